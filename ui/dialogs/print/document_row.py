"""A document to tick, and how long it is."""

import math
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.i18n import trn
from app.printouts.catalog import Chosen
from ui import painting
from ui.dialogs.print import remembered
from ui.dialogs.print.choice_row import ChoiceRow
from ui.dialogs.print.documents import Document
from ui.dialogs.print.pages import Part
from ui.widgets.base import area
from ui.widgets.labels import Label
from ui.widgets.layout import hbox, vbox
from ui.widgets.switches import Tick

_BOX: Final = 20  # px
_GAP: Final = 8  # px between the box and the words
_LINES: Final = 2


class DocumentRow(QWidget):
    """One document: tick it, see how long it is, choose how it looks.

    What is chosen for a whole group is chosen in `choices`, which are not its own then.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        on: bool,
        choices: ChoiceRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        on = remembered.ticked(document.code, on) if self.is_remembered else on
        name = document.about if choices else document.name
        self.tick = NameTick(name, on)
        self.tick.setAccessibleName(document.name)
        self.tick.setToolTip("\n".join((document.name, document.note)).strip())
        self.length = length_label(_pages(88))
        head = hbox((self.tick, 1), self.length, gap=8)
        self.choices = choices or ChoiceRow(document)
        self._owns = choices is None
        self.setLayout(vbox(head, self.choices if self._owns else None))
        self._allow(on)
        self.tick.toggled.connect(self._toggle)
        if self._owns:
            self.choices.changed.connect(self.changed)

    @property
    def is_on(self) -> bool:
        """Whether the document is to be printed."""
        return self.tick.isChecked()

    @property
    def is_remembered(self) -> bool:
        """Whether it is known the next time that it was printed."""
        return self.document.key == self.document.code

    @property
    def controls(self) -> list[QWidget]:
        """What its choices are made with."""
        return list(self.choices.controls)

    def answers(self) -> Chosen:
        """Return what was chosen: code of the choice -> of the option."""
        return self.choices.answers()

    def part(self) -> Part:
        """Return the document with what was chosen for it."""
        return Part(self.document, self.answers())

    def show_length(self, pages: int) -> None:
        """Say how many pages it has."""
        words = _pages(pages)
        self.length.setText(words)
        told = (words, self.document.note)
        self.tick.setAccessibleDescription(". ".join(one for one in told if one))

    def remember(self) -> None:
        """Keep what was chosen for the next time."""
        if self.is_remembered or self.is_on:
            on = self.is_on and self.is_remembered
            remembered.keep_document(self.document.code, on, self.answers())

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        self._allow(on)
        self.changed.emit()

    def _allow(self, on: bool) -> None:
        """Let be chosen how it looks; else the choices keep their place."""
        if self._owns:
            self.choices.setEnabled(on)


class NameTick(Tick):
    """A tick whose words take two lines where there is no room for them in one."""

    def __init__(self, name: str, on: bool) -> None:
        super().__init__(name, on, text=name, size=_BOX)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        one = self.sizeHint().height()
        return one + self._more(width)

    def _more(self, width: float) -> int:
        """Return what a second line takes, if there has to be one."""
        wide = max(1.0, width - _BOX - _GAP)
        if painting.text_width(self._words) <= wide:
            return 0
        lines = painting.paragraph_height(self._words, "body", wide, _LINES)
        single = painting.paragraph_height("x", "body", wide, 1)
        return math.ceil(lines - single)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._more(self.width()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        place = area(self)
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(place.center())
        box.moveLeft(0)
        painting.tick(
            painter,
            box.adjusted(1, 1, -1, -1),
            self.isChecked(),
            hover=self.underMouse(),
            enabled=self.isEnabled(),
        )
        words = place.adjusted(_BOX + _GAP, 0, 0, 0)
        high = painting.paragraph_height(self._words, "body", words.width(), _LINES)
        words.setTop(words.top() + (words.height() - high) / 2)
        ink = "ink" if self.isEnabled() else "disabled"
        painting.paragraph(painter, words, self._words, "body", ink, _LINES)
        self.paint_ring(painter, box.adjusted(-2, -2, 2, 2), 7)
        painter.end()


def length_label(longest: str) -> Label:
    """Return a place for a figure that is known later, wide enough: no jump."""
    label = Label("", "small", "ink3", tabular=True)
    label.setAlignment(painting.RIGHT)
    usual = painting.text_width(longest, "small", tabular=True)
    label.setMinimumWidth(math.ceil(usual))
    return label


def _pages(count: int) -> str:
    return trn("{n} page", "{n} pages", count)
