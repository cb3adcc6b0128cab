"""How the circle will tackle something, and the thing that comes of it (NR12, US4).

Each way creates what it names: a match, a gathering on the topic, a request for TA, a
follow-up. It is linked back on the item, and the needs on the topic say that they are
being tackled. Taking a way back takes along what it created, unless somebody has done
something with that by then.
"""

from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import tables
from app.needs import needs, rankings
from app.needs import tackled_things as things
from app.needs.rankings import find_item
from app.person.people_names import tidy
from app.vocabulary import NeedState, TackledBy


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
    _tell_needs(session, item, given=way)


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
    _tell_needs(session, item, taken=way)
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
        item.peer_link_id = things.suggest_match(session, item)
    elif way is TackledBy.SESSION_THEME:
        item.session_id = things.give_theme(session, item, gathering_id)
    elif way is TackledBy.TA:
        item.ta_id = things.request_ta(session, item)
    elif way in things.BY_HAND:
        things.follow_up(session, item)


def _undo(session: Session, item: tables.RankingItem, way: TackledBy) -> bool:
    """Remove what a way created; tell whether all of it is gone."""
    if way is TackledBy.PEER_MATCH:
        key, item.peer_link_id = item.peer_link_id, None
        session.flush()
        return things.drop_match(session, key)
    if way is TackledBy.SESSION_THEME:
        key, item.session_id = item.session_id, None
        session.flush()
        return things.take_theme(session, item, key)
    if way is TackledBy.TA:
        key, item.ta_id = item.ta_id, None
        session.flush()
        return things.drop_request(session, key)
    return things.drop_follow_up(session, item) if way in things.BY_HAND else True


def _tell_needs(
    session: Session,
    item: tables.RankingItem,
    given: TackledBy | None = None,
    taken: TackledBy | None = None,
) -> None:
    """Let the needs on the topic say how they are tackled (vocabulary c.5).

    Only the way given or taken back changes: others decided on it elsewhere.
    """
    ranking = rankings.get(session, item.ranking_id)
    before = NeedState.PRIORITIZED if ranking.has_result else NeedState.RAISED
    for need in things.asked(session, item):
        if need.state is NeedState.PARKED and not need.tackled_by:
            continue  # somebody parked it for a reason of their own
        ways = [one for one in needs.tackled(need.tackled_by) if one is not taken]
        if given or (taken and _is_elsewhere(session, item, need, taken)):
            ways += [way for way in (given or taken,) if way and way not in ways]
        need.tackled_by = [way.value for way in ways] or None
        if set(ways) == {TackledBy.NOT_US}:
            need.state = NeedState.PARKED
        else:
            need.state = NeedState.BEING_TACKLED if ways else before
    session.flush()


def _is_elsewhere(
    session: Session, item: tables.RankingItem, need: tables.Need, way: TackledBy
) -> bool:
    """Tell whether another item about a need still has the way, of whatever vote."""
    table = tables.RankingItem
    rows = session.scalars(
        select(table).where(
            table.community_id == item.community_id,
            table.id != item.id,
            or_(table.topic_id == need.topic_id, table.need_id == need.id),
        )
    )
    return any(way in needs.tackled(row.tackled_by) for row in rows)
