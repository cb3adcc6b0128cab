"""Which books were open last: a list beside the books, paths only."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app import files, paths

MOST: Final = 10

_FILE: Final = "recent-books.json"
_OWN: Final = "My book"  # the same in every language, so it is found again


@dataclass(frozen=True)
class Recent:
    """A book that was open once."""

    path: Path

    @property
    def name(self) -> str:
        """What people call it: the name of its file."""
        return self.path.stem

    @property
    def is_there(self) -> bool:
        """Whether it still is where it was."""
        with suppress(OSError):
            return self.path.is_file()
        return False


def listing() -> list[Recent]:
    """Return the books that were open, the last one first."""
    # a list that is damaged, or gone, is worth no more than a new one
    with suppress(OSError, ValueError):
        kept = json.loads((paths.home() / _FILE).read_text(encoding="utf-8"))
        if isinstance(kept, list):
            return [Recent(Path(path)) for path in kept if isinstance(path, str)]
    return []


def last() -> Path | None:
    """Return the book opened last that still is there."""
    return next((book.path for book in listing() if book.is_there), None)


def own() -> Path:
    """Return where the first book of one's own is kept."""
    return paths.home() / f"{_OWN}.circlebook"


def add(path: Path) -> None:
    """Put `path` at the head of the list. Raises StorageError when it cannot."""
    path = path.expanduser().absolute()
    others = [book.path for book in listing() if book.path != path]
    _keep([path, *others][:MOST])


def remove(path: Path) -> None:
    """Take `path` off the list; the book stays. Raises StorageError when it cannot."""
    path = path.expanduser().absolute()
    _keep([book.path for book in listing() if book.path != path])


def _keep(books: list[Path]) -> None:
    text = json.dumps([str(path) for path in books], ensure_ascii=True, indent=2)
    files.write_text(paths.home() / _FILE, text + "\n")
