"""Opening a book: finding out what a file is, locking it, bringing it up to date.

The order is that of storage.md 2.6. A book goes by the path all its names lead to, so
that its lock is one.
"""

import json
import os
import socket
import tempfile
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from filelock import FileLock, Timeout

from app import files
from app.book import backups, migrations
from app.book.store import Store, connect, plain_faults
from app.errors import NotABookError, StorageError, TooNewError
from app.files import sync_folder
from app.i18n import tr

SUFFIX: Final = ".circlebook"

_SINCE: Final = "%Y-%m-%d %H:%M"  # of the note beside an open book
_PATIENCE_SECONDS: Final = 5.0  # while another process makes the same book

_CLOUDS: Final = (
    "OneDrive",
    "Dropbox",
    "iCloud Drive",
    "Google Drive",
    "GoogleDrive",
    "Nextcloud",
    "ownCloud",
    "Syncthing",
    "pCloud",
    "Box",
)
_ALSO: Final = {
    "Mobile Documents": "iCloud Drive",
    "iCloudDrive": "iCloud Drive",
    "pCloud Drive": "pCloud",
    "pCloudDrive": "pCloud",
    "Box Sync": "Box",
}
_OF_GOOGLE: Final = ("My Drive", "Shared drives")  # on a drive of its own, on Windows


def open_book(path: Path, *, create: bool = False) -> Store:
    """Open the book at `path`, or with `create` make it if there is none.

    If another window has it open, it is a backup, or the place cannot be written, the
    store may only be read and `notice` says why. Raises NotABookError, TooNewError,
    StorageError; the file is then as it was.
    """
    path = files.resolved(path)
    if not _is_there(path):
        if not create:
            raise NotABookError(
                tr("There is no book at {path}. Nothing was changed.").format(path=path)
            )
        _make(path)
    check_header(path)
    release, notice = _lock(path)
    try:
        with plain_faults():
            _bring_up_to_date(path, read_only=release is None)
        return Store(path, read_only=release is None, notice=notice, release=release)
    except BaseException:
        if release:
            release()
        raise


def check_header(path: Path) -> None:
    """Refuse, before any connection, a file that cannot be a book.

    A connection would already change a file of another program that keeps a WAL.
    Raises NotABookError, TooNewError or StorageError with the sentence people read.
    """
    if files.is_held(path):
        return
    header = _header(path)
    if not header:
        raise NotABookError(
            tr(
                "{name} is empty, so it is not a book. It was left as it is; "
                "if it was a book once, open a backup."
            ).format(name=path.name)
        )
    if not header.startswith(files.SQLITE) or len(header) < files.HEADER_BYTES:
        raise NotABookError(
            tr(
                "{name} is not a Circlebook book, or it is locked with a passphrase "
                "this version cannot open. It was left as it is."
            ).format(name=path.name)
        )
    _check_kind(
        path,
        application=int.from_bytes(header[files.APPLICATION_ID], "big"),
        version=int.from_bytes(header[files.USER_VERSION], "big"),
    )


def synced_by(path: Path) -> str:
    """Return the name of the service that syncs the folder of `path`, or nothing.

    Such services copy a file while it is written and have lost books (storage.md 2.5).
    """
    parts = path.absolute().parts
    if len(parts) > 1 and parts[1] in _OF_GOOGLE:
        return "Google Drive"
    for part in parts:
        if part in _ALSO:
            return _ALSO[part]
        for cloud in _CLOUDS:
            # as in "OneDrive - Casa Verde", "Dropbox (Work)" and "Box-Box"
            signs = (f"{cloud} - ", f"{cloud} (", f"{cloud}-", f"{cloud}@")
            if part == cloud or part.startswith(signs):
                return cloud.replace("GoogleDrive", "Google Drive")
    return ""


def owner(path: Path) -> str:
    """Return who has the book at `path` open, as far as the note beside it tells."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        note = json.loads(_note(path).read_text(encoding="utf-8"))
        kept = f"{note['since']} {datetime.now(UTC).astimezone():%z}"
        since = _in_words(datetime.strptime(kept, f"{_SINCE} %z"))
        if note["host"] == socket.gethostname():
            return tr("in another window on this laptop since {since}").format(
                since=since
            )
        return tr("on {host} since {since}").format(host=str(note["host"]), since=since)
    return ""


def _in_words(moment: datetime) -> str:
    """Return a time of today as "11:22 PM", one of another day with its date."""
    words = moment.strftime("%I:%M %p").lstrip("0")
    if moment.date() == datetime.now(UTC).astimezone().date():
        return words
    return f"{moment:%Y-%m-%d}, {words}"


def _make(path: Path) -> None:
    """Make an empty book, unless another process has just made it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(_lock_path(path), timeout=_PATIENCE_SECONDS):
            if not _is_there(path):
                _make_whole(path)
    except Timeout:
        return  # who holds the lock has made it
    except OSError as error:
        raise StorageError(
            tr(
                "The book could not be made in {folder}: {reason}. "
                "Choose another folder and try again."
            ).format(folder=path.parent, reason=error.strerror or error)
        ) from error


