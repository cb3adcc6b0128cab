"""The veil: while the screen is shared nothing private stands on it."""

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState


class Veil(EmptyState):
    """Stands where the log was, until Space is held in the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.off = Button(tr("Take the veil off"), tip="Ctrl+Shift+V")
        super().__init__(
            "eye-slash",
            tr("Veiled while you share your screen"),
            tr("Hold Space to read. Let go, and it is hidden again."),
            self.off,
            tone="private",
            parent=parent,
        )
