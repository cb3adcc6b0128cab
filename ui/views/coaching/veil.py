"""The veil: while the screen is shared nothing private stands on it.

Only Space, held in the view, or taking the veil off shows a word. Whatever else is
asked for, by a key, the palette or another view, waits until then.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from app.i18n import tr
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.pages import Page
from ui.widgets.panels import SidePanel

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.ContextMenu,
        QEvent.Type.ToolTip,
    }
)
"""What would open something that stays when Space is let go."""


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


class Veiled(QStackedWidget):
    """The room, or the veil over all of it."""

    def __init__(self, desk: Desk, room: QWidget) -> None:
        super().__init__()
        self._desk, self._room = desk, room
        self._is_kept_out = False
        self.veil = Veil()
        self.addWidget(room)
        self.addWidget(self.veil)

    def peek(self) -> None:
        """Show the room to be read, and only read, until it is covered again."""
        if self._desk.veiled:
            self._keep_out(keeps=True)
            self.setCurrentWidget(self._room)

    def cover(self) -> None:
        """Show the veil if it is on, else the room."""
        self._keep_out(keeps=self._desk.veiled)
        self.setCurrentWidget(self.veil if self._desk.veiled else self._room)

    def show_part(self) -> None:
        """Show the room although the veil is on: it shows nothing that was kept."""
        self._keep_out(keeps=False)
        self.setCurrentWidget(self._room)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nothing be pressed in what is only to be read; it can be scrolled."""
        if event.type() in _TOUCHES and isinstance(watched, QWidget):
            return self._room is watched or self._room.isAncestorOf(watched)
        return super().eventFilter(watched, event)

    def _keep_out(self, *, keeps: bool) -> None:
        """Begin or cease to let nothing be pressed; a press may be what covers it."""
        app = QApplication.instance()
        if app is None or keeps == self._is_kept_out:
            return
        self._is_kept_out = keeps
        if keeps:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)


class VeiledPage(Page):
    """A page that opens no panel beside the veil."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        title = tr("Coaching log")
        super().__init__(title, room="private", icon="lock", wide=True, parent=parent)
        self._desk = desk

    @override
    def open_panel(self, panel: SidePanel) -> None:
        if may_show(self._desk):
            super().open_panel(panel)


def may_show(desk: Desk) -> bool:
    """Tell whether private words may be shown; say so if they may not."""
    if desk.veiled:
        desk.say(tr("The log is veiled. Take the veil off first."))
    return not desk.veiled
