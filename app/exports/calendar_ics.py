"""Gatherings as calendar files (iCalendar, RFC 5545) that every program reads alike.

The rules come from running fifteen calendar programs (calendar.md, sections 0 and 1):
one file of METHOD:PUBLISH; one event for each gathering, never a recurring one; no
organizer and no attendees, since they publish addresses and make some programs ask or
send mail; a cancelled gathering stays in the file and says so; a time is written in its
zone where that zone has one steady rule, else in UTC. Nothing here reads the clock or
the computer's settings: the same gatherings give the same bytes.

`icalendar` takes 0.1 s to import and few starts of the program need it, so whatever
needs it is imported where it is used.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.errors import RefusedError
from app.exports.events import Event, Status, moments, one_line
from app.exports.invitations import as_text
from app.files import replacing
from app.i18n import tr

if TYPE_CHECKING:
    import icalendar

__all__ = [
    "MAX_BYTES",
    "MAX_EVENTS",
    "Event",
    "Status",
    "as_text",
    "drafted",
    "render",
    "write",
]

MAX_EVENTS: Final = 900
"""Events in one file; some programs give up a little above a thousand."""

MAX_BYTES: Final = 900_000
"""Size of one file; Google takes up to 1 MB."""

_PRODUCT: Final = "-//Circlebook//Circlebook//EN"
_END: Final = b"END:VCALENDAR\r\n"


def write(events: Iterable[Event], path: Path, *, calendar_name: str) -> list[Path]:
    """Write `events` to `path` and return the files that were made.

    There is one as a rule; what does not fit goes into "… 2.ics" and so on beside it.
    Raises RefusedError as `render` does, and StorageError when the disk will not.
    """
    with drafted(events, path, calendar_name=calendar_name) as paths:
        return paths


@contextmanager
def drafted(
    events: Iterable[Event], path: Path, *, calendar_name: str
) -> Iterator[list[Path]]:
    """Write the files of `write` aside and give where they will be.

    They are put there at the end, and only if nothing failed. Raises as `write` does.
    """
    contents = render(events, calendar_name=calendar_name)
    paths = [path.with_stem(f"{path.stem} {n}") for n in range(1, len(contents) + 1)]
    paths[0] = path
    with ExitStack() as drafts:
        for target, content in zip(paths, contents, strict=True):
            drafts.enter_context(replacing(target)).write_bytes(content)
        yield paths


def render(events: Iterable[Event], *, calendar_name: str) -> list[bytes]:
    """Return `events` as the contents of calendar files, each within the limits.

    A single event above `MAX_BYTES` gets a file of its own. The name is left out where
    a file has one event: Outlook would make a new calendar just for it.
    Raises RefusedError when there is no event, when one ends before it begins or has a
    zone nobody knows, or when a file does not read back as it was meant.
    """
    events = list(events)
    if not events:
        raise RefusedError(
            tr(
                "There is nothing to put into a calendar file yet, so none was "
                "written; give a gathering a date, and try again."
            )
        )
    rules = _steady_zones(events)
    events.sort(key=lambda event: (moments(event), event.uid))
    parts = [_part(event, rules) for event in events]
    name = one_line(calendar_name)[:200]
    room = MAX_BYTES - len(_head(name) + _END) - sum(map(len, rules.values()))
    return [_file(batch, rules, name) for batch in _batches(parts, room)]


@dataclass(frozen=True)
class _Part:
    """An event on its way into a file."""

    event: Event
    zone: str  # the zone its times are written in, "" for none
    component: "icalendar.Event"
    content: bytes


def _part(event: Event, rules: Container[str]) -> _Part:
    """Return `event` as a VEVENT, its times in its own zone if that is in `rules`."""
    from app.exports.vevents import is_plain, vevent

    zone = event.zone if event.zone in rules and is_plain(event) else ""
    component = vevent(event, zone)
    return _Part(event, zone, component, component.to_ical())


def _steady_zones(events: Sequence[Event]) -> dict[str, bytes]:
    """Return the VTIMEZONE of each zone that has one rule right for all `events`."""
    from app.exports.vtimezones import vtimezone

    used: dict[str, list[datetime]] = {}
    for event in events:
        if not event.all_day:
            used.setdefault(event.zone, []).extend(
                (event.starts_local, event.ends_local)
            )
    rules = {zone: vtimezone(zone, min(at), max(at)) for zone, at in used.items()}
    return {zone: rule.to_ical() for zone, rule in rules.items() if rule is not None}


def _batches(parts: Sequence[_Part], room: int) -> Iterator[list[_Part]]:
    """Cut `parts` into runs for one file each, of at most `room` bytes if possible."""
    batch: list[_Part] = []
    size = 0
    for part in parts:
        full = len(batch) == MAX_EVENTS or size + len(part.content) > room
        if batch and full:
            yield batch
            batch, size = [], 0
        batch.append(part)
        size += len(part.content)
    yield batch


def _file(batch: Sequence[_Part], rules: Mapping[str, bytes], name: str) -> bytes:
    """Return `batch` as one calendar, after a reader has found in it what was meant."""
    written_in = sorted({part.zone for part in batch if part.zone})
    lines = [_head(name if len(batch) > 1 else "")]
    lines += [rules[zone] for zone in written_in]
    lines += [part.content for part in batch]
    content = b"".join([*lines, _END])
    _read_back(content, batch)
    return content


def _head(name: str) -> bytes:
    """Return the first lines of a calendar."""
    import icalendar

    from app.exports.vevents import Text

    calendar = icalendar.Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    if name:
        calendar.add("X-WR-CALNAME", Text(name))
    content: bytes = calendar.to_ical()
    return content.removesuffix(_END)


def _read_back(content: bytes, batch: Sequence[_Part]) -> None:
    """Raise RefusedError unless a reader finds in `content` just what `batch` says."""
    import icalendar

    try:
        found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    except ValueError:
        found = []
    if len(found) != len(batch):
        raise _unreadable(batch[0].event)
    seen: set[str] = set()
    for part, event in zip(batch, found, strict=True):
        if event.errors or event != part.component or part.event.uid in seen:
            raise _unreadable(part.event)
        seen.add(part.event.uid)


def _unreadable(event: Event) -> RefusedError:
    """Return the sentence for an event that a reader would not find as it was meant."""
    return RefusedError(
        tr(
            "Other programs would not read “{title}” from the calendar file as it is "
            "in your book, so the file was not written. Your book is as it was; type "
            "the title and the place of that gathering anew, and try again."
        ).format(title=one_line(event.title)[:80])
    )
