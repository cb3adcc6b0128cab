"""What our calendar files have said of each gathering, and what they are to say next.

A calendar program believes the higher SEQUENCE, so a number is raised for each
published difference of time, place or status, and never lowered: not even by an undo
(data model 2.4, RFC 5545 3.8.7.4). What was published and then deleted goes out as
cancelled, since leaving it out of a file deletes nothing anywhere (calendar.md 1).
"""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, settings, tables, zones
from app.book.store import Readership, Store
from app.errors import GoneError, RefusedError
from app.exports.events import Event
from app.exports.invitations import as_text, signature, time_of_day
from app.gathering import calendar_events, gatherings, sessions
from app.gathering.gatherings import Plan
from app.i18n import tr, trn
from app.vocabulary import Layer

READERS: Final = Readership(Layer.SUCCESSOR)
"""Behind whose wall calendar files and their texts are made: its numbers are theirs."""

_Choice: TypeAlias = Callable[..., "_Chosen"]


@dataclass(frozen=True)
class Exported:
    """What an export wrote."""

    files: tuple[Path, ...]
    events: int


@dataclass(frozen=True)
class Pending:
    """How the gatherings of a community stand to its last whole calendar file.

    While there has been none, to the files of single gatherings.
    """

    published: bool  # whether there has been any
    changed: tuple[Event, ...]  # moved or cancelled since; new ones since a whole one


def export(
    store: Store, community_id: uuid.UUID, path: Path, *, changes_only: bool = False
) -> Exported:
    """Write the calendar of a community to `path`, all of it or what has changed.

    Remembers what was said, unless the book may only be read. Raises RefusedError when
    there is nothing to write, or a change that only a writer can number; StorageError
    when the disk will not take it: then it counts as never written.
    """
    return _publish(store, path, _of_community, community_id, changes_only)


def export_session(store: Store, session_id: uuid.UUID, path: Path) -> Exported:
    """Write one gathering to `path` as a calendar file. Raises as `export` does."""
    return _publish(store, path, _of_session, session_id)


def pending(session: Session, community_id: uuid.UUID) -> Pending:
    """Return what a file of changes would say."""
    entries = _entries(session, community_id)
    events = _events(session, community_id, entries)
    published = any(entry.exported for entry in entries.values())
    return Pending(published, tuple(_changed(events, entries, community_id.hex)))


def change_notice(session: Session, community_id: uuid.UUID) -> str:
    """Return what has changed since the last calendar file, as text for an e-mail."""
    changed = pending(session, community_id).changed
    texts = [as_text(event) for event in changed]
    return "\n\n\n".join((*texts, _from(session, community_id))) if texts else ""


def invitation(session: Session, session_id: uuid.UUID) -> str:
    """Return the invitation to a gathering, signed. Raises RefusedError if undated."""
    community = sessions.get(session, session_id).community_id
    return f"{_said(session, session_id)}\n\n{_from(session, community)}"


def agenda_text(session: Session, session_id: uuid.UUID) -> str:
    """Return a gathering's agenda for participants as text.

    Hidden blocks, notes and cues are the facilitators' own and are not in it (d.3).
    """
    plan = sessions.plan(session, session_id)
    lines = [_said(session, session_id), "", tr("Agenda"), *_agenda_lines(plan)]
    lines += ["", _from(session, plan.gathering.community_id)]
    return "\n".join(lines)


def event(session: Session, session_id: uuid.UUID) -> Event:
    """Return a gathering as a calendar is to know it now."""
    gathering = sessions.get(session, session_id)
    entries = _entries(session, gathering.community_id)
    return calendar_events.numbered(
        gathering,
        entries.get(calendar_events.uid_of(gathering.id)),
        _home(session, gathering.community_id).short_name,
    )


@dataclass(frozen=True)
class _Chosen:
    """What is to go into a file, and what it is called there."""

    community_id: uuid.UUID
    scope: str  # of which file: the community's or one gathering's; "": each its own
    name: str
    events: Sequence[Event]


def _publish(store: Store, path: Path, choose: _Choice, *args: Any) -> Exported:
    """Write what `choose` gives: its numbers are spent before any file can say them.

    A number that no file said does no harm; a number in two files that differ does.
    """
    chosen, files = None, list[Path]()
    while chosen is None:  # again, if something was changed while it was drafted
        with ExitStack() as drafts, suppress(_ChangedMeanwhileError):
            drawn = store.read_as(READERS, _drawn, choose, *args)
            if store.read_only:
                store.read_as(READERS, _refuse_changes, drawn)
            files = _begin(drafts, drawn, path)
            if not store.read_only:
                label = tr("Calendar file prepared")
                store.write(label, _number, drawn, choose, *args)
            chosen = drawn
    if not store.read_only:
        store.write(tr("Calendar file written"), _note_written, chosen)
    return Exported(tuple(files), len(chosen.events))


class _ChangedMeanwhileError(Exception):
    """Something was changed between drafting a file and numbering its events."""


def _drawn(session: Session, choose: _Choice, *args: Any) -> _Chosen:
    return choose(session, *args)


