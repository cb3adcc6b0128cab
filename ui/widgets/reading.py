"""Painted widgets as assistive technology knows them: a list or a table of parts.

A widget that paints many things itself gives an object of `Parts`, by `let_be_read`,
and says with `announce` that the focus has gone to another of them.
"""

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

_PARTS = "parts_read"  # the attribute of a widget that holds its parts
_installed = False
# Qt frees a reader when it forgets its widget or ends; a reader that Python frees
# before that is freed a second time, so all are held here until Qt is done with them.
_held: dict[int, "WholeReader"] = {}


class Parts(Protocol):
    """What is to be said of the things a widget paints, by their place from 0."""

    role: QAccessible.Role  # of the whole: List, Table
    part_role: QAccessible.Role  # ListItem, Cell

    def name(self) -> str:
        """Return what the whole is called."""

    def count(self) -> int:
        """Return how many parts there are now."""

    def spoken(self, index: int) -> str:
        """Return one of them in words."""

    def rect(self, index: int) -> QRect:
        """Return where it is on the screen."""

    def at(self, point: QPoint) -> int:
        """Return which of them is at a point of the screen; -1 for none."""

    def current(self) -> int:
        """Return which of them is chosen; -1 for none."""


def let_be_read(widget: QWidget, parts: Parts) -> None:
    """Let a widget be read out part by part."""
    global _installed  # noqa: PLW0603 - a factory is installed once in a process
    setattr(widget, _PARTS, parts)
    if not _installed:
        _installed = True
        QAccessible.installFactory(_reader)


def announce(widget: QWidget) -> None:
    """Say that another part of a widget is chosen now."""
    place = _parts(widget).current()
    if not QAccessible.isActive() or place < 0 or not widget.hasFocus():
        return
    event = QAccessibleEvent(widget, QAccessible.Event.Focus)
    event.setChild(place)
    QAccessible.updateAccessibility(event)


class WholeReader(QAccessibleWidget):
    """Reads out a painted widget: a list or a table with its parts."""

    def __init__(self, widget: QWidget) -> None:
        parts = _parts(widget)
        super().__init__(widget, parts.role, parts.name())
        self._widget, self._parts = widget, parts
        self._readers: dict[int, PartReader] = {}
        _held[id(self)] = self
        widget.destroyed.connect(partial(_let_go, id(self)))

    def parts_read(self) -> tuple["PartReader", ...]:
        """Return the readers of the parts that were asked for."""
        return tuple(self._readers.values())

    @override
    def childCount(self) -> int:
        return self._parts.count() if isValid(self._widget) else 0

    @override
    def child(self, index: int) -> Any:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._readers:  # one that is never asked for is never made
            reader = PartReader(self._widget, index)
            QAccessible.registerAccessibleInterface(reader)
            self._readers[index] = reader
        return self._readers[index]

    @override
    def indexOfChild(self, child: Any) -> int:
        found = (n for n, reader in self._readers.items() if reader == child)
        return next(found, -1)

    @override
    def childAt(self, x: int, y: int) -> Any:
        return self.child(self._parts.at(QPoint(x, y)))

    @override
    def focusChild(self) -> Any:
        return self.child(self._parts.current())


class PartReader(QAccessibleInterface):
    """Reads out the part at one place."""

    def __init__(self, widget: QWidget, index: int) -> None:
        super().__init__()
        self._widget, self._parts, self._index = widget, _parts(widget), index

    @override
    def isValid(self) -> bool:
        return isValid(self._widget) and self._index < self._parts.count()

    @override
    def object(self) -> Any:
        return None

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._widget)

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
        return self._parts.part_role

    @override
    def rect(self) -> QRect:
        return self._parts.rect(self._index) if self.isValid() else QRect()

    @override
    def text(self, what: QAccessible.Text) -> str:
        if what is not QAccessible.Text.Name or not self.isValid():
            return ""
        return self._parts.spoken(self._index)

    @override
    def setText(self, what: QAccessible.Text, text: str) -> None:
        return

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        current = self.isValid() and self._index == self._parts.current()
        state.selected = current
        state.focused = current and self._widget.hasFocus()
        return state


def _parts(widget: QWidget) -> Parts:
    parts: Parts = getattr(widget, _PARTS)
    return parts


def _let_go(key: int, _: object = None) -> None:
    """Take a reader and those of its parts out of Qt's cache, then free them."""
    whole = _held.pop(key)
    for reader in (*whole.parts_read(), whole):
        if isValid(reader):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(reader))


def _reader(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    del name
    if not isinstance(widget, QWidget) or not hasattr(widget, _PARTS):
        return None
    return WholeReader(widget)
