"""What groupings are, as plain values, and how they lie in the book."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import ascii_uppercase
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.vocabulary import GroupingKind


@dataclass(frozen=True)
class Group:
    """One group: its letter, what is said of it, and who is in it, in no order."""

    letter: str
    name: str = ""
    why: str = ""
    room: str = ""
    question: str = ""  # of an interview pair
    stories: Mapping[str, str] = field(default_factory=dict)  # headline by person (hex)
    people: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Grouping:
    """A making of groups or pairs."""

    id: UUID
    community_id: UUID
    kind: GroupingKind
    title: str
    session_id: UUID | None
    block_id: UUID | None
    held_on: date | None
    size: int | None
    least: int | None
    most: int | None
    criteria: Mapping[str, Any]
    together: tuple[tuple[UUID, ...], ...]
    rationale: str
    groups: tuple[Group, ...]
    without: tuple[UUID, ...]  # people who are in no group
    choices: Mapping[UUID, tuple[str, ...]]  # letters, best first

    @property
    def people(self) -> tuple[UUID, ...]:
        """Everyone in it, those without a group last."""
        placed = (one for group in self.groups for one in group.people)
        return (*placed, *self.without)

    @property
    def is_interview(self) -> bool:
        """Whether these are pairs for interviews."""
        return self.kind is GroupingKind.INTERVIEW

    def group(self, letter: str) -> Group | None:
        """Return the group of a letter."""
        return next((one for one in self.groups if one.letter == letter), None)

    def of(self, person_id: UUID) -> Group | None:
        """Return the group a person is in."""
        return next((one for one in self.groups if person_id in one.people), None)


def record(session: Session, row: tables.Grouping) -> Grouping:
    """Return a row of the book as a plain value."""
    inside: dict[str | None, list[UUID]] = defaultdict(list)
    choices: dict[UUID, tuple[str, ...]] = {}
    known = {one["letter"] for one in row.groups}
    for place in places(session, row.id):
        inside[place.letter if place.letter in known else None].append(place.person_id)
        if place.choices:
            choices[place.person_id] = tuple(place.choices)
    return Grouping(
        row.id,
        row.community_id,
        row.kind,
        row.title,
        row.session_id,
        row.block_id,
        row.held_on,
        row.size_target,
        row.size_min,
        row.size_max,
        dict(row.criteria or {}),
        tuple(tuple(UUID(key) for key in friends) for friends in row.together or ()),
        row.rationale or "",
        tuple(_group(one, tuple(inside[one["letter"]])) for one in row.groups),
        tuple(inside[None]),
        choices,
    )


def _group(kept: Mapping[str, Any], people: tuple[UUID, ...]) -> Group:
    words = (str(kept.get(name) or "") for name in ("name", "why", "room", "question"))
    name, why, room, question = words
    stories = {str(k): str(v) for k, v in (kept.get("stories") or {}).items()}
    return Group(str(kept["letter"]), name, why, room, question, stories, people)


def entry(group: Group) -> dict[str, Any]:
    """Return a group as it lies in the book."""
    entry: dict[str, Any] = {
        "letter": group.letter,
        "name": group.name,
        "why": group.why,
        "room": group.room,
    }
    if group.question:
        entry["question"] = group.question
    if group.stories:
        entry["stories"] = dict(group.stories)
    return entry


def places(session: Session, grouping_id: UUID) -> list[tables.GroupPlace]:
    """Return the rows that say who is where."""
    row = tables.GroupPlace
    found = session.scalars(
        select(row).where(row.grouping_id == grouping_id).order_by(row.person_id)
    )
    return list(found)


def next_letter(taken: Iterable[str]) -> str:
    """Return the first letter that is free, from A to Z and then AA, AB and on."""
    used = set(taken)
    return next(letter for letter in letters(len(used) + 1) if letter not in used)


def letters(count: int) -> list[str]:
    """Return `count` letters, from A to Z and then AA, AB and on."""
    found = list(ascii_uppercase)
    while len(found) < count:
        found += [first + last for first in found[:26] for last in ascii_uppercase]
    return found[:count]
