"""Where things stand in the grid of who decides what, for the width there is.

The parts are words while all columns fit, else letters; where not even these fit, as
many columns as do are in sight, from `first` on.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from app.charter.decision_columns import Grid, short
from app.charter.decision_rights import DARCI, Area, Parts
from app.vocabulary import DecisionPart
from ui import painting
from ui.theme import theme
from ui.views.charter.decisions import grid_words as words

MORE: Final = 32  # px of the button at the end of a row
INSET: Final = 8  # px before the words of a title, which the card bleeds
LEAST_TITLE: Final = 180  # px at 100 %
MOST_CELL: Final = 108
LETTER_CELL: Final = 46
PILL: Final = 22
PILL_GAP: Final = 3
ROW: Final = 36
HEAD_LINES: Final = 4
A_LINE: Final = 2  # letters side by side
TITLE: Final = 0  # the column of what is decided; those of the parts follow


@dataclass(frozen=True)
class Layout:
    """The places of a grid. Columns count from 1; 0 is what is decided."""

    width: float = 0
    title: float = 0
    cell: float = 0
    in_words: bool = True
    first: int = 0  # column of the grid that is the first in sight
    in_sight: int = 0
    count: int = 0
    head: float = 0
    rows: tuple[tuple[float, float], ...] = ()  # top and height of each

    @property
    def height(self) -> float:
        """How high all of it is."""
        return sum(self.rows[-1]) if self.rows else self.head

    @property
    def before(self) -> int:
        """How many columns are out of sight to the left."""
        return self.first

    @property
    def beyond(self) -> int:
        """How many columns are out of sight to the right."""
        return max(0, self.count - self.first - self.in_sight)

    def column_x(self, column: int) -> float:
        """Return where a column (from 1) begins."""
        return self.title + (column - 1 - self.first) * self.cell

    def is_in_sight(self, column: int) -> bool:
        """Tell whether a column (from 1) is in sight."""
        return self.first < column <= self.first + self.in_sight

    def rect(self, row: int, column: int) -> QRectF:
        """Return the place of a cell, or of what is decided."""
        top, high = self.rows[row]
        if column == TITLE:
            return QRectF(0, top, self.title, high)
        return QRectF(self.column_x(column), top, self.cell, high)

    def more_rect(self, row: int) -> QRectF:
        """Return the place of the button at the end of a row."""
        top, high = self.rows[row]
        return QRectF(self.width - MORE, top, MORE, high)

    def head_rect(self, column: int) -> QRectF:
        """Return the place of the name of a column (from 1)."""
        return QRectF(self.column_x(column), 0, self.cell, self.head)

    def back_rect(self) -> QRectF:
        """Return the place of what shows the columns before."""
        return QRectF(self.title - MORE, self.head - MORE, MORE, MORE)

    def on_rect(self) -> QRectF:
        """Return the place of what shows the columns beyond."""
        return QRectF(self.width - MORE, self.head - MORE, MORE, MORE)

    def row_at(self, y: float) -> int:
        """Return the row at a height; -1 for none."""
        found = (n for n, (top, high) in enumerate(self.rows) if top <= y < top + high)
        return next(found, -1)

    def column_at(self, x: float) -> int:
        """Return the column at a place across; -1 for none."""
        if x < self.title:
            return TITLE
        column = math.floor((x - self.title) / max(1.0, self.cell)) + 1 + self.first
        return column if self.is_in_sight(column) else -1

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column at a point, if there is a cell."""
        row, column = self.row_at(point.y()), self.column_at(point.x())
        return (row, column) if row >= 0 and column >= 0 else None


def lay_out(grid: Grid, width: float, first: int, today: date) -> Layout:
    """Return the places for a width, with the columns from `first` on in sight."""
    count = len(grid.columns)
    least = min(theme.px(LEAST_TITLE), width * 0.42)
    room = width - MORE - least
    word = _word_cell()
    in_words = count * word <= room
    cell = word if in_words else theme.px(LETTER_CELL)
    in_sight = count if in_words else min(count, max(1, math.floor(room / cell)))
    if in_sight and not in_words:
        cell = min(word, room / in_sight)
    first = max(0, min(first, count - in_sight))
    title = width - MORE - in_sight * cell
    seen = grid.columns[first : first + in_sight]
    head = _head([short(column.name) for column in seen], cell)
    top, rows = head, []
    for area in grid.areas:
        high = _row(grid, area, title, today, in_words=in_words)
        rows.append((top, high))
        top += high
    return Layout(
        width, title, cell, in_words, first, in_sight, count, head, tuple(rows)
    )


def pill_size(part: DecisionPart, *, in_words: bool) -> tuple[float, float]:
    """Return width and height of a part as it is painted."""
    said = part.label if in_words else words.letter(part)
    high = float(theme.fit(PILL, "capm", padding=4))
    return max(high + 2, painting.text_width(said, "capm") + 16), high


def lines(parts: Parts, *, in_words: bool) -> list[Parts]:
    """Return the parts of a cell in the lines they stand in."""
    step = 1 if in_words else A_LINE
    return [parts[at : at + step] for at in range(0, len(parts), step)]


def title_width(title: float) -> float:
    """Return the room for words in a column of titles this wide."""
    return max(40.0, title - INSET - 12)


def head_lines(name: str, cell: float) -> list[str]:
    """Return the lines in which a name heads a column this wide."""
    room = cell - 6
    fitting = " ".join(_broken(word, room) for word in name.split())
    return painting.wrapped(fitting, "small", room, HEAD_LINES)


def _broken(word: str, room: float) -> str:
    """Return a word parted by hyphens where it is wider than there is room."""
    found, rest = "", word
    while painting.text_width(rest, "small") > room and len(rest) > 3:
        fits = 2
        while painting.text_width(f"{rest[: fits + 1]}-", "small") <= room:
            fits += 1
        fits = min(fits, len(rest) - 2)
        found, rest = f"{found}{rest[:fits]}- ", rest[fits:]
    return found + rest


def _word_cell() -> float:
    widest = max(pill_size(part, in_words=True)[0] for part in DARCI)
    return float(math.ceil(min(widest + 6, theme.px(MOST_CELL))))


def _head(names: Sequence[str], cell: float) -> float:
    most = max((len(head_lines(name, cell)) for name in names), default=1)
    return max(float(MORE), most * theme.line("small") + 12.0)


def _row(grid: Grid, area: Area, title: float, today: date, *, in_words: bool) -> float:
    room = title_width(title)
    said = painting.paragraph_height(area.title, "body", room, 4)
    small = words.under(grid, area, today)
    said += painting.paragraph_height(small, "cap", room, 2) if small else 0
    stacked = max(
        (
            len(lines(area.of(column.key, raci=grid.raci), in_words=in_words))
            for column in grid.columns
        ),
        default=1,
    )
    pill = pill_size(DecisionPart.DECIDES, in_words=True)[1]
    pills = stacked * (pill + PILL_GAP) - PILL_GAP
    return float(math.ceil(max(theme.px(ROW), said + 14, pills + 12)))
