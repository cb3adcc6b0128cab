"""Where the coach wants people to stand in the picture of a network, kept in the book.

Once she has moved somebody, or drawn a tie, the whole picture is kept: it then stays as
she knows it, and whoever is new finds a place in it.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from typing_extensions import Unpack

from app import settings
from app.needs import peer_links
from app.needs.network_layouts import Places, Point


def read(session: Session, community_id: UUID, *, by_sites: bool = False) -> Places:
    """Return what is kept of the picture, or nothing; in pixels at 100 %."""
    kept = _all(session, community_id).get(_part(by_sites=by_sites))
    if not isinstance(kept, dict):
        return {}
    return {UUID(key): (x, y) for key, (x, y) in kept.items()}


def keep(
    session: Session,
    community_id: UUID,
    places: Mapping[UUID, Point],
    *,
    by_sites: bool = False,
) -> None:
    """Keep where everyone stands, to the pixel."""
    rounded = {key.hex: [round(x), round(y)] for key, (x, y) in sorted(places.items())}
    kept = _all(session, community_id) | {_part(by_sites=by_sites): rounded}
    settings.write(session, _name(community_id), kept)


def forget(session: Session, community_id: UUID, *, by_sites: bool = False) -> None:
    """Let the picture be drawn anew."""
    kept = _all(session, community_id)
    kept.pop(_part(by_sites=by_sites), None)
    if kept:
        settings.write(session, _name(community_id), kept)
    else:
        settings.forget(session, _name(community_id))


def connect(
    session: Session,
    community_id: UUID,
    asker: UUID,
    helper: UUID,
    places: Mapping[UUID, Point],
    *,
    by_sites: bool = False,
    **fields: Unpack[peer_links.Fields],
) -> UUID:
    """Note a tie drawn in a picture, which stays as it is. Raises RefusedError."""
    key = peer_links.add(session, community_id, asker, helper, **fields)
    if places:
        keep(session, community_id, places, by_sites=by_sites)
    return key


def _all(session: Session, community_id: UUID) -> dict[str, Any]:
    return dict(settings.read(session, _name(community_id), {}))


def _name(community_id: UUID) -> str:
    return f"{settings.NETWORK}{community_id.hex}"


def _part(*, by_sites: bool) -> str:
    return "sites" if by_sites else "people"
