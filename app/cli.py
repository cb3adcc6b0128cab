"""The command line: the window, or what it does without one.

Every command ends with 0, with 1 and one sentence on standard error, or, if it was not
asked for rightly, with 2. None of them needs Qt but the window and the demo, which the
caller brings along; and what takes time to load is loaded by the command that needs it,
so that the window need not wait for it.

Beside an open window the exports read and `import` refuses (README decision 23).
"""

import os
import sys
from argparse import Namespace as Options
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from app import i18n
from app.book import recents
from app.errors import CirclebookError, NotABookError, ReadOnlyError, RefusedError
from app.i18n import tr, trn
from app.usage import Command, parser

if TYPE_CHECKING:
    from app.book.store import Store

_INTERRUPTED: Final = 130  # what a shell expects after Ctrl+C


def run(
    arguments: Sequence[str] | None = None,
    *,
    window: Callable[[Path | None], int] | None = None,
    demo: Callable[[Path], Sequence[Path]] | None = None,
) -> int:
    """Do what `arguments` ask for and return the exit code.

    `window` opens the window on a book, or on the last one for None, and `demo` makes
    the pictures; without them a sentence says that there are none.
    """
    i18n.use(*_languages())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a name may have any letter
            stream.reconfigure(errors="replace")
    try:
        options = parser(_COMMANDS).parse_args(arguments)
    except SystemExit as asked:  # for help, the version, or wrongly
        return int(asked.code or 0)
    options.window, options.demo = window, demo
    try:
        code = int(options.command(options))
        sys.stdout.flush()  # here, where a reader who has left can be heard
    except CirclebookError as error:
        return _say_why(str(error))
    except BrokenPipeError:  # who was reading, such as `head`, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _say_why(
            tr("The disk would not let Circlebook do this: {reason}.").format(
                reason=error.strerror or error
            )
        )
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


# --- The commands -------------------------------------------------------------------


def _open_window(options: Options) -> int:
    if options.window is None:
        raise RefusedError(tr("There is no window here; ask for a command instead."))
    return int(options.window(options.book))


def _list(options: Options) -> int:
    from app import listings

    with _opened(options) as store:
        for line in store.read(listings.lines):
            _say(line)
    return 0


def _import(options: Options) -> int:
    from app import document

    what = document.read(options.file)  # before a book is made for it
    with _opened(options, create=True, write=True) as store:
        count, _ = store.write(tr("Document read in"), document.load, what)
        _say(
            trn("{n} row read into", "{n} rows read into", count)
            + f" {store.path.name}"
        )
    return 0


def _export_data(options: Options) -> int:
    from app import document

    out = _free_for_a_file(options.out)
    if out.exists() and not options.replace:
        raise RefusedError(
            tr(
                "{name} is there already and was left as it is; choose another name, "
                "or write over it with --replace."
            ).format(name=out.name)
        )
    with _opened(options) as store:
        community = None
        if options.community is not None:
            community = _community(store, options.community)
        count = document.save(store, out, community, private=options.with_private)
    _say(trn("{n} row written to", "{n} rows written to", count) + f" {out}")
    if options.with_private:
        _say(tr("It holds the private layer: it is for your own eyes only."))
    return 0


def _export_calendar(options: Options) -> int:
    from app.gathering import calendars

    out = _free_for_a_file(options.out)
    with _opened(options) as store:
        community = _community(store, options.community)
        calendars.export(store, community, out, changes_only=options.changes_only)
    _say(tr("The calendar was written to {path}").format(path=out))
    return 0


def _backup(options: Options) -> int:
    from app.book import backups

    with _opened(options) as store:
        made = backups.back_up(store)
    _say(tr("Backed up and checked: {path}").format(path=made.path))
    return 0


def _restore(options: Options) -> int:
    from app.book import backups

    target = options.out.expanduser().absolute()
    backups.restore_copy(options.backup.expanduser().absolute(), target)
    _say(tr("A copy of the backup is at {path}").format(path=target))
    return 0


def _check(options: Options) -> int:
    from app import checkups
    from app.book import backups

    with _opened(options) as store:
        found = checkups.look(store)
        for finding in found:
            mark = tr("yes") if finding.is_sound else tr("NO")
            _say(f"{finding.subject}: {mark}")
            for fault in finding.faults:
                _say(f"  {fault}")
        _say(_holds(checkups.counts(store)))
        made = backups.listing(store.path)
        _say(
            tr("Last backup: {path}").format(path=made[0].path)
            if made
            else tr("There is no backup yet")
        )
        if all(finding.is_sound for finding in found):
            return 0
        return _say_why(
            tr("{name} is not sound; nothing was changed.").format(name=store.path.name)
        )


def _sample(options: Options) -> int:
    from app import samples

    make = samples.fresh if options.fresh else samples.make
    made = make(options.out or samples.path())
    _say(tr("The sample book is {path}").format(path=made))
    return 0


def _demo(options: Options) -> int:
    if options.demo is None:
        raise RefusedError(tr("The pictures need the window, which is not here."))
    for path in options.demo(options.out):
        _say(str(path))
    return 0


# --- What the commands share --------------------------------------------------------


@contextmanager
def _opened(
    options: Options, *, create: bool = False, write: bool = False
) -> Iterator["Store"]:
    """Open the book that is meant; to `write`, no window may have it open."""
    from app.book import books

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
    store = books.open_book(path, create=create)
    try:
        if write and store.read_only:
            raise ReadOnlyError(store.notice)
        yield store
    finally:
        store.close()


def _community(store: "Store", wanted: str | None) -> UUID:
    """Return the community called `wanted`, or the only one there is.

    Raises RefusedError, which names those there are.
    """
    from app import listings

    return store.read(listings.community, wanted)


def _free_for_a_file(path: Path) -> Path:
    """Return `path` whole; raises RefusedError for a book, or without its folder."""
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
    return path


def _holds(counts: Mapping[str, int]) -> str:
    return tr("It holds {communities}, {people} and {gatherings}").format(
        communities=trn("{n} community", "{n} communities", counts["community"]),
        people=trn("{n} person", "{n} people", counts["person"]),
        gatherings=trn("{n} gathering", "{n} gatherings", counts["session"]),
    )


def _languages() -> list[str]:
    """Return the languages asked for, the way gettext is asked on every system."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.split(":")
    return []


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _say_why(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


_COMMANDS: Final[dict[str, Command]] = {
    "": _open_window,
    "list": _list,
    "import": _import,
    "export-data": _export_data,
    "export-calendar": _export_calendar,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "sample": _sample,
    "demo": _demo,
}
