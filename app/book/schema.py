"""The schema as SQL: tables, the triggers that keep the log, and the search index.

This is where a schema change begins; a migration step then freezes its SQL, and a test
compares the two. Triggers keep the op-log, so nothing that writes can escape it:
not the program, not a bulk update, not plain SQL.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from app.tables import Base
from app.tables.base import OWN

APPLICATION_ID: Final = 0x43424B31  # 'CBK1'

# What search finds: the column that names the row, and the columns of text in it.
# A table of the private room may never stand here (README decision 14; a test sees it).
SEARCHED: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "action": ("body", ("effect",)),
    "agreement": ("title", ("body",)),
    "block": (
        "title",
        ("purpose", "participants_do", "instructions", "goals", "notes"),
    ),
    "channel": ("name", ("purpose", "cadence", "audience", "place", "tone")),
    "contribution": ("body", ()),
    "community": (
        "name",
        (
            *("short_name", "purpose", "domain", "vision", "audience", "partners"),
            *("goals", "benefits_members", "benefits_sponsor", "scope_in", "scope_out"),
            *("outcomes", "needs_addressed", "principles", "joining", "role_text"),
            *("decision_making", "rhythm", "knowledge_sharing", "working_agreements"),
            *("confidentiality", "commitments", "risks", "sunset_criteria", "ways"),
        ),
    ),
    "decision": ("body", ("decided_by",)),
    "decision_area": ("title", ("note",)),
    "grouping": ("title", ("rationale",)),
    "initiative": ("name", ("vision", "principles")),
    "learning": ("happened", ("area", "so_what", "now_what", "result")),
    "material": ("item", ()),
    "need": ("wording", ("joint_impact", "assets", "satisfying")),
    "party": ("name", ("about",)),
    "peer_link": ("result", ()),
    "person": ("name", ("job_title", "email", "phone", "reach_note")),
    "place": ("name", ("location", "holds", "access")),
    "ranking": ("title", ()),
    "ranking_item": ("label", ("decision",)),
    "resource": ("title", ("summary", "body", "source_note")),
    "session": ("title", ("purpose", "outcomes", "place", "summary", "plan_note")),
    "site": ("serves", ("region", "strengths", "protocols", "history", "learned")),
    "success": ("statement", ("theme", "measure", "target")),
    "ta_engagement": ("title", ("outcome", "scope_in", "scope_out", "result")),
    "tension": ("nature", ("how_held",)),
    "topic": ("name", ("description",)),
    "transition": ("title", ("response",)),
    "work_entry": ("note", ()),
}

# What search inside the coaching room finds; an index of its own, so that no search
# elsewhere can meet a word of it (README decision 14).
SEARCHED_IN_THE_ROOM: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "coaching_reflection": (
        "strengths",
        ("hard", "their_ideas", "will_do", "body", "question", "help_needed"),
    ),
    "private_note": ("body", ()),
}

# Without FTS5's own "secure-delete": in SQLite 3.53.4 it corrupts the index when a row
# is written twice in one act and a word is in it some 130 times. Deleted words are
# removed by `search_index.forget_deleted`.
_SEARCH_TABLES: Final = (
    """CREATE TABLE {entry} (
    n INTEGER PRIMARY KEY NOT NULL,
    tbl TEXT NOT NULL,
    uid TEXT NOT NULL,
    community_id TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    spaced TEXT,
    UNIQUE (tbl, uid)
) STRICT""",
    """CREATE VIRTUAL TABLE {index} USING fts5(
    title, body, spaced, content='{entry}', content_rowid='n',
    tokenize='unicode61 remove_diacritics 2'
)""",
    """CREATE TRIGGER {entry}_added AFTER INSERT ON {entry} BEGIN
    INSERT INTO {index}(rowid, title, body, spaced)
    VALUES (new.n, new.title, new.body, new.spaced);
END""",
    """CREATE TRIGGER {entry}_changed AFTER UPDATE ON {entry} BEGIN
    INSERT INTO {index}({index}, rowid, title, body, spaced)
    VALUES ('delete', old.n, old.title, old.body, old.spaced);
    INSERT INTO {index}(rowid, title, body, spaced)
    VALUES (new.n, new.title, new.body, new.spaced);
END""",
    """CREATE TRIGGER {entry}_deleted AFTER DELETE ON {entry} BEGIN
    INSERT INTO {index}({index}, rowid, title, body, spaced)
    VALUES ('delete', old.n, old.title, old.body, old.spaced);
