"""Two who are to sit apart: a private note of the coach's, and nobody else's.

Nothing of it may be printed, exported, announced, logged or put into a sentence that
leaves her screen (JS7, NR8): not the reason, and not that there is one.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app import clock
from app.errors import GoneError, RefusedError
from app.i18n import tr
from app.person.people_names import tidy_lines
from app.tables import PrivateNote
from app.vocabulary import PrivateKind


@dataclass(frozen=True)
class Apart:
    """Two people who are not to be in one group, and why, in her own words."""

    id: UUID
    one: UUID
    other: UUID
    why: str

    @property
    def both(self) -> frozenset[UUID]:
        """The two."""
        return frozenset({self.one, self.other})


def of_community(session: Session, community_id: UUID) -> list[Apart]:
    """Return who is kept apart in a community, the latest first."""
    note = PrivateNote
    rows = session.scalars(
        select(note)
        .where(
            note.kind == PrivateKind.APART,
            or_(note.community_id == community_id, note.community_id.is_(None)),
            note.person_id.is_not(None),
            note.other_person_id.is_not(None),
        )
        .order_by(note.noted_on.desc(), note.id)
    )
    return [
        Apart(row.id, row.person_id, row.other_person_id, row.body)
        for row in rows
        if row.person_id and row.other_person_id
    ]


def keep(
    session: Session, community_id: UUID, one: UUID, other: UUID, why: str = ""
) -> UUID:
    """Keep two people apart from now on; return the note's key.

    Raises RefusedError if they are one and the same.
    """
    if one == other:
        raise RefusedError(tr("Choose two people, not one twice."))
    known = of_community(session, community_id)
    twin = next((note for note in known if note.both == {one, other}), None)
    if twin is not None:
        return twin.id
    row = PrivateNote(
        community_id=community_id,
        kind=PrivateKind.APART,
        body=tidy_lines(why) or tr("Not in one group."),
        noted_on=clock.today(),
        person_id=one,
        other_person_id=other,
    )
    session.add(row)
    session.flush()
    return row.id


def drop(session: Session, note_id: UUID) -> None:
    """Let two people sit together again. Raises GoneError."""
    row = session.get(PrivateNote, note_id)
    if row is None or row.kind is not PrivateKind.APART:
        raise GoneError(tr("This note is no longer there. Nothing was changed."))
    session.delete(row)
    session.flush()
