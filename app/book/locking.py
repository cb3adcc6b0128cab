"""Setting, changing and removing the passphrase of a book that nobody has open.

Whatever moment it is cut short at, the book opens with the old passphrase or with the
new one, and all of it is there: a new file is made beside it, checked, and takes its
place in one step; a change is one transaction of SQLite's with its own journal.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from app import files
from app.book import backups, books, headers, in_use, keys, leftovers, recoding
from app.book.keys import Key
from app.book.store import connect, plain_faults
from app.errors import RefusedError, StorageError, WrongPassphraseError
from app.i18n import tr

Told = Callable[[int, int], object]


@dataclass(frozen=True)
class OldBackups:
    """Which backups of a book its key does not open."""

    open: tuple[Path, ...] = ()  # not locked at all
    other: tuple[Path, ...] = ()  # locked with another passphrase


def set_passphrase(path: Path, passphrase: str) -> Key:
    """Lock a book that was not; return its key.

    The file that was not locked is written over and removed, as far as the disk does
    what it is told. Raises RefusedError, StorageError; the book is then as it was.
    """
    keys.check_new(passphrase)
    key = keys.from_passphrase(passphrase, keys.new_salt())
    set_key(path, key)
    return key


def set_key(path: Path, key: Key) -> None:
    """Lock a book that was not with a key of its own; see `set_passphrase`."""
    with _alone(path) as book:
        if headers.check(book):
            raise RefusedError(tr("This book has a passphrase already."))
        _replace(book, None, key)


def change_passphrase(path: Path, key: Key, passphrase: str) -> Key:
    """Lock a book with another passphrase, in place; return the new key.

    Raises RefusedError, StorageError, WrongPassphraseError; the book is then as it was.
    """
    keys.check_new(passphrase)
    new = keys.from_passphrase(passphrase, key.salt)
    change_key(path, key, new)
    return new


def change_key(path: Path, key: Key, new: Key) -> None:
    """Lock a book with another key; see `change_passphrase`."""
    with _alone(path) as book:
        _rekey(book, key, new)


def remove_passphrase(path: Path, key: Key) -> None:
    """Unlock a book for good. Raises StorageError, WrongPassphraseError."""
    with _alone(path) as book:
        _replace(book, key, None)


def opens(path: Path, key: Key) -> bool:
    """Tell whether this is the key of a book. Raises StorageError."""
    try:
        with plain_faults(), closing(connect(path, key=key, read_only=True)):
            return True
    except WrongPassphraseError:
        return False


# --- Backups ------------------------------------------------------------------------


def has_other_names(path: Path) -> bool:
    """Tell whether the file of a book has another name somewhere, and stays there."""
    with suppress(OSError):
        return leftovers.has_other_names(files.resolved(path))
    return False


def old_backups(book: Path, key: Key) -> OldBackups:
    """Return the backups of `book` that are not locked as it is."""
    open_ones, others = [], []
    for path in all_backups(book, key):
        with suppress(StorageError):  # gone, or no backup
            if not headers.check(path):
                open_ones.append(path)
            elif not opens(path, key):
                others.append(path)
    return OldBackups(tuple(open_ones), tuple(others))


def all_backups(book: Path, key: Key | None) -> tuple[Path, ...]:
    """Return the backups of a book, also those of when it had another name."""
    made = tuple(one.path for one in backups.listing(book))
    return made + former_backups(book, key)


def former_backups(book: Path, key: Key | None) -> tuple[Path, ...]:
    """Return the backups of a book that was renamed: those beside it under other names.

    What is locked is its own if its `key` opens it; of the rest the log tells whose it
    is. A folder that belongs to a book that is there is left alone.
    """
    with plain_faults():
        mine, found = _replica(book, key), []
        for path in _under_other_names(book):
            with suppress(StorageError, sqlcipher.Error):  # another's, or no backup
                fits = key if headers.check(path) else None
                if _replica(path, fits) == mine:
                    found.append(path)
    return tuple(found)


def _under_other_names(book: Path) -> Iterator[Path]:
    """Yield the backups beside a book whose own books are no longer there."""
    for place in sorted(book.parent.glob("* backups")):
        name = f"{place.name.removesuffix(' backups')}{books.SUFFIX}"
        if place != backups.folder(book) and not place.with_name(name).exists():
            yield from sorted(place.glob(f"*{backups.SUFFIX}"))


def _replica(path: Path, key: Key | None) -> str:
    """Return the name under which a book, or a backup of it, keeps its log."""
    with closing(connect(path, key=key, read_only=True)) as connection:
        row = connection.execute("SELECT rid FROM replica WHERE me").fetchone()
        return str(row[0]) if row else ""


def lock_backup(path: Path, old: Key | None, new: Key) -> None:
    """Lock a backup with the key of its book; `old` opens it, if it is locked.

    The name and the day of the backup stay. Raises StorageError; then it is as it was.
    """
    kept = path.stat()
    if old is None:
        _replace(path, None, new)
    else:
        draft = leftovers.draft(path)
        try:
            leftovers.remove(draft)
            draft.write_bytes(path.read_bytes())
            _rekey(draft, old, new)
            _check(draft, new)
            files.sync_file(draft)
            draft.replace(path)
            files.sync_folder(path.parent)
        finally:
            with suppress(OSError):
                leftovers.remove(draft)
    os.utime(path, (kept.st_atime, kept.st_mtime))


def lock_backups(
    paths: tuple[Path, ...], old: Key | None, new: Key, told: Told | None = None
) -> list[Path]:
    """Lock these backups too; return those for which it could not be done."""
    failed = []
    for number, path in enumerate(paths):
        if told:
            told(number, len(paths))
        try:
            with _disk():
                lock_backup(path, old, new)
        except (StorageError, sqlcipher.Error):
            failed.append(path)
    return failed


def delete_backups(paths: tuple[Path, ...]) -> list[Path]:
    """Write over these backups and delete them; return those that are still there."""
    failed = []
    for path in paths:
        try:
            leftovers.wipe(path)
        except OSError:
            failed.append(path)
    return failed


# --- How it is done -----------------------------------------------------------------


@contextmanager
def _alone(path: Path) -> Iterator[Path]:
    """Hold the book so that nobody else opens it. Raises StorageError."""
    book = files.resolved(path)
    release, why = in_use.lock(book)
    if release is None:
        raise StorageError(why)
    try:
        with _disk():
            leftovers.sweep(book)
            leftovers.sweep_backups(backups.folder(book))
            leftovers.sweep_parts(backups.folder(book))
            yield book
    finally:
        release()


@contextmanager
def _disk() -> Iterator[None]:
    with plain_faults():
        try:
            yield
        except OSError as error:
            raise StorageError(
                tr(
                    "The disk would not have it: {reason}. The book is as it was; free "
                    "some space and try again."
                ).format(reason=error.strerror or error)
            ) from error


def _replace(book: Path, old: Key | None, new: Key | None) -> None:
    """Put a copy with another key, or none, in the place of a file."""
    draft, aside = leftovers.draft(book), leftovers.aside(book)
    try:
        leftovers.discard(draft)
        recoding.copy(book, old, draft, new)
        _check(draft, new)
        files.sync_file(draft)
        is_aside = old is None and _put_aside(book, aside)
        draft.replace(book)
        files.sync_folder(book.parent)
        if is_aside:
            with suppress(OSError):  # the next opening tries again
                leftovers.wipe(aside, other_than=book)
    finally:
        with suppress(OSError):
            leftovers.discard(draft)


def _put_aside(book: Path, aside: Path) -> bool:
    """Give the file a second name, under which it is wiped when it is no longer needed.

    Where a file has one name only (FAT), it is replaced and its blocks are given back.
    """
    try:
        aside.unlink(missing_ok=True)
        os.link(book, aside)
    except (OSError, NotImplementedError):
        return False
    return True


def _check(draft: Path, key: Key | None) -> None:
    backups.verify(draft, key)


def _rekey(path: Path, old: Key, new: Key) -> None:
    with closing(connect(path, key=old)) as connection, suppress(sqlcipher.Error):
        # refused by the disk, it says no more than that it could not
        connection.execute(f'PRAGMA rekey = "{new.literal()}"')
    if not opens(path, new):
        raise StorageError(
            tr(
                "The disk would not take it, so the passphrase could not be changed; "
                "the one you had still holds. Free some space and try again."
            )
        )
