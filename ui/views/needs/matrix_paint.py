"""Paints the matrix: what of it is seen, and no more."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from app.i18n import tr, trn
from app.needs.matrices import Cell, Group, Line, Matrix
from ui import painting
from ui.icons import paint_icon
from ui.painting import ChipSpec
from ui.theme import theme, tokens
from ui.views.needs import matrix_words as words
from ui.views.needs.matrix_layout import (
    SLANT,
    Layout,
    legend_height,
    longest_name,
    sums,
)

_BAR: Final = 3  # of a site, under the names of its people


@dataclass(frozen=True)
class Scene:
    """What is to be painted, and what of it is lit."""

    matrix: Matrix
    layout: Layout
    size: QSize  # of the viewport
    scrolled: QPointF
    row: int  # of the cursor, -1 for none
    column: int
    ringed: bool  # one moves by keyboard
    hovered: Group | None
    ratio: float  # pixels of the screen to a pixel


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint all of it: cells first, then what stays where it is."""
    layout = scene.layout
    room = layout.room(scene.size.width(), scene.size.height())
    first, last = _seen(scene.scrolled.y(), room.height(), layout.row)
    rows = range(first, min(last, len(layout.lines)))
    first, last = _seen(scene.scrolled.x(), room.width(), layout.cell)
    columns = range(first, min(last, len(layout.columns)))
    _light_row(painter, scene, room)
    _cells(painter, scene, room, rows, columns)
    _topics(painter, scene, room, rows)
    _sums(painter, scene, room, rows)
    _head(painter, scene, room, columns)


