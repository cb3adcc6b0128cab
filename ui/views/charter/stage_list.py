"""Where a circle is in its life: its stages one below the other, with their dates."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.charter.bearings import Milestone
from app.i18n import tr
from app.vocabulary import Stage
from ui import painting, phrases
from ui.theme import theme
from ui.widgets.base import Focusable, area, in_room
from ui.widgets.layout import clear, vbox
from ui.widgets.telling import Teller

DOT: Final = 5.0  # px, radius
RAIL: Final = 9.0  # px from the left to the middle of the dots
WORDS: Final = 30.0  # px from the left to the words


class StageList(QWidget):
    """The stages; pressing one says that this is where we are."""

    chosen = Signal(object)  # the Stage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = vbox()
        self._stages: tuple[Milestone, ...] = ()
        self.rows: dict[Stage, StageRow] = {}
        self.setLayout(self._rows)
        self.setAccessibleName(tr("Where we are"))

    def show_stages(self, stages: Sequence[Milestone], *, fixed: bool = False) -> None:
        """Show these; `fixed` lets none be chosen."""
        if tuple(stages) == self._stages:
            return
        if [one.stage for one in stages] != list(self.rows):
            self._make(stages)
        self._stages = tuple(stages)
        for milestone in stages:
            self.rows[milestone.stage].show_milestone(milestone)
            self.rows[milestone.stage].setEnabled(not fixed)

    def _make(self, stages: Sequence[Milestone]) -> None:
        clear(self._rows)
        self.rows = {}
        for place, milestone in enumerate(stages):
            ends = (place == 0, place == len(stages) - 1)
            row = StageRow(milestone, *ends)
            row.clicked.connect(Teller(row, self.chosen.emit, milestone.stage).tell)
            self.rows[milestone.stage] = row
            self._rows.addWidget(row)


class StageRow(Focusable, QAbstractButton):
    """One stage: a dot on the line, its name, and what is known of its day."""

    def __init__(
        self,
        milestone: Milestone,
        is_first: bool,
        is_last: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._one, self._ends = milestone, (is_first, is_last)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_milestone(milestone)

    def show_milestone(self, milestone: Milestone) -> None:
        """Show a stage as it stands."""
        self._one = milestone
        here = tr("Where we are") if milestone.when == "now" else ""
        said = (milestone.words, _day(milestone), here)
        self.setAccessibleName(", ".join(part for part in said if part))
        if milestone.when != "now":
            words = tr("Press to say that this is where you are")
            self.setAccessibleDescription(words)
            self.setToolTip(words)
        else:
            self.setAccessibleDescription("")
            self.setToolTip("")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        one = self._one
        words = painting.text_width(one.words, _role(one))
        day = painting.text_width(_day(one), "small")
        wide = round(WORDS + words + 12 + day + 6)
        return QSize(wide, theme.fit(36, "body", padding=15))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painting.rounded(painter, rect, 6, in_room("hover", self))
        self._paint_line(painter, rect)
        one = self._one
        ink = "ink2" if one.when == "to_come" else "ink"
        right = rect.adjusted(WORDS, 0, -4, 0)
        day = painting.text_width(_day(one), "small")
        painting.text(painter, right, _day(one), "small", "ink3", painting.RIGHT)
        painting.text(
            painter, right.adjusted(0, 0, -day - 10, 0), one.words, _role(one), ink
        )
        self.paint_ring(painter, rect, 6)
        painter.end()

    def _paint_line(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the line to the stages around, and the dot: filled if it came."""
        middle = QPointF(RAIL, rect.center().y())
        is_first, is_last = self._ends
        come = self._one.when != "to_come"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part, top, bottom, done in (
            (not is_first, rect.top(), middle.y(), come),
            (not is_last, middle.y(), rect.bottom(), self._one.when == "past"),
        ):
            if part:
                painter.setPen(QPen(theme.color("accent" if done else "line"), 2))
                painter.drawLine(QPointF(RAIL, top), QPointF(RAIL, bottom))
        if self._one.when == "now":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawEllipse(middle, DOT + 4, DOT + 4)
        line = "accent" if come else "ink3"
        painter.setPen(QPen(theme.color(line), 1.6))
        painter.setBrush(theme.color("accent" if come else "surface"))
        painter.drawEllipse(middle, DOT, DOT)
        painter.restore()


def _role(one: Milestone) -> str:
    return "strong" if one.when == "now" else "body"


def _day(one: Milestone) -> str:
    """Return what is known of its day, in words."""
    if one.on is None:
        return ""
    month = phrases.month(one.on)
    if one.when == "now":
        return tr("since {month}").format(month=month)
    if one.when == "to_come":
        return tr("{month}, as planned").format(month=month)
    if one.stage is Stage.COALESCING:
        return phrases.day(one.on)
    return month
