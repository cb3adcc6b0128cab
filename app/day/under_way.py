"""What is under way besides gatherings: technical assistance, changes of hands."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.day import actions
from app.i18n import tr
from app.person.faces import Face
from app.tables import Action, Community, Party, Site, TaEngagement, Transition
from app.vocabulary import (
    ActionKind,
    TaStatus,
    TransitionKind,
    TransitionStatus,
)

AHEAD: Final = timedelta(weeks=6)  # technical assistance due by then is shown
_AT_WORK: Final = (TaStatus.AGREED, TaStatus.IN_PROGRESS, TaStatus.IN_REVIEW)


@dataclass(frozen=True)
class HelpDue:
    """Technical assistance that is to be delivered soon."""

    id: UUID
    community_id: UUID
    title: str
    due: date
    sites: tuple[str, ...]
    worked: int  # minutes
    budget: int | None  # minutes
    step: str = ""  # the next milestone

    @property
    def share(self) -> float:
        """The share of the agreed hours that is used."""
        return self.worked / self.budget if self.budget else 0.0


@dataclass(frozen=True)
class Handover:
    """Something that is changing hands, with its checklist."""

    id: UUID
    community: str
    kind: TransitionKind
    title: str
    last_on: date | None
    leaves: str  # the name of who leaves, "" the coach herself
    successor: str
    done: int
    items: int


def helped(session: Session) -> list[HelpDue]:
    """Return the technical assistance under way that is due soon or late."""
    found = session.scalars(
        select(TaEngagement)
        .join(Community, Community.id == TaEngagement.community_id)
        .where(
            TaEngagement.status.in_(_AT_WORK),
            TaEngagement.delivered_on.is_(None),
            TaEngagement.due_on <= clock.today() + AHEAD,
            Community.retired_on.is_(None),
        )
        .order_by(TaEngagement.due_on, TaEngagement.title)
    ).all()
    wanted = [row.id for row in found]
    worked, sites = _worked(session, wanted), _sites(session, wanted)
    steps = _steps(session, wanted)
    return [
        HelpDue(
            row.id,
            row.community_id,
            row.title or tr("Request without a title"),
            row.due_on,
            tuple(sites[row.id]),
            worked.get(row.id, 0),
            row.budget_minutes,
            steps.get(row.id, ""),
        )
        for row in found
        if row.due_on
    ]


def hands(session: Session) -> list[Handover]:
    """Return what changes hands, with how much of its checklist is done."""
    under_way = (TransitionStatus.COMING, TransitionStatus.UNDER_WAY)
    rows = session.execute(
        select(Transition, Community.short_name)
        .join(Community, Community.id == Transition.community_id)
        .where(
            Transition.status.in_(under_way),
            Transition.kind != TransitionKind.EVENT,
            Community.retired_on.is_(None),
        )
        .order_by(Transition.effective_on, Transition.title)
    ).all()
    me = settings.coach_id(session)
    people = {
        (None, key) for row, _ in rows for key in (row.person_id, row.successor_id)
    }
    named = actions.faces_of(session, {(c, key) for c, key in people if key})
    return [_handover(session, row, name, named, me) for row, name in rows]


def _handover(
    session: Session,
    row: Transition,
    community: str,
    named: dict[tuple[UUID | None, UUID], Face],
    me: UUID | None,
) -> Handover:
    def name(key: UUID | None) -> str:
        face = named.get((None, key)) if key else None
        return face.name if face else ""

    done: ColumnElement[Any] = func.count(Action.done_on)
    items, ticked = session.execute(
        select(func.count(), done).where(
            Action.transition_id == row.id, Action.checklist.is_not(None)
        )
    ).one()
    return Handover(
        row.id,
        community,
        row.kind,
        row.title,
        row.last_on,
        "" if row.person_id == me else name(row.person_id),
        name(row.successor_id),
        ticked,
        items,
    )


def _worked(session: Session, wanted: list[UUID]) -> dict[UUID, int]:
    entry = tables.WorkEntry
    found = session.execute(
        select(entry.ta_id, func.sum(entry.minutes))
        .where(entry.ta_id.in_(wanted))
        .group_by(entry.ta_id)
    )
    return {key: minutes for key, minutes in found if key}


def _sites(session: Session, wanted: list[UUID]) -> dict[UUID, list[str]]:
    concerned = tables.ConcernedSite
    found = session.execute(
        select(concerned.ta_id, Party.name)
        .join(Site, Site.id == concerned.site_id)
        .join(Party, Party.id == Site.party_id)
        .where(concerned.ta_id.in_(wanted))
        .order_by(Party.name)
    )
    sites: dict[UUID, list[str]] = defaultdict(list)
    for key, name in found:
        if key:
            sites[key].append(name)
    return sites


def _steps(session: Session, wanted: list[UUID]) -> dict[UUID, str]:
    """Return the next open milestone of each."""
    found = session.execute(
        select(Action.ta_id, Action.body)
        .where(
            Action.ta_id.in_(wanted),
            Action.kind == ActionKind.MILESTONE,
            Action.done_on.is_(None),
        )
        .order_by(Action.due_on.is_(None).desc(), Action.due_on.desc())
    )
    return {key: body for key, body in found if key}  # the earliest comes last
