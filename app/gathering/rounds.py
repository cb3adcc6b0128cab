"""Planning many gatherings at once, by a rhythm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.errors import RefusedError
from app.gathering import sessions
from app.i18n import tr
from app.vocabulary import Mode, SessionKind, SessionStatus


@dataclass(frozen=True)
class Round:
    """What gatherings that come round have in common."""

    title: str
    at: time  # on the wall in the community's zone
    minutes: int
    kind: SessionKind = SessionKind.REGULAR
    mode: Mode = Mode.IN_PERSON
    place: str = ""


def clashes(
    session: Session, community_id: UUID, days: Sequence[date]
) -> dict[date, str]:
    """Return for each of `days` the title of a gathering that is there already."""
    if not days:
        return {}
    found = sessions.between(session, min(days), max(days), community_id)
    wanted = set(days)
    return {
        one.gathering.day: one.gathering.title
        for one in found
        if one.gathering.day in wanted
        and one.gathering.status is not SessionStatus.CANCELLED
    }


def plan(
    session: Session, community_id: UUID, days: Sequence[date], what: Round
) -> list[UUID]:
    """Plan a gathering on each of `days`; return their keys.

    Raises RefusedError when there is no day, or the length is nothing.
    """
    if not days:
        raise RefusedError(tr("There is no day to plan. Choose at least one."))
    if what.minutes <= 0:
        raise RefusedError(tr("A gathering needs a length. Say how many minutes."))
    made = []
    for day in days:
        start = datetime.combine(day, what.at)
        made.append(
            sessions.add(
                session,
                community_id,
                start,
                start + timedelta(minutes=what.minutes),
                title=what.title,
                kind=what.kind,
                mode=what.mode,
                place=what.place or None,
            )
        )
    return made