def _seen(scrolled: float, room: float, step: float) -> tuple[int, int]:
    """Return the first place that is seen, and the one behind the last."""
    if room <= 0 or step <= 0:
        return 0, 0
    return int(scrolled // step), math.ceil((scrolled + room) / step)


def _light_row(painter: QPainter, scene: Scene, room: QRect) -> None:
    if scene.row < 0:
        return
    band = scene.layout.cell_rect(scene.row, 0, scene.scrolled)
    band.setLeft(0)
    band.setRight(room.right() + 1 + scene.layout.right)
    painter.save()
    painter.setClipRect(0, room.top(), scene.size.width(), room.height())
    painting.rounded(painter, band.adjusted(0, 1, 0, 0), 8, "hover")
    painter.restore()


def _cells(
    painter: QPainter, scene: Scene, room: QRect, rows: range, columns: range
) -> None:
    layout = scene.layout
    painter.save()
    painter.setClipRect(room)
    if scene.column >= 0:
        lit = layout.cell_rect(0, scene.column, scene.scrolled)
        lit.setTop(room.top())
        lit.setHeight(min(room.height(), layout.content[1] - scene.scrolled.y()))
        painter.fillRect(lit, theme.color("hover"))
    _lines(painter, scene, room, rows)
    side = min(theme.px(18), layout.cell - 10)
    for at in rows:
        line = layout.lines[at]
        for number in columns:
            column = layout.columns[number]
            cell = scene.matrix.cell(line.topic.id, column)
            place = layout.cell_rect(at, number, scene.scrolled)
            _marks(painter, place, cell, side, scene.ratio)
            if len(column.keys) > 1 and max(cell.can, cell.ask) > 1:
                _count(painter, place, cell)
    if scene.row >= 0 and scene.column >= 0:
        place = layout.cell_rect(scene.row, scene.column, scene.scrolled)
        ring = place.adjusted(2, 5, -2, -4)
        role = "focus" if scene.ringed else "field"
        painting.rounded(painter, ring, 8, line=role, width=2 if scene.ringed else 1.5)
    painter.restore()


def _marks(
    painter: QPainter, place: QRectF, cell: Cell, side: float, ratio: float
) -> None:
    both = bool(cell.level and cell.strength)
    if both:  # side by side, as large as the cell allows
        side = min(side, (place.width() - 8) / 2)
    stamp = _stamp(cell.level, cell.strength, round(side, 1), theme.scheme, ratio)
    wide, high = stamp.width() / ratio, stamp.height() / ratio
    x = round(place.center().x() - wide / 2)
    y = round(place.center().y() - high / 2)
    painter.drawPixmap(QPointF(x, y), stamp)


def _count(painter: QPainter, place: QRectF, cell: Cell) -> None:
    """Write how many speak in a cell that stands for several."""
    left = place.center().x() + theme.px(20 if cell.level and cell.strength else 11)
    corner = QRectF(left, place.center().y() + 2, 16, theme.line("cap"))
    painting.text(painter, corner, str(max(cell.can, cell.ask)), "cap", "ink3")


@lru_cache(maxsize=256)
def _stamp(
    level: int, strength: int, side: float, scheme: str, ratio: float
) -> QPixmap:
    """Return the marks of a cell as a picture, made once."""
    del scheme  # of the key alone: the painters read the theme
    both = bool(level and strength)
    wide, high = side * (2.15 if both else 1.2), side * 1.5
    made = QPixmap(math.ceil(wide * ratio), math.ceil(high * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    middle = QPointF(wide / 2, high / 2)
    apart = QPointF(side * 0.55, 0) if both else QPointF(0, 0)
    if level or not strength:
        painting.level_mark(painter, middle - apart, level, side * 0.95)
    if strength:
        painting.need_mark(painter, middle + apart, strength, side)
    painter.end()
    return made


def _lines(painter: QPainter, scene: Scene, room: QRect, rows: range) -> None:
    """Draw a line under each row, and one between the sites."""
    layout = scene.layout
    bottom = min(room.bottom() + 1, room.top() + layout.content[1])
    for at in rows:
        y = layout.cell_rect(at + 1, 0, scene.scrolled).y()
        painting.hairline(painter, room.left(), room.right() + 1, round(y) - 1)
    for group in layout.groups[1:]:
        x = layout.cell_rect(0, group.first, scene.scrolled).x()
        line = QRectF(round(x), room.top(), 1, bottom - room.top())
        painter.fillRect(line, theme.color("hairline"))


def _topics(painter: QPainter, scene: Scene, room: QRect, rows: range) -> None:
    layout = scene.layout
    painter.save()
    painter.setClipRect(0, room.top(), layout.left, room.height())
    for at in rows:
        place = layout.cell_rect(at, 0, scene.scrolled)
        place.setLeft(10)
        place.setWidth(layout.left - 20)
        role = "smalls" if at == scene.row else "smallm"
        name = layout.lines[at].topic.name
        high = painting.paragraph_height(name, role, place.width(), lines=2)
        place.setTop(place.center().y() - high / 2)
        painting.paragraph(painter, place, name, role, lines=2)
        y = round(layout.cell_rect(at + 1, 0, scene.scrolled).y()) - 1
        painting.hairline(painter, 0, layout.left, y)
    painter.restore()


def _sums(painter: QPainter, scene: Scene, room: QRect, rows: range) -> None:
    layout = scene.layout
    left = room.right() + 1
    painter.save()
    painter.setClipRect(left, room.top(), layout.right, room.height())
    for at in rows:
        line = layout.lines[at]
        place = layout.cell_rect(at, 0, scene.scrolled)
        first, second = sums()
        asked = QRectF(left, place.y(), first, place.height())
        _asked(painter, asked, line)
        able = QRectF(asked.right(), place.y(), second, place.height())
        _able(painter, able, line)
        y = round(layout.cell_rect(at + 1, 0, scene.scrolled).y()) - 1
        painting.hairline(painter, left, left + layout.right, y)
    painter.restore()


def _asked(painter: QPainter, place: QRectF, line: Line) -> None:
    if not line.total:
        return
    center = painting.CENTER
    high = theme.line("strong") + theme.line("cap")
    top = place.center().y() - high / 2
    first = QRectF(place.x(), top, place.width(), theme.line("strong"))
    painting.text(
        painter, first, str(line.total), "strong", "ink", center, tabular=True
    )
    under = QRectF(place.x(), first.bottom(), place.width(), theme.line("cap"))
    sites = trn("{n} site", "{n} sites", line.asking) if line.asking else tr("circle")
    painting.text(painter, under, sites, "cap", "ink3", center)


def _able(painter: QPainter, place: QRectF, line: Line) -> None:
    said = words.helpers(line)
    if line.is_gap:
        spec = ChipSpec(said, "honey")
        size = painting.chip_size(spec)
        x = place.center().x() - size.width() / 2
        painting.chip(painter, x, place.center().y() - size.height() / 2, spec)
    else:
        role, ink = ("strong", "ink") if line.can_help else ("cap", "ink3")
        center = painting.CENTER
        painting.text(painter, place, said, role, ink, center, tabular=True)


def _head(painter: QPainter, scene: Scene, room: QRect, columns: range) -> None:
    layout = scene.layout
    line = theme.line("capm")
    left = room.right() + 1
    for wide, text in zip(sums(), (tr("Asked for"), tr("Can help")), strict=True):
        below = QRectF(left, layout.head - line - 10, wide, line)
        painting.text(painter, below, text, "capm", "ink3", painting.CENTER)
        left += wide
    _legend(painter, layout)
    painter.save()
    slack = longest_name() if layout.names == "slanted" else 0
    painter.setClipRect(room.left(), 0, room.width() + slack, layout.head)
    for number in columns:
        _name(painter, scene, number)
    painter.setClipRect(room.left(), 0, room.width(), layout.head)
    for group in layout.groups:
        _band(painter, scene, room, group)
    painter.restore()


def _legend(painter: QPainter, layout: Layout) -> None:
    """Say in the corner what the marks mean."""
    high = theme.line("cap") + 2
    top = layout.head - legend_height()
    for number, (level, strength, text) in enumerate(words.LEGEND):
        y = top + number * high
        middle, side = QPointF(18, y + high / 2), high * 0.78
        if strength:
            painting.need_mark(painter, middle, strength, side * 0.9)
        else:
            painting.level_mark(painter, middle, level, side)
        box = QRectF(34, y, layout.left - 40, high)
        painting.text(painter, box, tr(text), "cap", "ink2")


def _name(painter: QPainter, scene: Scene, number: int) -> None:
    layout = scene.layout
    column = layout.columns[number]
    place = layout.cell_rect(0, number, scene.scrolled)
    bottom = layout.head - _BAR - 8.0
    role = "smalls" if number == scene.column else "small"
    ink = "ink" if number == scene.column else "ink2"
    name = column.name
    if layout.names == "upright":
        role = "caps" if number == scene.column else "capm"
        _upright(painter, place, bottom, name, role)
        return
    painter.save()
    high = theme.line(role)
    if layout.names == "slanted":
        painter.translate(place.center().x() - 2, bottom)
        painter.rotate(SLANT)
        box = QRectF(0, -high / 2, longest_name(), high)
    else:
        painter.translate(place.center().x(), bottom)
        painter.rotate(-90)
        _turned(painter, bottom - layout.band - 4, _short(layout, number), role, ink)
        painter.restore()
        return
    painting.text(painter, box, _short(layout, number), role, ink)
    painter.restore()


def _turned(painter: QPainter, room: float, name: str, role: str, ink: str) -> None:
    """Write a name from below upward, in two lines if it is long."""
    broken = painting.wrapped(name, role, room, lines=2)
    high = theme.line(role) - 2
    top = -high * len(broken) / 2
    for number, part in enumerate(broken):
        box = QRectF(0, top + number * high, room, high)
        painting.text(painter, box, part, role, ink)


def _short(layout: Layout, number: int) -> str:
    """Return a person's first name with what tells them from others, or a site's."""
    column = layout.columns[number]
    if column.holder is None or not column.holder.is_person:
        itself = layout.band and len(column.keys) == 1 and column.key is not None
        return tr("The site itself") if itself else column.name
    if layout.names == "vertical":
        return column.name
    first, *rest = column.name.split() or [column.name]
    namesakes = sum(
        one.name.split()[:1] == [first]
        for one in layout.columns
        if one.holder and one.holder.is_person
    )
    return f"{first} {rest[-1][:1]}." if namesakes > 1 and rest else first


def _upright(
    painter: QPainter, place: QRectF, bottom: float, name: str, role: str
) -> None:
    box = place.adjusted(4, 0, -4, 0)
    broken = painting.wrapped(name, role, box.width(), lines=4)
    line = theme.line(role)
    top = bottom - line * len(broken)
    for number, part in enumerate(broken):
        at = QRectF(box.x(), top + number * line, box.width(), line)
        painting.text(painter, at, part, role, "ink", painting.CENTER)


def _band(painter: QPainter, scene: Scene, room: QRect, group: Group) -> None:
    layout = scene.layout
    first = layout.cell_rect(0, group.first, scene.scrolled)
    whole = QRectF(first.x(), 0, layout.cell * group.count, layout.band)
    bar = QRectF(whole.x() + 3, layout.head - _BAR - 2, whole.width() - 6, _BAR)
    tint = f"site{group.tint % tokens.SITE_COUNT}" if group.site_id else "field"
    painting.rounded(painter, bar, 1.5, tint)
    if not layout.band or (group.site_id is None and not group.name):
        return
    if scene.hovered == group:
        painting.rounded(painter, whole.adjusted(2, 1, -2, -1), 6, "hover")
    # the name stays in sight while any of its people are
    left = max(whole.x(), float(room.left()))
    right = min(whole.right(), float(room.right() + 1))
    seen = QRectF(left, 0, max(0.0, right - left), layout.band)
    if group.site_id is not None:
        caret = "caret-right" if group.folded else "caret-down"
        place = QRectF(seen.x() + 4, seen.center().y() - 6, 12, 12)
        paint_icon(painter, caret, place, "ink3")
        seen.adjust(18, 0, -4, 0)
    if seen.width() > theme.px(20):
        painting.text(painter, seen, group.name, "capm", "ink2")
