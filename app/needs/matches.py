"""Who could help whom: what one asks for and another can share (NR13, NR14, US3).

A match is a need of 1 or more and an expertise of 3 or more on the same topic, at
different sites. Those come first where each can help the other, then the strongest,
then helpers with the least to do, then peers who never worked together, then by name
(data model, section 4). Two who were set aside for a topic are not suggested again.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.needs import needs, offers, peer_links
from app.needs.holders import Holder
from app.needs.needs import Need
from app.needs.offers import Offer
from app.needs.peer_links import HELD, OPEN, Link
from app.person.people_names import fold
from app.tables import Topic
from app.vocabulary import PeerState


@dataclass(frozen=True)
class Match:
    """One who asks and one who could help with it, and how they stand."""

    need: Need  # the strongest of the asker's on this topic
    offer: Offer
    asker: Holder
    reciprocal: bool  # the helper asks for something the asker can share
    load: int  # open links of the helper, and of their site's people if it is a site
    worked: bool  # the two worked together before, or one helped the other
    link: Link | None  # what has become of it: the last link of these two on the topic

    @property
    def helper(self) -> Holder:
        """Who could help."""
        return self.offer.holder

    @property
    def topic_id(self) -> UUID:
        """What it is about."""
        return self.offer.topic_id

    @property
    def topic(self) -> str:
        """What it is about, in words."""
        return self.offer.topic

    @property
    def score(self) -> int:
        """Need strength × expertise level, 3 to 12."""
        return self.need.strength * self.offer.level

    @property
    def is_new(self) -> bool:
        """Whether nobody has introduced them for it yet."""
        return self.link is None or self.link.state is PeerState.SUGGESTED


@dataclass(frozen=True)
class Ledger:
    """What the peer links say of pairs and of how much each helper has to do."""

    load: Counter[UUID]
    worked: frozenset[frozenset[UUID]]
    last: dict[tuple[UUID, UUID, UUID | None], Link]
    dismissed: frozenset[tuple[UUID, UUID, UUID | None]]

    def are_dismissed(self, asker: Holder, helper: Holder, topic: UUID) -> bool:
        """Tell whether the two were set aside, for this topic or for all."""
        pair = (asker.key, helper.key)
        return (*pair, topic) in self.dismissed or (*pair, None) in self.dismissed


def of_community(
    session: Session, community_id: UUID, *, inside: bool = False
) -> list[Match]:
    """Return who could help whom, the best first; `inside` one site as well if asked.

    The coach is never suggested: it is about what members do for each other.
    """
    links = peer_links.of_community(session, community_id)
    retired = set(
        session.scalars(select(Topic.id).where(Topic.retired_on.is_not(None)))
    )  # the map does not hold them
    return suggest(
        [
            need
            for need in needs.of_community(session, community_id)
            if need.topic_id not in retired
        ],
        offers.of_community(session, community_id),
        read_ledger(links),
        inside=inside,
    )


def suggest(
    asked: Iterable[Need],
    brought: Iterable[Offer],
    ledger: Ledger,
    *,
    inside: bool = False,
) -> list[Match]:
    """Return the matches of these needs and offers, the best first."""
    able: dict[UUID, list[Offer]] = {}
    for offer in brought:
        if offer.can_share and not offer.holder.is_coach:
            able.setdefault(offer.topic_id, []).append(offer)
    pairs = [
        (need, asker, offer)
        for need, asker in _strongest(asked)
        for offer in able.get(need.topic_id, [])
        if _may_meet(asker, offer.holder, inside=inside)
        and not ledger.are_dismissed(asker, offer.holder, need.topic_id)
    ]
    both_ways = {(asker.key, offer.holder.key) for _, asker, offer in pairs}
    found = []
    for need, asker, offer in pairs:
        helper = offer.holder
        found.append(
            Match(
                need,
                offer,
                asker,
                (helper.key, asker.key) in both_ways,
                ledger.load[helper.key],
                frozenset((asker.key, helper.key)) in ledger.worked,
                ledger.last.get((asker.key, helper.key, need.topic_id)),
            )
        )
    return sorted(found, key=_order)


def read_ledger(links: Iterable[Link]) -> Ledger:
    """Return what these links say; a link of a site's people is one of the site too."""
    load: Counter[UUID] = Counter()
    worked: set[frozenset[UUID]] = set()
    last: dict[tuple[UUID, UUID, UUID | None], Link] = {}
    dismissed = set()
    for link in links:
        triple = (link.asker.key, link.helper.key, link.topic_id)
        last.setdefault(triple, link)  # the latest come first
        if link.state is PeerState.DISMISSED:
            dismissed.add(triple)
        if link.state in OPEN:
            load.update(_known_as(link.helper))
        if link.state in HELD:
            worked |= {
                frozenset((one, other))
                for one in _known_as(link.asker)
                for other in _known_as(link.helper)
            }
    return Ledger(load, frozenset(worked), last, frozenset(dismissed))


def _strongest(asked: Iterable[Need]) -> list[tuple[Need, Holder]]:
    """Return the strongest need of each holder on each topic, with who asks."""
    found: dict[tuple[UUID, UUID], tuple[Need, Holder]] = {}
    for need in asked:
        if need.holder is None or need.holder.is_coach or not need.is_open:
            continue
        place = (need.topic_id, need.holder.key)
        if place not in found or need.strength > found[place][0].strength:
            found[place] = (need, need.holder)
    return list(found.values())


def _may_meet(asker: Holder, helper: Holder, *, inside: bool) -> bool:
    """Tell whether two can be paired: of two sites, or two of one site if asked.

    A site and one of its own people are one and the same.
    """
    if asker.key == helper.key:
        return False
    if asker.site_id is None or asker.site_id != helper.site_id:
        return True
    return inside and asker.is_person and helper.is_person


def _known_as(holder: Holder) -> set[UUID]:
    return {holder.key, holder.site_id} - {None} if holder.site_id else {holder.key}


def _order(match: Match) -> tuple[Any, ...]:
    return (
        not match.reciprocal,
        -match.score,
        match.load,
        match.worked,
        fold(match.helper.name),
        fold(match.asker.name),
        fold(match.topic),
        str(match.need.topic_id),  # two topics may have one name
        str(match.need.id),
        str(match.offer.id),
    )
