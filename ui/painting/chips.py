"""Chips, which name a thing in a word or two, and the caps of keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from ui.icons import paint_icon
from ui.painting.basics import rounded, smoothly
from ui.painting.text import CENTER, text, text_width
from ui.theme import theme, tokens

PAD: Final = 8
ICON: Final = 14
DOT: Final = 8
GAP: Final = 4


@dataclass(frozen=True)
class ChipSpec:
    """What a chip says and how: a tone, an icon or the dot of a color role."""

    text: str
    tone: str = "neutral"
    icon: str = ""
    dot: str = ""
    outline: bool = False


def chip_size(spec: ChipSpec) -> QSizeF:
    """Return the size of a chip, in pixels."""
    width = 2 * PAD + text_width(spec.text, "capm")
    width += (ICON + GAP if spec.icon else 0) + (DOT + GAP if spec.dot else 0)
    return QSizeF(width, theme.fit(tokens.HEIGHTS["chip"], "capm", padding=4))


def chip(
    painter: QPainter, x: float, y: float, spec: ChipSpec, width: float = 0
) -> float:
    """Draw a chip with its upper left corner here, cut to `width`; return its width."""
    size = chip_size(spec)
    rect = QRectF(x, y, min(size.width(), width) if width else size.width(), 0)
    rect.setHeight(size.height())
    ground, _ = tokens.tone(spec.tone)
    line = "line" if spec.outline else None
    rounded(painter, rect, rect.height() / 2, None if spec.outline else ground, line)
    chip_content(painter, rect, spec)
    return rect.width()


def chip_content(painter: QPainter, rect: QRectF, spec: ChipSpec) -> None:
    """Draw what stands on a chip: its icon, its dot and its words."""
    _, ink = tokens.tone(spec.tone)
    x = rect.x() + PAD
    if spec.icon:
        place = QRectF(x, rect.center().y() - ICON / 2, ICON, ICON)
        paint_icon(painter, spec.icon, place, ink)
        x += ICON + GAP
    if spec.dot:
        with smoothly(painter):
            painter.setBrush(theme.color(spec.dot))
            painter.drawEllipse(QRectF(x, rect.center().y() - DOT / 2, DOT, DOT))
        x += DOT + GAP
    words = QRectF(x, rect.y(), rect.right() - x - PAD + 1, rect.height())
    text(painter, words, spec.text, "capm", ink)


def chips(
    painter: QPainter, rect: QRectF, specs: Sequence[ChipSpec], gap: float = 6
) -> int:
    """Draw as many chips as fit in a row, then "+n"; return how many were drawn."""
    x, y = rect.x(), rect.y()
    for number, spec in enumerate(specs):
        size = chip_size(spec)
        left = len(specs) - number - 1
        needed = size.width() + (text_width(f"+{left}", "cap") + gap if left else 0)
        y = rect.center().y() - size.height() / 2
        if x + needed > rect.right() + 1 and number:
            more = QRectF(x, rect.y(), rect.right() - x, rect.height())
            text(painter, more, f"+{left + 1}", "cap", "ink3")
            return number
        x += chip(painter, x, y, spec, rect.right() - x) + gap
    return len(specs)


def key_cap_width(words: str) -> float:
    """Return how wide a key with these words is."""
    height = theme.fit(tokens.HEIGHTS["key"], "capm", padding=4)
    return max(height, text_width(words, "capm") + 12)


def key_cap(
    painter: QPainter, x: float, y: float, words: str, ink: str = "ink3"
) -> float:
    """Draw a key of the keyboard with its upper left corner here; return its width."""
    width = key_cap_width(words)
    height = theme.fit(tokens.HEIGHTS["key"], "capm", padding=4)
    rect = QRectF(x, y, width, height)
    rounded(painter, rect, 4, "card", "line")
    text(painter, rect, words, "capm", ink, CENTER)
    return width
