"""A page of the book: head, body, and what opens beside it."""

from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.theme import theme, tokens
from ui.widgets.base import ROOM, Restyled, area, in_room
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Icon, Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox

HANDLE: Final = 6


class SidePanel(QFrame):
    """What opens beside the body: a title, one row of actions, groups with rules.

    Esc closes it. Fill it with `add`, `add_rule` and `add_action`.
    """

    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.shut = IconButton("x", tr("Close"), shortcut="Esc")
        self.shut.clicked.connect(self.closed)
        self.title = Label("", "h2", wrap=True)
        self.sub = Label("", "small", "ink2", wrap=True)
        self.sub.hide()
        self._lead = hbox()
        self._corner = hbox(gap=2)
        corner = vbox(hbox(self._corner, self.shut, gap=2), STRETCH)
        top = hbox((self.title, 1), corner, gap=8)
        words = vbox(top, self.sub, STRETCH)
        self._actions = hbox(gap=8)
        self.body: QBoxLayout = vbox(gap=8)
        head = hbox(self._lead, (words, 1), gap=12)
        whole = vbox(head, self._actions, self.body, STRETCH, gap=12)
        whole.setContentsMargins(24, 20, 20, 24)
        self._scroller = scrolled(boxed(whole))
        self.setLayout(vbox((self._scroller, 1)))

    def set_title(self, title: str, sub: str = "") -> None:
        """Say whom or what the panel is about."""
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))

    def set_lead(self, widget: QWidget) -> None:
        """Show a face or a tile to the left of the title."""
        self._lead.addLayout(vbox(widget, STRETCH))

    def add_corner(self, widget: QWidget) -> None:
        """Add a small button beside the one that closes."""
        self._corner.addWidget(widget)

    def add_action(self, button: QWidget) -> None:
        """Add to the row of actions under the title."""
        self._actions.addWidget(button)
        self._actions.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def add(self, part: QWidget | QLayout) -> None:
        """Add to the panel."""
        if isinstance(part, QWidget):
            self.body.addWidget(part)
        else:
            self.body.addLayout(part)

    def add_rule(self) -> None:
        """Part what follows from what went before."""
        self.body.addSpacing(6)
        self.body.addWidget(Rule())
        self.body.addSpacing(6)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        painter.fillRect(rect, theme.color(in_room("surface", self)))
        painter.fillRect(0, 0, 1, self.height(), theme.color(in_room("hairline", self)))
        painter.end()


