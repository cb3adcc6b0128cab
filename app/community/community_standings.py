"""What is worth knowing of each community: one thing, and what it rests on.

Computed from facts each time (data model, rule 5), for all communities at once. Of the
private room only dates are read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, exists, func, select
from sqlalchemy.orm import Session

from app import tables
from app.gathering import gatherings
from app.gathering.gatherings import THERE
from app.i18n import tr, trn
from app.person import members, memberships
from app.person.memberships import Gauge
from app.tables import Membership
from app.vocabulary import (
    CoachingStatus,
    CommunityStatus,
    JoinedBy,
    MembershipStatus,
    SessionStatus,
    Stage,
    TransitionKind,
    TransitionStatus,
)

NAMES: Final = 4  # of quiet people, in words

_HANDING_OVER: Final = (
    TransitionKind.COACH_LEAVES,
    TransitionKind.COACH_AWAY,
    TransitionKind.ENDING,
)
_TO_COME: Final = (SessionStatus.PLANNED, SessionStatus.CONFIRMED)
_AT_REST: Final = (CommunityStatus.PAUSED, CommunityStatus.CLOSED)


class Matter(Enum):
    """What a card's chip speaks of; a later one gives way to an earlier."""

    UNFINISHED = auto()
    HANDING_OVER = auto()
    PAUSED = auto()
    QUIET = auto()
    NO_GATHERING = auto()
    SIZE = auto()
    ON_TRACK = auto()


@dataclass(frozen=True)
class Standing:
    """The one thing worth knowing: a few words, and a sentence on what they rest on."""

    matter: Matter
    words: str
    evidence: str = ""


@dataclass(frozen=True)
class Facts:
    """What is known of all communities, by community."""

    today: date
    coach: UUID | None
    next_on: Mapping[UUID, date]
    heard: Mapping[UUID, set[UUID]]  # who was heard from in the last 60 days
    handing: Mapping[UUID, tuple[int, int]]  # steps of a hand-over: done, and all


def gather(
    session: Session, today: date, coach: UUID | None, people: Iterable[Any]
) -> Facts:
    """Return what is known of all communities, in five queries.

    `people` are the active members of all of them, a row for each membership.
    """
    return Facts(
        today,
        coach,
        _next(session),
        _heard(session, today, people),
        _handing_over(session),
    )


def standing(
    session: Session, row: Row[Any], people: Sequence[Row[Any]], facts: Facts
) -> Standing:
    """Return what matters most of a community, in the order of `Matter`.

    `row` has its id, status, stage and sizes; `people` are its active members, with
    id, name and the day they joined.
    """
    if row.id in facts.handing or row.stage is Stage.TRANSFORMATION:
        return _handover(facts.handing.get(row.id))
    if row.status in _AT_REST:
        return Standing(Matter.PAUSED, row.status.label)
    if silent := _quiet(session, row.id, people, facts):
        return _about_silence(silent)
    size = memberships.size(len(people), row.size_min, row.size_max)
    return _about_plans(row.id in facts.next_on, size)


def _about_plans(gathering: bool, size: Gauge) -> Standing:
    if not gathering:
        words = tr("No gathering planned")
        return Standing(Matter.NO_GATHERING, words, tr("Nothing is on the calendar."))
    if size.fit != "right":
        words = tr("Size {n} of {least}–{most}").format(
            n=size.people, least=size.least, most=size.most
        )
        return Standing(Matter.SIZE, words, size.suggestion)
    fine = tr("A gathering is planned, everyone was heard from, and the size is good.")
    return Standing(Matter.ON_TRACK, tr("All on track"), fine)


def _next(session: Session) -> dict[UUID, date]:
    """Return the day of each community's next gathering that is not over yet."""
    gathering = tables.Session
    found = session.execute(
        select(
            gathering.community_id,
            gathering.starts_local,
            gathering.ends_local,
            gathering.zone,
            gathering.fold,
        )
        .where(
            gathering.starts_local >= gatherings.earliest_wall(),
            gathering.status.in_(_TO_COME),
        )
        .order_by(gathering.starts_local)
    )
    days: dict[UUID, date] = {}
    for community, starts, ends, zone, fold in found:
        if community in days or starts is None:
            continue
        if not gatherings.is_over(starts, ends, zone, fold):
            days[community] = starts.date()
    return days


