"""Technical assistance as it is shown: an engagement with what is computed of it.

Late, over, phase and column are judgments: they are worked out each time and never kept
(data model, rule 5). Nothing here knows of coaching.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.assistance import reckoning
from app.assistance.reckoning import Phase, Stage
from app.errors import GoneError
from app.gathering import following_through
from app.gathering.following_through import FollowUp
from app.i18n import tr
from app.person import contacts, faces
from app.person.faces import Face
from app.tables import ConcernedSite, Party, Site, TaEngagement, WorkEntry
from app.vocabulary import Deliverable, Intensity, Rank, TaFunction, TaStatus

CLOSED: Final = (
    TaStatus.DELIVERED,
    TaStatus.ACCEPTED,
    TaStatus.FOLLOWED_UP,
    TaStatus.DECLINED,
    TaStatus.WITHDRAWN,
)


@dataclass(frozen=True)
class ForSite:
    """A site that the help is for, and whom to call there."""

    id: UUID
    name: str
    tint: int
    lead: Face | None = None


@dataclass(frozen=True)
class Engagement:
    """Specific, time-bound help with an end; minutes and days are whole."""

    id: UUID
    community_id: UUID
    title: str
    deliverable: Deliverable
    deliverable_note: str
    outcome: str
    scope_in: str
    scope_out: str
    function: TaFunction | None
    intensity: Intensity | None
    status: TaStatus
    requested_on: date | None
    requester: Face | None
    provider_party_id: UUID | None
    provider_party: str
    provider: Face | None
    agreed_on: date | None
    starts_on: date | None
    due_on: date | None
    budget: int | None  # minutes agreed
    delivered_on: date | None
    accepted_on: date | None
    accepted_by: str
    followed_up_on: date | None
    result: str
    early_reason: str
    topic_id: UUID | None
    topic: str
    need_id: UUID | None
    paused_on: date | None  # since when it is put aside
    paused_from: TaStatus | None  # where it stood before
    sites: tuple[ForSite, ...]  # none: the whole community
    worked: int  # minutes
    followed: tuple[FollowUp, ...]  # gatherings that follow it through, in order
    today: date  # that it is shown on

    @property
    def name(self) -> str:
        """What it is called: its title, or its topic while it has none."""
        return reckoning.called(self.title, self.topic)

    @property
    def scope(self) -> str:
        """What it holds, in a line or two: the deliverable, or what is in it."""
        return self.deliverable_note or self.scope_in or self.outcome

    @property
    def stage(self) -> Stage | None:
        """The column of the board; None when it was put aside."""
        return reckoning.stage(self.status)

    @property
    def phase(self) -> Phase | None:
        """The phase of the work; None when it was put aside."""
        return reckoning.phase(self.status)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: also while it is paused."""
        return self.status not in CLOSED

    @property
    def days_late(self) -> int:
        """By how many days it was delivered late, or is late by now."""
        return reckoning.days_late(
            self.status, self.due_on, self.delivered_on, self.today
        )

    @property
    def due_again(self) -> date | None:
        """When it is due if it is taken up today: later, if it was put aside."""
        if self.delivered_on is not None:
            return self.due_on
        return reckoning.due_again(self.due_on, self.paused_on, self.today)

    @property
    def over(self) -> int:
        """Minutes worked beyond those agreed."""
        return reckoning.minutes_over(self.worked, self.budget)

    @property
    def per_cent(self) -> int | None:
        """The share of the agreed hours that is used."""
        return reckoning.per_cent(self.worked, self.budget)

    @property
    def follow_up_on(self) -> date | None:
        """The day to ask what became of it."""
        return reckoning.follow_up_on(self.accepted_on)

    @property
    def is_left_alone(self) -> bool:
        """Whether it was delivered and no gathering has followed it through (NR3)."""
        return self.status in reckoning.FINISHED and not self.followed

    @property
    def is_scoped(self) -> bool:
        """Whether it is said what it holds and until when."""
        return bool(self.scope_in) and self.due_on is not None

    @property
    def place(self) -> str:
        """Return where it is for: "Alder", "Alder and 2 more", "All sites"."""
        if not self.sites:
            return tr("All sites")
        first, more = self.sites[0].name, len(self.sites) - 1
        return tr("{site} and {n} more").format(site=first, n=more) if more else first

    @property
    def lead(self) -> Face | None:
        """Whose face stands for it: whom to call at the site, else who helps."""
        at_site = next((site.lead for site in self.sites if site.lead), None)
        return at_site or (None if self.sites else self.provider)


def of_community(session: Session, community_id: UUID) -> list[Engagement]:
    """Return the technical assistance of a community, what is due first at the top."""
    rows = _read(session, community_id, TaEngagement.community_id == community_id)
    return sorted(rows, key=_order)


