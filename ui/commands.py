"""Commands: each is said once and found by its keys, in the palette, in the list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

REDO: Final = "Ctrl+Shift+Z"
# other ways to the same: + is often typed without Shift; Windows redoes with Ctrl+Y
_ALSO: Final = {"Ctrl++": ("Ctrl+=",), REDO: ("Ctrl+Y",)}


@dataclass(frozen=True)
class Command:
    """Something that can be asked of a view or of the window."""

    name: str  # stable, for tests and the palette
    text: str  # what the palette and the keyboard list say
    run: Callable[[], object]
    keys: str = ""  # as QKeySequence reads it: "Ctrl+N", "F"
    icon: str = ""
    # keys that a widget of the view handles itself; listed, not installed
    handled: bool = False


def install_view(view: Any) -> None:
    """Make the commands of a view answer to their keys while the focus is in it."""
    for command in view.commands():
        if command.keys and not command.handled:
            shortcut(command, view, Qt.ShortcutContext.WidgetWithChildrenShortcut)


def shortcut(command: Command, owner: QWidget, context: Qt.ShortcutContext) -> None:
    """Make a command answer to its keys where `context` says."""
    made = QShortcut(owner)
    keys = (command.keys, *_ALSO.get(command.keys, ()))
    made.setKeys([QKeySequence(one) for one in keys])
    made.setContext(context)
    made.setObjectName(command.name)
    made.activated.connect(command.run)
