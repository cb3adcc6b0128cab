"""What to bring to a gathering: how much of it, who brings it, what is packed."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from app import phrases
from app.gathering import groups
from app.gathering.gatherings import Plan
from app.gathering.groups import Total
from app.gathering.plans import Block, Material, flat
from app.i18n import tr
from app.pdf.story import Block as StoryBlock
from app.pdf.story import Check, CheckList, Heading


def blocks(plan: Plan, names: Mapping[UUID, str]) -> list[StoryBlock]:
    """Return the check list of all there is to bring; nothing where that is nothing."""
    totals = groups.totals(plan.blocks, plan.materials, plan.coming)
    if not totals:
        return []
    of_blocks = (thing for block in flat(plan.blocks) for thing in block.materials)
    things = [*plan.materials, *of_blocks]
    checks = tuple(_check(total, things, names) for total in totals)
    return [Heading(tr("To bring")), CheckList(checks)]


def of_block(block: Block, people: int) -> Iterable[str]:
    """Give what one block needs: "Markers × 12"."""
    count = len(groups.of_block(block, people)) or 1
    for thing in block.materials:
        yield _so_many(thing.item, groups.needed(thing, people, count))


def _check(
    total: Total, things: Iterable[Material], names: Mapping[UUID, str]
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
    return Check(
        _so_many(total.item, total.quantity),
        done=bool(same) and all(thing.packed for thing in same),
        note=phrases.listed(who),
    )


def _so_many(item: str, quantity: float) -> str:
    if quantity == 1:
        return item.strip()
    times = tr("× {n}").format(n=f"{quantity:g}").replace(" ", phrases.NBSP)
    return f"{item.strip()} {times}"
