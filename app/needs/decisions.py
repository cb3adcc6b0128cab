"""What was decided on something, with the thing each way created (US4)."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, tables
from app.gathering import sessions
from app.needs import peer_links
from app.needs.rankings import Item
from app.needs.tackled_things import BY_HAND
from app.vocabulary import SessionStatus, TackledBy

_OVER: Final = (SessionStatus.HELD, SessionStatus.CANCELLED)


@dataclass(frozen=True)
class Made:
    """A way of tackling something, and what it created; `key` is None for nothing."""

    way: TackledBy
    key: UUID | None = None
    words: str = ""  # the gathering, the request, the two who were matched, the task
    day: date | None = None  # of the gathering, or when the task is due
    done: bool = False  # the task was ticked off


@dataclass(frozen=True)
class Gathering:
    """A gathering to come that has no theme yet."""

    id: UUID
    title: str
    day: date


def of_item(session: Session, item: Item) -> list[Made]:
    """Return what was decided on an item, in the order it was."""
    return [_made(session, item, way) for way in item.tackled_by]


def without_theme(session: Session, community_id: UUID) -> list[Gathering]:
    """Return the dated gatherings to come that can be given a theme, the next first."""
    found = []
    for listed in sessions.of_community(session, community_id):
        one = listed.gathering
        coming = one.day is not None and one.day >= clock.today()
        if coming and one.topic_id is None and one.status not in _OVER and one.day:
            found.append(Gathering(one.id, one.title, one.day))
    return found


def _made(session: Session, item: Item, way: TackledBy) -> Made:
    if way is TackledBy.SESSION_THEME and item.session_id:
        gathering = session.get(tables.Session, item.session_id)
        if gathering is not None:
            starts = gathering.starts_local
            day = starts.date() if starts else None
            return Made(way, gathering.id, gathering.title, day)
    if way is TackledBy.TA and item.ta_id:
        ta = session.get(tables.TaEngagement, item.ta_id)
        if ta is not None:
            return Made(way, ta.id, ta.title)
    if way is TackledBy.PEER_MATCH and item.peer_link_id:
        return _match(session, item)
    if way in BY_HAND and item.action_id:
        task = session.get(tables.Action, item.action_id)
        if task is not None:
            return Made(way, task.id, task.body, task.due_on, task.done_on is not None)
    return Made(way)


def _match(session: Session, item: Item) -> Made:
    way = TackledBy.PEER_MATCH
    row = session.scalar(
        select(tables.PeerLink).where(tables.PeerLink.id == item.peer_link_id)
    )
    if row is None:
        return Made(way)
    for link in peer_links.of_community(session, row.community_id):
        if link.id == row.id:
            return Made(way, link.id, f"{link.helper.name} → {link.asker.name}")
    return Made(way, row.id)
