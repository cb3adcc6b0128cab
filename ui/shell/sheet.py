"""The sheet: the one raised plane, on which the views lie."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui import painting


class Sheet(QWidget):
    """Holds the views, one shown at a time, and banners above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = QStackedWidget(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 9, 9)  # the margins of the plane
        self._column.setSpacing(0)
        self._column.addWidget(self.views, 1)
        self._banner: QWidget | None = None

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
        plane = QRectF(self.rect()).adjusted(0, 0, -8, -8)
        painting.rounded(painter, plane, 12, "surface", "hairline")
