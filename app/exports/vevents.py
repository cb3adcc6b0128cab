"""One gathering as calendar programs read it (VEVENT, RFC 5545, 3.6.1)."""

import re
from datetime import UTC, timedelta
from typing import Final

import icalendar
from typing_extensions import override

from app import zones
from app.exports.events import Event, heading, moments, one_line, tidy, ways_in

_SPECIAL: Final = re.compile(r"[\\;,]")


class Text(icalendar.vText):
    r"""Words in a calendar file; `vText` breaks the line at the \N of "C:\Notes"."""

    @override
    def to_ical(self) -> bytes:
        """Return the words escaped as in RFC 5545, 3.3.11."""
        return _SPECIAL.sub(r"\\\g<0>", self).replace("\n", r"\n").encode()


def is_plain(event: Event) -> bool:
    """Say whether all programs agree on the times of `event` written in its zone.

    They do not when a clock change falls on its start or its end, or between them.
    """
    if event.all_day:
        return False
    for at in (event.starts_local, event.ends_local):
        if zones.is_gap(at, event.zone) or zones.is_fold(at, event.zone):
            return False
    starts, ends = moments(event)
    return ends - starts == event.ends_local - event.starts_local


def vevent(event: Event, zone: str = "") -> icalendar.Event:
    """Return `event` as a VEVENT, with its times in `zone`, or in UTC for none.

    Raises RefusedError when the event ends before it begins or its zone is not known.
    """
    component = icalendar.Event()
    stamp = event.stamped_at.astimezone(UTC).replace(microsecond=0)
    component.add("UID", Text(one_line(event.uid)))
    component.add("SEQUENCE", event.sequence)
    component.add("DTSTAMP", stamp)
    component.add("LAST-MODIFIED", stamp)
    _add_times(component, event, zone)
    _add_words(component, event)
    _add_status(component, event)
    return component


def _add_times(component: icalendar.Event, event: Event, zone: str) -> None:
    """Write when `event` begins and ends; the end of whole days is the day after."""
    if event.all_day:
        component.add("DTSTART", event.starts_local.date())
        component.add("DTEND", event.ends_local.date() + timedelta(days=1))
        component.add("X-MICROSOFT-CDO-ALLDAYEVENT", Text("TRUE"))
        return
    starts, ends = moments(event)
    written = zones.named(zone) if zone else UTC
    component.add("DTSTART", starts.astimezone(written))
    component.add("DTEND", ends.astimezone(written))


def _add_words(component: icalendar.Event, event: Event) -> None:
    """Write what people read of `event`; the link where every program shows it."""
    link, place = one_line(event.join_link), one_line(event.place, ", ")
    joining, body = "\n".join(ways_in(event)), tidy("\n".join(event.description))
    component.add("SUMMARY", Text(heading(event)))
    if joining or body:
        component.add("DESCRIPTION", Text("\n\n".join(filter(None, (joining, body)))))
    if place or link:
        component.add("LOCATION", Text(place or link))
    if _is_url(link):
        component.add("URL", link)
    if labels := [label for label in map(_label, event.categories) if label]:
        component.add("CATEGORIES", labels)


def _label(text: str) -> str:
    """Return `text` as a category: Outlook and others end one at "," and at ";"."""
    parts = (part.strip() for part in re.split(r"[,;\\]", one_line(text)))
    return " / ".join(part for part in parts if part)


def _is_url(link: str) -> bool:
    """Say whether `link` may stand in a URL property, where nothing is escaped."""
    web = link.lower().startswith(("https://", "http://"))
    return web and link.isascii() and link.isprintable() and " " not in link


def _add_status(component: icalendar.Event, event: Event) -> None:
    """Write the status of `event` and whether it keeps people busy."""
    free = event.all_day or event.status == "CANCELLED"
    busy = "TENTATIVE" if event.status == "TENTATIVE" else "BUSY"
    component.add("STATUS", event.status)
    component.add("TRANSP", "TRANSPARENT" if free else "OPAQUE")
    component.add("X-MICROSOFT-CDO-BUSYSTATUS", Text("FREE" if free else busy))
