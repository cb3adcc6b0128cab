"""The blocks of a plan: what the coach does to them, one function for each act.

Blocks that follow one another are ordered by `position`: a block that is moved gets the
middle between its neighbours, and only when the halves run out are they numbered anew,
so that an act writes as few rows as it can.
"""

from datetime import time
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import tables
from app.errors import GoneError, RefusedError
from app.gathering import block_trees as trees
from app.gathering import methods
from app.gathering.plans import Block, Fields, Step
from app.i18n import tr
from app.vocabulary import (
    Category,
    Phase,
    Shape,
    Variant,
)

MOST_MINUTES: Final = 24 * 60
USUAL_MINUTES: Final = 15


def of_session(session: Session, session_id: UUID) -> tuple[Block, ...]:
    """Return the plan of a gathering: its blocks as a tree, in order."""
    return trees.read(session, [session_id]).get(session_id, ())


def add(
    session: Session,
    session_id: UUID,
    after_id: UUID | None = None,
    **fields: Unpack[Fields],
) -> UUID:
    """Add a block after another one, or with None at the end; return its key.

    Raises GoneError when the gathering or the other block is no longer there.
    """
    home = _session(session, session_id)
    after = _row(session, after_id) if after_id else None
    row = tables.Block(
        community_id=home.community_id,
        session_id=session_id,
        variant=Variant.MAIN,
        parent_id=after.parent_id if after else None,
        phase=after.phase if after else fields.get("phase", Phase.DURING),
        position=0.0,
        title=tr("New block"),
        category=Category.DIALOGUE,
        minutes=USUAL_MINUTES,
    )
    if after is not None and trees.is_side_by_side(session, after.parent_id):
        row.shape = Shape.TRACK
    _fill(row, fields)
    row.position = trees.position_after(session, row, after_id, at_end=after_id is None)
    session.add(row)
    session.flush()
    return row.id


def add_method(
    session: Session, session_id: UUID, key: str, after_id: UUID | None = None
) -> UUID:
    """Add a block with its own copy of a built-in method; return its key.

    Raises GoneError when there is no such method.
    """
    method = methods.get(key)
    if method is None:
        raise GoneError(
            tr("This method is no longer in the library. Nothing was changed.")
        )
    block_id = add(
        session,
        session_id,
        after_id,
        title=method.title,
        purpose=method.purpose,
        participants_do=method.summary,
        category=method.category,
        minutes=method.minutes,
        min_minutes=method.minutes_min,
        arrangement=method.arrangement,
        group_size=method.group_size,
        steps=list(method.steps),
        tags=list(method.tags),
        energy=method.energy,
    )
    row = _row(session, block_id)
    row.method_key = method.key
    for thing in method.materials:
        session.add(
            tables.Material(
                community_id=row.community_id,
                session_id=session_id,
                block_id=row.id,
                item=thing.item,
                kind=thing.kind,
                per=thing.per,
                quantity=thing.quantity,
            )
        )
    session.flush()
    return block_id


def add_method_first(
    session: Session, session_id: UUID, key: str, phase: Phase = Phase.DURING
) -> UUID:
    """Add a block with a method before all others of a phase; return its key."""
    block_id = add_method(session, session_id, key)
    move(session, block_id, None, None, phase)
    return block_id


def change(session: Session, block_id: UUID, **fields: Unpack[Fields]) -> None:
    """Say something else of a block. Raises RefusedError and GoneError."""
    row = _row(session, block_id)
    if "phase" in fields and fields["phase"] is not row.phase:
        _change_phase(session, row, fields["phase"])
    _fill(row, fields)
    session.flush()


def set_minutes(session: Session, block_id: UUID, minutes: int) -> None:
    """Make a block as long as `minutes`, from 0 to a day.

    Raises RefusedError when its minutes follow from what is in it.
    """
    row = _row(session, block_id)
    if row.shape in trees.CONTAINERS or trees.children(session, row):
        raise RefusedError(
            tr(
                "This takes its minutes from the blocks in it. Nothing was changed; "
                "change their minutes."
            )
        )
    row.minutes = max(0, min(MOST_MINUTES, minutes))
    session.flush()


def lock(session: Session, block_id: UUID, start: time | None) -> None:
    """Pin a block to a time of day, or with None let it follow the one before."""
    row = _row(session, block_id)
    row.locked_start = start.replace(second=0, microsecond=0) if start else None
    session.flush()


def move(
    session: Session,
    block_id: UUID,
    after_id: UUID | None,
    parent_id: UUID | None = None,
    phase: Phase | None = None,
) -> None:
    """Put a block after another one in `parent_id`, or with None first in there.

    `parent_id` None is the plan itself; `phase` is where in it if not where it was. A
    container that is left with one track becomes that block again, an empty one goes.
    Raises GoneError when one of them is no longer there.
    """
    row = _row(session, block_id)
    if parent_id in trees.family(session, row):
        raise RefusedError(
            tr("A block cannot be put into itself. Nothing was changed.")
        )
    left = row.parent_id
    row.parent_id = parent_id
    if after_id is not None:
        row.phase = _row(session, after_id).phase
    elif parent_id is not None:
        row.phase = _row(session, parent_id).phase
    elif phase is not None:
        row.phase = phase
    row.position = trees.position_after(session, row, after_id)
    _fit_shape(session, row)
    session.flush()
    if left != parent_id:
        trees.tidy(session, left)