def _make_whole(path: Path) -> None:
    """Make an empty book; it gets its name only when it is whole."""
    draft = path.with_name(f".{path.name}.new")
    try:
        _remove(draft)
        with plain_faults(), closing(connect(draft, mode="rwc")) as connection:
            migrations.upgrade(connection)
            connection.execute(
                "INSERT INTO replica (rid, name, me, streams) VALUES (?, ?, 1, '{}')",
                (uuid.uuid4().hex, socket.gethostname()),
            )
        draft.rename(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            _remove(draft)


def _remove(draft: Path) -> None:
    """Remove what is left of a book that was never finished."""
    draft.unlink(missing_ok=True)
    draft.with_name(f"{draft.name}-journal").unlink(missing_ok=True)


def _bring_up_to_date(path: Path, *, read_only: bool) -> None:
    connection = _connect(path, read_only=read_only)
    try:
        if not read_only:
            _check_length(connection, path)
        found = migrations.version(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        _check_kind(path, application=application, version=found)
        if found < migrations.HEAD and read_only:
            raise StorageError(
                tr(
                    "{name} was written by an earlier Circlebook, and it cannot be "
                    "brought up to date where it may only be read. It was left as it "
                    "is; close it elsewhere, or open a copy of it."
                ).format(name=path.name)
            )
        if found < migrations.HEAD:
            backups.snapshot(connection, path, why=backups.BEFORE_UPGRADE)
            migrations.upgrade(connection)
    finally:
        connection.close()


def _check_length(connection: Any, path: Path) -> None:
    """Raise StorageError if a part of the last page is missing: SQLite takes zeros."""
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    if path.stat().st_size % size:
        raise StorageError(
            tr(
                "The book is damaged. Nothing was changed; "
                "open the last backup instead."
            )
        )


def _connect(path: Path, *, read_only: bool) -> Any:
    try:
        return connect(path, read_only=read_only)
    except sqlcipher.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_READONLY":
            raise
        raise StorageError(  # reading has to write only to roll back
            tr(
                "The last change to {name} was cut short, and it cannot be put right "
                "where nothing may be written. Nothing was changed; copy the whole "
                "folder to another place and open it there."
            ).format(name=path.name)
        ) from error


def _check_kind(path: Path, *, application: int, version: int) -> None:
    """Refuse a database of another program, or of a later version of this one."""
    if application != migrations.APPLICATION_ID:
        raise NotABookError(
            tr(
                "{name} is a database of another program, not a Circlebook book. "
                "It was left as it is."
            ).format(name=path.name)
        )
    if version > migrations.HEAD:
        raise TooNewError(
            tr(
                "{name} was written by a newer Circlebook (version {found}; this one "
                "knows up to {known}). It was left as it is; install the newer "
                "Circlebook to open it."
            ).format(name=path.name, found=version, known=migrations.HEAD)
        )


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _unreadable(path, error) from error
    return True


def _header(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise NotABookError(
                tr("{name} is a folder, not a book. It was left as it is.").format(
                    name=path.name
                )
            )
        if not path.is_file():  # a pipe would keep us waiting
            raise NotABookError(
                tr("{name} is not a file, so it is not a book.").format(name=path.name)
            )
        return files.header(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> StorageError:
    return StorageError(
        tr("{name} could not be read: {reason}. Nothing was changed.").format(
            name=path.name, reason=error.strerror or error
        )
    )


def _lock(path: Path) -> tuple[Callable[[], None] | None, str]:
    """Return what lets go of the book, or why it may only be read."""
    if path.suffix == backups.SUFFIX:
        return None, tr(
            "This is a backup. You can read it, not change it; to go on from here, "
            "open a copy of it."
        )
    lock = FileLock(_lock_path(path))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None, tr(
            "This book is already open {where}. Here you can read it, not change it."
        ).format(where=owner(path) or tr("in another window"))
    except OSError:
        return None, _not_here()
    if not _takes_files(path.parent):
        lock.release()
        return None, _not_here()
    if not os.access(path, os.W_OK):
        lock.release()
        return None, tr("This file is write-protected. You can read it, not change it.")
    _leave_note(path)

    def release() -> None:
        with suppress(OSError):
            _note(path).unlink(missing_ok=True)
        lock.release()

    return release, ""


def _not_here() -> str:
    return tr(
        "This book is in a place that cannot be written. "
        "You can read it, not change it."
    )


def _takes_files(folder: Path) -> bool:
    """Tell whether SQLite can keep its journal there; only a trial is sure."""
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except PermissionError:
        return False
    except OSError:  # such as a full disk: the book says so when it matters
        return True
    return True


def _leave_note(path: Path) -> None:
    since = datetime.now(UTC).astimezone().strftime(_SINCE)
    note: dict[str, Any] = {
        "host": socket.gethostname(),
        "process": os.getpid(),
        "since": since,
    }
    with suppress(OSError):  # the lock holds without it
        _note(path).write_text(json.dumps(note), encoding="utf-8")


def _lock_path(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")


def _note(path: Path) -> Path:
    return path.with_name(f".{path.name}.owner")
