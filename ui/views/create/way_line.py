"""The line that says how often a channel is, how long, for whom and where; it opens."""

from typing import Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.community.channels import Way
from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, area, in_room

LEFT: Final = 28  # px before the words: they stand under the name
RIGHT: Final = 8
CARET: Final = 14
LEAST: Final = 28  # px of what can be hit
BETWEEN: Final = " · "


class WayLine(Focusable, QPushButton):
    """Facts of a channel in a row that wraps between them; pressed, it opens below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._facts: list[str] = []
        self._open = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: list[str], *, opened: bool) -> None:
        """Show these facts, or what may be said while there are none."""
        self._facts, self._open = list(facts), opened
        self.setAccessibleName(f"{self._name}: {self.words()}")
        state = tr("Open. Esc closes it.") if opened else tr("Press Enter to open it.")
        self.setAccessibleDescription(state)
        self._tell_the_rest()
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return what the line says, in one."""
        return BETWEEN.join(self._shown())

    def rows(self, width: float) -> list[str]:
        """Return the facts in rows that fit this width, each fact kept whole."""
        rows: list[str] = []
        for fact in self._shown():
            longer = f"{rows[-1]}{BETWEEN}{fact}" if rows else fact
            if rows and painting.text_width(longer, "small") <= width:
                rows[-1] = longer
            else:
                rows.append(fact)
        return rows

    @override
    def sizeHint(self) -> QSize:
        wide = round(painting.text_width(self.words(), "small")) + LEFT + RIGHT + 1
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.fit(LEAST, "small"))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        more = len(self.rows(width - LEFT - RIGHT)) - 1
        return theme.fit(LEAST, "small") + more * theme.line("small")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_the_rest()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = area(self).adjusted(LEFT - 10, 0, 0, 0)
        hot = self.isEnabled() and self.underMouse()
        if hot:
            painting.rounded(painter, whole, 6, in_room("hover", self))
        ink = (
            "ink2" if hot or self._open else "ink3" if self.isEnabled() else "disabled"
        )
        step = theme.line("small")
        rows = self.rows(self.width() - LEFT - RIGHT)
        top = (self.height() - len(rows) * step) / 2
        if self.isEnabled():
            self._paint_sign(painter, top + step / 2, ink)
        for number, row in enumerate(rows):
            room = QRectF(LEFT, top + number * step, whole.right() - LEFT - RIGHT, step)
            painting.text(painter, room, row, "small", ink)
        self.paint_ring(painter, whole, 6)
        painter.end()

    def _ink(self, hot: bool) -> str:
        if not self.isEnabled():
            return "disabled"
        return "ink2" if hot or self._open else "ink3"

    def _paint_sign(self, painter: QPainter, middle: float, ink: str) -> None:
        sign = "caret-right" if self._facts else "plus"
        place = QRectF(2, middle - CARET / 2, CARET, CARET)
        paint_icon(painter, "caret-down" if self._open else sign, place, ink)

    def _shown(self) -> list[str]:
        if self._facts:
            return self._facts
        if self._open:
            return [tr("How often and how long")]
        return [tr("Add how often and how long")]

    def _tell_the_rest(self) -> None:
        """Show what is cut in the tool tip."""
        room = self.width() - LEFT - RIGHT
        wide = max(painting.text_width(fact, "small") for fact in self._shown())
        self.setToolTip(self.words() if wide > room else "")


def facts_of(way: Way) -> list[str]:
    """Return how often a channel is, how long, for whom and where, as it was said.

    Where one half of its hours is known and not the other, it says which is missing.
    """
    facts = [way.cadence or _times(way)]
    facts.append(tr("{m} min").format(m=way.minutes) if way.minutes else "")
    if way.minutes and not way.per_month:
        facts.append(tr("times a month not said"))
    if way.per_month and not way.minutes:
        facts.append(tr("minutes not said"))
    return [fact for fact in (*facts, _audience(way.audience), way.place) if fact]


def number(value: float | None) -> str:
    """Return a number as it is typed here: "2", "0.5"; nothing for none."""
    if value is None:
        return ""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(value, "g", 5)


def _times(way: Way) -> str:
    if not way.per_month:
        return ""
    if way.per_month == 1:
        return tr("Once a month")
    return tr("{n} times a month").format(n=number(way.per_month))


def _audience(audience: str) -> str:
    """Return "for everyone"; what begins with a capital stands as it is."""
    begins_small = audience[:1].islower() and not audience.startswith("for ")
    return tr("for {audience}").format(audience=audience) if begins_small else audience
