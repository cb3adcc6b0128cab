"""The facilitator's plan: every step with its notes, cues, people and things to bring.

It holds what is meant for whoever leads (layer successor, README decision 13), hidden
blocks included, and says so at its foot.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, phrases
from app.gathering.agendas import Agenda
from app.i18n import tr, trn
from app.pdf.story import (
    Block,
    Lines,
    Pairs,
    Paper,
    Paragraph,
    Text,
)
from app.printouts.catalog import Chosen
from app.printouts.gatherings import (
    agenda_looks,
    agenda_rows,
    agenda_steps,
    block_kinds,
    facilitator_notes,
    gathering_head,
    things_to_bring,
)
from app.printouts.gatherings import gathering_reading as reading
from app.printouts.gatherings.agenda_steps import Step, Tell
from app.printouts.gatherings.gathering_reading import Gathered
from app.printouts.joining import dotted
from app.vocabulary import SessionRole

_NOTE_LINES: Final = 5
_ROLES: Final = tuple(SessionRole)


def compose(session: Session, subject_id: UUID, chosen: Chosen) -> Paper:
    """Return the plan of a gathering. Raises GoneError when it is not there."""
    gathered = reading.read(session, subject_id)
    names = reading.all_names(session, gathered)
    tell = facilitator_notes.telling(session, gathered, names)
    title = gathering_head.title(gathered)
    return Paper(
        tr("Facilitator’s plan: {title}").format(title=title),
        gathering_head.sheet(gathered, tr("Facilitator’s plan")),
        tuple(_blocks(gathered, names, tell, chosen)),
        foot=_foot(gathered),
        author=gathered.made_by,
        subject=gathering_head.day(gathered.gathering),
        language=phrases.language(),
    )


def _blocks(
    gathered: Gathered, names: Mapping[UUID, str], tell: Tell, chosen: Chosen
) -> list[Block]:
    agenda = gathered.plan.agenda
    during = agenda_steps.steps(agenda.steps, agenda, tell)
    before = agenda_steps.steps(agenda.before, agenda, tell)
    after = agenda_steps.steps(agenda.after, agenda, tell)
    notes = Lines(tr("Notes"), _NOTE_LINES) if chosen.get("notes") != "no" else None
    found = [
        block_kinds.strip(during),
        gathering_head.standing(gathered.gathering),
        gathering_head.on_behalf(gathered),
        _brief(gathered, names),
        *agenda_rows.untimed(tr("Before"), before),
        *_agenda(gathered, during, chosen),
        block_kinds.legend(during),
        gathering_head.clock_change(gathered.gathering, agenda.minutes),
        *agenda_rows.untimed(tr("Afterward"), after),
        *things_to_bring.blocks(gathered.plan, names),
        notes,
    ]
    return [block for block in found if block]


def _agenda(
    gathered: Gathered, during: tuple[Step, ...], chosen: Chosen
) -> list[Block]:
    if not during:
        return [Paragraph(tr("Nothing is planned yet."))]
    agenda = gathered.plan.agenda
    end = agenda_looks.end(agenda, fits(agenda))
    return agenda_looks.blocks(chosen.get("look", ""), during, end)


def fits(agenda: Agenda) -> str:
    """Say how a plan fits its time: "120 min planned, 10 min over"."""
    words = [tr("{length} planned").format(length=phrases.length(agenda.minutes))]
    spare = agenda.spare
    if spare is None:
        words.append(tr("no end set"))
    elif spare > 0:
        words.append(trn("{n} min spare", "{n} min spare", spare))
    elif spare < 0:
        words.append(trn("{n} min over", "{n} min over", -spare))
    elif not agenda.overlap:
        words.append(tr("fits exactly"))
    if agenda.overlap:
        words.append(trn("{n} min overlap", "{n} min overlap", agenda.overlap))
    return ", ".join(words)


def _brief(gathered: Gathered, names: Mapping[UUID, str]) -> Pairs | None:
    """Return what it is for and who does what in all of it."""
    one = gathered.gathering
    parts = sorted(gathered.plan.parts, key=lambda part: _ROLES.index(part.role))
    roles = [facilitator_notes.with_role(part, names) for part in parts]
    coming = gathered.plan.coming
    people = trn("{n} person", "{n} people", coming) if coming else ""
    items: list[tuple[str, Text]] = [
        (tr("Purpose"), one.purpose.strip()),
        (tr("By the end"), one.outcomes.strip()),
        (tr("Expected"), people),
        (tr("Who does what"), dotted(*roles)),
    ]
    items += gathering_head.ways(gathered)
    items.append((tr("Note on the plan"), one.plan_note.strip()))
    kept = tuple(item for item in items if item[1])
    return Pairs(kept) if kept else None


def _foot(gathered: Gathered) -> str:
    as_of = tr("as of {day}").format(day=phrases.short_date(clock.today()))
    return gathering_head.foot(gathered, tr("For facilitators only"), as_of)
