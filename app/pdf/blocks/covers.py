"""Covers of packets, with their art, and the small heads of hand-outs."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from app.pdf.blocks.facts import cover_facts
from app.pdf.blocks.words import going_on, words
from app.pdf.design import MARGIN_FOOT, Look
from app.pdf.story import Cover, Sheet, plain
from app.pdf.strips import Landmark, Strip, natural_height
from app.pdf.surface import Surface
from app.pdf.tags import Node

ART: Final = 0.47  # of the page
LEAST_ART: Final = 0.16
UNDER_ART: Final = 56.0
FACTS_IN_A_ROW: Final = 4
# Where the circles are (parts of the art), how large, and how many people are on each
CIRCLES: Final = (
    (0.30, 0.54, 132, 13),
    (0.58, 0.38, 104, 10),
    (0.82, 0.64, 150, 15),
    (0.52, 0.84, 78, 8),
    (0.08, 0.05, 110, 9),
    (1.02, 0.02, 96, 9),
)
STRAYING: Final = 0.06  # how far a circle is from its place, as a part of the art


@dataclass
class Art:
    """People as dots on circles that meet: the top of a cover, from edge to edge."""

    seed: int
    height: float  # from the top of the page

    def draw(self, surface: Surface, top: float, first: int, stop: int) -> None:
        """Draw it, over the whole width of the page."""
        del top, first, stop
        width = surface.look.page[0]
        with surface.silent(), surface.clipped((0, 0), width, self.height):
            surface.rect((0, 0), width, self.height, fill="wash_teal")
            circles = self._circles(width, surface.look.sheet)
            for x, y, radius, _ in circles:
                surface.circle((x, y), radius, line="teal3", weight=1.1)
                surface.circle((x, y), radius * 0.72, line="teal3", weight=0.5)
            for at, circle in enumerate(circles):
                self._people(surface, at, circle)

    def _circles(
        self, width: float, sheet: float
    ) -> list[tuple[float, float, float, int]]:
        chance = Random(self.seed)  # noqa: S311 - it is a picture, not a secret
        found = []
        for right, down, radius, people in CIRCLES:
            x = width * (right + chance.uniform(-STRAYING, STRAYING))
            y = self.height * (down + chance.uniform(-STRAYING, STRAYING))
            large = radius * sheet * chance.uniform(0.9, 1.1)
            found.append((x, y, large, people))
        return found

    def _people(
        self, surface: Surface, at: int, circle: tuple[float, float, float, int]
    ) -> None:
        x, y, radius, count = circle
        sheet = surface.look.sheet
        start = Random(self.seed * 31 + at).uniform(0, math.tau)  # noqa: S311 - as above
        for who in range(count):
            angle = start + math.tau * who / count
            weight = (who * 7 + at * 3) % 5 * 0.9
            spot = (x + radius * math.cos(angle), y + radius * math.sin(angle))
            rust = (who + at * 2) % 9 == 0
            color = "rust" if rust else "teal" if weight > 2 else "teal2"
            surface.circle(spot, (5.2 + weight) * sheet, fill="wash_teal")
            surface.circle(spot, (2.8 + weight) * sheet, fill=color)


def cover(
    look: Look,
    block: Cover,
    parent: Node,
    landmark: Landmark,
    more: Callable[[], list[Strip]],
) -> list[Strip]:
    """Set a cover; `more` sets what is under its facts. The art makes room."""
    found = _title_block(look, block, parent, landmark)
    found += _facts(look, block, parent)
    under_facts = more()
    if under_facts:
        under_facts[0].before = max(under_facts[0].before, 20 * look.scale)
    found += under_facts
    bottom = look.page[1] - MARGIN_FOOT * look.sheet
    under = UNDER_ART * look.sheet
    room = bottom - natural_height(found) - under
    height = max(look.page[1] * LEAST_ART, min(look.page[1] * ART, room))
    gap = max(height + under - look.top, 0.0)
    return [Strip(Art(block.seed, height), 0, gap, keep=True), *found]


def _title_block(
    look: Look, block: Cover, parent: Node, landmark: Landmark
) -> list[Strip]:
    heading = parent.add("H1")
    found: list[Strip] = []
    for text, name in ((block.overline, "cover_over"), (block.title, "cover_title")):
        if text:
            more = going_on(text)
            found += words(look, more, look.style(name), look.width, heading).strips()
    if block.subtitle:
        style = look.style("cover_subtitle")
        node = parent.add("P")
        found += words(look, block.subtitle, style, look.width, node).strips()
    if found:
        found[0].landmark = landmark
    return found


def _facts(look: Look, block: Cover, parent: Node) -> list[Strip]:
    found: list[Strip] = []
    items = [item for item in block.facts if item[0] or plain(item[1])]
    for start in range(0, len(items), FACTS_IN_A_ROW):
        row = cover_facts(look, items[start : start + FACTS_IN_A_ROW], parent)
        found += row.strips(look.height)
    if found:
        found[0].before = 48 * look.scale
    return found


def sheet_head(
    look: Look, block: Sheet, parent: Node, landmark: Landmark
) -> list[Strip]:
    """Set the head of a hand-out."""
    found = heading_strips(look, block.overline, block.title, parent, landmark)
    if found:
        found[-1].after = 2 * look.scale
    if plain(block.lead):
        style = look.style("sheet_lead")
        node = parent.add("P")
        found += words(look, block.lead, style, look.width, node).strips()
    return found


def _closed_up(found: list[Strip], gap: float) -> None:
    """Let the title stand `gap` under the line over it, not as far as from a text."""
    for strip in found[1:]:
        strip.before = min(strip.before, gap)


def heading_strips(
    look: Look, overline: str, title: str, parent: Node, landmark: Landmark
) -> list[Strip]:
    """Set a title of level 1; the line over it belongs to the same heading."""
    node = parent.add("H1")
    found: list[Strip] = []
    if overline:
        style = look.style("over")
        found += words(look, going_on(overline), style, look.width, node).strips()
    if title.strip():
        found += words(look, title, look.style("h1"), look.width, node).strips()
    if overline and len(found) > 1:
        _closed_up(found, look.style("over").after)
    for strip in found:
        strip.keep = True
    if found:
        found[0].landmark = landmark
    return found
