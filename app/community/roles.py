"""Roles: who makes sure they meet, who pays, who holds it all together (PI10, GLP8).

People and organizations are named in words; those the book knows are found again.
Whom to call at a site is in `app.person.contacts`.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock, settings
from app.errors import RefusedError
from app.i18n import tr
from app.person import contacts, memberships, people, people_names
from app.person.people import PersonDraft
from app.person.people_names import fold, tidy
from app.settings import Coach
from app.tables import Membership, Party, Person, RoleTerm
from app.vocabulary import PartyKind, Role

PARTY_KINDS: Final = {
    Role.SPONSOR: PartyKind.FUNDER,
    Role.FACILITATING: PartyKind.FACILITATING,
    Role.PARTNER: PartyKind.PARTNER,
    Role.EVALUATOR: PartyKind.EVALUATOR,
    Role.TA_PROVIDER: PartyKind.TA_PROVIDER,
    Role.HOST: PartyKind.HOST,
    Role.OBSERVER: PartyKind.OBSERVER,
}
"""The roles an organization holds, and what it then is."""


@dataclass(frozen=True)
class Holder:
    """Somebody, or an organization, with a role."""

    term_id: UUID
    role: Role
    name: str
    about: str  # what they care about, what to call them about
    person_id: UUID | None = None
    party_id: UUID | None = None


def of_community(session: Session, community_id: UUID) -> list[Holder]:
    """Return the roles held today, one line for each holder, contacts left out."""
    rows = session.execute(
        select(
            RoleTerm.id,
            RoleTerm.role,
            Person.name.label("person"),
            Party.name.label("party"),
            RoleTerm.about,
            RoleTerm.person_id,
            RoleTerm.party_id,
        )
        .outerjoin(Person, Person.id == RoleTerm.person_id)
        .outerjoin(Party, Party.id == RoleTerm.party_id)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.role != Role.CONTACT,
            or_(RoleTerm.until.is_(None), RoleTerm.until > clock.today()),
            or_(RoleTerm.since.is_(None), RoleTerm.since <= clock.today()),
        )
        .order_by(RoleTerm.role, Person.name, Party.name, RoleTerm.id)
    )
    holders: dict[tuple[Role, UUID | None, UUID | None], Holder] = {}
    for row in rows:
        name = row.party or row.person or ""
        holder = Holder(row.id, row.role, name, row.about or "", *row[5:])
        holders.setdefault((row.role, row.person_id, row.party_id), holder)
    return list(holders.values())


def appoint(session: Session, community_id: UUID, role: Role, name: str) -> UUID:
    """Give somebody a role, by name; return the key of the term.

    Whoever the book does not know is added, and is a member from today. Raises
    RefusedError without a name.
    """
    person = _known(session, community_id, name)
    if person is None:
        person = people.add(session, community_id, PersonDraft(name))
    elif not _is_member(session, community_id, person):
        memberships.join(session, community_id, person)
    return contacts.give_role(session, community_id, person, role)


def engage(
    session: Session, community_id: UUID, role: Role, name: str, about: str = ""
) -> UUID:
    """Give an organization a role, by name; return the key of the term.

    `about` is what it cares about (ERLC1). Raises RefusedError without a name.
    """
    if not fold(name):
        raise RefusedError(tr("An organization needs a name. Nothing was changed."))
    party = party_named(session, name, PARTY_KINDS[role])
    term = session.scalar(
        select(RoleTerm).where(
            RoleTerm.community_id == community_id,
            RoleTerm.party_id == party,
            RoleTerm.role == role,
            RoleTerm.until.is_(None),
        )
    )
    if term is None:
        term = RoleTerm(community_id=community_id, party_id=party, role=role)
        term.since = clock.today()
        session.add(term)
    term.about = tidy(about, 500) or term.about
    session.flush()
    return term.id


def set_about(session: Session, term_id: UUID, about: str) -> None:
    """Say what somebody in a role cares about, or is to be called about."""
    contacts.find(session, term_id).about = tidy(about, 500) or None
    session.flush()


def tell_coach(session: Session, community_id: UUID, who: Coach) -> UUID:
    """Keep who the coach is and seat her in this community; return her key.

    Raises RefusedError without a name.
    """
    if not tidy(who.name):
        raise RefusedError(tr("Your name goes on what you hand out, so it needs one."))
    before = settings.coach(session)
    person = before.person_id if before else None
    kept = Coach(
        tidy(who.name),
        tidy(who.role),
        tidy(who.organization),
        tidy(who.email) or (before.email if before else ""),
        tidy(who.phone) or (before.phone if before else ""),
        person,
    )
    settings.save_coach(session, kept)
    return _seat(session, community_id, kept)


def seat_coach(session: Session, community_id: UUID) -> UUID | None:
    """Make the coach a member here with her role; None while nobody knows who she is.

    If she is in no list of people yet, she is added as a person.
    """
    who = settings.coach(session)
    return _seat(session, community_id, who) if who else None


def appoint_coach(session: Session, community_id: UUID, role: Role) -> UUID:
    """Give the coach a further role here; return the key of the term.

    Raises RefusedError while nobody has said who she is.
    """
    person = seat_coach(session, community_id)
    if person is None:
        raise RefusedError(tr("Say first who you are. Nothing was changed."))
    return contacts.give_role(session, community_id, person, role)


def party_named(session: Session, name: str, kind: PartyKind) -> UUID:
    """Return the organization of this name, added as `kind` if the book has none."""
    wanted = fold(name)
    for key, known in session.execute(select(Party.id, Party.name).order_by(Party.id)):
        if fold(known) == wanted:
            return key
    party = Party(name=tidy(name), kind=kind)
    session.add(party)
    session.flush()
    return party.id


def _seat(session: Session, community_id: UUID, who: Coach) -> UUID:
    known = who.person_id and session.get(Person, who.person_id)
    if known:
        person = known.id
        if not _is_member(session, community_id, person):
            memberships.join(session, community_id, person)
    else:
        person = _new_coach(session, community_id, who)
    contacts.give_role(session, community_id, person, Role.COACH)
    return person


def _new_coach(session: Session, community_id: UUID, who: Coach) -> UUID:
    """Find or add the coach among the people, and remember which one she is."""
    person = _known(session, community_id, who.name)
    if person is None:
        said = PersonDraft(who.name, who.email, who.phone, who.role)
        person = people.add(session, community_id, said)
    elif not _is_member(session, community_id, person):
        memberships.join(session, community_id, person)
    if who.organization:
        party = party_named(session, who.organization, PartyKind.FACILITATING)
        people.find(session, person).party_id = party
    kept = Coach(who.name, who.role, who.organization, who.email, who.phone, person)
    settings.save_coach(session, kept)
    return person


def _known(session: Session, community_id: UUID, name: str) -> UUID | None:
    """Return the one person of this name: a member here, or the only such one."""
    wanted = people_names.key(name)
    members = select(Membership.person_id).where(
        Membership.community_id == community_id
    )
    here = set(session.scalars(members))
    found = [
        key
        for key, known in session.execute(
            select(Person.id, Person.name).where(Person.forgotten_on.is_(None))
        )
        if people_names.key(known) == wanted
    ]
    of_us = [key for key in found if key in here]
    for chosen in (of_us, found):
        if len(chosen) == 1:
            return chosen[0]
    return None


def _is_member(session: Session, community_id: UUID, person_id: UUID) -> bool:
    found = session.scalar(
        select(Membership.id).where(
            Membership.community_id == community_id,
            Membership.person_id == person_id,
            Membership.left_on.is_(None),
        )
    )
    return found is not None
