"""What can be done with needs and expertise from every look: add, paste, save."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.book.store import MEMBERS, OWN_COPY
from app.exports import needs_csv, needs_rows
from app.i18n import tr, trn
from app.needs.drafts import Side
from app.printouts.readers import consented_matches
from app.vocabulary import Audience
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.files import ask_open, ask_save
from ui.tasks import Job
from ui.views.needs.add_panel import AddPanel
from ui.views.needs.entries_page import EntriesPage
from ui.views.needs.look_page import LookPage
from ui.views.needs.need_panel import NeedPanel
from ui.views.needs.offer_panel import OfferPanel
from ui.widgets.menus import Menu
from ui.widgets.panels import SidePanel

KIND: Final = "(*.csv)"


class NeedsActs(QObject):
    """Does what is asked beside the looks, and opens the pages for it."""

    page_asked = Signal(object)  # a Page to be shown in place of the look

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._adding: AddPanel | None = None
        self._host: LookPage | EntriesPage | None = None  # of the panel

    def commands(self) -> list[Command]:
        """Return what can be asked by name."""
        return [
            Command("needs.entries", tr("Needs: all entries"), self.show_entries),
            Command("needs.topics", tr("Needs: topics"), self.show_topics),
            Command("needs.paste", tr("Paste a list of needs"), self.paste),
            Command("needs.csv_in", tr("Take in a table of needs"), self.open_sheet),
            Command("needs.csv_out", tr("Save needs as a table"), self.save_table),
            Command(
                "needs.csv_members",
                tr("Save needs as a table for the members"),
                self.save_for_members,
            ),
        ]

    def begin(self, intent: str) -> bool:
        """Begin what an intent asks for; tell whether it is one of these."""
        act: Callable[[], object] | None = {
            "entries": self.show_entries,
            "topics": self.show_topics,
            "paste": self.paste,
        }.get(intent)
        if act is not None:
            act()
        return act is not None

    def offer(self, under: QWidget) -> None:
        """Open the menu of what can be done."""
        writes = not self._desk.read_only
        menu = Menu(tr("More"), self._view)
        menu.add(tr("All entries"), self.show_entries, "list-bullets")
        menu.add(tr("Topics"), self.show_topics, "tree-structure")
        if writes:
            menu.add_rule()
            menu.add(tr("Paste a list…"), self.paste, "clipboard-text")
            menu.add(tr("Take in a table (CSV)…"), self.open_sheet, "download-simple")
        menu.add_rule()
        menu.add_head(tr("Your own copy"))
        menu.add(tr("Save as a table (CSV)…"), self.save_table, "upload-simple")
        menu.add_head(tr("To hand out, with what each agreed to"))
        menu.add(tr("Save for the members (CSV)…"), self.save_for_members, "users")
        menu.open_under(under, right=True)

    def add_in(self, host: LookPage | EntriesPage) -> AddPanel | None:
        """Open the panel in which needs are added, beside what `host` shows."""
        community = self._desk.community_id
        if community is None or self._desk.read_only:
            return None
        panel, before = self._adding, self._host
        elsewhere = before is not None and before is not host and isValid(before)
        if before is not None and elsewhere and before.panel() is panel:
            before.close_panel()
        if panel is None or not _is_open_for(panel, community):
            panel = AddPanel(self._desk, community)
            panel.added.connect(self._show_added)
            panel.seen.connect(self._let_add)
            self._adding = panel  # closed by mistake, it still has what was typed
        else:
            panel.refresh()
        self._host = host
        host.open_panel(panel)
        panel.topic.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return panel

    @Slot()
    def show_entries(self) -> None:
        """Show everything there is as one table."""
        if self._desk.community_id is not None:
            self.page_asked.emit(EntriesPage(self._desk))

    @Slot()
    def show_topics(self) -> None:
        """Show the tree of topics."""
        from ui.views.needs.topics_page import TopicsPage

        self.page_asked.emit(TopicsPage(self._desk))

    @Slot()
    def paste(self) -> None:
        """Open the page for a list from a flip chart."""
        from ui.views.needs.paste_page import PastePage

        if self._may_take_in():
            self.page_asked.emit(PastePage(self._desk))

    @Slot()
    def open_sheet(self) -> None:
        """Ask for a table and show what is in it."""
        kind = tr("Tables as text") + " (*.csv *.tsv *.txt)"
        if self._may_take_in():
            ask_open(self._view, tr("Choose a table of needs"), kind, self.read_sheet)

    def read_sheet(self, path: Path) -> None:
        """Show what is in the table at `path`."""
        from ui.views.needs.sheet_page import SheetPage

        if self._may_take_in():
            self.page_asked.emit(SheetPage(self._desk, path))

    @Slot()
    def save_table(self) -> None:
        """Ask where to save the coach's own copy, and save it."""
        kind = f"{tr('Table for a spreadsheet')} {KIND}"
        title = tr("Save your own copy of needs and expertise")
        save = partial(self.save, members=False)
        ask_save(self._view, title, "needs.csv", kind, save)

    @Slot()
    def save_for_members(self) -> None:
        """Ask where to save what may be handed to the members, and save it."""
        kind = f"{tr('Table for a spreadsheet')} {KIND}"
        title = tr("Save needs and expertise to hand to the members")
        save = partial(self.save, members=True)
        ask_save(self._view, title, "needs-for-members.csv", kind, save)

    def save(self, path: Path, *, members: bool) -> None:
        """Save a table at `path`, in the background: all, or what members may read."""
        community, store = self._desk.community_id, self._desk.store
        if community is None:
            return

        def work(job: Job) -> tuple[int, tuple[str, ...]]:
            job.progress(0, 2, path.name)
            only: frozenset[UUID] | None = None
            left: tuple[str, ...] = ()
            if members:
                keys = store.read_as(
                    MEMBERS, consented_matches.keys, community, Audience.MEMBERS
                )
                only, left = frozenset(keys.listed), keys.sentences
            readers = MEMBERS if members else OWN_COPY
            rows = store.read_as(readers, needs_rows.of_community, community, only)
            job.progress(1, 2, path.name)
            return needs_csv.write(rows, path), left

        title = tr("Saving {name}").format(name=path.name)
        done = partial(self._saved, path)
        self._desk.tasks.run(self, work, done, title=title)

    def _saved(self, path: Path, result: tuple[int, tuple[str, ...]]) -> None:
        count, left = result
        fact = trn("{n} entry saved", "{n} entries saved", count)
        said = " ".join((f"{fact}.", *left)) if left else fact
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent)))
        self._desk.say(said, tr("Show in folder"), show)

    def _may_take_in(self) -> bool:
        return self._desk.community_id is not None and not self._desk.read_only

    @Slot(object, object)
    def _show_added(self, side: Side, key: UUID) -> None:
        """Show what was added, to be told more of."""
        host = self._host
        if host is None or not isValid(host):
            return
        shown: SidePanel = (
            NeedPanel(self._desk, key)
            if side == Side.ASKS
            else OfferPanel(self._desk, key)
        )
        host.open_panel(shown)
        host.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _let_add(self, adding: bool) -> None:
        """Let nobody begin what they are at; the page has one filled button."""
        host = self._host
        if host is None or not isValid(host) or self._desk.read_only:
            return
        if adding:
            host.add.block(tr("You are adding one now"))
        else:
            host.add.allow()


def _is_open_for(panel: AddPanel, community_id: UUID) -> bool:
    """Tell whether the panel was closed with something typed for this community."""
    there = isValid(panel) and panel.community_id == community_id
    return there and (panel.is_kept() or panel.isVisible())
