"""The panel of a difference: what it is, between whom, how it is held (PI8)."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter import success, tensions
from app.charter.tensions import Held
from app.errors import CirclebookError, GoneError
from app.i18n import tr
from app.vocabulary import SuccessAudience
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.combos import ChoiceField
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox
from ui.widgets.panels import SidePanel
from ui.widgets.switches import Tick


class TensionPanel(SidePanel):
    """A difference that is held, or a new one to be written down."""

    finished = Signal()

    def __init__(
        self, desk: Desk, one: Held | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("A difference we are holding"), parent)
        self._desk, self._one = desk, one
        self.nature = TextArea(
            tr("In what we differ"),
            example=tr("The funder wants policy, the community wants connection"),
        )
        self.first = ChoiceField(tr("Between this"))
        self.other = ChoiceField(tr("and this"))
        self.held = TextArea(
            tr("How we hold it"), example=tr("We tell both in every report"), rows=2
        )
        self.by = TextField(tr("Decided with"), example=tr("The core team"))
        self.review = DateField(tr("Look at it again on"))
        left = tr("Left out on the paper for")
        self.left_label = Label(left, "smalls", "ink3")
        self.left = {
            whose: Tick(f"{left}: {whose.label}", text=whose.label)
            for whose in SuccessAudience
        }
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self.add_it = Button(tr("Add"), "plus", "primary")
        self.delete = Button(tr("Delete"), "trash", "plain", small=True)
        self._lay_out()
        self._connect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the book says now; close when it is gone."""
        home = self._desk.community_id
        if home is None:
            return
        options: list[tuple[UUID | None, str]] = [(None, tr("Nothing in particular"))]
        options += [
            (
                one.id,
                tr("{whose}: {words}").format(
                    whose=one.whose.label, words=one.statement
                ),
            )
            for one in self._desk.read(success.of_community, home)
        ]
        keys = [self.first.value(), self.other.value()]
        if self._one is not None:
            try:
                self._one = self._desk.read(tensions.get, self._one.id)
            except GoneError:
                self.closed.emit()
                return
            keys = [side.id for side in self._one.sides]
        for field, key in zip(
            (self.first, self.other), [*keys, None, None], strict=False
        ):
            field.offer(options, key)
        if self._one is not None:
            self._show(self._one)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        self.nature.input.setFocus(reason)

    def _show(self, one: Held) -> None:
        lines: tuple[tuple[Field, Any, QWidget], ...] = (
            (self.nature, one.nature, self.nature.input),
            (self.held, one.how_held, self.held.input),
            (self.by, one.decided_with, self.by.input),
            (self.review, one.review_on, self.review.input),
        )
        for field, value, line in lines:
            if not line.hasFocus():
                field.set_value(value)
        for whose, tick in self.left.items():
            tick.blockSignals(True)
            tick.setChecked(whose in one.leave_out)
            tick.blockSignals(False)

    def _lay_out(self) -> None:
        is_new = self._one is None
        self.set_title(
            tr("Add a difference") if is_new else tr("A difference we are holding")
        )
        for part in (self.nature, self.first, self.other, self.held, self.by):
            self.add(part)
        self.add(self.review)
        self.add(self.left_label)
        for tick in self.left.values():
            self.add(tick)
        self.add(self.error)
        self.add(hbox(self.add_it if is_new else self.delete, STRETCH))

    def _connect(self) -> None:
        if self._one is None:
            self.add_it.clicked.connect(self._add)
            return
        self.nature.finished.connect(self._keep_nature)
        self.held.finished.connect(self._keep_held)
        self.by.finished.connect(self._keep_by)
        self.review.finished.connect(self._keep_review)
        self.first.finished.connect(self._keep_sides)
        self.other.finished.connect(self._keep_sides)
        self.delete.clicked.connect(self._delete)
        for tick in self.left.values():
            tick.toggled.connect(self._keep_left)

    def _left(self) -> tuple[SuccessAudience, ...]:
        return tuple(whose for whose, tick in self.left.items() if tick.isChecked())

    @Slot()
    def _add(self) -> None:
        home = self._desk.community_id
        if home is None or self.review.is_wrong():
            return
        try:
            self._desk.do(
                tr("Difference added"),
                tensions.add,
                home,
                self.nature.value(),
                success_a_id=self.first.value(),
                success_b_id=self.other.value(),
                how_held=self.held.value(),
                decided_with=self.by.value(),
                review_on=self.review.value(),
                leave_out=self._left(),
            )
        except CirclebookError as error:
            self._say(str(error))
            return
        self.finished.emit()

    def _keep(self, **fields: Any) -> None:
        if self._one is None:
            return
        self._say("")
        words = tr("Difference changed")
        try:
            self._desk.do(words, tensions.change, self._one.id, **fields)
        except GoneError:
            raise
        except CirclebookError as error:
            self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    @Slot(object)
    def _keep_nature(self, words: object) -> None:
        self._keep(nature=words)

    @Slot(object)
    def _keep_held(self, words: object) -> None:
        self._keep(how_held=words)

    @Slot(object)
    def _keep_by(self, words: object) -> None:
        self._keep(decided_with=words)

    @Slot(object)
    def _keep_review(self, day: object) -> None:
        self._keep(review_on=day)

    @Slot()
    def _keep_sides(self) -> None:
        sides = {"success_a_id": self.first.value(), "success_b_id": self.other.value()}
        self._keep(**sides)

    @Slot()
    def _keep_left(self) -> None:
        self._keep(leave_out=self._left())

    @Slot()
    def _delete(self) -> None:
        if self._one is not None:
            self._desk.do(tr("Difference deleted"), tensions.delete, self._one.id)
