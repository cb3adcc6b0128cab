"""The square of difference and effort: a dot for each topic, to be put in its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.painting.text import CENTER, RIGHT
from ui.theme import theme
from ui.views.needs.ranked.square_reading import Dots
from ui.widgets.base import Focusable, in_room, moved_by_key
from ui.widgets.reading import announce, let_be_read

FULL: Final = 100
STEP: Final = 5  # of an arrow; 1 with Shift
MOST: Final = 460.0  # px the square grows to
_RADIUS: Final = 13.0
_GAP: Final = 8
_ARROWS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
}


@dataclass(frozen=True)
class Dot:
    """A topic on the square, or still beside it while it has no place."""

    key: UUID
    mark: str  # what stands in the dot: its rank, or a number of its own
    words: str
    impact: int | None = None
    effort: int | None = None
    weight: float = 0.5  # 0 to 1: how large it is drawn

    @property
    def is_placed(self) -> bool:
        """Whether it has a place on the square."""
        return self.impact is not None and self.effort is not None


class Square(Focusable, QWidget):
    """Shows the dots and lets each be dragged, or moved by the arrows.

    `[` and `]` walk from dot to dot; Shift makes the steps small; Delete takes a dot
    off the square.
    """

    placed = Signal(object, object, object)  # key, difference, effort; None: taken off
    picked = Signal(object)  # a key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_be_read(self, Dots(self))
        self.dots: list[Dot] = []
        self.chosen: UUID | None = None
        self.fixed = False  # the book may only be read
        self._pressed: QPointF | None = None
        self._dragging: UUID | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Difference and effort"))
        self.setAccessibleDescription(
            tr("[ and ] walk from dot to dot, the arrows move it, Delete takes it off")
        )
        self._fit()

    def show_dots(self, dots: Sequence[Dot], chosen: UUID | None) -> None:
        """Show these dots, with one of them chosen."""
        self.dots = list(dots)
        known = {dot.key for dot in dots}
        self.chosen = chosen if chosen in known else None
        self._dragging = None
        self._fit()
        self.update()

    def choose(self, key: UUID) -> None:
        """Choose a dot."""
        if key != self.chosen:
            self.chosen = key
            self.update()
            announce(self)
            self.picked.emit(key)

    def dot(self, key: UUID | None) -> Dot | None:
        """Return the dot of a topic."""
        return next((dot for dot in self.dots if dot.key == key), None)

    def plot(self) -> QRectF:
        """Return where the square itself is."""
        left = theme.line("cap") + 10.0
        side = min(self.width() - left - 2.0, MOST)
        return QRectF(left, 1, side, side)

    def spot(self, dot: Dot) -> QPointF:
        """Return the middle of a dot: on the square, or in the row under it."""
        plot = self.plot()
        if dot.impact is None or dot.effort is None:
            return self._waiting_spot(dot)
        inside = plot.adjusted(_RADIUS, _RADIUS, -_RADIUS, -_RADIUS)
        return QPointF(
            inside.x() + inside.width() * dot.effort / FULL,
            inside.bottom() - inside.height() * dot.impact / FULL,
        )

    def value_at(self, point: QPointF) -> tuple[int, int]:
        """Return difference and effort at a point, 0 to 100 each."""
        inside = self.plot().adjusted(_RADIUS, _RADIUS, -_RADIUS, -_RADIUS)
        effort = (point.x() - inside.x()) / inside.width() * FULL
        impact = (inside.bottom() - point.y()) / inside.height() * FULL
        return _bounded(impact), _bounded(effort)

    def radius(self, dot: Dot) -> float:
        """Return how large a dot is drawn, in pixels."""
        return theme.px(10) + 4 * dot.weight

    def at(self, point: QPointF) -> Dot | None:
        """Return the dot under a point; the one on top if there are several."""
        hit = 14.0
        near = [dot for dot in self.dots if _far(self.spot(dot), point) <= hit**2]
        chosen = [dot for dot in near if dot.key == self.chosen]
        return min(
            chosen or near, key=lambda dot: _far(self.spot(dot), point), default=None
        )

    @override
    def restyle(self) -> None:
        self._fit()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        moved_by_key()
        if key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self._walk(1 if key is Qt.Key.Key_BracketRight else -1)
        elif key in _ARROWS and not event.modifiers() & _HELD and self._moves():
            small = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(*_ARROWS[key], 1 if small else STEP)
        elif key is Qt.Key.Key_Delete and self._moves():
            dot = self.dot(self.chosen)
            if dot is not None and dot.is_placed:
                self.placed.emit(dot.key, None, None)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        dot = self.at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and dot is not None:
            self._pressed = event.position()
            self.choose(dot.key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            over = self.at(event.position())
            hand = Qt.CursorShape.OpenHandCursor
            self.setCursor(hand if over else Qt.CursorShape.ArrowCursor)
            self.setToolTip(over.words if over else "")
            return
        far = _far(event.position(), self._pressed)
        if not self._moves() or (
            self._dragging is None and far < QApplication.startDragDistance() ** 2
        ):
            return
        self._dragging = self.chosen
        impact, effort = self.value_at(event.position())
        self._put(impact, effort)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        key, self._dragging = self._dragging, None
        if key is not None:
            self.placed.emit(key, *self.value_at(event.position()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plot = self.plot()
        self._paint_ground(painter, plot)
        self._paint_axes(painter, plot)
        for dot in sorted(self.dots, key=lambda dot: dot.key == self.chosen):
            self._paint_dot(painter, dot)
        self.paint_ring(painter, plot, 10)
        painter.end()

    def _moves(self) -> bool:
        return self.chosen is not None and not self.fixed

    def _walk(self, by: int) -> None:
        if not self.dots:
            return
        keys = [dot.key for dot in self.dots]
        at = keys.index(self.chosen) + by if self.chosen in keys else 0
        self.choose(keys[at % len(keys)])

    def _step(self, up: int, right: int, by: int) -> None:
        dot = self.dot(self.chosen)
        if dot is None:
            return
        if dot.impact is None or dot.effort is None:
            self.placed.emit(dot.key, FULL // 2, FULL // 2)
            return
        impact = _bounded(dot.impact + up * by)
        effort = _bounded(dot.effort + right * by)
        if (impact, effort) != (dot.impact, dot.effort):
            self.placed.emit(dot.key, impact, effort)

    def _put(self, impact: int, effort: int) -> None:
        """Show the dot that is being dragged where it would be."""
        self.dots = [
            replace(dot, impact=impact, effort=effort)
            if dot.key == self._dragging
            else dot
            for dot in self.dots
        ]
        self.update()

    def _fit(self) -> None:
        """Take the height the square, its axis and those beside it need."""
        high = self.plot().bottom() + theme.line("cap") + 8
        if self._waiting():
            high += theme.line("cap") + 8 + self._waiting_rows() * 30
        self.setFixedHeight(max(120, round(high)))

    def _waiting(self) -> list[Dot]:
        return [dot for dot in self.dots if not dot.is_placed]

    def _in_row(self) -> int:
        return max(1, int(self.plot().width() // 30))

    def _waiting_rows(self) -> int:
        return -(-len(self._waiting()) // self._in_row())

    def _waiting_spot(self, dot: Dot) -> QPointF:
        at = [one.key for one in self._waiting()].index(dot.key)
        row, column = divmod(at, self._in_row())
        top = self.plot().bottom() + 2 * theme.line("cap") + 16
        return QPointF(self.plot().x() + 15 + column * 30, top + 14 + row * 30)

    def _paint_ground(self, painter: QPainter, plot: QRectF) -> None:
        half = plot.width() / 2
        painting.rounded(painter, plot, 10, in_room("card", self), "line")
        start = QRectF(plot.x() + 1, plot.y() + 1, half - 1, half - 1)
        painting.rounded(painter, start, 9, "accent_soft")
        painting.rounded(painter, plot, 10, None, "line")
        pen = painter.pen()
        pen.setColor(theme.color("line"))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        middle = plot.center()
        painter.drawLine(
            QPointF(round(middle.x()) + 0.5, plot.y()),
            QPointF(round(middle.x()) + 0.5, plot.bottom()),
        )
        painter.drawLine(
            QPointF(plot.x(), round(middle.y()) + 0.5),
            QPointF(plot.right(), round(middle.y()) + 0.5),
        )
        self._paint_corners(painter, plot)

    def _paint_corners(self, painter: QPainter, plot: QRectF) -> None:
        high, half = theme.line("cap"), plot.width() / 2 - 14
        top, bottom = plot.y() + 7, plot.bottom() - high - 7
        left, right = plot.x() + 10, plot.right() - 10 - half
        corners = (
            (left, top, tr("Start here"), "accent_ink", painting.LEFT),
            (right, top, tr("Plan with care"), "ink3", RIGHT),
            (left, bottom, tr("Easy extras"), "ink3", painting.LEFT),
            (right, bottom, tr("Leave for now"), "ink3", RIGHT),
        )
        for x, y, words, ink, align in corners:
            role = "capm" if ink == "accent_ink" else "cap"
            painting.text(painter, QRectF(x, y, half, high), words, role, ink, align)

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        high = theme.line("cap")
        under = QRectF(plot.x(), plot.bottom() + 5, plot.width(), high)
        painting.text(painter, under, tr("less effort"), "cap", "ink3")
        painting.text(painter, under, tr("more effort"), "cap", "ink3", RIGHT)
        painter.save()
        painter.translate(plot.x() - high - 6, plot.center().y())
        painter.rotate(-90)
        along = QRectF(-plot.height() / 2, 0, plot.height(), high)
        painting.text(painter, along, tr("more difference →"), "cap", "ink3", CENTER)
        painter.restore()
        if self._waiting():
            below = under.translated(0, high + 8)
            words = tr("No place yet: drag a dot, or choose it and press an arrow")
            painting.text(painter, below, words, "cap", "ink3")

    def _paint_dot(self, painter: QPainter, dot: Dot) -> None:
        middle, radius = self.spot(dot), self.radius(dot)
        around = QRectF(0, 0, 2 * radius, 2 * radius)
        around.moveCenter(middle)
        on = dot.key == self.chosen
        fill = "accent" if on else in_room("card", self)
        if on and self.by_key and self.hasFocus():
            ring = around.adjusted(-4, -4, 4, 4)
            painting.rounded(painter, ring, radius + 4, None, "focus", width=2)
        painting.rounded(painter, around, radius, fill, "accent", width=1.5)
        ink = "on_accent" if on else "ink"
        painting.text(painter, around, dot.mark, "capm", ink, CENTER, tabular=True)


_HELD: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def _bounded(value: float) -> int:
    return max(0, min(FULL, round(value)))


def _far(one: QPointF, other: QPointF) -> float:
    """Return the square of how far two points are apart."""
    gap = one - other
    return gap.x() ** 2 + gap.y() ** 2
