"""The gatherings: what the last ones came to, who does what at the next (e.2, 12).

Roles for the whole gathering and leads of its blocks; a block hidden from members is
the facilitator's own, and an open place is said plainly.
"""

from typing import Final

from app import phrases, tables
from app.gathering import block_trees, gatherings
from app.gathering.gatherings import THERE, Gathering
from app.gathering.plans import Block as PlanBlock
from app.gathering.plans import Part
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Heading, Manner, Paragraph, Table
from app.person.attendance_marks import FOR_SOME
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import dotted, prose, shortened
from app.vocabulary import AssignmentState, SessionRole

_LAST: Final = 3


def write(scope: Scope) -> Written | None:
    """Return the last three gatherings and the rota, or nothing without any."""
    held = _for_everyone(scope.held)
    coming = _for_everyone(scope.coming)
    if not held and not coming:
        return None
    blocks: list[Block] = []
    if coming:
        blocks += [Heading(tr("Who does what next")), _rota(scope, coming)]
    last = held[-_LAST:][::-1]
    if last:
        blocks.append(Heading(tr("The last gatherings")))
    came = gatherings.attendance(scope.session, [it.id for it in last])
    for it in last:
        blocks += _report(scope, it, sum(came[it.id][state] for state in THERE))
    return Written(_fact(held, coming), tuple(blocks))


def _fact(held: list[Gathering], coming: list[Gathering]) -> str:
    so_far = trn("{n} held in a year", "{n} held in a year", len(held))
    planned = trn("{n} planned", "{n} planned", len(coming))
    return tr("{held}, {planned}").format(held=so_far, planned=planned)


def _for_everyone(found: list[Gathering]) -> list[Gathering]:
    """Leave out office hours and the like, which are in the calendar alone."""
    return [one for one in found if one.kind not in FOR_SOME] or found


def _rota(scope: Scope, coming: list[Gathering]) -> Table:
    columns = (
        Column(tr("Gathering"), 4, names_row=True),
        Column(tr("Leads"), 4),
        Column(tr("Other roles"), 5),
    )
    rows = []
    for one in coming:
        blocks, parts, _ = block_trees.read_whole(scope.session, one.id)
        day = phrases.day(one.starts_local.date()) if one.starts_local else ""
        rows.append(
            (
                Cell(one.title, day, bold=True),
                _leads(scope, blocks, parts),
                _roles(scope, parts),
            )
        )
    return Table(columns, tuple(rows))


def _leads(scope: Scope, blocks: tuple[PlanBlock, ...], parts: list[Part]) -> str:
    """Return who leads the gathering or a block that members see, each once."""
    every = [*parts, *(part for block in _seen(blocks) for part in block.parts)]
    leading = [part for part in every if part.role is SessionRole.LEAD]
    sure = {one.person_id for one in leading if one.state is AssignmentState.ACCEPTED}
    names = [
        scope.name(one.person_id) if one.person_id in sure else _who(scope, one)
        for one in leading
    ]
    return shortened(names)


def _seen(blocks: tuple[PlanBlock, ...]) -> list[PlanBlock]:
    """Return the blocks on the members' agenda, with those in them."""
    found = []
    for block in blocks:
        if not block.hidden:
            found += [block, *_seen(block.children)]
    return found


def _roles(scope: Scope, parts: list[Part]) -> str:
    words = [
        tr("{role}: {name}").format(role=part.role.label, name=_who(scope, part))
        for part in parts
        if part.role is not SessionRole.LEAD
    ]
    return "\n".join(words)


def _who(scope: Scope, part: Part) -> str:
    if part.person_id is None or part.state is AssignmentState.DECLINED:
        return tr("still open")
    name = scope.name(part.person_id)
    sure = part.state is AssignmentState.ACCEPTED
    return name if sure else tr("{name} (asked)").format(name=name)


def _report(scope: Scope, it: Gathering, came: int) -> list[Block]:
    """Return what a gathering came to, as it was sent to the members."""
    row = scope.session.get_one(tables.Session, it.id)
    day = phrases.short_date(it.starts_local.date()) if it.starts_local else ""
    many = trn("{n} came", "{n} came", came) if came else ""
    said = prose(row.summary or it.purpose)
    return [Heading(it.title, 3), Paragraph(dotted(day, many), Manner.SMALL), *said]
