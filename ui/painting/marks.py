"""The marks of needs and expertise: how well somebody knows it, how they ask for it.

Shape says it without color: a disc for who can coach others, less of it for less, a
small ring for who is learning; a diamond for who asks, over one to three strokes.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.painting.basics import smoothly
from ui.theme import theme

SIDE: Final = 18  # of a level's mark, in pixels at 100 % text
_HALF: Final = (90 * 16, 180 * 16)  # from where and how far, as Qt counts degrees
_MOST: Final = (180 * 16, 270 * 16)
_STROKE_STEP: Final = 0.24  # of the side


def level_mark(painter: QPainter, middle: QPointF, level: int, side: float) -> None:
    """Draw a level of 0 to 4 around this point; 0 is a faint dot."""
    radius = side / 2
    disc = QRectF(-radius, -radius, side, side).translated(middle)
    with smoothly(painter):
        if level <= 0:
            painter.setBrush(theme.color("line"))
            painter.drawEllipse(middle, side * 0.08, side * 0.08)
        elif level == 1:
            painter.setPen(QPen(theme.color("accent"), side * 0.1))
            painter.drawEllipse(middle, side * 0.28, side * 0.28)
        else:
            painter.setBrush(theme.color("accent"))
            if level >= 4:
                painter.drawEllipse(disc)
                return
            edge = side * 0.055
            painter.drawPie(disc, *(_HALF if level == 2 else _MOST))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), edge * 2))
            painter.drawEllipse(disc.adjusted(edge, edge, -edge, -edge))


def need_mark(painter: QPainter, middle: QPointF, strength: int, side: float) -> None:
    """Draw a need of strength 1 to 3 around this point: a diamond over its strokes."""
    half = side * 0.42
    top = middle - QPointF(0, side * 0.17)
    corners = [(0, -half), (half, 0), (0, half), (-half, 0)]
    with smoothly(painter):
        pen = QPen(theme.color("cat_connect"), side * 0.1)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(theme.color("cat_connect_soft"))
        painter.drawPolygon([top + QPointF(x, y) for x, y in corners])
        step = side * _STROKE_STEP
        high = side * 0.2
        under = top.y() + half + side * 0.2
        for number in range(strength):
            x = middle.x() + (number - (strength - 1) / 2) * step
            painter.drawLine(QPointF(x, under), QPointF(x, under + high))
