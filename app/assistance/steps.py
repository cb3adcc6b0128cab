"""How technical assistance moves on: asked for, agreed, delivered, accepted.

Each step sets its own date, if it has none yet; a step back takes the dates off that
are no longer true. What is put aside keeps where it stood and since when it waits, so
that it can be taken up there, with as many days left as it had. Everything can be
undone, so nothing is forbidden but accepting without a name (US9).
"""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.assistance import engagements, reckoning
from app.errors import RefusedError
from app.i18n import tr
from app.person.people_names import tidy, tidy_lines
from app.tables import TaEngagement
from app.vocabulary import TaStatus

ORDER: Final = (
    TaStatus.REQUESTED,
    TaStatus.SCOPING,
    TaStatus.AGREED,
    TaStatus.IN_PROGRESS,
    TaStatus.IN_REVIEW,
    TaStatus.DELIVERED,
    TaStatus.ACCEPTED,
    TaStatus.FOLLOWED_UP,
)
"""The way of technical assistance; declined, withdrawn and paused stand beside it."""

_DATED: Final = (
    (TaStatus.AGREED, "agreed_on"),
    (TaStatus.DELIVERED, "delivered_on"),
    (TaStatus.ACCEPTED, "accepted_on"),
    (TaStatus.FOLLOWED_UP, "followed_up_on"),
)


def move(
    session: Session, engagement_id: UUID, status: TaStatus, on: date | None = None
) -> None:
    """Let it stand somewhere else from today, or from `on`.

    Raises RefusedError when it is to be accepted and nobody has been named, GoneError.
    """
    row = engagements.find(session, engagement_id)
    if status in reckoning.ACCEPTED and not row.accepted_by:
        raise RefusedError(
            tr("Say who accepted it: the name stands on the completion note.")
        )
    _put(row, status, on or clock.today())
    session.flush()


def agree(
    session: Session,
    engagement_id: UUID,
    scope: str,
    due_on: date | None,
    budget: int | None,
    on: date | None = None,
) -> None:
    """Agree on scope, date and hours (minutes) in one step.

    Raises RefusedError when scope or date is missing, GoneError.
    """
    row = engagements.find(session, engagement_id)
    words = tidy_lines(scope)
    if not words:
        raise RefusedError(tr("Say what is in it, so that both sides know."))
    if due_on is None:
        raise RefusedError(tr("Say until when, so that it has an end."))
    row.scope_in, row.due_on, row.budget_minutes = words, due_on, budget
    row.paused_on = None  # this day is what was agreed, however long it waited
    _put(row, TaStatus.AGREED, on or clock.today())
    session.flush()


def accept(
    session: Session, engagement_id: UUID, name: str, on: date | None = None
) -> None:
    """Say who accepted it, today or `on`. Raises RefusedError without a name.

    What is accepted was delivered by then, even if that was noted later.
    """
    row = engagements.find(session, engagement_id)
    row.accepted_by = tidy(name) or None
    if row.accepted_by and on and row.delivered_on and on < row.delivered_on:
        row.delivered_on = on
    move(session, engagement_id, TaStatus.ACCEPTED, on)


def resumed(row: engagements.Engagement) -> TaStatus:
    """Return where what was put aside would stand again: where it stood.

    Of what was put aside before that was noted, its dates say it.
    """
    if row.paused_from is not None:
        return row.paused_from
    reached = (
        (row.followed_up_on, TaStatus.FOLLOWED_UP),
        (row.accepted_on, TaStatus.ACCEPTED),
        (row.delivered_on, TaStatus.DELIVERED),
        (row.agreed_on and row.worked, TaStatus.IN_PROGRESS),
        (row.agreed_on, TaStatus.AGREED),
    )
    return next((status for day, status in reached if day), TaStatus.REQUESTED)


def _take_up(row: TaEngagement, on: date) -> None:
    """Let days it waited not count, and it wait no longer."""
    if row.delivered_on is None:
        row.due_on = reckoning.due_again(row.due_on, row.paused_on, on)
    row.paused_from = row.paused_on = None


def _put(row: TaEngagement, status: TaStatus, on: date) -> None:
    """Set the status, and the dates that go with it."""
    before, row.status = row.status, status
    if status not in ORDER:  # what was put aside keeps the dates it had
        if before in ORDER:
            row.paused_from, row.paused_on = before, on
        return
    _take_up(row, on)
    at = ORDER.index(status)
    for reached, name in _DATED:
        if ORDER.index(reached) > at:
            setattr(row, name, None)
        elif getattr(row, name) is None:
            setattr(row, name, on)
    if at >= ORDER.index(TaStatus.IN_PROGRESS) and row.starts_on is None:
        row.starts_on = on
    if status not in reckoning.ACCEPTED:
        row.accepted_by = None
