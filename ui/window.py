"""The window: the shell, the views in it, and the way between them."""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import prefs
from ui.bookshelf import Bookshelf
from ui.commands import Command, install_view
from ui.guard import Guard
from ui.notices import Notices
from ui.places import Place
from ui.problems import Problems
from ui.rekeying import Rekeying
from ui.shell.header import Header
from ui.shell.rail import Rail
from ui.shell.sheet import Sheet
from ui.theme import theme

if TYPE_CHECKING:
    from app.community.communities import Brief
    from ui.caretaker import Caretaker
    from ui.desk import Desk

# Loaded when first visited: the window is painted before the book is opened.
VIEWS: Final = {
    "today": ("ui.views.today_view", "TodayView"),
    "communities": ("ui.views.communities_view", "CommunitiesView"),
    "create": ("ui.views.create_view", "CreateView"),
    "charter": ("ui.views.charter_view", "CharterView"),
    "people": ("ui.views.people_view", "PeopleView"),
    "needs": ("ui.views.needs_view", "NeedsView"),
    "sessions": ("ui.views.sessions_view", "SessionsView"),
    "planner": ("ui.views.planner_view", "PlannerView"),
    "assistance": ("ui.views.assistance_view", "AssistanceView"),
    "handoff": ("ui.views.handoff_view", "HandoffView"),
    "coaching": ("ui.views.coaching_view", "CoachingView"),
    "settings": ("ui.views.settings_view", "SettingsView"),
    "time": ("ui.views.time_view", "TimeView"),
}
OF_A_COMMUNITY: Final = frozenset(
    {"charter", "people", "needs", "sessions", "planner", "assistance"}
    | {"handoff", "coaching"}
)
_ON_RAIL: Final = {"planner": "sessions", "create": "communities", "time": "today"}
# what the header and the rail show comes from these tables
_IN_SHELL: Final = frozenset(
    {"action", "community", "membership", "party", "private_note", "session"}
    | {"setting", "site", "transition"}
)
_NARROW_BELOW: Final = 1280
_BEST: Final = QSize(1440, 900)
_FRAME: Final = 40  # px, about, of the bar the desktop puts above it


