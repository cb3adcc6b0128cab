"""What a file is, told from its first bytes, before any connection to it."""

from pathlib import Path

from app import files
from app.book import keys, migrations
from app.errors import NotABookError, StorageError, TooNewError
from app.i18n import tr


def is_locked(path: Path) -> bool:
    """Tell whether the book at `path` is locked. Raises as `check` does.

    Of a book that is open here it is not asked: `Store.key` says it.
    """
    return check(files.resolved(path))


def check(path: Path) -> bool:
    """Tell whether a book is locked; refuse, before any connection, what is no book.

    A connection would already change a file of another program that keeps a WAL.
    Raises NotABookError, TooNewError or StorageError with the sentence people read.
    """
    if files.is_held(path):
        return False
    header = read(path)
    if not header:
        raise NotABookError(
            tr(
                "{name} is empty, so it is not a book. It was left as it is; "
                "if it was a book once, open a backup."
            ).format(name=path.name)
        )
    if not header.startswith(files.SQLITE) and files.looks_locked(path):
        return True
    if not header.startswith(files.SQLITE) or len(header) < files.HEADER_BYTES:
        raise NotABookError(
            tr(
                "{name} is not a Circlebook book, or a part of it is missing. It was "
                "left as it is; if it was a book once, open a backup."
            ).format(name=path.name)
        )
    check_kind(
        path,
        application=int.from_bytes(header[files.APPLICATION_ID], "big"),
        version=int.from_bytes(header[files.USER_VERSION], "big"),
    )
    return False


def salt(path: Path) -> bytes:
    """Return the salt of a locked book that is not open here. Raises StorageError."""
    return read(path)[: keys.SALT_BYTES]


def is_there(path: Path) -> bool:
    """Tell whether something is at `path`. Raises StorageError."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _unreadable(path, error) from error
    return True


def read(path: Path) -> bytes:
    """Return how a file begins. Raises NotABookError and StorageError."""
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


def check_kind(path: Path, *, application: int, version: int) -> None:
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
