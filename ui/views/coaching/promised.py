"""What the coach promised: ticked when it is kept, each with its day."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from app import clock
from app.coaching import half_typed, promises
from app.coaching.promises import Promise
from app.errors import CirclebookError
from app.i18n import tr
from ui import phrases
from ui.desk import Desk
from ui.theme import theme
from ui.views.coaching.half_typed import HalfTyped
from ui.views.today.editor import dated
from ui.widgets.base import Restyled
from ui.widgets.buttons import IconButton
from ui.widgets.chips import ChipButton
from ui.widgets.dates import DateField
from ui.widgets.inline import InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.switches import Tick

WIDE = 150  # px of the field for a day


class Promised(QWidget):
    """The promises of an entry, and a line to write another one in."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry: UUID | None = None
        self._shown: Sequence[Promise] = ()
        self.rows: list[PromiseRow] = []
        self.head = Label(tr("What I promised"), "strong", "private_ink")
        self.add = _AddLine()
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        self._column = vbox(gap=0)
        mark = vbox(3, Icon("flag", "private", 17), STRETCH)
        column = vbox(self.head, self._column, self.add, self.error, gap=2)
        self.setLayout(hbox(mark, (column, 1), gap=9))
        self._typing = HalfTyped(desk, self, "", self._said)
        self.add.textEdited.connect(self._typing.wait)
        self.add.returnPressed.connect(self._add)
        if desk.read_only:
            self.add.hide()

    def show_promises(self, entry: UUID, found: Sequence[Promise]) -> None:
        """Show what was promised in an entry; a row that stays keeps the focus."""
        if entry == self._entry and list(found) == list(self._shown):
            return
        is_other = entry != self._entry
        self._entry, self._shown = entry, list(found)
        self.error.hide()
        if is_other:
            self._typing.turn_to(half_typed.promise_of(entry))
            self.add.setText(self._typing.typed().get("words", ""))
        if [one.id for one in found] == [row.promise.id for row in self.rows]:
            for row, one in zip(self.rows, found, strict=True):
                row.show_promise(one)
        else:
            self._build(found)
        self.setVisible(bool(found) or not self._desk.read_only)

    def _build(self, found: Sequence[Promise]) -> None:
        """Show these in rows: those that were there, and new ones."""
        there = {row.promise.id: row for row in self.rows}
        kept = {one.id for one in found}
        for key, row in there.items():
            self._column.removeWidget(row)
            if key not in kept:
                row.hide()
                row.deleteLater()
        self.rows = []
        for one in found:
            row = there.get(one.id) or self._row(one)
            row.show_promise(one)
            self.rows.append(row)
            self._column.addWidget(row)

    def _row(self, one: Promise) -> "PromiseRow":
        row = PromiseRow(self._desk, one)
        row.deleted.connect(self._after_delete)
        row.refused.connect(self._complain)
        return row

    @Slot(str)
    def _complain(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    @Slot()
    def _after_delete(self) -> None:
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self) -> dict[str, str]:
        return {"words": self.add.text()}

    @Slot()
    def _add(self) -> None:
        if self._entry is None or not self.add.text().strip():
            return
        words, due = dated(self.add.text())
        self._typing.stop()
        try:
            self._desk.do(tr("Promise noted"), promises.add, self._entry, words, due)
        except CirclebookError as error:
            self._typing.wait()
            self._complain(str(error))
            return
        self._complain("")
        self.add.clear()


