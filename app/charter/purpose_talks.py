"""When the purpose was last talked about (GLP9: "explicit and regular dialogue").

Reckoned from what the book knows: a version of the charter or the vision that was
adopted, a gathering held to create shared understanding or with the purpose in its
title or its plan; and the day she notes herself, which is the tick of one item of the
checklists.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.i18n import tr, trn
from app.tables import Action, Block, Revision
from app.vocabulary import Checklist, RevisionStatus, RevisionSubject, SessionStatus

ITEM: Final = "managing.purpose"
"""The item of the checklists whose tick is the day she notes."""

OFTEN: Final = 183  # days: after half a year it is time again
_SHARED: Final = "create_shared_understanding"  # vocabulary c.6
_CHARTER: Final = (RevisionSubject.CHARTER, RevisionSubject.VISION)


@dataclass(frozen=True)
class Talk:
    """A day on which the purpose was talked about, and how the book knows."""

    day: date
    how: str
    session_id: UUID | None = None

    @property
    def is_due(self) -> bool:
        """Whether it is time to talk about it again."""
        return (clock.today() - self.day).days > OFTEN

    @property
    def sentence(self) -> str:
        """Say "Purpose last discussed 7 months ago"."""
        return tr("Purpose last discussed {ago}").format(ago=self.ago)

    @property
    def ago(self) -> str:
        """How long ago it was, in the words one would use."""
        return _ago(self.day)


def last(session: Session, community_id: UUID) -> Talk | None:
    """Return the last time the purpose was talked about, None if never."""
    talks = [
        *_noted(session, community_id),
        *_adopted(session, community_id),
        *_gathered(session, community_id),
    ]
    past = [one for one in talks if one.day <= clock.today()]
    return max(past, key=lambda one: one.day, default=None)


def _noted(session: Session, community_id: UUID) -> Iterator[Talk]:
    days = session.scalars(
        select(Action.done_on).where(
            Action.community_id == community_id,
            Action.checklist == Checklist.PHASE,
            Action.item == ITEM,
            Action.done_on.is_not(None),
        )
    )
    for day in days:
        if day is not None:
            yield Talk(day, tr("as you noted"))


def _adopted(session: Session, community_id: UUID) -> Iterator[Talk]:
    day = session.scalar(
        select(func.max(Revision.dated)).where(
            Revision.community_id == community_id,
            Revision.subject.in_(_CHARTER),
            Revision.status != RevisionStatus.DRAFT,
        )
    )
    if day is not None:
        yield Talk(day, tr("when a version of the charter was adopted"))


def _gathered(session: Session, community_id: UUID) -> Iterator[Talk]:
    gathering = tables.Session
    held = session.execute(
        select(
            gathering.id,
            gathering.title,
            gathering.purpose,
            gathering.purposes,
            gathering.starts_local,
        ).where(
            gathering.community_id == community_id,
            gathering.status == SessionStatus.HELD,
            gathering.starts_local.is_not(None),
        )
    ).all()
    named = re.compile(rf"\b{re.escape(tr('purpose'))}\b", re.IGNORECASE)
    planned = {
        key
        for key, title in session.execute(
            select(Block.session_id, Block.title).where(
                Block.community_id == community_id
            )
        )
        if named.search(title)
    }
    for row in held:
        said = f"{row.title} {row.purpose or ''}"
        if row.id in planned or named.search(said) or _SHARED in (row.purposes or ()):
            title = tr("at “{title}”").format(title=row.title)
            yield Talk(row.starts_local.date(), title, row.id)


def _ago(day: date) -> str:
    """Return how long ago a day is, in the words one would use."""
    days = (clock.today() - day).days
    if days == 0:
        return tr("today")
    if days < 14:
        return trn("{n} day ago", "{n} days ago", days)
    if days < 61:
        return trn("{n} week ago", "{n} weeks ago", days // 7)
    months = round(days / 30.44)
    if months < 24:
        return trn("{n} month ago", "{n} months ago", months)
    return trn("{n} year ago", "{n} years ago", months // 12)
