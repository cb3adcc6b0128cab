"""A card carried by the mouse: the copy that floats, the column it would go to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from app.assistance.reckoning import Stage
from app.i18n import tr
from ui.views.assistance.card import TaCard

if TYPE_CHECKING:
    from ui.views.assistance.board import Board
    from ui.views.assistance.column import Column


class Hand(QObject):
    """Carries one card at a time over a board."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board
        self._carried: Carried | None = None
        self._over: Column | None = None

    @Slot(QPoint)
    def carry(self, at: QPoint) -> None:
        """Take the card along to a point of the screen."""
        card = self.sender()
        if not isinstance(card, TaCard):
            return
        if self._carried is None:
            self._carried = Carried(card, self._board.window())
            self._carried.show()
        home = self._board.window()
        middle = home.mapFromGlobal(at)
        size = self._carried.size()
        self._carried.move(middle.x() - size.width() // 2, middle.y() - 24)
        self._aim(card, self._board.column_at(at))

    @Slot(bool)
    def let_go(self, dropped: bool) -> None:
        """Drop it where it is, or put it back."""
        card, over = self.sender(), self._over
        self._aim(None, None)
        if self._carried is not None:
            self._carried.hide()
            self._carried.deleteLater()
            self._carried = None
        if dropped and isinstance(card, TaCard):
            self._board.drop(card, over)

    def _aim(self, card: TaCard | None, column: "Column | None") -> None:
        if self._over is not None and self._over is not column:
            self._over.aim("")
        self._over = column
        if column is None or card is None or column.stage is card.one.stage:
            return
        said = tr("Move here")
        if column.stage is Stage.SCOPED and not card.one.is_scoped:
            said = tr("Agree scope, date, hours")
        elif column.stage is Stage.DELIVERED:
            said = tr("Say who accepted it")
        column.aim(said)


class Carried(QWidget):
    """The card as it is carried over the board by the mouse."""

    def __init__(self, card: TaCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(card.size() + QSize(24, 24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not isValid(self._card):
            return
        painter = QPainter(self)
        self._card.picture(painter, QRectF(self.rect()).adjusted(12, 12, -12, -12))
        painter.end()
