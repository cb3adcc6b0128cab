"""The charter as one reads it and writes in it: cards of parts, and what is empty."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.charter.parts import GROUPS
from app.i18n import tr, trn
from ui.views.charter.group_card import GroupCard
from ui.views.charter.part_field import PartField
from ui.views.create.tab_order import as_laid_out
from ui.widgets.buttons import Button
from ui.widgets.feedback import EmptyState
from ui.widgets.layout import STRETCH, hbox, vbox

GAP: Final = 18  # px between cards


class Document(QWidget):
    """The parts of the charter; further cards may stand after the first one."""

    edited = Signal(str, str)  # a part's name and its words
    writing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.writing = False
        self._read_only = False
        self._shown: tuple[bool, tuple[str, ...]] | None = None
        self.cards = [
            GroupCard(group, leads=place == 0) for place, group in enumerate(GROUPS)
        ]
        self.fields: dict[str, PartField] = {
            field.part.name: field for card in self.cards for field in card.fields
        }
        self.more = Button("", "pencil-simple", "link")
        self.begin = Button(tr("Write the charter"), "pencil-simple", "primary")
        self.nothing = EmptyState(
            "compass",
            tr("Nothing is written yet"),
            tr(
                "What a circle is for, who it is for and what was agreed. A few "
                "sentences are enough to begin; every part can wait."
            ),
            self.begin,
        )
        self._others: list[QWidget] = []
        self._column = vbox(self.nothing, *self.cards, gap=GAP)
        self._column.addLayout(hbox(self.more, STRETCH))
        self._column.addStretch(1)
        self.setLayout(self._column)
        for field in self.fields.values():
            field.edited.connect(self.edited)
        self.more.clicked.connect(self.write)
        self.begin.clicked.connect(self.write)

    def add_card(self, card: QWidget) -> None:
        """Let another card stand after the first one, or at the end while writing."""
        self._others.append(card)
        self._place_others()

    def set_read_only(self) -> None:
        """Let nothing be written."""
        self._read_only = True
        self.more.hide()
        self.begin.hide()
        for field in self.fields.values():
            field.words.setEnabled(False)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show what is written, by part."""
        for name, field in self.fields.items():
            field.show_text(texts.get(name, ""))
        self._arrange()

    def empty(self) -> list[PartField]:
        """Return the parts in which nothing is written."""
        return [field for field in self.fields.values() if field.is_empty]

    @Slot()
    def write(self) -> None:
        """Show all parts with what helps to write, and begin in the first empty one."""
        if self._read_only:
            return
        self.set_writing(True)
        fields = self.empty() or list(self.fields.values())
        fields[0].words.setFocus(Qt.FocusReason.TabFocusReason)
        fields[0].words.begin()

    def set_writing(self, writing: bool) -> None:
        """Show all parts with what helps to write, or only what is written."""
        if writing != self.writing:
            self.writing = writing
            self._arrange()
            self.writing_changed.emit()

    def order_tab(self) -> None:
        """Let Tab go through the cards as they stand."""
        as_laid_out(self)

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        shown = [one for one in self.fields.values() if not one.isHidden()]
        (shown[0].words if shown else self.begin).setFocus(reason)

    def _arrange(self) -> None:
        empty = self.empty()
        for card in self.cards:
            card.show_parts(writing=self.writing)
        nothing = len(empty) == len(self.fields) and not self.writing
        self.nothing.setVisible(nothing)
        words = trn("{n} part is empty", "{n} parts are empty", len(empty))
        self.more.setText(words)
        self.more.setAccessibleDescription(tr("Shows them, with what helps to write"))
        hidden = nothing or self.writing or not empty or self._read_only
        self.more.setVisible(not hidden)
        shown = (self.writing, tuple(field.part.name for field in empty))
        if shown != self._shown:
            self._shown = shown
            self._place_others()
            self.order_tab()

    def _place_others(self) -> None:
        """Put the other cards after the first, or after all while one writes.

        So Tab leads from each part to the next in one sitting.
        """
        last = self.cards[-1] if self.writing else self.cards[0]
        for card in self._others:
            self._column.removeWidget(card)
        at = self._column.indexOf(last) + 1
        for place, card in enumerate(self._others):
            self._column.insertWidget(at + place, card)
