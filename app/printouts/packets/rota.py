"""The gatherings: what the last ones came to, who does what at the next (e.2, 12).

Roles for the whole gathering and leads of its blocks; a block hidden from members is
the facilitator's own, and an open place is said plainly.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select

from app import phrases, tables
from app.gathering import block_trees, gatherings
from app.gathering.gatherings import THERE, Gathering
from app.gathering.plans import Block as PlanBlock
from app.gathering.plans import Part
from app.i18n import tr, trn
from app.pdf.story import Block, Cell, Column, Heading, Manner, Paragraph, Table
from app.printouts.joining import dotted
from app.printouts.packets.records import Written
from app.printouts.packets.scope import Scope
from app.printouts.packets.wording import shortened
from app.printouts.prose import prose
from app.vocabulary import AssignmentState, SessionRole

_LAST: Final = 3
_ANSWERED: Final = (AssignmentState.ACCEPTED, AssignmentState.DECLINED)


def write(scope: Scope) -> Written | None:
    """Return the last three gatherings and the rota, or nothing without any."""
    held, coming = scope.met, scope.planned
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


def _rota(scope: Scope, coming: list[Gathering]) -> Table:
    columns = (
        Column(tr("Gathering"), 4, names_row=True),
        Column(tr("Leads"), 4),
        Column(tr("Other roles"), 5),
    )
    wanted = [one.id for one in coming]
    plans = block_trees.read(scope.session, wanted)
    parts = _parts_of_all(scope, wanted)
    rows = tuple(
        (
            Cell(one.title, phrases.day(one.day) if one.day else "", bold=True),
            _leads(scope, plans[one.id], parts[one.id]) or tr("still open"),
            _roles(scope, parts[one.id]),
        )
        for one in coming
    )
    return Table(columns, rows)


def _parts_of_all(scope: Scope, wanted: list[UUID]) -> Mapping[UUID, list[Part]]:
    """Return the roles for the whole of each gathering."""
    row = tables.Assignment
    found = scope.session.scalars(
        select(row)
        .where(row.session_id.in_(wanted), row.block_id.is_(None))
        .order_by(row.id)
    )
    parts: dict[UUID, list[Part]] = defaultdict(list)
    for one in found:
        parts[one.session_id].append(Part(one.id, one.role, one.person_id, one.state))
    return parts


def _leads(scope: Scope, blocks: tuple[PlanBlock, ...], parts: list[Part]) -> str:
    """Return who leads it or a block that members see, and how many nobody leads."""
    every = [*parts, *(part for block in _seen(blocks) for part in block.parts)]
    leading = [part for part in every if part.role is SessionRole.LEAD]
    sure = {one.person_id for one in leading if one.state is AssignmentState.ACCEPTED}
    names = shortened(
        _who(scope, one)
        for one in leading
        if not _is_open(scope, one)
        and (one.state in _ANSWERED or one.person_id not in sure)
    )
    still = sum(_is_open(scope, one) for one in leading)
    if not names or not still:
        return names
    return trn(
        "{names}; {n} part is still open",
        "{names}; {n} parts are still open",
        still,
        names=names,
    )


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


def _is_open(scope: Scope, part: Part) -> bool:
    """Tell whether nobody does it: nobody is named, or who is said no."""
    return not scope.name(part.person_id) or part.state is AssignmentState.DECLINED


def _who(scope: Scope, part: Part) -> str:
    if _is_open(scope, part):
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
