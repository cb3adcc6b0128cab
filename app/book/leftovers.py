"""What locking or unlocking a book leaves beside it, and how it is wiped."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from app import files

_DRAFT: Final = ".draft"
_ASIDE: Final = ".aside"
_PART: Final = ".part"
_BACKUPS: Final = ".*.circlebackup"


def draft(book: Path) -> Path:
    """Return where a book is made that is to take the place of `book`."""
    return book.with_name(f".{book.name}{_DRAFT}")


def aside(book: Path) -> Path:
    """Return where a book that was not locked stands until it has been wiped."""
    return book.with_name(f".{book.name}{_ASIDE}")


def sweep(path: Path) -> None:
    """Remove what a cut-short locking or unlocking has left beside a book.

    What stood aside to be wiped is the book as it was before it was locked.
    """
    with suppress(OSError):
        discard(draft(path))
        if aside(path).exists():
            wipe(aside(path), other_than=path)


def sweep_backups(folder: Path) -> None:
    """Remove what a cut-short locking of backups has left in their folder."""
    for ending in (_DRAFT, _ASIDE):
        for path in folder.glob(f"{_BACKUPS}{ending}"):
            sweep(path.with_name(path.name.removeprefix(".").removesuffix(ending)))


def sweep_parts(folder: Path) -> None:
    """Remove what cut-short backups that were not locked have left in their folder.

    To be called by who locks the book: until then one may be under way.
    """
    for path in folder.glob(f"{_BACKUPS}{_PART}"):
        with suppress(OSError):
            if not files.looks_locked(path):
                discard(path)


def discard(path: Path) -> None:
    """Remove a draft and its journal; write over it first unless it is locked.

    Raises OSError.
    """
    if path.exists() and not files.looks_locked(path):
        wipe(path)
    remove(path)


def has_other_names(path: Path) -> bool:
    """Tell whether the file at `path` has another name somewhere. Raises OSError."""
    return path.stat().st_nlink > 1


def wipe(path: Path, *, other_than: Path | None = None) -> None:
    """Write over a file and remove it; only remove it if it has another name.

    Under the other name it is somebody's file still, if not `other_than` itself. As far
    as the disk does what it is told: a solid-state disk, or one that keeps earlier
    states, may still have what was there. Raises OSError.
    """
    # asked before it is opened: closing it would drop the locks of an open book
    if not has_other_names(path) and not _is_same(path, other_than):
        with path.open("rb+") as file:
            left = os.fstat(file.fileno()).st_size
            while left > 0:
                left -= file.write(bytes(min(left, 1 << 20)))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()


def remove(path: Path) -> None:
    """Remove a file and its journal, if they are there. Raises OSError."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _is_same(path: Path, other: Path | None) -> bool:
    """Tell whether both are one file, on disks that do not count its names."""
    return other is not None and other.exists() and path.samefile(other)
