"""Who was at a gathering: one line a person, marked by mouse or key."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.gathering import attendance, sessions
from app.gathering.attendance import Mark
from app.i18n import tr, trn
from app.vocabulary import AttendanceState, JoinedBy
from ui import painting, phrases
from ui.desk import Desk
from ui.views.sessions.afterwards_part import AfterwardsPart
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.layout import hbox, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList
from ui.widgets.menus import Menu
from ui.widgets.panels import SidePanel

# What a click or Space goes through; the menu has all of it.
_ROUND: Final = {
    None: AttendanceState.PRESENT,
    AttendanceState.EXPECTED: AttendanceState.PRESENT,
    AttendanceState.PRESENT: AttendanceState.PART,
    AttendanceState.PART: AttendanceState.APOLOGIES,
    AttendanceState.APOLOGIES: AttendanceState.ABSENT,
    AttendanceState.ABSENT: None,
}
_ROLES: Final = {
    AttendanceState.PRESENT: "ok_ink",
    AttendanceState.PART: "ok_ink",
    AttendanceState.WALK_IN: "ok_ink",
    AttendanceState.EXPECTED: "ink2",
    AttendanceState.APOLOGIES: "honey_ink",
    AttendanceState.ABSENT: "ink3",
}


class AttendancePanel(SidePanel):
    """The attendance sheet of one gathering."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Who was there"), parent)
        self._desk = desk
        self.session_id: UUID | None = None
        self.list: RecordList[Mark] = RecordList(
            tr("Who was there"),
            self._row,
            actions=(RowAction("menu", "dots-three", tr("Say how")),),
            fit_content=True,
        )
        self.rest = Button(tr("Everyone else was there"), "check", small=True)
        policy = self.rest.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what stands below stays under the hand
        self.rest.setSizePolicy(policy)
        self.name = TextField(tr("Somebody else came by"), example="Ada Lovelace")
        self.add_walk_in = Button(tr("Add"), "plus", small=True)
        self.summary = Label("", "small", "ink2", wrap=True)
        self.follow = Button(tr("Follow through"), "arrow-down", "link", small=True)
        kept = self.follow.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nor does the list move for this
        self.follow.setSizePolicy(kept)
        self.after = AfterwardsPart(desk)
        self._lay_out()
        self._connect()
        if desk.read_only:
            for widget in (self.rest, self.add_walk_in, self.name):
                widget.setEnabled(False)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _is_letter(event):
            event.accept()  # a letter here is not one of the view's own keys
            return True
        return super().event(event)

    @override
    def is_kept(self) -> bool:
        return True

    def show_session(self, session_id: UUID) -> None:
        """Show the sheet of another gathering."""
        self.session_id = session_id
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the sheet anew."""
        if self.session_id is None:
            return
        gathering = self._desk.read(sessions.get, self.session_id)
        marks = self._desk.read(attendance.sheet, self.session_id)
        day = phrases.day(gathering.day) if gathering.day else tr("No date yet")
        self.set_title(tr("Who was there"), f"{gathering.title} · {day}")
        self.list.show_records(marks)
        self.summary.setText(_summary(marks))
        self.after.show_session(self.session_id)
        self.follow.setVisible(not self.after.isHidden())
        self.rest.setVisible(any(mark.state in _UNSAID for mark in marks))

    @Slot()
    def follow_through(self) -> None:
        """Go to who was missed and what was promised, below the sheet."""
        self._scroller.ensureWidgetVisible(self.after, 0, 0)
        first = self.after.first()
        if first is not None:
            self._scroller.ensureWidgetVisible(first)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        hint = tr("Enter or Space goes round: there, part of it, sent word, absent.")
        self.add(hbox((self.summary, 1), self.follow, gap=8))
        self.add(self.list)
        self.add(hbox(self.rest, -1))
        self.add(Label(hint, "cap", "ink3", wrap=True))
        self.add_rule()
        self.add(vbox(self.name, hbox(self.add_walk_in, -1), gap=8))
        self.add(vbox(8, self.after))

    def _connect(self) -> None:
        self.list.opened.connect(self._turn)
        self.list.spaced.connect(self._turn)
        self.list.acted.connect(self._act)
        self.list.deleted.connect(self._clear)
        self.rest.clicked.connect(self._mark_rest)
        self.name.input.returnPressed.connect(self._walk_in)
        self.add_walk_in.clicked.connect(self._walk_in)
        self.follow.clicked.connect(self.follow_through)

    def _row(self, mark: Mark) -> Row:
        words = mark.state.label if mark.state else tr("not noted")
        if mark.was_there and mark.joined_by:
            words = mark.joined_by.label
            if mark.state is AttendanceState.PART:
                words = tr("{how}, part of it").format(how=words)
        face = mark.face
        shown = painting.Face(face.initials, face.tint, face.name) if face else None
        return Row(
            mark.name,
            face.site if face else tr("Came by"),
            face=shown,
            icon="" if shown else "user",
            right=words,
            right_role=_ROLES[mark.state] if mark.state else "ink3",
        )

    def _turn(self, mark: Mark) -> None:
        self._set(mark, _ROUND.get(mark.state, AttendanceState.PRESENT))

    def _set(
        self, mark: Mark, state: AttendanceState | None, how: JoinedBy | None = None
    ) -> None:
        if self.session_id is None or self._desk.read_only:
            return
        if mark.person_id is None:
            if state is None:
                self._clear(mark)
            return
        label = tr("Attendance noted")
        args = (self.session_id, mark.person_id, state, how)
        self._desk.do(label, attendance.mark, *args)

    def _clear(self, mark: Mark) -> None:
        if mark.id is not None and not self._desk.read_only:
            self._desk.do(tr("Attendance cleared"), attendance.remove, mark.id)

    def _act(self, mark: Mark, key: str) -> None:
        del key
        menu = Menu(mark.name, self)
        for how in (JoinedBy.ROOM, JoinedBy.VIDEO, JoinedBy.PHONE):
            present = partial(self._set, mark, AttendanceState.PRESENT, how)
            menu.add(how.label, present, checked=mark.joined_by is how)
        for state in (
            AttendanceState.PART,
            AttendanceState.APOLOGIES,
            AttendanceState.ABSENT,
            AttendanceState.EXPECTED,
        ):
            chosen = partial(self._set, mark, state)
            menu.add(state.label, chosen, checked=mark.state is state)
        menu.add_rule()
        menu.add(tr("Clear"), partial(self._clear, mark), "eraser")
        menu.open_under(self.list)

    @Slot()
    def _mark_rest(self) -> None:
        marks = self._desk.read(attendance.sheet, self._known())
        people = [m.person_id for m in marks if m.person_id and m.state in _UNSAID]
        label = tr("Everyone else was there")
        present = AttendanceState.PRESENT
        self._desk.do(label, attendance.mark_rest, self._known(), people, present)

    @Slot()
    def _walk_in(self) -> None:
        try:
            label = tr("Visitor noted")
            self._desk.do(label, attendance.walk_in, self._known(), self.name.value())
        except CirclebookError as error:
            self.name.set_error(str(error))
            return
        self.name.set_value("")

    def _known(self) -> UUID:
        if self.session_id is None:
            raise LookupError
        return self.session_id


def _is_letter(event: QKeyEvent) -> bool:
    """Tell whether a key that may be a shortcut is a letter by itself."""
    asks = event.type() is QEvent.Type.ShortcutOverride
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return asks and plain and event.text().isalpha()


_UNSAID: Final = (None, AttendanceState.EXPECTED)


def _summary(marks: list[Mark]) -> str:
    there = sum(mark.was_there for mark in marks)
    unsaid = sum(mark.state in _UNSAID for mark in marks)
    if not there and unsaid == len(marks):
        return tr("Nobody has been noted yet.")
    words = trn("{n} was there", "{n} were there", there)
    if unsaid:
        words += ", " + trn("{n} not noted yet", "{n} not noted yet", unsaid)
    return words + "."
