"""Where a follow-up is written: in its row, or in the row that adds one."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app import clock
from app.day.actions import FollowUp, said
from app.errors import CirclebookError
from app.i18n import tr
from ui import painting
from ui.widgets.base import area
from ui.widgets.buttons import Button
from ui.widgets.combos import Choice
from ui.widgets.dates import DateField, parse_day
from ui.widgets.fields import TextField
from ui.widgets.labels import Icon
from ui.widgets.layout import STRETCH, hbox, vbox

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(QWidget):
    """The words and the day of one follow-up, over its row; Enter keeps, Esc leaves."""

    kept = Signal(object, str, object)  # the follow-up, its words, its day
    left = Signal()

    def __init__(self, one: FollowUp, parent: QWidget) -> None:
        super().__init__(parent)
        self._one = one
        self.words = TextField("", one.words, example=tr("What is to be done"))
        self.words.input.setAccessibleName(tr("What is to be done"))
        self.due = DateField("", one.due)
        self.due.input.setAccessibleName(tr("By when"))
        self.due.setFixedWidth(150)
        self.save = Button(tr("Keep"), small=True, tip=tr("Keep (Enter)"))
        self.save.clicked.connect(self._keep)
        tip = tr("Leave it as it was (Esc)")
        self.shut = Button(tr("Cancel"), kind="plain", small=True, tip=tip)
        self.shut.clicked.connect(self.left)
        row = hbox((self.words, 1), self.due, self.save, self.shut, gap=6)
        row.setContentsMargins(8, 0, 8, 0)
        self.setLayout(vbox(STRETCH, row, STRETCH))

    def begin(self) -> None:
        """Put the cursor into the words."""
        self.words.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.input.setCursorPosition(0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()  # or the list under it would take Del for its row

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.rounded(painter, area(self), 8, "surface")
        painter.end()

    @Slot()
    def _keep(self) -> None:
        if self.due.error.text():
            return  # a day that cannot be read is not kept as none
        if (self.words.value(), self.due.value()) == (self._one.words, self._one.due):
            self.left.emit()
            return
        try:
            words = said(self.words.value())
        except CirclebookError as error:
            self.words.input.setToolTip(str(error))
            self.words.set_error(str(error))
            return
        self.kept.emit(self._one, words, self.due.value())


def dated(words: str) -> tuple[str, date | None]:
    """Return words and the day they end with: "Ring Kofi by friday", or no day."""
    head, by, tail = words.rpartition(tr(" by "))
    if not (head.strip() and by):
        return words, None
    day = parse_day(tail.strip(" ."), clock.today())
    return (head.strip(), day) if day else (words, None)


class AddRow(QWidget):
    """The row in which a new follow-up is written; Enter adds it and goes on."""

    added = Signal(str, object, object)  # words, day or None, key of the community
    begun = Signal()  # the cursor was put into the words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = TextField("", example=tr("Add a follow-up"))
        self.words.input.setAccessibleName(tr("Add a follow-up"))
        self.due = DateField("")
        self.due.input.setAccessibleName(tr("By when"))
        self.due.setFixedWidth(150)
        self.home = Choice(tr("Community"))
        self.button = Button(tr("Add"), "plus")
        self.button.clicked.connect(self._add)
        self.words.changed.connect(self._follow)
        plus = Icon("plus", "ink3", 18)
        row = hbox(plus, (self.words, 1), self.due, self.home, self.button, gap=8)
        self.setLayout(row)
        self._day: date | None = None
        self._homes: dict[UUID, str] = {}
        self._follow("")

    def offer(
        self,
        homes: Mapping[UUID, str],
        current: UUID | None,
        day: date | None,
    ) -> None:
        """Offer these communities, and the day that is being looked at."""
        if dict(homes) != self._homes:
            self._homes = dict(homes)
            self.home.offer(list(homes.items()), None)
        chosen = self.home.current()
        if chosen is None or not self.words.value():
            self.home.choose(current if current in homes else next(iter(homes), None))
        if not self.words.value():
            self._day = day
            self.due.set_value(day)

    def begin(self) -> None:
        """Put the cursor into the words."""
        self.words.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.begun.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and QApplication.focusWidget() is not self.button:
            self._add()
        elif event.key() == Qt.Key.Key_Escape and self.words.value():
            self._empty()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _follow(self, words: object) -> None:
        self.words.clear_error()
        for widget in (self.due, self.button):
            widget.setVisible(bool(words))
        self.home.setVisible(bool(words) and len(self._homes) > 1)

    @Slot()
    def _add(self) -> None:
        home = self.home.current()
        if home is None or self.due.error.text():
            return
        try:
            words = said(self.words.value())
        except CirclebookError as error:
            self.words.set_error(str(error))
            return
        due = self.due.value()
        if due is None:
            words, due = dated(words)
        self._empty()
        self.added.emit(words, due, home)

    def _empty(self) -> None:
        self.words.set_value("")
        self.due.set_value(self._day)
        self._follow("")
        self.begin()
