"""Cards in columns as wide as the window allows, each row as high as its highest."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ui.theme import theme

Wanted = tuple[object, Callable[[], QWidget]]
"""What a card says, and what makes it."""


class CardGrid(QWidget):
    """Lays cards out in one to `most` columns of at least `least` pixels."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._cards: list[QWidget] = []
        self._said: list[object] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def show_cards(self, wanted: Sequence[Wanted]) -> None:
        """Show a card for each: what it says, and what makes it.

        A card that says what it said before stays as it is.
        """
        old, self._cards = self._cards, []
        for place, (said, make) in enumerate(wanted):
            stays = place < len(old) and self._said[place] == said
            card = old[place] if stays else make()
            self._cards.append(card)
            if not stays and self._columns:
                self._put(card, place)
        self._said = [said for said, _ in wanted]
        kept = set(self._cards)
        for card in old:
            if card not in kept:
                self._grid.removeWidget(card)
                card.hide()
                card.deleteLater()
        self._arrange()

    def cards(self) -> list[QWidget]:
        """Return the cards shown."""
        return list(self._cards)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() // max(1, theme.px(self._least))
        columns = max(1, min(self._most, room))
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._put(card, place)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _put(self, card: QWidget, place: int) -> None:
        self._grid.addWidget(card, place // self._columns, place % self._columns)
