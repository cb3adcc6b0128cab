"""Gatherings as rows: the day, what it is about, the strip of its plan."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app import clock
from app.gathering.gatherings import Listed
from app.i18n import tr, trn
from app.vocabulary import AttendanceState, SessionKind, SessionStatus
from ui import painting, phrases
from ui.icons import paint_icon
from ui.painting import ChipSpec
from ui.theme import theme
from ui.widgets.list_rows import Row, RowAction, paint_ground
from ui.widgets.lists import RecordList
from ui.widgets.records import Index

CALLED_OFF: Final = (SessionStatus.CANCELLED, SessionStatus.POSTPONED)


def chip_of(listed: Listed) -> ChipSpec:
    """Return the one word on how far the preparation of a gathering is."""
    gathering = listed.gathering
    if gathering.status in CALLED_OFF:
        return ChipSpec(gathering.status.label, "neutral", "x")
    if not listed.segments:
        if gathering.kind is SessionKind.OFFICE_HOURS:  # needs none: people drop in
            return ChipSpec(tr("Drop in"), "neutral", "door")
        return ChipSpec(tr("No agenda yet"), "neutral")
    if gathering.status is SessionStatus.CONFIRMED:
        words = tr("Confirmed")
        if expected := listed.attendance[AttendanceState.EXPECTED]:
            words = trn("Confirmed, {n} coming", "Confirmed, {n} coming", expected)
        return ChipSpec(words, "ok", "check")
    return ChipSpec(tr("Draft agenda"), "honey", "pencil-simple")


def when_and_where(listed: Listed) -> str:
    """Return time, sort and place in one line."""
    gathering = listed.gathering
    parts = [gathering.kind.label]
    if gathering.starts_local and gathering.ends_local:
        parts.append(phrases.span(gathering.starts_local, gathering.ends_local))
    parts.append(gathering.place or gathering.mode.label)
    return " · ".join(parts)


def came(listed: Listed) -> str:
    """Return who was there in a few words."""
    if not listed.came:
        return tr("Attendance not noted yet")
    return trn("{n} was there", "{n} were there", listed.came)


def is_over(listed: Listed) -> bool:
    """Tell whether the gathering has been."""
    day = listed.gathering.day
    held = listed.gathering.status is SessionStatus.HELD
    return held or (day is not None and day < clock.today())


class GatheringList(RecordList[Listed]):
    """Gatherings, each with the strip of its plan."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.names: dict[UUID, str] = {}  # by person, for who led
        super().__init__(
            name,
            self._row,
            actions=(
                RowAction("attendance", "users", tr("Who was there")),
                RowAction("print", "printer", tr("Print")),
                RowAction("delete", "trash", tr("Delete")),
            ),
            fit_content=True,
            parent=parent,
        )
        self.setItemDelegate(_GatheringDelegate(self))

    @override
    def row_height(self, row: Row) -> int:
        return theme.fit(64, "medium", "small", padding=22)

    @override
    def action_rects(self, rect: QRectF) -> list[tuple[QRectF, RowAction]]:
        """Return where the actions are: before the strip, which they must not hide."""
        placed = super().action_rects(rect)
        back = self.plan_width(rect) + 18
        return [(place.translated(-back, 0), action) for place, action in placed]

    def plan_width(self, rect: QRectF) -> float:
        """Return how wide strip and chip are in a row."""
        return max(theme.px(150), min(theme.px(240), rect.width() * 0.28))

    def led_by(self, listed: Listed) -> str:
        """Return in a few words who led."""
        people = [self.names.get(one, "") for one in listed.leads]
        known = [name.split()[0] for name in people if name]
        return tr("Led by {names}").format(names=phrases.names(known)) if known else ""

    def _row(self, listed: Listed) -> Row:
        gathering = listed.gathering
        day = gathering.day
        note = when_and_where(listed)
        right = chip_of(listed).text
        if is_over(listed) and gathering.status not in CALLED_OFF:
            note = self.led_by(listed) or note
            right = came(listed)
        lead = (str(day.day), phrases.day(day)) if day else ("–", tr("No date yet"))
        return Row(
            gathering.title or tr("Without a title"),
            note,
            lead=lead,
            right_note=right,
            strip=listed.segments,
            struck=gathering.status in CALLED_OFF,
        )


