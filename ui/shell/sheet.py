"""The sheet: the one raised plane, on which the views lie."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui import painting
from ui.painting.basics import smoothly
from ui.theme import theme
from ui.widgets.base import room_of

GRID: Final = 20  # px between the dots of the workbench, at 100 %


class Sheet(QWidget):
    """Holds the views, one shown at a time, and banners above them."""

    def __init__(self, parent: QWidget | None = None, *, inset: int = 0) -> None:
        super().__init__(parent)
        self._inset = inset  # px to the left of the plane, where no rail stands
        self.views = QStackedWidget(self)
        self._column = QVBoxLayout(self)
        # the margins of the plane
        self._column.setContentsMargins(inset + 1, 1, 9, 9)
        self._column.setSpacing(0)
        self._column.addWidget(self.views, 1)
        self._banner: QWidget | None = None
        self.views.currentChanged.connect(self._show_room)

    def empty(self) -> None:
        """Let go of all views."""
        self.views.hide()  # or the one below each would come up and read
        while (view := self.views.currentWidget()) is not None:
            self.views.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.views.show()

    def show_banner(self, banner: QWidget) -> None:
        """Show `banner` above the view, in the place of an earlier one."""
        self.drop_banner()
        self._banner = QWidget(self)
        room = QVBoxLayout(self._banner)
        room.setContentsMargins(16, 14, 16, 0)
        room.addWidget(banner)
        self._column.insertWidget(0, self._banner)

    def drop_banner(self) -> None:
        """Take the banner away, if there is one."""
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.setParent(None)
            self._banner.deleteLater()
            self._banner = None

    @property
    def banner(self) -> QWidget | None:
        """The banner shown, if there is one."""
        return self._banner

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        plane = QRectF(self.rect()).adjusted(self._inset, 0, -8, -8)
        room = room_of(self.views.currentWidget())
        surface = f"{room}_surface" if room else "surface"
        line = f"{room}_line" if room else "hairline"
        painting.rounded(painter, plane, 12, surface, line)
        if room == "ta":
            _dot(painter, plane.adjusted(8, 8, -8, -8))
        painter.end()

    @Slot()
    def _show_room(self) -> None:
        self.update()  # the whole sheet takes the color of the room


def _dot(painter: QPainter, plane: QRectF) -> None:
    """Draw the dot grid by which one knows the workbench without reading."""
    step = GRID * theme.scale
    with smoothly(painter):
        painter.setBrush(theme.color("ta_line"))
        for row in range(int(plane.height() / step) + 1):
            for column in range(int(plane.width() / step) + 1):
                place = QPointF(plane.x() + column * step, plane.y() + row * step)
                painter.drawEllipse(place, 0.9, 0.9)
