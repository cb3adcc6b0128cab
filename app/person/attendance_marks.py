"""Who was at the gatherings that were held, as one mark for each person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select, true
from sqlalchemy.orm import Session

from app import clock, tables
from app.gathering import gatherings
from app.gathering.gatherings import CALLED_OFF, THERE
from app.i18n import mark
from app.vocabulary import AttendanceState, Code, JoinedBy, SessionKind, SessionStatus

LAST: Final = 4  # gatherings shown in a line of the list

FOR_SOME: Final = (
    SessionKind.OFFICE_HOURS,
    SessionKind.CORE_TEAM,
    SessionKind.LEADERS_CIRCLE,
    SessionKind.SITE_VISIT,
    SessionKind.PEER_ASSIST,
    SessionKind.SKILL_PRACTICE,
)
"""Gatherings that not everyone is asked to: to be missing there means nothing."""


class Mark(Code):
    """How somebody took part in one gathering."""

    ROOM = "room", mark("in the room")
    VIDEO = "video", mark("by video")
    PHONE = "phone", mark("by phone")
    SENT_WORD = "sent_word", mark("sent word")
    ABSENT = "absent", mark("no word")
    NONE = "none", mark("not noted")


@dataclass(frozen=True)
class Gathering:
    """A gathering that was held, or the next to come."""

    id: UUID
    title: str
    day: date


def last_held(
    session: Session, community_id: UUID, most: int = LAST
) -> list[Gathering]:
    """Return the last gatherings of everyone that were held, oldest first.

    What is for some only (office hours, a core team) counts while there is no other.
    """
    of_all = _held(session, community_id, most, tables.Session.kind.not_in(FOR_SOME))
    return of_all or _held(session, community_id, most, true())


def _held(
    session: Session, community_id: UUID, most: int, which: ColumnElement[bool]
) -> list[Gathering]:
    gathering = tables.Session
    found = session.execute(
        select(gathering.id, gathering.title, gathering.starts_local)
        .where(
            gathering.community_id == community_id,
            gathering.starts_local < _latest_wall(clock.today()),
            _was_held(),
            which,
        )
        .order_by(gathering.starts_local.desc(), gathering.id)
        .limit(most)
    )
    held = [
        Gathering(key, title, starts.date()) for key, title, starts in found if starts
    ]
    return held[::-1]


def next_one(session: Session, community_id: UUID) -> Gathering | None:
    """Return the gathering of everyone that comes next, if one is planned."""
    gathering = tables.Session
    found = session.execute(
        select(
            gathering.id,
            gathering.title,
            gathering.starts_local,
            gathering.ends_local,
            gathering.zone,
            gathering.fold,
        )
        .where(
            gathering.community_id == community_id,
            gathering.starts_local >= gatherings.earliest_wall(),
            gathering.status.in_([SessionStatus.PLANNED, SessionStatus.CONFIRMED]),
            gathering.kind.not_in(FOR_SOME),
        )
        .order_by(gathering.starts_local, gathering.id)
    )
    for key, title, starts, ends, zone, fold in found:
        if starts and not gatherings.is_over(starts, ends, zone, fold):
            return Gathering(key, title, starts.date())
    return None


def of_gatherings(
    session: Session, wanted: Sequence[UUID]
) -> dict[tuple[UUID, UUID], Mark]:
    """Return the marks of these gatherings, by gathering and person."""
    attendance = tables.Attendance
    found = session.execute(
        select(
            attendance.session_id,
            attendance.person_id,
            attendance.state,
            attendance.joined_by,
        ).where(attendance.session_id.in_(wanted), attendance.person_id.is_not(None))
    )
    return {
        (row.session_id, row.person_id): of_attendance(row.state, row.joined_by)
        for row in found
    }


def of_attendance(state: AttendanceState, joined_by: JoinedBy | None) -> Mark:
    """Return the one mark that says how somebody took part."""
    if joined_by is JoinedBy.SENT_WORD or state is AttendanceState.APOLOGIES:
        return Mark.SENT_WORD
    if state is AttendanceState.ABSENT:
        return Mark.ABSENT
    if state not in THERE:
        return Mark.NONE
    return {JoinedBy.VIDEO: Mark.VIDEO, JoinedBy.PHONE: Mark.PHONE}.get(
        joined_by or JoinedBy.ROOM, Mark.ROOM
    )


def last_present(session: Session, community_id: UUID, today: date) -> dict[UUID, date]:
    """Return the day each person was last at a gathering, by whatever means."""
    attendance, gathering = tables.Attendance, tables.Session
    found = session.execute(
        select(attendance.person_id, func.max(gathering.starts_local))
        .join(gathering, gathering.id == attendance.session_id)
        .where(
            gathering.community_id == community_id,
            gathering.starts_local < _latest_wall(today),
            attendance.person_id.is_not(None),
            attendance.state.in_(THERE),
            attendance.joined_by.is_distinct_from(JoinedBy.SENT_WORD),
        )
        .group_by(attendance.person_id)
    )
    return {person: day.date() for person, day in found if person and day}


def _was_held() -> ColumnElement[bool]:
    """Match what is marked as held, and what somebody was at."""
    attendance, gathering = tables.Attendance, tables.Session
    attended = exists().where(
        attendance.session_id == gathering.id, attendance.state.in_(THERE)
    )
    return or_(
        gathering.status == SessionStatus.HELD,
        gathering.status.not_in(CALLED_OFF) & attended,
    )


def _latest_wall(today: date) -> datetime:
    """Return a time on the wall that no clock on Earth shows while it is `today`.

    East of the coach it is tomorrow already, and what was held there has begun.
    """
    return datetime.combine(today + timedelta(days=2), time.min)
