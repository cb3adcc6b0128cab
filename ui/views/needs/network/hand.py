"""The mouse on the picture: people moved, ties drawn, the whole of it pushed about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app.needs import network_layouts
from ui.views.needs.network.drawing import HANDLE, handle
from ui.views.needs.network.sheet import Glass, Node

if TYPE_CHECKING:
    from ui.views.needs.network.graph import Graph

Way = Literal["move", "tie", "push"]

_CURSORS: Final = {
    "move": Qt.CursorShape.OpenHandCursor,
    "tie": Qt.CursorShape.CrossCursor,
    "push": Qt.CursorShape.ArrowCursor,
}


@dataclass
class Held:
    """What the mouse has taken up."""

    way: Way
    key: UUID | None
    pressed: QPointF
    point: QPointF
    glass: Glass
    moving: bool = False


class Hand:
    """Holds at most one thing, and changes nothing in the book before it lets go."""

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph
        self.held: Held | None = None

    @property
    def draws(self) -> Held | None:
        """A tie that is being drawn."""
        held = self.held
        return held if held and held.moving and held.way == "tie" else None

    def press(self, point: QPointF) -> None:
        """Take up what is at a point: a person, the beginning of a tie, the sheet."""
        way, node = self._way(point)
        key = node.key if node else None
        self.held = Held(way, key, point, point, self._graph.sheet.glass)

    def drag(self, point: QPointF) -> None:
        """Follow the mouse."""
        held = self.held
        if held is None:
            return
        away = (point - held.pressed).manhattanLength()
        if not held.moving and away < QApplication.startDragDistance():
            return
        held.moving, held.point = True, point
        if held.way == "push":
            self._graph.look(held.glass.moved(point - held.pressed))
        elif held.way == "move" and held.key is not None:
            self._graph.put(held.key, held.glass.meant(point))
        self._graph.update()

    def release(self, point: QPointF) -> bool:
        """Let go; tell whether something came of it."""
        held, self.held = self.held, None
        if held is None:
            return False
        if not held.moving:
            if held.way == "tie" and held.key is not None and self._on_handle(point):
                self._graph.begin_tie()
                return True
            return False
        if held.way == "move" and held.key is not None:
            self._drop(held.key, held.glass.meant(point))
        elif held.way == "tie" and held.key is not None:
            end = self._graph.sheet.at(point)
            if end is not None and end.key != held.key:
                self._graph.connected.emit(held.key, end.key)
        self._graph.update()
        return True

    def forget(self) -> None:
        """Let go, as if nothing had been taken up."""
        self.held = None

    def cursor_over(self, point: QPointF) -> Qt.CursorShape:
        """Return how the pointer looks at a point."""
        way, _ = self._way(point)
        if way == "push" and self._graph.sheet.line_at(point):
            return Qt.CursorShape.PointingHandCursor
        return _CURSORS[way]

    def _drop(self, key: UUID, wanted: network_layouts.Point) -> None:
        """Put somebody down, beside whoever stands there already."""
        others = [at for one, at in self._graph.places.items() if one != key]
        self._graph.put(key, network_layouts.free_spot(wanted, others))
        self._graph.settle()

    def _way(self, point: QPointF) -> tuple[Way, Node | None]:
        graph = self._graph
        current = graph.sheet.node(graph.current)
        if current is not None and self._on_handle(point):
            return "tie", current
        node = graph.sheet.at(point)
        if node is None:
            return "push", None
        if graph.fixed:
            return "push", node
        return ("tie" if graph.sheet.on_rim(node, point) else "move"), node

    def _on_handle(self, point: QPointF) -> bool:
        node = self._graph.sheet.node(self._graph.current)
        if node is None or self._graph.fixed:
            return False
        away = point - handle(node)
        return away.manhattanLength() <= HANDLE * 1.4
