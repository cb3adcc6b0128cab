"""The print window: what is to be printed, how, and the true pages (picture 16)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from app import settings
from app.errors import CirclebookError, RefusedError
from app.i18n import tr, trn
from app.pdf import press
from app.printouts import setups
from ui import printing
from ui.desk import Desk
from ui.dialogs import files
from ui.dialogs.print import findings, sending, viewer
from ui.dialogs.print.documents import Errand
from ui.dialogs.print.frame import PrintFrame
from ui.dialogs.print.pages import Made, Pages, Wish
from ui.places import Place
from ui.printing import Order, Printer

Printers = Callable[[], list[Printer]]


class PrintWindow(PrintFrame):
    """Makes the pages anew with each choice, and sends them where they are to go."""

    def __init__(
        self,
        window: QWidget,
        desk: Desk,
        errand: Errand,
        printers: Printers = printing.printers,
    ) -> None:
        super().__init__(window, errand, desk.read(setups.usual))
        self._desk, self._errand, self._printers = desk, errand, printers
        self._shown: Made | None = None
        self.pages = Pages(desk, self)
        coach = desk.read(settings.coach)
        self.foot.set_private(private=errand.private)
        has_name = coach is not None and bool(coach.name.strip())
        self.foot.unnamed.setVisible(not has_name and not desk.read_only)
        self._connect()
        self._want(at_once=True)

    @classmethod
    def open_over(
        cls,
        window: QWidget,
        desk: Desk,
        errand: Errand,
        printers: Printers = printing.printers,
    ) -> "PrintWindow":
        """Open it over a window, or return the one that is open."""
        for one in window.findChildren(cls):
            if one.isVisible():
                return one
        opened = cls(window, desk, errand, printers)
        opened.open()
        opened.documents.rows[0].tick.setFocus(Qt.FocusReason.OtherFocusReason)
        # the list may take a moment: the window is there before it
        QTimer.singleShot(0, opened, opened.find_printers)
        return opened

    @Slot()
    def find_printers(self) -> None:
        """Look which printers there are."""
        self.sheet.offer_printers(self._printers())

    @override
    def answers(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        asked = {Qt.Key.Key_P: self.print_, Qt.Key.Key_S: self.save}
        act = asked.get(Qt.Key(event.key())) if control else None
        if act is not None:
            act()
            return True
        return super().answers(event) or self.preview.view.press(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let PgUp and PgDn turn the pages wherever the focus is."""
        scrolls = isinstance(watched, QScrollArea)
        if scrolls and event.type() is QEvent.Type.KeyPress:
            key = cast("QKeyEvent", event)
            if key.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                return self.preview.view.press(key)
        return super().eventFilter(watched, event)

    @override
    def closeEvent(self, event: QEvent) -> None:
        self.pages.stop()
        super().closeEvent(event)

    # what can be done with the pages

    @Slot()
    def save(self) -> None:
        """Ask for a file, and put the pages there."""
        chosen = [part.document for part in self.documents.parts()]
        if chosen:
            name = self._errand.file_name(chosen)
            kind = tr("PDF file (*.pdf)")
            files.ask_save(self, tr("Save as PDF"), name, kind, self.save_to)

    def save_to(self, path: Path) -> None:
        """Put the pages wanted now into a file at `path`."""
        self._when_ready(partial(self._save, path))

    @Slot()
    def print_(self) -> None:
        """Send the pages wanted now to the printer."""
        if self.foot.print.isEnabled():
            self._when_ready(self._print)

    @Slot()
    def open_in_viewer(self) -> None:
        """Show the pages wanted now in the PDF program of the computer."""
        self._when_ready(self._open)

    @Slot()
    def write_name(self) -> None:
        """Go to where the coach writes her name, which stands on what she prints."""
        self.close()
        self._desk.go(Place("settings", intent="you"))

    def _when_ready(self, act: Callable[[Made], object]) -> None:
        """Do something with the pages wanted now, if need be when they are made."""
        if not self.pages.is_under_way:
            self._want(at_once=True)  # they were stopped, or could not be made
        self.foot.complain("")
        self.pages.when_ready(act)

    def _save(self, path: Path, made: Made) -> None:
        work = partial(sending.tried, partial(press.save, made.printed, path))
        self._desk.tasks.run(self, work, partial(self._saved, path, made))

    def _saved(self, path: Path, made: Made, error: CirclebookError | None) -> None:
        if error is not None:
            self.foot.complain(str(error))
            return
        self._remember()
        words = tr("{what} saved, {pages}").format(
            what=sending.named(made.wish.parts),
            pages=sending.pages_in_words(made.printed.pages),
        )
        show = partial(viewer.show_folder, path.parent)
        sending.note_made(self._desk, made, path.name)
        self.close()
        self._desk.say(words, tr("Show in folder"), show)

    def _print(self, made: Made) -> None:
        printer = self.sheet.chosen_printer()
        if printer is None:
            return
        try:
            pages = self.sheet.chosen_pages()
        except RefusedError:  # it is said beside the field
            self.sheet.pages.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        order = Order(
            printer,
            sending.named(made.wish.parts),
            pages,
            made.printed.starts,
            copies=self.sheet.copies.value(),
            grey=made.wish.setup.grey,
            both_sides=self.sheet.both_sides.isChecked(),
        )
        self._remember()
        sending.send(self._desk, made.printed.data, order)
        sending.note_made(self._desk, made)
        self.close()

    def _open(self, made: Made) -> None:
        name = self._errand.file_name(part.document for part in made.wish.parts)
        try:
            viewer.show(made.printed.data, name)
        except CirclebookError as error:
            self.foot.complain(str(error))
        else:
            self._remember()

    def _remember(self) -> None:
        """Keep what was chosen, now that it was used."""
        self.documents.remember()
        self.sheet.remember()

    # what is wanted, and what is there

    @Slot()
    def _change(self) -> None:
        self._want()

    def _want(self, *, at_once: bool = False) -> None:
        """Let the pages be made that are wanted now."""
        self.foot.complain("")
        parts = self.documents.parts()
        setup = self.sheet.setup()
        if not parts:
            self.pages.stop()
            self.preview.say(tr("Tick what is to be printed."))
            self.sub.setText(tr("Nothing is ticked"))
            self.findings.show_sentences([])
            self._allow()
            return
        title = self._errand.title if len(parts) > 1 else ""
        self.pages.want(Wish(parts, setup, title), at_once=at_once)
        others = self.documents.parts(ticked=False)
        self.pages.count([Wish((part,), setup) for part in others])
        self._allow()

    @Slot()
    def _begin(self) -> None:
        self.preview.set_waiting(True)
        if self._shown is None:
            self.sub.setText(tr("Making the pages…"))

    @Slot(int, int)
    def _tell(self, done: int, total: int) -> None:
        share = round(100 * done / total) if total else 0
        words = tr("{n} % done").format(n=share)
        self.preview.show_progress(done, total, words)

    @Slot(object)
    def _show(self, made: Made) -> None:
        before, self._shown = self._shown, made
        page = None
        if before is not None and self.preview.pages:
            page = made.page_at(*before.place_of(self.preview.page))
        self.preview.show_pdf(made.printed.data, page=page)
        for key, pages in made.lengths().items():
            self.documents.show_length(key, pages)
        count = len(made.wish.parts)
        documents = trn("{n} document", "{n} documents", count)
        self.sub.setText(f"{documents}, {sending.pages_in_words(made.printed.pages)}")
        self.sheet.show_count(made.printed.pages)
        self._find()

    @Slot(str)
    def _fail(self, sentence: str) -> None:
        self.preview.say(sentence, tr("Try again"))
        self.sub.setText(tr("No pages"))
        self._allow()

    @Slot()
    def _cancel(self) -> None:
        self.pages.stop()
        self.preview.say(tr("The making of these pages was stopped."), tr("Go on"))

    @Slot()
    def _learn(self) -> None:
        """Ask a printer what it can do, now that it is the one."""
        printer = self.sheet.chosen_printer()
        if printer is not None and not printer.papers and printer.file is None:
            work = partial(printing.asked, printer)
            self._desk.tasks.run(self, work, self._learned)
        self._find()

    def _learned(self, printer: Printer) -> None:
        self.sheet.learn(printer)
        self._find()

    def _find(self) -> None:
        """Say what is to be known of the pages and of the printer for them."""
        made = self.pages.made_last
        said = findings.of_pages(made.printed) if made else []
        paper = self.sheet.setup().paper
        said += findings.of_printer(self.sheet.chosen_printer(), paper)
        self.findings.show_sentences(said)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        """Let be done what can be, and say why the rest cannot."""
        nothing = "" if self.documents.parts() else tr("Tick a document first")
        printer = self.sheet.chosen_printer()
        why = nothing
        if printer is None:
            why = why or tr("There is no printer on this computer. Save as PDF works.")
        why = why or self.sheet.pages.error.text()
        self.foot.allow(nothing, why)

    def _connect(self) -> None:
        self.shut.clicked.connect(self.close)
        self.documents.changed.connect(self._change)
        self.sheet.changed.connect(self._change)
        self.sheet.printer_changed.connect(self._learn)
        self.sheet.pages_changed.connect(self._allow)
        self.pages.began.connect(self._begin)
        self.pages.progressed.connect(self._tell)
        self.pages.made.connect(self._show)
        self.pages.counted.connect(self.documents.show_length)
        self.pages.failed.connect(self._fail)
        self.preview.cancel_asked.connect(self._cancel)
        self.preview.action_asked.connect(self._change)
        self.foot.save.clicked.connect(self.save)
        self.foot.print.clicked.connect(self.print_)
        self.foot.open.clicked.connect(self.open_in_viewer)
        self.foot.write_name.clicked.connect(self.write_name)
