"""Which book is open, where it is, and the other books there are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import samples
from app.book import books, recents
from app.book.recents import Recent
from app.i18n import tr
from ui.desk import Desk
from ui.views.settings.backups import show_folder
from ui.views.settings.sections import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import SettingRow
from ui.widgets.feedback import Banner
from ui.widgets.labels import Label, Rule
from ui.widgets.layout import bled, boxed, flow, hbox, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList


class Book(Section):
    """The file of the open book, and the way to others."""

    def __init__(self, desk: Desk, command: Callable[[str], object]) -> None:
        super().__init__("book", tr("Book"), "book-open")
        self._desk, self._command = desk, command
        self._warn()
        self.path = Label(str(desk.path), "small", "ink2", wrap=True, selectable=True)
        self.path.setAccessibleName(tr("Where this book is"))
        show = Button(tr("Show in folder"), "folder-open")
        show.clicked.connect(self._show)
        where = vbox(Label(tr("Where this book is"), "medium"), self.path, gap=1)
        self.add(boxed(hbox((where, 1), 24, show, margins=(0, 10, 0, 10))))
        self.add(self._others())
        self.add_plain(bled(self.list), 6)
        self.add_plain(Rule())
        self.add_plain(self._sample())
        self.refresh()

    @override
    def begin(self) -> None:
        self.open.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Show the books that were open lately."""
        here = self._desk.path
        known = [book for book in recents.listing() if book.path != here]
        self.list.show_records(known)
        self.list.setVisible(bool(known))

    def _warn(self) -> None:
        if service := books.synced_by(self._desk.path):
            sentence = tr(
                "Such a service can damage a book while it copies it. Keep the book on "
                "this laptop and let the service have the backups."
            )
            title = tr("This book lies in a folder synced by {service}.")
            self.add_plain(
                Banner(
                    title.format(service=service),
                    sentence,
                    tone="honey",
                    dismissable=False,
                ),
                8,
            )

    def _others(self) -> QWidget:
        self.open = Button(tr("Open a book"), "folder-open")
        self.new = Button(tr("New book"), "plus")
        self.open.clicked.connect(self._open_book)
        self.new.clicked.connect(self._new_book)
        title = vbox(
            Label(tr("Other books"), "medium"),
            Label(
                tr("One is open at a time. The others stay as they are."),
                "small",
                "ink3",
                wrap=True,
            ),
            gap=1,
        )
        head = hbox((title, 1), 24, flow(self.open, self.new, gap=8))
        self.list = RecordList(
            tr("Books opened lately"),
            _row,
            actions=(
                RowAction("open", "folder-open", tr("Open")),
                RowAction("forget", "x", tr("Take off this list")),
            ),
            fit_content=True,
        )
        self.list.opened.connect(self._open)
        self.list.acted.connect(self._act)
        head.setContentsMargins(0, 10, 0, 6)
        return boxed(head)

    def _sample(self) -> SettingRow:
        self.sample = Button(tr("Open the sample"), "book-open")
        self.fresh = Button(tr("Make it anew"), kind="plain")
        self.sample.clicked.connect(self._open_sample)
        self.fresh.clicked.connect(self._make_anew)
        if self._desk.path == samples.path():
            self.sample.block(tr("The sample is open."))
        return SettingRow(
            tr("The sample"),
            tr(
                "A book of its own to look around in and to try things out. Made anew, "
                "it is as it was at first; what you did in it goes to its backups."
            ),
            flow(self.sample, self.fresh, gap=8),
        )

    @Slot()
    def _show(self) -> None:
        show_folder(self._desk.path.parent)

    @Slot()
    def _open_book(self) -> None:
        self._command("open")

    @Slot()
    def _new_book(self) -> None:
        self._command("new")

    @Slot()
    def _open_sample(self) -> None:
        self._command("sample")

    @Slot()
    def _make_anew(self) -> None:
        shelf = self._shelf()
        if shelf is None:
            return
        # the open book may be the sample: this view goes with it, so it ends first
        QTimer.singleShot(0, shelf, _Anew(shelf, self._desk.path).make)

    @Slot(object)
    def _open(self, book: Recent) -> None:
        if (shelf := self._shelf()) is not None:
            shelf.reach(book.path)

    @Slot(object, str)
    def _act(self, book: Recent, key: str) -> None:
        if key == "open":
            self._open(book)
        else:
            recents.remove(book.path)
            self.refresh()

    def _shelf(self) -> Any:
        return getattr(self.window(), "shelf", None)


class _Anew:
    """Makes the sample anew and opens it; if that fails, the book before comes back."""

    def __init__(self, shelf: Any, before: Path) -> None:
        self._shelf, self._before = shelf, before

    def make(self) -> None:
        """Do it."""
        path = self._before
        try:
            if path == samples.path():
                self._shelf.close()
            path = samples.fresh()
        finally:
            self._shelf.open(path)


def _row(book: Recent) -> Row:
    gone = "" if book.is_there else tr("no longer there")
    return Row(book.name, str(book.path.parent), icon="book-open", right=gone)
