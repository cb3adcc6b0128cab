"""What the tests of papers share: everything a paper says, in the order of reading."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import combinations

from typing_extensions import override

from app.pdf.design import Look
from app.pdf.letters.fonts import FontBook
from app.pdf.pen import Pen
from app.pdf.setup import PageSetup, PaperSize
from app.pdf.story import (
    Bullets,
    CallOut,
    Cell,
    CheckList,
    Heading,
    Lines,
    Pairs,
    Panel,
    Paper,
    Paragraph,
    Sheet,
    Signatures,
    Table,
    Text,
    Together,
    plain,
)


def said(paper: Paper) -> list[str]:
    """Return all that is read from a paper, head first; panels as their pens say it."""
    head = paper.head
    found = [head.overline, head.title, plain(head.lead)] if type(head) is Sheet else []
    found += _of_blocks(paper.blocks)
    return [words for words in found if words]


def everything(paper: Paper) -> str:
    """Return all words a paper holds, those of its head, foot and file too."""
    about = (paper.title, paper.author, paper.subject, paper.foot)
    return "\n".join([*about, *said(paper), *_links(paper)])


def blocks_of(paper: Paper, kind: type) -> list:
    """Return the blocks of one kind, those kept together with others too."""
    return [block for block in _flat(paper.blocks) if type(block) is kind]


def rows_of(paper) -> list[tuple[str, ...]]:
    """Return the cells of the agenda's rows, as words."""
    return [
        tuple(plain(cell.text if isinstance(cell, Cell) else cell) for cell in row)
        for table in blocks_of(paper, Table)
        for row in table.rows
    ]


def times_of(paper) -> list[str]:
    """Return the first cell of each row: when it begins."""
    return [row[0].replace("\N{NO-BREAK SPACE}", " ") for row in rows_of(paper)]


def drawn(panel: Panel, *, large: bool = False) -> "Noticing":
    """Return the pen that painted a panel on A4."""
    look = Look(PageSetup(PaperSize.A4, large=large), _FONTS)
    wide, high = look.page if panel.height is None else (look.width, 0.0)
    size = wide / look.scale, high or panel.height
    pen = Noticing(look, *size, scale=1.0 if panel.height is None else None)
    panel.paint(pen)
    return pen


_FONTS = FontBook()


class Noticing(Pen):
    """A pen that notes where it wrote: left, top, right and bottom of all words."""

    def __init__(self, *box, **how) -> None:
        super().__init__(*box, **how)
        self.boxes: list[tuple[float, float, float, float]] = []
        self.kinds: list[tuple[str, float, float]] = []  # kind, left, width

    @property
    def said(self) -> list[str]:
        """What is read."""
        return self.sketch.said

    @override
    def words(self, text, x, y, width, **how) -> float:
        high = super().words(text, x, y, width, **how)
        style = {k: how[k] for k in ("style", "size", "bold") if k in how}
        wide = min(width, self.measure(plain(text), **style))
        if high:
            self.boxes.append((x, y, x + wide, y + high))
        return high

    @override
    def rect(self, x, y, w, h, **how) -> None:
        super().rect(x, y, w, h, **how)
        if how.get("kind"):
            self.kinds.append((how["kind"], x, w))

    @override
    @contextmanager
    def turned(self) -> Iterator[None]:
        before = len(self.boxes)
        with super().turned():
            yield
        wide, high = self.width, self.height
        self.boxes[before:] = [
            (wide - right, high - bottom, wide - left, high - top)
            for left, top, right, bottom in self.boxes[before:]
        ]

    def overlaps(self) -> list[tuple]:
        """Return pairs of words that lie on each other."""
        return [
            (one, other)
            for one, other in combinations(self.boxes, 2)
            if min(one[2], other[2]) - max(one[0], other[0]) > 0.5
            and min(one[3], other[3]) - max(one[1], other[1]) > 0.5
        ]


def _flat(blocks: Iterable) -> Iterator:
    for block in blocks:
        if type(block) is Together:
            yield from _flat(block.blocks)
        else:
            yield block


def _of_blocks(blocks: Iterable) -> list[str]:
    found: list[str] = []
    for block in _flat(blocks):
        found += _SAYING[type(block)](block)
    return found


def _table(table: Table) -> list[str]:
    heads = [column.title for column in table.columns]
    return [
        *heads,
        *(words for row in table.rows for cell in row for words in _cell(cell)),
    ]


def _cell(cell: Text | Cell) -> list[str]:
    if isinstance(cell, Cell):
        return [plain(cell.text), plain(cell.note)]
    return [plain(cell)]


_SAYING = {
    Heading: lambda block: [block.text],
    Paragraph: lambda block: [plain(block.text)],
    Bullets: lambda block: [plain(item) for item in block.items],
    Signatures: lambda block: [words for item in block.items for words in item],
    CheckList: lambda block: [w for c in block.items for w in (plain(c.text), c.note)],
    CallOut: lambda block: [block.title, plain(block.body)],
    Pairs: lambda block: [w for label, v in block.items for w in (label, plain(v))],
    Lines: lambda block: [block.label],
    Table: _table,
    Panel: lambda block: drawn(block).said,
}


def _links(paper: Paper) -> list[str]:
    texts = [v for block in blocks_of(paper, Pairs) for _, v in block.items]
    texts += [block.text for block in blocks_of(paper, Paragraph)]
    return [
        part.link
        for text in texts
        if not isinstance(text, str)
        for part in text
        if not isinstance(part, str)
    ]
