"""The picture of a network as it is looked at: all of it, or closer, pushed about."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.needs.network_layouts import Places, Point
from app.needs.networks import Network
from ui.views.needs.network.sheet import Glass, Sheet, fitting
from ui.widgets.base import Focusable, area

CLOSER: Final = 1.2
_FOOT: Final = 46  # px below the picture for its key and buttons
_AT_A_TIME: Final = 60.0  # px the wheel moves by


class Board(Focusable, QWidget):
    """Holds the network, where everyone stands, and how that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.network = Network((), ())
        self.without_coach = False
        self.places: Places = {}
        self.current: UUID | None = None
        self.sheet = Sheet((), (), {}, Glass())
        self._fits = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def put(self, key: UUID, place: Point) -> None:
        """Show somebody elsewhere."""
        self.places[key] = place
        near = {tie.pair for tie in self.network.ties_of(key)}
        bent = {pair: bow for pair, bow in self.sheet.bent.items() if pair not in near}
        self.draw(self.sheet.glass, bent)

    def reveal(self, key: UUID) -> None:
        """Push the picture until somebody is seen."""
        node = self.sheet.node(key)
        if node is None:
            return
        room = area(self).adjusted(12, 12, -12, -_FOOT)
        dx = min(0.0, room.right() - node.box.right())
        dx = dx or max(0.0, room.left() - node.box.left())
        dy = min(0.0, room.bottom() - node.box.bottom())
        dy = dy or max(0.0, room.top() - node.box.top())
        if dx or dy:
            self.look(self.sheet.glass.moved(QPointF(dx, dy)))

    def look(self, glass: Glass) -> None:
        """Look at the picture in another way."""
        self._fits = False
        self.draw(glass, self.sheet.bent)

    @Slot()
    def fit(self) -> None:
        """Look at all of it."""
        self._fits = True
        self.draw(fitting(self.places.values(), self._room()))

    @Slot()
    def come_closer(self) -> None:
        """See less of it, larger."""
        self.look(self.sheet.glass.closer(CLOSER, self._middle()))

    @Slot()
    def step_away(self) -> None:
        """See more of it, smaller."""
        self.look(self.sheet.glass.closer(1 / CLOSER, self._middle()))

    def arrange(self) -> None:
        """Draw everything anew for the room and the text there is."""
        if self._fits:
            self.fit()
        else:
            self.draw(self.sheet.glass)

    def draw(
        self, glass: Glass, bent: dict[frozenset[UUID], float] | None = None
    ) -> None:
        """Draw everything through a glass; `bent` lines stay bent as they are."""
        shown = self.network.shown(without_coach=self.without_coach)
        self.sheet = Sheet(self.network.nodes, shown, self.places, glass, bent)
        self.update()

    @override
    def restyle(self) -> None:
        self.arrange()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.look(self.sheet.glass.closer(CLOSER**turn, event.position()))
        elif not self._fits:
            across = event.angleDelta().x() / 120
            by = QPointF(across * _AT_A_TIME, turn * _AT_A_TIME)
            self.look(self.sheet.glass.moved(by))
        event.accept()

    def _room(self) -> QRectF:
        return area(self).adjusted(8, 8, -8, -_FOOT)

    def _middle(self) -> QPointF:
        node = self.sheet.node(self.current)
        return node.middle if node else self._room().center()
