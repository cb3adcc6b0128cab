"""How much stays in the private room when a community is handed on.

Counts for the coach's own screen ("82 coaching contacts. They are yours alone."). They
may not be printed, exported or announced: to a reader even the number may tell
something (5-privacy f.3).
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.i18n import trn
from app.tables import CoachingContact, PrivateNote
from app.vocabulary import CoachingStatus


@dataclass(frozen=True)
class KeptBack:
    """How many conversations were noted, and how many private notes there are."""

    talks: int
    notes: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the coach is told of it: a sentence each, none for nothing."""
        talks = trn(
            "{n} coaching contact. It is yours alone.",
            "{n} coaching contacts. They are yours alone.",
            self.talks,
        )
        notes = trn(
            "{n} private note. It stays with you.",
            "{n} private notes. They stay with you.",
            self.notes,
        )
        counted = ((self.talks, talks), (self.notes, notes))
        return tuple(sentence for many, sentence in counted if many)


def of_community(session: Session, community_id: UUID) -> KeptBack:
    """Return how much of a community is the coach's alone."""
    talks = session.scalar(
        select(func.count()).where(
            CoachingContact.community_id == community_id,
            CoachingContact.status == CoachingStatus.HELD,
        )
    )
    notes = session.scalar(
        select(func.count()).where(PrivateNote.community_id == community_id)
    )
    return KeptBack(talks or 0, notes or 0)
