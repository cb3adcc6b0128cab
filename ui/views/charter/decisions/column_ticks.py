"""Roles and organizations to tick, one under another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.charter.decision_columns import Column, short
from ui.widgets.layout import clear, vbox
from ui.widgets.switches import Tick


class ColumnTick(Tick):
    """One of them."""

    picked = Signal(object, bool)

    def __init__(self, column: Column, *, on: bool) -> None:
        super().__init__(column.name, on, text=short(column.name))
        self.column = column
        self.setToolTip(column.name)
        self.toggled.connect(self._tell)

    @Slot(bool)
    def _tell(self, on: bool) -> None:
        self.picked.emit(self.column.key, on)


class ColumnTicks(QWidget):
    """Some of them; a tick that is set stays under the cursor."""

    picked = Signal(object, bool)  # whose column, and whether it is ticked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = vbox(gap=2)
        self._columns: tuple[Column, ...] | None = None
        self.ticks: list[ColumnTick] = []
        self.setLayout(self._rows)

    def show_columns(
        self, columns: Sequence[tuple[Column, bool]], *, fixed: bool
    ) -> None:
        """Show these, each ticked or not."""
        shown = tuple(column for column, _ in columns)
        if shown != self._columns:
            self._columns = shown
            clear(self._rows)
            self.ticks = [ColumnTick(column, on=on) for column, on in columns]
            for tick in self.ticks:
                tick.picked.connect(self.picked)
                self._rows.addWidget(tick)
        for tick, (_, on) in zip(self.ticks, columns, strict=True):
            tick.setEnabled(not fixed)
            if tick.isChecked() != on:
                tick.blockSignals(True)
                tick.setChecked(on)
                tick.blockSignals(False)
