"""People: who is in the community, what they bring, when they were last heard from."""

from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.i18n import tr
from app.person.members import Member
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.files import ask_open
from ui.dialogs.prints import print_community
from ui.places import Place
from ui.views.people.care_page import CarePage
from ui.views.people.forget_page import ForgetPage
from ui.views.people.import_page import ImportPage
from ui.views.people.list_page import ListPage
from ui.views.people.merge_page import MergePage
from ui.views.people.sources import CardsPage, PastePage, SheetPage
from ui.widgets.base import BeginsAt
from ui.widgets.layout import vbox
from ui.widgets.menus import Menu
from ui.widgets.pages import Page

TABLES: Final = frozenset(
    {
        "agreement",
        "assignment",
        "attendance",
        "coaching_contact",
        "coaching_participant",
        "community",
        "consent",
        "expertise",
        "membership",
        "need",
        "party",
        "person",
        "role_term",
        "session",
        "setting",
        "site",
        "topic",
    }
)
"""What the view shows something of."""


class PeopleView(BeginsAt, QWidget):
    """The list with its panel, or in its place taking people in, or merging two."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self.list = ListPage(desk)
        self.page: Page | None = None  # what is shown in place of the list
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self.setLayout(vbox((self._stack, 1)))
        self.begin_at(self.list.table)
        self.list.export.clicked.connect(self._offer_export)
        self.list.bring_in.clicked.connect(self._offer_import)
        self.list.print.clicked.connect(self.print_papers)
        self.list.care.clicked.connect(self.show_care)
        self.list.paste_asked.connect(self.paste)
        self.list.merge_asked.connect(self.merge)
        self.list.forget_asked.connect(self.forget)
        desk.changed.connect(self._follow)
        desk.community_changed.connect(self._change_community)

    def commands(self) -> list[Command]:
        """Return what can be asked here."""
        page = self.list
        add = tr("Add a person")
        export = tr("Save people as a table (CSV)")
        return [
            Command("people.add", add, self.add, "Ctrl+N", "plus"),
            Command("people.add_short", add, self.add, "N", "plus"),
            Command("people.filter", tr("Filter people"), self.filter, "F"),
            Command("people.match", tr("Make a match"), page.match, "M", "intersect"),
            Command("people.care", tr("Who to think of"), self.show_care, "T", "heart"),
            Command("people.log", tr("Log a conversation"), page.log_talk, "L"),
            Command(
                "people.print", tr("Print"), self.print_papers, "Ctrl+P", "printer"
            ),
            Command("people.paste", tr("Paste a list of people"), self.paste),
            Command("people.csv_in", tr("Take in a table (CSV)"), self.open_sheet),
            Command("people.vcf_in", tr("Take in address cards"), self.open_cards),
            Command("people.csv_out", export, page.acts.save_table),
            Command(
                "people.vcf_out",
                tr("Save people as address cards (vCard)"),
                page.acts.save_cards,
            ),
            Command(
                "people.close", tr("Close what is open"), self.back, "Esc", handled=True
            ),
            Command(
                "people.delete",
                tr("Delete a person"),
                page.focus_list,
                "Del",
                handled=True,
            ),
        ]

    def show_place(self, place: Place) -> None:
        """Show the list, a person of it, or begin what is asked for."""
        self._refresh_if_stale()
        self._close_page()
        if place.item_id is not None and place.intent == "site":
            self.list.open_site(place.item_id)
        elif place.item_id is not None:
            self.list.open_person(place.item_id)
        if place.intent == "add":
            self.add()
        elif place.intent == "paste":
            self.paste()
        elif place.intent == "care":
            self.show_care()
        elif place.intent == "quiet":
            self.list.filter.quiet.setChecked(True)

    @Slot()
    def add(self) -> None:
        """Begin adding somebody."""
        self._close_page()
        self.list.begin_adding()

    @Slot()
    def filter(self) -> None:
        """Put the focus on the words to look for."""
        self._close_page()
        self.list.filter.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.filter.words.selectAll()

    @Slot()
    def back(self) -> None:
        """Go back one step: to the list, or from the panel to the table."""
        if self.page is not None:
            self._close_page()
        else:
            self.list.close_panel()

    @Slot()
    def paste(self) -> None:
        """Open the page for a pasted list."""
        self._import(PastePage(self._desk))

    @Slot()
    def print_papers(self) -> None:
        """Print the directory, or what to expect at a site."""
        if self._desk.community_id is not None:
            print_community(self, self._desk, self._desk.community_id)

    @Slot()
    def open_sheet(self) -> None:
        """Ask for a table and show what is in it."""
        kind = tr("Tables as text") + " (*.csv *.tsv *.txt)"
        ask_open(self, tr("Choose a table of people"), kind, self.read_sheet)

    @Slot()
    def open_cards(self) -> None:
        """Ask for address cards and show what is in them."""
        kind = tr("Address cards") + " (*.vcf *.vcard)"
        ask_open(self, tr("Choose a file of address cards"), kind, self.read_cards)

    def read_sheet(self, path: Path) -> None:
        """Show what is in the table at `path`."""
        self._import(SheetPage(self._desk, path))

    def read_cards(self, path: Path) -> None:
        """Show what is in the address cards at `path`."""
        self._import(CardsPage(self._desk, path))

    @Slot(object, object)
    def merge(self, first: UUID, second: UUID | None) -> None:
        """Show two entries side by side."""
        page = MergePage(self._desk, first, second)
        page.finished.connect(self._merged)
        self._open_page(page)

    @Slot(object)
    def forget(self, member: Member) -> None:
        """Show what forgetting somebody would do, before it is done."""
        page = ForgetPage(self._desk, member.id)
        page.finished.connect(self._merged)
        self._open_page(page)

    @Slot()
    def show_care(self) -> None:
        """Show the private list of those to think of."""
        community = self._desk.community_id
        if community is not None and not isinstance(self.page, CarePage):
            page = CarePage(self._desk, community)
            page.finished.connect(self._merged)
            self._open_page(page)

    def _import(self, page: ImportPage) -> None:
        if self._desk.read_only or self._desk.community_id is None:
            page.deleteLater()
            return
        page.finished.connect(self._close_page)
        self._open_page(page)

    def _open_page(self, page: Page) -> None:
        self._close_page()
        self.page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _close_page(self) -> None:
        if self.page is None:
            return
        page, self.page = self.page, None
        self._stack.setCurrentWidget(self.list)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.list.focus_list()

    @Slot(object)
    def _merged(self, kept: UUID | None) -> None:
        self._close_page()
        if kept is not None:
            self.list.open_person(kept)

    @Slot()
    def _offer_import(self) -> None:
        menu = Menu(tr("Import"), self)
        menu.add(tr("Paste a list…"), self.paste, "clipboard-text")
        menu.add(tr("Table (CSV)…"), self.open_sheet, "table")
        menu.add(tr("Address cards (vCard)…"), self.open_cards, "identification-card")
        menu.open_under(self.list.bring_in)

    @Slot()
    def _offer_export(self) -> None:
        acts = self.list.acts
        menu = Menu(tr("Export"), self)
        menu.add_head(tr("Your own copy, with phone and e-mail"))
        menu.add(tr("Table (CSV)…"), partial(acts.save_table), "table")
        cards = partial(acts.save_cards)
        menu.add(tr("Address cards (vCard)…"), cards, "identification-card")
        menu.add_rule()
        menu.add_head(tr("To hand out, with what each agreed to"))
        menu.add(tr("Directory (CSV)…"), acts.save_directory, "users")
        menu.add(tr("Directory on paper…"), self.print_papers, "printer", "Ctrl+P")
        menu.open_under(self.list.export)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    @Slot()
    def _change_community(self) -> None:
        self._close_page()
        self.list.close_panel()
        self.list.filter.clear()
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.list.refresh()

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
