"""The groups of the panel that hold rows: hours worked, and milestones."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from typing_extensions import override

from app import clock
from app.assistance import milestones, work_entries
from app.assistance.milestones import Milestone
from app.assistance.work_entries import Work
from app.errors import CirclebookError, RefusedError
from app.i18n import tr
from app.vocabulary import WorkKind
from ui import phrases
from ui.views.assistance import reading, words
from ui.views.assistance.about import About
from ui.views.assistance.lines import AddLine, Row, RowsGroup
from ui.views.people.facts import plain_day
from ui.widgets.buttons import IconButton
from ui.widgets.dates import day_in_words
from ui.widgets.inline import InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.switches import Tick


class WorkGroup(RowsGroup[Work]):
    """Hours as they were worked, typed in one line each."""

    def __init__(self, about: About) -> None:
        line = AddLine(tr("Add hours"), tr("2.5 h Apr 3 draft"), self._add)
        super().__init__(about, tr("Worked"), line)

    @override
    def row(self, one: Work) -> Row:
        return WorkRow(self.about, one)

    def _add(self, line: str) -> None:
        minutes, day, note = read_work(line)
        label = tr("Hours entered")
        self.about.do(label, work_entries.add, self.about.key, minutes, day, note)


class WorkRow(Row):
    """One entry: its line edited in place, its person and sort in a menu."""

    def __init__(self, about: About, one: Work) -> None:
        super().__init__()
        self._about, self._one = about, one
        self.text = InlineText(line(one), tr("Hours worked"), "small", required=True)
        kind = one.kind.label if one.kind else ""
        who = one.person.name if one.person else ""
        said = " · ".join(part for part in (who, kind) if part)
        self.who = Label(said, "cap", "ink3", elide=True)
        self.more = IconButton("dots-three", tr("More on these hours"))
        self.error = Label("", "cap", "danger_ink", wrap=True)
        self.error.hide()
        names = vbox(self.text, hbox(9, (self.who, 1)), gap=0)
        self.setLayout(vbox(hbox((names, 1), self.more, gap=4), self.error))
        self.who.setVisible(bool(said))
        self.takes_del_of(self.text)
        self.text.edited.connect(self._edited)
        self.text.restored.connect(self.error.hide)
        self.more.clicked.connect(self._offer)
        self.setEnabled(not about.desk.read_only)

    @override
    def delete_it(self) -> None:
        self._about.do(tr("Hours deleted"), work_entries.delete, self._one.id)

    @Slot(str)
    def _edited(self, line: str) -> None:
        try:
            minutes, day, note = read_work(line)
            self._about.do(
                tr("Hours changed"),
                work_entries.change,
                self._one.id,
                minutes,
                day,
                note,
            )
        except CirclebookError as error:
            self.text.refuse()
            self.error.setText(str(error))
            self.error.show()
        else:
            self.error.hide()

    @Slot()
    def _offer(self) -> None:
        menu = Menu(tr("More on these hours"), self)
        menu.add_head(tr("Sort of work"))
        for kind in (None, *WorkKind):
            name = kind.label if kind else tr("Not said")
            pick = partial(self._set, tr("Hours changed"), work_entries.set_kind, kind)
            menu.add(name, pick, checked=kind is self._one.kind)
        menu.add_rule()
        menu.add_head(tr("Who worked"))
        here = self._one.person.id if self._one.person else None
        for face in self._about.people:
            pick = partial(
                self._set, tr("Hours changed"), work_entries.set_person, face.id
            )
            menu.add(face.name, pick, checked=face.id == here)
        menu.add_rule()
        menu.add(tr("Delete"), self.delete_it, "trash", "Del", danger=True)
        menu.open_under(self.more, right=True)

    def _set(self, label: str, act: Any, value: Any, _: bool = False) -> None:
        self._about.do(label, act, self._one.id, value)


class MilestoneGroup(RowsGroup[Milestone]):
    """Steps on the way, ticked when they are reached."""

    def __init__(self, about: About) -> None:
        line = AddLine(tr("Add a milestone"), tr("First draft, Apr 24"), self._add)
        super().__init__(about, tr("Milestones"), line)

    @override
    def row(self, one: Milestone) -> Row:
        return MilestoneRow(self.about, one)

    def _add(self, line: str) -> None:
        said, day = reading.step(line, clock.today())
        label = tr("Milestone added")
        self.about.do(label, milestones.add, self.about.key, said, day)


class MilestoneRow(Row):
    """One milestone: a tick, its line edited in place, and a way to delete it."""

    def __init__(self, about: About, one: Milestone) -> None:
        super().__init__()
        self._about, self._one = about, one
        self.tick = Tick(
            tr("Reached: {step}").format(step=one.words), bool(one.done_on)
        )
        line, color = one.words, "ink3" if one.done_on else "ink"
        if one.due_on:
            line = f"{one.words}, {plain_day(one.due_on)}"
        self.text = InlineText(line, tr("Milestone"), "small", color, required=True)
        self.delete = IconButton(
            "x", tr("Delete “{step}”").format(step=one.words), shortcut="Del"
        )
        self.error = Label("", "cap", "danger_ink", wrap=True)
        self.error.hide()
        done = ""
        if one.done_on:
            done = tr("reached {day}").format(day=plain_day(one.done_on))
        late = not one.done_on and one.due_on and one.due_on < clock.today()
        if late and one.due_on:
            done = phrases.due(one.due_on)
        owner = one.owner.name if one.owner else ""
        note = " · ".join(part for part in (owner, done) if part)
        self.note = Label(note, "cap", "honey_ink" if late else "ink3", elide=True)
        self.note.setVisible(bool(note))
        names = vbox(self.text, hbox(9, (self.note, 1)), self.error, gap=0)
        self.setLayout(hbox(self.tick, (names, 1), self.delete, gap=4))
        self.tick.clicked.connect(self._ticked)
        self.takes_del_of(self.text)
        self.text.edited.connect(self._edited)
        self.text.restored.connect(self.error.hide)
        self.delete.clicked.connect(self.delete_it)
        self.setEnabled(not about.desk.read_only)

    @Slot(bool)
    def _ticked(self, on: bool) -> None:
        label = tr("Milestone reached") if on else tr("Milestone open again")
        self._about.do(label, milestones.tick, self._one.id, done=on)

    @Slot(str)
    def _edited(self, line: str) -> None:
        said, day = reading.step(line, clock.today())
        said = said or self._one.words  # a day alone: only the day is another one
        try:
            self._about.do(
                tr("Milestone changed"), milestones.change, self._one.id, said, day
            )
        except CirclebookError as error:
            self.text.refuse()
            self.error.setText(str(error))
            self.error.show()
        else:
            self.error.hide()

    @override
    @Slot()
    def delete_it(self) -> None:
        self._about.do(tr("Milestone deleted"), milestones.delete, self._one.id)


def read_work(line: str) -> tuple[int, Any, str]:
    """Return minutes, day and note of a line. Raises RefusedError without hours."""
    found = reading.work(line, clock.today())
    if found is None:
        raise RefusedError(tr("Begin with the hours, like 2.5 h Apr 3 draft."))
    return found


def line(one: Work) -> str:
    """Return an entry as it is typed: "2.5 h Apr 3 draft".

    Where a note could be taken for a part of the day a dash stands before it, and the
    year where the day would be another one without.
    """
    said, day = tr("{n} h").format(n=words.typed(one.minutes)), plain_day(one.day)
    whole = day_in_words(one.day)
    told = (one.minutes, one.day, one.note)
    shown = ""
    for front, dash in ((day, ""), (day, "–"), (whole, "–")):
        shown = " ".join(part for part in (said, front, one.note and dash) if part)
        shown = f"{shown} {one.note}".strip()
        if reading.work(shown, clock.today()) == told:
            break
    return shown
