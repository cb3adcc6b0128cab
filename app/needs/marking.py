"""Marks of the matrix set in one cell: how well a holder knows a topic, how they ask.

Taking a mark away deletes what holds nothing else; what more was said stays, at 0, and
is there again when the mark is.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.needs import needs, offers, topics
from app.needs.needs import SETTLED
from app.vocabulary import Confidence, Layer, Source


def set_level(
    session: Session, community_id: UUID, topic_id: UUID, holder: UUID, level: int
) -> None:
    """Note how well a holder knows a topic, 0 to 4; 0 is nothing.

    Raises RefusedError for another number, GoneError if there is no such topic, or if a
    new mark is for somebody who is not here.
    """
    topic = topics.find(session, topic_id)
    row = session.scalar(
        select(tables.Expertise).where(
            tables.Expertise.topic_id == topic_id, _held_by(tables.Expertise, holder)
        )
    )
    if row is None:
        if level:
            offers.put(session, community_id, topic.name, holder, level=level)
    elif level or _says_more_of_offer(session, row):
        offers.change(session, row.id, level=level, checked_on=clock.today())
    else:
        offers.delete(session, row.id)


def set_strength(
    session: Session,
    community_id: UUID,
    topic_id: UUID,
    holder: UUID | None,
    strength: int,
) -> None:
    """Note how strongly a holder (None: the whole circle) asks for a topic, 0 to 3.

    If they ask for several things in it, none is stronger than this afterwards. Raises
    RefusedError for another number, GoneError if there is no such topic, or if a new
    mark is for somebody who is not here.
    """
    topic = topics.find(session, topic_id)
    rows = _asked(session, community_id, topic_id, holder)
    if not rows:
        if strength:
            needs.add(session, community_id, topic.name, holder, strength=strength)
        return
    for at, row in enumerate(rows):
        if strength == 0 and not _says_more_of_need(session, row):
            needs.delete(session, row.id)
        elif at == 0 or row.strength > strength:
            needs.change(session, row.id, strength=strength)


def _asked(
    session: Session, community_id: UUID, topic_id: UUID, holder: UUID | None
) -> list[tables.Need]:
    """Return what a holder asks for in a topic and is not settled, strongest first."""
    if holder is None:
        whose: ColumnElement[bool] = tables.Need.site_id.is_(
            None
        ) & tables.Need.person_id.is_(None)
    else:
        whose = _held_by(tables.Need, holder)
    found = session.scalars(
        select(tables.Need)
        .where(
            tables.Need.community_id == community_id,
            tables.Need.topic_id == topic_id,
            tables.Need.state.not_in(SETTLED),
            whose,
        )
        .order_by(
            tables.Need.strength.desc(), tables.Need.asked_on.desc(), tables.Need.id
        )
    )
    return list(found)


def _held_by(
    table: type[tables.Expertise] | type[tables.Need], holder: UUID
) -> ColumnElement[bool]:
    """Match what a site or a person says: a key is never both."""
    return or_(table.person_id == holder, table.site_id == holder)


def _says_more_of_offer(session: Session, row: tables.Expertise) -> bool:
    """Tell whether an expertise holds more than its mark, or is a part of something."""
    more = (row.kind, row.terms, row.availability, row.place, row.offer)
    plain = row.source is Source.SELF_REPORT and row.confidence is Confidence.STATED
    if any(more) or not plain or row.layer is not Layer.SUCCESSOR:
        return True
    link = tables.PeerLink
    return bool(
        session.scalar(select(link.id).where(link.expertise_id == row.id).limit(1))
    )


def _says_more_of_need(session: Session, row: tables.Need) -> bool:
    """Tell whether a need holds more than its mark, or is a part of something."""
    told = (row.wording, row.urgent_by, row.tackled_by, row.work_type)
    lines = (row.joint_impact, row.assets, row.satisfying)
    plain = row.source is Source.SELF_REPORT and row.confidence is Confidence.STATED
    if any(told) or any(lines) or not plain:
        return True
    return any(
        session.scalar(select(table.id).where(table.need_id == row.id).limit(1))
        for table in (tables.RankingItem, tables.PeerLink)
    )
