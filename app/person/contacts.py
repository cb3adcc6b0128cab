"""Who is what in a community: roles, and whom to call at each site (PI29)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError
from app.i18n import tr
from app.tables import RoleTerm
from app.vocabulary import Rank, Role

GIVEN: Final = (
    Role.COORDINATOR,
    Role.FACILITATOR,
    Role.CORE_TEAM,
    Role.KNOWLEDGE_BROKER,
    Role.CHAMPION,
    Role.SUBJECT_MATTER,
    Role.LIBRARIAN,
    Role.EVALUATOR,
    Role.TRAINER,
    Role.COACH,
    Role.CONVENER,
)
"""The roles a person may be given in a community (vocabulary c.3)."""


@dataclass(frozen=True)
class Held:
    """A role someone holds now."""

    term_id: UUID
    role: Role
    rank: Rank | None = None
    site_id: UUID | None = None
    since: date | None = None
    verified_on: date | None = None

    @property
    def label(self) -> str:
        """What people read: "Coordinator", "Primary contact"."""
        if self.role is Role.CONTACT and self.rank:
            backup = self.rank is Rank.BACKUP
            return tr("Backup contact") if backup else tr("First contact")
        return self.role.label


def roles(session: Session, community_id: UUID) -> dict[UUID, tuple[Held, ...]]:
    """Return the roles people hold today in a community, contacts first."""
    found = session.scalars(
        select(RoleTerm)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.person_id.is_not(None),
            _now(),
        )
        .order_by(
            RoleTerm.role != Role.CONTACT,
            RoleTerm.rank.desc(),
            RoleTerm.since,
            RoleTerm.id,
        )
    )
    held: dict[UUID, list[Held]] = defaultdict(list)
    for term in found:
        if term.person_id:
            held[term.person_id].append(_held(term))
    return {person: tuple(terms) for person, terms in held.items()}


def of_community(
    session: Session, community_id: UUID
) -> dict[tuple[UUID, Rank], tuple[UUID, str]]:
    """Return whom to call, by site and rank: their key and name."""
    person = tables.Person
    found = session.execute(
        select(RoleTerm.site_id, RoleTerm.rank, person.id, person.name)
        .join(person, person.id == RoleTerm.person_id)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.role == Role.CONTACT,
            RoleTerm.site_id.is_not(None),
            RoleTerm.rank.is_not(None),
            _now(),
            person.retired_on.is_(None),
        )
        .order_by(RoleTerm.since.desc(), RoleTerm.id)
    )
    return {
        (site, rank): (key, name)
        for site, rank, key, name in found
        if site is not None and rank is not None
    }


def appoint(
    session: Session, community_id: UUID, site_id: UUID, person_id: UUID, rank: Rank
) -> UUID:
    """Make a person the first or the backup contact of a site; return the term's key.

    Whoever was that before no longer is, and nobody is both.
    """
    today = clock.today()
    kept = None
    for term in _contact_terms(session, community_id, site_id):
        if term.person_id == person_id and term.rank is rank:
            kept = term
        elif term.rank is rank or term.person_id == person_id:
            _end(session, term)
    if kept is None:
        kept = RoleTerm(
            community_id=community_id,
            role=Role.CONTACT,
            person_id=person_id,
            site_id=site_id,
            rank=rank,
            since=today,
        )
        session.add(kept)
    kept.verified_on = today
    session.flush()
    return kept.id


def dismiss(
    session: Session, community_id: UUID, site_id: UUID, person_id: UUID
) -> None:
    """Let a person no longer be a contact of a site."""
    for term in of_person(session, community_id, person_id, site_id):
        end_role(session, term)


def of_person(
    session: Session, community_id: UUID, person_id: UUID, site_id: UUID
) -> list[UUID]:
    """Return the terms by which a person is to be called for a site."""
    terms = _contact_terms(session, community_id, site_id)
    return [term.id for term in terms if term.person_id == person_id]


def give_role(
    session: Session, community_id: UUID, person_id: UUID, role: Role
) -> UUID:
    """Give a person a role in a community; return the key of the term."""
    held = session.scalar(
        select(RoleTerm).where(
            RoleTerm.community_id == community_id,
            RoleTerm.person_id == person_id,
            RoleTerm.role == role,
            _now(),
        )
    )
    if held is None:
        held = RoleTerm(
            community_id=community_id,
            person_id=person_id,
            role=role,
            since=clock.today(),
        )
        session.add(held)
        session.flush()
    return held.id


def end_role(session: Session, term_id: UUID) -> None:
    """End a role today; one that only began today is taken out altogether."""
    _end(session, find(session, term_id))
    session.flush()


def end_all(session: Session, community_id: UUID, person_id: UUID) -> None:
    """End every role a person holds in a community."""
    terms = session.scalars(
        select(RoleTerm).where(
            RoleTerm.community_id == community_id,
            RoleTerm.person_id == person_id,
            _now(),
        )
    )
    for term in terms.all():
        _end(session, term)
    session.flush()


def find(session: Session, term_id: UUID) -> RoleTerm:
    """Return the row of a role. Raises GoneError if there is none."""
    term = session.get(RoleTerm, term_id)
    if term is None:
        raise GoneError(tr("This role is no longer in the book. Nothing was changed."))
    return term


def _contact_terms(
    session: Session, community_id: UUID, site_id: UUID
) -> list[RoleTerm]:
    found = session.scalars(
        select(RoleTerm).where(
            RoleTerm.community_id == community_id,
            RoleTerm.site_id == site_id,
            RoleTerm.role == Role.CONTACT,
            _now(),
        )
    )
    return list(found)


def _held(term: RoleTerm) -> Held:
    return Held(
        term.id, term.role, term.rank, term.site_id, term.since, term.verified_on
    )


def _end(session: Session, term: RoleTerm) -> None:
    if term.since == clock.today():  # a slip, not a term
        session.delete(term)
    else:
        term.until = clock.today()


def _now() -> ColumnElement[bool]:
    """Match the terms that run today: begun, and not ended."""
    today = clock.today()
    return and_(
        or_(RoleTerm.since.is_(None), RoleTerm.since <= today),
        or_(RoleTerm.until.is_(None), RoleTerm.until > today),
    )
