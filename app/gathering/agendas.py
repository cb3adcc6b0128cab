"""When each block of a plan begins, and what a plan adds up to.

Pure computation: nothing that is computed here is ever stored (data model, section 4).
Minutes are counted from the start of the gathering, as time goes by: on the night the
clocks change, what the clocks show is worked out from them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from uuid import UUID

from app import zones
from app.gathering.plans import Block
from app.vocabulary import Category, Phase, Shape, Voice

Leads = tuple[UUID | None, ...]
Share = Callable[[Block, Leads], float]  # 0 to 1
Segment = tuple[str, int]  # a category's letter, minutes


@dataclass(frozen=True)
class When:
    """When a gathering begins and is meant to end, on the wall and in which zone."""

    starts: datetime | None = None  # None: only an idea
    ends: datetime | None = None
    zone: str = "UTC"
    fold: int = 0

    @property
    def length(self) -> int | None:
        """How many minutes go by between start and end."""
        if self._first is None or self.ends is None:
            return None
        for fold in (0, 1):  # an end the clocks show twice: the first after the start
            last = zones.to_utc(self.ends, self.zone, fold)
            if last > self._first:
                break
        return _minutes(last - self._first)

    def clock(self, minutes: int) -> datetime | None:
        """Return what the clocks show `minutes` after the start."""
        if self._first is None:
            return None
        return zones.to_local(self._first + timedelta(minutes=minutes), self.zone)

    def minutes_at(self, clock: time, near: int) -> int | None:
        """Return when the clocks show `clock`, on the day nearest to `near`."""
        there = self.clock(near)
        if self._first is None or there is None:
            return None
        days = (there.date() + timedelta(days=days) for days in (-1, 0, 1))
        moments = [
            zones.to_utc(datetime.combine(day, clock), self.zone, fold)
            for day in days
            for fold in (0, 1)
        ]
        found = [_minutes(moment - self._first) for moment in moments]
        return min(found, key=lambda minutes: abs(minutes - near))

    @cached_property
    def _first(self) -> datetime | None:
        if self.starts is None:
            return None
        return zones.to_utc(self.starts, self.zone, self.fold)


@dataclass(frozen=True)
class Placed:
    """A block with its place in time."""

    block: Block
    start: int  # minutes after the gathering began
    minutes: int
    gap: int = 0  # minutes free before a pinned start; negative: minutes too many
    slack: int = 0  # how much earlier than the longest track it ends
    children: tuple["Placed", ...] = ()

    @property
    def end(self) -> int:
        """When it ends, in minutes after the gathering began."""
        return self.start + self.minutes


@dataclass(frozen=True)
class Agenda:
    """A whole plan with its times; what comes before and after takes no time."""

    when: When
    steps: tuple[Placed, ...] = ()
    before: tuple[Placed, ...] = ()
    after: tuple[Placed, ...] = ()

    @property
    def minutes(self) -> int:
        """How long it takes from the start to the last end."""
        return max((step.end for step in self.steps), default=0)

    @property
    def filled(self) -> int:
        """The minutes of all blocks together, without the gaps between them."""
        return sum(step.minutes for step in self.steps)

    @property
    def spare(self) -> int | None:
        """Minutes left until the target end; negative: over; None without a target."""
        length = self.when.length
        return None if length is None else length - self.minutes

    @property
    def overlap(self) -> int:
        """How many minutes blocks run into pinned starts, all together."""
        return sum(-step.gap for step in self.all() if step.gap < 0)

    def all(self) -> list[Placed]:
        """Return every block with its place, in reading order."""
        return list(_all((*self.before, *self.steps, *self.after)))

    def find(self, block_id: UUID | None) -> Placed | None:
        """Return the block with this key and its place."""
        return next((p for p in self.all() if p.block.id == block_id), None)


@dataclass(frozen=True)
class Voices:
    """Who holds the floor: `share` is per cent of the minutes not led by the coach."""

    share: int | None  # None: nothing is planned, or nothing is said of any block
    people: int  # how many others lead
    coach_minutes: int
    unsaid: bool = False  # there is a plan, and nobody leads any of it


def place(blocks: tuple[Block, ...], when: When) -> Agenda:
    """Return when each block begins.

    A block begins when the one before ends. A pinned start stays where it is and shows
    the minutes free before it, or the minutes too many.
    """
    during = tuple(b for b in blocks if b.phase is Phase.DURING)
    return Agenda(
        when,
        _flow(during, 0, when),
        _timeless(blocks, Phase.BEFORE),
        _timeless(blocks, Phase.AFTER),
    )


def voices(agenda: Agenda, coach_id: UUID | None) -> Voices:
    """Return how much of the plan members lead; several leads share a block equally.

    While nobody leads anything and no voice is named, there is no share to speak of.
    """

    def coach_share(block: Block, leads: Leads) -> float:
        if not leads:
            return float(block.voice is Voice.COACH)
        return sum(coach_id is not None and who == coach_id for who in leads) / len(
            leads
        )

    people = {who for step in agenda.all() for who in step.block.leads} - {None}
    if not people and not any(step.block.voice for step in agenda.all()):
        return Voices(None, 0, 0, unsaid=bool(agenda.steps))
    minutes = sum(_weighed(step, coach_share, ()) for step in agenda.steps)
    share = percent(agenda.filled - minutes, agenda.filled)
    return Voices(share, len(people - {coach_id}), round(minutes))


def open_minutes(agenda: Agenda) -> int:
    """Return how many minutes are open space."""

    def is_open(block: Block, leads: Leads) -> float:
        del leads
        return float(block.category is Category.OPEN)

    return round(sum(_weighed(step, is_open, ()) for step in agenda.steps))


def open_share(agenda: Agenda) -> int | None:
    """Return the per cent of the minutes that are open space."""
    return percent(open_minutes(agenda), agenda.filled)


def pieces(steps: Iterable[Placed]) -> Iterator[tuple[Category, int, int]]:
    """Give category, start and minutes of all that follows one another.

    Of what runs side by side it gives the longest track, as that makes the time.
    """
    for step in steps:
        if step.block.shape is Shape.PARALLEL and step.children:
            yield from pieces([max(step.children, key=lambda child: child.end)])
        elif step.block.shape is Shape.ROTATION or not step.children:
            yield step.block.category, step.start, step.minutes
        else:
            yield from pieces(step.children)


def segments(agenda: Agenda) -> tuple[Segment, ...]:
    """Return the plan as a strip, a piece for each block that takes time."""
    return tuple(
        (category.value, minutes)
        for category, _, minutes in pieces(agenda.steps)
        if minutes
    )


def conflicts(step: Placed) -> dict[UUID, tuple[str, ...]]:
    """Return who is needed in two tracks at once, and the titles of those tracks."""
    tracks: dict[UUID, list[str]] = {}
    for child in step.children if step.block.shape is Shape.PARALLEL else ():
        parts = {p.person_id for inner in _all([child]) for p in inner.block.parts}
        for person in parts - {None}:
            tracks.setdefault(person, []).append(child.block.title)  # type: ignore[arg-type]
    return {who: tuple(titles) for who, titles in tracks.items() if len(titles) > 1}


def percent(part: float, whole: float) -> int | None:
    """Return per cent, a half rounded up; None of nothing."""
    return int(100 * part / whole + 0.5) if whole > 0 else None


def _flow(blocks: Iterable[Block], start: int, when: When) -> tuple[Placed, ...]:
    """Place blocks that follow one another."""
    placed: list[Placed] = []
    flow = start
    for block in blocks:
        begin = flow
        if block.locked_start is not None:
            pinned = when.minutes_at(block.locked_start, flow)
            begin = flow if pinned is None else pinned
        step = replace(_inside(block, begin, when), gap=begin - flow)
        placed.append(step)
        flow = step.end
    return tuple(placed)


def _inside(block: Block, start: int, when: When) -> Placed:
    """Place what a block holds, and give it the minutes that follow from that."""
    if block.shape is Shape.ROTATION:
        return _rotation(block, start)
    if block.shape is Shape.PARALLEL and block.children:
        tracks = [_flow([child], start, when)[0] for child in block.children]
        end = max(track.end for track in tracks)
        even = tuple(replace(track, slack=end - track.end) for track in tracks)
        return Placed(block, start, max(0, end - start), children=even)
    if block.children:
        inner = _flow(block.children, start, when)
        end = max(step.end for step in inner)
        return Placed(block, start, max(0, end - start), children=inner)
    return Placed(block, start, block.minutes)


def _rotation(block: Block, start: int) -> Placed:
    """Place stations: everybody is at each of them once, and moves between rounds."""
    rounds = len(block.children) if block.rounds is None else block.rounds
    each, move = block.round_minutes or 0, block.move_minutes or 0
    minutes = max(0, rounds * (each + move) - move)
    stations = tuple(Placed(child, start, each) for child in block.children)
    return Placed(block, start, minutes, children=stations)


def _timeless(blocks: Iterable[Block], phase: Phase) -> tuple[Placed, ...]:
    return tuple(
        Placed(block, 0, block.minutes) for block in blocks if block.phase is phase
    )


def _weighed(step: Placed, share: Share, leads: Leads) -> float:
    """Return the minutes of a step that count; tracks side by side count on average."""
    leads = step.block.leads or leads
    if not step.children:
        return step.minutes * share(step.block, leads)
    inner = [_weighed(child, share, leads) for child in step.children]
    minutes = sum(inner)
    if step.block.shape is Shape.PARALLEL:
        minutes /= len(inner)
    elif step.block.shape is Shape.ROTATION:
        whole = sum(child.minutes for child in step.children)
        minutes = step.minutes * minutes / whole if whole else 0.0
    return min(minutes, step.minutes)  # pins may have made blocks overlap


def _all(steps: Iterable[Placed]) -> Iterator[Placed]:
    for step in steps:
        yield step
        yield from _all(step.children)


def _minutes(length: timedelta) -> int:
    return round(length.total_seconds() / 60)
