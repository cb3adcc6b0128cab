"""The periods a report can be made of: quarters and years of the calendar."""

from datetime import date, timedelta
from typing import Final

from app import phrases
from app.i18n import tr

QUARTERS: Final = ("quarter", "last_quarter", "quarter_2", "quarter_3", "quarter_4")
"""This quarter, and the four before it."""


def period(code: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of a period: a quarter or a calendar year.

    Codes are those of `periods`; a period that has not ended yet ends today.
    """
    if code == "year":
        return date(today.year, 1, 1), today
    if code == "last_year":
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return _quarter(today, QUARTERS.index(code) if code in QUARTERS else 0)


def periods(today: date) -> tuple[tuple[str, str], ...]:
    """Return the periods to choose from: code and words, the last quarter first."""
    this, last, *earlier = QUARTERS
    return (
        (last, tr("Last quarter")),
        (this, tr("This quarter")),
        *((code, _months(*_quarter(today, QUARTERS.index(code)))) for code in earlier),
        ("year", tr("This year")),
        ("last_year", tr("Last year")),
    )


def _quarter(today: date, back: int) -> tuple[date, date]:
    """Return the first and last day of this quarter, or of one so many before it."""
    number = 4 * today.year + (today.month - 1) // 3 - back
    first = date(number // 4, 3 * (number % 4) + 1, 1)
    after = date((number + 1) // 4, 3 * ((number + 1) % 4) + 1, 1)
    return first, min(today, after - timedelta(days=1))


def _months(first: date, last: date) -> str:
    """Return "January 2026 to March 2026"."""
    return tr("{first} to {last}").format(
        first=phrases.month(first), last=phrases.month(last)
    )
