"""Keeps what is typed in a form of the room at each pause, until it is added."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.coaching import half_typed
from app.i18n import tr
from ui.desk import Desk
from ui.jotter import PAUSE
from ui.views.coaching.areas import LONGEST
from ui.widgets.fields import Field


class HalfTyped(QObject):
    """Watches the fields of one form; `say` tells what is typed in them, by name.

    As `ui.jotter.Jotter` does outside the room, whose words are kept elsewhere.
    """

    def __init__(
        self,
        desk: Desk,
        form: QWidget,
        name: str,
        say: Callable[[], Mapping[str, str]],
        *fields: Field,
    ) -> None:
        super().__init__(form)
        self._desk, self._name, self._say = desk, name, say
        self._community: UUID | None = None  # in which it is typed
        self._said: Mapping[str, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST)
        self._longest.timeout.connect(self.keep)
        for field in fields:
            field.changed.connect(self.wait)
        form.installEventFilter(self)

    def typed(self) -> dict[str, str]:
        """Return what was typed in this community and never added, by name."""
        community = self._desk.community_id
        if community is None:
            return {}
        return self._desk.read(half_typed.typed, community, self._name)

    def turn_to(self, name: str) -> None:
        """Watch the same fields as another form; what was typed in the one is kept."""
        if self._pause.isActive():
            self.keep()
        self._name = name

    def stop(self) -> None:
        """Keep nothing more: what was typed is in the book now."""
        self._pause.stop()
        self._longest.stop()

    def finish(self) -> None:
        """Keep at once what is still to be kept."""
        if self._pause.isActive():
            self.keep()

    def go_on(self) -> None:
        """Keep what stands in the fields now in place of what is still to be kept."""
        if self._pause.isActive():
            self.wait()

    def forget(self) -> None:
        """Let go of what was typed: it is not wanted."""
        self.stop()
        community = self._desk.community_id
        if community is not None and not self._desk.read_only:
            label = tr("What is being typed")
            self._desk.keep(label, half_typed.forget, community, self._name)

    @Slot()
    def keep(self) -> None:
        """Keep what was typed last, where it was typed."""
        self.stop()
        if self._community is not None and not self._desk.read_only:
            label = tr("What is being typed")
            self._desk.keep(
                label, half_typed.keep, self._community, self._name, self._said
            )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep at once when the form goes away: the book may be closed next."""
        if event.type() is QEvent.Type.Hide and self._pause.isActive():
            self.keep()
        return super().eventFilter(watched, event)

    @Slot()
    @Slot(object)
    def wait(self, _: object = None) -> None:
        """Keep what stands in the fields now, once nothing more is typed."""
        self._community, self._said = self._desk.community_id, dict(self._say())
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
