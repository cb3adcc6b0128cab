"""What can be asked of the coaching log; no word of an entry is among it."""

from functools import partial
from typing import TYPE_CHECKING

from app.i18n import tr
from ui.commands import Command
from ui.views.coaching.pages import PAGES

if TYPE_CHECKING:
    from ui.views.coaching_view import CoachingView


def commands(view: "CoachingView") -> list[Command]:
    """Return the commands of the view; the palette shows them under the veil too."""
    acts = view.log.acts
    return [
        Command("coaching.new", tr("New coaching entry"), view.add, "Ctrl+N"),
        Command("coaching.find", tr("Search your notes"), view.search, "F"),
        Command(
            "coaching.veil",
            tr("Veil the coaching log, or take the veil off"),
            view.flip_veil,
            "Ctrl+Shift+V",
            "eye-slash",
        ),
        Command(
            "coaching.print",
            tr("Print your own copy of the log"),
            view.own_copy.ask,
            "Ctrl+P",
            "printer",
        ),
        Command("coaching.share", tr("Share a summary"), acts.open_share),
        Command("coaching.ta", tr("Raise a TA request"), acts.raise_ta),
        Command("coaching.idea", tr("Add an idea for the circle"), acts.add_idea),
        *_pages(view),
        Command(
            "coaching.close", tr("Close what is open"), view.back, "Esc", handled=True
        ),
        Command(
            "coaching.delete",
            tr("Delete what one is at"),
            view.log.focus_list,
            "Del",
            handled=True,
        ),
    ]


def _pages(view: "CoachingView") -> list[Command]:
    return [
        Command(
            f"coaching.{code}",
            tr("Coaching: {page}").format(page=tr(text)),
            partial(view.show_page, code),
            f"Alt+{at}",
            icon,
        )
        for at, (code, (text, icon)) in enumerate(PAGES.items(), 1)
    ]
