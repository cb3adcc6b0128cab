"""Body and panel side by side, or one over the other in a narrow window."""

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from ui import painting
from ui.theme import theme, tokens
from ui.widgets.base import area
from ui.widgets.panels import SidePanel

HANDLE: Final = 6


class Stage(QWidget):
    """Holds the body and, beside or over it, a panel with a handle."""

    panel_resized = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel: SidePanel | None = None
        self._content: QWidget | None = None
        self._origin: QWidget | None = None
        self._width = 0
        self._shade = _Shade(self)
        self._handle = _Handle(self)
        self._handle.dragged.connect(self._drag)
        self._shade.hide()
        self._handle.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_focus)

    @property
    def content(self) -> QWidget | None:
        """What is shown as the body."""
        return self._content

    def set_content(self, content: QWidget) -> None:
        """Show this as the body."""
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        content.setParent(self)
        content.lower()
        content.show()
        self._arrange()

    def open(self, panel: SidePanel) -> None:
        """Open a panel; the one that was open is let go."""
        if self.panel is panel:
            return
        had_focus = _holds_focus(self.panel)
        before, self.panel = self.panel, panel
        if before is None:
            self._origin = QApplication.focusWidget()
        elif isValid(before):
            self._drop(before)
        panel.setParent(self)
        panel.closed.connect(self.close_panel)
        panel.show()
        self._handle.show()
        self._arrange()
        if had_focus:
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_panel(self) -> None:
        """Close the panel and give focus back."""
        if self.panel is None:
            return
        had_focus = _holds_focus(self.panel)
        panel, self.panel = self.panel, None
        self._drop(panel)
        self._handle.hide()
        self._shade.hide()
        self._arrange()
        origin, self._origin = self._origin, None
        if origin is not None and isValid(origin):
            origin.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus and self._content is not None:
            self._content.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_panel_width(self, width: int) -> None:
        """Let panels be as wide as this, within bounds."""
        least, most = tokens.WIDTHS["panel_min"], tokens.WIDTHS["panel_max"]
        self._width = max(least, min(width, most))
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot(QWidget, QWidget)
    def _keep_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keep the focus in the panel when what had it there goes away.

        Else Qt gives it to whatever comes next in the window, and Esc no longer closes.
        """
        panel = self.panel
        if panel is None or before is None or not isValid(panel):
            return
        gone = not (before.isVisible() and before.isEnabled())
        inside = now is not None and self.isAncestorOf(now)
        if gone and not inside and panel.isVisible() and panel.isAncestorOf(before):
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, panel: SidePanel) -> None:
        panel.closed.disconnect(self.close_panel)
        panel.hide()
        panel.setParent(None)
        if not panel.is_kept():
            panel.deleteLater()

    def _panel_width(self) -> int:
        if self._width:
            return self._width
        narrow = self.window().width() < tokens.NARROW_BELOW
        wide = tokens.WIDTHS["panel_narrow" if narrow else "panel"]
        return min(round(wide * max(1.0, theme.scale)), tokens.WIDTHS["panel_max"])

    def _arrange(self) -> None:
        whole = self.rect()
        over = self.window().width() < tokens.OVERLAY_BELOW
        wide = min(self._panel_width(), self.width()) if self.panel else 0
        if self._content is not None:
            taken = 0 if over else wide
            self._content.setGeometry(whole.adjusted(0, 0, -taken, 0))
        if self.panel is None:
            return
        left = whole.width() - wide
        self.panel.setGeometry(QRect(left, 0, wide, whole.height()))
        self._shade.setVisible(over)
        self._shade.setGeometry(QRect(left - 24, 0, 24, whole.height()))
        self._shade.raise_()
        self.panel.raise_()
        self._handle.setGeometry(QRect(left - HANDLE // 2, 0, HANDLE, whole.height()))
        self._handle.raise_()

    @Slot(int)
    def _drag(self, x: int) -> None:
        self.set_panel_width(self.width() - x)
        self.panel_resized.emit(self._width)


def _holds_focus(panel: SidePanel | None) -> bool:
    focused = QApplication.focusWidget()
    if panel is None or focused is None or not isValid(panel):
        return False
    return panel is focused or panel.isAncestorOf(focused)


class _Shade(QWidget):
    """The shadow of a panel that lies over the body."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self).adjusted(24, -20, 60, 20)
        painting.soft_shadow(painter, rect, 0, 22, 0.8 if theme.dark else 0.34)
        painter.end()


class _Handle(QWidget):
    """The edge of a panel, to drag."""

    dragged = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        inside: QPoint = self.mapToParent(event.position().toPoint())
        self.dragged.emit(inside.x())

    @override
    def mousePressEvent(self, event: Any) -> None:
        event.accept()
