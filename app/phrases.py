"""Dates, times, lengths and lists as people write them, for what leaves the window.

The window has Qt's own (`ui.phrases`); the words on paper and on the command line come
from here, by Babel: the months, the order of a date and "A, B, and C" are CLDR's, in
the language and region of this computer (`i18n.live_in`).
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list

from app import i18n
from app.i18n import tr

NBSP: Final = "\N{NO-BREAK SPACE}"

_DEFAULT: Final = "en_US"


def language() -> str:
    """Return the language that is written, as in a file's `/Lang`: "en-US"."""
    return i18n.language().replace("_", "-")


def is_letter_country() -> bool:
    """Tell whether people here print on Letter (CLDR's measurement data: the US …)."""
    return (_locale().territory or "") in _LETTER


def day(value: date) -> str:
    """Return "Tue, May 19"."""
    return _kept_together(format_skeleton("MMMEd", value, locale=_locale()))


def short_date(value: date) -> str:
    """Return "May 19, 2026"."""
    return _kept_together(format_date(value, "medium", locale=_locale()))


def date_of(value: date) -> str:
    """Return "May 19, 2026" with the month written out."""
    return _kept_together(format_date(value, "long", locale=_locale()))


def full_day(value: date) -> str:
    """Return "Tuesday, May 19, 2026"."""
    return format_date(value, "full", locale=_locale())


def month(value: date) -> str:
    """Return "May 2026"."""
    return _kept_together(format_skeleton("yMMMM", value, locale=_locale()))


def clock_time(value: time | datetime) -> str:
    """Return "10:00 AM" or "10:00", as the locale has it; never broken in two."""
    moment = value.time() if isinstance(value, datetime) else value
    return _kept_together(format_time(moment, "short", locale=_locale()))


def span(start: time | datetime, end: time | datetime) -> str:
    """Return "10:00 AM – 11:30 AM"; the day of the end too, if it is another one."""
    last = clock_time(end)
    if isinstance(end, datetime) and _day_of(start) not in (None, end.date()):
        last = tr("{day}, {time}").format(day=day(end.date()), time=last)
    return f"{clock_time(start)} – {last}"


def length(minutes: int) -> str:
    """Return "45 min", "2 h" or "2 h 30 min"; never broken in two."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        words = tr("{m} min").format(m=rest)
    elif not rest:
        words = tr("{h} h").format(h=hours)
    else:
        words = tr("{h} h {m} min").format(h=hours, m=rest)
    return _kept_together(words)


def listed(words: Iterable[str]) -> str:
    """Return "Ana, Ben, and Cho"; nothing for none."""
    return format_list(list(words), locale=_locale())


def _day_of(moment: time | datetime) -> date | None:
    return moment.date() if isinstance(moment, datetime) else None


def _locale() -> Locale:
    return _parsed(i18n.region())


@lru_cache
def _parsed(region: str) -> Locale:
    name = region.partition(".")[0].replace("-", "_")
    try:
        return Locale.parse(name)
    except (ValueError, UnknownLocaleError):  # "C", "", or one nobody knows
        return Locale.parse(_DEFAULT)


def _kept_together(words: str) -> str:
    return words.replace(" ", NBSP).replace("\N{NARROW NO-BREAK SPACE}", NBSP)


# Where Letter is the paper in the drawer (CLDR paperSize, territories with US-Letter)
_LETTER: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
