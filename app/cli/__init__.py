"""The command line: the window, or what it does without one.

Every command ends with 0, with 1 and one sentence on standard error, or, if it was not
asked for rightly, with 2. None of them needs Qt but the window and the demo, which the
caller brings along; and what takes time to load is loaded by the command that needs it,
so that the window need not wait for it.

Beside an open window the exports read and `import` refuses (README decision 23), and so
does a packet, which has to be noted.
"""

import os
import sys
from argparse import Namespace as Options
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from app import i18n
from app.cli import books, exports, papers
from app.cli.common import say_why
from app.errors import CirclebookError, RefusedError
from app.i18n import tr
from app.usage import Command, parser

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
    i18n.live_in(_region())
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
        return say_why(str(error))
    except BrokenPipeError:  # who was reading, such as `head`, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return say_why(
            tr("The disk would not let Circlebook do this: {reason}.").format(
                reason=error.strerror or error
            )
        )
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _open_window(options: Options) -> int:
    if options.window is None:
        raise RefusedError(tr("There is no window here; ask for a command instead."))
    return int(options.window(options.book))


def _languages() -> list[str]:
    """Return the languages asked for, the way gettext is asked on every system."""
    return _first_of("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG").split(":")


def _region() -> str:
    """Return how dates and times are written here."""
    return _first_of("LC_ALL", "LC_TIME", "LANG")


def _first_of(*names: str) -> str:
    return next((value for name in names if (value := os.environ.get(name))), "")


_COMMANDS: Final[dict[str, Command]] = {
    "": _open_window,
    "list": exports.listing,
    "import": books.import_document,
    "export-data": exports.export_data,
    "export-calendar": exports.export_calendar,
    "export-agenda": papers.export_agenda,
    "export-packet": papers.export_packet,
    "backup": books.backup,
    "restore": books.restore,
    "check": books.check,
    "sample": books.sample,
    "demo": books.demo,
}
