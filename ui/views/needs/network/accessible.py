"""The picture of a network as assistive technology knows it: a list of its people."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid
from typing_extensions import override

from app.i18n import tr

if TYPE_CHECKING:
    from ui.views.needs.network.graph import Graph
    from ui.views.needs.network.sheet import Node

_installed = False


class GraphReader(QAccessibleWidget):
    """Reads out a graph: a list with an item for each of its people."""

    def __init__(self, graph: "Graph") -> None:
        super().__init__(graph, QAccessible.Role.List, tr("Network"))
        self._graph = graph
        self._items: dict[int, NodeReader] = {}
        graph.destroyed.connect(partial(_let_go, self._items))

    @override
    def childCount(self) -> int:
        return len(self._graph.sheet.nodes) if isValid(self._graph) else 0

    @override
    def child(self, index: int) -> Any:
        if not 0 <= index < self.childCount():
            return None
        if index not in self._items:
            item = NodeReader(self._graph, index)
            QAccessible.registerAccessibleInterface(item)
            self._items[index] = item
        return self._items[index]

    @override
    def indexOfChild(self, child: Any) -> int:
        found = (n for n, item in self._items.items() if item == child)
        return next(found, -1)

    @override
    def childAt(self, x: int, y: int) -> Any:
        point = self._graph.mapFromGlobal(QPoint(x, y)).toPointF()
        node = self._graph.sheet.at(point)
        return self.child(self._graph.sheet.nodes.index(node)) if node else None

    @override
    def focusChild(self) -> Any:
        return self.child(place_of_current(self._graph))


class NodeReader(QAccessibleInterface):
    """Reads out the one at a place of the list."""

    def __init__(self, graph: "Graph", index: int) -> None:
        super().__init__()
        self._graph, self._index = graph, index

    @override
    def isValid(self) -> bool:
        return isValid(self._graph) and self._node() is not None

    @override
    def object(self) -> Any:
        return None

    @override
    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._graph)

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
        node = self._node()
        if node is None:
            return QRect()
        box = node.box.toRect()
        return QRect(self._graph.mapToGlobal(box.topLeft()), box.size())

    @override
    def text(self, what: QAccessible.Text) -> str:
        node = self._node()
        if what is not QAccessible.Text.Name or node is None:
            return ""
        return self._graph.spoken(node.key)

    @override
    def setText(self, what: QAccessible.Text, text: str) -> None:
        return

    @override
    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        current = self._index == place_of_current(self._graph)
        state.selected = current
        state.focused = current and self._graph.hasFocus()
        return state

    def _node(self) -> "Node | None":
        nodes = self._graph.sheet.nodes
        return nodes[self._index] if self._index < len(nodes) else None


def install() -> None:
    """Let graphs be read out person by person, from now on."""
    global _installed  # noqa: PLW0603 - a factory is installed once in a process
    if not _installed:
        _installed = True
        QAccessible.installFactory(_reader)


def place_of_current(graph: "Graph") -> int:
    """Return at which place of the list the one chosen is; -1 for none."""
    keys = [node.key for node in graph.sheet.nodes]
    return keys.index(graph.current) if graph.current in keys else -1


def announce(graph: "Graph") -> None:
    """Say that another one is chosen now."""
    place = place_of_current(graph)
    if not QAccessible.isActive() or place < 0 or not graph.hasFocus():
        return
    event = QAccessibleEvent(graph, QAccessible.Event.Focus)
    event.setChild(place)
    QAccessible.updateAccessibility(event)


def _let_go(items: "dict[int, NodeReader]", _: object = None) -> None:
    """Take the items out of Qt's cache, which else would free them a second time."""
    for item in items.values():
        if isValid(item):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(item))
    items.clear()


def _reader(name: str, widget: QObject | None) -> QAccessibleInterface | None:
    del name
    from ui.views.needs.network.graph import Graph

    if not isinstance(widget, Graph):
        return None
    reader = GraphReader(widget)
    widget.setProperty("reader", reader)  # it lives as long as the graph
    return reader
