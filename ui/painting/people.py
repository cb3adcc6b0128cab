"""Faces of people, the emblem of a community, and the mark of the program."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.painting.basics import smoothly
from ui.painting.text import CENTER, text
from ui.theme import theme, tokens

OVERLAP: Final = 0.86  # of a face's width, from one face in a row to the next
MOST_DOTS: Final = 24
_LEAST_DOTS: Final = 3
# faces that go by no site: the coach herself, and whoever has none
_PLAIN: Final = {-1: ("accent_soft", "accent_ink"), -2: ("press", "ink2")}


@dataclass(frozen=True)
class Face:
    """How a person is drawn: initials on their site's tint, or on a plain ground."""

    initials: str
    site: int = 0  # -1 the coach, -2 without a site
    name: str = ""


def initials(name: str) -> str:
    """Return the first letters of the first and the last name."""
    parts = [part for part in name.split() if part[0].isalpha()]
    chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts
    return "".join(part[0].upper() for part in chosen)


def avatar(
    painter: QPainter,
    rect: QRectF,
    face: Face,
    *,
    ring: str = "",
    dashed: bool = False,
    cut: str = "",
) -> None:
    """Draw a face; `ring` and `cut` are roles of a ring in it and a gap around it."""
    tint = f"site{face.site % tokens.SITE_COUNT}"
    ground, ink = _PLAIN.get(face.site, (f"{tint}_soft", f"{tint}_ink"))
    with smoothly(painter):
        if cut:
            painter.setBrush(theme.color(cut))
            painter.drawEllipse(rect.adjusted(-2, -2, 2, 2))
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(rect)
        if ring:
            style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.color(ring), 2, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
    _letters(painter, rect, face.initials, ink)


def avatars(
    painter: QPainter,
    rect: QRectF,
    faces: Sequence[Face],
    *,
    size: float = 26,
    most: int = 4,
    cut: str = "card",
) -> float:
    """Draw faces that overlap, and "+n" for those beyond `most`; return the width."""
    shown = faces[:most]
    place = QRectF(rect.x(), rect.center().y() - size / 2, size, size)
    for face in shown:
        avatar(painter, place, face, cut=cut)
        place.translate(size * OVERLAP, 0)
    if len(faces) > len(shown):
        with smoothly(painter):
            painter.setBrush(theme.color(cut))
            painter.drawEllipse(place.adjusted(-2, -2, 2, 2))
            painter.setBrush(theme.color("sunken"))
            painter.drawEllipse(place)
        _letters(painter, place, f"+{len(faces) - len(shown)}", "ink2")
    return avatars_width(len(faces), size=size, most=most)


def avatars_width(count: int, *, size: float = 26, most: int = 4) -> float:
    """Return how wide `avatars` will be."""
    places = min(count, most) + (count > most)
    return size * (1 + OVERLAP * (places - 1)) if places else 0.0


def emblem(painter: QPainter, rect: QRectF, sites: Sequence[int]) -> None:
    """Draw a ring of dots, one for each member in the tint of their site."""
    shown = sorted(sites)[:: max(1, math.ceil(len(sites) / MOST_DOTS))] or [6, 6, 6]
    if len(shown) < _LEAST_DOTS:  # a stray dot is no circle
        shown = [shown[at % len(shown)] for at in range(_LEAST_DOTS)]
    radius = rect.width() * 0.38
    room = 2 * math.pi * radius / len(shown) * 0.62
    size = max(2.2, min(rect.width() * 0.115, room)) * 1.25 / 2
    with smoothly(painter):
        for number, site in enumerate(shown):
            angle = 2 * math.pi * number / len(shown) - math.pi / 2
            painter.setBrush(theme.color(f"site{site % tokens.SITE_COUNT}"))
            turn = QPointF(math.cos(angle), math.sin(angle)) * radius
            painter.drawEllipse(rect.center() + turn, size, size)


def logo(painter: QPainter, rect: QRectF) -> None:
    """Draw the mark of the program: an open circle, and the one who joins it."""
    radius = rect.width() * 0.36
    ring = QRectF(0, 0, 2 * radius, 2 * radius)
    ring.moveCenter(rect.center())
    angle = math.radians(28)
    with smoothly(painter):
        pen = QPen(theme.color("accent"), rect.width() * 0.11)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(ring, 62 * 16, 292 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("honey"))
        turn = QPointF(math.cos(angle), -math.sin(angle)) * radius
        dot = rect.width() * 0.095
        painter.drawEllipse(rect.center() + turn, dot, dot)


def _letters(painter: QPainter, rect: QRectF, letters: str, ink: str) -> None:
    size = max(10.0, rect.width() * 0.38) / theme.scale
    text(painter, rect, letters, "caps", ink, CENTER, px=round(size, 1))
