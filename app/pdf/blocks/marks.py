"""Small shapes before words: a state, a bullet, a box to tick; told apart by shape."""

import math
from collections.abc import Callable
from typing import Final

from app.i18n import mark, tr
from app.pdf.surface import Surface

Drawn = Callable[[Surface, float, float], None]

BOX: Final = 8.5
ROUND: Final = 1.6
LABELS: Final = {
    "on_track": mark("On track"),
    "at_risk": mark("At risk"),
    "not_started": mark("Not started"),
    "needs": mark("Needs"),
    "can_help": mark("Can help"),
    "steady": mark("Steady"),
    "watch": mark("Watch"),
    "urgent": mark("Urgent"),
    "unsaid": mark("Not said"),
    "level4": mark("Can coach others"),
    "level3": mark("Does it and can share how"),
    "level2": mark("Doing it with help"),
    "level1": mark("Curious, learning"),
    "need3": mark("Asks: urgent or blocking"),
    "need2": mark("Asks: important"),
    "need1": mark("Asks: nice to have"),
}
_PAIR: Final = len("level4")  # letters of the first of two shapes side by side
_APART: Final = 10.0  # points from the middle of one to that of the other


def label_of(code: str) -> str:
    """Return what a shape says, for who cannot see it. Raises KeyError.

    A level and a need side by side ("level3need2") say both.
    """
    if code in LABELS:
        return tr(LABELS[code])
    first, second = code[:_PAIR], code[_PAIR:]
    return f"{tr(LABELS[first])}. {tr(LABELS[second])}"


def shape(code: str, leading: float) -> Drawn:
    """Return what draws a shape in the middle of a line. Raises KeyError."""
    codes = [code] if code in _SHAPES else [code[:_PAIR], code[_PAIR:]]
    draws = [_SHAPES[one] for one in codes]
    first = -_APART / 2 if len(draws) > 1 else 0.0

    def drawn(surface: Surface, x: float, top: float) -> None:
        scale = surface.look.scale
        for number, draw in enumerate(draws):
            middle = x + (3.2 + first + number * _APART) * scale
            draw(surface, middle, top + leading / 2, scale)

    return drawn


def check_box(leading: float, *, done: bool) -> Drawn:
    """Return what draws a box to tick, ticked if it is done, left of the words."""

    def drawn(surface: Surface, x: float, top: float) -> None:
        scale = surface.look.scale
        side = BOX * scale
        left, upper = x - 14 * scale, top + leading / 2 - side / 2
        surface.rect(
            (left, upper),
            side,
            side,
            fill="teal" if done else None,
            line="teal",
            weight=0.9 * scale,
            radius=ROUND * scale,
        )
        if done:
            tick = [(2, 4.4), (3.7, 6.2), (6.6, 2.3)]
            points = [(left + dx * scale, upper + dy * scale) for dx, dy in tick]
            surface.path(points, line="paper", weight=1.2 * scale)

    return drawn


def _on_track(surface: Surface, x: float, y: float, scale: float) -> None:
    surface.circle((x, y), 2.9 * scale, fill="teal2")


def _at_risk(surface: Surface, x: float, y: float, scale: float) -> None:
    high, half = 2.8 * scale, 3.2 * scale
    surface.path(
        [(x, y - high), (x + half, y + high), (x - half, y + high)], fill="rust"
    )


def _not_started(surface: Surface, x: float, y: float, scale: float) -> None:
    surface.circle((x, y), 2.6 * scale, line="slate", weight=0.9 * scale)


def _needs(surface: Surface, x: float, y: float, scale: float) -> None:
    side = 5.4 * scale
    surface.rect((x - side / 2, y - side / 2), side, side, fill="teal")


def _can_help(surface: Surface, x: float, y: float, scale: float) -> None:
    surface.circle((x, y), 2.7 * scale, fill="paper", line="teal", weight=1.1 * scale)


def _steady(surface: Surface, x: float, y: float, scale: float) -> None:
    surface.circle((x, y), 2.9 * scale, fill="teal")


def _urgent(surface: Surface, x: float, y: float, scale: float) -> None:
    """Draw a square with a white exclamation mark in it."""
    side, thin = 7.2 * scale, 1.1 * scale
    surface.rect((x - side / 2, y - side / 2), side, side, fill="rust")
    left = x - thin / 2
    surface.rect((left, y - 2.6 * scale), thin, 3.4 * scale, fill="paper")
    surface.rect((left, y + 1.5 * scale), thin, thin, fill="paper")


def _level(level: int) -> Callable[[Surface, float, float, float], None]:
    """Return what draws a disc that is filled as far as somebody can help others."""
    turn = {4: 360, 3: 270, 2: 180, 1: 0}[level]
    begin = 180 if level == 3 else 90  # degrees from the right, against the clock

    def draw(surface: Surface, x: float, y: float, scale: float) -> None:
        radius = (4.0 if level > 1 else 2.4) * scale
        thin = 0.9 * scale
        surface.circle((x, y), radius, fill="paper", line="teal", weight=thin)
        if turn == 360:
            surface.circle((x, y), radius, fill="teal")
        elif turn:
            arc = [math.radians(begin + step) for step in range(0, turn + 1, 10)]
            points = [
                (x + radius * math.cos(at), y - radius * math.sin(at)) for at in arc
            ]
            surface.path([(x, y), *points], fill="teal")

    return draw


def _need(strength: int) -> Callable[[Surface, float, float, float], None]:
    """Return what draws a diamond over one to three strokes."""

    def draw(surface: Surface, x: float, y: float, scale: float) -> None:
        half, middle = 3.6 * scale, y - 1.2 * scale
        corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0), (0.0, -half)]
        points = [(x + dx, middle + dy) for dx, dy in corners]
        surface.path(points, line="rust", weight=1.1 * scale)
        for number in range(strength):
            left = x + (number - (strength - 1) / 2) * 2.2 * scale - 0.45 * scale
            top = middle + half + 1.0 * scale
            surface.rect((left, top), 0.9 * scale, 2.0 * scale, fill="rust")

    return draw


_SHAPES: Final = {
    **{f"level{n}": _level(n) for n in range(1, 5)},
    **{f"need{n}": _need(n) for n in range(1, 4)},
    "on_track": _on_track,
    "at_risk": _at_risk,
    "not_started": _not_started,
    "needs": _needs,
    "can_help": _can_help,
    "steady": _steady,
    "watch": _at_risk,
    "urgent": _urgent,
    "unsaid": _not_started,
}
