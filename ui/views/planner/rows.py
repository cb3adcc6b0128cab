"""Where each block of a plan stands on the canvas: geometry, and nothing else.

Lengths are logical pixels; those that hold text grow with the text scale.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF

from app.gathering.agendas import Agenda, Placed
from app.i18n import tr
from app.vocabulary import Phase, Shape
from ui import phrases
from ui.painting import text_width
from ui.theme import theme

Kind = Literal["card", "tray", "roof", "track", "gap", "overlap", "add"]

GAP: Final = 4  # between blocks
EDGE: Final = 6  # of a block, by which its minutes are dragged
TRAY_GAP: Final = 6
ONE_LINE_BELOW: Final = 46
LEAST: Final = 38.0  # how high a block is drawn at least, and at most
MOST: Final = 92.0
INDENT: Final = 14


@dataclass(frozen=True)
class Cell:
    """A block, or what stands between blocks, and where it is."""

    kind: Kind
    rect: QRectF
    step: Placed | None = None
    clock: str = ""  # the time in the gutter beside it
    compact: bool = False  # one of several tracks: no columns
    slim: bool = False  # one line
    in_row: bool = False  # one of several blocks of a track

    @property
    def id(self) -> UUID | None:
        """The key of the block; None for what is no block."""
        return self.step.block.id if self.step else None

    @property
    def can_be_chosen(self) -> bool:
        """Whether the arrows stop at it."""
        return self.kind not in {"gap", "overlap"}


@dataclass(frozen=True)
class Section:
    """The blocks of a phase that follow one another, each with all it takes up."""

    phase: Phase
    entries: tuple[tuple[Placed, QRectF], ...]
    top: float
    bottom: float


@dataclass
class Layout:
    """All cells in reading order, and how high they are together."""

    cells: list[Cell] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    gutter: float = 70.0
    height: float = 0.0

    def cell(self, block_id: UUID | None) -> Cell | None:
        """Return the cell of a block; of nothing, the place to add one."""
        if block_id is None:
            return next((cell for cell in self.cells if cell.kind == "add"), None)
        return next((cell for cell in self.cells if cell.id == block_id), None)

    def at(self, point: QPointF) -> Cell | None:
        """Return the innermost cell under a point."""
        inside = [cell for cell in self.cells if cell.rect.contains(point)]
        return inside[-1] if inside else None

    def stops(self) -> list[Cell]:
        """Return what the arrows stop at, in order."""
        return [cell for cell in self.cells if cell.can_be_chosen]


def gutter_width() -> float:
    """Return how wide the column of times is: what the locale's times need."""
    from datetime import time

    widest = max(
        text_width(phrases.clock_time(time(hour, 58)), "smalls", tabular=True)
        for hour in (0, 10, 20)
    )
    return max(float(theme.px(70)), math.ceil(widest) + 22.0)


def block_height(minutes: int) -> float:
    """Return how high a block of so many minutes is (design book, planner block)."""
    high = min(MOST, max(LEAST, 31 + 1.25 * minutes))
    if high < ONE_LINE_BELOW:
        return max(high, theme.line("strong") + 16.0)
    return max(high, _two_lines())


def lay_out(agenda: Agenda, width: float) -> Layout:
    """Place all blocks of an agenda on a canvas so many pixels wide."""
    return _Builder(agenda, width).build()


