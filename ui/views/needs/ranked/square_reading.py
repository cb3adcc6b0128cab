"""The dots of the square as assistive technology knows them: items of a list."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid
from typing_extensions import override

from app.i18n import tr

if TYPE_CHECKING:
    from ui.views.needs.ranked.square import Dot, Square

_installed = False


class SquareReader(QAccessibleWidget):
    """Reads out a square: a list with an item for each dot."""

    def __init__(self, square: "Square") -> None:
        super().__init__(square, QAccessible.Role.List, tr("Difference and effort"))
        self._square = square
        self._items: dict[int, DotReader] = {}
        square.destroyed.connect(partial(_let_go, self._items))

    @override
    def childCount(self) -> int:
        return len(self._square.dots) if isValid(self._square) else 0

    @override
    def child(self, index: int) -> Any:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._items:
            item = DotReader(self._square, index)
            QAccessible.registerAccessibleInterface(item)
            self._items[index] = item
        return self._items[index]

    @override
    def indexOfChild(self, child: Any) -> int:
        found = (n for n, item in self._items.items() if item == child)
        return next(found, -1)

    @override
    def childAt(self, x: int, y: int) -> Any:
        point = self._square.mapFromGlobal(QPoint(x, y)).toPointF()
        dot = self._square.at(point)
        return self.child(self._square.dots.index(dot)) if dot else None

    @override
    def focusChild(self) -> Any:
        return self.child(_place(self._square))


class DotReader(QAccessibleInterface):
    """Reads out the dot at one place of the list."""

    def __init__(self, square: "Square", index: int) -> None:
        super().__init__()
        self._square, self._index = square, index

    @override
    def isValid(self) -> bool:
        return isValid(self._square) and self._dot() is not None

    @override
    def object(self) -> Any:
        return None

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._square)

    @override
    def childCount(self) -> int:
        return 0

    @override
    def child(self, index: int) -> Any:
        return None

    @override
    def childAt(self, x: int, y: int) -> Any:
        return None

    @override
    def indexOfChild(self, child: Any) -> int:
        return -1

    @override
    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    @override
    def rect(self) -> QRect:
        dot = self._dot()
        if dot is None:
            return QRect()
        corner = self._square.mapToGlobal(self._square.spot(dot).toPoint())
        return QRect(corner.x() - 14, corner.y() - 14, 28, 28)

    @override
    def text(self, what: QAccessible.Text) -> str:
        dot = self._dot()
        if what is not QAccessible.Text.Name or dot is None:
            return ""
        return spoken(dot)

    @override
    def setText(self, what: QAccessible.Text, text: str) -> None:
        return

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        current = self._index == _place(self._square)
        state.selected = current
        state.focused = current and self._square.hasFocus()
        return state

    def _dot(self) -> "Dot | None":
        dots = self._square.dots
        return dots[self._index] if self._index < len(dots) else None


def spoken(dot: "Dot") -> str:
    """Return a dot in words: "4, Night shifts, difference 70, effort 80"."""
    if not dot.is_placed:
        return tr("{mark}, {words}, no place yet").format(
            mark=dot.mark, words=dot.words
        )
    return tr("{mark}, {words}, difference {impact}, effort {effort}").format(
        mark=dot.mark, words=dot.words, impact=dot.impact, effort=dot.effort
    )


def install() -> None:
    """Let squares be read out dot by dot, from now on."""
    global _installed  # noqa: PLW0603 - a factory is installed once in a process
    if not _installed:
        _installed = True
        QAccessible.installFactory(_reader)


def announce(square: "Square") -> None:
    """Say that another dot is chosen now."""
    place = _place(square)
    if not QAccessible.isActive() or place < 0 or not square.hasFocus():
        return
    event = QAccessibleEvent(square, QAccessible.Event.Focus)
    event.setChild(place)
    QAccessible.updateAccessibility(event)


def _place(square: "Square") -> int:
    """Return at which place of the list the dot chosen is; -1 for none."""
    keys = [dot.key for dot in square.dots]
    return keys.index(square.chosen) if square.chosen in keys else -1


def _let_go(items: "dict[int, DotReader]", _: object = None) -> None:
    """Take the items out of Qt's cache, which else would free them a second time."""
    for item in items.values():
        if isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
    items.clear()


def _reader(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    del name
    from ui.views.needs.ranked.square import Square

    if not isinstance(widget, Square):
        return None
    reader = SquareReader(widget)
    widget.setProperty("reader", reader)  # it lives as long as the square
    return reader
