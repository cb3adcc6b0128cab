"""Text of an entry, written where it stands and kept at each pause in typing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.coaching import edits
from app.i18n import trn
from ui.widgets.inline import InlineArea
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, hbox, vbox

if TYPE_CHECKING:
    from app.book.changes import Changes

PAUSE: Final = 1500  # milliseconds after the last key
LONGEST: Final = 5000  # milliseconds of typing without a pause

Keep = Callable[["Changes | None", str], "Changes | None"]
"""Keeps a text, in one step with what was kept of it before; returns that step."""


class DraftArea(InlineArea):
    """A text kept at every pause in typing and every few seconds without one.

    `paused` carries what stands there; `edited` what it became when it was left.
    """

    paused = Signal(str)
    ended = Signal()

    def __init__(
        self,
        name: str,
        role: str = "read",
        *,
        example: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.locked = False  # a book that may only be read
        self.pause, self.longest = QTimer(), QTimer()
        super().__init__("", name, role, example=example, parent=parent)
        self.pause.setParent(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE)
        self.pause.timeout.connect(self._tell)
        self.longest.setParent(self)
        self.longest.setSingleShot(True)
        self.longest.setInterval(LONGEST)
        self.longest.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)

    @override
    def begin(self) -> None:
        if self.isReadOnly() and not self.locked:
            super().begin()
            self.moveCursor(self.textCursor().MoveOperation.End)

    def leave(self) -> None:
        """Keep what was typed and let it be text again."""
        self._keep()

    @override
    def _end(self) -> None:
        self.pause.stop()
        self.longest.stop()
        super()._end()

    @override
    def _keep(self) -> None:
        was_editing = not self.isReadOnly()
        super()._keep()
        if was_editing:
            self.ended.emit()

    @Slot()
    def _wait(self) -> None:
        if not self.isReadOnly():
            self.pause.start()
            if not self.longest.isActive():
                self.longest.start()

    @Slot()
    def _tell(self) -> None:
        self.longest.stop()
        if not self.isReadOnly():
            self.paused.emit(self.text())


class Part(QWidget):
    """A part of an entry: its icon and head, and the text below."""

    def __init__(
        self,
        title: str,
        icon: str,
        example: str,
        keep: Keep,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._write = keep
        self._step: Changes | None = None  # what this going at it has written
        self.head = Label(title, "strong", "private_ink")
        self.text = DraftArea(title, example=example)
        mark = vbox(3, Icon(icon, "private", 17), STRETCH)
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.error.hide()
        column = vbox(self.head, bled(self.text, 8), self.error, gap=2)
        self.setLayout(hbox(mark, (column, 1), gap=9))
        self.text.paused.connect(self._keep)
        self.text.edited.connect(self._end)
        self.text.ended.connect(self._forget_step)

    def leave(self) -> bool:
        """Be text again, as another entry is shown; tell whether all was kept."""
        self.text.leave()
        self.error.hide()
        return not self.text.drop()

    def show_text(self, text: str) -> None:
        """Show what the book says, unless one is in the middle of typing."""
        self.text.set_text(text)

    @Slot(str)
    def _keep(self, text: str) -> None:
        """Keep what fits, and say it if that is not all."""
        self._step = self._write(self._step, text[: edits.MOST_LETTERS])
        is_long = len(text) > edits.MOST_LETTERS
        if is_long:
            self.error.setText(
                trn(
                    "Only the first {n} letter is kept. Make it shorter.",
                    "Only the first {n} letters are kept. Make it shorter.",
                    edits.MOST_LETTERS,
                )
            )
        self.error.setVisible(is_long)

    @Slot(str)
    def _end(self, text: str) -> None:
        if len(text) > edits.MOST_LETTERS:
            self.text.refuse()  # it stays, to be mended
        self._keep(text)

    @Slot()
    def _forget_step(self) -> None:
        self._step = None
