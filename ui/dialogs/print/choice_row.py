"""What can be chosen for a document, side by side under its name."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.printouts.catalog import Choice as ToChoose
from app.printouts.catalog import Chosen
from ui import painting
from ui.dialogs.print import remembered
from ui.dialogs.print.documents import Document
from ui.theme import theme
from ui.widgets.choices import Segmented
from ui.widgets.combos import Choice
from ui.widgets.layout import flow, hbox
from ui.widgets.switches import Tick

YES, NO = "yes", "no"
INDENT: Final = 28  # px: what belongs to a document stands under its name
_FEW: Final = 3  # options that are shown side by side

Control = Tick | Segmented | Choice
"""What a choice is made with."""


class ChoiceRow(QWidget):
    """The choices of a document, as they were made last."""

    changed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = document.choices
        kept = remembered.chosen(document.code)
        self.controls = [_control(choice, kept) for choice in document.choices]
        row = flow(*self.controls, gap=8)
        row.setContentsMargins(0, 2, 0, 6)
        self.setLayout(hbox(INDENT, (row, 1)))
        if not self.controls:  # else shown with its row: by itself it would be a window
            self.hide()
        for control in self.controls:
            said = control.toggled if isinstance(control, Tick) else control.chosen
            said.connect(self.changed)

    def answers(self) -> Chosen:
        """Return what was chosen: code of the choice -> of the option."""
        pairs = zip(self._choices, self.controls, strict=True)
        return {choice.code: _answer(control) for choice, control in pairs}


def _control(choice: ToChoose, kept: Chosen) -> Control:
    """Return what a choice is made with."""
    options = [code for code, _ in choice.options]
    current = kept.get(choice.code, options[0])
    current = current if current in options else options[0]
    if choice.is_switch:
        return Tick(choice.label, current == YES, text=choice.label)
    wide = sum(painting.text_width(words, "smallm") + 24 for _, words in choice.options)
    if len(options) <= _FEW and wide < theme.px(250):
        segments = [(code, words, "") for code, words in choice.options]
        return Segmented(choice.label, segments, current)
    return Choice(choice.label, choice.options, current)


def _answer(control: Control) -> str:
    if isinstance(control, Tick):
        return YES if control.isChecked() else NO
    return str(control.current())
