"""The page that takes in a table (CSV): how it was understood can be put right."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app import sheets
from app.i18n import tr, trn
from app.needs import holders, needs_preview, needs_sheets, surveys
from app.needs.drafts import Draft
from app.needs.needs_preview import Candidate
from app.needs.needs_sheets import Known
from app.person.people_names import fold
from app.sheets import Sheet
from ui.desk import Desk
from ui.tasks import Job
from ui.views.needs import words
from ui.views.needs.drafts_page import DraftsPage
from ui.views.needs.words import ASKS
from ui.widgets.choices import Segmented
from ui.widgets.combos import Choice, ChoiceField
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, clear, hbox, vbox
from ui.widgets.switches import Tick

UNREAD: Final = ""  # a column that is left out
ROWS: Final = "rows"
SURVEY: Final = "survey"


@dataclass(frozen=True)
class _Read:
    """What was read over there."""

    raw: Sheet  # its first row taken for no heads
    sheet: Sheet
    known: Known
    shape: str
    candidates: list[Candidate]


class _StoppedError(Exception):
    """The reading was canceled; nobody hears of it."""


class SheetPage(DraftsPage):
    """Needs and expertise from a table: an entry in each row, or a survey."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        self._path = path
        self.sheet: Sheet | None = None
        self._raw: Sheet | None = None
        self._known = Known()
        self.columns: dict[int, Choice] = {}
        self.encoding = ChoiceField(tr("Written in"))
        self.delimiter = ChoiceField(tr("Cells are parted by"))
        shapes = [(ROWS, tr("One entry a row"), ""), (SURVEY, tr("A survey"), "")]
        self.shape = Segmented(tr("What the table is"), shapes, ROWS)
        self.side = Segmented(tr("Where a row does not say"), words.sides(), ASKS)
        self.scale = ChoiceField(tr("Answers go from"))
        self.named = Tick(
            tr("The first line names the columns"),
            text=tr("The first line names the columns"),
        )
        self.unsure = Label("", "small", "honey_ink", wrap=True)
        self.answered = Label("", "cap", "ink3", wrap=True)
        self._mapping = vbox(gap=6)
        super().__init__(desk, tr("Needs from a table"), self._source(), parent)
        self.encoding.changed.connect(self._read_again)
        self.delimiter.changed.connect(self._read_again)
        self.shape.chosen.connect(self._reshape)
        self.side.chosen.connect(self._map)
        self.scale.changed.connect(self._map)
        self.named.clicked.connect(self._rename)
        self.read("", "")

    def read(self, encoding: str, delimiter: str) -> None:
        """Read the file over there, and show what it holds when that is done."""
        path, store, community = self._path, self.desk.store, self.desk.community_id
        if community is None:
            return
        side = self.side.current()

        def tell(job: Job, done: int, total: int) -> None:
            if job.cancelled:
                raise _StoppedError
            job.progress(done, total, trn("{n} line", "{n} lines", done))

        def work(job: Job) -> _Read:
            known = store.read_slowly(needs_sheets.known, community)
            raw = sheets.read(path, encoding, delimiter)
            sheet = needs_sheets.understood(raw, known, path.name)
            shape = SURVEY if surveys.looks_like_one(sheet) else ROWS
            found = needs_sheets.drafts_of(sheet, side=side) if shape == ROWS else []
            looked = store.read_slowly(
                needs_preview.preview, community, found, tell=partial(tell, job)
            )
            return _Read(raw, sheet, known, shape, looked)

        title = tr("Reading {name}").format(name=path.name)
        self.desk.tasks.run(self, work, self._land, title=title, cancellable=True)

    def _source(self) -> QWidget:
        self.unsure.hide()
        self.scale.hide()
        self.answered.hide()
        return boxed(
            vbox(
                Label(self._path.name, "strong", wrap=True),
                vbox(Label(tr("The table is"), "smalls", "ink3"), self.shape, gap=5),
                vbox(Label(tr("These are"), "smalls", "ink3"), self.side, gap=5),
                self.scale,
                self.answered,
                Label(tr("What the columns hold"), "smalls", "ink3"),
                self.named,
                self._mapping,
                self.encoding,
                self.unsure,
                self.delimiter,
                gap=12,
            )
        )

    def _land(self, read: _Read) -> None:
        self._raw, self.sheet, self._known = read.raw, read.sheet, read.known
        sheet = read.sheet
        encodings = [(code, tr(name)) for code, name in sheets.ENCODINGS.items()]
        known = "utf-16" if sheet.encoding.startswith("utf-16") else sheet.encoding
        self.encoding.offer(encodings, known)
        parted = [(d, tr(name)) for d, name in sheets.DELIMITERS.items()]
        self.delimiter.offer(parted, sheet.delimiter)
        self.named.setChecked(sheet.named)
        self.shape.choose(read.shape)
        self._say_unsure(sheet)
        self._show_columns()
        if read.shape == ROWS:
            self._take_as(ROWS)
            self._by_hand.clear()
            self.show_candidates(read.candidates)
        else:
            self._reshape(SURVEY)

    def _say_unsure(self, sheet: Sheet) -> None:
        said = []
        if not sheet.sure:
            said.append(tr("This is a guess. If names look wrong, choose another."))
        if sheet.cut:
            most = sheets.MOST_ROWS
            said.append(tr("Only the first {n} lines are read.").format(n=most))
        self.unsure.setText(" ".join(said))
        self.unsure.setVisible(bool(said))

    def _show_columns(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        clear(self._mapping)
        self.columns = {}
        survey = self.shape.current() == SURVEY
        offered = surveys.COLUMNS if survey else needs_sheets.COLUMNS
        held = surveys.guess(sheet, self._known) if survey else dict(sheet.columns)
        options: list[tuple[Any, str]] = [(UNREAD, tr("Left out"))]
        options += [(code, tr(name)) for code, name in offered.items()]
        for at, head in enumerate(sheet.heads):
            choice = Choice(
                tr("What “{column}” holds").format(column=head),
                options,
                held.get(at, UNREAD),
            )
            choice.chosen.connect(self._map)
            self.columns[at] = choice
            example = _example(sheet, at)
            said = vbox(
                Label(head, "smallm", elide=True),
                Label(example, "cap", "ink3", elide=True),
            )
            self._mapping.addLayout(hbox((said, 1), choice, gap=10))

    def _mapped(self) -> dict[int, str]:
        chosen = {at: choice.current() for at, choice in self.columns.items()}
        return {at: column for at, column in chosen.items() if column}

    @Slot(object)
    def _reshape(self, shape: str) -> None:
        """Read the table as rows of entries, or as a survey."""
        sheet = self.sheet
        if sheet is None:
            return
        self.shape.choose(shape)
        self._take_as(shape)
        self._show_columns()
        if shape == SURVEY:
            side = self.side.current()
            guessed = surveys.scale(sheet, self._mapped(), side)
            self.scale.offer(_scales(guessed), guessed)
        self._map()

    def _take_as(self, shape: str) -> None:
        """Raise what the book has only for a survey, and show what belongs to one."""
        self.raising = shape == SURVEY
        self.scale.setVisible(self.raising)
        self.answered.setVisible(self.raising)

    @Slot()
    def _map(self, _: object = None) -> None:
        """Read the rows as the columns are chosen now."""
        if self.sheet is None:
            return
        mapping = self._mapped()
        if self.shape.current() == SURVEY:
            self._say_answered(mapping)
            self.show_drafts(
                surveys.drafts_of(
                    self.sheet, mapping, self.side.current(), self.scale.value()
                )
            )
        else:
            self.show_drafts(self._rows(mapping))

    def _rows(self, mapping: dict[int, str]) -> list[Draft]:
        assert self.sheet is not None  # noqa: S101 - read before it is mapped
        return needs_sheets.drafts_of(self.sheet, mapping, self.side.current())

    def _say_answered(self, mapping: dict[int, str]) -> None:
        """Say how many answered, and of how many sites (NR13)."""
        sheet, community = self.sheet, self.desk.community_id
        if sheet is None or community is None:
            return
        said = surveys.answered(sheet, mapping)
        here = self.desk.read(holders.of_community, community)
        by_key = {fold(one.name): one.site_id for one in (*here.sites, *here.people)}
        sites = {by_key[key] for key in said if by_key.get(key)}
        count = trn("{n} answer", "{n} answers", sum(said.values()))
        words_of = tr("{answers}, from {n} of {all} sites.")
        if not sites:
            words_of = tr("{answers}. They count for the whole circle.")
        more = tr("Several from one place become one, their average.")
        sentence = words_of.format(answers=count, n=len(sites), all=len(here.sites))
        self.answered.setText(f"{sentence} {more}")

    @Slot(bool)
    def _rename(self, on: bool) -> None:
        """Take the first line as heads, or as one of the others."""
        if self._raw is not None:
            self.sheet = needs_sheets.understood(self._raw, self._known, heads=on)
            self._reshape(self.shape.current())

    @Slot(object)
    def _read_again(self, _: object) -> None:
        self.read(self.encoding.value(), self.delimiter.value())


def _example(sheet: Sheet, at: int) -> str:
    rows = (row[at] for row in sheet.rows[:20] if at < len(row) and row[at].strip())
    return next(rows, "")[:60]


def _scales(guessed: tuple[int, int]) -> list[tuple[Any, str]]:
    pairs = dict.fromkeys((*surveys.SCALES, guessed))
    return [
        (pair, tr("{least} to {most}").format(least=pair[0], most=pair[1]))
        for pair in pairs
    ]
