"""The box "Differences we are holding" (PI8)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.charter.tensions import Held
from app.i18n import tr
from ui.views.charter.success import success_words
from ui.views.charter.success.wrapped_button import OpenButton
from ui.widgets.cards import Well
from ui.widgets.labels import Label
from ui.widgets.layout import clear, vbox


class TensionBox(Well):
    """The differences, each a button that opens it."""

    opened = Signal(object)  # a Held

    def __init__(self, parent: QWidget | None = None) -> None:
        self.title = Label(tr("Differences we are holding"), "h3")
        self.title.setContentsMargins(8, 0, 0, 0)
        self.buttons: list[Difference] = []
        self._shown: tuple[Held, ...] = ()
        self._rows = vbox(gap=4)
        super().__init__(vbox(self.title, self._rows, gap=6), margins=10, parent=parent)
        self.hide()

    def show_held(self, found: Sequence[Held]) -> None:
        """Show these differences, or nothing where there are none."""
        self.setVisible(bool(found))
        if tuple(found) == self._shown:
            return
        at = next((i for i, one in enumerate(self.buttons) if one.hasFocus()), -1)
        self._shown = tuple(found)
        clear(self._rows)
        self.buttons = [Difference(one) for one in found]
        for button in self.buttons:
            button.opened.connect(self.opened)
            self._rows.addWidget(button)
        if at >= 0 and self.buttons:
            self.buttons[min(at, len(self.buttons) - 1)].setFocus()


class Difference(OpenButton):
    """One difference: between whom, in what, how it is held."""

    opened = Signal(object)

    def __init__(self, one: Held) -> None:
        self.one = one
        who, how = success_words.between(one), success_words.held(one)
        column = vbox(margins=(8, 5, 8, 6))
        if who:
            column.addWidget(Label(who, "smallm", "ink3", wrap=True))
        column.addWidget(Label(one.nature, "read", wrap=True))
        if how:
            column.addWidget(Label(how, "small", "ink3", wrap=True))
        super().__init__(column)
        self.setAccessibleName(". ".join(filter(None, (who, one.nature, how))))
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.one)
