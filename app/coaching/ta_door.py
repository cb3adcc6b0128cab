"""The only door from coaching to technical assistance: a site and a topic go through.

Not a word of an entry does: `assistance.requests.raise_for` has no room for one. The
entry remembers the request; the request knows nothing of the entry (PI12, US8).
"""

from uuid import UUID

from sqlalchemy.orm import Session

from app.assistance import requests
from app.coaching import edits, entries


def raise_request(
    session: Session, entry_id: UUID, topic_id: UUID | None = None
) -> UUID:
    """Ask for TA for the site of an entry; return the request's key. Raises GoneError.

    All but site and topic is still to be said, in the room of technical assistance.
    """
    entry = entries.find(session, entry_id)
    made = requests.raise_for(session, entry.community_id, entry.site_id, topic_id)
    edits.remember_ta(session, entry_id, made)
    return made
