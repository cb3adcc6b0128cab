"""The words of a story in the order they are read, without setting them.

This is what an element tree of the finished file must say again, and what is set when a
section cannot be set as it was meant.
"""

from app.i18n import tr
from app.pdf.blocks import lists, marks
from app.pdf.blocks.facts import signing_table
from app.pdf.design import Look
from app.pdf.letters.fonts import FontBook
from app.pdf.pen import Pen
from app.pdf.setup import PageSetup
from app.pdf.story import (
    Block,
    Bullets,
    CallOut,
    Cell,
    CheckList,
    Cover,
    Facts,
    Figure,
    Heading,
    Lines,
    Pairs,
    Panel,
    Paper,
    Paragraph,
    Section,
    Sheet,
    Signatures,
    Table,
    Text,
    Together,
    plain,
)


def story_text(paper: Paper) -> list[str]:
    """Return each stretch of words of `paper`, in reading order, none of them empty.

    Of the contents it is the heading alone: their pages are known only when they are
    set. A figure is its alternative text.
    """
    found: list[str] = []
    if isinstance(paper.head, Cover):
        found += cover_text(paper.head)
    elif isinstance(paper.head, Sheet):
        head = paper.head
        found += [head.overline, head.title, plain(head.lead)]
    if paper.contents:
        found.append(tr("Contents"))
    found += blocks_text(paper.blocks)
    for section in paper.sections:
        found += section_text(section)
    return [words for words in found if words]


def section_text(section: Section) -> list[str]:
    """Return the words of a section."""
    found = [section.overline, section.title, plain(section.lead)]
    return [words for words in found if words] + blocks_text(section.blocks)


def blocks_text(blocks: tuple[Block, ...]) -> list[str]:
    """Return the words of blocks."""
    return [words for block in blocks for words in block_text(block) if words]


def block_text(block: Block) -> list[str]:
    """Return the words of a block; there may be empty ones."""
    match block:
        case Heading() | Paragraph():
            return [plain(block.text)]
        case Table():
            return _table(block)
        case CallOut():
            return [block.title, plain(block.body)]
        case Lines():
            return [block.label]
        case Together():
            return blocks_text(block.blocks)
        case _:
            return _listed(block)


def _listed(block: Block) -> list[str]:
    match block:
        case Bullets() | CheckList():
            return _list(block)
        case Facts() | Pairs():
            return [words for item in block.items for words in _pair(item)]
        case Signatures():
            return _table(signing_table(block))
        case Figure():
            return [block.alt, block.caption]
        case Panel():
            return _panel(block)
        case _:
            return []


def cover_text(cover: Cover) -> list[str]:
    """Return the words of a cover; there may be empty ones."""
    found = [cover.overline, cover.title, cover.subtitle]
    found += [words for item in cover.facts for words in _pair(item)]
    return found + blocks_text(cover.blocks)


def _pair(item: tuple[str, Text]) -> list[str]:
    return [item[0], plain(item[1])]


def _list(block: Bullets | CheckList) -> list[str]:
    found: list[str] = []
    if isinstance(block, CheckList):
        for check in block.items:
            if plain(check.text).strip() or check.note:
                found += [lists.state_of(check), plain(lists.with_note(check))]
        return found
    items = [plain(item) for item in block.items if plain(item).strip()]
    labels = lists.labels_of(len(items), numbered=block.numbered)
    return [words for pair in zip(labels, items, strict=True) for words in pair]


def _table(table: Table) -> list[str]:
    found = [column.title for column in table.columns]
    for row in table.rows:
        for cell in row:
            found += _cell(cell)
    return [*found, table.caption]


def _cell(cell: Text | Cell) -> list[str]:
    if not isinstance(cell, Cell):
        return [plain(cell)]
    text = plain(cell.text)
    shape = marks.label_of(cell.mark) if cell.mark and not text else ""
    return [shape, text, plain(cell.note)]


def _panel(block: Panel) -> list[str]:
    look = Look(PageSetup(), FontBook())
    height = look.page[1] if block.height is None else block.height
    width = look.page[0] if block.height is None else look.width
    pen = Pen(look, width, height)
    try:
        block.paint(pen)
    except Exception:  # noqa: BLE001 - a painter may fail anyhow; its words are kept
        pen.sketch.said.append(tr("A picture could not be drawn here."))
    return pen.sketch.said
