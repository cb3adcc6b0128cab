"""The cells of who decides what, as assistive technology knows them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from ui.views.charter.decisions.grid import DecisionGrid


class Cells:
    """What is decided, and the part of each in it: cells of a table, row by row."""

    role = QAccessible.Role.Table
    part_role = QAccessible.Role.Cell

    def __init__(self, grid: "DecisionGrid") -> None:
        self._grid = grid

    def name(self) -> str:
        """Return what the grid is called."""
        return self._grid.accessibleName()

    def count(self) -> int:
        """Return how many cells there are."""
        return self._grid.row_count() * self._grid.column_count()

    def spoken(self, index: int) -> str:
        """Return a cell in words."""
        return self._grid.spoken(*divmod(index, self._grid.column_count()))

    def rect(self, index: int) -> QRect:
        """Return where a cell is on the screen."""
        row, column = divmod(index, self._grid.column_count())
        rect = self._grid.layout_.rect(row, column).toRect()
        return QRect(self._grid.mapToGlobal(rect.topLeft()), rect.size())

    def at(self, point: QPoint) -> int:
        """Return which cell is at a point of the screen; -1 for none."""
        place = self._grid.layout_.at(self._grid.mapFromGlobal(point).toPointF())
        return place[0] * self._grid.column_count() + place[1] if place else -1

    def current(self) -> int:
        """Return which cell the cursor is on; -1 for none."""
        grid = self._grid
        return grid.row * grid.column_count() + grid.column if grid.row >= 0 else -1
