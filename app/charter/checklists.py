"""What is to be done in each phase of a circle, from forming to outliving the coach.

The lists are built in, from the seeds (NR2, PI16, ERLC15); she can add items of her
own. An item she ticks is a row of `action`. What the book knows to be done is reckoned
each time (`app.charter.phase_facts`), and is not ticked too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.charter import phase_facts
from app.charter.facts import Fact
from app.community import communities
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.paths import BUILT_IN
from app.person.people_names import tidy
from app.tables import Action
from app.vocabulary import ActionKind, Checklist, Stage

LONGEST: Final = 200  # letters of an item of her own
_PHASES: Final = {
    Stage.COALESCING: "launching",
    Stage.MATURING: "managing",
    Stage.STEWARDSHIP: "managing",
    Stage.TRANSFORMATION: "outliving",
}


@dataclass(frozen=True)
class Builtin:
    """An item that is built in; `opens` is a view, "/", and what to begin in it."""

    key: str
    words: str
    opens: str
    fact: str = ""  # what of `phase_facts` says whether it is done


@dataclass(frozen=True)
class Item:
    """Something to be done in a phase, as it stands."""

    key: str  # of a built-in one
    words: str
    opens: str = ""
    fact: Fact | None = None  # what the book knows of it
    done_on: date | None = None
    row_id: UUID | None = None  # of its row in the book

    @property
    def is_own(self) -> bool:
        """Whether she added it."""
        return not self.key

    @property
    def is_done(self) -> bool:
        """Whether it is done, as the book or, of what was done elsewhere, she says."""
        return self.is_known or self.done_on is not None

    @property
    def is_known(self) -> bool:
        """Whether the book knows that it is done, so that nobody has to tick it."""
        return self.fact is not None and self.fact.is_met


@dataclass(frozen=True)
class Phase:
    """A phase in the life of a circle, and what is to be done in it."""

    code: str
    title: str
    items: tuple[Item, ...] = field(default=())

    @property
    def done(self) -> int:
        """How many of its items are done."""
        return sum(one.is_done for one in self.items)

    @property
    def sentence(self) -> str:
        """Say "4 of 9"."""
        return tr("{done} of {all}").format(done=self.done, all=len(self.items))

    @property
    def is_over(self) -> bool:
        """Whether all of it is done."""
        return self.done == len(self.items)


def of_community(
    session: Session, community_id: UUID, known: Mapping[str, Fact] | None = None
) -> tuple[Phase, ...]:
    """Return the phases of a community.

    `known` are facts that only her own screen may look up (whom she has met).
    """
    facts = {**phase_facts.of_community(session, community_id), **(known or {})}
    rows = _rows(session, community_id)
    ticked = {row.item: row for row in rows if row.item in _items()}
    return tuple(
        Phase(
            phase.code,
            phase.title,
            (
                *(_item(one, facts, ticked.get(one.key)) for one in built_in),
                *(_own(row) for row in rows if row.item == phase.code),
            ),
        )
        for phase, built_in in _phases()
    )


def current(phases: tuple[Phase, ...], stage: Stage) -> str:
    """Return the code of the phase a circle of this stage is in.

    One that is only forming is in the first that has something left to do.
    """
    if stage in _PHASES:
        return _PHASES[stage]
    before = [one for one in phases if one.code not in _PHASES.values()]
    return next((one.code for one in before if not one.is_over), "launching")


def tick(
    session: Session, community_id: UUID, key: str, on: date | None = None
) -> None:
    """Say that a built-in item is done, today unless `on` is another day.

    Raises KeyError for an item there is not.
    """
    row = _ticked(session, community_id, key)
    if row is None:
        row = _new(session, community_id, _items()[key].words, key)
    row.done_on = on or clock.today()
    session.flush()


def untick(session: Session, community_id: UUID, key: str) -> None:
    """Say that a built-in item is not done after all."""
    row = _ticked(session, community_id, key)
    if row is not None:
        session.delete(row)
        session.flush()


def add(session: Session, community_id: UUID, phase: str, words: str) -> UUID:
    """Add an item of her own to a phase; return its key. Raises RefusedError."""
    row = _new(session, community_id, _said(words), phase)
    before = [one.position or 0 for one in _rows(session, community_id)]
    row.position = max(before, default=0) + 1
    session.flush()
    return row.id


def set_done(session: Session, row_id: UUID, *, done: bool) -> None:
    """Say that an item of her own is done, or is not."""
    row = _find(session, row_id)
    row.done_on = (row.done_on or clock.today()) if done else None
    session.flush()


def reword(session: Session, row_id: UUID, words: str) -> None:
    """Say an item of her own in other words. Raises RefusedError."""
    _find(session, row_id).body = _said(words)
    session.flush()


def remove(session: Session, row_id: UUID) -> None:
    """Take an item of her own off the list."""
    session.delete(_find(session, row_id))
    session.flush()


def phase_of(session: Session, row_id: UUID) -> str:
    """Return the phase an item belongs to, "" if it is of none."""
    row = session.get(Action, row_id)
    if row is None or row.checklist is not Checklist.PHASE:
        return ""
    return (row.item or "").partition(".")[0]


def _item(one: Builtin, facts: Mapping[str, Fact], row: Action | None) -> Item:
    return Item(
        one.key,
        one.words,
        one.opens,
        facts.get(one.fact),
        row.done_on if row else None,
        row.id if row else None,
    )


def _own(row: Action) -> Item:
    return Item("", row.body, "", None, row.done_on, row.id)


def _rows(session: Session, community_id: UUID) -> list[Action]:
    found = session.scalars(
        select(Action)
        .where(Action.community_id == community_id, Action.checklist == Checklist.PHASE)
        .order_by(Action.position, Action.noted_on, Action.id)
    )
    return list(found)


def _ticked(session: Session, community_id: UUID, key: str) -> Action | None:
    rows = _rows(session, community_id)
    return next((row for row in rows if row.item == key), None)


def _new(session: Session, community_id: UUID, words: str, item: str) -> Action:
    communities.find(session, community_id)
    row = Action(
        community_id=community_id,
        kind=ActionKind.CHECK,
        checklist=Checklist.PHASE,
        body=words,
        item=item,
        noted_on=clock.today(),
    )
    session.add(row)
    session.flush()
    return row


def _find(session: Session, row_id: UUID) -> Action:
    row = session.get(Action, row_id)
    if row is None:
        raise GoneError(tr("This item is no longer there. Nothing was changed."))
    return row


def _said(words: str) -> str:
    line = tidy(words, LONGEST)
    if not line:
        raise RefusedError(tr("Say what is to be done. Nothing was changed."))
    return line


@lru_cache(maxsize=1)
def _phases() -> tuple[tuple[Phase, tuple[Builtin, ...]], ...]:
    kept = json.loads((BUILT_IN / "checklists.json").read_text(encoding="utf-8"))
    return tuple(
        (
            Phase(phase["code"], phase["title"]),
            tuple(Builtin(**item) for item in phase["items"]),
        )
        for phase in kept["phases"]
    )


@lru_cache(maxsize=1)
def _items() -> dict[str, Builtin]:
    return {one.key: one for _, items in _phases() for one in items}
