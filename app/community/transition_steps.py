"""The checklists a handover begins with: what, and how long before or after.

The steps and their weeks are those of product/4-handoff.md e.4: from twelve weeks
before the last day to twelve after it. Where there is less time, they stand closer
together. They count from the first day of the next, or from the last day while that is
not known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.community import due_days
from app.i18n import mark, tr
from app.tables import Action, Transition
from app.vocabulary import ActionKind, ActionOrigin, Checklist, TransitionKind

WEEKS: Final = 12  # before the day, when the first step is due
RETURN_FROM: Final = 100.0  # steps at this place and after it count from the return

_WHOLE: Final = WEEKS * 7

LEAVING: Final = (  # days from the first day of the next, words
    (-84, mark("Decide, and who knows when")),
    (-70, mark("Two contacts for each site")),
    (-56, mark("Ask what may be passed on")),
    (-56, mark("Draft the packet")),
    (-42, mark("Sites correct their cards")),
    (-42, mark("Introduce who takes over")),
    (-28, mark("Lead a gathering together")),
    (-21, mark("Hold the handover workshop")),
    (-14, mark("Hear what was understood")),
    (-7, mark("Celebrate, and say thanks")),
    (0, mark("Hand over the keys")),
    (14, mark("Check in after two weeks")),
    (42, mark("Look at what arrived")),
    (84, mark("Support ends: say so")),
)
AWAY: Final = (
    (-42, mark("Decide, and who knows when")),
    (-28, mark("Two contacts for each site")),
    (-28, mark("Draft the packet")),
    (-21, mark("Introduce who stands in")),
    (-14, mark("Go through the packet")),
    (-7, mark("Hear what was understood")),
    (0, mark("Hand over the keys")),
)
RETURNING: Final = (  # days from the return
    (-7, mark("Agree how work comes back")),
    (0, mark("Take the keys back")),
    (14, mark("Say thanks for standing in")),
)

STEPS: Final[Mapping[TransitionKind, tuple[tuple[int, str], ...]]] = {
    TransitionKind.COACH_LEAVES: LEAVING,
    TransitionKind.COACH_AWAY: AWAY,
}
"""The kinds that can be started, and the steps each begins with."""


@dataclass(frozen=True)
class Dates:
    """The days of a handover; `return_on` is of a coach who is away for a while."""

    last_on: date
    first_on: date | None = None  # of the one who takes over
    return_on: date | None = None

    @property
    def anchor(self) -> date:
        """The day the steps count from."""
        return self.first_on or self.last_on


def fitted(offset: int, left: int) -> int:
    """Return days from the day for a step, none of them in the past.

    `offset` are the days with time enough, `left` those from today to the day.
    """
    if offset < 0 and left < _WHOLE:
        offset = -round(-offset * max(left, 0) / _WHOLE)
    return max(offset, -left)


def after_return(position: float | None) -> int | None:
    """Return how many days after the return the step at a place is due, or None."""
    if position is None or position < RETURN_FROM:
        return None
    place = int(position - RETURN_FROM)
    return RETURNING[place][0] if place < len(RETURNING) else None


def add_all(session: Session, row: Transition, dates: Dates) -> None:
    """Give a handover the steps it begins with."""
    left = (dates.anchor - clock.today()).days
    for place, (offset, words) in enumerate(STEPS[row.kind], 1):
        step = _new_step(session, row, tr(words))
        step.position = float(place)
        step.offset_days = fitted(offset, left)
    if row.kind is TransitionKind.COACH_AWAY:
        for place, (_, words) in enumerate(RETURNING):
            step = _new_step(session, row, tr(words))
            step.position = RETURN_FROM + place
            step.due_on = _at_return(step, dates)
    session.flush()


def add(session: Session, row: Transition, words: str, due_on: date | None) -> UUID:
    """Add a step of her own at the end; return its key."""
    places = [action.position or 0.0 for action in rows(session, row.id)]
    step = _new_step(session, row, words)
    step.position = max([*places, RETURN_FROM + len(RETURNING)]) + 1
    step.due_on = due_on
    session.flush()
    return step.id


def rows(session: Session, transition_id: UUID) -> Sequence[Action]:
    """Return the steps of a handover in the order of their places."""
    return session.scalars(
        select(Action)
        .where(
            Action.transition_id == transition_id,
            Action.checklist == Checklist.TRANSITION,
        )
        .order_by(Action.position, Action.id)
    ).all()


def due(action: Action, dates: Dates | None) -> date | None:
    """Return when a step is due: on its own day, or so many days from the day."""
    anchor = dates.anchor if dates else None
    return due_days.due(action.due_on, action.offset_days, anchor)


def follow(action: Action, before: Dates | None, dates: Dates) -> None:
    """Let a step go with the days it counts from, unless somebody gave it a day."""
    if after_return(action.position) is not None:
        if action.due_on == _at_return(action, before):
            action.due_on = _at_return(action, dates)
    elif (
        before
        and action.offset_days is not None
        and action.due_on == due_days.later(before.anchor, action.offset_days)
    ):
        action.due_on = due_days.later(dates.anchor, action.offset_days)


def _at_return(action: Action, dates: Dates | None) -> date | None:
    days = after_return(action.position)
    if days is None or dates is None or dates.return_on is None:
        return None
    return due_days.later(dates.return_on, days)


def _new_step(session: Session, row: Transition, words: str) -> Action:
    step = Action(
        community_id=row.community_id,
        kind=ActionKind.CHECK,
        body=words,
        owner_id=row.person_id,
        origin=ActionOrigin.TRANSITION,
        checklist=Checklist.TRANSITION,
        transition_id=row.id,
    )
    session.add(step)
    return step
