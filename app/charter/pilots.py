"""A pilot with a passionate few: who, what is assumed, what was found out (ERLC15).

A pilot is a grouping of one group. What it assumes is a learning with a test; the story
of its success is a lesson. "3 of 5 tested" counts those of which is said whether they
held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import literal_column, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.community import communities
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.needs import groupings
from app.person import faces
from app.person.faces import Face
from app.person.people_names import fold, tidy_lines
from app.tables import GroupPlace, Learning
from app.vocabulary import GroupingKind, LearningKind

LETTER: Final = "A"
"""The one group of a pilot or of a wave."""

Said = Literal["happened", "now_what", "result", "so_what"]
"""What is said of an assumption: itself, its test, what came out, what we change."""


@dataclass(frozen=True)
class Assumption:
    """Something a pilot takes for true until it is tested."""

    id: UUID
    words: str
    test: str
    result: str
    change: str  # what is done otherwise because of it
    held: bool | None  # None = not tested yet
    tested_on: date | None


@dataclass(frozen=True)
class Pilot:
    """A pilot, with those who take part by name."""

    id: UUID
    title: str
    why: str
    begins_on: date | None
    people: tuple[Face, ...]
    assumptions: tuple[Assumption, ...]
    story: str

    @property
    def tested(self) -> int:
        """How many of its assumptions are tested."""
        return sum(one.held is not None for one in self.assumptions)

    @property
    def sentence(self) -> str:
        """Say "3 of 5 tested"."""
        return tr("{n} of {all} tested").format(
            n=self.tested, all=len(self.assumptions)
        )


def of_community(session: Session, community_id: UUID) -> tuple[Pilot, ...]:
    """Return the pilots of a community, the first one first."""
    looks = faces.of_community(session, community_id)
    rows = grouping_rows(session, community_id, GroupingKind.PILOT)
    return tuple(_pilot(session, row, looks) for row in rows)


def start(session: Session, community_id: UUID) -> UUID:
    """Begin a pilot; return its key."""
    return begin_grouping(session, community_id, GroupingKind.PILOT, tr("Pilot"))


def set_story(session: Session, pilot_id: UUID, words: str) -> None:
    """Write down the story of what came of it; without words it is taken out."""
    row = groupings.find(session, pilot_id)
    told = tidy_lines(words)
    story = _story(session, pilot_id)
    if story is None and told:
        story = _learning(row, LearningKind.LESSON)
        session.add(story)
    if story is not None:
        if told:
            story.happened = told
        else:
            session.delete(story)
    session.flush()


def assume(session: Session, pilot_id: UUID, words: str) -> UUID:
    """Add something that is assumed; return its key. Raises RefusedError."""
    said = tidy_lines(words)
    if not said:
        raise RefusedError(tr("Say what you assume. Nothing was changed."))
    row = _learning(groupings.find(session, pilot_id), LearningKind.ASSUMPTION)
    row.happened = said
    session.add(row)
    session.flush()
    return row.id


def say(session: Session, assumption_id: UUID, what: Said, words: str) -> None:
    """Say something of an assumption in other words.

    Raises RefusedError when none are left of what is assumed.
    """
    row = _find(session, assumption_id)
    said = tidy_lines(words) or None
    if what == "happened" and said is None:
        raise RefusedError(tr("Say what you assume. The old words were kept."))
    setattr(row, what, said)
    session.flush()


def set_held(session: Session, assumption_id: UUID, held: bool | None) -> None:
    """Say that it held, or did not, or with None that it is not tested yet."""
    row = _find(session, assumption_id)
    row.held = held
    row.tried_on = None if held is None else row.tried_on or clock.today()
    session.flush()


def drop(session: Session, assumption_id: UUID) -> None:
    """Take an assumption out."""
    session.delete(_find(session, assumption_id))
    session.flush()


def delete(session: Session, pilot_id: UUID) -> None:
    """Delete a pilot with what it assumed; the people stay."""
    for row in session.scalars(
        select(Learning).where(Learning.grouping_id == pilot_id)
    ).all():
        session.delete(row)
    session.flush()
    groupings.delete(session, pilot_id)


# --- What pilots and waves share ----------------------------------------------------


def grouping_rows(
    session: Session, community_id: UUID, kind: GroupingKind
) -> list[tables.Grouping]:
    """Return the groupings of a kind, by day, those without one last."""
    row = tables.Grouping
    rows = session.scalars(
        select(row).where(row.community_id == community_id, row.kind == kind)
    )
    return sorted(
        rows, key=lambda one: (one.held_on or date.max, one.title, one.id.hex)
    )


def begin_grouping(
    session: Session, community_id: UUID, kind: GroupingKind, title: str
) -> UUID:
    """Add a grouping of one empty group; return its key."""
    communities.find(session, community_id)
    group = {"letter": LETTER, "name": "", "why": "", "room": ""}
    row = tables.Grouping(
        community_id=community_id, kind=kind, title=title, groups=[group]
    )
    session.add(row)
    session.flush()
    return row.id


def invite(session: Session, grouping_id: UUID, person_id: UUID) -> None:
    """Let somebody take part in a pilot or a wave."""
    groupings.add_person(session, grouping_id, person_id)
    groupings.move(session, grouping_id, person_id, LETTER)


def people_of(
    session: Session, grouping_id: UUID, looks: dict[UUID, Face]
) -> tuple[Face, ...]:
    """Return who takes part, by name."""
    found = session.scalars(
        select(GroupPlace.person_id).where(GroupPlace.grouping_id == grouping_id)
    )
    known = [looks[key] for key in found if key in looks]
    return tuple(sorted(known, key=lambda one: (fold(one.name), one.id.hex)))


def _pilot(session: Session, row: tables.Grouping, looks: dict[UUID, Face]) -> Pilot:
    story = _story(session, row.id)
    return Pilot(
        row.id,
        row.title,
        row.rationale or "",
        row.held_on,
        people_of(session, row.id, looks),
        tuple(_assumptions(session, row.id)),
        (story.happened or "") if story else "",
    )


def _assumptions(session: Session, pilot_id: UUID) -> Iterator[Assumption]:
    rows: Any = session.scalars(
        select(Learning)
        .where(
            Learning.grouping_id == pilot_id,
            Learning.kind == LearningKind.ASSUMPTION,
        )
        # as they were added: several are noted on one day
        .order_by(Learning.noted_on, literal_column("learning.rowid"))
    )
    for row in rows:
        yield Assumption(
            row.id,
            row.happened or "",
            row.now_what or "",
            row.result or "",
            row.so_what or "",
            row.held,
            row.tried_on,
        )


def _story(session: Session, pilot_id: UUID) -> Learning | None:
    return session.scalar(
        select(Learning)
        .where(Learning.grouping_id == pilot_id, Learning.kind == LearningKind.LESSON)
        .order_by(Learning.noted_on, Learning.id)
        .limit(1)
    )


def _learning(row: tables.Grouping, kind: LearningKind) -> Learning:
    return Learning(
        community_id=row.community_id,
        kind=kind,
        grouping_id=row.id,
        noted_on=clock.today(),
    )


def _find(session: Session, assumption_id: UUID) -> Learning:
    row = session.get(Learning, assumption_id)
    if row is None:
        raise GoneError(tr("This is no longer in the book. Nothing was changed."))
    return row
