"""What people are called in a packet: whoever was forgotten is called nothing."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.tables import Person


def of_people(
    session: Session, among: Collection[UUID] | None = None
) -> dict[UUID, str]:
    """Return the names of people by key, of everyone unless some are given."""
    query = select(Person.id, Person.name).where(Person.forgotten_on.is_(None))
    if among is not None:
        query = query.where(Person.id.in_(among))
    return {key: name.strip() for key, name in session.execute(query)}
