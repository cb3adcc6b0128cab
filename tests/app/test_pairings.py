"""Who meets whom: nothing beats the pairs that are found, and nobody is left over."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.needs.pairings import pair
from app.needs.whole_numbers import Stopped
from tests.worlds import quickly


def _sum(groups, costs):
    met = [costs[one] for group in groups for one in combinations(sorted(group), 2)]
    return tuple(map(sum, zip(*met, strict=True)))


def _all_sets(left, trio):
    """Yield every way to pair people up, with one trio if `trio`."""
    if not left:
        if not trio:
            yield ()
        return
    first, *rest = left
    for other in rest:
        others = [one for one in rest if one != other]
        for groups in _all_sets(others, trio):
            yield ((first, other), *groups)
    for pair_ in combinations(rest, 2) if trio else ():
        last = [one for one in rest if one not in pair_]
        for groups in _all_sets(last, trio=False):
            yield ((first, *pair_), *groups)


@st.composite
def circles(draw):
    people = draw(st.integers(2, 9))
    cost = st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(-2, 0))
    return people, {one: draw(cost) for one in combinations(range(people), 2)}


@quickly
@given(circles(), st.integers(0, 5))
def test_no_set_of_pairs_beats_what_is_found_and_everyone_meets_somebody(circle, turn):
    people, costs = circle
    found = pair(people, lambda a, b: costs[min(a, b), max(a, b)], turn)
    assert sorted(one for group in found.groups for one in group) == list(range(people))
    assert sum(len(group) == 3 for group in found.groups) == people % 2
    assert all(len(group) in (2, 3) for group in found.groups)
    assert found.proved
    best = min(_sum(s, costs) for s in _all_sets(list(range(people)), people % 2 == 1))
    assert found.costs == best == _sum(found.groups, costs)


@pytest.mark.parametrize("people", [22, 23])
def test_another_turn_is_as_good_and_the_same_turn_the_same(people):
    def cost(a, b):
        return (int(a % 5 == b % 5), int((a + b) % 7 == 0))

    first, again, other = (pair(people, cost, turn) for turn in (0, 0, 1))
    assert first == again
    assert other.groups != first.groups
    assert other.costs == first.costs


def test_one_alone_meets_nobody():
    assert pair(1, lambda _a, _b: ()).groups == ()


def test_a_large_odd_circle_has_one_trio_and_breaks_no_rule_it_can_keep():
    found = pair(61, lambda a, b: (int(a % 9 == b % 9),))
    assert found.costs == (0,)
    assert sorted(len(group) for group in found.groups) == [2] * 29 + [3]


def test_whoever_asked_can_stop_it():
    with pytest.raises(Stopped):
        pair(10, lambda _a, _b: (0,), stop=lambda: True)
