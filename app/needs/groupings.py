"""Groups and pairs of a community: who is in which, and what is said of each.

One making of groups is a *grouping*: pairs for interviews, groups the coach makes, or
groups that members choose (NR8, NR10, NR14). What she keeps apart is not here: that is
a private note of hers (`app.needs.apart_pairs`).
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.needs.grouping_records import (
    Group,
    Grouping,
    entry,
    letters,
    next_letter,
    places,
    record,
)
from app.person.people_names import fold, tidy, tidy_lines
from app.vocabulary import GroupingKind

__all__ = ["Group", "Grouping", "letters", "next_letter"]

SHOWN: Final = (
    GroupingKind.PRE_ASSIGNED,
    GroupingKind.SELF_SELECTED,
    GroupingKind.STANDING,
)
"""The kinds that are groups; interview pairs are looked at by themselves."""

MOST_CHOICES: Final = 3
_LINE: Final = 300  # letters of what is said of a group in a line


class Fields(TypedDict, total=False):
    """What can be said of a grouping as a whole."""

    kind: GroupingKind
    title: str
    session_id: UUID | None
    block_id: UUID | None
    held_on: date | None
    rationale: str
    size_target: int | None
    size_min: int | None
    size_max: int | None


def of_community(session: Session, community_id: UUID) -> list[Grouping]:
    """Return all groupings of a community, the latest first."""
    rows = session.scalars(
        select(tables.Grouping).where(tables.Grouping.community_id == community_id)
    ).all()
    planned = session.execute(
        select(tables.Session.id, tables.Session.starts_local).where(
            tables.Session.community_id == community_id
        )
    )
    days = {key: starts.date() for key, starts in planned if starts}

    def age(row: tables.Grouping) -> date:
        day = days.get(row.session_id) if row.session_id else None
        return row.held_on or day or date.max

    rows = sorted(rows, key=lambda row: (fold(row.title), str(row.id)))
    rows = sorted(rows, key=age, reverse=True)
    return [record(session, row) for row in rows]


def get(session: Session, grouping_id: UUID) -> Grouping:
    """Return a grouping. Raises GoneError."""
    return record(session, find(session, grouping_id))


def find(session: Session, grouping_id: UUID) -> tables.Grouping:
    """Return the row of a grouping. Raises GoneError if there is none."""
    row = session.get(tables.Grouping, grouping_id)
    if row is None:
        raise GoneError(tr("These groups are no longer in the book."))
    return row


def change(session: Session, grouping_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of a grouping. Raises RefusedError without a title."""
    row = find(session, grouping_id)
    values: dict[str, Any] = dict(fields)
    if "title" in values:
        values["title"] = tidy(values["title"], _LINE)
        if not values["title"]:
            raise RefusedError(tr("Groups need a title. The old one was kept."))
    if "rationale" in values:
        values["rationale"] = tidy_lines(values["rationale"]) or None
    for name, value in values.items():
        setattr(row, name, value)
    session.flush()


def meet_at(row: tables.Grouping, session_id: UUID | None) -> None:
    """Let a grouping be for another gathering; it is in no plan of that one yet."""
    if row.session_id != session_id:
        row.session_id, row.block_id = session_id, None


def set_criteria(session: Session, grouping_id: UUID, **said: Any) -> None:
    """Keep what a grouping is made by: switches, what to spread, the card."""
    row = find(session, grouping_id)
    row.criteria = {**(row.criteria or {}), **said}
    session.flush()


def delete(session: Session, grouping_id: UUID) -> None:
    """Delete a grouping; the people and the gathering stay as they are."""
    session.delete(find(session, grouping_id))
    session.flush()


def describe(
    session: Session, grouping_id: UUID, letter: str, name: str, words: str
) -> None:
    """Say something of a group: its `name`, `why`, `room` or `question`."""
    row = find(session, grouping_id)
    row.groups = [
        {**one, name: tidy(words, _LINE)} if one["letter"] == letter else one
        for one in row.groups
    ]
    session.flush()


