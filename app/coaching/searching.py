"""Finding words in the private room, from within it and nowhere else.

The room has an index of its own (`book.schema.IN_THE_ROOM`), so that no search outside
can meet a word of it, nor count one (README decision 14).
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.book import search_index
from app.book.schema import IN_THE_ROOM
from app.coaching.entries import Entry
from app.person.people_names import fold
from app.tables import CoachingReflection, Party, Person, PrivateNote, Site
from app.vocabulary import PrivateKind

MOST_LETTERS: Final = 200  # of what was typed


@dataclass(frozen=True)
class Beside:
    """A saying, or the words on a stage, that one searched for."""

    id: UUID
    is_saying: bool  # else a stage
    words: str
    noted_on: date
    whose: str
    person_id: UUID | None
    site_id: UUID | None

    def is_about(self, entry: Entry) -> bool:
        """Tell whether an entry is with the site, or the person, that this is about."""
        if self.site_id is not None:
            return entry.site_id == self.site_id
        return self.person_id in {one.id for one in entry.people}


def entries_with(session: Session, community_id: UUID, words: str) -> set[UUID]:
    """Return the entries in which all of `words` begin a word of a text or a note."""
    keys = _found(session, community_id, words)
    text, note = CoachingReflection, PrivateNote
    written = session.scalars(select(text.coaching_contact_id).where(text.id.in_(keys)))
    noted = session.scalars(
        select(note.coaching_contact_id).where(
            note.id.in_(keys), note.coaching_contact_id.is_not(None)
        )
    )
    return {*written, *(key for key in noted if key)}


def besides(session: Session, community_id: UUID, words: str) -> list[Beside]:
    """Return the sayings and stages with all of `words` that no entry leads to.

    The latest first. What is half typed is not among them.
    """
    keys = _found(session, community_id, words)
    note = PrivateNote
    of_none = and_(
        note.kind.in_((PrivateKind.WISDOM, PrivateKind.QUOTE)),
        note.coaching_contact_id.is_(None),
    )
    rows = session.execute(
        select(note, Person.name, Party.name)
        .outerjoin(Person, Person.id == note.person_id)
        .outerjoin(Site, Site.id == note.site_id)
        .outerjoin(Party, Party.id == Site.party_id)
        .where(note.id.in_(keys), or_(of_none, note.kind == PrivateKind.STAGE))
        .order_by(note.noted_on.desc(), note.id)
    )
    return [
        Beside(
            row.id,
            row.kind is not PrivateKind.STAGE,
            row.body,
            row.noted_on,
            ", ".join(name for name in (person, site) if name),
            row.person_id,
            row.site_id,
        )
        for row, person, site in rows
    ]


def is_with(entry: Entry, words: str) -> bool:
    """Tell whether all of `words` stand in the names of an entry."""
    names = fold(" ".join([*(face.name for face in entry.people), entry.site]))
    return all(word in names for word in fold(words).split())


def _found(session: Session, community_id: UUID, words: str) -> list[UUID]:
    """Return the texts and notes of a community that have all of `words`."""
    query = search_index.matching(_tidy(words))
    if not query:
        return []
    found = session.connection().exec_driver_sql(
        f"SELECT e.uid FROM {IN_THE_ROOM.index} CROSS JOIN {IN_THE_ROOM.entry} e "  # noqa: S608 - our own names
        f"ON e.n = {IN_THE_ROOM.index}.rowid WHERE {IN_THE_ROOM.index} MATCH ? "
        "AND e.community_id = ?",
        (query, community_id.hex),
    )
    return [UUID(row[0]) for row in found]


def _tidy(words: str) -> str:
    return "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs", "Cn"} else letter
        for letter in words[:MOST_LETTERS]
    )
