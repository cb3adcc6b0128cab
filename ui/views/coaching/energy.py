"""How much energy somebody had, on five steps from worn out to full."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.coaching import check_ins
from app.i18n import tr
from ui.widgets.combos import Choice
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, hbox, vbox


class EnergyChoice(QWidget):
    """The energy of the one one talked with, as it seemed."""

    def __init__(
        self, keep: Callable[[int | None], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keep = keep
        options: list[tuple[int | None, str]] = [(None, tr("Not noted"))]
        options += [(step, check_ins.words_of(step)) for step in range(5)]
        self.choice = Choice(tr("Their energy"), options)
        head = Label(tr("Their energy"), "smalls", "ink3")
        self.setLayout(vbox(head, hbox(self.choice, STRETCH), gap=4))
        self.choice.chosen.connect(self._chosen)

    def show_energy(self, energy: int | None) -> None:
        """Show this energy, 0 to 4, or that none was noted."""
        self.choice.choose(energy)

    @Slot(object)
    def _chosen(self, energy: int | None) -> None:
        self._keep(energy)
