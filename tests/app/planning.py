"""What the tests of plans share: gatherings with blocks, people, and their rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from app import tables
from app.book.store import Store
from app.gathering import blocks, sessions
from app.vocabulary import MembershipStatus

TEN = datetime.fromisoformat("2026-02-10T10:00")
NOON = datetime.fromisoformat("2026-02-10T12:00")


def gathering_with(store: Store, community: UUID, *blocks_of_ten: str) -> UUID:
    """Plan a gathering with blocks of ten minutes; return its key."""
    plan, _ = store.write("Gathering planned", sessions.add, community, TEN, NOON)
    for title in blocks_of_ten:
        store.write("Block added", blocks.add, plan, title=title, minutes=10)
    return plan


def titles(store: Store, plan: UUID) -> list[str]:
    """Return the titles of the blocks at the top of a plan, in order."""
    return [block.title for block in store.read(blocks.of_session, plan)]


def add_person(store: Store, community: UUID, name: str) -> UUID:
    """Add a member to a community; return the key."""
    return store.write("Person added", _add_person, community, name)[0]


def rows_of(store: Store, plan: UUID) -> list[tuple[Any, ...]]:
    """Return the rows of a plan without keys and versions, in the order of the tree.

    Two ways that do the same end in the same rows.
    """
    return store.read(_rows_of, plan)


def _add_person(session: Session, community: UUID, name: str) -> UUID:
    person = tables.Person(name=name)
    session.add(person)
    session.flush()
    session.add(
        tables.Membership(
            community_id=community,
            person_id=person.id,
            status=MembershipStatus.ACTIVE,
        )
    )
    session.flush()
    return person.id


def _rows_of(session: Session, plan: UUID) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for table, order in (
        ("block", "position, title, id"),
        ("assignment", "role, person_id, id"),
        ("material", "item, id"),
    ):
        found = session.execute(
            text(f"SELECT * FROM {table} WHERE session_id = :plan ORDER BY {order}"),
            {"plan": plan.hex},
        ).mappings()
        skipped = {"version"}
        rows += [
            (table, *(v for k, v in row.items() if k not in skipped)) for row in found
        ]
    return rows
