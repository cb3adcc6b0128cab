"""The coaching log: the private room, in plum, read by nobody but the coach."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.coaching import entries
from app.coaching.entries import Entry
from app.i18n import mark, tr
from app.vocabulary import CoachingKind, CoachingStatus
from ui.commands import Command
from ui.desk import Desk
from ui.dialogs.prints import print_own_log
from ui.places import Place
from ui.theme import tokens
from ui.views.coaching import words
from ui.views.coaching.check_ins_page import CheckInsPage
from ui.views.coaching.launch_page import LaunchPage
from ui.views.coaching.log_page import LogPage
from ui.views.coaching.veil import Veil
from ui.views.coaching.wisdom_page import WisdomPage
from ui.widgets.base import ROOM
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Segmented
from ui.widgets.feedback import Banner
from ui.widgets.layout import boxed, vbox
from ui.widgets.pages import Page

PAGES: Final = {
    "log": (mark("Log"), "notebook"),
    "launch": (mark("Before the launch"), "hand-waving"),
    "wisdom": (mark("Wisdom"), "quotes"),
    "check_ins": (mark("Check-ins"), "phone-call"),
}
TABLES: Final = frozenset(
    {
        "agreement",
        "coaching_contact",
        "coaching_participant",
        "coaching_reflection",
        "coaching_summary",
        "community",
        "consent",
        "membership",
        "party",
        "person",
        "private_note",
        "role_term",
        "session",
        "setting",
        "site",
        "ta_engagement",
        "topic",
    }
)
"""What the view shows something of."""

_KINDS: Final = {
    "log": None,
    "one_to_one": CoachingKind.ONE_TO_ONE,
    "check_in": CoachingKind.CHECK_IN,
}


class CoachingView(QWidget):
    """One page of the room at a time, or the veil over all of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(ROOM, "private")
        self._desk = desk
        self._stale = True
        self.page = Page(tr("Coaching log"), room="private", icon="lock", wide=True)
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
        self.veil = Veil()
        self._asked: Banner | None = None
        self._lay_out()
        self._connect()
        if desk.read_only:
            self.new.block(tr("This book is open for reading only"))
        self._show_veil()

    def commands(self) -> list[Command]:
        """Return what can be asked here; no word of an entry is among it."""
        return [
            Command("coaching.new", tr("New coaching entry"), self.add, "Ctrl+N"),
            Command("coaching.find", tr("Search your notes"), self.search, "F"),
            Command(
                "coaching.veil",
                tr("Veil the coaching log, or take the veil off"),
                self.flip_veil,
                "Ctrl+Shift+V",
                "eye-slash",
            ),
            Command(
                "coaching.print",
                tr("Print your own copy of the log"),
                self.ask_print,
                "Ctrl+P",
                "printer",
            ),
            Command("coaching.share", tr("Share a summary"), self.log.acts.open_share),
            Command("coaching.ta", tr("Raise a TA request"), self.log.acts.raise_ta),
            *(
                Command(
                    f"coaching.{code}",
                    tr("Coaching: {page}").format(page=tr(text)),
                    partial(self.show_page, code),
                    f"Alt+{at}",
                    icon,
                )
                for at, (code, (text, icon)) in enumerate(PAGES.items(), 1)
            ),
            Command(
                "coaching.close",
                tr("Close what is open"),
                self.back,
                "Esc",
                handled=True,
            ),
            Command(
                "coaching.delete",
                tr("Delete what one is at"),
                self.log.focus_list,
                "Del",
                handled=True,
            ),
        ]

    def show_place(self, place: Place) -> None:
        """Show the log, an entry or a page of it, or begin what is asked for."""
        self._refresh_if_stale()
        if place.intent in PAGES and place.intent != "log":
            self.show_page(place.intent)
        elif place.intent in _KINDS:
            self.begin(place.item_id, _KINDS[place.intent])
        elif place.intent == "add":
            self.add()
        elif place.item_id is not None:
            self.open_entry(place.item_id)

    @Slot(object)
    def show_page(self, code: str) -> None:
        """Show another page of the room."""
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
        """Begin a new entry with somebody, of a kind."""
        self._refresh_if_stale()
        self.show_page("log")
        if self._desk.veiled:
            self._desk.set_veiled(veiled=False)
        self.log.begin(whom, kind)

    @Slot(object)
    def open_entry(self, entry_id: UUID) -> None:
        """Show one entry."""
        self._refresh_if_stale()
        self.show_page("log")
        self.log.open_entry(entry_id)

    @Slot()
    def search(self) -> None:
        """Put the cursor into the field that searches in the room, and only there."""
        self.show_page("log")
        self.log.begin_search()

    @Slot()
    def flip_veil(self) -> None:
        """Hide all private words, or let them be seen again."""
        self._desk.set_veiled(veiled=not self._desk.veiled)

    @Slot()
    def back(self) -> None:
        """Go back one step: close the question, the panel, what is begun."""
        if self._asked is not None:
            self._drop_question()
        elif self.page.panel() is not None:
            self.page.close_panel()
        else:
            self.log.step_back()

    @Slot()
    def ask_print(self) -> None:
        """Ask once, for what comes out of the printer can be read by anybody."""
        self._drop_question()
        go = Button(tr("Print it"), "printer")
        go.clicked.connect(self._print)
        self._asked = Banner(
            tr("This prints what only you may read"),
            tr(
                "Every page is stamped Private. Fetch it from the printer yourself, "
                "and keep it as you keep this book."
            ),
            go,
            tone="honey",
            icon="lock",
        )
        self._asked.dismissed.connect(self._drop_question)
        self.page.show_banner(self._asked)
        go.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            if not event.isAutoRepeat():
                self._whole.setCurrentIndex(0)
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._cover_again()
        super().keyReleaseEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cover_again()

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
        self._whole = QStackedWidget()
        self._whole.addWidget(boxed(self._column))
        self._whole.addWidget(self.veil)
        self.page.set_body(self._whole, scroll=False, padded=False)
        self.page.rule.show()
        self.setLayout(vbox((self.page, 1)))

    def _connect(self) -> None:
        self.look.chosen.connect(self.show_page)
        self.lock.clicked.connect(self._lock)
        self.cover.clicked.connect(self.flip_veil)
        self.veil.off.clicked.connect(self.flip_veil)
        self.print.clicked.connect(self.ask_print)
        self.new.clicked.connect(self.add)
        self.log.new_asked.connect(self.add)
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
    def _print(self) -> None:
        self._drop_question()
        if self._desk.community_id is not None:
            print_own_log(self, self._desk, self._desk.community_id)

    @Slot()
    def _drop_question(self) -> None:
        if self._asked is not None:
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None

    @Slot()
    def _show_veil(self) -> None:
        veiled = self._desk.veiled
        self.cover.setChecked(veiled)
        if veiled:
            self.page.close_panel()
            self._drop_question()
        policy = Qt.FocusPolicy.StrongFocus if veiled else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.setAccessibleName(tr("Coaching log, veiled. Hold Space to read"))
        self._whole.setCurrentIndex(1 if veiled else 0)
        for widget in (self.look, self.new, self.print):
            widget.setEnabled(not veiled)
        if self.isVisible():
            self.setFocus()

    def _cover_again(self) -> None:
        if self._desk.veiled:
            self._whole.setCurrentIndex(1)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self._stale = True
            if self.isVisible():
                self._refresh_if_stale()

    @Slot()
    def _change_community(self) -> None:
        self.page.close_panel()
        self.log.leave_community()
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
