"""Strips: what pages are filled with, one under the other.

A block of a story is set as a `Piece`, and a piece is cut into strips where a page may
end: a line of a paragraph, a row of a table. Strips are laid on pages once
(`app.pdf.pages`) and then drawn once, so the number of pages is known before the first
of them is drawn. Lengths are points; y goes down.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

FEW_LINES: Final = 5  # a lead that is not parted from what it leads to

if TYPE_CHECKING:
    from app.pdf.surface import Surface


class Piece(Protocol):
    """Something that was set, in one or more strips."""

    def draw(self, surface: "Surface", top: float, first: int, stop: int) -> None:
        """Draw the strips `first` to `stop`, beginning at `top` of the page."""


@dataclass
class Landmark:
    """A heading that contents, bookmarks and running heads speak of."""

    title: str
    level: int
    key: str
    code: str = ""
    listed: bool = True  # in the contents and the bookmarks
    page: int = -1  # in its paper, from 0; -1 until it is on a page


@dataclass(slots=True)
class Strip:
    """What is never cut in two, and how it stands to its neighbors."""

    piece: Piece
    index: int
    height: float
    before: float = 0.0  # room above it, but not at the top of a page
    after: float = 0.0
    keep: bool = False  # on the same page as what follows
    bound: bool = False  # the same, if a page can hold all that is bound
    tall: bool = False  # the same, if half of the present page is used already
    head: "Strip | None" = None  # is repeated above it on a new page
    landmark: Landmark | None = None
    new_page: bool = False
    bare: bool = False  # alone on a page without furniture, from its very edge
    part: int | None = None  # of the paper: what is set plainly if it fails
    spare: Callable[[], None] | None = None  # left out, and this called, if no room


def kept_together(strips: Sequence[Strip]) -> None:
    """Ask for all of `strips` to be on one page, if one can hold them."""
    for strip in strips[:-1]:
        strip.bound = True


def kept_with_the_next(strips: Sequence[Strip]) -> None:
    """Keep a few lines on the page of what follows; of more, the last two are."""
    for strip in strips[-1:] if len(strips) > FEW_LINES else strips:
        strip.keep = True


def spare_only_at_the_end(strips: Sequence[Strip]) -> None:
    """Let no strip be left out but those at the very end, or before a new page."""
    following: Strip | None = None
    for strip in reversed(strips):
        if following and not following.new_page and not following.spare:
            strip.spare = None
        following = strip


def keep_ends(strips: Sequence[Strip]) -> None:
    """Leave no line alone: the first two and the last two lines stay together."""
    if len(strips) > 1:
        strips[0].keep = True
        strips[-2].keep = True


def natural_height(strips: Iterable[Strip]) -> float:
    """Return how tall `strips` are under one another, from first to last."""
    height, gap = 0.0, None
    for strip in strips:
        height += strip.height + (0 if gap is None else max(gap, strip.before))
        gap = strip.after
    return height


@dataclass
class Stack:
    """Strips drawn as one, at a distance from the edges of what is behind them."""

    strips: list[Strip]
    above: float = 0.0
    tops: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.tops = []
        y, gap = self.above, None
        for strip in self.strips:
            y += 0 if gap is None else max(gap, strip.before)
            self.tops.append(y)
            y += strip.height
            gap = strip.after

    def draw(self, surface: "Surface", top: float) -> None:
        """Draw them all, the first one `above` points under `top`."""
        for run in runs(zip(self.strips, self.tops, strict=True)):
            run.strip.piece.draw(
                surface, top + run.top, run.strip.index, run.strip.index + run.count
            )


@dataclass(slots=True)
class Run:
    """Strips of one piece that follow each other without a gap: drawn at once."""

    strip: Strip
    top: float
    count: int = 1
    end: float = 0.0


def runs(placed: Iterable[tuple[Strip, float]]) -> list[Run]:
    """Join strips that belong together, so that a paragraph is tagged once a page."""
    found: list[Run] = []
    for strip, top in placed:
        last = found[-1] if found else None
        if (
            last
            and strip.piece is last.strip.piece
            and strip.index == last.strip.index + last.count
            and abs(last.end - top) < 0.01
        ):
            last.count += 1
            last.end = top + strip.height
        else:
            found.append(Run(strip, top, 1, top + strip.height))
    return found
