"""The packets that were handed on with somebody's name in them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import phrases
from app.person import traces
from app.tables import Packet


def naming(session: Session, person_id: UUID) -> tuple[str, ...]:
    """Return the packets that name somebody, as "Handoff packet, May 4, 2026".

    Those that name an entry which was made a part of theirs are among them.
    """
    keys = traces.entries_of(session, person_id)
    found = session.scalars(select(Packet).order_by(Packet.prepared_on, Packet.id))
    return tuple(
        f"{packet.title}, {phrases.short_date(packet.prepared_on)}"
        for packet in found
        if not keys.isdisjoint(packet.manifest or ())
    )
