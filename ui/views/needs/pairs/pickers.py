"""Choosing two people, and the lists of those who were chosen so."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.needs.holders import Holder
from ui.painting import ChipSpec
from ui.widgets.buttons import IconButton
from ui.widgets.chips import ChipRow
from ui.widgets.combos import Choice
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, hbox, vbox


class TwoPicker(QWidget):
    """A head, chips of who is kept so, and two choices with a button to add them."""

    added = Signal(object, object)  # two keys of people
    removed = Signal(object)  # the key of a chip

    def __init__(
        self, title: str, note: str, *, private: bool = False, tone: str = "neutral"
    ) -> None:
        super().__init__()
        self._tone = tone
        ink = "private_ink" if private else "ink3"
        mark = Icon("lock-key", ink, 15) if private else None
        self.one = Choice(tr("{title}: one").format(title=title))
        self.other = Choice(tr("{title}: the other").format(title=title))
        self.add = IconButton("plus", tr("{title}: add").format(title=title))
        self.chips = ChipRow(title, removable=True)
        self._note = Label(note, "cap", ink, wrap=True)
        self.setLayout(
            vbox(
                hbox(mark, Label(title, "smalls", ink), STRETCH, gap=6),
                self.chips,
                hbox((self.one, 1), (self.other, 1), self.add, gap=6),
                self._note,
                gap=5,
            )
        )
        self.add.clicked.connect(self._add)
        self.chips.removed.connect(self.removed)

    def offer(self, people: Sequence[Holder]) -> None:
        """Offer these people."""
        options: list[tuple[Any, str]] = [(None, tr("Who"))]
        options += [(one.key, one.name) for one in people]
        for choice in (self.one, self.other):
            kept = choice.current()
            known = {key for key, _ in options}
            choice.offer(options, kept if kept in known else None)

    def show_kept(self, kept: Sequence[tuple[object, str]]) -> None:
        """Show who is kept so: a key and the words of its chip."""
        icon = "lock-key" if self._tone == "private" else ""
        specs = [(key, ChipSpec(said, self._tone, icon)) for key, said in kept]
        self.chips.show_chips(specs)
        self.chips.setVisible(bool(kept))

    def allow(self, allowed: bool) -> None:
        """Let it be changed, or not."""
        for widget in (self.one, self.other, self.add, self.chips):
            widget.setEnabled(allowed)

    @Slot()
    def _add(self) -> None:
        one, other = self.one.current(), self.other.current()
        if isinstance(one, UUID) and isinstance(other, UUID) and one != other:
            self.added.emit(one, other)
            self.one.choose(None)
            self.other.choose(None)
