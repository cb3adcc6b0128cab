"""The day by which a community's private notes are destroyed (5-privacy, f.4).

What was written after conversations and about people goes for ever, from the book, its
log and its index of words. What can be counted stays: that a conversation was held, on
which day and how long, without with whom. What was shared with a site by agreement is
that site's as well, and stays. Backups made before still hold all of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.book import purging
from app.errors import GoneError
from app.i18n import tr
from app.person.people_names import fold
from app.tables import Community

_DESTROYED: Final[tuple[Any, ...]] = (
    tables.CoachingReflection,
    tables.CoachingParticipant,
    tables.PrivateNote,
)


@dataclass(frozen=True)
class Kept:
    """What of a community is private, and until when it is kept."""

    community_id: UUID
    name: str
    destroy_on: date | None
    notes: int  # reflections and private notes

    @property
    def is_due(self) -> bool:
        """Whether the day has come and there is something left."""
        due = self.destroy_on is not None and self.destroy_on <= clock.today()
        return due and self.notes > 0


def of_book(session: Session) -> list[Kept]:
    """Return every community with what is private of it, by name."""
    counts: dict[UUID | None, int] = defaultdict(int)
    for model in (tables.CoachingReflection, tables.PrivateNote):
        for key, number in session.execute(
            select(model.community_id, func.count(model.id)).group_by(
                model.community_id
            )
        ):
            counts[key] += number
    found = session.scalars(select(Community))
    kept = [
        Kept(row.id, row.short_name or row.name, row.destroy_on, counts[row.id])
        for row in found
    ]
    return sorted(kept, key=lambda one: (fold(one.name), str(one.community_id)))


def destroy_by(session: Session, community_id: UUID, day: date | None) -> None:
    """Say by which day private notes are destroyed; None: no day was agreed."""
    _find(session, community_id).destroy_on = day


def destroy(session: Session, community_id: UUID) -> int:
    """Destroy what is private of a community for ever; return how many notes went.

    Not to be undone: whoever calls it makes what was done before unreachable as well.
    """
    _find(session, community_id)
    gone: dict[str, set[str]] = defaultdict(set)
    for row in _private(session, community_id):
        gone[row.__tablename__].add(row.id.hex)
        session.delete(row)
    session.flush()
    session.expire_all()
    purging.purge(session, gone)
    return sum(
        len(keys) for table, keys in gone.items() if table != "coaching_participant"
    )


def _private(session: Session, community_id: UUID) -> Iterator[Any]:
    for model in _DESTROYED:
        yield from session.scalars(
            select(model).where(model.community_id == community_id)
        )


def _find(session: Session, community_id: UUID) -> Community:
    row = session.get(Community, community_id)
    if row is None:
        raise GoneError(tr("This community is no longer there. Nothing was changed."))
    return row
