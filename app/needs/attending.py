"""Who groups are made of: those expected at a gathering, or all members."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.needs import holders
from app.person.attendance_marks import FOR_SOME
from app.vocabulary import AttendanceState, MembershipStatus

_HERE = (MembershipStatus.ACTIVE, MembershipStatus.GUEST)
_AWAY = (AttendanceState.APOLOGIES, AttendanceState.ABSENT)


def members(session: Session, community_id: UUID) -> list[UUID]:
    """Return the active members and guests without the coach, by name."""
    rows = session.scalars(
        select(tables.Membership.person_id).where(
            tables.Membership.community_id == community_id,
            tables.Membership.status.in_(_HERE),
        )
    )
    return _listed(session, community_id, rows)


def at_gathering(session: Session, session_id: UUID) -> list[UUID]:
    """Return who is expected at a gathering, without the coach, by name.

    As on the sign-in sheet: who is on its list, and every member unless such gatherings
    are for some only; nobody who sent word. Without anybody, it is all members.
    """
    row = session.get(tables.Session, session_id)
    if row is None:
        return []
    row_of = tables.Attendance
    found = session.execute(
        select(row_of.person_id, row_of.state).where(
            row_of.session_id == session_id, row_of.person_id.is_not(None)
        )
    )
    marks = {key: state for key, state in found if key}
    away = {key for key, state in marks.items() if state in _AWAY}
    everyone = members(session, row.community_id)
    if row.kind in FOR_SOME and marks:
        everyone = []
    wanted = {*everyone, *marks} - away
    return _listed(session, row.community_id, wanted)


def _listed(session: Session, community_id: UUID, keys: Iterable[UUID]) -> list[UUID]:
    wanted = set(keys)
    here = holders.of_community(session, community_id)
    return [one.key for one in here.members if one.key in wanted]