class PromiseRow(QWidget):
    """One promise: a tick, its words, its day; Del takes it out."""

    deleted = Signal()
    refused = Signal(str)  # why it cannot be; nothing once it could

    def __init__(
        self, desk: Desk, promise: Promise, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self.promise = desk, promise
        self.tick = Tick(tr("Kept"), promise.kept)
        self.words = InlineText(promise.words, tr("Promise"), "read", required=True)
        self.day = _DayChip(promise)
        self.due = DateField("", promise.due_on)
        self.due.input.setAccessibleName(tr("By when"))
        self.remove = IconButton("trash", tr("Delete"), shortcut="Del")
        self._when = QStackedWidget()
        self._chip = hbox(STRETCH, self.day)
        self._when.addWidget(boxed(self._chip))
        self._when.addWidget(self.due)
        self._when.setFixedWidth(WIDE)
        row = hbox(self.tick, (self.words, 1), self._when, self.remove, gap=4)
        self.setLayout(row)
        self._connect()
        self._paint_words()
        self.setEnabled(not desk.read_only)

    def show_promise(self, promise: Promise) -> None:
        """Show what has become of it; a text in the middle of typing is left alone."""
        if promise == self.promise:
            return
        self.promise = promise
        self.tick.blockSignals(True)
        self.tick.setChecked(promise.kept)
        self.tick.blockSignals(False)
        self.words.set_text(promise.words)
        self._paint_words()
        if not self.due.input.hasFocus():
            self.due.set_value(promise.due_on)
        self._show_day()

    def _paint_words(self) -> None:
        self.words.set_color("ink3" if self.promise.kept else "ink")
        self.words.setToolTip(self.promise.words)

    def _show_day(self) -> None:
        """Put a chip with the day it has now in the place of the one before."""
        had_focus = self.day.hasFocus()
        old, self.day = self.day, _DayChip(self.promise)
        self.day.clicked.connect(self._ask_day)
        self._chip.replaceWidget(old, self.day)
        self.day.show()
        if had_focus:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        old.hide()
        old.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.words.isReadOnly():
            self._delete()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.tick.toggled.connect(self._keep_or_reopen)
        self.words.edited.connect(self._change_words)
        self.day.clicked.connect(self._ask_day)
        self.due.finished.connect(self._change_day)
        self.due.input.returnPressed.connect(self._show_chip)
        self.remove.clicked.connect(self._delete)

    @Slot(bool)
    def _keep_or_reopen(self, on: bool) -> None:
        label = tr("Promise kept") if on else tr("Promise open again")
        act = promises.keep if on else promises.reopen
        self._desk.do(label, act, self.promise.id)

    @Slot(str)
    def _change_words(self, words: str) -> None:
        if not self._change(words, self.promise.due_on):
            self.words.refuse()  # it stays, to be mended

    @Slot(object)
    def _change_day(self, day: date | None) -> None:
        self._change(self.promise.words, day)
        self._show_chip()

    def _change(self, words: str, day: date | None) -> bool:
        """Change the promise; tell whether it could be, else why."""
        change = partial(promises.change, words=words, due_on=day)
        try:
            self._desk.do(tr("Promise changed"), change, self.promise.id)
        except CirclebookError as error:
            self.refused.emit(str(error))
            return False
        self.refused.emit("")
        return True

    @Slot()
    def _ask_day(self) -> None:
        self._when.setCurrentWidget(self.due)
        self.due.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.due.input.selectAll()

    @Slot()
    def _show_chip(self) -> None:
        if not self.due.error.text() and self._when.currentIndex() == 1:
            had_focus = self.due.input.hasFocus()
            self._when.setCurrentIndex(0)
            if had_focus:
                self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _delete(self) -> None:
        self.deleted.emit()
        self._desk.do(tr("Promise deleted"), promises.delete, self.promise.id)


class _DayChip(ChipButton):
    """The day of a promise as a chip; pressed, it becomes a field."""

    def __init__(self, promise: Promise) -> None:
        words, tone = _when(promise)
        super().__init__(
            words, tone, "" if promise.kept else "flag", outline=not promise.due_on
        )
        self.setAccessibleDescription(tr("Press Enter to put it to another day"))


class _AddLine(Restyled, QLineEdit):
    """A line in which the next promise is written: "Send the card by friday"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", True)
        self.setTextMargins(-9, 0, 0, 0)  # in line with what is above it
        self.setPlaceholderText(tr("Add a promise, such as: send the card by friday"))
        self.setAccessibleName(tr("Add a promise"))
        self.restyle()

    @override
    def restyle(self) -> None:
        self.setFont(theme.font("readsm"))
        self.setMinimumHeight(theme.fit(30, "readsm"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _when(promise: Promise) -> tuple[str, str]:
    """Return the words of a promise's day, and the tone they have."""
    if promise.done_on:
        return tr("Kept {day}").format(day=phrases.short_day(promise.done_on)), "ok"
    if promise.due_on is None:
        return tr("No day"), "neutral"
    near = promise.due_on <= clock.today()
    return phrases.due(promise.due_on), "honey" if near else "private"
