"""What is known of a gathering, as plain values (see `app.gathering.sessions`)."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, TypedDict
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app import clock, tables, zones
from app.gathering import agendas
from app.gathering import block_trees as trees
from app.gathering.agendas import Agenda, Segment, When
from app.gathering.plans import Block, Material, Part
from app.vocabulary import AttendanceState, Mode, SessionKind, SessionStatus

THERE: Final = (AttendanceState.PRESENT, AttendanceState.PART, AttendanceState.WALK_IN)
"""The states of who was there, for all or a part of it."""

CALLED_OFF: Final = (
    SessionStatus.CANCELLED,
    SessionStatus.POSTPONED,
    SessionStatus.IDEA,
)
"""The states of what does not take place as it stands."""


class Fields(TypedDict, total=False):
    """What can be said of a gathering; its time is changed by `move`."""

    title: str
    kind: SessionKind
    mode: Mode
    status: SessionStatus
    purpose: str | None
    purposes: list[str] | None
    outcomes: str | None
    place: str | None
    join_link: str | None
    dial_in: str | None
    access_info: str | None
    capacity: int | None
    expected: int | None
    host_event: str | None
    summary: str | None
    sent_on: date | None
    plan_note: str | None
    channel_id: UUID | None
    topic_id: UUID | None


@dataclass(frozen=True)
class Gathering:
    """A planned gathering; times are those on the wall in its zone."""

    id: UUID
    community_id: UUID
    title: str
    kind: SessionKind
    mode: Mode
    status: SessionStatus
    starts_local: datetime | None
    ends_local: datetime | None
    fold: int
    zone: str
    purpose: str
    outcomes: str
    place: str
    join_link: str
    dial_in: str
    access_info: str
    capacity: int | None
    expected: int | None
    plan_note: str
    channel_id: UUID | None
    topic_id: UUID | None

    @property
    def when(self) -> When:
        """When it begins and is meant to end."""
        return When(self.starts_local, self.ends_local, self.zone, self.fold)

    @property
    def day(self) -> date | None:
        """The day it begins; None while it is an idea without a date."""
        return self.starts_local.date() if self.starts_local else None


@dataclass(frozen=True)
class Listed:
    """A gathering at a glance, as lists show it."""

    gathering: Gathering
    segments: tuple[Segment, ...] = ()  # the strip: nothing while there is no plan
    minutes: int = 0  # what the plan takes
    blocks: int = 0
    leads: tuple[UUID, ...] = ()  # who leads, in the order of the plan
    attendance: Counter[AttendanceState] = field(default_factory=Counter)

    @property
    def came(self) -> int:
        """How many were there, for all or part of it."""
        return sum(self.attendance[state] for state in THERE)


@dataclass(frozen=True)
class Plan:
    """A gathering with its whole plan, timed."""

    gathering: Gathering
    agenda: Agenda
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()  # roles for the whole gathering
    materials: tuple[Material, ...] = ()  # what is for all of it
    number: int = 0  # it is the nth that was not cancelled, in order of time
    coming: int = 0  # people expected: those on the list, else the number given
    coach_id: UUID | None = None  # who the coach is, if she is a person in the book
    voices_aim: int = 70  # per cent not led by the coach that the community aims for
    open_aim: int = 15  # per cent open space


def record(row: tables.Session) -> Gathering:
    """Return a row of the book as a plain value."""
    return Gathering(
        id=row.id,
        community_id=row.community_id,
        title=row.title,
        kind=row.kind,
        mode=row.mode,
        status=row.status,
        starts_local=row.starts_local,
        ends_local=row.ends_local,
        fold=row.fold,
        zone=row.zone,
        purpose=row.purpose or "",
        outcomes=row.outcomes or "",
        place=row.place or "",
        join_link=row.join_link or "",
        dial_in=row.dial_in or "",
        access_info=row.access_info or "",
        capacity=row.capacity,
        expected=row.expected,
        plan_note=row.plan_note or "",
        channel_id=row.channel_id,
        topic_id=row.topic_id,
    )


def is_over(
    starts_local: datetime, ends_local: datetime | None, zone: str, fold: int
) -> bool:
    """Tell whether a gathering is over, by the clocks of its own zone."""
    return zones.to_utc(ends_local or starts_local, zone, fold) <= clock.now()


def earliest_wall() -> datetime:
    """Return a time on the wall so early that what began before it is long over.

    Walls on Earth differ by up to 26 hours, so the coach's own midnight will not do;
    what began since then is to be asked `is_over`.
    """
    return datetime.combine(clock.today() - timedelta(days=2), time())


def listed(session: Session, *conditions: ColumnElement[bool]) -> list[Listed]:
    """Return gatherings at a glance in order of time, those without a date last."""
    found = records(session, *conditions)
    wanted = [one.id for one in found]
    plans, came = trees.read(session, wanted), attendance(session, wanted)
    return [_at_a_glance(one, plans[one.id], came[one.id]) for one in found]


def records(session: Session, *conditions: ColumnElement[bool]) -> list[Gathering]:
    """Return gatherings without their plans, in the order of `listed`."""
    rows = session.scalars(
        select(tables.Session)
        .where(*conditions)
        .order_by(
            tables.Session.starts_local.is_(None),
            tables.Session.starts_local,
            tables.Session.title,
            tables.Session.id,
        )
    )
    return [record(row) for row in rows]


def _at_a_glance(
    gathering: Gathering,
    blocks: tuple[Block, ...],
    attendance: Counter[AttendanceState],
) -> Listed:
    agenda = agendas.place(blocks, gathering.when)
    leads = (who for step in agenda.all() for who in step.block.leads)
    return Listed(
        gathering,
        agendas.segments(agenda),
        agenda.minutes,
        len(agenda.all()),
        tuple(dict.fromkeys(who for who in leads if who)),
        attendance,
    )


def attendance(
    session: Session, wanted: list[UUID]
) -> dict[UUID, Counter[AttendanceState]]:
    """Return how many are in which state, by gathering."""
    found: dict[UUID, Counter[AttendanceState]] = defaultdict(Counter)
    row = tables.Attendance
    query = (
        select(row.session_id, row.state, func.count())
        .where(row.session_id.in_(wanted))
        .group_by(row.session_id, row.state)
    )
    for session_id, state, count in session.execute(query):
        found[session_id][state] = count
    return found