def get(session: Session, engagement_id: UUID) -> Engagement:
    """Return one engagement. Raises GoneError if it is not in the book."""
    row = find(session, engagement_id)
    session.flush()
    found = _read(session, row.community_id, TaEngagement.id == engagement_id)
    return found[0]


def find(session: Session, engagement_id: UUID) -> TaEngagement:
    """Return the row of an engagement. Raises GoneError."""
    row = session.get(TaEngagement, engagement_id)
    if row is None:
        raise GoneError(
            tr("This request is no longer in the book. Nothing was changed.")
        )
    return row


def _order(one: Engagement) -> tuple[Any, ...]:
    return (one.due_on or date.max, one.requested_on or date.max, one.name, one.id.hex)


def _read(
    session: Session, community_id: UUID, which: ColumnElement[bool]
) -> list[Engagement]:
    topic = tables.Topic
    rows = session.execute(
        select(TaEngagement, topic.name, Party.name)
        .outerjoin(topic, topic.id == TaEngagement.topic_id)
        .outerjoin(Party, Party.id == TaEngagement.provider_party_id)
        .where(which)
    ).all()
    facts = _Facts(session, community_id, [row.id for row, _, _ in rows])
    return [facts.record(*row) for row in rows]


class _Facts:
    """What is known of engagements besides their own rows."""

    def __init__(self, session: Session, community_id: UUID, keys: list[UUID]) -> None:
        self._faces = faces.of_community(session, community_id)
        self._worked = worked(session, keys)
        self._followed = following_through.followed(session, keys)
        self._sites = _sites(session, community_id, keys, self._faces)
        self._session = session
        self._today = clock.today()

    def record(
        self, row: TaEngagement, topic: str | None, party: str | None
    ) -> Engagement:
        """Return one as it is shown."""
        return Engagement(
            id=row.id,
            community_id=row.community_id,
            title=row.title,
            deliverable=row.deliverable,
            deliverable_note=row.deliverable_note or "",
            outcome=row.outcome or "",
            scope_in=row.scope_in or "",
            scope_out=row.scope_out or "",
            function=row.function,
            intensity=row.intensity,
            status=row.status,
            requested_on=row.requested_on,
            requester=self._face(row.requester_id),
            provider_party_id=row.provider_party_id,
            provider_party=party or "",
            provider=self._face(row.provider_id),
            agreed_on=row.agreed_on,
            starts_on=row.starts_on,
            due_on=row.due_on,
            budget=row.budget_minutes,
            delivered_on=row.delivered_on,
            accepted_on=row.accepted_on,
            accepted_by=row.accepted_by or "",
            followed_up_on=row.followed_up_on,
            result=row.result or "",
            early_reason=row.early_reason or "",
            topic_id=row.topic_id,
            topic=topic or "",
            need_id=row.need_id,
            paused_on=row.paused_on,
            paused_from=row.paused_from,
            sites=tuple(self._sites.get(row.id, ())),
            worked=self._worked.get(row.id, 0),
            followed=self._followed.get(row.id, ()),
            today=self._today,
        )

    def _face(self, person_id: UUID | None) -> Face | None:
        return face(self._session, self._faces, person_id)


def face(
    session: Session, known: dict[UUID, Face], person_id: UUID | None
) -> Face | None:
    """Return whose face it is, also of somebody who is not in the community."""
    if person_id is None:
        return None
    if person_id not in known:
        person = session.get(tables.Person, person_id)
        if person is None:
            return None
        known[person_id] = Face(
            person_id, person.name, faces.initials(person.name), faces.NO_SITE
        )
    return known[person_id]


def worked(session: Session, keys: Iterable[UUID]) -> dict[UUID, int]:
    """Return the minutes worked on engagements, by their keys."""
    found = session.execute(
        select(WorkEntry.ta_id, func.sum(WorkEntry.minutes))
        .where(WorkEntry.ta_id.in_(list(keys)))
        .group_by(WorkEntry.ta_id)
    )
    return {key: minutes for key, minutes in found if key}


def _sites(
    session: Session, community_id: UUID, keys: list[UUID], known: dict[UUID, Face]
) -> dict[UUID, list[ForSite]]:
    tint = faces.tints(session, community_id)
    called = contacts.of_community(session, community_id)
    rows = session.execute(
        select(ConcernedSite.ta_id, Site.id, Party.name)
        .join(Site, Site.id == ConcernedSite.site_id)
        .join(Party, Party.id == Site.party_id)
        .where(ConcernedSite.ta_id.in_(keys))
        .order_by(Party.name, Site.id)
    )
    found: dict[UUID, list[ForSite]] = defaultdict(list)
    for key, site_id, name in rows:
        contact = called.get((site_id, Rank.PRIMARY))
        lead = known.get(contact[0]) if contact else None
        if key is not None:
            found[key].append(ForSite(site_id, name, tint.get(site_id, 0), lead))
    return found
