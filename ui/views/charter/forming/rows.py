"""Rows that are kept while what they show changes, so nobody loses the one typed in."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.widgets.layout import vbox

W = TypeVar("W", bound=QWidget)


class Rows(QWidget, Generic[W]):
    """A column with a row for each record, known by its key."""

    def __init__(
        self,
        make: Callable[[Any], W],
        show: Callable[[W, Any], object],
        *,
        gap: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._show = make, show
        self.rows: dict[Hashable, W] = {}
        self._column = vbox(gap=gap)
        self.setLayout(self._column)

    def show_records(self, records: Iterable[tuple[Hashable, Any]]) -> None:
        """Show these records, each with its key, in this order."""
        given = list(records)
        for gone in set(self.rows) - {key for key, _ in given}:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (key, record) in enumerate(given):
            if key not in self.rows:
                self.rows[key] = self._make(record)
            row = self.rows[key]
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            self._show(row, record)
        self.setVisible(bool(given))

    def first(self) -> W | None:
        """Return the first row, if there is one."""
        return next((row for row in self.rows.values() if isValid(row)), None)
