"""Who sits in which group: rules are kept when they can be, and nothing beats it."""

import time
from collections import Counter
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.gathering.groups import sizes
from app.needs.group_solver import Task, excess, solve
from app.needs.whole_numbers import Stopped

few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@st.composite
def tasks(draw, most=7):
    """Any small task of groups as equal as they can be."""
    people = draw(st.integers(2, most))
    size = draw(st.integers(1, people))
    some = st.integers(0, people - 1)
    values = st.lists(
        st.none() | st.sampled_from("xyz"), min_size=people, max_size=people
    ).map(tuple)
    pairs = st.lists(st.tuples(some, some).filter(lambda p: p[0] < p[1]), max_size=2)
    return Task(
        people,
        tuple((n, n) for n in sizes(people, size)),
        draw(values),
        tuple(draw(st.lists(values, max_size=2))),
        tuple(draw(pairs)),
        tuple(draw(pairs)),
        turn=draw(st.integers(0, 3)),
    )


@st.composite
def choosing(draw):
    """Any small task in which people choose."""
    people, groups = draw(st.integers(1, 5)), draw(st.integers(1, 3))
    least = draw(st.integers(0, 2))
    wanted = st.lists(st.integers(0, groups - 1), max_size=3, unique=True).map(tuple)
    choices = tuple(draw(wanted) for _ in range(people))
    assume(any(choices))
    return Task(
        people,
        ((least, least + draw(st.integers(0, 2))),) * groups,
        choices=choices,
    )


def _cost(task: Task, groups) -> tuple[int, ...]:
    """Return what is settled in turn, reckoned the plain way."""
    apart = sum(groups[a] == groups[b] for a, b in task.apart)
    torn = sum(len({groups[one] for one in friends}) for friends in task.together)

    def spread(values):
        count = Counter(zip(values, groups, strict=True))
        return sum(
            excess([count[value, g] for g in range(len(task.rooms))])
            for value in {v for v in values if v is not None}
            if sum(v == value for v in values) > 1
        )

    sites = spread(task.sites) if task.sites else 0
    return apart, torn, sites, sum(map(spread, task.traits))


def _fits(task: Task, groups) -> bool:
    held = Counter(groups)
    return all(a <= held[g] <= b for g, (a, b) in enumerate(task.rooms))


@few
@given(tasks())
def test_nothing_beats_what_is_found_and_all_rooms_are_filled(task):
    found = solve(task)
    assert found.proved
    assert _fits(task, found.groups)
    best = min(
        _cost(task, groups)
        for groups in product(range(len(task.rooms)), repeat=task.people)
        if _fits(task, groups)
    )
    assert _cost(task, found.groups) == best


def _wish_cost(task: Task, groups) -> tuple[int, ...]:
    held = Counter(g for g in groups if g is not None)
    short = sum(max(0, a - held[g]) for g, (a, _) in enumerate(task.rooms))
    got = [
        task.choices[p].index(g)
        for p, g in enumerate(groups)
        if g is not None and task.choices[p]
    ]
    out = sum(g is None for g in groups)
    return short, out, sum(n > 0 for n in got), sum(n > 1 for n in got)


@few
@given(choosing())
def test_as_many_as_can_be_get_a_choice_then_the_first_then_the_second(task):
    found = solve(task)
    allowed = [(None, *(wanted or range(len(task.rooms)))) for wanted in task.choices]
    best = min(
        _wish_cost(task, groups)
        for groups in product(*allowed)
        if all(
            sum(one == g for one in groups) <= most
            for g, (_, most) in enumerate(task.rooms)
        )
    )
    assert _wish_cost(task, found.groups) == best
    for wanted, group in zip(task.choices, found.groups, strict=True):
        assert group is None or not wanted or group in wanted


def test_the_same_turn_gives_the_same_groups_and_another_turn_others():
    task = _sixty()
    assert solve(task).groups == solve(task).groups
    other = solve(_sixty(turn=1))
    assert other.groups != solve(task).groups
    assert other.costs == solve(task).costs


def test_sixty_people_with_all_rules_are_proved_to_be_best():
    found = solve(_sixty(), seconds=30)
    assert found.proved
    held = Counter(found.groups)
    assert sorted(held.values()) == [5] * 12
    for one, other in _sixty().apart:
        assert found.groups[one] != found.groups[other]
    for friends in _sixty().together:
        assert len({found.groups[one] for one in friends}) == 1


def test_whoever_asked_can_stop_it():
    with pytest.raises(Stopped):
        solve(_sixty(), lambda: True)


def test_out_of_time_it_says_that_it_is_only_the_best_found():
    begun = time.monotonic()
    found = solve(_sixty(), seconds=0.0)
    assert None not in found.groups
    assert not found.proved
    assert time.monotonic() - begun < 5


def _sixty(turn: int = 0) -> Task:
    people = range(60)
    return Task(
        60,
        ((5, 5),) * 12,
        tuple((one * 7) % 10 for one in people),
        (
            tuple((one // 3) % 2 for one in people),
            tuple((one * one) % 3 for one in people),
            tuple((one * 11) % 5 for one in people),
        ),
        ((0, 1), (2, 3, 4), (5, 6)),
        ((0, 9), (8, 10), (11, 12), (13, 14), (2, 20)),
        turn=turn,
    )
