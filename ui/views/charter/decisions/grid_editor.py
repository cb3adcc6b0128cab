"""The line in which one types what is decided, where it stands in the grid."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app.charter.decision_rights import LONGEST
from app.i18n import tr
from ui.theme import theme
from ui.widgets.base import Restyled


class TitleEditor(Restyled, QLineEdit):
    """Enter and leaving it keep what was typed, Esc takes it back."""

    kept = Signal(object, str)  # the decision, or None for a new one
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = parent
        self.area_id: UUID | None = None
        self._before = ""
        self.setMaxLength(LONGEST)
        self.setAccessibleName(tr("What is decided"))
        self.setPlaceholderText(tr("How the money is split"))
        self.hide()
        self.restyle()

    @property
    def is_adding(self) -> bool:
        """Whether a decision is being typed that is not there yet."""
        return self.isVisibleTo(self._grid) and self.area_id is None

    def begin(self, text: str, area_id: UUID | None) -> None:
        """Let this be typed in."""
        self.area_id, self._before = area_id, text
        self.setText(text)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self) -> None:
        """Leave without keeping anything."""
        self._before = self.text()
        self._leave()

    @override
    def restyle(self) -> None:
        self.setFont(theme.font("body"))
        self.setMinimumHeight(theme.fit(32, "body", padding=10))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._leave()
        elif event.key() == Qt.Key.Key_Escape:
            self.drop()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._leave()

    def _leave(self) -> None:
        """Be gone, with the focus on the grid if it was here; tell what was typed."""
        if self.isHidden():
            return
        held, text = self.hasFocus(), self.text().strip()
        area_id, changed = self.area_id, bool(text) and text != self._before
        self.hide()
        if held:
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()
        if changed:
            self.kept.emit(area_id, text)
