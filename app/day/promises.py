"""Private promises: what the coach said in a conversation that she would do.

They stay in the private room. Their words are for her own unlocked screen alone
(README decision 15): nothing here may be printed, exported, announced or searched.
"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.coaching.promises import change, delete, keep, put_to
from app.day import actions
from app.day.actions import MOST, FollowUp, Source
from app.tables import CoachingContact, Community, PrivateNote
from app.vocabulary import ActionOrigin, CoachingMode, PrivateKind

# what is done with one is the log's own rule
__all__ = ["change", "delete", "due_by", "keep", "of_gathering", "open_ones", "put_to"]


def open_ones(session: Session, until: date) -> list[FollowUp]:
    """Return the promises not kept yet, due by `until` or without a day."""
    note, talk = PrivateNote, CoachingContact
    found = session.execute(
        select(note, talk.mode, talk.happened_on)
        .outerjoin(talk, talk.id == note.coaching_contact_id)
        .outerjoin(Community, Community.id == note.community_id)
        .where(
            note.kind == PrivateKind.PROMISE,
            note.done_on.is_(None),
            or_(note.due_on.is_(None), note.due_on <= until),
            Community.retired_on.is_(None),
        )
        .order_by(note.due_on.is_(None), note.due_on, note.id)
        .limit(MOST)
    ).all()
    people = {(row.community_id, row.person_id) for row, _, _ in found}
    known = actions.faces_of(
        session, {(home, person) for home, person in people if person}
    )
    return actions.in_order(
        replace(
            _record(row, mode, day),
            face=known.get((row.community_id, row.person_id or row.id)),
        )
        for row, mode, day in found
    )


def of_gathering(session: Session, session_id: UUID) -> list[FollowUp]:
    """Return the promises not kept yet that the coach made at a gathering."""
    note = PrivateNote
    found = session.scalars(
        select(note).where(
            note.session_id == session_id,
            note.kind == PrivateKind.PROMISE,
            note.done_on.is_(None),
        )
    ).all()
    people = {(one.community_id, one.person_id) for one in found}
    known = actions.faces_of(session, {(c, who) for c, who in people if who})
    return [
        replace(
            _record(one, None, None),
            face=known.get((one.community_id, one.person_id or one.id)),
        )
        for one in found
    ]


def due_by(session: Session, day: date) -> int:
    """Count the promises due by `day`."""
    note = PrivateNote
    query = (
        select(func.count())
        .select_from(note)
        .outerjoin(Community, Community.id == note.community_id)
        .where(
            note.kind == PrivateKind.PROMISE,
            note.done_on.is_(None),
            note.due_on <= day,
            Community.retired_on.is_(None),
        )
    )
    return session.scalar(query) or 0


def _record(note: PrivateNote, mode: CoachingMode | None, day: date | None) -> FollowUp:
    return FollowUp(
        note.id,
        note.community_id,
        note.body,
        note.due_on,
        Source(ActionOrigin.COACHING, "", day or note.noted_on, mode),
        private=True,
        session_id=note.session_id,
    )
