"""How long private notes are kept: a day for each community, and the act itself."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.community import retention
from app.community.retention import Kept
from app.i18n import tr, trn
from ui import phrases
from ui.desk import Desk
from ui.views.settings.sections import Section
from ui.widgets.buttons import Button
from ui.widgets.dates import DateField
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, vbox


class Keeping(Section):
    """Until when what only the coach may read is kept, by community."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("keeping", tr("Keeping and destroying"), "eraser")
        self._desk = desk
        self.lines: list[Line] = []
        words = tr(
            "What you write after conversations, and your notes about people, can be "
            "given a day by which they are destroyed. That a conversation was held "
            "still counts; what it was about is gone from this book for ever, and so "
            "is what you deleted yourself or only began to type. Backups made before "
            "still hold it until they are deleted."
        )
        self.add_plain(Label(words, "small", "ink3", wrap=True), 12)
        self._places = vbox(gap=10)
        self.add_plain(self._places)
        self.refresh()

    def refresh(self) -> None:
        """Show what the book says now."""
        found = self._desk.read(retention.of_book)
        if [line.kept for line in self.lines] == found:
            return
        self._show(found)

    def _show(self, found: Sequence[Kept]) -> None:
        clear(self._places)
        self.lines = [Line(self._desk, kept) for kept in found]
        for line in self.lines:
            self._places.addWidget(line)


class Line(QWidget):
    """One community: the day, and the button that asks once more before it acts."""

    def __init__(self, desk: Desk, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.kept = desk, kept
        self.day = DateField(tr("Destroyed by"), kept.destroy_on, optional=True)
        self.day.setAccessibleName(tr("Destroyed by, {name}").format(name=kept.name))
        self.now = Button(tr("Destroy now…"), small=True)
        self.sure = Button(tr("Destroy for ever"), "eraser", "danger", small=True)
        self.keep = Button(tr("Keep them"), kind="plain", small=True)
        self.sentence = Label(_sentence(kept), "small", "ink3", wrap=True)
        self._asking = boxed(hbox(self.sure, self.keep, STRETCH, gap=8))
        self._asking.hide()
        head = hbox((Label(kept.name, "medium"), 1), self.now, gap=8)
        self.setLayout(vbox(head, self.sentence, self._asking, self.day, gap=4))
        self.day.changed.connect(self._set_day)
        self.now.clicked.connect(self._ask)
        self.keep.clicked.connect(self._do_not)
        self.sure.clicked.connect(self.destroy_now)
        self._allow()

    @Slot()
    def destroy_now(self) -> None:
        """Destroy them, and all that could bring them back."""
        label = tr("Private notes destroyed")
        gone = self._desk.keep(label, retention.destroy, self.kept.community_id)
        self._desk.forget_acts()
        # of what was in the log only, nothing else tells that it is gone
        self._desk.changed.emit(frozenset({"private_note"}))
        self._desk.say(
            trn("{n} private note destroyed", "{n} private notes destroyed", gone)
        )

    @Slot(object)
    def _set_day(self, day: date | None) -> None:
        if day != self.kept.destroy_on:
            label = tr("Day of destroying changed")
            self._desk.do(label, retention.destroy_by, self.kept.community_id, day)

    @Slot()
    def _ask(self) -> None:
        warned = tr("This cannot be taken back, not even by Undo. {notes}")
        self.sentence.setText(warned.format(notes=_sentence(self.kept)))
        self._asking.show()
        self.now.hide()
        self.keep.setFocus()

    @Slot()
    def _do_not(self) -> None:
        self.sentence.setText(_sentence(self.kept))
        self._asking.hide()
        self.now.show()
        self.now.setFocus()

    def _allow(self) -> None:
        if self._desk.read_only:
            reason = tr("This book is open for reading only")
            self.now.block(reason)
            self.day.setEnabled(False)
        elif not self.kept.is_any:
            self.now.block(tr("There is nothing private in it"))


def _sentence(kept: Kept) -> str:
    notes = trn("{n} private note.", "{n} private notes.", kept.notes)
    if kept.half_typed:
        notes = f"{notes} {tr('Half-typed words are still in the history.')}"
    if kept.is_due and kept.destroy_on:
        late = tr("They were to be destroyed by {day}.")
        return f"{notes} {late.format(day=phrases.day(kept.destroy_on))}"
    return notes
