"""Keeps what is typed in a form at each pause, until it is added to the book."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import jottings
from app.i18n import tr
from ui.desk import Desk
from ui.widgets.fields import TextArea, TextField

PAUSE: Final = 800  # milliseconds after the last key


class Jotter(QObject):
    """Watches the text fields of one form of one community; the form owns it.

    Nothing is kept while `unless` is true: the form shows what is in the book already.
    """

    def __init__(
        self,
        desk: Desk,
        community_id: UUID,
        form: QWidget,
        name: str,
        fields: Mapping[str, TextField | TextArea],
        *,
        unless: Callable[[], bool] = bool,
    ) -> None:
        super().__init__(form)
        self._desk, self._community = desk, community_id
        self._name, self._fields = name, dict(fields)
        self._unless = unless
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep)
        for field in self._fields.values():
            field.changed.connect(self._wait)
        form.installEventFilter(self)

    def take_up(self) -> bool:
        """Put back what was typed and never added; tell whether there is any."""
        kept = self._desk.read(jottings.typed, self._community, self._name)
        for name, text in kept.items():
            if name in self._fields:
                self._fields[name].set_value(text)
        return bool(kept)

    @Slot()
    def keep(self) -> None:
        """Keep what stands in the fields now: nothing, once it was added."""
        self._pause.stop()
        if self._desk.read_only or self._unless():
            return
        said = {name: field.value() for name, field in self._fields.items()}
        self._desk.keep(
            tr("What is being typed"), jottings.keep, self._community, self._name, said
        )

    def forget(self) -> None:
        """Keep nothing of it any longer, whatever stands in the fields."""
        self._pause.stop()
        if not self._desk.read_only:
            label = tr("What is being typed")
            self._desk.keep(label, jottings.keep, self._community, self._name, {})

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep at once when the form goes away: the book may be closed next."""
        if event.type() is QEvent.Type.Hide and self._pause.isActive():
            self.keep()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _wait(self, _: object) -> None:
        self._pause.start()
