"""The keyboard on the canvas: everything the mouse can do, and quicker."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.gathering.plans import flat
from app.i18n import tr
from app.vocabulary import Shape
from ui.commands import Command
from ui.views.planner.acts import Acts
from ui.widgets.menus import Menu

if TYPE_CHECKING:
    from ui.views.planner.canvas import Canvas

Key = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Keys:
    """What each key does to the block that is chosen."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._going: dict[tuple[Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (Key.Key_Up, NONE): self.up,
            (Key.Key_Down, NONE): self.down,
            (Key.Key_Left, NONE): self.left,
            (Key.Key_Right, NONE): self.right,
            (Key.Key_Home, NONE): self.first,
            (Key.Key_End, NONE): self.last,
            (Key.Key_Return, NONE): self.open,
            (Key.Key_Enter, NONE): self.open,
            (Key.Key_F2, NONE): self.rename,
            (Key.Key_M, NONE): self.methods,
        }
        self._changing: dict[tuple[Key, Qt.KeyboardModifier], Callable[[], object]] = {
            (Key.Key_Up, ALT): self.move_up,
            (Key.Key_Down, ALT): self.move_down,
            (Key.Key_Left, ALT): self.move_left,
            (Key.Key_Right, ALT): self.move_right,
            (Key.Key_Plus, NONE): self.longer,
            (Key.Key_Equal, NONE): self.longer,
            (Key.Key_Minus, NONE): self.shorter,
            (Key.Key_N, NONE): self.add,
            (Key.Key_Delete, NONE): self.delete,
            (Key.Key_Backspace, NONE): self.delete,
            (Key.Key_L, NONE): self.pin,
            (Key.Key_S, NONE): self.beside_next,
            (Key.Key_U, NONE): self.unwrap,
            (Key.Key_D, CTRL): self.duplicate,
        }

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key is for; tell whether it is for anything."""
        if event.key() == Key.Key_Escape:
            return self._canvas.hand.cancel()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Key.Key_Plus:
            held &= ~SHIFT
        pressed = (Key(event.key()), held)
        act = self._going.get(pressed)
        if act is None and not self._canvas.fixed:
            act = self._changing.get(pressed)
        if act is None:
            return False
        act()
        return True

    def wants(self, event: QKeyEvent) -> bool:
        """Tell whether a key that means something to the window is for a track."""
        alt = event.modifiers() == ALT
        aside = event.key() in (Key.Key_Left, Key.Key_Right)
        acts = self._canvas.acts
        step = acts.step(self._canvas.current) if acts else None
        parent = acts.parent(step.block) if acts and step else None
        in_tray = parent is not None and parent.shape is Shape.PARALLEL
        return alt and aside and in_tray

    def commands(self) -> list[Command]:
        """Return what can be asked of the canvas, for the palette and the key list."""
        open_ = tr("Open the block")
        pin = tr("Pin the start, or let it follow")
        beside = tr("Side by side with the next block")
        told: list[tuple[str, str, Callable[[], object], str, str]] = [
            ("block.add", tr("New block"), self.add, "N", "plus"),
            ("block.open", open_, self.open, "Return", "sliders-horizontal"),
            ("block.up", tr("Move the block up"), self.move_up, "Alt+Up", ""),
            ("block.down", tr("Move the block down"), self.move_down, "Alt+Down", ""),
            ("block.longer", tr("Five minutes more"), self.longer, "+", ""),
            ("block.shorter", tr("Five minutes less"), self.shorter, "-", ""),
            ("block.pin", pin, self.pin, "L", "push-pin"),
            ("block.beside", beside, self.beside_next, "S", "columns"),
            ("block.unwrap", tr("One after the other again"), self.unwrap, "U", ""),
            ("block.copy", tr("Duplicate the block"), self.duplicate, "Ctrl+D", "copy"),
            ("block.delete", tr("Delete the block"), self.delete, "Del", "trash"),
            ("methods", tr("Look for a method"), self.methods, "M", ""),
        ]
        return [Command(*words, handled=True) for words in told]

    def fill_menu(self, menu: Menu) -> None:
        """Offer what can be done to the block that is chosen."""
        acts = self._canvas.acts
        step = acts.step(self._canvas.current) if acts else None
        if acts is None or step is None:
            return
        pinned = step.block.locked_start is not None
        pin = tr("Let it follow again") if pinned else tr("Pin the start")
        beside = tr("Side by side with the next block")
        menu.add(tr("Open the block"), self.open, "sliders-horizontal", "Return")
        menu.add(pin, self.pin, "push-pin-slash" if pinned else "push-pin", "L")
        menu.add(beside, self.beside_next, "columns", "S")
        parent = acts.parent(step.block)
        if Shape.PARALLEL in {step.block.shape, parent.shape if parent else None}:
            menu.add(tr("One after the other again"), self.unwrap, "rows", "U")
        menu.add(tr("Duplicate the block"), self.duplicate, "copy", "Ctrl+D")
        menu.add_rule()
        menu.add(tr("Delete the block"), self.delete, "trash", "Del", danger=True)

    def up(self) -> None:
        """Choose the block before."""
        self._step(-1)

    def down(self) -> None:
        """Choose the block after."""
        self._step(1)

    def left(self) -> None:
        """Choose the track to the left, or the block before."""
        self._step(-1)

    def right(self) -> None:
        """Choose the track to the right, or the block after."""
        self._step(1)

    def first(self) -> None:
        """Choose the first block."""
        if stops := self._canvas.layout_.stops():
            self._canvas.choose(stops[0].id, by_key=True)

    def last(self) -> None:
        """Choose the last block."""
        stops = [cell for cell in self._canvas.layout_.stops() if cell.id]
        if stops:
            self._canvas.choose(stops[-1].id, by_key=True)

    def open(self) -> None:
        """Look at the block closely; where there is none, add one."""
        if self._canvas.current is None:
            self.add()
        else:
            self._canvas.opened.emit(self._canvas.current, "")

    def rename(self) -> None:
        """Change the title of the block."""
        if self._canvas.current is not None:
            self._canvas.opened.emit(self._canvas.current, "title")

    def methods(self) -> None:
        """Look for a method."""
        self._canvas.methods_asked.emit()

    def add(self) -> None:
        """Add a block after the one chosen, and name it."""
        if self._canvas.acts is None or self._canvas.fixed:
            return
        new = self._canvas.acts.add(self._canvas.current)
        self._canvas.choose(new, by_key=True)
        self._canvas.opened.emit(new, "title")

    def delete(self) -> None:
        """Delete the block and choose the next one."""
        following = self._after_deleting()
        self._ask(Acts.delete)
        there = self._canvas.acts and self._canvas.acts.step(following)
        self._canvas.choose(following if there else None, by_key=True)

    def duplicate(self) -> None:
        """Copy the block and choose the copy."""
        new = self._ask(Acts.duplicate)
        if isinstance(new, UUID):
            self._canvas.choose(new, by_key=True)

    def move_up(self) -> None:
        """Move the block one up."""
        self._shift(-1)

    def move_down(self) -> None:
        """Move the block one down."""
        self._shift(1)

    def move_left(self) -> None:
        """Move the track one to the left."""
        self._ask(lambda acts, block_id: acts.shift_aside(block_id, -1))

    def move_right(self) -> None:
        """Move the track one to the right."""
        self._ask(lambda acts, block_id: acts.shift_aside(block_id, 1))

    def longer(self) -> None:
        """Make the block five minutes longer."""
        self._ask(lambda acts, block_id: acts.lengthen(block_id, 1))

    def shorter(self) -> None:
        """Make the block five minutes shorter."""
        self._ask(lambda acts, block_id: acts.lengthen(block_id, -1))

    def pin(self) -> None:
        """Pin the start of the block, or let it follow."""
        self._ask(Acts.pin)

    def beside_next(self) -> None:
        """Let the next block run at the same time."""
        self._ask(Acts.beside_next)

    def unwrap(self) -> None:
        """Let the tracks of a tray follow one another."""
        self._ask(Acts.unwrap)

    def _ask(self, act: Callable[[Acts, UUID], object]) -> object:
        """Do something to the block that is chosen, if one is."""
        acts, current = self._canvas.acts, self._canvas.current
        if acts is None or current is None or self._canvas.fixed:
            return None
        return act(acts, current)

    def _shift(self, by: int) -> None:
        self._ask(lambda acts, block_id: acts.shift(block_id, by))
        self._canvas.choose(self._canvas.current, by_key=True)

    def _step(self, by: int) -> None:
        ids = [cell.id for cell in self._canvas.layout_.stops()]
        if not ids:
            return
        place = ids.index(self._canvas.current) if self._canvas.current in ids else 0
        there = max(0, min(len(ids) - 1, place + by))
        self._canvas.choose(ids[there], by_key=True)

    def _after_deleting(self) -> UUID | None:
        """Return the block to be chosen when the one chosen is gone."""
        acts, current = self._canvas.acts, self._canvas.current
        step = acts.step(current) if acts else None
        if step is None:
            return None
        gone = {block.id for block in flat((step.block,))}
        ids = [cell.id for cell in self._canvas.layout_.stops() if cell.id]
        place = ids.index(step.block.id)
        following = [block_id for block_id in ids[place:] if block_id not in gone]
        nearest = following[:1] or ids[:place][-1:]
        return nearest[0] if nearest else None
