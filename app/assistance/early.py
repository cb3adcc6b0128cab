"""Help that began before coaching had (PI21): a thought, never a block.

Of coaching only the dates of conversations that were held are read, as for when people
were last heard from; not a word, and nobody's name.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import settings, tables
from app.tables import ConcernedSite, TaEngagement
from app.vocabulary import CoachingKind, CoachingStatus, TaStatus

WEEKS: Final = 6  # unless the setting says otherwise
SETTING: Final = "weeks_before_ta"
_NOT_BEGUN: Final = (TaStatus.DECLINED, TaStatus.WITHDRAWN)


@dataclass(frozen=True)
class Begun:
    """When the coach and a site met, coaching began, and help was first agreed on."""

    met_on: date | None
    coached_on: date | None
    helped_on: date | None

    @property
    def months(self) -> int | None:
        """Whole months of coaching before help; None until both began, in this order.

        Without one that was called coaching, the first conversation is where it began.
        """
        first, last = self.coached_on or self.met_on, self.helped_on
        if first is None or last is None or last < first:
            return None
        months = (last.year - first.year) * 12 + last.month - first.month
        return months - (last.day < first.day)

    @property
    def is_reversed(self) -> bool:
        """Whether help came before the first conversation."""
        if self.helped_on is None:
            return False
        first = self.coached_on or self.met_on
        return first is None or self.helped_on < first


def begun(session: Session, community_id: UUID, site_id: UUID) -> Begun:
    """Return when what one does with a site began: the timeline of it (PI21)."""
    contact = tables.CoachingContact
    rows = session.execute(
        select(contact.kind, func.min(contact.happened_on))
        .where(
            contact.community_id == community_id,
            contact.site_id == site_id,
            contact.status == CoachingStatus.HELD,
            contact.happened_on.is_not(None),
        )
        .group_by(contact.kind)
    )
    days: dict[CoachingKind, date] = {kind: day for kind, day in rows if day}
    agreed = _first_agreed(session, community_id).get(site_id)
    return Begun(
        min(days.values(), default=None),
        days.get(CoachingKind.COACHING),
        agreed[0] if agreed else None,
    )


def of_community(session: Session, community_id: UUID) -> set[UUID]:
    """Return the first TA agreed on at each site, where coaching had not begun by then.

    Coaching has begun six weeks after the first conversation held at the site; for
    help to the whole community, after the first held anywhere.
    """
    lead = timedelta(weeks=weeks(session))
    talks = _first_talks(session, community_id)
    return {
        key
        for site_id, (day, key) in _first_agreed(session, community_id).items()
        if site_id not in talks or day < talks[site_id] + lead
    }


def weeks(session: Session) -> int:
    """Return how many weeks of coaching are to come before help."""
    kept = settings.read(session, SETTING, WEEKS)
    return kept if isinstance(kept, int) and kept >= 0 else WEEKS


def _first_agreed(
    session: Session, community_id: UUID
) -> dict[UUID | None, tuple[date, UUID]]:
    rows = session.execute(
        select(ConcernedSite.site_id, TaEngagement.agreed_on, TaEngagement.id)
        .select_from(TaEngagement)
        .outerjoin(ConcernedSite, ConcernedSite.ta_id == TaEngagement.id)
        .where(
            TaEngagement.community_id == community_id,
            TaEngagement.agreed_on.is_not(None),
            TaEngagement.status.not_in(_NOT_BEGUN),
        )
        .order_by(TaEngagement.agreed_on.desc(), TaEngagement.id.desc())
    )
    return {site_id: (day, key) for site_id, day, key in rows if day}


def _first_talks(session: Session, community_id: UUID) -> dict[UUID | None, date]:
    """Return the day of the first conversation by site; by None the first anywhere."""
    contact = tables.CoachingContact
    rows = session.execute(
        select(contact.site_id, func.min(contact.happened_on))
        .where(
            contact.community_id == community_id,
            contact.status == CoachingStatus.HELD,
            contact.happened_on.is_not(None),
        )
        .group_by(contact.site_id)
    )
    found: dict[UUID | None, date] = {site: day for site, day in rows if site and day}
    anywhere = session.scalar(
        select(func.min(contact.happened_on)).where(
            contact.community_id == community_id,
            contact.status == CoachingStatus.HELD,
        )
    )
    if anywhere:
        found[None] = anywhere
    return found
