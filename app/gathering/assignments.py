"""Who does what at a gathering: its roles, and those of each block."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.errors import GoneError
from app.i18n import tr
from app.vocabulary import AssignmentState, SessionRole


def set_leads(session: Session, block_id: UUID, people: Sequence[UUID | None]) -> None:
    """Let these people lead a block; None is a lead who is still to be found.

    Who led it before and does now keeps the answer that was given.
    """
    block = _block(session, block_id)
    rows = list(
        session.scalars(
            select(tables.Assignment)
            .where(
                tables.Assignment.block_id == block_id,
                tables.Assignment.role == SessionRole.LEAD,
            )
            .order_by(tables.Assignment.id)
        )
    )
    wanted = list(dict.fromkeys(people))
    for row in rows:
        if row.person_id in wanted:
            wanted.remove(row.person_id)
        else:
            session.delete(row)
    for person_id in wanted:
        session.add(_part(block, SessionRole.LEAD, person_id))
    session.flush()


def assign(
    session: Session,
    session_id: UUID,
    role: SessionRole,
    person_id: UUID | None = None,
    block_id: UUID | None = None,
) -> UUID:
    """Give someone a role in a block, or with None in the whole; return its key."""
    home = session.get(tables.Session, session_id)
    if home is None:
        raise GoneError(tr("This gathering is no longer there. Nothing was changed."))
    row = tables.Assignment(
        community_id=home.community_id,
        session_id=session_id,
        block_id=block_id,
        role=role,
        person_id=person_id,
        state=AssignmentState.ACCEPTED,
    )
    session.add(row)
    session.flush()
    return row.id


def remove(session: Session, assignment_id: UUID) -> None:
    """Take a role back."""
    session.delete(_row(session, assignment_id))
    session.flush()


def _part(
    block: tables.Block, role: SessionRole, person_id: UUID | None
) -> tables.Assignment:
    return tables.Assignment(
        community_id=block.community_id,
        session_id=block.session_id,
        block_id=block.id,
        role=role,
        person_id=person_id,
        state=AssignmentState.ACCEPTED,
    )


def _block(session: Session, block_id: UUID) -> tables.Block:
    row = session.get(tables.Block, block_id)
    if row is None:
        raise GoneError(tr("This block is no longer there. Nothing was changed."))
    return row


def _row(session: Session, assignment_id: UUID) -> tables.Assignment:
    row = session.get(tables.Assignment, assignment_id)
    if row is None:
        raise GoneError(tr("This role is no longer there. Nothing was changed."))
    return row
