"""What is remembered of the window on this laptop; the only user of QSettings.

What belongs to the work is in the book (`app.settings`), where it is backed up.
"""

from typing import Final, cast

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from ui.theme.current import Choice

LOCK_MINUTES: Final = (2, 10, 60, 0)  # the last for never
USUAL_MINUTES: Final = 10
SCALES: Final = {"small": 0.9, "regular": 1.0, "large": 1.15, "largest": 1.3}


def appearance() -> Choice:
    """Return "light", "dark", or "system" to follow the computer."""
    kept = str(_settings().value("appearance", "system"))
    return cast("Choice", kept) if kept in ("light", "dark") else "system"


def set_appearance(choice: Choice) -> None:
    """Remember the appearance."""
    _settings().setValue("appearance", choice)


def text_size() -> str:
    """Return the name of the text size: one of `SCALES`."""
    kept = str(_settings().value("text_size", "regular"))
    return kept if kept in SCALES else "regular"


def set_text_size(name: str) -> None:
    """Remember the text size."""
    _settings().setValue("text_size", name)


def flag(name: str) -> bool:
    """Return a switch of this laptop: "patterns", "less_movement"."""
    return str(_settings().value(name, "no")) == "yes"


def set_flag(name: str, on: bool) -> None:
    """Remember a switch of this laptop."""
    _settings().setValue(name, "yes" if on else "no")


def text(name: str, otherwise: str = "") -> str:
    """Return a remembered word: the last view, the last folder."""
    return str(_settings().value(name, otherwise))


def set_text(name: str, value: str) -> None:
    """Remember a word."""
    _settings().setValue(name, value)


def lock_after() -> int:
    """Return after how many minutes without a hand the book is locked; 0 for never."""
    kept = text("lock_after", str(USUAL_MINUTES))
    return int(kept) if kept in {str(one) for one in LOCK_MINUTES} else USUAL_MINUTES


def restore_geometry(window: QWidget) -> bool:
    """Put the window where it was, unless the screen is gone; tell whether it was."""
    kept = _settings().value("geometry")
    return isinstance(kept, QByteArray) and window.restoreGeometry(kept)


def save_geometry(window: QWidget) -> None:
    """Remember where the window is."""
    _settings().setValue("geometry", window.saveGeometry())


def _settings() -> QSettings:
    return QSettings()  # of the application's name, see `ui.start.dress`
