"""Every number of the printed page: type, margins, spacing (pdf.md section 6).

Units are points. A `Look` is the design for one printing: the same numbers, larger for
large print and on larger sheets, and grey where that was asked for.
"""

from dataclasses import dataclass, field
from typing import Final

from app.pdf.letters.fonts import FontBook
from app.pdf.letters.lines import Layout, Line, Run
from app.pdf.letters.styles import Style
from app.pdf.palette import Palette
from app.pdf.setup import PageSetup, PaperSize

MARGIN_SIDE: Final = 56.0
MARGIN_TOP: Final = 68.0
MARGIN_FOOT: Final = 64.0
RUNNING_HEAD: Final = 40.0  # its baseline, from the top edge
FOOT_RULE: Final = 16.0  # below the frame
FOOT: Final = 30.0  # its baseline, below the frame
LARGE: Final = 13 / 10.5  # the body of large print is 13 points
LEAST_COLUMN: Final = 24.0
LEAST_LARGE: Final = 10.5  # no type of large print is smaller
FURNITURE: Final = 8.0  # what stands around a page
FURNITURE_LARGE: Final = 10.0

_SERIF: Final = 0.67  # height of capitals, as a part of the size
_INK, _SLATE, _MUTED, _TEAL, _RUST = "ink", "slate", "muted", "teal", "rust"

_BODY: Final = Style(10.5, 15.5, _INK, after=7)
_CELL: Final = Style(9.5, 13, _INK, align="left")
_SMALL: Final = Style(9, 12.5, _SLATE)
_OVER: Final = Style(
    8, 11, _RUST, weight=700, tracking=0.09, upper=True, before=26, after=4
)
_H1: Final = Style(
    24, 29, _TEAL, weight=600, family="serif", before=26, after=8, cap=_SERIF
)
_H3: Final = Style(11, 15.5, _TEAL, weight=700, before=10, after=2)

STYLES: Final = {
    "body": _BODY,
    "strong": _BODY.but(weight=600),
    "lead": Style(12, 18, _SLATE, after=14),
    "small": _SMALL.but(after=4),
    "quote": _BODY.but(italic=True, color=_SLATE, left=14, right=14),
    "over": _OVER,
    "h1": _H1,
    "h2": Style(
        14.5, 20, _INK, weight=600, family="serif", before=18, after=6, cap=_SERIF
    ),
    "h3": _H3,
    "item": _BODY.but(after=3),
    "check": _BODY.but(after=5),
    "th": Style(8.5, 11.5, _SLATE, weight=700, align="left"),
    "td": _CELL,
    "td_note": Style(8.5, 11.5, _MUTED, align="left"),
    "caption": _SMALL.but(before=4, after=10),
    "label": _SMALL,
    "fact": _SMALL.but(size=9.5, leading=13, color=_INK),
    "fact_label": _SMALL.but(leading=15, weight=700, color=_RUST),
    "stat": Style(26, 30, _TEAL, weight=600, family="serif", cap=_SERIF),
    "big": Style(26, 30, _TEAL, weight=600, family="serif", cap=_SERIF),
    "title": Style(24, 29, _TEAL, weight=600),
    "cover_over": _OVER.but(size=9, leading=12, before=0, after=8),
    "cover_title": Style(
        38, 43, _TEAL, weight=600, family="serif", after=10, cap=_SERIF
    ),
    "cover_subtitle": Style(15, 21, _SLATE),
    "sheet_lead": _BODY.but(color=_SLATE, after=10),
    "callout_title": _H3.but(before=0, after=2),
    "toc1": Style(11, 18, _INK, weight=600, before=6),
    "toc2": Style(10, 16, _SLATE),
    "furniture": Style(FURNITURE, 10, _MUTED),
}


@dataclass
class Look:
    """The design for one printing: its measures, its styles and its fonts."""

    setup: PageSetup
    book: FontBook
    landscape: bool = False
    palette: Palette = field(init=False)
    sheet: float = field(init=False)  # how much larger than Letter or A4
    scale: float = field(init=False)  # how much larger the type is
    page: tuple[float, float] = field(init=False)  # width, height
    _styles: dict[str, Style] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        width, height = self.setup.paper.points
        self.page = (height, width) if self.landscape else (width, height)
        small = {PaperSize.A3: PaperSize.A4, PaperSize.TABLOID: PaperSize.LETTER}
        near = small.get(self.setup.paper, self.setup.paper)
        self.sheet = width / near.points[0]
        self.scale = self.sheet * (LARGE if self.setup.large else 1)
        self.palette = Palette(self.setup.grey)

    @property
    def margin(self) -> float:
        """The margin at either side."""
        return MARGIN_SIDE * self.sheet

    @property
    def furniture(self) -> float:
        """The size of what stands around a page."""
        return self.sheet * (FURNITURE_LARGE if self.setup.large else FURNITURE)

    @property
    def top(self) -> float:
        """Where the frame begins, from the top edge."""
        return MARGIN_TOP * self.sheet

    @property
    def width(self) -> float:
        """The width of the frame."""
        return self.page[0] - 2 * self.margin

    @property
    def height(self) -> float:
        """The height of the frame."""
        return self.page[1] - (MARGIN_TOP + MARGIN_FOOT) * self.sheet

    def style(self, name: str) -> Style:
        """Return a style as it is in this printing. Raises KeyError."""
        if name not in self._styles:
            self._styles[name] = self.scaled(STYLES[name])
        return self._styles[name]

    def scaled(self, style: Style) -> Style:
        """Return a style of the design, larger and in the colors of this printing."""
        by = self.scale
        if self.setup.large:
            by = max(by, LEAST_LARGE * self.sheet / style.size)
        return style.but(
            size=style.size * by,
            leading=style.leading * by,
            before=style.before * by,
            after=style.after * by,
            left=style.left * by,
            right=style.right * by,
            color=self.palette.color(style.color),
        )

    def color(self, role: str) -> str:
        """Return "#RRGGBB" for a role."""
        return self.palette.color(role)

    def lines(self, words: str, style: Style, width: float) -> list[Line]:
        """Return `words` broken into lines of `width`."""
        return Layout([Run(words)], style, self.book).lines(max(1.0, width))

    def measure(self, words: str, style: Style) -> float:
        """Return how wide `words` are on one line."""
        return max((line.width for line in self.lines(words, style, 1e6)), default=0.0)
