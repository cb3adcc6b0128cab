"""People as they are shown everywhere: a name, initials, the tint of their site."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import settings
from app.tables import Membership, Party, Person, Site

NO_SITE = -2
COACH = -1
TINTS = 7  # more sites than tints: initials tell them apart


@dataclass(frozen=True)
class Face:
    """A person at a glance."""

    id: UUID
    name: str
    initials: str
    tint: int  # 0 to 6 by site; NO_SITE without one, COACH for the coach herself
    site: str = ""  # the site's name


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of `name`."""
    words = name.split()
    letters = [next((c for c in word if c.isalnum()), "") for word in words]
    return "".join(letters[:1] + letters[1:][-1:]).upper()


def tints(session: Session, community_id: UUID) -> dict[UUID, int]:
    """Return the tint of each site of a community, steady while no site is added."""
    sites = session.scalars(
        select(Site.id)
        .join(Party, Party.id == Site.party_id)
        .where(Site.community_id == community_id)
        .order_by(Party.name, Site.id)
    )
    return {site: place % TINTS for place, site in enumerate(sites)}


def of_community(session: Session, community_id: UUID) -> dict[UUID, Face]:
    """Return the faces of everyone who is or was in a community, by person."""
    tint = tints(session, community_id)
    coach = settings.coach(session)
    found = session.execute(
        select(Person.id, Person.name, Membership.site_id, Party.name.label("site"))
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(Site, Site.id == Membership.site_id)
        .outerjoin(Party, Party.id == Site.party_id)
        .where(Membership.community_id == community_id)
        .order_by(Person.name)
    )
    return {
        row.id: Face(
            row.id,
            row.name,
            initials(row.name),
            COACH
            if coach and coach.person_id == row.id
            else tint.get(row.site_id, NO_SITE),
            row.site or "",
        )
        for row in found
    }
