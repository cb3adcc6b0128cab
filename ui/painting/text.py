"""Words in the type roles: one line that is cut with "…", or a wrapped paragraph."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from ui.theme import theme

LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER: Final = Qt.AlignmentFlag.AlignCenter
ONE_LINE: Final = Qt.TextFlag.TextSingleLine.value | Qt.TextFlag.TextDontClip.value


def text(  # noqa: PLR0913 - the type role's variations are keywords
    painter: QPainter,
    rect: QRectF,
    words: str,
    role: str = "body",
    color: str = "ink",
    align: Qt.AlignmentFlag = LEFT,
    *,
    tabular: bool = False,
    weight: int | None = None,
    italic: bool = False,
    px: float | None = None,
) -> float:
    """Draw one line of words, cut to the width of `rect`; return its width."""
    font = theme.font(role, tabular=tabular, weight=weight, italic=italic, px=px)
    metrics = QFontMetricsF(font)
    width = metrics.horizontalAdvance(words)
    if width > rect.width() + 0.5:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        width = metrics.horizontalAdvance(words)
    painter.setFont(font)
    painter.setPen(theme.color(color))
    painter.drawText(rect, align.value | ONE_LINE, words)
    return width


def text_width(words: str, role: str = "body", *, tabular: bool = False) -> float:
    """Return how wide the words are, in pixels."""
    return theme.metrics(role, tabular=tabular).horizontalAdvance(words)


def marked(
    painter: QPainter,
    rect: QRectF,
    words: str,
    spans: Sequence[tuple[int, int]],
    role: str = "body",
    color: str = "ink",
) -> float:
    """Draw one line in which the spans (start, end) stand out; return its width."""
    x = rect.x()
    for start, end, found in _pieces(len(words), spans):
        room = QRectF(x, rect.y(), max(0.0, rect.right() - x), rect.height())
        ink, weight = ("accent_ink", 700) if found else (color, None)
        x += text(painter, room, words[start:end], role, ink, weight=weight)
    return x - rect.x()


def paragraph(
    painter: QPainter,
    rect: QRectF,
    words: str,
    role: str = "body",
    color: str = "ink",
    lines: int = 0,
) -> float:
    """Draw wrapped words, at most `lines` of them (0: all); return the height."""
    font = theme.font(role)
    step = theme.line(role)
    painter.setFont(font)
    painter.setPen(theme.color(color))
    broken = _broken(words, font, rect.width(), lines)
    drop = (step - QFontMetricsF(font).height()) / 2 + QFontMetricsF(font).ascent()
    for number, line in enumerate(broken):
        painter.drawText(QPointF(rect.x(), rect.y() + number * step + drop), line)
    return float(len(broken) * step)


def paragraph_height(
    words: str, role: str = "body", width: float = 0, lines: int = 0
) -> float:
    """Return how high `paragraph` will be at this width."""
    return float(len(_broken(words, theme.font(role), width, lines)) * theme.line(role))


def wrapped(words: str, role: str, width: float, lines: int = 0) -> list[str]:
    """Return the words broken into lines of this width, as `paragraph` breaks them."""
    return _broken(words, theme.font(role), width, lines)


def _pieces(
    length: int, spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int, bool]]:
    pieces: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in sorted(spans):
        pieces += [(at, start, False), (start, end, True)]
        at = end
    pieces.append((at, length, False))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _broken(words: str, font: QFont, width: float, most: int) -> list[str]:
    """Return the words broken into lines; the last of `most` ends with "…" if cut."""
    lines: list[str] = []
    for part in words.split("\n"):
        lines += _wrapped(part, font, width)
    if not most or len(lines) <= most:
        return [line.rstrip() for line in lines]
    rest = " ".join(line.strip() for line in lines[most - 1 :])
    cut = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return [*(line.rstrip() for line in lines[: most - 1]), cut]


def _wrapped(words: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(words, font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start = line.textStart()
        lines.append(words[start : start + line.textLength()])
    layout.endLayout()
    return lines or [""]
