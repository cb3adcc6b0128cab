"""The completion note for the funder: deliverable, days and hours, and nobody's name.

It is composed behind the funder's wall, where the names of a site's people are not:
who asked and who accepted cannot be told, only that it was accepted, and when.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import RefusedError
from app.i18n import tr
from app.pdf.story import Block, Heading, Manner, Pairs, Paper, Paragraph, Together
from app.printouts.assistance import telling
from app.printouts.assistance.ta_completion_note import figures, when
from app.printouts.assistance.telling import Told, pairs
from app.printouts.catalog import Chosen


def compose(session: Session, ta_id: UUID, chosen: Chosen) -> Paper:
    """Return the note. Raises RefusedError until it was accepted, GoneError."""
    del chosen
    told = telling.read(session, ta_id)
    if told.row.accepted_on is None:
        raise RefusedError(
            tr(
                "This has not been accepted yet. Enter who accepted it, in the panel "
                "beside the board, and it can be told to the funder."
            )
        )
    lead = tr("What was agreed, and what was delivered.")
    return telling.paper(told, tr("TA completion note"), lead, _blocks(told))


def _blocks(told: Told) -> Iterator[Block]:
    row = told.row
    yield from figures(told)
    yield Pairs(
        pairs(
            (tr("Deliverable"), telling.kind(told)),
            (tr("For"), told.places),
            (tr("Done by"), told.organization),
            (tr("Outcome wanted"), row.outcome),
            (tr("In scope"), row.scope_in),
            (tr("Out of scope"), row.scope_out),
        )
    )
    yield from when(told, "")
    if row.result:
        yield Together((Heading(tr("What came of it")), Paragraph(row.result)))
    yield Paragraph(
        tr("Who asked for it and who accepted it is known to the site."), Manner.SMALL
    )
