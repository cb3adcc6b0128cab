"""The gatherings of a community: when and where they are, and what becomes of them.

In the book a gathering is called a session; here `session` is SQLAlchemy's. Its plan is
kept by `app.gathering.blocks`; who was there is kept elsewhere and only counted here.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import clock, settings, tables
from app.errors import GoneError, RefusedError
from app.gathering import agendas, gatherings, plan_copies
from app.gathering import block_trees as trees
from app.gathering.agendas import When
from app.gathering.gatherings import CALLED_OFF, Fields, Gathering, Listed, Plan, record
from app.i18n import tr
from app.vocabulary import AttendanceState, Mode, SessionKind, SessionStatus

__all__ = [
    "Fields",
    "Gathering",
    "Listed",
    "Plan",
    "add",
    "before",
    "between",
    "change",
    "copy_plan",
    "delete",
    "duplicate",
    "get",
    "move",
    "of_community",
    "plan",
    "rename",
]

STAYED_AWAY: Final = (AttendanceState.APOLOGIES, AttendanceState.ABSENT)
KEPT: Final = (
    "kind",
    "mode",
    "purpose",
    "purposes",
    "outcomes",
    "place",
    "join_link",
    "dial_in",
    "access_info",
    "capacity",
    "expected",
    "channel_id",
    "topic_id",
)  # what a gathering like another one takes from it


def get(session: Session, session_id: UUID) -> Gathering:
    """Return one gathering. Raises GoneError when it is no longer there."""
    return record(_row(session, session_id))


def of_community(session: Session, community_id: UUID) -> list[Listed]:
    """Return the gatherings of a community in order of time, ideas last."""
    return gatherings.listed(session, tables.Session.community_id == community_id)


def next_with_plan(session: Session, community_id: UUID) -> UUID | None:
    """Return the next gathering, today's included, that has blocks."""
    for one in of_community(session, community_id):
        start = one.gathering.starts_local
        if one.segments and start and start.date() >= clock.today():
            return one.gathering.id
    return None


def between(
    session: Session, first: date, last: date, community_id: UUID | None = None
) -> list[Listed]:
    """Return the gatherings from `first` to `last`, of one community or all."""
    start = datetime.combine(first, time())
    until = datetime.combine(last + timedelta(days=1), time())
    conditions: list[ColumnElement[bool]] = [
        tables.Session.starts_local >= start,
        tables.Session.starts_local < until,
    ]
    if community_id:
        conditions.append(tables.Session.community_id == community_id)
    return gatherings.listed(session, *conditions)


def plan(session: Session, session_id: UUID) -> Plan:
    """Return a gathering with its plan. Raises GoneError when it is not there."""
    gathering = get(session, session_id)
    blocks, parts, things = trees.read_whole(session, session_id)
    home = session.get_one(tables.Community, gathering.community_id)
    return Plan(
        gathering,
        agendas.place(blocks, gathering.when),
        blocks,
        tuple(parts),
        tuple(things),
        _number(session, gathering),
        _coming(session, gathering),
        settings.coach_id(session),
        home.voices_target,
        home.open_target,
    )


def before(session: Session, session_id: UUID) -> Gathering | None:
    """Return the last gathering before this one that has a plan, if there is one."""
    mine = get(session, session_id)
    query = (
        select(tables.Session)
        .where(
            tables.Session.community_id == mine.community_id,
            tables.Session.id != mine.id,
            tables.Session.starts_local.is_not(None),
            tables.Session.id.in_(select(tables.Block.session_id)),
        )
        .order_by(tables.Session.starts_local.desc())
    )
    if mine.starts_local:
        query = query.where(tables.Session.starts_local < mine.starts_local)
    row = session.scalars(query.limit(1)).first()
    return record(row) if row else None


