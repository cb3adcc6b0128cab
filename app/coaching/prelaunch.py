"""Meeting everyone before the launch: who was met, who is left, how many days.

It warns and never blocks: a launch can be confirmed whoever is left (PI16, US1).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.i18n import tr, trn
from app.person import contacts, faces, sites
from app.person.faces import Face
from app.tables import CoachingContact, CoachingParticipant, Membership, PrivateNote
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    MembershipStatus,
    PrivateKind,
    Rank,
    SessionKind,
    SessionStatus,
)

_OFF = (SessionStatus.CANCELLED, SessionStatus.POSTPONED)


@dataclass(frozen=True)
class Meeting:
    """A site, and the one-to-one with it before the launch."""

    id: UUID  # the site's key
    site: str
    lead: Face | None  # whom to meet: the first contact, else whoever belongs there
    membership_id: UUID | None  # of the lead
    entry_id: UUID | None
    held_on: date | None
    planned_on: date | None
    mode: CoachingMode | None
    with_whom: tuple[str, ...]
    by: str  # the coach who held it
    guide: str
    open_promises: int
    invite_ok: bool

    @property
    def is_met(self) -> bool:
        """Whether somebody of the site was met."""
        return self.held_on is not None


@dataclass(frozen=True)
class Standing:
    """How the meetings before a launch stand."""

    launch_on: date | None
    launch_id: UUID | None
    meetings: tuple[Meeting, ...]

    @property
    def met(self) -> int:
        """How many sites were met."""
        return sum(one.is_met for one in self.meetings)

    @property
    def left(self) -> tuple[Meeting, ...]:
        """The sites not met yet."""
        return tuple(one for one in self.meetings if not one.is_met)

    @property
    def days(self) -> int | None:
        """Days until the launch, negative after it; None while none is planned."""
        return (self.launch_on - clock.today()).days if self.launch_on else None

    @property
    def is_short(self) -> bool:
        """Whether there are fewer days than sites left: meet them now."""
        return self.days is not None and 0 <= self.days < len(self.left)

    @property
    def sentence(self) -> str:
        """Say "4 of 6 met, 9 days left" (US1)."""
        met = tr("{met} of {all} met").format(met=self.met, all=len(self.meetings))
        if self.days is None:
            return tr("{met}. No launch is planned yet").format(met=met)
        if self.days < 0:
            return tr("{met}. The launch is behind you").format(met=met)
        if self.days == 0:
            return tr("{met}, the launch is today").format(met=met)
        left = trn("{n} day left", "{n} days left", self.days)
        return tr("{met}, {left}").format(met=met, left=left)


def standing(session: Session, community_id: UUID) -> Standing:
    """Return who was met before the launch of a community, the sites by name."""
    launch_id, launch_on = _launch(session, community_id)
    talks = _talks(session, community_id, launch_on)
    places = sites.of_community(session, community_id)
    known = faces.of_community(session, community_id)
    return Standing(
        launch_on,
        launch_id,
        tuple(
            _meeting(session, community_id, site, talks.get(site.id), known)
            for site in places
        ),
    )


def allow_inviting(session: Session, membership_id: UUID, ok: bool) -> None:
    """Note that somebody may be invited to the launch, or may not yet (PI16)."""
    row = session.get(Membership, membership_id)
    if row is not None:
        row.invite_ok = ok
        session.flush()


def _launch(session: Session, community_id: UUID) -> tuple[UUID | None, date | None]:
    """Return the first launch that is not called off, and its day."""
    gathering = tables.Session
    row = session.execute(
        select(gathering.id, gathering.starts_local)
        .where(
            gathering.community_id == community_id,
            gathering.kind == SessionKind.LAUNCH,
            gathering.status.not_in(_OFF),
            gathering.starts_local.is_not(None),
        )
        .order_by(gathering.starts_local, gathering.id)
        .limit(1)
    ).first()
    return (row[0], row[1].date()) if row and row[1] else (None, None)


def _talks(
    session: Session, community_id: UUID, launch_on: date | None
) -> dict[UUID, CoachingContact]:
    """Return the one-to-one with each site: held before the launch, else planned."""
    contact = CoachingContact
    rows = session.scalars(
        select(contact)
        .where(
            contact.community_id == community_id,
            contact.kind == CoachingKind.ONE_TO_ONE,
            contact.status != CoachingStatus.DROPPED,
            contact.site_id.is_not(None),
        )
        .order_by(func.coalesce(contact.happened_on, contact.planned_on), contact.id)
    )
    held: dict[UUID, CoachingContact] = {}
    planned: dict[UUID, CoachingContact] = {}
    for row in rows:
        if row.site_id is None:
            continue
        if row.status is CoachingStatus.PLANNED:
            planned.setdefault(row.site_id, row)
        elif launch_on is None or (row.happened_on and row.happened_on <= launch_on):
            held.setdefault(row.site_id, row)
    return {**planned, **held}


def _meeting(
    session: Session,
    community_id: UUID,
    site: sites.Site,
    talk: CoachingContact | None,
    known: dict[UUID, Face],
) -> Meeting:
    lead = _lead(session, community_id, site, talk, known)
    membership = _membership(session, community_id, lead.id if lead else None)
    is_held = talk is not None and talk.status is CoachingStatus.HELD
    return Meeting(
        site.id,
        site.name,
        lead,
        membership.id if membership else None,
        talk.id if talk else None,
        talk.happened_on if talk and is_held else None,
        talk.planned_on if talk and not is_held else None,
        talk.mode if talk else None,
        _with_whom(session, talk),
        _name(session, talk.coach_id) if talk else "",
        (talk.guide or "") if talk else "",
        _promised(session, talk),
        bool(membership and membership.invite_ok),
    )


def _lead(
    session: Session,
    community_id: UUID,
    site: sites.Site,
    talk: CoachingContact | None,
    known: dict[UUID, Face],
) -> Face | None:
    """Return whom to meet: the first contact, else who was talked with, else anyone."""
    if site.primary:
        return known.get(site.primary[0])
    if talk is not None:
        seat = CoachingParticipant
        there = session.scalars(
            select(seat.person_id).where(seat.coaching_contact_id == talk.id)
        )
        found = next((known[key] for key in there if key in known), None)
        if found:
            return found
    backup = contacts.of_community(session, community_id).get((site.id, Rank.BACKUP))
    if backup:
        return known.get(backup[0])
    first = session.scalar(
        select(Membership.person_id)
        .join(tables.Person, tables.Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.site_id == site.id,
            Membership.status != MembershipStatus.ALUMNI,
            tables.Person.retired_on.is_(None),
        )
        .order_by(tables.Person.name)
        .limit(1)
    )
    return known.get(first) if first else None


def _membership(
    session: Session, community_id: UUID, person_id: UUID | None
) -> Membership | None:
    if person_id is None:
        return None
    return session.scalar(
        select(Membership).where(
            Membership.community_id == community_id, Membership.person_id == person_id
        )
    )


def _with_whom(session: Session, talk: CoachingContact | None) -> tuple[str, ...]:
    if talk is None:
        return ()
    seat = CoachingParticipant
    return tuple(
        session.scalars(
            select(tables.Person.name)
            .join(seat, seat.person_id == tables.Person.id)
            .where(seat.coaching_contact_id == talk.id)
            .order_by(tables.Person.name)
        )
    )


def _name(session: Session, person_id: UUID | None) -> str:
    person = session.get(tables.Person, person_id) if person_id else None
    return person.name if person else ""


def _promised(session: Session, talk: CoachingContact | None) -> int:
    if talk is None:
        return 0
    note = PrivateNote
    found = session.scalars(
        select(note.id).where(
            note.coaching_contact_id == talk.id,
            note.kind == PrivateKind.PROMISE,
            note.done_on.is_(None),
        )
    )
    return Counter(found).total()
