"""Check-ins with those who lead, in all communities: who was not spoken with lately.

Leaders are those who coordinate, facilitate or carry a core team, and whoever is to be
called first at a site (NR19).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.i18n import tr
from app.person import contacts, faces
from app.person.contacts import Held
from app.person.faces import Face
from app.tables import CoachingContact, CoachingParticipant, CoachingReflection
from app.vocabulary import CoachingStatus, Rank, Role

DAYS: Final = 30  # not spoken with for longer than this (NR19)
LEADING: Final = (
    Role.COORDINATOR,
    Role.FACILITATOR,
    Role.CORE_TEAM,
    Role.CONVENER,
)


@dataclass(frozen=True)
class Leader:
    """Somebody who leads, and when you last spoke."""

    id: UUID  # their key, once for each community they lead in
    face: Face
    community_id: UUID
    community: str
    roles: tuple[str, ...]
    site_id: UUID | None
    last_on: date | None
    last_id: UUID | None  # the conversation
    next_on: date | None
    energy: int | None  # 0 to 4, as noted last
    help_needed: str

    @property
    def days(self) -> int | None:
        """Days since you last spoke, None if never."""
        return (clock.today() - self.last_on).days if self.last_on else None

    @property
    def is_due(self) -> bool:
        """Whether you have not spoken for over thirty days, and nothing is planned."""
        waiting = self.days is None or self.days > DAYS
        ahead = self.next_on is not None and self.next_on >= clock.today()
        return waiting and not ahead


def leaders(session: Session) -> list[Leader]:
    """Return those who lead in any community, whom you spoke with longest ago first."""
    found: list[Leader] = []
    communities = session.execute(
        select(tables.Community.id, tables.Community.short_name)
        .where(tables.Community.retired_on.is_(None))
        .order_by(tables.Community.name)
    )
    for community_id, name in communities:
        found += _of_community(session, community_id, name)
    found.sort(key=lambda one: (not one.is_due, one.last_on or date.min, one.face.name))
    return found


def due(found: list[Leader]) -> list[Leader]:
    """Return those not spoken with for over thirty days."""
    return [one for one in found if one.is_due]


def _of_community(session: Session, community_id: UUID, name: str) -> list[Leader]:
    held = contacts.roles(session, community_id)
    coach = settings.coach_id(session)
    known = faces.of_community(session, community_id)
    chosen = {
        person: [one for one in terms if _leads(one)]
        for person, terms in held.items()
        if person != coach and person in known
    }
    chosen = {person: terms for person, terms in chosen.items() if terms}
    retired = _retired(session, chosen)
    spoken = _spoken(session, community_id)
    ahead = _ahead(session, community_id)
    leaders = []
    for person, terms in chosen.items():
        if person in retired:
            continue
        last = spoken.get(person)
        leaders.append(
            Leader(
                person,
                known[person],
                community_id,
                name,
                tuple(dict.fromkeys(one.label for one in terms)),
                next((one.site_id for one in terms if one.site_id), None),
                last[0] if last else None,
                last[1] if last else None,
                ahead.get(person),
                last[2] if last else None,
                last[3] if last else "",
            )
        )
    return leaders


def _leads(term: Held) -> bool:
    first = term.role is Role.CONTACT and term.rank is Rank.PRIMARY
    return first or term.role in LEADING


def _retired(session: Session, people: dict[UUID, list[Held]]) -> set[UUID]:
    gone = or_(
        tables.Person.retired_on.is_not(None), tables.Person.forgotten_on.is_not(None)
    )
    query = select(tables.Person.id).where(tables.Person.id.in_(list(people)), gone)
    return set(session.scalars(query))


def _spoken(
    session: Session, community_id: UUID
) -> dict[UUID, tuple[date, UUID, int | None, str]]:
    """Return of each person the last conversation: day, key, energy, help needed."""
    contact, seat, text = CoachingContact, CoachingParticipant, CoachingReflection
    found = session.execute(
        select(
            seat.person_id,
            contact.happened_on,
            contact.id,
            text.energy,
            text.help_needed,
        )
        .join(contact, contact.id == seat.coaching_contact_id)
        .outerjoin(text, text.coaching_contact_id == contact.id)
        .where(
            contact.community_id == community_id,
            contact.status == CoachingStatus.HELD,
            contact.happened_on <= clock.today(),
        )
        .order_by(contact.happened_on, contact.id)
    )
    last: dict[UUID, tuple[date, UUID, int | None, str]] = {}
    for person, day, key, energy, help_needed in found:
        if day:
            last[person] = (day, key, energy, help_needed or "")
    return last


def _ahead(session: Session, community_id: UUID) -> dict[UUID, date]:
    contact, seat = CoachingContact, CoachingParticipant
    found = session.execute(
        select(seat.person_id, func.min(contact.planned_on))
        .join(contact, contact.id == seat.coaching_contact_id)
        .where(
            contact.community_id == community_id,
            contact.status == CoachingStatus.PLANNED,
            contact.planned_on >= clock.today(),
        )
        .group_by(seat.person_id)
    )
    next_on: dict[UUID, date] = defaultdict()
    next_on.update({person: day for person, day in found if day})
    return dict(next_on)


def words_of(energy: int | None) -> str:
    """Return an energy from 0 to 4 in a word."""
    words = (
        tr("Worn out"),
        tr("Low"),
        tr("All right"),
        tr("Good"),
        tr("Full of energy"),
    )
    return "" if energy is None else words[max(0, min(4, energy))]
