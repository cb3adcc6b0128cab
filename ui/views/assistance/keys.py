"""The keys of the board: arrows go from card to card, with Ctrl or Alt they move it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot

from app.assistance.reckoning import Stage
from ui.views.assistance.card import TaCard
from ui.widgets.base import moved_by_key

if TYPE_CHECKING:
    from ui.views.assistance.board import Board

_CARRY: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Keys(QObject):
    """Steers a board by the keyboard."""

    def __init__(self, board: "Board") -> None:
        super().__init__(board)
        self._board = board

    @Slot(object, object)
    def steer(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Go to another card, or with Ctrl or Alt move this one."""
        card = self.sender()
        if not isinstance(card, TaCard):
            return
        moved_by_key()
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if key == Qt.Key.Key_Delete:
            self._delete(card)
        elif sideways and held & _CARRY:
            self.carry(card, sideways)
        elif sideways:
            self._go_across(card, sideways)
        else:
            self._go_along(card, key)

    def carry(self, card: TaCard, by: int) -> None:
        """Put a card into the column beside; one put aside is taken up again."""
        if card.fixed:
            return
        if card.one.stage is None:
            self._board.acts.take_up(card.one)
            return
        stages = list(Stage)
        at = stages.index(card.one.stage) + by
        if 0 <= at < len(stages):
            self._board.drop(card, self._board.columns[stages[at]])

    def _go_across(self, card: TaCard, by: int) -> None:
        rows = self._board.rows()
        at = next((n for n, cards in enumerate(rows) if card in cards), 0)
        row = rows[at].index(card) if card in rows[at] else 0
        at += by
        while 0 <= at < len(rows):
            if cards := rows[at]:
                self._board.go_to(cards[min(row, len(cards) - 1)].one.id)
                return
            at += by

    def _go_along(self, card: TaCard, key: Qt.Key) -> None:
        cards = self._board.column_of(card).cards
        at = cards.index(card) if card in cards else 0
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(cards) - 1}
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        wanted = ends.get(key, at + step)
        if 0 <= wanted < len(cards):
            self._board.go_to(cards[wanted].one.id)

    def _delete(self, card: TaCard) -> None:
        cards = self._board.column_of(card).cards
        at = cards.index(card) if card in cards else 0
        beside = cards[at + 1 : at + 2] or cards[max(0, at - 1) : at]
        after = beside[0].one.id if beside else None
        self._board.acts.delete(card.one)
        if after is None or not self._board.go_to(after):
            self._board.setFocus()
