"""The topics of the book: a small tree of skills and subjects (JS3).

All communities share it. A topic in use is never deleted, only retired.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import fold, tidy
from app.tables import Base

LONGEST: Final = 80  # letters of a topic's name
DEEPEST: Final = 6  # steps from the root: a small tree


@dataclass(frozen=True)
class Topic:
    """A topic in its place in the tree."""

    id: UUID
    name: str
    description: str
    parent_id: UUID | None
    depth: int  # 0 at the root
    retired: bool
    uses: int  # rows of any community that speak of it


def tree(session: Session, *, retired: bool = False) -> list[Topic]:
    """Return the topics, each behind the one it belongs to; siblings by name.

    What belongs to a retired topic that is left out stands where that one stood.
    """
    uses = _uses(session)
    rows = session.scalars(select(tables.Topic)).all()
    below: dict[UUID | None, list[tables.Topic]] = defaultdict(list)
    known = {row.id for row in rows}
    for row in sorted(rows, key=lambda row: (fold(row.name), str(row.id))):
        below[row.parent_id if row.parent_id in known else None].append(row)
    return list(_walk(below, uses, None, 0, retired=retired))


def names(session: Session) -> list[str]:
    """Return the names of the topics in use, to choose from."""
    found = session.scalars(
        select(tables.Topic.name).where(tables.Topic.retired_on.is_(None))
    )
    return sorted(found, key=fold)


def all_names(session: Session) -> list[str]:
    """Return the names of all topics, the retired ones too."""
    return sorted(session.scalars(select(tables.Topic.name)), key=fold)


def key(name: str) -> str:
    """Return a name as topics are compared: as it is kept, folded; empty for none."""
    return fold(tidy(name, LONGEST))


def find_or_add(session: Session, name: str) -> UUID:
    """Return the topic of this name, added if need be; a retired one is used again.

    Raises RefusedError if the name is empty.
    """
    return Names(session).find_or_add(name)


class Names:
    """The topics by name, read once to find or add very many of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._topics: dict[str, tables.Topic] = {}
        for row in session.scalars(
            select(tables.Topic).order_by(tables.Topic.name, tables.Topic.id)
        ):
            self._topics.setdefault(key(row.name), row)

    def find(self, name: str) -> UUID | None:
        """Return the topic of this name, if there is one."""
        found = self._topics.get(key(name))
        return found.id if found else None

    def find_or_add(self, name: str) -> UUID:
        """Return the topic of this name, added if need be. Raises RefusedError."""
        wanted = _key(name)
        row = self._topics.get(wanted)
        if row is None:
            row = tables.Topic(name=tidy(name, LONGEST))
            self._session.add(row)
            self._session.flush()
            self._topics[wanted] = row
        row.retired_on = None
        return row.id


def add(session: Session, name: str, parent_id: UUID | None = None) -> UUID:
    """Add a topic under another; return its key.

    Raises RefusedError without a name, if there is one of this name, or if it would
    stand too deep.
    """
    _refuse_double(session, name)
    _check_place(session, None, parent_id)
    row = tables.Topic(name=tidy(name, LONGEST), parent_id=parent_id)
    session.add(row)
    session.flush()
    return row.id


def rename(session: Session, topic_id: UUID, name: str) -> None:
    """Give a topic another name. Raises RefusedError as `add` does."""
    row = find(session, topic_id)
    _refuse_double(session, name, topic_id)
    row.name = tidy(name, LONGEST)


def describe(session: Session, topic_id: UUID, description: str) -> None:
    """Say in a line what belongs to a topic."""
    find(session, topic_id).description = tidy(description, 400) or None


def move(session: Session, topic_id: UUID, parent_id: UUID | None) -> None:
    """Put a topic, with what is below it, under another, or at the root.

    Raises RefusedError if that is the topic itself or below it, or too deep.
    """
    row = find(session, topic_id)
    _check_place(session, topic_id, parent_id)
    row.parent_id = parent_id


def retire(session: Session, topic_id: UUID) -> None:
    """Take a topic off the lists; what speaks of it stays."""
    row = find(session, topic_id)
    row.retired_on = row.retired_on or clock.today()


def bring_back(session: Session, topic_id: UUID) -> None:
    """Put a retired topic on the lists again."""
    find(session, topic_id).retired_on = None


