"""Lists of what is to be done: ticked, said in other words, put off, taken out.

The words of a private promise stand here and nowhere else: what was done with one is
told without them (README decisions 5 and 15).
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app import clock
from app.day import actions, promises
from app.day.actions import FollowUp
from app.i18n import tr, trn
from app.person.faces import Face
from ui import phrases
from ui.desk import Desk
from ui.views.today import words
from ui.views.today.editor import Editor
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHead
from ui.widgets.layout import STRETCH, bled, hbox, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList

FEW: Final = 8  # shown before one asks for the rest


class FollowUpList(RecordList[FollowUp]):
    """Follow-ups in rows; F2 edits one in place, Space ticks it, Del takes it out."""

    edited = Signal(object)

    def __init__(self, name: str, desk: Desk, parent: QWidget | None = None) -> None:
        acts = (
            RowAction("edit", "pencil-simple", tr("Edit (F2)")),
            RowAction("tomorrow", "calendar-plus", tr("Put off to tomorrow")),
            RowAction("delete", "trash", tr("Delete (Del)")),
        )
        super().__init__(
            name,
            self._row,
            actions=() if desk.read_only else acts,
            fit_content=True,
            parent=parent,
        )
        self._desk = desk
        self._me: Face | None = None
        self._communities: Mapping[UUID, str] = {}
        self._editor: Editor | None = None
        self._since_left = QElapsedTimer()  # an editor, by its own buttons or keys
        self.ticked.connect(self._tick)
        self.acted.connect(self._do)
        self.opened.connect(self.begin_edit)
        self.deleted.connect(self._delete)
        desk.veil_changed.connect(self._veil)

    def show_follow_ups(
        self,
        found: Sequence[FollowUp],
        me: Face | None,
        communities: Mapping[UUID, str],
    ) -> None:
        """Show these, with the coach's own face where nobody else's belongs."""
        self._me, self._communities = me, communities
        self._drop_editor()
        self.show_records(found)

    @Slot(object)
    def begin_edit(self, one: FollowUp) -> None:
        """Let the words and the day be changed where they stand."""
        if self._desk.read_only or not self.go_to(one.id):
            return
        if one.private and self._desk.veiled:
            return  # its words would stand in the field
        self._drop_editor()
        self._editor = Editor(one, self.viewport())
        self._editor.kept.connect(self._keep)
        self._editor.left.connect(self._leave)
        self._editor.setGeometry(self._place())
        self._editor.show()
        self._editor.begin()

    @property
    def editor(self) -> Editor | None:
        """The editor that is open in a row, if one is."""
        return self._editor

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        one = self.current()
        if event.key() == Qt.Key.Key_F2 and one is not None:
            self.begin_edit(one)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        # "Delete" appears where "Cancel" was: the second half of a double click
        soon = QApplication.doubleClickInterval()
        if not (self._since_left.isValid() and not self._since_left.hasExpired(soon)):
            super().mousePressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._editor is not None:
            self._editor.setGeometry(self._place())

    def _place(self) -> QRect:
        rect = self.visualRect(self.currentIndex())
        return QRect(0, rect.y(), self.viewport().width(), rect.height())

    def _row(self, one: FollowUp) -> Row:
        home = one.community_id
        community = self._communities.get(home, "") if home else ""
        late = one.due is not None and one.due <= clock.today()
        said = words.veiled(one) if one.private and self._desk.veiled else one.words
        return Row(
            said,
            words.source(one, community),
            face=words.face(one.face or self._me),
            ticked=False,
            note_icon="lock" if one.private else "",
            note_role="private_ink" if one.private else "ink3",
            right=phrases.due(one.due) if one.due else tr("No date"),
            right_role="honey_ink" if late else "ink2" if one.due else "ink3",
        )

    @Slot()
    def _veil(self) -> None:
        self._drop_editor()
        self.viewport().update()

    @Slot(object, bool)
    def _tick(self, one: FollowUp, on: bool) -> None:
        if not on or self._desk.read_only:
            return
        if one.private:
            self._desk.do(tr("Promise kept"), promises.keep, one.id)
        elif one.milestone:
            self._desk.do(tr("Milestone reached"), actions.complete, one.id)
        else:
            self._desk.do(tr("Follow-up done"), actions.complete, one.id)

    @Slot(object, str)
    def _do(self, one: FollowUp, key: str) -> None:
        if key == "edit":
            self.begin_edit(one)
        elif key == "delete":
            self._delete(one)
        elif key == "tomorrow":
            put_to = promises.put_to if one.private else actions.put_to
            day = clock.today() + timedelta(days=1)
            self._desk.do(tr("Put off to tomorrow"), put_to, one.id, day)

    @Slot(object)
    def _delete(self, one: FollowUp) -> None:
        if self._desk.read_only:
            return
        if one.private:
            self._desk.do(tr("Promise deleted"), promises.delete, one.id)
        else:
            self._desk.do(tr("Follow-up deleted"), actions.delete, one.id)

    @Slot(object, str, object)
    def _keep(self, one: FollowUp, said: str, due: object) -> None:
        change = promises.change if one.private else actions.change
        label = tr("Promise changed") if one.private else tr("Follow-up changed")
        self._desk.do(label, change, one.id, said, due)  # type: ignore[arg-type]
        self._leave()

    @Slot()
    def _leave(self) -> None:
        self._drop_editor()
        self._since_left.start()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            editor.hide()
            editor.deleteLater()


class FollowUpSection(QWidget):
    """A list of follow-ups under its head; long ones show the rest when asked."""

    def __init__(
        self,
        title: str,
        desk: Desk,
        *,
        few: int = FEW,
        role: str = "h3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.head = SectionHead(title, role=role)
        self.list = FollowUpList(title, desk)
        self.more = Button("", kind="link", small=True)
        self.more.clicked.connect(self._flip)
        self._few, self._all = few, False
        self._found: list[FollowUp] = []
        self._with: tuple[Face | None, Mapping[UUID, str]] = (None, {})
        row = hbox(self.more, STRETCH, margins=(0, 2, 0, 0))
        self.setLayout(vbox(self.head, 2, bled(self.list), row, margins=(12, 0, 12, 0)))

    def show_follow_ups(
        self,
        found: Sequence[FollowUp],
        me: Face | None,
        communities: Mapping[UUID, str],
    ) -> None:
        """Show these, the first few unless all were asked for."""
        self._found, self._with = list(found), (me, communities)
        self.head.set_count(len(found) or None)
        self._fill()

    @Slot()
    def _flip(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        shown = self._found if self._all else self._found[: self._few]
        self.list.show_follow_ups(shown, *self._with)
        self.list.setVisible(bool(shown))
        hidden = len(self._found) - self._few
        self.more.setVisible(hidden > 0)
        if hidden > 0:
            more = trn("Show {n} more", "Show {n} more", hidden)
            self.more.setText(tr("Show fewer") if self._all else more)
