"""Pages: strips are laid on them, once, from the first to the last.

No strip is too tall for this: whatever is asked to stay together is let go when a page
cannot hold it, so a paper is never refused for what it says.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.pdf.strips import Landmark, Strip

MUCH_USED: Final = 0.5  # of a page: what is tall had better begin on the next
OVERSIZE: Final = 0.01  # what rounding may add up to, in points


@dataclass
class Page:
    """The strips of a page, each with its distance from the top of the frame."""

    placed: list[tuple[Strip, float]] = field(default_factory=list)
    repeated: Strip | None = None  # the head of a table that goes on here
    bare: bool = False
    running: str = ""  # the title of the section it begins in


class Pagination:
    """Lays strips on pages of a `height`; `check` may stop it by raising."""

    def __init__(self, height: float, check: Callable[[], None]) -> None:
        self.pages: list[Page] = []
        self._height = height
        self._check = check
        self._y = 0.0
        self._gap = 0.0
        self._section = ""

    def lay(self, strips: Sequence[Strip]) -> list[Page]:
        """Return the pages that hold `strips`; at least one, and no empty one.

        Spare strips are left out where the page is full.
        """
        self._turn(None)
        settled = 0  # strips before this one were found to fit with their neighbors
        for at, strip in enumerate(strips):
            if at % 256 == 0:
                self._check()
            if self._has_no_room_for(strip):
                continue
            if at >= settled:
                settled = self._group(strips, at)
            self._place(strip)
        return self.pages

    # --- One strip ------------------------------------------------------------------

    def _has_no_room_for(self, strip: Strip) -> bool:
        """Leave a spare strip out, rather than begin a page with it."""
        if not strip.spare or self._room_above(strip) + strip.height <= self._left():
            return False
        strip.spare()
        return True

    def _place(self, strip: Strip) -> None:
        page = self.pages[-1]
        if (strip.new_page or strip.bare or page.bare) and page.placed:
            page = self._turn(strip)
        if page.placed and self._room_above(strip) + strip.height > self._left():
            page = self._turn(strip)
        top = self._y + self._room_above(strip)
        page.placed.append((strip, top))
        page.bare = strip.bare
        self._y = top + strip.height
        self._gap = strip.after
        if strip.landmark:
            self._note(strip.landmark)
        page.running = page.running or self._section

    def _note(self, landmark: Landmark) -> None:
        landmark.page = len(self.pages) - 1
        if landmark.level == 1:
            self._section = landmark.title

    def _turn(self, strip: Strip | None) -> Page:
        page = Page()
        self.pages.append(page)
        self._y = self._gap = 0.0
        if strip and strip.head:
            page.repeated = strip.head
            self._y = strip.head.height
        return page

    def _room_above(self, strip: Strip) -> float:
        if not self.pages[-1].placed:
            return 0.0
        return max(self._gap, strip.before)

    def _left(self) -> float:
        return self._height - self._y + OVERSIZE

    # --- Strips that stay together --------------------------------------------------

    def _group(self, strips: Sequence[Strip], at: int) -> int:
        """Turn the page if what begins at `at` fits on the next, not here; its end."""
        first = strips[at]
        full = self._height - (first.head.height if first.head else 0) + OVERSIZE
        begun = first.tall and first.index > 0
        moves = not begun and self._y > self._height * MUCH_USED
        for tall, bound in ((moves, True), (False, True), (False, False)):
            end, needed = _joined(strips, at, full, bound=bound, tall=tall)
            if needed > full:
                continue
            page = self.pages[-1]
            if page.placed and needed + self._room_above(first) > self._left():
                self._turn(first)
            return end
        return at + 1


def _joined(
    strips: Sequence[Strip], at: int, full: float, *, bound: bool, tall: bool
) -> tuple[int, float]:
    """Return the end of what stays with the strip at `at`, and how tall it all is.

    Nobody looks further than a page is tall.
    """
    height = strips[at].height
    while at < len(strips) - 1 and height <= full:
        strip, following = strips[at], strips[at + 1]
        stays = strip.keep or (bound and strip.bound) or (tall and strip.tall)
        if following.new_page or following.spare or not stays:
            break
        height += max(strip.after, following.before) + following.height
        at += 1
    return at + 1, height
