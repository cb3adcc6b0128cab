"""Ticks, radios and switches as they look in widgets and in rows."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.painting.basics import rounded, smoothly
from ui.theme import theme


def tick(
    painter: QPainter,
    rect: QRectF,
    on: bool,
    *,
    part: bool = False,
    hover: bool = False,
    enabled: bool = True,
) -> None:
    """Draw a box with a tick, with a bar if only some are ticked, or empty."""
    edge = "accent" if on else "ink3" if hover else "field"
    if not enabled:
        edge = "line"
    rounded(painter, rect, 5, edge if on else "card", edge, width=1.5)
    if not (on or part):
        return
    with smoothly(painter):
        pen = QPen(theme.color("on_accent" if on else "ink2"), 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        shape = [(0.25, 0.53), (0.43, 0.70), (0.76, 0.33)]
        if part:
            shape = [(0.28, 0.5), (0.72, 0.5)]
        corner, side = rect.topLeft(), rect.width()
        painter.drawPolyline([corner + QPointF(x, y) * side for x, y in shape])


def radio(painter: QPainter, rect: QRectF, on: bool, *, hover: bool = False) -> None:
    """Draw one of several round buttons of which one is on."""
    edge = "accent" if on else "ink3" if hover else "field"
    with smoothly(painter):
        painter.setBrush(theme.color("card"))
        painter.setPen(QPen(theme.color(edge), 1.5))
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            quarter = rect.width() * 0.28
            painter.drawEllipse(rect.adjusted(quarter, quarter, -quarter, -quarter))


def switch(
    painter: QPainter,
    rect: QRectF,
    at: float,
    *,
    hover: bool = False,
    enabled: bool = True,
) -> None:
    """Draw a switch whose knob is `at` 0 (off) to 1 (on) of its way."""
    on = at > 0.5
    edge = "ink3" if hover and not on else "field"
    fill, line, knob = ("accent", None, "on_accent") if on else ("card", edge, edge)
    if not enabled:
        fill, line, knob = ("line", None, "card") if on else ("card", "line", "line")
    rounded(painter, rect, rect.height() / 2, fill, line, width=1.5)
    gap = rect.height() * 0.15
    side = rect.height() - 2 * gap
    way = rect.width() - 2 * gap - side
    with smoothly(painter):
        painter.setBrush(theme.color(knob))
        place = QRectF(rect.x() + gap + way * at, rect.y() + gap, side, side)
        painter.drawEllipse(place)