class Window(QWidget):
    """Holds everything; knows where one is."""

    def __init__(self, heard: Problems | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Circlebook")
        self.setMinimumSize(1100, 680)
        self.header = Header(self)
        self.rail = Rail(self)
        self.sheet = Sheet(self)
        self.notices = Notices(self.sheet, self.rail, self)
        self.lobby = Sheet(self, inset=8)  # what is seen of a locked book
        self.shelf = Bookshelf(self, leave=self._leave_book)
        self.guard = Guard(self)
        self.rekeying = Rekeying(self)
        self.place = Place("")
        self.commands: list[Command] = []  # what can be asked of the window itself
        self._behind: list[Place] = []
        self._views: dict[str, Any] = {}
        self._briefs: list[Brief] = []
        self._caretaker: Caretaker | None = None
        self._is_placed = True  # where it was, as far as that is known
        self._leaving = False  # asked to close while something could not be kept
        self._lay_out()
        self._connect()
        if heard is not None:
            heard.sentence.connect(self.notices.warn)
            heard.bug.connect(self.notices.confess)
        if not prefs.restore_geometry(self):
            self.resize(_BEST)
            self._is_placed = False

    def appear(self) -> None:
        """Show the window where it was, or as large as is good and the screen has."""
        room = self.screen().availableGeometry().size()
        framed = _BEST + QSize(0, _FRAME)
        if not self._is_placed and framed.boundedTo(room) != framed:
            self.showMaximized()
        else:
            self.show()

    @property
    def desk(self) -> "Desk | None":
        """The desk of the open book."""
        return self.shelf.desk

    @property
    def behind(self) -> list[Place]:
        """Where one was before, the last place last."""
        return self._behind

    @property
    def briefs(self) -> "list[Brief]":
        """The communities one can switch to."""
        return self._briefs

    @Slot(object)
    def begin(self, book: Path | None) -> None:
        """Open `book`, or the last one, or show the first run."""
        from app.errors import CirclebookError, LockedError
        from ui import keys

        keys.install(self)
        path = book or self.shelf.last()
        if path is None:
            self.show_first_run()
            return
        try:
            self.shelf.open(path, create=book is not None)
        except LockedError:
            pass  # the guard asks for its passphrase
        except CirclebookError as error:
            self.notices.warn(str(error))
        finally:
            if self.desk is None and not self.lobby.isVisibleTo(self):
                self.show_first_run()  # whatever happened, there is a way on

    def show_first_run(self) -> None:
        """Offer to start a community, open the sample or open a book."""
        from ui.views.first_run_view import FirstRunView

        view = FirstRunView(self.shelf, self)
        self.guard.leave_lobby()
        self._clear_views()
        self.sheet.views.addWidget(view)
        self.sheet.views.setCurrentWidget(view)
        self.rail.show_current("")

    @Slot(object)
    def go(self, place: Place) -> None:
        """Show `place`, and remember where one was."""
        if self.desk is None:
            return
        community = self._community_for(place)
        if place.view in OF_A_COMMUNITY and community is None:
            place = Place("communities")
        if self.place.view and (self.place.view, self.place.item_id) != (
            place.view,
            place.item_id,
        ):
            self._behind.append(self.place)
        self._show(place, community)

    @Slot()
    def back(self) -> None:
        """Go back to where one was before."""
        if self._behind:
            place = self._behind.pop()
            self._show(place, self._community_for(place))

    @Slot(str)
    def go_to_view(self, view: str) -> None:
        """Show a view of the community one is in."""
        self.go(Place(view, self.desk.community_id if self.desk else None))

    @Slot(object)
    def switch(self, community_id: UUID) -> None:
        """Enter another community, in the same view if it is one of a community."""
        kept = OF_A_COMMUNITY - {"planner"}
        view = self.place.view if self.place.view in kept else ""
        self.go(Place(view or "sessions", community_id))

    def return_to(self, place: Place, behind: list[Place]) -> None:
        """Show where one was before the book was locked, and what was behind that."""
        self.go(place)
        self._behind[:] = behind

    def forget(self) -> None:
        """Take off the shell what it shows of the book there was."""
        self.notices.forget()
        self._briefs = []
        self._behind.clear()
        self.place = Place("")
        self.rail.show_community("")
        for item in self.rail.items.values():
            item.set_badge(0)

    def fit_width(self) -> None:
        """Let header and rail take the room there is."""
        narrow = self.width() < _NARROW_BELOW
        self.rail.set_narrow(narrow=narrow)
        self.header.set_narrow(narrow=narrow)

    def current_view(self) -> Any:
        """Return the view on the sheet."""
        return self.sheet.views.currentWidget()

    @Slot()
    def refresh(self) -> None:
        """Read anew what the shell shows of the book."""
        from ui import standing

        if self.desk is not None:
            self._briefs = standing.refresh(self, self.desk)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("canvas"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit_width()
        super().resizeEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        prefs.save_geometry(self)
        self.rekeying.finish()
        if not self.shelf.close():
            event.ignore()  # what was typed could not be kept: it is still here
            self.guard.say_held()
            return
        self._clear_views()
        self.lobby.empty()
        super().closeEvent(event)

    def _leave_book(self) -> bool:
        """Keep what is being typed and make a last backup; tell whether all is kept."""
        if not self.keep_typed():
            return False
        self.let_go()
        return True

    def keep_typed(self, *, may_drop: bool = True) -> bool:
        """Keep what is being typed; tell whether all of it is.

        Who asks again leaves without it, unless it may not be dropped at all.
        """
        told = self.notices.told
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # a field being edited keeps what was typed
        is_asked_again = self._leaving and may_drop
        if not is_asked_again and (self.notices.told != told or self._is_editing()):
            self._leaving = may_drop  # asked again, it is left without
            if self.notices.told == told:
                self.notices.warn(
                    tr(
                        "What you typed could not be kept. It still is here; "
                        "close again to leave without it."
                    )
                )
            return False
        self._leaving = False
        return True

    def let_go(self, *, backs_up: bool = True) -> None:
        """Clear the views, and make a last backup if something has changed."""
        self._clear_views()  # while the book still is open: they may look into it
        if self._caretaker is not None and self.desk is not None:
            self.desk.tasks.finish()
            self._caretaker.close(backs_up=backs_up)
            self._caretaker = None

    def _is_editing(self) -> bool:
        fields = self.current_view().findChildren(QWidget)
        return any(one.isVisible() and one.property("editing") for one in fields)

    @Slot(object)
    def _opened(self, desk: "Desk") -> None:
        from ui.caretaker import Caretaker

        self.guard.leave_lobby()
        self._clear_views()
        self._behind.clear()
        self.place = Place("")
        self.sheet.drop_banner()
        self.notices.listen(desk)
        desk.asked_for.connect(self.go)
        desk.changed.connect(self._follow)
        desk.community_changed.connect(self._show_where)
        self._caretaker = Caretaker(desk, desk)
        self._caretaker.failed.connect(self.notices.warn)
        self._caretaker.made.connect(self.refresh)
        self.refresh()
        self._warn_of_place(desk)
        if self.guard.bring_back(desk):
            return
        if self._briefs:
            self._remembered_community(desk)
            self.go(Place("today"))
        else:
            self.go(Place("communities"))

    def _remembered_community(self, desk: "Desk") -> None:
        from ui import standing

        kept = prefs.text("community")
        known = {brief.id.hex: brief.id for brief in self._briefs}
        desk.enter(known.get(kept) or standing.next_up(desk) or self._briefs[0].id)

    def _warn_of_place(self, desk: "Desk") -> None:
        from app.book import books

        if desk.store.notice:
            self.notices.remark(desk.store.notice)
        elif service := books.synced_by(desk.path):
            sentence = tr(
                "This book lies in a folder synced by {service}. Such a service can "
                "damage a book while it copies it; keep the book on this laptop and "
                "let the service have the backups."
            )
            self.notices.remark(sentence.format(service=service))

    def _community_for(self, place: Place) -> UUID | None:
        wanted = place.community_id or (self.desk.community_id if self.desk else None)
        known = [brief.id for brief in self._briefs]
        if wanted in known:
            return wanted
        return known[0] if known else None

    def _show(self, place: Place, community_id: UUID | None) -> None:
        desk = self.desk
        if desk is None:
            return
        if community_id is not None:
            desk.enter(community_id)
            prefs.set_text("community", community_id.hex)
        view = self._view(place.view)
        self.place = place
        self.sheet.views.setCurrentWidget(view)
        view.show_place(place)
        self.rail.show_current(_ON_RAIL.get(place.view, place.view))
        if place.view == "today":
            self.refresh()  # another day may have begun
        else:
            self._show_where()
        view.setFocus()

    def _view(self, name: str) -> Any:
        if name not in self._views:
            module, kind = VIEWS[name]
            view = getattr(importlib.import_module(module), kind)(self.desk, self)
            self._views[name] = view
            self.sheet.views.addWidget(view)
            install_view(view)
        return self._views[name]

    @Slot()
    def _show_where(self) -> None:
        from ui import standing

        if self.desk is not None:
            standing.show_where(self, self.desk, self._briefs)

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _IN_SHELL:
            # after the views: one of them may be about to go somewhere
            QTimer.singleShot(0, self, self.refresh)

    def _clear_views(self) -> None:
        self._views.clear()
        self.sheet.empty()

    def _connect(self) -> None:
        self.shelf.opened.connect(self._opened)
        self.rail.chosen.connect(self.go_to_view)
        self.header.switcher_asked.connect(self._choose_community)
        self.header.palette_asked.connect(self.open_palette)
        self.header.lock_asked.connect(self.guard.lock)
        self.header.settings_asked.connect(self._go_to_settings)
        self.header.profile_asked.connect(self._go_to_profile)

    @Slot()
    def open_palette(self) -> None:
        """Open search and commands over the window."""
        from ui.dialogs.palette import Palette

        if self.desk is not None:
            Palette.open_over(self)

    @Slot()
    def _choose_community(self) -> None:
        from ui import standing

        if self.desk is not None:
            standing.open_switcher(self)

    @Slot()
    def _go_to_settings(self) -> None:
        self.go(Place("settings"))

    @Slot()
    def _go_to_profile(self) -> None:
        self.go(Place("settings", intent="you"))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.sheet, 1)
        row.addWidget(self.lobby, 1)
        self.lobby.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)
