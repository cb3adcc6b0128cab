"""The first run: no book is open yet, and there are three ways to begin."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.bookshelf import Bookshelf
from ui.dialogs import files
from ui.dialogs.passphrase import Answer, PassphraseDialog
from ui.places import Place
from ui.views.welcome import Welcome
from ui.widgets.buttons import Button
from ui.widgets.layout import vbox


class FirstRunView(QWidget):
    """Offers to start a community, to look around in the sample, or to open a book."""

    def __init__(self, shelf: Bookshelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.start = Button(tr("Start a community"), "plus", "primary")
        self.sample = Button(tr("Open the sample community"), "book-open")
        self.other = Button(tr("Open a book"), "folder-open", "plain")
        self.start.clicked.connect(self._start)
        self.sample.clicked.connect(self._open_sample)
        self.other.clicked.connect(self._open_other)
        sentence = tr(
            "Circlebook keeps the people, needs, gatherings and promises of a "
            "community of practice in one private book on this laptop. Start your "
            "own, or look around a finished example first."
        )
        choices = (self.start, self.sample, self.other)
        welcome = Welcome(tr("No circles yet"), sentence, *choices)
        self.setLayout(vbox((welcome, 1)))
        self.setFocusProxy(self.start)

    @Slot()
    def _start(self) -> None:
        """Ask for a passphrase of the first book, unless that is there already."""
        if self._shelf.own().exists():
            self._make(Answer())
        else:
            PassphraseDialog.for_new_book(self.window()).given.connect(self._make)

    @Slot(object)
    def _make(self, answer: Answer) -> None:
        """Make the first book; the window lets go of this view as it opens."""
        shelf = self._shelf
        with self._at_work(self.start, tr("Making your book…")):
            desk = shelf.open(shelf.own(), create=True, words=answer.new or None)
            desk.go(Place("create"))

    @Slot()
    def _open_sample(self) -> None:
        with self._at_work(self.sample, tr("Opening the sample…")):
            self._shelf.open_sample()

    @contextmanager
    def _at_work(self, button: Button, words: str) -> Iterator[None]:
        """Say on a button, at once, that what was asked for is being done."""
        kept = button.text()
        button.setText(words)
        around = button.parentWidget()
        if around is not None and (layout := around.layout()) is not None:
            layout.activate()  # now: the words may be wider than those before
        self.setEnabled(False)
        self.repaint()  # now: opening a book takes longer than a hand waits
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            yield
        finally:
            QGuiApplication.restoreOverrideCursor()
            self.setEnabled(True)
            button.setText(kept)

    @Slot()
    def _open_other(self) -> None:
        kind = tr("Circlebook book (*.circlebook)")
        files.ask_open(self, tr("Open a book"), kind, self._shelf.reach)
