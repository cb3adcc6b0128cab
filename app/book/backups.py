"""Backups: verified when made, thinned with care, restored as a copy first.

What others' users lost and why is in storage.md 3: backups that were never checked,
restores that pushed the good ones out, live files replaced. None of that here.
"""

import re
import shutil
import socket
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from app import files
from app.book import headers, in_use, leftovers, migrations, recoding, schema
from app.book.keys import Key
from app.book.store import Store, connect, plain_faults
from app.errors import LockedError, NotABookError, StorageError
from app.files import sync_file, sync_folder
from app.i18n import tr

SUFFIX: Final = in_use.BACKUP
AUTOMATIC: Final = "automatic"
MANUAL: Final = "manual"
BEFORE_UPGRADE: Final = "before-upgrade"
BEFORE_RESTORE: Final = "before-restore"

EVERY: Final = timedelta(hours=4)  # of use, if something has changed
STALE: Final = timedelta(days=7)

_NAME: Final = re.compile(
    r"^(?P<stem>.+) (?P<at>\d{8}T\d{6}Z)(?:-\d+)? (?P<why>[a-z-]+)\.circlebackup$"
)
_PAGES: Final = 2000  # a step; between two steps progress is told
_ATTEMPTS: Final = 20  # to make a backup in which no write gets in the way

# How a backup takes its turn with the writes: see `Store.copying`
Turn = Callable[..., AbstractContextManager[Callable[[], bool]]]


class _GaveWay(Exception):  # noqa: N818 - nothing went wrong
    """A write wants the book while it is being copied."""


# What made the log until now is another one from now on, known as far as it went
_KNOWN: Final = """UPDATE replica SET me = 0, act = NULL, streams = (
    SELECT json_group_object(scope, seq) FROM (
        SELECT scope, max(seq) AS seq FROM change
        WHERE change.replica = replica.rid GROUP BY scope))
WHERE me = 1"""


@dataclass(frozen=True)
class Backup:
    """One verified copy of a book."""

    path: Path
    made_at: datetime  # UTC
    why: str
    size: int  # bytes


def folder(book: Path) -> Path:
    """Return the folder beside `book` that holds its backups."""
    return book.parent / f"{book.stem} backups"


def listing(book: Path) -> list[Backup]:
    """Return the backups of `book`, newest first."""
    found = []
    with suppress(OSError):
        found = [_backup(path, book.stem) for path in folder(book).iterdir()]
    made = (one for one in found if one)
    return sorted(made, key=lambda one: (one.made_at, one.path.name), reverse=True)


