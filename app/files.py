"""Writing files so that there is never half of one, and never over a book.

Nothing here opens the file of an open book: a plain `open` in the same process would
drop SQLite's locks (storage.md 2.5).
"""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import quote

from app.errors import RefusedError, StorageError
from app.i18n import tr

SQLITE: Final = b"SQLite format 3\x00"
PAGE_BYTES: Final = 4096  # of a locked book; it is a whole number of pages
BOOKS: Final = (".circlebook", ".circlebackup")

# Where the header of a database says what it is (sqlite.org/fileformat2.html 1.3)
HEADER_BYTES: Final = 100
KEEPS: Final = slice(18, 20)  # a journal, or a WAL
A_JOURNAL: Final = b"\x01\x01"
USER_VERSION: Final = slice(60, 64)
APPLICATION_ID: Final = slice(68, 72)

# What Windows has no room for in a name (learn.microsoft.com, "Naming Files")
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\s]+')
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_UNSEEN: Final = ("Cc", "Cs", "Cn", "Co")  # controls, halves of pairs, no characters
# they turn a name about, so that "cod.exe" may read as "exe.doc"
_TURNING: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_BYTES: Final = 180  # of the 255 that a name may have, so that more can be added

Identity = tuple[int, int]  # device and number of a file, whatever its name

_held: Final[Counter[Identity]] = Counter()  # the books this process has open


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a place to write to; when all is written, put it where `path` says.

    If anything fails, what stood at `path` before is still there, untouched.
    Raises RefusedError when that is a book, and StorageError when the disk will not
    take it.
    """
    _refuse_a_book(path)
    draft = path.with_name(f".{path.name}.part")
    try:
        yield draft
        sync_file(draft)
        draft.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageError(
            tr(
                "{name} could not be written: {reason}. Nothing was changed; "
                "choose another place or free some space, and try again."
            ).format(name=path.name, reason=error.strerror or error)
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Put `text` at `path` as UTF-8 with plain line feeds, whole or not at all."""
    with replacing(path) as draft:
        draft.write_bytes(text.encode("utf-8"))


def sync_file(path: Path) -> None:
    """Make what is in the file survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut, where the system allows it."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fit_name(words: str) -> str:
    """Return words that every system takes as the name of a file, "" if none is left.

    Letters that cannot be seen, and those that turn a line about, are left out. It has
    no suffix yet.
    """
    spaced = _UNFIT.sub(" ", unicodedata.normalize("NFC", words))
    seen = (
        letter
        for letter in spaced
        if unicodedata.category(letter) not in _UNSEEN and letter not in _TURNING
    )
    name = " ".join("".join(seen).split()).strip(" .")
    name = name.encode()[:_BYTES].decode(errors="ignore").strip(" .")
    return f"_{name}" if _DEVICE.match(name) else name


# --- Books --------------------------------------------------------------------------


def resolved(path: Path) -> Path:
    """Return where `path` leads, so that a book has one name only."""
    path = path.expanduser()
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # it leads in a circle: opening it will say so
        return path.absolute()


def uri(path: Path, mode: str) -> str:
    """Return `path` as SQLite takes it, with its `mode`; it may have any name."""
    whole = path.absolute()
    name = os.fsencode(whole) if os.name == "posix" else str(whole)
    return f"file:{quote(name)}?mode={mode}"


def hold(path: Path) -> Callable[[], None]:
    """Remember that the book at `path` is open here; what is returned forgets it."""
    identity = _identity(path)
    if identity is None:
        return lambda: None
    _held[identity] += 1

    def forget() -> None:
        _held[identity] -= 1

    return forget


def is_held(path: Path) -> bool:
    """Tell whether the file at `path` is a book that is open here."""
    identity = _identity(path)
    return identity is not None and _held[identity] > 0


def header(path: Path) -> bytes:
    """Return how a file begins that is not open here. Raises OSError."""
    with path.open("rb") as file:
        return file.read(HEADER_BYTES)


def looks_locked(path: Path) -> bool:
    """Tell whether a file that is not open here may be a locked book. Raises OSError.

    Nothing in it says so: to whoever has no key it is noise, a whole number of pages.
    """
    size = path.stat().st_size
    if size < 2 * PAGE_BYTES or size % PAGE_BYTES:
        return False
    begins = header(path)
    is_noise = not begins.isascii() and len(set(begins)) > HEADER_BYTES // 4
    return is_noise and not begins.startswith(SQLITE)


def _identity(path: Path) -> Identity | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _refuse_a_book(path: Path) -> None:
    if is_held(path) or _is_database(path):
        raise RefusedError(
            tr(
                "{name} is a book, so it was not written over. It was left as it is; "
                "choose another name."
            ).format(name=path.name)
        )


def _is_database(path: Path) -> bool:
    with suppress(OSError):  # a pipe would keep us waiting
        if not path.is_file():
            return False
        is_locked = path.suffix in BOOKS and looks_locked(path)
        return is_locked or header(path).startswith(SQLITE)
    return False
