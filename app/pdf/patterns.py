"""Kinds of block on paper: their colors, or in grey the patterns in their place."""

from typing import Final

from app.pdf.palette import PATTERN_INK, kind_named
from app.pdf.surface import Point, Surface

HATCH: Final = 3.2  # between the lines and dots of a pattern


def fill_kind(
    surface: Surface,
    at: Point,
    width: float,
    height: float,
    code: str,
    radius: float = 0,
) -> None:
    """Fill a box as a kind of block: its color, or its pattern in grey."""
    kind = kind_named(code)
    if kind.pattern == "blank":
        surface.rect(at, width, height, fill="paper", line=_ink(surface, kind.color))
        return
    if not surface.look.setup.grey or kind.pattern == "solid":
        fill = _ink(surface, kind.color)
        surface.rect(at, width, height, fill=fill, radius=radius)
        return
    page = surface.look.page
    width, height = min(width, page[0]), min(height, page[1])
    with surface.clipped(at, width, height):
        _pattern(surface, at, width, height, kind.pattern)
    surface.rect(at, width, height, line=PATTERN_INK, weight=0.75)


def _ink(surface: Surface, color: str) -> str:
    return PATTERN_INK if surface.look.setup.grey else color


def _pattern(
    surface: Surface, at: Point, width: float, height: float, name: str
) -> None:
    if name in ("rising", "cross"):
        _hatch(surface, at, width, height, rising=True)
    if name in ("falling", "cross"):
        _hatch(surface, at, width, height, rising=False)
    if name in ("dots", "rings"):
        _dotted(surface, at, width, height, ring=name == "rings")


def _hatch(
    surface: Surface, at: Point, width: float, height: float, *, rising: bool
) -> None:
    step = HATCH * surface.look.scale
    x = at[0] - height
    while x < at[0] + width:
        ends = (at[1] + height, at[1]) if rising else (at[1], at[1] + height)
        surface.line((x, ends[0]), (x + height, ends[1]), color=PATTERN_INK, weight=0.8)
        x += step


def _dotted(
    surface: Surface, at: Point, width: float, height: float, *, ring: bool
) -> None:
    step = HATCH * surface.look.scale * (1.5 if ring else 1)
    radius = step * (0.3 if ring else 0.22)
    y, row = at[1] + step / 2, 0
    while y < at[1] + height + step:
        x = at[0] + (step / 2 if row % 2 == 0 else 0)
        while x < at[0] + width + step:
            if ring:
                surface.circle((x, y), radius, line=PATTERN_INK, weight=0.6)
            else:
                surface.circle((x, y), radius, fill=PATTERN_INK)
            x += step
        y, row = y + step * 0.8, row + 1
