"""What can be asked of the network by name or by key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.i18n import tr
from ui.commands import Command

if TYPE_CHECKING:
    from ui.views.needs.network_page import NetworkPage


def commands_of(page: "NetworkPage") -> list[Command]:
    """Return what can be asked of the look; keys of the picture are its own."""
    graph = page.graph
    return [
        Command("network.tie", tr("Draw a tie"), page.begin_tie, "T", "plus"),
        Command(
            "network.add",
            tr("Add to the ledger of peer help"),
            page.begin_entry,
            "Ctrl+Shift+A",
            "plus",
        ),
        Command("network.ledger", tr("Ledger of peer help"), page.show_ledger),
        Command("network.picture", tr("Picture of the network"), page.show_picture),
        Command("network.anew", tr("Draw the picture anew"), page.arrange_anew),
        Command("network.export", tr("Save the ledger (CSV)"), page.acts.save_table),
        _listed("network.next", tr("Next neighbor"), graph.choose_first, "]"),
        _listed("network.last", tr("Neighbor before"), graph.choose_last, "["),
        _listed("network.closer", tr("Come closer"), graph.come_closer, "+"),
        _listed("network.away", tr("See more of it"), graph.step_away, "-"),
        _listed("network.fit", tr("See all of it"), graph.fit, "0"),
    ]


def _listed(name: str, text: str, run: Callable[[], object], keys: str) -> Command:
    """Return a command whose key the picture handles itself."""
    return Command(name, text, run, keys, handled=True)
