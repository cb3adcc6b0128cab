"""Check-ins with those who lead, in all communities: who was not spoken with lately.

Leaders are those who coordinate, facilitate or carry a core team, and whoever is to be
called first at a site (NR19).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid5

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
    """Somebody who leads a community, and when you last spoke, in whichever it was."""

    id: UUID  # of the person in this community
    face: Face
    community_id: UUID
    community: str
    roles: tuple[str, ...]
    site_id: UUID | None
    last_on: date | None
    last_id: UUID | None  # the conversation
    last_in: UUID | None  # the community in whose log it stands
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


@dataclass(frozen=True)
class Talk:
    """A conversation that was held, and what was noted of its energy and help."""

    day: date | None = None
    id: UUID | None = None
    community_id: UUID | None = None
    energy: int | None = None
    help_needed: str = ""


@dataclass(frozen=True)
class Talks:
    """The last conversation with each person, and the day of the next."""

    last: dict[UUID, Talk]
    ahead: dict[UUID, date]


_NEVER: Final = Talk()


def leaders(session: Session) -> list[Leader]:
    """Return those who lead in any community, whom you spoke with longest ago first."""
    found: list[Leader] = []
    talks = Talks(_spoken(session), _ahead(session))
    communities = session.execute(
        select(tables.Community.id, tables.Community.short_name)
        .where(tables.Community.retired_on.is_(None))
        .order_by(tables.Community.name)
    )
    for community_id, name in communities:
        found += _of_community(session, community_id, name, talks)
    found.sort(key=lambda one: (not one.is_due, one.last_on or date.min, one.face.name))
    return found


def due(found: list[Leader]) -> list[Leader]:
    """Return those not spoken with for over thirty days."""
    return [one for one in found if one.is_due]


def people(found: list[Leader]) -> int:
    """Count the people among leaders: who leads two communities is one."""
    return len({one.face.id for one in found})


def _of_community(
    session: Session, community_id: UUID, name: str, talks: Talks
) -> list[Leader]:
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
    leaders = []
    for person, terms in chosen.items():
        if person in retired:
            continue
        last = talks.last.get(person, _NEVER)
        leaders.append(
            Leader(
                uuid5(community_id, person.hex),
                known[person],
                community_id,
                name,
                tuple(dict.fromkeys(one.label for one in terms)),
                next((one.site_id for one in terms if one.site_id), None),
                last.day,
                last.id,
                last.community_id,
                talks.ahead.get(person),
                last.energy,
                last.help_needed,
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


def _spoken(session: Session) -> dict[UUID, Talk]:
    """Return the last conversation with each person, in whatever community."""
    contact, seat, text = CoachingContact, CoachingParticipant, CoachingReflection
    found = session.execute(
        select(
            seat.person_id,
            contact.happened_on,
            contact.id,
            contact.community_id,
            text.energy,
            text.help_needed,
        )
        .join(contact, contact.id == seat.coaching_contact_id)
        .outerjoin(text, text.coaching_contact_id == contact.id)
        .where(
            contact.status == CoachingStatus.HELD,
            contact.happened_on <= clock.today(),
        )
        .order_by(contact.happened_on, contact.id)
    )
    return {
        person: Talk(day, key, home, energy, help_needed or "")
        for person, day, key, home, energy, help_needed in found
    }


def _ahead(session: Session) -> dict[UUID, date]:
    """Return the day of the next conversation planned with each person."""
    contact, seat = CoachingContact, CoachingParticipant
    found = session.execute(
        select(seat.person_id, func.min(contact.planned_on))
        .join(contact, contact.id == seat.coaching_contact_id)
        .where(
            contact.status == CoachingStatus.PLANNED,
            contact.planned_on >= clock.today(),
        )
        .group_by(seat.person_id)
    )
    return {person: day for person, day in found if day}


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
