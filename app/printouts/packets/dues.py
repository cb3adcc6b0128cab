"""What is to be done in a community, and by when: the rows its reader may see."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app import tables
from app.assistance import reckoning
from app.community import due_days
from app.printouts.readers import consented
from app.tables import Action, TaEngagement, Transition
from app.vocabulary import ActionKind, Audience, SessionStatus

Dues = list[tuple[Action, date | None]]
"""Things to be done, each with the day it is due."""

_Days = Mapping[UUID, tuple[date | None, ...]]


def of_community(session: Session, community_id: UUID, audience: Audience) -> Dues:
    """Return what is to be done and what was, the earliest first.

    Nothing is to be done any more for a gathering that is canceled, or for assistance
    that does not come about; nor are steps left on the way to what was accepted.
    """
    off, days = _called_off(session, community_id), _days(session, community_id)
    over = frozenset(session.scalars(_accepted(community_id)))
    found = session.scalars(select(Action).where(Action.community_id == community_id))
    seen = [
        (row, _due(row, days))
        for row in found
        if consented.sees(audience, row.layer)
        and not {row.session_id, row.ta_id} & off
        and not _is_passed(row, over)
    ]
    return sorted(
        seen,
        key=lambda one: (one[1] or date.max, one[0].position or 0, one[0].body),
    )


def _accepted(community_id: UUID) -> Select[UUID]:
    return select(TaEngagement.id).where(
        TaEngagement.community_id == community_id,
        TaEngagement.status.in_(reckoning.ACCEPTED),
    )


def _is_passed(row: Action, over: frozenset[UUID]) -> bool:
    """Tell whether it is a step that was never ticked, on the way to what is there."""
    is_step = row.kind is ActionKind.MILESTONE and row.done_on is None
    return is_step and row.ta_id in over


def _called_off(session: Session, community_id: UUID) -> frozenset[UUID | None]:
    gathering, ta = tables.Session, TaEngagement
    canceled = select(gathering.id).where(
        gathering.community_id == community_id,
        gathering.status == SessionStatus.CANCELLED,
    )
    declined = select(ta.id).where(
        ta.community_id == community_id, ta.status.in_(reckoning.NO_HELP)
    )
    return frozenset((*session.scalars(canceled), *session.scalars(declined)))


def _days(session: Session, community_id: UUID) -> _Days:
    """Return the days that `offset_days` counts from, by gathering and transition."""
    gathering, change = tables.Session, Transition
    starts = session.execute(
        select(gathering.id, gathering.starts_local).where(
            gathering.community_id == community_id
        )
    )
    changes = session.execute(
        select(change.id, change.effective_on, change.last_on).where(
            change.community_id == community_id
        )
    )
    days: dict[UUID, tuple[date | None, ...]] = {
        key: (start.date() if start else None,) for key, start in starts
    }
    return days | {key: (first, last) for key, first, last in changes}


def _due(row: Action, known: _Days) -> date | None:
    """Return when it is due: its own day, or so many from what it is part of."""
    days = [
        day
        for part_of in (row.transition_id, row.session_id)
        if part_of
        for day in known.get(part_of, ())
    ]
    return due_days.due(row.due_on, row.offset_days, *days)
