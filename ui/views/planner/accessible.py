"""The blocks of the canvas as assistive technology knows them: items of a list."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid
from typing_extensions import override

from app.i18n import tr
from ui.views.planner import words

if TYPE_CHECKING:
    from ui.views.planner.canvas import Canvas
    from ui.views.planner.rows import Cell

_installed = False


class CanvasReader(QAccessibleWidget):
    """Reads out a canvas: a list with an item for each block."""

    def __init__(self, canvas: "Canvas") -> None:
        super().__init__(canvas, QAccessible.Role.List, tr("Agenda"))
        self._canvas = canvas
        self._items: dict[int, BlockReader] = {}
        canvas.destroyed.connect(partial(_let_go, self._items))

    @override
    def childCount(self) -> int:
        return len(self._canvas.layout_.stops()) if isValid(self._canvas) else 0

    @override
    def child(self, index: int) -> Any:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._items:
            item = BlockReader(self._canvas, index)
            QAccessible.registerAccessibleInterface(item)
            self._items[index] = item
        return self._items[index]

    @override
    def indexOfChild(self, child: Any) -> int:
        found = (n for n, item in self._items.items() if item == child)
        return next(found, -1)

    @override
    def childAt(self, x: int, y: int) -> Any:
        point = self._canvas.mapFromGlobal(QPoint(x, y)).toPointF()
        cell = self._canvas.layout_.at(point)
        stops = self._canvas.layout_.stops()
        return self.child(stops.index(cell)) if cell in stops else None

    @override
    def focusChild(self) -> Any:
        return self.child(place_of_current(self._canvas))


class BlockReader(QAccessibleInterface):
    """Reads out the block at one place of the list."""

    def __init__(self, canvas: "Canvas", index: int) -> None:
        super().__init__()
        self._canvas, self._index = canvas, index

    @override
    def isValid(self) -> bool:
        return isValid(self._canvas) and self._cell() is not None

    @override
    def object(self) -> Any:
        return None

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._canvas)

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
        cell = self._cell()
        if cell is None:
            return QRect()
        corner = self._canvas.mapToGlobal(cell.rect.topLeft().toPoint())
        return QRect(corner, cell.rect.size().toSize())

    @override
    def text(self, what: QAccessible.Text) -> str:
        cell, acts = self._cell(), self._canvas.acts
        if what is not QAccessible.Text.Name or cell is None or acts is None:
            return ""
        if cell.step is None:
            return tr("Add a block, or drop a method here")
        return words.spoken(cell.step, acts.agenda, self._canvas.faces)

    @override
    def setText(self, what: QAccessible.Text, text: str) -> None:
        return

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        current = self._index == place_of_current(self._canvas)
        state.selected = current
        state.focused = current and self._canvas.hasFocus()
        return state

    def _cell(self) -> "Cell | None":
        stops = self._canvas.layout_.stops()
        return stops[self._index] if self._index < len(stops) else None


def install() -> None:
    """Let canvases be read out block by block, from now on."""
    global _installed  # noqa: PLW0603 - a factory is installed once in a process
    if not _installed:
        _installed = True
        QAccessible.installFactory(_reader)


def place_of_current(canvas: "Canvas") -> int:
    """Return at which place of the list the block chosen is; -1 for none."""
    ids = [cell.id for cell in canvas.layout_.stops()]
    return ids.index(canvas.current) if canvas.current in ids else -1


def announce(canvas: "Canvas") -> None:
    """Say that another block is chosen now."""
    place = place_of_current(canvas)
    if not QAccessible.isActive() or place < 0 or not canvas.hasFocus():
        return
    event = QAccessibleEvent(canvas, QAccessible.Event.Focus)
    event.setChild(place)
    QAccessible.updateAccessibility(event)


def _let_go(items: "dict[int, BlockReader]", _: object = None) -> None:
    """Take the items out of Qt's cache, which else would free them a second time."""
    for item in items.values():
        if isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
    items.clear()


def _reader(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    del name
    from ui.views.planner.canvas import Canvas

    if not isinstance(widget, Canvas):
        return None
    reader = CanvasReader(widget)
    widget.setProperty("reader", reader)  # it lives as long as the canvas
    return reader
