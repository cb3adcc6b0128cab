"""What the book knows of forming, launching and keeping up a circle (NR2)."""

from collections import Counter
from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from app import clock, phrases, settings, tables
from app.charter import (
    compositions,
    five_questions,
    launch_waves,
    pilots,
    purpose_talks,
)
from app.charter.facts import Fact, count, holding, share
from app.i18n import tr, trn
from app.person import memberships, prospects, sites, wishes
from app.tables import Membership, Person
from app.vocabulary import (
    AssignmentState,
    MembershipStatus,
    Role,
    SessionKind,
    SessionRole,
    SessionStatus,
)

AHEAD: Final = timedelta(days=90)
LAST: Final = 3  # gatherings
_OFF: Final = (SessionStatus.CANCELLED, SessionStatus.POSTPONED)


def answers(session: Session, community_id: UUID) -> Fact:
    """Tell how many of the five questions are answered."""
    said = five_questions.answers(session, community_id)
    asked = [one.key for one in five_questions.questions()]
    done = sum(key in said for key in asked)
    return share(done, len(asked), tr("{done} of {all} answered"))


def invited(session: Session, community_id: UUID) -> Fact:
    """Tell whether everybody who may join has been asked."""
    found = _standings(session, community_id)
    if waiting := found[MembershipStatus.PROSPECT]:
        words = trn("{n} still to ask", "{n} still to ask", waiting)
        return Fact(is_met=False, words=words)
    if not _others(found):
        return Fact(is_met=False)
    return Fact(is_met=True, words=tr("nobody left to ask"))


def concerns(session: Session, community_id: UUID) -> Fact:
    """Tell how many of the concerns that were heard have a reply."""
    heard = [
        one
        for one in prospects.of_community(session, community_id).people
        if one.concern
    ]
    if not heard:
        return Fact(is_met=False, words=tr("none heard yet"))
    done = sum(not one.is_unanswered for one in heard)
    return share(done, len(heard), tr("{done} of {all} answered"))


def joined(session: Session, community_id: UUID) -> Fact:
    """Tell whether it is noted of everyone how they came to join (NR4)."""
    n = prospects.of_community(session, community_id).not_noted
    if n:
        words = trn("not noted of {n} person", "not noted of {n} people", n)
        return Fact(is_met=False, words=words)
    if not _others(_standings(session, community_id)):
        return Fact(is_met=False)
    return Fact(is_met=True, words=tr("noted of everyone"))


def size(session: Session, community_id: UUID) -> Fact:
    """Tell whether as many are here as fit (GLP16)."""
    gauge = memberships.gauge(session, community_id)
    words = trn(
        "{n} person, {least} to {most} fit",
        "{n} people, {least} to {most} fit",
        gauge.people,
        least=gauge.least,
        most=gauge.most,
    )
    return Fact(gauge.fit == "right", words)


def missing(session: Session, community_id: UUID) -> Fact:
    """Tell whether the voices that are missing are named."""
    named = compositions.missing(session, community_id)
    return Fact(bool(named), trn("{n} named", "{n} named", len(named)) if named else "")


def expectations(session: Session, community_id: UUID) -> Fact:
    """Tell how many have said what they want or give."""
    everyone = wishes.of_community(session, community_id)
    done = sum(one.is_said for one in everyone)
    return share(done, len(everyone), tr("{done} of {all} have said"))


# --- Launching ----------------------------------------------------------------------


def pilot(session: Session, community_id: UUID) -> Fact:
    """Tell whether somebody takes part in a pilot."""
    n = sum(len(one.people) for one in pilots.of_community(session, community_id))
    return Fact(n > 0, trn("{n} person", "{n} people", n) if n else "")


def assumptions(session: Session, community_id: UUID) -> Fact:
    """Tell how many of the assumptions are tested."""
    found = pilots.of_community(session, community_id)
    done = sum(one.tested for one in found)
    all_ = sum(len(one.assumptions) for one in found)
    return share(done, all_, tr("{done} of {all} tested"))


