"""Looks after the open book: backups by themselves, and a word when they fail."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.book import backups
from app.book.store import Store
from app.errors import CirclebookError
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
        QTimer.singleShot(_FIRST_LOOK, self, self.begin)

    @Slot()
    def begin(self) -> None:
        """Make the backup that could not be made when the book was last closed."""
        self._run(_changed)

    @Slot()
    def look(self) -> None:
        """Make a backup over there if one is due."""
        self._run(backups.due)

    def close(self, *, backs_up: bool = True) -> None:
        """Make a last backup if anything has changed since the one before.

        If that cannot be, or it must be quick, as before the laptop sleeps, it is tried
        and said at the next start, where somebody reads.
        """
        self._timer.stop()
        if backs_up and not self._desk.read_only:
            _back_up_if(_changed, self._desk.store)

    def _run(self, wanted: Callable[[Store], bool]) -> None:
        if not self._desk.read_only:
            work = partial(_back_up_if, wanted, self._desk.store)
            self._desk.tasks.run(self, work, self._told)

    def _told(self, reason: str | None) -> None:
        if reason:
            self.failed.emit(reason)
        elif reason is not None:
            self.made.emit()


def _back_up_if(wanted: Callable[[Store], bool], store: Store) -> str | None:
    """Return None if none was wanted, "" if one was made, or why it could not be."""
    try:
        if not wanted(store):
            return None
        backups.back_up(store, why=backups.AUTOMATIC)
    except CirclebookError as error:
        return str(error)
    return ""


def _changed(store: Store) -> bool:
    """Tell whether there is something in the book that no backup has."""
    made = backups.last(store.path)
    return made is None or backups.changed_since(store, made)
