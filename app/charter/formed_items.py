"""To which part of forming a circle something in the book belongs."""

from uuid import UUID

from sqlalchemy.orm import Session

from app.charter import checklists
from app.person.prospects import WAITING
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
    member = session.get(Membership, key)
    if member is not None:
        asked = member.status in WAITING or member.concern
        return "invitation" if asked else "expectations"
    return "steps" if checklists.phase_of(session, key) else ""


def person_of(session: Session, key: UUID) -> UUID | None:
    """Return whose membership this is, or the key itself if it is none."""
    member = session.get(Membership, key)
    return member.person_id if member is not None else key
