"""The commands that put a paper into a PDF file."""

from argparse import Namespace as Options
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.common import community, free_for_a_file, opened, say, say_why
from app.errors import ReadOnlyError, StorageError
from app.i18n import tr, trn

if TYPE_CHECKING:
    from app.pdf.press import Printed
    from app.pdf.setup import PageSetup
    from app.pdf.story import Paper


def export_agenda(options: Options) -> int:
    """Write the participant agenda of a gathering, or the plan of who leads it."""
    from app import listings
    from app.book.store import Readership
    from app.printouts import catalog, setups

    out = free_for_a_file(options.out, replace=options.replace)
    kind = "facilitator_plan" if options.facilitator else "participant_agenda"
    chosen = {"look": "calendar" if options.calendar else "list"}
    with opened(options) as store:
        gathering = store.read(listings.gathering, options.session)
        printout = catalog.named(kind)
        readers = Readership(printout.layer)
        paper = store.read_as(readers, printout.compose, gathering, chosen)
        setup = store.read(setups.usual, options.paper)
    _save(paper, setup, out)
    return 0


def export_packet(options: Options) -> int:
    """Write a handoff packet, once the book has noted it.

    Where it cannot be noted there is none: who takes back a consent, or is to be
    forgotten, is told which packets hold their name. Raises ReadOnlyError.
    """
    from app.pdf import press
    from app.printouts import packets, setups

    out = free_for_a_file(options.out, replace=options.replace)
    kind, audience = packets.kind_named(options.kind, options.audience)
    with opened(options) as store:
        if store.read_only:
            raise ReadOnlyError(_not_noted(store.notice))
        chosen = community(store, options.community)
        paper = packets.made(store, chosen, kind, audience)
        printed = press.printed([paper], store.read(setups.usual, options.paper))
        which = (chosen, kind, audience)
        label = tr("Noted that a packet was made")
        _, noted = store.write(label, packets.register, which, paper, printed, out.name)
        try:
            _put(printed, out)
        except StorageError:
            store.undo(noted)
            raise
    return 0


def _not_noted(notice: str) -> str:
    why = tr(
        "A packet is noted in the book, so that whoever is named in it can be told "
        "later; this book cannot be written now, so no packet was made."
    )
    return f"{why} {notice}".strip()


def _save(paper: "Paper", setup: "PageSetup", out: Path) -> None:
    from app.pdf import press

    _put(press.printed([paper], setup), out)


def _put(made: "Printed", out: Path) -> None:
    from app.pdf import press

    press.save(made, out)
    say(
        trn(
            "{n} page written to {path}",
            "{n} pages written to {path}",
            made.pages,
            path=out,
        )
    )
    _warn(made)


def _warn(made: "Printed") -> None:
    """Say what is not on the page as it was written; nothing is lost silently."""
    if made.missing:
        letters = " ".join(sorted(made.missing))
        say_why(
            tr(
                "No font that is installed has {letters}: their codes are printed "
                "instead."
            ).format(letters=letters)
        )
    for title in made.plain:
        say_why(
            tr("“{title}” was set plainly; no word is missing.").format(title=title)
        )
