"""People outside the circle whom it may ask: what they know, on which terms (ERLC14).

They are people of the book with the role of a subject-matter person here, and are no
members. Whether their contact may be passed on is their own word (`consents`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock
from app.charter import lines
from app.charter.lines import LONGEST
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person import consents, contacts, people, people_names
from app.person.people_names import fold, tidy
from app.tables import Membership, Party, Person, RoleTerm
from app.vocabulary import ConsentState, ConsentUse, MembershipStatus, Role

ANSWERS: Final = (None, ConsentState.ASKED, ConsentState.YES, ConsentState.NO)
"""What somebody may have said to passing on how to reach them."""


class Changed(TypedDict, total=False):
    """What can be said anew of somebody."""

    name: str
    about: str
    terms: str
    phone: str
    email: str
    contact: ConsentState | None


@dataclass(frozen=True)
class Outside:
    """Somebody outside the circle."""

    id: UUID  # of the role
    person_id: UUID
    name: str
    organization: str
    about: str  # what they know
    terms: str  # on which terms they help
    phone: str
    email: str
    contact: ConsentState | None  # whether their contact may be passed on


def of_community(session: Session, community_id: UUID) -> list[Outside]:
    """Return those who can be asked, by name."""
    found = session.execute(
        select(RoleTerm, Person, Party.name)
        .join(Person, Person.id == RoleTerm.person_id)
        .outerjoin(Party, Party.id == Person.party_id)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.role == Role.SUBJECT_MATTER,
            or_(RoleTerm.until.is_(None), RoleTerm.until > clock.today()),
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
            Person.id.not_in(_members(community_id)),
        )
    )
    said = consents.of_community(session, community_id)
    listed = [
        Outside(
            term.id,
            person.id,
            person.name,
            party or "",
            term.about or "",
            person.terms or "",
            person.phone or "",
            person.email or "",
            said.get(person.id, {}).get(ConsentUse.CONTACT),
        )
        for term, person, party in found
    ]
    return sorted(listed, key=lambda one: (fold(one.name), str(one.id)))


def get(session: Session, term_id: UUID) -> Outside:
    """Return one of them. Raises GoneError if there is none."""
    row = _find(session, term_id)
    return _one(of_community(session, _home(row)), term_id)


def add(session: Session, community_id: UUID, typed: str) -> UUID:
    """Add "name: what they know"; return the key of the role.

    Somebody the book knows by that name, and is no member, is that person. Raises
    RefusedError without a name, and for a member, who is in Who can help.
    """
    name, about = lines.halves(tidy(typed, LONGEST))
    if not name:
        raise RefusedError(tr("Write a name first. Nothing was added."))
    person = _known(session, community_id, name)
    if person is None:
        person = _add(session, name)
    term = contacts.give_role(session, community_id, person, Role.SUBJECT_MATTER)
    if about:
        contacts.find(session, term).about = about
    session.flush()
    return term


def change(session: Session, term_id: UUID, **fields: Unpack[Changed]) -> None:
    """Say something else of somebody. Raises RefusedError, GoneError."""
    row = _find(session, term_id)
    person = row.person_id
    if person is None:
        return
    if "about" in fields:
        row.about = tidy(fields["about"], LONGEST) or None
    if "terms" in fields:
        people.find(session, person).terms = tidy(fields["terms"], LONGEST) or None
    for name, value in fields.items():
        if name in ("name", "phone", "email"):
            people.edit(session, person, name, value)
    if "contact" in fields:
        consents.note(
            session, _home(row), person, ConsentUse.CONTACT, fields["contact"]
        )
    session.flush()


def delete(session: Session, term_id: UUID) -> None:
    """Let somebody be asked no more; the person stays in the book. Raises GoneError."""
    contacts.end_role(session, term_id)


def _add(session: Session, name: str) -> UUID:
    row = Person(name=tidy(name))
    session.add(row)
    session.flush()
    return row.id


def _members(community_id: UUID) -> Select[Any]:
    return select(Membership.person_id).where(
        Membership.community_id == community_id,
        Membership.left_on.is_(None),
        Membership.status.not_in((MembershipStatus.ALUMNI, MembershipStatus.GUEST)),
    )


def _known(session: Session, community_id: UUID, name: str) -> UUID | None:
    """Return the one person of this name. Raises RefusedError if it is a member."""
    wanted = people_names.key(name)
    found = [
        key
        for key, known in session.execute(
            select(Person.id, Person.name).where(
                Person.forgotten_on.is_(None), Person.retired_on.is_(None)
            )
        )
        if people_names.key(known) == wanted
    ]
    here = set(session.scalars(_members(community_id)))
    if here.intersection(found):
        raise RefusedError(
            tr(
                "{name} is a member here: what members know is in Needs & expertise. "
                "Nothing was added."
            ).format(name=name)
        )
    return found[0] if len(found) == 1 else None


def _find(session: Session, term_id: UUID) -> RoleTerm:
    row = session.get(RoleTerm, term_id)
    if row is None or row.role is not Role.SUBJECT_MATTER:
        raise GoneError(tr("They are no longer in this list. Nothing was changed."))
    return row


def _home(row: RoleTerm) -> UUID:
    if row.community_id is None:
        raise GoneError(tr("They are no longer in this list. Nothing was changed."))
    return row.community_id


def _one(listed: Iterable[Outside], term_id: UUID) -> Outside:
    for one in listed:
        if one.id == term_id:
            return one
    raise GoneError(tr("They are no longer in this list. Nothing was changed."))
