"""Where the thing made lies: paths and links as text, never opened by themselves.

Each is evidence of what technical assistance came to (PI20).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.assistance import engagements
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy
from app.tables import Evidence
from app.vocabulary import EvidenceKind

KINDS: Final = (EvidenceKind.DOCUMENT, EvidenceKind.LINK)
"""The evidence that is a link; a number or a quote is more than where it lies."""


@dataclass(frozen=True)
class Link:
    """A path, a link or a shelf, and what lies there."""

    id: UUID
    kind: EvidenceKind
    title: str
    location: str
    dated: date


def of_engagement(session: Session, engagement_id: UUID) -> list[Link]:
    """Return the links of an engagement, the oldest first."""
    rows = session.scalars(
        select(Evidence)
        .where(Evidence.ta_id == engagement_id, Evidence.kind.in_(KINDS))
        .order_by(Evidence.dated, Evidence.title, Evidence.id)
    )
    return [
        Link(row.id, row.kind, row.title, row.location or "", row.dated) for row in rows
    ]


def add(session: Session, engagement_id: UUID, location: str, title: str = "") -> UUID:
    """Add a path or a link; return its key. Raises RefusedError for an empty one."""
    row = engagements.find(session, engagement_id)
    place = _said(location)
    link = Evidence(
        community_id=row.community_id,
        kind=_kind(place),
        dated=clock.today(),
        title=tidy(title, 200) or last_part(place),
        location=place,
        ta_id=engagement_id,
    )
    session.add(link)
    session.flush()
    return link.id


def rename(session: Session, link_id: UUID, title: str) -> None:
    """Call it something else; emptied, it is called by where it lies."""
    link = find(session, link_id)
    link.title = tidy(title, 200) or last_part(link.location or "")
    session.flush()


def move(session: Session, link_id: UUID, location: str) -> None:
    """Say that it lies elsewhere. Raises RefusedError for nowhere."""
    link = find(session, link_id)
    link.location = _said(location)
    link.kind = _kind(link.location)
    session.flush()


def delete(session: Session, link_id: UUID) -> None:
    """Take a link out of the book; what it leads to stays where it is."""
    session.delete(find(session, link_id))
    session.flush()


def find(session: Session, link_id: UUID) -> Evidence:
    """Return the row of a link. Raises GoneError."""
    link = session.get(Evidence, link_id)
    if link is None:
        raise GoneError(tr("This link is no longer there. Nothing was changed."))
    return link


def last_part(location: str) -> str:
    """Return what something is called by where it lies: the end of a path or link."""
    parts = [part for part in location.replace("\\", "/").split("/") if part.strip()]
    return parts[-1][:200] if parts else location[:200]


def _kind(location: str) -> EvidenceKind:
    return EvidenceKind.LINK if "://" in location else EvidenceKind.DOCUMENT


def _said(location: str) -> str:
    place = tidy(location, 1000)
    if not place:
        raise RefusedError(tr("Say where it lies. Nothing was changed."))
    return place
