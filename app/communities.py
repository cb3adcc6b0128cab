"""Communities: what they are called, where they are in their life, who is in them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import faces
from app.tables import Community, Membership
from app.vocabulary import MembershipStatus

EMBLEM_DOTS = 24  # at most; design book 4


@dataclass(frozen=True)
class Brief:
    """A community as the switcher and the palette show it."""

    id: UUID
    name: str
    short_name: str
    dots: tuple[int, ...]  # the site tint of each member, for the emblem


def briefs(session: Session) -> list[Brief]:
    """Return the communities that are not archived, by name."""
    found = session.execute(
        select(Community.id, Community.name, Community.short_name)
        .where(Community.retired_on.is_(None))
        .order_by(Community.name, Community.id)
    )
    return [
        Brief(row.id, row.name, row.short_name, dots(session, row.id))
        for row in found.all()
    ]


def dots(session: Session, community_id: UUID) -> tuple[int, ...]:
    """Return the site tint of each active member, at most 24, grouped by site."""
    tint = faces.tints(session, community_id)
    sites = session.scalars(
        select(Membership.site_id).where(
            Membership.community_id == community_id,
            Membership.status == MembershipStatus.ACTIVE,
        )
    )
    places = sorted(tint.get(site, 0) if site else 0 for site in sites)
    return tuple(places[:EMBLEM_DOTS])
