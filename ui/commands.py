"""Commands: each is said once and found by its keys, in the palette, in the list."""

from collections.abc import Callable
from dataclasses import dataclass


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