def _backup(path: Path, stem: str) -> Backup | None:
    """Return the backup at `path`, or None if that is something else."""
    match = _NAME.match(path.name)
    if not match or match["stem"] != stem:
        return None
    with suppress(OSError, ValueError):  # just deleted; or the name has no such date
        made_at = datetime.strptime(match["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return Backup(path, made_at, match["why"], path.stat().st_size)
    return None


def back_up(
    store: Store,
    *,
    why: str = MANUAL,
    progress: Callable[[int, int], object] | None = None,
) -> Backup:
    """Make a verified backup of the open book, then thin out the old ones.

    `progress` is told (pages done, pages). Raises StorageError; then there is none.
    """
    with store.driver_connection() as connection:
        made = snapshot(
            connection,
            store.path,
            why=why,
            key=store.key,
            progress=progress,
            turn=store.copying,
        )
    prune(store.path, wipes=store.key is not None)
    return made


def last(book: Path, *, now: datetime | None = None) -> Backup | None:
    """Return the newest backup of `book`.

    One that a wrong clock has dated in the future counts only if there is no other.
    """
    made, now = listing(book), now or datetime.now(UTC)
    return next((one for one in made if one.made_at <= now), made[0] if made else None)


def due(store: Store, *, now: datetime | None = None) -> bool:
    """Tell whether the book has changed since its last backup, and long enough ago."""
    now = now or datetime.now(UTC)
    made = last(store.path, now=now)
    if made is None:
        return True
    is_recent = timedelta() <= now - made.made_at < EVERY
    return not is_recent and changed_since(store, made)


def changed_since(store: Store, backup: Backup) -> bool:
    """Tell whether the log of the open book goes further than that of `backup`.

    A backup that cannot be read counts as none: another one is wanted.
    """
    with store.driver_connection() as connection:
        here = _last_change(connection)
    try:
        with plain_faults():
            key = store.key if headers.is_locked(backup.path) else None
            copy = connect(backup.path, key=key, read_only=True)
            try:
                return here != _last_change(copy)
            finally:
                copy.close()
    except (StorageError, sqlcipher.Error):
        return True


def snapshot(
    connection: Any,
    book: Path,
    *,
    why: str,
    key: Key | None = None,
    progress: Callable[[int, int], object] | None = None,
    turn: Turn | None = None,
) -> Backup:
    """Copy the open book through SQLite's own backup, verify the copy, then name it.

    `connection` is a bare one to the live book, and `key` its key: the copy of a locked
    book is never anything but locked. `turn` tells when to make room for a write, and
    without it there is none.
    """
    copy = partial(_copy, connection, progress=progress, turn=turn or _undisturbed)
    try:
        return _snapshot(connection, book, why, key, copy)
    except OSError as error:
        raise StorageError(
            tr(
                "The backup could not be written: {reason}. Your book is safe; "
                "free some space and try again."
            ).format(reason=error.strerror or error)
        ) from error


def _snapshot(
    connection: Any,
    book: Path,
    why: str,
    key: Key | None,
    copy_to: Callable[[Any], None],
) -> Backup:
    folder(book).mkdir(parents=True, exist_ok=True)
    _check_space(connection, folder(book))
    now = datetime.now(UTC).replace(microsecond=0)
    final = _free_name(book, now, why)
    draft = final.with_name(f".{final.name}.part")
    draft.unlink(missing_ok=True)
    try:
        copy = sqlcipher.connect(str(draft), isolation_level=None)
        try:
            if key is not None:
                key.unlock(copy)
            copy_to(copy)
        finally:
            copy.close()
        verify(draft, key)
        draft.rename(final)
        sync_folder(final.parent)
    finally:
        with suppress(OSError):
            _remove(draft)
    return Backup(final, now, why, final.stat().st_size)


@contextmanager
def _undisturbed(*, insists: bool) -> Iterator[Callable[[], bool]]:
    del insists  # nobody else has the book
    yield lambda: False


def _copy(
    connection: Any,
    copy: Any,
    *,
    progress: Callable[[int, int], object] | None,
    turn: Turn,
) -> None:
    """Copy one state of the book, beginning again whenever a write wants it.

    After many times it is the writes that wait, or there would never be a backup.
    """
    for attempt in count(1):
        with suppress(_GaveWay), turn(insists=attempt > _ATTEMPTS) as is_wanted:
            _copy_once(connection, copy, progress, is_wanted)
            return


def _copy_once(
    connection: Any,
    copy: Any,
    progress: Callable[[int, int], object] | None,
    is_wanted: Callable[[], bool],
) -> None:
    def tell(_: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)
        if remaining and is_wanted():
            raise _GaveWay

    # pinned to one state: else the copy starts over at every commit (storage.md 3)
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.backup(copy, pages=_PAGES, progress=tell, sleep=0)
    finally:
        connection.execute("ROLLBACK")
    copy.execute("PRAGMA journal_mode = DELETE")


def verify(path: Path, key: Key | None = None) -> None:
    """Raise StorageError unless the file is a whole and healthy book."""
    try:
        _check_file(path, key)
    except (StorageError, sqlcipher.Error) as error:
        raise StorageError(
            tr(
                "{name} could not be checked and is not to be trusted. "
                "Your book is safe; make another backup."
            ).format(name=path.name)
        ) from error


def _check_file(path: Path, key: Key | None) -> None:
    with plain_faults():
        connection = connect(path, key=key)
        try:
            # leave nothing beside a backup
            connection.execute("PRAGMA journal_mode = MEMORY")
            _verify(connection)
        finally:
            connection.close()


def _verify(connection: Any) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    # of a locked book: whether each page is what was written; of another one, nothing
    forged = connection.execute("PRAGMA cipher_integrity_check").fetchmany(1)
    health = connection.execute("PRAGMA quick_check(1)").fetchall()
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(1)
    if application != migrations.APPLICATION_ID:
        raise NotABookError("not a book")
    if forged or health != [("ok",)] or orphans:
        raise StorageError("not healthy")
    # notices what quick_check does not: 45 of 60 flipped bytes, not 3 (storage.md 2.5)
    for statement in schema.integrity_checks(connection):
        connection.execute(statement)


def prune(book: Path, *, now: datetime | None = None, wipes: bool = False) -> None:
    """Thin out automatic backups: all of 48 hours, then daily, weekly, monthly.

    Those made by hand stay for ever, those before an upgrade or a restore 90 days, and
    five of them always. A clock that was set back deletes nothing. Of a locked book it
    `wipes` those that were not locked yet.
    """
    now = now or datetime.now(UTC)
    _sweep(folder(book), now)
    kept: set[tuple[object, ...]] = set()
    for place, backup in enumerate(listing(book)):
        if place < 5 or _stays(backup, now - backup.made_at, kept):
            continue
        with suppress(OSError):
            if wipes:
                leftovers.discard(backup.path)
            else:
                backup.path.unlink()


def _sweep(place: Path, now: datetime) -> None:
    """Remove what is left of backups that were cut short at least a day ago."""
    with suppress(OSError):
        for part in place.glob(f".*{SUFFIX}.part*"):
            left_at = datetime.fromtimestamp(part.stat().st_mtime, UTC)
            if now - left_at > timedelta(days=1):
                leftovers.discard(part)


def _stays(backup: Backup, age: timedelta, kept: set[tuple[object, ...]]) -> bool:
    if backup.why == MANUAL:
        return True
    if backup.why.startswith("before-"):
        return age <= timedelta(days=90)
    day = backup.made_at.date()
    steps: tuple[tuple[int, tuple[object, ...]], ...] = (
        (30, ("day", day)),
        (26 * 7, ("week", *day.isocalendar()[:2])),
        (3652, ("month", day.year, day.month)),
    )
    stays = age < timedelta(hours=48)
    for days, bucket in steps:
        if age <= timedelta(days=days) and bucket not in kept:
            kept.add(bucket)
            stays = True
    return stays


def restore_copy(backup: Path, target: Path, key: Key | None = None) -> None:
    """Put a verified copy of `backup` at `target`, where nothing may stand yet.

    The open book is not touched (US18): the copy is looked at first. With a `key` the
    copy is locked, whether the backup was or not. Raises StorageError, LockedError for
    a locked one without a key and WrongPassphraseError when the key is another one.
    """
    draft = target.with_name(f".{target.name}.part")
    try:
        _check_places(backup, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy_file(backup, draft)
        fits = _fitting(draft, backup.name, key)
        _check_copy(draft, backup.name, fits)
        _make_its_own(draft, fits)
        if key is not None and fits is None:
            _lock(draft, key)
        sync_file(draft)
        draft.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise StorageError(
            tr(
                "The copy could not be written: {reason}. Your book is as it was."
            ).format(reason=error.strerror or error)
        ) from error
    finally:
        with suppress(OSError):
            leftovers.discard(draft)


def _lock(draft: Path, key: Key) -> None:
    """Lock a copy that is not yet anybody's book; nothing of it stays readable."""
    locked = leftovers.draft(draft)
    try:
        leftovers.discard(locked)
        with plain_faults():
            recoding.copy(draft, None, locked, key)
        verify(locked, key)
        leftovers.discard(draft)
        locked.rename(draft)
    finally:
        with suppress(OSError):
            leftovers.remove(locked)


def _check_places(backup: Path, target: Path) -> None:
    if not backup.is_file():
        raise StorageError(
            tr("There is no backup at {path}. Nothing was changed.").format(path=backup)
        )
    if target.exists():
        raise StorageError(
            tr("{name} is there already and was left as it is.").format(
                name=target.name
            )
        )


def _fitting(draft: Path, name: str, key: Key | None) -> Key | None:
    """Return the key if what is to be restored is locked."""
    if not files.looks_locked(draft):
        return None
    if key is None:
        raise LockedError(
            tr("{name} is locked with a passphrase. It was left as it is.").format(
                name=name
            )
        )
    return key


def _check_copy(draft: Path, name: str, key: Key | None) -> None:
    try:
        _check_file(draft, key)
    except LockedError:
        raise  # another passphrase is no damage
    except (StorageError, sqlcipher.Error) as error:
        raise StorageError(
            tr(
                "{name} is damaged, or not a backup, and was not restored. "
                "Your book is as it was; choose another backup."
            ).format(name=name)
        ) from error


def _make_its_own(draft: Path, key: Key | None) -> None:
    """Let the copy log under a name of its own: else both would number alike."""
    with plain_faults(), closing(connect(draft, key=key)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # a draft: leave nothing
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_KNOWN)
        connection.execute(
            "INSERT INTO replica (rid, name, me, streams) VALUES (?, ?, 1, '{}')",
            (uuid.uuid4().hex, socket.gethostname()),
        )
        connection.execute("COMMIT")


def _copy_file(backup: Path, draft: Path) -> None:
    """Copy a file nobody has open, with the journal of a write that was cut short."""
    _remove(draft)
    shutil.copyfile(backup, draft)
    with suppress(FileNotFoundError):
        shutil.copyfile(_journal(backup), _journal(draft))


def _remove(draft: Path) -> None:
    draft.unlink(missing_ok=True)
    _journal(draft).unlink(missing_ok=True)


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _last_change(connection: Any) -> tuple[Any, ...]:
    return tuple(
        connection.execute(
            "SELECT (SELECT max(n) FROM change), (SELECT max(n) FROM private_change)"
        ).fetchone()
    )


def _check_space(connection: Any, place: Path) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = pages * int(connection.execute("PRAGMA page_size").fetchone()[0])
    if shutil.disk_usage(place).free < size * 1.2 + 20_000_000:
        raise StorageError(
            tr(
                "There is not enough space for a backup. Your book is safe; "
                "free some space and try again."
            )
        )


def _free_name(book: Path, now: datetime, why: str) -> Path:
    stamp = f"{now:%Y%m%dT%H%M%SZ}"
    path = folder(book) / f"{book.stem} {stamp} {why}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder(book) / f"{book.stem} {stamp}-{number} {why}{SUFFIX}"
        number += 1
    return path
