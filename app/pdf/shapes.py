"""Shapes in a box, noted to be drawn on the page later.

A shape whose place is no number is refused at once, while its section is set.
"""

from collections.abc import Sequence
from itertools import chain
from math import isfinite
from typing import Final

from app.pdf.design import Look
from app.pdf.patterns import fill_kind
from app.pdf.sketch import Draw, Sketch
from app.pdf.story import Tone
from app.pdf.surface import Surface


class Shapes:
    """Notes shapes, in points of the usual size of print: `scale` makes them larger."""

    def __init__(self, look: Look, scale: float) -> None:
        self.sketch: Final = Sketch()
        self._look = look
        self._scale = scale

    def rect(  # noqa: PLR0913 - named one by one where it draws
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.5,
        radius: float = 0,
        kind: str = "",
    ) -> None:
        """Draw a box; of a `kind` of block, in its color or its pattern."""
        must_be_finite(x, y, w, h, weight, radius)
        scale, fill, line = self._scale, self._ink(fill), self._ink(line)

        def drawn(surface: Surface, left: float, top: float) -> None:
            at, wide, tall = (left + x * scale, top + y * scale), w * scale, h * scale
            if kind:
                fill_kind(surface, at, wide, tall, kind, radius * scale)
            if fill or line:
                surface.rect(
                    at,
                    wide,
                    tall,
                    fill=None if kind else fill,
                    line=line,
                    weight=weight * scale,
                    radius=radius * scale,
                )

        self._note(drawn)

    def line(  # noqa: PLR0913 - named one by one where it draws
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        tone: Tone | str = "rule",
        weight: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a line, dashed by the lengths of `dash` if there are any."""
        must_be_finite(x1, y1, x2, y2, weight, *dash)
        scale, color = self._scale, self._color(tone)

        def drawn(surface: Surface, left: float, top: float) -> None:
            surface.line(
                (left + x1 * scale, top + y1 * scale),
                (left + x2 * scale, top + y2 * scale),
                color=color,
                weight=weight * scale,
                dash=[part * scale for part in dash],
            )

        self._note(drawn)

    def circle(  # noqa: PLR0913 - named one by one where it draws
        self,
        x: float,
        y: float,
        r: float,
        *,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a circle about a point."""
        must_be_finite(x, y, r, weight, *dash)
        scale, fill, line = self._scale, self._ink(fill), self._ink(line)

        def drawn(surface: Surface, left: float, top: float) -> None:
            surface.circle(
                (left + x * scale, top + y * scale),
                r * scale,
                fill=fill,
                line=line,
                weight=weight * scale,
                dash=[part * scale for part in dash],
            )

        self._note(drawn)

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.5,
    ) -> None:
        """Draw straight lines from point to point; filled ones are closed."""
        must_be_finite(weight, *chain(*points))
        scale, fill, line = self._scale, self._ink(fill), self._ink(line)

        def drawn(surface: Surface, left: float, top: float) -> None:
            placed = [(left + x * scale, top + y * scale) for x, y in points]
            surface.path(placed, fill=fill, line=line, weight=weight * scale)

        self._note(drawn)

    def curve(
        self,
        points: Sequence[tuple[float, float]],
        *,
        tone: Tone | str = "rule",
        weight: float = 0.5,
    ) -> None:
        """Draw one Bézier curve of four points: start, two that pull, end."""
        must_be_finite(weight, *chain(*points))
        scale, color = self._scale, self._color(tone)

        def drawn(surface: Surface, left: float, top: float) -> None:
            placed = [(left + x * scale, top + y * scale) for x, y in points]
            surface.curve(placed, line=color, weight=weight * scale)

        self._note(drawn)

    def _color(self, tone: Tone | str) -> str:
        """Return the color of a role, so that a wrong one is noticed in time."""
        return self._look.color(str(tone))

    def _ink(self, role: str | None) -> str | None:
        return None if role is None else self._color(role)

    def _note(self, draw: Draw) -> None:
        self.sketch.steps.append(draw)


def must_be_finite(*numbers: float) -> None:
    """Raise ValueError for what no page can show, TypeError for what is no number."""
    if not all(map(isfinite, numbers)):
        raise ValueError("a length that is not finite")
