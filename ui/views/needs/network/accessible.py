"""The picture of a network as assistive technology knows it: a list of its people."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible

from app.i18n import tr

if TYPE_CHECKING:
    from ui.views.needs.network.graph import Graph


class Nodes:
    """Those who stand in the picture."""

    role = QAccessible.Role.List
    part_role = QAccessible.Role.ListItem

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph

    def name(self) -> str:
        """Return what the picture is called."""
        return tr("Network")

    def count(self) -> int:
        """Return how many stand in it."""
        return len(self._graph.sheet.nodes)

    def spoken(self, index: int) -> str:
        """Return one of them, and their ties, in words."""
        return self._graph.spoken(self._graph.sheet.nodes[index].key)

    def rect(self, index: int) -> QRect:
        """Return where one of them is on the screen."""
        box = self._graph.sheet.nodes[index].box.toRect()
        return QRect(self._graph.mapToGlobal(box.topLeft()), box.size())

    def at(self, point: QPoint) -> int:
        """Return who is at a point of the screen; -1 for nobody."""
        node = self._graph.sheet.at(self._graph.mapFromGlobal(point).toPointF())
        return self._graph.sheet.nodes.index(node) if node else -1

    def current(self) -> int:
        """Return who is chosen; -1 for nobody."""
        keys = [node.key for node in self._graph.sheet.nodes]
        current = self._graph.current
        return keys.index(current) if current in keys else -1