def side_by_side(session: Session, block_id: UUID, beside_id: UUID) -> UUID:
    """Let a block run at the same time as another; return the container's key.

    If the other one is a track already, or is itself a container, the block becomes
    one more track of it. Raises RefusedError when a block would be beside itself.
    """
    row, beside = _row(session, block_id), _row(session, beside_id)
    if beside_id in trees.family(session, row):
        raise RefusedError(tr("A block cannot run beside itself. Nothing was changed."))
    if trees.is_side_by_side(session, beside.parent_id):
        tray, after = beside.parent_id, beside_id
    elif beside.shape is Shape.PARALLEL:
        tray = beside.id
        after = trees.children(session, beside)[-1].id
    else:
        tray, after = _tray(session, beside), beside_id
    move(session, block_id, after, tray)
    return tray  # type: ignore[return-value]


def unwrap(session: Session, container_id: UUID) -> None:
    """Let the tracks of a container follow one another in its place."""
    row = _row(session, container_id)
    before = row
    for child in trees.children(session, row):
        child.parent_id = row.parent_id
        child.phase = row.phase
        child.position = trees.position_after(session, child, before.id)
        _fit_shape(session, child)
        session.flush()
        before = child
    session.delete(row)
    session.flush()


def duplicate(session: Session, block_id: UUID, after_id: UUID | None = None) -> UUID:
    """Copy a block with all that is in it, after itself or another; return its key.

    The copy's start is not pinned: two blocks cannot begin at the same time.
    """
    row = _row(session, block_id)
    beside = _row(session, after_id) if after_id else row
    copied = trees.copy(session, row, row.session_id, beside.parent_id)
    copied.locked_start = None
    copied.phase = beside.phase
    copied.position = trees.position_after(session, copied, beside.id)
    _fit_shape(session, copied)
    session.flush()
    return copied.id


def duplicate_first(
    session: Session, block_id: UUID, phase: Phase = Phase.DURING
) -> UUID:
    """Copy a block to before all others of a phase; return the copy's key."""
    copied = duplicate(session, block_id)
    move(session, copied, None, None, phase)
    return copied


def delete(session: Session, block_id: UUID) -> None:
    """Delete a block with all that is in it."""
    row = _row(session, block_id)
    parent = row.parent_id
    session.delete(row)
    session.flush()
    trees.tidy(session, parent)


def _tray(session: Session, beside: tables.Block) -> UUID:
    """Put a container in the place of a block, and the block into it."""
    tray = tables.Block(
        community_id=beside.community_id,
        session_id=beside.session_id,
        parent_id=beside.parent_id,
        variant=beside.variant,
        phase=beside.phase,
        shape=Shape.PARALLEL,
        position=beside.position,
        title=tr("Side by side"),
        category=beside.category,
        minutes=0,
        locked_start=beside.locked_start,
    )
    session.add(tray)
    session.flush()
    beside.parent_id, beside.position, beside.locked_start = tray.id, 1.0, None
    _fit_shape(session, beside)
    session.flush()
    return tray.id


def _fit_shape(session: Session, row: tables.Block) -> None:
    """Make a block a track where things run side by side, and a block elsewhere."""
    beside = trees.is_side_by_side(session, row.parent_id)
    if beside and row.shape in {Shape.BLOCK, Shape.ROOF}:
        row.shape = Shape.TRACK
    elif not beside and row.shape in {Shape.TRACK, Shape.STATION}:
        row.shape = Shape.ROOF if trees.children(session, row) else Shape.BLOCK


def _change_phase(session: Session, row: tables.Block, phase: Phase) -> None:
    """Move a block to the end of another phase, out of whatever it was in."""
    left, row.parent_id, row.phase = row.parent_id, None, phase
    row.position = trees.position_after(session, row, None, at_end=True)
    _fit_shape(session, row)
    session.flush()
    trees.tidy(session, left)


def _fill(row: tables.Block, fields: Fields) -> None:
    """Write what is said into the row; empty words become nothing."""
    if "title" in fields and not fields["title"].strip():
        raise RefusedError(tr("A block needs a title. The old one was kept."))
    for name, value in fields.items():
        if name != "phase":
            setattr(row, name, _as_kept(value))


def _as_kept(value: Any) -> Any:
    if isinstance(value, str) and type(value) is str:
        return value.strip() or None
    if isinstance(value, list) and value and isinstance(value[0], Step):
        return [trees.step_as_kept(step) for step in value]
    return value


def _row(session: Session, block_id: UUID) -> tables.Block:
    row = session.get(tables.Block, block_id)
    if row is None:
        raise GoneError(tr("This block is no longer there. Nothing was changed."))
    return row


def _session(session: Session, session_id: UUID) -> tables.Session:
    row = session.scalar(select(tables.Session).where(tables.Session.id == session_id))
    if row is None:
        raise GoneError(tr("This gathering is no longer there. Nothing was changed."))
    return row
