"""Asking for a passphrase: for a new book, to set, change or remove one, to be sure.

The only dialog of its kind: what it does cannot be undone by who has forgotten the
words (design.md 1.6).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.book import keys
from app.errors import RefusedError
from app.i18n import tr, trn
from ui.dialogs.overlay import Overlay
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import RadioGroup
from ui.widgets.fields import TextField
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox

WIDTH: Final = 500
AWAY: Final = 24
LOCK, DELETE, LEAVE = "lock", "delete", "leave"  # what becomes of older backups
_LEVELS: Final = {
    "weak": ("warning-circle", "honey_ink"),
    "fair": ("info", "ink3"),
    "good": ("check-circle", "ok_ink"),
}


@dataclass(frozen=True)
class Question:
    """What is asked, and why."""

    title: str
    sentence: str
    go: str  # the words of the button
    current: str = ""  # the label of the field for the passphrase there is
    new: bool = False
    skip: str = ""  # the words of the button to do without
    kind: Kind = "primary"
    backups: Sequence[tuple[str, str, str]] = ()  # what can become of older ones
    about_backups: str = ""


@dataclass(frozen=True)
class Answer:
    """What was said."""

    current: str = ""
    new: str = ""
    backups: str = LEAVE


class PassphraseDialog(Overlay):
    """Asks one question about the passphrase; Esc leaves all as it is."""

    given = Signal(object)  # the Answer

    def __init__(
        self,
        window: QWidget,
        question: Question,
        fits: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(window, question.title)
        self._question, self._fits = question, fits
        self.title = Label(question.title, "h2", wrap=True)
        self.sentence = Label(question.sentence, "body", "ink2", wrap=True)
        self.current = TextField(question.current, secret=True)
        self.new = TextField(tr("New passphrase"), secret=True)
        self.again = TextField(tr("The same once more"), secret=True)
        self._mark = Icon("info", "ink3", 16)
        self.advice = Label("", "small", "ink3", wrap=True)
        self._advice = boxed(
            hbox(vbox(1, self._mark, STRETCH), (self.advice, 1), gap=7)
        )
        self.backups = RadioGroup(
            question.about_backups,
            question.backups,
            question.backups[0][0] if question.backups else None,
        )
        self.go = Button(question.go, kind=question.kind)
        self.skip = Button(question.skip, kind="plain")
        self.leave = Button(tr("Cancel"), kind="plain")
        self._lay_out()
        self._connect()
        self._look()

    @classmethod
    def ask(
        cls,
        window: QWidget,
        question: Question,
        fits: Callable[[str], bool] | None = None,
    ) -> "PassphraseDialog":
        """Open it over a window; `fits` tells whether the current one is right."""
        dialog = cls(window, question, fits)
        dialog.open()
        dialog.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return dialog

    @classmethod
    def for_new_book(cls, window: QWidget) -> "PassphraseDialog":
        """Ask for the passphrase of a book that is being made; it may be skipped."""
        question = Question(
            tr("A passphrase for your book"),
            tr(
                "Your book will hold what people have told you in confidence. With a "
                "passphrase it is encrypted, and nobody reads it without you. Without "
                "one, whoever can use this laptop can read it; you can choose one "
                "later, in the settings. Nobody can give you back a passphrase that "
                "is forgotten: write it down, or print the recovery sheet there."
            ),
            tr("Make the book"),
            new=True,
            skip=tr("Without a passphrase"),
        )
        return cls.ask(window, question)

    @property
    def first(self) -> QWidget:
        """What gets the focus."""
        return self.current.input if self._question.current else self.new.input

    @override
    def place(self, room: QRect) -> QRect:
        wide = min(round(WIDTH * max(1.0, theme.scale)), room.width() - 2 * AWAY)
        layout = self.panel.layout()
        high = layout.heightForWidth(wide) if layout is not None else 0
        high = min(high, room.height() - 2 * AWAY)
        left, top = (room.width() - wide) // 2, (room.height() - high) // 3
        return QRect(left, max(AWAY, top), wide, high)

    @override
    def answers(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
            return True
        return super().answers(event)

    @Slot()
    def _give(self) -> None:
        """Say what was typed, if it holds together; else say what does not."""
        for field in (self.current, self.new, self.again):
            field.clear_error()
        current, new = self.current.input.text(), self.new.input.text()
        if self._question.current and not self._is_right(current):
            self._refuse(self.current, tr("That is not it. Try again."))
        elif self._question.new and (wrong := self._is_wrong(new)):
            self._refuse(self.new, wrong)
        elif self._question.new and new != self.again.input.text():
            self._refuse(self.again, tr("This differs from what stands above."))
        else:
            self._say(Answer(current, new, self.backups.current() or LEAVE))

    def _is_right(self, current: str) -> bool:
        try:
            return bool(current) and (self._fits is None or self._fits(current))
        except RefusedError:  # a recovery code of which a line was not read right
            return False

    def _is_wrong(self, new: str) -> str:
        try:
            keys.check_new(new)
        except RefusedError as error:
            return str(error)
        return ""

    @Slot()
    def _skip(self) -> None:
        self._say(Answer())

    def _say(self, answer: Answer) -> None:
        for field in (self.current, self.new, self.again):
            field.input.clear()
        self.close()
        self.given.emit(answer)

    def _refuse(self, field: TextField, sentence: str) -> None:
        field.set_error(sentence)
        field.input.setFocus(Qt.FocusReason.OtherFocusReason)
        field.input.selectAll()
        self._place()

    @Slot()
    def _look(self) -> None:
        """Say how good the new passphrase is, in words."""
        level, sentence = keys.advice(self.new.input.text())
        icon, ink = _LEVELS[level]
        self._mark.set_icon(icon, ink)
        self.advice.setText(sentence)
        self.advice.set_color(ink)
        self.new.input.setAccessibleDescription(sentence)
        self._place()

    def _connect(self) -> None:
        self.go.clicked.connect(self._give)
        self.skip.clicked.connect(self._skip)
        self.leave.clicked.connect(self.close)
        self.new.input.textChanged.connect(self._look)

    def _lay_out(self) -> None:
        asked = self._question
        column = vbox(self.title, 6, self.sentence, 16, margins=(26, 22, 26, 20))
        if asked.current:
            column.addWidget(self.current)
            column.addSpacing(12)
        if asked.new:
            for part, gap in ((self.new, 6), (self._advice, 10), (self.again, 12)):
                column.addWidget(part)
                column.addSpacing(gap)
        if asked.backups:
            column.addWidget(Label(asked.about_backups, "small", "ink2", wrap=True))
            column.addSpacing(4)
            column.addWidget(self.backups)
            column.addSpacing(12)
        skip = self.skip if asked.skip else None
        column.addLayout(hbox(self.leave, STRETCH, skip, self.go, gap=8))
        self.hold(vbox((boxed(column), 1)))
        for part in (self.current, self.new, self.again, self._advice, self.skip):
            self._let_go_unless_used(part)
        self._let_go_unless_used(self.backups)

    def _let_go_unless_used(self, part: QWidget) -> None:
        """Keep what is not asked out of the way."""
        if part.parentWidget() is None:
            part.setParent(self.panel)
            part.hide()


def about_old(count: int) -> str:
    """Return what is said of backups that are not locked."""
    return trn(
        "{n} older backup is not locked. Whoever finds it can read it.",
        "{n} older backups are not locked. Whoever finds one can read it.",
        count,
    )
