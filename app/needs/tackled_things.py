"""The things that a way of tackling something creates, and takes back unused.

Each pair of functions makes one kind of thing for an item of a vote and returns its
key, or removes it and tells whether it is gone: what somebody has worked on stays.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app import clock, settings, tables
from app.errors import RefusedError
from app.gathering import sessions
from app.i18n import tr
from app.needs import matches, needs, peer_links, topics
from app.needs.rankings import words_of
from app.vocabulary import (
    ActionKind,
    ActionOrigin,
    Deliverable,
    NeedState,
    PeerState,
    SessionStatus,
    TackledBy,
    TaStatus,
)

FOLLOW_UP_AFTER: Final = timedelta(days=7)  # Today looks two weeks ahead
BY_HAND: Final = (TackledBy.EXTERNAL_PERSON, TackledBy.JOINT_PROJECT)
"""The ways that need a follow-up on Today."""

_NOT_YET: Final = (
    NeedState.RAISED,
    NeedState.PRIORITIZED,
    NeedState.BEING_TACKLED,
    NeedState.PARKED,
)


def topic_of(session: Session, item: tables.RankingItem) -> UUID | None:
    """Return the topic an item is about; None for free words."""
    if item.need_id:
        return needs.find(session, item.need_id).topic_id
    return item.topic_id


def title_of(session: Session, item: tables.RankingItem) -> str:
    """Return what to call things the funder may read of: never by a need's words."""
    topic_id = topic_of(session, item)
    return topics.find(session, topic_id).name if topic_id else item.label or ""


def asked(session: Session, item: tables.RankingItem) -> list[tables.Need]:
    """Return the needs an item is about that are not met or dropped."""
    topic_id = topic_of(session, item)
    if topic_id is None:
        return []
    query = select(tables.Need).where(
        tables.Need.community_id == item.community_id,
        tables.Need.topic_id == topic_id,
        tables.Need.strength > 0,
        tables.Need.state.in_(_NOT_YET),
    )
    if item.need_id:
        query = query.where(tables.Need.id == item.need_id)
    return list(session.scalars(query.order_by(tables.Need.id)))


def suggest_match(session: Session, item: tables.RankingItem) -> UUID | None:
    """Suggest the best helper to the first who asks; None if there is nobody new."""
    topic_id = topic_of(session, item)
    for match in matches.of_community(session, item.community_id):
        wanted = match.topic_id == topic_id and match.link is None
        if wanted and item.need_id in (None, match.need.id):
            return peer_links.add(
                session,
                item.community_id,
                match.asker.key,
                match.helper.key,
                topic=match.topic,
                need_id=match.need.id,
                expertise_id=match.offer.id,
            )
    return None


def drop_match(session: Session, key: UUID | None) -> bool:
    """Remove a suggestion nobody has acted on; tell whether it is gone."""
    row = session.get(tables.PeerLink, key) if key else None
    if row is None:
        return True
    if row.state is not PeerState.SUGGESTED or row.intro_text:
        return False
    session.delete(row)
    return True


def give_theme(
    session: Session, item: tables.RankingItem, gathering_id: UUID | None
) -> UUID:
    """Give a gathering the topic as its theme, or a new one; return its key."""
    topic_id = topic_of(session, item)
    if gathering_id is None:
        return sessions.add(
            session,
            item.community_id,
            title=title_of(session, item),
            topic_id=topic_id,
        )
    gathering = sessions.get(session, gathering_id)
    if gathering.topic_id not in (None, topic_id):
        raise RefusedError(
            tr("{gathering} has a theme already. Nothing was changed.").format(
                gathering=gathering.title
            )
        )
    sessions.change(session, gathering_id, topic_id=topic_id)
    row = session.get_one(tables.Session, gathering_id)
    flag_modified(row, "topic_id")  # written once more, so not as it was made
    session.flush()
    return gathering_id


def take_theme(session: Session, item: tables.RankingItem, key: UUID | None) -> bool:
    """Remove a gathering made for this and left so; take the theme off any other.

    One that was made for it and worked on stays as it is, theme and all.
    """
    row = session.get(tables.Session, key) if key else None
    if row is None:
        return True
    own = row.title == title_of(session, item)
    untouched = row.status is SessionStatus.IDEA and row.version == 1
    if own and untouched and not _is_used(session, row.id):
        session.delete(row)
        return True
    if own or row.topic_id != topic_of(session, item):
        return False
    row.topic_id = None
    return True


