"""What groups are to be like, and the making of them.

How many there are and how large follows from the size (data model, section 4). Making
them takes three steps, so that the window need not wait: `prepare` reads the book,
`make` is nothing but reckoning and may run elsewhere, `keep` writes down the groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import tables
from app.errors import RefusedError
from app.gathering.groups import sizes
from app.i18n import tr, trn
from app.needs import apart_pairs, group_solver, groupings, holders, traits
from app.needs.group_solver import Answer, Task
from app.needs.groupings import Group, Grouping
from app.needs.holders import Holder
from app.needs.traits import Traits
from app.needs.whole_numbers import Stop
from app.vocabulary import GroupingKind

MOST_TRAITS: Final = 3
MOST_PEOPLE: Final = 400
USUAL: Final = 4  # people in a group


@dataclass(frozen=True)
class Setup:
    """What is asked for; `choices` are letters by person, best first."""

    people: tuple[UUID, ...]
    size: int = USUAL
    least: int = 3
    most: int = 5
    mix_sites: bool = True
    traits: tuple[str, ...] = ()
    together: tuple[tuple[UUID, ...], ...] = ()
    by_choice: bool = False
    turn: int = 0
    title: str = ""
    session_id: UUID | None = None
    grouping_id: UUID | None = None  # made anew in its place


@dataclass(frozen=True)
class Facts:
    """What is known of the people of a community, as far as groups go by it."""

    here: dict[UUID, Holder] = field(default_factory=dict)
    traits: Traits = field(default_factory=dict)
    apart: tuple[apart_pairs.Apart, ...] = ()  # private


@dataclass(frozen=True)
class Prepared:
    """A setup with all that making it needs."""

    setup: Setup
    people: tuple[UUID, ...]
    letters: tuple[str, ...]
    task: Task


def facts(session: Session, community_id: UUID) -> Facts:
    """Return what groups of a community go by."""
    here = holders.of_community(session, community_id)
    return Facts(
        {one.key: one for one in here.people},
        traits.of_community(session, community_id),
        tuple(apart_pairs.of_community(session, community_id)),
    )


def setup_of(grouping: Grouping) -> Setup:
    """Return what a grouping was made by."""
    kept = grouping.criteria
    return Setup(
        grouping.people,
        grouping.size or USUAL,
        grouping.least or 1,
        grouping.most or max(grouping.size or USUAL, grouping.least or 1),
        bool(kept.get("mix_sites", True)),
        tuple(kept.get("traits") or ()),
        grouping.together,
        grouping.kind is GroupingKind.SELF_SELECTED,
        int(kept.get("turn") or 0),
        grouping.title,
        grouping.session_id,
        grouping.id,
    )


def rooms(setup: Setup) -> tuple[int, ...]:
    """Return how large each group will be; none if nothing fits."""
    return sizes(len(setup.people), setup.size, setup.least)


def check(setup: Setup) -> None:
    """Raise RefusedError if no groups can be made of this, and say why."""
    count = len(setup.people)
    if count < 2:
        raise RefusedError(tr("Choose at least two people to make groups of."))
    if count > MOST_PEOPLE:
        raise RefusedError(
            tr("Groups are made for {n} people at most.").format(n=MOST_PEOPLE)
        )
    if not 1 <= setup.least <= setup.size <= setup.most:
        raise RefusedError(
            tr("The usual size lies between the least and the most. Nothing was made.")
        )
    largest = max(rooms(setup), default=0)
    if not setup.by_choice and largest > setup.most:
        raise RefusedError(
            tr(
                "{people} do not fit into groups of {least} to {most}: one would have "
                "{n}. Allow smaller or larger groups."
            ).format(
                people=trn("{n} person", "{n} people", count),
                least=setup.least,
                most=setup.most,
                n=largest,
            )
        )


def prepare(session: Session, community_id: UUID, setup: Setup) -> Prepared:
    """Read what making groups needs. Raises RefusedError as `check` does."""
    known = facts(session, community_id)
    people = tuple(dict.fromkeys(one for one in setup.people if one in known.here))
    setup = replace(setup, people=people, traits=setup.traits[:MOST_TRAITS])
    check(setup)
    number = {person: at for at, person in enumerate(people)}
    letters, asked = _letters(session, setup, number)
    return Prepared(
        setup,
        people,
        letters,
        Task(
            len(people),
            _bounds(setup, len(letters)),
            _sites(known, people) if setup.mix_sites else (),
            tuple(_values(known, people, name) for name in setup.traits),
            tuple(
                friends
                for together in setup.together
                if len(friends := _known(number, together)) > 1
            ),
            tuple(
                (number[pair.one], number[pair.other])
                for pair in known.apart
                if pair.one in number and pair.other in number
            ),
            asked,
            setup.turn,
        ),
    )


def make(prepared: Prepared, stop: Stop | None = None) -> Answer:
    """Return who is best in which group; nothing of the book is read or written."""
    return group_solver.solve(prepared.task, stop)


def keep(
    session: Session, community_id: UUID, prepared: Prepared, answer: Answer
) -> UUID:
    """Write down groups that were made; return the key of the grouping.

    Made anew, a group keeps its name, its room and its why.
    """
    setup = prepared.setup
    row = _row(session, community_id, setup)
    old = {one.letter: one for one in _old_groups(session, setup)}
    inside: list[list[UUID]] = [[] for _ in prepared.letters]
    without = []
    for person, group in zip(prepared.people, answer.groups, strict=True):
        if group is None:
            without.append(person)
        else:
            inside[group].append(person)
    groups = []
    for letter, people in zip(prepared.letters, inside, strict=True):
        said = old.get(letter, Group(letter))
        groups.append(replace(said, people=tuple(people)))
    _say(row, setup, proved=answer.proved)
    groupings.put(session, row, groups, without)
    return row.id


def open_sign_up(session: Session, community_id: UUID, setup: Setup) -> UUID:
    """Open groups that members choose: as many as fit, still empty; return the key."""
    check(setup)
    row = _row(session, community_id, setup)
    _say(row, setup, proved=False)
    count = len(rooms(setup))
    empty = [Group(letter) for letter in groupings.letters(count)]
    groupings.put(session, row, empty, setup.people)
    return row.id


def _row(session: Session, community_id: UUID, setup: Setup) -> tables.Grouping:
    if setup.grouping_id is not None:
        row = groupings.find(session, setup.grouping_id)
        groupings.meet_at(row, setup.session_id)
        return row
    kind = GroupingKind.PRE_ASSIGNED
    if setup.by_choice:
        kind = GroupingKind.SELF_SELECTED
    row = tables.Grouping(community_id=community_id, kind=kind, groups=[])
    row.title = setup.title.strip() or tr("Groups")
    row.session_id = setup.session_id
    session.add(row)
    session.flush()
    return row


def _say(row: tables.Grouping, setup: Setup, *, proved: bool) -> None:
    row.size_target, row.size_min, row.size_max = setup.size, setup.least, setup.most
    row.criteria = {
        **(row.criteria or {}),
        "mix_sites": setup.mix_sites,
        "traits": list(setup.traits),
        "turn": setup.turn,
        "proved": proved,
    }
    row.together = [[one.hex for one in friends] for friends in setup.together] or None


def _old_groups(session: Session, setup: Setup) -> tuple[Group, ...]:
    if setup.grouping_id is None:
        return ()
    return groupings.get(session, setup.grouping_id).groups


def _letters(
    session: Session, setup: Setup, number: dict[UUID, int]
) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """Return the letters of the groups, and what each person chose of them."""
    if not setup.by_choice or setup.grouping_id is None:
        return tuple(groupings.letters(len(rooms(setup)))), ()
    kept = groupings.get(session, setup.grouping_id)
    letters = tuple(group.letter for group in kept.groups)
    at = {letter: place for place, letter in enumerate(letters)}
    asked: list[tuple[int, ...]] = [()] * len(number)
    for person, wanted in kept.choices.items():
        if person in number:
            asked[number[person]] = tuple(at[one] for one in wanted if one in at)
    return letters, tuple(asked)


def _bounds(setup: Setup, count: int) -> tuple[tuple[int, int], ...]:
    """Return how many each group may hold: as reckoned, or between least and most."""
    if setup.by_choice:
        return ((setup.least, setup.most),) * count
    return tuple((size, size) for size in rooms(setup))


def _sites(known: Facts, people: Iterable[UUID]) -> tuple[Any, ...]:
    return tuple(known.here[person].site_id for person in people)


def _values(known: Facts, people: Iterable[UUID], name: str) -> tuple[Any, ...]:
    return tuple(known.traits.get(person, {}).get(name) for person in people)


def _known(number: dict[UUID, int], together: Iterable[UUID]) -> tuple[int, ...]:
    return tuple(number[person] for person in together if person in number)
