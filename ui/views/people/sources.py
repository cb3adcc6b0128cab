"""Where people are read from: a pasted list, a CSV file, a file of address cards."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import sheets
from app.i18n import tr, trn
from app.person import people_import, people_paste, people_sheets, people_vcards
from app.person.people import PersonDraft
from app.person.people_import import Candidate
from app.sheets import Sheet
from ui.desk import Desk
from ui.jotter import Jotter
from ui.tasks import Job
from ui.views.people.import_page import ImportPage
from ui.widgets.base import BeginsAt
from ui.widgets.combos import Choice, ChoiceField
from ui.widgets.fields import TextArea
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, clear, hbox, vbox

TYPING_PAUSE = 200  # milliseconds after the last key before the list is read
UNREAD = ""  # a column that is left out


class PastePage(BeginsAt, ImportPage):
    """People from a list that was typed or pasted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.text = TextArea(
            tr("Names and addresses, as you have them"),
            example=tr(
                "Priya Raman <priya@example.org>, Jo Petty\n"
                "1. Naomi Begay\n"
                "Whitehorse, Tom; Cruz, Elena\n\n"
                "One line for each, or a whole row from your mail."
            ),
            rows=9,
        )
        self._pause = QTimer()
        super().__init__(desk, tr("Paste a list"), self.text, parent)
        self._pause.setParent(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self.read)
        self.text.changed.connect(self._wait)
        self._jots: Jotter | None = None
        if desk.community_id is not None:
            fields = {"text": self.text}
            self._jots = Jotter(desk, desk.community_id, self, "paste_people", fields)
            if self._jots.take_up():
                self.read()
        self.begin_at(self.text)

    @Slot()
    def read(self) -> None:
        """Read what stands in the field now."""
        self._pause.stop()
        self.show_drafts(people_paste.read(self.text.input.toPlainText()))

    @Slot()
    @override
    def take_in(self) -> None:
        if self._pause.isActive():
            self.read()
        super().take_in()
        if self.is_taken:
            self.text.set_value("")
            if self._jots is not None:
                self._jots.keep()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._pause.stop()  # nobody waits for it any more
        super().hideEvent(event)

    @Slot(object)
    def _wait(self, _: object) -> None:
        self._pause.start()


class SheetPage(ImportPage):
    """People from a table; how it was understood can be put right."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        self._path = path
        self.sheet: Sheet | None = None
        self.columns: dict[int, Choice] = {}
        self.encoding = ChoiceField(tr("Written in"))
        self.delimiter = ChoiceField(tr("Cells are parted by"))
        self.unsure = Label("", "small", "honey_ink", wrap=True)
        self.unsure.hide()
        self._mapping = vbox(gap=6)
        head = Label(tr("What the columns hold"), "smalls", "ink3")
        source = boxed(
            vbox(
                Label(path.name, "strong", wrap=True),
                self.encoding,
                self.unsure,
                self.delimiter,
                head,
                self._mapping,
                gap=12,
            )
        )
        super().__init__(desk, tr("People from a table"), source, parent)
        self.encoding.changed.connect(self._read_again)
        self.delimiter.changed.connect(self._read_again)
        self.read("", "")

    def read(self, encoding: str, delimiter: str) -> None:
        """Read the file over there, and show what it holds when that is done."""
        path, store, community = self._path, self._desk.store, self._desk.community_id
        if community is None:
            return

        def work(job: Job) -> tuple[Sheet, list[Candidate]]:
            sheet = people_sheets.read(path, encoding, delimiter)
            drafts = people_sheets.drafts(sheet)

            def tell(done: int, total: int) -> None:
                job.progress(done, total, trn("{n} line", "{n} lines", done))

            found = store.read_slowly(people_import.preview, community, drafts, tell)
            return sheet, found

        title = tr("Reading {name}").format(name=path.name)
        self._desk.tasks.run(self, work, self._land, title=title, cancellable=True)

    def _land(self, read: tuple[Sheet, list[Candidate]]) -> None:
        sheet, found = read
        self.sheet = sheet
        encodings = [(code, tr(name)) for code, name in sheets.ENCODINGS.items()]
        known = "utf-16" if sheet.encoding.startswith("utf-16") else sheet.encoding
        self.encoding.offer(encodings, known)
        parted = [(d, tr(name)) for d, name in sheets.DELIMITERS.items()]
        self.delimiter.offer(parted, sheet.delimiter)
        self._say_unsure(sheet)
        self._show_columns(sheet)
        self.show_candidates(found)

    def _say_unsure(self, sheet: Sheet) -> None:
        said = []
        if not sheet.sure:
            said.append(tr("This is a guess. If names look wrong, choose another."))
        if sheet.cut:
            most = sheets.MOST_ROWS
            said.append(tr("Only the first {n} lines are read.").format(n=most))
        self.unsure.setText(" ".join(said))
        self.unsure.setVisible(bool(said))

    def _show_columns(self, sheet: Sheet) -> None:
        clear(self._mapping)
        self.columns = {}
        options = [(UNREAD, tr("Left out"))]
        options += [(code, tr(n)) for code, n in people_sheets.COLUMNS.items()]
        for at, head in enumerate(sheet.heads):
            name = Label(head, "smallm", elide=True)
            example = next(
                (row[at] for row in sheet.rows[:20] if at < len(row) and row[at]), ""
            )
            words = vbox(name, Label(example[:60], "cap", "ink3", elide=True))
            choice = Choice(
                tr("What “{column}” holds").format(column=head),
                list(options),
                sheet.columns.get(at, UNREAD),
            )
            choice.chosen.connect(self._map)
            self.columns[at] = choice
            self._mapping.addLayout(hbox((words, 1), choice, gap=10))

    @Slot(object)
    def _map(self, _: object) -> None:
        """Read the rows as the columns are chosen now."""
        if self.sheet is None:
            return
        chosen = {at: choice.current() for at, choice in self.columns.items()}
        mapping = {at: column for at, column in chosen.items() if column}
        self.show_drafts(people_sheets.drafts(self.sheet, mapping))

    @Slot(object)
    def _read_again(self, _: object) -> None:
        self.read(self.encoding.value(), self.delimiter.value())


class CardsPage(ImportPage):
    """People from a file of address cards."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        hint = tr("Names, addresses, numbers, titles and organizations are read.")
        source = boxed(
            vbox(
                Label(path.name, "strong", wrap=True),
                Label(hint, "small", "ink2", wrap=True),
                gap=6,
            )
        )
        super().__init__(desk, tr("People from address cards"), source, parent)
        title = tr("Reading {name}").format(name=path.name)
        self._desk.tasks.run(self, partial(_read, path), self.show_drafts, title=title)


def _read(path: Path, job: Job) -> list[PersonDraft]:
    job.progress(0, 1)
    return people_vcards.read(path)
