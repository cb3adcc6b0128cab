"""A card of the board: what, for whom, until when, and the hours used."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.assistance.engagements import Engagement
from app.assistance.reckoning import Stage
from ui import painting
from ui.icons import paint_icon
from ui.painting import RIGHT
from ui.theme import theme
from ui.views.assistance import words
from ui.widgets.base import Focusable, area
from ui.widgets.cards import paint_card

PAD: Final = 13
FACE: Final = 22
BAR: Final = 4
LINES: Final = 2
LEAST: Final = 100  # px at 100 %; what does not fit is elided
DAY_ICON: Final = 18  # px before the day
STEERING: Final = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Delete,
    }
)


class TaCard(Focusable, QAbstractButton):
    """One engagement; the whole card is one stop of focus, and can be dragged."""

    steered = Signal(object, object)  # a key, and what is held with it
    menu_asked = Signal(QPoint)  # where on the screen
    drag_moved = Signal(QPoint)  # where on the screen the mouse is
    drag_ended = Signal(bool)  # dropped, or let go of

    def __init__(self, one: Engagement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.fixed = False  # the book may only be read
        self._chosen = False
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_engagement(one)

    def show_engagement(self, one: Engagement) -> None:
        """Show what the book says of it now."""
        self.one = one
        self.setAccessibleName(words.spoken(one))
        self.setToolTip("\n".join(part for part in (one.name, one.scope) if part))
        self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Show that this is the one in the panel."""
        self._chosen = chosen
        self.update()

    @property
    def is_dragged(self) -> bool:
        """Whether it is being carried to another column."""
        return self._dragging

    @override
    def sizeHint(self) -> QSize:
        high = 2 * PAD + theme.line("strong") + LINES * theme.line("small")
        high += theme.px(FACE) + theme.line("small") + 2 * 9 + BAR
        return QSize(theme.px(160), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(LEAST), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._dragging:
            self._end(dropped=False)
        elif key in STEERING:
            self.steered.emit(key, event.modifiers())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.fixed:
            self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed_at is not None and not self._dragging:
            far = (here - self._pressed_at).manhattanLength()
            self._dragging = far >= QApplication.startDragDistance()
        if self._dragging:
            self.setDown(False)
            self.drag_moved.emit(event.globalPosition().toPoint())
            self.update()
        else:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if self._dragging:
            self._end(dropped=True)
        else:
            super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._dragging:
            painter.setOpacity(0.35)
        line = "ta" if self._chosen or self.underMouse() else "ta_line"
        fill = "ta_hover" if self.isDown() else "ta_card"
        paint_card(painter, area(self), fill, line, radius=10)
        self._paint_words(painter, area(self).adjusted(PAD, PAD, -PAD, -PAD - 1))
        self.paint_ring(painter, area(self).adjusted(0, 0, 0, -1), 10)
        painter.end()

    def picture(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the card somewhere else, as it is carried."""
        painting.soft_shadow(painter, rect, 10, 14, 0.16)
        paint_card(painter, rect, "ta_card", "ta", radius=10)
        self._paint_words(painter, rect.adjusted(PAD, PAD, -PAD, -PAD - 1))

    def _end(self, *, dropped: bool) -> None:
        self._dragging, self._pressed_at = False, None
        self.setDown(False)
        self.update()
        self.drag_ended.emit(dropped)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        one, y = self.one, room.y()
        faint = one.stage is Stage.DELIVERED or one.stage is None
        ink = "ink2" if faint else "ink"
        title = QRectF(room.x(), y, room.width(), theme.line("strong"))
        painting.text(painter, title, one.name, "strong", ink)
        y += title.height()
        scope = QRectF(room.x(), y, room.width(), LINES * theme.line("small"))
        painting.paragraph(painter, scope, one.scope, "small", "ink3", LINES)
        y += scope.height() + 8
        self._paint_place(painter, QRectF(room.x(), y, room.width(), theme.px(FACE)))
        foot = QRectF(room)
        foot.setTop(room.bottom() - BAR - 4 - theme.line("small"))
        self._paint_foot(painter, foot)

    def _paint_place(self, painter: QPainter, room: QRectF) -> None:
        face = words.face(self.one)
        if face is not None:
            painting.avatar(
                painter, QRectF(room.x(), room.y(), room.height(), room.height()), face
            )
            room = room.adjusted(room.height() + 7, 0, 0, 0)
        else:
            place = QRectF(room.x(), room.center().y() - 8, 16, 16)
            paint_icon(painter, "house-line", place, "ink3")
            room = room.adjusted(22, 0, 0, 0)
        painting.text(painter, room, self.one.place, "small", "ink2")

    def _paint_foot(self, painter: QPainter, room: QRectF) -> None:
        one = self.one
        line = QRectF(room.x(), room.y(), room.width(), theme.line("small"))
        day, hours = self._foot_words(room.width())
        ink = "danger_ink" if one.over else "ink2"
        wide = painting.text_width(hours, "small", tabular=True)
        painting.text(painter, line, hours, "small", ink, RIGHT, tabular=True)
        self._paint_day(painter, line.adjusted(0, 0, -wide - 6, 0), day)
        if one.budget:
            bar = QRectF(room.x(), room.bottom() - BAR, room.width(), BAR)
            share = words.share(one)
            painting.progress(painter, bar, share, words.bar(one), "ta_sunken")

    def _foot_words(self, room: float) -> tuple[str, str]:
        """Return day and hours, as long as there is room for."""
        one = self.one
        day, hours = _day(one), words.hours(one)
        shorter = ((day, words.hours_short(one)), (_day_short(one), hours))
        shortest = (_day_short(one), words.hours_short(one))
        for said in ((day, hours), *shorter):
            wide = sum(painting.text_width(w, "small", tabular=True) for w in said)
            if wide + DAY_ICON + 8 <= room:
                return said
        return shortest

    def _paint_day(self, painter: QPainter, room: QRectF, said: str) -> None:
        """Draw the day; one that is over is said in words, not by color alone."""
        one = self.one
        if one.stage is not None and one.due_on is None and one.delivered_on is None:
            painting.text(painter, room, said, "small", "ink3", italic=True)
            return
        icon, ink = "calendar-blank", "ink2"
        if one.stage is None:
            icon = words.ASIDE[one.status][1]
        elif one.delivered_on is not None:
            icon = "check"
        elif one.days_late:
            ink = "honey_ink"
        wide = painting.text_width(said, "small", tabular=True)
        if wide + DAY_ICON <= room.width() + 1:
            place = QRectF(room.x(), room.center().y() - 7, 14, 14)
            paint_icon(painter, icon, place, ink)
            room = room.adjusted(DAY_ICON, 0, 0, 0)
        painting.text(painter, room, said, "small", ink, tabular=True)


def _day(one: Engagement) -> str:
    """Return the day at the foot of a card, how late it is, or its status."""
    if one.stage is None:
        return one.status.label
    if one.days_late and one.delivered_on is None:
        return words.late(one)
    return words.when(one)


def _day_short(one: Engagement) -> str:
    late = one.days_late and one.delivered_on is None
    return _day(one) if late or one.stage is None else words.when_short(one)
