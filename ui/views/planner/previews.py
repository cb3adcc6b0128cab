"""What a plan would be if a drag ended now: computed, never written.

The acts of `app.gathering.blocks` do the same to the book; a test compares the two.
"""

from dataclasses import replace
from uuid import UUID

from app.gathering import agendas
from app.gathering.agendas import Agenda
from app.gathering.plans import Block, find
from app.vocabulary import Phase, Shape

Blocks = tuple[Block, ...]


def stretched(blocks: Blocks, block_id: UUID, minutes: int) -> Blocks:
    """Return the plan with a block as long as `minutes`."""
    return tuple(
        replace(block, minutes=minutes)
        if block.id == block_id
        else replace(block, children=stretched(block.children, block_id, minutes))
        for block in blocks
    )


def without(blocks: Blocks, block_id: UUID) -> Blocks:
    """Return the plan without a block; a tray with one track left is that block."""
    kept: list[Block] = []
    for block in blocks:
        if block.id == block_id:
            continue
        inner = without(block.children, block_id)
        one_left = block.shape is Shape.PARALLEL and len(inner) == 1
        lost = len(inner) < len(block.children)
        if lost and one_left:
            pin = inner[0].locked_start or block.locked_start
            kept.append(replace(inner[0], phase=block.phase, locked_start=pin))
        elif inner or not lost or block.shape is not Shape.PARALLEL:
            kept.append(replace(block, children=inner))
    return tuple(kept)


def placed(blocks: Blocks, block: Block, after_id: UUID | None, phase: Phase) -> Blocks:
    """Return the plan with a block after another at the top, or first in its phase."""
    block = replace(block, phase=phase)
    if after_id is None:
        place = next((n for n, b in enumerate(blocks) if b.phase is phase), len(blocks))
    else:
        place = 1 + next((n for n, b in enumerate(blocks) if b.id == after_id), -1)
    return (*blocks[:place], block, *blocks[place:])


def start_after_move(
    agenda: Agenda, blocks: Blocks, block_id: UUID, after_id: UUID | None, phase: Phase
) -> int | None:
    """Return when a block would begin if it were moved there; None if untimed."""
    block = find(blocks, block_id)
    if block is None or phase is not Phase.DURING:
        return None
    rest = without(blocks, block_id)
    then = agendas.place(placed(rest, block, after_id, phase), agenda.when)
    step = then.find(block_id)
    return step.start if step else None
