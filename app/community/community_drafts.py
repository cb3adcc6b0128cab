"""Communities being started: five questions, saved as one types, finished or not.

The words go into the community itself. What is kept here is only how far one has come,
what was typed since a field was last left, and the rhythm before it is agreed. It is
bookkeeping, so it is not undone; the words are.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import settings, zones
from app.community import channels, communities, rhythms, roles
from app.community.communities import Details
from app.community.rhythms import Rule
from app.errors import RefusedError
from app.gathering import sessions
from app.i18n import tr
from app.tables import Community
from app.tables import Session as Gathering
from app.vocabulary import (
    ChannelKind,
    CommunityStatus,
    Mode,
    SessionKind,
    SessionStatus,
)

STEPS: Final = 5  # audience, domain, purpose, roles, rhythm

_MODES: Final = {mode.value: mode for mode in Mode}

_Kept: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Rhythm:
    """When they want to meet: the rule, the hour, the place and the first dates."""

    rule: Rule = field(default_factory=Rule)
    starts_on: date | None = None
    clock: time = time(10)
    minutes: int = 120
    times: int = 6
    mode: Mode = Mode.IN_PERSON
    place: str = ""
    skip: frozenset[date] = frozenset()

    @property
    def days(self) -> list[date]:
        """The days it gives, those left out included; none without a start."""
        if self.starts_on is None:
            return []
        return rhythms.dates(self.rule, self.starts_on, times=self.times)

    @property
    def planned(self) -> list[datetime]:
        """When each gathering begins, on the wall."""
        kept = (day for day in self.days if day not in self.skip)
        return [datetime.combine(day, self.clock) for day in kept]


@dataclass(frozen=True)
class Draft:
    """A community that is being started, as it was left."""

    community: Details
    step: int  # 0 to 4
    rhythm: Rhythm | None  # None while nothing was said about it
    typed: dict[str, str] = field(default_factory=dict)

    @property
    def is_forming(self) -> bool:
        """Whether it has not been called started yet."""
        return self.community.status is CommunityStatus.FORMING


@dataclass(frozen=True)
class Taken:
    """A gathering that is already on one of the days."""

    title: str
    community: str
    starts: datetime
    overlaps: bool  # at the same hours, and not only on the same day


def begin(
    session: Session, zone: str, chosen: Mapping[str, object] | None = None
) -> UUID:
    """Add a community to be described, the coach in it; return its key.

    `chosen` are fields that were set before, and under "kind" what it calls itself.
    """
    known = zone if zones.exists(zone) else "UTC"
    community = communities.start(session, zone=known)
    for name, value in (chosen or {}).items():
        if name == "kind" and isinstance(value, tuple):
            communities.set_kind(session, community, *value)
        else:
            communities.save(session, community, name, value)
    roles.seat_coach(session, community)
    return community


def get(session: Session, community_id: UUID) -> Draft:
    """Return a community with how far one has come. Raises GoneError if it is gone."""
    kept = _kept(session, community_id)
    return Draft(
        communities.get(session, community_id),
        min(max(int(kept.get("step", 0)), 0), STEPS - 1),
        _rhythm(kept.get("rhythm")),
        dict(kept.get("typed", {})),
    )


def unfinished(session: Session) -> dict[UUID, int]:
    """Return the step one has come to in each community that is still being started."""
    kept = {
        UUID(name.removeprefix(settings.DRAFT)): int(draft.get("step", 0))
        for name, draft in settings.beginning(session, settings.DRAFT).items()
        if draft.get("open")
    }
    forming = session.scalars(
        select(Community.id).where(
            Community.id.in_(kept), Community.status == CommunityStatus.FORMING
        )
    )
    return {key: kept[key] for key in forming}


def turn_to(session: Session, community_id: UUID, step: int) -> None:
    """Remember the step one is at while it is started, so that one can go on there."""
    if communities.find(session, community_id).status is CommunityStatus.FORMING:
        _note(session, community_id, step=step)


def leave_open(session: Session, community_id: UUID, step: int) -> None:
    """Remember that a community was begun and is not finished."""
    _note(session, community_id, step=step, open=True)


def jot(session: Session, community_id: UUID, typed: dict[str, str]) -> None:
    """Keep what is being typed, until the field is left and it is saved."""
    _note(session, community_id, typed=typed)


def keep_rhythm(session: Session, community_id: UUID, rhythm: Rhythm | None) -> None:
    """Keep the rhythm as it stands on the page; no gathering is planned yet."""
    if rhythm is None:
        _note(session, community_id, rhythm=None)
        return
    kept = {
        "rule": rhythm.rule.as_json(),
        "starts_on": rhythm.starts_on.isoformat() if rhythm.starts_on else None,
        "clock": f"{rhythm.clock:%H:%M}",
        "minutes": rhythm.minutes,
        "times": rhythm.times,
        "mode": rhythm.mode.value,
        "place": rhythm.place,
        "skip": sorted(day.isoformat() for day in rhythm.skip),
    }
    _note(session, community_id, rhythm=kept)


def save_typed(session: Session, community_id: UUID) -> None:
    """Put what was typed when the program stopped where it belongs."""
    for name, text in get(session, community_id).typed.items():
        communities.save(session, community_id, name, text)
    _note(session, community_id, typed={})


def finish(session: Session, community_id: UUID, rhythm: Rhythm | None = None) -> int:
    """Call a community started and plan its first gatherings; return how many.

    What was kept of the draft is done with; an undo brings it back.
    Raises RefusedError when the rhythm leaves no time to meet.
    """
    row = communities.find(session, community_id)
    row.status = CommunityStatus.ACTIVE
    settings.forget(session, _name(community_id))
    moments = rhythm.planned if rhythm else []
    if rhythm is None or not moments:
        session.flush()
        return 0
    if rhythm.minutes <= 0:
        raise RefusedError(tr("A gathering takes some minutes. Nothing was planned."))
    row.rhythm = row.rhythm or rhythm.rule.words
    row.starts_on = row.starts_on or moments[0].date()
    channel = _channel(session, community_id, rhythm)
    for number, starts in enumerate(moments):
        sessions.add(
            session,
            community_id,
            starts,
            starts + timedelta(minutes=rhythm.minutes),
            title=tr("First gathering") if number == 0 else tr("Gathering"),
            kind=SessionKind.LAUNCH if number == 0 else SessionKind.REGULAR,
            mode=rhythm.mode,
            place=rhythm.place or None,
            channel_id=channel,
        )
    session.flush()
    return len(moments)


def clashes(
    session: Session, moments: Collection[datetime], minutes: int, zone: str
) -> dict[date, list[Taken]]:
    """Return what is already planned on the days of these moments, in any community."""
    if not moments:
        return {}
    days = {moment.date(): moment for moment in moments}
    found: dict[date, list[Taken]] = {}
    for row, name in session.execute(_planned(min(days), max(days))):
        mine = days.get(row.starts_local.date())
        if mine is None:
            continue
        ends = row.ends_local or row.starts_local + timedelta(hours=1)
        begins = zones.to_utc(mine, zone)
        overlaps = zones.to_utc(row.starts_local, row.zone, row.fold) < begins + (
            timedelta(minutes=minutes)
        ) and begins < zones.to_utc(ends, row.zone)
        taken = Taken(row.title, name, row.starts_local, overlaps)
        found.setdefault(mine.date(), []).append(taken)
    return found


def _planned(first: date, last: date) -> Any:
    """Return the query for gatherings from one day to another, with their community."""
    return (
        select(Gathering, Community.short_name)
        .join(Community, Community.id == Gathering.community_id)
        .where(
            Gathering.starts_local >= datetime.combine(first, time()),
            Gathering.starts_local < datetime.combine(last + timedelta(days=1), time()),
            Gathering.status.in_([SessionStatus.PLANNED, SessionStatus.CONFIRMED]),
            or_(Community.retired_on.is_(None), Community.id.is_(None)),
        )
        .order_by(Gathering.starts_local, Gathering.id)
    )


def _channel(session: Session, community_id: UUID, rhythm: Rhythm) -> UUID:
    """Return the channel of the gatherings, with what the rhythm says of it."""
    channel = channels.add(
        session, community_id, ChannelKind.GATHERING, tr("Gatherings")
    )
    row = channels.find(session, channel)
    row.cadence = rhythm.rule.words
    row.minutes = rhythm.minutes
    row.per_month = rhythm.rule.per_month
    row.place = rhythm.place or row.place
    row.expected = True
    session.flush()
    return channel


def _name(community_id: UUID) -> str:
    return f"{settings.DRAFT}{community_id.hex}"


def _kept(session: Session, community_id: UUID) -> _Kept:
    kept: _Kept = settings.read(session, _name(community_id), {})
    return kept


def _note(session: Session, community_id: UUID, **said: Any) -> None:
    """Write down something of one draft; where nothing is left, nothing is kept.

    A setting for each, as the log keeps a setting whole whenever it changes.
    """
    kept = {**_kept(session, community_id), **said}
    kept = {name: value for name, value in kept.items() if value}
    if kept:
        settings.write(session, _name(community_id), kept)
    else:
        settings.forget(session, _name(community_id))


def _rhythm(kept: Any) -> Rhythm | None:
    """Return the rhythm that was kept; one that cannot be read is none."""
    if not kept:
        return None
    try:
        starts = kept["starts_on"]
        return Rhythm(
            rhythms.from_json(kept["rule"]),
            date.fromisoformat(starts) if starts else None,
            time.fromisoformat(kept["clock"]),
            int(kept["minutes"]),
            int(kept["times"]),
            _MODES[kept["mode"]],
            str(kept["place"]),
            frozenset(date.fromisoformat(day) for day in kept["skip"]),
        )
    except (KeyError, TypeError, ValueError, RefusedError):
        return None
