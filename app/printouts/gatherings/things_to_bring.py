"""What to bring to a gathering: how much of it, who brings it, what is packed."""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from app import phrases
from app.gathering import groups
from app.gathering.gatherings import Plan
from app.gathering.groups import Total
from app.gathering.plans import Block, Material, flat
from app.i18n import mark, tr
from app.pdf.story import Block as StoryBlock
from app.pdf.story import Check, CheckList, Heading
from app.vocabulary import MaterialPer

_EACH: Final = {
    MaterialPer.PERSON: mark("{n} for each person"),
    MaterialPer.GROUP: mark("{n} for each group"),
    MaterialPer.TABLE: mark("{n} for each table"),
    MaterialPer.FIXED: mark("{n} for all"),
}


def blocks(plan: Plan, names: Mapping[UUID, str]) -> list[StoryBlock]:
    """Return the check list of all there is to bring; nothing where that is nothing."""
    totals = groups.totals(plan.blocks, plan.materials, plan.coming)
    if not totals:
        return []
    of_blocks = (thing for block in flat(plan.blocks) for thing in block.materials)
    things = [*plan.materials, *of_blocks]
    checks = tuple(_check(total, things, names, plan.coming) for total in totals)
    return [Heading(tr("To bring")), CheckList(checks)]


def of_block(block: Block, people: int) -> Iterable[str]:
    """Give what one block needs: "Markers × 12"."""
    count = len(groups.of_block(block, people)) or 1
    for thing in block.materials:
        if people or thing.per is MaterialPer.FIXED:
            yield _so_many(thing.item, groups.needed(thing, people, count))
        else:
            yield _for_each(thing.item, [thing])


def _check(
    total: Total, things: Iterable[Material], names: Mapping[UUID, str], people: int
) -> Check:
    """Return one thing to tick: it is packed when all of it is."""
    key = total.item.casefold()
    same = [
        thing
        for thing in things
        if thing.item.strip().casefold() == key and thing.kind is total.kind
    ]
    bring = [thing.bring_person_id for thing in same if thing.bring_person_id]
    who = dict.fromkeys(names[person] for person in bring if person in names)
    open_ended = not people and any(t.per is not MaterialPer.FIXED for t in same)
    if open_ended:
        words = _for_each(total.item, same)
    else:
        words = _so_many(total.item, total.quantity)
    return Check(
        words,
        done=bool(same) and all(thing.packed for thing in same),
        note=phrases.listed(who),
    )


def _so_many(item: str, quantity: float) -> str:
    if quantity in {0, 1}:
        return item.strip()
    times = tr("× {n}").format(n=f"{quantity:g}").replace(" ", phrases.NBSP)
    return f"{item.strip()} {times}"


def _for_each(item: str, things: Iterable[Material]) -> str:
    """Return a thing with how much there must be for each: nobody is expected yet."""
    amounts: dict[MaterialPer, float] = {}
    for thing in things:
        before = amounts.get(thing.per, 0.0)
        both = (before, thing.quantity)
        amounts[thing.per] = sum(both) if thing.kind in groups.ADDS_UP else max(both)
    each = [tr(_EACH[per]).format(n=f"{n:g}") for per, n in amounts.items() if n]
    if not each:
        return item.strip()
    return tr("{item}: {how_many}").format(
        item=item.strip(), how_many=phrases.listed(each)
    )
