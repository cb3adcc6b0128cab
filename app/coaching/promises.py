"""What the coach promised in a conversation: by when, and whether it was kept.

A promise is a private note of its own (README decision 15). `app.day.promises` shows
those that are open on Today and does there what is done here.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.coaching import half_typed
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.tables import CoachingContact, CoachingParticipant, PrivateNote
from app.vocabulary import PrivateKind

LONGEST: Final = 400  # letters: one line, as of every follow-up


@dataclass(frozen=True)
class Promise:
    """Something the coach said she would do."""

    id: UUID
    words: str
    noted_on: date
    due_on: date | None
    done_on: date | None
    person_id: UUID | None

    @property
    def kept(self) -> bool:
        """Whether it was kept."""
        return self.done_on is not None


def of_entry(session: Session, entry_id: UUID) -> list[Promise]:
    """Return what was promised in a conversation, in the order it was noted."""
    note = PrivateNote
    found = session.scalars(
        select(note)
        .where(note.kind == PrivateKind.PROMISE, note.coaching_contact_id == entry_id)
        .order_by(note.noted_on, note.due_on.is_(None), note.due_on, note.id)
    )
    return [_record(row) for row in found]


def of_person(session: Session, community_id: UUID, person_id: UUID) -> list[Promise]:
    """Return all that was promised to a person in a community."""
    note = PrivateNote
    found = session.scalars(
        select(note)
        .where(
            note.kind == PrivateKind.PROMISE,
            note.community_id == community_id,
            note.person_id == person_id,
        )
        .order_by(note.noted_on, note.id)
    )
    return [_record(row) for row in found]


def of_site(session: Session, community_id: UUID, site_id: UUID) -> list[Promise]:
    """Return all that was promised to a site, to its people too."""
    note = PrivateNote
    found = session.scalars(
        select(note)
        .where(
            note.kind == PrivateKind.PROMISE,
            note.community_id == community_id,
            note.site_id == site_id,
        )
        .order_by(note.noted_on, note.id)
    )
    return [_record(row) for row in found]


def open_by_entry(session: Session, community_id: UUID) -> Counter[UUID]:
    """Count the promises not kept yet, by the conversation they were made in."""
    note = PrivateNote
    found = session.scalars(
        select(note.coaching_contact_id).where(
            note.community_id == community_id,
            note.kind == PrivateKind.PROMISE,
            note.done_on.is_(None),
            note.coaching_contact_id.is_not(None),
        )
    )
    return Counter(key for key in found if key)


def add(
    session: Session, entry_id: UUID, words: str, due_on: date | None = None
) -> UUID:
    """Note what was promised in a conversation; return its key.

    Raises RefusedError without words, GoneError without the conversation.
    """
    entry = session.get(CoachingContact, entry_id)
    if entry is None:
        raise GoneError(tr("This entry is no longer in the log. Nothing was changed."))
    row = PrivateNote(
        community_id=entry.community_id,
        kind=PrivateKind.PROMISE,
        body=said(words),
        noted_on=entry.happened_on or clock.today(),
        due_on=due_on,
        site_id=entry.site_id,
        person_id=_to_whom(session, entry_id),
        coaching_contact_id=entry_id,
    )
    session.add(row)
    half_typed.forget(session, entry.community_id, half_typed.promise_of(entry_id))
    return row.id


def keep(session: Session, note_id: UUID) -> None:
    """Say that a promise was kept, today."""
    find(session, note_id).done_on = clock.today()
    session.flush()


def reopen(session: Session, note_id: UUID) -> None:
    """Say that a promise is still to be kept."""
    find(session, note_id).done_on = None
    session.flush()


def change(session: Session, note_id: UUID, words: str, due_on: date | None) -> None:
    """Say a promise in other words, or put it to another day."""
    row = find(session, note_id)
    row.body = said(words)
    row.due_on = due_on
    session.flush()


def put_to(session: Session, note_id: UUID, day: date) -> None:
    """Put a promise to another day."""
    find(session, note_id).due_on = day
    session.flush()


def delete(session: Session, note_id: UUID) -> None:
    """Take a promise out of the book."""
    session.delete(find(session, note_id))
    session.flush()


def find(session: Session, note_id: UUID) -> PrivateNote:
    """Return the row of a promise. Raises GoneError."""
    row = session.get(PrivateNote, note_id)
    if row is None:
        raise GoneError(tr("This promise is no longer there. Nothing was changed."))
    return row


def said(words: str) -> str:
    """Return words in one line. Raises RefusedError without any, or with too many."""
    line = " ".join(words.split())
    if not line:
        raise RefusedError(tr("Say what is to be done. Nothing was changed."))
    if len(line) > LONGEST:
        raise RefusedError(
            tr("That is more than one line can hold; {n} letters fit.").format(
                n=LONGEST
            )
        )
    return line


def _to_whom(session: Session, entry_id: UUID) -> UUID | None:
    """Return the person of a conversation, if there was only one."""
    seat = CoachingParticipant
    found = session.scalars(
        select(seat.person_id).where(seat.coaching_contact_id == entry_id)
    ).all()
    return found[0] if len(found) == 1 else None


def _record(row: PrivateNote) -> Promise:
    return Promise(
        row.id, row.body, row.noted_on, row.due_on, row.done_on, row.person_id
    )
