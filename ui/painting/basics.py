"""Rounded rectangles, lines, shadows, rings and bars."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ui.theme import theme

Paint = str | QColor | QBrush


@contextmanager
def smoothly(painter: QPainter) -> Iterator[None]:
    """Draw with smooth edges and no outline, then leave the painter as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    try:
        yield
    finally:
        painter.restore()


def colored(paint: Paint) -> QColor | QBrush:
    """Return the color of a role, or what was given if it is one already."""
    return theme.color(paint) if isinstance(paint, str) else paint


def rounded(  # noqa: PLR0913 - the variations are keywords
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: Paint | None = None,
    line: str | QColor | None = None,
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Draw a rounded rectangle; its line lies inside `rect`, sharp on the pixels."""
    with smoothly(painter):
        if fill is not None:
            painter.setBrush(colored(fill))
        if line is not None:
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(colored(line), width, style))
            half = width / 2
            rect = QRectF(rect).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(rect, radius, radius)


def focus_ring(
    painter: QPainter, rect: QRectF, radius: float = 8, role: str = "focus"
) -> None:
    """Draw the ring of keyboard focus just inside `rect`."""
    rounded(painter, rect, radius, line=role, width=2)


def hairline(painter: QPainter, left: float, right: float, y: float) -> None:
    """Draw a line of one pixel from `left` to `right` with its upper edge at `y`."""
    painter.fillRect(QRectF(left, y, right - left, 1), theme.color("hairline"))


def soft_shadow(
    painter: QPainter, rect: QRectF, radius: float, blur: float, alpha: float
) -> None:
    """Draw a shadow under `rect`: layers that grow weaker with the square."""
    layers = max(10, int(blur))
    total = sum(((i + 1) / layers) ** 2 for i in range(layers))
    with smoothly(painter):
        for i in range(layers):
            grow = blur * (1 - i / layers)
            share = ((i + 1) / layers) ** 2 / total
            painter.setBrush(theme.color("shadow", min(1.0, alpha * share * 1.6)))
            around = rect.adjusted(-grow, 2 - grow * 0.55, grow, grow + 3)
            painter.drawRoundedRect(around, radius + grow, radius + grow)


def progress(
    painter: QPainter,
    rect: QRectF,
    share: float,
    role: str = "accent",
    ground: str = "sunken",
) -> None:
    """Draw a bar filled to `share` (0 to 1)."""
    radius = rect.height() / 2
    rounded(painter, rect, radius, ground)
    if share > 0:
        filled = max(rect.height(), rect.width() * min(1.0, share))
        done = QRectF(rect.x(), rect.y(), filled, rect.height())
        rounded(painter, done, radius, role)


def ring(painter: QPainter, rect: QRectF, share: float, role: str = "accent") -> None:
    """Draw a ring filled to `share` (0 to 1), clockwise from the top."""
    inside = rect.adjusted(2, 2, -2, -2)
    with smoothly(painter):
        painter.setPen(QPen(theme.color("hairline"), 4))
        painter.drawEllipse(inside)
        pen = QPen(theme.color(role), 4)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if share > 0:
            painter.drawArc(inside, 90 * 16, -round(min(1.0, share) * 360 * 16))


def dots(painter: QPainter, x: float, y: float, role: str = "ink3") -> None:
    """Draw the six dots by which a thing is dragged, the first with its middle here."""
    with smoothly(painter):
        painter.setBrush(theme.color(role))
        for column in range(2):
            for row in range(3):
                painter.drawEllipse(QPointF(x + column * 5, y + row * 5), 1.4, 1.4)
