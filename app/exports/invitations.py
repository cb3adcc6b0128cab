"""An invitation as plain text, to paste into an e-mail."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from app import zones
from app.exports.events import Event, heading, moments, one_line, tidy, ways_in
from app.i18n import mark, tr
from app.settings import Coach

_WEEKDAYS: Final = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_MONTHS: Final = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def as_text(event: Event) -> str:
    """Return the invitation to `event`: what, when, where, how to join, and what for.

    Times are given by the clocks of its zone, and in UTC as well where there is a way
    to join from afar. Raises RefusedError when the event ends before it begins.
    """
    paragraphs = (
        _title(event),
        _days(event) if event.all_day else _times(event),
        _where(event),
        (tidy("\n".join(event.description)),),
    )
    texts = ("\n".join(filter(None, lines)) for lines in paragraphs)
    return "\n\n".join(filter(None, texts))


def signature(who: Coach | None, community: str) -> str:
    """Return who invites, below an invitation: the coach, then the community."""
    lines = (who.name, who.role, who.organization) if who else ()
    ways = (who.email, who.phone) if who else ()
    whole = (*lines[:1], community, *lines[1:], *ways)
    return "\n".join(dict.fromkeys(filter(None, map(one_line, whole))))


def _title(event: Event) -> Iterator[str]:
    """Give the heading, and that the date is not fixed if it is not."""
    yield heading(event)
    if event.status == "TENTATIVE":
        yield tr("This date is not confirmed yet.")


def _days(event: Event) -> Iterator[str]:
    """Give the day of an all-day event, or its first and last."""
    first, last = event.starts_local.date(), event.ends_local.date()
    yield _day(first) if last <= first else f"{_day(first)} – {_day(last)}"


def _times(event: Event) -> Iterator[str]:
    """Give the day, the hours by the clocks of the zone, and in UTC for those afar."""
    starts, ends = moments(event)
    here, until = (zones.to_local(moment, event.zone) for moment in (starts, ends))
    day = here.date()
    yield _day(day)
    hours = f"{_moment(here, day)} – {_moment(until, day)}"
    yield f"{hours} {zones.label(event.zone)}"
    if event.zone != "UTC" and any(ways_in(event)):
        first, last = (_moment(starts, day), _moment(ends, starts.date()))
        yield f"{first} – {last} UTC"


def _where(event: Event) -> Iterator[str]:
    """Give the place and the ways to join from afar."""
    if place := one_line(event.place, ", "):
        yield tr("Place: {place}").format(place=place)
    yield from ways_in(event)


def _day(day: date) -> str:
    """Return `day` written out, such as "Tuesday, January 13, 2026"."""
    return tr("{weekday}, {month} {day}, {year}").format(
        weekday=tr(_WEEKDAYS[day.weekday()]),
        month=tr(_MONTHS[day.month - 1]),
        day=day.day,
        year=day.year,
    )


def time_of_day(local: datetime) -> str:
    """Return the time of `local` as invitations say it: "2:30 PM"."""
    morning, later = tr("{hour12}:{minute} AM"), tr("{hour12}:{minute} PM")
    pattern = morning if local.hour < 12 else later
    # a translation takes {hour} where people count to 24
    return pattern.format(
        hour=f"{local.hour:02}",
        hour12=(local.hour + 11) % 12 + 1,
        minute=f"{local.minute:02}",
    )


def _moment(local: datetime, known: date) -> str:
    """Return the time of `local`, with its day unless that is the `known` one."""
    clock = time_of_day(local)
    return clock if local.date() == known else f"{_day(local.date())}, {clock}"
