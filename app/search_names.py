"""Finding people and gatherings by what they are called.

The names are read and compared here: a word that stands in a million texts would keep
the full-text index busy for seconds before it came to the few people of that name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from sqlalchemy.orm import Session

from app.person.people_names import fold

Span = tuple[int, int]  # from, to: letters that were typed
GivenUp = Callable[[], bool]

_WORD: Final = re.compile(r"\w+")
_UNSPACED_FROM: Final = "\u0e00"  # scripts without spaces: a word is found inside
_ASK_EVERY: Final = 2000  # rows, whether anybody still wants to know


@dataclass(frozen=True)
class Named:
    """Somebody or something whose name has the words."""

    id: UUID
    community_id: UUID | None
    title: str
    marks: tuple[Span, ...]


def named(
    session: Session,
    table: Literal["person", "session"],
    words: str,
    most: int,
    given_up: GivenUp = bool,
) -> list[Named]:
    """Return those whose name has each of `words` as the beginning of a word.

    The newest come first, and no more than `most`.
    """
    typed = fold(words).split()
    if not typed:
        return []
    # titles in plain letters are sifted by the database, the others all come here
    longest = max(typed, key=len)
    rows = session.connection().exec_driver_sql(
        "SELECT e.uid, e.community_id, e.title FROM search_entry e "
        "LEFT JOIN community c ON c.id = e.community_id "
        "WHERE e.tbl = ? AND c.retired_on IS NULL "
        "AND (instr(lower(e.title), ?) OR e.title GLOB '*[^ -~]*') "
        "ORDER BY e.n DESC",
        (table, longest),
    )
    found: list[Named] = []
    for number, (uid, community_id, title) in enumerate(rows):
        if number % _ASK_EVERY == 0 and given_up():
            return []
        if spans := marks(title, typed):
            home = UUID(community_id) if community_id else None
            found.append(Named(UUID(uid), home, title, spans))
            if len(found) == most:
                break
    rows.close()
    return found


def marks(title: str, typed: list[str]) -> tuple[Span, ...]:
    """Return where in a title the words stand; nothing unless each of them does."""
    if title.isascii() and any(word not in title.lower() for word in typed):
        return ()
    parts = [(found.start(), found.group()) for found in _WORD.finditer(title)]
    plain = [(at, part, fold(part)) for at, part in parts]
    spans = [_span(word, plain) for word in typed]
    if any(span is None for span in spans):
        return ()
    return _apart(sorted(span for span in spans if span is not None))


def _span(word: str, parts: list[tuple[int, str, str]]) -> Span | None:
    for at, part, plain in parts:
        inside = plain.find(word) if word[0] >= _UNSPACED_FROM else 0
        if inside < 0 or not plain.startswith(word, inside):
            continue
        if len(plain) != len(part):  # "ß" is two letters when it is compared
            return at, at + len(part)
        return at + inside, at + inside + len(word)
    return None


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans without those that begin inside another."""
    kept: list[Span] = []
    for start, end in spans:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)
