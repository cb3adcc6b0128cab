"""What locking or unlocking a book leaves beside it, and how it is wiped."""

import os
from contextlib import suppress
from pathlib import Path


def draft(book: Path) -> Path:
    """Return where a book is made that is to take the place of `book`."""
    return book.with_name(f".{book.name}.draft")


def aside(book: Path) -> Path:
    """Return where a book that was not locked stands until it has been wiped."""
    return book.with_name(f".{book.name}.aside")


def sweep(path: Path) -> None:
    """Remove what a cut-short locking or unlocking has left beside a book.

    What stood aside to be wiped is the book as it was before it was locked.
    """
    with suppress(OSError):
        remove(draft(path))
        if aside(path).exists():
            wipe(aside(path), other_than=path)


def wipe(path: Path, *, other_than: Path | None = None) -> None:
    """Write over a file and remove it, unless `other_than` is the same file.

    As far as the disk does what it is told: a solid-state disk, or one that keeps
    earlier states, may still have what was there. Raises OSError.
    """
    if other_than is None or not path.samefile(other_than):
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
