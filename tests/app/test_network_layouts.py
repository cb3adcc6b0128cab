"""Where everyone stands: readable for sixty, the same each time, and as they put it."""

import random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.needs import network_layouts as layouts
from tests.app.networked import key


def touching(places):
    found = list(places.values())
    return [
        (a, b)
        for n, a in enumerate(found)
        for b in found[n + 1 :]
        if abs(a[0] - b[0]) < layouts.WIDE and abs(a[1] - b[1]) < layouts.HIGH
    ]


@st.composite
def drawn(draw, most=60):
    """Draw up to sixty people and ties between any of them."""
    keys = [key(n) for n in range(draw(st.integers(2, most)))]
    ends = st.sampled_from(keys)
    pairs = draw(st.sets(st.frozensets(ends, min_size=2, max_size=2), max_size=120))
    return keys, pairs


@given(drawn())
@settings(max_examples=40, deadline=None)
def test_nobody_touches_anybody(graph):
    keys, pairs = graph
    places = layouts.places(keys, pairs)
    assert set(places) == set(keys)
    assert touching(places) == []


def sixty(ties, seed=7):
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    keys = [UUID(int=chance.getrandbits(128), version=4) for _ in range(60)]
    pairs = set()
    while len(pairs) < ties:
        pairs.add(frozenset(chance.sample(keys[:55], 2)))
    return keys, pairs


@pytest.mark.parametrize("seed", range(12))
def test_no_two_of_sixty_touch(seed):
    assert touching(layouts.places(*sixty(20 + 25 * seed, seed))) == []


@pytest.mark.parametrize("ties", [40, 90, 250])
def test_sixty_people_fit_a_screen_at_a_size_that_can_be_read(ties):
    keys, pairs = sixty(ties)
    left, top, right, bottom = layouts.bounds(layouts.places(keys, pairs).values())
    wide, high = right - left + layouts.WIDE, bottom - top + layouts.HIGH
    assert min(1100 / wide, 750 / high) > 0.7  # 13 px of a name are more than nine
    assert wide > high * 0.7


def test_the_same_people_and_ties_give_the_same_picture():
    keys, pairs = sixty(90)
    mixed = list(pairs)
    random.Random(1).shuffle(mixed)  # noqa: S311 - not for secrets
    first = layouts.places(keys, pairs)
    assert first == layouts.places(keys, {frozenset(sorted(p)) for p in mixed})


@given(drawn(most=20), st.data())
@settings(max_examples=40, deadline=None)
def test_who_was_put_somewhere_stays_and_who_is_new_finds_room(graph, data):
    keys, pairs = graph
    before = layouts.places(keys, pairs)
    known = data.draw(st.sets(st.sampled_from(keys), min_size=1))
    kept = {one: before[one] for one in known}
    after = layouts.places(keys, pairs, kept)
    assert {one: after[one] for one in known} == kept
    assert set(after) == set(keys)
    assert touching(after) == []


def test_who_is_new_stands_near_those_they_are_tied_to():
    keys = [key(n) for n in range(20)]
    ring = {frozenset((keys[n], keys[(n + 1) % 20])) for n in range(20)}
    before = layouts.places(keys, ring)
    new = key(99)
    after = layouts.places([*keys, new], {*ring, frozenset((new, keys[3]))}, before)
    assert {one: after[one] for one in keys} == before
    away = {
        one: (after[one][0] - after[new][0]) ** 2 + (after[one][1] - after[new][1]) ** 2
        for one in keys
    }
    assert away[keys[3]] == min(away.values())


def test_those_without_ties_stand_below_the_others():
    keys = [key(n) for n in range(6)]
    pairs = {frozenset(keys[:2]), frozenset(keys[1:3])}
    places = layouts.places(keys, pairs)
    lowest = max(places[one][1] for one in keys[:3])
    assert all(places[one][1] > lowest for one in keys[3:])


def test_nobody_at_all_is_an_empty_picture():
    assert layouts.places([], set()) == {}


def test_a_star_opens_around_its_middle():
    keys = [key(n) for n in range(9)]
    places = layouts.places(keys, {frozenset((keys[0], one)) for one in keys[1:]})
    left, top, right, bottom = layouts.bounds(places[one] for one in keys[1:])
    x, y = places[keys[0]]
    assert left < x < right
    assert top < y < bottom