def delete(session: Session, topic_id: UUID) -> None:
    """Delete a topic nothing speaks of; what is below it moves up.

    Raises RefusedError if something speaks of it.
    """
    row = find(session, topic_id)
    if _uses(session).get(topic_id):
        raise RefusedError(
            tr(
                "People asked for this topic or bring it, so it stays. Retire it "
                "instead: it leaves the lists, and what was said stays."
            )
        )
    for child in session.scalars(
        select(tables.Topic).where(tables.Topic.parent_id == topic_id)
    ):
        child.parent_id = row.parent_id
    session.flush()
    session.delete(row)
    session.flush()


def find(session: Session, topic_id: UUID) -> tables.Topic:
    """Return the row of a topic. Raises GoneError if there is none."""
    row = session.get(tables.Topic, topic_id)
    if row is None:
        raise GoneError(tr("This topic is no longer in the book."))
    return row


def _walk(
    below: dict[UUID | None, list[tables.Topic]],
    uses: dict[UUID, int],
    parent: UUID | None,
    depth: int,
    *,
    retired: bool,
) -> Iterator[Topic]:
    for row in below.get(parent, ()):
        shown = retired or row.retired_on is None
        if shown:
            yield Topic(
                row.id,
                row.name,
                row.description or "",
                row.parent_id,
                depth,
                row.retired_on is not None,
                uses.get(row.id, 0),
            )
        yield from _walk(below, uses, row.id, depth + shown, retired=retired)


def _uses(session: Session) -> dict[UUID, int]:
    counted: dict[UUID, int] = defaultdict(int)
    for _, column in references("topic.id"):
        if column.table.name == "topic":
            continue
        for topic, number in session.execute(
            select(column, func.count()).where(column.is_not(None)).group_by(column)
        ):
            counted[topic] += number
    return counted


def references(target: str) -> Iterator[tuple[Any, Any]]:
    """Yield the tables and their columns that point to a column: "topic.id"."""
    for mapper in Base.registry.mappers:
        for column in mapper.local_table.c:
            if any(k.target_fullname == target for k in column.foreign_keys):
                yield mapper.class_, column


def _check_place(
    session: Session, topic_id: UUID | None, parent_id: UUID | None
) -> None:
    if parent_id is None:
        return
    find(session, parent_id)
    known = parents(session)
    way_up = above(known, parent_id)
    if topic_id is not None and topic_id in way_up:
        raise RefusedError(
            tr("A topic cannot stand below itself. It stays where it was.")
        )
    refuse_deep(len(way_up) + (depth_below(known, topic_id) if topic_id else 0))


def refuse_deep(depth: int) -> None:
    """Raise RefusedError if a topic would stand at this depth, 0 at the root."""
    if depth >= DEEPEST:
        raise RefusedError(
            tr("A topic can stand {n} steps deep at most. Nothing was changed.").format(
                n=DEEPEST
            )
        )


def parents(session: Session) -> dict[UUID, UUID | None]:
    """Return what each topic stands below."""
    return {
        row[0]: row[1]
        for row in session.execute(select(tables.Topic.id, tables.Topic.parent_id))
    }


def above(known: dict[UUID, UUID | None], topic_id: UUID) -> list[UUID]:
    """Return a topic and those above it, up to the root; `known` is of `parents`."""
    found: list[UUID] = []
    at: UUID | None = topic_id
    while at is not None and at not in found:
        found.append(at)
        at = known.get(at)
    return found


def depth_below(known: dict[UUID, UUID | None], topic_id: UUID) -> int:
    """Return how many steps there are below a topic; `known` is of `parents`."""
    chains = (above(known, one) for one in known)
    return max((c.index(topic_id) for c in chains if topic_id in c), default=0)


def _key(name: str) -> str:
    found = key(name)
    if not found:
        raise RefusedError(tr("A topic needs a name."))
    return found


def _refuse_double(session: Session, name: str, but: UUID | None = None) -> None:
    wanted = _key(name)
    for row in session.scalars(select(tables.Topic)):
        if key(row.name) == wanted and row.id != but:
            raise RefusedError(
                tr("There is a topic called {name} already.").format(name=row.name)
            )
