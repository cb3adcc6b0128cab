"""Who meets whom in pairs: the best set of pairs there is to the rules of a circle.

A perfect matching of least cost, by networkx (BSD-3-Clause), which is imported when it
is first wanted. An odd circle has one trio, in which all three meet. Nothing here
knows of names or of the book.

Rules come in order: a set that breaks the first one less often is better, whatever it
does to the second. Among sets that are as good, `turn` says which one is taken.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import combinations
from typing import Any, Final

from app.needs.whole_numbers import Stop, Stopped

Costs = tuple[int, ...]
"""How badly two suit each other, for each rule in order; below 0 is a gain."""

Group = tuple[int, ...]

_SMALL: Final = 25  # people: up to here each trio that could be the best is looked at
_WORK: Final = 40_000  # of a larger circle: matchings looked at, times pairs
_FINE: Final = 1000  # what tells sets apart that are as good


@dataclass(frozen=True)
class Pairing:
    """The pairs, one of them a trio if the circle is odd; whether it is proved best."""

    groups: tuple[Group, ...]
    proved: bool
    costs: Costs


def pair(
    people: int,
    cost: Callable[[int, int], Costs],
    turn: int = 0,
    stop: Stop | None = None,
) -> Pairing:
    """Return the best pairs of people 0, 1, 2 … Raises `Stopped` when told so.

    `cost` is the same both ways round. Of an odd circle larger than 25 the trio is the
    best of those looked at, and `proved` tells whether it is known to be the best.
    """
    if people < 2:
        return Pairing((), proved=True, costs=())
    search = _Search(people, cost, turn, stop)
    groups, proved = (
        (search.matched(()), True) if people % 2 == 0 else search.with_trio()
    )
    named = tuple(sorted(tuple(sorted(group)) for group in groups))
    return Pairing(named, proved, search.costs(named))


class _Search:
    """Whole numbers in which each rule outweighs all that come after it."""

    def __init__(
        self,
        people: int,
        cost: Callable[[int, int], Costs],
        turn: int,
        stop: Stop | None,
    ) -> None:
        self._people, self._stop = people, stop
        self._networkx: Any = import_module("networkx")
        pairs = list(combinations(range(people), 2))
        self._costs = {one: cost(*one) for one in pairs}
        most = max((abs(n) for costs in self._costs.values() for n in costs), default=0)
        scale = 2 * most * (people + 3) + 1
        # not for secrets: the same turn gives the same pairs
        mixed = random.Random(turn)  # noqa: S311
        self._main = {one: _number(self._costs[one], scale) for one in pairs}
        self._fine = {one: mixed.randrange(_FINE) for one in pairs}

    def costs(self, groups: Sequence[Group]) -> Costs:
        """Return what the rules cost altogether, each on its own."""
        met = [self._costs[one] for group in groups for one in _meetings(group)]
        return tuple(map(sum, zip(*met, strict=True)))

    def matched(self, without: Group) -> tuple[Group, ...]:
        """Return the best pairs of everyone but some."""
        if self._stop is not None and self._stop():
            raise Stopped
        graph = self._networkx.Graph()
        grain = _FINE * (self._people + 1)
        for one, other in self._main:
            if one not in without and other not in without:
                cost = self._main[one, other] * grain + self._fine[one, other]
                graph.add_edge(one, other, weight=-cost)
        found = self._networkx.max_weight_matching(graph, maxcardinality=True)
        return tuple(tuple(sorted(pair)) for pair in found)

    def with_trio(self) -> tuple[tuple[Group, ...], bool]:
        """Return the best pairs with one trio, and whether none can be better.

        Leaving out one of a trio leaves pairs that cost no less than the best pairs
        without that one. So a trio can be ruled out before its rest is matched.
        """
        least = {one: self._sum(self.matched((one,))) for one in self._left_over()}
        floor = min(least.values())
        bounds = {
            trio: self._bound(trio, least, floor)
            for trio in combinations(range(self._people), 3)
        }
        order = sorted(bounds, key=lambda trio: (bounds[trio], self._grain(trio)))
        best: tuple[Group, ...] = ()
        cost = 0
        for tries, trio in enumerate(order):
            if best and bounds[trio] >= cost:
                return best, True
            if self._people > _SMALL and tries >= max(1, _WORK // self._people**2):
                return best, False
            found = (trio, *self.matched(trio))
            if not best or self._sum(found) < cost:
                best, cost = found, self._sum(found)
        return best, True

    def _left_over(self) -> Iterator[int]:
        """Yield who may be the third: all, or of many the one the pairs leave over."""
        if self._people <= _SMALL:
            yield from range(self._people)
            return
        paired = {person for pair in self.matched(()) for person in pair}
        yield from (one for one in range(self._people) if one not in paired)

    def _bound(self, trio: Group, least: dict[int, int], floor: int) -> int:
        """Return what a set with this trio costs at least."""
        whole = self._sum((trio,))
        rests = []
        for third in trio:
            pair = tuple(one for one in trio if one != third)
            rests.append(least.get(third, floor) - self._sum((pair,)))
        return whole + max(rests)

    def _sum(self, groups: Sequence[Group]) -> int:
        return sum(self._main[one] for group in groups for one in _meetings(group))

    def _grain(self, group: Group) -> int:
        return sum(self._fine[one] for one in _meetings(group))


def _meetings(group: Group) -> Iterator[tuple[int, int]]:
    """Yield who meets whom in a group."""
    yield from combinations(sorted(group), 2)


def _number(costs: Costs, scale: int) -> int:
    whole = 0
    for cost in costs:
        whole = whole * scale + cost
    return whole
