"""Where something that is dragged over the canvas would land."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF

from app.gathering.agendas import Placed
from app.vocabulary import Phase, Shape
from ui.views.planner.rows import Layout, Section

ASIDE: Final = 32  # how far one drags to the right to mean "side by side"
CORE: Final = 0.28  # the share of a block's height at each edge that means "between"


@dataclass(frozen=True)
class Landing:
    """Between two blocks (after one, or first), or beside one.

    `line` is where the mark of insertion is drawn.
    """

    line: QRectF
    phase: Phase = Phase.DURING
    after_id: UUID | None = None
    beside_id: UUID | None = None  # it becomes a track beside this one
    tray_id: UUID | None = None  # it becomes a track of this one, after `after_id`

    @property
    def is_beside(self) -> bool:
        """Whether it would run at the same time as another block."""
        return self.beside_id is not None or self.tray_id is not None


def landing(
    layout: Layout,
    point: QPointF,
    dragged: UUID | None,
    *,
    pressed_x: float | None = None,
) -> Landing:
    """Return where what is held at `point` would land.

    `dragged` is the block in hand, None for a method. `pressed_x` is where it was
    taken up: only a pull to the right asks for "side by side". None never does.
    """
    section = _section(layout, point.y())
    if pressed_x is not None and section.phase is Phase.DURING:
        beside = _beside(layout, section, point, dragged, pressed_x)
        if beside is not None:
            return beside
    return _between(layout, section, point.y(), dragged)


def _section(layout: Layout, y: float) -> Section:
    """Return the phase a height belongs to; what is being held stays in the plan."""
    before, during, after = layout.sections
    adder = layout.cell(None)
    if before.entries and y < before.bottom + 4:
        return before
    if after.entries and adder is not None and y > adder.rect.bottom() + 4:
        return after
    return during


def _between(
    layout: Layout, section: Section, y: float, dragged: UUID | None
) -> Landing:
    after: UUID | None = None
    line_y = section.top - 2
    for step, rect in section.entries:
        if y < rect.center().y():
            break
        line_y = rect.bottom() + 2
        if step.block.id != dragged:
            after = step.block.id
    left = layout.gutter
    right = layout.cells[0].rect.right() if layout.cells else left
    line = QRectF(left, line_y, right - left, 0)
    return Landing(line, section.phase, after)


def _beside(
    layout: Layout,
    section: Section,
    point: QPointF,
    dragged: UUID | None,
    pressed_x: float,
) -> Landing | None:
    for step, rect in section.entries:
        core = rect.adjusted(0, rect.height() * CORE, 0, -rect.height() * CORE)
        if not core.contains(point) or step.block.id == dragged:
            continue
        if step.block.shape is Shape.PARALLEL and step.children:
            return _in_tray(layout, step, point, dragged)
        if step.children or step.block.shape is Shape.ROTATION:
            return None
        pulled = point.x() - pressed_x >= ASIDE
        if pulled and point.x() > rect.center().x():
            half = QRectF(rect.center().x(), rect.y(), rect.width() / 2, rect.height())
            return Landing(half, beside_id=step.block.id)
    return None


def _in_tray(
    layout: Layout, tray: Placed, point: QPointF, dragged: UUID | None
) -> Landing | None:
    """Return the place between tracks nearest to the point."""
    tracks = [(track, _rect(layout, track)) for track in tray.children]
    row = _row_of(tracks, point.y())
    if not row:
        return None
    after = _track_before(tray, row[0][0].block.id)
    x = row[0][1].x() - 3
    for track, rect in row:
        if point.x() < rect.center().x():
            break
        after, x = track.block.id, rect.right() + 3
    if after == dragged:
        after = _track_before(tray, after)
    line = QRectF(x, row[0][1].y(), 0, row[0][1].height())
    return Landing(line, after_id=after, tray_id=tray.block.id)


def _row_of(
    tracks: Iterable[tuple[Placed, QRectF]], y: float
) -> list[tuple[Placed, QRectF]]:
    return [(t, r) for t, r in tracks if r.top() - 30 <= y <= r.bottom() + 8]


def _track_before(tray: Placed, block_id: UUID | None) -> UUID | None:
    before: UUID | None = None
    for track in tray.children:
        if track.block.id == block_id:
            return before
        before = track.block.id
    return before


def _rect(layout: Layout, track: Placed) -> QRectF:
    cell = layout.cell(track.block.id)
    return cell.rect if cell else QRectF()
