"""Looks after the open book: backups by themselves, and a word when they fail."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import backups
from app.errors import CirclebookError
from app.store import Store
from ui.desk import Desk

_LOOK_EVERY: Final = 10 * 60 * 1000  # milliseconds
_FIRST_LOOK: Final = 60 * 1000


class Caretaker(QObject):
    """Makes an automatic backup of the open book whenever one is due."""

    failed = Signal(str)  # why the last backup could not be made
    made = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(_FIRST_LOOK, self, self.look)

    @Slot()
    def look(self) -> None:
        """Make a backup over there if one is due."""
        if not self._desk.read_only:
            self._desk.tasks.run(self, partial(_if_due, self._desk.store), self._told)

    def close(self) -> None:
        """Make a last backup if anything has changed since the one before."""
        self._timer.stop()
        if not self._desk.read_only:
            _if_changed(self._desk.store)

    def _told(self, reason: str | None) -> None:
        if reason:
            self.failed.emit(reason)
        elif reason is not None:
            self.made.emit()


def _if_due(store: Store) -> str | None:
    """Return None if none was due, "" if one was made, or why it could not be."""
    try:
        if not backups.due(store):
            return None
        backups.back_up(store, why=backups.AUTOMATIC)
    except CirclebookError as error:
        return str(error)
    return ""


def _if_changed(store: Store) -> None:
    made = backups.listing(store.path)
    try:
        if not made or backups.changed_since(store, made[0]):
            backups.back_up(store, why=backups.AUTOMATIC)
    except CirclebookError:
        return  # it is said at the next start, where somebody can read it
