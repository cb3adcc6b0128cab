"""Needs & expertise: who asks for what, who can help, and what comes of it."""

import importlib
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import prefs
from ui.commands import Command, install_view
from ui.desk import Desk
from ui.places import Place
from ui.views.needs.acts import NeedsActs
from ui.views.needs.entries_page import EntriesPage
from ui.views.needs.listing_page import ListingPage
from ui.views.needs.look_page import LOOKS, LookPage
from ui.widgets.layout import vbox
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

_PAGES: Final = {
    "ranked": ("ui.views.needs.ranked_page", "RankedPage"),
    "matrix": ("ui.views.needs.matrix_page", "MatrixPage"),
    "network": ("ui.views.needs.network_page", "NetworkPage"),
    "pairs": ("ui.views.needs.pairs_page", "PairsPage"),
}
_KEPT: Final = "needs_look"


class NeedsView(QWidget):
    """Shows one look at a time, or a page in its place (import, topics)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale: set[str] = set()
        self._looks: dict[str, LookPage] = {}
        self._ways = {code: _Looking(self, code) for code in LOOKS}
        self.acts = NeedsActs(desk, self)
        self.page: Page | None = None  # what is shown in place of the look
        self._stack = QStackedWidget()
        self.setLayout(vbox((self._stack, 1)))
        remembered = prefs.text(_KEPT)
        self.look = remembered if remembered in LOOKS else "ranked"
        self.acts.page_asked.connect(self.open_page)
        desk.changed.connect(self._follow)
        desk.community_changed.connect(self._change_community)

    @property
    def current(self) -> LookPage:
        """The look one is in."""
        return self._look(self.look)

    def commands(self) -> list[Command]:
        """Return what can be asked here, of the view and of the look one is in.

        The keys of a look are installed with it, those of the view before there is one.
        """
        own = [
            Command("needs.add", tr("Add a need"), self.add, "Ctrl+N", "plus"),
            Command("needs.print", tr("Print"), self.print_papers, "Ctrl+P", "printer"),
            *(
                Command(
                    f"needs.{code}",
                    tr("Needs: {look}").format(look=tr(text)),
                    self._ways[code].show,
                    f"Alt+{at}",
                    icon,
                )
                for at, (code, (text, icon)) in enumerate(LOOKS.items(), 1)
            ),
            *self.acts.commands(),
            Command(
                "needs.close", tr("Close what is open"), self.back, "Esc", handled=True
            ),
        ]
        if self._looks:
            own += self.current.commands()
        return own

    def show_place(self, place: Place) -> None:
        """Show the look one was in, or what is asked for in it.

        An intent may begin with a look ("matrix", "pairs:groups").
        """
        self._close_page()
        look, _, intent = place.intent.partition(":")
        if look not in LOOKS:
            look, intent = self.look, place.intent
        self.show_look(look)
        if place.item_id is not None:
            self.current.show_item(place.item_id, intent)
        elif intent == "add":
            self.add()
        elif intent and not self.acts.begin(intent):
            self.current.begin(intent)

    @Slot(object)
    def show_look(self, code: str) -> None:
        """Show another look."""
        self._close_page()
        page = self._look(code)
        self.look = code
        prefs.set_text(_KEPT, code)
        self._refresh_if_stale()
        by_switch = any(_holds(one) for one in self._looks.values())
        self._stack.setCurrentWidget(page)
        page.looks.choose(code)
        if by_switch:
            # after the key: Qt gives the focus to the switch one has just left
            QTimer.singleShot(0, self, self._focus_switch)
        else:
            page.setFocus()

    @Slot()
    def _focus_switch(self) -> None:
        looks = self.current.looks
        looks.button(self.look).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def add(self) -> None:
        """Begin adding needs, or what somebody brings."""
        if isinstance(self.page, EntriesPage):
            self.acts.add_in(self.page)
        else:
            self._close_page()
            self.acts.add_in(self.current)

    @Slot()
    def print_papers(self) -> None:
        """Print what belongs to the look."""
        self.current.print_papers()

    @Slot()
    def back(self) -> None:
        """Go back one step: to the look, or from its panel."""
        if isinstance(self.page, ListingPage) and self.page.step_back():
            return
        if self.page is not None:
            self._close_page()
        else:
            self.current.step_back()

    @Slot(object)
    def open_page(self, page: Page) -> None:
        """Show a page in place of the look, until it is finished or Esc."""
        self._close_page()
        self.page = page
        page.back_asked.connect(self._close_page)
        if isinstance(page, EntriesPage):
            page.add_asked.connect(self.add)
            page.more_asked.connect(self.acts.offer)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        (self.page or self.current).setFocus(reason)

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

    def _look(self, code: str) -> LookPage:
        if code not in self._looks:
            module, kind = _PAGES[code]
            page: LookPage = getattr(importlib.import_module(module), kind)(self._desk)
            page.look_asked.connect(self.show_look)
            page.add_asked.connect(self.add)
            page.more_asked.connect(self.acts.offer)
            page.page_asked.connect(self.open_page)
            self._looks[code] = page
            self._stack.addWidget(page)
            self._stale.add(code)
            install_view(page)
        return self._looks[code]

    @Slot()
    def _close_page(self) -> None:
        if self.page is None:
            return
        page, self.page = self.page, None
        self._stack.setCurrentWidget(self.current)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.current.come_back()
        self.current.setFocus()

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self._stale.update(self._looks)
            if self.isVisible():
                self._refresh_if_stale()

    @Slot()
    def _change_community(self) -> None:
        self._close_page()
        for page in self._looks.values():
            page.leave_community()
        self._stale.update(self._looks)
        if self.isVisible():
            self._refresh_if_stale()

    def _refresh_if_stale(self) -> None:
        if self.look in self._stale:
            self._stale.discard(self.look)
            self.current.refresh()


class _Looking(QObject):
    """The way to a look; an object of Qt's, which a key can hold on to."""

    def __init__(self, view: NeedsView, code: str) -> None:
        super().__init__(view)
        self._view, self._code = view, code

    @Slot()
    def show(self) -> None:
        """Show it."""
        self._view.show_look(self._code)


def _holds(page: LookPage) -> bool:
    focused = page.focusWidget()
    return (
        focused is not None and page.looks.isAncestorOf(focused) and focused.hasFocus()
    )
