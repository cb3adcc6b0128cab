"""Words of scripts written without spaces, made findable.

The index is kept by triggers; only the spacing out of Chinese, Japanese, Thai, Lao,
Khmer and Burmese runs needs Python (storage.md 6), and happens here after a write.
"""

import re
from typing import Any, Final

from sqlalchemy.orm import Session

from app.book.changes import Changes
from app.book.schema import IN_THE_ROOM, OPEN

_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_UNSPEAKABLE: Final = re.compile("[\0\ud800-\udfff]")  # ends a query, or is no text


def spaced(text: str) -> str | None:
    """Return the words that have unspaced runs, their characters spaced out, or None.

    What stands beside a run without a space is a word of its own there.
    """
    words = (word for word in text.split() if _UNSPACED.search(word))
    return " ".join(part for word in words for part in _spaced_out(word)) or None


def matching(words: str) -> str:
    """Return an FTS5 query for rows that have each of `words`, as typed by a person.

    Each word is quoted, so no character of it means anything to FTS5, and matches as
    the beginning of a word; runs without spaces match as phrases of characters.
    """
    parts = []
    for word in _UNSPEAKABLE.sub(" ", words).split():
        position = 0
        for run in _UNSPACED.finditer(word):
            parts += _beginning(word[position : run.start()])
            parts += _quoted(" ".join(run.group()))
            position = run.end()
        parts += _beginning(word[position:])
    return " ".join(parts)


def space_out(session: Session, changes: Changes) -> None:
    """Make what `changes` wrote in unspaced scripts findable."""
    # the driver itself: a large import has ten thousand of them
    connection: Any = session.connection().connection.driver_connection
    for where in (OPEN, IN_THE_ROOM):
        touched = [(r.table, r.key) for r in changes.rows if r.table in where.searched]
        for table, key in dict.fromkeys(touched):
            _space_out(connection, where.entry, table, key)


def _space_out(connection: Any, entries: str, table: str, key: str) -> None:
    entry = connection.execute(
        f"SELECT n, title, body FROM {entries} WHERE tbl = ? AND uid = ?",
        (table, key),
    ).fetchone()
    if entry and (text := spaced(f"{entry[1]}\n{entry[2]}")):
        connection.execute(
            f"UPDATE {entries} SET spaced = ? WHERE n = ?", (text, entry[0])
        )


def forget_deleted(session: Session) -> None:
    """Leave nothing in the file of the words that the index no longer holds.

    Until then they can be read in it by those who know how (storage.md 1.6); so this
    belongs to whatever deletes for ever. With a million notes it takes half a minute.
    """
    for where in (OPEN, IN_THE_ROOM):
        session.connection().exec_driver_sql(
            f"INSERT INTO {where.index}({where.index}) VALUES ('optimize')"
        )


def _spaced_out(word: str) -> list[str]:
    return _UNSPACED.sub(lambda run: f" {' '.join(run.group())} ", word).split()


def _beginning(part: str) -> list[str]:
    return [f"{quoted}*" for quoted in _quoted(part)]


def _quoted(part: str) -> list[str]:
    # a part of punctuation only has no token, and would match nothing at all
    has_token = any(character.isalnum() for character in part)
    escaped = part.replace('"', '""')
    return [f'"{escaped}"'] if has_token else []