def add_group(session: Session, grouping_id: UUID, name: str = "") -> str:
    """Add an empty group; return its letter."""
    row = find(session, grouping_id)
    letter = next_letter(one["letter"] for one in row.groups)
    row.groups = [*row.groups, entry(Group(letter, tidy(name, _LINE)))]
    session.flush()
    return letter


def remove_group(session: Session, grouping_id: UUID, letter: str) -> None:
    """Take a group away; who was in it is in none. Nobody can choose it any more."""
    row = find(session, grouping_id)
    row.groups = [one for one in row.groups if one["letter"] != letter]
    for place in places(session, grouping_id):
        if place.letter == letter:
            place.letter = None
        if letter in (place.choices or ()):
            left = [one for one in place.choices or () if one != letter]
            place.choices = left or None
    session.flush()


def swap(session: Session, grouping_id: UUID, one: UUID, other: UUID) -> None:
    """Let two people change places. Raises GoneError if one is not in the grouping."""
    first = _place(session, grouping_id, one)
    second = _place(session, grouping_id, other)
    first.letter, second.letter = second.letter, first.letter
    session.flush()


def move(
    session: Session, grouping_id: UUID, person_id: UUID, letter: str | None
) -> None:
    """Put a person into a group, or with None into none."""
    _place(session, grouping_id, person_id).letter = letter
    session.flush()


def add_person(session: Session, grouping_id: UUID, person_id: UUID) -> None:
    """Add somebody who came later; they are in no group yet."""
    row = find(session, grouping_id)
    known = {place.person_id for place in places(session, grouping_id)}
    if person_id not in known:
        session.add(_new_place(row, person_id, None))
    session.flush()


def take_out(session: Session, grouping_id: UUID, person_id: UUID) -> None:
    """Take somebody out of a grouping."""
    session.delete(_place(session, grouping_id, person_id))
    session.flush()


def choose(
    session: Session, grouping_id: UUID, person_id: UUID, letters: Iterable[str]
) -> None:
    """Note which groups a person asked for, best first: three at most (NR10).

    Raises RefusedError for a letter no group has.
    """
    wanted = list(dict.fromkeys(letter.strip().upper() for letter in letters))
    wanted = [letter for letter in wanted if letter]
    known = {one["letter"] for one in find(session, grouping_id).groups}
    unknown = [letter for letter in wanted if letter not in known]
    if unknown:
        raise RefusedError(
            tr("There is no group {letter}. Nothing was changed.").format(
                letter=unknown[0]
            )
        )
    if len(wanted) > MOST_CHOICES:
        raise RefusedError(tr("Three choices at most. Nothing was changed."))
    place = _place(session, grouping_id, person_id)
    place.choices = wanted or None
    session.flush()


def put(
    session: Session,
    row: tables.Grouping,
    groups: Iterable[Group],
    without: Iterable[UUID] = (),
) -> None:
    """Write groups with their people into a grouping, in place of what it had.

    Choices stay with whoever made them.
    """
    groups = list(groups)
    row.groups = [entry(group) for group in groups]
    wanted: dict[UUID, str | None] = dict.fromkeys(without)
    wanted |= {one: group.letter for group in groups for one in group.people}
    for place in places(session, row.id):
        if place.person_id in wanted:
            place.letter = wanted.pop(place.person_id)
        else:
            session.delete(place)
    session.add_all(_new_place(row, one, letter) for one, letter in wanted.items())
    session.flush()


def _place(session: Session, grouping_id: UUID, person_id: UUID) -> tables.GroupPlace:
    row = tables.GroupPlace
    found = session.scalar(
        select(row).where(row.grouping_id == grouping_id, row.person_id == person_id)
    )
    if found is None:
        raise GoneError(tr("They are no longer in these groups. Nothing was changed."))
    return found


def _new_place(
    row: tables.Grouping, person_id: UUID, letter: str | None
) -> tables.GroupPlace:
    return tables.GroupPlace(
        community_id=row.community_id,
        grouping_id=row.id,
        person_id=person_id,
        letter=letter,
    )
