"""The steps of an agenda as a reader may know them, whatever look they are given.

The plan is timed whole and then told: the one who tells decides for each block what its
reader gets, so that what is not told is not there to be printed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final

from app import phrases
from app.gathering.agendas import Agenda, Placed
from app.gathering.plans import Block
from app.i18n import tr, trn
from app.pdf.story import Span, Text
from app.vocabulary import Arrangement, Category, Shape

SEVERAL: Final = frozenset({Shape.PARALLEL, Shape.ROTATION})


@dataclass(frozen=True)
class Told:
    """What the reader gets of a block beside its time, its title and its kind."""

    facts: tuple[str, ...] = ()  # short ones, for one line
    words: tuple[Text, ...] = ()  # a paragraph each
    who: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()


Tell = Callable[[Placed], Told | None]
"""Give what a reader gets of a block; None leaves it out with all that is in it."""


@dataclass(frozen=True)
class Step:
    """A block as it is told."""

    title: str
    category: Category
    shape: Shape
    start: int  # minutes after the gathering began
    minutes: int
    at: datetime | None  # what the clocks show then; None while there is no date
    told: Told
    gap: int = 0  # minutes free before it; negative: minutes too many
    children: tuple["Step", ...] = ()

    @property
    def clock(self) -> str:
        """When it begins: on the clock, or counted from the start: "0:15"."""
        return clock(self.at, self.start)

    @property
    def length(self) -> str:
        """How long it takes; nothing for a marker that takes no time."""
        return phrases.length(self.minutes) if self.minutes else ""

    @property
    def is_rotation(self) -> bool:
        """Whether everyone goes from one station to the next."""
        return self.shape is Shape.ROTATION

    @property
    def side_by_side(self) -> bool:
        """Whether what is in it takes place at the same time."""
        return self.shape in SEVERAL and bool(self.children)

    @property
    def has_mark(self) -> bool:
        """Whether it shows its own letter, or is the roof over those that do."""
        return not self.children or self.is_rotation


def steps(placed: Iterable[Placed], agenda: Agenda, tell: Tell) -> tuple[Step, ...]:
    """Return blocks as they are told, in order."""
    found = (_step(one, agenda, tell) for one in placed)
    return tuple(step for step in found if step)


def clock(at: datetime | None, start: int) -> str:
    """Return a time on the clock; without one, the time since the start: "0:15"."""
    if at is not None:
        return phrases.clock_time(at)
    return since_start(start)


def since_start(minutes: int) -> str:
    """Return minutes as hours and minutes that have gone by: "1:05"."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}:{rest:02}"


def by_day(found: Sequence[Step]) -> list[tuple[date | None, tuple[Step, ...]]]:
    """Return the steps of each day; of one without a date all together."""

    def day(step: Step) -> date | None:
        return step.at.date() if step.at else None

    return [(key, tuple(group)) for key, group in groupby(found, key=day)]


def how(block: Block) -> list[str]:
    """Return how people sit together, and where: "Trios", "Schoolhouse"."""
    found = []
    if block.arrangement is Arrangement.SMALL_GROUPS and block.group_size:
        found.append(tr("Groups of {n}").format(n=block.group_size))
    elif block.arrangement and block.arrangement is not Arrangement.TRACKS:
        found.append(block.arrangement.label)
    elif block.group_size:
        found.append(tr("Groups of {n}").format(n=block.group_size))
    return [*found, block.room] if block.room.strip() else found


def rounds(step: Placed, agenda: Agenda, stations: int) -> str:
    """Say when the rounds of a rotation begin; nothing of any other block.

    Unless the plan says how many they are, there is one for each station the reader
    knows of: `stations`.
    """
    block = step.block
    if block.shape is not Shape.ROTATION:
        return ""
    count = stations if block.rounds is None else block.rounds
    each, move = block.round_minutes or 0, block.move_minutes or 0
    if count < 1 or not each:
        return ""
    starts = [step.start + place * (each + move) for place in range(count)]
    words = trn("{n} round of {each}", "{n} rounds of {each}", count, each=_min(each))
    if move:
        words = tr("{rounds}, {move} to move").format(rounds=words, move=_min(move))
    times = phrases.listed(clock(agenda.when.clock(m), m) for m in starts)
    return tr("{rounds}; they begin at {times}").format(rounds=words, times=times)


def labeled(label: str, words: str) -> Text:
    """Return words after what they are, in bold."""
    return (Span(label, bold=True), " ", words)


def _min(minutes: int) -> str:
    return phrases.length(minutes)


def _step(placed: Placed, agenda: Agenda, tell: Tell) -> Step | None:
    told = tell(placed)
    if told is None:
        return None
    block = placed.block
    return Step(
        block.title,
        block.category,
        block.shape,
        placed.start,
        placed.minutes,
        agenda.when.clock(placed.start),
        told,
        placed.gap,
        steps(placed.children, agenda, tell),
    )
