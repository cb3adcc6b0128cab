"""What stands around a page: the running head, the foot, "page x of y"."""

from app.pdf.blocks.words import words
from app.pdf.design import FOOT, FOOT_RULE, MARGIN_FOOT, RUNNING_HEAD
from app.pdf.story import Align
from app.pdf.surface import Surface


def draw_furniture(surface: Surface, foot: str, page_of: str, running: str) -> None:
    """Draw it as decoration: nobody wants to hear it on each page."""
    look = surface.look
    end = look.page[1] - MARGIN_FOOT * look.sheet
    left, right = surface.left, surface.left + look.width
    with surface.silent():
        y = end + FOOT_RULE * look.sheet
        surface.line((left, y), (right, y))
        baseline = end + FOOT * look.sheet
        _furnish(surface, foot, baseline, Align.LEFT, 0.78)
        _furnish(surface, page_of, baseline, Align.RIGHT, 0.2)
        if running:
            _furnish(surface, running, RUNNING_HEAD * look.sheet, Align.RIGHT, 1.0)


def _furnish(
    surface: Surface, text: str, baseline: float, align: Align, part: float
) -> None:
    """Write one line, at most a `part` of the frame wide."""
    look = surface.look
    style = look.style("furniture").but(
        align=align.value,
        tnum=True,
        size=look.furniture,
        leading=1.25 * look.furniture,
    )
    width = look.width * part
    line = words(look, text.replace("\n", " "), style, width, None, most=1)
    left = surface.left + (look.width - width if align is Align.RIGHT else 0)
    top = baseline - style.leading / 2 - style.size * style.cap / 2
    line.draw_at(surface, (left, top), 0, 1)
