"""Keeps what is told so far of a person or a site beside the entry that is shown."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.coaching import stages, timelines
from app.coaching.entries import Entry
from app.coaching.timelines import SoFar
from app.errors import CirclebookError
from app.i18n import tr
from ui.desk import Desk
from ui.views.coaching.entry_acts import EntryActs
from ui.views.coaching.so_far import SoFarColumn, SoFarPanel
from ui.widgets.pages import Page


class ToldSoFar(QObject):
    """The column beside an entry, or the same in a panel where there is no room."""

    entry_asked = Signal(object)
    named = Signal(str)  # of whom it tells: "Luz"

    def __init__(
        self, desk: Desk, page: Page, acts: EntryActs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._page, self._acts = desk, page, acts
        self._entry: Entry | None = None
        self._all: Sequence[Entry] = ()
        self._told: SoFar | None = None
        self._of_site = False  # about the site, where it could be about the person
        self.column = SoFarColumn()
        self._wire(self.column)

    def show_entry(self, entry: Entry, all_entries: Sequence[Entry]) -> None:
        """Tell what is so far of the one an entry is with."""
        self._entry, self._all = entry, all_entries
        told = self._told = self._desk.read(
            timelines.of_entry, all_entries, entry, of_site=self._of_site
        )
        steps = self._steps(entry)
        for part in (self.column, self._page.panel()):
            if isinstance(part, SoFarColumn | SoFarPanel):
                part.show_so_far(told, stages.year(steps), stages.current(steps))
        self.named.emit(told.name)

    @Slot(object)
    def look_at(self, of_site: bool) -> None:
        """Tell of the site of an entry, or of its person, from now on."""
        self._of_site = of_site
        if self._entry is not None:
            self.show_entry(self._entry, self._all)

    def open_panel(self) -> None:
        """Show it in a panel."""
        if self._entry is None:
            return
        panel = SoFarPanel()
        self._wire(panel.column)
        self._page.open_panel(panel)
        self.show_entry(self._entry, self._all)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, str)
    def _keep_note(self, key: UUID | None, words: str) -> None:
        """Keep a note on the one it is told of; what is too long stays to be mended."""
        entry, told = self._entry, self._told
        if entry is None or told is None:
            return
        try:
            if key is not None:
                act = timelines.change_note
                self._desk.do(tr("Note changed"), act, key, words)
            else:
                site = entry.site_id if told.is_site else None
                person = None if told.is_site else entry.people[0].id
                add = partial(timelines.add_note, site_id=site, person_id=person)
                self._desk.do(tr("Note kept"), add, entry.community_id, words)
        except CirclebookError as error:
            panel = self._page.panel()
            shown = panel.column if isinstance(panel, SoFarPanel) else self.column
            shown.refuse_note(key, words, str(error))

    def _steps(self, entry: Entry) -> list[stages.Step]:
        community = entry.community_id
        if entry.site_id is not None:
            return self._desk.read(stages.of_site, community, entry.site_id)
        if entry.people:
            return self._desk.read(stages.of_person, community, entry.people[0].id)
        return []

    def _wire(self, column: SoFarColumn) -> None:
        column.entry_asked.connect(self.entry_asked)
        column.about_asked.connect(self.look_at)
        column.note_said.connect(self._keep_note)
        column.stage_noted.connect(self._acts.note_stage)
        column.stage_said.connect(self._acts.say_stage)
        if self._desk.read_only:
            column.lock()
