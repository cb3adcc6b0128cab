"""How the circle will tackle something, and the thing that comes of it (NR12, US4).

Each way creates what it names: a match, a gathering on the topic, a request for TA, a
follow-up. It is linked back on the item, and the needs on the topic say that they are
being tackled. Taking a way back takes along what it created, unless somebody has done
something with that by then.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.errors import RefusedError
from app.gathering import sessions
from app.i18n import tr
from app.needs import matches, needs, peer_links, rankings, topics
from app.needs.rankings import find_item, words_of
from app.person.people_names import tidy
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

FOLLOW_UP_AFTER: Final = timedelta(days=14)
_BY_HAND: Final = (TackledBy.EXTERNAL_PERSON, TackledBy.JOINT_PROJECT)
_NOT_YET: Final = (
    NeedState.RAISED,
    NeedState.PRIORITIZED,
    NeedState.BEING_TACKLED,
    NeedState.PARKED,
)


def decide(
    session: Session,
    item_id: UUID,
    way: TackledBy,
    gathering_id: UUID | None = None,
) -> None:
    """Decide on a way to tackle something, and create what it names.

    A theme goes to the gathering given, or to a new one that is an idea. Raises
    RefusedError if that gathering has a theme already, GoneError.
    """
    item = find_item(session, item_id)
    ways = needs.tackled(item.tackled_by)
    if way in ways:
        return
    item.tackled_by = [one.value for one in (*ways, way)]
    _create(session, item, way, gathering_id)
    session.flush()
    _tell_needs(session, item)


def decide_topic(
    session: Session,
    community_id: UUID,
    topic_id: UUID,
    way: TackledBy,
    gathering_id: UUID | None = None,
) -> UUID:
    """Decide on a topic where no vote is shown; return the item that keeps it."""
    item_id = rankings.item_for_topic(session, community_id, topic_id)
    decide(session, item_id, way, gathering_id)
    return item_id


def take_back(session: Session, item_id: UUID, way: TackledBy) -> bool:
    """Take a way back; tell whether what it created stays, being in use by now."""
    item = find_item(session, item_id)
    ways = needs.tackled(item.tackled_by)
    if way not in ways:
        return False
    item.tackled_by = [one.value for one in ways if one is not way] or None
    session.flush()
    stays = not _undo(session, item, way)
    session.flush()
    _tell_needs(session, item)
    return stays


def say(session: Session, item_id: UUID, words: str) -> None:
    """Keep a line on what exactly was agreed."""
    find_item(session, item_id).decision = tidy(words, 400) or None
    session.flush()


def _create(
    session: Session,
    item: tables.RankingItem,
    way: TackledBy,
    gathering_id: UUID | None,
) -> None:
    if way is TackledBy.PEER_MATCH:
        item.peer_link_id = _match(session, item)
    elif way is TackledBy.SESSION_THEME:
        item.session_id = _gathering(session, item, gathering_id)
    elif way is TackledBy.TA:
        item.ta_id = _request(session, item)
    elif way in _BY_HAND:
        _follow_up(session, item)


def _undo(session: Session, item: tables.RankingItem, way: TackledBy) -> bool:
    """Remove what a way created; tell whether all of it is gone."""
    if way is TackledBy.PEER_MATCH:
        key, item.peer_link_id = item.peer_link_id, None
        session.flush()
        return _drop_match(session, key)
    if way is TackledBy.SESSION_THEME:
        key, item.session_id = item.session_id, None
        session.flush()
        return _drop_gathering(session, item, key)
    if way is TackledBy.TA:
        key, item.ta_id = item.ta_id, None
        session.flush()
        return _drop_request(session, key)
    return _drop_follow_up(session, item) if way in _BY_HAND else True


def _topic(session: Session, item: tables.RankingItem) -> UUID | None:
    if item.need_id:
        return needs.find(session, item.need_id).topic_id
    return item.topic_id


def _title(session: Session, item: tables.RankingItem) -> str:
    """Return what to call things the funder may read of: never by a need's words."""
    topic_id = _topic(session, item)
    return topics.find(session, topic_id).name if topic_id else item.label or ""


