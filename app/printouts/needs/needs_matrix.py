"""The matrix on paper: topics by sites or people, with what may be told of them.

Its readers are the members. The columns are parted into tables that a landscape page
holds, each with its topics again; the marks are told apart by shape, not by color.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases
from app.i18n import tr
from app.needs.holders import Holder
from app.needs.needs import STRENGTHS
from app.needs.offers import CAN_SHARE, LEVELS
from app.pdf.story import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Manner,
    Paper,
    Paragraph,
    Sheet,
    Table,
    Text,
)
from app.person.people_names import fold
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.printouts.needs import told
from app.printouts.needs.told import Told

_MOST: Final = 9  # columns of a table: a landscape page of Letter or A4 holds them
_TOPIC: Final = 3.0  # shares of the width
_ONE: Final = 1.0
_SUM: Final = 1.1
_ROW: Final = 24.0  # points
_LONG: Final = 40  # letters; a longer name may be cut where it heads a column


@dataclass(frozen=True)
class _Shown:
    """A column: whose name it bears, and the site it stands with."""

    key: UUID
    name: str
    site: str


_WHOLE: Final = UUID(int=0)  # stands for no holder


@dataclass(frozen=True)
class _Line:
    """A topic with its cells: level and strength by column."""

    topic: str
    total: int
    helpers: int
    cells: dict[UUID, tuple[int, int]]


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the matrix of a community. Raises GoneError when it is not there.

    `chosen["columns"]` is "sites" or "people".
    """
    known = told.read(session, community_id)
    people = chosen.get("columns") == "people"
    title = tr("Who can help with what")
    name = known.community.name
    return Paper(
        title=tr("{community}: Who can help with what").format(community=name),
        head=Sheet(name, title, _lead(known.coach)),
        blocks=tuple(_blocks(known, people=people)),
        foot=dotted(known.community.short_name, title, phrases.date_of(clock.today())),
        author=known.coach,
        language=phrases.language(),
        landscape=True,
    )


def _lead(coach: str) -> str:
    today = phrases.date_of(clock.today())
    if not coach:
        return tr("Printed {date}. Ask before passing on.").format(date=today)
    return tr("Printed {date} by {coach}. Ask before passing on.").format(
        date=today, coach=coach
    )


def _blocks(known: Told, *, people: bool) -> Iterator[Block]:
    place = _by_person if people else _by_site
    if known.left_out:  # behind a full page it would stand on one of its own
        yield Paragraph(" ".join(known.left_out), Manner.SMALL)
    columns, lines = _columns(known, place), _lines(known, place)
    if lines:
        yield _legend()
        for part in _parts(columns):
            here = {column.key for column in part}
            rows = [line for line in lines if here & line.cells.keys()]
            if people:
                yield Heading(dotted(*dict.fromkeys(one.site for one in part)))
            yield _table(part, rows)
        if long := [column.name for column in columns if len(column.name) > _LONG]:
            named = tr("In full: {names}").format(names="; ".join(long))
            yield Paragraph(named, Manner.SMALL)
    else:
        yield Paragraph(tr("Nothing that may be listed has been noted yet."))


def _by_site(holder: Holder) -> _Shown:
    """Return the column of a holder's site; without one, their own."""
    if holder.site_id is None:
        return _Shown(holder.key, holder.name, "")
    return _Shown(holder.site_id, holder.site, holder.site)


def _by_person(holder: Holder) -> _Shown:
    return _Shown(holder.key, holder.name, holder.site or tr("Without a site"))


def _columns(known: Told, place: Callable[[Holder], _Shown]) -> list[_Shown]:
    """Return the columns something is said of, by site, a site before its people."""
    found: dict[UUID, tuple[bool, _Shown]] = {}
    askers = [need.holder for need in known.needs if need.holder]
    for holder in (*askers, *(offer.holder for offer in known.offers)):
        shown = place(holder)
        found.setdefault(shown.key, (holder.is_person, shown))
    ordered = sorted(
        found.values(),
        key=lambda one: (not one[1].site, fold(one[1].site), one[0], fold(one[1].name)),
    )
    whole = [_whole()] if any(need.holder is None for need in known.needs) else []
    return whole + [shown for _, shown in ordered]


