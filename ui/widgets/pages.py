"""A page of the book: head, body, and what opens beside it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui.theme import theme, tokens
from ui.widgets.base import ROOM, Restyled
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Icon, Label, Rule
from ui.widgets.layout import bled, boxed, hbox, scrolled, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.stage import Stage


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
        """Show an `InlineText`, say, where the title is; its words line up."""
        self._title_row.addLayout(bled(widget, 8), 1)
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

    def regions(self) -> list[QWidget]:
        """Return head, body and open panel: what F6 goes through."""
        parts = (self.head, self._stage.content, self._stage.panel)
        return [part for part in parts if part is not None]

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
        if not back:
            self.back.hide()
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
        self._stage = Stage(self)
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
