"""What may be handed on of coaching: summaries both agreed to, for whom they are meant.

Only layer B is ever read here (decision 16). A summary needs the day it was agreed and
the yes of its site; then an acting coach reads those marked for one, and a new site
lead those of the own site marked so. What was talked about with one person goes to
nobody against their no, and to a new lead of their site, as to anybody where there is
no site, only with their yes (data model 3, row rules). It names them only where there
is no site.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.document.agreeing import may_leave
from app.person.consents import REFUSED
from app.person.people_names import fold
from app.printouts.readers.withheld import Reason, Withheld, counted
from app.tables import CoachingSummary, Consent, Party, Person, Site
from app.vocabulary import Audience, ConsentUse

_READERS: Final = (Audience.SUCCESSOR, Audience.ACTING_COACH, Audience.NEW_SITE_LEAD)


@dataclass(frozen=True)
class Summary:
    """What both agreed may be remembered of a conversation."""

    id: UUID
    site_id: UUID | None
    site: str
    person_id: UUID | None
    person: str
    happened_on: date
    strengths: str
    goals: str
    commitments: str
    body: str
    next_contact_on: date | None
    agreed_on: date


@dataclass(frozen=True)
class Summaries:
    """The summaries for one reader, by site and day, and what was left out."""

    shared: tuple[Summary, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    stays: tuple[tuple[UUID, Reason], ...] = ()  # why each other one is left out

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was left out, a sentence for each reason."""
        return tuple(left.sentence for left in self.withheld)


def shared_summaries(
    session: Session,
    community_id: UUID,
    audience: Audience,
    site_id: UUID | None = None,
) -> Summaries:
    """Return the summaries a reader may have; `site_id` is a new site lead's own.

    To anyone but who takes over the coaching, not even their number is told.
    """
    if audience not in _READERS:
        return Summaries()
    if audience is Audience.NEW_SITE_LEAD and site_id is None:
        return Summaries()  # a lead of no site has none of its own
    answers = [_as_written(row, _ANSWERED) for row in _answers(session)]
    shared, stays = [], []
    for row, person, site in _rows(session, community_id, audience, site_id):
        reason = _why_not(row, audience, answers)
        if reason:
            stays.append((row.id, reason))
        else:
            shared.append(_summary(row, person, site))
    shared.sort(key=lambda one: (fold(one.site), one.happened_on, str(one.id)))
    left = Counter(reason for _, reason in stays)
    withheld = counted({why: left[why] for why in Reason})
    return Summaries(tuple(shared), withheld, tuple(stays))


def _why_not(
    row: CoachingSummary, audience: Audience, answers: list[dict[str, Any]]
) -> Reason | None:
    """Return why a summary stays, None if it may go."""
    if row.agreed_on is None:
        return Reason.NOT_AGREED
    if not _is_allowed(row, audience, answers):
        return Reason.NO_CONSENT
    if audience is Audience.ACTING_COACH and not row.for_acting:
        return Reason.NOT_NEEDED
    if audience is Audience.NEW_SITE_LEAD and not row.for_lead:
        return Reason.NOT_NEEDED
    return None


def _is_allowed(
    row: CoachingSummary, audience: Audience, answers: list[dict[str, Any]]
) -> bool:
    """Tell whether the site, and the person where they have to, said yes to it."""
    if row.site_id and not may_leave(_as_written(row, (*_AGREED, "site_id")), answers):
        return False
    if not row.site_id or (row.person_id and audience is Audience.NEW_SITE_LEAD):
        return may_leave(_as_written(row, (*_AGREED, "person_id")), answers)
    theirs = [one for one in answers if one.get("person_id") == str(row.person_id)]
    return not any(one["state"] in _REFUSALS for one in _latest(theirs, row))


def _latest(
    answers: list[dict[str, Any]], row: CoachingSummary
) -> list[dict[str, Any]]:
    """Return what was said last, in this community or anywhere; what has no day too."""
    here = [
        one
        for one in answers
        if one.get("community_id", str(row.community_id)) == str(row.community_id)
    ]
    last = max((one.get("decided_on", "") for one in here), default="")
    return [one for one in here if one.get("decided_on", "") in ("", last)]


def _rows(
    session: Session, community_id: UUID, audience: Audience, site_id: UUID | None
) -> Any:
    """Return the summaries with the names of whom they are about, nobody forgotten."""
    query: Any = (
        select(CoachingSummary, Person.name, Party.name)
        .outerjoin(Person, Person.id == CoachingSummary.person_id)
        .outerjoin(Site, Site.id == CoachingSummary.site_id)
        .outerjoin(Party, Party.id == Site.party_id)
        .where(
            CoachingSummary.community_id == community_id, Person.forgotten_on.is_(None)
        )
    )
    if audience is Audience.NEW_SITE_LEAD:
        query = query.where(CoachingSummary.site_id == site_id)
    return session.execute(query)


def _answers(session: Session) -> Any:
    return session.scalars(
        select(Consent).where(Consent.use == ConsentUse.COACHING_SUMMARY)
    )


def _as_written(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return a row as it stands in a document: what is empty is not there."""
    values = {name: getattr(row, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, date) else str(value)
        for name, value in values.items()
        if value is not None
    }


def _summary(row: CoachingSummary, person: str | None, site: str | None) -> Summary:
    return Summary(
        row.id,
        row.site_id,
        site or "",
        row.person_id,
        (person or "") if row.site_id is None else "",
        row.happened_on,
        row.strengths or "",
        row.goals or "",
        row.commitments or "",
        row.body or "",
        row.next_contact_on,
        row.agreed_on or row.happened_on,
    )


_AGREED: Final = ("community_id", "agreed_on")
_REFUSALS: Final = frozenset(state.value for state in REFUSED)
_ANSWERED: Final = (
    "community_id",
    "site_id",
    "person_id",
    "use",
    "state",
    "decided_on",
)