END""",
)


@dataclass(frozen=True)
class Index:
    """A search index: its tables in the book, and what it holds."""

    entry: str
    index: str
    searched: Mapping[str, tuple[str, tuple[str, ...]]]


OPEN: Final = Index("search_entry", "search", SEARCHED)
IN_THE_ROOM: Final = Index(
    "private_search_entry", "private_search", SEARCHED_IN_THE_ROOM
)


def index_of(table: str) -> Index:
    """Return the search index that holds what is searched of a table.

    Raises KeyError if nothing of it is.
    """
    for where in (OPEN, IN_THE_ROOM):
        if table in where.searched:
            return where
    raise KeyError(table)


def integrity_checks(connection: Any) -> list[str]:
    """Return the statements that fail if a search index is not what it should be.

    A book of before had one index; `connection` tells which there are.
    """
    there = {
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_master").fetchall()
    }
    return [
        f"INSERT INTO {one.index}({one.index}, rank) VALUES ('integrity-check', 1)"
        for one in (OPEN, IN_THE_ROOM)
        if one.index in there
    ]


def statements() -> list[str]:
    """Return the SQL that makes an empty book, in order."""
    return [
        *_tables(),
        *(sql for table in Base.metadata.sorted_tables for sql in _log(table)),
        *(sql for table in Base.metadata.sorted_tables for sql in _steady_key(table)),
        *(sql for table in Base.metadata.sorted_tables for sql in _only_one(table)),
        *_search_tables(OPEN),
        *(sql for name in sorted(SEARCHED) for sql in _indexing(name)),
        *_search_tables(IN_THE_ROOM),
        *(sql for name in sorted(SEARCHED_IN_THE_ROOM) for sql in _indexing(name)),
    ]


def logged_columns(table: Table) -> list[str]:
    """Return the columns of `table` that the log keeps: all but key and version."""
    return [
        column.name
        for column in table.columns
        if not column.primary_key and column.name != "version"
    ]


def key_of(table: Table) -> str:
    """Return the name of the one column that is the key of `table`."""
    return next(iter(table.primary_key)).name


def is_private(table: Table) -> bool:
    """Tell whether `table` stands in the private room."""
    return _model(table).LAYER is OWN


def log_of(table: Table) -> str | None:
    """Return the log that keeps the changes of `table`, if one does."""
    if table.name == "setting":
        return "private_change"
    if _model(table).SCOPE == "system":
        return None
    return "private_change" if is_private(table) else "change"


def _model(table: Table) -> Any:
    return next(m.class_ for m in Base.registry.mappers if m.local_table is table)


def _tables() -> Iterator[str]:
    for table in Base.metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect())).strip()
    for table in Base.metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: index.name or ""):
            yield str(CreateIndex(index).compile(dialect=dialect())).strip()
    for log in ("change", "private_change"):
        yield f"CREATE INDEX ix_{log}_act ON {log} (act)"
        yield f"CREATE INDEX ix_{log}_row ON {log} (tbl, uid)"


def _log(table: Table) -> Iterator[str]:
    log = log_of(table)
    if log is None:
        return
    names = logged_columns(table)
    changed = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in names)
    listening = "coalesce((SELECT applying FROM replica WHERE me = 1), 0) = 0"
    for event, code, row in (
        ("INSERT", "i", "new"),
        ("UPDATE", "u", "new"),
        ("DELETE", "d", "old"),
    ):
        new = _object("new", names) if event == "INSERT" else "NULL"
        old = _object("old", names) if event == "DELETE" else "NULL"
        when = listening
        if event == "UPDATE":
            new, old = _difference("new", names), _difference("old", names)
            when = f"{listening} AND ({changed})"
        columns, values = _log_row(table, log, row)
        yield (
            f"CREATE TRIGGER {table.name}_log_{code} AFTER {event} ON {table.name}\n"
            f"WHEN {when} BEGIN\n"
            f"    INSERT INTO {log} ({columns}, kind, new_values, old_values)\n"
            f"    VALUES ({values}, '{code}', {new}, {old});\nEND"
        )


def _log_row(table: Table, log: str, row: str) -> tuple[str, str]:
    """Return columns and values of a log entry that do not depend on the event."""
    number = (
        "max(coalesce((SELECT max(n) FROM change), 0), "
        "coalesce((SELECT max(n) FROM private_change), 0)) + 1"
    )
    act = "(SELECT act FROM replica WHERE me = 1)"
    columns = "n, tbl, uid, act"
    values = f"{number}, '{table.name}', {row}.{key_of(table)}, {act}"
    if log == "private_change":
        return columns, values
    me = "coalesce((SELECT rid FROM replica WHERE me = 1), '')"
    scope = _scope(table, row)
    following = (
        f"(SELECT coalesce(max(seq), 0) + 1 FROM change "
        f"WHERE replica = {me} AND scope = {scope})"
    )
    # a hybrid clock: never behind the wall clock, never behind the last entry
    clock = (
        "max(CAST(unixepoch('subsec') * 1000 AS INTEGER), coalesce((SELECT hlc + 1 "
        "FROM change WHERE n = (SELECT max(n) FROM change)), 0))"
    )
    seen = (
        "coalesce((SELECT json_group_object(rid, json(streams)) FROM replica "
        "WHERE me = 0), '{}')"
    )
    return (
        f"{columns}, replica, scope, seq, hlc, seen",
        f"{values}, {me}, {scope}, {following}, {clock}, {seen}",
    )


def _scope(table: Table, row: str) -> str:
    if table.name == "community":
        return f"{row}.id"
    if "community_id" in table.columns:
        return f"coalesce({row}.community_id, 'book')"
    return "'book'"


def _object(row: str, names: list[str]) -> str:
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in names)
    return f"json_object({pairs})"


def _difference(row: str, names: list[str]) -> str:
    fields = " UNION ALL ".join(
        f"SELECT '{name}' AS k, {row}.\"{name}\" AS v "
        f'WHERE old."{name}" IS NOT new."{name}"'
        for name in names
    )
    return f"(SELECT json_group_object(k, v) FROM ({fields}))"


def _steady_key(table: Table) -> Iterator[str]:
    """Yield the trigger that keeps a key as it is: the log knows rows by it."""
    if log_of(table) is not None:
        name, key = table.name, key_of(table)
        yield (
            f"CREATE TRIGGER {name}_key BEFORE UPDATE OF {key} ON {name}\n"
            f"WHEN old.{key} IS NOT new.{key} BEGIN\n"
            f"    SELECT raise(ABORT, 'a key never changes');\nEND"
        )


def _only_one(table: Table) -> Iterator[str]:
    """Yield triggers for "exactly one of" (data model 5.4: replaceable, no CHECK)."""
    model = _model(table)
    for names, condition in (
        (getattr(model, "EXACTLY_ONE", ()), "<> 1"),
        (getattr(model, "AT_MOST_ONE", ()), "> 1"),
    ):
        if not names:
            continue
        given = " + ".join(f"(new.{name} IS NOT NULL)" for name in names)
        for event in ("INSERT", "UPDATE"):
            yield (
                f"CREATE TRIGGER {table.name}_one_{event[0].lower()} "
                f"BEFORE {event} ON {table.name}\n"
                f"WHEN {given} {condition} BEGIN\n"
                f"    SELECT raise(ABORT, 'one of {', '.join(names)}');\nEND"
            )


def _search_tables(where: Index) -> Iterator[str]:
    for sql in _SEARCH_TABLES:
        yield sql.format(entry=where.entry, index=where.index)


def _indexing(name: str) -> Iterator[str]:
    """Yield the triggers that keep what search finds of a table in step with it."""
    where = index_of(name)
    title, texts = where.searched[name]
    entry = where.entry
    table = Base.metadata.tables[name]
    community = "NULL"
    if name == "community":
        community = "new.id"
    elif "community_id" in table.columns:
        community = "new.community_id"
    heading = f"coalesce(new.{title}, '')"
    body = (
        " || char(10) || ".join(f"coalesce(new.{text}, '')" for text in texts) or "''"
    )
    watched = ", ".join({"community_id", title, *texts} & set(table.columns.keys()))
    watched = ", ".join(sorted(watched.split(", ")))
    yield (
        f"CREATE TRIGGER {name}_search_i AFTER INSERT ON {name} BEGIN\n"
        f"    INSERT INTO {entry} (tbl, uid, community_id, title, body)\n"
        f"    VALUES ('{name}', new.id, {community}, {heading}, {body});\nEND"
    )
    yield (
        f"CREATE TRIGGER {name}_search_u AFTER UPDATE OF {watched} ON {name} BEGIN\n"
        f"    UPDATE {entry} SET community_id = {community}, title = {heading},\n"
        f"    body = {body}, spaced = NULL WHERE tbl = '{name}' AND uid = new.id;\nEND"
    )
    yield (
        f"CREATE TRIGGER {name}_search_d AFTER DELETE ON {name} BEGIN\n"
        f"    DELETE FROM {entry} WHERE tbl = '{name}' AND uid = old.id;\nEND"
    )
