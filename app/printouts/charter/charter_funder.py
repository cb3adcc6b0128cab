"""The charter as the funder may read it: without names (5-privacy)."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.pdf.story import Paper
from app.printouts.catalog import Chosen
from app.printouts.charter import charter
from app.vocabulary import Layer


def compose(session: Session, community_id: UUID, chosen: Chosen) -> Paper:
    """Return the charter for the funder; see `charter.for_reader`."""
    return charter.for_reader(session, community_id, chosen, Layer.FUNDER)