def add(
    session: Session,
    community_id: UUID,
    starts_local: datetime | None = None,
    ends_local: datetime | None = None,
    zone: str | None = None,
    **fields: Unpack[Fields],
) -> UUID:
    """Plan a gathering; return its key. Without a start it is an idea.

    The zone is the community's if none is given. Raises RefusedError for a blank title
    or an end before the start, GoneError when the community is not there.
    """
    home = session.get(tables.Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    row = tables.Session(
        community_id=community_id,
        title=tr("New gathering"),
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        status=SessionStatus.PLANNED if starts_local else SessionStatus.IDEA,
        zone=home.zone,
    )
    _set_time(row, starts_local, ends_local, zone or home.zone, 0)
    _fill(row, fields)
    session.add(row)
    session.flush()
    return row.id


def rename(session: Session, session_id: UUID, title: str) -> None:
    """Give a gathering another title."""
    change(session, session_id, title=title)


def change(session: Session, session_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of a gathering. Raises RefusedError and GoneError."""
    _fill(_row(session, session_id), fields)
    session.flush()


def move(
    session: Session,
    session_id: UUID,
    starts_local: datetime | None,
    ends_local: datetime | None = None,
    *,
    zone: str | None = None,
    fold: int = 0,
) -> None:
    """Give a gathering another time.

    Without an end it keeps its length. Pinned blocks stay at their time of day. An idea
    that gets a date is planned; what loses its date is an idea again.
    Raises RefusedError when the end is not after the start.
    """
    row = _row(session, session_id)
    if starts_local and not ends_local and row.starts_local and row.ends_local:
        ends_local = starts_local + (row.ends_local - row.starts_local)
    _set_time(row, starts_local, ends_local, zone or row.zone, fold)
    if starts_local is None:
        row.status = SessionStatus.IDEA
    elif row.status in {SessionStatus.IDEA, SessionStatus.POSTPONED}:
        row.status = SessionStatus.PLANNED
    session.flush()


def duplicate(
    session: Session, session_id: UUID, starts_local: datetime | None = None
) -> UUID:
    """Plan another gathering like this one, with its plan; return its key.

    Who leads comes along; who was there, and what was written afterwards, does not.
    """
    row = _row(session, session_id)
    ends = None
    if starts_local and row.starts_local and row.ends_local:
        ends = starts_local + (row.ends_local - row.starts_local)
    fields: Any = {name: getattr(row, name) for name in ("title", *KEPT)}
    new = add(session, row.community_id, starts_local, ends, row.zone, **fields)
    plan_copies.copy(session, row, _row(session, new), roles=True)
    return new


def copy_plan(
    session: Session, from_id: UUID, to_id: UUID, *, roles: bool = False
) -> int:
    """Copy the blocks of one gathering to the end of another's; return how many.

    Pinned starts move along with the start of the gathering. Without `roles` it is open
    who leads, so that somebody else can.
    """
    source, target = _row(session, from_id), _row(session, to_id)
    return plan_copies.copy(session, source, target, roles=roles)


def delete(session: Session, session_id: UUID) -> None:
    """Delete a gathering with its plan and its attendance.

    What the calendar files have said of it stays, so that it goes out as cancelled.
    """
    session.delete(_row(session, session_id))
    session.flush()


def _set_time(
    row: tables.Session,
    starts: datetime | None,
    ends: datetime | None,
    zone: str,
    fold: int,
) -> None:
    """Write the time, to the minute, after checking that it makes sense."""
    starts = starts.replace(second=0, microsecond=0, fold=0) if starts else None
    ends = ends.replace(second=0, microsecond=0, fold=0) if ends and starts else None
    length = When(starts, ends, zone, fold).length  # refuses an unknown zone
    if length is not None and length <= 0:
        raise RefusedError(
            tr("A gathering ends after it begins. Its time was left as it was.")
        )
    row.starts_local, row.ends_local, row.zone, row.fold = starts, ends, zone, fold


def _fill(row: tables.Session, fields: Fields) -> None:
    """Write what is said into the row; empty words become nothing."""
    if "title" in fields and not fields["title"].strip():
        raise RefusedError(tr("A gathering needs a title. The old one was kept."))
    status = fields.get("status", SessionStatus.IDEA)
    if status is not SessionStatus.IDEA and row.starts_local is None:
        raise RefusedError(
            tr("Say first on what day it is. Until then it stays an idea.")
        )
    for name, value in fields.items():
        kept = value.strip() or None if type(value) is str else value
        setattr(row, name, kept)


def _number(session: Session, gathering: Gathering) -> int:
    """Count the gatherings up to this one; 0 while it has no place among them."""
    if gathering.starts_local is None or gathering.status in CALLED_OFF:
        return 0
    query = select(func.count()).where(
        tables.Session.community_id == gathering.community_id,
        tables.Session.starts_local <= gathering.starts_local,
        tables.Session.status.not_in(CALLED_OFF),
    )
    return session.scalar(query) or 0


def _coming(session: Session, gathering: Gathering) -> int:
    """Count who is expected or was there; without a list, take the number given."""
    counts = gatherings.attendance(session, [gathering.id])[gathering.id]
    away = sum(counts[state] for state in STAYED_AWAY)
    return counts.total() - away or gathering.expected or 0


def _row(session: Session, session_id: UUID) -> tables.Session:
    row = session.get(tables.Session, session_id)
    if row is None:
        raise GoneError(tr("This gathering is no longer there. Nothing was changed."))
    return row
