"""Decisions made: what, who proposed it, how, and when to look again (JS10)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.charter import decisions_made
from app.charter.decisions_made import Made
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Manner, Paper, Paragraph, Table
from app.printouts.catalog import Chosen
from app.printouts.charter import registers_told
from app.printouts.charter.registers_told import Told
from app.printouts.joining import dotted


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the decisions of a community. Raises GoneError when it is not there."""
    del chosen
    told = registers_told.read(session, community_id)
    made = decisions_made.of_community(session, community_id)
    lead = dotted(registers_told.printed(), _share(made))
    return told.paper(tr("Decisions made"), lead, _blocks(told, made))


def _share(made: Sequence[Made]) -> str:
    share = decisions_made.share(made)
    if not share.known:
        return ""
    return trn(
        "{of} of {n} was proposed by members",
        "{of} of {n} were proposed by members",
        share.known,
        of=share.of_members,
    )


def _blocks(told: Told, made: Sequence[Made]) -> Iterator[Block]:
    if not made:
        yield Paragraph(tr("No decision is written down yet."))
        return
    columns = (
        Column(tr("Decision"), 3, names_row=True),
        Column(tr("Decided"), 1.2),
        Column(tr("How"), 1.5),
        Column(tr("Proposed by"), 1.3),
        Column(tr("Look again"), 1.1),
    )
    yield Table(columns, tuple(_row(told, one) for one in made))
    left = told.left_out([one.proposer for one in made])
    if left:
        yield Paragraph(" ".join(left), Manner.SMALL)


def _row(told: Told, one: Made) -> tuple[Cell, ...]:
    again = one.review_on
    return (
        Cell(one.body, note=one.area.name if one.area else "", bold=True),
        Cell(
            phrases.short_date(one.decided_on),
            note=one.meeting.name if one.meeting else "",
        ),
        Cell(one.mode.label if one.mode else "", note=one.decided_by),
        Cell(told.name(one.proposer)),
        Cell(phrases.short_date(again) if again else ""),
    )
