"""On what, and how: printer, paper, copies, color, sides, size of type, pages."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.errors import RefusedError
from app.i18n import tr
from app.pdf.setup import PageSetup, PaperSize
from ui import prefs
from ui.dialogs.print import page_range, remembered
from ui.printing import Printer
from ui.widgets.choices import Segmented
from ui.widgets.combos import ChoiceField
from ui.widgets.fields import NumberField, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, flow, hbox, vbox
from ui.widgets.switches import Tick

MOST_COPIES: Final = 999
YES, NO = "yes", "no"
_PRINTER: Final = "print/printer"


class SheetOptions(QWidget):
    """The fields under the documents; `usual` is the setup of this book."""

    changed = Signal()  # the pages become others
    printer_changed = Signal()
    pages_changed = Signal()

    def __init__(self, usual: PageSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self._printers: dict[str, Printer] = {}
        self._count = 0  # pages there are
        kept = remembered.sheet()
        self.printer = ChoiceField(tr("Printer"))
        papers = [(paper, paper.label) for paper in PaperSize]
        self.paper = ChoiceField(tr("Paper"), papers, _paper(kept, usual))
        self.copies = NumberField(tr("Copies"), 1, least=1, most=MOST_COPIES)
        looks = [(NO, tr("Color"), ""), (YES, tr("Black and white"), "")]
        self.grey = Segmented(tr("Color"), looks, kept.get("grey", NO))
        sides, large = tr("Both sides"), tr("Large type, 13 pt")
        self.both_sides = Tick(sides, kept.get("both_sides") == YES, text=sides)
        self.large = Tick(large, kept.get("large") == YES, text=large)
        self.pages = TextField(tr("Pages to print"), example=tr("All"))
        self._lay_out()
        self._connect()

    def setup(self) -> PageSetup:
        """Return what the pages are made for."""
        grey = self.grey.current() == YES
        return PageSetup(self.paper.value(), self.large.isChecked(), grey)

    def chosen_printer(self) -> Printer | None:
        """Return the printer chosen, if there is any."""
        return self._printers.get(self.printer.value() or "")

    def offer_printers(self, printers: Sequence[Printer]) -> None:
        """Offer these; without any, say so."""
        self._printers = {printer.name: printer for printer in printers}
        names = [(one.name, one.title or one.name) for one in printers]
        kept = prefs.text(_PRINTER)
        first = printers[0].name if printers else ""
        none = [("", tr("No printer on this computer"))]
        current = kept if kept in self._printers else first
        self.printer.offer(names or none, current)
        for field in (self.printer, self.copies, self.pages, self.both_sides):
            field.setEnabled(bool(printers))
        self.printer_changed.emit()

    def learn(self, printer: Printer) -> None:
        """Know more of a printer than its name."""
        self._printers[printer.name] = printer

    def show_count(self, count: int) -> None:
        """Say how many pages there are to choose from."""
        self._count = count
        self._check()

    def chosen_pages(self) -> tuple[int, ...]:
        """Return the pages to print, from 0; none for all. Raises RefusedError."""
        return page_range.pages(self.pages.value(), self._count)

    def remember(self) -> None:
        """Keep what was chosen; the paper with the one it was chosen instead of."""
        setup = self.setup()
        answers = {
            "paper": setup.paper.value,
            "usual": self._usual.paper.value,
            "grey": YES if setup.grey else NO,
            "large": YES if setup.large else NO,
            "both_sides": YES if self.both_sides.isChecked() else NO,
        }
        remembered.keep_sheet(answers)
        if (printer := self.chosen_printer()) is not None:
            prefs.set_text(_PRINTER, printer.name)

    def _lay_out(self) -> None:
        sheet = hbox((self.paper, 1), (self.copies, 1), gap=10)
        label = Label(tr("Color"), "smalls", "ink3")
        color = vbox(label, hbox(self.grey, STRETCH), gap=5)
        ticks = flow(self.both_sides, self.large, gap=14)
        self.setLayout(vbox(self.printer, sheet, color, ticks, self.pages, gap=12))

    def _connect(self) -> None:
        self.paper.changed.connect(self.changed)
        self.grey.chosen.connect(self.changed)
        self.large.toggled.connect(self.changed)
        self.printer.changed.connect(self.printer_changed)
        self.pages.changed.connect(self._check)

    @Slot()
    def _check(self) -> None:
        """Say beside the field what is wrong with it, as far as that is known."""
        try:
            if self._count:
                self.chosen_pages()
        except RefusedError as error:
            self.pages.set_error(str(error))
        else:
            self.pages.clear_error()
        self.pages_changed.emit()


def _paper(kept: Mapping[str, str], usual: PageSetup) -> PaperSize:
    """Return the paper printed on last, unless another is the usual one since then."""
    paper = kept.get("paper", "")
    holds = paper in set(PaperSize) and kept.get("usual") == usual.paper.value
    return PaperSize(paper) if holds else usual.paper
