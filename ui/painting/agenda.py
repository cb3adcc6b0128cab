"""Sessions at a glance: the agenda as a strip, the fill of a type, a day as a tile."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from ui.painting.basics import rounded, smoothly
from ui.painting.text import CENTER, text
from ui.theme import theme, tokens

Segment = tuple[str, int]  # a category's letter or a type's name, and its minutes
TILE: Final = 8
PATTERN_INK: Final = 0.14


def strip(
    painter: QPainter, rect: QRectF, segments: Sequence[Segment], gap: float = 2
) -> None:
    """Draw an agenda in small: a piece for each block, as long as it lasts.

    Without segments there is no agenda yet, which a dashed outline says.
    """
    radius = min(3.0, rect.height() / 2)
    total = sum(minutes for _, minutes in segments)
    if not total:
        rounded(painter, rect, radius, line="field", dashed=True)
        return
    room = rect.width() - gap * (len(segments) - 1)
    x = rect.x()
    for category, minutes in segments:
        piece = QRectF(x, rect.y(), max(1.0, room * minutes / total), rect.height())
        type_fill(painter, piece, category, radius)
        x += piece.width() + gap


def type_fill(
    painter: QPainter,
    rect: QRectF,
    category: str,
    radius: float = 0,
    *,
    soft: bool = False,
) -> None:
    """Fill with the color of a category, soft or full, and its pattern if wanted."""
    role = tokens.category_role(category)
    if category in tokens.OUTLINED_CATEGORIES and not soft:
        rounded(painter, rect, radius, "card", role, width=1.5)
        return
    rounded(painter, rect, radius, f"{role}_soft" if soft else role)
    pattern = tokens.session_type(category).pattern
    if theme.patterns and pattern not in {"solid", "blank"}:
        rounded(painter, rect, radius, _brush(pattern, theme.scheme, soft))


def date_tile(
    painter: QPainter, rect: QRectF, weekday: str, day: str, *, hot: bool = False
) -> None:
    """Draw a day as a leaf of a calendar; `hot` is the one that comes next."""
    rounded(painter, rect, 8, "accent_soft" if hot else "sunken")
    high = theme.line("capm")
    top = rect.y() + (rect.height() - high - theme.px(28)) / 2
    above = QRectF(rect.x(), top, rect.width(), high)
    text(painter, above, weekday, "capm", "accent_ink" if hot else "ink2", CENTER)
    below = QRectF(rect.x(), top + high - 1, rect.width(), theme.px(28))
    ink = "accent_ink" if hot else "ink"
    text(painter, below, day, "h2", ink, CENTER, px=22)


@lru_cache(maxsize=32)
def _brush(pattern: str, scheme: tokens.Scheme, soft: bool) -> QBrush:
    """Return the print pattern of a type, to be laid over its color."""
    ink = theme.color("ink" if soft == (scheme == "light") else "card")
    ink.setAlphaF(PATTERN_INK if soft else 2 * PATTERN_INK)
    tile = QPixmap(TILE, TILE)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    with smoothly(painter):
        painter.setPen(QPen(ink, 1.5))
        _draw_pattern(painter, pattern, ink_brush=QBrush(ink))
    painter.end()
    return QBrush(tile)


def _draw_pattern(painter: QPainter, pattern: str, ink_brush: QBrush) -> None:
    middle = QPointF(TILE / 2, TILE / 2)
    if pattern in {"rising", "cross"}:
        for shift in (-TILE, 0, TILE):
            painter.drawLine(QPointF(shift, TILE), QPointF(shift + TILE, 0))
    if pattern in {"falling", "cross"}:
        for shift in (-TILE, 0, TILE):
            painter.drawLine(QPointF(shift, 0), QPointF(shift + TILE, TILE))
    if pattern == "rings":
        painter.drawEllipse(middle, 2, 2)
    if pattern == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink_brush)
        painter.drawEllipse(middle, 1.5, 1.5)
