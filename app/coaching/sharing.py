"""The one way out of the coaching log: a summary both agreed to (layer B).

Sharing writes a new row in a table of its own; nothing of an entry is ever passed on,
and no switch opens its private reflection (README decision 16). A summary is read by
others only while its site says yes to it; of a conversation with one person, not
against their no, and by a new lead of their site only with their own yes (`standing`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock, tables
from app.coaching import half_typed
from app.errors import GoneError, RefusedError
from app.i18n import mark, tr
from app.person import consents, packets_made, site_agreements, site_answers
from app.person.site_agreements import Lack
from app.tables import CoachingContact, CoachingSummary
from app.vocabulary import CoachingStatus, ConsentState, ConsentUse

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
    lacking: tuple[Lack, ...] = ()  # what is to be agreed with the site (PI12)
    person_id: UUID | None = None  # with whom alone it was
    person: str = ""
    person_says: ConsentState | None = None
    packets: tuple[str, ...] = ()  # handed on with summaries of the site already

    @property
    def agrees(self) -> bool:
        """Whether a successor may read the summary."""
        refused = self.person_says in consents.REFUSED
        return self.site_says is ConsentState.YES and not refused

    @property
    def lead_may(self) -> bool:
        """Whether a new lead of the site may: whoever works there has a say of it."""
        their_yes = self.person_id is None or self.person_says is ConsentState.YES
        return self.agrees and their_yes


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

    It is the site's and names no person, but knows with whom alone it was: they have a
    say of who reads it. Without the day it was agreed it is a draft: nobody else reads
    it. Raises RefusedError without words, or when there is no site
    that could say yes.
    """
    entry = _entry(session, entry_id)
    check(draft, has_site=entry.site_id is not None, is_held=_is_held(entry))
    row = _summary(session, entry)
    if row is None:
        row = CoachingSummary(community_id=entry.community_id)
        session.add(row)
    row.site_id, row.happened_on = entry.site_id, _day(entry)
    row.person_id = _alone(session, entry_id)
    for name in LABELS:
        setattr(row, name, getattr(draft, name).strip() or None)
    row.next_contact_on, row.agreed_on = draft.next_contact_on, draft.agreed_on
    row.for_acting, row.for_lead = draft.for_acting, draft.for_lead
    session.flush()
    entry.summary_id = row.id
    half_typed.forget(session, entry.community_id, half_typed.summary_of(entry_id))
    return row.id


def check(draft: Draft, *, has_site: bool, is_held: bool = True) -> None:
    """Raise RefusedError with the reason a draft cannot be shared."""
    if not has_site:
        raise RefusedError(
            tr("Say which site this was with: it is the site that agrees to sharing.")
        )
    if draft.is_empty:
        raise RefusedError(tr("There is nothing to share yet. Write a line first."))
    if draft.agreed_on is not None and not is_held:
        raise RefusedError(
            tr(
                "This conversation has not been held. Keep what you wrote as a draft, "
                "without the day it was agreed."
            )
        )


def follow(session: Session, entry: CoachingContact) -> None:
    """Let the summary of a conversation keep to its site, its day and who was there.

    Another site or person has not agreed to it, and nobody has to what was not held:
    then it is a draft again, which nobody else reads.
    """
    row = _summary(session, entry)
    if row is None:
        return
    alone = _alone(session, entry.id)
    is_another = row.person_id is not None and row.person_id != alone
    if row.site_id != entry.site_id or is_another or not _is_held(entry):
        row.agreed_on = None
    row.person_id = alone
    row.site_id, row.happened_on = entry.site_id, _day(entry, row.happened_on)
    session.flush()


def disagree(session: Session, entry: CoachingContact) -> None:
    """Forget a day of agreement that was typed and not kept: the site is another."""
    form = half_typed.summary_of(entry.id)
    said = half_typed.typed(session, entry.community_id, form)
    said.pop("agreed", None)
    half_typed.keep(session, entry.community_id, form, said)


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
    alone = _alone(session, entry_id)
    person = session.get(tables.Person, alone) if alone else None
    says = consents.of_person(session, entry.community_id, alone) if alone else {}
    return Standing(
        entry.site_id,
        name or "",
        site_answers.said(session, entry.site_id, USE),
        site_agreements.lacking_with(session, entry.site_id),
        alone,
        person.name if person else "",
        says.get(USE),
        packets_made.summing_up(session, entry.site_id) if entry.site_id else (),
    )


def _entry(session: Session, entry_id: UUID) -> CoachingContact:
    entry = session.get(CoachingContact, entry_id)
    if entry is None:
        raise GoneError(tr("This entry is no longer in the log. Nothing was changed."))
    return entry


def _alone(session: Session, entry_id: UUID) -> UUID | None:
    """Return the person of a conversation, if it was with one alone."""
    seat = tables.CoachingParticipant
    found = session.scalars(
        select(seat.person_id).where(seat.coaching_contact_id == entry_id)
    ).all()
    return found[0] if len(found) == 1 else None


def _is_held(entry: CoachingContact) -> bool:
    return entry.status is CoachingStatus.HELD


def _day(entry: CoachingContact, otherwise: date | None = None) -> date:
    return entry.happened_on or entry.planned_on or otherwise or clock.today()


def _summary(session: Session, entry: CoachingContact) -> CoachingSummary | None:
    if entry.summary_id is None:
        return None
    return session.get(CoachingSummary, entry.summary_id)
