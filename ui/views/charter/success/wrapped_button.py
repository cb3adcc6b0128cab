"""A button of words alone that wrap where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui import painting
from ui.widgets.base import Focusable, area, in_room, painter_on
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, Margins, hbox, vbox

LEAST = 28  # px of what can be hit
PADS: Margins = (8, 3, 8, 3)


class OpenButton(Focusable, QAbstractButton):
    """What opens something, of whatever it is laid out with: one stop of focus."""

    def __init__(self, layout: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(LEAST)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setLayout(layout)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            if self.isEnabled() and (self.underMouse() or self.isDown()):
                ground = "press" if self.isDown() else in_room("hover", self)
                painting.rounded(painter, area(self), 6, ground)
            self.paint_ring(painter, area(self), 6)


class WrappedButton(OpenButton):
    """Small words, with an icon before them if they have one."""

    def __init__(self, icon: str = "", parent: QWidget | None = None) -> None:
        self.words = Label("", "small", "accent_ink", wrap=True)
        self._mark = Icon(icon or "plus", "accent_ink", 15)
        self._mark.setVisible(bool(icon))
        row = hbox(vbox(2, self._mark, STRETCH), (self.words, 1), gap=6, margins=PADS)
        super().__init__(row, parent)

    def show_words(self, text: str, color: str = "accent_ink", icon: str = "") -> None:
        """Show these words."""
        self.words.setText(text)
        self.words.set_color(color)
        self.setAccessibleName(text)
        if icon:
            self._mark.set_icon(icon, color)
        self._mark.setVisible(bool(icon))
        self.updateGeometry()
