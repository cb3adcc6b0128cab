"""Who has a book open: a lock beside it, and a note that says who holds it."""

import json
import os
import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from app.i18n import tr

BACKUP: Final = ".circlebackup"  # only read, whoever opens it

_SINCE: Final = "%Y-%m-%d %H:%M"  # of the note beside an open book


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


def lock(path: Path) -> tuple[Callable[[], None] | None, str]:
    """Return what lets go of the book, or why it may only be read."""
    if path.suffix == BACKUP:
        return None, tr(
            "This is a backup. You can read it, not change it; to go on from here, "
            "open a copy of it."
        )
    lock = FileLock(lock_path(path))
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


def lock_path(path: Path) -> Path:
    """Return where the lock of the book at `path` lies."""
    return path.with_name(f".{path.name}.lock")


def _note(path: Path) -> Path:
    return path.with_name(f".{path.name}.owner")
