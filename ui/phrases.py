"""Dates, times and lengths as people say them, in their computer's locale."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime

from app import clock
from app.i18n import tr, trn


def day(value: date) -> str:
    """Return "Tue May 19", with the year if it is not this one."""
    order = "ddd d MMM" if _day_first() else "ddd MMM d"
    if value.year != clock.today().year:
        order += " yyyy" if _day_first() else ", yyyy"
    return QLocale().toString(_qdate(value), order)


def short_day(value: date) -> str:
    """Return "Tue May 19", whatever the year: where there is room for no more."""
    order = "ddd d MMM" if _day_first() else "ddd MMM d"
    return QLocale().toString(_qdate(value), order)


def long_day(value: date) -> str:
    """Return "Thursday, May 14"."""
    order = "dddd d MMMM" if _day_first() else "dddd, MMMM d"
    return QLocale().toString(_qdate(value), order)


def full_date(value: date) -> str:
    """Return the locale's date with its year."""
    return QLocale().toString(_qdate(value), QLocale.FormatType.ShortFormat)


def weekday(value: date) -> str:
    """Return "Tue"."""
    return QLocale().toString(_qdate(value), "ddd")


def month(value: date) -> str:
    """Return "May", with the year if it is not this one."""
    name = QLocale().standaloneMonthName(value.month)
    return name if value.year == clock.today().year else f"{name} {value.year}"


def short_month(value: date) -> str:
    """Return "May" or "Jun"."""
    return QLocale().toString(_qdate(value), "MMM")


def clock_time(value: time | datetime) -> str:
    """Return "10:00 AM" or "10:00", as the locale has it."""
    return QLocale().toString(
        QTime(value.hour, value.minute), QLocale.FormatType.ShortFormat
    )


def span(start: datetime, end: datetime) -> str:
    """Return "10:00 – 11:30 AM" as the locale writes times."""
    return f"{clock_time(start)} – {clock_time(end)}"


def length(minutes: int) -> str:
    """Return "45 min", "2 h" or "2 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{m} min").format(m=rest)
    if not rest:
        return tr("{h} h").format(h=hours)
    return tr("{h} h {m} min").format(h=hours, m=rest)


def away(value: date) -> str:
    """Return "today", "tomorrow", "in 5 days" or "3 days ago"."""
    days = (value - clock.today()).days
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("tomorrow")
    if days == -1:
        return tr("yesterday")
    if days > 0:
        return trn("in {n} day", "in {n} days", days)
    return trn("{n} day ago", "{n} days ago", -days)


def greeting(first_name: str = "") -> str:
    """Return "Good morning, Marisol", by the clock of the computer."""
    hour = clock.now().astimezone().hour
    words = tr("Good morning") if 4 <= hour < 12 else tr("Good afternoon")
    if hour >= 18 or hour < 4:
        words = tr("Good evening")
    if not first_name:
        return words
    return tr("{greeting}, {name}").format(greeting=words, name=first_name)


def due(value: date) -> str:
    """Return when something is due: "Today", "Tomorrow", "3 days over", or the day."""
    days = (value - clock.today()).days
    if days < 0:
        return trn("{n} day over", "{n} days over", -days)
    return {0: tr("Today"), 1: tr("Tomorrow")}.get(days) or day(value)


def names(people: list[str], most: int = 3) -> str:
    """Return "Ben, Kofi and Sam", or "Ben, Kofi, Sam and 4 more"."""
    shown, rest = people[:most], len(people) - most
    if rest > 0:
        return tr("{names} and {n} more").format(names=", ".join(shown), n=rest)
    if len(shown) < 2:
        return "".join(shown)
    return tr("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])


def _qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def _day_first() -> bool:
    """Tell whether the locale writes the day before the month."""
    order = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return order.find("d") < order.find("m")
