"""What can be done with an entry: shared, answered by TA, kept as wisdom, deleted."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.coaching import edits, entries, sharing, stages, ta_door
from app.coaching.entries import Entry
from app.errors import CirclebookError
from app.i18n import tr
from app.needs import topics
from app.vocabulary import Relationship
from ui.desk import Desk
from ui.places import Place
from ui.views.coaching.share_panel import SharePanel
from ui.views.coaching.sheet import EntrySheet
from ui.views.coaching.veil import may_show
from ui.widgets.long_list import LongList
from ui.widgets.menus import Menu
from ui.widgets.pages import Page


class EntryActs(QObject):
    """Does what is asked of the entry on the sheet, and lets it be undone.

    No toast tells with whom it was, or a word of it.
    """

    saying_asked = Signal(object)  # the entry something was said in
    removed = Signal()

    def __init__(
        self, desk: Desk, page: Page, sheet: EntrySheet, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._page, self._sheet, self._view = desk, page, sheet, parent
        self.topics: list[UUID | None] = []  # offered for a request
        sheet.menu_asked.connect(self._offer)
        sheet.strip.share_asked.connect(self.open_share)
        sheet.strip.take_back_asked.connect(self._take_back)
        sheet.strip.agreement_asked.connect(self._go_to_site)

    @property
    def entry(self) -> Entry | None:
        """The entry on the sheet."""
        return self._sheet.entry

    @Slot()
    def open_share(self) -> None:
        """Show what would be shared of the entry, to be agreed and read first."""
        if self.entry is None or self._desk.read_only or not may_show(self._desk):
            return
        panel = SharePanel(self._desk, self.entry)
        panel.shared.connect(self._page.close_panel)
        self._page.open_panel(panel)
        first = next(iter(panel.fields.values()))
        first.input.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _take_back(self) -> None:
        if self.entry is not None:
            self._page.close_panel()
            self._desk.do(
                tr("No longer shared; packets made before keep it"),
                sharing.take_back,
                self.entry.id,
            )

    @Slot()
    def _go_to_site(self) -> None:
        """Go to the site, where what is agreed with it is written (PI12)."""
        if self.entry is not None and self.entry.site_id is not None:
            entry = self.entry
            self._desk.go(Place("people", entry.community_id, entry.site_id, "site"))

    @Slot(object)
    def note_stage(self, stage: Relationship) -> None:
        """Note how far one has come with the site, or with a person without one."""
        entry = self.entry
        if entry is None:
            return
        person = entry.people[0].id if entry.people and not entry.site_id else None
        act = partial(stages.note, site_id=entry.site_id, person_id=person)
        self._desk.do(tr("Stage noted"), act, entry.community_id, stage)

    @Slot(object, str)
    def say_stage(self, step: UUID, words: str) -> None:
        """Keep the words on a stage."""
        self._desk.do(tr("Stage changed"), stages.change_words, step, words)

    @Slot()
    def _offer(self) -> None:
        entry = self.entry
        if entry is None:
            return
        menu = Menu(tr("More"), self._view)
        if not self._desk.read_only:
            menu.add(
                tr("Change when and how…"), self._sheet.toggle_facts, "pencil-simple"
            )
            menu.add(tr("Keep something they said…"), self._keep_saying, "quotes")
            menu.add(tr("Add an idea for the circle…"), self.add_idea, "lightbulb")
            menu.add_rule()
        if entry.ta_id is not None:
            menu.add(tr("Open the TA request"), self._open_ta, "wrench")
        elif not self._desk.read_only:
            menu.add(tr("Raise a TA request…"), self.raise_ta, "wrench")
        if not self._desk.read_only:
            menu.add_rule()
            menu.add(tr("Delete"), self._delete, "trash", "Del", danger=True)
        menu.open_under(self._sheet.more, right=True)

    @Slot()
    def _keep_saying(self) -> None:
        if self.entry is not None:
            self.saying_asked.emit(self.entry)

    @Slot()
    def add_idea(self) -> None:
        """Go where ideas are added, with an empty line: nothing goes along (PI17).

        What is typed there is read by the circle, so it is said in new words.
        """
        entry = self.entry
        if entry is not None and not self._desk.read_only:
            where = Place("charter", entry.community_id, intent="registers:ideas")
            self._desk.go(where)

    @Slot()
    def raise_ta(self) -> None:
        """Ask which topic a request for TA is about, then raise it (US8)."""
        if self.entry is None or self._desk.read_only or not may_show(self._desk):
            return
        known = [one for one in self._desk.read(topics.tree) if not one.retired]
        self.topics = [None, *(one.id for one in known)]
        if not known:  # there is nothing to be asked
            self._raise_ta(0)
            return
        names = [tr("No topic yet"), *(one.name for one in known)]
        found = LongList(
            tr("A TA request about which topic?"), names, 0, self._view, headed=True
        )
        found.picked.connect(self._raise_ta)
        found.open_with("", self._sheet.more)

    @Slot(int)
    def _raise_ta(self, at: int) -> None:
        entry = self.entry
        if entry is not None:
            made = self._desk.do(
                tr("TA request raised"),
                ta_door.raise_request,
                entry.id,
                self.topics[at],
            )
            self._desk.go(Place("assistance", entry.community_id, made))

    @Slot()
    def _open_ta(self) -> None:
        entry = self.entry
        if entry is not None:
            self._desk.go(Place("assistance", entry.community_id, entry.ta_id))

    @Slot()
    def _delete(self) -> None:
        if self.entry is not None:
            self.remove(self.entry.id)

    def remove(self, entry_id: UUID) -> None:
        """Delete an entry; a toast lets it be undone."""
        if self._desk.read_only:
            return
        self._page.close_panel()
        try:
            shared = self._desk.read(entries.get, entry_id).shared
            label = tr("Conversation deleted")
            if shared:
                label = tr("Conversation deleted; its summary is no longer shared")
            self._desk.do(label, edits.delete, entry_id)
        except CirclebookError as error:
            self._desk.say(str(error))
        self.removed.emit()
