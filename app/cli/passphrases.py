"""The passphrase of a locked book, for the command line.

It is asked for on the terminal, or read from a file or a descriptor. Never from the
command line itself or the environment, which other programs can see.
"""

import sys
from argparse import Namespace as Options
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.errors import LockedError, RefusedError, WrongPassphraseError
from app.i18n import tr

if TYPE_CHECKING:
    from app.book.keys import Key
    from app.book.store import Store

_MOST: Final = 10_000  # bytes that are looked at


def open_book(path: Path, options: Options, *, create: bool = False) -> "Store":
    """Open the book, with its passphrase if it is locked. Raises as `books` does."""
    from app.book import books

    given = _given(options)
    try:
        return books.open_book(path, create=create, passphrase=given)
    except WrongPassphraseError:
        raise
    except LockedError:
        return books.open_book(path, passphrase=_asked(path.name))


def key_of(path: Path, options: Options) -> "Key | None":
    """Return the key of a backup, or None if it is not locked."""
    from app import files
    from app.book import headers, keys

    path = files.resolved(path)
    if not headers.is_there(path) or not headers.check(path):
        return None
    words = _given(options)
    if words is None:
        words = _asked(path.name)
    return keys.from_words(words, headers.salt(path))


def was_given(options: Options) -> bool:
    """Tell whether it was said where a passphrase can be read."""
    return options.passphrase_file is not None or options.passphrase_fd is not None


def _given(options: Options) -> str | None:
    """Return the passphrase in the file or descriptor that was named, if one was."""
    source = options.passphrase_file
    if options.passphrase_fd is not None:
        source = options.passphrase_fd
    if source is None:
        return None
    try:
        with open(source, "rb") as file:  # noqa: PTH123 - it may be a descriptor
            found = file.read(_MOST)
        return found.decode("utf-8").partition("\n")[0].removesuffix("\r")
    except (OSError, ValueError) as error:
        raise RefusedError(
            tr("The passphrase could not be read there. Nothing was changed.")
        ) from error


def _asked(name: str) -> str:
    """Ask on the terminal. Raises LockedError where nobody could answer."""
    if not sys.stdin.isatty():
        raise LockedError(
            tr(
                "{name} is locked with a passphrase. Ask on a terminal, or say with "
                "--passphrase-file or --passphrase-fd where it can be read."
            ).format(name=name)
        )
    try:
        return getpass(tr("Passphrase of {name}: ").format(name=name))
    except EOFError as error:
        raise KeyboardInterrupt from error
