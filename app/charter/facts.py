"""A fact of the checklists: whether something is done, and how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.tables import RoleTerm
from app.vocabulary import Role


@dataclass(frozen=True)
class Fact:
    """Whether something is done, and how far it is, in a few words."""

    is_met: bool
    words: str = ""


Reckon = Callable[[Session, UUID], Fact]
"""Reckons a fact of a community."""


def share(done: int, whole: int, words: str) -> Fact:
    """Return a fact of so many of so many; `words` has {done} and {all}."""
    if not whole:
        return Fact(is_met=False)
    return Fact(done >= whole, words.format(done=done, all=whole))


def holding(session: Session, community_id: UUID, role: Role) -> int:
    """Count the people who hold a role today."""
    today = clock.today()
    rows = session.scalars(
        select(RoleTerm.person_id).where(
            RoleTerm.community_id == community_id,
            RoleTerm.role == role,
            RoleTerm.person_id.is_not(None),
            func.coalesce(RoleTerm.since, today) <= today,
            func.coalesce(RoleTerm.until, today) >= today,
        )
    )
    return len(set(rows))


def count(session: Session, entity: Any, *where: Any) -> int:
    """Count the rows of a table for which all of this holds."""
    return session.scalar(select(func.count(entity.id)).where(*where)) or 0
