"""The profile of a site: strengths first, in the words people give (PI15).

What it is good at stands before what it needs. Each field has its own reach: members
may read strengths, languages and protocols; only the site itself its history and what
it needs to take part. What only the coach is to know has no place here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock, tables
from app.errors import RefusedError
from app.i18n import mark, tr
from app.person import packets_made, site_answers, sites
from app.person.people_names import tidy, tidy_lines
from app.vocabulary import ConsentState, ConsentUse, SiteState

ASKED_OF_SITES: Final = {
    ConsentUse.COACHING_SUMMARY: mark("Coaching summaries may be shared as agreed"),
    ConsentUse.COACHING_TOTALS: mark("Coaching may be counted by site"),
}
"""What a site is asked about, in words."""

_LONG: Final = (
    "serves",
    "strengths",
    "protocols",
    "history",
    "access_needs",
    "learned",
    "summary",
)
_CHANGED: Final[Mapping[str, str]] = {"state_reason": "state_on", "state": "state_on"}


@dataclass(frozen=True)
class Profile:
    """A site as it would be introduced: what it can, who it serves, what to respect."""

    site_id: UUID
    name: str
    region: str
    strengths: str
    serves: str
    languages: tuple[str, ...]
    protocols: str
    learned: str
    history: str
    access_needs: str
    summary: str
    first_contact_on: date | None
    joined_on: date | None
    state: SiteState | None
    state_reason: str
    state_on: date | None
    agreed: Mapping[ConsentUse, ConsentState]
    packets: tuple[str, ...] = ()  # handed on with summaries of its coaching


def get(session: Session, site_id: UUID) -> Profile:
    """Return the profile of a site. Raises GoneError."""
    row = sites.find(session, site_id)
    party = session.get_one(tables.Party, row.party_id)
    return Profile(
        site_id,
        party.name,
        row.region or "",
        row.strengths or "",
        row.serves or "",
        tuple(row.languages or ()),
        row.protocols or "",
        row.learned or "",
        row.history or "",
        row.access_needs or "",
        row.summary or "",
        row.first_contact_on,
        row.joined_on,
        row.state,
        row.state_reason or "",
        row.state_on,
        _agreed(session, row.id),
        packets_made.summing_up(session, row.id),
    )


def edit(session: Session, site_id: UUID, field: str, value: Any) -> None:
    """Change a field of a profile. Raises RefusedError for one there is not, GoneError.

    Languages are given in one line, with commas. How a site is doing carries its day.
    """
    row = sites.find(session, site_id)
    if field in _LONG:
        setattr(row, field, tidy_lines(str(value)) or None)
    elif field == "languages":
        names = [tidy(name) for name in str(value).split(",")]
        row.languages = [name for name in names if name] or None
    elif field == "state_reason":
        row.state_reason = tidy(str(value), 200) or None
    elif field in ("state", "first_contact_on", "joined_on"):
        setattr(row, field, value)
    else:
        raise RefusedError(tr("A site has no such field. Nothing was changed."))
    if field in _CHANGED:
        row.state_on = clock.today()
    session.flush()


def _agreed(session: Session, site_id: UUID) -> dict[ConsentUse, ConsentState]:
    answers = {use: site_answers.said(session, site_id, use) for use in ASKED_OF_SITES}
    return {use: state for use, state in answers.items() if state is not None}
