"""Who is expected at a gathering, for the papers that lie in its room.

Expected are the active members and guests of the community, whoever is on the list of
the gathering, and whoever has said yes to a part in it; not those who sent word that
they will not come.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.person import consents
from app.person.people_names import family_first, fold
from app.printouts.gathering_reading import REFUSED
from app.tables import Assignment, Attendance, Membership, Party, Person, Site
from app.vocabulary import (
    AssignmentState,
    AttendanceState,
    ConsentUse,
    JoinedBy,
    MembershipStatus,
    SessionRole,
)

_HERE: Final = (MembershipStatus.ACTIVE, MembershipStatus.GUEST)
_AFAR: Final = (JoinedBy.VIDEO, JoinedBy.PHONE)


@dataclass(frozen=True)
class Guest:
    """Someone who is expected; a walk-in is only a name."""

    name: str
    sorted_by: str
    site: str = ""
    pronunciation: str = ""
    pronouns: str = ""
    roles: tuple[SessionRole, ...] = ()  # what they do in the whole gathering
    from_afar: bool = False  # by video or by phone
    unlisted: bool = False  # asked not to be on lists that others see


def people(session: Session, session_id: UUID, community_id: UUID) -> list[Guest]:
    """Return who is expected at a gathering, by name."""
    marks = {
        row.person_id: row
        for row in session.scalars(
            select(Attendance).where(
                Attendance.session_id == session_id, Attendance.person_id.is_not(None)
            )
        )
    }
    away = {k for k, row in marks.items() if row.state is AttendanceState.APOLOGIES}
    roles = _roles(session, session_id)
    answers = consents.of_community(session, community_id)
    found = []
    for row in _rows(session, community_id, {*marks, *roles}):
        if row.id in away:
            continue
        mark = marks.get(row.id)
        said = answers.get(row.id, {}).get(ConsentUse.DIRECTORY)
        found.append(
            Guest(
                row.name,
                fold(row.sort_name or family_first(row.name)),
                row.site or "",
                row.pronunciation or "",
                row.pronouns or "",
                roles.get(row.id, ()),
                from_afar=mark is not None and mark.joined_by in _AFAR,
                unlisted=said in REFUSED,
            )
        )
    found += _walk_ins(session, session_id)
    return sorted(found, key=lambda one: (one.sorted_by, one.name, one.site))


def _rows(
    session: Session, community_id: UUID, also: Iterable[UUID | None]
) -> Iterable[Row[Any]]:
    """Return the members and guests of a community, and others by their keys."""
    return session.execute(
        select(
            Person.id,
            Person.name,
            Person.sort_name,
            Person.pronunciation,
            Person.pronouns,
            Party.name.label("site"),
        )
        .outerjoin(
            Membership,
            (Membership.person_id == Person.id)
            & (Membership.community_id == community_id),
        )
        .outerjoin(Site, Site.id == Membership.site_id)
        .outerjoin(Party, Party.id == Site.party_id)
        .where(
            Person.forgotten_on.is_(None),
            (
                Membership.status.in_(_HERE)
                & Membership.left_on.is_(None)
                & Person.retired_on.is_(None)
            )
            | Person.id.in_([key for key in also if key]),
        )
    )


def _roles(session: Session, session_id: UUID) -> dict[UUID, tuple[SessionRole, ...]]:
    """Return who has said yes to a part, and what they do in the whole gathering."""
    found: dict[UUID, tuple[SessionRole, ...]] = {}
    accepted = session.scalars(
        select(Assignment)
        .where(
            Assignment.session_id == session_id,
            Assignment.person_id.is_not(None),
            Assignment.state == AssignmentState.ACCEPTED,
        )
        .order_by(Assignment.role, Assignment.id)
    )
    for row in accepted:
        if row.person_id:
            more = () if row.block_id else (row.role,)
            held = (*found.get(row.person_id, ()), *more)
            found[row.person_id] = tuple(dict.fromkeys(held))
    return found


def _walk_ins(session: Session, session_id: UUID) -> list[Guest]:
    names = session.scalars(
        select(Attendance.walk_in_name).where(
            Attendance.session_id == session_id,
            Attendance.person_id.is_(None),
            Attendance.state != AttendanceState.APOLOGIES,
        )
    )
    return [Guest(name, fold(family_first(name))) for name in names if name]
