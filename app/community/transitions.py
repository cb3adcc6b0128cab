"""Handovers of the coach: who takes over, from when, and the steps until then.

A handover is a row of `transition`; its checklist is made of actions, so that each step
is on Today when it is due. Steps count from the first day of the next, or from the last
day while that is not known, and follow when these are moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, settings
from app.community import transition_steps
from app.community.transition_steps import Dates
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import people, people_names
from app.person.people import Joined, PersonDraft
from app.tables import Action, Community, Membership, Person, Transition
from app.vocabulary import (
    MembershipStatus,
    TransitionKind,
    TransitionStatus,
)

KINDS: Final = tuple(transition_steps.STEPS)
"""The kinds of handover that can be started here."""

LONGEST: Final = 400  # letters of a step, as of any follow-up

_OPEN: Final = (TransitionStatus.UNDER_WAY, TransitionStatus.COMING)


@dataclass(frozen=True)
class Step:
    """A step of the checklist."""

    id: UUID
    words: str
    due: date | None
    done: bool


@dataclass(frozen=True)
class Handover:
    """A handover under way."""

    id: UUID
    kind: TransitionKind
    leaves: str  # the name of who leaves, "" while nobody has said
    successor_id: UUID | None
    successor: str
    dates: Dates | None  # None while not even the last day is known
    steps: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.done for step in self.steps)


@dataclass(frozen=True)
class Candidate:
    """Somebody who could take over."""

    id: UUID
    name: str


def under_way(
    session: Session, community_id: UUID, kind: TransitionKind
) -> Handover | None:
    """Return the next handover of this kind that is under way, or None."""
    row = session.scalar(
        select(Transition)
        .where(
            Transition.community_id == community_id,
            Transition.kind == kind,
            Transition.status.in_(_OPEN),
        )
        .order_by(Transition.last_on.is_(None), Transition.last_on, Transition.id)
        .limit(1)
    )
    return _record(session, row) if row else None


def candidates(session: Session, community_id: UUID) -> list[Candidate]:
    """Return the members who could take over, by name; the coach is not among them."""
    found = session.execute(
        select(Person.id, Person.name, Person.sort_name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.community_id == community_id,
            Membership.left_on.is_(None),
            Person.retired_on.is_(None),
        )
    )
    me = settings.coach_id(session)
    named = {
        people_names.fold(row.sort_name or people_names.family_first(row.name))
        + row.id.hex: Candidate(row.id, row.name)
        for row in found
        if row.id != me
    }
    return [named[key] for key in sorted(named)]


def is_new(session: Session, community_id: UUID, name: str) -> bool:
    """Tell whether somebody of this name would be added to the book."""
    return bool(people_names.tidy(name)) and not _known(session, community_id, name)


def start(
    session: Session,
    community_id: UUID,
    kind: TransitionKind,
    dates: Dates,
    successor: str = "",
) -> UUID:
    """Begin a handover with its checklist; return its key.

    `successor` is a name; whoever the book does not know becomes a guest here. Raises
    RefusedError for days in a wrong order, or while one of this kind is under way.
    """
    _check_home(session, community_id)
    if under_way(session, community_id, kind) is not None:
        raise RefusedError(
            tr("This handover is under way already. Nothing was changed.")
        )
    _check(dates)
    row = Transition(
        community_id=community_id,
        kind=kind,
        title=kind.label,
        status=TransitionStatus.UNDER_WAY,
        person_id=settings.coach_id(session),
        successor_id=_person(session, community_id, successor),
        last_on=dates.last_on,
        effective_on=dates.first_on,
        return_on=dates.return_on,
    )
    session.add(row)
    session.flush()
    transition_steps.add_all(session, row, dates)
    return row.id


def set_dates(session: Session, transition_id: UUID, dates: Dates) -> None:
    """Move the days of a handover; open steps that nobody moved go with them.

    Raises RefusedError for days in a wrong order.
    """
    _check(dates)
    row = _row(session, transition_id)
    before = _dates(row)
    row.last_on = dates.last_on
    row.effective_on = dates.first_on
    row.return_on = dates.return_on
    for action in transition_steps.rows(session, row.id):
        if action.done_on is None:
            transition_steps.follow(action, before, dates)
    session.flush()


def set_successor(session: Session, transition_id: UUID, name: str) -> None:
    """Say by name who takes over, or with "" that it is not known.

    Whoever the book does not know becomes a guest of the community. Raises RefusedError
    for the coach herself.
    """
    row = _row(session, transition_id)
    row.successor_id = _person(session, row.community_id, name)
    session.flush()


def tick(session: Session, step_id: UUID, *, done: bool) -> None:
    """Say that a step is done, today, or that it is not."""
    row = _step(session, step_id)
    if done != (row.done_on is not None):
        row.done_on = clock.today() if done else None
    session.flush()


def add_step(
    session: Session, transition_id: UUID, words: str, due_on: date | None = None
) -> UUID:
    """Add a step; return its key. Raises RefusedError without words."""
    row = _row(session, transition_id)
    return transition_steps.add(session, row, _said(words), due_on)


def finish(session: Session, transition_id: UUID) -> None:
    """Say that the handover is done; steps that are open stay on Today."""
    _row(session, transition_id).status = TransitionStatus.DONE
    session.flush()


def drop(session: Session, transition_id: UUID) -> None:
    """Say that it does not come to it: its open steps are taken out of the book."""
    row = _row(session, transition_id)
    row.status = TransitionStatus.DROPPED
    for action in transition_steps.rows(session, row.id):
        if action.done_on is None:
            session.delete(action)
    session.flush()


def _record(session: Session, row: Transition) -> Handover:
    coach = settings.coach(session)
    leaves = _name(session, row.person_id)
    dates = _dates(row)
    return Handover(
        row.id,
        row.kind,
        leaves or (coach.name if coach else ""),
        row.successor_id,
        _name(session, row.successor_id),
        dates,
        _steps(transition_steps.rows(session, row.id), dates),
    )


def _steps(actions: Sequence[Action], dates: Dates | None) -> tuple[Step, ...]:
    found = [
        Step(
            row.id, row.body, transition_steps.due(row, dates), row.done_on is not None
        )
        for row in actions
    ]
    return tuple(sorted(found, key=lambda step: step.due or date.max))


def _dates(row: Transition) -> Dates | None:
    last = row.last_on or row.effective_on
    return Dates(last, row.effective_on, row.return_on) if last else None


def _check(dates: Dates) -> None:
    if dates.return_on is not None and dates.return_on <= dates.last_on:
        raise RefusedError(
            tr("The return comes after the last day. Nothing was changed.")
        )


def _check_home(session: Session, community_id: UUID) -> None:
    if session.get(Community, community_id) is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))


def _person(session: Session, community_id: UUID, name: str) -> UUID | None:
    """Return the person of this name, added as a guest if the book has none."""
    if not people_names.tidy(name):
        return None
    found = _known(session, community_id, name)
    if found is None:
        joined = Joined(status=MembershipStatus.GUEST)
        found = people.add(session, community_id, PersonDraft(name), joined)
    if found == settings.coach_id(session):
        raise RefusedError(tr("This is you: somebody else takes over."))
    return found


def _known(session: Session, community_id: UUID, name: str) -> UUID | None:
    """Return the one person of this name: a member here, or the only such one."""
    wanted = people_names.key(name)
    here = set(
        session.scalars(
            select(Membership.person_id).where(Membership.community_id == community_id)
        )
    )
    found = [
        key
        for key, known in session.execute(
            select(Person.id, Person.name).where(Person.forgotten_on.is_(None))
        )
        if people_names.key(known) == wanted
    ]
    of_us = [key for key in found if key in here]
    return next((ones[0] for ones in (of_us, found) if len(ones) == 1), None)


def _name(session: Session, person_id: UUID | None) -> str:
    person = session.get(Person, person_id) if person_id else None
    return person.name if person else ""


def _said(words: str) -> str:
    line = " ".join(words.split())[:LONGEST]
    if not line:
        raise RefusedError(tr("Say what is to be done. Nothing was changed."))
    return line


def _row(session: Session, transition_id: UUID) -> Transition:
    row = session.get(Transition, transition_id)
    if row is None:
        raise GoneError(tr("This handover is no longer there. Nothing was changed."))
    return row


def _step(session: Session, step_id: UUID) -> Action:
    row = session.get(Action, step_id)
    if row is None:
        raise GoneError(tr("This step is no longer there. Nothing was changed."))
    return row
