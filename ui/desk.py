"""What every view works with: the open book, what was done to it, where to go."""

from collections import deque
from collections.abc import Callable, MutableSequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import StorageError
from ui.places import Place
from ui.tasks import Tasks

if TYPE_CHECKING:  # the shell is painted before the book's libraries are loaded
    from pathlib import Path

    from app.book.changes import Changes
    from app.book.store import Act, P, R, Readership, Store

REMEMBERED: Final = 200  # acts that can be undone while the program runs


class Desk(QObject):
    """The book as the views see it: it says what changed and can take it back."""

    changed = Signal(object)  # frozenset of the names of the tables written to
    done = Signal(object)  # Changes of an act that can be undone: the toast
    undone = Signal(object, bool)  # Changes, and whether they were done again
    said = Signal(str, str, object)  # a sentence, an action's words, its callable
    asked_for = Signal(object)  # the Place somebody wants to see
    community_changed = Signal()
    veil_changed = Signal()  # private words are to be hidden, or may be seen again

    def __init__(self, store: "Store", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = Tasks(self)
        self.community_id: UUID | None = None
        self._veiled = False
        self._store = store
        self._done: deque[Changes] = deque(maxlen=REMEMBERED)
        self._undone: list[Changes] = []

    @property
    def store(self) -> "Store":
        """The open book, for background work and upkeep."""
        return self._store

    @property
    def read_only(self) -> bool:
        """Whether the book may only be read."""
        return self._store.read_only

    @property
    def path(self) -> "Path":
        """Where the book is."""
        return self._store.path

    def read(self, query: "Act[P, R]", *args: "P.args", **kwargs: "P.kwargs") -> "R":
        """Return what `query` finds."""
        return self._store.read(query, *args, **kwargs)

    def do(
        self, label: str, act: "Act[P, R]", *args: "P.args", **kwargs: "P.kwargs"
    ) -> "R":
        """Let `act` change the book; `label` says what was done ("Person added").

        It becomes a toast with Undo, so it holds nothing private. What the act refuses
        is raised, and then nothing was changed.
        """
        result, changes = self._store.write(label, act, *args, **kwargs)
        if changes.rows:
            self._done.append(changes)
            self._undone.clear()
            self.changed.emit(changes.tables)
            self.done.emit(changes)
        return result

    def read_as(
        self,
        readers: "Readership",
        query: "Act[P, R]",
        *args: "P.args",
        **kwargs: "P.kwargs",
    ) -> "R":
        """Return what `query` finds behind the wall of who reads it."""
        return self._store.read_as(readers, query, *args, **kwargs)

    def note(
        self, label: str, act: "Act[P, R]", *args: "P.args", **kwargs: "P.kwargs"
    ) -> "R":
        """Do what can be undone without a toast: the page says that it saves."""
        result, changes = self._store.write(label, act, *args, **kwargs)
        if changes.rows:
            self._done.append(changes)
            self._undone.clear()
            self.changed.emit(changes.tables)
        return result

    def write_on(
        self,
        before: "Changes | None",
        label: str,
        act: "Act[P, R]",
        *args: "P.args",
        **kwargs: "P.kwargs",
    ) -> "Changes | None":
        """Do as `note`, in one step of undo with `before` if that was the last act.

        So a text that is kept at each pause in typing is taken back as a whole.
        """
        _, changes = self._store.write(label, act, *args, **kwargs)
        if not changes.rows:
            return before
        if before is not None and self._done and self._done[-1] is before:
            self._done.pop()
            changes = replace(changes, rows=(*before.rows, *changes.rows))
        self._done.append(changes)
        self._undone.clear()
        self.changed.emit(changes.tables)
        return changes

    def keep(
        self, label: str, act: "Act[P, R]", *args: "P.args", **kwargs: "P.kwargs"
    ) -> "R":
        """Change the book in a way that is not undone (what a calendar file said)."""
        result, changes = self._store.write(label, act, *args, **kwargs)
        if changes.rows:
            self.changed.emit(changes.tables)
        return result

    @Slot()
    def undo(self) -> None:
        """Take back the last act; if it never can be, forget it and say so."""
        if self._done:
            self._move(self._done, self._undone, again=False)

    @Slot()
    def redo(self) -> None:
        """Do again the last act taken back."""
        if self._undone:
            self._move(self._undone, self._done, again=True)

    def undo_label(self) -> str:
        """Return what `undo` would take back, or nothing."""
        return self._done[-1].label if self._done else ""

    def redo_label(self) -> str:
        """Return what `redo` would do again, or nothing."""
        return self._undone[-1].label if self._undone else ""

    def forget_acts(self) -> None:
        """Forget what could be undone: after reading in a document."""
        self._done.clear()
        self._undone.clear()

    @property
    def veiled(self) -> bool:
        """Whether private words are hidden, as while the screen is shared."""
        return self._veiled

    def set_veiled(self, *, veiled: bool) -> None:
        """Hide private words, or let them be seen, until the program is closed."""
        if veiled != self._veiled:
            self._veiled = veiled
            self.veil_changed.emit()

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show `sentence` as a toast, with an `action` to take if there is one."""
        self.said.emit(sentence, action, run)

    def go(self, place: Place) -> None:
        """Ask for `place` to be shown."""
        self.asked_for.emit(place)

    def enter(self, community_id: UUID | None) -> None:
        """Make this the community the views are about."""
        if community_id != self.community_id:
            self.community_id = community_id
            self.community_changed.emit()

    def close(self) -> None:
        """Finish the work in hand and let go of the book."""
        self.tasks.finish()
        self._store.close()

    def _move(
        self,
        source: "MutableSequence[Changes]",
        target: "MutableSequence[Changes]",
        *,
        again: bool,
    ) -> None:
        changes = source.pop()
        try:
            target.append(self._take_back(changes, again=again))
        except StorageError:  # only for now: the book is busy, or the disk full
            source.append(changes)
            raise

    def _take_back(self, changes: "Changes", *, again: bool) -> "Changes":
        try:
            taken = self._store.undo(changes)
        except Exception:
            self.changed.emit(changes.tables)
            raise
        self.changed.emit(taken.tables)
        self.undone.emit(taken, again)
        return taken
