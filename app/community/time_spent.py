"""What the coach's own time went into, day by day (ERLC4).

Rows of `work_entry` that belong to no technical assistance: consulting, connecting,
facilitating, helping, guiding. Sums of them may be told to the funder; the notes are
read by whoever takes over.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, settings
from app.assistance import hours
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy
from app.tables import Community, WorkEntry
from app.vocabulary import WorkKind

LONGEST: Final = 400  # letters of a note


@dataclass(frozen=True)
class Draft:
    """An entry as it is typed."""

    community_id: UUID
    minutes: int
    day: date
    kind: WorkKind | None = None
    note: str = ""


@dataclass(frozen=True)
class Spent:
    """Minutes of one day, for one community."""

    id: UUID
    community_id: UUID
    community: str  # short name
    day: date
    minutes: int
    kind: WorkKind | None
    note: str


@dataclass(frozen=True)
class Month:
    """The time of one month, with its sums in minutes."""

    first: date
    entries: tuple[Spent, ...]  # the latest first
    helped: int  # hours of her own on technical assistance, entered there

    @property
    def minutes(self) -> int:
        """All of it, technical assistance left out."""
        return sum(one.minutes for one in self.entries)

    @property
    def by_kind(self) -> tuple[tuple[WorkKind | None, int], ...]:
        """Minutes of each kind that has any, in the order of the kinds."""
        sums: Counter[WorkKind | None] = Counter()
        for one in self.entries:
            sums[one.kind] += one.minutes
        return tuple((kind, sums[kind]) for kind in (*WorkKind, None) if sums[kind])

    @property
    def by_community(self) -> tuple[tuple[str, int], ...]:
        """Minutes for each community, the most first."""
        sums: Counter[str] = Counter()
        for one in self.entries:
            sums[one.community] += one.minutes
        return tuple(sorted(sums.items(), key=lambda each: (-each[1], each[0])))


def of_month(session: Session, day: date) -> Month:
    """Return the time of the month that `day` is in, for all communities."""
    first = day.replace(day=1)
    last = _after(first) - timedelta(days=1)
    helped = session.scalar(
        select(func.sum(WorkEntry.minutes)).where(
            WorkEntry.ta_id.is_not(None),
            WorkEntry.person_id == settings.coach_id(session),
            WorkEntry.worked_on.between(first, last),
        )
    )
    return Month(first, tuple(_entries(session, first, last)), helped or 0)


def of_all(session: Session) -> list[Spent]:
    """Return all of it, the latest first: for the coach's own table."""
    return _entries(session, date.min, date.max)


def minutes_of(
    session: Session, community_id: UUID, first: date, last: date
) -> tuple[tuple[WorkKind | None, int], ...]:
    """Return the sums of a community from `first` to `last`, by kind: for a report."""
    found = session.execute(
        select(WorkEntry.kind, func.sum(WorkEntry.minutes))
        .where(
            WorkEntry.community_id == community_id,
            WorkEntry.ta_id.is_(None),
            WorkEntry.worked_on.between(first, last),
        )
        .group_by(WorkEntry.kind)
    )
    sums = {kind: int(minutes) for kind, minutes in found}
    return tuple((kind, sums[kind]) for kind in (*WorkKind, None) if sums.get(kind))


def read(words: str) -> tuple[int, str]:
    """Return the minutes and the note of a line: "45 min call with Sam".

    A number alone means hours. Raises RefusedError for no time in front.
    """
    found = hours.read(words)
    if found is None:
        raise RefusedError(
            tr("Begin with how long it was, like 45 min or 1.5 h. Nothing was entered.")
        )
    return found


def add(session: Session, draft: Draft) -> UUID:
    """Enter time; return the key.

    Raises RefusedError for no time, for more than a day has, for a day to come.
    """
    if session.get(Community, draft.community_id) is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    row = WorkEntry(person_id=settings.coach_id(session))
    _fill(row, draft)
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, entry_id: UUID, draft: Draft) -> None:
    """Say it otherwise. Raises RefusedError as `add` does, GoneError."""
    _fill(_find(session, entry_id), draft)
    session.flush()


def delete(session: Session, entry_id: UUID) -> None:
    """Take an entry out of the book."""
    session.delete(_find(session, entry_id))
    session.flush()


def _fill(row: WorkEntry, draft: Draft) -> None:
    if draft.minutes <= 0:
        raise RefusedError(
            tr("Say how long it was, like 45 min or 1.5 h. Nothing was entered.")
        )
    if draft.minutes > hours.MOST:
        raise RefusedError(
            tr("A day has 24 hours. Enter each day by itself. Nothing was entered.")
        )
    if draft.day > clock.today():
        raise RefusedError(tr("This day is still to come. Nothing was entered."))
    row.community_id, row.worked_on = draft.community_id, draft.day
    row.minutes, row.kind = draft.minutes, draft.kind
    row.note = tidy(draft.note, LONGEST) or None


def _entries(session: Session, first: date, last: date) -> list[Spent]:
    rows: Sequence[tuple[WorkEntry, str]] = [
        (row, name)
        for row, name in session.execute(
            select(WorkEntry, Community.short_name)
            .join(Community, Community.id == WorkEntry.community_id)
            .where(
                WorkEntry.ta_id.is_(None),
                WorkEntry.worked_on.between(first, last),
            )
            .order_by(WorkEntry.worked_on.desc(), WorkEntry.id.desc())
        )
    ]
    return [
        Spent(
            row.id,
            row.community_id,
            name,
            row.worked_on,
            row.minutes,
            row.kind,
            row.note or "",
        )
        for row, name in rows
    ]


def _after(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _find(session: Session, entry_id: UUID) -> WorkEntry:
    row = session.get(WorkEntry, entry_id)
    if row is None or row.ta_id is not None:
        raise GoneError(tr("This entry is no longer there. Nothing was changed."))
    return row
