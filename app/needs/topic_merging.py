"""Two topics made one: all that speaks of the first speaks of the other (JS3)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from app.errors import RefusedError
from app.i18n import tr
from app.needs import topics


def merge(session: Session, topic_id: UUID, into_id: UUID) -> None:
    """Let all that speaks of a topic speak of another, and delete the first.

    Where one holder has an expertise in both, the higher level stays, all that was
    said of either, and who may read of it is the fewer. A vote on both keeps what was
    counted: there the first is but a word. Raises RefusedError if they are one and the
    same, or if what is below the first would stand too deep.
    """
    row, into = topics.find(session, topic_id), topics.find(session, into_id)
    if row is into:
        raise RefusedError(tr("These are the same topic. Nothing was changed."))
    parents = topics.parents(session)
    above = topics.above(parents, into_id)
    if topic_id in above:
        into.parent_id = row.parent_id
        session.flush()
    else:
        topics.refuse_deep(len(above) - 1 + topics.depth_below(parents, topic_id))
    _merge_expertise(session, topic_id, into_id)
    _part_in_votes(session, row, into_id)
    for table, column in topics.references("topic.id"):
        for found in session.scalars(select(table).where(column == topic_id)):
            setattr(found, column.key, into_id)
    session.flush()
    session.delete(row)
    session.flush()


def _merge_expertise(session: Session, topic_id: UUID, into_id: UUID) -> None:
    kept = {
        (row.site_id, row.person_id): row
        for row in session.scalars(
            select(tables.Expertise).where(tables.Expertise.topic_id == into_id)
        )
    }
    for row in session.scalars(
        select(tables.Expertise).where(tables.Expertise.topic_id == topic_id)
    ):
        other = kept.get((row.site_id, row.person_id))
        if other is not None:
            _join(other, row)
            for table, column in topics.references("expertise.id"):
                for found in session.scalars(select(table).where(column == row.id)):
                    setattr(found, column.key, other.id)
            session.flush()
            session.delete(row)
    session.flush()


def _join(kept: tables.Expertise, row: tables.Expertise) -> None:
    """Let one expertise say what another of the same holder says too."""
    if row.level > kept.level:
        for name in ("level", "source", "confidence", "checked_on"):
            setattr(kept, name, getattr(row, name))
    for name in ("kind", "terms", "availability", "place", "checked_on"):
        if getattr(kept, name) is None:
            setattr(kept, name, getattr(row, name))
    kept.offer = kept.offer or row.offer
    # nobody reads more than was agreed to
    kept.layer = min(kept.layer, row.layer, key=tables.LADDER.index)


def _part_in_votes(session: Session, topic: tables.Topic, into_id: UUID) -> None:
    """Let votes on both topics keep this one by its name, with what was counted."""
    item = tables.RankingItem
    both = select(item.ranking_id).where(item.topic_id == into_id)
    for found in session.scalars(
        select(item).where(item.topic_id == topic.id, item.ranking_id.in_(both))
    ):
        found.topic_id, found.label = None, topic.name
    session.flush()
