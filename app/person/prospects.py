"""Those who may join: how they came to it, what worries them, what was replied (NR5).

A prospect is a membership like any other, so who joins keeps what was said before. Who
says no has left without having joined: no reason is asked for (NR4).
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock
from app.errors import RefusedError
from app.i18n import tr
from app.person import faces, memberships, people
from app.person.faces import Face
from app.person.people import Joined, PersonDraft
from app.person.people_names import fold, tidy, tidy_lines
from app.tables import Membership, Person
from app.vocabulary import Joining, MembershipStatus

WAITING: Final = (MembershipStatus.PROSPECT, MembershipStatus.INVITED)
_HERE: Final = (*WAITING, MembershipStatus.ACTIVE, MembershipStatus.PAUSED)


@dataclass(frozen=True)
class Prospect:
    """Somebody who may join, or who joined with a concern."""

    person_id: UUID
    face: Face
    status: MembershipStatus
    how: Joining | None
    concern: str
    reply: str
    invite_ok: bool | None  # whether she said, after the one-to-one, to go ahead

    @property
    def is_waiting(self) -> bool:
        """Whether they have not joined yet."""
        return self.status in WAITING

    @property
    def is_unanswered(self) -> bool:
        """Whether a concern of theirs has no reply."""
        return bool(self.concern) and not self.reply


@dataclass(frozen=True)
class Prospects:
    """Who may join, those with an unanswered concern first; and who said no."""

    people: tuple[Prospect, ...]
    said_no: int
    not_noted: int  # of those who belong here: how they came to join is not noted

    @property
    def unanswered(self) -> tuple[Prospect, ...]:
        """Those whose concern has no reply yet."""
        return tuple(one for one in self.people if one.is_unanswered)


def of_community(session: Session, community_id: UUID) -> Prospects:
    """Return who may join a community, and whose concern was heard before they did."""
    looks = faces.of_community(session, community_id)
    rows = session.execute(
        select(Membership, Person.name)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.status.in_(_HERE),
            or_(Membership.status.in_(WAITING), Membership.concern.is_not(None)),
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
        )
    ).all()
    found = [
        Prospect(
            row.person_id,
            looks[row.person_id],
            row.status,
            row.joined_how,
            row.concern or "",
            row.concern_reply or "",
            row.invite_ok,
        )
        for row, _ in rows
    ]
    found.sort(key=lambda one: (not one.is_unanswered, not one.is_waiting, _name(one)))
    return Prospects(
        tuple(found), _said_no(session, community_id), _not_noted(session, community_id)
    )


def add(
    session: Session, community_id: UUID, name: str, site_id: UUID | None = None
) -> UUID:
    """Add somebody who may join; return their key.

    Somebody the book knows by this name is taken. Raises RefusedError without a name,
    or if they are in this community already.
    """
    known = _known(session, name)
    if known is None:
        joined = Joined(site_id, MembershipStatus.PROSPECT)
        key = people.add(session, community_id, PersonDraft(tidy(name)), joined)
    else:
        key = known
        _refuse_if_here(session, community_id, key)
        memberships.join(session, community_id, key, site_id)
    row = memberships.find(session, community_id, key)
    row.status, row.joined_on = MembershipStatus.PROSPECT, None
    session.flush()
    return key


def move(
    session: Session, community_id: UUID, person_id: UUID, status: MembershipStatus
) -> None:
    """Say where somebody stands now: invited, or with us from today, say."""
    row = memberships.find(session, community_id, person_id)
    if status is MembershipStatus.ALUMNI:
        say_no(session, community_id, person_id)
        return
    row.status, row.left_on = status, None
    if status in WAITING:
        row.joined_on = None
    else:
        row.joined_on = row.joined_on or clock.today()
    session.flush()


def say_no(session: Session, community_id: UUID, person_id: UUID) -> None:
    """Note that somebody does not want to join; why is not asked (NR4)."""
    memberships.find(session, community_id, person_id).joined_on = None
    memberships.leave(session, community_id, person_id)
    session.flush()


def say(session: Session, community_id: UUID, person_id: UUID, *, concern: str) -> None:
    """Note what worries somebody; without words it is taken out, its reply with it."""
    row = memberships.find(session, community_id, person_id)
    row.concern = tidy_lines(concern) or None
    if row.concern is None:
        row.concern_reply = None
    session.flush()


def reply(session: Session, community_id: UUID, person_id: UUID, words: str) -> None:
    """Note what was replied to somebody’s concern."""
    row = memberships.find(session, community_id, person_id)
    row.concern_reply = tidy_lines(words) or None
    session.flush()


def _said_no(session: Session, community_id: UUID) -> int:
    rows = session.scalars(
        select(Membership.id).where(
            Membership.community_id == community_id,
            Membership.status == MembershipStatus.ALUMNI,
            Membership.joined_on.is_(None),
        )
    )
    return len(rows.all())


def _not_noted(session: Session, community_id: UUID) -> int:
    """Count those here, the coach apart, of whom it is not noted how they came."""
    rows = session.scalars(
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.status.in_(_HERE),
            Membership.joined_how.is_(None),
            Person.retired_on.is_(None),
        )
    )
    looks = faces.of_community(session, community_id)
    return sum(looks[key].tint != faces.COACH for key in rows)


def _known(session: Session, name: str) -> UUID | None:
    """Return the one person the book knows by this name, if there is exactly one."""
    wanted = fold(name)
    rows = session.execute(
        select(Person.id, Person.name).where(Person.forgotten_on.is_(None))
    )
    found = [key for key, called in rows if wanted and fold(called) == wanted]
    return found[0] if len(found) == 1 else None


def _refuse_if_here(session: Session, community_id: UUID, person_id: UUID) -> None:
    status = session.scalar(
        select(Membership.status).where(
            Membership.community_id == community_id, Membership.person_id == person_id
        )
    )
    if status is not None and status is not MembershipStatus.ALUMNI:
        person = session.get_one(Person, person_id)
        raise RefusedError(
            tr("{name} is in this community already. Nothing was changed.").format(
                name=person.name
            )
        )


def _name(one: Prospect) -> str:
    return fold(one.face.name)
