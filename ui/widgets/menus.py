"""Menus, and surfaces that drop down from a button."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui import painting
from ui.icons import icon, outline, paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, area

SHADOW = 20


class Menu(QMenu):
    """A list of things to do."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        frameless = Qt.WindowType.FramelessWindowHint
        plain = Qt.WindowType.NoDropShadowWindowHint
        self.setWindowFlags(self.windowFlags() | frameless | plain)
        self.setToolTipsVisible(True)

    def add(
        self,
        text: str,
        slot: Callable[[], object],
        icon_name: str = "",
        shortcut: str = "",
        *,
        checked: bool | None = None,
        danger: bool = False,
    ) -> QAction:
        """Add something to do; `checked` makes it a choice that is on or off."""
        action = QAction(text.replace("&", "&&"), self)
        if icon_name:
            action.setIcon(icon(icon_name, "danger_ink" if danger else "ink2"))
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
            if checked and not icon_name:
                action.setIcon(icon("check", "accent_ink"))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def add_head(self, text: str) -> None:
        """Add words above a group."""
        head = QAction(text, self)
        head.setEnabled(False)
        head.setFont(theme.font("capm"))
        self.addAction(head)

    def add_rule(self) -> None:
        """Add a line between groups."""
        self.addSeparator()

    def open_under(self, widget: QWidget, *, right: bool = False) -> None:
        """Open below a widget, in line with its left or right edge."""
        x = widget.width() - self.sizeHint().width() if right else 0
        self.popup(widget.mapToGlobal(QPoint(x, widget.height() + 4)))


class Popover(QWidget):
    """A raised surface that drops down and closes when one looks elsewhere."""

    closed = Signal()

    def __init__(
        self,
        layout: QLayout | None = None,
        *,
        margins: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        flags = Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint
        super().__init__(parent, flags | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._margins = margins
        if layout is not None:
            self.hold(layout)

    def hold(self, layout: QLayout) -> None:
        """Put a layout on the surface."""
        around = self._margins + SHADOW
        layout.setContentsMargins(around, around, around, around)
        self.setLayout(layout)

    def open_under(self, widget: QWidget, *, right: bool = False) -> None:
        """Open below a widget, in line with an edge of it, in the window if it fits."""
        self.adjustSize()
        x = widget.width() - self.width() + SHADOW if right else -SHADOW
        corner = widget.mapToGlobal(QPoint(x, widget.height() + 4 - SHADOW))
        screen = widget.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        window = widget.window()
        inside = QRect(window.mapToGlobal(QPoint(0, 0)), window.size()) & room
        if inside.width() >= self.width():
            room.setLeft(inside.left())
            room.setRight(inside.right())
        most = room.right() - self.width() + SHADOW
        corner.setX(max(room.left() - SHADOW, min(corner.x(), most)))
        if corner.y() + self.height() - SHADOW > room.bottom():
            top = widget.mapToGlobal(QPoint(0, 0)).y()
            corner.setY(max(room.top() - SHADOW, top - self.height() + SHADOW - 4))
        self.move(corner)
        self.show()
        if (first := self.focusProxy()) is not None:  # Qt gives a popup itself the keys
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        alpha = 0.8 if theme.dark else 0.34
        painting.soft_shadow(painter, rect, 12, SHADOW * 0.9, alpha)
        painting.rounded(painter, rect, 12, "raised", "line")
        painter.end()


class MenuRow(Focusable, QPushButton):
    """A row of a popover: icon, words, a note under them, keys or a check."""

    def __init__(
        self,
        icon_name: str,
        text: str,
        *,
        note: str = "",
        keys: str = "",
        checked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        if icon_name:
            outline(icon_name)
        self._icon, self._words, self._note, self._keys = icon_name, text, note, keys
        self.setCheckable(checked)
        self.setChecked(checked)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        words = painting.text_width(self._words, "medium")
        wide = max(words, painting.text_width(self._note, "cap"))
        wide += (38 if self._icon else 12) + 24
        wide += painting.key_cap_width(self._keys) + 12 if self._keys else 0
        if self._note:
            return QSize(math.ceil(wide), theme.fit(48, "medium", "cap", padding=10))
        return QSize(math.ceil(wide), theme.fit(34, "body", padding=10))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.underMouse() or self.isDown():
            painting.rounded(painter, rect, 6, "press" if self.isDown() else "hover")
        text_ink = "ink" if self.isEnabled() else "disabled"
        self._paint_words(painter, rect, text_ink)
        if self._keys:
            x = rect.right() - painting.key_cap_width(self._keys) - 6
            high = theme.fit(20, "capm", padding=4)
            painting.key_cap(painter, x, rect.center().y() - high / 2, self._keys)
        elif self.isChecked():
            place = QRectF(rect.right() - 28, rect.center().y() - 8, 16, 16)
            paint_icon(painter, "check", place, "accent_ink")
        self.paint_ring(painter, rect, 6)
        painter.end()

    def _paint_words(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        left = 38 if self._icon else 12
        right = painting.key_cap_width(self._keys) + 12 if self._keys else 12
        first = theme.line("medium" if self._note else "body")
        second = theme.line("cap") if self._note else 0
        top = (rect.height() - first - second) / 2
        if self._icon:
            middle = top + first / 2 if self._note else rect.center().y()
            place = QRectF(10, middle - 9, 18, 18)
            paint_icon(painter, self._icon, place, "ink2")
        words = QRectF(left, top, rect.width() - left - right, first)
        role = "medium" if self._note else "body"
        painting.text(painter, words, self._words, role, ink)
        if self._note:
            under = QRectF(left, top + first, words.width(), second)
            painting.text(painter, under, self._note, "cap", "ink3")
