"""What a site says to a use of what is known of it: one answer, read in every room.

A site is of one community, so what was written down for every community is an answer
of this one too. The latest holds, of one day the strictest (`consents`).
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.person import consents, sites
from app.tables import Consent
from app.vocabulary import ConsentState, ConsentUse


def said(
    session: Session, site_id: UUID | None, use: ConsentUse
) -> ConsentState | None:
    """Return what a site said last to a use; None while nobody has asked it."""
    rows = _rows(session, site_id, use)
    return consents.latest(rows).state if rows else None


def note(
    session: Session, site_id: UUID, use: ConsentUse, state: ConsentState | None
) -> None:
    """Note what a site says today to a use; None takes the answer out.

    Whatever it said before makes room, so that what is noted holds. Raises GoneError.
    """
    site = sites.find(session, site_id)
    rows = _rows(session, site_id, use)
    kept = rows[0] if rows and state else None
    for row in rows:
        if row is not kept:
            session.delete(row)
    if state is not None:
        kept = kept or Consent(site_id=site_id, use=use)
        kept.community_id = site.community_id
        kept.state, kept.decided_on = state, clock.today()
        session.add(kept)
    session.flush()


def _rows(session: Session, site_id: UUID | None, use: ConsentUse) -> list[Consent]:
    if site_id is None:
        return []
    found = session.scalars(
        select(Consent)
        .where(Consent.site_id == site_id, Consent.use == use)
        .order_by(Consent.id)
    )
    return list(found)
