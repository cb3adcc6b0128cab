"""Lines typed in a hurry: "2.5 h Apr 3 draft", "First draft, Apr 24".

A dash or a colon after the day ends it: "2.5 h Mar 3 – 2025 figures".
"""

import re
from datetime import date, timedelta
from typing import Final

from app.assistance import hours
from ui.widgets.dates import parse_day

_WORDS_OF_A_DAY: Final = 4  # "Apr. 3, 2026" has three; one more for a stray comma
_YEAR: Final = re.compile(r"\d{4}")


def work(line: str, today: date) -> tuple[int, date, str] | None:
    """Return minutes, day and note; without a day it was today, None without hours.

    A day that is yet to come is meant as the last one: nobody enters work to be done.
    """
    found = hours.read(line)
    if found is None:
        return None
    minutes, rest = found
    words = rest.split()
    for count in range(min(_WORDS_OF_A_DAY, len(words)), 0, -1):
        said = " ".join(words[:count]).strip(",;:")
        day = parse_day(said, today)
        if day is not None:
            note = " ".join(words[count:]).lstrip("–-,;: ")
            return minutes, _past(day, said, today), note
    return minutes, today, rest


def step(line: str, today: date) -> tuple[str, date | None]:
    """Return what is to be reached, and the day that stands at the end of the line.

    Of a day alone the words are empty: it says nothing of what is reached by then.
    """
    words = line.split()
    for count in range(min(_WORDS_OF_A_DAY, len(words)), 0, -1):
        day = parse_day(" ".join(words[-count:]).strip(",;:"), today)
        if day is not None:
            return " ".join(words[:-count]).rstrip("–-,;: "), day
    return line.strip(), None


def _past(day: date, said: str, today: date) -> date:
    if day <= today or _YEAR.search(said):
        return day
    if (day - today).days <= 7 and not any(c.isdigit() for c in said):
        return day - timedelta(days=7)  # "friday" was the last one
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return day
