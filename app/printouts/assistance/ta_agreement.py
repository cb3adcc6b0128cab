"""The agreement on technical assistance: one page for both sides to sign (PI20).

Its readers are the site and whoever helps, who name each other on it.
"""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import phrases
from app.exports.events import one_line
from app.i18n import tr, trn
from app.pdf.story import (
    Block,
    Facts,
    Heading,
    Pairs,
    Paper,
    Signatures,
    Together,
)
from app.printouts.assistance import telling
from app.printouts.assistance.telling import Told, day, pairs
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.tables import Action
from app.vocabulary import ActionKind

_MOST_STEPS: Final = 6  # of the milestones: it is one page


def compose(session: Session, ta_id: UUID, chosen: Chosen) -> Paper:
    """Return the agreement. Raises GoneError when the request is not there."""
    del chosen
    told = telling.read(session, ta_id)
    name = tr("TA agreement")
    lead = tr("What those it is for and those who help have agreed on.")
    return telling.paper(told, name, lead, _blocks(session, told))


def _blocks(session: Session, told: Told) -> Iterator[Block]:
    row = told.row
    yield Facts(
        (
            (day(row.due_on) or tr("No date yet"), tr("due")),
            (telling.hours(row.budget_minutes) or tr("None yet"), tr("hours agreed")),
        )
    )
    sort = (row.intensity.label if row.intensity else "", told.topic)
    yield Pairs(
        pairs(
            (tr("Deliverable"), telling.kind(told)),
            (tr("Outcome wanted"), row.outcome),
            (tr("For"), told.places),
            (tr("Asked for by"), told.requester),
            (tr("Done by"), told.helps),
            (tr("Intensity"), dotted(*sort)),
        )
    )
    yield Heading(tr("What is in it, and what is not"))
    yield Pairs(
        (
            (tr("In scope"), row.scope_in or tr("Not agreed yet")),
            (tr("Out of scope"), row.scope_out or tr("Nothing was named")),
        )
    )
    yield Heading(tr("Until when"))
    yield Pairs(
        pairs(
            (tr("Agreed on"), day(row.agreed_on) or tr("Not agreed yet")),
            (tr("Starts on"), day(row.starts_on)),
            (tr("On the way"), _steps(session, told)),
            (tr("Due on"), day(row.due_on) or tr("No date yet")),
        )
    )
    yield Together((Heading(tr("Signed")), _signatures(told)))


def _steps(session: Session, told: Told) -> str:
    """Return the milestones with their days, one after the other."""
    steps = session.scalars(
        select(Action)
        .where(Action.ta_id == told.row.id, Action.kind == ActionKind.MILESTONE)
        .order_by(Action.due_on.is_(None), Action.due_on, Action.position, Action.id)
    ).all()
    said = []
    for step in steps[:_MOST_STEPS]:
        date = phrases.short_date(step.due_on) if step.due_on else ""
        said.append(": ".join(filter(None, (date, one_line(step.body or "")))))
    if len(steps) > _MOST_STEPS:
        rest = len(steps) - _MOST_STEPS
        said.append(trn("{n} more step", "{n} more steps", rest))
    return "; ".join(said)


def _signatures(told: Told) -> Signatures:
    site = tr("For the site") if told.sites else tr("For the community")
    return Signatures(
        ((site, told.requester), (tr("For those who help"), told.provider))
    )
