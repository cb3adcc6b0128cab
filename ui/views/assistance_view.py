"""Technical assistance: what is asked for, agreed, under way, and delivered."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.assistance import work_entries
from app.assistance.engagements import Engagement
from app.i18n import tr
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_assistance
from ui.places import Place
from ui.views.assistance.page import BOARD, TABLE, TaPage
from ui.views.assistance.panel import TaPanel
from ui.widgets.base import ROOM, BeginsAt
from ui.widgets.layout import vbox

TABLES: Final = frozenset(
    {
        "action",
        "coaching_contact",
        "community",
        "concerned_site",
        "evidence",
        "membership",
        "need",
        "party",
        "person",
        "role_term",
        "session",
        "setting",
        "site",
        "ta_engagement",
        "topic",
        "work_entry",
    }
)
"""What the view shows something of; of coaching only when it began."""


class AssistanceView(BeginsAt, QWidget):
    """The workbench: a room of its own, beside coaching and apart from it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(ROOM, "ta")
        self._desk = desk
        self._stale = True
        self.page = TaPage(desk)
        self.setLayout(vbox((self.page, 1)))
        self.begin_at(self.page)
        self.page.print_asked.connect(self._print)
        desk.changed.connect(self._follow)
        desk.community_changed.connect(self._change_community)

    def commands(self) -> list[Command]:
        """Return what can be asked here."""
        new = tr("New request for technical assistance")
        move = tr("Move a card to the column beside it")
        return [
            Command("assistance.add", new, self.page.begin_new, "Ctrl+N", "plus"),
            Command("assistance.filter", tr("Filter deliverables"), self.filter, "F"),
            Command(
                "assistance.board",
                tr("Show as a board"),
                self.show_board,
                "",
                "columns",
            ),
            Command(
                "assistance.table", tr("Show as a table"), self.show_table, "", "table"
            ),
            Command("assistance.print", tr("Print"), self.print_papers, "Ctrl+P"),
            Command(
                "assistance.csv",
                tr("Save technical assistance as a table (CSV)"),
                self.page.save_table,
            ),
            Command(
                "assistance.move", move, self.page.setFocus, "Alt+Right", handled=True
            ),
            Command(
                "assistance.close",
                tr("Close what is open"),
                self.back,
                "Esc",
                handled=True,
            ),
            Command(
                "assistance.delete",
                tr("Delete a request"),
                self.page.setFocus,
                "Del",
                handled=True,
            ),
        ]

    def show_place(self, place: Place) -> None:
        """Show all of it, one engagement, or a new request for a site."""
        self._refresh_if_stale()
        intent, _, topic = place.intent.partition(":")
        if intent == "raise":
            self._raise(place.item_id, UUID(hex=topic) if topic else None)
        elif intent == "add":
            self.page.begin_new()
        elif place.item_id is not None and not self.page.go_to(place.item_id):
            worked_on = self._desk.read(work_entries.engagement_of, place.item_id)
            if worked_on is not None:
                self.page.go_to(worked_on)

    @Slot()
    def filter(self) -> None:
        """Put the focus on the words to look for, in the table."""
        self.page.show_look(TABLE)
        self.page.filter.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.filter.words.selectAll()

    @Slot()
    def show_board(self) -> None:
        """Show the board."""
        self.page.show_look(BOARD)

    @Slot()
    def show_table(self) -> None:
        """Show the table."""
        self.page.show_look(TABLE)

    @Slot()
    def print_papers(self) -> None:
        """Print the agreement and the completion note of the one one is at."""
        one = self.page.current()
        if one is None:
            self._desk.say(tr("Choose a card first, then print it."))
        else:
            self._print(one)

    @Slot()
    def back(self) -> None:
        """Go back one step: from what is asked on the board, or from the panel."""
        self.page.step_back()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._refresh_if_stale()
        super().showEvent(event)

    def _raise(self, site_id: UUID | None, topic_id: UUID | None) -> None:
        """Enter an empty request: the one who asked types what it is about."""
        if self._desk.read_only:
            return
        key = self.page.acts.raise_for(site_id, topic_id)
        panel = self.page.panel() if key and self.page.go_to(key) else None
        if isinstance(panel, TaPanel):
            panel.begin()

    @Slot(object)
    def _print(self, one: Engagement) -> None:
        print_assistance(self, self._desk, one)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    @Slot()
    def _change_community(self) -> None:
        self.page.board.drop_form()
        self.page.close_panel()
        self.page.filter.clear()
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.page.refresh()
