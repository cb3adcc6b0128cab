"""What may be told of who helps whom (data model, section 3: peer_link).

Colleagues of the coach read every match but those that were dismissed; members read of
those who were introduced, if both may be named to them. The funder reads none by name.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from app.needs import peer_links
from app.needs.holders import Holder
from app.needs.peer_links import Link
from app.printouts.readers import consented
from app.printouts.readers.withheld import Reason, Withheld, counted
from app.vocabulary import Audience, PeerState

_IDEAS = (PeerState.SUGGESTED, PeerState.DISMISSED)


def in_play(
    session: Session, community_id: UUID, audience: Audience
) -> tuple[tuple[Link, ...], tuple[Withheld, ...]]:
    """Return the matches a reader may know of, the latest first, and what is left out.

    An idea that was dismissed is nobody's business and is not counted either.
    """
    if audience is Audience.FUNDER:
        return (), ()
    named = {one.id for one in consented.people(session, community_id, audience).listed}
    known = audience in consented.COLLEAGUES
    listed, unnamed = [], 0
    for link in peer_links.of_community(session, community_id):
        if link.state is PeerState.DISMISSED or (not known and link.state in _IDEAS):
            continue
        if all(_may_name(one, named) for one in (link.asker, link.helper)):
            listed.append(link)
        else:
            unnamed += 1
    return tuple(listed), counted({Reason.UNNAMED: unnamed})


def _may_name(holder: Holder, named: set[UUID]) -> bool:
    return not holder.is_person or holder.key in named
