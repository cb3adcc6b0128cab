"""To which part of forming a circle something in the book belongs."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.charter import checklists
from app.tables import Grouping, Learning, Membership
from app.vocabulary import GroupingKind

_GROUPINGS = {GroupingKind.PILOT: "pilot", GroupingKind.WAVE: "waves"}


def part_of(session: Session, key: UUID) -> str:
    """Return the part in which the thing of this key is shown, "" if in none."""
    grouping = session.get(Grouping, key)
    if grouping is not None:
        return _GROUPINGS.get(grouping.kind, "")
    learning = session.get(Learning, key)
    if learning is not None:
        return "pilot" if learning.grouping_id else ""
    if session.get(Membership, key) is not None:
        return "invitation"
    return "steps" if checklists.phase_of(session, key) else ""
