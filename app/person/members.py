"""The members of a community at a glance: where from, what they bring, when heard.

What is shown is computed from facts each time (data model, rule 5). Of the private room
only the dates of conversations are read, never a word of them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.person import attendance_marks, contacts, expertise, faces
from app.person.attendance_marks import Gathering, Mark
from app.person.contacts import Held
from app.person.expertise import Brought
from app.person.faces import Face
from app.person.people_names import family_first, fold
from app.vocabulary import (
    CoachingKind,
    CoachingStatus,
    MembershipStatus,
    SessionKind,
    SessionStatus,
)

QUIET_DAYS: Final = 60  # nothing heard for longer than this: design book 5.4

_GONE: Final = (MembershipStatus.ALUMNI,)
_BELONGING: Final = (MembershipStatus.ACTIVE, MembershipStatus.PAUSED)


@dataclass(frozen=True)
class Member:
    """One line of the list of people."""

    id: UUID
    membership_id: UUID
    name: str
    sort_name: str
    job_title: str
    email: str
    phone: str
    site_id: UUID | None
    site: str
    status: MembershipStatus
    joined_on: date | None
    face: Face
    archived: bool  # taken off the lists, or no longer a member
    roles: tuple[Held, ...]
    brings: tuple[Brought, ...]
    last: tuple[Mark, ...]  # one for each of the last gatherings, oldest first
    heard_on: date | None
    quiet: bool
    one_to_one_on: date | None  # the first that was held
    met_before_launch: bool

    @property
    def days(self) -> int | None:
        """Days since they were last heard from, None if never."""
        return (clock.today() - self.heard_on).days if self.heard_on else None

    @property
    def belongs(self) -> bool:
        """Whether they are counted: members, also those who pause, not guests."""
        return not self.archived and self.status in _BELONGING

    @property
    def is_awaited(self) -> bool:
        """Whether the coach has yet to have a one-to-one with them."""
        return (
            self.belongs
            and self.face.tint != faces.COACH
            and self.one_to_one_on is None
        )

    @property
    def standing(self) -> str:
        """What they do and what they are here, in one line."""
        words = [self.job_title, *dict.fromkeys(held.label for held in self.roles)]
        return " · ".join(word for word in words if word)

    @cached_property
    def sorted_by(self) -> str:
        """What the list is ordered by: the sort name, or else the family name first."""
        return fold(self.sort_name or family_first(self.name))

    @cached_property
    def found_by(self) -> str:
        """All the words one may type to find them, folded."""
        topics = [brought.topic for brought in self.brings]
        words = [self.name, self.site, self.standing, self.email, *topics]
        return fold(" ".join(words))


@dataclass(frozen=True)
class Roll:
    """Everyone in a community, and the gatherings their marks stand for."""

    members: tuple[Member, ...]
    gatherings: tuple[Gathering, ...]

    def present(self) -> list[Member]:
        """Return those who are not archived."""
        return [member for member in self.members if not member.archived]


def of_community(session: Session, community_id: UUID) -> Roll:
    """Return everyone who is or was in a community, by name, as the coach sees them."""
    today = clock.today()
    talked = _Talked(
        last_heard(session, community_id, today), _one_to_ones(session, community_id)
    )
    return _roll(session, community_id, talked)


def in_the_open(session: Session, community_id: UUID) -> Roll:
    """Return the same without any trace of conversations: for what leaves the book."""
    days = attendance_marks.last_present(session, community_id, clock.today())
    return _roll(session, community_id, _Talked(days, {}))


@dataclass(frozen=True)
class _Talked:
    """When people were heard from, and had their first one-to-one."""

    heard: dict[UUID, date]
    one_to_ones: dict[UUID, date]


def _roll(session: Session, community_id: UUID, talked: _Talked) -> Roll:
    today = clock.today()
    gatherings = attendance_marks.last_held(session, community_id)
    facts = _Facts(
        contacts.roles(session, community_id),
        expertise.brought(session, community_id),
        attendance_marks.of_gatherings(session, [g.id for g in gatherings]),
        talked,
        faces.tints(session, community_id),
        settings.coach_id(session),
        _launch(session, community_id),
    )
    found = session.execute(_people(community_id))
    members = [_member(row, facts, gatherings, today) for row in found]
    members.sort(key=lambda member: (member.sorted_by, str(member.id)))
    return Roll(tuple(members), tuple(gatherings))


def last_heard(session: Session, community_id: UUID, today: date) -> dict[UUID, date]:
    """Return when each person was last at a gathering or in a conversation.

    Of conversations only the date is read.
    """
    days = attendance_marks.last_present(session, community_id, today)
    contact, participant = tables.CoachingContact, tables.CoachingParticipant
    talked = session.execute(
        select(participant.person_id, func.max(contact.happened_on))
        .join(contact, contact.id == participant.coaching_contact_id)
        .where(
            contact.community_id == community_id,
            contact.status == CoachingStatus.HELD,
            contact.happened_on <= today,
        )
        .group_by(participant.person_id)
    )
    for person, day in talked:
        if day:
            days[person] = max(day, days.get(person, day))
    return days


@dataclass(frozen=True)
class _Facts:
    roles: dict[UUID, tuple[Held, ...]]
    brings: dict[UUID, tuple[Brought, ...]]
    marks: dict[tuple[UUID, UUID], Mark]  # by gathering and person
    talked: _Talked
    tints: dict[UUID, int]
    coach: UUID | None
    launch: date | None


def _people(community_id: UUID) -> Any:
    person, membership = tables.Person, tables.Membership
    return (
        select(
            person.id,
            person.name,
            person.sort_name,
            person.job_title,
            person.email,
            person.phone,
            person.retired_on,
            membership.id.label("membership_id"),
            membership.site_id,
            membership.status,
            membership.joined_on,
            tables.Party.name.label("site"),
        )
        .join(membership, membership.person_id == person.id)
        .outerjoin(tables.Site, tables.Site.id == membership.site_id)
        .outerjoin(tables.Party, tables.Party.id == tables.Site.party_id)
        .where(
            membership.community_id == community_id,
            person.forgotten_on.is_(None),  # counted where they took part, not listed
        )
    )


def _member(
    row: Row[Any], facts: _Facts, gatherings: list[Gathering], today: date
) -> Member:
    heard = facts.talked.heard.get(row.id)
    met = facts.talked.one_to_ones.get(row.id)
    tint = facts.tints.get(row.site_id, faces.NO_SITE)
    if row.id == facts.coach:
        tint = faces.COACH
    gone = row.status in _GONE
    return Member(
        id=row.id,
        membership_id=row.membership_id,
        name=row.name,
        sort_name=row.sort_name or "",
        job_title=row.job_title or "",
        email=row.email or "",
        phone=row.phone or "",
        site_id=row.site_id,
        site=row.site or "",
        status=row.status,
        joined_on=row.joined_on,
        face=Face(row.id, row.name, faces.initials(row.name), tint, row.site or ""),
        archived=gone or row.retired_on is not None,
        roles=facts.roles.get(row.id, ()),
        brings=facts.brings.get(row.id, ()),
        last=tuple(facts.marks.get((g.id, row.id), Mark.NONE) for g in gatherings),
        heard_on=heard,
        quiet=row.id != facts.coach
        and is_quiet(row.status, heard, row.joined_on, today),
        one_to_one_on=met,
        met_before_launch=bool(met and (not facts.launch or met <= facts.launch)),
    )


def is_quiet(
    status: MembershipStatus, heard: date | None, joined: date | None, today: date
) -> bool:
    """Tell whether nothing has been heard of an active member for over 60 days."""
    since = heard or joined
    if status is not MembershipStatus.ACTIVE or since is None:
        return False
    return today - since > timedelta(days=QUIET_DAYS)


def _one_to_ones(session: Session, community_id: UUID) -> dict[UUID, date]:
    """Return when each person first talked alone with the coach; only the date is read.

    Whatever the conversation was called: who was coached has been met.
    """
    contact, participant = tables.CoachingContact, tables.CoachingParticipant
    alone = (
        select(participant.coaching_contact_id)
        .group_by(participant.coaching_contact_id)
        .having(func.count() == 1)
    )
    found = session.execute(
        select(participant.person_id, func.min(contact.happened_on))
        .join(contact, contact.id == participant.coaching_contact_id)
        .where(
            contact.community_id == community_id,
            or_(contact.kind == CoachingKind.ONE_TO_ONE, contact.id.in_(alone)),
            contact.status == CoachingStatus.HELD,
            contact.happened_on.is_not(None),
        )
        .group_by(participant.person_id)
    )
    return {person: day for person, day in found if day}


def _launch(session: Session, community_id: UUID) -> date | None:
    """Return the day of the launch, None while there is none."""
    gathering = tables.Session
    starts = session.scalar(
        select(func.min(gathering.starts_local)).where(
            gathering.community_id == community_id,
            gathering.kind == SessionKind.LAUNCH,
            gathering.status.not_in([SessionStatus.CANCELLED, SessionStatus.POSTPONED]),
        )
    )
    return starts.date() if starts else None
