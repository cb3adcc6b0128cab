"""What success looks like, to each of us: one page on its side, to sign (PI5 to PI8).

A column for each audience, what is feasible first; the differences that are held; a
line for each to sign on, with its version and the day to look again.
"""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.charter import adoption, success
from app.charter.success import Row
from app.i18n import tr
from app.pdf.story import (
    Block,
    Cell,
    Column,
    Paper,
    Sheet,
    Table,
    Text,
    Together,
)
from app.printouts.catalog import Chosen
from app.printouts.charter import success_telling as telling
from app.printouts.charter.success_telling import Told
from app.vocabulary import SuccessAudience

_TO_SIGN = 24  # points: room for a name by hand

Given = dict[SuccessAudience | None, frozenset[UUID]]
"""The differences each reader is not shown; only their keys pass the wall."""


def gather(session: Session, community_id: UUID, chosen: Chosen) -> Given:
    """Return which differences are to be left out."""
    del chosen
    return telling.hidden(session, community_id)


def compose(
    session: Session, community_id: UUID, chosen: Chosen, given: Given
) -> Paper:
    """Return the page for `chosen["reader"]`. Raises GoneError."""
    told = telling.read(session, community_id, telling.reader(chosen), given)
    title = tr("What success looks like, to each of us")
    return Paper(
        tr("{community}: What success looks like").format(community=told.community),
        Sheet(told.community, title, _lead(told)),
        tuple(_blocks(told)),
        foot=told.foot,
        author=told.made_by,
        subject=title,
        language=phrases.language(),
        landscape=True,
    )


def _lead(told: Told) -> str:
    lacks = adoption.lacking(told.standings)
    if lacks:
        who = phrases.listed(success.named(one.whose) for one in lacks)
        return tr("Still to be agreed with {who}").format(who=who)
    again = adoption.all_review_on(told.standings)
    if again is None:
        return ""
    return tr("Agreed; look again {day}").format(day=phrases.short_date(again))


def _blocks(told: Told) -> Iterator[Block]:
    yield _grid(told)
    yield from telling.differences(told.held)
    yield Together((_to_sign(told),))


def _grid(told: Told) -> Table:
    audiences = told.columns
    columns = (
        Column(tr("How far it reaches"), 0.8, names_row=True),
        *(Column(whose.label, 1.4) for whose in audiences),
    )
    rows = [
        line for row in success.grid(told.statements) for line in _lines(row, audiences)
    ]
    return Table(columns, tuple(rows))


def _lines(
    row: Row, audiences: tuple[SuccessAudience, ...]
) -> Iterator[tuple[Text | Cell, ...]]:
    """Yield a row of the grid: as many lines as its fullest cell has statements."""
    cells = [row.cells[whose] for whose in audiences]
    for at, line in enumerate(zip_longest(*cells)):
        head = _head(row) if at == 0 else Cell("")
        said = (
            Cell(telling.words(one), telling.about(one, by=row.horizon_on))
            if one
            else Cell("")
            for one in line
        )
        yield (head, *said)
    if not any(cells):
        yield (_head(row), *(Cell("") for _ in audiences))


def _head(row: Row) -> Cell:
    day: date | None = row.horizon_on
    by = tr("by {day}").format(day=phrases.short_date(day)) if day else ""
    note = ", ".join(filter(None, (row.theme, by)))
    return Cell(row.level.label, note, bold=True)


def _to_sign(told: Told) -> Table:
    columns = (
        Column(tr("Agreed by"), 1.5, names_row=True),
        Column(tr("Version"), 0.8),
        Column(tr("Look again"), 1),
        Column(tr("Name and signature"), 3),
        Column(tr("Date"), 1),
    )
    rows = tuple(
        (
            Cell(one.whose.label, bold=True),
            telling.version(one),
            telling.review_on(one),
            "",
            telling.agreed_on(one),
        )
        for one in told.standings
        if one.statements
    )
    return Table(columns, rows, row_height=_TO_SIGN)
