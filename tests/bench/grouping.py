"""How long groups and pairs of 60 people take, proved to be the best there are."""

from app.needs.group_solver import Task, solve
from app.needs.pairings import pair
from tests.bench.timing import Baseline, Figure, figure, times

PEOPLE = 60
_SITES, _SIZE = 10, 5


def measure(runs: int) -> list[Figure]:
    """Return how long each takes, beside groups that keep one rule only."""
    where = f"{PEOPLE} people of {_SITES} sites"

    def bare() -> None:
        solve(_task(traits=False))

    def groups() -> None:
        found = solve(_task(traits=True))
        assert found.proved

    def pairs() -> None:
        pair(PEOPLE, _cost)

    against = Baseline("groups by site alone", times(bare, runs))
    return [
        figure("make groups, three traits", where, times(groups, runs), against),
        figure("make pairs", where, times(pairs, runs), against),
    ]


def _task(*, traits: bool) -> Task:
    people = range(PEOPLE)
    return Task(
        PEOPLE,
        ((_SIZE, _SIZE),) * (PEOPLE // _SIZE),
        tuple((one * 7) % _SITES for one in people),
        (
            tuple((one // 3) % 2 for one in people),
            tuple((one * one) % 3 for one in people),
            tuple((one * 11) % 5 for one in people),
        )
        if traits
        else (),
        ((0, 1), (2, 3, 4), (5, 6)),
        ((0, 9), (8, 10), (11, 12), (13, 14), (2, 20)),
    )


def _cost(one: int, other: int) -> tuple[int, ...]:
    same = int(one % _SITES == other % _SITES)
    return same, int((one * other) % 9 == 1), -int((one + other) % 7 == 0)
