"""Where a circle stands: its stage with dates, its size, whom to call first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.community import communities
from app.community.communities import Details
from app.community.community_words import stage_words
from app.person import faces, sites
from app.person.faces import Face
from app.tables import Membership, Party, Person, RoleTerm
from app.vocabulary import MembershipStatus, Role, SessionKind, SessionStatus, Stage

When = Literal["past", "now", "to_come"]
Part = Literal["first", "backup", "funder"]

_FUNDERS: Final = (Role.SPONSOR,)
_TOOK_OR_TAKES_PLACE: Final = (
    SessionStatus.PLANNED,
    SessionStatus.CONFIRMED,
    SessionStatus.HELD,
)


@dataclass(frozen=True)
class Milestone:
    """A stage in the life of a community, with the day the book knows of it."""

    stage: Stage
    words: str
    when: When
    on: date | None = None  # its first day, or that of the launch; of the last: the end


@dataclass(frozen=True)
class Call:
    """Somebody to call first, as what, and what about."""

    face: Face
    part: Part
    about: str = ""


@dataclass(frozen=True)
class Alone:
    """A site where only one person can be called, or nobody."""

    site: str
    person_id: UUID | None = None
    name: str = ""


@dataclass(frozen=True)
class Bearings:
    """Where a circle stands."""

    home: Details
    members: int
    sites: int
    funder: str
    stages: tuple[Milestone, ...]
    calls: tuple[Call, ...]
    alone: tuple[Alone, ...]

    @property
    def is_overdue(self) -> bool:
        """Whether the charter should have been looked at again by now (c.4)."""
        return is_overdue(self.home.review_on)


def of_community(session: Session, community_id: UUID) -> Bearings:
    """Return where a community stands. Raises GoneError if it is not there."""
    home = communities.get(session, community_id)
    return Bearings(
        home,
        _members(session, community_id),
        sum(1 for one in sites.of_community(session, community_id)),
        _funder(session, community_id),
        tuple(_stages(home, _launch(session, community_id))),
        tuple(_calls(session, community_id)),
        tuple(
            Alone(one.name, *(one.primary or one.backup or (None, "")))
            for one in sites.without_backup(session, community_id)
        ),
    )


def is_overdue(review_on: date | None) -> bool:
    """Tell whether a day to look at something again has come."""
    return review_on is not None and review_on <= clock.today()


def _stages(home: Details, launch: date | None) -> Iterator[Milestone]:
    """Yield the stages; two that share a word in a shorter set of words are one."""
    order = list(Stage)
    here = order.index(home.stage)
    known = {
        Stage.POTENTIAL: home.starts_on,
        Stage.COALESCING: launch,
        Stage.TRANSFORMATION: home.ends_on,
    }
    said = stage_words(home.stage_labels)
    for place, (stage, words) in enumerate(said):
        shared = [one for one, other in said if other == words]
        if len(shared) > 1 and stage is not _shown_of(shared, home.stage):
            continue
        when: When = "now" if place == here else "past" if place < here else "to_come"
        on = home.stage_since if when == "now" else known.get(stage)
        yield Milestone(stage, words, when, on)


def _shown_of(shared: Iterable[Stage], current: Stage) -> Stage:
    """Return which of the stages that share a word stands for them."""
    alike = list(shared)
    return current if current in alike else alike[0]


def _launch(session: Session, community_id: UUID) -> date | None:
    gathering = tables.Session
    starts = session.scalar(
        select(func.min(gathering.starts_local)).where(
            gathering.community_id == community_id,
            gathering.kind == SessionKind.LAUNCH,
            gathering.status.in_(_TOOK_OR_TAKES_PLACE),
        )
    )
    return starts.date() if starts else None


def _members(session: Session, community_id: UUID) -> int:
    found = session.scalar(
        select(func.count())
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.status == MembershipStatus.ACTIVE,
            Person.retired_on.is_(None),
        )
    )
    return found or 0


def _funder(session: Session, community_id: UUID) -> str:
    found = session.scalar(
        select(Party.name)
        .join(RoleTerm, RoleTerm.party_id == Party.id)
        .where(
            RoleTerm.community_id == community_id,
            RoleTerm.role.in_(_FUNDERS),
            _holds(),
        )
        .order_by(RoleTerm.since, Party.name)
        .limit(1)
    )
    return found or ""


def _calls(session: Session, community_id: UUID) -> Iterator[Call]:
    """Yield the coach, who stands in for her, and who speaks for the funder."""
    terms = session.scalars(
        select(RoleTerm)
        .where(RoleTerm.community_id == community_id, _holds())
        .order_by(RoleTerm.since, RoleTerm.id)
    ).all()
    called: list[tuple[UUID | None, Part, str]] = [
        *((term.person_id, "first", "") for term in terms if term.role is Role.COACH),
        *(
            (term.backup_person_id, "backup", "")
            for term in terms
            if term.role in (Role.COACH, Role.COORDINATOR)
        ),
        *(
            (term.person_id, "backup", "")
            for term in terms
            if term.role is Role.COORDINATOR
        ),
        *(
            (term.person_id, "funder", term.about or "")
            for term in terms
            if term.role in _FUNDERS
        ),
    ]
    seen: set[UUID] = set()
    for person, part, about in called:
        if person is not None and person not in seen:
            seen.add(person)
            yield Call(_face(session, community_id, person), part, about)


def _face(session: Session, community_id: UUID, person_id: UUID) -> Face:
    """Return the face of somebody who need not be a member."""
    known = faces.of_community(session, community_id).get(person_id)
    person = session.get_one(Person, person_id)
    party = session.get(Party, person.party_id) if person.party_id else None
    place = (known.site if known else "") or (party.name if party else "")
    tint = known.tint if known else faces.NO_SITE
    words = place or person.job_title or ""
    return Face(person_id, person.name, faces.initials(person.name), tint, words)


def _holds() -> ColumnElement[bool]:
    """Match the roles held today."""
    today = clock.today()
    return and_(
        or_(RoleTerm.since.is_(None), RoleTerm.since <= today),
        or_(RoleTerm.until.is_(None), RoleTerm.until > today),
    )
