"""Being a member: since when, how, how much is asked; leaving; how many there are."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.i18n import tr, trn
from app.person import contacts, sites
from app.tables import Membership
from app.vocabulary import Joining, MembershipStatus

MOST_MINUTES: Final = 60_000  # a month has fewer


@dataclass(frozen=True)
class Gauge:
    """How many members a community has, against what suits it (JS13)."""

    people: int
    least: int
    most: int
    fit: Literal["under", "right", "over"]
    suggestion: str


def join(
    session: Session, community_id: UUID, person_id: UUID, site_id: UUID | None = None
) -> None:
    """Make somebody the book knows a member of a community, again if need be."""
    row = _row(session, community_id, person_id)
    if row is None:
        row = Membership(community_id=community_id, person_id=person_id)
        row.joined_on = clock.today()
        session.add(row)
    if row.status is MembershipStatus.ALUMNI:
        row.left_on = None
    row.status = MembershipStatus.ACTIVE
    row.site_id = site_id or row.site_id
    person = session.get(tables.Person, person_id)
    if person is not None:
        person.retired_on = None
    session.flush()


def edit(
    session: Session, community_id: UUID, person_id: UUID, field: str, value: object
) -> None:
    """Give one field of a membership another value."""
    row = find(session, community_id, person_id)
    setattr(row, field, FIELDS[field](value))
    if field == "status" and row.status is not MembershipStatus.ALUMNI:
        row.left_on = None
    elif field == "status":
        row.left_on = row.left_on or clock.today()
    session.flush()


def set_site(
    session: Session,
    community_id: UUID,
    person_id: UUID,
    site_id: UUID | None,
    name: str = "",
) -> None:
    """Put a member at a site, a new one if `name` says so, or at none.

    They are no longer to be called for the site they were at.
    """
    row = find(session, community_id, person_id)
    chosen = site_id or sites.named(session, community_id, name)
    if row.site_id and row.site_id != chosen:
        for term in contacts.of_person(session, community_id, person_id, row.site_id):
            contacts.end_role(session, term)
    row.site_id = chosen
    session.flush()


def leave(session: Session, community_id: UUID, person_id: UUID) -> None:
    """Let a member go: an alumnus from today, all roles here ended (NR4, US14)."""
    row = find(session, community_id, person_id)
    row.status = MembershipStatus.ALUMNI
    row.left_on = clock.today()
    contacts.end_all(session, community_id, person_id)


def gauge(session: Session, community_id: UUID) -> Gauge:
    """Return how many active members there are and what that suggests."""
    community = session.get(tables.Community, community_id)
    if community is None:
        raise GoneError(tr("This community is no longer in the book."))
    people = session.scalar(
        select(func.count())
        .select_from(Membership)
        .join(tables.Person, tables.Person.id == Membership.person_id)
        .where(
            Membership.community_id == community_id,
            Membership.status == MembershipStatus.ACTIVE,
            tables.Person.retired_on.is_(None),
        )
    )
    return size(people or 0, community.size_min, community.size_max)


def size(people: int, least: int, most: int) -> Gauge:
    """Return how `people` suit a circle of `least` to `most`."""
    if people < least:
        words = trn(
            "{n} more would make a circle that can talk",
            "{n} more would make a circle that can talk",
            least - people,
        )
        return Gauge(people, least, most, "under", words)
    if people > most:
        groups = math.ceil(people / most)
        words = tr("Plan for {n} smaller groups of about {m}").format(
            n=groups, m=math.ceil(people / groups)
        )
        return Gauge(people, least, most, "over", words)
    return Gauge(people, least, most, "right", tr("A good size to hear everyone"))


def find(session: Session, community_id: UUID, person_id: UUID) -> Membership:
    """Return the row of a membership. Raises GoneError if there is none."""
    row = _row(session, community_id, person_id)
    if row is None:
        raise GoneError(
            tr("This person is no longer in this community. Nothing was changed.")
        )
    return row


def _row(session: Session, community_id: UUID, person_id: UUID) -> Membership | None:
    return session.scalar(
        select(Membership).where(
            Membership.community_id == community_id,
            Membership.person_id == person_id,
        )
    )


def _status(value: object) -> MembershipStatus:
    if not isinstance(value, MembershipStatus):
        raise TypeError(value)
    return value


def _how(value: object) -> Joining | None:
    return value if isinstance(value, Joining) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _minutes(value: object) -> int | None:
    if value is None or value == "":
        return None
    minutes = int(str(value)) if str(value).isdecimal() else -1
    if not 0 <= minutes <= MOST_MINUTES:
        raise RefusedError(
            tr(
                "The time asked is a number of minutes a month, at most {n}. "
                "The old one was kept; type it in digits."
            ).format(n=MOST_MINUTES)
        )
    return minutes or None


FIELDS: Final[Mapping[str, Callable[[object], Any]]] = {
    "status": _status,
    "joined_on": _day,
    "joined_how": _how,
    "minutes_asked": _minutes,
}
"""The fields that are edited in place, and how what was given becomes their value."""
