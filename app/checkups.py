"""Whether a book is sound: the file, its references, its index, its words.

Looks and changes nothing. Says what it found in sentences, so that the command line
and the window can show the same.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from app import document
from app.book import migrations
from app.book.schema import (
    SEARCHED,
    SEARCHED_IN_THE_ROOM,
    index_of,
    integrity_checks,
)
from app.book.store import Store
from app.document.shapes import shapes
from app.i18n import tr, trn

_MOST: Final = 20  # faults of one sort that are told one by one


@dataclass(frozen=True)
class Finding:
    """What one look has shown."""

    subject: str
    faults: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether there was nothing to find."""
        return not self.faults


def look(store: Store) -> list[Finding]:
    """Return what there is to say of the open book. Raises StorageError."""
    with store.driver_connection() as connection:
        found = [
            Finding(tr("The file is whole"), _file(connection)),
            Finding(tr("Tables and triggers are all there"), _schema(connection)),
        ]
        if not all(finding.is_sound for finding in found):
            return found  # what follows would read what is not there
        index = _index(connection, read_only=store.read_only)
        found += [
            Finding(tr("No reference leads nowhere"), _references(connection)),
            Finding(tr("Search knows every word"), index),
        ]
    faults = tuple(document.faults(store.read(document.export, private=True)))
    found.append(Finding(tr("Codes, dates, zones and layers are known"), _cut(faults)))
    return found


def counts(store: Store) -> dict[str, int]:
    """Return how many rows each table holds that this program knows and finds."""
    return store.read(_counts)


def _counts(session: Session) -> dict[str, int]:
    there = set(inspect(session.connection()).get_table_names())
    return {
        name: session.scalar(select(func.count()).select_from(shape.table)) or 0
        if name in there
        else 0
        for name, shape in shapes().items()
    }


def _file(connection: Any) -> tuple[str, ...]:
    found = [row[0] for row in connection.execute("PRAGMA quick_check")]
    # of a locked book: pages that are not what was written; of another one, nothing
    forged = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    return () if [*found, *forged] == ["ok"] else _cut((*found, *forged))


def _schema(connection: Any) -> tuple[str, ...]:
    """Compare what the book is made of with a book made just now."""
    new = sqlcipher.connect(":memory:", isolation_level=None)
    try:
        migrations.upgrade(new)
        wanted = _parts(new)
    finally:
        new.close()
    there = _parts(connection)
    return tuple(
        tr("missing or not as it was made: {kind} {name}").format(kind=kind, name=name)
        for kind, name in sorted(wanted)
        if there.get((kind, name)) != wanted[kind, name]
    )


def _parts(connection: Any) -> dict[tuple[str, str], str]:
    """Return the SQL of each table, index and trigger by kind and name."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    )
    return {(kind, name): sql for kind, name, sql in found}


def _references(connection: Any) -> tuple[str, ...]:
    broken = Counter(
        (row[0], row[2]) for row in connection.execute("PRAGMA foreign_key_check")
    )
    return tuple(
        tr("from {table} to {target}: {rows}").format(
            table=table,
            target=target,
            rows=trn("{n} reference", "{n} references", count),
        )
        for (table, target), count in sorted(broken.items())
    )


def _index(connection: Any, *, read_only: bool) -> tuple[str, ...]:
    faults = [
        tr("{table}: {rows}").format(
            table=name,
            rows=trn(
                "{n} row cannot be found by search",
                "{n} rows cannot be found by search",
                missing,
            ),
        )
        for name in sorted({**SEARCHED, **SEARCHED_IN_THE_ROOM})
        if (missing := _missing(connection, name))
    ]
    if not read_only:  # this look is a statement that writes, though it writes nothing
        try:
            for statement in integrity_checks(connection):
                connection.execute(statement)
        except connection.DatabaseError:
            faults.append(tr("the index does not agree with what it was made from"))
    return tuple(faults)


def _missing(connection: Any, name: str) -> int:
    where = index_of(name)
    title, _ = where.searched[name]
    query = (
        f"SELECT count(*) FROM {name} AS t LEFT JOIN {where.entry} AS e "  # noqa: S608 - our own names
        f"ON e.tbl = '{name}' AND e.uid = t.id "
        f"WHERE e.n IS NULL OR e.title IS NOT coalesce(t.{title}, '')"
    )
    return int(connection.execute(query).fetchone()[0])


def _cut(faults: tuple[str, ...]) -> tuple[str, ...]:
    if len(faults) <= _MOST:
        return faults
    rest = len(faults) - _MOST
    return (*faults[:_MOST], trn("and {n} more", "and {n} more", rest))
