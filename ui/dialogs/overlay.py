"""A panel over the window, with the rest of it dimmed: not a window of its own."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QRadioButton, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui import painting
from ui.theme import theme
from ui.widgets.base import Restyled, area

BLUR: Final = 26


class Overlay(Restyled, QWidget):
    """Covers its window; Esc and a click beside the panel close it.

    While it is there the keys of the window rest, focus stays inside, and when it
    closes focus goes back to where it was.
    """

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self._below = window
        self._origin = window.focusWidget()
        self.setAccessibleName(name)
        self.panel = _Panel(self)
        self.panel.setAccessibleName(name)
        window.installEventFilter(self)

    def hold(self, column: QVBoxLayout) -> None:
        """Put this on the panel."""
        column.setContentsMargins(1, 1, 1, 1)
        self.panel.setLayout(column)

    def open(self) -> None:
        """Cover the window."""
        self.setGeometry(self._below.rect())
        self._place()
        self.show()
        self.raise_()

    def place(self, room: QRect) -> QRect:
        """Return where the panel stands in `room`."""
        raise NotImplementedError

    def answers(self, event: QKeyEvent) -> bool:
        """Say whether a key was for the overlay itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return False

    @override
    def restyle(self) -> None:
        self._place()
        super().restyle()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # then it comes as a key press, to whatever has the focus
            return True
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._below.rect())
            self._place()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.answers(event)
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next widget of the panel, and from the last to the first."""
        stops = [
            widget
            for widget in self.panel.findChildren(QWidget)
            if widget.isVisibleTo(self) and _takes_focus(widget)
        ]
        focused = QApplication.focusWidget()
        if not stops:
            return True
        here = stops.index(focused) if focused in stops else -1
        step = 1 if next else -1
        reason = Qt.FocusReason.TabFocusReason
        stops[(here + step) % len(stops)].setFocus(reason)
        return True

    @override
    def closeEvent(self, event: QEvent) -> None:
        self.hide()
        self._below.removeEventFilter(self)
        if self._origin is not None and isValid(self._origin):
            self._origin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()
        super().closeEvent(event)  # type: ignore[arg-type]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scrim = theme.color("scrim", 0.48 if theme.dark else 0.30)
        painter.fillRect(self.rect(), scrim)
        rect = QRectF(self.panel.geometry())
        painting.soft_shadow(painter, rect, 12, BLUR, 0.9 if theme.dark else 0.5)
        painter.end()

    def _place(self) -> None:
        self.panel.setGeometry(self.place(self.rect()))
        self.update()


def _takes_focus(widget: QWidget) -> bool:
    """Tell whether Tab stops here: not at what hands the focus on to what holds it.

    Of several radio buttons the one that is on is the stop; arrows lead to the others.
    """
    if isinstance(widget, QRadioButton) and not widget.isChecked():
        return False
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and widget.isEnabled() and widget.focusProxy() is None


class _Panel(QWidget):
    """The raised surface."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.rounded(painter, area(self), 12, "raised", "line")
        painter.end()
