"""Who sits in which group: the best answer there is to the rules of a grouping.

What must hold comes first (who is kept together and apart), then what was chosen, then
sites, then characteristics: each is settled as well as it can be before the next is
looked at (`app.needs.whole_numbers`). Nothing here knows of names or of the book.

To *spread* a value over k groups is to give each group n // k of its people, or one
more: a group that has two too many counts three, as two pairs who need not have met
count for less than three who all sit together.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from app.needs.whole_numbers import Questions, Stop, Terms, total

SECONDS: Final = 8.0
"""How long is searched for a proof; nearly always a tenth of a second is enough."""


@dataclass(frozen=True)
class Task:
    """People are numbers from 0; each group has room for `least` to `most` of them.

    `sites` and each of `traits` say for each person a value to spread, or None if it is
    not known. `choices` are the groups people asked for, best first; with any, a person
    who gets none of them is in no group.
    """

    people: int
    rooms: tuple[tuple[int, int], ...]  # least, most
    sites: tuple[Hashable | None, ...] = ()
    traits: tuple[tuple[Hashable | None, ...], ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    choices: tuple[tuple[int, ...], ...] = ()  # one for each person, maybe empty
    turn: int = 0  # another number, another answer that is as good

    @property
    def is_by_choice(self) -> bool:
        """Whether people chose where to go."""
        return any(self.choices)


@dataclass(frozen=True)
class Answer:
    """The group of each person (None: in none), and whether it is proved to be best."""

    groups: tuple[int | None, ...]
    proved: bool
    costs: tuple[int, ...] = field(default=(), compare=False)  # of each aim, in order


def solve(task: Task, stop: Stop | None = None, seconds: float = SECONDS) -> Answer:
    """Return the best answer to a task. Raises `Stopped` when `stop` says so.

    If those who are kept together and apart cannot all be, as few of these rules are
    broken as can be: first those apart, then those together.
    """
    if not task.people or not task.rooms:
        return Answer((None,) * task.people, proved=True)
    strict = _Search(task, seconds, stop)
    if strict.questions.can_be_kept():
        return strict.answer()
    return _Search(task, seconds, stop, strict=False).answer()


def excess(counts: Sequence[int]) -> int:
    """Return how far a value is from being spread, by how many of it each group has."""
    each = sum(counts) // len(counts) if counts else 0
    return sum((n - each) * (n - each - 1) // 2 for n in counts)


def _units(task: Task) -> list[tuple[int, ...]]:
    """Return who moves as one: those kept together, and everyone else alone."""
    home = list(range(task.people))
    for friends in task.together:
        first, *others = friends
        for other in others:
            old, new = home[other], home[first]
            home = [new if one == old else one for one in home]
    units: dict[int, list[int]] = defaultdict(list)
    for person, key in enumerate(home):
        units[key].append(person)
    return [tuple(unit) for unit in units.values()]


class _Search:
    """One search: a strict one breaks up nobody, a lenient one as few as it can."""

    def __init__(
        self, task: Task, seconds: float, stop: Stop | None, *, strict: bool = True
    ) -> None:
        self.task, self._is_strict = task, strict
        alone: list[tuple[int, ...]] = [(person,) for person in range(task.people)]
        self.units = _in_order(task, _units(task) if strict else alone)
        self.questions = Questions(seconds, stop)
        self._groups = range(len(task.rooms))
        self._unit_of = {
            person: number for number, unit in enumerate(self.units) for person in unit
        }
        self._in: list[list[Any]] = [
            [self.questions.ask() for _ in self._groups] for _ in self.units
        ]
        self._out: dict[int, Any] = {}  # units that may be in no group
        self.aims: list[Terms] = []
        self._place()
        self._part_and_join()
        if task.is_by_choice:
            self._ask_for_choices()
        else:
            self._break_symmetry()
        self.aims.append(self._spread(task.sites))
        self.aims.append(total(self._spread(values) for values in task.traits))

    def answer(self) -> Answer:
        """Settle all aims and return who is where."""
        costs = []
        for aim in self.aims:
            cost = self.questions.settle(aim)
            if cost is None:
                break
            costs.append(cost)
        if not self.aims or not any(self.aims):
            self.questions.can_be_kept()
        groups: list[int | None] = [None] * self.task.people
        for unit, there in zip(self.units, self._in, strict=True):
            for group in self._groups:
                if self.questions.yes(there[group]):
                    for person in unit:
                        groups[person] = group
        return Answer(tuple(groups), self.questions.proved, tuple(costs))

    def _place(self) -> None:
        """Let everyone be in one group, and no group hold more than it can."""
        by_choice = self.task.is_by_choice
        for number, there in enumerate(self._in):
            terms: Terms = [(1, one) for one in there]
            if by_choice:
                self._out[number] = self.questions.ask()
                terms.append((1, self._out[number]))
            self.questions.rule(terms, 1, 1)
        short: Terms = []
        for group, (least, most) in enumerate(self.task.rooms):
            held = [
                (len(unit), there[group])
                for unit, there in zip(self.units, self._in, strict=True)
            ]
            self.questions.rule(held, most=most)
            if by_choice:
                missing = [self.questions.ask() for _ in range(least)]
                self.questions.rule([*held, *((1, one) for one in missing)], least)
                short += [(1, one) for one in missing]
            else:
                self.questions.rule(held, least)
        if by_choice:
            self.aims.append(short)

    def _part_and_join(self) -> None:
        """Keep apart and together: as rules, or else as the first two aims."""
        broken: Terms = []
        for one, other in self.task.apart:
            mine, theirs = self._unit_of[one], self._unit_of[other]
            if mine == theirs:
                # nothing can part them here: only the lenient search can
                self.questions.rule([(1, there) for there in self._in[mine]], 2)
                continue
            meet = None if self._is_strict else self.questions.ask()
            for group in self._groups:
                both = [(1, self._in[mine][group]), (1, self._in[theirs][group])]
                if meet is not None:
                    both.append((-1, meet))
                self.questions.rule(both, most=1)
            if meet is not None:
                broken.append((1, meet))
        if not self._is_strict:
            self.aims[:0] = [broken, self._torn()]

    def _torn(self) -> Terms:
        """Count in how many groups those are who are to be kept together."""
        torn: Terms = []
        for friends in self.task.together:
            for group in self._groups:
                here = self.questions.ask()
                torn.append((1, here))
                for person in friends:
                    own = self._in[self._unit_of[person]][group]
                    self.questions.rule([(1, own), (-1, here)], most=0)
        return torn

    def _ask_for_choices(self) -> None:
        """Give as many as can be one of their choices, then the first, then the second.

        Who chose is in a group of their choice, or in none.
        """
        left: Terms = [(len(self.units[n]), out) for n, out in self._out.items()]
        not_first: Terms = []
        third: Terms = []
        for person, choices in enumerate(self.task.choices):
            there = self._in[self._unit_of[person]]
            for group in self._groups:
                if choices and group not in choices:
                    self.questions.never(there[group])
                elif choices and group != choices[0]:
                    not_first.append((1, there[group]))
                    if group not in choices[:2]:
                        third.append((1, there[group]))
        self.aims += [left, not_first, third]

    def _break_symmetry(self) -> None:
        """Name groups of one size by who comes first in them: other names are idle."""
        alike: dict[tuple[int, int], list[int]] = defaultdict(list)
        for group, room in enumerate(self.task.rooms):
            alike[room].append(group)
        for groups in alike.values():
            for place, group in enumerate(groups):
                for there in self._in[:place]:
                    self.questions.never(there[group])

    def _spread(self, values: Sequence[Hashable | None]) -> Terms:
        known = Counter(value for value in values if value is not None)
        return total(
            self._spread_value([p for p, value in enumerate(values) if value == one])
            for one, count in sorted(known.items(), key=lambda item: repr(item[0]))
            if count > 1
        )

    def _spread_value(self, people: list[int]) -> Terms:
        each = len(people) // len(self.task.rooms)
        of_unit = Counter(self._unit_of[person] for person in people)
        aim: Terms = []
        for group in self._groups:
            here = [(n, self._in[unit][group]) for unit, n in of_unit.items()]
            most = min(len(people), self.task.rooms[group][1])
            over = [self.questions.ask() for _ in range(max(0, most - each - 1))]
            under = [self.questions.ask() for _ in range(each)]
            if over:
                self.questions.rule([*here, *((-1, o) for o in over)], most=each + 1)
            self.questions.rule([*here, *((1, one) for one in under)], each)
            self._tighten(of_unit, group, over, each)
            for steps in (over, under):
                for first, then in pairwise(steps):
                    self.questions.rule([(1, then), (-1, first)], most=0)
                aim += list(enumerate(steps, 1))
        return aim

    def _tighten(
        self, of_unit: Counter[int], group: int, over: list[Any], each: int
    ) -> None:
        """Say what follows when several of one value move as one: proofs are sooner."""
        for unit, n in of_unit.items():
            for step in over[: max(0, n - each - 1)]:
                self.questions.rule([(1, self._in[unit][group]), (-1, step)], most=0)


def _in_order(task: Task, units: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return units, those with least freedom first; `turn` mixes the rest."""
    mixed = list(units)
    # not for secrets: the same turn gives the same answer
    random.Random(task.turn).shuffle(mixed)  # noqa: S311
    parted = Counter(person for pair in task.apart for person in pair)
    return sorted(mixed, key=lambda unit: (-len(unit), -sum(parted[p] for p in unit)))
