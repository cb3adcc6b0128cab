"""What is known of a packet, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from app.pdf.story import (
    Block,
    Bullets,
    CheckList,
    Pairs,
    Table,
    Text,
    Together,
)
from app.vocabulary import Audience, PacketKind

_A_THIRD: Final = 11  # rows of a table


@dataclass(frozen=True)
class Change:
    """The transition a packet is for: who leaves, to whom, and when."""

    id: UUID
    title: str  # as it may be printed
    leaves: str  # names, "" while nobody has said
    to: str
    person_id: UUID | None = None  # who leaves, if they are a person in the book
    last_on: date | None = None
    effective_on: date | None = None
    return_on: date | None = None
    overlap: tuple[date | None, date | None] = (None, None)
    support_until: date | None = None
    response: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class KindShown:
    """A packet that can be made, and the transition that asks for it, if one does."""

    kind: PacketKind
    audience: Audience
    title: str
    note: str
    transition: Change | None


@dataclass(frozen=True)
class SectionShown:
    """A section as one may switch it; `empty` is not printed, for the book has none."""

    code: str
    title: str
    fact: str  # what it holds: "14 people at 6 sites"
    icon: str
    on: bool
    required: bool
    empty: bool


@dataclass(frozen=True)
class LeftOut:
    """What stays out, in a sentence and line by line, for the coach's screen alone."""

    words: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """An item of the transition's checklist."""

    id: UUID
    words: str
    due: date | None
    done: bool


@dataclass(frozen=True)
class Outline:
    """What a packet holds, what it leaves out, and what is still to be seen to."""

    kind: PacketKind
    audience: Audience
    title: str
    to_name: str
    from_name: str
    last_on: date | None
    sections: tuple[SectionShown, ...]
    left_out: tuple[LeftOut, ...]
    checks: tuple[str, ...]
    checklist: tuple[Step, ...]

    @property
    def done(self) -> int:
        """How many items of the checklist are done."""
        return sum(step.done for step in self.checklist)

    @property
    def total(self) -> int:
        """How many items the checklist has."""
        return len(self.checklist)


@dataclass(frozen=True)
class Written:
    """A section as it is printed, and what it holds in a few words."""

    fact: str
    blocks: tuple[Block, ...]
    lead: Text = ""

    @property
    def is_short(self) -> bool:
        """Whether it is about a third of a page, and need not begin one."""
        return sum(_rows(block) for block in self.blocks) <= _A_THIRD


def _rows(block: Block) -> int:
    """Return how many rows a block takes, roughly."""
    if isinstance(block, Table):
        return len(block.rows) + 1
    if isinstance(block, Together):
        return sum(_rows(part) for part in block.blocks)
    if isinstance(block, Bullets | CheckList | Pairs):
        return len(block.items)
    return 1
