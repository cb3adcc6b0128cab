"""The buttons of a toast, whose colors are the inverse of all others."""

from PySide6.QtCore import (
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from ui import painting
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Focusable, area


class ToastButton(Focusable, QPushButton):
    """A button in the inverted colors of a toast."""

    def __init__(
        self, words: str, *, icon: str = "", keys: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self._icon, self._keys = icon, keys
        self.set_words(words)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self.restyle()

    @override
    def restyle(self) -> None:
        keys = painting.key_cap_width(self._keys) + 8 if self._keys else 0
        words = painting.text_width(self._words, "strong") + 8
        wide = 28 if self._icon else round(words + keys + 4)
        self.setFixedSize(wide, theme.fit(30, "strong", padding=8))
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.underMouse():
            painting.rounded(painter, rect, 6, theme.color("on_toast", 0.12))
        if self._icon:
            place = QRectF(0, 0, 16, 16)
            place.moveCenter(rect.center())
            paint_icon(painter, self._icon, place, "on_toast")
        words = rect.adjusted(6, 0, 0, 0)
        drawn = painting.text(painter, words, self._words, "strong", "toast_link")
        if self._keys:
            self._paint_keys(painter, rect, 6 + drawn + 8)
        self.paint_ring(painter, rect, 6, "toast_link")
        painter.end()

    def _paint_keys(self, painter: QPainter, rect: QRectF, x: float) -> None:
        high = theme.fit(20, "capm", padding=4)
        wide = painting.key_cap_width(self._keys)
        key = QRectF(x, rect.center().y() - high / 2, wide, high)
        painting.rounded(painter, key, 4, line=theme.color("on_toast", 0.35))
        center = painting.CENTER
        painting.text(painter, key, self._keys, "capm", "on_toast", center)
