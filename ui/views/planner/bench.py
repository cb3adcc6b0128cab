"""The agenda with a panel beside it, or over it where the window is narrow."""

from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.theme import theme, tokens
from ui.widgets.base import area
from ui.widgets.layout import vbox

WIDE: Final = 320
NARROW: Final = 300
SHADOW: Final = 24


class PanelGround(QFrame):
    """The ground of the panel: a line on its left, and Esc leaves it."""

    left = Signal()

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Methods and block"))
        self.setLayout(vbox((content, 1), margins=(20, 16, 16, 8)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme.color("hairline"))
        painter.end()


class Bench(QWidget):
    """Lays out the agenda and the panel; in a narrow window the panel is called."""

    panel_left = Signal()

    def __init__(
        self, work: QWidget, panel: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._called = False
        self.work = work
        self.work.setParent(self)
        self._shade = _Shade(self)
        self.ground = PanelGround(panel, self)
        self.ground.left.connect(self._leave)

    @property
    def is_narrow(self) -> bool:
        """Whether the panel lies over the agenda."""
        return self.window().width() < tokens.OVERLAY_BELOW

    @property
    def panel_shown(self) -> bool:
        """Whether the panel can be seen."""
        return self._called or not self.is_narrow

    def call_panel(self) -> None:
        """Show the panel if it is out of sight."""
        self._called = True
        self._arrange()

    @Slot()
    def dismiss_panel(self) -> None:
        """Put the panel away again, where it lies over the agenda."""
        self._called = False
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _leave(self) -> None:
        self.dismiss_panel()
        self.panel_left.emit()

    def _arrange(self) -> None:
        whole, narrow = self.rect(), self.is_narrow
        wide = self._panel_width()
        left = whole.width() - wide
        taken = 0 if narrow else wide
        self.work.setGeometry(whole.adjusted(0, 0, -taken, 0))
        self.ground.setGeometry(QRect(left, 0, wide, whole.height()))
        self.ground.setVisible(self.panel_shown)
        self.ground.raise_()
        self._shade.setVisible(narrow and self._called)
        self._shade.setGeometry(QRect(left - SHADOW, 0, SHADOW, whole.height()))
        self._shade.raise_()

    def _panel_width(self) -> int:
        narrow = self.window().width() < tokens.NARROW_BELOW
        least = NARROW if narrow else WIDE
        return min(round(least * max(1.0, theme.scale)), tokens.WIDTHS["panel_max"])


class _Shade(QWidget):
    """The shadow of a panel that lies over the agenda."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self).adjusted(SHADOW, -20, 60, 20)
        painting.soft_shadow(painter, rect, 0, 22, 0.8 if theme.dark else 0.34)
        painter.end()
