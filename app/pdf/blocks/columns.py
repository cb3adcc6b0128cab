"""How wide the columns of a table are."""

from collections.abc import Sequence
from typing import Final

from app.pdf.design import LEAST_COLUMN, Look
from app.pdf.letters.styles import Style
from app.pdf.story import Cell, Table, Text, plain

PAD: Final = 5.0
KIND_ROOM: Final = 15.0  # beside the words, for a kind of block
MARK_ROOM: Final = 9.5  # for a shape
SAMPLED_ROWS: Final = 300
LONGEST_WORDS: Final = 3  # of a column, that are measured
WIDEST_WORD: Final = 0.4  # of the table, that a word may claim


def column_widths(look: Look, table: Table, width: float) -> list[float]:
    """Return the widths in points: by share, but wide enough for the longest word."""
    count = len(table.columns)
    least = min(LEAST_COLUMN * look.scale, width / count)
    shares = [max(column.share, 0.01) for column in table.columns]
    wanted = [max(share * width / sum(shares), least) for share in shares]
    needed = [
        min(max(_longest_word(look, table, at), least), width * WIDEST_WORD)
        for at in range(count)
    ]
    return _fitted(wanted, needed, width)


def lefts(widths: Sequence[float]) -> list[float]:
    """Return where each column begins."""
    return [sum(widths[:at]) for at in range(len(widths))]


def _fitted(
    wanted: Sequence[float], needed: Sequence[float], width: float
) -> list[float]:
    """Give each column what it needs, if the others can spare it."""
    if sum(needed) >= width:
        return [need * width / sum(needed) for need in needed]
    widths = [max(want, need) for want, need in zip(wanted, needed, strict=True)]
    over = sum(widths) - width
    spare = sum(has - need for has, need in zip(widths, needed, strict=True))
    if over <= 0 or spare <= 0:
        return [has * width / sum(widths) for has in widths]
    return [
        has - over * (has - need) / spare
        for has, need in zip(widths, needed, strict=True)
    ]


def _longest_word(look: Look, table: Table, at: int) -> float:
    """Return the width of a column's longest word, with the room at its sides."""
    column = table.columns[at]
    pad = PAD * look.scale * (2 if at else 1)
    bold = look.style("td").but(weight=600)
    found = [_width(look, column.title.split(), look.style("th"))]
    cells = [row[at] for row in table.rows[:SAMPLED_ROWS] if at < len(row)]
    strong = column.names_row or any(isinstance(c, Cell) and c.bold for c in cells)
    style = bold if strong else look.style("td")
    found.append(_width(look, _words(cells), style) + _beside(look, cells))
    return max(found) + pad + 1


def _words(cells: Sequence[Text | Cell]) -> list[str]:
    found: list[str] = []
    for cell in cells:
        text = cell.text if isinstance(cell, Cell) else cell
        found += plain(text)[:400].split()
    return found


def _beside(look: Look, cells: Sequence[Text | Cell]) -> float:
    return max((beside(look, cell) for cell in cells), default=0.0)


def beside(look: Look, cell: Text | Cell) -> float:
    """Return the room that a mark or a kind of block takes beside a cell's words."""
    if not isinstance(cell, Cell):
        return 0.0
    return (
        (KIND_ROOM if cell.kind else 0) + (MARK_ROOM if cell.mark else 0)
    ) * look.scale


def _width(look: Look, found: Sequence[str], style: Style) -> float:
    longest = sorted(set(found), key=lambda word: (-len(word), word))[:LONGEST_WORDS]
    measured = [look.measure(word[:40], style) for word in longest]
    return max(measured, default=0.0)
