"""All that is shown of one person: how to reach them, what they bring and ask for.

Nothing of the private room is in it but the day of the first one-to-one.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError
from app.i18n import tr, trn
from app.needs.peer_links import HELD
from app.person import attendance_marks, consents, members, packets_made
from app.person.attendance_marks import Gathering, Mark
from app.person.faces import Face
from app.person.members import Member
from app.tables import Membership, Need, Person
from app.vocabulary import (
    AssignmentState,
    ConsentState,
    ConsentUse,
    Contact,
    Joining,
    NeedState,
)

NEEDS: Final = 4  # shown at most
TIES: Final = 6

_OPEN: Final = (NeedState.RAISED, NeedState.PRIORITIZED, NeedState.BEING_TACKLED)


@dataclass(frozen=True)
class WorkingOn:
    """A need somebody has, or their site."""

    id: UUID
    words: str
    asked_on: date
    by_site: bool
    state: NeedState


@dataclass(frozen=True)
class Tie:
    """Somebody a person is connected to, and through what."""

    face: Face
    same_site: bool
    led_together: int  # gatherings both had a part in
    helps: bool = False  # one helps the other, or did: they are tied in the ledger


@dataclass(frozen=True)
class Card:
    """One person, as the side panel shows them."""

    member: Member
    pronouns: str
    pronunciation: str
    languages: tuple[str, ...]
    address: str
    preferred_channel: Contact | None
    reach_note: str
    joined_how: Joining | None
    minutes_asked: int | None
    left_on: date | None
    retired_on: date | None
    working_on: tuple[WorkingOn, ...]
    line: tuple[tuple[Gathering, Mark], ...]  # the last gatherings, oldest first
    coming: Gathering | None
    ties: tuple[Tie, ...]
    parts_ahead: int  # parts in gatherings to come
    elsewhere: tuple[str, ...]  # names of their other communities
    agreed: Mapping[ConsentUse, ConsentState]  # what they said to each use
    packets: tuple[str, ...]  # handed on with their name in them

    def ties_in_words(self) -> str:
        """Say in a sentence or two whom they are connected to, and how."""
        near = [_given(tie) for tie in self.ties if tie.same_site]
        led = [_given(tie) for tie in self.ties if tie.led_together]
        helping = [_given(tie) for tie in self.ties if tie.helps]
        said = []
        if helping:
            said.append(tr("Peer help with {names}.").format(names=_names(helping)))
        if near:
            said.append(tr("At the same site: {names}.").format(names=_names(near)))
        if led:
            said.append(tr("Led with {names}.").format(names=_names(led)))
        return " ".join(said)


def of_person(session: Session, community_id: UUID, person_id: UUID) -> Card:
    """Return the card of a member. Raises GoneError if they are not one any more."""
    roll = members.of_community(session, community_id)
    member = next((m for m in roll.members if m.id == person_id), None)
    if member is None:
        raise GoneError(tr("This person is no longer in this community."))
    return of_member(session, community_id, member, roll)


def of_member(
    session: Session, community_id: UUID, member: Member, roll: members.Roll
) -> Card:
    """Return the card of a member of a roll that was read already."""
    person = session.get_one(Person, member.id)
    membership = session.get_one(Membership, member.membership_id)
    return Card(
        member,
        pronouns=person.pronouns or "",
        pronunciation=person.pronunciation or "",
        languages=tuple(person.languages or ()),
        address=person.address or "",
        preferred_channel=person.preferred_channel,
        reach_note=person.reach_note or "",
        joined_how=membership.joined_how,
        minutes_asked=membership.minutes_asked,
        left_on=membership.left_on,
        retired_on=person.retired_on,
        working_on=tuple(_working_on(session, community_id, member)),
        line=tuple(zip(roll.gatherings, member.last, strict=True)),
        coming=attendance_marks.next_one(session, community_id),
        ties=tuple(_ties(session, community_id, member, roll)),
        parts_ahead=_parts_ahead(session, community_id, member.id),
        elsewhere=_elsewhere(session, community_id, member.id),
        agreed=consents.of_person(session, community_id, member.id),
        packets=packets_made.naming(session, member.id),
    )


def _working_on(
    session: Session, community_id: UUID, member: Member
) -> list[WorkingOn]:
    mine = Need.person_id == member.id
    if member.site_id:
        mine = or_(mine, Need.site_id == member.site_id)
    found = session.execute(
        select(Need, tables.Topic.name)
        .join(tables.Topic, tables.Topic.id == Need.topic_id)
        .where(Need.community_id == community_id, Need.state.in_(_OPEN), mine)
        .order_by(Need.person_id.is_(None), Need.strength.desc(), Need.asked_on)
        .limit(NEEDS)
    )
    return [
        WorkingOn(
            need.id,
            need.wording or topic,
            need.asked_on,
            need.person_id is None,
            need.state,
        )
        for need, topic in found
    ]


def _ties(
    session: Session, community_id: UUID, member: Member, roll: members.Roll
) -> list[Tie]:
    """Return whom a person is connected to; the closest first."""
    led = _led_together(session, community_id, member.id)
    peers = _peers(session, community_id, member.id)
    ties = [
        Tie(
            other.face,
            bool(member.site_id and other.site_id == member.site_id),
            led.get(other.id, 0),
            other.id in peers,
        )
        for other in roll.present()
        if other.id != member.id
    ]
    ties = [tie for tie in ties if tie.helps or tie.same_site or tie.led_together]
    ties.sort(
        key=lambda tie: (
            not tie.helps,
            -tie.led_together,
            not tie.same_site,
            tie.face.name,
        )
    )
    return ties[:TIES]


def _peers(session: Session, community_id: UUID, person_id: UUID) -> set[UUID | None]:
    """Return the people who help a person or are helped by them (PI3)."""
    link = tables.PeerLink
    found = session.execute(
        select(link.asker_person_id, link.helper_person_id).where(
            link.community_id == community_id,
            link.state.in_(HELD),
            or_(link.asker_person_id == person_id, link.helper_person_id == person_id),
        )
    )
    return {one for pair in found for one in pair} - {person_id, None}


def _led_together(
    session: Session, community_id: UUID, person_id: UUID
) -> dict[UUID, int]:
    """Return in how many gatherings others had a part with this person."""
    part = tables.Assignment
    own = select(part.session_id).where(part.person_id == person_id)
    found = session.execute(
        select(part.person_id, part.session_id)
        .where(
            part.community_id == community_id,
            part.session_id.in_(own),
            part.person_id.is_not(None),
            part.person_id != person_id,
            part.state == AssignmentState.ACCEPTED,
        )
        .distinct()
    )
    together: dict[UUID, int] = defaultdict(int)
    for other, _ in found:
        if other:
            together[other] += 1
    return together


def _parts_ahead(session: Session, community_id: UUID, person_id: UUID) -> int:
    part, gathering = tables.Assignment, tables.Session
    found = session.scalars(
        select(part.id)
        .join(gathering, gathering.id == part.session_id)
        .where(
            part.community_id == community_id,
            part.person_id == person_id,
            part.state != AssignmentState.DECLINED,
            gathering.starts_local >= datetime.combine(clock.today(), time.min),
        )
    )
    return len(found.all())


def _elsewhere(
    session: Session, community_id: UUID, person_id: UUID
) -> tuple[str, ...]:
    found = session.scalars(
        select(tables.Community.name)
        .join(Membership, Membership.community_id == tables.Community.id)
        .where(
            Membership.person_id == person_id, Membership.community_id != community_id
        )
        .order_by(tables.Community.name)
    )
    return tuple(found)


def _given(tie: Tie) -> str:
    return tie.face.name.split()[0] if tie.face.name.split() else tie.face.name


def _names(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    if len(names) > 3:
        more = trn("{n} more", "{n} more", len(names) - 3)
        return tr("{names} and {last}").format(names=", ".join(names[:3]), last=more)
    return tr("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
