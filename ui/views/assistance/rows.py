"""The groups of the panel that hold rows: hours, milestones, where things lie."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import clock
from app.assistance import links, milestones, work_entries
from app.assistance.links import Link
from app.assistance.milestones import Milestone
from app.assistance.work_entries import Work
from app.errors import CirclebookError, RefusedError
from app.i18n import tr
from app.vocabulary import WorkKind
from ui import phrases
from ui.views.assistance import reading, words
from ui.views.assistance.about import About
from ui.views.people.facts import Group, plain_day
from ui.widgets.buttons import IconButton
from ui.widgets.fields import TextField
from ui.widgets.inline import InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import clear, hbox, vbox
from ui.widgets.menus import Menu
from ui.widgets.switches import Tick

T = TypeVar("T")


class AddLine(TextField):
    """A line in which something is added by Enter; what is refused is said below."""

    def __init__(self, name: str, example: str, keep: Callable[[str], object]) -> None:
        super().__init__("", example=example)
        self._keep = keep
        self.input.setAccessibleName(name)
        self.input.returnPressed.connect(self.take)

    @Slot()
    def take(self) -> None:
        """Keep what was typed, and wait for the next."""
        said = self.value()
        if not said:
            return
        try:
            self._keep(said)
        except CirclebookError as error:
            self.set_error(str(error))
        else:
            self.clear_error()
            self.set_value("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.value():
            self.set_value("")
            self.clear_error()
        else:
            super().keyPressEvent(event)


class RowsGroup(Group, Generic[T]):
    """Rows that are read anew only when the book says something else of them."""

    def __init__(self, about: About, title: str, line: AddLine) -> None:
        super().__init__(title)
        self.about = about
        self._shown: tuple[T, ...] = ()
        self.rows: list[QWidget] = []
        self.add = line
        self._list = vbox(gap=2)
        self.column.addLayout(self._list)
        self.column.addWidget(line)
        if about.desk.read_only:
            line.setEnabled(False)

    def show_rows(self, found: Sequence[T]) -> None:
        """Show these."""
        if tuple(found) == self._shown:
            return
        held = self.isAncestorOf(self.focusWidget() or self.window())
        self._shown = tuple(found)
        clear(self._list)
        self.rows = [self.row(one) for one in found]
        for row in self.rows:
            self._list.addWidget(row)
        if held:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def row(self, one: T) -> QWidget:
        """Return the row of one of them."""
        raise NotImplementedError


class WorkGroup(RowsGroup[Work]):
    """Hours as they were worked, typed in one line each."""

    def __init__(self, about: About) -> None:
        line = AddLine(tr("Add hours"), tr("2.5 h Apr 3 draft"), self._add)
        super().__init__(about, tr("Worked"), line)

    @override
    def row(self, one: Work) -> QWidget:
        return WorkRow(self.about, one)

    def _add(self, line: str) -> None:
        minutes, day, note = read_work(line)
        label = tr("Hours entered")
        self.about.do(label, work_entries.add, self.about.key, minutes, day, note)


class WorkRow(QWidget):
    """One entry: its line edited in place, its person and sort in a menu."""

    def __init__(self, about: About, one: Work) -> None:
        super().__init__()
        self._about, self._one = about, one
        self.text = InlineText(_line(one), tr("Hours worked"), "small", required=True)
        kind = one.kind.label if one.kind else ""
        who = one.person.name if one.person else ""
        said = " · ".join(part for part in (who, kind) if part)
        self.who = Label(said, "cap", "ink3", elide=True)
        self.more = IconButton("dots-three", tr("More on these hours"))
        self.error = Label("", "cap", "danger_ink", wrap=True)
        self.error.hide()
        names = vbox(self.text, hbox(9, (self.who, 1)), gap=0)
        self.who.setVisible(bool(said))
        self.setLayout(vbox(hbox((names, 1), self.more, gap=4), self.error))
        self.text.edited.connect(self._edited)
        self.more.clicked.connect(self._offer)
        self.setEnabled(not about.desk.read_only)

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
            self.text.set_text(_line(self._one))
            self.error.setText(str(error))
            self.error.show()

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
        menu.add(tr("Delete"), self._delete, "trash", danger=True)
        menu.open_under(self.more, right=True)

    def _set(self, label: str, act: Any, value: Any, _: bool = False) -> None:
        self._about.do(label, act, self._one.id, value)

    @Slot()
    def _delete(self) -> None:
        self._about.do(tr("Hours deleted"), work_entries.delete, self._one.id)


class MilestoneGroup(RowsGroup[Milestone]):
    """Steps on the way, ticked when they are reached."""

    def __init__(self, about: About) -> None:
        line = AddLine(tr("Add a milestone"), tr("First draft, Apr 24"), self._add)
        super().__init__(about, tr("Milestones"), line)

    @override
    def row(self, one: Milestone) -> QWidget:
        return MilestoneRow(self.about, one)

    def _add(self, line: str) -> None:
        said, day = reading.step(line, clock.today())
        label = tr("Milestone added")
        self.about.do(label, milestones.add, self.about.key, said, day)


class MilestoneRow(QWidget):
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
        self._kept = line
        self.text = InlineText(line, tr("Milestone"), "small", color, required=True)
        self.delete = IconButton("x", tr("Delete “{step}”").format(step=one.words))
        done = ""
        if one.done_on:
            done = tr("reached {day}").format(day=phrases.day(one.done_on))
        late = not one.done_on and one.due_on and one.due_on < clock.today()
        if late and one.due_on:
            done = phrases.due(one.due_on)
        owner = one.owner.name if one.owner else ""
        note = " · ".join(part for part in (owner, done) if part)
        self.note = Label(note, "cap", "honey_ink" if late else "ink3", elide=True)
        self.note.setVisible(bool(note))
        names = vbox(self.text, hbox(9, (self.note, 1)), gap=0)
        self.setLayout(hbox(self.tick, (names, 1), self.delete, gap=4))
        self.tick.clicked.connect(self._ticked)
        self.text.edited.connect(self._edited)
        self.delete.clicked.connect(self._delete)
        self.setEnabled(not about.desk.read_only)

    @Slot(bool)
    def _ticked(self, on: bool) -> None:
        label = tr("Milestone reached") if on else tr("Milestone open again")
        self._about.do(label, milestones.tick, self._one.id, done=on)

    @Slot(str)
    def _edited(self, line: str) -> None:
        said, day = reading.step(line, clock.today())
        try:
            self._about.do(
                tr("Milestone changed"), milestones.change, self._one.id, said, day
            )
        except CirclebookError:
            self.text.set_text(self._kept)

    @Slot()
    def _delete(self) -> None:
        self._about.do(tr("Milestone deleted"), milestones.delete, self._one.id)


class LinkGroup(RowsGroup[Link]):
    """Where what was made lies: paths and links, as text."""

    def __init__(self, about: About) -> None:
        line = AddLine(
            tr("Add a path or a link"), tr("A path, a link or a shelf"), self._add
        )
        super().__init__(about, tr("Where it lies"), line)

    @override
    def row(self, one: Link) -> QWidget:
        return LinkRow(self.about, one)

    def _add(self, location: str) -> None:
        self.about.do(tr("Link added"), links.add, self.about.key, location)


class LinkRow(QWidget):
    """One path or link: both lines edited in place, to copy, never opened."""

    def __init__(self, about: About, one: Link) -> None:
        super().__init__()
        self._about, self._one = about, one
        self.title = InlineText(one.title, tr("What it is"), "small")
        self.place = InlineText(
            one.location, tr("Where it lies"), "cap", "ink3", required=True
        )
        self.place.setToolTip(one.location)
        self.copy = IconButton("copy", tr("Copy where it lies"))
        self.delete = IconButton("x", tr("Delete “{name}”").format(name=one.title))
        self.setLayout(
            hbox((vbox(self.title, self.place), 1), self.copy, self.delete, gap=2)
        )
        self.title.edited.connect(self._rename)
        self.place.edited.connect(self._move)
        self.copy.clicked.connect(self._copy)
        self.delete.clicked.connect(self._delete)
        if about.desk.read_only:
            for part in (self.title, self.place, self.delete):
                part.setEnabled(False)

    @Slot(str)
    def _rename(self, title: str) -> None:
        self._about.do(tr("Link renamed"), links.rename, self._one.id, title)

    @Slot(str)
    def _move(self, location: str) -> None:
        self._about.do(tr("Link changed"), links.move, self._one.id, location)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._one.location)
        self._about.desk.say(tr("Copied"))

    @Slot()
    def _delete(self) -> None:
        self._about.do(tr("Link deleted"), links.delete, self._one.id)


def read_work(line: str) -> tuple[int, Any, str]:
    """Return minutes, day and note of a line. Raises RefusedError without hours."""
    found = reading.work(line, clock.today())
    if found is None:
        raise RefusedError(tr("Begin with the hours, like 2.5 h Apr 3 draft."))
    return found


def _line(one: Work) -> str:
    """Return an entry as it is typed: "2.5 h Apr 3 draft"."""
    day = plain_day(one.day)
    said = tr("{n} h").format(n=words.number(one.minutes))
    return " ".join(part for part in (said, day, one.note) if part)
