"""What is known of a packet, as plain values."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Final
from uuid import UUID

from app.pdf.story import (
    Block,
    Bullets,
    CheckList,
    Heading,
    Manner,
    Pairs,
    Paragraph,
    Table,
    Text,
    Together,
    plain,
)
from app.vocabulary import Audience, PacketKind

_A_THIRD: Final = 11  # of a page, in rows of a table
_HALF: Final = 18
_LINE: Final = 80  # letters


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
    successor_id: UUID | None = None  # who takes over, once somebody is named


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
    def begins_low(self) -> bool:
        """Whether it may begin below another section: its first piece is short."""
        return sum(_rows(block) for block in self._led) <= _HALF

    @property
    def flowing(self) -> tuple[Block, ...]:
        """Its blocks with its lead, to stand below another section.

        What is short stays in one piece, else the lead with what it leads to.
        """
        lead = (Paragraph(self.lead, Manner.LEAD),) if plain(self.lead) else ()
        if sum(_rows(block) for block in self.blocks) <= _A_THIRD:
            return (Together((*lead, *self.blocks)),)
        return (Together((*lead, *self._led)), *self.blocks[len(self._led) :])

    @property
    def _led(self) -> tuple[Block, ...]:
        """Its first piece: a table, say, with the headings above it.

        A list may go on on the next page, so only its headings are of the piece.
        """
        heads = tuple(takewhile(lambda one: isinstance(one, Heading), self.blocks))
        first = self.blocks[len(heads) : len(heads) + 1]
        return heads + tuple(
            one for one in first if not isinstance(one, Bullets | CheckList)
        )


def _rows(block: Block) -> int:
    """Return how many rows of a table a block is as tall as, roughly."""
    if isinstance(block, Table):
        return len(block.rows) + 1
    if isinstance(block, Together):
        return sum(_rows(part) for part in block.blocks)
    if isinstance(block, Pairs):
        return sum(lines_of(value) for _, value in block.items)
    if isinstance(block, CheckList):
        return len(block.items)
    if isinstance(block, Bullets):
        return sum(lines_of(item) for item in block.items)
    return lines_of(block.text) if isinstance(block, Paragraph) else 1


def lines_of(text: Text) -> int:
    """Return how many lines a text takes, roughly."""
    return sum(1 + len(line) // _LINE for line in plain(text).split("\n"))
