"""How long to wait after wrong passphrases: nothing at first, then longer each time.

It slows down somebody who sits at this window. Who has taken the file is slowed down by
the passphrase itself. What is kept says how often and when, and nothing else.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

FREE: Final = 5  # tries without any wait
_WAITS: Final = tuple(
    timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 600, 900)
)


@dataclass(frozen=True)
class Tries:
    """How often the wrong passphrase was given in a row, and when last (UTC)."""

    count: int = 0
    last: datetime | None = None

    def again(self, now: datetime) -> "Tries":
        """Return what to keep after another wrong one."""
        return Tries(self.count + 1, now)

    def left(self, now: datetime) -> timedelta:
        """Return how long it still is until the next try.

        A clock that was set back makes nobody wait longer than the wait itself.
        """
        if self.count < FREE or self.last is None:
            return timedelta()
        wait = _WAITS[min(self.count - FREE, len(_WAITS) - 1)]
        since = max(timedelta(), now - self.last)
        return max(timedelta(), wait - since)

    def seen(self, now: datetime) -> "Tries":
        """Return the same, begun anew if the clock was set to before the last one."""
        if self.last is not None and now < self.last:
            return Tries(self.count, now)
        return self

    def as_text(self) -> str:
        """Return what is kept of it."""
        return f"{self.count} {self.last.isoformat() if self.last else ''}".strip()


def read(text: str) -> Tries:
    """Return what was kept; what cannot be read counts as nothing."""
    count, _, last = text.partition(" ")
    try:
        return Tries(int(count), datetime.fromisoformat(last).astimezone(UTC))
    except (ValueError, OverflowError):
        return Tries()
