"""The list look of an agenda: a table with a row for each block."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from app import phrases
from app.i18n import tr
from app.pdf.story import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Span,
    Table,
    Text,
    Tone,
)
from app.printouts.gatherings.agenda_steps import Step, by_day
from app.printouts.gatherings.block_kinds import every, kind_of, kind_words
from app.printouts.joining import dotted

Row = tuple[Text | Cell, ...]
End = tuple[str, str]  # what the clocks show at the end, and a word on it

_INDENT: Final = "\N{EM SPACE}"


def blocks(steps: Sequence[Step], end: End | None = None) -> list[Block]:
    """Return an agenda as tables, one for each day; `end` is the last line."""
    found: list[Block] = []
    days = by_day(steps)
    columns = _Columns(
        any(step.told.who for step in every(steps)),
        any(step.told.bring for step in every(steps)),
    )
    for place, (day, of_day) in enumerate(days):
        found += day_heading(day, len(days))
        rows = list(columns.rows(of_day))
        if end and place + 1 == len(days):
            rows.append(columns.last(end))
        found.append(Table(columns.heads, tuple(rows)))
    return found


def untimed(heading: str, steps: Sequence[Step]) -> list[Block]:
    """Return what is done before or after as a list: it has no time of its own."""
    if not steps:
        return []
    items = tuple(_item(step) for step in every(steps))
    return [Heading(heading), Bullets(items)]


def day_heading(day: date | None, days: int) -> list[Block]:
    """Return the heading of a day, if there are several."""
    return [Heading(phrases.full_day(day))] if day and days > 1 else []


def facts_line(step: Step) -> str:
    """Return kind and facts of a step in a line: "Practice · Trios · Schoolhouse"."""
    kind = (kind_words(step.category),) if step.has_mark else ()
    return dotted(*kind, *step.told.facts)


class _Columns:
    """Which columns there are: those nobody has anything in are left out."""

    def __init__(self, who: bool, bring: bool) -> None:
        self._who, self._bring = who, bring
        heads = [
            Column(tr("Time"), 1.25, names_row=True),
            Column(tr("Kind"), 0.6),
            Column(tr("What happens"), 5.2),
        ]
        heads += [Column(tr("Who"), 1.7)] if who else []
        heads += [Column(tr("Bring"), 1.8)] if bring else []
        self.heads = tuple(heads)

    def rows(self, steps: Iterable[Step], depth: int = 0) -> Iterator[Row]:
        """Give the row of each step, and of all that is in it."""
        for step in steps:
            yield self._row(step, depth)
            yield from self.rows(step.children, depth + 1)

    def last(self, end: End) -> Row:
        """Return the line that says when it ends."""
        words = Cell((Span(tr("End"), bold=True),), note=end[1])
        return self._filled([end[0], "", words], "", "")

    def _row(self, step: Step, depth: int) -> Row:
        mark: Text | Cell = ""
        if step.has_mark:
            mark = Cell(step.category.value, kind=kind_of(step.category), bold=True)
        cells: list[Text | Cell] = [self._time(step), mark, _what(step, depth)]
        bring = "\n".join(step.told.bring)
        return self._filled(cells, "\n".join(step.told.who), bring)

    def _time(self, step: Step) -> Cell:
        return Cell(step.clock, note=step.length)

    def _filled(self, cells: list[Text | Cell], who: str, bring: str) -> Row:
        if self._who:
            cells.append(who)
        if self._bring:
            cells.append(bring)
        return tuple(cells)


def in_full(step: Step) -> Text:
    """Return all there is to say of a step, as a paragraph."""
    facts = dotted(step.length, facts_line(step))
    head = Span(f"{step.clock} {step.title}", bold=True)
    return _told(step, head, facts, dotted(*step.told.who, *step.told.bring))


def _what(step: Step, depth: int) -> Text:
    """Return title, facts and words of a step, set in as deep as it is in the plan."""
    return _told(step, Span(step.title, bold=True), facts_line(step), depth=depth)


def _item(step: Step) -> Text:
    names = dotted(*step.told.who, *step.told.bring)
    return _told(step, Span(step.title, bold=True), "", names)


def _told(
    step: Step, head: Span, facts: str, names: str = "", *, depth: int = 0
) -> Text:
    """Return the words of a step under its head, each text in a line of its own."""
    slate: Text = (Span(facts, tone=Tone.SLATE),) if facts else ""
    return _lines([(head,), slate, *step.told.words, names], _INDENT * depth)


def _lines(texts: Iterable[Text], indent: str = "") -> Text:
    """Return texts as one, each in a line of its own."""
    found: list[str | Span] = []
    for text in filter(None, texts):
        parts = (text,) if isinstance(text, str) else text
        start = f"\n{indent}" if found else indent
        found += [start, *parts] if start else parts
    return tuple(found)
