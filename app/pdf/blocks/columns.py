"""How wide the columns of a table are."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.pdf.blocks.words import SEMI
from app.pdf.design import LEAST_COLUMN, Look
from app.pdf.letters.breaking import pieces
from app.pdf.letters.cleaning import clean
from app.pdf.letters.styles import Style
from app.pdf.story import Cell, Table, Text, plain

PAD: Final = 5.0
KIND_ROOM: Final = 15.0  # beside the words, for a kind of block
MARK_ROOM: Final = 9.5  # for a shape
SAMPLED_ROWS: Final = 300
LONGEST_WORDS: Final = 3  # of a column, that are measured
LONGEST: Final = 40  # characters of a word that are measured
MEASURED: Final = 400  # characters of a cell that are looked at
WIDEST_WORD: Final = 0.4  # of the table, that a word may claim


def column_widths(look: Look, table: Table, width: float) -> list[float]:
    """Return the widths in points: by share, but wide enough for the longest word.

    Where there is no room for that, the words of the titles stay whole before those of
    the cells do; where these have no room either, only the widest columns give way.
    """
    count = len(table.columns)
    least = min(LEAST_COLUMN * look.scale, width / count)
    shares = [max(column.share, 0.01) for column in table.columns]
    wanted = [max(share * width / sum(shares), least) for share in shares]
    most = width * WIDEST_WORD
    titles = [min(max(_title(look, table, at), least), most) for at in range(count)]
    words = [min(_longest_word(look, table, at), most) for at in range(count)]
    needed = [max(pair) for pair in zip(titles, words, strict=True)]
    if sum(titles) > width:
        return _capped(needed, width)
    if sum(needed) > width:
        return _fitted(needed, titles, width)
    return _fitted(wanted, needed, width)


def lefts(widths: Sequence[float]) -> list[float]:
    """Return where each column begins."""
    return [sum(widths[:at]) for at in range(len(widths))]


def _fitted(
    wanted: Sequence[float], needed: Sequence[float], width: float
) -> list[float]:
    """Give each column what it needs, if the others can spare it."""
    widths = [max(want, need) for want, need in zip(wanted, needed, strict=True)]
    over = sum(widths) - width
    spare = sum(has - need for has, need in zip(widths, needed, strict=True))
    if over <= 0 or spare <= 0:
        return [has * width / sum(widths) for has in widths]
    return [
        has - over * (has - need) / spare
        for has, need in zip(widths, needed, strict=True)
    ]


def _capped(needed: Sequence[float], width: float) -> list[float]:
    """Cut the widest down to one width, so that the others have what they need."""
    left = width
    for at, need in enumerate(sorted(needed)):
        cap = left / (len(needed) - at)
        if need >= cap:
            return [min(one, cap) for one in needed]
        left -= need
    return list(needed)


def _title(look: Look, table: Table, at: int) -> float:
    """Return the width of the longest word of a title, with the room at its sides."""
    width = _width(look, pieces(clean(table.columns[at].title)), look.style("th"))
    return width + _pads(look, at)


def _longest_word(look: Look, table: Table, at: int) -> float:
    """Return the width of the longest word of the cells, with the room beside it."""
    cells = [row[at] for row in table.rows[:SAMPLED_ROWS] if at < len(row)]
    strong = table.columns[at].names_row or any(
        isinstance(cell, Cell) and cell.bold for cell in cells
    )
    style = look.style("td").but(weight=SEMI) if strong else look.style("td")
    return _width(look, _words(cells), style) + _beside(look, cells) + _pads(look, at)


def _pads(look: Look, at: int) -> float:
    return PAD * look.scale * (2 if at else 1) + 1


def _words(cells: Sequence[Text | Cell]) -> Iterator[str]:
    """Yield what no line end may part."""
    for cell in cells:
        text = cell.text if isinstance(cell, Cell) else cell
        for line in clean(plain(text)[:MEASURED]).split("\n"):
            yield from pieces(line)


def _beside(look: Look, cells: Sequence[Text | Cell]) -> float:
    return max((beside(look, cell) for cell in cells), default=0.0)


def beside(look: Look, cell: Text | Cell) -> float:
    """Return the room that a mark or a kind of block takes beside a cell's words."""
    if not isinstance(cell, Cell):
        return 0.0
    return (
        (KIND_ROOM if cell.kind else 0) + (MARK_ROOM if cell.mark else 0)
    ) * look.scale


def _width(look: Look, words: Iterable[str], style: Style) -> float:
    found = {word.rstrip(" ") for word in words}
    longest = sorted(found, key=lambda word: (-len(word), word))[:LONGEST_WORDS]
    measured = [look.measure(word[:LONGEST], style) for word in longest]
    return max(measured, default=0.0)
