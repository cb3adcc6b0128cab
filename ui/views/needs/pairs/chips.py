"""A person to be picked up and put elsewhere: by dragging, or by Space and Space."""

import math
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from app.needs.holders import Holder
from ui import painting
from ui.theme import theme
from ui.widgets.base import Focusable, area

FACE: Final = 40  # px of a face with its name under it
SMALL: Final = 22  # px of a face in a chip
PAD: Final = 8
WIDEST: Final = 190  # px of a chip; a longer name is cut, and whole in the tool tip

ARROWS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class PersonChip(Focusable, QPushButton):
    """Someone in a group; `large` has the name under the face.

    Space picks the person up or puts whoever is picked up in their place, arrow keys
    go to the next one, and Esc lets go again.
    """

    pressed_space = Signal(object)  # the key of the person
    stepped = Signal(object, int)  # the key, and -1 or 1
    let_go = Signal()
    dragged = Signal(object, QPoint)  # the key, and where on the screen
    dropped = Signal(object, QPoint)

    def __init__(
        self,
        holder: Holder,
        name: str,
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key: UUID = holder.key
        self.holder, self.short = holder, name
        self._large = large
        face = holder.face
        self._face = painting.Face(face.initials, face.tint, face.name)
        self._press: QPoint | None = None
        self._dragging = self._picked = self._target = False
        site = f", {holder.site}" if holder.site else ""
        self.setAccessibleName(f"{holder.name}{site}")
        self.setToolTip(f"{holder.name}\n{holder.site}".strip())
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.describe(None)

    def describe(self, picked: str | None) -> None:
        """Say what Space does here, with the name of whoever is picked up."""
        words = tr("Press Space to pick them up")
        if self._picked:
            words = tr("Picked up. Go to somebody else and press Space to swap")
        elif picked:
            words = tr("Press Space to swap with {name}").format(name=picked)
        self.setAccessibleDescription(words)

    def show_picked(self, picked: bool) -> None:
        """Show whether this one is picked up."""
        self._picked = picked
        self.update()

    def show_target(self, target: bool) -> None:
        """Show whether whoever is dragged would change places with this one."""
        if target != self._target:
            self._target = target
            self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._large:
            wide = max(FACE + 20, painting.text_width(self.short, "smallm") + 4)
            high = theme.px(FACE) + theme.line("smallm") + 8
            return QSize(math.ceil(min(wide, 110)), high)
        wide = SMALL + 6 + painting.text_width(self.short, "smallm") + PAD + 4
        return QSize(
            math.ceil(min(WIDEST, wide)), theme.fit(SMALL + 6, "smallm", padding=8)
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.pressed_space.emit(self.key)
        elif plain and event.key() in ARROWS:
            self.stepped.emit(self.key, ARROWS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self._picked:
            self.let_go.emit()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:
            super().keyReleaseEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._press = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._press).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.key, event.globalPosition().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, self._dragging, self._press = self._dragging, False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        super().mouseReleaseEvent(event)
        if was:
            self.dropped.emit(self.key, event.globalPosition().toPoint())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self._large:
            self._paint_large(painter, rect)
        else:
            self._paint_small(painter, rect)
        painter.end()

    def _paint_large(self, painter: QPainter, rect: QRectF) -> None:
        side = theme.px(FACE)
        face = QRectF(0, rect.y() + 2, side, side)
        face.moveLeft(rect.center().x() - side / 2)
        ring = "accent" if self._picked or self._target else ""
        painting.avatar(painter, face, self._face, ring=ring, dashed=self._target)
        under = QRectF(rect.x(), face.bottom() + 3, rect.width(), theme.line("smallm"))
        ink = "accent_ink" if self._picked else "ink"
        center = painting.CENTER
        painting.text(painter, under, self.short, "smallm", ink, center)
        self.paint_ring(painter, rect, 8)

    def _paint_small(self, painter: QPainter, rect: QRectF) -> None:
        ground = "accent_soft" if self._picked else "sunken"
        if self.underMouse() and not self._picked:
            ground = "hover"
        line = "accent" if self._picked or self._target else None
        radius = rect.height() / 2
        painting.rounded(painter, rect, radius, ground, line, dashed=self._target)
        face = QRectF(rect.x() + 3, rect.center().y() - SMALL / 2, SMALL, SMALL)
        painting.avatar(painter, face, self._face)
        words = rect.adjusted(SMALL + 9, 0, -PAD, 0)
        painting.text(painter, words, self.short, "smallm")
        self.paint_ring(painter, rect, radius)
