"""Which book is open: the last one, another, a new one, the sample."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import LockedError, WrongPassphraseError

if TYPE_CHECKING:
    from app.book.keys import Key
    from app.book.store import Store
    from ui.desk import Desk


class Bookshelf(QObject):
    """Opens books, one at a time.

    Whatever cannot be opened is raised as a sentence, and the book that was open stays.
    It stays too if what is being typed in it cannot be kept: `leave` tells.
    """

    opened = Signal(object)  # the Desk
    locked = Signal(object)  # the Path of a book that asks for its passphrase

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        leave: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._leave = leave
        self.desk: Desk | None = None

    def last(self) -> Path | None:
        """Return the book opened last, if it still is there."""
        from app.book import recents

        return recents.last()

    def own(self) -> Path:
        """Return where a first book of one's own is kept."""
        from app.book import recents

        return recents.own()

    def open(
        self,
        path: Path,
        *,
        create: bool = False,
        words: str | None = None,
        key: "Key | None" = None,
    ) -> "Desk":
        """Open the book at `path`; the one open until now is closed.

        A locked one needs its passphrase in `words`, or its key; without them it is
        raised that it is locked, and `locked` tells which.
        """
        from app import files
        from app.book import recents
        from ui.desk import Desk

        if self.desk is not None and self.desk.path == files.resolved(path):
            return self.desk
        try:
            store = _open(path, create=create, words=words, key=key)
        except WrongPassphraseError:
            raise
        except LockedError:
            self.locked.emit(files.resolved(path))
            raise
        if self.desk is not None and not self.close():
            store.close()
            return self.desk
        self.desk = Desk(store, self)
        self.opened.emit(self.desk)
        recents.add(store.path)  # if that cannot be, the book is open all the same
        return self.desk

    @Slot(object)
    def reach(self, path: Path) -> "Desk | None":
        """Open the book at `path`, or let its passphrase be asked for.

        The key of the open book is tried first: of a copy, or a backup, it is the same.
        """
        from app import files
        from app.book import headers

        path = files.resolved(path)
        if self.desk is not None and self.desk.path == path:
            return self.desk
        key = self.desk.store.key if self.desk is not None else None
        try:
            is_other = key is None or headers.salt(path) != key.salt
            return self.open(path, key=None if is_other else key)
        except WrongPassphraseError:
            self.locked.emit(path)
        except LockedError:
            pass  # it is asked for
        return None

    def open_sample(self) -> "Desk":
        """Open the sample book, made or brought to this week if need be."""
        from app import samples

        if self.desk is not None and self.desk.path == samples.path():
            return self.desk
        samples.prepare()
        return self.open(samples.path())

    def close(self, *, leave: Callable[[], bool] | None = None) -> bool:
        """Let go of the open book; tell whether that could be done.

        `leave` is asked in the place of the usual one.
        """
        leave = leave or self._leave
        if self.desk is None:
            return True
        if leave is not None and not leave():
            return False
        self.desk.close()
        self.desk.deleteLater()
        self.desk = None
        return True


def _open(path: Path, *, create: bool, words: str | None, key: "Key | None") -> "Store":
    from app import samples
    from app.book import books

    store = books.open_book(path, create=create, passphrase=words, key=key)
    try:
        if store.path == samples.path():
            samples.bring_to_this_week(store)
    except BaseException:
        store.close()
        raise
    return store
