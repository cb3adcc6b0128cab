"""The agreement on technical assistance: one page for both sides to sign (PI20).

Its readers are the site and whoever helps, who name each other on it. Where much is
agreed, the big figures and the headings between give their room to the words; what is
too much even then goes on overleaf, for nothing of what is signed is left out.
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
    Text,
    Together,
)
from app.printouts.assistance import telling
from app.printouts.assistance.telling import Told, day, pairs
from app.printouts.catalog import Chosen
from app.printouts.joining import dotted
from app.tables import Action
from app.vocabulary import ActionKind

_MUCH: Final = 240  # letters: what is agreed takes more room than a few lines
_MOST_STEPS: Final = 6  # of the milestones: it is one page


def compose(session: Session, ta_id: UUID, chosen: Chosen) -> Paper:
    """Return the agreement. Raises GoneError when the request is not there."""
    del chosen
    told = telling.read(session, ta_id)
    name = tr("TA agreement")
    lead = tr("What those it is for and those who help have agreed on.")
    return telling.paper(told, name, lead, _blocks(session, told))


def _blocks(session: Session, told: Told) -> Iterator[Block]:
    steps = _steps(session, told)
    if _is_much(told, steps):
        agreed_hours = (tr("Hours agreed"), _hours(told))
        yield Pairs((*_what(told), *_scope(told), *_when(told, steps), agreed_hours))
    else:
        due = day(told.row.due_on) or tr("No date yet")
        yield Facts(((due, tr("due")), (_hours(told), tr("hours agreed"))))
        yield Pairs(_what(told))
        yield Heading(tr("What is in it, and what is not"))
        yield Pairs(_scope(told))
        yield Heading(tr("Until when"))
        yield Pairs(_when(told, steps))
    yield Together((Heading(tr("Signed")), _signatures(told)))


def _is_much(told: Told, steps: str) -> bool:
    row = told.row
    said = (row.scope_in, row.scope_out, row.outcome, row.deliverable_note, steps)
    return sum(len(words or "") for words in said) > _MUCH


def _hours(told: Told) -> str:
    return telling.hours(told.row.budget_minutes) or tr("None yet")


def _what(told: Told) -> tuple[tuple[str, Text], ...]:
    row = told.row
    sort = (row.intensity.label if row.intensity else "", told.topic)
    return pairs(
        (tr("Deliverable"), telling.kind(told)),
        (tr("Outcome wanted"), row.outcome),
        (tr("For"), told.places),
        (tr("Asked for by"), told.requester),
        (tr("Done by"), told.helps),
        (tr("Intensity"), dotted(*sort)),
    )


def _scope(told: Told) -> tuple[tuple[str, Text], ...]:
    row = told.row
    return (
        (tr("In scope"), row.scope_in or tr("Not agreed yet")),
        (tr("Out of scope"), row.scope_out or tr("Nothing was named")),
    )


def _when(told: Told, steps: str) -> tuple[tuple[str, Text], ...]:
    row = told.row
    return pairs(
        (tr("Agreed on"), day(row.agreed_on) or tr("Not agreed yet")),
        (tr("Starts on"), day(row.starts_on)),
        (tr("On the way"), steps),
        (tr("Due on"), day(row.due_on) or tr("No date yet")),
    )


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
