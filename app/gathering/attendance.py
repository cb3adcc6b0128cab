"""Who was at a gathering, and how they took part (JS11, GLP12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import RefusedError
from app.gathering import sessions
from app.gathering.gatherings import THERE
from app.i18n import tr
from app.person import faces
from app.person.faces import Face
from app.tables import Attendance, Membership
from app.vocabulary import AttendanceState, JoinedBy, MembershipStatus, Mode


@dataclass(frozen=True)
class Mark:
    """One person's line on the attendance sheet; no state while nobody has said."""

    person_id: UUID | None  # None: a walk-in who is only a name
    name: str
    face: Face | None
    state: AttendanceState | None = None
    joined_by: JoinedBy | None = None
    id: UUID | None = None

    @property
    def was_there(self) -> bool:
        """Whether the person was there, for all of it or a part."""
        return self.state in THERE


def sheet(session: Session, session_id: UUID) -> list[Mark]:
    """Return the sheet of a gathering: every active member, and whoever else came."""
    gathering = sessions.get(session, session_id)
    known = faces.of_community(session, gathering.community_id)
    marked = {
        row.person_id or row.id: row
        for row in session.scalars(
            select(Attendance).where(Attendance.session_id == session_id)
        )
    }
    active = set(
        session.scalars(
            select(Membership.person_id).where(
                Membership.community_id == gathering.community_id,
                Membership.status == MembershipStatus.ACTIVE,
            )
        )
    )
    people = [key for key in known if key in active or key in marked]
    others = [row for row in marked.values() if row.person_id not in known]
    members = [_mark(known[key], marked.get(key)) for key in people]
    walked_in = [_mark(None, row) for row in others]
    return [*members, *sorted(walked_in, key=lambda mark: mark.name)]


def mark(
    session: Session,
    session_id: UUID,
    person_id: UUID,
    state: AttendanceState | None,
    joined_by: JoinedBy | None = None,
) -> None:
    """Say whether a person was there; None takes the mark away.

    Without `joined_by` it follows from the gathering: the room, or by video.
    """
    row = _row(session, session_id, person_id)
    if state is None:
        if row is not None:
            session.delete(row)
        return
    gathering = sessions.get(session, session_id)
    if row is None:
        row = Attendance(
            community_id=gathering.community_id,
            session_id=session_id,
            person_id=person_id,
        )
        session.add(row)
    row.state = state
    row.joined_by = joined_by or _usual(gathering.mode, state)
    session.flush()


def mark_rest(
    session: Session, session_id: UUID, people: Iterable[UUID], state: AttendanceState
) -> int:
    """Give everyone of `people` without a mark this one; return how many that were."""
    marked = set(
        session.scalars(
            select(Attendance.person_id).where(
                Attendance.session_id == session_id,
                Attendance.state != AttendanceState.EXPECTED,
            )
        )
    )
    missing = [person for person in people if person not in marked]
    for person in missing:
        mark(session, session_id, person, state)
    return len(missing)


def walk_in(session: Session, session_id: UUID, name: str) -> UUID:
    """Note somebody who came by, not a member. Raises RefusedError if nameless."""
    name = " ".join(name.split())
    if not name:
        raise RefusedError(tr("Somebody who came by needs a name."))
    gathering = sessions.get(session, session_id)
    row = Attendance(
        community_id=gathering.community_id,
        session_id=session_id,
        walk_in_name=name,
        state=AttendanceState.WALK_IN,
        joined_by=_usual(gathering.mode, AttendanceState.WALK_IN),
        guest=True,
    )
    session.add(row)
    session.flush()
    return row.id


def remove(session: Session, attendance_id: UUID) -> None:
    """Take a line off the sheet."""
    row = session.get(Attendance, attendance_id)
    if row is not None:
        session.delete(row)


def _row(session: Session, session_id: UUID, person_id: UUID) -> Attendance | None:
    return session.scalars(
        select(Attendance).where(
            Attendance.session_id == session_id, Attendance.person_id == person_id
        )
    ).first()


def _mark(face: Face | None, row: Attendance | None) -> Mark:
    name = face.name if face else (row.walk_in_name if row else None) or tr("Someone")
    person = face.id if face else row.person_id if row else None
    if row is None:
        return Mark(person, name, face)
    return Mark(person, name, face, row.state, row.joined_by, row.id)


def _usual(mode: Mode, state: AttendanceState) -> JoinedBy | None:
    if state is AttendanceState.APOLOGIES:
        return JoinedBy.SENT_WORD
    if state not in THERE:
        return None
    by = {Mode.VIRTUAL: JoinedBy.VIDEO, Mode.TELEPHONE: JoinedBy.PHONE}
    return by.get(mode, JoinedBy.ROOM)
