"""Icons: glyphs of the icon font, drawn in the color the theme has when they are drawn.

Because nothing is drawn beforehand, icons follow the theme by themselves and are sharp
at every pixel ratio. The padlock is painted: Phosphor's reads as a bag when small.
"""

import json
import logging
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRawFont,
)
from typing_extensions import override

from app.paths import RESOURCES
from ui.theme import theme

FONT: Final = RESOURCES / "fonts" / "CirclebookIcons.ttf"
INDEX: Final = RESOURCES / "fonts" / "icons.json"
LOCKS: Final = frozenset({"lock", "lock-fill"})
EM: Final = 256.0  # the size at which outlines are kept


class ThemedIcon(QIconEngine):
    """Draws one icon in the color of a role."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    @override
    def clone(self) -> QIconEngine:
        return ThemedIcon(self._name, self._role)

    @override
    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        role = "disabled" if mode is QIcon.Mode.Disabled else self._role
        paint_icon(painter, self._name, QRectF(rect), role)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self.pixmap(size, mode, state)


def icon(name: str, role: str = "ink2") -> QIcon:
    """Return the icon of this name in the color of a role, now and after a change.

    Raises `KeyError` if there is no such icon.
    """
    outline(name)
    return QIcon(ThemedIcon(name, role))


def exists(name: str) -> bool:
    """Whether there is an icon of this name."""
    return name in LOCKS or name in code_points()


def paint_icon(
    painter: QPainter, name: str, rect: QRectF | QRect, role: str = "ink2"
) -> None:
    """Draw the icon of this name into the largest square in the middle of `rect`."""
    square = _square(QRectF(rect))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name in LOCKS:
        _paint_lock(painter, square, role, filled=name == "lock-fill")
    else:
        painter.translate(square.topLeft())
        painter.scale(square.width() / EM, square.width() / EM)
        painter.fillPath(outline(name), theme.color(role))
    painter.restore()


@cache
def outline(name: str) -> QPainterPath:
    """Return the outline of an icon in a square of `EM`.

    Raises `KeyError` if there is no such icon.
    """
    if name in LOCKS or not code_points():
        return QPainterPath()
    if name not in code_points():
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(name, code_points(), 3))
        raise KeyError(f"There is no icon {name!r}; near it: {near}")
    font = _font()
    glyph = font.glyphIndexesForString(chr(code_points()[name]))[0]
    path = font.pathForGlyph(glyph)
    path.translate(0, font.ascent())
    return path


@lru_cache(maxsize=1)
def code_points() -> dict[str, int]:
    """Return where each icon is in the icon font; nothing if the font was not made."""
    try:
        found = json.loads(INDEX.read_text(encoding="utf-8"))
    except FileNotFoundError:
        logging.getLogger(__name__).warning(
            "No icons in %s: run `python resources/build_fonts.py`", INDEX.parent
        )
        return {}
    points: dict[str, int] = found["icons"]
    return points


@lru_cache(maxsize=1)
def _font() -> QRawFont:
    return QRawFont(str(FONT), EM)


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


def _paint_lock(painter: QPainter, square: QRectF, role: str, *, filled: bool) -> None:
    side, left, top = square.width(), square.x(), square.y()
    color = theme.color(role)
    pen = QPen(color, max(1.15, side * 0.075))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    body = QRectF(left + side * 0.19, top + side * 0.43, side * 0.62, side * 0.46)
    painter.setBrush(color if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(body, side * 0.1, side * 0.1)
    shackle = QPainterPath(QPointF(left + side * 0.31, body.y()))
    shackle.lineTo(left + side * 0.31, top + side * 0.29)
    arc = QRectF(left + side * 0.31, top + side * 0.1, side * 0.38, side * 0.38)
    shackle.arcTo(arc, 180, -180)
    shackle.lineTo(left + side * 0.69, body.y())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shackle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("private_surface") if filled else color)
    keyhole = QPointF(square.center().x(), body.center().y())
    painter.drawEllipse(keyhole, side * 0.06, side * 0.06)
