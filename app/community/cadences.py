"""How often something is, read from the words for it: "every other Tuesday" (PI14).

Only what can mean one thing is read: "biweekly" and "every second Tuesday" cannot. What
is read is for offering, never for keeping unasked.
"""

import re
from typing import Final

from app.community.rhythms import WEEKS_A_MONTH

_TIMES_A_MONTH: Final = {
    "week": WEEKS_A_MONTH,
    "fortnight": WEEKS_A_MONTH / 2,
    "month": 1.0,
    "quarter": 1 / 3,
    "year": 1 / 12,
}
_ADVERBS: Final = {
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}
_COUNTS: Final = {
    "once": 1,
    "twice": 2,
    "other": 2,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_DAY: Final = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NTH: Final = "(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_NUMBER: Final = r"(?:one|two|three|four|five|six|\d\d?)"
_UNIT: Final = "(week|fortnight|month|quarter|year)"

_ADVERB: Final = re.compile(f"({'|'.join(_ADVERBS)})")
_SO_MANY: Final = re.compile(
    rf"(?:(once|twice|{_NUMBER} times?) )?(?:a|per|each|every) {_UNIT}"
)
_EVERY_FEW: Final = re.compile(rf"every (other|{_NUMBER}) {_UNIT}s?(?: on {_DAY}s?)?")
_EACH_DAY: Final = re.compile(rf"(?:(?:every|each|on) )?{_DAY}s|(?:every|each) {_DAY}")
_OTHER_DAY: Final = re.compile(f"every other {_DAY}")
_NTH_DAY: Final = re.compile(
    rf"(?:on )?(?:the |every |each )?{_NTH} {_DAY}s?"
    rf" (?:of|in) (?:the|a|each|every)(?: (other|{_NUMBER}))? {_UNIT}s?"
)
_TIME_OF_DAY: Final = re.compile(r"(?:,| at | from ).*")
_MORE_RULES: Final = re.compile(
    r"week|month|quarter|year|day|every|each|other|soon|most|least"
)


def times_a_month(words: str) -> float | None:
    """Return how many times a month these words mean, to two places.

    None for words that say nothing of it, or that can be read in two ways.
    """
    plain = " ".join(words.casefold().split()).rstrip(".")
    tail = _TIME_OF_DAY.search(plain)
    if tail is not None:
        if _MORE_RULES.search(tail[0]):
            return None
        plain = plain[: tail.start()].strip()
    times = _times(plain)
    return round(times, 2) if times else None


def _times(plain: str) -> float:
    """Return how many times a month; 0 for what is not one of the forms."""
    if found := _ADVERB.fullmatch(plain):
        return _TIMES_A_MONTH[_ADVERBS[found[1]]]
    if found := _SO_MANY.fullmatch(plain):
        often = plain.startswith(("every", "each")) or found[1] is not None
        return _count(found[1]) * _TIMES_A_MONTH[found[2]] if often else 0
    if found := _EVERY_FEW.fullmatch(plain):
        return _TIMES_A_MONTH[found[2]] / max(1, _count(found[1]))
    if found := _NTH_DAY.fullmatch(plain):
        return _TIMES_A_MONTH[found[2]] / max(1, _count(found[1]))
    if _EACH_DAY.fullmatch(plain):
        return WEEKS_A_MONTH
    return WEEKS_A_MONTH / 2 if _OTHER_DAY.fullmatch(plain) else 0


def _count(word: str | None) -> int:
    """Return the number a word begins with: 3 for "three times", 1 for none."""
    first = (word or "once").split()[0]
    return _COUNTS[first] if first in _COUNTS else int(first)
