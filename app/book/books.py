"""Opening a book: finding out what a file is, locking it, bringing it up to date.

The order is that of storage.md 2.6. A book goes by the path all its names lead to, so
that its lock is one.
"""

import socket
import uuid
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from filelock import FileLock, Timeout

from app import files
from app.book import backups, headers, in_use, keys, leftovers, migrations
from app.book.keys import Key
from app.book.store import Store, connect, plain_faults
from app.errors import LockedError, NotABookError, StorageError
from app.files import sync_folder
from app.i18n import tr

SUFFIX: Final = ".circlebook"

_PATIENCE_SECONDS: Final = 5.0  # while another process makes the same book
_LOOKED_THROUGH: Final = 32_000_000  # bytes of a locked book, at each opening

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


def open_book(
    path: Path,
    *,
    create: bool = False,
    passphrase: str | None = None,
    key: Key | None = None,
) -> Store:
    """Open the book at `path`, or with `create` make it if there is none.

    A locked one needs its passphrase, or its recovery code in the place of that, or its
    key; a new one is locked with the passphrase if there is one. If another window has
    it open, it is a backup, or the place cannot be written, the store may only be read
    and `notice` says why. Raises LockedError, WrongPassphraseError, NotABookError,
    TooNewError, StorageError; the file is then as it was.
    """
    path = files.resolved(path)
    if not headers.is_there(path):
        if not create:
            raise NotABookError(
                tr("There is no book at {path}. Nothing was changed.").format(path=path)
            )
        _make(path, passphrase)
    key = _fitting(path, passphrase, key)
    release, notice = in_use.lock(path)
    try:
        with plain_faults():
            if release:
                leftovers.sweep(path)
                leftovers.sweep_backups(backups.folder(path))
            _bring_up_to_date(path, key=key, read_only=release is None)
            notice = notice or _damage(path, key)
        read_only = bool(notice)
        return Store(path, key=key, read_only=read_only, notice=notice, release=release)
    except BaseException:
        if release:
            release()
        raise


def _fitting(path: Path, passphrase: str | None, key: Key | None) -> Key | None:
    """Return the key for the file at `path`, or None if it is not locked.

    A header is not asked of a file that is open here, beside which only one who has
    its key can read.
    """
    if files.is_held(path) and key is not None:
        return key
    if not headers.check(path):
        return None
    if key is not None:
        return key
    if passphrase is None:
        raise LockedError(
            tr("{name} is locked with a passphrase. It was left as it is.").format(
                name=path.name
            )
        )
    return keys.from_words(passphrase, headers.salt(path))


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


def _make(path: Path, passphrase: str | None) -> None:
    """Make an empty book, unless another process has just made it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(in_use.lock_path(path), timeout=_PATIENCE_SECONDS):
            if not headers.is_there(path):
                _make_whole(path, passphrase)
    except Timeout:
        return  # who holds the lock has made it
    except OSError as error:
        raise StorageError(
            tr(
                "The book could not be made in {folder}: {reason}. "
                "Choose another folder and try again."
            ).format(folder=path.parent, reason=error.strerror or error)
        ) from error


def _make_whole(path: Path, passphrase: str | None) -> None:
    """Make an empty book; it gets its name only when it is whole."""
    draft = path.with_name(f".{path.name}.new")
    key = None
    if passphrase is not None:
        keys.check_new(passphrase)
        key = keys.from_passphrase(passphrase, keys.new_salt())
    try:
        leftovers.remove(draft)
        with (
            plain_faults(),
            closing(connect(draft, key=key, mode="rwc")) as connection,
        ):
            migrations.upgrade(connection)
            connection.execute(
                "INSERT INTO replica (rid, name, me, streams) VALUES (?, ?, 1, '{}')",
                (uuid.uuid4().hex, socket.gethostname()),
            )
        draft.rename(path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            leftovers.remove(draft)


def _damage(path: Path, key: Key | None) -> str:
    """Return why a locked book had better only be read: a page is not what was written.

    Only a small one is looked through; a large one would keep her waiting, and each
    backup is.
    """
    if key is None or path.stat().st_size > _LOOKED_THROUGH:
        return ""
    with closing(connect(path, key=key, read_only=True)) as connection:
        found = connection.execute("PRAGMA cipher_integrity_check").fetchone()
    if found is None:
        return ""
    return tr(
        "This book is damaged. You can read what is left of it, not change it; open "
        "the last backup, or a copy of it in the settings."
    )


def _bring_up_to_date(path: Path, *, key: Key | None, read_only: bool) -> None:
    connection = _connect(path, key=key, read_only=read_only)
    try:
        if not read_only:
            _check_length(connection, path)
        found = migrations.version(connection)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        headers.check_kind(path, application=application, version=found)
        if found < migrations.HEAD and read_only:
            raise StorageError(
                tr(
                    "{name} was written by an earlier Circlebook, and it cannot be "
                    "brought up to date where it may only be read. It was left as it "
                    "is; close it elsewhere, or open a copy of it."
                ).format(name=path.name)
            )
        if found < migrations.HEAD:
            backups.snapshot(connection, path, why=backups.BEFORE_UPGRADE, key=key)
            migrations.upgrade(connection)
    finally:
        connection.close()


def _check_length(connection: Any, path: Path) -> None:
    """Raise StorageError if a part of the last page is missing: SQLite takes zeros."""
    size = int(connection.execute("PRAGMA page_size").fetchone()[0])  # locked: text
    if path.stat().st_size % size:
        raise StorageError(
            tr(
                "The book is damaged. Nothing was changed; "
                "open the last backup instead."
            )
        )


def _connect(path: Path, *, key: Key | None, read_only: bool) -> Any:
    try:
        return connect(path, key=key, read_only=read_only)
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
