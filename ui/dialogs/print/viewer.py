"""Looking at pages in the PDF program of the computer.

That needs a file. It lies in a folder of our own, not in the computer's for temporary
files, which others may read; it is gone when Circlebook is closed, or at the next look
if another program still held it then.
"""

import atexit
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app import paths
from app.errors import RefusedError, StorageError
from app.i18n import tr

FOLDER: Final = "to look at"


def show(data: bytes, name: str) -> Path:
    """Open these pages in the viewer under this name; return where the file is.

    Raises StorageError when the disk will not take it, and RefusedError when there is
    no program for such files.
    """
    _clean_at_close()
    clean()
    path = _free(paths.home() / FOLDER, name)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(data)
    except OSError as error:
        raise StorageError(
            tr(
                "The pages could not be written: {reason}. Your book is as it was; "
                "free some space and try again."
            ).format(reason=error.strerror or error)
        ) from error
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise RefusedError(
            tr("No program for PDF files was found here. Save as PDF works.")
        )
    return path


def show_folder(folder: Path) -> None:
    """Open a folder in the program the computer has for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def clean() -> None:
    """Delete what was looked at before, as far as no program holds it."""
    folder = paths.home() / FOLDER
    for path in folder.glob("*.pdf"):
        with suppress(OSError):
            path.unlink()
    with suppress(OSError):
        folder.rmdir()


@cache
def _clean_at_close() -> None:
    atexit.register(clean)


def _free(folder: Path, name: str) -> Path:
    """Return a path for a file of this name that no viewer still holds open."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} {number}.pdf"
    return path
