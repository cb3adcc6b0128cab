"""The panel that opens beside a page, or over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui.theme import theme
from ui.widgets.base import area, in_room
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox


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

    def is_kept(self) -> bool:
        """Whether its view opens it again as it is, with what was typed in it."""
        return False

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
