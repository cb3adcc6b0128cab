"""A field that filters what is below it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui.icons import icon
from ui.theme import theme
from ui.widgets.base import Restyled


class SearchField(Restyled, QLineEdit):
    """A field that filters what is below it; Esc empties it, Down leaves it."""

    down_pressed = Signal()

    def __init__(
        self, example: str, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(example)
        self.setAccessibleName(name or example)
        self.setTextMargins(-6, 0, 0, 0)
        leading = QLineEdit.ActionPosition.LeadingPosition
        self.addAction(icon("magnifying-glass", "ink3"), leading)
        trailing = QLineEdit.ActionPosition.TrailingPosition
        self._emptier = self.addAction(icon("x", "ink3"), trailing)
        self._emptier.setText(tr("Empty the field"))
        self._emptier.setVisible(False)
        self._emptier.triggered.connect(self.clear)
        self.textChanged.connect(self._follow)
        self.restyle()

    @override
    def restyle(self) -> None:
        self.setFont(theme.font("small"))
        self.setMinimumHeight(theme.fit(32, "small", padding=12))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _follow(self, text: str) -> None:
        self._emptier.setVisible(bool(text))
