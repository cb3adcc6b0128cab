"""What the commands share: the book and the community meant, where to write, words."""

import sys
from argparse import Namespace as Options
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.book import recents
from app.errors import NotABookError, ReadOnlyError, RefusedError
from app.i18n import tr

if TYPE_CHECKING:
    from app.book.store import Store


@contextmanager
def opened(
    options: Options, *, create: bool = False, write: bool = False
) -> Iterator["Store"]:
    """Open the book that is meant; to `write`, no window may have it open."""
    from app.cli import passphrases

    path = options.book or recents.last()
    if path is None:
        path = recents.own()
        if not create and not path.exists():
            raise NotABookError(
                tr(
                    "There is no book yet; `circlebook sample` makes one to look "
                    "around in, and --book says where another one is."
                )
            )
    store = passphrases.open_book(path, options, create=create)
    try:
        if write and store.read_only:
            raise ReadOnlyError(store.notice)
        yield store
    finally:
        store.close()


def community(store: "Store", wanted: str | None) -> UUID:
    """Return the community called `wanted`, or the only one there is.

    Raises RefusedError, which names those there are.
    """
    from app import listings

    return store.read(listings.community, wanted)


def free_for_a_file(path: Path, *, replace: bool) -> Path:
    """Return `path` whole; raises RefusedError for a book, or without its folder.

    Without `replace`, a file that is there already is refused too.
    """
    from app.book import backups, books

    path = path.expanduser().absolute()
    if path.suffix in (books.SUFFIX, backups.SUFFIX):
        raise RefusedError(
            tr("{name} would be taken for a book; choose another name.").format(
                name=path.name
            )
        )
    if not path.parent.is_dir():
        raise RefusedError(
            tr("There is no folder {folder}, so nothing was written.").format(
                folder=path.parent
            )
        )
    if path.exists() and not replace:
        raise RefusedError(
            tr(
                "{name} is there already and was left as it is; choose another name, "
                "or write over it with --replace."
            ).format(name=path.name)
        )
    return path


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def say_why(sentence: str) -> int:
    """Print a sentence on standard error; return the exit code that goes with it."""
    sys.stderr.write(f"{sentence}\n")
    return 1
