"""What the table of technical assistance shows in its columns, and its last line."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.assistance.engagements import Engagement
from app.assistance.reckoning import Stage
from app.i18n import tr, trn
from ui import painting, phrases
from ui.painting import ChipSpec
from ui.theme import theme
from ui.views.assistance import words
from ui.widgets import cells
from ui.widgets.base import Restyled, area, in_room
from ui.widgets.records import CellState, Column

BAR: Final = 58  # px at 100 %


def columns() -> list[Column[Engagement]]:
    """Return the columns; the scope is the first to leave a narrow table."""
    return [
        Column(tr("Deliverable"), _name, key=_by_name, role="medium", color="ink"),
        Column(tr("Scope"), _scope, drop=1),
        Column(tr("Site"), _place, key=_place, paint=_paint_place, width=190),
        Column(
            tr("Stage"),
            words.stage,
            key=_by_stage,
            paint=cells.chips(_chips),
            width=132,
        ),
        Column(tr("Hours"), _hours, key=_by_hours, paint=_paint_hours, width=132),
        Column(tr("Due"), _due, key=_by_due, paint=_paint_due, width=126, tabular=True),
    ]


class Totals(Restyled, QWidget):
    """The line under the table: how many there are, and their hours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count, self.hours = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_totals(self, found: Sequence[Engagement]) -> None:
        """Show the totals of these."""
        self.count = trn("{n} deliverable", "{n} deliverables", len(found))
        agreed = [one for one in found if one.budget is not None]
        worked = words.number(sum(one.worked for one in agreed))
        budget = words.number(sum(one.budget or 0 for one in agreed))
        said = tr("{worked} of {budget} h").format(worked=worked, budget=budget)
        self.hours = said if agreed else ""
        self.setAccessibleName(tr("Together"))
        self.setAccessibleDescription(f"{self.count}, {self.hours}".rstrip(", "))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, theme.fit(40, "smallm", padding=12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = area(self)
        line = QRectF(room.x(), room.y(), room.width(), 1)
        painter.fillRect(line, theme.color(in_room("line", self)))
        room = room.adjusted(12, 0, -12, 0)
        painting.text(painter, room, self.count, "smallm", "ink2")
        right = painting.RIGHT
        painting.text(painter, room, self.hours, "smallm", "ink2", right, tabular=True)
        painter.end()


def _name(one: Engagement) -> str:
    return one.name


def _by_name(one: Engagement) -> str:
    return one.name.casefold()


def _scope(one: Engagement) -> str:
    return one.scope.replace("\n", " ")


def _place(one: Engagement) -> str:
    return one.place


def _by_stage(one: Engagement) -> tuple[int, str]:
    stages = list(Stage)
    at = stages.index(one.stage) if one.stage else len(stages)
    return at, one.status.value


def _chips(one: Engagement) -> list[ChipSpec]:
    if one.stage is None:
        return [ChipSpec(one.status.label, "neutral", words.ASIDE[one.status][1])]
    tone, icon = words.TONES[one.stage], words.ICONS[one.stage]
    return [ChipSpec(one.stage.label, tone, icon)]


def _hours(one: Engagement) -> str:
    if one.budget is None and not one.worked:
        return tr("not scoped")
    return ", ".join(part for part in (words.hours(one), words.over(one)) if part)


def _by_hours(one: Engagement) -> float | None:
    return words.share(one) if one.budget else None


def _due(one: Engagement) -> str:
    if one.due_on is None:
        return tr("no date")
    said = (phrases.day(one.due_on), words.late(one))
    return ", ".join(part for part in said if part)


def _by_due(one: Engagement) -> date | None:
    return one.due_on


def _paint_place(painter: QPainter, cell: QRectF, one: Any, _: CellState) -> None:
    face = words.face(one)
    if face is not None:
        side = theme.px(24)
        spot = QRectF(cell.x(), cell.center().y() - side / 2, side, side)
        painting.avatar(painter, spot, face)
        cell = cell.adjusted(side + 8, 0, 0, 0)
    painting.text(painter, cell, one.place, "small", "ink2")


def _paint_hours(painter: QPainter, cell: QRectF, one: Any, _: CellState) -> None:
    if one.budget is None:
        said = words.hours(one)
        plain = said or tr("not scoped")
        painting.text(painter, cell, plain, "small", "ink3", italic=not said)
        return
    wide = theme.px(BAR)
    bar = QRectF(cell.x(), cell.center().y() - 2.5, wide, 5)
    painting.progress(painter, bar, words.share(one), words.bar(one), "ta_sunken")
    said = f"{words.number(one.worked)}/{words.number(one.budget)}"
    ink = "danger_ink" if one.over else "ink2"
    room = cell.adjusted(wide + 8, 0, 0, 0)
    painting.text(painter, room, said, "small", ink, tabular=True)


def _paint_due(painter: QPainter, cell: QRectF, one: Any, _: CellState) -> None:
    if one.due_on is None:
        painting.text(painter, cell, tr("no date"), "small", "ink3")
        return
    late = one.days_late and one.delivered_on is None
    said = words.late(one) if late else phrases.day(one.due_on)
    ink = "honey_ink" if late else "ink2"
    painting.text(painter, cell, said, "small", ink, tabular=True)
