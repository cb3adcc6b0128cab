"""How many groups there are, and how much of everything there must be for them."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from app.gathering.plans import Block, Material
from app.vocabulary import MaterialKind, MaterialPer, Shape

# what is used up adds up; of the rest, the largest number needed at once will do
ADDS_UP: Final = frozenset(
    {MaterialKind.CONSUMABLE, MaterialKind.PRINT, MaterialKind.CATERING}
)
SMALL: Final = 3  # groups up to this size must be full: a trio of two is no trio

_Totals = dict[tuple[str, MaterialKind], "Total"]
_Adds = Callable[[MaterialKind], bool]


@dataclass(frozen=True)
class Total:
    """How much of one thing has to be there."""

    item: str
    kind: MaterialKind
    quantity: float


def sizes(people: int, size: int, least: int = 1) -> tuple[int, ...]:
    """Return how large each group is when `people` sit in groups of `size`.

    There are as many groups as are needed, fewer where a group would fall below
    `least`; sizes differ by one at most (data model, section 4).
    """
    if people <= 0 or size <= 0:
        return ()
    count = math.ceil(people / size)
    while count > 1 and people // count < least:
        count -= 1
    each, more = divmod(people, count)
    return (each + 1,) * more + (each,) * (count - more)


def needed(material: Material, people: int, groups: int) -> float:
    """Return how much of a material is needed, in whole pieces beyond one."""
    by = {
        MaterialPer.PERSON: people,
        MaterialPer.GROUP: groups,
        MaterialPer.TABLE: groups,
        MaterialPer.FIXED: 1,
    }
    amount = material.quantity * by[material.per]
    return float(math.ceil(amount)) if material.per is not MaterialPer.FIXED else amount


def totals(
    blocks: Iterable[Block], whole: Iterable[Material], people: int
) -> tuple[Total, ...]:
    """Return everything to bring for `people`, by name; `whole` is for all blocks.

    Consumables, prints and food add up; equipment takes the largest number needed at
    once, which side by side is that of all tracks together (session planning d.1).
    """
    found = _of(whole, people, 1)
    for block in blocks:
        found = _then(found, _of_block(block, people))
    return tuple(sorted(found.values(), key=lambda total: total.item.casefold()))


def least(size: int) -> int:
    """Return below what number a group of `size` no longer works: pairs and trios."""
    return size if size <= SMALL else size - 1


def of_block(block: Block, people: int) -> tuple[int, ...]:
    """Return how large the groups of a block are; none without a group size."""
    size = block.group_size or 0
    return sizes(people, size, least(size))


def _of_block(block: Block, people: int) -> _Totals:
    found = _of(block.materials, people, len(of_block(block, people)) or 1)
    at_once = block.shape in {Shape.PARALLEL, Shape.ROTATION}
    inside: _Totals = {}
    for child in block.children:
        more = _of_block(child, people)
        inside = _beside(inside, more) if at_once else _then(inside, more)
    return _then(found, inside)


def _of(materials: Iterable[Material], people: int, groups: int) -> _Totals:
    found: _Totals = {}
    for m in materials:
        total = Total(m.item.strip(), m.kind, needed(m, people, groups))
        found = _beside(found, {(total.item.casefold(), m.kind): total})
    return found


def _then(first: _Totals, then: _Totals) -> _Totals:
    """Return what is needed for one after the other."""
    return _joined(first, then, lambda kind: kind in ADDS_UP)


def _beside(one: _Totals, other: _Totals) -> _Totals:
    """Return what is needed for both at the same time."""
    return _joined(one, other, lambda _: True)


def _joined(one: _Totals, other: _Totals, adds: _Adds) -> _Totals:
    found = dict(one)
    for key, total in other.items():
        before = found.get(key)
        if before is None:
            found[key] = total
            continue
        both = (before.quantity, total.quantity)
        amount = sum(both) if adds(total.kind) else max(both)
        found[key] = Total(before.item, before.kind, amount)
    return found