def _whole() -> _Shown:
    """Return the column of what the whole circle asks for."""
    return _Shown(_WHOLE, tr("The whole circle"), "")


def _lines(known: Told, place: Callable[[Holder], _Shown]) -> list[_Line]:
    """Return the topics, the most asked for first."""
    names: dict[UUID, str] = {}
    levels: dict[UUID, dict[UUID, int]] = {}
    asks: dict[UUID, dict[UUID, int]] = {}
    totals: dict[UUID, int] = {}
    for offer in known.offers:
        names[offer.topic_id] = offer.topic
        said = levels.setdefault(offer.topic_id, {})
        key = place(offer.holder).key
        said[key] = max(offer.level, said.get(key, 0))
    for need in known.needs:
        names[need.topic_id] = need.topic
        said = asks.setdefault(need.topic_id, {})
        key = place(need.holder).key if need.holder else _WHOLE
        said[key] = max(need.strength, said.get(key, 0))
        totals[need.topic_id] = totals.get(need.topic_id, 0) + need.strength
    lines = []
    for topic, name in names.items():
        able, wanted = levels.get(topic, {}), asks.get(topic, {})
        cells = {
            key: (able.get(key, 0), wanted.get(key, 0)) for key in {**able, **wanted}
        }
        helpers = sum(level >= CAN_SHARE for level in able.values())
        lines.append(_Line(name, totals.get(topic, 0), helpers, cells))
    return sorted(lines, key=lambda one: (-one.total, -one.helpers, fold(one.topic)))


def _parts(columns: Sequence[_Shown]) -> Iterator[list[_Shown]]:
    """Yield the columns of each table; a site's stay together where they can."""
    part: list[_Shown] = []
    for _, run in groupby(columns, lambda one: one.site or one.key):
        beside = list(run)
        if part and len(part) + len(beside) > _MOST:
            yield part
            part = []
        part += beside
        while len(part) > _MOST:
            yield part[:_MOST]
            part = part[_MOST:]
    if part:
        yield part


def _table(part: Sequence[_Shown], rows: Iterable[_Line]) -> Table:
    """Return a table of some columns; what is left of the width stays empty."""
    columns = (
        Column(tr("Topic"), _TOPIC, names_row=True),
        *(Column(one.name, _ONE, Align.CENTER) for one in part),
        Column(tr("Asked for"), _SUM, Align.CENTER),
        Column(tr("Can help"), _SUM, Align.CENTER),
    )
    return Table(
        columns,
        tuple((line.topic, *_cells(line, part), *_sums(line)) for line in rows),
        row_height=_ROW,
    )


def _cells(line: _Line, part: Sequence[_Shown]) -> Iterator[Text | Cell]:
    for column in part:
        level, strength = line.cells.get(column.key, (0, 0))
        yield Cell(mark=mark_of(level, strength)) if level or strength else ""


def _sums(line: _Line) -> tuple[Text | Cell, Text | Cell]:
    total = str(line.total) if line.total else ""
    if line.helpers:
        return total, str(line.helpers)
    return total, Cell(tr("nobody"), bold=True) if line.total else ""


def mark_of(level: int, strength: int) -> str:
    """Return the code of the shape for a level, a strength, or both side by side."""
    able = f"level{level}" if level else ""
    asks = f"need{strength}" if strength else ""
    return able + asks


def _legend() -> Table:
    """Return what the marks mean: those members read of."""
    shown = [(f"level{n}", tr(text)) for n, text in LEVELS.items() if n > 1]
    shown += [
        (f"need{n}", tr("Asks: {strength}").format(strength=tr(text)))
        for n, text in reversed(STRENGTHS.items())
    ]
    cells = tuple(Cell(text, mark=code) for code, text in shown)
    return Table(tuple(Column("") for _ in cells), (cells,))