def _is_used(session: Session, session_id: UUID) -> bool:
    """Tell whether anything refers to a gathering: a plan, people, votes, matches."""
    return any(
        session.execute(select(column).where(column == session_id).limit(1)).first()
        for table in tables.Base.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == "session" for key in column.foreign_keys)
    )


def request_ta(session: Session, item: tables.RankingItem) -> UUID:
    """Ask for TA on the topic, for the sites that ask; its scope is yet to be said."""
    row = tables.TaEngagement(
        community_id=item.community_id,
        title=title_of(session, item),
        deliverable=Deliverable.OTHER,
        status=TaStatus.REQUESTED,
        requested_on=clock.today(),
        topic_id=topic_of(session, item),
    )
    session.add(row)
    session.flush()
    for site_id in _sites_that_ask(session, item):
        session.add(
            tables.ConcernedSite(
                community_id=item.community_id, site_id=site_id, ta_id=row.id
            )
        )
    session.flush()
    return row.id


def _sites_that_ask(session: Session, item: tables.RankingItem) -> list[UUID]:
    """Return the sites that ask, themselves or through their people."""
    keys = {need.id for need in asked(session, item)}
    found = {
        need.holder.site_id
        for need in needs.of_community(session, item.community_id)
        if need.id in keys and need.holder and need.holder.site_id
    }
    return sorted(found, key=str)


def drop_request(session: Session, key: UUID | None) -> bool:
    """Remove a request nobody has answered or scoped; tell whether it is gone."""
    row = session.get(tables.TaEngagement, key) if key else None
    if row is None:
        return True
    said = (row.scope_in, row.scope_out, row.outcome, row.agreed_on, row.provider_id)
    used = any(
        session.scalar(select(part.id).where(part.ta_id == row.id).limit(1))
        for part in (tables.WorkEntry, tables.Action)
    )
    if row.status is not TaStatus.REQUESTED or used or any(said):
        return False
    session.delete(row)
    return True


# --- a follow-up --------------------------------------------------------------------


def follow_up(session: Session, item: tables.RankingItem) -> None:
    """Put a follow-up on Today, or let the one that is there say both ways."""
    row = session.get(tables.Action, item.action_id) if item.action_id else None
    ways = needs.tackled(item.tackled_by)
    words = _to_do(session, item, ways)
    if row is not None and row.done_on is None:
        if row.body == _to_do(session, item, ways[:-1]):
            row.body = words
        return
    row = tables.Action(
        community_id=item.community_id,
        kind=ActionKind.ACTION,
        body=words,
        owner_id=settings.coach_id(session),
        origin=ActionOrigin.PLAN,
        noted_on=clock.today(),
        due_on=clock.today() + FOLLOW_UP_AFTER,
    )
    session.add(row)
    session.flush()
    item.action_id = row.id


def drop_follow_up(session: Session, item: tables.RankingItem) -> bool:
    """Remove a follow-up that is still open, or let it say what is left to do."""
    row = session.get(tables.Action, item.action_id) if item.action_id else None
    ways = needs.tackled(item.tackled_by)
    left = any(way in BY_HAND for way in ways)
    if row is None:
        return True
    own = row.body in {_to_do(session, item, (*ways, way)) for way in BY_HAND}
    untouched = own and row.done_on is None
    if left:
        if untouched:
            row.body = _to_do(session, item, ways)
        return untouched
    item.action_id = None
    session.flush()
    if untouched:
        session.delete(row)
    return untouched


def _to_do(
    session: Session, item: tables.RankingItem, ways: Iterable[TackledBy]
) -> str:
    """Return what a follow-up says for the ways that need one."""
    topic = words_of(session, item) if item.label else title_of(session, item)
    chosen = set(ways) & set(BY_HAND)
    if chosen == set(BY_HAND):
        words = tr("Find someone from outside, and gather who joins in: {topic}")
    elif TackledBy.JOINT_PROJECT in chosen:
        words = tr("Gather who joins in the project: {topic}")
    else:
        words = tr("Find someone from outside for: {topic}")
    return words.format(topic=topic)
