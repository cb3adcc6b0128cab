"""What may be told of who brings what and who asks for what (data model, section 3).

Colleagues of the coach read all of it. To members a person's entry goes with the
consent `expertise`, and only if they are listed at all; a site's goes if its row has
the members' layer, as a person's must too. The funder reads none of it by name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import tables
from app.person import consents
from app.person.expertise import BROUGHT_FROM
from app.person.people_names import fold
from app.printouts import consented
from app.printouts.withheld import Reason, Withheld, counted
from app.tables import Expertise, Membership, Need, Party, Topic
from app.vocabulary import Audience, ConsentState, ConsentUse, NeedState

_SETTLED: Final = (NeedState.ADDRESSED, NeedState.PARKED, NeedState.DROPPED)


@dataclass(frozen=True)
class Offer:
    """Somebody can, at a level of 2 to 4."""

    topic: str
    level: int
    holder: str  # the person, or the site
    person_id: UUID | None
    site_id: UUID | None


@dataclass(frozen=True)
class Wanted:
    """Somebody asks, with a strength of 1 to 3."""

    topic: str
    strength: int
    holder: str
    person_id: UUID | None
    site_id: UUID | None
    wording: str
    urgent_by: date | None


Entry = TypeVar("Entry", Offer, Wanted)


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
    members = select(Membership.person_id).where(
        Membership.community_id == community_id
    )
    rows = session.execute(
        select(Expertise, Topic.name)
        .join(Topic, Topic.id == Expertise.topic_id)
        .where(
            or_(
                Expertise.person_id.in_(members),
                Expertise.site_id.in_(_sites(session, community_id)),
            ),
            Expertise.level >= BROUGHT_FROM,
        )
    )

    def offer(row: Expertise, topic: str, holder: str) -> Offer:
        return Offer(topic, row.level, holder, row.person_id, row.site_id)

    found = _allowed(session, community_id, audience, rows, offer)
    return _ordered(found, lambda one: -one.level)


def needs(session: Session, community_id: UUID, audience: Audience) -> Entries[Wanted]:
    """Return what is asked for and still open, the strongest first."""
    rows = session.execute(
        select(Need, Topic.name)
        .join(Topic, Topic.id == Need.topic_id)
        .where(
            Need.community_id == community_id,
            Need.state.not_in(_SETTLED),
            Need.strength > 0,
            or_(Need.person_id.is_not(None), Need.site_id.is_not(None)),
        )
    )

    def wanted(row: Need, topic: str, holder: str) -> Wanted:
        said = (row.wording or "", row.urgent_by)
        return Wanted(topic, row.strength, holder, row.person_id, row.site_id, *said)

    found = _allowed(session, community_id, audience, rows, wanted)
    return _ordered(found, lambda one: -one.strength)


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
    listed, left = [], 0
    for row, topic in rows:
        holder = people.get(row.person_id) or sites.get(row.site_id)
        if holder and consented.sees(audience, row.layer):
            listed.append(entry(row, topic, holder))
        else:
            left += 1
    return Entries(tuple(listed), counted({Reason.UNNAMED: left}))


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


def _ordered(found: Entries[Entry], first: Callable[[Entry], int]) -> Entries[Entry]:
    listed = sorted(
        found.listed, key=lambda one: (fold(one.topic), first(one), fold(one.holder))
    )
    return Entries(tuple(listed), found.withheld)