class Page(Restyled, QWidget):
    """A page: banners, head with title and actions, body, and a panel beside it."""

    back_asked = Signal()
    panel_resized = Signal(int)

    def __init__(  # noqa: PLR0913 - the variations are keywords
        self,
        title: str,
        sub: str = "",
        *,
        room: tokens.Room = "",
        crumbs: str = "",
        back: bool = False,
        icon: str = "",
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room, self._wide = room, wide
        self.setProperty(ROOM, room or "shared")
        self.setAccessibleName(title)
        self.crumbs = Label(crumbs, "small", "ink3", elide=True)
        self.title = Label(title, "h1", f"{room}_ink" if room else "ink", elide=True)
        self.sub = Label(sub, "small", "ink3", elide=True)
        self.back = IconButton("arrow-left", tr("Back"), shortcut="Esc", size=32)
        self.back.clicked.connect(self.back_asked)
        self._icon = icon
        self.scroller: QScrollArea | None = None
        self._padded: QLayout | None = None
        self._build(back)
        self._show_lines()

    def set_title(self, title: str, sub: str | None = None) -> None:
        """Show another title, and another line under it if given."""
        self.title.setText(title)
        self.setAccessibleName(title)
        if sub is not None:
            self.set_sub(sub)

    def set_sub(self, sub: str) -> None:
        """Show another line under the title."""
        self.sub.setText(sub)
        self._show_lines()

    def set_crumbs(self, crumbs: str) -> None:
        """Show another line above the title."""
        self.crumbs.setText(crumbs)
        self._show_lines()

    def set_title_widget(self, widget: QWidget) -> None:
        """Show a widget (an `InlineText`, say) where the title is."""
        self._title_row.replaceWidget(self.title, widget)
        self._title_row.setStretchFactor(widget, 1)
        self.title.hide()

    def set_sub_widget(self, widget: QWidget) -> None:
        """Show a widget where the line under the title is."""
        self._lines.replaceWidget(self.sub, widget)
        self.sub.hide()

    def add_action(self, widget: QWidget) -> None:
        """Add to the right of the head."""
        self._actions.addWidget(widget)

    def set_segment(self, widget: QWidget) -> None:
        """Show a segmented switch between title and actions."""
        self._switch.addWidget(widget)

    def set_body(
        self, part: QWidget | QLayout, *, scroll: bool = True, padded: bool = True
    ) -> None:
        """Show this as the body; a layout is given a widget of its own."""
        self._padded = None
        if padded:
            self._padded = vbox((part, 1))
            part = self._padded
        widget = boxed(part) if isinstance(part, QLayout) else part
        self.scroller = scrolled(widget) if scroll else None
        self._stage.set_content(self.scroller or widget)
        self.restyle()

    def open_panel(self, panel: SidePanel) -> None:
        """Open a panel beside the body, or over it in a narrow window."""
        self._stage.open(panel)
        self.rule.show()

    @Slot()
    def close_panel(self) -> None:
        """Close the panel; focus goes back to where it was."""
        self._stage.close_panel()

    def panel(self) -> SidePanel | None:
        """Return the panel that is open."""
        return self._stage.panel

    def set_panel_width(self, width: int) -> None:
        """Open panels as wide as this, as the user left them."""
        self._stage.set_panel_width(width)

    def show_banner(self, banner: QWidget) -> None:
        """Show a banner above the head."""
        self._banners.addWidget(banner)

    @override
    def restyle(self) -> None:
        self._pad()
        super().restyle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pad()

    def _build(self, back: bool) -> None:
        self._title_row = hbox((self.title, 1), gap=10)
        if self._icon:
            mark = Icon(self._icon, self._room or "ink2", 22)
            self._title_row.insertWidget(0, mark)
        self._lines = vbox(self.crumbs, self._title_row, self.sub, gap=1)
        self._lines.insertStretch(0, 1)
        self._lines.addStretch(1)
        self._switch, self._actions = hbox(gap=8), hbox(gap=8)
        self.back.setVisible(back)
        middle = hbox(gap=12)
        middle.addWidget(self.back)
        middle.addLayout(self._lines, 1)
        middle.addLayout(self._switch)
        middle.addLayout(self._actions)
        self.head = boxed(middle)
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.rule = Rule()
        self.rule.hide()
        self._banners = vbox(gap=8)
        self._stage = _Stage(self)
        self._stage.panel_resized.connect(self.panel_resized)
        self.setLayout(vbox(self._banners, self.head, self.rule, (self._stage, 1)))

    def _show_lines(self) -> None:
        self.crumbs.setVisible(bool(self.crumbs.text()))
        self.sub.setVisible(bool(self.sub.text()))
        self._pad()

    def _pad(self) -> None:
        if not hasattr(self, "_stage"):
            return
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        if not self._wide:
            pad = max(pad, (self.width() - tokens.WIDTHS["body_max"]) // 2)
        self.head.setContentsMargins(pad, 0, pad, 0)
        self._banners.setContentsMargins(pad - 8, 0, pad - 8, 0)
        if self._banners.count():
            self._banners.setContentsMargins(pad - 8, 14, pad - 8, 0)
        if self._padded is not None:
            self._padded.setContentsMargins(pad, 8, pad, 24)
        lines = ["h1", *["small"] * self._line_count()]
        least = tokens.HEIGHTS["head" if len(lines) > 1 else "head_short"]
        self.head.setFixedHeight(theme.fit(least, *lines, padding=22))

    def _line_count(self) -> int:
        return bool(self.crumbs.text()) + bool(self.sub.text())


class _Stage(QWidget):
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
        if self.panel is None:
            self._origin = QApplication.focusWidget()
        elif isValid(self.panel):
            self._drop(self.panel)
        self.panel = panel
        panel.setParent(self)
        panel.closed.connect(self.close_panel)
        panel.show()
        self._handle.show()
        self._arrange()

    @Slot()
    def close_panel(self) -> None:
        """Close the panel and give focus back."""
        if self.panel is None:
            return
        panel, self.panel = self.panel, None
        self._drop(panel)
        self._handle.hide()
        self._shade.hide()
        self._arrange()
        if self._origin is not None and isValid(self._origin):
            self._origin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._origin = None

    def set_panel_width(self, width: int) -> None:
        """Let panels be as wide as this, within bounds."""
        least, most = tokens.WIDTHS["panel_min"], tokens.WIDTHS["panel_max"]
        self._width = max(least, min(width, most))
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _drop(self, panel: SidePanel) -> None:
        panel.closed.disconnect(self.close_panel)
        panel.hide()
        panel.setParent(None)
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
