"""On which day something falls due: the one place with that rule.

It is due on its own day, or so many days from the day of what it is part of. A day
beyond the calendar's ends is its last, or its first: a slip of the keyboard in one row
may not keep a whole list, or a packet, from being made.
"""

from datetime import date, timedelta


def due(
    due_on: date | None, offset_days: int | None, *days: date | None
) -> date | None:
    """Return when something is due, if it is known.

    `days` are those it may count from: of a handover the first day of the next, then
    the last day; of a gathering its own. The first that is known is taken.
    """
    if due_on or offset_days is None:
        return due_on
    first = next((day for day in days if day), None)
    return later(first, offset_days) if first else None


def later(day: date, days: int) -> date:
    """Return the day so many days after `day`, or before it, within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
