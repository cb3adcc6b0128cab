"""What each member wants of the circle and gives to it, side by side (GLP9)."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.person import faces, memberships
from app.person.faces import Face
from app.person.people_names import fold, tidy_lines
from app.tables import Membership, Person
from app.vocabulary import MembershipStatus

Side = Literal["wants", "gives"]

_MEMBERS = (MembershipStatus.ACTIVE, MembershipStatus.PAUSED)


@dataclass(frozen=True)
class Wish:
    """What somebody said they want and give; nothing said is ""."""

    person_id: UUID
    face: Face
    wants: str
    gives: str

    @property
    def is_said(self) -> bool:
        """Whether they said anything yet."""
        return bool(self.wants or self.gives)


def of_community(session: Session, community_id: UUID) -> tuple[Wish, ...]:
    """Return what each member said, the coach apart; who said something first."""
    looks = faces.of_community(session, community_id)
    rows = session.execute(
        select(Membership.person_id, Membership.wants, Membership.gives)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.status.in_(_MEMBERS),
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
        )
    )
    found = [
        Wish(row.person_id, looks[row.person_id], row.wants or "", row.gives or "")
        for row in rows
        if looks[row.person_id].tint != faces.COACH
    ]
    found.sort(
        key=lambda one: (not one.is_said, fold(one.face.name), str(one.person_id))
    )
    return tuple(found)


def say(
    session: Session, community_id: UUID, person_id: UUID, side: Side, words: str
) -> None:
    """Note what somebody wants, or gives; without words it is taken out."""
    row = memberships.find(session, community_id, person_id)
    setattr(row, side, tidy_lines(words) or None)
    session.flush()
