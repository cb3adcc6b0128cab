"""The lock: a circle of chairs, one field, and what to do without the passphrase."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from app import clock
from app.book import backups, keys, recents
from app.book.waits import Tries
from app.i18n import tr, trn
from ui.commands import Command
from ui.dialogs import files
from ui.theme import theme
from ui.views.welcome import Chairs
from ui.widgets.base import BeginsAt, Restyled
from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea, TextField
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox

FIELD: Final = 300  # px
CODE: Final = 360
LOW: Final = 700  # of the view
USUAL, SMALL = 240, 170  # of the circle
_SECOND: Final = 1000  # milliseconds
_EXAMPLE: Final = "0W40 J2GB 1G6G X1GK"
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keeper(Protocol):
    """Who holds the key: what the lock asks of it."""

    @property
    def tries(self) -> Tries:
        """How often in a row this book was not opened."""

    @property
    def shelf(self) -> Any:
        """What opens books."""


class LockView(BeginsAt, Restyled, QWidget):
    """Asks for the passphrase of a book, or for its recovery code."""

    given = Signal(str)  # what was typed

    def __init__(self, guard: Keeper, path: Path, name: str = "") -> None:
        super().__init__()
        self._guard, self._path, self._stays = guard, path, False
        self.setAccessibleName(tr("The book is locked"))
        title = tr("Good to see you, {name}").format(name=name) if name else ""
        self.chairs = Chairs()
        self.title = Label(title or tr("Good to see you"), "h1")
        self.sentence = Label(self._asks(), "body", "ink2", wrap=True)
        self.field = TextField("", secret=True)
        self.field.input.setAccessibleName(tr("Passphrase"))
        self.code = TextArea("", example=_EXAMPLE, rows=4)
        self.code.input.setAccessibleName(tr("Recovery code"))
        self.open = Button(tr("Open the book"), kind="primary")
        self.caps = _line(Icon("warning", "honey_ink", 16), tr("Caps Lock is on"))
        self.says = Label("", "small", "danger_ink", wrap=True)
        self.sheet = Button("", kind="link", small=True)
        self.backup = Button(tr("Open the last backup"), kind="link", small=True)
        self.other = Button(tr("Open another book"), kind="link", small=True)
        self._watcher = CapsLock(self.field.input)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._lay_out()
        self._connect()
        self._by_code(on=False)
        self.wait()

    def commands(self) -> list[Command]:
        """Return what can be asked of this view: nothing but what is on it."""
        return []

    @property
    def asks_for_code(self) -> bool:
        """Whether it asks for the recovery code."""
        return self.code.isVisibleTo(self)

    def stay(self) -> None:
        """Offer no other book: this one is open behind the lock, with something in it.

        What could not be kept would be lost, and its key is at hand.
        """
        self.other.hide()
        self._stays = True

    def refuse(self) -> None:
        """Say that it was not that, and how long to wait if one has to."""
        words = tr("That is not it. Try again.")
        if self.asks_for_code:
            words = tr(
                "That code does not open this book. A new passphrase has a new code."
            )
        self.complain(words)
        has_backup = self._last_backup() is not None
        self.backup.setVisible(has_backup and not self._stays)
        if not self.asks_for_code:
            self.field.input.selectAll()
        self.wait()

    def complain(self, sentence: str) -> None:
        """Say what is the matter."""
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))
        told = self.code.input if self.asks_for_code else self.field.input
        told.setAccessibleDescription(sentence)
        self._fit()

    @Slot()
    def wait(self) -> None:
        """Let nothing be tried as long as one has to wait, and say how long."""
        left = self._guard.tries.left(clock.now())
        if left:
            count = self._guard.tries.count
            words = trn(
                "That was not it {n} time. The next try is possible in {time}.",
                "That was not it {n} times. The next try is possible in {time}.",
                count,
                time=_in_words(left),
            )
            self.complain(words)
            self.open.block(words)
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self.open.allow()
            self.complain(tr("You can try again now."))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter after the last line of a code try it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
            and keys.is_whole_code(self.code.value())
        ):
            self._give()
            return True
        return False

    @override
    def restyle(self) -> None:
        self._fit()
        super().restyle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        small = event.size().height() < theme.px(LOW)
        self.chairs.set_size(SMALL if small else USUAL)
        super().resizeEvent(event)

    @Slot()
    def _give(self) -> None:
        typed = self.field.input.text()
        if self.asks_for_code:
            typed = self.code.value()
        if not typed or self._timer.isActive():
            return
        self.complain("")
        self.given.emit(typed)

    @Slot()
    def _flip(self) -> None:
        self._by_code(on=not self.asks_for_code)
        self.complain("")
        self.wait()
        self.setFocus()

    def _by_code(self, *, on: bool) -> None:
        self.field.setVisible(not on)
        self.code.setVisible(on)
        self.caps.hide()
        self.begin_at(self.code.input if on else self.field.input)
        self.sheet.setText(
            tr("I know the passphrase") if on else tr("I have a recovery sheet")
        )
        asks = tr("Type the four lines of your recovery sheet.")
        self.sentence.setText(asks if on else self._asks())
        self._fit()

    def _asks(self) -> str:
        if self._path == recents.own():
            return tr("Your book is closed. Enter your passphrase to open it.")
        return tr("“{name}” is closed. Enter its passphrase to open it.").format(
            name=self._path.stem
        )

    @Slot()
    def _open_backup(self) -> None:
        last = self._last_backup()
        if last is not None:
            self._guard.shelf.reach(last)

    @Slot()
    def _open_other(self) -> None:
        kind = tr("Circlebook book (*.circlebook)")
        files.ask_open(self, tr("Open a book"), kind, self._guard.shelf.reach)

    def _last_backup(self) -> Path | None:
        made = backups.last(self._path)
        return made.path if made is not None else None

    def _connect(self) -> None:
        self.open.clicked.connect(self._give)
        self.field.input.returnPressed.connect(self._give)
        self.code.input.installEventFilter(self)
        self.sheet.clicked.connect(self._flip)
        self.backup.clicked.connect(self._open_backup)
        self.other.clicked.connect(self._open_other)
        self._watcher.changed.connect(self.caps.setVisible)
        self._timer.timeout.connect(self.wait)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        top = Qt.AlignmentFlag.AlignTop
        row = hbox(STRETCH, self.field, self.code, gap=8)
        row.addWidget(self.open, 0, top)
        row.addStretch(1)
        column = vbox(STRETCH)
        column.addWidget(self.chairs, 0, middle)
        column.addSpacing(16)
        column.addWidget(self.title, 0, middle)
        column.addSpacing(4)
        column.addWidget(self.sentence, 0, middle)
        column.addSpacing(20)
        column.addLayout(row)
        column.addSpacing(8)
        for line in (self.caps, self.says):
            column.addWidget(line, 0, middle)
        column.addSpacing(16)
        for link in (self.sheet, self.backup, self.other):
            column.addWidget(link, 0, middle)
        column.addStretch(1)
        promise = tr("Encrypted on this laptop. Nothing is online.")
        column.addWidget(_line(Icon("laptop", "ink3", 16), promise, "ink3"), 0, middle)
        column.setContentsMargins(16, 8, 16, 12)
        self.setLayout(column)
        for label in (self.sentence, self.says):
            label.setAlignment(middle)
        self.backup.hide()
        self.says.hide()

    def _fit(self) -> None:
        self.field.setFixedWidth(theme.px(FIELD))
        self.code.setFixedWidth(theme.px(CODE))
        for label in (self.sentence, self.says):
            wide = theme.px(520)
            label.setFixedSize(wide, max(0, label.heightForWidth(wide)))


class WorkingView(QWidget):
    """What is seen while the book is given another passphrase."""

    def __init__(self, title: str) -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        sentence = tr("Nothing is lost if the laptop goes off now.")
        column = vbox(STRETCH)
        column.addWidget(Chairs(), 0, middle)
        column.addSpacing(16)
        column.addWidget(Label(title, "h1"), 0, middle)
        column.addWidget(Label(sentence, "body", "ink2"), 0, middle)
        column.addStretch(2)
        self.setLayout(column)
        self.setAccessibleName(f"{title} {sentence}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class CapsLock(QObject):
    """Notices by the letters that are typed whether Caps Lock is on.

    Qt does not say it on any system; a large letter without Shift does.
    """

    changed = Signal(bool)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._is_on = False
        field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._look(event)
        return False

    def _look(self, event: QKeyEvent) -> None:
        letter = event.text()
        is_on = self._is_on
        if event.key() == Qt.Key.Key_CapsLock:
            is_on = False  # it may be either: the next letter tells
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            is_on = letter.isupper() != shifted
        if is_on != self._is_on:
            self._is_on = is_on
            self.changed.emit(is_on)


def _line(icon: Icon, words: str, ink: str = "honey_ink") -> QWidget:
    line = boxed(hbox(icon, Label(words, "small", ink), gap=7))
    line.setAccessibleName(words)
    return line


def _in_words(left: timedelta) -> str:
    """Return "0:30"."""
    minutes, seconds = divmod(round(left.total_seconds() + 0.5), 60)
    return tr("{minutes}:{seconds}").format(minutes=minutes, seconds=f"{seconds:02}")
