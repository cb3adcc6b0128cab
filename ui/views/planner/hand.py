"""The mouse on the canvas: blocks moved, copied, stretched, put side by side."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QScrollArea

from app.gathering import agendas
from app.gathering.agendas import Agenda
from app.i18n import tr
from app.vocabulary import Phase, Shape
from ui import painting, phrases
from ui.painting.basics import smoothly
from ui.theme import theme
from ui.views.planner import previews
from ui.views.planner.acts import Acts, snapped
from ui.views.planner.cards import Brush, Look
from ui.views.planner.drops import Landing, landing
from ui.views.planner.rows import EDGE, Cell

if TYPE_CHECKING:
    from ui.views.planner.canvas import Canvas

PIXELS_A_MINUTE: Final = 1.25
SCROLL_ZONE: Final = 40
SCROLL_MS: Final = 25
SCROLL_MOST: Final = 14


@dataclass
class Held:
    """What the mouse has taken up."""

    cell: Cell
    pressed: QPointF
    point: QPointF
    stretches: bool = False
    is_moving: bool = False
    copies: bool = False
    minutes: int = 0
    landing: Landing | None = None


class Hand:
    """Holds at most one block, and changes nothing before it lets go."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self.held: Held | None = None
        self._speed = 0
        self._timer = QTimer(canvas)
        self._timer.setInterval(SCROLL_MS)
        self._timer.timeout.connect(self._scroll)

    def agenda(self, acts: Acts) -> Agenda:
        """Return the agenda to be shown: while a block is stretched, as it would be."""
        held = self.held
        if held is None or not (held.stretches and held.is_moving and held.cell.id):
            return acts.agenda
        blocks = previews.stretched(acts.plan.blocks, held.cell.id, held.minutes)
        return agendas.place(blocks, acts.agenda.when)

    def press(self, cell: Cell, point: QPointF) -> None:
        """Take up the block in a cell, by its lower edge or by its body."""
        minutes = cell.step.minutes if cell.step else 0
        edge = self._on_edge(cell, point)
        self.held = Held(cell, point, point, stretches=edge, minutes=minutes)

    def drag(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Follow the mouse."""
        held = self.held
        if held is None:
            return
        away = (point - held.pressed).manhattanLength()
        if not held.is_moving and away < QApplication.startDragDistance():
            return
        held.is_moving, held.point = True, point
        held.copies = bool(keys & Qt.KeyboardModifier.AltModifier)
        if held.stretches:
            self._stretch(held)
        else:
            self._aim(held)
        self._canvas.update()

    def release(self, point: QPointF, keys: Qt.KeyboardModifier) -> bool:
        """Let go, and do what the drag meant; tell whether it was a drag."""
        held = self.held
        if held is None or not held.is_moving:
            self.forget()
            return False
        self.drag(point, keys)
        self.forget()
        acts, block_id = self._canvas.acts, held.cell.id
        if acts is None or block_id is None:
            return False
        if held.stretches:
            if held.cell.step and held.minutes != held.cell.step.minutes:
                acts.set_minutes(block_id, held.minutes)
        elif held.landing is not None:
            self._land(acts, held, held.landing)
        self._canvas.arrange()
        return True

    def forget(self) -> None:
        """Let go without doing anything."""
        self.held = None
        self.stop_scrolling()
        self._canvas.update()

    def cancel(self) -> bool:
        """Put back what is being dragged; tell whether anything was."""
        dragging = self.held is not None and self.held.is_moving
        self.forget()
        if dragging:
            self._canvas.arrange()
        return dragging

    def cursor_over(
        self, cell: Cell | None, point: QPointF, *, pinning: bool
    ) -> Qt.CursorShape:
        """Return the shape of the mouse over a cell."""
        if pinning or (cell is not None and cell.kind == "add"):
            return Qt.CursorShape.PointingHandCursor
        if cell is None or cell.id is None or self._canvas.fixed:
            return Qt.CursorShape.ArrowCursor
        if self._on_edge(cell, point):
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.OpenHandCursor

    def paint(self, brush: Brush) -> None:
        """Paint what is in the hand and where it would land."""
        held = self.held
        if held is None or not held.is_moving or held.stretches:
            return
        if held.landing is not None:
            self.paint_line(brush.painter, held.landing.line)
        self._paint_copy(brush, held)

    def paint_line(self, painter: QPainter, line: QRectF) -> None:
        """Paint the mark of insertion: a line, or the half a block would take."""
        if line.width() and line.height():
            painting.rounded(painter, line, 7, theme.color("accent", 0.18))
            painting.rounded(painter, line, 7, line="accent", width=2)
            return
        upright = not line.width()
        start = line.topLeft()
        end = line.bottomLeft() if upright else line.topRight()
        with smoothly(painter):
            pen = QPen(theme.color("accent"), 3)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(start if upright else start + QPointF(4, 0), end)
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(start, 5, 5)

    def scroll_near_edge(self, point: QPointF) -> None:
        """Scroll while something is held near the upper or lower edge of the view."""
        scroller = self._scroller()
        if scroller is None:
            return
        high = scroller.viewport().height()
        y = self._canvas.mapTo(scroller.viewport(), point.toPoint()).y()
        beyond = min(0, y - SCROLL_ZONE) or max(0, y - (high - SCROLL_ZONE))
        self._speed = max(-SCROLL_MOST, min(SCROLL_MOST, beyond // 2))
        if self._speed and not self._timer.isActive():
            self._timer.start()
        elif not self._speed:
            self._timer.stop()

    def stop_scrolling(self) -> None:
        """Stay where we are."""
        self._timer.stop()

    def _stretch(self, held: Held) -> None:
        was = held.cell.step.minutes if held.cell.step else 0
        pulled = (held.point.y() - held.pressed.y()) / PIXELS_A_MINUTE
        minutes = snapped(was + pulled) if abs(pulled) >= 1 else was
        if minutes != held.minutes:
            held.minutes = minutes
            self._canvas.arrange()

    def _aim(self, held: Held) -> None:
        held.landing = landing(
            self._canvas.layout_,
            held.point,
            None if held.copies else held.cell.id,
            pressed_x=None if held.copies else held.pressed.x(),
        )
        copying = Qt.CursorShape.DragCopyCursor
        moving = Qt.CursorShape.ClosedHandCursor
        self._canvas.setCursor(copying if held.copies else moving)
        self.scroll_near_edge(held.point)

    def _land(self, acts: Acts, held: Held, there: Landing) -> None:
        block_id = held.cell.id
        step = acts.step(block_id)
        if block_id is None or step is None:
            return
        if held.copies:
            if there.after_id is not None:
                self._canvas.choose(acts.duplicate(block_id, there.after_id))
            else:
                self._canvas.choose(acts.duplicate_first(block_id, there.phase))
        elif there.beside_id is not None:
            acts.beside(block_id, there.beside_id)
        elif not self._stays(acts, held, there):
            acts.move(block_id, there.after_id, there.tray_id, there.phase)

    def _stays(self, acts: Acts, held: Held, there: Landing) -> bool:
        """Tell whether a block would land where it is."""
        step = acts.step(held.cell.id)
        if step is None or step.block.parent_id != there.tray_id:
            return False
        if step.block.phase is not there.phase and there.tray_id is None:
            return False
        order = acts.siblings(step.block)
        place = order.index(step.block)
        before = order[place - 1].id if place else None
        return there.after_id == before

    def _paint_copy(self, brush: Brush, held: Held) -> None:
        """Paint the floating copy, with the time at which it would begin."""
        rect = self._place_of_copy(held)
        small = held.cell.compact or rect.width() < theme.px(400)
        painting.soft_shadow(brush.painter, rect, 8, 16, 0.34)
        painting.rounded(brush.painter, rect, 7, "card")
        step, kind = held.cell.step, held.cell.kind
        copy = Cell(kind, rect, step, compact=small, slim=held.cell.slim and not small)
        brush.cell(copy, Look(hovered=True, floating=True))
        self._paint_pill(brush, rect, self._pill(held), small=small)

    def _place_of_copy(self, held: Held) -> QRectF:
        """Return where the copy floats: out of the way of the block beside it."""
        left = self._canvas.layout_.gutter + 14
        wide = self._canvas.width() - left - 26
        high = min(held.cell.rect.height(), 92.0)
        beside = held.landing is not None and held.landing.is_beside
        if held.cell.compact or beside:
            wide = min(wide / 2, held.cell.rect.width())
            high = max(high, theme.line("strong") + theme.line("small") + 13)
            at = held.point + QPointF(-wide * 0.6, 22 if beside else -high / 2)
            most = self._canvas.width() - wide - 12
            return QRectF(min(at.x(), most), at.y(), wide, high)
        return QRectF(left, held.point.y() - high / 2, wide, high)

    def _pill(self, held: Held) -> str:
        """Say when it would begin, or that it would run beside another."""
        acts, there = self._canvas.acts, held.landing
        if acts is None or there is None or held.cell.id is None:
            return ""
        if there.is_beside:
            return tr("side by side")
        start = previews.start_after_move(
            acts.agenda, acts.plan.blocks, held.cell.id, there.after_id, there.phase
        )
        clock = acts.agenda.when.clock(start) if start is not None else None
        if clock is not None:
            return tr("starts {time}").format(time=phrases.clock_time(clock))
        return there.phase.label if there.phase is not Phase.DURING else ""

    def _paint_pill(
        self, brush: Brush, rect: QRectF, said: str, *, small: bool
    ) -> None:
        if not said:
            return
        wide = painting.text_width(said, "smalls", tabular=True) + 16
        high = theme.fit(24, "smalls", padding=6)
        pill = QRectF(0, 0, wide, high)
        pill.moveRight(rect.right() - (48 if small else theme.px(54) + 26))
        pill.moveTop(rect.center().y() - high / 2)
        painting.rounded(brush.painter, pill, high / 2, "accent")
        painting.text(
            brush.painter,
            pill,
            said,
            "smalls",
            "on_accent",
            painting.CENTER,
            tabular=True,
        )

    def _on_edge(self, cell: Cell, point: QPointF) -> bool:
        if cell.kind != "card" or cell.step is None:
            return False
        block = cell.step.block
        inside_rotation = self._is_station(cell)
        if block.holds_others or inside_rotation:
            return False
        return 0 <= cell.rect.bottom() - point.y() < EDGE

    def _is_station(self, cell: Cell) -> bool:
        acts = self._canvas.acts
        parent = acts.parent(cell.step.block) if acts and cell.step else None
        return parent is not None and parent.shape is Shape.ROTATION

    def _scroller(self) -> QScrollArea | None:
        widget = self._canvas.parentWidget()
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    def _scroll(self) -> None:
        scroller = self._scroller()
        if scroller is None:
            return
        bar = scroller.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._speed)
        if self.held is not None:  # the mouse stays, the agenda moves under it
            moved = QPointF(0, bar.value() - before)
            self.drag(self.held.point + moved, QApplication.keyboardModifiers())
