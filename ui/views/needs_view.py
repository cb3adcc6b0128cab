"""Needs & expertise: who asks for what, who can help, and what comes of it."""

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import tr
from ui.commands import Command
from ui.desk import Desk
from ui.views.looks import LooksView
from ui.views.needs.acts import NeedsActs
from ui.views.needs.entries_page import EntriesPage
from ui.views.needs.listing_page import ListingPage
from ui.views.needs.look_page import LOOKS, LookPage
from ui.widgets.pages import Page

TABLES: Final = frozenset(
    {
        "attendance",
        "community",
        "consent",
        "expertise",
        "group_place",
        "grouping",
        "membership",
        "need",
        "party",
        "peer_link",
        "person",
        "private_note",
        "ranking",
        "ranking_item",
        "session",
        "setting",
        "site",
        "ta_engagement",
        "topic",
    }
)
"""What the view shows something of."""


class NeedsView(LooksView):
    """Shows one look at a time, or a page in its place (import, topics)."""

    name = "needs"
    looks_offered = LOOKS
    pages: ClassVar = {
        "ranked": ("ui.views.needs.ranked_page", "RankedPage"),
        "matrix": ("ui.views.needs.matrix_page", "MatrixPage"),
        "network": ("ui.views.needs.network_page", "NetworkPage"),
        "pairs": ("ui.views.needs.pairs_page", "PairsPage"),
    }
    tables = TABLES

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.acts = NeedsActs(desk, self)
        self.acts.page_asked.connect(self.open_page)

    @override
    def own_commands(self) -> list[Command]:
        return [
            Command("needs.add", tr("Add a need"), self.add, "Ctrl+N", "plus"),
            Command("needs.print", tr("Print"), self.print_papers, "Ctrl+P", "printer"),
            *self.acts.commands(),
        ]

    @override
    def look_words(self, look: str) -> str:
        return tr("Needs: {look}").format(look=look)

    @override
    def made(self, page: LookPage) -> None:
        page.add_asked.connect(self.add)
        page.more_asked.connect(self.acts.offer)

    @override
    def begin_intent(self, intent: str) -> None:
        if intent == "add":
            self.add()
        elif not self.acts.begin(intent):
            self.current.begin(intent)

    @Slot()
    def add(self) -> None:
        """Begin adding needs, or what somebody brings."""
        if isinstance(self.page, EntriesPage):
            self.acts.add_in(self.page)
        else:
            self.close_page()
            self.acts.add_in(self.current)

    @Slot()
    @override
    def back(self) -> None:
        if isinstance(self.page, ListingPage) and self.page.step_back():
            return
        super().back()

    @Slot(object)
    @override
    def open_page(self, page: Page) -> None:
        if isinstance(page, EntriesPage):
            page.add_asked.connect(self.add)
            page.more_asked.connect(self.acts.offer)
        super().open_page(page)
