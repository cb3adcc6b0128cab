"""What papers of the map may tell the members: who brings what, and who asks for it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app import settings
from app.errors import GoneError
from app.i18n import tr
from app.needs import matches, needs, offers, peer_links
from app.needs.matches import Match
from app.needs.needs import Need
from app.needs.offers import Offer
from app.printouts.readers import consented_matches
from app.tables import Community
from app.vocabulary import Audience


@dataclass(frozen=True)
class Told:
    """The needs and offers members may read of, and how much is left out."""

    community: Community
    needs: tuple[Need, ...]  # no holder: the whole circle asks
    offers: tuple[Offer, ...]  # from a level of 2 on
    left_out: tuple[str, ...]  # a sentence for each reason
    coach: str  # her name


def read(session: Session, community_id: UUID) -> Told:
    """Return what members may be told. Raises GoneError without the community."""
    home = session.get(Community, community_id)
    if home is None:
        raise GoneError(tr("This community is no longer there. Nothing was printed."))
    allowed = consented_matches.keys(session, community_id, Audience.MEMBERS)
    listed = set(allowed.listed)
    asked = tuple(
        need for need in needs.of_community(session, community_id) if need.id in listed
    )
    brought = tuple(
        offer
        for offer in offers.of_community(session, community_id)
        if offer.id in listed
    )
    coach = settings.coach(session)
    name = coach.name if coach else ""
    return Told(home, asked, brought, allowed.sentences, name)


def matched(session: Session, known: Told) -> list[Match]:
    """Return who could help whom of those who may be told of, the best first.

    Whom the coach set aside is not suggested on paper either.
    """
    links = peer_links.of_community(session, known.community.id)
    return matches.suggest(known.needs, known.offers, matches.read_ledger(links))
