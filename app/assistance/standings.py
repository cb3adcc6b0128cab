"""Technical assistance as it stood on a day gone by: what came since is not told.

A report of a quarter says the same whenever it is made.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.assistance import reckoning, steps
from app.tables import TaEngagement, Topic
from app.vocabulary import TaStatus

_ASIDE: Final = (TaStatus.DECLINED, TaStatus.WITHDRAWN)


@dataclass(frozen=True)
class Standing:
    """An engagement as it stood on the last day of a period, whatever came since."""

    id: UUID
    name: str
    kind: str
    status: TaStatus
    begun_on: date | None
    due_on: date | None
    delivered_on: date | None
    accepted_on: date | None
    budget: int | None
    day: date

    def was_on(self, first: date) -> bool:
        """Tell whether it was under way in a time from `first`, or ended in it."""
        begun = self.begun_on is None or self.begun_on <= self.day
        ended = self.accepted_on or self.delivered_on
        there = self.status not in _ASIDE
        return there and begun and (ended is None or ended >= first)


def of_community(session: Session, community_id: UUID, day: date) -> list[Standing]:
    """Return the technical assistance of a community as it stood on a day."""
    found = session.execute(
        select(TaEngagement, Topic.name)
        .outerjoin(Topic, Topic.id == TaEngagement.topic_id)
        .where(TaEngagement.community_id == community_id)
    )
    return [_standing(row, topic or "", day) for row, topic in found]


def _standing(row: TaEngagement, topic: str, last: date) -> Standing:
    """Return an engagement as it stood on the day `last`."""

    def by_then(day: date | None) -> date | None:
        return day if day and day <= last else None

    return Standing(
        id=row.id,
        name=reckoning.called(row.title, topic),
        kind=row.deliverable.label,
        status=_status_then(row, last),
        begun_on=by_then(row.agreed_on) or row.requested_on or row.agreed_on,
        due_on=row.due_on,
        delivered_on=by_then(row.delivered_on),
        accepted_on=by_then(row.accepted_on),
        budget=row.budget_minutes,
        day=last,
    )


def _status_then(row: TaEngagement, last: date) -> TaStatus:
    """Return where it stood on a day: the days it passed say so."""
    status = row.status
    if row.paused_from and row.paused_on and row.paused_on > last:
        status = row.paused_from
    if status not in steps.ORDER:
        return status
    passed = (
        (row.followed_up_on, TaStatus.FOLLOWED_UP),
        (row.accepted_on, TaStatus.ACCEPTED),
        (row.delivered_on, TaStatus.DELIVERED),
        (row.starts_on, TaStatus.IN_PROGRESS),
        (row.agreed_on, TaStatus.AGREED),
    )
    at = steps.ORDER.index
    undone = [there for day, there in passed if day and day > last]
    if not undone:
        return status
    limit = min(at(there) for there in undone)
    reached = [there for day, there in passed if day and day <= last]
    before = max((at(one) for one in reached if at(one) < limit), default=0)
    return steps.ORDER[min(at(status), before)]
