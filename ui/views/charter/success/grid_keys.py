"""The keys of the grid of success: arrows go, Alt and an arrow move a statement."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.charter.success import Spot
from ui.views.charter.success.statement_field import StatementField
from ui.widgets.base import moved_by_key

if TYPE_CHECKING:
    from ui.views.charter.success.grid import SuccessGrid

_ARROWS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_MORE: Final = (Qt.Key.Key_Insert, Qt.Key.Key_Plus)

Place = tuple[int, int, int]  # row, column, which of the statements of the cell


def press(grid: "SuccessGrid", at: StatementField, event: QKeyEvent) -> bool:
    """Do what a key asks of the field one is at; tell whether it asks for anything."""
    step = _ARROWS.get(Qt.Key(event.key()))
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if step and keys == _NONE:
        _go(grid, at, *step)
        return True
    if event.key() == Qt.Key.Key_Space and at.one:
        grid.opened.emit(at.one)
        return True
    return not grid.fixed and _change(grid, at, event, step)


def _change(
    grid: "SuccessGrid",
    at: StatementField,
    event: QKeyEvent,
    step: tuple[int, int] | None,
) -> bool:
    if step and event.modifiers() & _ALT:
        _move(grid, at, *step)
    elif event.key() == Qt.Key.Key_Delete and at.one:
        grid.deleted.emit(at.one)
    elif event.key() in _MORE:
        grid.add_beside(at)
    else:
        return False
    return True


def _places(grid: "SuccessGrid") -> Mapping[StatementField, Place]:
    return {
        field: (row, column, place)
        for row, line in enumerate(grid.lines)
        for column, whose in enumerate(grid.columns)
        for place, field in enumerate(line.cells[whose].fields)
    }


def _go(grid: "SuccessGrid", at: StatementField, down: int, right: int) -> None:
    row, column, place = _places(grid)[at]
    here = grid.lines[row].cells[grid.columns[column]].fields
    if down and 0 <= place + down < len(here):
        _focus(here[place + down])
        return
    row, column = row + down, column + right
    if not _is_inside(grid, row, column):
        return
    there = grid.lines[row].cells[grid.columns[column]].fields
    at_end = min(place, len(there) - 1) if right else (0 if down > 0 else -1)
    _focus(there[at_end])


def _move(grid: "SuccessGrid", at: StatementField, down: int, right: int) -> None:
    row, column, _ = _places(grid)[at]
    row, column = row + down, column + right
    if at.one is not None and _is_inside(grid, row, column):
        line = grid.lines[row]
        grid.moved.emit(at.one, Spot(grid.columns[column], line.level, line.theme))


def _is_inside(grid: "SuccessGrid", row: int, column: int) -> bool:
    return 0 <= row < len(grid.lines) and 0 <= column < len(grid.columns)


def _focus(field: StatementField) -> None:
    moved_by_key()
    field.words.setFocus(Qt.FocusReason.TabFocusReason)
