"""The packets that were handed on with somebody's name, or coaching, in them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import phrases
from app.person import traces
from app.tables import CoachingSummary, Packet


def naming(session: Session, person_id: UUID) -> tuple[str, ...]:
    """Return the packets that name somebody, as "Handoff packet, May 4, 2026".

    Those that name an entry which was made a part of theirs are among them, and those
    with a summary of a conversation with them.
    """
    summary = CoachingSummary
    shared = select(summary.id).where(summary.person_id == person_id)
    summaries = frozenset(key.hex for key in session.scalars(shared))
    return _holding(session, traces.entries_of(session, person_id) | summaries)


def summing_up(session: Session, site_id: UUID) -> tuple[str, ...]:
    """Return the packets that hold a summary of coaching of a site, said so too."""
    return _holding(session, frozenset((site_id.hex,)))


def _holding(session: Session, keys: frozenset[str]) -> tuple[str, ...]:
    found = session.scalars(select(Packet).order_by(Packet.prepared_on, Packet.id))
    return tuple(
        f"{packet.title}, {phrases.short_date(packet.prepared_on)}"
        for packet in found
        if not keys.isdisjoint(packet.manifest or ())
    )
