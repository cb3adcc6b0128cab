"""The dots of the square as assistive technology knows them: items of a list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from app.i18n import tr

if TYPE_CHECKING:
    from ui.views.needs.ranked.square import Dot, Square

_REACH = 14  # pixels about the middle of a dot


class Dots:
    """The dots of a square, placed or not."""

    role = QAccessible.Role.List
    part_role = QAccessible.Role.ListItem

    def __init__(self, square: "Square") -> None:
        self._square = square

    def name(self) -> str:
        """Return what the square is called."""
        return tr("Difference and effort")

    def count(self) -> int:
        """Return how many dots there are."""
        return len(self._square.dots)

    def spoken(self, index: int) -> str:
        """Return a dot in words."""
        return spoken(self._square.dots[index])

    def rect(self, index: int) -> QRect:
        """Return where a dot is on the screen."""
        spot = self._square.spot(self._square.dots[index]).toPoint()
        corner = self._square.mapToGlobal(spot) - QPoint(_REACH, _REACH)
        return QRect(corner.x(), corner.y(), 2 * _REACH, 2 * _REACH)

    def at(self, point: QPoint) -> int:
        """Return which dot is at a point of the screen; -1 for none."""
        dot = self._square.at(self._square.mapFromGlobal(point).toPointF())
        return self._square.dots.index(dot) if dot else -1

    def current(self) -> int:
        """Return which dot is chosen; -1 for none."""
        keys = [dot.key for dot in self._square.dots]
        chosen = self._square.chosen
        return keys.index(chosen) if chosen in keys else -1


def spoken(dot: "Dot") -> str:
    """Return a dot in words: "4, Night shifts, difference 70, effort 80"."""
    if not dot.is_placed:
        return tr("{mark}, {words}, no place yet").format(
            mark=dot.mark, words=dot.words
        )
    return tr("{mark}, {words}, difference {impact}, effort {effort}").format(
        mark=dot.mark, words=dot.words, impact=dot.impact, effort=dot.effort
    )