def _asked(session: Session, item: tables.RankingItem) -> list[tables.Need]:
    """Return the needs an item is about that are not met or dropped."""
    topic_id = _topic(session, item)
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


def _tell_needs(session: Session, item: tables.RankingItem) -> None:
    """Let the needs on the topic say how they are tackled (vocabulary c.5)."""
    ways = needs.tackled(item.tackled_by)
    ranking = rankings.get(session, item.ranking_id)
    before = NeedState.PRIORITIZED if ranking.has_result else NeedState.RAISED
    state = NeedState.BEING_TACKLED if ways else before
    if set(ways) == {TackledBy.NOT_US}:
        state = NeedState.PARKED
    for need in _asked(session, item):
        if need.state is NeedState.PARKED and not need.tackled_by:
            continue  # somebody parked it for a reason of their own
        need.state = state
        need.tackled_by = [way.value for way in ways] or None
    session.flush()


# --- a match ------------------------------------------------------------------------


def _match(session: Session, item: tables.RankingItem) -> UUID | None:
    """Suggest the best helper to the first who asks; None if there is nobody new."""
    topic_id = _topic(session, item)
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


def _drop_match(session: Session, key: UUID | None) -> bool:
    row = session.get(tables.PeerLink, key) if key else None
    if row is None:
        return True
    if row.state is not PeerState.SUGGESTED or row.intro_text:
        return False
    session.delete(row)
    return True


# --- a gathering --------------------------------------------------------------------


def _gathering(
    session: Session, item: tables.RankingItem, gathering_id: UUID | None
) -> UUID:
    topic_id = _topic(session, item)
    if gathering_id is None:
        return sessions.add(
            session,
            item.community_id,
            title=_title(session, item),
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
    return gathering_id


def _drop_gathering(
    session: Session, item: tables.RankingItem, key: UUID | None
) -> bool:
    """Remove a gathering that is only an idea; take the theme off any other."""
    row = session.get(tables.Session, key) if key else None
    if row is None:
        return True
    own = row.title == _title(session, item)
    if own and row.status is SessionStatus.IDEA and not _has_parts(session, row.id):
        session.delete(row)
        return True
    if own or row.topic_id != _topic(session, item):
        return False
    row.topic_id = None
    return True


def _has_parts(session: Session, session_id: UUID) -> bool:
    """Tell whether anything belongs to a gathering: a plan, people, things to do."""
    parts = (tables.Block, tables.Assignment, tables.Attendance, tables.Action)
    return any(
        session.scalar(select(part.id).where(part.session_id == session_id).limit(1))
        for part in parts
    )


# --- technical assistance -----------------------------------------------------------


def _request(session: Session, item: tables.RankingItem) -> UUID:
    """Ask for TA on the topic, for the sites that ask; its scope is yet to be said."""
    row = tables.TaEngagement(
        community_id=item.community_id,
        title=_title(session, item),
        deliverable=Deliverable.OTHER,
        status=TaStatus.REQUESTED,
        requested_on=clock.today(),
        topic_id=_topic(session, item),
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
    keys = {need.id for need in _asked(session, item)}
    found = {
        need.holder.site_id
        for need in needs.of_community(session, item.community_id)
        if need.id in keys and need.holder and need.holder.site_id
    }
    return sorted(found, key=str)


def _drop_request(session: Session, key: UUID | None) -> bool:
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


def _follow_up(session: Session, item: tables.RankingItem) -> None:
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


def _drop_follow_up(session: Session, item: tables.RankingItem) -> bool:
    row = session.get(tables.Action, item.action_id) if item.action_id else None
    ways = needs.tackled(item.tackled_by)
    left = any(way in _BY_HAND for way in ways)
    if row is None:
        return True
    own = row.body in {_to_do(session, item, (*ways, way)) for way in _BY_HAND}
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
    topic = words_of(session, item) if item.label else _title(session, item)
    chosen = set(ways) & set(_BY_HAND)
    if chosen == set(_BY_HAND):
        words = tr("Find someone from outside, and gather who joins in: {topic}")
    elif TackledBy.JOINT_PROJECT in chosen:
        words = tr("Gather who joins in the project: {topic}")
    else:
        words = tr("Find someone from outside for: {topic}")
    return words.format(topic=topic)
