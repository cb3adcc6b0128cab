"""Hours worked on technical assistance: when, how long, by whom, at what (PI20)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import settings
from app.assistance import engagements, hours
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.person.people_names import tidy
from app.tables import WorkEntry
from app.vocabulary import WorkKind


@dataclass(frozen=True)
class Work:
    """Minutes worked on one day."""

    id: UUID
    day: date
    minutes: int
    person: Face | None
    kind: WorkKind | None
    note: str


def of_engagement(session: Session, engagement_id: UUID) -> list[Work]:
    """Return what was worked on an engagement, the latest first."""
    row = engagements.find(session, engagement_id)
    known = faces.of_community(session, row.community_id)
    entries = session.scalars(
        select(WorkEntry)
        .where(WorkEntry.ta_id == engagement_id)
        .order_by(WorkEntry.worked_on.desc(), WorkEntry.id)
    )
    return [
        Work(
            entry.id,
            entry.worked_on,
            entry.minutes,
            engagements.face(session, known, entry.person_id),
            entry.kind,
            entry.note or "",
        )
        for entry in entries
    ]


def add(
    session: Session, engagement_id: UUID, minutes: int, day: date, note: str = ""
) -> UUID:
    """Enter minutes worked by who helps, or else by the coach; return the key.

    Raises RefusedError for no time at all or more than a day has, GoneError.
    """
    row = engagements.find(session, engagement_id)
    entry = WorkEntry(
        community_id=row.community_id,
        ta_id=engagement_id,
        person_id=row.provider_id or settings.coach_id(session),
        worked_on=day,
        minutes=_checked(minutes),
        note=tidy(note, 400) or None,
    )
    session.add(entry)
    session.flush()
    return entry.id


def change(
    session: Session, entry_id: UUID, minutes: int, day: date, note: str
) -> None:
    """Say it in other words. Raises RefusedError as `add` does, GoneError."""
    entry = find(session, entry_id)
    entry.minutes, entry.worked_on = _checked(minutes), day
    entry.note = tidy(note, 400) or None
    session.flush()


def set_person(session: Session, entry_id: UUID, person_id: UUID | None) -> None:
    """Say who worked."""
    find(session, entry_id).person_id = person_id
    session.flush()


def set_kind(session: Session, entry_id: UUID, kind: WorkKind | None) -> None:
    """Say what sort of work it was (ERLC4)."""
    find(session, entry_id).kind = kind
    session.flush()


def delete(session: Session, entry_id: UUID) -> None:
    """Take an entry out of the book."""
    session.delete(find(session, entry_id))
    session.flush()


def find(session: Session, entry_id: UUID) -> WorkEntry:
    """Return the row of an entry. Raises GoneError."""
    entry = session.get(WorkEntry, entry_id)
    if entry is None:
        raise GoneError(tr("These hours are no longer there. Nothing was changed."))
    return entry


def engagement_of(session: Session, entry_id: UUID) -> UUID | None:
    """Return the engagement an entry was worked on, if any."""
    entry = session.get(WorkEntry, entry_id)
    return entry.ta_id if entry else None


def _checked(minutes: int) -> int:
    if minutes <= 0:
        raise RefusedError(tr("Say how long it was, like 2.5 h. Nothing was entered."))
    if minutes > hours.MOST:
        raise RefusedError(
            tr("A day has 24 hours. Enter each day by itself. Nothing was entered.")
        )
    return minutes
