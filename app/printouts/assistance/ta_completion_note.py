"""The completion note: what was delivered, and who accepted it (PI20, US9).

Its readers are the site and whoever helped. There is one only with an acceptor's name.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from app.assistance import reckoning
from app.errors import RefusedError
from app.i18n import tr
from app.pdf.story import (
    Block,
    Facts,
    Heading,
    Lines,
    Pairs,
    Paper,
    Paragraph,
    Signatures,
    Together,
)
from app.printouts.assistance import telling
from app.printouts.assistance.telling import Told, day, pairs
from app.printouts.catalog import Chosen
from app.tables import TaEngagement


def compose(session: Session, ta_id: UUID, chosen: Chosen) -> Paper:
    """Return the note. Raises RefusedError until somebody accepted, GoneError."""
    del chosen
    told = telling.read(session, ta_id)
    if not told.row.accepted_by:
        raise RefusedError(
            tr(
                "Nobody has accepted this yet. Enter who did, in the panel beside the "
                "board, and the completion note can be printed."
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
            (tr("Asked for by"), told.requester),
            (tr("Done by"), told.helps),
            (tr("Outcome wanted"), row.outcome),
            (tr("In scope"), row.scope_in),
            (tr("Out of scope"), row.scope_out),
        )
    )
    yield from when(told, row.accepted_by or "")
    if row.result:
        yield Together((Heading(tr("What came of it")), Paragraph(row.result)))
    else:
        yield Together((Heading(tr("What came of it")), Lines("", 3)))
    site = tr("Accepted for the site") if told.sites else tr("Accepted by")
    signed = (
        (site, row.accepted_by or ""),
        (tr("For those who helped"), told.provider),
    )
    yield Together((Heading(tr("Signed")), Signatures(signed)))


def figures(told: Told) -> Iterator[Block]:
    """Yield the hours and the days, as large figures."""
    budget = told.row.budget_minutes
    found = []
    if told.worked or budget is not None:
        share = reckoning.per_cent(told.worked, budget)
        label = tr("of the hours agreed") if share is not None else tr("worked")
        shown = tr("{n} %").format(n=share) if share is not None else telling.used(told)
        found.append((shown, label))
    if late := telling.on_time(told):
        found.append((late, tr("delivered")))
    if found:
        yield Facts(tuple(found))


def when(told: Told, name: str) -> Iterator[Block]:
    """Yield the days and the hours; `name` is who accepted it, or nothing."""
    row = told.row
    accepted = day(row.accepted_on)
    if name and accepted:
        accepted = tr("{date}, by {name}").format(date=accepted, name=name)
    yield Heading(tr("Days and hours"))
    yield Pairs(
        pairs(
            (tr("Agreed on"), day(row.agreed_on)),
            (tr("Due on"), day(row.due_on)),
            (tr("Delivered on"), day(row.delivered_on)),
            (tr("Accepted"), accepted or name),
            (tr("Hours"), telling.used(told)),
            _again(row),
        )
    )


def _again(row: TaEngagement) -> tuple[str, str]:
    """Return when it is, or was, asked what became of it."""
    if row.followed_up_on:
        return tr("Followed up on"), day(row.followed_up_on)
    return tr("Follow up on"), day(reckoning.follow_up_on(row.accepted_on))
