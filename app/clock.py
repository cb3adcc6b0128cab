"""What day it is: the one place that asks the computer.

Everything computed from the present asks here, so that a test or a picture can be made
on a day of its own.
"""

from datetime import UTC, date, datetime, timedelta

_pretended: date | None = None


def today() -> date:
    """Return the coach's own day, by the computer's clock and zone."""
    return _pretended or date.today()


def now() -> datetime:
    """Return this moment in UTC."""
    moment = datetime.now(UTC)
    if _pretended is None:
        return moment
    return datetime.combine(_pretended, moment.timetz())


def pretend(day: date | None) -> None:
    """Take `day` for today from now on, or with None the real one again."""
    global _pretended  # noqa: PLW0603 - one process has one present
    _pretended = day


def months_before(day: date, months: int) -> date:
    """Return the day so many months before; the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
