"""Call-outs: a few lines on a wash, with a bar at their left."""

from dataclasses import dataclass

from app.pdf.blocks.words import Words, words
from app.pdf.design import Look
from app.pdf.letters.styles import Style
from app.pdf.story import CallOut, Text, Tone, plain
from app.pdf.strips import Stack, Strip, natural_height
from app.pdf.surface import Surface
from app.pdf.tags import Node

BAR, ABOVE, BELOW, LEFT, RIGHT = 3.0, 9.0, 10.0, 14.0, 12.0
GAP_BEFORE, GAP_AFTER = 14.0, 12.0
TALLEST = 0.6  # of the frame; a taller call-out may go on over the page


@dataclass
class Washed:
    """Strips on a wash: one box, or as many as there are strips."""

    strips: list[Strip]
    width: float
    tone: str
    wash: str
    above: float
    below: float
    whole: bool

    def draw(self, surface: Surface, top: float, first: int, stop: int) -> None:
        """Draw the wash and what is on it."""
        scale = surface.look.scale
        if self.whole:
            shown = Stack(self.strips, self.above)
        else:
            above = self.above if first == 0 else 0.0
            shown = Stack(self.strips[first:stop], above)
        height = self._height(first, stop)
        left = (surface.left, top)
        surface.rect(left, self.width, height, fill=self.wash)
        surface.rect(left, BAR * scale, height, fill=self.tone)
        shown.draw(surface, top)

    def cut(self, before: float, after: float) -> list[Strip]:
        """Return the strips that the page is filled with."""
        count = 1 if self.whole else len(self.strips)
        found = [Strip(self, at, self._height(at, at + 1)) for at in range(count)]
        found[0].before, found[-1].after = before, after
        if count > 1:
            found[0].keep = found[-2].keep = True
        return found

    def _height(self, first: int, stop: int) -> float:
        last = len(self.strips)
        shown = self.strips if self.whole else self.strips[first:stop]
        height = natural_height(shown)
        height += self.above if first == 0 else 0.0
        height += self.below if self.whole or stop == last else 0.0
        return height


def call_out(look: Look, block: CallOut, parent: Node) -> list[Strip]:
    """Set a call-out: rust for care, teal for a kind word."""
    scale = look.scale
    care = block.tone is Tone.RUST
    role = "rust" if care else "teal"
    style = look.style("callout_title").but(color=look.color(role))
    node = parent.add("Div")
    body = look.style("body").but(after=0)
    parts = [_part(look, block.title, style, node), _part(look, block.body, body, node)]
    strips = [strip for part in parts if part for strip in part.strips()]
    if not strips:
        return []
    whole = natural_height(strips) <= look.height * TALLEST
    wash = "wash_rust" if care else "wash_teal"
    pads = (ABOVE * scale, BELOW * scale)
    washed = Washed(strips, look.width, role, wash, *pads, whole)
    if not whole:
        _closed_up(strips)
    return washed.cut(GAP_BEFORE * scale, GAP_AFTER * scale)


def _part(look: Look, text: Text, style: Style, parent: Node) -> Words | None:
    if not plain(text).strip():
        return None
    scale = look.scale
    room = look.width - (LEFT + RIGHT) * scale
    part = words(look, text, style, room, parent.add("P"))
    part.left = LEFT * scale
    return part


def _closed_up(strips: list[Strip]) -> None:
    """Let each strip hold the room under it, so that the wash has no gaps."""
    for strip in strips[:-1]:
        strip.height += strip.after
        strip.after = 0.0
