"""A row of the grid of success, as the widgets it is made of."""

from PySide6.QtWidgets import QWidget

from app.vocabulary import SuccessAudience, SuccessLevel
from ui.views.charter.success.cells import Cell, RowHead


class Line:
    """A row of the grid as widgets."""

    def __init__(self, level: SuccessLevel) -> None:
        self.level = level
        self.theme = ""
        self.head = RowHead(level)
        self.cells: dict[SuccessAudience, Cell] = {}

    def keys(self) -> set[object]:
        """Return the statements it holds."""
        return {
            field.one.id
            for cell in self.cells.values()
            for field in cell.fields
            if field.one
        }

    def widgets(self) -> list[QWidget]:
        """Return all it is made of."""
        return [self.head, *self.cells.values()]
