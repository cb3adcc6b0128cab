"""A row of boxes side by side: of a table, of big numbers, of facts.

A row is one strip, or, if it is tall, bands: one for each line of its tallest box, so
that it may go on over the page where little of the page is used, or where none is tall
enough for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.pdf.blocks.columns import KIND_ROOM
from app.pdf.blocks.words import Words
from app.pdf.patterns import fill_kind
from app.pdf.strips import Strip, keep_ends
from app.pdf.surface import Surface
from app.pdf.tags import Node

Shape = Callable[[Surface, float, float], None]
"""Draws something small: at its left edge, at its top."""


@dataclass
class Box:
    """Words in a column, under one another, with what is behind and beside them."""

    parts: Sequence[Words]
    left: float  # of the column, from the left of the frame
    width: float
    inset: float = 0.0  # of the words, from the left of the column
    above: float = 0.0  # room over the words
    ground: str | None = None  # a role
    shape: Shape | None = None
    shape_node: Node | None = None
    bar: str = ""  # a kind of block, shown at the left edge
    node: Node | None = None

    @property
    def height(self) -> float:
        """How tall the words are."""
        return sum(part.height for part in self.parts)

    def line_tops(self) -> list[float]:
        """Return how far under the row's top each of the lines begins."""
        found, y = [], self.above
        for part in self.parts:
            step = part.style.leading
            found += [y + at * step for at in range(len(part.lines))]
            y += part.height
        return found


@dataclass
class Rules:
    """The lines of a row; weights are points, 0 for none."""

    below: float = 0.0
    below_color: str = "rule"
    above: float = 0.0
    above_color: str = "teal"
    sides: Sequence[float] = ()  # where upright lines stand


@dataclass
class Row:
    """Boxes side by side, over a width."""

    boxes: Sequence[Box]
    width: float
    height: float
    rules: Rules
    gap: float = 0.0  # white between cells that are filled
    bands: list[float] = field(default_factory=list)

    def strips(self, tallest: float, *, after: float = 0.0) -> list[Strip]:
        """Return the row's strips: one, or bands if it is taller than `tallest`."""
        self.bands = [0.0, self.height]
        if self.height > tallest:
            longest = max(self.boxes, key=lambda box: box.height)
            self.bands[1:1] = longest.line_tops()[1:]
        found = [
            Strip(self, at, stop - start)
            for at, (start, stop) in enumerate(
                zip(self.bands, self.bands[1:], strict=False)
            )
        ]
        keep_ends(found)
        for strip in found[:-1]:
            strip.tall = True
        found[-1].after = after
        return found

    def draw(self, surface: Surface, top: float, first: int, stop: int) -> None:
        """Draw the bands `first` to `stop`."""
        start, end = self.bands[first], self.bands[stop]
        for box in self.boxes:
            self._draw_ground(surface, box, top, end - start)
        for box in self.boxes:
            self._draw_words(surface, box, top, (start, end))
        self._draw_rules(surface, top, end - start, (first, stop))

    def _draw_ground(
        self, surface: Surface, box: Box, top: float, height: float
    ) -> None:
        x = surface.left + box.left
        if box.ground:
            half = self.gap / 2
            surface.rect(
                (x + half, top + half),
                box.width - self.gap,
                height - self.gap,
                fill=box.ground,
            )
        if box.bar:
            scale = surface.look.scale
            room = min(5 * scale, height / 4)
            fill_kind(
                surface,
                (x + box.inset - KIND_ROOM * scale, top + room),
                9 * scale,
                height - 2 * room,
                box.bar,
            )

    @staticmethod
    def _draw_words(
        surface: Surface, box: Box, top: float, shown: tuple[float, float]
    ) -> None:
        x, y = surface.left + box.left + box.inset, box.above
        if box.shape and shown[0] == 0:
            with surface.tag(box.shape_node):
                box.shape(surface, x, top + y)
        for part in box.parts:
            step = part.style.leading
            inside = [
                at
                for at in range(len(part.lines))
                if shown[0] - 0.01 <= y + at * step < shown[1] - 0.01
            ]
            if inside:
                line_top = top + y + inside[0] * step - shown[0]
                at = (x + part.left, line_top)
                part.draw_at(surface, at, inside[0], inside[-1] + 1)
            y += part.height

    def _draw_rules(
        self, surface: Surface, top: float, height: float, bands: tuple[int, int]
    ) -> None:
        left, right = surface.left, surface.left + self.width
        rules, foot = self.rules, top + height
        for x in rules.sides:
            surface.line((left + x, top), (left + x, foot))
        if rules.above and bands[0] == 0:
            y, color = top, rules.above_color
            surface.line((left, y), (right, y), color=color, weight=rules.above)
        if rules.below and bands[1] == len(self.bands) - 1:
            color = rules.below_color
            surface.line((left, foot), (right, foot), color=color, weight=rules.below)
