"""The keys of the matrix: to move, to mark, to fold a site, to open and to match."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.views.needs.matrix_grid import MatrixGrid

Key = Qt.Key
_STEPS: Final[Mapping[int, tuple[int, int]]] = {
    Key.Key_Up: (-1, 0),
    Key.Key_Down: (1, 0),
    Key.Key_Left: (0, -1),
    Key.Key_Right: (0, 1),
}
_LEVELS: Final = 5  # 0 to 4
_STRENGTHS: Final = 4  # 0 to 3
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def press(grid: "MatrixGrid", event: QKeyEvent) -> bool:
    """Do what a key asks for; tell whether it was one of these."""
    if move(grid, event):
        return True
    if event.modifiers() & _MODIFIERS:
        return False
    return _mark(grid, event) or _act(grid, event.key())


def wants(event: QKeyEvent) -> bool:
    """Tell whether a key is the grid's before it is a shortcut of the window."""
    if event.modifiers() & _MODIFIERS:
        return False
    return Key.Key_0 <= event.key() <= Key.Key_4 or event.key() in (
        Key.Key_M,
        Key.Key_N,
        Key.Key_F,
        Key.Key_Space,
    )


def move(grid: "MatrixGrid", event: QKeyEvent) -> bool:
    """Move the cursor; Home and End along the line, with Ctrl to the corners."""
    key, row, column = event.key(), grid.row, grid.column
    rows, columns = len(grid.layout_.lines), len(grid.layout_.columns)
    far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if key in _STEPS and not event.modifiers() & _MODIFIERS:
        down, right = _STEPS[Key(key)]
        grid.go_to(row + down, column + right, by_key=True)
    elif key == Key.Key_Home:
        grid.go_to(0 if far else row, 0, by_key=True)
    elif key == Key.Key_End:
        grid.go_to(rows - 1 if far else row, columns - 1, by_key=True)
    elif key in (Key.Key_PageUp, Key.Key_PageDown):
        page = grid.rows_in_sight()
        grid.go_to(
            row + (page if key == Key.Key_PageDown else -page), column, by_key=True
        )
    else:
        return False
    return True


def _mark(grid: "MatrixGrid", event: QKeyEvent) -> bool:
    """Set or turn the level (Space, 0 to 4) or the need (N, Shift+Space)."""
    key = event.key()
    own = grid.cell().own
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key == Key.Key_N or (key == Key.Key_Space and shift):
        grid.ask_strength((own.strength + 1) % _STRENGTHS)
    elif key == Key.Key_Space:
        grid.ask_level((own.level + 1) % _LEVELS)
    elif Key.Key_0 <= key <= Key.Key_4:
        grid.ask_level(key - Key.Key_0.value)
    else:
        return False
    return True


def _act(grid: "MatrixGrid", key: int) -> bool:
    if key == Key.Key_M:
        grid.match()
    elif key in (Key.Key_Return, Key.Key_Enter):
        grid.open()
    elif key in (Key.Key_Minus, Key.Key_Plus, Key.Key_Equal):
        grid.fold(closed=key == Key.Key_Minus)
    elif key == Key.Key_F:
        grid.filter_asked.emit()
    else:
        return False
    return True
