"""The participant agenda: what happens when, for everyone.

No notes, no hidden blocks, no steps within a block (session planning d.3): they are
left out where a block is told, so no look can print them.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import phrases
from app.gathering import methods
from app.gathering.agendas import Placed
from app.gathering.plans import Block as PlanBlock
from app.i18n import tr
from app.pdf.story import (
    Block,
    Heading,
    Lines,
    Pairs,
    Paper,
    Paragraph,
    Together,
)
from app.printouts.catalog import Chosen
from app.printouts.gatherings import (
    agenda_looks,
    agenda_rows,
    agenda_steps,
    block_kinds,
    gathering_head,
)
from app.printouts.gatherings import gathering_reading as reading
from app.printouts.gatherings.agenda_steps import Step, Tell, Told
from app.printouts.gatherings.gathering_reading import Gathered
from app.vocabulary import AssignmentState, SessionRole, Voice

_NOTE_LINES: Final = 4
_SHOWN_ROLES: Final = (SessionRole.LEAD, SessionRole.HOST)


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the agenda of a gathering. Raises GoneError when it is not there."""
    gathered = reading.read(session, subject_id)
    tell = _telling(gathered, reading.names_for_members(session, gathered))
    title = tr("Agenda: {title}").format(title=gathering_head.title(gathered))
    return Paper(
        title,
        gathering_head.sheet(gathered, tr("Agenda")),
        tuple(_blocks(gathered, tell, chosen)),
        foot=gathering_head.foot(gathered),
        author=gathered.made_by,
        subject=gathering_head.day(gathered.gathering),
        language=phrases.language(),
    )


def _blocks(gathered: Gathered, tell: Tell, chosen: Chosen) -> list[Block]:
    agenda = gathered.plan.agenda
    during = agenda_steps.steps(agenda.steps, agenda, tell)
    before = agenda_steps.steps(agenda.before, agenda, tell)
    after = agenda_steps.steps(agenda.after, agenda, tell)
    notes = Lines(tr("Notes"), _NOTE_LINES) if chosen.get("notes") != "no" else None
    contact = (tr("Questions to"), gathering_head.contact(gathered))
    ways = [*gathering_head.ways(gathered), *([contact] if contact[1] else [])]
    found = [
        block_kinds.strip(during),
        gathering_head.standing(gathered.gathering),
        gathering_head.on_behalf(gathered),
        _purpose(gathered),
        Pairs(tuple(ways)) if ways else None,
        *agenda_rows.untimed(tr("Before we meet"), before),
        *_agenda(gathered, during, chosen),
        block_kinds.legend(during),
        gathering_head.clock_change(gathered.gathering, _minutes(during)),
        *agenda_rows.untimed(tr("Afterward"), after),
        *_agreements(gathered, notes),
    ]
    return [block for block in found if block]


def _agenda(
    gathered: Gathered, during: tuple[Step, ...], chosen: Chosen
) -> list[Block]:
    if not during:
        return [Paragraph(tr("The agenda is still open."))]
    end = agenda_looks.end(gathered.plan.agenda)
    return agenda_looks.blocks(chosen.get("look", ""), during, end)


def _telling(gathered: Gathered, names: Mapping[UUID, str]) -> Tell:
    """Return how a block is told to everyone."""

    def tell(placed: Placed) -> Told | None:
        block = placed.block
        if block.hidden:
            return None
        shown = sum(not child.block.hidden for child in placed.children)
        starts = agenda_steps.rounds(placed, gathered.plan.agenda, shown)
        words = (starts, _what_for(block), block.participants_do)
        return Told(
            tuple(agenda_steps.how(block)),
            tuple(text.strip() for text in words if text.strip()),
            _who(placed, names),
        )

    return tell


def _what_for(block: PlanBlock) -> str:
    """Return what a block is for, but for a method's own words: those tell who plans.

    Why a method works is said in the library, and in the facilitator's plan.
    """
    method = methods.get(block.method_key) if block.method_key else None
    words = block.purpose.strip()
    return "" if method and words == method.purpose.strip() else words


def _who(placed: Placed, names: Mapping[UUID, str]) -> tuple[str, ...]:
    """Return who leads a block and has said yes."""
    found = [
        names.get(part.person_id, "")
        for role in _SHOWN_ROLES
        for part in placed.block.parts
        if part.role is role
        and part.state is AssignmentState.ACCEPTED
        and part.person_id
    ]
    found = [name for name in found if name.strip()]
    if not found and placed.block.voice is Voice.GROUP:
        return (tr("Everyone"),)
    return tuple(dict.fromkeys(found))


def _purpose(gathered: Gathered) -> Paragraph | None:
    words = gathered.gathering.purpose.strip()
    return Paragraph(words) if words else None


def _agreements(gathered: Gathered, notes: Lines | None) -> list[Block]:
    """Return what all agreed on and room for notes: neither has a page for itself."""
    words = gathered.agreements.strip()
    found: list[Block] = [notes] if notes else []
    if words:
        found = [Heading(tr("What we agreed on")), Paragraph(words), *found]
    return [Together(tuple(found))] if found else []


def _minutes(during: tuple[Step, ...]) -> int:
    return max((step.start + step.minutes for step in during), default=0)
