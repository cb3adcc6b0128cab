"""The blocks of a plan that members do not see (session planning d.3)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.tables import Block


def of_gatherings(session: Session, among: Iterable[UUID]) -> frozenset[UUID]:
    """Return the hidden blocks of some gatherings, with all that is in them."""
    found = session.execute(
        select(Block.id, Block.parent_id, Block.hidden).where(
            Block.session_id.in_(list(among))
        )
    )
    blocks = {row.id: row for row in found}

    def is_hidden(key: UUID | None) -> bool:
        row = blocks.get(key) if key else None
        return row is not None and (row.hidden or is_hidden(row.parent_id))

    return frozenset(key for key in blocks if is_hidden(key))
