"""What Today shows: what is near across all communities, and what is due.

It is computed from the facts in the book each time (data model, rule 5).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.day import actions, promises, under_way
from app.day.actions import FollowUp
from app.day.under_way import Handover, HelpDue
from app.gathering import gatherings
from app.gathering.gatherings import CALLED_OFF, Listed
from app.person import faces
from app.person.faces import Face
from app.tables import Community
from app.vocabulary import SessionKind, SessionStatus

DAYS: Final = 14  # of the strip
AHEAD: Final = 8  # gatherings shown as coming
_OVER: Final = 40  # gatherings of these days at most, over already


@dataclass(frozen=True)
class Coming:
    """A gathering that is near, with the community it is of."""

    listed: Listed
    community: str  # short name
    tint: int  # of the community's dot, 0 to 6

    @property
    def id(self) -> UUID:
        """The key of the gathering."""
        return self.listed.gathering.id


@dataclass(frozen=True)
class Marks:
    """How much there is on one day."""

    gatherings: int = 0
    follow_ups: int = 0
    deliverables: int = 0
    office_hours: int = 0


@dataclass(frozen=True)
class Overview:
    """All of Today that can be read at once."""

    coach: str  # her first name
    me: Face | None  # her own
    communities: dict[UUID, str]  # their short names, by name
    first: date  # the first day of the strip
    marks: dict[date, Marks]
    coming: tuple[Coming, ...]
    hers: tuple[FollowUp, ...]
    others: tuple[FollowUp, ...]
    milestones: tuple[FollowUp, ...]
    help: tuple[HelpDue, ...]
    hands: tuple[Handover, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing is due and nobody waits."""
        return not (self.coming or self.hers or self.others or self.help or self.hands)


def overview(session: Session, first: date) -> Overview:
    """Return what there is to see today; `first` is the first day of the strip."""
    last = first + timedelta(days=DAYS - 1)
    coach = settings.coach(session)
    hers = [
        *actions.open_ones(session, last, "hers"),
        *promises.open_ones(session, last),
    ]
    milestones = actions.open_ones(session, last, "milestones")
    help_due = under_way.helped(session)
    mine = actions.in_order(hers)
    marks = _marks(session, first, last, [*mine], [*milestones], help_due)
    known = _communities(session)
    return Overview(
        coach=coach.name.split()[0] if coach and coach.name.split() else "",
        me=_me(coach),
        communities={key: name for key, (name, _) in known.items()},
        first=first,
        marks=marks,
        coming=tuple(_coming(session, known, _next(session))),
        hers=tuple(mine),
        others=tuple(actions.open_ones(session, last, "others")),
        milestones=tuple(milestones),
        help=tuple(help_due),
        hands=tuple(under_way.hands(session)),
    )


def _me(coach: settings.Coach | None) -> Face | None:
    if coach is None or not coach.name:
        return None
    key = coach.person_id or UUID(int=0)
    return Face(key, coach.name, faces.initials(coach.name), -1)


def on(session: Session, day: date) -> list[Coming]:
    """Return the gatherings of one day, whatever became of them."""
    starts = tables.Session.starts_local
    wanted = session.scalars(
        select(tables.Session.id)
        .join(Community, Community.id == tables.Session.community_id)
        .where(
            starts >= datetime.combine(day, time.min),
            starts < datetime.combine(day + timedelta(days=1), time.min),
            tables.Session.status.not_in(CALLED_OFF),
            Community.retired_on.is_(None),
        )
    )
    return _coming(session, _communities(session), list(wanted))


def due_count(session: Session) -> int:
    """Count the follow-ups due today or late, private promises among them."""
    today = clock.today()
    return actions.due_by(session, today) + promises.due_by(session, today)


def _next(session: Session) -> list[UUID]:
    """Return the next gatherings that are not over yet."""
    table = tables.Session
    found = session.execute(
        select(table.id, table.starts_local, table.ends_local, table.zone, table.fold)
        .join(Community, Community.id == table.community_id)
        .where(
            table.starts_local >= gatherings.earliest_wall(),
            table.status.not_in((*CALLED_OFF, SessionStatus.HELD)),
            Community.retired_on.is_(None),
        )
        .order_by(table.starts_local, table.id)
        .limit(AHEAD + _OVER)
    )
    ahead = [
        key
        for key, starts, ends, zone, fold in found
        if starts and not gatherings.is_over(starts, ends, zone, fold)
    ]
    return ahead[:AHEAD]


def _coming(
    session: Session, known: dict[UUID, tuple[str, int]], wanted: list[UUID]
) -> list[Coming]:
    if not wanted:
        return []
    found = gatherings.listed(session, tables.Session.id.in_(wanted))
    return [
        Coming(one, *known.get(one.gathering.community_id, ("", 0))) for one in found
    ]


def _communities(session: Session) -> dict[UUID, tuple[str, int]]:
    """Return the short name and the tint of each community at work."""
    found = session.execute(
        select(Community.id, Community.short_name)
        .where(Community.retired_on.is_(None))
        .order_by(Community.name, Community.id)
    )
    return {key: (name, place % faces.TINTS) for place, (key, name) in enumerate(found)}


def _marks(
    session: Session,
    first: date,
    last: date,
    follow_ups: Iterable[FollowUp],
    deliverables: Iterable[FollowUp | HelpDue],
    help_due: Iterable[HelpDue],
) -> dict[date, Marks]:
    table = tables.Session
    starts = session.execute(
        select(table.starts_local, table.kind)
        .join(Community, Community.id == table.community_id)
        .where(
            table.starts_local >= datetime.combine(first, time.min),
            table.starts_local < datetime.combine(last + timedelta(days=1), time.min),
            table.status.not_in(CALLED_OFF),
            Community.retired_on.is_(None),
        )
    ).all()
    days = [(start.date(), kind) for start, kind in starts if start]
    hours = [day for day, kind in days if kind is SessionKind.OFFICE_HOURS]
    others = [day for day, kind in days if kind is not SessionKind.OFFICE_HOURS]
    counts: list[Counter[date | None]] = [
        Counter(others),
        Counter(one.due for one in follow_ups),
        Counter(one.due for one in (*deliverables, *help_due)),
        Counter(hours),
    ]
    strip = (first + timedelta(days=n) for n in range(DAYS))
    return {day: Marks(*(count[day] for count in counts)) for day in strip}
