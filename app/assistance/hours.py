"""Hours as people write them: "2.5 h", "2,5h", "2h30", "2:30", "1 h 15", "45 min".

A comma with three figures after it parts thousands: "1,200 h" is no hour and a bit.
"""

import re
from typing import Final

MOST: Final = 24 * 60  # minutes of one entry: a day has no more

_NUMBER: Final = r"(?P<{0}>\d+(?:[.,]\d+)?|[.,]\d+)"
_HOURS: Final = r"\s*(?:h|hr|hrs|hour|hours|std)\b\.?"
_MINUTES: Final = r"\s*(?:m|min|mins|minute|minutes|’|')(?!\w)\.?"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<h>\d+):(?P<m>[0-5]\d)(?!\d)(?:" + _HOURS + ")?",
        r"(?P<h>\d+)\s*h\s*(?P<m>[0-5]?\d)" + _MINUTES,
        r"(?P<h>\d+)h(?P<m>[0-5]\d)(?!\d)",
        r"(?P<h>\d+)\s*h\s+(?P<m>[0-5]\d)$",
        _NUMBER.format("h") + _HOURS,
        _NUMBER.format("m") + _MINUTES,
    )
)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2},\d{3}")
_ALONE: Final = re.compile(_NUMBER.format("h"))


def read(words: str) -> tuple[int, str] | None:
    """Return the minutes that `words` begin with, and what follows them.

    A number alone means hours. None if there is no time in front.
    """
    said = words.strip()
    for form in (*_FORMS, _ALONE):
        found = form.match(said)
        if found and (found.end() == len(said) or _parted(said, found.end())):
            given = found.groupdict()
            hours, minutes = _value(given.get("h")), _value(given.get("m"))
            total = int(60 * hours + minutes + 0.5)
            return total, said[found.end() :].lstrip(" ,;–-").rstrip()
    return None


def minutes(words: str) -> int | None:
    """Return the minutes of a budget, or None if that is no time and nothing else."""
    found = read(words)
    return found[0] if found and not found[1] else None


def _value(figures: str | None) -> float:
    if not figures:
        return 0.0
    decimal = "" if _THOUSANDS.fullmatch(figures) else "."
    return float(figures.replace(",", decimal))


def _parted(said: str, at: int) -> bool:
    """Tell whether a word ends at `at`: "3.4." is no three hours and a half."""
    return said[at] in " ,;–-" or not (said[at].isalnum() or said[at] in ".:/")
