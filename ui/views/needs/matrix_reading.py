"""The cells of the matrix as assistive technology knows them: cells of a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from ui.views.needs.matrix_grid import MatrixGrid


class Cells:
    """The cells of a matrix: the topic, whose, what they can, how they ask."""

    role = QAccessible.Role.Table
    part_role = QAccessible.Role.Cell

    def __init__(self, grid: "MatrixGrid") -> None:
        self._grid = grid

    def name(self) -> str:
        """Return what the matrix is called."""
        return self._grid.accessibleName()

    def count(self) -> int:
        """Return how many cells there are."""
        return self._grid.cell_count()

    def spoken(self, index: int) -> str:
        """Return a cell in words."""
        return self._grid.spoken(*self._grid.place_of(index))

    def rect(self, index: int) -> QRect:
        """Return where a cell is on the screen."""
        rect = self._grid.rect_of(*self._grid.place_of(index))
        corner = self._grid.viewport().mapToGlobal(rect.topLeft())
        return QRect(corner, rect.size())

    def at(self, point: QPoint) -> int:
        """Return which cell is at a point of the screen; -1 for none."""
        within = self._grid.viewport().mapFromGlobal(point).toPointF()
        place = self._grid.place_at(within)
        return self._grid.index_of(*place) if place else -1

    def current(self) -> int:
        """Return which cell the cursor is on; -1 for none."""
        if self._grid.row < 0:
            return -1
        return self._grid.index_of(self._grid.row, self._grid.column)
