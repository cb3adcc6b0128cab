"""What the shell shows of the open book: its communities, who the coach is, backups."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from app import clock, settings
from app.book import backups
from app.community import communities
from app.day import today
from app.gathering import sessions
from app.i18n import tr, trn
from app.person import faces
from ui import phrases
from ui.desk import Desk
from ui.places import Place
from ui.widgets.menus import Menu

if TYPE_CHECKING:
    from app.community.communities import Brief
    from ui.window import Window

_OF_ALL = frozenset({"today", "communities", "create", "settings", ""})


def refresh(window: "Window", desk: Desk) -> "list[Brief]":
    """Show the book's standing in header and rail; return its communities."""
    briefs = desk.read(communities.briefs)
    show_where(window, desk, briefs)
    coach = desk.read(settings.coach)
    name = coach.name if coach else ""
    window.header.me.show_coach(name, faces.initials(name))
    window.rail.items["today"].set_badge(desk.read(today.due_count))
    _show_saved(window, desk)
    return briefs


def show_where(window: "Window", desk: Desk, briefs: "list[Brief]") -> None:
    """Show in header and rail which of these communities one is in."""
    here = next((one for one in briefs if one.id == desk.community_id), None)
    about_all = window.place.view in _OF_ALL
    window.header.switcher.show_community(None if about_all else here)
    window.rail.show_community(here.short_name if here else "")


def next_up(desk: Desk) -> UUID | None:
    """Return the community whose gathering is next, if one is planned."""
    first = clock.today()
    for days in (7, 60):  # in a large book there are very many in two months
        coming = desk.read(sessions.between, first, first + timedelta(days=days))
        if coming:
            return coming[0].gathering.community_id
    return None


def open_switcher(window: "Window") -> None:
    """Open the list of communities under the switcher."""
    menu = Menu(tr("Communities"), window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for brief in window.briefs:
        current = window.desk is not None and brief.id == window.desk.community_id
        menu.add(brief.name, partial(window.switch, brief.id), checked=current)
    if window.briefs:
        menu.add_rule()
    menu.add(
        tr("All communities"),
        partial(window.go, Place("communities")),
        "circles-three",
        "Ctrl+2",
    )
    menu.add(tr("Start a community"), partial(window.go, Place("create")), "plus")
    menu.open_under(window.header.switcher)


def _show_saved(window: "Window", desk: Desk) -> None:
    saved = window.header.saved
    if desk.read_only:
        saved.say(
            tr("For reading only"), desk.store.notice, icon="eye", role="honey_ink"
        )
        return
    made = backups.last(desk.path)
    if made is None:
        tip = tr("Everything is kept on this laptop only. There is no backup yet.")
    else:
        when = made.made_at.astimezone()
        tip = tr(
            "Everything is kept on this laptop only. Last backup: {day}, {time}, "
            "opened and checked."
        ).format(day=phrases.day(when.date()), time=phrases.clock_time(when))
    age = clock.now() - made.made_at if made else timedelta()
    if age > backups.STALE:
        words = trn("Last backup {n} day ago", "Last backup {n} days ago", age.days)
        saved.say(words, tip, icon="warning-circle", role="honey_ink")
        return
    saved.say(tr("Saved on this laptop"), tip, icon="check-circle", role="ok_ink")
