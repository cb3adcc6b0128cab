"""The packets that were handed on with somebody's name in them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import phrases
from app.tables import Packet


def naming(session: Session, person_id: UUID) -> tuple[str, ...]:
    """Return the packets that name somebody, as "Handoff packet, May 4, 2026"."""
    found = session.scalars(select(Packet).order_by(Packet.prepared_on, Packet.id))
    return tuple(
        f"{packet.title}, {phrases.short_date(packet.prepared_on)}"
        for packet in found
        if person_id.hex in (packet.manifest or ())
    )
