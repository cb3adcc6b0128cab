"""A process that starts the window as `circlebook` does, and says what it has painted.

It is given the title of the next gathering and the day to pretend. It says "painted"
when the shell is on the screen, "title" when that title is, "today" when all of Today
is, and goes.
"""

import os
import sys
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ui import main as program
from ui import start


class _Watch(QObject):
    """Says a word when a widget has been painted for the first time."""

    def __init__(self, widget: QWidget, word: str, *, last: bool = False) -> None:
        super().__init__(widget)
        self._word, self._last = word, last
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # comes when the screen has it, and before anything else is done
            said = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(
                self, said, Qt.EventPriority.HighEventPriority.value
            )
        return False

    @override
    def customEvent(self, event: QEvent) -> None:
        sys.stdout.write(f"{self._word}\n")
        sys.stdout.flush()
        if self._last:
            os._exit(0)


class _Window(start.Window):
    """The window itself; it is watched from the outside only."""

    title = ""

    def show(self) -> None:
        _Watch(self, "painted", last=not self.title)
        self.sheet.views.currentChanged.connect(self.look)
        super().show()

    def look(self) -> None:
        view = self.sheet.views.currentWidget()
        for label in view.findChildren(QLabel) if view is not None else ():
            if label.text() == self.title:
                _Watch(label, "title")
        if self._views:
            _Watch(view, "today", last=True)


def main() -> int:
    """Start the window; title, book and day are the words after the program's own."""
    _, title, book, day = sys.argv
    _Window.title = title
    start.Window = _Window
    if day:
        from app import clock

        clock.pretend(date.fromisoformat(day))
    sys.argv = ["circlebook", *(["--book", book] if book else [])]
    return program.main()


if __name__ == "__main__":
    sys.exit(main())
