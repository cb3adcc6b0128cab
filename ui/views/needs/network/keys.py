"""The keys of the picture: walking, moving, drawing ties, coming closer."""

import math
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from ui.views.needs.network.sheet import Node

if TYPE_CHECKING:
    from ui.views.needs.network.graph import Graph

STEP: Final = (
    8.0  # px at 100 % that Alt and an arrow move somebody; five times with Shift
)

Key = Qt.Key
_ARROWS: Final = {
    Key.Key_Left: (-1.0, 0.0),
    Key.Key_Right: (1.0, 0.0),
    Key.Key_Up: (0.0, -1.0),
    Key.Key_Down: (0.0, 1.0),
}
_ENTER: Final = (Key.Key_Return, Key.Key_Enter)
_WALKS: Final = {Key.Key_BracketRight: 1, Key.Key_BracketLeft: -1}
_ALT: Final = Qt.KeyboardModifier.AltModifier
_OTHERS: Final = (
    _ALT | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
)


class Keys:
    """What the keys do while the picture has the focus."""

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph
        self._from: UUID | None = None  # whose neighbors are walked through
        self._moved = False

    def wants(self, event: QKeyEvent) -> bool:
        """Tell whether a key belongs to the picture before it is anybody's shortcut."""
        alt = event.modifiers() & _ALT
        leaving = event.key() == Key.Key_Escape and self._graph.tying is not None
        return leaving or bool(alt and Key(event.key()) in _ARROWS)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it was one of ours."""
        key = Key(event.key())
        if event.modifiers() & _ALT and key in _ARROWS:
            return self._move(key, event)
        if event.modifiers() & _OTHERS:
            return False
        if key in _ARROWS:
            self._go(_ARROWS[key])
        elif key in _WALKS:
            self._walk(_WALKS[key])
        else:
            return self._act(key)
        return True

    def release(self, event: QKeyEvent) -> None:
        """Keep where somebody was moved to, once the arrow is let go."""
        if not event.isAutoRepeat() and self._moved:
            self.finish()

    def finish(self) -> None:
        """Keep where somebody was moved to, if they were."""
        if self._moved:
            self._moved = False
            self._graph.settle()

    def _act(self, key: Qt.Key) -> bool:
        graph = self._graph
        acts = {
            Key.Key_Plus: graph.come_closer,
            Key.Key_Equal: graph.come_closer,
            Key.Key_Minus: graph.step_away,
            Key.Key_0: graph.fit,
            Key.Key_Home: graph.choose_first,
            Key.Key_End: graph.choose_last,
        }
        if key in _ENTER and graph.tying is not None:
            graph.finish_tie()
        elif key in _ENTER and graph.current is not None:
            graph.opened.emit(graph.current)
        elif key == Key.Key_Escape and graph.tying is not None:
            graph.leave_tie()
        elif key in acts:
            acts[key]()
        else:
            return False
        return True

    def _go(self, way: tuple[float, float]) -> None:
        """Choose who is nearest in a direction."""
        self._from = None
        nodes = self._graph.sheet.nodes
        here = self._graph.sheet.node(self._graph.current)
        if here is None:
            self._graph.choose_first()
            return
        found = [(cost, n) for n in nodes if (cost := _cost(here, n, way)) is not None]
        if found:
            nearest = min(found, key=lambda one: one[0])[1]
            self._graph.choose(nearest.key, by_key=True)

    def _walk(self, step: int) -> None:
        """Choose the next of those that one is tied to, around the clock."""
        graph = self._graph
        if graph.current is None:
            graph.choose_first()
            return
        hub = self._hub()
        around = graph.around(hub)
        if not around:
            return
        self._from = hub
        if graph.current in around:
            at = (around.index(graph.current) + step) % len(around)
        else:
            at = 0 if step > 0 else -1
        graph.choose(around[at], by_key=True)

    def _hub(self) -> UUID:
        """Return whose neighbors are walked through, the same until one goes away."""
        current = self._graph.current
        assert current is not None  # noqa: S101 - nobody walks from nowhere
        if self._from is not None and current in self._graph.around(self._from):
            return self._from
        return current

    def forget_walk(self) -> None:
        """Begin the next walk from who is chosen then."""
        self._from = None

    def _move(self, key: Qt.Key, event: QKeyEvent) -> bool:
        graph = self._graph
        if graph.current is None or graph.fixed or graph.tying is not None:
            return False
        far = STEP * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        x, y = graph.places[graph.current]
        dx, dy = _ARROWS[key]
        graph.put(graph.current, (x + dx * far, y + dy * far))
        graph.reveal(graph.current)
        self._moved = True
        return True


def _cost(here: Node, there: Node, way: tuple[float, float]) -> float | None:
    """Return how far somebody is in a direction, or None if they are not."""
    away: QPointF = there.middle - here.middle
    ahead = away.x() * way[0] + away.y() * way[1]
    aside = abs(away.x() * way[1]) + abs(away.y() * way[0])
    if there.key == here.key or ahead <= 1 or aside > ahead * 2.2:
        return None
    return math.hypot(ahead, 2 * aside)
