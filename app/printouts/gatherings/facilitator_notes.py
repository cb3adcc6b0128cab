"""What a facilitator gets of a block: how it goes, who does what, what to bring."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import phrases, tables
from app.gathering import agendas, groups, methods
from app.gathering.agendas import Placed
from app.gathering.plans import Block, Part
from app.gathering.plans import Step as HowStep
from app.i18n import mark, tr, trn
from app.pdf.story import Text
from app.printouts.gatherings import things_to_bring
from app.printouts.gatherings.agenda_steps import (
    Tell,
    Told,
    clock,
    how,
    labeled,
    rounds,
)
from app.printouts.gatherings.gathering_reading import Gathered
from app.vocabulary import AssignmentState, SessionRole, Voice

_UNSURE: Final = {
    AssignmentState.SUGGESTED: mark("{name} (suggested)"),
    AssignmentState.ASKED: mark("{name} (asked)"),
}
Row = tables.Block


def telling(session: Session, gathered: Gathered, names: Mapping[UUID, str]) -> Tell:
    """Return how a block is told to whoever leads the gathering."""
    found = session.scalars(
        select(Row).where(Row.session_id == gathered.gathering.id)
    ).all()
    rows = {row.id: row for row in found}
    agenda = gathered.plan.agenda
    people = gathered.plan.coming

    def tell(placed: Placed) -> Told | None:
        block = placed.block
        words = [
            *_what_for(block),
            *_how_it_goes(block, people),
            *_asides(rows[block.id]),
            *_warnings(placed, names),
        ]
        if starts := rounds(placed, agenda, len(placed.children)):
            words.insert(0, starts)
        pinned = _pinned(placed, agenda)
        return Told(
            (*_facts(block), *((pinned,) if pinned else ())),
            tuple(words),
            tuple(_who(block, names)),
            tuple(things_to_bring.of_block(block, people)),
        )

    return tell


def with_role(part: Part, names: Mapping[UUID, str]) -> str:
    """Return a role and who has it: "Timekeeper: Ray (asked)"."""
    return tr("{role}: {name}").format(role=part.role.label, name=named(part, names))


def named(part: Part, names: Mapping[UUID, str]) -> str:
    """Return who has a part, and whether they have said yes to it."""
    name = names.get(part.person_id) if part.person_id else None
    if name is None or part.state is AssignmentState.DECLINED:
        return tr("still open")
    if part.state not in _UNSURE:
        return name
    return tr(_UNSURE[part.state]).format(name=name)


def _facts(block: Block) -> tuple[str, ...]:
    found = list(how(block))
    method = methods.title(block.method_key)
    known = {text.strip().casefold() for text in (block.title, *found)}
    if method and method.casefold() not in known:
        found.append(method)
    if block.hidden:
        found.append(tr("Not on the participants’ agenda"))
    return tuple(found)


def _pinned(placed: Placed, agenda: agendas.Agenda) -> str:
    """Say that a block stays at its time, and how the plan meets that."""
    if placed.block.locked_start is None:
        return ""
    words = tr("Pinned to {time}").format(
        time=clock(agenda.when.clock(placed.start), placed.start)
    )
    if placed.gap > 0:
        return tr("{pinned}, {length} free before it").format(
            pinned=words, length=phrases.length(placed.gap)
        )
    if placed.gap < 0:
        return trn(
            "{pinned}, {n} min too many before it",
            "{pinned}, {n} min too many before it",
            -placed.gap,
            pinned=words,
        )
    return words


def _what_for(block: Block) -> Iterator[Text]:
    """Give what all may read of it."""
    for text in (block.purpose, block.participants_do):
        if text.strip():
            yield text.strip()


def _how_it_goes(block: Block, people: int) -> Iterator[Text]:
    """Give what to say, the steps, and how many groups there are."""
    if block.instructions.strip():
        yield labeled(tr("Say:"), block.instructions.strip())
    for place, step in enumerate(block.steps, start=1):
        yield f"{place}. {_step(step)}"
    sizes = groups.of_block(block, people)
    if sizes:
        counts = Counter(sizes).items()
        each = (tr("{n} of {size}").format(n=n, size=size) for size, n in counts)
        count = trn("{n} group", "{n} groups", len(sizes))
        yield labeled(tr("{groups}:").format(groups=count), phrases.listed(each))


def _step(step: HowStep) -> str:
    if not step.minutes:
        return step.text
    minutes = tr("{n} min").format(n=f"{step.minutes:g}")
    if step.per == "person":
        minutes = tr("{length} per person").format(length=minutes)
    elif step.per == "round":
        minutes = tr("{length} per round").format(length=minutes)
    return tr("{step} ({length})").format(step=step.text, length=minutes)


def _asides(row: Row) -> Iterator[Text]:
    """Give what only facilitators read."""
    for label, words in (
        (tr("Goals:"), row.goals),
        (tr("Set-up:"), row.setup),
        (tr("Cue:"), row.cue),
        (tr("Notes:"), row.notes),
        (tr("If it fails:"), row.backup_plan),
    ):
        if words and words.strip():
            yield labeled(label, words.strip())


def _warnings(placed: Placed, names: Mapping[UUID, str]) -> Iterator[Text]:
    """Say who is needed in two places at once, and which track ends early."""
    for who, tracks in agendas.conflicts(placed).items():
        name = names.get(who)
        if name:
            where = phrases.listed(tracks)
            needed = tr("{name} is needed at the same time in {tracks}.")
            yield labeled(tr("Look:"), needed.format(name=name, tracks=where))
    if placed.slack:
        yield tr("Ends {length} before the longest of these").format(
            length=phrases.length(placed.slack)
        )


def _who(block: Block, names: Mapping[UUID, str]) -> Iterable[str]:
    """Give who leads, then the other roles with theirs."""
    leads = [part for part in block.parts if part.role is SessionRole.LEAD]
    found = [named(part, names) for part in leads]
    if not leads and block.voice is Voice.GROUP:
        found = [tr("Everyone")]
    others = [part for part in block.parts if part.role is not SessionRole.LEAD]
    return dict.fromkeys([*found, *(with_role(part, names) for part in others)])
