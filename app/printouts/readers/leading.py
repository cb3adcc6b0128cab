"""Who leads, and so stands up in front of the others."""

from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.gathering.gatherings import CALLED_OFF
from app.printouts.readers import hidden_blocks
from app.vocabulary import AssignmentState, SessionRole

_STOOD_UP: Final = timedelta(days=365)  # so long it is remembered that one led


def people(session: Session, community_id: UUID) -> frozenset[UUID]:
    """Return who said yes to leading a gathering here, or a part of one.

    It counts for a year, and not in what members do not see of a plan.
    """
    assignment, gathering = tables.Assignment, tables.Session
    year_ago = datetime.combine(clock.today() - _STOOD_UP, time.min)
    found = session.execute(
        select(assignment.person_id, assignment.session_id, assignment.block_id)
        .join(gathering, gathering.id == assignment.session_id)
        .where(
            gathering.community_id == community_id,
            gathering.status.not_in(CALLED_OFF),
            or_(gathering.starts_local.is_(None), gathering.starts_local >= year_ago),
            assignment.role == SessionRole.LEAD,
            assignment.state == AssignmentState.ACCEPTED,
        )
    ).all()
    hidden = hidden_blocks.of_gatherings(session, {row.session_id for row in found})
    return frozenset(
        row.person_id for row in found if row.person_id and row.block_id not in hidden
    )
