"""Under the options: what the pages hold back, and what can be done with them."""

from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class Foot(QWidget):
    """The line on private notes, what went wrong, and the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save = Button(tr("Save as PDF"), "file-pdf", tip="Ctrl+S")
        self.print = Button(tr("Print"), "printer", "primary", tip="Ctrl+P")
        self.open = Button(
            tr("Open in my PDF viewer"), "arrow-square-out", "link", small=True
        )
        self.error = Label("", "small", "danger_ink", wrap=True)
        self.write_name = Button(tr("Write it"), kind="link", small=True)
        nameless = Label(tr("Your name is not on these pages."), "small", "ink3")
        self.unnamed = boxed(hbox(nameless, self.write_name, STRETCH, gap=8))
        mark = Icon("warning-circle", "danger_ink", 16)
        self._wrong = boxed(hbox(vbox(2, mark, STRETCH), (self.error, 1), gap=8))
        self._wrong.hide()
        buttons = hbox(self.save, STRETCH, self.print, gap=8)
        look = hbox(self.open, STRETCH)
        self.promise = Label("", "small", "private_ink", wrap=True)
        held = _framed(self.promise)
        column = vbox(self.unnamed, held, self._wrong, buttons, look, gap=10)
        self.setLayout(column)
        self.set_private(private=False)

    def set_private(self, *, private: bool) -> None:
        """Say whether private notes are on the pages: on the coach's own copy alone.

        That is never put into a file for another program to open.
        """
        self.promise.setText(
            tr("Private. These pages are for you alone.")
            if private
            else tr("No private notes are on these pages.")
        )
        self.open.setVisible(not private)

    def complain(self, sentence: str) -> None:
        """Say what could not be done; with "" all is well again."""
        self.error.setText(sentence)
        self._wrong.setAccessibleName(sentence)
        self._wrong.setVisible(bool(sentence))

    def allow(self, nothing: str, no_print: str) -> None:
        """Let the buttons be pressed, or say why not: all of them, or to print."""
        for button in (self.save, self.open):
            _allow(button, nothing)
        _allow(self.print, no_print)


def _framed(line: Label) -> Card:
    """Return the promise on its ground; it holds by the wall behind which all else is.

    No other printout can read a note.
    """
    row = hbox(Icon("lock", "private_ink", 16), (line, 1), gap=8)
    card = Card(fill="private_sunken", line="private_line", radius=8, flat=True)
    card.hold(row, (10, 8, 10, 8))
    return card


def _allow(button: Button, reason: str) -> None:
    if reason:
        button.block(reason)
    else:
        button.allow()
