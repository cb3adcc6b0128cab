"""Painting the cells of the canvas."""

from dataclasses import dataclass
from typing import Final, assert_never

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from app.gathering.agendas import Agenda
from app.gathering.plans import Block
from app.i18n import tr
from app.vocabulary import Phase, Voice
from ui import painting
from ui.icons import paint_icon
from ui.painting.basics import smoothly
from ui.theme import theme, tokens
from ui.views.planner import words
from ui.views.planner.rows import Cell
from ui.views.planner.words import Faces

RADIUS: Final = 7
BAR: Final = 5
OPEN_FACE: Final = painting.Face("?", 6)


@dataclass(frozen=True)
class Look:
    """How a cell is shown just now."""

    chosen: bool = False
    hovered: bool = False
    ghost: bool = False  # it is being dragged away
    floating: bool = False  # it is the copy in the hand: no materials


@dataclass(frozen=True)
class Brush:
    """Paints cells of one agenda."""

    painter: QPainter
    agenda: Agenda
    faces: Faces
    you: painting.Face | None = None  # the coach, for blocks in her voice

    def cell(self, cell: Cell, look: Look) -> None:
        """Paint a cell, and the time in the gutter beside it."""
        self.painter.save()
        if look.ghost:
            self.painter.setOpacity(0.35)
        match cell.kind:
            case "card":
                self.card(cell, look)
            case "tray":
                self._tray(cell, look)
            case "roof" | "track":
                self._roof(cell, look)
            case "gap" | "overlap":
                self._between(cell)
            case "add":
                self._adder(cell, look)
            case _:
                assert_never(cell.kind)
        self.painter.restore()

    def gutter(self, cell: Cell, width: float, *, hovered: bool = False) -> None:
        """Paint the time at which a cell begins, and its pin."""
        if not cell.clock:
            return
        line = theme.line("smalls")
        tall = cell.kind == "card" and not is_one_line(cell)
        top = cell.rect.y() + 6 if tall else cell.rect.center().y() - line / 2
        if cell.kind in {"tray", "roof"}:
            top = cell.rect.y() + 6
        words_ = QRectF(0, top, width - 18, line)
        phase = cell.step.block.phase if cell.step else Phase.DURING
        ink = "ink" if phase is Phase.DURING and cell.kind != "gap" else "ink3"
        role = "smalls" if phase is Phase.DURING else "capm"
        painting.text(
            self.painter, words_, cell.clock, role, ink, painting.RIGHT, tabular=True
        )
        self._mark(QPointF(width - 9, top + line / 2), cell, hovered=hovered)

    def card(self, cell: Cell, look: Look) -> None:
        """Paint a block."""
        if cell.step is None:
            return
        block, rect = cell.step.block, cell.rect
        kind = tokens.category_role(block.category.value)
        self._ground(rect, block, kind)
        if look.chosen:
            painting.focus_ring(self.painter, rect, RADIUS)
        elif look.hovered:
            painting.rounded(self.painter, rect, RADIUS, line=kind, width=1.2)
        if look.chosen or look.hovered:
            dots_at = rect.center() - QPointF(rect.width() / 2 - 12, 5)
            painting.dots(self.painter, dots_at.x(), dots_at.y(), f"{kind}_ink")
        left = rect.x() + 26
        icon_top = rect.y() + 10
        if is_one_line(cell):
            icon_top = rect.center().y() - 9
        icon = tokens.session_type(block.category.value).icon
        paint_icon(self.painter, icon, QRectF(left, icon_top, 18, 18), f"{kind}_ink")
        self._content(cell, look, left + 28)
        if look.chosen and not cell.compact and not block.holds_others:
            self._grip(rect, kind)

    def _content(self, cell: Cell, look: Look, left: float) -> None:
        if cell.compact:
            self._compact(cell, left)
            return
        rect, wide = cell.rect, cell.rect.width()
        with_things, with_names = wide > theme.px(680), wide > theme.px(520)
        columns = theme.px(300 if with_things else 196 if with_names else 112)
        right = rect.right() - columns
        self._titles(cell, QRectF(left, rect.y(), right - left - 12, rect.height()))
        self._leads(cell, right, with_names=with_names)
        if with_things and cell.step and not look.floating:
            things = words.materials_line(cell.step.block.materials)
            at = right + theme.px(112)
            pill = theme.px(54) + 16
            place = QRectF(at, rect.y(), rect.right() - pill - at, rect.height())
            painting.text(self.painter, place, things, "small", "ink2")
        self._pill(cell, look)

    def _titles(self, cell: Cell, rect: QRectF) -> None:
        if cell.step is None:
            return
        block = cell.step.block
        second = words.method_line(block)
        if block.hidden:
            eye = QRectF(rect.right() - 16, rect.center().y() - 8, 16, 16)
            paint_icon(self.painter, "eye-slash", eye, "ink3")
            rect = rect.adjusted(0, 0, -22, 0)
        if cell.slim:
            used = painting.text(self.painter, rect, block.title, "strong")
            rest = rect.adjusted(used + 12, 0, 0, 0)
            if second and rest.width() > 60:
                painting.text(self.painter, rest, second, "small", "ink2")
            return
        if not second:
            painting.text(self.painter, rect, block.title, "strong")
            return
        line, under = theme.line("strong") + 1, theme.line("small")
        above = QRectF(rect.x(), rect.y() + 7, rect.width(), line)
        painting.text(self.painter, above, block.title, "strong")
        below = QRectF(rect.x(), above.bottom(), rect.width(), under)
        painting.text(self.painter, below, second, "small", "ink2")

    def _leads(self, cell: Cell, left: float, *, with_names: bool) -> None:
        if cell.step is None:
            return
        block, middle = cell.step.block, cell.rect.center().y()
        shown = self._faces_of(block)
        used = 24.0
        if shown:
            place = QRectF(left, cell.rect.y(), 60, cell.rect.height())
            used = painting.avatars(self.painter, place, shown[:2], size=24, cut="card")
        elif block.voice is Voice.GROUP:
            disc = QRectF(left, middle - 12, 24, 24)
            painting.rounded(self.painter, disc, 12, "card")
            paint_icon(self.painter, "users-three", disc.adjusted(4, 4, -4, -4), "ink2")
        else:
            return
        if not with_names:
            return
        name = words.lead_line(block, self.faces) or (self.you.name if self.you else "")
        ink = "honey_ink" if None in block.leads else "ink"
        room = theme.px(104) - used
        place = QRectF(left + used + 8, cell.rect.y(), room, cell.rect.height())
        painting.text(self.painter, place, name, "small", ink)

    def _faces_of(self, block: Block) -> list[painting.Face]:
        if not block.leads and block.voice is Voice.COACH and self.you:
            return [self.you]
        found = []
        for who in block.leads:
            face = self.faces.get(who) if who else None
            known = painting.Face(face.initials, face.tint, face.name) if face else None
            found.append(known or OPEN_FACE)
        return found

    def _pill(self, cell: Cell, look: Look) -> None:
        if cell.step is None:
            return
        wide = max(theme.px(54), 54)
        high = theme.fit(26, "smalls", padding=8)
        rect = QRectF(0, 0, wide, high)
        rect.moveRight(cell.rect.right() - 10)
        rect.moveTop(cell.rect.center().y() - high / 2)
        line = "line" if look.chosen or look.hovered else None
        painting.rounded(self.painter, rect, 6, "card", line)
        said = words.minutes_line(cell.step)
        painting.text(
            self.painter, rect, said, "smalls", "ink", painting.CENTER, tabular=True
        )

    def _compact(self, cell: Cell, left: float) -> None:
        """Paint a track: title, one line, a face on the right."""
        if cell.step is None:
            return
        rect, block = cell.rect, cell.step.block
        shown = self._faces_of(block)
        right = rect.right() - 12
        if shown:
            wide = painting.avatars_width(min(2, len(shown)), size=26)
            place = QRectF(right - wide, rect.y(), wide, rect.height())
            painting.avatars(self.painter, place, shown[:2], size=26, cut="card")
            right -= wide + 8
        line, under = theme.line("strong") + 1, theme.line("small")
        above = QRectF(left, rect.y() + 7, right - left, line)
        painting.text(self.painter, above, block.title, "strong")
        below = QRectF(left, above.bottom(), right - left, under)
        in_row = cell.in_row
        second = words.compact_line(cell.step, self.faces, with_minutes=in_row)
        painting.text(self.painter, below, second, "small", "ink2")

    def _tray(self, cell: Cell, look: Look) -> None:
        if cell.step is None:
            return
        rect = cell.rect
        line = "focus" if look.chosen else "line" if look.hovered else None
        painting.rounded(
            self.painter, rect, 9, "sunken", line, width=2 if look.chosen else 1
        )
        self._head(cell, "columns", words.tray_title(cell.step))

    def _roof(self, cell: Cell, look: Look) -> None:
        if cell.step is None:
            return
        line = "focus" if look.chosen else "line" if look.hovered else "hairline"
        width = 2 if look.chosen else 1
        fill = "sunken" if cell.kind == "roof" else "card"
        painting.rounded(self.painter, cell.rect, 9, fill, line, width=width)
        icon = "caret-down" if cell.kind == "roof" else "rows"
        self._head(cell, icon, cell.step.block.title)

    def _head(self, cell: Cell, icon: str, title: str) -> None:
        """Paint the line above what is held: title, a warning if any, minutes."""
        if cell.step is None:
            return
        rect = cell.rect
        row = QRectF(rect.x() + 30, rect.y() + 4, 0, theme.line("capm") + 4)
        mark = QRectF(rect.x() + 10, row.center().y() - 7, 14, 14)
        paint_icon(self.painter, icon, mark, "ink3")
        total = words.track_total(cell.step)
        wide = painting.text_width(total, "smalls", tabular=True)
        ends = QRectF(rect.right() - wide - 12, row.y(), wide + 1, row.height())
        painting.text(
            self.painter, ends, total, "smalls", "ink", painting.RIGHT, tabular=True
        )
        row.setRight(ends.x() - 10)
        used = painting.text(self.painter, row, title, "capm", "ink2")
        warning = words.conflict_line(cell.step, self.faces)
        rest = row.adjusted(used + 16, 0, 0, 0)
        if warning and rest.width() > 60:
            painting.text(self.painter, rest, warning, "capm", "honey_ink")

    def _between(self, cell: Cell) -> None:
        """Paint the minutes a pin leaves free, or the minutes too many."""
        if cell.step is None:
            return
        free = cell.kind == "gap"
        fill, line = (None, "line") if free else ("honey_soft", "honey_line")
        painting.rounded(self.painter, cell.rect, RADIUS, fill, line, dashed=free)
        icon, ink = ("hourglass-medium", "ink3") if free else ("warning", "honey_ink")
        middle = cell.rect.center().y()
        place = QRectF(cell.rect.x() + 27, middle - 8, 16, 16)
        paint_icon(self.painter, icon, place, ink)
        said = words.gap_line(cell.step, self.agenda)
        room = cell.rect.adjusted(54, 0, -12, 0)
        painting.text(self.painter, room, said, "small", ink)

    def _adder(self, cell: Cell, look: Look) -> None:
        line = "focus" if look.chosen else "field" if look.hovered else "line"
        painting.rounded(
            self.painter,
            cell.rect,
            RADIUS,
            "hover" if look.hovered else None,
            line,
            width=2 if look.chosen else 1,
            dashed=not look.chosen,
        )
        middle = cell.rect.center().y()
        place = QRectF(cell.rect.x() + 26, middle - 8, 16, 16)
        paint_icon(self.painter, "plus", place, "ink3")
        key = painting.key_cap_width("N")
        room = cell.rect.adjusted(54, 0, -key - 20, 0)
        said = tr("Add a block, or drop a method here")
        painting.text(self.painter, room, said, "small", "ink3")
        high = theme.fit(tokens.HEIGHTS["key"], "capm", padding=4)
        painting.key_cap(
            self.painter, cell.rect.right() - key - 13, middle - high / 2, "N"
        )

    def _ground(self, rect: QRectF, block: Block, kind: str) -> None:
        """Paint the soft fill and the bar of a type."""
        letter = block.category.value
        painting.type_fill(self.painter, rect, letter, RADIUS, soft=True)
        outlined = letter in tokens.OUTLINED_CATEGORIES
        if outlined:
            painting.rounded(self.painter, rect, RADIUS, "card", kind, width=1.5)
        shape = QPainterPath()
        shape.addRoundedRect(rect, RADIUS, RADIUS)
        with smoothly(self.painter):
            self.painter.setClipPath(shape)
            bar = QRectF(rect.x(), rect.y(), BAR, rect.height())
            self.painter.fillRect(bar, theme.color(kind))

    def _grip(self, rect: QRectF, kind: str) -> None:
        place = QRectF(rect.center().x() - 14, rect.bottom() - 5, 28, 3)
        painting.rounded(self.painter, place, 1.5, kind)

    def _mark(self, middle: QPointF, cell: Cell, *, hovered: bool) -> None:
        """Paint the pin of a pinned start, or the dot of one that follows."""
        block = cell.step.block if cell.step and cell.kind != "gap" else None
        place = QRectF(middle.x() - 6, middle.y() - 6, 12, 12)
        if block is not None and block.locked_start is not None:
            paint_icon(self.painter, "push-pin-fill", place, "accent")
        elif block is not None and hovered and block.phase is Phase.DURING:
            paint_icon(self.painter, "push-pin", place, "ink3")
        elif block is None or block.phase is Phase.DURING:
            with smoothly(self.painter):
                self.painter.setBrush(theme.color("line"))
                if cell.kind not in {"add", "gap"}:
                    self.painter.drawEllipse(middle + QPointF(3, 0), 2.2, 2.2)


def is_one_line(cell: Cell) -> bool:
    """Return whether a block says all it has to say in one line, in its middle."""
    if cell.compact or cell.step is None:
        return False
    return cell.slim or not words.method_line(cell.step.block)
