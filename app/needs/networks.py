"""Who is tied to whom in a community, and what of it would hold without the coach.

A tie is all that runs between two, whoever asked: the links that came at least to an
introduction. It has *begun* once they work together, one has helped the other, or they
spoke without the coach; ties that have begun are the ones counted (data model,
section 4, "step-back"). A begun tie *holds* without the coach if one of its links was
not started by her, or if they have spoken without her (`alone_on`). A tie is a *match*
if all of its links were started by her (PI3, PI31, PI33). What the coach herself asks
or gives is no tie between members.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.needs import holders, peer_links
from app.needs.holders import Holder, Holders
from app.needs.peer_links import HELD, Link
from app.person.people_names import fold
from app.vocabulary import PeerOrigin, PeerState

MONTHS_BACK: Final = 3  # how far the figure looks back

_TIED: Final = (PeerState.INTRODUCED, *HELD)


@dataclass(frozen=True)
class Tie:
    """All that runs between two, merged; `one` comes before `other` by name."""

    one: Holder
    other: Holder
    links: tuple[Link, ...]  # the latest first

    @property
    def pair(self) -> frozenset[UUID]:
        """The keys of the two."""
        return frozenset((self.one.key, self.other.key))

    @property
    def is_match(self) -> bool:
        """Whether the coach started all of it."""
        return all(link.origin is PeerOrigin.COACH for link in self.links)

    @cached_property
    def begun(self) -> bool:
        """Whether they have more in common than an introduction."""
        return any(_carries(link) for link in self.links)

    @cached_property
    def holds(self) -> bool:
        """Whether it would hold without the coach."""
        return any(_carries(link) and _stands(link) for link in self.links)

    @property
    def origin(self) -> PeerOrigin:
        """Who started it: the members before a gathering, the coach last."""
        found = {link.origin for link in self.links}
        order = (PeerOrigin.MEMBER, PeerOrigin.SESSION)
        return next((one for one in order if one in found), PeerOrigin.COACH)

    @property
    def is_mutual(self) -> bool:
        """Whether each of them has asked the other."""
        carried = [link for link in self.links if _carries(link)]
        return len({self._asks(link) for link in carried}) > 1

    @property
    def topics(self) -> tuple[str, ...]:
        """What it is about, the latest first."""
        return tuple(dict.fromkeys(link.topic for link in self.links if link.topic))

    def beyond(self, key: UUID) -> Holder:
        """Return the one of the two who is not `key`."""
        return self.other if self.one.key == key else self.one

    def _asks(self, link: Link) -> bool:
        site = None if self.one.is_person else link.asker.site_id
        return self.one.key in (link.asker.key, site)


@dataclass(frozen=True)
class Network:
    """The members (or the sites) of a community and the ties between them."""

    nodes: tuple[Holder, ...]  # by name
    ties: tuple[Tie, ...]
    by_sites: bool = False

    @cached_property
    def begun(self) -> tuple[Tie, ...]:
        """The ties that are counted."""
        return tuple(tie for tie in self.ties if tie.begun)

    @cached_property
    def held(self) -> tuple[Tie, ...]:
        """The ties that would hold without the coach."""
        return tuple(tie for tie in self.begun if tie.holds)

    @cached_property
    def by_key(self) -> dict[UUID, Holder]:
        """Everyone by key."""
        return {node.key: node for node in self.nodes}

    @cached_property
    def short(self) -> dict[UUID, str]:
        """Names by key, as short as they can be told apart."""
        return short_names(self.nodes)

    @cached_property
    def _of(self) -> dict[UUID, tuple[Tie, ...]]:
        found: dict[UUID, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            found[tie.one.key].append(tie)
            found[tie.other.key].append(tie)
        return {key: tuple(ties) for key, ties in found.items()}

    def shown(self, *, without_coach: bool) -> tuple[Tie, ...]:
        """Return the ties to draw: all, or those that hold without the coach."""
        return self.held if without_coach else self.ties

    def ties_of(self, key: UUID) -> tuple[Tie, ...]:
        """Return the ties of one of them."""
        return self._of.get(key, ())

    def neighbors(self, key: UUID) -> tuple[Holder, ...]:
        """Return whom one of them is tied to, by name."""
        return _by_name(tie.beyond(key) for tie in self.ties_of(key))

    def tie_between(self, one: UUID, other: UUID) -> Tie | None:
        """Return the tie between two, if there is one."""
        pair = frozenset((one, other))
        return next((tie for tie in self.ties_of(one) if tie.pair == pair), None)

    @cached_property
    def edge(self) -> tuple[Holder, ...]:
        """Those without a tie, not even an introduction, by name."""
        return tuple(node for node in self.nodes if not self.ties_of(node.key))

    @property
    def origins(self) -> Counter[PeerOrigin]:
        """How many of the counted ties who has started."""
        return Counter(tie.origin for tie in self.begun)

    @property
    def matches(self) -> int:
        """How many of the counted ties the coach has started."""
        return sum(tie.is_match for tie in self.begun)

    @property
    def introduced(self) -> int:
        """How many were introduced and have not begun."""
        return len(self.ties) - len(self.begun)


@dataclass(frozen=True)
class StepBack:
    """What would be left if the coach stepped back today, and what it was before."""

    hold: int
    all: int
    then: date
    then_hold: int
    then_all: int
    alone: tuple[Holder, ...]  # who would have nobody then, and has somebody now

    @property
    def share(self) -> float:
        """What part of the ties would hold, 0 to 1."""
        return self.hold / self.all if self.all else 0.0

    @property
    def percent(self) -> int:
        """The same in per cent, half rounded up."""
        return (200 * self.hold + self.all) // (2 * self.all) if self.all else 0


@dataclass(frozen=True)
class Between:
    """What runs between two sites, or within one."""

    one: str
    other: str
    ties: int  # between pairs of people (or sites) of theirs that have begun
    hold: int  # those that hold without the coach
    one_asked: int  # times, of `one`
    other_asked: int
    day: date | None  # the latest

    @property
    def id(self) -> tuple[str, str]:
        """What tells it from the others."""
        return (self.one, self.other)


def of_community(
    session: Session, community_id: UUID, *, by_sites: bool = False
) -> Network:
    """Return the ties between the people of a community, or between its sites.

    Among people stands a site as well if a link names the site and nobody of it.
    """
    here = holders.of_community(session, community_id)
    links = peer_links.of_community(session, community_id)
    return build(here, links, by_sites=by_sites)


def build(here: Holders, links: Iterable[Link], *, by_sites: bool = False) -> Network:
    """Return the network that these links make."""
    merged: dict[frozenset[UUID], list[Link]] = defaultdict(list)
    found: dict[UUID, Holder] = {}
    for link in links:
        ends = _ends(link, here, by_sites=by_sites)
        if ends is not None and link.state in _TIED:
            merged[frozenset(end.key for end in ends)].append(link)
            found.update((end.key, end) for end in ends)
    base = here.sites if by_sites else here.members
    nodes = {node.key: node for node in base} | found
    ties = [
        _tie(_by_name(found[key] for key in pair), between)
        for pair, between in merged.items()
    ]
    ties.sort(key=lambda tie: (_order(tie.one), _order(tie.other)))
    return Network(_by_name(nodes.values()), tuple(ties), by_sites)


def short_names(people: Iterable[Holder]) -> dict[UUID, str]:
    """Return first names; where two have the same, a letter more, or all of it."""
    everyone = list(people)
    firsts = Counter(one.first_name for one in everyone)
    longer = {
        one.key: _initialed(one) if firsts[one.first_name] > 1 else one.first_name
        for one in everyone
    }
    counted = Counter(longer.values())
    return {
        one.key: longer[one.key] if counted[longer[one.key]] == 1 else one.name
        for one in everyone
    }


def step_back(network: Network, today: date) -> StepBack:
    """Return how many of the counted ties would hold if the coach stepped back.

    The earlier figure comes from the days on the links that stand today: a link counts
    from the first day on it, and holds from then on or, if the coach started it, from
    `alone_on`. A link without a day counts today only.
    """
    then = clock.months_before(today, MONTHS_BACK)
    had = [tie for tie in network.begun if any(_since(tie, then))]
    held = sum(any(holds for holds in _holding(tie, then)) for tie in had)
    kept = {key for tie in network.held for key in tie.pair}
    now = {key for tie in network.begun for key in tie.pair}
    alone = tuple(node for node in network.nodes if node.key in now - kept)
    return StepBack(len(network.held), len(network.begun), then, held, len(had), alone)


def between_sites(here: Holders, links: Iterable[Link]) -> list[Between]:
    """Return what runs between each two sites, most ties first (PI3, "site x site")."""
    names = {site.key: site for site in here.sites}
    people = build(here, links).begun
    merged: dict[tuple[UUID, UUID], list[Tie]] = defaultdict(list)
    for tie in people:
        ends = [names.get(end.site_id) for end in (tie.one, tie.other) if end.site_id]
        known = _by_name(end for end in ends if end is not None)
        if len(known) == 2:
            merged[known[0].key, known[1].key].append(tie)
    rows = [_between(names[a], names[b], ties) for (a, b), ties in merged.items()]
    return sorted(rows, key=lambda row: (-row.ties, fold(row.one), fold(row.other)))


def _initialed(one: Holder) -> str:
    words = one.name.split()
    return f"{words[0]} {words[-1][0]}." if one.is_person and words[1:] else one.name


def _tie(pair: tuple[Holder, ...], links: list[Link]) -> Tie:
    one, other = pair
    return Tie(one, other, tuple(links))


def _between(one: Holder, other: Holder, ties: list[Tie]) -> Between:
    links = [link for tie in ties for link in tie.links if _carries(link)]
    asked = Counter(link.asker.site_id for link in links)
    days = [link.day for link in links if link.day]
    same = one.key == other.key
    return Between(
        one.name,
        other.name,
        len(ties),
        sum(tie.holds for tie in ties),
        asked[one.key],
        0 if same else asked[other.key],
        max(days, default=None),
    )


def _ends(link: Link, here: Holders, *, by_sites: bool) -> tuple[Holder, Holder] | None:
    asker, helper = link.asker, link.helper
    if asker.is_coach or helper.is_coach:
        return None
    if not by_sites:
        return asker, helper
    first = here.by_key.get(asker.site_id) if asker.site_id else None
    second = here.by_key.get(helper.site_id) if helper.site_id else None
    if first is None or second is None or first.key == second.key:
        return None
    return first, second


def _carries(link: Link) -> bool:
    """Tell whether a link is more than an introduction."""
    spoke = link.state is PeerState.INTRODUCED and link.alone_on is not None
    return link.state in HELD or spoke


def _stands(link: Link) -> bool:
    """Tell whether a link stands without the coach."""
    return link.origin is not PeerOrigin.COACH or link.alone_on is not None


def _first_day(link: Link) -> date | None:
    days = (link.introduced_on, link.alone_on, link.happened_on)
    return min((day for day in days if day), default=None)


def _since(tie: Tie, then: date) -> Iterator[bool]:
    for link in tie.links:
        first = _first_day(link)
        yield _carries(link) and first is not None and first <= then


def _holding(tie: Tie, then: date) -> Iterator[bool]:
    for link, there in zip(tie.links, _since(tie, then), strict=True):
        alone = link.alone_on is not None and link.alone_on <= then
        yield there and (link.origin is not PeerOrigin.COACH or alone)


def _order(holder: Holder) -> tuple[str, str]:
    return (fold(holder.name), str(holder.key))


def _by_name(found: Iterable[Holder]) -> tuple[Holder, ...]:
    return tuple(sorted(found, key=_order))
