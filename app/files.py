"""Writing files so that there is never half of one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import StorageError
from app.i18n import tr


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a place to write to; when all is written, put it where `path` says.

    If anything fails, what stood at `path` before is still there, untouched.
    Raises StorageError when the disk will not take it.
    """
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
