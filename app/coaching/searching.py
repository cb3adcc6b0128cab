"""Finding words in the private room, from within it and nowhere else.

The room has an index of its own (`book.schema.IN_THE_ROOM`), so that no search outside
can meet a word of it, nor count one (README decision 14).
"""

import unicodedata
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.book import search_index
from app.book.schema import IN_THE_ROOM
from app.coaching.entries import Entry
from app.person.people_names import fold
from app.tables import CoachingReflection, PrivateNote

MOST_LETTERS: Final = 200  # of what was typed


def entries_with(session: Session, community_id: UUID, words: str) -> set[UUID]:
    """Return the entries in which all of `words` begin a word of a text or a note."""
    query = search_index.matching(_tidy(words))
    if not query:
        return set()
    found = session.connection().exec_driver_sql(
        f"SELECT e.uid FROM {IN_THE_ROOM.index} CROSS JOIN {IN_THE_ROOM.entry} e "  # noqa: S608 - our own names
        f"ON e.n = {IN_THE_ROOM.index}.rowid WHERE {IN_THE_ROOM.index} MATCH ? "
        "AND e.community_id = ?",
        (query, community_id.hex),
    )
    keys = [UUID(row[0]) for row in found]
    text, note = CoachingReflection, PrivateNote
    written = session.scalars(select(text.coaching_contact_id).where(text.id.in_(keys)))
    noted = session.scalars(
        select(note.coaching_contact_id).where(
            note.id.in_(keys), note.coaching_contact_id.is_not(None)
        )
    )
    return {*written, *(key for key in noted if key)}


def notes_with(session: Session, community_id: UUID, words: str) -> set[UUID]:
    """Return the private notes of a community that have all of `words`."""
    query = search_index.matching(_tidy(words))
    if not query:
        return set()
    found = session.connection().exec_driver_sql(
        f"SELECT e.uid FROM {IN_THE_ROOM.index} CROSS JOIN {IN_THE_ROOM.entry} e "  # noqa: S608 - our own names
        f"ON e.n = {IN_THE_ROOM.index}.rowid WHERE {IN_THE_ROOM.index} MATCH ? "
        "AND e.tbl = 'private_note' AND (e.community_id = ? OR e.community_id IS NULL)",
        (query, community_id.hex),
    )
    keys = [UUID(row[0]) for row in found]
    note = PrivateNote
    here = or_(note.community_id == community_id, note.community_id.is_(None))
    return set(session.scalars(select(note.id).where(note.id.in_(keys), here)))


def is_with(entry: Entry, words: str) -> bool:
    """Tell whether all of `words` stand in the names of an entry."""
    names = fold(" ".join([*(face.name for face in entry.people), entry.site]))
    return all(word in names for word in fold(words).split())


def _tidy(words: str) -> str:
    return "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs", "Cn"} else letter
        for letter in words[:MOST_LETTERS]
    )
