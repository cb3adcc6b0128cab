"""The coaching log: the private room, in plum, read by nobody but the coach."""

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.coaching import entries
from app.coaching.entries import Entry
from app.i18n import tr
from app.vocabulary import CoachingKind, CoachingStatus
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.theme import tokens
from ui.views.coaching import words
from ui.views.coaching.check_ins_page import CheckInsPage
from ui.views.coaching.commands import commands
from ui.views.coaching.launch_page import LaunchPage
from ui.views.coaching.log_page import LogPage
from ui.views.coaching.own_copy import OwnCopy
from ui.views.coaching.pages import KINDS, PAGES, TABLES
from ui.views.coaching.veil import Veiled, VeiledPage, may_show
from ui.views.coaching.wisdom_page import WisdomPage
from ui.widgets.base import ROOM
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Segmented
from ui.widgets.layout import boxed, vbox


class CoachingView(QWidget):
    """One page of the room at a time, or the veil over all of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(ROOM, "private")
        self._desk = desk
        self._stale = True
        self.page = VeiledPage(desk)
        self.own_copy = OwnCopy(desk, self.page, self)
        options = [(code, tr(text), icon) for code, (text, icon) in PAGES.items()]
        self.look = Segmented(tr("What of the room"), options, "log")
        self.lock = IconButton("lock", tr("Lock now"), shortcut="Ctrl+L", size=32)
        self.cover = IconButton(
            "eye-slash",
            tr("Veil while you share your screen"),
            shortcut="Ctrl+Shift+V",
            size=32,
            checkable=True,
        )
        self.print = IconButton(
            "printer", tr("Print your own copy"), shortcut="Ctrl+P", size=32
        )
        self.new = Button(tr("New entry"), "plus", "private", tip="Ctrl+N")
        self.log = LogPage(desk, self.page)
        self.launch = LaunchPage(desk)
        self.wisdom = WisdomPage(desk, self.page)
        self.check_ins = CheckInsPage(desk)
        self._lay_out()
        self._connect()
        if desk.read_only:
            self.new.block(tr("This book is open for reading only"))
        self._show_veil()

    def commands(self) -> list[Command]:
        """Return what can be asked here; no word of an entry is among it."""
        return commands(self)

    def show_place(self, place: Place) -> None:
        """Show the log, an entry or a page of it, or begin what is asked for."""
        self._refresh_if_stale()
        if place.intent in PAGES and place.intent != "log":
            self.show_page(place.intent)
        elif place.intent in KINDS:
            self.begin(place.item_id, KINDS[place.intent])
        elif place.intent == "add":
            self.add()
        elif place.item_id is not None:
            self.open_entry(place.item_id)

    def here(self) -> Place:
        """Return where one is in the room: the entry that is shown, or the page."""
        community, code = self._desk.community_id, self.look.current()
        entry = self.log.entry
        if code != "log":
            return Place("coaching", community, intent=code)
        return Place("coaching", community, entry.id if entry else None)

    @Slot(object)
    def show_page(self, code: str) -> None:
        """Show another page of the room."""
        self.log.leave_alone()
        by_switch = self.look.isAncestorOf(self.focusWidget() or self)
        self.page.close_panel()
        self.look.choose(code)
        shown = self._pages[code]
        self._stack.setCurrentWidget(shown)
        shown.refresh()
        if not by_switch and not self._desk.veiled:
            shown.start.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def add(self) -> None:
        """Begin a new entry."""
        self.begin(None, None)

    @Slot(object, object)
    def begin(self, whom: UUID | None, kind: CoachingKind | None) -> None:
        """Begin a new entry with somebody, of a kind.

        Under the veil the fields of it stand there alone, and what is begun is covered.
        """
        self._refresh_if_stale()
        if not self.log.is_alone:
            self.show_page("log")
        self.log.begin(whom, kind, alone=self._desk.veiled)

    @Slot(object)
    def open_entry(self, entry_id: UUID) -> None:
        """Show one entry."""
        self._refresh_if_stale()
        self.show_page("log")
        self.log.open_entry(entry_id)

    @Slot()
    def search(self) -> None:
        """Put the cursor into the field that searches in the room, and only there."""
        if not may_show(self._desk):
            return
        self.show_page("log")
        self.log.begin_search()

    @Slot()
    def flip_veil(self) -> None:
        """Hide all private words, or let them be seen again."""
        self._desk.set_veiled(veiled=not self._desk.veiled)

    @Slot()
    def back(self) -> None:
        """Go back one step: close the question, the panel, what is begun."""
        if self.own_copy.is_asking:
            self.own_copy.drop()
        elif self.page.panel() is not None:
            self.page.close_panel()
        else:
            self.log.step_back()

    def regions(self) -> list[QWidget]:
        """Return what F6 jumps between."""
        return self.page.regions()

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        if self._desk.veiled:
            super().setFocus(reason)
        else:
            self._pages[self.look.current()].start.setFocus(reason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        elif event.key() == Qt.Key.Key_Space and self._desk.veiled:
            if not event.isAutoRepeat() and not self.log.is_alone:
                self.room.peek()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._cover()
        super().keyReleaseEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cover()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._refresh_if_stale()
        super().showEvent(event)

    def _lay_out(self) -> None:
        self._pages: dict[str, LogPage | LaunchPage | WisdomPage | CheckInsPage] = {
            "log": self.log,
            "launch": self.launch,
            "wisdom": self.wisdom,
            "check_ins": self.check_ins,
        }
        self._stack = QStackedWidget()
        for one in self._pages.values():
            self._stack.addWidget(one)
        self.page.set_segment(self.look)
        for widget in (self.lock, self.cover, self.print, self.new):
            self.page.add_action(widget)
        self._column = vbox((self._stack, 1))
        self.room = Veiled(self._desk, boxed(self._column))
        self.veil = self.room.veil
        self.page.set_body(self.room, scroll=False, padded=False)
        self.page.rule.show()
        self.setLayout(vbox((self.page, 1)))

    def _connect(self) -> None:
        self.look.chosen.connect(self.show_page)
        self.lock.clicked.connect(self._lock)
        self.cover.clicked.connect(self.flip_veil)
        self.veil.off.clicked.connect(self.flip_veil)
        self.print.clicked.connect(self.own_copy.ask)
        self.new.clicked.connect(self.add)
        self.log.new_asked.connect(self.add)
        self.log.alone_changed.connect(self._cover_alone)
        self.log.acts.saying_asked.connect(self._keep_saying)
        self.log.saying_asked.connect(self._open_saying)
        self.wisdom.entry_asked.connect(self.open_entry)
        self.launch.entry_asked.connect(self.open_entry)
        self.launch.log_asked.connect(self.begin)
        self.check_ins.log_asked.connect(self.begin)
        self._desk.changed.connect(self._follow)
        self._desk.community_changed.connect(self._change_community)
        self._desk.veil_changed.connect(self._show_veil)

    @Slot()
    def _lock(self) -> None:
        """Lock the book; the window it is open in knows how."""
        guard = getattr(self.window(), "guard", None)
        if guard is not None:
            guard.lock()

    @Slot(object)
    def _keep_saying(self, entry: Entry) -> None:
        self.show_page("wisdom")
        self.wisdom.begin(entry)

    @Slot(object)
    def _open_saying(self, saying_id: UUID) -> None:
        self.show_page("wisdom")
        self.wisdom.open_saying(saying_id)

    @Slot()
    def _show_veil(self) -> None:
        veiled = self._desk.veiled
        self.cover.setChecked(veiled)
        if veiled:
            self.page.close_panel()
            self.own_copy.drop()
        policy = Qt.FocusPolicy.StrongFocus if veiled else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setAccessibleName(tr("Coaching log, veiled. Hold Space to read"))
        self.log.be_alone(alone=False)
        self._cover()
        for widget in (self.look, self.new, self.print):
            widget.setEnabled(not veiled)
        if self.isVisible():
            self.setFocus()

    @Slot()
    def _cover_alone(self) -> None:
        self._cover()
        if self._desk.veiled and not self.log.is_alone and self.isVisible():
            self.setFocus()

    def _cover(self) -> None:
        """Show the veil if it is on, unless a new entry stands there alone."""
        if self.log.is_alone:
            self.room.show_part()
        else:
            self.room.cover()

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    @Slot()
    def _change_community(self) -> None:
        self.page.close_panel()
        self.own_copy.drop()
        self.log.leave_community()
        self.wisdom.leave_community()
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if not self._stale:
            return
        self._stale = False
        self.log.refresh()
        held, shared = entries.counted(self.log.entries)
        days = [
            one.happened_on
            for one in self.log.entries
            if one.happened_on and one.status is CoachingStatus.HELD
        ]
        locked = self._desk.store.key is not None
        first = min(days, default=None)
        self.page.set_sub(words.standing(held, shared, first, locked=locked))
        current = self._pages[self.look.current()]
        if current is not self.log:
            current.refresh()

    def _pad(self) -> None:
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self._column.setContentsMargins(pad - 12, 14, 24, 14)
        # where there is little room the header's own lock is enough
        self.lock.setVisible(self.window().width() >= tokens.OVERLAY_BELOW)

    @override
    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._pad()
