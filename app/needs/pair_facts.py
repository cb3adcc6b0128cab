"""What pairs go by: sites, who has met, who was quiet and who listens well, gifts.

*Quiet* is who was not heard from for 60 days (`app.person.members`). *Good listeners*
are the third of the others with most ties: peers they work with, or have helped. A
*gift* is what one can share and the other asks for.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.needs import holders, needs, offers, peer_links
from app.needs.holders import Holder
from app.needs.peer_links import HELD, MET, Link
from app.person import members
from app.tables import Grouping, GroupPlace, Membership
from app.vocabulary import GroupingKind

RULES: Final = ("sites", "new", "quiet", "gifts")
"""The codes of the rules, in the order in which they count."""

_SHARE: Final = 3  # one in three listens well


@dataclass(frozen=True)
class Facts:
    """What is known of the people pairs are made of, each by a number from 0."""

    people: tuple[UUID, ...]
    sites: tuple[UUID | None, ...]
    met: frozenset[frozenset[UUID]]
    quiet: frozenset[UUID]
    listeners: frozenset[UUID]
    gifts: frozenset[tuple[UUID, UUID]]  # who can share, who asks
    names: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()

    def costs(self, one: int, other: int, rules: Sequence[str]) -> tuple[int, ...]:
        """Return how badly two suit each other by each of the rules, in their order."""
        return tuple(self._cost(rule, one, other) for rule in RULES if rule in rules)

    def _cost(self, rule: str, one: int, other: int) -> int:
        mine, theirs = self.people[one], self.people[other]
        if rule == "sites":
            return int(self.is_one_site(one, other))
        if rule == "new":
            return int(frozenset({mine, theirs}) in self.met)
        if rule == "quiet":
            return -int(self._is_heard(mine, theirs) or self._is_heard(theirs, mine))
        return -int((mine, theirs) in self.gifts) - int((theirs, mine) in self.gifts)

    def is_one_site(self, one: int, other: int) -> bool:
        """Tell whether two are of one site."""
        return self.sites[one] is not None and self.sites[one] == self.sites[other]

    def _is_heard(self, quiet: UUID, listener: UUID) -> bool:
        return quiet in self.quiet and listener in self.listeners


def read(
    session: Session,
    community_id: UUID,
    people: Iterable[UUID],
    but: UUID | None = None,
) -> Facts:
    """Return what pairs of these people go by; the pairs of `but` have not met yet."""
    here = {one.key: one for one in holders.of_community(session, community_id).people}
    chosen = tuple(dict.fromkeys(one for one in people if one in here))
    links = peer_links.of_community(session, community_id)
    quiet = _quiet(session, community_id) & set(chosen)
    return Facts(
        chosen,
        tuple(here[one].site_id for one in chosen),
        frozenset({*_linked(links), *_paired(session, community_id, but)}),
        frozenset(quiet),
        _listeners([one for one in chosen if one not in quiet], links),
        _gifts(session, community_id, [here[one] for one in chosen]),
        tuple(here[one].name for one in chosen),
        tuple(here[one].site for one in chosen),
    )


def _quiet(session: Session, community_id: UUID) -> set[UUID]:
    today = clock.today()
    heard = members.last_heard(session, community_id, today)
    rows = session.execute(
        select(Membership.person_id, Membership.status, Membership.joined_on).where(
            Membership.community_id == community_id
        )
    )
    return {
        person
        for person, status, joined in rows
        if members.is_quiet(status, heard.get(person), joined, today)
    }


def _linked(links: Iterable[Link]) -> set[frozenset[UUID]]:
    """Return which people were introduced to each other, or worked together."""
    return {
        frozenset({link.asker.key, link.helper.key})
        for link in links
        if link.state in MET and link.asker.is_person and link.helper.is_person
    }


def _paired(
    session: Session, community_id: UUID, but: UUID | None
) -> set[frozenset[UUID]]:
    """Return who was in one pair before."""
    query = (
        select(GroupPlace.grouping_id, GroupPlace.letter, GroupPlace.person_id)
        .join(Grouping, Grouping.id == GroupPlace.grouping_id)
        .where(
            Grouping.community_id == community_id,
            Grouping.kind == GroupingKind.INTERVIEW,
            GroupPlace.letter.is_not(None),
        )
    )
    inside: dict[tuple[UUID, str | None], list[UUID]] = {}
    for grouping, letter, person in session.execute(query):
        if grouping != but:
            inside.setdefault((grouping, letter), []).append(person)
    return {
        frozenset(pair) for group in inside.values() for pair in combinations(group, 2)
    }


def _listeners(people: Sequence[UUID], links: Iterable[Link]) -> frozenset[UUID]:
    """Return the third of these people with most ties; nobody without any."""
    ties = Counter(
        end.key
        for link in links
        if link.state in HELD
        for end in (link.asker, link.helper)
        if end.is_person
    )
    order = sorted(people, key=lambda one: (-ties[one], str(one)))
    most = -(-len(order) // _SHARE)
    return frozenset(one for one in order[:most] if ties[one])


def _gifts(
    session: Session, community_id: UUID, people: Sequence[Holder]
) -> frozenset[tuple[UUID, UUID]]:
    """Return who can share what another one, or their site, asks for."""
    can: dict[UUID, set[UUID]] = {}
    for offer in offers.of_community(session, community_id):
        if offer.can_share and offer.holder.is_person:
            can.setdefault(offer.holder.key, set()).add(offer.topic_id)
    asked: dict[UUID, set[UUID]] = {}
    for need in needs.of_community(session, community_id):
        if need.holder is not None and need.strength:
            asked.setdefault(need.holder.key, set()).add(need.topic_id)
    wanted = {
        one.key: asked.get(one.key, set())
        | (asked.get(one.site_id, set()) if one.site_id else set())
        for one in people
    }
    return frozenset(
        (giver.key, asker.key)
        for giver in people
        for asker in people
        if giver.key != asker.key and can.get(giver.key, set()) & wanted[asker.key]
    )
