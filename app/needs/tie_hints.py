"""With whom somebody could be tied next: by what one asks for and the other can.

The order is that of matches (data model, section 4): those who help each other first,
then strength × level, then who has less to carry, then the name.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.needs import needs, offers, peer_links
from app.needs.holders import Holder
from app.needs.needs import Need
from app.needs.networks import Network
from app.needs.offers import CAN_SHARE, Offer
from app.needs.peer_links import Link
from app.person.people_names import fold
from app.vocabulary import PeerState

_Known = defaultdict[UUID, dict[str, int]]  # holder, topic: strength or level


@dataclass(frozen=True)
class Hint:
    """Two who could be tied, and by what; each topic is empty if there is none."""

    who: Holder
    other: Holder
    asks: str  # what `who` asks for and `other` can share
    brings: str  # what `who` can share and `other` asks for
    shares: str  # what both ask for, or both bring
    asks_as_site: bool = False  # it is their site that asks
    other_as_site: bool = False  # it is the site of `other` that asks
    other_shares_as_site: bool = False  # it is the site of `other` that can share
    shares_as_site: bool = False  # it is the site of `who` that can share

    @property
    def topic(self) -> str:
        """What they could speak about first."""
        return self.asks or self.brings or self.shares

    @property
    def asker(self) -> Holder:
        """Who of the two would ask."""
        return self.other if self.brings and not self.asks else self.who

    @property
    def helper(self) -> Holder:
        """Who of the two would help."""
        return self.who if self.asker is self.other else self.other


class Hints:
    """What is asked for and brought in a community, read once."""

    def __init__(
        self,
        network: Network,
        asked: Iterable[Need],
        brought: Iterable[Offer],
        links: Iterable[Link] = (),
    ) -> None:
        self._network = network
        self._set_aside = {
            frozenset((self._key(link.asker), self._key(link.helper)))
            for link in links
            if link.state is PeerState.DISMISSED
        }
        self._asked: _Known = defaultdict(dict)
        self._brought: _Known = defaultdict(dict)
        for need in asked:
            if need.holder is not None and need.is_open:
                self._note(self._asked, need.holder, need.topic, need.strength)
        for offer in brought:
            self._note(self._brought, offer.holder, offer.topic, offer.level)

    def for_(self, key: UUID) -> Hint | None:
        """Return whom to tie this one to, or None if nothing speaks for anybody.

        Nobody of the same site, nobody they are tied to already, and nobody the coach
        set aside for them.
        """
        who = self._network.by_key[key]
        tied = {one.key for one in self._network.neighbors(key)}
        found = [
            scored
            for other in self._network.nodes
            if other.key not in tied and _are_apart(who, other)
            if frozenset((who.key, other.key)) not in self._set_aside
            if (scored := self._scored(who, other)) is not None
        ]
        return min(found, key=lambda one: one[0])[1] if found else None

    def _scored(
        self, who: Holder, other: Holder
    ) -> tuple[tuple[object, ...], Hint] | None:
        asks, first = self._best(who, other)
        brings, second = self._best(other, who)
        shares = self._shared(who, other)
        if not (asks or brings or shares):
            return None
        load = len(self._network.ties_of(other.key))
        order = (
            not (asks and brings),
            -max(first, second),
            load == 0,  # two who stand apart would still stand apart
            load,
            fold(other.name),
            str(other.key),
        )
        mine = bool(asks) and asks not in self._asked.get(self._key(who), {})
        theirs = bool(brings) and brings not in self._asked.get(self._key(other), {})
        sites = (self._by_site(other, asks), self._by_site(who, brings))
        return order, Hint(who, other, asks, brings, shares, mine, theirs, *sites)

    def _best(self, asker: Holder, helper: Holder) -> tuple[str, int]:
        """Return what the one asks and the other can share, and how well it fits."""
        can = self._can(helper)
        found = [
            (strength * can[topic], topic)
            for topic, strength in self._asks(asker).items()
            if can.get(topic, 0) >= CAN_SHARE
        ]
        if not found:
            return "", 0
        best = min(found, key=lambda one: (-one[0], fold(one[1])))
        return best[1], best[0]

    def _shared(self, one: Holder, other: Holder) -> str:
        for known in (self._asks, self._can):
            both = known(one).keys() & known(other).keys()
            if both:
                return min(both, key=fold)
        return ""

    def _note(self, known: _Known, holder: Holder, topic: str, much: int) -> None:
        key = self._key(holder)
        known[key][topic] = max(much, known[key].get(topic, 0))

    def _asks(self, holder: Holder) -> dict[str, int]:
        """Return what one asks for, and what their site asks for."""
        site = self._asked.get(holder.site_id, {}) if holder.site_id else {}
        return site | self._asked.get(self._key(holder), {})

    def _can(self, holder: Holder) -> dict[str, int]:
        """Return what one brings; what their site does if nothing is known of them."""
        key = self._key(holder)
        own = self._brought.get(key)
        site = self._brought.get(holder.site_id, {}) if holder.site_id else {}
        return own if own is not None else site

    def _by_site(self, holder: Holder, topic: str) -> bool:
        """Tell whether it is not one but their site of which it is known."""
        return bool(topic) and topic not in self._brought.get(self._key(holder), {})

    def _key(self, holder: Holder) -> UUID:
        """Return for whom in the network something counts that is said of a holder."""
        by_site = self._network.by_sites and holder.site_id is not None
        return holder.site_id or holder.key if by_site else holder.key


def of_community(session: Session, community_id: UUID, network: Network) -> Hints:
    """Return what to go by when somebody of this network is to be tied to another.

    In a network of sites, what its people ask and bring counts for a site as well.
    """
    asked = needs.of_community(session, community_id)
    brought = offers.of_community(session, community_id)
    links = peer_links.of_community(session, community_id)
    return Hints(network, asked, brought, links)


def _are_apart(one: Holder, other: Holder) -> bool:
    return one.key != other.key and (
        one.site_id is None or one.site_id != other.site_id
    )
