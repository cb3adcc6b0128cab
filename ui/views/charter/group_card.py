"""A card of the charter: parts that belong together, in two columns where they fit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from app.charter.parts import Group
from ui.theme import theme
from ui.views.charter.part_field import INSET, PartField
from ui.widgets.cards import Card
from ui.widgets.labels import Label
from ui.widgets.layout import vbox

PAPER: Final = 28  # px around the words of the charter
TWO_FROM: Final = 540  # px at 100 %: below, one column


class GroupCard(Card):
    """The parts of a group; those to be seen are laid out anew when they change.

    The first part of the first card has the whole width, as have all while one writes.
    """

    def __init__(
        self, group: Group, *, leads: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(radius=12, parent=parent)
        self.group, self._leads = group, leads
        self.fields = [PartField(part) for part in group.parts]
        self.title = Label(group.title, "h2", wrap=True)
        if leads:
            self.title.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(18)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._writing = False
        self._laid_out: tuple[tuple[PartField, ...], bool] = ((), False)
        self.title.setContentsMargins(INSET, 0, 0, 0)
        side = PAPER - INSET
        around = (side, PAPER, side, PAPER - 6)
        self.hold(vbox(self.title, self._grid, gap=14), around)
        for field in self.fields:
            field.setParent(self)
            field.hide()

    def show_parts(self, *, writing: bool) -> None:
        """Show the parts that are written, or all of them while one writes."""
        self._writing = writing
        shown = [one for one in self.fields if writing or not one.is_empty]
        for field in self.fields:
            field.open(writing=writing)
        self._lay_out(shown)
        self.setVisible(bool(shown))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._laid_out[0])

    @override
    def restyle(self) -> None:
        super().restyle()
        if hasattr(self, "_grid"):
            self._lay_out(self._laid_out[0])

    def _lay_out(self, shown: Sequence[PartField]) -> None:
        room = self.width() - 2 * PAPER
        two = not self._writing and room >= theme.px(TWO_FROM)
        wanted = (tuple(shown), two)
        if wanted == self._laid_out:
            return
        self._laid_out = wanted
        for field in self.fields:
            self._grid.removeWidget(field)
        row = column = 0
        for place, field in enumerate(shown):
            first = place == 0 and self._leads
            last = place == len(shown) - 1
            whole = not two or first or (last and column == 0)
            self._grid.addWidget(field, row, column, 1, 2 if whole else 1)
            row, column = (row, 1) if not whole and column == 0 else (row + 1, 0)
        for field in self.fields:
            field.setVisible(field in shown)
