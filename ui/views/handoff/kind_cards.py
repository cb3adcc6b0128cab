"""What is changing: one of the kinds of packet, as cards to choose from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from app.printouts.packets import KindShown
from app.vocabulary import Audience, PacketKind
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, area
from ui.widgets.layout import clear, vbox

ICONS: Final = {
    PacketKind.COACH_LEAVES: "sign-out",
    PacketKind.COACH_AWAY: "suitcase",
    PacketKind.SITE_LEAD: "map-pin",
    PacketKind.FUNDER: "bank",
    PacketKind.ENDING: "flag-banner",
    PacketKind.WELCOME: "hand-waving",
}
_LEFT: Final = 40  # px before the words


class KindCard(Focusable, QRadioButton):
    """One kind of change: its icon, its name, what it means."""

    def __init__(self, kind: KindShown, parent: QWidget | None = None) -> None:
        super().__init__(kind.title.replace("&", "&&"), parent)
        self.kind = kind
        self._icon = ICONS.get(kind.kind, "flag-banner")
        self.setAccessibleDescription(kind.note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, theme.fit(44, "medium", "cap", padding=10))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, on = area(self).adjusted(0, 1, 0, -1), self.isChecked()
        if on:
            painting.rounded(painter, rect, 8, "accent_soft", "accent", width=1.2)
        elif self.underMouse():
            painting.rounded(painter, rect, 8, "hover")
        glyph = QRectF(12, rect.center().y() - 9, 18, 18)
        paint_icon(painter, self._icon, glyph, "accent_ink" if on else "ink3")
        self._paint_words(painter, rect, on=on)
        self.paint_ring(painter, rect, 8)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF, *, on: bool) -> None:
        first, second = theme.line("medium"), theme.line("cap")
        top = rect.y() + (rect.height() - first - second) / 2
        wide = rect.width() - _LEFT - 10
        ink = "accent_ink" if on else "ink"
        above = QRectF(_LEFT, top, wide, first)
        below = QRectF(_LEFT, top + first, wide, second)
        painting.text(painter, above, self.kind.title, "medium", ink)
        note = "ink2" if on else "ink3"
        painting.text(painter, below, self.kind.note, "cap", note)


class KindCards(QWidget):
    """The kinds there are, under one another; arrow keys go through them."""

    chosen = Signal(object)  # the KindShown

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.cards: list[KindCard] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._pick)
        self._column = vbox()
        self.setLayout(self._column)

    def show_kinds(self, kinds: Sequence[KindShown], current: KindShown | None) -> None:
        """Offer these, with `current` chosen."""
        ordered = sorted(kinds, key=lambda one: list(PacketKind).index(one.kind))
        if [_key(card.kind) for card in self.cards] != [_key(k) for k in ordered]:
            self._offer(ordered)
        for card in self.cards:
            if current and _key(card.kind) == _key(current) and not card.isChecked():
                self._group.blockSignals(True)
                card.setChecked(True)
                self._group.blockSignals(False)

    def current(self) -> QWidget:
        """Return the card that is chosen."""
        return self._group.checkedButton() or self

    def _offer(self, kinds: Sequence[KindShown]) -> None:
        focused = any(card.hasFocus() for card in self.cards)
        for card in self.cards:
            self._group.removeButton(card)
        clear(self._column)
        self.cards = [KindCard(kind) for kind in kinds]
        for number, card in enumerate(self.cards):
            self._group.addButton(card, number)
            self._column.addWidget(card)
            card.show()  # now, or it could not take the focus yet
        if focused and self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, bool)
    def _pick(self, number: int, on: bool) -> None:
        if on and 0 <= number < len(self.cards):
            self.chosen.emit(self.cards[number].kind)


def _key(kind: KindShown) -> tuple[PacketKind, Audience]:
    return kind.kind, kind.audience