class _GatheringDelegate(QStyledItemDelegate):
    """Draws a gathering: day, words, strip and chip (design book, view 6)."""

    def __init__(self, view: GatheringList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        record = self._view.records_model.record(index.row())
        return QSize(120, self._view.row_height(self._view.row_of(record)))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        listed = self._view.records_model.record(index.row())
        state = self._view.state_of(index)
        area = QRectF(option.rect)
        row = self._view.row_of(listed)
        painter.save()
        if index.row() == 0 and not is_over(listed) and not state.selected:
            card = area.adjusted(0, 1, 0, -1)
            painting.rounded(painter, card, 10, "card", "hairline")
        paint_ground(painter, area, state)
        self._paint_day(painter, area, listed)
        wide = self._view.plan_width(area)
        right = QRectF(area.right() - wide - 16, area.y(), wide, area.height())
        self._paint_plan(painter, right, listed, row)
        left = area.x() + theme.px(84)
        end = right.x() - 18
        if state.hover or state.focus:
            end = self._paint_actions(painter, area) - 8
        words = QRectF(left, area.y(), end - left, area.height())
        self._paint_words(painter, words, row)
        painter.restore()

    def _paint_day(self, painter: QPainter, area: QRectF, listed: Listed) -> None:
        day = listed.gathering.day
        first, second = theme.line("h2"), theme.line("cap")
        top = area.center().y() - (first + second) / 2
        center = painting.CENTER
        numeral = QRectF(area.x() + 8, top, theme.px(66), first)
        under = QRectF(area.x() + 8, top + first, theme.px(66), second)
        if day is None:
            painting.text(painter, numeral, "–", "h2", "ink3", center)
            painting.text(painter, under, tr("no date"), "cap", "ink3", center)
            return
        color = "ink2" if is_over(listed) else "accent_ink"
        painting.text(painter, numeral, str(day.day), "h2", color, center, px=22)
        words = f"{phrases.weekday(day)} {phrases.short_month(day)}"
        painting.text(painter, under, words, "cap", "ink3", center)

    def _paint_words(self, painter: QPainter, area: QRectF, row: Row) -> None:
        first, second = theme.line("medium"), theme.line("small")
        top = area.center().y() - (first + second) / 2
        title = QRectF(area.x(), top, area.width(), first)
        note = QRectF(area.x(), top + first, area.width(), second)
        color = "ink3" if row.struck else "ink"
        painting.text(painter, title, row.title, "medium", color)
        painting.text(painter, note, row.note, "small", "ink3")

    def _paint_plan(
        self, painter: QPainter, area: QRectF, listed: Listed, row: Row
    ) -> None:
        line = theme.line("capm") + 6
        top = area.center().y() - (8 + 6 + line) / 2
        strip = QRectF(area.x(), top, area.width(), 8)
        if listed.segments:
            painting.strip(painter, strip, listed.segments)
        else:
            painting.rounded(painter, strip, 3, None, "line", dashed=True)
        below = QRectF(area.x(), top + 14, area.width(), line)
        if is_over(listed) and listed.gathering.status not in CALLED_OFF:
            painting.text(painter, below, row.right_note, "small", "ink3")
        else:
            painting.chips(painter, below, [chip_of(listed)])

    def _paint_actions(self, painter: QPainter, area: QRectF) -> float:
        """Draw what can be done with the row; return where that begins."""
        placed = self._view.action_rects(area)
        for place, action in placed:
            painting.rounded(painter, place, 6, "card", "line")
            paint_icon(painter, action.icon, place.adjusted(5, 5, -5, -5), "ink2")
        return placed[0][0].x()
