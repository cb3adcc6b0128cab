"""A view of several looks: the same things seen in different ways, under one head."""

import importlib
from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.i18n import tr
from ui import prefs
from ui.commands import Command, install_view
from ui.desk import Desk
from ui.places import Place
from ui.widgets.base import BeginsAt
from ui.widgets.choices import Segmented
from ui.widgets.layout import vbox
from ui.widgets.pages import Page

Looks = Mapping[str, tuple[str, str]]
"""The looks of a view: code → its name (marked, not translated yet) and its icon."""


class LookPage(BeginsAt, Page):
    """One look: a page under the head that all looks share.

    A look reads what it shows in `refresh`, which is called when it comes up and
    something of it has changed; it shows its line under the title by `set_sub`.
    """

    looks_offered: ClassVar[Looks]
    look: ClassVar[str]
    look_asked = Signal(object)  # a code of `looks_offered`
    page_asked = Signal(object)  # a Page to be shown in place of the look

    def __init__(self, title: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(title, wide=True, parent=parent)
        self.desk = desk
        options = [
            (c, tr(text), icon) for c, (text, icon) in self.looks_offered.items()
        ]
        self.looks = Segmented(tr("Look at it as"), options, self.look)
        self.set_segment(self.looks)
        self.looks.chosen.connect(self.look_asked)

    def commands(self) -> list[Command]:
        """Return what can be asked of this look alone; its keys work in it."""
        return []

    def refresh(self) -> None:
        """Show what the book says now."""

    def show_item(self, item_id: UUID, intent: str = "") -> None:
        """Show one thing."""

    def begin(self, intent: str) -> None:
        """Begin what is asked for."""

    def step_back(self) -> bool:
        """Close what is open beside the look; tell whether something was (Esc)."""
        if self.panel() is None:
            return False
        self.close_panel()
        return True

    def come_back(self) -> None:
        """Take up again when a page that stood in its place is gone."""

    def leave_community(self) -> None:
        """Forget what belongs to the community one was in: panels, filters, cursor."""
        self.close_panel()

    def print_papers(self) -> None:
        """Print what belongs to this look (Ctrl+P)."""

    def community(self) -> Any:
        """Return the key of the community one is in, or None."""
        return self.desk.community_id


class LooksView(QWidget):
    """Shows one look at a time, or a page in its place."""

    name: ClassVar[str]  # as in the names of commands and of what is remembered
    looks_offered: ClassVar[Looks]
    pages: ClassVar[Mapping[str, tuple[str, str]]]  # code → module and class
    tables: ClassVar[frozenset[str]]  # what the view shows something of

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale: set[str] = set()
        self._looks: dict[str, Any] = {}
        self._ways = {code: _Looking(self, code) for code in self.looks_offered}
        self.page: Page | None = None  # what is shown in place of the look
        self._stack = QStackedWidget()
        self.setLayout(vbox((self._stack, 1)))
        remembered = prefs.text(self._kept)
        first = next(iter(self.looks_offered))
        self.look = remembered if remembered in self.looks_offered else first
        desk.changed.connect(self._follow)
        desk.community_changed.connect(self._change_community)

    @property
    def current(self) -> Any:
        """The look one is in."""
        return self._look(self.look)

    def commands(self) -> list[Command]:
        """Return what can be asked here, of the view and of the look one is in.

        The keys of a look are installed with it, those of the view before there is one.
        """
        own = [
            *self.own_commands(),
            *(
                Command(
                    f"{self.name}.{code}",
                    self.look_words(tr(text)),
                    self._ways[code].show,
                    f"Alt+{at}",
                    icon,
                )
                for at, (code, (text, icon)) in enumerate(self.looks_offered.items(), 1)
            ),
            Command(
                f"{self.name}.close",
                tr("Close what is open"),
                self.back,
                "Esc",
                handled=True,
            ),
        ]
        if self._looks:
            own += self.current.commands()
        return own

    def own_commands(self) -> list[Command]:
        """Return what can be asked of the view itself, beside its looks."""
        return []

    def look_words(self, look: str) -> str:
        """Return what the palette calls a look."""
        raise NotImplementedError

    def made(self, page: Any) -> None:
        """Connect what is special of a look that has been made."""

    def begin_intent(self, intent: str) -> None:
        """Begin what a place asked for."""
        self.current.begin(intent)

    def show_place(self, place: Place) -> None:
        """Show the look one was in, or what is asked for in it.

        An intent may begin with a look ("matrix", "pairs:groups").
        """
        self.close_page()
        look, _, intent = place.intent.partition(":")
        if look not in self.looks_offered:
            look, intent = self.look, place.intent
        self.show_look(look)
        if place.item_id is not None:
            self.current.show_item(place.item_id, intent)
        elif intent:
            self.begin_intent(intent)

    @Slot(object)
    def show_look(self, code: str) -> None:
        """Show another look."""
        self.close_page()
        page = self._look(code)
        self.look = code
        prefs.set_text(self._kept, code)
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
    def print_papers(self) -> None:
        """Print what belongs to the look."""
        self.current.print_papers()

    @Slot()
    def back(self) -> None:
        """Go back one step: to the look, or from its panel."""
        if self.page is not None:
            self.close_page()
        else:
            self.current.step_back()

    @Slot(object)
    def open_page(self, page: Page) -> None:
        """Show a page in place of the look, until it is finished or Esc."""
        self.close_page()
        self.page = page
        page.back_asked.connect(self.close_page)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_page(self) -> None:
        """Show the look again that a page stood in place of."""
        if self.page is None:
            return
        page, self.page = self.page, None
        self._stack.setCurrentWidget(self.current)
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
        self.current.come_back()
        self.current.setFocus()

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

    @property
    def _kept(self) -> str:
        return f"{self.name}_look"

    @Slot()
    def _focus_switch(self) -> None:
        looks = self.current.looks
        looks.button(self.look).setFocus(Qt.FocusReason.TabFocusReason)

    def _look(self, code: str) -> Any:
        if code not in self._looks:
            module, kind = self.pages[code]
            page = getattr(importlib.import_module(module), kind)(self._desk)
            page.look_asked.connect(self.show_look)
            page.page_asked.connect(self.open_page)
            self.made(page)
            self._looks[code] = page
            self._stack.addWidget(page)
            self._stale.add(code)
            install_view(page)
        return self._looks[code]

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & self.tables:
            self._stale.update(self._looks)
            if self.isVisible():
                self._refresh_if_stale()

    @Slot()
    def _change_community(self) -> None:
        self.close_page()
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

    def __init__(self, view: LooksView, code: str) -> None:
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
