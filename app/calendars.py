"""What our calendar files have said of each gathering, and what they are to say next.

A calendar program believes the higher SEQUENCE, so a number is raised for each
published difference of time, place or status, and never lowered: not even by an undo
(data model 2.4, RFC 5545 3.8.7.4). What was published and then deleted goes out as
cancelled, since leaving it out of a file deletes nothing anywhere (calendar.md 1).
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, gatherings, sessions, tables, zones
from app.errors import GoneError, RefusedError
from app.exports.events import Event
from app.exports.invitations import as_text
from app.gatherings import Gathering, Plan
from app.i18n import tr, trn
from app.store import Store
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


@dataclass(frozen=True)
class Exported:
    """What an export wrote."""

    files: tuple[Path, ...]
    events: int


@dataclass(frozen=True)
class Pending:
    """How the gatherings of a community stand to its last whole calendar file."""

    published: bool  # whether there has been one
    changed: tuple[Event, ...]  # new, moved or cancelled since


def export(
    store: Store, community_id: uuid.UUID, path: Path, *, changes_only: bool = False
) -> Exported:
    """Write the calendar of a community to `path`, all of it or what has changed.

    Remembers what was said, unless the book may only be read. Raises RefusedError when
    there is nothing to write, StorageError when the disk will not take it; then nothing
    was written and nothing remembered.
    """
    return _keep(store, _export_community, community_id, path, changes_only)


def export_session(store: Store, session_id: uuid.UUID, path: Path) -> Exported:
    """Write one gathering to `path` as a calendar file. Raises as `export` does."""
    return _keep(store, _export_one, session_id, path)


def pending(session: Session, community_id: uuid.UUID) -> Pending:
    """Return what a file of changes would say."""
    entries = _entries(session, community_id)
    scope = community_id.hex
    published = any(scope in entry.exported for entry in entries.values())
    events = _events(session, community_id, entries)
    return Pending(published, tuple(_changed(events, entries, scope)))


def change_notice(session: Session, community_id: uuid.UUID) -> str:
    """Return what has changed since the last calendar file, as text for an e-mail."""
    changed = pending(session, community_id).changed
    return "\n\n\n".join(as_text(event) for event in changed)


def invitation(session: Session, session_id: uuid.UUID) -> str:
    """Return the invitation to a gathering as text. Raises RefusedError without a date."""
    gathering = sessions.get(session, session_id)
    return as_text(_event(gathering, clock.now(), 0))


def agenda_text(session: Session, session_id: uuid.UUID) -> str:
    """Return a gathering's agenda for participants as text.

    Hidden blocks, notes and cues are the facilitators' own and are not in it (d.3).
    """
    plan = sessions.plan(session, session_id)
    lines = [invitation(session, session_id), "", tr("Agenda")]
    lines += list(_agenda_lines(plan))
    return "\n".join(lines)


def event(session: Session, session_id: uuid.UUID) -> Event:
    """Return a gathering as a calendar is to know it now."""
    gathering = sessions.get(session, session_id)
    entries = _entries(session, gathering.community_id)
    return _next(gathering, entries.get(_uid(gathering.id)))


def _keep(store: Store, act: Any, *args: Any) -> Exported:
    if store.read_only:
        result = store.read(_forgetting, act, *args)
    else:
        result, _ = store.write(tr("Calendar file written"), act, *args)
    return result if isinstance(result, Exported) else Exported((), 0)


def _forgetting(session: Session, act: Any, *args: Any) -> Exported:
    with session.no_autoflush:
        exported: Exported = act(session, *args)
        session.expunge_all()  # nothing may be remembered in a book one only reads
    return exported


def _export_community(
    session: Session, community_id: uuid.UUID, path: Path, changes_only: bool
) -> Exported:
    community = session.get(tables.Community, community_id)
    if community is None:
        raise GoneError(tr("This community is no longer there. Nothing was written."))
    entries = _entries(session, community_id)
    events = _events(session, community_id, entries)
    scope = community_id.hex
    chosen = list(_changed(events, entries, scope)) if changes_only else events
    if not chosen:
        raise RefusedError(_nothing(changes_only))
    files = _write(chosen, path, community.name)
    _remember(session, community_id, chosen, entries, scope)
    return Exported(tuple(files), len(chosen))


def _export_one(session: Session, session_id: uuid.UUID, path: Path) -> Exported:
    gathering = sessions.get(session, session_id)
    if gathering.starts_local is None:
        raise RefusedError(
            tr("This gathering has no date yet. Give it one, then save its file.")
        )
    entries = _entries(session, gathering.community_id)
    chosen = _next(gathering, entries.get(_uid(session_id)))
    files = _write([chosen], path, chosen.title)
    _remember(session, gathering.community_id, [chosen], entries, session_id.hex)
    return Exported(tuple(files), 1)


def _write(events: Sequence[Event], path: Path, name: str) -> list[Path]:
    from app.exports import calendar_ics  # icalendar takes a while to load

    return calendar_ics.write(events, path, calendar_name=name)


def _nothing(changes_only: bool) -> str:
    if changes_only:
        return tr(
            "Nothing has changed since the last calendar file, so none was written."
        )
    return tr(
        "There is no gathering with a date yet, so no calendar file was written. "
        "Plan one first."
    )


def _entries(
    session: Session, community_id: uuid.UUID
) -> dict[str, tables.CalendarEntry]:
    found = session.scalars(
        select(tables.CalendarEntry).where(
            tables.CalendarEntry.community_id == community_id
        )
    )
    return {entry.uid: entry for entry in found}


def _events(
    session: Session, community_id: uuid.UUID, entries: dict[str, tables.CalendarEntry]
) -> list[Event]:
    """Return every dated gathering as it is to be said next, and what is gone."""
    found = gatherings.listed(session, tables.Session.community_id == community_id)
    events = [
        _next(one.gathering, entries.get(_uid(one.gathering.id)))
        for one in found
        if one.gathering.starts_local and one.gathering.status in _STATUS
    ]
    there = {event.uid for event in events}
    gone = [entry for uid, entry in entries.items() if uid not in there]
    return [*events, *(_cancelled(entry) for entry in gone)]


def _next(gathering: Gathering, entry: tables.CalendarEntry | None) -> Event:
    """Return a gathering as an event, numbered and dated by what was said before."""
    now = clock.now().replace(microsecond=0)
    if entry is None:
        return _event(gathering, now, 0)
    said = _event(gathering, entry.stamped_at, entry.sequence)
    return _renumbered(said, entry, now)


def _renumbered(said: Event, entry: tables.CalendarEntry, now: datetime) -> Event:
    facts, before = _facts(said), entry.published
    if all(facts[name] == before.get(name) for name in _SAID):
        return said
    raised = any(facts[name] != before.get(name) for name in _RAISING)
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


def _event(gathering: Gathering, stamped_at: datetime, sequence: int) -> Event:
    starts = gathering.starts_local
    if starts is None:
        raise RefusedError(
            tr("This gathering has no date yet. Give it one, then invite to it.")
        )
    status = _STATUS.get(gathering.status, "TENTATIVE")
    text = (gathering.purpose, gathering.access_info)
    return Event(
        uid=_uid(gathering.id),
        sequence=sequence,
        stamped_at=stamped_at,
        title=gathering.title,
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


def _changed(
    events: Iterable[Event], entries: dict[str, tables.CalendarEntry], scope: str
) -> Iterable[Event]:
    """Yield the events whose number exceeds the one last written to `scope`."""
    for one in events:
        entry = entries.get(one.uid)
        written = entry.exported.get(scope) if entry else None
        if written is None or one.sequence > written:
            yield one


def _remember(
    session: Session,
    community_id: uuid.UUID,
    events: Iterable[Event],
    entries: dict[str, tables.CalendarEntry],
    scope: str,
) -> None:
    for one in events:
        entry = entries.get(one.uid)
        if entry is None:
            entry = tables.CalendarEntry(
                community_id=community_id,
                uid=one.uid,
                session_id=uuid.UUID(one.uid.partition("@")[0]),
                exported={},
            )
            session.add(entry)
        entry.sequence = one.sequence
        entry.stamped_at = one.stamped_at
        entry.published = _facts(one)
        entry.exported = {**entry.exported, scope: one.sequence}


def _facts(said: Event) -> dict[str, Any]:
    """Return what an event says, as JSON keeps it."""
    return {
        **{name: getattr(said, name) for name in _SAID},
        "starts_local": said.starts_local.isoformat(),
        "ends_local": said.ends_local.isoformat(),
        "description": list(said.description),
    }


def _uid(session_id: uuid.UUID) -> str:
    return f"{session_id.hex}@circlebook"


def _agenda_lines(plan: Plan) -> Iterable[str]:
    for step in plan.agenda.steps:
        if step.block.hidden:
            continue
        begins = plan.agenda.when.clock(step.start)
        time = f"{begins:%H:%M}" if begins else "–"
        length = trn("{n} min", "{n} min", step.minutes)
        yield f"{time}  {step.block.title} ({length})"
        for child in step.children:
            if not child.block.hidden:
                yield f"       · {child.block.title}"
    zone = plan.gathering.zone
    yield ""
    yield tr("Times in {zone}.").format(zone=zones.label(zone))
