"""The keys of the grid: to move, mark, rename, order, open and delete."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.vocabulary import DecisionPart
from ui.views.charter.decisions.grid_layout import TITLE

if TYPE_CHECKING:
    from ui.views.charter.decisions.grid import DecisionGrid

Key = Qt.Key
_STEPS: Final[Mapping[int, tuple[int, int]]] = {
    Key.Key_Up: (-1, 0),
    Key.Key_Down: (1, 0),
    Key.Key_Left: (0, -1),
    Key.Key_Right: (0, 1),
}
LETTERS: Final[Mapping[int, DecisionPart]] = {
    Key.Key_D: DecisionPart.DECIDES,
    Key.Key_A: DecisionPart.ACCOUNTABLE,
    Key.Key_R: DecisionPart.RESPONSIBLE,
    Key.Key_C: DecisionPart.CONSULTED,
    Key.Key_I: DecisionPart.INFORMED,
    Key.Key_M: DecisionPart.IMPACTED,
}
_ENTER: Final = (Key.Key_Return, Key.Key_Enter)
_DELETE: Final = (Key.Key_Delete, Key.Key_Backspace)
_OTHERS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier


def wants(event: QKeyEvent) -> bool:
    """Tell whether a key is the grid's before it is a shortcut of the view."""
    if event.modifiers() & _OTHERS:
        return False
    if event.modifiers() & _ALT:
        return event.key() in (Key.Key_Up, Key.Key_Down)
    return event.key() in LETTERS or event.key() in (
        Key.Key_Space,
        Key.Key_F2,
        Key.Key_Insert,
        *_DELETE,
    )


def press(grid: "DecisionGrid", event: QKeyEvent) -> bool:
    """Do what a key asks for; tell whether it was one of these."""
    if event.modifiers() & _ALT:
        return _order(grid, event.key())
    if _move(grid, event):
        return True
    if event.modifiers() & _OTHERS:
        return False
    return _mark(grid, event) or _act(grid, event.key())


def _order(grid: "DecisionGrid", key: int) -> bool:
    if key not in (Key.Key_Up, Key.Key_Down):
        return False
    grid.ask_move(-1 if key == Key.Key_Up else 1)
    return True


def _move(grid: "DecisionGrid", event: QKeyEvent) -> bool:
    """Move the cursor; Home and End along the row, with Ctrl to the corners."""
    key, row, column = event.key(), grid.row, grid.column
    far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if key in _STEPS and not far:
        down, right = _STEPS[Key(key)]
        outside = not 0 <= row + down < grid.row_count()
        if down and outside:
            return False  # on to what is above or below the grid: the page scrolls
        grid.go_to(row + down, column + right, by_key=True)
    elif key == Key.Key_Home:
        grid.go_to(0 if far else row, TITLE, by_key=True)
    elif key == Key.Key_End:
        last = grid.row_count() - 1
        grid.go_to(last if far else row, grid.column_count() - 1, by_key=True)
    else:
        return False
    return True


def _mark(grid: "DecisionGrid", event: QKeyEvent) -> bool:
    """Turn a cell (Space), set a letter alone, with Shift beside the others."""
    key = event.key()
    if key == Key.Key_Space:
        if grid.column == TITLE:
            grid.open()
        else:
            grid.turn()
    elif key in LETTERS and grid.column != TITLE:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        grid.ask_part(LETTERS[Key(key)], beside=shift)
    else:
        return False
    return True


def _act(grid: "DecisionGrid", key: int) -> bool:
    if key in _DELETE:
        grid.delete()
    elif key in _ENTER:
        grid.open()
    elif key == Key.Key_F2:
        grid.rename()
    elif key == Key.Key_Insert:
        grid.begin_adding()
    else:
        return False
    return True
