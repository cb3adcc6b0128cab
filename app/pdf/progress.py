"""How far a printing has come, and whether it is still wanted."""

from collections.abc import Callable
from typing import Final

Told = Callable[[int, int], None]
Stopped = Callable[[], bool]

STEPS: Final = 1000  # what `told` counts to
SETTING: Final = 0.8  # of the work; the rest is drawing
BETWEEN_QUESTIONS: Final = 2000  # characters the type engine sets before it asks again


class Progress:
    """Counts characters while they are set, then pages while they are drawn."""

    def __init__(
        self, characters: int, told: Told | None, stopped: Stopped | None
    ) -> None:
        self._characters = max(1, characters)
        self._told = told
        self._stopped = stopped
        self._done = 0  # characters of the blocks that are set
        self._block = 0  # characters of the block that is being set
        self._within = 0
        self._step = -1

    def begin(self, characters: int) -> None:
        """Begin a block of so many characters."""
        self._block, self._within = characters, 0

    def come(self, characters: int) -> None:
        """Come so many characters further in the block."""
        self._within = min(self._block, self._within + characters)
        self._tell_setting()

    def end(self) -> None:
        """End the block: it is set."""
        self._done += self._block
        self._block = self._within = 0
        self._tell_setting()

    def restart(self) -> None:
        """Begin anew; nothing is told until it has come further than before."""
        self._done = self._block = self._within = 0

    def drawn(self, pages: int, of: int) -> None:
        """Tell that so many pages are drawn."""
        self._tell(SETTING + (1 - SETTING) * pages / max(1, of))

    def asked(self) -> bool:
        """Tell whether to stop; it is also a sign that the work goes on."""
        if self._within < self._block - BETWEEN_QUESTIONS:
            self.come(BETWEEN_QUESTIONS)
        return self._stopped is not None and self._stopped()

    def _tell_setting(self) -> None:
        come = min(1.0, (self._done + self._within) / self._characters)
        self._tell(SETTING * come)

    def _tell(self, part: float) -> None:
        step = int(part * STEPS)
        if self._told is not None and step > self._step:
            self._step = step
            self._told(step, STEPS)
