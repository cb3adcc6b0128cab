"""What the plan of a gathering says: its blocks, who does what, what to bring.

Plain values: read by `app.gathering.blocks`, reckoned with by `app.gathering.agendas`.
"""

from dataclasses import dataclass, field
from datetime import time
from typing import Any, TypedDict
from uuid import UUID

from app.vocabulary import (
    Arrangement,
    AssignmentState,
    Category,
    Energy,
    MaterialKind,
    MaterialPer,
    Phase,
    SessionRole,
    Shape,
    Voice,
)


@dataclass(frozen=True)
class Step:
    """One step of how a block goes; `per` is "person", "round" or nothing."""

    text: str
    minutes: float | None = None
    per: str | None = None
    rounds: int | None = None

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Step":
        """Return the step that JSON says."""
        return cls(
            str(kept.get("text", "")),
            kept.get("minutes"),
            kept.get("per"),
            kept.get("rounds"),
        )


@dataclass(frozen=True)
class Material:
    """Something to bring; `block_id` is None when it is for the whole gathering."""

    id: UUID
    item: str
    kind: MaterialKind = MaterialKind.EQUIPMENT
    per: MaterialPer = MaterialPer.FIXED
    quantity: float = 1.0
    block_id: UUID | None = None
    bring_person_id: UUID | None = None
    packed: bool = False


@dataclass(frozen=True)
class Part:
    """What someone does in a block, or in the whole gathering; nobody: still open."""

    id: UUID
    role: SessionRole
    person_id: UUID | None = None
    state: AssignmentState = AssignmentState.ACCEPTED
    block_id: UUID | None = None


@dataclass(frozen=True)
class Block:
    """A step of a plan; one that holds others takes its minutes from them."""

    id: UUID
    title: str
    minutes: int = 0
    category: Category = Category.DIALOGUE
    shape: Shape = Shape.BLOCK
    phase: Phase = Phase.DURING
    children: tuple["Block", ...] = ()
    parent_id: UUID | None = None
    locked_start: time | None = None
    rounds: int | None = None
    round_minutes: int | None = None
    move_minutes: int | None = None
    parts: tuple[Part, ...] = ()
    materials: tuple[Material, ...] = ()
    voice: Voice | None = None
    hidden: bool = False
    purpose: str = ""
    participants_do: str = ""
    instructions: str = ""
    notes: str = ""
    method_key: str = ""
    steps: tuple[Step, ...] = ()
    arrangement: Arrangement | None = None
    group_size: int | None = None
    min_minutes: int | None = None
    room: str = ""
    tags: tuple[str, ...] = field(default=(), compare=False)

    @property
    def leads(self) -> tuple[UUID | None, ...]:
        """Who leads it; None stands for a lead nobody has taken yet."""
        return tuple(p.person_id for p in self.parts if p.role is SessionRole.LEAD)

    @property
    def holds_others(self) -> bool:
        """Whether its minutes follow from what is in it."""
        return bool(self.children) or self.shape is Shape.ROTATION


class Fields(TypedDict, total=False):
    """What can be said of a block; see the data model."""

    title: str
    purpose: str | None
    category: Category
    phase: Phase
    minutes: int
    min_minutes: int | None
    locked_start: time | None
    hidden: bool
    voice: Voice | None
    participants_do: str | None
    instructions: str | None
    goals: str | None
    notes: str | None
    cue: str | None
    backup_plan: str | None
    room: str | None
    setup: str | None
    arrangement: Arrangement | None
    group_size: int | None
    rounds: int | None
    round_minutes: int | None
    move_minutes: int | None
    steps: list[Step] | None
    tags: list[str] | None
    energy: Energy | None


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the blocks and all that is in them, in reading order."""
    found: list[Block] = []
    for block in blocks:
        found += [block, *flat(block.children)]
    return found


def find(blocks: tuple[Block, ...], block_id: UUID | None) -> Block | None:
    """Return the block with this key, wherever it is in the tree."""
    return next((block for block in flat(blocks) if block.id == block_id), None)