def _refuse_changes(session: Session, chosen: _Chosen) -> None:
    """Write beside a window that has the book only what it would say itself."""
    entries = _entries(session, chosen.community_id)
    if any(
        e.uid in entries and e.sequence > entries[e.uid].sequence for e in chosen.events
    ):
        raise RefusedError(
            tr(
                "A gathering has changed since the last calendar file, and the book "
                "may only be read here, so no file was written. Write it from the "
                "window that has the book open: it numbers the change."
            )
        )


def _number(session: Session, drawn: _Chosen, choose: _Choice, *args: Any) -> None:
    if choose(session, *args) != drawn:
        raise _ChangedMeanwhileError
    _remember(session, drawn)


def _begin(drafts: ExitStack, chosen: _Chosen, path: Path) -> list[Path]:
    """Write the files aside; when `drafts` closes they are put where they belong."""
    from app.exports import calendar_ics  # icalendar takes a while to load

    return drafts.enter_context(
        calendar_ics.drafted(chosen.events, path, calendar_name=chosen.name)
    )


def _of_community(
    session: Session, community_id: uuid.UUID, changes_only: bool
) -> _Chosen:
    community = session.get(tables.Community, community_id)
    if community is None:
        raise GoneError(tr("This community is no longer there. Nothing was written."))
    entries = _entries(session, community_id)
    events = _events(session, community_id, entries)
    scope = community_id.hex
    chosen = list(_changed(events, entries, scope)) if changes_only else events
    if changes_only and _one_by_one(entries, scope):
        scope = ""
    if not chosen:
        raise RefusedError(_nothing(changes_only))
    return _Chosen(community_id, scope, community.name, chosen)


def _of_session(session: Session, session_id: uuid.UUID) -> _Chosen:
    if sessions.get(session, session_id).starts_local is None:
        raise RefusedError(
            tr("This gathering has no date yet. Give it one, then save its file.")
        )
    said = event(session, session_id)
    community = sessions.get(session, session_id).community_id
    return _Chosen(community, session_id.hex, said.title, [said])


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
    session: Session,
    community_id: uuid.UUID,
    entries: Mapping[str, tables.CalendarEntry],
) -> list[Event]:
    here = tables.Session.community_id == community_id
    found = gatherings.records(session, here)
    home = _home(session, community_id)
    return calendar_events.for_all(found, entries, home.short_name)


def _home(session: Session, community_id: uuid.UUID) -> tables.Community:
    return session.get_one(tables.Community, community_id)


def _said(session: Session, session_id: uuid.UUID) -> str:
    """Return what an invitation says, without who invites."""
    gathering = sessions.get(session, session_id)
    home = _home(session, gathering.community_id).short_name
    return as_text(calendar_events.as_event(gathering, clock.now(), 0, home))


def _from(session: Session, community_id: uuid.UUID) -> str:
    """Return who invites: the coach if she has said who she is, and the community."""
    home = _home(session, community_id).name
    return signature(settings.coach(session), home)


def _changed(
    events: Iterable[Event], entries: dict[str, tables.CalendarEntry], scope: str
) -> Iterable[Event]:
    """Yield the events whose number exceeds the one last written to `scope`.

    While gatherings only went out one by one, what did not go out has not changed.
    """
    alone = _one_by_one(entries, scope)
    for one in events:
        entry = entries.get(one.uid)
        files = entry.exported if entry else {}
        written = max(files.values(), default=None) if alone else files.get(scope)
        if one.sequence > written if written is not None else not alone:
            yield one


def _one_by_one(entries: Mapping[str, tables.CalendarEntry], scope: str) -> bool:
    """Return whether there are files, and none of them was that of the community."""
    written = [entry.exported for entry in entries.values() if entry.exported]
    return bool(written) and not any(scope in files for files in written)


def _remember(session: Session, chosen: _Chosen) -> None:
    """Keep what is about to be said, and its numbers."""
    entries = _entries(session, chosen.community_id)
    for one in chosen.events:
        entry = entries.get(one.uid)
        if entry is None:
            entry = tables.CalendarEntry(
                community_id=chosen.community_id,
                uid=one.uid,
                session_id=uuid.UUID(one.uid.partition("@")[0]),
                exported={},
            )
            session.add(entry)
        entry.sequence = one.sequence
        entry.stamped_at = one.stamped_at
        entry.published = calendar_events.facts(one)


def _note_written(session: Session, chosen: _Chosen) -> None:
    """Keep that a file says it: a file of changes will not say it again."""
    entries = _entries(session, chosen.community_id)
    for one in chosen.events:
        if entry := entries.get(one.uid):
            scope = chosen.scope or one.uid.partition("@")[0]
            entry.exported = {**entry.exported, scope: one.sequence}


def _agenda_lines(plan: Plan) -> Iterable[str]:
    for step in plan.agenda.steps:
        if step.block.hidden:
            continue
        begins = plan.agenda.when.clock(step.start)
        time = time_of_day(begins) if begins else "–"
        length = trn("{n} min", "{n} min", step.minutes)
        yield f"{time}  {step.block.title} ({length})"
        for child in step.children:
            if not child.block.hidden:
                yield f"       · {child.block.title}"
    zone = plan.gathering.zone
    yield ""
    yield tr("Times in {zone}.").format(zone=zones.label(zone))
