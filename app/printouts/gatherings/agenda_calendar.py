"""The calendar look of an agenda: what lasts twice as long is twice as high.

A day is a run of panels, one for each block, so that pages break between blocks. What
takes place at the same time stands beside each other. A block too short for its words
has them beside its strip; those too long for a card follow in full below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from app.exports.events import one_line
from app.i18n import tr
from app.pdf.story import Block, Heading, Panel, Paragraph, Together
from app.printouts.gatherings import agenda_rows
from app.printouts.gatherings.agenda_cards import (
    SMALL,
    TITLE,
    Card,
    card,
    cut,
    few,
    reckoned,
)
from app.printouts.gatherings.agenda_rows import End, day_heading, facts_line
from app.printouts.gatherings.agenda_steps import Step, by_day
from app.printouts.gatherings.block_kinds import every
from app.printouts.joining import dotted

if TYPE_CHECKING:
    from app.pdf.pen import Pen

_FRAME: Final = 390.0  # the narrowest there is, in points: A4 in large print
_CLOCK: Final = 58.0  # where the times stand
_DAY: Final = 350.0  # a day is about as high as this: head, day, legend are one page
_MOST_DAY: Final = 420.0
_FITTING: Final = 0.7  # of the cards, that have their words inside
_TALLEST: Final = 420.0  # no block is higher, and no row of blocks side by side
_STEEPEST: Final = 6.0  # points a minute
_INDENT: Final = 12.0
_BETWEEN: Final = 10.0  # two that are side by side
_ABREAST: Final = 3  # no more side by side; the others stand below them
_LEAST_GAP: Final = 6.0
_MOST_GAP: Final = 60.0
_UNDER_HEAD: Final = 4.0


@dataclass(frozen=True)
class _Row:
    """A panel of the day: a time, and what stands beside it."""

    clock: str
    title: str = ""  # of what holds the blocks that follow
    lines: tuple[str, ...] = ()
    columns: tuple["_Column", ...] = ()
    indent: float = 0
    high: float = 0


@dataclass(frozen=True)
class _Column:
    """What happens one after the other in one place."""

    title: str
    lines: tuple[str, ...]
    cards: tuple[tuple[Card, float, float], ...]  # card, top, length of its time
    head: float  # the height of title and lines
    high: float


def blocks(steps: Sequence[Step], end: End) -> list[Block]:
    """Return an agenda as a calendar, a heading for each day if there are several."""
    found: list[Block] = []
    cut: list[Step] = []
    days = by_day(steps)
    for day, of_day in days:
        layout = _Layout(points_a_minute(of_day))
        found += day_heading(day, len(days))
        found += _kept_together(list(layout.rows(of_day)))
        cut += layout.cut
    if steps:
        found.append(_panel(_last(end)))
    return [*found, *_in_full(cut)]


def _kept_together(rows: Sequence[_Row]) -> Iterator[Block]:
    """Give the panels of rows; what is over others stays with the first of them."""
    heads: list[Block] = []
    for row in rows:
        heads.append(_panel(row))
        if row.columns or not row.title:
            yield Together(tuple(heads)) if len(heads) > 1 else heads[0]
            heads = []
    yield from heads


def points_a_minute(steps: Sequence[Step]) -> float:
    """Return how high a minute is: most cards hold their words, and a day its page."""
    leaves = [step for step in every(steps) if step.has_mark and step.minutes]
    if not leaves:
        return _STEEPEST
    whole = sum(step.minutes for step in steps) or 1
    width = _width(0)
    wanted = [card(step, width).time_wanted(width) / step.minutes for step in leaves]
    most = sorted(wanted)[int(len(wanted) * _FITTING)]
    fair = max(_DAY / whole, min(most, _MOST_DAY / whole))
    return min(_STEEPEST, fair, _TALLEST / max(step.minutes for step in leaves))


class _Layout:
    """The rows of a day; `cut` are the steps of which not all is on a card."""

    def __init__(self, scale: float) -> None:
        self.cut: list[Step] = []
        self._scale = scale

    def rows(self, steps: Sequence[Step], indent: float = 0) -> Iterator[_Row]:
        """Give the rows of blocks that follow one another."""
        for step in steps:
            gap = min(step.gap * self._scale, _MOST_GAP)
            if gap > _LEAST_GAP:
                yield _Row("", indent=indent, high=gap)
            if not step.children:
                only = self._column((step,), _width(indent))
                yield _Row(step.clock, columns=(only,), indent=indent, high=only.high)
                continue
            yield self._head(step, indent)
            if step.side_by_side:
                yield from self._bands(step, indent + _INDENT)
            else:
                yield from self.rows(step.children, indent + _INDENT)

    def _bands(self, step: Step, indent: float) -> Iterator[_Row]:
        """Give the rows of what is side by side; what is too tall becomes a list."""
        count = len(step.children)
        most = -(-count // -(-count // _ABREAST))  # four are two and two, not three
        for first in range(0, count, most):
            abreast = step.children[first : first + most]
            width = (_width(indent) - _BETWEEN * (len(abreast) - 1)) / len(abreast)
            before = len(self.cut)
            columns = _level([self._track(track, width) for track in abreast])
            high = max(column.high for column in columns)
            if high <= _TALLEST:
                yield _Row("", columns=columns, indent=indent, high=high)
                continue
            del self.cut[before:]
            for track in abreast:
                yield from self.rows((track,), indent)

    def _track(self, track: Step, width: float) -> _Column:
        if not track.children:
            return self._column((track,), width)
        leaves = tuple(step for step in every(track.children) if step.has_mark)
        title, lines = self._over(track, width, with_length=False)
        return self._column(leaves, width, title, lines)

    def _column(
        self,
        leaves: tuple[Step, ...],
        width: float,
        title: str = "",
        lines: tuple[str, ...] = (),
    ) -> _Column:
        """Place cards under one another, each as high as its time or its words."""
        head = top = _over_high(title, lines, width)
        placed = []
        for step in leaves:
            one = card(step, width, with_time=bool(title))
            if one.short:
                self.cut.append(step)
            long = step.minutes * self._scale
            placed.append((one, top, long))
            top += max(long, one.room(width))
        return _Column(title, lines, tuple(placed), head, top)

    def _head(self, step: Step, indent: float) -> _Row:
        """Return the row above what is in a block."""
        width = _width(indent)
        title, lines = self._over(step, width)
        high = _over_high(title, lines, width)
        return _Row(step.clock, title, lines, indent=indent, high=high)

    def _over(
        self, step: Step, width: float, *, with_length: bool = True
    ) -> tuple[str, tuple[str, ...]]:
        """Return the title and the lines above what is in a block."""
        told = step.told
        facts = (step.length if with_length else "", facts_line(step), *told.who)
        whole = one_line(dotted(*facts))
        title, line = cut(step.title, TITLE, width), cut(whole, SMALL, width)
        words = few(told.words, width)
        if (
            (title, line) != (one_line(step.title), whole)
            or len(words) < len(told.words)
            or told.bring
        ):
            self.cut.append(step)
        return title, tuple(filter(None, (line, *words)))


def _level(columns: Sequence[_Column]) -> tuple[_Column, ...]:
    """Return columns whose cards begin at the same height."""
    head = max(column.head for column in columns)
    return tuple(
        replace(
            column,
            cards=tuple(
                (one, top + head - column.head, long) for one, top, long in column.cards
            ),
            high=column.high + head - column.head,
        )
        for column in columns
    )


def _over_high(title: str, lines: tuple[str, ...], width: float) -> float:
    high = reckoned(title, TITLE, width)
    high += sum(reckoned(line, SMALL, width) for line in lines)
    return high + _UNDER_HEAD if high else 0.0


def _last(end: End) -> _Row:
    high = reckoned(end[1], SMALL, _width(0)) + TITLE.leading
    return _Row(end[0], tr("End"), tuple(filter(None, end[1:])), high=high)


def _panel(row: _Row) -> Panel:
    return Panel(row.high, partial(_paint, row=row))


def _paint(pen: "Pen", *, row: _Row) -> None:
    left = _CLOCK + row.indent
    if row.clock:
        pen.line(0, 0, _CLOCK - 6, 0)
        pen.words(row.clock, 0, 2, _CLOCK, style="small", bold=True)
    elif not row.columns:
        pen.line(_CLOCK + 4, 0, _CLOCK + 4, pen.height, dash=(1, 3))
    _paint_over(pen, (row.title, row.lines), left, pen.width - left)
    _paint_columns(pen, row, left)


def _paint_columns(pen: "Pen", row: _Row, left: float) -> None:
    count = len(row.columns)
    if not count:
        return
    width = (pen.width - left - _BETWEEN * (count - 1)) / count
    for place, column in enumerate(row.columns):
        x = left + place * (width + _BETWEEN)
        _paint_over(pen, (column.title, column.lines), x, width)
        for one, top, long in column.cards:
            one.paint(pen, x, top, width, long)


def _paint_over(
    pen: "Pen", said: tuple[str, tuple[str, ...]], x: float, width: float
) -> None:
    """Write a title and the lines under it."""
    down = pen.words(said[0], x, 0, width, style=TITLE.style)
    for line in said[1]:
        down += pen.words(line, x, down, width, style=SMALL.style)


def _width(indent: float) -> float:
    return _FRAME - _CLOCK - indent


def _in_full(steps: Sequence[Step]) -> list[Block]:
    """Return, for what a card has no room for, all there is to say of it."""
    found = [Paragraph(agenda_rows.in_full(step)) for step in steps]
    return [Heading(tr("In full")), *found] if found else []
