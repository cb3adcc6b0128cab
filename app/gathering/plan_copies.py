"""Copying the plan of one gathering into another."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.gathering import block_trees as trees


def copy(
    session: Session, source: tables.Session, target: tables.Session, *, roles: bool
) -> int:
    """Copy all blocks, and what is for the whole gathering; return how many blocks.

    They are added after what the target has. Pinned starts move along with the start of
    the gathering. Without `roles` nobody is taken along.
    """
    tops = session.scalars(
        select(tables.Block)
        .where(tables.Block.session_id == source.id, tables.Block.parent_id.is_(None))
        .order_by(tables.Block.position, tables.Block.id)
    ).all()
    later = _later(source, target)
    count = 0
    for block in tops:
        new = trees.copy(session, block, target.id, roles=roles)
        new.position = trees.position_after(session, new, None, at_end=True)
        session.flush()
        family = trees.family(session, new)
        count += len(family)
        _shift_pins(session, family, later)
    _copy_the_rest(session, source, target, roles=roles)
    session.flush()
    return count


def _later(source: tables.Session, target: tables.Session) -> timedelta:
    """Return how much later in the day the target begins; nothing if that is unsaid."""
    if source.starts_local is None or target.starts_local is None:
        return timedelta()
    day = source.starts_local.date()
    return datetime.combine(day, target.starts_local.time()) - source.starts_local


def _shift_pins(session: Session, family: set[UUID], later: timedelta) -> None:
    for block_id in family if later else ():
        row = session.get_one(tables.Block, block_id)
        if row.locked_start is not None:
            day = datetime(2000, 1, 2)  # noqa: DTZ001 - any day: only the clock counts
            pinned = datetime.combine(day, row.locked_start) + later
            row.locked_start = pinned.time()


def _copy_the_rest(
    session: Session, source: tables.Session, target: tables.Session, *, roles: bool
) -> None:
    """Copy the roles and materials that belong to no block."""
    _, parts, things = trees.read_whole(session, source.id)
    where: dict[str, Any] = {
        "community_id": target.community_id,
        "session_id": target.id,
    }
    for thing in things:
        session.add(
            tables.Material(
                **where,
                item=thing.item,
                kind=thing.kind,
                per=thing.per,
                quantity=thing.quantity,
            )
        )
    same = source.community_id == target.community_id
    for part in parts if same and roles else ():
        session.add(
            tables.Assignment(**where, role=part.role, person_id=part.person_id)
        )
