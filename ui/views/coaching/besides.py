"""What a search finds besides conversations: sayings, and words on a stage."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.coaching.searching import Beside
from app.i18n import tr, trn
from ui import phrases
from ui.views.coaching.earlier import EarlierLine
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, clear, vbox

MOST: Final = 4  # shown; the list of conversations is below


class Besides(QWidget):
    """The sayings and stages with what was typed; nothing while there are none."""

    opened = Signal(object)  # a Beside

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[EarlierLine] = []
        self._shown: list[Beside] = []
        self._column = vbox(gap=4)
        self._more = Label("", "cap", "ink3", wrap=True)
        head = Label(tr("Besides conversations"), "capm", "ink3", wrap=True)
        inside = boxed(vbox(head, self._column, self._more, gap=4))
        self.setLayout(vbox(inside, margins=(12, 4, 8, 4)))
        self.hide()

    def show_found(self, found: Sequence[Beside]) -> None:
        """Show these, the latest first."""
        if list(found) == self._shown:
            return
        self._shown = list(found)
        clear(self._column)
        self.lines = []
        for one in found[:MOST]:
            line = EarlierLine(one.id, _head(one), " ".join(one.words.split()))
            line.asked.connect(self._open)
            self.lines.append(line)
            self._column.addWidget(line)
        left = len(found) - MOST
        self._more.setText(
            trn("{n} more: type another word", "{n} more: type another word", left)
        )
        self._more.setVisible(left > 0)
        self.setVisible(bool(found))

    @Slot(object)
    def _open(self, key: UUID) -> None:
        self.opened.emit(next(one for one in self._shown if one.id == key))


def _head(one: Beside) -> str:
    """Return "Saying, Luz Ortega, Mon Jan 5"."""
    sort = tr("Saying") if one.is_saying else tr("Stage")
    parts = (sort, one.whose, phrases.short_day(one.noted_on))
    return ", ".join(part for part in parts if part)
