"""The tree that the blocks of a plan make: reading it, placing in it, copying."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app import tables
from app.errors import GoneError
from app.gathering.plans import Block, Material, Part, Step
from app.i18n import tr
from app.vocabulary import Shape, Variant

CONTAINERS: Final = frozenset({Shape.ROOF, Shape.PARALLEL, Shape.ROTATION})
SIDE_BY_SIDE: Final = frozenset({Shape.PARALLEL, Shape.ROTATION})
CLOSEST: Final = 1e-6  # neighbours nearer than this are numbered anew

# What a copy of a block does not take along: it has not been run yet
_OWN: Final = frozenset(
    {"id", "version", "run_started_at", "run_minutes", "alternative_id"}
)


Whole = tuple[tuple[Block, ...], list[Part], list[Material]]


def read(
    session: Session, session_ids: Iterable[UUID], variant: Variant = Variant.MAIN
) -> dict[UUID, tuple[Block, ...]]:
    """Return the plans of gatherings, each a tree of blocks in order."""
    wanted = list(session_ids)
    parts, things = _parts(session, wanted), _materials(session, wanted)
    return _trees(session, wanted, variant, parts, things)


def read_whole(session: Session, session_id: UUID) -> Whole:
    """Return the plan of a gathering, and the roles and materials for all of it."""
    wanted = [session_id]
    parts, things = _parts(session, wanted), _materials(session, wanted)
    trees = _trees(session, wanted, Variant.MAIN, parts, things)
    return trees[session_id], parts[None], things[None]


def children(session: Session, row: tables.Block) -> list[tables.Block]:
    """Return the rows of the blocks in a block, in order."""
    query = select(tables.Block).where(tables.Block.parent_id == row.id)
    ordered = query.order_by(tables.Block.position, tables.Block.id)
    return list(session.scalars(ordered))


def family(session: Session, row: tables.Block) -> set[UUID]:
    """Return the keys of a block and of all that is in it."""
    found = {row.id}
    for child in children(session, row):
        found |= family(session, child)
    return found


def is_side_by_side(session: Session, parent_id: UUID | None) -> bool:
    """Tell whether the blocks in this one run at the same time."""
    parent = session.get(tables.Block, parent_id) if parent_id else None
    return parent is not None and parent.shape in SIDE_BY_SIDE


def position_after(
    session: Session, row: tables.Block, after_id: UUID | None, *, at_end: bool = False
) -> float:
    """Return the position for `row` after a sibling; None is first, or `at_end` last.

    Raises GoneError when the sibling is no longer there.
    """
    with session.no_autoflush:
        others = _siblings(session, row)
    if not others:
        return 1.0
    if at_end:
        return others[-1].position + 1
    if after_id is None:
        return others[0].position - 1
    place = _index(others, after_id)
    if place + 1 == len(others):
        return others[place].position + 1
    if others[place + 1].position - others[place].position < CLOSEST:
        for number, other in enumerate(others, start=1):
            other.position = float(number)
    return (others[place].position + others[place + 1].position) / 2


def tidy(session: Session, container_id: UUID | None) -> None:
    """Dissolve a container that holds one block, remove one that holds none."""
    row = session.get(tables.Block, container_id) if container_id else None
    if row is None or row.shape not in {Shape.PARALLEL, Shape.ROOF}:
        return
    inside = children(session, row)
    if len(inside) > 1 or (inside and row.shape is Shape.ROOF):
        return
    for child in inside:
        child.parent_id, child.phase = row.parent_id, row.phase
        child.position = row.position
        child.locked_start = child.locked_start or row.locked_start
        _come_out(session, child)
    session.flush()
    above = row.parent_id
    session.delete(row)
    session.flush()
    tidy(session, above)


def copy(
    session: Session,
    row: tables.Block,
    session_id: UUID,
    parent_id: UUID | None = None,
    *,
    roles: bool = True,
) -> tables.Block:
    """Copy a block with what is in it, its materials and, with `roles`, who does what.

    In another community nobody and nothing of the old one is referred to.
    """
    home = session.get_one(tables.Session, session_id)
    same = home.community_id == row.community_id
    new: tables.Block = _copied(row, session_id=session_id, parent_id=parent_id)
    new.community_id = home.community_id
    if not same:
        new.topic_id = None
    session.add(new)
    session.flush()
    for thing in _rows_of(session, tables.Material, row.id):
        copied = _copied(thing, session_id=session_id, block_id=new.id, packed=False)
        copied.community_id = home.community_id
        copied.bring_person_id = thing.bring_person_id if same and roles else None
        session.add(copied)
    for part in _rows_of(session, tables.Assignment, row.id) if same and roles else ():
        session.add(_copied(part, session_id=session_id, block_id=new.id))
    for child in children(session, row):
        copy(session, child, session_id, new.id, roles=roles)
    session.flush()
    return new


def step_as_kept(step: Step) -> dict[str, Any]:
    """Return a step as JSON says it."""
    kept: dict[str, Any] = {
        "text": step.text,
        "minutes": step.minutes,
        "per": step.per,
    }
    return kept if step.rounds is None else {**kept, "rounds": step.rounds}


def _come_out(session: Session, child: tables.Block) -> None:
    """Make a track a block again, where it no longer runs beside another."""
    if child.shape is Shape.TRACK and not is_side_by_side(session, child.parent_id):
        child.shape = Shape.ROOF if children(session, child) else Shape.BLOCK


def _siblings(session: Session, row: tables.Block) -> list[tables.Block]:
    query = select(tables.Block).where(
        tables.Block.session_id == row.session_id,
        tables.Block.variant == row.variant,
        tables.Block.parent_id == row.parent_id
        if row.parent_id
        else tables.Block.parent_id.is_(None),
    )
    if row.parent_id is None:
        query = query.where(tables.Block.phase == row.phase)
    if row.id is not None:
        query = query.where(tables.Block.id != row.id)
    return list(session.scalars(query.order_by(tables.Block.position, tables.Block.id)))


def _index(rows: list[tables.Block], block_id: UUID) -> int:
    for place, row in enumerate(rows):
        if row.id == block_id:
            return place
    raise GoneError(tr("This block is no longer there. Nothing was changed."))


def _copied(row: Any, **changed: Any) -> Any:
    names = [column.key for column in inspect(type(row)).column_attrs]
    values = {name: getattr(row, name) for name in names if name not in _OWN}
    return type(row)(**{**values, **changed})


def _rows_of(session: Session, table: Any, block_id: UUID) -> list[Any]:
    return list(
        session.scalars(
            select(table).where(table.block_id == block_id).order_by(table.id)
        )
    )


def _trees(
    session: Session,
    wanted: list[UUID],
    variant: Variant,
    parts: Mapping[UUID | None, list[Part]],
    things: Mapping[UUID | None, list[Material]],
) -> dict[UUID, tuple[Block, ...]]:
    rows = session.scalars(
        select(tables.Block)
        .where(tables.Block.session_id.in_(wanted), tables.Block.variant == variant)
        .order_by(tables.Block.position, tables.Block.id)
    ).all()
    below: dict[tuple[UUID, UUID | None], list[tables.Block]] = defaultdict(list)
    for row in rows:
        below[row.session_id, row.parent_id].append(row)

    def branch(session_id: UUID, parent_id: UUID | None) -> tuple[Block, ...]:
        return tuple(
            _record(row, parts[row.id], things[row.id], branch(session_id, row.id))
            for row in below[session_id, parent_id]
        )

    return {session_id: branch(session_id, None) for session_id in wanted}


def _parts(session: Session, wanted: list[UUID]) -> dict[UUID | None, list[Part]]:
    found: dict[UUID | None, list[Part]] = defaultdict(list)
    query = select(tables.Assignment).where(tables.Assignment.session_id.in_(wanted))
    for row in session.scalars(query.order_by(tables.Assignment.id)):
        found[row.block_id].append(
            Part(row.id, row.role, row.person_id, row.state, row.block_id)
        )
    return found


def _materials(
    session: Session, wanted: list[UUID]
) -> dict[UUID | None, list[Material]]:
    found: dict[UUID | None, list[Material]] = defaultdict(list)
    query = select(tables.Material).where(tables.Material.session_id.in_(wanted))
    for row in session.scalars(
        query.order_by(tables.Material.item, tables.Material.id)
    ):
        found[row.block_id].append(
            Material(
                row.id,
                row.item,
                row.kind,
                row.per,
                row.quantity,
                row.block_id,
                row.bring_person_id,
                row.packed,
            )
        )
    return found


def _record(
    row: tables.Block,
    parts: list[Part],
    things: list[Material],
    inside: tuple[Block, ...],
) -> Block:
    return Block(
        id=row.id,
        title=row.title,
        minutes=row.minutes,
        category=row.category,
        shape=row.shape,
        phase=row.phase,
        children=inside,
        parent_id=row.parent_id,
        locked_start=row.locked_start,
        rounds=row.rounds,
        round_minutes=row.round_minutes,
        move_minutes=row.move_minutes,
        parts=tuple(parts),
        materials=tuple(things),
        voice=row.voice,
        hidden=row.hidden,
        purpose=row.purpose or "",
        participants_do=row.participants_do or "",
        instructions=row.instructions or "",
        notes=row.notes or "",
        method_key=row.method_key or "",
        steps=tuple(Step.read(step) for step in row.steps or ()),
        arrangement=row.arrangement,
        group_size=row.group_size,
        min_minutes=row.min_minutes,
        room=row.room or "",
        tags=tuple(row.tags or ()),
    )
