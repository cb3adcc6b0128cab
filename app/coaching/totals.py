"""Coaching as it may be counted for others: sums, and never fewer than three sites.

Of layer A only totals leave the private room, by community and period. A focus that
fewer than three sites shared folds into "other", without a number: who it was could be
guessed (5-privacy f.1 and f.3; data model, section 4 "quarter to the funder"). With
fewer than three sites in all, or fewer than five conversations, nothing is told.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.tables import CoachingContact
from app.vocabulary import CoachingStatus, Focus

LEAST_SITES: Final = 3
LEAST_TALKS: Final = 5

_CODES: Final = frozenset(focus.value for focus in Focus)


@dataclass(frozen=True)
class FocusTotal:
    """A focus that at least three sites shared."""

    focus: Focus
    sites: int


@dataclass(frozen=True)
class CoachingTotals:
    """What may be told of coaching in a period."""

    told: bool  # False: too few, so that nothing is told; the numbers are 0 then
    contacts: int = 0
    minutes: int = 0
    sites: int = 0
    focuses: tuple[FocusTotal, ...] = ()
    other: bool = False  # there were more, each of too few sites


def of_period(
    session: Session, community_id: UUID, first: date, last: date
) -> CoachingTotals:
    """Return the totals of the conversations held from `first` to `last`, inclusive."""
    rows = session.execute(
        select(
            CoachingContact.site_id, CoachingContact.minutes, CoachingContact.focus
        ).where(
            CoachingContact.community_id == community_id,
            CoachingContact.status == CoachingStatus.HELD,
            CoachingContact.happened_on.between(first, last),
        )
    ).all()
    sites = {row.site_id for row in rows} - {None}
    if len(sites) < LEAST_SITES or len(rows) < LEAST_TALKS:
        return CoachingTotals(told=False)
    by_focus: dict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        for code in row.focus or ():
            if isinstance(code, str) and code in _CODES:
                by_focus[code].update({row.site_id} - {None})
    named = [
        FocusTotal(focus, len(by_focus[focus.value]))
        for focus in Focus
        if focus is not Focus.OTHER and len(by_focus[focus.value]) >= LEAST_SITES
    ]
    named.sort(key=lambda one: (-one.sites, one.focus.label))
    shown = {one.focus.value for one in named}
    return CoachingTotals(
        told=True,
        contacts=len(rows),
        minutes=sum(row.minutes or 0 for row in rows),
        sites=len(sites),
        focuses=tuple(named),
        other=any(where for code, where in by_focus.items() if code not in shown),
    )
