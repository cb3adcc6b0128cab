"""Leaving nothing of some rows in the log: for what is to be forgotten for ever.

The log goes on telling that the rows were written, and when, in which order; what
words stood in them it no longer tells. Backups made before still hold them.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import JSON, Enum, String, Table, Uuid
from sqlalchemy.orm import Session

from app.book import schema, search_index
from app.tables import Base

_LOGS: Final = ("change", "private_change")


def purge(session: Session, rows: Mapping[str, Iterable[str]]) -> None:
    """Blank all words that the log keeps of these rows: keys by table.

    The words that stand in the rows now are kept, so that log and tables agree. What
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


def relabel(session: Session, name: str, label: str) -> None:
    """Say `label` of every act whose label names `name`."""
    connection: Any = session.connection().connection.driver_connection
    connection.execute(
        "UPDATE act SET label = ? WHERE instr(label, ?) > 0", (label, name)
    )


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
    words = words_of(table)
    now = _standing(connection, table, key)
    entries = connection.execute(
        f"SELECT n, new_values, old_values FROM {log} "
        "WHERE tbl = ? AND uid = ? ORDER BY n DESC",
        (table.name, key),
    ).fetchall()
    said: set[str] = set()  # columns whose word of now has been met
    for number, new, old in entries:
        kept = _blanked(new, words, now, said)
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


def _standing(connection: Any, table: Table, key: str) -> dict[str, Any]:
    """Return the words that stand in a row now; none if it is gone."""
    names = sorted(words_of(table))
    if not names:
        return {}
    columns = ", ".join(f'"{name}"' for name in names)
    row = connection.execute(
        f'SELECT {columns} FROM "{table.name}" WHERE "{schema.key_of(table)}" = ?',
        (key,),
    ).fetchone()
    return dict(zip(names, row, strict=True)) if row else {}
