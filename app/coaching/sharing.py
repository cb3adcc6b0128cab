"""The one way out of the coaching log: a summary both agreed to (layer B).

Sharing writes a new row in a table of its own; nothing of an entry is ever passed on,
and no switch opens its private reflection (README decision 16). A summary is read by
others only while all it names have said yes to it, which `stands` tells.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock, tables
from app.coaching import half_typed
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.person import consents
from app.tables import (
    Agreement,
    CoachingContact,
    CoachingSummary,
    Consent,
)
from app.vocabulary import AgreementKind, ConsentState, ConsentUse

USE: Final = ConsentUse.COACHING_SUMMARY

LABELS: Final = {
    "strengths": mark("Strengths"),
    "goals": mark("Goals"),
    "commitments": mark("Commitments"),
    "body": mark("Besides"),
}
"""What a summary may say, and the words a reader finds before it."""


@dataclass(frozen=True)
class Draft:
    """What is to be shared of a conversation, as typed."""

    strengths: str = ""
    goals: str = ""
    commitments: str = ""
    body: str = ""
    next_contact_on: date | None = None
    agreed_on: date | None = None
    for_acting: bool = False
    for_lead: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it."""
        return not any(getattr(self, name).strip() for name in LABELS)


@dataclass(frozen=True)
class Standing:
    """Whose yes a summary needs, and whether there is one."""

    site_id: UUID | None
    site: str
    site_says: ConsentState | None
    confidential: bool  # a confidentiality agreement with the site is in force

    @property
    def agrees(self) -> bool:
        """Whether a successor may read the summary."""
        return self.site_says is ConsentState.YES


def lines(draft: Draft, today: date | None = None) -> list[tuple[str, str | date]]:
    """Return what a reader finds: the label of each thing, and what it says.

    A next contact that is past is not told any more.
    """
    today = today or clock.today()
    found: list[tuple[str, str | date]] = [
        (tr(label), getattr(draft, name).strip())
        for name, label in LABELS.items()
        if getattr(draft, name).strip()
    ]
    if draft.next_contact_on and draft.next_contact_on >= today:
        found.append((tr("Next contact"), draft.next_contact_on))
    if draft.agreed_on:
        found.append((tr("Agreed"), draft.agreed_on))
    return found


def of_entry(session: Session, entry_id: UUID) -> Draft | None:
    """Return what was shared of a conversation, None for nothing. Raises GoneError."""
    row = _summary(session, _entry(session, entry_id))
    if row is None:
        return None
    return Draft(
        row.strengths or "",
        row.goals or "",
        row.commitments or "",
        row.body or "",
        row.next_contact_on,
        row.agreed_on,
        row.for_acting,
        row.for_lead,
    )


def share(session: Session, entry_id: UUID, draft: Draft) -> UUID:
    """Write the summary of a conversation, or write it anew; return its key.

    It is the site's and names no person. Without the day it was agreed it is a draft:
    nobody else reads it. Raises RefusedError without words, or when there is no site
    that could say yes.
    """
    entry = _entry(session, entry_id)
    check(draft, has_site=entry.site_id is not None)
    row = _summary(session, entry)
    if row is None:
        row = CoachingSummary(
            community_id=entry.community_id,
            happened_on=entry.happened_on or clock.today(),
        )
        session.add(row)
    row.site_id = entry.site_id
    for name in LABELS:
        setattr(row, name, getattr(draft, name).strip() or None)
    row.next_contact_on, row.agreed_on = draft.next_contact_on, draft.agreed_on
    row.for_acting, row.for_lead = draft.for_acting, draft.for_lead
    session.flush()
    entry.summary_id = row.id
    half_typed.forget(session, entry.community_id, half_typed.summary_of(entry_id))
    return row.id


def check(draft: Draft, *, has_site: bool) -> None:
    """Raise RefusedError with the reason a draft cannot be shared."""
    if not has_site:
        raise RefusedError(
            tr("Say which site this was with: it is the site that agrees to sharing.")
        )
    if draft.is_empty:
        raise RefusedError(tr("There is nothing to share yet. Write a line first."))


def take_back(session: Session, entry_id: UUID) -> None:
    """Delete what was shared of a conversation; packets made before keep it."""
    entry = _entry(session, entry_id)
    row = _summary(session, entry)
    if row is not None:
        session.delete(row)
        session.flush()
        session.expire(entry)


def standing(session: Session, entry_id: UUID) -> Standing:
    """Return who has to agree to a summary of this conversation, and whether they do.

    Raises GoneError.
    """
    entry = _entry(session, entry_id)
    name = session.scalar(
        select(tables.Party.name)
        .join(tables.Site, tables.Site.party_id == tables.Party.id)
        .where(tables.Site.id == entry.site_id)
    )
    return Standing(
        entry.site_id,
        name or "",
        site_says(session, entry.community_id, entry.site_id),
        is_confidential(session, entry.community_id, entry.site_id),
    )


def site_says(
    session: Session, community_id: UUID, site_id: UUID | None
) -> ConsentState | None:
    """Return what a site said last to its summaries being read; None: not asked."""
    rows = _answers(session, community_id, site_id)
    if not rows:
        return None
    said = [(row.decided_on.isoformat() if row.decided_on else "", row) for row in rows]
    if consents.agrees((day, row.state.value) for day, row in said):
        return ConsentState.YES
    last = max(day for day, _ in said)
    refused = [row.state for _, row in said if row.state in consents.REFUSED]
    latest = [row.state for day, row in said if day == last]
    return next(
        (state for state in (*latest, *refused) if state is not ConsentState.YES),
        ConsentState.ASKED,
    )


def note_site_says(
    session: Session, community_id: UUID, site_id: UUID, state: ConsentState
) -> None:
    """Note what a site says today to its summaries being read."""
    kept: Consent | None = None
    for row in _answers(session, community_id, site_id):
        if row.community_id is None:
            continue
        if kept is None:
            kept = row
        else:
            session.delete(row)
    if kept is None:
        kept = Consent(community_id=community_id, site_id=site_id, use=USE)
        session.add(kept)
    kept.state, kept.decided_on = state, clock.today()
    session.flush()


def is_confidential(session: Session, community_id: UUID, site_id: UUID | None) -> bool:
    """Tell whether a confidentiality agreement with a site is in force (PI12)."""
    if site_id is None:
        return False
    agreed = Agreement
    found = session.scalar(
        select(agreed.id)
        .where(
            agreed.community_id == community_id,
            agreed.site_id == site_id,
            agreed.kind == AgreementKind.CONFIDENTIALITY,
            agreed.agreed_on.is_not(None),
            agreed.retired_on.is_(None),
        )
        .limit(1)
    )
    return found is not None


def _answers(
    session: Session, community_id: UUID, site_id: UUID | None
) -> list[Consent]:
    if site_id is None:
        return []
    found = session.scalars(
        select(Consent).where(
            Consent.site_id == site_id,
            Consent.use == USE,
            or_(Consent.community_id == community_id, Consent.community_id.is_(None)),
        )
    )
    return list(found)


def _entry(session: Session, entry_id: UUID) -> CoachingContact:
    entry = session.get(CoachingContact, entry_id)
    if entry is None:
        raise GoneError(tr("This entry is no longer in the log. Nothing was changed."))
    return entry


def _summary(session: Session, entry: CoachingContact) -> CoachingSummary | None:
    if entry.summary_id is None:
        return None
    return session.get(CoachingSummary, entry.summary_id)
