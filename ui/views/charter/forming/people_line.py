"""Who takes part, as chips, and a choice of whom to add."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from app.person.faces import Face
from ui.painting import ChipSpec
from ui.widgets.chips import ChipRow
from ui.widgets.combos import Choice
from ui.widgets.layout import STRETCH, boxed, hbox, vbox


class PeopleLine(QWidget):
    """People who take part; Delete takes one out."""

    added = Signal(object)  # the key of a person
    removed = Signal(object)

    def __init__(
        self, name: str, *, fixed: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self.chips = ChipRow(name, removable=not fixed)
        self.adder = Choice(tr("Add somebody"))
        self._adding = boxed(hbox(self.adder, STRETCH))
        self.setLayout(vbox(self.chips, self._adding, gap=6, margins=(8, 4, 8, 0)))
        self.chips.removed.connect(self.removed)
        self.adder.chosen.connect(self._add)

    def show_people(self, people: Sequence[Face], here: Iterable[Face]) -> None:
        """Show who takes part, and offer the others who are here."""
        self.chips.show_chips(
            [(one.id, ChipSpec(one.name, "neutral", "user")) for one in people]
        )
        self.chips.setVisible(bool(people))
        taken = {one.id for one in people}
        options: list[tuple[UUID | None, str]] = [(None, tr("Add somebody"))]
        options += [(one.id, one.name) for one in here if one.id not in taken]
        self.adder.offer(options, None)
        self._adding.setVisible(len(options) > 1 and not self._fixed)

    @Slot(object)
    def _add(self, key: object) -> None:
        if key is not None:
            self.added.emit(key)
