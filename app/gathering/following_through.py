"""Gatherings that follow an earlier training or delivered help through (NR3).

What was learned once wears off; a gathering that takes it up again makes it stay.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.assistance import reckoning
from app.errors import GoneError, RefusedError
from app.gathering.gatherings import CALLED_OFF
from app.i18n import tr
from app.tables import TaEngagement
from app.vocabulary import SessionKind

_TAUGHT: Final = (
    SessionKind.TRAINING,
    SessionKind.SKILL_PRACTICE,
    SessionKind.WEBINAR,
    SessionKind.CONVENING,
)


@dataclass(frozen=True)
class Earlier:
    """Something a gathering can follow through: a gathering, or help delivered."""

    id: UUID
    name: str
    day: date | None
    is_help: bool


@dataclass(frozen=True)
class FollowUp:
    """A gathering that follows help through."""

    id: UUID
    title: str
    day: date | None


def of_gathering(session: Session, session_id: UUID) -> Earlier | None:
    """Return what a gathering follows through, if anything. Raises GoneError."""
    row = _find(session, session_id)
    if row.reinforces_ta_id is not None:
        help_ = session.get(TaEngagement, row.reinforces_ta_id)
        return _help(session, help_) if help_ else None
    if row.reinforces_session_id is not None:
        before = session.get(tables.Session, row.reinforces_session_id)
        return _gathering(before) if before else None
    return None


def offered(session: Session, session_id: UUID) -> list[Earlier]:
    """Return what a gathering could follow through, the latest first of each sort.

    That is what was delivered, and what was taught at an earlier gathering; what is
    chosen already is always among it. Raises GoneError.
    """
    row = _find(session, session_id)
    helps = session.scalars(
        select(TaEngagement).where(
            TaEngagement.community_id == row.community_id,
            TaEngagement.status.in_(reckoning.FINISHED),
        )
    )
    before = tables.Session
    taught = select(before).where(
        before.community_id == row.community_id,
        before.id != row.id,
        before.kind.in_(_TAUGHT),
        before.status.not_in(CALLED_OFF),
        before.starts_local.is_not(None),
    )
    if row.starts_local is not None:
        taught = taught.where(before.starts_local < row.starts_local)
    found = [_help(session, each) for each in helps]
    found += [_gathering(each) for each in session.scalars(taught)]
    chosen = of_gathering(session, session_id)
    if chosen is not None and chosen.id not in {one.id for one in found}:
        found.append(chosen)
    by_name = sorted(found, key=lambda one: (one.name.casefold(), one.id.hex))
    latest = sorted(by_name, key=lambda one: one.day or date.min, reverse=True)
    return sorted(latest, key=lambda one: not one.is_help)


def follow(session: Session, session_id: UUID, earlier: UUID | None) -> None:
    """Say what a gathering follows through: help, or another gathering, or nothing.

    Raises GoneError for what is not there, RefusedError for the gathering itself.
    """
    row = _find(session, session_id)
    help_ = session.get(TaEngagement, earlier) if earlier else None
    before = session.get(tables.Session, earlier) if earlier else None
    there = help_ or before
    if earlier and (there is None or there.community_id != row.community_id):
        raise GoneError(tr("That is no longer in the book. Nothing was changed."))
    if earlier == row.id:
        raise RefusedError(tr("A gathering cannot follow itself. Nothing was changed."))
    row.reinforces_ta_id = help_.id if help_ else None
    row.reinforces_session_id = before.id if before else None
    session.flush()


def followed(session: Session, keys: list[UUID]) -> dict[UUID, tuple[FollowUp, ...]]:
    """Return the gatherings that follow help through, by its key, in order of time.

    One that is only an idea, or was called off, follows nothing through.
    """
    after = tables.Session
    rows = session.scalars(
        select(after)
        .where(after.reinforces_ta_id.in_(keys), after.status.not_in(CALLED_OFF))
        .order_by(after.starts_local, after.id)
    )
    found: dict[UUID, list[FollowUp]] = {}
    for row in rows:
        if row.reinforces_ta_id is not None:
            day = row.starts_local.date() if row.starts_local else None
            mine = found.setdefault(row.reinforces_ta_id, [])
            mine.append(FollowUp(row.id, row.title, day))
    return {key: tuple(mine) for key, mine in found.items()}


def _find(session: Session, session_id: UUID) -> tables.Session:
    row = session.get(tables.Session, session_id)
    if row is None:
        raise GoneError(tr("This gathering is no longer there. Nothing was changed."))
    return row


def _gathering(row: tables.Session) -> Earlier:
    day = row.starts_local.date() if row.starts_local else None
    return Earlier(row.id, row.title, day, is_help=False)


def _help(session: Session, row: TaEngagement) -> Earlier:
    name = row.title
    if not name:
        topic = session.get(tables.Topic, row.topic_id) if row.topic_id else None
        name = reckoning.called("", topic.name if topic else "")
    return Earlier(row.id, name, row.delivered_on, is_help=True)
