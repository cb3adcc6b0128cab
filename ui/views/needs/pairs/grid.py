"""Cards in columns as wide as the window allows, each row as high as its highest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ui.theme import theme


class CardGrid(QWidget):
    """Lays cards out in one to `most` columns of at least `least` pixels."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._cards: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards; those before are let go."""
        for old in self._cards:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = list(cards)
        self._columns = 0
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
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
