"""What a book without communities says: a circle of chairs, and the ways to begin."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui.painting.basics import smoothly
from ui.theme import theme
from ui.widgets.base import Restyled
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, hbox, vbox

CHAIRS: Final = 10
EMPTY: Final = (1, 6)  # two chairs nobody sits on yet
YOURS: Final = 3  # drawn back a little, as for somebody who comes
WORDS: Final = 460  # px of the longest line


class Chairs(Restyled, QWidget):
    """A circle of chairs in lamplight: two still empty, one drawn back for you."""

    def __init__(self, size: int = 240, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_size(self, size: int) -> None:
        """Take another width and height, in pixels."""
        if size != self._size:
            self._size = size
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        center = QPointF(self.width() / 2, self.height() / 2)
        radius = self.width() * 0.36
        self._paint_light(painter, center, radius * 1.05)
        for number in range(CHAIRS):
            angle = 2 * math.pi * number / CHAIRS - math.pi / 2 + 0.31
            away = radius * (1.16 if number == YOURS else 1.0)
            place = center + QPointF(math.cos(angle), math.sin(angle)) * away
            painter.save()
            painter.translate(place)
            painter.rotate(math.degrees(angle) + 90)
            _paint_chair(painter, number)
            painter.restore()
        painter.end()

    def _paint_light(self, painter: QPainter, center: QPointF, radius: float) -> None:
        light = QRadialGradient(center, radius)
        for at, strength in ((0.0, 0.9), (0.7, 0.35), (1.0, 0.0)):
            light.setColorAt(at, theme.color("honey_soft", strength))
        with smoothly(painter):
            painter.setBrush(QBrush(light))
            painter.drawEllipse(center, radius, radius)


class Welcome(Restyled, QWidget):
    """The chairs, what this book is for, and the ways to begin."""

    def __init__(
        self,
        title: str,
        sentence: str,
        *buttons: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.heading = Label(title, "h2", wrap=True)
        self.sentence = Label(sentence, "body", "ink2", wrap=True)
        promise = Label(
            tr("Everything stays on this laptop. Nothing leaves it unless you export."),
            "small",
            "ink3",
        )
        column = vbox(STRETCH)
        column.addWidget(Chairs(), 0, middle)
        column.addSpacing(18)
        for label, gap in ((self.heading, 6), (self.sentence, 20)):
            label.setAlignment(middle)
            column.addWidget(label, 0, middle)
            column.addSpacing(gap)
        column.addLayout(hbox(STRETCH, *buttons, STRETCH, gap=8))
        column.addSpacing(28)
        laptop = Icon("laptop", "ink3", 16)
        column.addLayout(hbox(STRETCH, laptop, promise, STRETCH, gap=6))
        column.addStretch(2)
        self.setLayout(column)
        self.setAccessibleName(f"{title}. {sentence}")
        self.restyle()

    @override
    def restyle(self) -> None:
        for label in (self.heading, self.sentence):
            wide = theme.px(WORDS)
            label.restyle()
            label.setFixedSize(wide, label.heightForWidth(wide))


def _paint_chair(painter: QPainter, number: int) -> None:
    """Draw a seat and its back, around the origin, facing the middle."""
    mine, empty = number == YOURS, number in EMPTY
    edge = "accent" if mine else f"site{number % 7}"
    style = Qt.PenStyle.DashLine if empty else Qt.PenStyle.SolidLine
    with smoothly(painter):
        painter.setPen(QPen(theme.color(edge), 1.6, style))
        if not empty:
            painter.setBrush(theme.color(edge if mine else f"{edge}_soft"))
        painter.drawRoundedRect(QRectF(-13, -9, 26, 22), 6, 6)
        back = QPen(theme.color(edge), 3.2)
        back.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(back)
        painter.drawLine(QPointF(-11, -13), QPointF(11, -13))