class _Builder:
    """Walks down the agenda and adds cell after cell."""

    def __init__(self, agenda: Agenda, width: float) -> None:
        self._agenda = agenda
        self._layout = Layout(gutter=gutter_width())
        self._left = self._layout.gutter
        self._width = max(120.0, width - 4 - self._left)
        self._y = 2.0

    def build(self) -> Layout:
        self._section(Phase.BEFORE, self._agenda.before)
        self._section(Phase.DURING, self._agenda.steps)
        self._add_row()
        self._section(Phase.AFTER, self._agenda.after)
        self._layout.height = self._y + 8
        return self._layout

    def _section(self, phase: Phase, steps: Sequence[Placed]) -> None:
        top, entries = self._y, []
        for step in steps:
            start = self._y
            self._between(step)
            self._step(step, 0, self._clock(step, phase, first=step is steps[0]))
            whole = QRectF(self._left, start, self._width, self._y - GAP - start)
            entries.append((step, whole))
        section = Section(phase, tuple(entries), top, self._y)
        self._layout.sections.append(section)
        if steps and phase is Phase.BEFORE:
            self._y += 10

    def _clock(self, step: Placed, phase: Phase, *, first: bool) -> str:
        if phase is Phase.DURING:
            return self._time(step.start)
        words = tr("Before") if phase is Phase.BEFORE else tr("After")
        return words if first else ""

    def _time(self, minutes: int) -> str:
        clock = self._agenda.when.clock(minutes)
        if clock is not None:
            return phrases.clock_time(clock)
        return f"{minutes // 60}:{minutes % 60:02}"

    def _between(self, step: Placed) -> None:
        """Add what a pinned start leaves free, or has too little of."""
        if step.gap == 0:
            return
        high = theme.fit(28, "small", padding=8)
        rect = QRectF(self._left, self._y, self._width, high)
        if step.gap > 0:
            cell = Cell("gap", rect, step, self._time(step.start - step.gap))
        else:
            cell = Cell("overlap", rect, step)
        self._layout.cells.append(cell)
        self._y += high + GAP

    def _step(self, step: Placed, indent: int, clock: str) -> None:
        shape = step.block.shape
        if shape in {Shape.PARALLEL, Shape.ROTATION} and step.children:
            self._tray(step, indent, clock)
        elif step.children:
            self._roof(step, indent, clock)
        else:
            high = block_height(step.minutes)
            rect = self._rect(indent, high)
            slim = high < _two_lines()
            self._layout.cells.append(Cell("card", rect, step, clock, slim=slim))
            self._y += high + GAP

    def _roof(self, step: Placed, indent: int, clock: str) -> None:
        high = theme.fit(30, "smalls", padding=10)
        self._layout.cells.append(Cell("roof", self._rect(indent, high), step, clock))
        self._y += high + GAP
        for child in step.children:
            self._between(child)
            self._step(child, indent + INDENT, self._time(child.start))

    def _tray(self, step: Placed, indent: int, clock: str) -> None:
        """Add a tray with its tracks side by side, in rows if they are many."""
        head = theme.fit(26, "capm", padding=10)
        rect = self._rect(indent, 0)
        most = max(1, int((rect.width() - 12) // theme.px(150)))
        place = len(self._layout.cells)
        y = self._y + head
        for row in _chunks(step.children, most):
            across = rect.width() - 12 - TRAY_GAP * (len(row) - 1)
            wide = across / len(row)
            high = max(_track_height(track) for track in row)
            for number, track in enumerate(row):
                x = rect.x() + 6 + number * (wide + TRAY_GAP)
                self._track(track, QRectF(x, y, wide, high))
            y += high + TRAY_GAP
        rect.setHeight(y - self._y)
        self._layout.cells.insert(place, Cell("tray", rect, step, clock))
        self._y += rect.height() + GAP

    def _track(self, track: Placed, rect: QRectF) -> None:
        if not track.children:
            self._layout.cells.append(Cell("card", rect, track, compact=True))
            return
        self._layout.cells.append(Cell("track", rect, track, compact=True))
        y = rect.y() + _track_head()
        for child in track.children:
            high = _compact_height(child)
            inner = QRectF(rect.x() + 4, y, rect.width() - 8, high)
            cell = Cell("card", inner, child, compact=True, in_row=True)
            self._layout.cells.append(cell)
            y += high + GAP

    def _add_row(self) -> None:
        high = theme.fit(34, "small", padding=12)
        rect = QRectF(self._left, self._y, self._width, high)
        clock = self._time(self._agenda.minutes)
        self._layout.cells.append(Cell("add", rect, None, clock))
        self._y += high + GAP
        if self._agenda.after:
            self._y += 10

    def _rect(self, indent: int, high: float) -> QRectF:
        return QRectF(self._left + indent, self._y, self._width - indent, high)


def _two_lines() -> float:
    return theme.line("strong") + theme.line("small") + 11.0


def _track_head() -> float:
    return theme.line("smalls") + 14.0


def _compact_height(step: Placed) -> float:
    return max(block_height(step.minutes), _two_lines() + 2)


def _track_height(track: Placed) -> float:
    if not track.children:
        return _compact_height(track)
    inside = sum(_compact_height(child) + GAP for child in track.children)
    return _track_head() + inside


def _chunks(steps: Sequence[Placed], size: int) -> Iterator[Sequence[Placed]]:
    for start in range(0, len(steps), size):
        yield steps[start : start + size]
