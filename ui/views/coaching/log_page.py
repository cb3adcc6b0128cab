"""The log: conversations on the left, one of them as a sheet, and what is so far."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.coaching import (
    entries,
    participants,
    promises,
    searching,
    sharing,
)
from app.coaching.entries import Entry
from app.coaching.participants import Known
from app.coaching.searching import Beside
from app.i18n import tr
from app.vocabulary import CoachingKind, CoachingStatus
from ui.desk import Desk
from ui.theme import theme, tokens
from ui.views.coaching.besides import Besides
from ui.views.coaching.entry_acts import EntryActs
from ui.views.coaching.filters import LogFilter
from ui.views.coaching.new_entry import NewEntry
from ui.views.coaching.share_panel import SharePanel
from ui.views.coaching.sheet import EntrySheet
from ui.views.coaching.so_far import SoFarPanel
from ui.views.coaching.talk_list import Line, TalkList, lines
from ui.views.coaching.told_so_far import ToldSoFar
from ui.views.coaching.veil import may_show
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.layout import bled, boxed, hbox, scrolled, vbox
from ui.widgets.pages import Page

LIST = 308
COLUMN = 224
ROOMY = 1040  # px, for three columns; a panel beside leaves two
MOST = 0.36  # of the room there is, for the list


class LogPage(QWidget):
    """Shows the conversations of a community and lets all of them be written in."""

    new_asked = Signal()
    alone_changed = Signal()
    saying_asked = Signal(object)  # the key of a saying that was searched for

    def __init__(self, desk: Desk, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self.entries: list[Entry] = []
        self.entry: Entry | None = None  # the one shown
        self._known: list[Known] = []
        self.is_alone = False  # a new entry stands there, and nothing beside it
        self.filter = LogFilter()
        self.list = TalkList()
        self.besides = Besides()
        self.sheet = EntrySheet(desk)
        self.new = NewEntry(desk)
        self.acts = EntryActs(desk, page, self.sheet, self)
        self._told = ToldSoFar(desk, page, self.acts, self)
        self.so_far = self._told.column
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what the book says now."""
        community = self._desk.community_id
        if community is None:
            self.entries, self._known = [], []
        else:
            self.entries = self._desk.read(entries.of_community, community)
            self._known = self._desk.read(participants.known, community)
        self.filter.show_entries(self.entries)
        self.show_chosen()

    @Slot()
    def show_chosen(self) -> None:
        """Show the conversations that the filters let through."""
        shown = self.filter.chosen(self.entries, self._with_words())
        self.list.show_records(lines(shown))
        self.besides.show_found(self._found_besides())
        self.filter.setVisible(bool(self.entries))
        kept = self.entry.id if self.entry else None
        entry = next((one for one in shown if one.id == kept), None)
        if entry is None:
            line = self.list.current()
            entry = line.entry if line else _latest(shown)
        if entry is not None:
            self.list.go_to(entry.id)
        self._show(entry)

    def open_entry(self, entry_id: UUID) -> bool:
        """Show one conversation; tell whether it is there."""
        self._close_new()
        entry = next((one for one in self.entries if one.id == entry_id), None)
        if entry is None:
            return False
        if not self.list.go_to(entry_id):
            self.filter.clear()
            self.list.go_to(entry_id)
        self.list.scrollTo(self.list.currentIndex())
        self._show(entry)
        return True

    def begin(
        self,
        whom: UUID | None = None,
        kind: CoachingKind | None = None,
        *,
        alone: bool = False,
    ) -> None:
        """Begin a new entry, perhaps with somebody, or of a kind.

        It stands `alone` where nothing that was kept may be seen.
        """
        if self._desk.read_only or self._desk.community_id is None:
            return
        self._page.close_panel()
        if self._whole.currentWidget() is not self._log:
            self._whole.setCurrentWidget(self._log)
        self._sheets.setCurrentWidget(self.new)
        self._column.hide()
        is_fresh = alone and not self.is_alone
        self.be_alone(alone=alone)
        self.new.start(self._known, whom, kind, fresh=is_fresh)

    def be_alone(self, *, alone: bool) -> None:
        """Show the new entry without the log beside it, or with it again."""
        if alone != self.is_alone:
            self.is_alone = alone
            if alone:
                self._left.hide()
            self.alone_changed.emit()
            if not alone:
                self._left.show()

    def leave_alone(self) -> None:
        """Leave a new entry that stands alone; what was typed is kept."""
        if self.is_alone:
            self._close_new()

    def leave_community(self) -> None:
        """Forget what belongs to the community one was in."""
        self.filter.clear()
        self.entry = None
        self._close_new()

    def step_back(self) -> bool:
        """Close what is open: the new entry, the facts; tell whether something was."""
        if self._sheets.currentWidget() is self.new:
            self._leave_new()
            return True
        return self.sheet.close_facts()

    def begin_search(self) -> None:
        """Put the cursor into the field that searches in the room."""
        self.filter.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.words.selectAll()

    @property
    def start(self) -> QWidget:
        """What gets the focus when one comes here."""
        return self.list if self.entries else self._empty_new

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = min(theme.px(LIST), round(self.width() * MOST))
        self._left.setFixedWidth(wide)
        self._column.setFixedWidth(theme.px(COLUMN))
        self._show_column()

    def _with_words(self) -> set[UUID]:
        words, community = self.filter.words.text(), self._desk.community_id
        if not words.strip() or community is None:
            return set()
        return self._desk.read(searching.entries_with, community, words)

    def _found_besides(self) -> list[Beside]:
        words, community = self.filter.words.text(), self._desk.community_id
        if community is None:
            return []
        return self._desk.read(searching.besides, community, words)

    @Slot(object)
    def _open_beside(self, found: Beside) -> None:
        """Show a saying where sayings stand, a stage beside the last talk with them."""
        if found.is_saying:
            self.saying_asked.emit(found.id)
            return
        entry = next((one for one in self.entries if found.is_about(one)), None)
        if entry is None:
            self._desk.say(tr("No conversation with them is in the log."))
            return
        self._told.look_at(found.site_id is not None)
        self.open_entry(entry.id)
        if self._column.isHidden():
            self._open_so_far()

    def _show(self, entry: Entry | None) -> None:
        self.entry = entry
        self._whole.setCurrentWidget(
            self._log if self.entries or self._is_beginning() else self._empty
        )
        if entry is None:
            self.sheet.show_nothing()
            if not self._is_beginning():
                self._sheets.setCurrentWidget(self._nothing)
            self._show_column()
            return
        if not self._is_beginning():
            self._sheets.setCurrentWidget(self.sheet)
        promised = self._desk.read(promises.of_entry, entry.id)
        standing = self._desk.read(sharing.standing, entry.id)
        self.sheet.show_entry(entry, promised, standing, self._known)
        self._told.show_entry(entry, self.entries)
        self._show_column()
        panel = self._page.panel()
        if isinstance(panel, SharePanel) and panel.entry_id != entry.id:
            self._page.close_panel()
        elif isinstance(panel, SharePanel):
            panel.show_entry(entry)

    def _show_column(self) -> None:
        wide = self.window().width() >= tokens.NARROW_BELOW and self.width() > ROOMY
        on_entry = self._sheets.currentWidget() is self.sheet
        self._column.setVisible(wide and on_entry and self.entry is not None)
        self.sheet.so_far.setVisible(not wide)
        if wide and isinstance(self._page.panel(), SoFarPanel):
            self._page.close_panel()

    def _is_beginning(self) -> bool:
        return self._sheets.currentWidget() is self.new

    def _lay_out(self) -> None:
        self._left = boxed(vbox(self.filter, self.besides, (bled(self.list), 1), gap=6))
        self._column = scrolled(self.so_far)
        self._nothing = EmptyState(
            "magnifying-glass",
            tr("No conversation fits that"),
            tr("Try fewer words, or look at all of them again."),
            self._all_button(),
            tone="private",
        )
        self._sheets = QStackedWidget()
        for part in (self.sheet, self.new, self._nothing):
            self._sheets.addWidget(part)
        self._log = boxed(
            hbox(self._left, 26, (self._sheets, 1), 20, self._column, gap=0)
        )
        self._empty_new = Button(tr("Write the first entry"))
        self._empty_new.clicked.connect(self.new_asked)
        self._empty = EmptyState(
            "lock",
            tr("What you hear stays here"),
            tr(
                "Conversations stand here, what you heard and what you promised. "
                "Nobody else reads them; begin with the last one you had."
            ),
            self._empty_new,
            tone="private",
        )
        if self._desk.read_only:
            self._empty_new.block(tr("This book is open for reading only"))
        self._whole = QStackedWidget()
        self._whole.addWidget(self._log)
        self._whole.addWidget(self._empty)
        self.setLayout(vbox((self._whole, 1)))

    def _all_button(self) -> Button:
        button = Button(tr("Show all"))
        button.clicked.connect(self.filter.clear)
        button.clicked.connect(self.show_chosen)
        return button

    def _connect(self) -> None:
        self.filter.changed.connect(self.show_chosen)
        self.filter.words.down_pressed.connect(self.focus_list)
        self.besides.opened.connect(self._open_beside)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(self._open)
        self.list.opened_full.connect(self._open)
        self.list.deleted.connect(self._delete_line)
        self.acts.removed.connect(self.focus_list)
        self.new.begun.connect(self._go_on_writing)
        self.new.left.connect(self._leave_new)
        self.sheet.so_far_asked.connect(self._open_so_far)
        self._told.entry_asked.connect(self.open_entry)
        self._told.named.connect(self._name_so_far)

    @Slot()
    def focus_list(self) -> None:
        """Put the focus on the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        if line is not None and (self.entry is None or line.id != self.entry.id):
            self._close_new()
            self._show(line.entry)

    @Slot(object)
    def _open(self, line: Line) -> None:
        self._close_new()
        self._show(line.entry)
        if self.list.by_key:
            self.sheet.parts["strengths"].text.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _go_on_writing(self, entry_id: UUID) -> None:
        """Show the entry that was begun, with the cursor in its first part."""
        self.be_alone(alone=False)
        self._sheets.setCurrentWidget(self.sheet)
        self.filter.clear()
        self.refresh()
        self.open_entry(entry_id)
        if self._desk.veiled:
            self._desk.say(tr("It is begun. Take the veil off to write in it."))
        else:
            self.sheet.write()

    @Slot()
    def _leave_new(self) -> None:
        self._close_new()
        self._show(self.entry)
        if not self._desk.veiled:
            self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_new(self) -> None:
        self.be_alone(alone=False)
        if self._is_beginning():
            self._sheets.setCurrentWidget(self.sheet if self.entry else self._nothing)

    @Slot()
    def _open_so_far(self) -> None:
        if may_show(self._desk):
            self._told.open_panel()

    @Slot(str)
    def _name_so_far(self, name: str) -> None:
        self.sheet.so_far.set_name(tr("{name} so far").format(name=name))

    @Slot(object)
    def _delete_line(self, line: Line) -> None:
        self.acts.remove(line.id)


def _latest(shown: list[Entry]) -> Entry | None:
    """Return the last conversation that was held, else the first there is."""
    held = (one for one in shown if one.status is CoachingStatus.HELD)
    return next(held, shown[0] if shown else None)
