"""Opening a book: finding out what a file is, locking it, bringing it up to date.

The order is that of storage.md 2.6. Nothing opens the file of an open book by other
means: a plain `open` in the same process would drop SQLite's locks (storage.md 2.5).
"""

import json
import os
import socket
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from app import backups, migrations
from app.errors import NotABookError, StorageError, TooNewError
from app.files import sync_folder
from app.i18n import tr
from app.store import Store, connect, plain_faults

SUFFIX: Final = ".circlebook"

_SQLITE: Final = b"SQLite format 3\x00"
_CLOUDS: Final = (
    "OneDrive",
    "Dropbox",
    "iCloud Drive",
    "Mobile Documents",
    "Google Drive",
    "GoogleDrive",
    "Nextcloud",
    "ownCloud",
    "Syncthing",
    "pCloud",
    "Box",
)


def open_book(path: Path, *, create: bool = False) -> Store:
    """Open the book at `path`, or with `create` make it if there is none.

    If another window has it open, or the place cannot be written, the store may only be
    read and `notice` says why. Raises NotABookError, TooNewError, StorageError; the
    file is then as it was.
    """
    path = path.expanduser().absolute()
    if not path.exists():
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

    Raises NotABookError or StorageError with the sentence people read.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(_SQLITE))
    except OSError as error:
        raise StorageError(
            tr("{name} could not be read: {reason}. Nothing was changed.").format(
                name=path.name, reason=error.strerror or error
            )
        ) from error
    if not header:
        raise NotABookError(
            tr(
                "{name} is empty, so it is not a book. It was left as it is; "
                "if it was a book once, open a backup."
            ).format(name=path.name)
        )
    if header != _SQLITE:
        raise NotABookError(
            tr(
                "{name} is not a Circlebook book, or it is locked with a passphrase "
                "this version cannot open. It was left as it is."
            ).format(name=path.name)
        )


def synced_by(path: Path) -> str:
    """Return the name of the service that syncs the folder of `path`, or nothing.

    Such services copy a file while it is written and have lost books (storage.md 2.5).
    """
    for part in path.absolute().parts:
        for cloud in _CLOUDS:
            if part == cloud or part.startswith(
                (f"{cloud} ", f"{cloud}-", f"{cloud}@")
            ):
                return "iCloud Drive" if cloud == "Mobile Documents" else cloud
    return ""


def owner(path: Path) -> str:
    """Return who has the book at `path` open, as far as the note beside it tells."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        note = json.loads(_note(path).read_text(encoding="utf-8"))
        return tr("on {host} since {since}").format(
            host=str(note["host"]), since=str(note["since"])
        )
    return ""


def _make(path: Path) -> None:
    """Make an empty book; it gets its name only when it is whole."""
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with plain_faults():
            connection = connect(draft, mode="rwc")
            try:
                migrations.upgrade(connection)
                connection.execute(
                    "INSERT INTO replica (rid, name, me, streams) VALUES (?, ?, 1, '{}')",
                    (uuid.uuid4().hex, socket.gethostname()),
                )
            finally:
                connection.close()
        draft.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageError(
            tr(
                "The book could not be made in {folder}: {reason}. "
                "Choose another folder and try again."
            ).format(folder=path.parent, reason=error.strerror or error)
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _bring_up_to_date(path: Path, *, read_only: bool) -> None:
    connection = connect(path, read_only=read_only)
    try:
        found = migrations.version(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application != migrations.APPLICATION_ID:
            raise NotABookError(
                tr(
                    "{name} is a database of another program, not a Circlebook book. "
                    "It was left as it is."
                ).format(name=path.name)
            )
        if found > migrations.HEAD:
            raise TooNewError(
                tr(
                    "{name} was written by a newer Circlebook (version {found}; this one "
                    "knows up to {known}). It was left as it is; install the newer "
                    "Circlebook to open it."
                ).format(name=path.name, found=found, known=migrations.HEAD)
            )
        if found < migrations.HEAD and not read_only:
            backups.snapshot(connection, path, why=backups.BEFORE_UPGRADE)
            migrations.upgrade(connection)
    finally:
        connection.close()


def _lock(path: Path) -> tuple[Callable[[], None] | None, str]:
    """Return what lets go of the book, or why it may only be read."""
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None, tr(
            "This book is already open {where}. Here you can read it, not change it."
        ).format(where=owner(path) or tr("in another window"))
    except OSError:
        return None, tr(
            "This book is in a place that cannot be written. "
            "You can read it, not change it."
        )
    if not os.access(path, os.W_OK):
        lock.release()
        return None, tr("This file is write-protected. You can read it, not change it.")
    _leave_note(path)

    def release() -> None:
        with suppress(OSError):
            _note(path).unlink(missing_ok=True)
        lock.release()

    return release, ""


def _leave_note(path: Path) -> None:
    since = datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    note: dict[str, Any] = {
        "host": socket.gethostname(),
        "process": os.getpid(),
        "since": since,
    }
    with suppress(OSError):  # the lock holds without it
        _note(path).write_text(json.dumps(note), encoding="utf-8")


def _note(path: Path) -> Path:
    return path.with_name(f".{path.name}.owner")
