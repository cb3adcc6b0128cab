"""Milestones on the way of technical assistance; Today shows them as well (PI20)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.assistance import engagements
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.person.people_names import tidy
from app.tables import Action
from app.vocabulary import ActionKind, ActionOrigin, Layer


@dataclass(frozen=True)
class Milestone:
    """A step on the way, with the day it is due and the day it was reached."""

    id: UUID
    words: str
    due_on: date | None
    done_on: date | None
    owner: Face | None


def of_engagement(session: Session, engagement_id: UUID) -> list[Milestone]:
    """Return the milestones of an engagement, the earliest first."""
    row = engagements.find(session, engagement_id)
    known = faces.of_community(session, row.community_id)
    steps = session.scalars(
        select(Action)
        .where(Action.ta_id == engagement_id, Action.kind == ActionKind.MILESTONE)
        .order_by(Action.due_on.is_(None), Action.due_on, Action.position, Action.id)
    )
    return [
        Milestone(
            step.id,
            step.body,
            step.due_on,
            step.done_on,
            engagements.face(session, known, step.owner_id),
        )
        for step in steps
    ]


def add(
    session: Session, engagement_id: UUID, words: str, due_on: date | None = None
) -> UUID:
    """Add a milestone; return its key. Raises RefusedError without words."""
    row = engagements.find(session, engagement_id)
    step = Action(
        community_id=row.community_id,
        kind=ActionKind.MILESTONE,
        body=_said(words),
        layer=Layer.MEMBER,
        ta_id=engagement_id,
        origin=ActionOrigin.TA,
        noted_on=clock.today(),
        due_on=due_on,
    )
    session.add(step)
    session.flush()
    return step.id


def change(session: Session, step_id: UUID, words: str, due_on: date | None) -> None:
    """Say it in other words, or put it to another day. Raises RefusedError."""
    step = find(session, step_id)
    step.body, step.due_on = _said(words), due_on
    session.flush()


def tick(session: Session, step_id: UUID, *, done: bool) -> None:
    """Say that it was reached today, or that it was not."""
    step = find(session, step_id)
    step.done_on = (step.done_on or clock.today()) if done else None
    session.flush()


def delete(session: Session, step_id: UUID) -> None:
    """Take a milestone out of the book."""
    session.delete(find(session, step_id))
    session.flush()


def find(session: Session, step_id: UUID) -> Action:
    """Return the row of a milestone. Raises GoneError."""
    step = session.get(Action, step_id)
    if step is None:
        raise GoneError(tr("This milestone is no longer there. Nothing was changed."))
    return step


def _said(words: str) -> str:
    line = tidy(words, 400)
    if not line:
        raise RefusedError(tr("Say what is reached by then. Nothing was changed."))
    return line
