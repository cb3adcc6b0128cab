"""How ready a gathering is, computed from its plan and from what was written of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.gathering import calendars, sessions
from app.gathering.agendas import Agenda, Placed
from app.gathering.gatherings import Plan
from app.gathering.plans import Block, flat
from app.i18n import tr, trn
from app.tables import CalendarEntry
from app.vocabulary import Category, SessionKind

_NOBODYS: Final = (Category.BREAK, Category.LOGISTICS)  # nobody need lead these


@dataclass(frozen=True)
class Fact:
    """One thing that is ready, or still open."""

    name: str  # "plan", "leads", "materials", "calendar"
    ready: bool
    words: str


def of_session(session: Session, session_id: UUID) -> tuple[Fact, ...]:
    """Return what is ready for a gathering and what is open. Raises GoneError."""
    plan = sessions.plan(session, session_id)
    found: list[Fact] = []
    if plan.gathering.kind is not SessionKind.OFFICE_HOURS:  # it has no agenda
        found += _plan(plan)
    things = _things(plan)
    if things:
        found.append(_materials(things))
    found.append(_calendar(session, session_id))
    return tuple(found)


def without_lead(agenda: Agenda) -> list[Block]:
    """Return the blocks that somebody should lead and nobody does yet."""
    return [step.block for step in _unled(agenda.steps, led=False)]


def led_blocks(agenda: Agenda) -> int:
    """Count the blocks that somebody leads or should lead."""
    return sum(step.block.category not in _NOBODYS for step in _leaves(agenda.steps))


def _plan(plan: Plan) -> list[Fact]:
    """Return one fact when all of the plan is ready, else what is open and what not."""
    agenda = _agenda(plan.agenda)
    open_ones = len(without_lead(plan.agenda))
    if not plan.agenda.steps or not open_ones:
        return [agenda]
    words = trn("Nobody leads {n} block", "Nobody leads {n} blocks", open_ones)
    return [agenda, Fact("leads", False, words)]


def _agenda(agenda: Agenda) -> Fact:
    if not agenda.steps:
        return Fact("plan", ready=False, words=tr("No plan yet"))
    spare = agenda.spare or 0
    if any(step.gap < 0 for step in agenda.steps):
        return Fact("plan", False, tr("Blocks overlap"))
    if spare < 0:
        return Fact("plan", False, tr("Plan {n} min over").format(n=-spare))
    if spare > 0:
        return Fact("plan", True, tr("Plan with {n} min spare").format(n=spare))
    return Fact("plan", True, tr("Plan fits"))


def _things(plan: Plan) -> list[UUID | None]:
    """Return who brings each thing, None for nobody."""
    inside = [thing for block in flat(plan.blocks) for thing in block.materials]
    return [thing.bring_person_id for thing in (*inside, *plan.materials)]


def _materials(bringers: list[UUID | None]) -> Fact:
    missing = bringers.count(None)
    if not missing:
        return Fact("materials", True, tr("Materials shared out"))
    words = trn("Nobody brings {n} thing", "Nobody brings {n} things", missing)
    return Fact("materials", False, words)


def _calendar(session: Session, session_id: UUID) -> Fact:
    entry = session.scalars(
        select(CalendarEntry).where(CalendarEntry.session_id == session_id).limit(1)
    ).first()
    if entry is None or not entry.exported:
        return Fact("calendar", False, tr("Calendar file not sent"))
    if calendars.event(session, session_id).sequence > entry.sequence:
        return Fact("calendar", False, tr("Changed since the calendar file"))
    return Fact("calendar", True, tr("Calendar file written"))


def _unled(steps: Iterable[Placed], *, led: bool) -> Iterator[Placed]:
    for step in steps:
        has_lead = led or any(step.block.leads)
        if step.children:
            yield from _unled(step.children, led=has_lead)
        elif not has_lead and step.block.category not in _NOBODYS:
            yield step


def _leaves(steps: Iterable[Placed]) -> Iterator[Placed]:
    for step in steps:
        if step.children:
            yield from _leaves(step.children)
        else:
            yield step
