"""Contents: each heading with the page it is on, as a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.pdf.blocks.words import Words, words
from app.pdf.design import Look
from app.pdf.letters.lines import Run
from app.pdf.letters.styles import Style
from app.pdf.strips import Landmark, Strip, natural_height
from app.pdf.surface import Surface
from app.pdf.tags import Node

INDENT = 14.0
ROOM_FOR_PAGE = 40.0
ROOM_FOR_HEADING = 43.0


@dataclass
class Entry:
    """A line of the contents; the page is known by the time it is drawn."""

    landmark: Landmark
    title: Words
    style: Style
    link: Node
    width: float

    def draw(self, surface: Surface, top: float, first: int, stop: int) -> None:
        """Draw title, dots and page, and make it all lead to the page."""
        del first, stop
        look = surface.look
        page = f" {self.landmark.page + 1}"
        number = self.style.but(weight=400, tnum=True, align="right")
        lines = look.lines(page, number, self.width)
        foot = top + self.title.height - self.style.leading
        self._dots(surface, foot, max(line.width for line in lines))
        with surface.tag(self.link):
            at = (surface.left + self.title.left, top)
            count = len(self.title.lines)
            self.title.draw_at(surface, at, 0, count)
            place = (surface.left, foot)
            surface.write(lines, [Run(page)], number, place, self.width)
        box = surface.box((surface.left, top), self.width, self.title.height)
        told = tr("{title}, page {page}").format(
            title=self.landmark.title, page=page.strip()
        )
        surface.canvas.tagged_link(self.link, box, told, dest=self.landmark.key)

    def _dots(self, surface: Surface, top: float, number: float) -> None:
        scale = surface.look.scale
        start = self.title.left + self.title.lines[-1].width + 4 * scale
        end = self.width - number - 6 * scale
        y = top + self.style.leading / 2 + self.style.size * 0.3
        if end > start:
            surface.line(
                (surface.left + start, y),
                (surface.left + end, y),
                weight=0.5 * scale,
                dash=(0.5, 3 * scale),
                round_ends=True,
            )


def contents(look: Look, landmarks: Sequence[Landmark], parent: Node) -> list[Strip]:
    """Set a line for each heading of level 1 and 2; of 1 alone if a page is too short.

    The headings of level 2 are among the bookmarks even then.
    """
    listed = [one for one in landmarks if one.listed and one.level <= 2 and one.title]
    room = look.height - ROOM_FOR_HEADING * look.scale
    node = Node("TOC")
    found = [_entry(look, landmark, node) for landmark in listed]
    if natural_height(found) > room:
        node = Node("TOC")
        found = [_entry(look, one, node) for one in listed if one.level == 1]
    parent.kids.append(node)
    if found:
        found[-1].after = 24 * look.scale
    return found


def _entry(look: Look, landmark: Landmark, parent: Node) -> Strip:
    style = look.style(f"toc{landmark.level}")
    link = parent.add("TOCI").add("Reference").add("Link")
    indent = INDENT * look.scale if landmark.level > 1 else 0.0
    room = look.width - indent - ROOM_FOR_PAGE * look.scale
    title = words(look, landmark.title, style, room, link, most=3)
    title.left = indent
    entry = Entry(landmark, title, style, link, look.width)
    return Strip(entry, 0, title.height, before=style.before)
