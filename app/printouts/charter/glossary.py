"""Our words: the glossary for those who come new (JS2)."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from app.charter import glossary
from app.charter.glossary import Term
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Manner, Paper, Paragraph, Table
from app.printouts.catalog import Chosen
from app.printouts.charter import registers_told
from app.printouts.charter.registers_told import Told
from app.printouts.joining import dotted


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the glossary of a community. Raises GoneError when it is not there."""
    del chosen
    told = registers_told.read(session, community_id)
    lead = tr("For everybody who comes new. Ask about whatever is missing.")
    terms = glossary.of_community(session, community_id)
    return told.paper(tr("Our words"), lead, blocks(told, terms))


def blocks(told: Told, terms: Sequence[Term]) -> Iterator[Block]:
    """Yield the terms that have a meaning, and how many have none."""
    said = [one for one in terms if one.meaning]
    if said:
        columns = (
            Column(tr("Term"), 1, names_row=True),
            Column(tr("What it means"), 2.4),
            Column(tr("From"), 1.1),
        )
        yield Table(columns, tuple(_row(told, one) for one in said))
    else:
        yield Paragraph(tr("No terms are written down yet."))
    bare = len(terms) - len(said)
    left = list(told.left_out([one.person for one in said]))
    if bare:
        left.append(
            trn(
                "{n} term is left out because its meaning is not written yet.",
                "{n} terms are left out because their meanings are not written yet.",
                bare,
            )
        )
    if left:
        yield Paragraph(" ".join(left), Manner.SMALL)


def _row(told: Told, one: Term) -> tuple[Cell, Cell, Cell]:
    return (
        Cell(one.term, bold=True),
        Cell(one.meaning, note=one.example),
        Cell(dotted(one.origin, told.name(one.person))),
    )