def _heard(
    session: Session, today: date, people: Iterable[Any]
) -> dict[UUID, set[UUID]]:
    """Return who was heard from in the last 60 days, at a gathering or in a talk.

    Conversations, of which there may be very many, are only looked up for members who
    were at no gathering.
    """
    since = today - timedelta(days=members.QUIET_DAYS)
    heard: dict[UUID, set[UUID]] = defaultdict(set)
    for community, person in _came(session, since, today):
        heard[community].add(person)
    unseen = [one.membership for one in people if one.id not in heard[one.community_id]]
    talked = session.execute(
        select(Membership.community_id, Membership.person_id).where(
            Membership.id.in_(unseen), _talked(since, today)
        )
    )
    for community, person in talked:
        heard[community].add(person)
    return heard


def _came(session: Session, since: date, today: date) -> Iterator[tuple[UUID, UUID]]:
    """Yield who was at a gathering between two days, with its community."""
    gathering, attendance = tables.Session, tables.Attendance
    recent = session.scalars(
        select(gathering.id).where(
            gathering.starts_local >= datetime.combine(since, time()),
            gathering.starts_local < datetime.combine(today + timedelta(2), time()),
        )
    ).all()
    came = session.execute(
        select(attendance.community_id, attendance.person_id)
        .distinct()
        .where(
            attendance.session_id.in_(recent),
            attendance.state.in_(THERE),
            attendance.joined_by.is_distinct_from(JoinedBy.SENT_WORD),
        )
    )
    for community, person in came:
        if person:
            yield community, person


def _talked(since: date, today: date) -> ColumnElement[bool]:
    """Match a membership whose person had a conversation here between two days."""
    contact, participant = tables.CoachingContact, tables.CoachingParticipant
    return exists().where(
        participant.person_id == Membership.person_id,
        contact.id == participant.coaching_contact_id,
        contact.community_id == Membership.community_id,
        contact.happened_on.between(since, today),
        contact.status == CoachingStatus.HELD,
    )


def _handing_over(session: Session) -> dict[UUID, tuple[int, int]]:
    """Return how much of its checklist is done where a hand-over is under way."""
    transition, action = tables.Transition, tables.Action
    found = session.execute(
        select(
            transition.community_id,
            func.count(action.done_on),
            func.count(action.id),
        )
        .outerjoin(action, action.transition_id == transition.id)
        .where(
            transition.kind.in_(_HANDING_OVER),
            transition.status == TransitionStatus.UNDER_WAY,
        )
        .group_by(transition.community_id)
    )
    return {community: (done, whole) for community, done, whole in found}


def _handover(done: tuple[int, int] | None) -> Standing:
    if not done or not done[1]:
        return Standing(Matter.HANDING_OVER, tr("Handing over"))
    words = tr("Handing over, {n} of {m}").format(n=done[0], m=done[1])
    sentence = tr("{n} of {m} steps of the hand-over are done.")
    return Standing(Matter.HANDING_OVER, words, sentence.format(n=done[0], m=done[1]))


def _about_silence(silent: Sequence[str]) -> Standing:
    words = trn("{n} quiet for 60 days", "{n} quiet for 60 days", len(silent))
    shown = ", ".join(silent[:NAMES])
    if len(silent) > NAMES:
        rest = len(silent) - NAMES
        shown = tr("{names} and {n} more").format(names=shown, n=rest)
    evidence = tr("Nothing heard in over 60 days from {names}.").format(names=shown)
    return Standing(Matter.QUIET, words, evidence)


def _quiet(
    session: Session,
    community_id: UUID,
    people: Sequence[Row[Any]],
    facts: Facts,
) -> list[str]:
    """Return the names of those not heard from, as the list of people counts them."""
    heard = facts.heard.get(community_id, set())
    silent = [one for one in people if one.id not in heard and one.id != facts.coach]
    since = facts.today - timedelta(days=members.QUIET_DAYS)
    if any(one.joined_on is None or one.joined_on >= since for one in silent):
        days = members.last_heard(session, community_id, facts.today)
    else:
        days = {}  # all of them joined long ago: so it is quiet either way
    active = MembershipStatus.ACTIVE
    return [
        one.name
        for one in silent
        if members.is_quiet(active, days.get(one.id), one.joined_on, facts.today)
    ]
