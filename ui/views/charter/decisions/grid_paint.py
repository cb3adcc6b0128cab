"""How the grid of who decides what is painted: decides is filled, told is text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.charter.decision_columns import Grid, short
from app.charter.decision_rights import Area, Parts
from app.vocabulary import DecisionPart
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.views.charter.decisions import grid_words as words
from ui.views.charter.decisions.grid_layout import (
    INSET,
    PILL_GAP,
    TITLE,
    Layout,
    head_lines,
    lines,
    pill_size,
    title_width,
)


@dataclass(frozen=True)
class _Look:
    """The roles of a part's ground, line and words; an empty one is not drawn."""

    fill: str
    line: str
    ink: str


_LOOKS: Final[Mapping[DecisionPart, _Look]] = {
    DecisionPart.DECIDES: _Look("accent", "", "on_accent"),
    DecisionPart.ACCOUNTABLE: _Look("accent_soft", "accent", "accent_ink"),
    DecisionPart.RESPONSIBLE: _Look("sunken", "", "ink"),
    DecisionPart.CONSULTED: _Look("", "ink3", "ink"),
    DecisionPart.INFORMED: _Look("", "", "ink2"),
    DecisionPart.IMPACTED: _Look("", "", "ink2"),
}


@dataclass(frozen=True)
class Scene:
    """What is painted, and where the cursor and the mouse are."""

    grid: Grid
    layout: Layout
    today: date
    row: int
    column: int
    focused: bool
    ringed: bool
    hovered: tuple[int, int] | None
    fixed: bool


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint all of it."""
    _paint_head(painter, scene)
    for row, area in enumerate(scene.grid.areas):
        top = scene.layout.rows[row][0]
        painting.hairline(painter, INSET, scene.layout.width - INSET, top)
        _paint_ground(painter, scene, row)
        _paint_title(painter, scene, row, area)
        for column in _seen(scene.layout):
            key = scene.grid.columns[column - 1].key
            parts = area.of(key, raci=scene.grid.raci)
            _paint_cell(painter, scene, (row, column), parts)
        dots = scene.layout.more_rect(row).center()
        side = 18.0
        paint_icon(painter, "dots-three", _around(dots, side), "ink3")
    if scene.ringed and scene.row >= 0:
        place = scene.layout.rect(scene.row, scene.column).adjusted(1, 2, -1, -2)
        painting.focus_ring(painter, place, 7)


def _paint_head(painter: QPainter, scene: Scene) -> None:
    layout = scene.layout
    for column in _seen(layout):
        place = layout.head_rect(column).adjusted(3, 0, -3, 0)
        name = short(scene.grid.columns[column - 1].name)
        broken = head_lines(name, layout.cell)
        step = theme.line("small")
        top = place.bottom() - 8 - len(broken) * step
        for number, line in enumerate(broken):
            where = QRectF(place.x(), top + number * step, place.width(), step)
            ink = "ink" if column == scene.column and scene.focused else "ink2"
            painting.text(painter, where, line, "small", ink, painting.CENTER)
    if layout.before:
        paint_icon(painter, "caret-left", _around(layout.back_rect().center(), 16))
    if layout.beyond:
        paint_icon(painter, "caret-right", _around(layout.on_rect().center(), 16))


def _paint_ground(painter: QPainter, scene: Scene, row: int) -> None:
    """Show where the cursor is, and what a click would change."""
    layout = scene.layout
    if scene.focused and (row == scene.row):
        place = layout.rect(row, scene.column).adjusted(1, 2, -1, -2)
        if scene.column == TITLE or layout.is_in_sight(scene.column):
            painting.rounded(painter, place, 7, "hover")
    if scene.hovered is not None and scene.hovered[0] == row and not scene.fixed:
        place = layout.rect(*scene.hovered).adjusted(1, 2, -1, -2)
        painting.rounded(painter, place, 7, None, "line")


def _paint_title(painter: QPainter, scene: Scene, row: int, area: Area) -> None:
    place = scene.layout.rect(row, TITLE)
    room = title_width(scene.layout.title)
    small = words.under(scene.grid, area, scene.today)
    high = painting.paragraph_height(area.title, "body", room, 4)
    below = painting.paragraph_height(small, "cap", room, 2) if small else 0
    top = place.center().y() - (high + below) / 2
    where = QRectF(INSET, top, room, high)
    painting.paragraph(painter, where, area.title, "body", "ink", 4)
    if small:
        due = words.is_due(scene.grid, area, scene.today)
        ink = "honey_ink" if due else "ink3"
        where = QRectF(INSET, top + high, room, below)
        painting.paragraph(painter, where, small, "cap", ink, 2)


def _paint_cell(
    painter: QPainter, scene: Scene, at: tuple[int, int], parts: Parts
) -> None:
    place = scene.layout.rect(*at)
    if not parts:
        painting.text(painter, place, "·", "body", "ink3", painting.CENTER)
        return
    in_words = scene.layout.in_words
    rows = lines(parts, in_words=in_words)
    high = pill_size(parts[0], in_words=in_words)[1]
    top = place.center().y() - (len(rows) * (high + PILL_GAP) - PILL_GAP) / 2
    for row in rows:
        sizes = [pill_size(part, in_words=in_words)[0] for part in row]
        x = place.center().x() - (sum(sizes) + PILL_GAP * (len(row) - 1)) / 2
        for part, wide in zip(row, sizes, strict=True):
            room = min(wide, place.width() - 4)
            left = max(x, place.x() + 2)
            _paint_part(painter, QRectF(left, top, room, high), part, in_words)
            x += wide + PILL_GAP
        top += high + PILL_GAP


def _paint_part(
    painter: QPainter, place: QRectF, part: DecisionPart, in_words: bool
) -> None:
    look = _LOOKS[part]
    if look.fill or look.line:
        round_ = place.height() / 2
        painting.rounded(painter, place, round_, look.fill or None, look.line or None)
    said = part.label if in_words else words.letter(part)
    italic = part is DecisionPart.IMPACTED
    room = place.adjusted(4, 0, -4, 0)
    painting.text(painter, room, said, "capm", look.ink, painting.CENTER, italic=italic)


def _seen(layout: Layout) -> range:
    return range(layout.first + 1, layout.first + layout.in_sight + 1)


def _around(middle: QPointF, side: float) -> QRectF:
    place = QRectF(0, 0, side, side)
    place.moveCenter(middle)
    return place
