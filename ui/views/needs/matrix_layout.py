"""Where everything of the matrix stands: frozen head and sides, cells that scroll."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRect, QRectF

from app.needs.matrices import Column, Group, Line
from ui import painting
from ui.theme import theme

Names = Literal["upright", "slanted", "vertical"]

SLANT: Final = -52  # degrees, design.md 4
LEGEND_LINES: Final = 5
_WIDEST: Final = 120  # pixels of a column that holds a name in lines
_SLANTED: Final = (30, 44)
_MOST_SLANTED: Final = 32  # columns; more, or narrower, and the names stand upright
_NARROW: Final = 38
_TALLEST_NAME: Final = 124


@dataclass(frozen=True)
class Layout:
    """The places of a matrix in its viewport, for a size and scroll positions."""

    columns: Sequence[Column]
    groups: Sequence[Group]
    lines: Sequence[Line]
    names: Names
    left: int  # the column of topics
    right: int  # what all say together
    head: int
    band: int  # of the head: the names of the sites over their people
    cell: float  # width
    row: int

    @property
    def content(self) -> tuple[int, int]:
        """Width and height of the cells alone."""
        return math.ceil(len(self.columns) * self.cell), len(self.lines) * self.row

    def room(self, width: int, height: int) -> QRect:
        """Return what of a viewport shows cells."""
        wide = min(width - self.left - self.right, self.content[0])
        return QRect(self.left, self.head, max(0, wide), max(0, height - self.head))

    def cell_rect(self, row: int, column: int, scrolled: QPointF) -> QRectF:
        """Return where a cell is, scrolled as far as this."""
        x = self.left + column * self.cell - scrolled.x()
        y = self.head + row * self.row - scrolled.y()
        return QRectF(x, y, self.cell, self.row)

    def column_at(self, x: float) -> int:
        """Return the column at a place of the content, -1 for none."""
        at = int(x // self.cell) if self.cell else -1
        return at if 0 <= at < len(self.columns) else -1

    def row_at(self, y: float) -> int:
        """Return the line at a place of the content, -1 for none."""
        at = int(y // self.row)
        return at if 0 <= at < len(self.lines) else -1

    def group_at(self, column: int) -> Group | None:
        """Return with which others a column stands."""
        return next(
            (g for g in self.groups if g.first <= column < g.first + g.count), None
        )


def lay_out(
    columns: Sequence[Column],
    groups: Sequence[Group],
    lines: Sequence[Line],
    width: int,
    *,
    banded: bool,
) -> Layout:
    """Return the places for a viewport of this width; `banded` shows sites' names."""
    right = sum(sums())
    left = max(theme.px(150), min(theme.px(250), round(width * 0.25)))
    share = (width - left - right) / max(1, len(columns))
    names, cell = _names(share, columns, banded=banded)
    band = theme.fit(24, "capm", padding=6) if banded else 0
    row = theme.fit(48, "smallm", "smallm", padding=10)
    head = max(band + _names_height(names, columns, cell) + 10, legend_height())
    return Layout(columns, groups, lines, names, left, right, head, band, cell, row)


def _names(
    share: float, columns: Sequence[Column], *, banded: bool
) -> tuple[Names, float]:
    """Return how names are written, and how wide a column is.

    Upright where each word of them has room, slanted for a few people, else turned.
    """
    scale = theme.scale
    if not banded and share >= _longest_word(columns) + 6:
        return "upright", min(share, _WIDEST * scale)
    least, most = (side * scale for side in _SLANTED)
    if banded and share >= least and len(columns) <= _MOST_SLANTED:
        return "slanted", min(share, most)
    return "vertical", _NARROW * scale


def _longest_word(columns: Sequence[Column]) -> float:
    return max(
        (
            painting.text_width(word, "caps")
            for one in columns
            for word in one.name.split()
        ),
        default=0.0,
    )


def _names_height(names: Names, columns: Sequence[Column], cell: float) -> int:
    """Return the height the names of the columns take, in pixels."""
    if names == "upright":
        high = max(
            (
                painting.paragraph_height(one.name, "capm", cell - 8, lines=4)
                for one in columns
            ),
            default=0,
        )
        return round(max(high, theme.line("capm"))) + 12
    longest = max(
        (painting.text_width(one.name, "small") for one in columns), default=0
    )
    if names == "vertical" and longest > theme.px(_TALLEST_NAME):
        longest = longest * 0.62  # in two lines
    longest = min(longest + 8, theme.px(_TALLEST_NAME))
    if names == "slanted":
        return round(longest * math.sin(math.radians(-SLANT))) + theme.line("small")
    return round(longest) + 10


def longest_name() -> int:
    """Return how long a name at a column may be, in pixels."""
    return theme.px(_TALLEST_NAME)


def sums() -> tuple[int, int]:
    """Return how wide the two columns are that say what all together say, in pixels."""
    return theme.px(66), theme.px(66)


def legend_height() -> int:
    """Return how high the legend in the corner is, in pixels."""
    return LEGEND_LINES * (theme.line("cap") + 2) + 8
