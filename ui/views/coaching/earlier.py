"""An earlier conversation in two lines: its day, and how what was written began."""

from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.theme import theme
from ui.widgets.base import Focusable, area, in_room

LINES = 3
PAD = 4


class EarlierLine(Focusable, QAbstractButton):
    """One conversation; pressed, it is shown."""

    asked = Signal(object)  # its key

    def __init__(
        self, key: UUID, day: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._day, self._words = key, day, text
        self.setAccessibleName(f"{day}, {text}")
        self.setAccessibleDescription(tr("Press Enter to open it"))
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._ask)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        text = painting.paragraph_height(self._words, "readsm", width, LINES)
        return round(theme.line("cap") + text) + 2 * PAD

    @override
    def sizeHint(self) -> QSize:
        wide = max(160, self.width())
        return QSize(160, self.heightForWidth(wide))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.underMouse():
            painting.rounded(painter, rect, 6, in_room("hover", self))
        day = QRectF(rect.x(), rect.y() + PAD, rect.width(), theme.line("cap"))
        painting.text(painter, day, self._day, "capm", "ink3", tabular=True)
        below = rect.adjusted(0, PAD + theme.line("cap"), 0, 0)
        painting.paragraph(painter, below, self._words, "readsm", "ink2", LINES)
        self.paint_ring(painter, rect, 6)
        painter.end()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._key)
