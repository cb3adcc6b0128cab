"""Who is expected at a gathering, for the papers that lie in its room.

Expected is whoever is on the list of the gathering, and whoever has said yes to a part
in it that others see. Where there is no list yet, it is the active members and guests
of the community, unless such gatherings are for some of them only. Who sent word that
they will not come is not expected, nor who is archived or has left.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, false, or_, select
from sqlalchemy.orm import Session

from app import tables
from app.person import consents
from app.person.attendance_marks import FOR_SOME
from app.person.people_names import family_first, fold
from app.printouts.readers import hidden_blocks
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
    expected = _Expected({*marks}, {*roles}, _is_for_all(session, session_id))
    answers = consents.of_community(session, community_id)
    found = []
    for row in _rows(session, community_id, expected):
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
                unlisted=said in consents.REFUSED,
            )
        )
    found += _walk_ins(session, session_id)
    return sorted(found, key=lambda one: (one.sorted_by, one.name, one.site))


@dataclass(frozen=True)
class _Expected:
    """Who is looked for: those listed, those with a part, and maybe every member."""

    listed: Set[UUID | None]
    with_part: Set[UUID]
    everyone: bool


def _is_for_all(session: Session, session_id: UUID) -> bool:
    """Tell whether all members are expected, and not only who is on its list."""
    return session.get_one(tables.Session, session_id).kind not in FOR_SOME


def _rows(
    session: Session, community_id: UUID, expected: _Expected
) -> Iterable[Row[Any]]:
    """Return who is looked for and in the book; who has left only with a part."""
    members = Membership.status.in_(_HERE) & Membership.left_on.is_(None)
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
            Person.retired_on.is_(None),
            or_(
                members if expected.everyone else false(),
                Person.id.in_([key for key in expected.listed if key])
                & Membership.left_on.is_(None),
                Person.id.in_(expected.with_part),
            ),
        )
    )


def _roles(session: Session, session_id: UUID) -> dict[UUID, tuple[SessionRole, ...]]:
    """Return who has said yes to a part, and what they do in the whole gathering.

    A part in what members do not see of a plan brings nobody into the room.
    """
    hidden = hidden_blocks.of_gatherings(session, [session_id])
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
        if row.person_id and row.block_id not in hidden:
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
