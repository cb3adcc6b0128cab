"""What a paper says, as plain values: nothing here knows of a font or a page.

A printout is a function that returns a `Paper`; `app.pdf.press` sets it. Text is data:
there is no markup in it, so nothing anyone typed can be taken for an instruction. A
stretch that differs from the rest is a `Span`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.pdf.pen import Pen


class Tone(StrEnum):
    """A color by what it means (pdf.md section 6)."""

    INK = "ink"
    SLATE = "slate"
    MUTED = "muted"
    TEAL = "teal"
    RUST = "rust"


class Manner(StrEnum):
    """How a paragraph is set."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    CAPTION = "caption"
    QUOTE = "quote"


class Align(StrEnum):
    """Where a column's words stand, whatever their direction."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Span:
    """A stretch of text; `link` is followed only if it is http, https or mailto.

    It keeps its place in the line: a name in Arabic and the number after it, each a
    span, are read in that order, whatever is around them.
    """

    text: str
    bold: bool = False
    italic: bool = False
    tone: Tone | None = None
    link: str = ""


Text = str | tuple[str | Span, ...]
"""Words, some of which may differ from the rest."""


# --- Blocks -------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    """A heading in a section: level 2 or 3, for the section's own title is level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; line ends in the text begin a new line."""

    text: Text
    manner: Manner = Manner.BODY


@dataclass(frozen=True)
class Bullets:
    """A list, with bullets or with numbers."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Check:
    """One thing to tick; `note` ("Ngozi · Jan 8") follows it in grey, unbroken."""

    text: Text
    done: bool = False
    note: str = ""


@dataclass(frozen=True)
class CheckList:
    """Things to tick."""

    items: tuple[Check, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    `share` is its part of the width, against the other columns'; the one that
    `names_row` says what the row is about.
    """

    title: str
    share: float = 1
    align: Align = Align.LEFT
    names_row: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell with more than words.

    `note` is a small second line; `heat` (0 to 5) fills the cell; `mark` is a shape
    before the words ("on_track", "at_risk", "not_started", "needs", "can_help";
    "steady", "watch", "urgent", "unsaid").
    """

    text: Text = ""
    note: Text = ""
    bold: bool = False
    heat: int | None = None
    mark: str = ""
    kind: str = ""  # a kind of block (`connect`, `learn` …): its color or pattern


@dataclass(frozen=True)
class Table:
    """A table with one row of headings, which is repeated on each page.

    `row_height` is the least height of a row in points, for rows written in by hand;
    `columns` without any title have no row of headings. The last `spare` rows are there
    only to fill the last page of a paper: those that would begin another are left out.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text | Cell, ...], ...]
    caption: str = ""
    row_height: float = 0
    spare: int = 0


@dataclass(frozen=True)
class CallOut:
    """A few lines that must not be missed; rust for care, teal for a kind word."""

    title: str
    body: Text
    tone: Tone = Tone.RUST


@dataclass(frozen=True)
class Facts:
    """Up to five big numbers with what they count."""

    items: tuple[tuple[str, str], ...]  # number, label


@dataclass(frozen=True)
class Pairs:
    """Short facts, label before value: "Where things stand"."""

    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Lines:
    """Room to write by hand: ruled lines 22 points apart under a label.

    At the end of a paper, or before a new page, there are fewer (two at least) rather
    than a page with nothing else.
    """

    label: str
    count: int = 4


@dataclass(frozen=True)
class Signatures:
    """A line to sign on for each role, with room for name and date."""

    items: tuple[tuple[str, str], ...]  # role, name if known


@dataclass(frozen=True)
class Figure:
    """A picture: `paint` draws it with a pen in a box of `height` points.

    `alt` states what it shows, for who cannot see it. What the pen writes belongs to
    the picture.
    """

    alt: str
    height: float
    paint: "Callable[[Pen], None]"
    caption: str = ""


@dataclass(frozen=True)
class Panel:
    """Words set freely: each one the pen writes is read, in the order of writing.

    The pen's shapes are decoration. `height` is in points; `None` is a whole page
    without furniture (a sheet of name tents). `paint` must do the same each time.
    """

    height: float | None
    paint: "Callable[[Pen], None]"


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True)
class Together:
    """Blocks that are kept on one page if a page can hold them."""

    blocks: "tuple[Block, ...]"


Block = (
    Heading
    | Paragraph
    | Bullets
    | CheckList
    | Table
    | CallOut
    | Facts
    | Pairs
    | Lines
    | Signatures
    | Figure
    | Panel
    | PageBreak
    | Together
)
"""What a section is made of."""


# --- The whole ----------------------------------------------------------------------


@dataclass(frozen=True)
class Section:
    """A part under a title of level 1; it is in the contents, and begins a page.

    `code` names it for whoever composes the paper (to find its first page).
    """

    title: str
    blocks: "tuple[Block, ...]" = ()
    overline: str = ""
    lead: Text = ""
    code: str = ""
    new_page: bool = True


@dataclass(frozen=True)
class Cover:
    """The first page of a packet: what it is, for whom, and what it holds."""

    overline: str
    title: str
    subtitle: str = ""
    facts: tuple[tuple[str, Text], ...] = ()  # label, value: up to four columns
    blocks: "tuple[Block, ...]" = ()  # under the facts: contains, leaves out
    seed: int = 0  # the art differs from community to community


@dataclass(frozen=True)
class Sheet:
    """The head of a hand-out: one line of where it belongs, its title, its facts."""

    overline: str
    title: str
    lead: Text = ""


@dataclass(frozen=True)
class Paper:
    """Something to print or to hand on.

    It begins with a `Cover` (and contents, if asked for) or with the head of a `Sheet`,
    whose `blocks` follow at once. `foot` stands at the foot of each page, before "page
    x of y".
    """

    title: str
    head: Cover | Sheet | None = None
    blocks: "tuple[Block, ...]" = ()
    sections: tuple[Section, ...] = ()
    contents: bool = False
    foot: str = ""
    author: str = ""
    subject: str = ""
    language: str = "en-US"
    furniture: bool = True  # running heads and feet; name tents have none
    landscape: bool = False


def plain(text: Text) -> str:
    """Return the words of `text` alone."""
    if isinstance(text, str):
        return text
    return "".join(part if isinstance(part, str) else part.text for part in text)
