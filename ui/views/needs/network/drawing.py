"""How the picture of a network is painted: lines, circles, names, and the key to it."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from app.needs.networks import Tie
from ui import painting
from ui.icons import outline, paint_icon
from ui.painting import Face
from ui.painting.basics import smoothly
from ui.theme import theme, tokens
from ui.views.needs.network.sheet import Line, Node
from ui.widgets.base import Restyled

FAINT: Final = 0.62  # of those who are not looked at
HANDLE: Final = 9.0  # px, the radius of the handle from which a tie is drawn

_MATCH: Final = (2.6, 3.4)  # widths
_TALK: Final = (1.4, 2.0)
_SAMPLE: Final = 24  # px of a line in the key


def paint_line(painter: QPainter, line: Line, *, strong: bool) -> None:
    """Draw a tie: a match thick in the accent, talk thin and gray, dashed if not begun.

    Everyone's number of links makes it a little wider.
    """
    tie = line.tie
    least, most = _MATCH if tie.is_match else _TALK
    width = min(most, least + 0.4 * (len(tie.links) - 1) + (0.6 if strong else 0.0))
    role = "accent" if tie.is_match else "field"
    with smoothly(painter):
        painter.setPen(_pen(tie, theme.color(role, 1.0 if strong else FAINT), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line.path)


def paint_node(
    painter: QPainter, node: Node, *, strong: bool, chosen: bool, ring: str = ""
) -> None:
    """Draw one of them: a circle in the site's tint, a square for a site."""
    _disc(painter, node)
    painter.save()
    painter.setOpacity(1.0 if strong or not node.ties else FAINT)
    _paint_face(painter, node)
    painter.restore()
    if chosen or ring:
        with smoothly(painter):
            painter.setPen(QPen(theme.color(ring or "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            _outline(painter, node, 5)
    if node.named or chosen:
        _paint_name(painter, node, strong=strong, lower=5 if chosen or ring else 0)


def paint_handle(painter: QPainter, node: Node) -> None:
    """Draw the handle at the edge of a circle from which a tie is drawn."""
    middle = handle(node)
    place = QRectF(0, 0, 2 * HANDLE, 2 * HANDLE)
    place.moveCenter(middle)
    painting.rounded(painter, place, HANDLE, "accent", "surface", width=1.5)
    place = QRectF(0, 0, 11, 11)
    place.moveCenter(middle)
    paint_icon(painter, "plus", place, "on_accent")


def paint_draft(painter: QPainter, node: Node, end: QPointF) -> None:
    """Draw the tie that is being drawn."""
    with smoothly(painter):
        pen = QPen(theme.color("accent"), 2.6, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(node.middle, end)


def handle(node: Node) -> QPointF:
    """Return the middle of the handle of a node: up and to the right."""
    way = (node.radius + 5) * math.sqrt(0.5)
    return node.middle + QPointF(way, -way)


class Legend(Restyled, QWidget):
    """The key to the picture, in as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Key to the picture"))
        self.setAccessibleDescription(", ".join(words for _, words in _key()))
        outline("plus")

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, theme.fit(26, "small"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high = float(self.sizeHint().height())
        for (kind, words), (x, line) in zip(
            _key(), self.places(self.width()), strict=True
        ):
            top = line * high
            _paint_sample(painter, kind, x, top + high / 2)
            left = x + _wide(kind)
            room = QRectF(left, top, self.width() - left, high)
            painting.text(painter, room, words, "small", "ink2")
        painter.end()

    def places(self, width: int) -> list[tuple[float, int]]:
        """Return how far right each entry stands, in pixels, and on which line."""
        found, x, line = [], 0.0, 0
        for kind, words in _key():
            needed = _wide(kind) + painting.text_width(words, "small")
            if x and x + needed > width:
                x, line = 0.0, line + 1
            found.append((x, line))
            x += needed + 22
        return found

    @override
    def heightForWidth(self, width: int) -> int:
        return self.sizeHint().height() * (self.places(width)[-1][1] + 1)


def _key() -> list[tuple[str, str]]:
    return [
        ("match", tr("match made")),
        ("talk", tr("talk without you")),
        ("lone", tr("not yet connected")),
        ("introduced", tr("just introduced")),
        ("", tr("ring color = site")),
    ]


def _wide(kind: str) -> int:
    return {"": 0, "lone": 24}.get(kind, _SAMPLE + 8)


def _paint_sample(painter: QPainter, kind: str, x: float, y: float) -> None:
    if not kind:
        return
    with smoothly(painter):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if kind == "lone":
            painter.setPen(QPen(theme.color("honey_ink"), 2, Qt.PenStyle.DashLine))
            painter.drawEllipse(QPointF(x + 8, y), 7, 7)
            return
        role, width = ("field", 1.6) if kind == "talk" else ("accent", 3.0)
        pen = QPen(theme.color(role), width)
        if kind == "introduced":
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, y), QPointF(x + _SAMPLE, y))


def _pen(tie: Tie, color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if not tie.begun:
        pen.setStyle(Qt.PenStyle.DotLine)
    return pen


def _disc(painter: QPainter, node: Node) -> None:
    """Hide the lines below a node."""
    with smoothly(painter):
        painter.setBrush(theme.color("surface"))
        _outline(painter, node, 3)


def _outline(painter: QPainter, node: Node, beyond: float) -> None:
    around = node.circle.adjusted(-beyond, -beyond, beyond, beyond)
    if node.holder.is_person:
        painter.drawEllipse(around)
    else:
        corner = node.radius * 0.45 + beyond
        painter.drawRoundedRect(around, corner, corner)


def _paint_face(painter: QPainter, node: Node) -> None:
    holder = node.holder
    tinted = holder.tint >= 0
    tint = f"site{holder.tint % tokens.SITE_COUNT}"
    ring = (tint if tinted else "ink3") if node.ties else "honey_ink"
    if holder.is_person:
        face = Face(holder.initials, holder.tint, holder.name)
        painting.avatar(painter, node.circle, face, ring=ring if node.ties else "")
        if not node.ties:  # around the circle: within, it would run through the letters
            with smoothly(painter):
                painter.setPen(QPen(theme.color(ring), 2, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                _outline(painter, node, 2)
        return
    ground, ink = (f"{tint}_soft", f"{tint}_ink") if tinted else ("press", "ink2")
    painting.rounded(
        painter,
        node.circle,
        node.radius * 0.45,
        ground,
        ring,
        width=2,
        dashed=not node.ties,
    )
    px = round(max(10.0, node.radius * 0.72) / theme.scale, 1)
    painting.text(
        painter, node.circle, holder.initials, "caps", ink, painting.CENTER, px=px
    )


def _paint_name(painter: QPainter, node: Node, *, strong: bool, lower: float) -> None:
    ink = "ink" if strong else "ink2"
    if not node.ties:
        ink = "honey_ink"
    label = node.label.translated(0, lower)
    painting.rounded(painter, label, 5, theme.color("surface", 0.86))
    center, px = painting.CENTER, node.letters
    painting.text(painter, label, node.name, "smallm", ink, center, px=px)
