"""Leaving nothing of some rows in the log: for what is to be forgotten for ever.

The log goes on telling that the rows were written, and when, in which order; what
words stood in them it no longer tells. Backups made before still hold them.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import JSON, Enum, String, Table, Uuid
from sqlalchemy.orm import Session

from app.book import schema, search_index
from app.tables import Base

_TELLS_NOTHING: Final = frozenset({"community_id"})  # may stay of a row that is gone


def purge(session: Session, rows: Mapping[str, Iterable[str]]) -> None:
    """Blank all words that the log keeps of these rows: keys by table.

    The words that stand in the rows now are kept, so that log and tables agree. Of a
    row that is gone nothing is told but its community, not even whom it was about. What
    the index of words no longer holds is gone from the file as well.
    """
    connection: Any = session.connection().connection.driver_connection
    for name, keys in rows.items():
        table = Base.metadata.tables[name]
        log = schema.log_of(table)
        for key in keys if log else ():
            _purge_row(connection, str(log), table, key)
    search_index.forget_deleted(session)


def keys_beginning(session: Session, name: str, with_: str) -> frozenset[str]:
    """Return the keys of a table's rows that the log knows and that begin so."""
    connection: Any = session.connection().connection.driver_connection
    log = schema.log_of(Base.metadata.tables[name])
    found = connection.execute(
        f"SELECT DISTINCT uid FROM {log} WHERE tbl = ? AND substr(uid, 1, ?) = ?",
        (name, len(with_), with_),
    )
    return frozenset(key for (key,) in found)


def keys_saying(session: Session, name: str, words: str) -> frozenset[str]:
    """Return the keys of a table's rows in whose log `words` stand somewhere."""
    connection: Any = session.connection().connection.driver_connection
    log = schema.log_of(Base.metadata.tables[name])
    found = connection.execute(
        f"SELECT DISTINCT uid FROM {log} WHERE tbl = ? "
        "AND (instr(new_values, ?) > 0 OR instr(old_values, ?) > 0)",
        (name, words, words),
    )
    return frozenset(key for (key,) in found)


def keys_naming(
    session: Session, name: str, columns: Iterable[str], keys: Iterable[str]
) -> frozenset[str]:
    """Return the keys of a table's rows that have, or had, one of `keys` in a column.

    Rows that were deleted long ago are among them: the log knows what they named.
    """
    wanted = json.dumps(sorted(keys))
    log, connection = _log_of(session, name)
    names = " OR ".join(
        f"json_extract({side}, '$.{column}') IN (SELECT value FROM json_each(?1))"
        for side in ("new_values", "old_values")
        for column in columns
    )
    found = connection.execute(
        f"SELECT DISTINCT uid FROM {log} WHERE tbl = ?2 AND ({names})", (wanted, name)
    )
    return frozenset(key for (key,) in found)


def values_of(
    session: Session, name: str, keys: Iterable[str], column: str
) -> frozenset[str]:
    """Return all that a column of these rows says, or ever said."""
    log, connection = _log_of(session, name)
    found = connection.execute(
        f"SELECT json_extract(new_values, '$.{column}'), "
        f"json_extract(old_values, '$.{column}') FROM {log} "
        "WHERE tbl = ? AND uid IN (SELECT value FROM json_each(?))",
        (name, json.dumps(sorted(keys))),
    )
    return frozenset(one for row in found for one in row if one is not None)


def gone_with_words(
    session: Session, name: str, columns: Iterable[str]
) -> list[dict[str, str | None]]:
    """Return the rows of a table that were deleted, but whose words the log still has.

    Of each row, what it said in `columns`.
    """
    log, connection = _log_of(session, name)
    table, sides = Base.metadata.tables[name], ("new_values", "old_values")
    words = " OR ".join(
        f"json_extract({side}, '$.{word}') IS NOT NULL"
        for side in sides
        for word in sorted(words_of(table))
    )
    said = ", ".join(
        f"max(coalesce(json_extract(old_values, '$.{column}'), "
        f"json_extract(new_values, '$.{column}')))"
        for column in columns
    )
    found = connection.execute(
        f"SELECT {said} FROM {log} WHERE tbl = ? AND uid NOT IN "
        f'(SELECT "{schema.key_of(table)}" FROM "{name}") '
        f"GROUP BY uid HAVING max({words})",
        (name,),
    )
    return [dict(zip(columns, row, strict=True)) for row in found]


def _log_of(session: Session, name: str) -> tuple[str, Any]:
    connection: Any = session.connection().connection.driver_connection
    return str(schema.log_of(Base.metadata.tables[name])), connection


def relabel(session: Session, name: str, label: str) -> None:
    """Say `label` of every act whose label names `name`, in whatever case."""
    _, connection = _log_of(session, "person")
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    acts = connection.execute("SELECT n, label FROM act").fetchall()
    named = [(label, number) for number, said in acts if whole.search(said)]
    connection.executemany("UPDATE act SET label = ? WHERE n = ?", named)


def words_of(table: Table) -> frozenset[str]:
    """Return the columns of a table that hold what somebody wrote."""
    return frozenset(
        column.name
        for column in table.columns
        if isinstance(column.type, JSON)
        or (
            isinstance(column.type, String) and not isinstance(column.type, Enum | Uuid)
        )
    )


def _purge_row(connection: Any, log: str, table: Table, key: str) -> None:
    now = _standing(connection, table, key)
    words = words_of(table)
    if now is None:
        words = frozenset(schema.logged_columns(table)) - _TELLS_NOTHING
    entries = connection.execute(
        f"SELECT n, new_values, old_values FROM {log} "
        "WHERE tbl = ? AND uid = ? ORDER BY n DESC",
        (table.name, key),
    ).fetchall()
    said: set[str] = set()  # columns whose word of now has been met
    for number, new, old in entries:
        kept = _blanked(new, words, now or {}, said)
        connection.execute(
            f"UPDATE {log} SET new_values = ?, old_values = ? WHERE n = ?",
            (kept, _blanked(old, words, {}, set()), number),
        )


def _blanked(
    text: str | None, words: frozenset[str], now: Mapping[str, Any], said: set[str]
) -> str | None:
    """Return logged values without words, but the latest that still stand."""
    if text is None:
        return None
    values = json.loads(text)
    for name in words & values.keys():
        is_latest = name not in said and name in now
        said.add(name)
        values[name] = now[name] if is_latest else None
    return json.dumps(values, ensure_ascii=False)


def _standing(connection: Any, table: Table, key: str) -> dict[str, Any] | None:
    """Return the words that stand in a row now; None if it is gone."""
    names = sorted(words_of(table))
    columns = ", ".join(f'"{name}"' for name in (schema.key_of(table), *names))
    row = connection.execute(
        f'SELECT {columns} FROM "{table.name}" WHERE "{schema.key_of(table)}" = ?',
        (key,),
    ).fetchone()
    return dict(zip(names, row[1:], strict=True)) if row else None
