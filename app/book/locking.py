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
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from app import files
from app.book import backups, headers, in_use, keys, leftovers
from app.book.keys import Key
from app.book.store import connect, plain_faults
from app.errors import RefusedError, StorageError, WrongPassphraseError
from app.i18n import tr

# what an export leaves behind: without them the file would look foreign (storage 1.3)
_CARRIED: Final = ("user_version", "application_id")

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


def old_backups(book: Path, key: Key) -> OldBackups:
    """Return the backups of `book` that are not locked as it is."""
    open_ones, others = [], []
    for made in backups.listing(book):
        with suppress(StorageError):  # gone, or no backup
            if not headers.check(made.path):
                open_ones.append(made.path)
            elif not opens(made.path, key):
                others.append(made.path)
    return OldBackups(tuple(open_ones), tuple(others))


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
        except StorageError:
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
        leftovers.remove(draft)
        _export(book, old, draft, new)
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
            leftovers.remove(draft)


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


def _export(book: Path, old: Key | None, draft: Path, new: Key | None) -> None:
    with closing(connect(book, key=old)) as connection:
        literal = new.literal() if new else ""
        connection.execute("ATTACH ? AS new KEY ?", (str(draft), literal))
        # a draft: if anything happens it is made again
        connection.execute("PRAGMA new.journal_mode = OFF")
        connection.execute("PRAGMA new.synchronous = OFF")
        try:
            connection.execute("SELECT sqlcipher_export('new')").fetchall()
        except sqlcipher.Error as error:  # it tells in words only what has failed
            raise StorageError(_not_copied(full="full" in str(error))) from error
        for name in _CARRIED:
            value = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
            connection.execute(f"PRAGMA new.{name} = {value}")
        _compare(connection)
        connection.execute("DETACH new")


def _not_copied(*, full: bool) -> str:
    if full:
        return tr(
            "The disk is full. Nothing was changed; free some space and try again."
        )
    return tr("It is damaged and was left as it is. Open the last backup instead.")


def _compare(connection: Any) -> None:
    """Raise StorageError unless both have the same tables with as many rows."""
    parts = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY 1, 2"
    there, here = (
        connection.execute(parts.format(name)).fetchall() for name in ("main", "new")
    )
    tables = [name for kind, name, _, sql in there if kind == "table" and _rows(sql)]
    same = there == here and all(
        _count(connection, "main", name) == _count(connection, "new", name)
        for name in tables
    )
    if not same:
        raise StorageError(
            tr("The copy is not what the book is. The book was left as it was.")
        )


def _rows(sql: str) -> bool:
    return not sql.upper().startswith("CREATE VIRTUAL")


def _count(connection: Any, schema: str, table: str) -> int:
    query = f'SELECT count(*) FROM {schema}."{table}"'  # noqa: S608 - our own names
    return int(connection.execute(query).fetchone()[0])


def _check(draft: Path, key: Key | None) -> None:
    backups.verify(draft, key)


def _rekey(path: Path, old: Key, new: Key) -> None:
    with closing(connect(path, key=old)) as connection:
        connection.execute(f'PRAGMA rekey = "{new.literal()}"')
    if not opens(path, new):
        raise StorageError(
            tr("The passphrase could not be changed; the one you had still holds.")
        )
