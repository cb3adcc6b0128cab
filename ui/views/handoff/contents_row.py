"""One section of the packet: its icon, its title, what it holds, and its switch."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from app.printouts.packets import SectionShown
from ui import painting
from ui.icons import exists, paint_icon
from ui.theme import theme
from ui.widgets.base import Restyled, area
from ui.widgets.layout import STRETCH, hbox, vbox
from ui.widgets.switches import Switch

_FROM_PRIVATE: Final = frozenset({"summaries"})  # what was coaching, and agreed on


class SectionSwitch(Switch):
    """The switch of a section; the arrow keys go on, and with Alt move the section."""

    move_asked = Signal(int)  # -1 up, +1 down
    step_asked = Signal(int)
    shown = Signal()  # its page is asked for
    left = Signal()  # Esc

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            (self.move_asked if alt else self.step_asked).emit(way)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.shown.emit()
        else:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
            super().keyPressEvent(event)


class SectionRow(Restyled, QWidget):
    """A section to switch, to drag, or to click for its page."""

    shown = Signal(object)  # itself
    dragged = Signal(object, QPoint)  # itself, and where the mouse is on the screen
    dropped = Signal(object)

    def __init__(self, section: SectionShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section = section
        self._pressed: QPoint | None = None
        self._dragging = False
        self.switch = SectionSwitch(section.title, section.on)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = vbox(STRETCH, self.switch, STRETCH)
        self.setLayout(hbox(STRETCH, column, margins=(0, 0, 7, 0)))
        self.switch.toggled.connect(self._repaint)
        self.show_section(section)

    def show_section(self, section: SectionShown) -> None:
        """Show what is known of the section now."""
        self.section = section
        self.switch.setAccessibleName(section.title)
        hint = tr("Alt and the arrow keys move it")
        self.switch.setAccessibleDescription(f"{section.fact}. {hint}")
        self.switch.setChecked(section.on)
        self.setToolTip(f"{section.title}\n{section.fact}".strip())
        self.update()

    def set_dragged(self, dragged: bool) -> None:
        """Show that the row is on its way, or that it has arrived."""
        self._dragging = dragged
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, theme.fit(50, "medium", "cap", padding=10))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        now = event.globalPosition().toPoint()
        far = (now - self._pressed).manhattanLength()
        if self._dragging or far >= QApplication.startDragDistance():
            self.dragged.emit(self, now)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self._dragging:
            self.dropped.emit(self)
        elif pressed is not None and self.rect().contains(event.position().toPoint()):
            self.shown.emit(self)

    def forget(self) -> None:
        """Let go of the row: it goes nowhere."""
        self._pressed = None
        self.set_dragged(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self._dragging:
            painting.rounded(painter, rect, 8, "selected", "accent")
        elif self.underMouse():
            painting.rounded(painter, rect, 8, "hover")
            if self.switch.isEnabled():
                painting.dots(painter, 3, rect.center().y() - 5)
        self._paint_words(painter, rect, on=self.switch.isChecked())
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF, *, on: bool) -> None:
        first, second = theme.line("medium"), theme.line("cap")
        top = (rect.height() - first - second) / 2
        wide = self.switch.x() - 44 - 10
        name = self.section.icon if exists(self.section.icon) else "file-text"
        ink = "accent_ink" if on else "ink3"
        if self.section.code in _FROM_PRIVATE:
            name, ink = "lock", "private"
        glyph = QRectF(14, rect.center().y() - 9, 18, 18)
        paint_icon(painter, name, glyph, ink)
        above = QRectF(44, top, wide, first)
        below = QRectF(44, top + first, wide, second)
        ink = "ink" if on else "ink2"
        painting.text(painter, above, self.section.title, "medium", ink)
        painting.text(painter, below, self.section.fact, "cap", "ink3")

    @Slot()
    def _repaint(self) -> None:
        self.update()
