"""The commands that put a paper into a PDF file."""

from argparse import Namespace as Options
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.common import community, free_for_a_file, opened, say, say_why
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
    """Write a handoff packet."""
    from app.printouts import packets, setups

    out = free_for_a_file(options.out, replace=options.replace)
    kind, audience = packets.kind_named(options.kind, options.audience)
    with opened(options) as store:
        chosen = community(store, options.community)
        paper = packets.made(store, chosen, kind, audience)
        setup = store.read(setups.usual, options.paper)
        printed = _save(paper, setup, out)
        if not store.read_only:
            which = (chosen, kind, audience)
            label = tr("Noted that a packet was made")
            store.write(label, packets.register, which, paper, printed, out.name)
    return 0


def _save(paper: "Paper", setup: "PageSetup", out: Path) -> "Printed":
    from app.pdf import press

    made = press.printed([paper], setup)
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
    return made


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
