"""The blocks of the canvas as assistive technology knows them: items of a list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from app.i18n import tr
from ui.views.planner import words

if TYPE_CHECKING:
    from ui.views.planner.canvas import Canvas


class Blocks:
    """The blocks of a canvas, in their order, and the place for a new one."""

    role = QAccessible.Role.List
    part_role = QAccessible.Role.ListItem

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas

    def name(self) -> str:
        """Return what the canvas is called."""
        return tr("Agenda")

    def count(self) -> int:
        """Return how many blocks there are, with the place for a new one."""
        return len(self._canvas.layout_.stops())

    def spoken(self, index: int) -> str:
        """Return a block in words."""
        cell, acts = self._canvas.layout_.stops()[index], self._canvas.acts
        if acts is None:
            return ""
        if cell.step is None:
            return tr("Add a block, or drop a method here")
        return words.spoken(cell.step, acts.agenda, self._canvas.faces)

    def rect(self, index: int) -> QRect:
        """Return where a block is on the screen."""
        rect = self._canvas.layout_.stops()[index].rect
        corner = self._canvas.mapToGlobal(rect.topLeft().toPoint())
        return QRect(corner, rect.size().toSize())

    def at(self, point: QPoint) -> int:
        """Return which block is at a point of the screen; -1 for none."""
        cell = self._canvas.layout_.at(self._canvas.mapFromGlobal(point).toPointF())
        stops = self._canvas.layout_.stops()
        return stops.index(cell) if cell in stops else -1

    def current(self) -> int:
        """Return which block is chosen; -1 for none."""
        ids = [cell.id for cell in self._canvas.layout_.stops()]
        current = self._canvas.current
        return ids.index(current) if current in ids else -1
