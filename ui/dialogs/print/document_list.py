"""The documents to tick, how long each is, and what can be chosen for it."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import trn
from app.printouts.catalog import Choice as ToChoose
from app.printouts.catalog import Chosen
from ui import painting
from ui.dialogs.print import remembered
from ui.dialogs.print.documents import Document
from ui.dialogs.print.pages import Part
from ui.theme import theme
from ui.widgets.choices import Segmented
from ui.widgets.combos import Choice
from ui.widgets.labels import Label
from ui.widgets.layout import flow, hbox, vbox
from ui.widgets.switches import Tick

YES, NO = "yes", "no"
_INDENT: Final = 28  # px: what belongs to a document stands under its name
_FEW: Final = 3  # options that are shown side by side

Control = Tick | Segmented | Choice
"""What a choice is made with."""


class DocumentList(QWidget):
    """What can be printed of something, as ticks; what is ticked says how."""

    changed = Signal()

    def __init__(
        self,
        documents: Sequence[Document],
        ticked: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = [DocumentRow(one, one.key in ticked) for one in documents]
        self.setLayout(vbox(*self.rows, gap=2))
        for row in self.rows:
            row.changed.connect(self.changed)

    def parts(self, *, ticked: bool = True) -> tuple[Part, ...]:
        """Return what is ticked, or what is not, with what was chosen for it."""
        return tuple(row.part() for row in self.rows if row.is_on is ticked)

    def row(self, key: str) -> "DocumentRow":
        """Return the row of a document."""
        return next(row for row in self.rows if row.document.key == key)

    def show_length(self, key: str, pages: int) -> None:
        """Say how many pages a document has."""
        self.row(key).show_length(pages)

    def remember(self) -> None:
        """Keep what was chosen for the next time."""
        for row in self.rows:
            if row.is_single(self.rows):
                remembered.keep_document(row.document.code, row.is_on, row.answers())
            elif row.is_on:
                remembered.keep_document(row.document.code, False, row.answers())


class DocumentRow(QWidget):
    """One document: tick it, see how long it is, choose how it looks."""

    changed = Signal()

    def __init__(
        self, document: Document, on: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        kept = remembered.chosen(document.code)
        alone = document.key == document.code
        on = remembered.ticked(document.code, on) if alone else on
        self.tick = _NameTick(document.name, on)
        self.tick.setToolTip("\n".join((document.name, document.note)).strip())
        self.length = Label("", "small", "ink3", tabular=True)
        self.length.setAlignment(painting.RIGHT)
        usual = painting.text_width(_pages(88), "small", tabular=True)
        self.length.setMinimumWidth(math.ceil(usual))  # it is known later: no jump
        self.controls = [_control(choice, kept) for choice in document.choices]
        self.choices = flow(*self.controls, gap=8)
        self.choices.setContentsMargins(0, 2, 0, 6)
        head = hbox((self.tick, 1), self.length, gap=8)
        below = hbox(_INDENT, (self.choices, 1))
        self.setLayout(vbox(head, below))
        self._show_choices(on)
        self.tick.toggled.connect(self._toggle)
        for control in self.controls:
            said = control.toggled if isinstance(control, Tick) else control.chosen
            said.connect(self.changed)

    @property
    def is_on(self) -> bool:
        """Whether the document is to be printed."""
        return self.tick.isChecked()

    def is_single(self, rows: "Sequence[DocumentRow]") -> bool:
        """Tell whether no other document is remembered under the same code."""
        return sum(row.document.code == self.document.code for row in rows) == 1

    def answers(self) -> Chosen:
        """Return what was chosen: code of the choice -> of the option."""
        pairs = zip(self.document.choices, self.controls, strict=True)
        return {choice.code: _answer(control) for choice, control in pairs}

    def part(self) -> Part:
        """Return the document with what was chosen for it."""
        return Part(self.document, self.answers())

    def show_length(self, pages: int) -> None:
        """Say how many pages it has."""
        words = _pages(pages)
        self.length.setText(words)
        told = (words, self.document.note)
        self.tick.setAccessibleDescription(". ".join(one for one in told if one))

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        self._show_choices(on)
        self.changed.emit()

    def _show_choices(self, on: bool) -> None:
        self.choices.setVisible(on and bool(self.controls))


class _NameTick(Tick):
    """A tick whose words give way when there is no room for them."""

    def __init__(self, name: str, on: bool) -> None:
        super().__init__(name, on, text=name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


def _pages(count: int) -> str:
    return trn("{n} page", "{n} pages", count)


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
