"""Votes from a file: what each row says is shown first, and taken in on one press."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app import sheets
from app.errors import CirclebookError
from app.i18n import tr, trn
from app.needs import ballot_sheets
from app.needs.ballot_sheets import Line, Shape, Understood
from app.needs.rankings import Ranking
from ui.desk import Desk
from ui.dialogs.files import ask_open
from ui.painting import ChipSpec
from ui.widgets import cells
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.records import Column
from ui.widgets.tables import RecordTable


class FromFile(QWidget):
    """Chooses a file, shows what it would add row by row, and takes it in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ranking: Ranking | None = None
        self._path: Path | None = None
        self.read: Understood | None = None
        self.choose = Button(tr("Choose a file"), "folder-open")
        self.take = Button(tr("Take in"), "check")
        self.name = Label("", "strong", elide=True)
        self.encoding = ChoiceField(
            tr("Written in"), [(c, tr(w)) for c, w in sheets.ENCODINGS.items()]
        )
        self.summary = Label("", "small", "ink2", wrap=True)
        self.problem = Label("", "small", "danger_ink", wrap=True)
        self._wrong = boxed(
            hbox(Icon("warning-circle", "danger_ink", 15), (self.problem, 1), gap=6)
        )
        self._wrong.hide()
        self.table: RecordTable[Line] = RecordTable(
            tr("Rows of the file"), _columns(), sortable=False
        )
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.take.clicked.connect(self.take_in)
        self.encoding.changed.connect(self._read_again)
        self._show()

    def show_ranking(self, ranking: Ranking, *, fixed: bool) -> None:
        """Read for this vote."""
        self._ranking = ranking
        self.choose.setEnabled(not fixed)

    def open(self, path: Path, encoding: str = "") -> None:
        """Read a file, and show what it would add; nothing is written."""
        if self._ranking is None:
            return
        self._path, self.read = path, None
        try:
            sheet = sheets.read(path, encoding)
        except CirclebookError as error:
            self._show(str(error))
            return
        self.read = self._desk.read(ballot_sheets.understand, self._ranking.id, sheet)
        self.encoding.set_value(sheet.encoding)
        self._show()

    @Slot()
    def take_in(self) -> None:
        """Write what was read into the vote."""
        if self._ranking is None or self.read is None:
            return
        try:
            self._desk.do(
                tr("Votes taken in"),
                ballot_sheets.take_in,
                self._ranking.id,
                self.read,
            )
        except CirclebookError as error:
            self._show(str(error))
            return
        self.read = self._path = None
        self._show()

    @Slot()
    def _ask(self) -> None:
        kind = tr("Table saved as text") + " (*.csv *.tsv *.txt)"
        ask_open(self, tr("Votes from a file"), kind, self.open)

    @Slot(object)
    def _read_again(self, encoding: object) -> None:
        if self._path is not None:
            self.open(self._path, str(encoding))

    def _lay_out(self) -> None:
        hint = Label(
            tr(
                "A table saved as CSV: a topic and its total in each row, or one slip "
                "a row with a column for each topic. A column called Site says where a "
                "slip came from."
            ),
            "small",
            "ink2",
            wrap=True,
        )
        self._named = boxed(hbox((self.name, 1), self.encoding, gap=16))
        actions = hbox(self.choose, STRETCH, self.take, gap=8)
        self.setLayout(
            vbox(
                hint,
                actions,
                self._named,
                self.summary,
                self._wrong,
                (boxed(vbox((self.table, 1))), 1),
                gap=10,
            )
        )

    def _show(self, problem: str = "") -> None:
        read = self.read
        problem = problem or (read.problem if read else "")
        self.problem.setText(problem)
        self._wrong.setVisible(bool(problem))
        self._named.setVisible(self._path is not None)
        self.name.setText(self._path.name if self._path else "")
        self.table.setVisible(bool(read and read.lines))
        self.table.show_records(read.lines if read else ())
        self.summary.setText(_summary(read) if read else "")
        self.summary.setVisible(bool(read))
        self.take.setVisible(read is not None)
        if read is not None and read.can_be_taken:
            self.take.allow()
        else:
            self.take.block(problem or tr("There is nothing to take in yet"))


def _summary(read: Understood) -> str:
    """Return what a file holds, in a line."""
    if read.shape is None:
        return ""
    if read.shape is Shape.TOTALS:
        said = trn("{n} total read", "{n} totals read", len(read.totals))
    else:
        said = trn("{n} slip read", "{n} slips read", len(read.slips))
    left = len(read.errors)
    if not left:
        return f"{said}."
    more = trn("{n} row is left out", "{n} rows are left out", left)
    return f"{said}, {more}."


def _columns() -> list[Column[Line]]:
    return [
        Column("", _number, width=48, tabular=True, color="ink3"),
        Column(tr("What it says"), _words, color="ink"),
        Column(tr("Then"), _then, paint=cells.chips(_chips), width=92),
        Column(tr("Why"), _problem, color="honey_ink", drop=1),
    ]


def _number(line: Line) -> str:
    return str(line.number)


def _words(line: Line) -> str:
    return line.words


def _problem(line: Line) -> str:
    return line.problem


def _then(line: Line) -> str:
    return tr("Left out") if line.problem else tr("Counted")


def _chips(line: Line) -> list[ChipSpec]:
    return [ChipSpec(_then(line), "honey" if line.problem else "accent")]
