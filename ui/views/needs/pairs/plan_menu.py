"""Into which plan: the gatherings to come, each to be chosen."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.i18n import tr
from app.needs.groupings import Grouping
from ui import phrases
from ui.views.needs.pairs.acts import PairsActs
from ui.widgets.menus import Menu

if TYPE_CHECKING:
    from ui.views.needs.pairs.part import Part

_MOST = 8


def open_plan_menu(part: "Part", acts: PairsActs, grouping: Grouping) -> None:
    """Offer the gatherings to come; with only one, or the one it is for, take it."""
    coming = acts.coming()
    mine = [one for one in coming if one.id == grouping.session_id]
    if len(coming) == 1 or mine:
        acts.add_to_plan(grouping.id, (mine or coming)[0].id)
        return
    menu = Menu(tr("Add to the session plan"), part.main)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not coming:
        menu.add_head(tr("No gathering is to come. Plan one first."))
    for one in coming[:_MOST]:
        day = phrases.day(one.day) if one.day else tr("No date yet")
        words = tr("{day} · {title}").format(day=day, title=one.title)
        menu.add(words, partial(acts.add_to_plan, grouping.id, one.id), "calendar")
    menu.open_under(part.plan, right=True)
