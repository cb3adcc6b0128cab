"""What an act changed, read from the log, and how to take it back.

The log is kept by triggers (see `app.book.schema`): it holds every change, whoever
made it. Undo, redo, the refreshing of views and history all read it and nothing else.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from app.book import schema
from app.errors import GoneError
from app.i18n import tr
from app.tables import Act, Base, Replica

Values = Mapping[str, Any]  # column → value as SQLite stores it

# What has been published may be raised, never lowered (data model 2.4, decision 12)
ONLY_RISING: Final = frozenset(
    {
        ("calendar_entry", "sequence"),
        ("calendar_entry", "published"),
        ("calendar_entry", "stamped_at"),
        ("calendar_entry", "exported"),
    }
)

# The version of a row that comes back: higher than it ever was, as writes are logged
_RISEN: Final = (
    "(SELECT max(coalesce((SELECT max(n) FROM change), 0), "
    "coalesce((SELECT max(n) FROM private_change), 0)) + 1)"
)


@dataclass(frozen=True)
class RowChange:
    """One row before and after: the columns that changed, None where it was not."""

    table: str
    key: str
    before: Values | None
    after: Values | None


@dataclass(frozen=True)
class Changes:
    """Everything one act wrote, in order."""

    act: int = 0
    label: str = ""
    rows: tuple[RowChange, ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """The names of the tables written to."""
        return frozenset(row.table for row in self.rows)

    def keys(self, table: str) -> frozenset[str]:
        """Return the keys (32 hex digits) of the rows of `table` that were written."""
        return frozenset(row.key for row in self.rows if row.table == table)


def begin(session: Session, label: str) -> int:
    """Open an act called `label`; every change until `finish` belongs to it."""
    me = session.scalar(select(Replica.rid).where(Replica.me))
    number = session.scalar(
        insert(Act)
        .values(label=label, at=datetime.now(UTC), replica=me)
        .returning(Act.n)
    )
    session.execute(update(Replica).where(Replica.me).values(act=number))
    return number or 0


def finish(session: Session, number: int, label: str) -> Changes:
    """Close the act and return what it changed; an act without changes leaves none."""
    session.flush()
    changes = of_act(session, number, label)
    session.execute(update(Replica).where(Replica.me).values(act=None))
    if not changes.rows:
        session.execute(delete(Act).where(Act.n == number))
    return changes


def of_act(session: Session, number: int, label: str = "") -> Changes:
    """Return what the act with this `number` changed."""
    found = session.connection().exec_driver_sql(
        "SELECT n, tbl, uid, new_values, old_values FROM change WHERE act = ? "
        "UNION ALL SELECT n, tbl, uid, new_values, old_values FROM private_change "
        "WHERE act = ? ORDER BY n",
        (number, number),
    )
    rows = tuple(
        RowChange(table, key, _read(old), _read(new))
        for _, table, key, new, old in found
    )
    return Changes(number, label, rows)


def take_back(session: Session, changes: Changes) -> None:
    """Undo `changes`, provided every row still is as they left it.

    Raises GoneError otherwise, or when taking them back would take more with it; the
    transaction is then to be rolled back.
    """
    # the driver itself: with the layers above it a large import takes thrice as long
    connection: Any = session.connection().connection.driver_connection
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for row in _net(changes).values():
        if not _still_is(connection, Base.metadata.tables[row.table], row):
            raise GoneError(changed_since())
    for row in reversed(changes.rows):
        _restore(connection, Base.metadata.tables[row.table], row)


def check_nothing_else(taken_back: Changes, written: Changes) -> None:
    """Raise GoneError if undoing `taken_back` has `written` to other rows too."""
    touched = {(row.table, row.key) for row in taken_back.rows}
    if any((row.table, row.key) not in touched for row in written.rows):
        raise GoneError(changed_since())


def changed_since() -> str:
    """Return the sentence that says why something cannot be undone."""
    return tr(
        "This has been changed since, so it cannot be taken back. Nothing was lost."
    )


def _net(changes: Changes) -> dict[tuple[str, str], RowChange]:
    """Return each row once, from before the first to after the last change to it."""
    net: dict[tuple[str, str], RowChange] = {}
    for row in changes.rows:
        place = (row.table, row.key)
        if place not in net:
            net[place] = row
            continue
        first, after = net[place], row.after
        if after is not None and row.before is not None:  # an update: add to the state
            after = {**(first.after or {}), **after}
        net[place] = RowChange(row.table, row.key, first.before, after)
    return net


def _still_is(connection: Any, table: Table, row: RowChange) -> bool:
    """Tell whether the row is as `row` left it: with its values, or gone.

    What only rises may have risen, but for a row that was added: taking that away
    would take away what has been published.
    """
    names = list(row.after or ())
    fields = ", ".join(f"'{name}', \"{name}\"" for name in names)
    found = connection.execute(
        f'SELECT json_object({fields}) FROM "{table.name}" '
        f'WHERE "{schema.key_of(table)}" = ?',
        (row.key,),
    ).fetchone()
    if row.after is None or found is None:
        return row.after is None and found is None
    now = json.loads(found[0])
    return all(
        now[name] == value
        for name, value in row.after.items()
        if row.before is None or (table.name, name) not in ONLY_RISING
    )


def _restore(connection: Any, table: Table, row: RowChange) -> None:
    """Put one row back as it was before."""
    name, key = table.name, schema.key_of(table)
    if row.before is None:  # it was added; a cascade may have taken it already
        connection.execute(f'DELETE FROM "{name}" WHERE "{key}" = ?', (row.key,))
        return
    values = dict(row.before)
    if row.after is None:  # it was deleted
        columns = ", ".join(f'"{column}"' for column in (key, *values))
        marks = ", ".join("?" * (len(values) + 1))
        if "version" in table.columns:
            columns, marks = f"{columns}, version", f"{marks}, {_RISEN}"
        connection.execute(
            f'INSERT INTO "{name}" ({columns}) VALUES ({marks})',
            (row.key, *values.values()),
        )
        return
    back = {c: v for c, v in values.items() if (name, c) not in ONLY_RISING}
    if not back:
        return
    settings = ", ".join(f'"{column}" = ?' for column in back)
    rising = ", version = version + 1" if "version" in table.columns else ""
    connection.execute(
        f'UPDATE "{name}" SET {settings}{rising} WHERE "{key}" = ?',
        (*back.values(), row.key),
    )


def _read(text: str | None) -> Values | None:
    return None if text is None else json.loads(text)
