"""What can be done to a plan, by key or by mouse: both come through here.

Every method is one act of the coach: one write, one undo.
"""

from datetime import time
from typing import Any
from uuid import UUID

from app.gathering import assignments, blocks, materials, sessions
from app.gathering.agendas import Agenda, Placed
from app.gathering.gatherings import Plan
from app.gathering.plans import Block
from app.i18n import tr
from app.vocabulary import Phase, SessionRole, Shape
from ui.desk import Desk

STEP = 5  # minutes


def stepped(minutes: int, by: int) -> int:
    """Return the next five minutes above or below, from five on."""
    if by > 0:
        return (minutes // STEP + 1) * STEP
    return max(min(minutes, STEP), ((minutes + STEP - 1) // STEP - 1) * STEP)


def snapped(minutes: float) -> int:
    """Return the nearest five minutes, from five on."""
    return max(STEP, STEP * round(minutes / STEP))


class Acts:
    """Changes the plan of one gathering, through the desk."""

    def __init__(self, desk: Desk, plan: Plan) -> None:
        self._desk = desk
        self.plan = plan

    @property
    def agenda(self) -> Agenda:
        """The plan with its times, as it was read last."""
        return self.plan.agenda

    @property
    def session_id(self) -> UUID:
        """The key of the gathering."""
        return self.plan.gathering.id

    def step(self, block_id: UUID | None) -> Placed | None:
        """Return a block with its place in time."""
        return self.agenda.find(block_id)

    def parent(self, block: Block) -> Block | None:
        """Return what a block is in."""
        step = self.agenda.find(block.parent_id)
        return step.block if step else None

    def siblings(self, block: Block) -> list[Block]:
        """Return the blocks among which a block stands, itself too, in order."""
        parent = self.parent(block)
        if parent is not None:
            return list(parent.children)
        return [b for b in self.plan.blocks if b.phase is block.phase]

    def add(self, after_id: UUID | None = None) -> UUID:
        """Add a block after another, or at the end; in a tray it comes after that."""
        after_id = self._out_of_trays(after_id)
        label = tr("Block added")
        return self._desk.do(label, blocks.add, self.session_id, after_id)

    def add_method(self, key: str, after_id: UUID | None = None) -> UUID:
        """Add a block with a method after another, or at the end."""
        after_id = self._out_of_trays(after_id)
        label = tr("Method added to the plan")
        return self._desk.do(label, blocks.add_method, self.session_id, key, after_id)

    def insert_method(self, key: str, after_id: UUID | None, phase: Phase) -> UUID:
        """Add a block with a method where it was dropped."""
        if after_id is not None:
            return self.add_method(key, after_id)
        label = tr("Method added to the plan")
        first = blocks.add_method_first
        return self._desk.do(label, first, self.session_id, key, phase)

    def change(self, block_id: UUID, label: str = "", /, **fields: Any) -> None:
        """Say something else of a block."""
        said = label or tr("Block changed")
        self._desk.do(said, blocks.change, block_id, **fields)

    def set_minutes(self, block_id: UUID, minutes: int) -> None:
        """Make a block so long."""
        label = tr("Minutes changed")
        self._desk.do(label, blocks.set_minutes, block_id, minutes)

    def lengthen(self, block_id: UUID, by: int) -> None:
        """Make a block five minutes longer or shorter."""
        step = self.step(block_id)
        if step is None or step.block.holds_others:
            return
        minutes = stepped(step.minutes, by)
        if minutes != step.minutes:
            self.set_minutes(block_id, minutes)

    def pin(self, block_id: UUID) -> None:
        """Pin the start of a block where it is now, or let it follow again."""
        step = self.step(block_id)
        if step is None:
            return
        clock = self.agenda.when.clock(step.start)
        if step.block.locked_start is not None:
            self.lock(block_id, None)
        elif clock is None:
            self._desk.say(tr("Say first when the gathering begins."))
        elif step.block.phase is Phase.DURING:
            self.lock(block_id, clock.time())

    def lock(self, block_id: UUID, start: time | None) -> None:
        """Pin the start of a block, or with None let it follow."""
        label = tr("Start pinned") if start else tr("Start no longer pinned")
        self._desk.do(label, blocks.lock, block_id, start)

    def move(
        self,
        block_id: UUID,
        after_id: UUID | None,
        parent_id: UUID | None = None,
        phase: Phase | None = None,
    ) -> None:
        """Put a block after another, or first, in a container or in the plan."""
        label = tr("Block moved")
        self._desk.do(label, blocks.move, block_id, after_id, parent_id, phase)

    def shift(self, block_id: UUID, by: int) -> None:
        """Move a block one up or down; out of a tray, before or after it."""
        step = self.step(block_id)
        if step is None:
            return
        block = step.block
        parent = self.parent(block)
        order = self.siblings(block)
        place = order.index(block) + by
        if parent is not None and parent.shape in {Shape.PARALLEL, Shape.ROTATION}:
            self._step_out(block, parent, by)
        elif 0 <= place < len(order):
            self._to_place(block, order, by)
        elif parent is not None:
            self._step_out(block, parent, by)

    def shift_aside(self, block_id: UUID, by: int) -> None:
        """Move a track one to the left or right in its tray."""
        step = self.step(block_id)
        parent = self.parent(step.block) if step else None
        if step is None or parent is None or parent.shape is not Shape.PARALLEL:
            return
        order = self.siblings(step.block)
        if 0 <= order.index(step.block) + by < len(order):
            self._to_place(step.block, order, by)

    def beside(self, block_id: UUID, beside_id: UUID) -> None:
        """Let a block run at the same time as another."""
        label = tr("Blocks put side by side")
        self._desk.do(label, blocks.side_by_side, block_id, beside_id)

    def beside_next(self, block_id: UUID) -> None:
        """Let the next block run at the same time as this one."""
        step = self.step(block_id)
        if step is None:
            return
        top = self._top(step.block)
        order = self.siblings(top)
        place = order.index(top) + 1
        if place == len(order):
            self._desk.say(tr("There is no block after this one to put beside it."))
            return
        self.beside(order[place].id, block_id)

    def unwrap(self, block_id: UUID) -> None:
        """Let the tracks of a tray follow one another; also asked of one of them."""
        step = self.step(block_id)
        if step is None:
            return
        parent = self.parent(step.block)
        tray = step.block if step.block.shape is Shape.PARALLEL else parent
        if tray is not None and tray.shape is Shape.PARALLEL:
            self._desk.do(tr("Put one after the other"), blocks.unwrap, tray.id)

    def duplicate(self, block_id: UUID, after_id: UUID | None = None) -> UUID:
        """Copy a block, to just after itself or after another."""
        return self._desk.do(tr("Block copied"), blocks.duplicate, block_id, after_id)

    def duplicate_first(self, block_id: UUID, phase: Phase) -> UUID:
        """Copy a block to before all others of a phase."""
        first = blocks.duplicate_first
        return self._desk.do(tr("Block copied"), first, block_id, phase)

    def delete(self, block_id: UUID) -> None:
        """Delete a block."""
        self._desk.do(tr("Block deleted"), blocks.delete, block_id)

    def set_leads(self, block_id: UUID, people: list[UUID | None]) -> None:
        """Say who leads a block."""
        self._desk.do(tr("Lead changed"), assignments.set_leads, block_id, people)

    def add_role(
        self, role: SessionRole, person_id: UUID | None, block_id: UUID | None
    ) -> None:
        """Give someone a role in a block, or in the whole gathering."""
        assign = assignments.assign
        label = tr("Role given")
        self._desk.do(label, assign, self.session_id, role, person_id, block_id)

    def remove_role(self, part_id: UUID) -> None:
        """Take a role back."""
        self._desk.do(tr("Role taken back"), assignments.remove, part_id)

    def add_material(self, words: str, block_id: UUID | None) -> None:
        """Add something to bring: "Flip charts ×4"."""
        label = tr("Material added")
        self._desk.do(label, materials.add, self.session_id, words, block_id)

    def remove_material(self, material_id: UUID) -> None:
        """Take something off what is to be brought."""
        self._desk.do(tr("Material removed"), materials.remove, material_id)

    def change_material(self, material_id: UUID, **fields: Any) -> None:
        """Say something else of what is to be brought."""
        label = tr("Material changed")
        self._desk.do(label, materials.change, material_id, **fields)

    def start_from(self, gathering_id: UUID) -> None:
        """Copy the plan of another gathering into this one."""
        label = tr("Plan copied")
        self._desk.do(label, sessions.copy_plan, gathering_id, self.session_id)

    def _to_place(self, block: Block, order: list[Block], by: int) -> None:
        place = order.index(block)
        before = place + 1 if by > 0 else place - 2
        after_id = order[before].id if before >= 0 else None
        self.move(block.id, after_id, block.parent_id, block.phase)

    def _step_out(self, block: Block, parent: Block, by: int) -> None:
        """Move a block out of its container, before or after it."""
        top = self._top(parent)
        if by > 0:
            self.move(block.id, top.id)
            return
        order = self.siblings(top)
        place = order.index(top)
        after_id = order[place - 1].id if place else None
        self.move(block.id, after_id, None, top.phase)

    def _top(self, block: Block) -> Block:
        parent = self.parent(block)
        return block if parent is None else self._top(parent)

    def _out_of_trays(self, block_id: UUID | None) -> UUID | None:
        """Return what stands in the plan itself and holds the block, or is it."""
        step = self.step(block_id)
        return self._top(step.block).id if step else None
