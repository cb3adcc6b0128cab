"""The wall around what is private: a copy in memory that never held it.

Whatever leaves the program is composed from such a copy. In it there is no private
table, no private column, and no column that does not say who may see it; asking for
one fails in the database itself. A column that a narrower audience only may see is
empty, and so are the words of a row whose own `layer` is narrower. Nothing outside the
copy can be reached from it: it cannot attach a file or be written to (data model,
section 3; 5-privacy f.4).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import JSON, Column, Engine, Enum, String, Table, Uuid, create_engine
from sqlalchemy.pool import StaticPool

from app.tables import LADDER, Base
from app.tables.base import OWN, SITE
from app.vocabulary import Layer

SETTINGS: Final = ("coach", "paper", "packet:", "stale_months")
"""The settings a composer of papers may know: their names, or how these begin."""

_KEYS: Final = ("id", "version", "community_id")

INSIDE: Final[Mapping[str, frozenset[str]]] = {
    # who agreed to what decides what is printed, and is itself in no paper
    "consent": frozenset(
        {*_KEYS, "person_id", "site_id", "use", "state", "decided_on"}
    ),
    # who is expected decides how many sheets, groups and chairs there are
    "attendance": frozenset(
        {*_KEYS, "session_id", "person_id", "walk_in_name", "state", "joined_by"}
        | {"guest"}
    ),
    # the funder may know which sites there are, by organization, region and whom they
    # serve (data model, section 3); without the key there would be no row to say so
    "site": frozenset(_KEYS),
    # the hours of an engagement are told as their sum, never entry by entry
    "work_entry": frozenset({*_KEYS, "ta_id", "minutes"}),
}
"""Columns that rules compute with although their readers may not see them."""


def copied(
    connection: Any,
    layer: Layer,
    *,
    community_id: UUID | None = None,
    site_id: UUID | None = None,
) -> Any:
    """Return a bare connection to a copy of what an audience of `layer` may see.

    It is in memory, and goes with the connection. The one given is a bare one too, in
    a transaction of its own. With a community the copy holds the rows of that one only;
    of a site's own words it holds those of `site_id`.
    """
    copy = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    copy.execute("BEGIN")
    for table in Base.metadata.sorted_tables:
        if table.name == "setting":
            _copy_settings(connection, copy)
        elif columns := _seen(table):
            what = _Copied(table, columns, layer, community_id, site_id)
            _copy_rows(connection, copy, what)
    copy.execute("COMMIT")
    copy.execute("PRAGMA query_only = ON")
    copy.set_authorizer(_nothing_but_reading)
    return copy


def engine_on(copy: Any) -> Engine:
    """Return an engine on such a copy."""
    return create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: copy,
        poolclass=StaticPool,
        hide_parameters=True,
    )


def _seen(table: Table) -> list[Column[Any]]:
    """Return the columns of which anybody but the coach may ever see something."""
    return [
        column
        for column in table.columns
        if column.info.get("layer") not in (None, OWN)
    ]


@dataclass(frozen=True)
class _Copied:
    """What of a table is copied, and for whom."""

    table: Table
    columns: list[Column[Any]]
    layer: Layer
    community_id: UUID | None
    site_id: UUID | None

    @property
    def query(self) -> str:
        """The SQL that reads it."""
        values = ", ".join(self._value(column) for column in self.columns)
        key = next(iter(self.table.primary_key))
        where = "FALSE" if self._value(key) == "NULL" else self._where()
        return f"SELECT {values} FROM {self.table.name} WHERE {where}"

    def _value(self, column: Column[Any]) -> str:
        name = f'"{column.name}"'
        if column.name in INSIDE.get(self.table.name, ()):
            return name
        ceiling: Layer = column.info["layer"]
        if not self._sees(ceiling):
            return "NULL"
        conditions = []
        if ceiling is SITE and self.layer is SITE:
            conditions.append(self._own_site())
        if "layer" in self.table.columns and _is_words(column):
            codes = ", ".join(f"'{one.value}'" for one in LADDER if self._sees(one))
            conditions.append(f"layer IN ({codes})")
        if not conditions:
            return name
        return f"CASE WHEN {' AND '.join(conditions)} THEN {name} END"

    def _sees(self, layer: Layer) -> bool:
        return LADDER.index(layer) >= LADDER.index(self.layer)

    def _own_site(self) -> str:
        """Return the condition that a row is of the site that reads, if it says so.

        A row that is of no one site (help for several) is for those it concerns.
        """
        column = "id" if self.table.name == "site" else "site_id"
        if column not in self.table.columns:
            return "TRUE"
        if self.site_id is None:
            return "FALSE"
        return f"{column} = '{self.site_id.hex}'"

    def _where(self) -> str:
        if self.community_id is None:
            return "TRUE"
        mine = f"'{self.community_id.hex}'"
        if self.table.name == "community":
            return f"id = {mine}"
        if "community_id" in self.table.columns:
            return f"community_id = {mine} OR community_id IS NULL"
        return "TRUE"


def _copy_rows(connection: Any, copy: Any, what: _Copied) -> None:
    names = [f'"{column.name}"' for column in what.columns]
    keyed = [
        f"{name} PRIMARY KEY" if column.primary_key else name
        for name, column in zip(names, what.columns, strict=True)
    ]
    table = what.table.name
    copy.execute(f"CREATE TABLE {table} ({', '.join(keyed)})")
    marks = ", ".join("?" for _ in names)
    rows = connection.execute(what.query)
    copy.executemany(f"INSERT INTO {table} VALUES ({marks})", _each(rows))


def _each(rows: Any) -> Iterator[tuple[Any, ...]]:
    while some := rows.fetchmany(2000):
        yield from some


def _copy_settings(connection: Any, copy: Any) -> None:
    copy.execute("CREATE TABLE setting (name PRIMARY KEY, value)")
    rows = connection.execute("SELECT name, value FROM setting").fetchall()
    known = [row for row in rows if row[0].startswith(SETTINGS)]
    copy.executemany("INSERT INTO setting VALUES (?, ?)", known)


def _is_words(column: Column[Any]) -> bool:
    """Tell whether a column holds what somebody wrote."""
    kind = column.type
    if isinstance(kind, JSON):
        return True
    return isinstance(kind, String) and not isinstance(kind, Enum | Uuid)


def _hex(key: UUID | None) -> str | None:
    return key.hex if key else None


_READING: Final = frozenset(
    {
        sqlcipher.SQLITE_SELECT,
        sqlcipher.SQLITE_READ,
        sqlcipher.SQLITE_FUNCTION,
        sqlcipher.SQLITE_TRANSACTION,
        sqlcipher.SQLITE_RECURSIVE,
    }
)


def _nothing_but_reading(action: int, what: str | None, *_: object) -> int:
    """Let SQLite do nothing in the copy but read it: no ATTACH, no write."""
    if action in _READING:
        return int(sqlcipher.SQLITE_OK)
    if action == sqlcipher.SQLITE_PRAGMA and what == "read_uncommitted":
        return int(sqlcipher.SQLITE_OK)  # SQLAlchemy asks it of every new engine
    return int(sqlcipher.SQLITE_DENY)
