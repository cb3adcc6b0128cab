"""Where things are, who keeps them and who has access (GLP14, ERLC13).

No password is ever on it: the register takes none, and what slipped into the book by
another way is left out.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.charter import places, secrets
from app.charter.places import Kept
from app.i18n import tr
from app.pdf.story import Block, Cell, Column, Manner, Paper, Paragraph, Table
from app.printouts.catalog import Chosen
from app.printouts.charter import registers_told
from app.printouts.charter.registers_told import Told


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the places of a community. Raises GoneError when it is not there."""
    del chosen
    told = registers_told.read(session, community_id)
    kept = [one for one in places.of_community(session, community_id) if one.in_use]
    lead = registers_told.printed()
    return told.paper(tr("Where things are"), lead, _blocks(told, kept))


def _blocks(told: Told, kept: Sequence[Kept]) -> Iterator[Block]:
    if not kept:
        yield Paragraph(tr("No place is written down yet."))
        return
    columns = (
        Column(tr("Place"), 2, names_row=True),
        Column(tr("What is there"), 2),
        Column(tr("Who has access"), 1.8),
        Column(tr("Keeper"), 1.3),
        Column(tr("Checked"), 1),
    )
    yield Table(columns, tuple(_row(told, one) for one in kept))
    yield Paragraph(
        tr("Passwords are never written here: ask the keeper."), Manner.SMALL
    )
    left = told.left_out([one.keeper for one in kept])
    if left:
        yield Paragraph(" ".join(left), Manner.SMALL)


def _row(told: Told, one: Kept) -> tuple[Cell, ...]:
    day = one.checked_on
    return (
        Cell(_safe(one.name), note=_safe(one.location), bold=True),
        Cell(_safe(one.holds), note=one.kind.label),
        Cell(_safe(one.access)),
        Cell(told.name(one.keeper)),
        Cell(phrases.short_date(day) if day else tr("Never")),
    )


def _safe(text: str) -> str:
    return tr("Ask the keeper") if secrets.looks_secret(text) else text
