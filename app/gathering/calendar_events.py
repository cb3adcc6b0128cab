"""Gatherings as our calendar files say them: what is said, numbered by what was.

See `app.gathering.calendars`, which keeps what was said.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from app import clock, tables
from app.errors import RefusedError
from app.exports.events import Event
from app.gathering.gatherings import Gathering
from app.i18n import tr
from app.vocabulary import SessionStatus

_STATUS: Final = {
    SessionStatus.PLANNED: "TENTATIVE",
    SessionStatus.CONFIRMED: "CONFIRMED",
    SessionStatus.HELD: "CONFIRMED",
    SessionStatus.CANCELLED: "CANCELLED",
    SessionStatus.POSTPONED: "CANCELLED",  # iCalendar has no word for it
}
# A change of these raises the number; any other change only dates the event anew.
_RAISING: Final = (
    "starts_local",
    "ends_local",
    "fold",
    "zone",
    "place",
    "join_link",
    "dial_in",
    "status",
)
_SAID: Final = (*_RAISING, "title", "description")


def for_all(
    found: Iterable[Gathering],
    entries: Mapping[str, tables.CalendarEntry],
    community: str,
) -> list[Event]:
    """Return every dated gathering as it is to be said next, and what is gone.

    `community` is the short name of theirs.
    """
    events = [
        numbered(one, entries.get(uid_of(one.id)), community)
        for one in found
        if one.starts_local and one.status in _STATUS
    ]
    there = {event.uid for event in events}
    gone = [entry for uid, entry in entries.items() if uid not in there]
    return [*events, *(_cancelled(entry) for entry in gone)]


def numbered(
    gathering: Gathering, entry: tables.CalendarEntry | None, community: str
) -> Event:
    """Return a gathering as an event, numbered and dated by what was said before."""
    now = clock.now().replace(microsecond=0)
    if entry is None:
        return as_event(gathering, now, 0, community)
    said = as_event(gathering, entry.stamped_at, entry.sequence, community)
    return _renumbered(said, entry, now)


def _renumbered(said: Event, entry: tables.CalendarEntry, now: datetime) -> Event:
    now_said, before = facts(said), entry.published
    if all(now_said[name] == before.get(name) for name in _SAID):
        return said
    raised = any(now_said[name] != before.get(name) for name in _RAISING)
    return replace(
        said,
        sequence=entry.sequence + raised,
        stamped_at=max(now, entry.stamped_at),
    )


def _cancelled(entry: tables.CalendarEntry) -> Event:
    """Return what was published and is no longer in the book, as cancelled."""
    before = entry.published
    said = Event(
        uid=entry.uid,
        sequence=entry.sequence,
        stamped_at=entry.stamped_at,
        title=before["title"],
        starts_local=datetime.fromisoformat(before["starts_local"]),
        ends_local=datetime.fromisoformat(before["ends_local"]),
        zone=before["zone"],
        status="CANCELLED",
        fold=before["fold"],
        place=before["place"],
        join_link=before["join_link"],
        dial_in=before["dial_in"],
        description=tuple(before["description"]),
    )
    return _renumbered(said, entry, clock.now().replace(microsecond=0))


def as_event(
    gathering: Gathering, stamped_at: datetime, sequence: int, community: str
) -> Event:
    """Return a gathering as an event. Raises RefusedError while it has no date.

    Its title names the community: among other dates a bare "Gathering" says nothing.
    """
    starts = gathering.starts_local
    if starts is None:
        raise RefusedError(
            tr("This gathering has no date yet. Give it one, then invite to it.")
        )
    status = _STATUS.get(gathering.status, "TENTATIVE")
    text = (gathering.purpose, gathering.access_info)
    return Event(
        uid=uid_of(gathering.id),
        sequence=sequence,
        stamped_at=stamped_at,
        title=_title(gathering.title, community),
        starts_local=starts,
        ends_local=gathering.ends_local or starts,
        zone=gathering.zone,
        status=status,  # type: ignore[arg-type]
        fold=gathering.fold,
        place=gathering.place,
        join_link=gathering.join_link,
        dial_in=gathering.dial_in,
        description=tuple(line for line in text if line),
    )


def _title(title: str, community: str) -> str:
    """Return "Prairie Rivers: Gathering", or the title if it names the community."""
    if not community or community.casefold() in title.casefold():
        return title
    return tr("{community}: {title}").format(community=community, title=title)


def facts(said: Event) -> dict[str, Any]:
    """Return what an event says, as JSON keeps it."""
    return {
        **{name: getattr(said, name) for name in _SAID},
        "starts_local": said.starts_local.isoformat(),
        "ends_local": said.ends_local.isoformat(),
        "description": list(said.description),
    }


def uid_of(session_id: uuid.UUID) -> str:
    """Return what a gathering is known by in every calendar, for good."""
    return f"{session_id.hex}@circlebook"
