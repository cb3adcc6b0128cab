"""Python's tidying up, kept on the thread of the window.

Python looks for garbage on whatever thread happens to make objects. A widget tidied
away by the thread of a background task would be deleted there, and Qt aborts on that.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

EVERY: Final = 2000  # milliseconds


class Tidying(QObject):
    """Looks for garbage now and then, here only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Tidy up as far as Python would have by now."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return
