"""A sketch: what is drawn in a box, noted to be drawn on the page later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.pdf.surface import Surface

Draw = Callable[[Surface, float, float], None]
"""Draws one thing in a box: the left edge of the box and its top, in page points."""


@dataclass
class Sketch:
    """What a pen noted, in the order of drawing."""

    steps: list[Draw] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # what is read, in order

    def draw(self, surface: Surface, left: float, top: float) -> None:
        """Draw it all with the box's top left corner there."""
        for step in self.steps:
            step(surface, left, top)


def upside_down(steps: Sequence[Draw], half: tuple[float, float]) -> Draw:
    """Return steps as one that turns them about a point of the box."""

    def drawn(surface: Surface, left: float, top: float) -> None:
        with surface.turned((left + half[0], top + half[1])):
            for step in steps:
                step(surface, left, top)

    return drawn
