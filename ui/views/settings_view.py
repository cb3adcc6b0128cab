"""Settings: one scrolling page, with its sections in a list on the left."""

from typing import Any, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.about import Component
from app.i18n import tr
from ui.commands import Command
from ui.desk import Desk
from ui.places import Place
from ui.theme import theme, tokens
from ui.views.settings.appearance import Appearance
from ui.views.settings.backups import Backups
from ui.views.settings.book import Book
from ui.views.settings.keeping import Keeping
from ui.views.settings.more import About, Keyboard, Notice, Printing
from ui.views.settings.privacy import Privacy
from ui.views.settings.sections import INSET, WIDTH, Section, SectionList
from ui.views.settings.you import You
from ui.widgets.labels import Rule
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox
from ui.widgets.pages import Page

_PRIVATE: Final = frozenset({"community", "coaching_reflection", "private_note"})
_SHOWN: Final = frozenset({"setting"})


class SettingsView(QWidget):
    """What the coach has said of herself, of this laptop and of this book."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = ""
        self.page = Page(tr("Settings"), tr("These stay on this laptop."))
        self.appearance = Appearance()
        self.privacy = Privacy(desk)
        self.you = You(desk)
        self.book = Book(desk, self._command)
        self.backups = Backups(desk)
        self.keeping = Keeping(desk)
        self.printing = Printing(desk)
        self.keyboard = Keyboard(self._command)
        self.about = About()
        self.sections: tuple[Section, ...] = (
            self.appearance,
            self.privacy,
            self.you,
            self.book,
            self.backups,
            self.keeping,
            self.printing,
            self.keyboard,
            self.about,
        )
        self.list = SectionList(self.sections)
        self._lay_out()
        self.list.chosen.connect(self.show_section)
        self.about.asked.connect(self._show_notice)
        self._scroller.verticalScrollBar().valueChanged.connect(self._follow_scroll)
        desk.changed.connect(self._follow)

    def commands(self) -> list[Command]:
        """Return what can be asked of this view."""
        return [
            Command(
                "backup",
                tr("Back up now"),
                self.backups.back_up,
                "Ctrl+B",
                "hard-drives",
            )
        ]

    def regions(self) -> list[QWidget]:
        """Return what F6 jumps between."""
        panel = self.page.panel()
        return [self.list, self._scroller, *([panel] if panel else [])]

    def show_place(self, place: Place) -> None:
        """Show the section the place asks for ("you", "backups", …)."""
        known = {section.key: section for section in self.sections}
        if place.intent in known:
            # after the layout: only then a section knows where it stands
            self._wanted = place.intent
            QTimer.singleShot(0, self, self._show_wanted)
            known[place.intent].begin()

    @Slot(str)
    def show_section(self, key: str) -> None:
        """Scroll to a section and mark it in the list."""
        section = next(one for one in self.sections if one.key == key)
        self._scroller.verticalScrollBar().setValue(max(0, section.y() - 2))
        self.list.show_current(key)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.privacy.refresh()
        self.you.refresh()
        self.book.refresh()
        self.backups.refresh()
        self.keeping.refresh()
        self.printing.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _show_wanted(self) -> None:
        if self._wanted:
            key, self._wanted = self._wanted, ""
            self.show_section(key)
            next(one for one in self.sections if one.key == key).begin()

    @Slot(object)
    def _follow(self, tables: frozenset[str]) -> None:
        if tables & _PRIVATE and self.isVisible():
            self.keeping.refresh()
        if tables & _SHOWN:
            self.privacy.refresh()
            self.you.refresh()
            self.printing.refresh()

    @Slot(int)
    def _follow_scroll(self, value: int) -> None:
        bar = self._scroller.verticalScrollBar()
        passed = [one for one in self.sections if one.y() <= value + 60]
        if value >= bar.maximum() and bar.maximum():
            # what is short and last never reaches the top
            low = value + self._scroller.viewport().height() * 2 // 3
            passed = [one for one in self.sections if one.y() <= low]
        if passed:
            self.list.show_current(passed[-1].key)

    @Slot(object)
    def _show_notice(self, component: Component) -> None:
        self.page.open_panel(Notice(component))

    def _command(self, name: str) -> None:
        """Run a command of the window."""
        window: Any = self.window()
        for command in getattr(window, "commands", ()):
            if command.name == name:
                command.run()

    def _lay_out(self) -> None:
        column = vbox()
        for place, section in enumerate(self.sections):
            if place:
                column.addLayout(hbox((Rule(), 1), margins=(INSET, 0, INSET, 22)))
            column.addWidget(section)
        column.addStretch(1)
        column.setContentsMargins(0, 2, 0, 24)
        self._content = boxed(column)
        self._scroller = scrolled(boxed(hbox((self._content, 1000), STRETCH)))
        self._body = hbox(self.list, (self._scroller, 1), gap=8)
        self.page.set_body(self._body, scroll=False, padded=False)
        self.setLayout(vbox((self.page, 1)))
        theme.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        self._body.setContentsMargins(pad - INSET, 8, pad, 0)
        wide = round(WIDTH * max(1.0, theme.scale)) + 2 * INSET
        self._content.setMaximumWidth(wide)
