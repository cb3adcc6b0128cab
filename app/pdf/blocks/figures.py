"""Figures, which are pictures with words for who cannot see them, and panels."""

from dataclasses import dataclass
from typing import Final

from app.pdf.blocks.words import words
from app.pdf.design import Look
from app.pdf.letters.cleaning import clean
from app.pdf.pen import Pen
from app.pdf.sketch import Sketch
from app.pdf.story import Figure, Panel
from app.pdf.strips import Strip
from app.pdf.surface import Surface
from app.pdf.tags import Node

OVERHANG: Final = 3.0  # points under a last line, in which nothing is written


@dataclass
class Picture:
    """A sketch in its box; with a `node`, all of it is one figure."""

    sketch: Sketch
    width: float
    height: float
    node: Node | None = None
    on_sheet: bool = False  # from the edges of the page, not of the frame

    def draw(self, surface: Surface, top: float, first: int, stop: int) -> None:
        """Draw it."""
        del first, stop
        left, top = (0.0, 0.0) if self.on_sheet else (surface.left, top)
        if self.node is None:
            self.sketch.draw(surface, left, top)
            return
        box = surface.box((left, top), self.width, self.height)
        self.node.attrs |= {"BBox": box, "Placement": "Block"}
        with surface.as_one(self.node):
            self.sketch.draw(surface, left, top)


def figure(look: Look, block: Figure, parent: Node) -> list[Strip]:
    """Set a picture, no taller than the frame, and its caption under it."""
    caption_style = look.style("caption")
    room = look.height - (4 * caption_style.leading if block.caption else 0)
    height = max(1.0, min(block.height * look.scale, room))
    node = parent.add("Figure", alt=clean(block.alt))
    pen = Pen(look, look.width / look.scale, height / look.scale)
    block.paint(pen)
    height = _grown(height, pen, look, room)
    picture = Picture(pen.sketch, look.width, height, node)
    gap = 6 * look.scale
    found = [Strip(picture, 0, height, before=gap, after=gap)]
    if block.caption:
        node = parent.add("P")
        caption = words(look, block.caption, caption_style, look.width, node)
        found[0].keep = True
        found += caption.strips()
    return found


def panel(look: Look, block: Panel, parent: Node) -> list[Strip]:
    """Set words written freely: in the frame, or on a whole sheet from its edges."""
    if block.height is None:
        return _whole_sheet(look, block, parent)
    height = max(1.0, min(block.height * look.scale, look.height))
    size = (look.width / look.scale, height / look.scale)
    pen = Pen(look, *size, parent=parent)
    block.paint(pen)
    height = _grown(height, pen, look, look.height)
    gap = 6 * look.scale
    picture = Picture(pen.sketch, look.width, height)
    return [Strip(picture, 0, height, before=gap, after=gap)]


def _grown(height: float, pen: Pen, look: Look, most: float) -> float:
    """Return the height of a box in which all words have room, if a page has it.

    The white under a last line may hang over.
    """
    needed = (pen.lowest - OVERHANG) * look.scale
    return max(height, min(needed, most))


def _whole_sheet(look: Look, block: Panel, parent: Node) -> list[Strip]:
    width, height = look.page
    scale = look.sheet
    pen = Pen(look, width / scale, height / scale, scale=scale, parent=parent)
    block.paint(pen)
    picture = Picture(pen.sketch, width, height, on_sheet=True)
    return [Strip(picture, 0, look.height, bare=True)]
