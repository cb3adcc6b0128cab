"""A card for one who could help, of which one is chosen."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget
from typing_extensions import override

from app.needs.holders import Holder
from ui import painting
from ui.painting import Face
from ui.theme import theme
from ui.widgets.base import Focusable, area
from ui.widgets.cards import paint_card

_FACE = 34
_PAD = 12


class HelperCard(Focusable, QRadioButton):
    """Who could help, how well, and why: a card with a round button in its corner."""

    def __init__(
        self, holder: Holder, level: int, why: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(holder.name.replace("&", "&&"), parent)
        self.holder = holder
        self._level, self._why = level, why
        self.setAccessibleDescription(why)
        self.setToolTip(holder.site if holder.is_person else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = self._words_width(width)
        high = painting.paragraph_height(self._why, "small", room)
        name = painting.paragraph_height(self.holder.name, "strong", room - 30, lines=2)
        return round(max(high + name + 3, theme.px(_FACE)) + 2 * 10 + 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = area(self)
        fill = "accent_soft" if self.isChecked() else "card"
        if not self.isChecked() and self.underMouse():
            fill = "hover"
        line = "accent" if self.isChecked() else "hairline"
        paint_card(painter, whole, fill, line, radius=10)
        side = theme.px(_FACE)
        place = QRectF(_PAD, (whole.height() - side) / 2, side, side)
        holder = self.holder
        face = Face(holder.initials, holder.tint, holder.name)
        painting.avatar(painter, place, face)
        circle = QRectF(whole.right() - 28, 10, 18, 18)
        painting.radio(painter, circle, self.isChecked(), hover=self.underMouse())
        self._paint_words(painter, place.right() + _PAD)
        self.paint_ring(painter, whole.adjusted(0, 0, 0, -1), 10)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float) -> None:
        room = self._words_width(self.width())
        name = painting.wrapped(self.holder.name, "strong", room - 30, lines=2)
        line = theme.line("strong")
        for number, part in enumerate(name):
            box = QRectF(left, 10 + number * line, room - 26, line)
            painting.text(painter, box, part, "strong")
        width = painting.text_width(name[-1], "strong")
        side = theme.px(16)
        middle = QPointF(left + width + 8 + side / 2, 10 + (len(name) - 0.5) * line)
        painting.level_mark(painter, middle, self._level, side)
        under = QRectF(left, 12 + len(name) * line, room, 0)
        painting.paragraph(painter, under, self._why, "small", "ink2")

    def _words_width(self, width: int) -> float:
        return max(80.0, width - theme.px(_FACE) - 2 * _PAD - 36)
