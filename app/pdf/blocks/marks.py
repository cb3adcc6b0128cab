"""Small shapes before words: a state, a bullet, a box to tick; told apart by shape."""

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
}


def label_of(code: str) -> str:
    """Return what a shape says, for who cannot see it. Raises KeyError."""
    return tr(LABELS[code])


def shape(code: str, leading: float) -> Drawn:
    """Return what draws a shape in the middle of a line. Raises KeyError."""
    draw = _SHAPES[code]

    def drawn(surface: Surface, x: float, top: float) -> None:
        scale = surface.look.scale
        draw(surface, x + 3.2 * scale, top + leading / 2, scale)

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


_SHAPES: Final = {
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
