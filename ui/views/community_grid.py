"""Cards in a grid that is as wide as there is room, walked with the arrow keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import area, moved_by_key
from ui.widgets.cards import CardButton

PAD: Final = 20
GAP: Final = 16
LEAST: Final = 440  # px of a card before the grid takes a column less
MOST: Final = 3  # columns

ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class GridCard(CardButton):
    """A card among cards: arrow keys ask for the neighbor, Enter opens it."""

    moved = Signal(int, int)  # columns and rows to go

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if (
            key in ARROWS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.moved.emit(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())


class StartCard(GridCard):
    """The dashed card at the end: start another community."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Start a community"), parent)
        self._sentence = tr("Five questions, about ten minutes. You can stop anywhere.")
        self.setAccessibleDescription(self._sentence)
        self.setToolTip(tr("Start a community  (N)"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.fit(108, "h3", "small", padding=64))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = area(self)
        fill = "hover" if self.underMouse() or self.isDown() else None
        painting.rounded(painter, whole, 12, fill, "line", width=1.5, dashed=True)
        middle = whole.center().y()
        disc = QRectF(PAD, middle - 22, 44, 44)
        painting.rounded(painter, disc, 22, "accent_soft")
        plus = QRectF(0, 0, 20, 20)
        plus.moveCenter(disc.center())
        paint_icon(painter, "plus", plus, "accent_ink")
        first, second = theme.line("h3") + 2, theme.line("small") + 2
        words = QRectF(PAD + 60, middle - first, whole.width() - PAD - 80, first)
        painting.text(painter, words, self.accessibleName(), "h3")
        words = QRectF(words.x(), middle + 1, words.width(), second)
        painting.text(painter, words, self._sentence, "small", "ink3")
        self.paint_ring(painter, whole, 12)
        painter.end()


class CardGrid(QWidget):
    """Cards side by side: one column to three."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._cards: list[GridCard] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_cards(
        self, cards: Sequence[GridCard], keep: Sequence[GridCard] = ()
    ) -> None:
        """Show these cards in this order; others are let go, but for those to keep."""
        for card in self._cards:
            if card not in cards and card not in keep:
                card.hide()
                card.deleteLater()
        for card in cards:
            if card.parent() is not self:
                card.moved.connect(self._move)
                card.setParent(self)
                card.show()
        self._cards = list(cards)
        self._columns = 0
        self._arrange()

    def cards(self) -> list[GridCard]:
        """Return the cards in order."""
        return list(self._cards)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return self._columns

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(MOST, (self.width() + GAP) // theme.px(LEAST)))
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        before: QWidget | None = None
        for number, card in enumerate(self._cards):
            row, column = divmod(number, columns)
            self._grid.addWidget(card, row, column, Qt.AlignmentFlag.AlignTop)
            if before is not None:
                QWidget.setTabOrder(before, card)
            before = card
        for column in range(MOST):
            self._grid.setColumnStretch(column, int(column < columns))

    @Slot(int, int)
    def _move(self, across: int, down: int) -> None:
        sender = self.sender()
        if not isinstance(sender, GridCard) or sender not in self._cards:
            return
        place = self._cards.index(sender) + across + down * self._columns
        if 0 <= place < len(self._cards):
            moved_by_key()
            self._cards[place].setFocus(Qt.FocusReason.TabFocusReason)
