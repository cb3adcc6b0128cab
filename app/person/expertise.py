"""What people bring: topics they can help others with, at a level of 0 to 4."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError
from app.i18n import mark, tr
from app.needs import topics
from app.tables import Expertise, Topic
from app.vocabulary import Layer, Source

LEVELS: Final = {
    4: mark("Can coach others in it"),
    3: mark("Does it and can share how"),
    2: mark("Does it with help"),
}
"""The levels that count as brought (vocabulary c.5)."""

BROUGHT_FROM: Final = min(LEVELS)
KNOWN_FOR: Final = 4


@dataclass(frozen=True)
class Brought:
    """Something someone brings, with its level 0 to 4."""

    expertise_id: UUID
    topic_id: UUID
    topic: str
    level: int

    @property
    def known_for(self) -> bool:
        """Whether they can coach others in it."""
        return self.level >= KNOWN_FOR


def brought(session: Session, community_id: UUID) -> dict[UUID, tuple[Brought, ...]]:
    """Return what each member of a community brings, what they know best first."""
    found = session.execute(
        select(Expertise.person_id, Expertise.id, Topic.id, Topic.name, Expertise.level)
        .join(Topic, Topic.id == Expertise.topic_id)
        .join(tables.Membership, tables.Membership.person_id == Expertise.person_id)
        .where(
            tables.Membership.community_id == community_id,
            Expertise.level >= BROUGHT_FROM,
        )
        .order_by(Expertise.level.desc(), Topic.name)
    )
    brings: dict[UUID, list[Brought]] = defaultdict(list)
    for person, key, topic, name, level in found:
        if person:
            brings[person].append(Brought(key, topic, name, level))
    return {person: tuple(all_of_it) for person, all_of_it in brings.items()}


def bring(session: Session, person_id: UUID, topic: str, level: int = 3) -> UUID:
    """Note that somebody brings a topic, a new one if need be; return the key.

    Raises RefusedError without a topic.
    """
    topic_id = topics.find_or_add(session, topic)
    row = session.scalar(
        select(Expertise).where(
            Expertise.person_id == person_id, Expertise.topic_id == topic_id
        )
    )
    if row is None:
        row = Expertise(person_id=person_id, topic_id=topic_id)
        row.source = Source.SELF_REPORT
        row.layer = Layer.SUCCESSOR  # until they say it may be listed
        session.add(row)
    row.level = level
    row.checked_on = clock.today()
    session.flush()
    return row.id


def set_level(session: Session, expertise_id: UUID, level: int) -> None:
    """Say how well somebody knows what they bring."""
    row = _find(session, expertise_id)
    row.level = level
    row.checked_on = clock.today()


def take_out(session: Session, expertise_id: UUID) -> None:
    """Take back that somebody brings something."""
    session.delete(_find(session, expertise_id))


def _find(session: Session, expertise_id: UUID) -> Expertise:
    row = session.get(Expertise, expertise_id)
    if row is None:
        raise GoneError(tr("This is no longer in the book."))
    return row
