"""The picture of a network: people as circles, ties as lines, all done by hand."""

import math
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from app.i18n import tr
from app.needs.network_layouts import Places
from app.needs.networks import Network
from ui.views.needs.network import drawing, words
from ui.views.needs.network.accessible import Nodes
from ui.views.needs.network.board import Board
from ui.views.needs.network.hand import Hand
from ui.views.needs.network.keys import Keys
from ui.widgets.base import area, moved_by_key
from ui.widgets.reading import announce, let_be_read


class Graph(Board):
    """Shows a network, and lets people be moved and ties be drawn."""

    chosen = Signal(object)  # a key, or None
    opened = Signal(object)  # a key
    tie_opened = Signal(object)  # a Tie
    connected = Signal(object, object)  # two keys: who asks, who helps
    moved = Signal()  # the places are to be kept
    menu_asked = Signal(object, object)  # a key and a QPoint on the screen
    hint_changed = Signal(str)  # what to do next, or nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_be_read(self, Nodes(self))
        self.tying: UUID | None = None  # from whom a tie is being drawn by key
        self.fixed = False  # the book may only be read
        self.hand = Hand(self)
        self.keys = Keys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Network"))

    def show_network(
        self, network: Network, places: Places, *, without_coach: bool
    ) -> None:
        """Show this network; who is chosen stays so while they are there."""
        self.network, self.without_coach = network, without_coach
        self.places = dict(places)
        self.hand.forget()
        self.tying = None
        if self.current not in network.by_key:
            self.current = None
        self.arrange()
        self._say()

    def choose(self, key: UUID | None, *, by_key: bool = False) -> None:
        """Choose somebody, or nobody."""
        if by_key:
            moved_by_key()
            self.by_key = True
        changed = key != self.current
        self.current = key
        if key is not None and by_key:
            self.reveal(key)
        self.update()
        if changed:
            self._say()
            self.chosen.emit(key)

    def choose_first(self) -> None:
        """Choose the first by name."""
        self._choose_at(0)

    def choose_last(self) -> None:
        """Choose the last by name."""
        self._choose_at(-1)

    def around(self, key: UUID) -> list[UUID]:
        """Return those somebody is tied to in the picture, clockwise from the top."""
        here = self.sheet.by_key[key].middle
        shown = self.network.shown(without_coach=self.without_coach)
        near = [tie.beyond(key).key for tie in shown if key in tie.pair]

        def turn(one: UUID) -> float:
            away = self.sheet.by_key[one].middle - here
            return math.atan2(away.x(), -away.y()) % (2 * math.pi)

        return sorted(near, key=turn)

    def begin_tie(self) -> None:
        """Begin drawing a tie from the one chosen; the arrows then choose to whom."""
        if self.current is not None and not self.fixed:
            self.tying = self.current
            self.keys.forget_walk()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._say()
            self.update()

    def finish_tie(self) -> None:
        """Draw the tie to the one chosen, if that is somebody else."""
        start, self.tying = self.tying, None
        if start is not None and self.current not in (None, start):
            self.connected.emit(start, self.current)
        self._say()
        self.update()

    def leave_tie(self) -> None:
        """Draw no tie after all."""
        start, self.tying = self.tying, None
        self.choose(start)
        self._say()

    def settle(self) -> None:
        """Ask for the places to be kept, once somebody was put elsewhere."""
        self.draw(self.sheet.glass)
        self.moved.emit()

    def spoken(self, key: UUID) -> str:
        """Return one of them as it is read aloud."""
        keys = [node.key for node in self.sheet.nodes]
        holder = self.network.by_key[key]
        return words.spoken(self.network, holder, keys.index(key), len(keys))

    def hint(self) -> str:
        """Return what to do next while a tie is drawn by key, or nothing."""
        if self.tying is None:
            return ""
        name = self.network.short[self.tying]
        said = tr("Tie {name} to whom? Arrows, then Enter, or a click. Esc leaves it.")
        return said.format(name=name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        near = self._near()
        for line in self.sheet.lines:
            on = self.current is None or self.current in line.tie.pair
            drawing.paint_line(painter, line, strong=on)
        self._paint_draft(painter)
        for node in self.sheet.nodes:
            chosen = node.key in (self.current, self.tying)
            strong = self.current is None or node.key in near
            ring = "focus" if chosen and self.by_key and self.hasFocus() else ""
            drawing.paint_node(painter, node, strong=strong, chosen=chosen, ring=ring)
        current = self.sheet.node(self.current)
        if current is not None and not self.fixed and self.tying is None:
            drawing.paint_handle(painter, current)
        if current is None:
            self.paint_ring(painter, area(self).adjusted(2, 2, -2, -2), 8)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.keys.release(event)
        super().keyReleaseEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.by_key and self.current is None:
            self.choose_first()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.keys.finish()
        super().focusOutEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_key = False
        self.keys.forget_walk()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position()
        node = self.sheet.at(point)
        if self.tying is not None:
            if node is not None:
                self.choose(node.key)
                self.finish_tie()
            else:
                self.leave_tie()
            return
        self.hand.press(point)
        held = self.hand.held
        if held is not None and held.key is not None:
            self.choose(held.key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.hand.drag(event.position())
        else:
            self.setCursor(self.hand.cursor_over(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        point = event.position()
        if self.hand.release(point) or self.sheet.at(point) is not None:
            return
        line = self.sheet.line_at(point)
        if line is not None:
            self.tie_opened.emit(line.tie)
        else:
            self.choose(None)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        node = self.sheet.at(event.position())
        if node is not None:
            self.hand.forget()
            self.opened.emit(node.key)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            node = self.sheet.at(QPointF(event.pos()))
            self.choose(node.key if node else None)
        place = event.globalPos()
        node = self.sheet.node(self.current)
        if node is not None and event.reason() is not QContextMenuEvent.Reason.Mouse:
            place = self.mapToGlobal(node.middle.toPoint())
        self.menu_asked.emit(self.current, place)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            node = self.sheet.at(QPointF(event.pos()))
            said = self.spoken(node.key) if node else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self.keys.wants(event):
            event.accept()  # leaving a tie comes before closing the panel
            return True
        return super().event(event)

    def _choose_at(self, place: int) -> None:
        if self.sheet.nodes:
            self.choose(self.sheet.nodes[place].key, by_key=True)

    def _near(self) -> set[UUID]:
        if self.current is None:
            return set()
        return {self.current, *self.around(self.current)}

    def _paint_draft(self, painter: QPainter) -> None:
        held = self.hand.draws
        start = self.sheet.node(held.key if held else self.tying)
        if start is None:
            return
        if held is not None:
            drawing.paint_draft(painter, start, held.point)
        elif (end := self.sheet.node(self.current)) is not None and end is not start:
            drawing.paint_draft(painter, start, end.middle)

    def _say(self) -> None:
        """Let assistive technology know who is chosen."""
        said = self.spoken(self.current) if self.current else ""
        hint = self.hint()
        self.setAccessibleDescription(" ".join(p for p in (hint, said) if p))
        self.hint_changed.emit(hint)
        announce(self)
