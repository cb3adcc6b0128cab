"""What can be asked for on the command line, and how."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app import __version__
from app.i18n import tr

Command = Callable[[argparse.Namespace], int]
Option = tuple[tuple[str, ...], dict[str, Any]]


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Return what understands the command line.

    `commands` are the functions by name; the one called "" is for no command at all.
    """
    whole = argparse.ArgumentParser(
        prog="circlebook",
        description=tr("The desktop book of people who facilitate communities."),
        epilog=tr("Without a command the window opens."),
    )
    version = f"Circlebook {__version__}"
    whole.add_argument("--version", action="version", version=version)
    about_book = tr("the book to use; otherwise the one opened last")
    whole.add_argument("--book", type=Path, metavar=tr("BOOK"), help=about_book)
    for flag, details in _passphrase():
        whole.add_argument(flag, **details)
    whole.set_defaults(command=commands[""])
    group = whole.add_subparsers(title=tr("commands"), metavar=tr("COMMAND"))
    for name, about, options in _commands():
        one = group.add_parser(name, help=about, description=about)
        # what was said before the command holds unless it is said again after it
        one.add_argument(
            "--book",
            type=Path,
            metavar=tr("BOOK"),
            help=about_book,
            default=argparse.SUPPRESS,
        )
        for flag, details in _passphrase():
            one.add_argument(flag, **details | {"default": argparse.SUPPRESS})
        for flags, details in options:
            one.add_argument(*flags, **details)
        one.set_defaults(command=commands[name])
    return whole


def _passphrase() -> list[tuple[str, dict[str, Any]]]:
    """Return where the passphrase of a locked book may be read.

    It is not among the words of the command itself: other programs can see those.
    """
    return [
        (
            "--passphrase-file",
            {
                "type": Path,
                "metavar": tr("FILE"),
                "help": tr(
                    "the passphrase of a locked book is the first line there; "
                    "otherwise it is asked for on the terminal"
                ),
            },
        ),
        (
            "--passphrase-fd",
            {
                "type": int,
                "metavar": tr("NUMBER"),
                "help": tr("the passphrase is read from this open descriptor"),
            },
        ),
    ]


def _commands() -> list[tuple[str, str, list[Option]]]:
    """Return name, one line of help and options of each command."""
    place: dict[str, Any] = {"type": Path, "metavar": tr("FILE")}
    out: Option = (("--out",), place | {"required": True})
    community: Option = (
        ("--community",),
        {"metavar": tr("NAME"), "help": tr("its name, short name or ID")},
    )
    paper: Option = (
        ("--paper",),
        {
            "choices": ["a4", "letter", "a3", "tabloid"],
            "help": tr("otherwise what the settings or the region say"),
        },
    )
    replace = _switch(tr("write over the file that is there"), "--replace")
    return [
        (
            "list",
            tr("name the communities and gatherings, with their IDs"),
            [],
        ),
        (
            "import",
            tr("read a community document into an empty book"),
            [(("file",), place)],
        ),
        (
            "export-data",
            tr("write a community document"),
            [
                out,
                community,
                _switch(
                    tr("with the private layer: for your own eyes only"),
                    "--with-private",
                ),
                replace,
            ],
        ),
        (
            "export-calendar",
            tr("write a calendar file"),
            [
                out,
                community,
                _switch(
                    tr("only what has changed since the last file"),
                    "--changes-only",
                    "--changes",
                ),
                _switch(
                    tr("write over the file that is there, even if it is no calendar"),
                    "--replace",
                ),
            ],
        ),
        (
            "export-agenda",
            tr("write the agenda of a gathering as a PDF file"),
            [
                out,
                replace,
                paper,
                (
                    ("--session",),
                    {
                        "required": True,
                        "metavar": tr("ID"),
                        "help": tr("the gathering’s ID, as `list` shows it"),
                    },
                ),
                _switch(tr("laid out by the clock, as a calendar"), "--calendar"),
                _switch(
                    tr("the plan of who leads it, with notes and hidden blocks"),
                    "--facilitator",
                ),
            ],
        ),
        (
            "export-packet",
            tr("write a handoff packet as a PDF file"),
            [
                out,
                replace,
                community,
                paper,
                (
                    ("--kind",),
                    {
                        "default": "coach_leaves",
                        "metavar": tr("KIND"),
                        "help": tr("what changes; docs/packets.md lists them"),
                    },
                ),
                (
                    ("--audience",),
                    {
                        "metavar": tr("AUDIENCE"),
                        "help": tr("for whom; otherwise who usually gets that kind"),
                    },
                ),
            ],
        ),
        ("backup", tr("make a backup of the book and check it"), []),
        (
            "restore",
            tr("put a checked copy of a backup where --out says"),
            [(("backup",), place | {"metavar": tr("BACKUP")}), out],
        ),
        ("check", tr("look whether the book is sound"), []),
        (
            "sample",
            tr("make the sample book to look around in"),
            [
                (("--out",), place),
                _switch(tr("make it anew; the old one is backed up"), "--fresh"),
            ],
        ),
        (
            "demo",
            tr("put the sample, its calendar and pictures into a folder"),
            [(("--out",), place | {"required": True, "metavar": tr("FOLDER")})],
        ),
    ]


def _switch(about: str, *flags: str) -> Option:
    return flags, {"action": "store_true", "help": about}