def story(session: Session, community_id: UUID) -> Fact:
    """Tell whether the story of a pilot is written."""
    told = any(one.story for one in pilots.of_community(session, community_id))
    return Fact(told, tr("written") if told else "")


def launch(session: Session, community_id: UUID) -> Fact:
    """Tell whether there is a day for the launch."""
    gathering = tables.Session
    starts = session.scalar(
        select(func.min(gathering.starts_local)).where(
            gathering.community_id == community_id,
            gathering.kind == SessionKind.LAUNCH,
            gathering.status.not_in(_OFF),
        )
    )
    if starts is None:
        return Fact(is_met=False, words=tr("no day yet"))
    return Fact(is_met=True, words=phrases.short_date(starts.date()))


def waves(session: Session, community_id: UUID) -> Fact:
    """Tell how many waves have a day and a benefit."""
    waves = launch_waves.of_community(session, community_id)
    done = sum(bool(one.begins_on and one.benefit) for one in waves)
    return share(done, len(waves), tr("{done} of {all} with a day and a benefit"))


# --- Managing, outliving ------------------------------------------------------------


def rhythm(session: Session, community_id: UUID) -> Fact:
    """Tell whether gatherings are planned."""
    gathering = tables.Session
    begins = datetime.combine(clock.today(), time.min)
    n = count(
        session,
        gathering,
        gathering.community_id == community_id,
        gathering.status.in_((SessionStatus.PLANNED, SessionStatus.CONFIRMED)),
        gathering.starts_local.between(begins, begins + AHEAD),
    )
    words = trn("{n} in the next 90 days", "{n} in the next 90 days", n)
    return Fact(n > 0, words)


def led(session: Session, community_id: UUID) -> Fact:
    """Tell how many of the last three gatherings somebody but the coach led."""
    gathering, assignment = tables.Session, tables.Assignment
    last = session.scalars(
        select(gathering.id)
        .where(
            gathering.community_id == community_id,
            gathering.status == SessionStatus.HELD,
        )
        .order_by(gathering.starts_local.desc())
        .limit(LAST)
    ).all()
    coach = settings.coach_id(session)
    by_members = session.scalars(
        select(assignment.session_id)
        .where(
            assignment.session_id.in_(last),
            assignment.role == SessionRole.LEAD,
            assignment.state == AssignmentState.ACCEPTED,
            assignment.person_id.is_not(None),
            assignment.person_id != coach if coach else true(),
        )
        .distinct()
    ).all()
    return share(len(by_members), len(last), tr("{done} of the last {all}"))


def purpose(session: Session, community_id: UUID) -> Fact:
    """Tell whether the purpose was talked about lately."""
    talk = purpose_talks.last(session, community_id)
    if talk is None:
        return Fact(is_met=False, words=tr("not that the book knows"))
    return Fact(not talk.is_due, talk.ago)


def contacts(session: Session, community_id: UUID) -> Fact:
    """Tell how many sites have two people to call."""
    known = [one for one in sites.of_community(session, community_id) if one.people]
    done = sum(one.contacts > 1 for one in known)
    return share(done, len(known), tr("{done} of {all} sites"))


def convener(session: Session, community_id: UUID) -> Fact:
    """Tell whether somebody is the convener."""
    n = holding(session, community_id, Role.CONVENER)
    return Fact(n > 0, trn("{n} person", "{n} people", n) if n else "")


def _standings(session: Session, community_id: UUID) -> Counter[MembershipStatus]:
    """Return how many stand where with the community, the archived apart."""
    rows = session.scalars(
        select(Membership.status)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.community_id == community_id, Person.retired_on.is_(None))
    )
    return Counter(rows)


def _others(found: Counter[MembershipStatus]) -> bool:
    """Tell whether anybody is here or asked, beside the coach herself."""
    status = MembershipStatus
    return found[status.ACTIVE] + found[status.PAUSED] + found[status.INVITED] > 1
