"""What may be told of who brings what and who asks for what (data model, section 3).

Colleagues of the coach read all of it. To members a person's entry goes with the
consent `expertise`, and only if they are listed at all; a site's goes if its row has
the members' layer, as a person's must too. The funder reads none of it by name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app import tables
from app.i18n import tr
from app.person import consents
from app.person.expertise import BROUGHT_FROM
from app.person.people_names import fold
from app.printouts.readers import consented
from app.printouts.readers.withheld import Reason, Withheld, counted
from app.tables import Expertise, Membership, Need, Party, Person, Topic
from app.vocabulary import (
    Audience,
    ConsentState,
    ConsentUse,
    MembershipStatus,
    NeedState,
)

_SETTLED: Final = (NeedState.ADDRESSED, NeedState.PARKED, NeedState.DROPPED)


@dataclass(frozen=True)
class Offer:
    """Somebody can, at a level of 2 to 4."""

    topic: str
    level: int
    holder: str  # the person, or the site


@dataclass(frozen=True)
class Wanted:
    """Somebody asks, with a strength of 1 to 3."""

    topic: str
    strength: int
    holder: str
    wording: str


Entry = TypeVar("Entry", Offer, Wanted, UUID)
Named = TypeVar("Named", Offer, Wanted)


@dataclass(frozen=True)
class Entries(Generic[Entry]):
    """What a reader may know, by topic, and how much was left out."""

    listed: tuple[Entry, ...] = ()
    withheld: tuple[Withheld, ...] = ()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was left out, a sentence for each reason."""
        return tuple(left.sentence for left in self.withheld)


def offers(session: Session, community_id: UUID, audience: Audience) -> Entries[Offer]:
    """Return what members and sites bring, those who know it best first."""

    def offer(row: Expertise, topic: str, holder: str) -> Offer:
        return Offer(topic, row.level, holder)

    rows = _brought(session, community_id)
    found = _allowed(session, community_id, audience, rows, offer)
    return _ordered(found, lambda one: -one.level)


def needs(session: Session, community_id: UUID, audience: Audience) -> Entries[Wanted]:
    """Return what is asked for and still open, the strongest first."""

    def wanted(row: Need, topic: str, holder: str) -> Wanted:
        return Wanted(topic, row.strength, holder, row.wording or "")

    rows = _asked(session, community_id)
    found = _allowed(session, community_id, audience, rows, wanted)
    return _ordered(found, lambda one: -one.strength)


def keys(session: Session, community_id: UUID, audience: Audience) -> Entries[UUID]:
    """Return the keys of the needs and expertises a reader may know, for a table."""

    def key(row: Need | Expertise, _topic: str, _holder: str) -> UUID:
        return row.id

    asked, brought = _asked(session, community_id), _brought(session, community_id)
    rows = [*asked, *brought]
    return _allowed(session, community_id, audience, rows, key)


def _brought(session: Session, community_id: UUID) -> Iterable[Any]:
    return session.execute(
        select(Expertise, Topic.name)
        .join(Topic, Topic.id == Expertise.topic_id)
        .where(
            _is_here(session, community_id, Expertise),
            Expertise.level >= BROUGHT_FROM,
        )
    )


def _asked(session: Session, community_id: UUID) -> Iterable[Any]:
    return session.execute(
        select(Need, Topic.name)
        .join(Topic, Topic.id == Need.topic_id)
        .where(
            Need.community_id == community_id,
            Need.state.not_in(_SETTLED),
            Need.strength > 0,
            _is_here(session, community_id, Need),
        )
    )


def _is_here(
    session: Session, community_id: UUID, table: type[Expertise] | type[Need]
) -> ColumnElement[bool]:
    """Match what somebody brings or asks for who is here, or a site that is."""
    members = (
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.left_on.is_(None),
            Membership.status != MembershipStatus.ALUMNI,
            Person.retired_on.is_(None),
            Person.forgotten_on.is_(None),
        )
    )
    whole = and_(table.person_id.is_(None), table.site_id.is_(None))
    return or_(
        whole,  # only a need can be the whole circle's
        table.person_id.in_(members),
        table.site_id.in_(_sites(session, community_id)),
    )


def _allowed(
    session: Session,
    community_id: UUID,
    audience: Audience,
    rows: Iterable[Any],
    entry: Callable[[Any, str, str], Entry],
) -> Entries[Entry]:
    """Return the rows a reader may have; whose they are not told is counted."""
    if audience is Audience.FUNDER:
        return Entries()
    people = _nameable(session, community_id, audience)
    sites = _sites(session, community_id)
    listed, left = [], {Reason.UNNAMED: 0, Reason.NOT_MEANT: 0}
    for row, topic in rows:
        whole = row.person_id is None and row.site_id is None
        holder = people.get(row.person_id) or sites.get(row.site_id)
        holder = tr("The whole circle") if whole else holder
        if not consented.sees(audience, row.layer):
            left[Reason.NOT_MEANT] += 1
        elif holder is None:
            left[Reason.UNNAMED] += 1
        else:
            listed.append(entry(row, topic, holder))
    return Entries(tuple(listed), counted(left))


def _nameable(
    session: Session, community_id: UUID, audience: Audience
) -> dict[UUID | None, str]:
    """Return the names of those whose entries the reader may have."""
    listed = consented.people(session, community_id, audience).listed
    answers = consents.of_community(session, community_id)
    return {
        one.id: one.name
        for one in listed
        if audience in consented.COLLEAGUES
        or answers.get(one.id, {}).get(ConsentUse.EXPERTISE) is ConsentState.YES
    }


def _sites(session: Session, community_id: UUID) -> dict[UUID | None, str]:
    found = session.execute(
        select(tables.Site.id, Party.name)
        .join(Party, Party.id == tables.Site.party_id)
        .where(
            tables.Site.community_id == community_id, tables.Site.retired_on.is_(None)
        )
    )
    return {row.id: row.name for row in found}


def _ordered(found: Entries[Named], first: Callable[[Named], int]) -> Entries[Named]:
    listed = sorted(
        found.listed, key=lambda one: (fold(one.topic), first(one), fold(one.holder))
    )
    return Entries(tuple(listed), found.withheld)
