"""The cells of the matrix as assistive technology knows them: cells of a table."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid
from typing_extensions import override

if TYPE_CHECKING:
    from ui.views.needs.matrix_grid import MatrixGrid

_installed = False


class GridReader(QAccessibleWidget):
    """Reads out a matrix: a table with a cell for each topic and column."""

    def __init__(self, grid: "MatrixGrid") -> None:
        super().__init__(grid, QAccessible.Role.Table, grid.accessibleName())
        self._grid = grid
        self._cells: dict[int, CellReader] = {}
        grid.destroyed.connect(partial(_let_go, self._cells))

    @override
    def childCount(self) -> int:
        return self._grid.cell_count() if isValid(self._grid) else 0

    @override
    def child(self, index: int) -> Any:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._cells:  # one that is never asked for is never made
            cell = CellReader(self._grid, index)
            QAccessible.registerAccessibleInterface(cell)
            self._cells[index] = cell
        return self._cells[index]

    @override
    def indexOfChild(self, child: Any) -> int:
        found = (n for n, cell in self._cells.items() if cell == child)
        return next(found, -1)

    @override
    def childAt(self, x: int, y: int) -> Any:
        point = self._grid.viewport().mapFromGlobal(QPoint(x, y))
        place = self._grid.place_at(point.toPointF())
        return self.child(self._grid.index_of(*place)) if place else None

    @override
    def focusChild(self) -> Any:
        return self.child(self._grid.index_of(self._grid.row, self._grid.column))


class CellReader(QAccessibleInterface):
    """Reads out one cell: the topic, whose, what they can, how they ask."""

    def __init__(self, grid: "MatrixGrid", index: int) -> None:
        super().__init__()
        self._grid, self._index = grid, index

    @override
    def isValid(self) -> bool:
        return isValid(self._grid) and self._index < self._grid.cell_count()

    @override
    def object(self) -> Any:
        return None

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._grid)

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
        return QAccessible.Role.Cell

    @override
    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        rect = self._grid.rect_of(*self._grid.place_of(self._index))
        corner = self._grid.viewport().mapToGlobal(rect.topLeft())
        return QRect(corner, rect.size())

    @override
    def text(self, what: QAccessible.Text) -> str:
        if what is not QAccessible.Text.Name or not self.isValid():
            return ""
        return self._grid.spoken(*self._grid.place_of(self._index))

    @override
    def setText(self, what: QAccessible.Text, text: str) -> None:
        return

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        place = (self._grid.row, self._grid.column)
        current = self.isValid() and self._grid.place_of(self._index) == place
        state.selected = current
        state.focused = current and self._grid.hasFocus()
        return state


def install() -> None:
    """Let matrices be read out cell by cell, from now on."""
    global _installed  # noqa: PLW0603 - a factory is installed once in a process
    if not _installed:
        _installed = True
        QAccessible.installFactory(_reader)


def announce(grid: "MatrixGrid") -> None:
    """Say that the cursor is on another cell now."""
    if not QAccessible.isActive() or grid.row < 0 or not grid.hasFocus():
        return
    event = QAccessibleEvent(grid, QAccessible.Event.Focus)
    event.setChild(grid.index_of(grid.row, grid.column))
    QAccessible.updateAccessibility(event)


def _let_go(cells: "dict[int, CellReader]", _: object = None) -> None:
    """Take the cells out of Qt's cache, which else would free them a second time."""
    for cell in cells.values():
        if isValid(cell):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(cell))
    cells.clear()


def _reader(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    del name
    from ui.views.needs.matrix_grid import MatrixGrid

    if not isinstance(widget, MatrixGrid):
        return None
    reader = GridReader(widget)
    widget.setProperty("reader", reader)  # it lives as long as the grid
    return reader
