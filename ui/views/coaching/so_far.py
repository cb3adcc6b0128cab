"""What all conversations with one person or site say together, beside an entry."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.assistance.early import Begun
from app.coaching.stages import Month, Step
from app.coaching.timelines import Note, SoFar
from app.i18n import tr, trn
from app.vocabulary import Relationship
from ui import phrases
from ui.painting import ChipSpec
from ui.views.coaching import words
from ui.views.coaching.earlier import EarlierLine
from ui.views.coaching.stage_strip import StageStrip
from ui.widgets.chips import ChipRow
from ui.widgets.choices import Segmented
from ui.widgets.combos import Choice
from ui.widgets.figures import ProgressBar
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, bled, boxed, clear, hbox, vbox
from ui.widgets.panels import SidePanel


class SoFarColumn(QWidget):
    """How often, strengths that keep returning, promises, what was earlier, a stage."""

    entry_asked = Signal(object)  # the key of an earlier entry
    stage_noted = Signal(object)  # a stage
    stage_said = Signal(object, str)  # the key of a stage's note, its words
    note_said = Signal(object, str)  # the key of a note, None for a new one; its words
    about_asked = Signal(object)  # whether it is to be about the site

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = Segmented(
            tr("Whose it is"),
            [(False, tr("Person"), ""), (True, tr("Site"), "")],
            False,
        )
        self.title = Label("", "strong", wrap=True)
        self.count = Label("", "small", "ink2", wrap=True)
        self.strengths = ChipRow(tr("Strengths that keep returning"))
        self.bar = ProgressBar(0.0, "private", name=tr("Promises kept"))
        self.kept = Label("", "small", "ink2")
        self.question = Label("", "readsm", "ink2", wrap=True, italic=True)
        self.stage = Choice(tr("Where you are with them"))
        self.year = StageStrip()
        self.stage_words = InlineArea(
            "", tr("In your words"), "readsm", example=tr("What tells you so")
        )
        self.begun = Label("", "small", "ink2", wrap=True)
        self._earlier = vbox(gap=8)
        self._notes = vbox(gap=8)
        self.notes: list[NoteArea] = []
        self.add_note = NoteArea(None)
        self.note_error = Label("", "small", "danger_ink", wrap=True)
        self.note_error.hide()
        self._locked = False
        self._shown: tuple[Note, ...] | None = None
        self._step: Step | None = None
        self._lay_out()
        self.about.chosen.connect(self.about_asked)
        self.add_note.said.connect(self.note_said)
        self.stage.chosen.connect(self._choose)
        self.stage_words.edited.connect(self._say)

    def show_so_far(
        self, said: SoFar, months: Sequence[Month], step: Step | None
    ) -> None:
        """Show what is known, and the year of the relationship."""
        self._about.setVisible(said.is_either)
        self.about.choose(said.is_site)
        begun = _begun(said.begun) if said.begun else ""
        self.begun.setText(begun)
        self._begun.setVisible(bool(begun))
        self._stage_head.setText(
            tr("Where you are with {name}").format(name=said.staged)
        )
        self.title.setText(tr("{name} so far").format(name=said.name))
        self.count.setText(words.since(said.held, said.since))
        self.strengths.show_chips(
            [(text, ChipSpec(text, "private")) for text in said.strengths]
        )
        self._strengths.setVisible(bool(said.strengths))
        self.bar.set_share(said.kept / said.promised if said.promised else 0)
        kept = tr("{kept} of {all} kept").format(kept=said.kept, all=said.promised)
        self.kept.setText(kept)
        self._promises.setVisible(bool(said.promised))
        self.question.setText(said.question)
        self._question.setVisible(bool(said.question))
        self._show_earlier(said)
        self._show_notes(said)
        self._show_stage(months, step)

    def refuse_note(self, key: UUID | None, words: str, sentence: str) -> None:
        """Leave a note as it was typed, and say why it could not be kept."""
        of_key = {one.key: one for one in (*self.notes, self.add_note)}
        if of_key[key].text() == words:
            of_key[key].refuse()
            self.note_error.setText(sentence)
            self.note_error.show()

    def lock(self) -> None:
        """Let nothing be changed in a book that is open for reading only."""
        self._locked = True
        self.add_note.hide()
        self.stage.setEnabled(False)
        self.stage_words.setEnabled(False)

    def _show_earlier(self, said: SoFar) -> None:
        clear(self._earlier)
        for key, day, text in said.earlier:
            line = EarlierLine(key, phrases.short_day(day), text)
            line.asked.connect(self.entry_asked)
            self._earlier.addWidget(line)
        self._earliest.setVisible(bool(said.earlier))

    def _show_notes(self, said: SoFar) -> None:
        if said.notes == self._shown:
            return  # one of them may be in the middle of being written
        self.note_error.hide()
        self._shown = said.notes
        clear(self._notes)
        self.notes = [NoteArea(note) for note in said.notes]
        for note, area in zip(said.notes, self.notes, strict=True):
            day = phrases.short_day(note.noted_on)
            head = Label(f"{note.kind.label}, {day}", "cap", "ink3", wrap=True)
            area.said.connect(self.note_said)
            area.setEnabled(not self._locked)
            self._notes.addLayout(vbox(head, bled(area, 8), gap=1))
        self._noted.setVisible(bool(said.notes) or not self._locked)

    def _show_stage(self, months: Sequence[Month], step: Step | None) -> None:
        self._step = step
        options: list[tuple[Any, str]] = [(code, code.label) for code in Relationship]
        if step is None:
            options.insert(0, (None, tr("Not noted yet")))
        self.stage.offer(options, step.stage if step else None)
        self.year.show_year(months)
        self.stage_words.setVisible(step is not None)
        self.stage_words.set_text(step.words if step else "")

    @Slot(object)
    def _choose(self, stage: Relationship | None) -> None:
        if stage is not None:
            self.stage_noted.emit(stage)

    @Slot(str)
    def _say(self, text: str) -> None:
        if self._step is not None:
            self.stage_said.emit(self._step.id, text)

    def _lay_out(self) -> None:
        self._strengths = _group(tr("Strengths that keep returning"), self.strengths)
        row = boxed(hbox((self.bar, 1), self.kept, gap=10))
        self._promises = _group(tr("Promises"), row)
        self._question = _group(tr("A question you carry"), self.question)
        self._about = boxed(hbox(self.about, STRETCH))
        self._begun = _group(tr("How it began"), self.begun)
        self._earliest = _group(tr("Earlier"), boxed(self._earlier))
        notes = vbox(self._notes, bled(self.add_note, 8), self.note_error, gap=8)
        self._noted = _group(tr("Notes beside"), boxed(notes))
        stage = vbox(self.stage, self.year, bled(self.stage_words, 8), gap=8)
        self._stage_head = Label("", "smalls", "ink3", wrap=True)
        self._stage = boxed(vbox(self._stage_head, boxed(stage), gap=6))
        self.setLayout(
            vbox(
                self._about,
                vbox(self.title, self.count, gap=4),
                self._begun,
                self._strengths,
                self._promises,
                self._question,
                self._earliest,
                self._stage,
                self._noted,
                STRETCH,
                gap=18,
            )
        )


class NoteArea(InlineArea):
    """A note, written where it stands; emptied, it goes. Of none: the next one."""

    said = Signal(object, str)  # its key, None for a new one; its words

    def __init__(self, note: Note | None, parent: QWidget | None = None) -> None:
        words = note.words if note else ""
        example = "" if note else tr("Add a note for yourself")
        name = tr("Note") if note else tr("Add a note")
        super().__init__(words, name, "readsm", example=example, parent=parent)
        self.key = note.id if note else None
        self.edited.connect(self._tell)

    @Slot(str)
    def _tell(self, words: str) -> None:
        if self.key is not None or words:
            self.said.emit(self.key, words)
        if self.key is None:
            self.set_text("")  # unless it was refused


class SoFarPanel(SidePanel):
    """The same in a panel, where there is no room for a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("So far"), parent)
        self.column = SoFarColumn()
        self.column.title.hide()
        self.add(self.column)

    def show_so_far(
        self, said: SoFar, months: Sequence[Month], step: Step | None
    ) -> None:
        """Show what is known, and the year of the relationship."""
        self.set_title(tr("{name} so far").format(name=said.name))
        self.column.show_so_far(said, months, step)


def _begun(begun: Begun) -> str:
    """Say when one met, when coaching began and when help did, line by line (PI21)."""
    days = (
        (tr("First talk {day}"), begun.met_on),
        (tr("Coaching since {day}"), begun.coached_on),
        (tr("First assistance agreed {day}"), begun.helped_on),
    )
    said = [text.format(day=phrases.day(day)) for text, day in days if day]
    if begun.is_reversed:
        said.append(tr("Help came before coaching."))
    elif begun.months is not None:
        said.append(
            trn(
                "{n} month of coaching before help.",
                "{n} months of coaching before help.",
                begun.months,
            )
            if begun.months
            else tr("Less than a month of coaching before help.")
        )
    return "\n".join(said)


def _group(title: str, part: QWidget) -> QWidget:
    return boxed(vbox(Label(title, "smalls", "ink3", wrap=True), part, gap=6))
