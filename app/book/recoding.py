"""Copies a book under another key, or none, and sees that nothing is missing in it."""

from contextlib import closing
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from app.book.keys import Key
from app.book.store import connect
from app.errors import StorageError
from app.i18n import tr

# what an export leaves behind: without them the file would look foreign (storage 1.3)
_CARRIED: Final = ("user_version", "application_id")

_DAMAGED: Final = ("malformed", "not a database")  # what SQLite says of such a file


def copy(book: Path, old: Key | None, draft: Path, new: Key | None) -> None:
    """Write the book at `book`, which `old` opens, to `draft`, which `new` will open.

    `draft` is not checked yet, nor safe from a power cut. Raises StorageError.
    """
    with closing(connect(book, key=old)) as connection:
        literal = new.literal() if new else ""
        connection.execute("ATTACH ? AS new KEY ?", (str(draft), literal))
        # a draft: if anything happens it is made again
        connection.execute("PRAGMA new.journal_mode = OFF")
        connection.execute("PRAGMA new.synchronous = OFF")
        try:
            connection.execute("SELECT sqlcipher_export('new')").fetchall()
        except sqlcipher.Error as error:  # it tells in words only what has failed
            raise StorageError(_why(str(error))) from error
        for name in _CARRIED:
            value = connection.execute(f"PRAGMA main.{name}").fetchone()[0]
            connection.execute(f"PRAGMA new.{name} = {value}")
        _compare(connection)
        connection.execute("DETACH new")


def _why(said: str) -> str:
    if "full" in said:
        return tr(
            "The disk is full. Nothing was changed; free some space and try again."
        )
    if any(words in said for words in _DAMAGED):
        return tr("It is damaged and was left as it is. Open the last backup instead.")
    return tr("The disk could not be read or written. Nothing was changed; try again.")


def _compare(connection: Any) -> None:
    """Raise StorageError unless both have the same tables with as many rows."""
    parts = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY 1, 2"
    there, here = (
        connection.execute(parts.format(name)).fetchall() for name in ("main", "new")
    )
    tables = [name for kind, name, _, sql in there if kind == "table" and _rows(sql)]
    same = there == here and all(
        _count(connection, "main", name) == _count(connection, "new", name)
        for name in tables
    )
    if not same:
        raise StorageError(
            tr("The copy is not what the book is. The book was left as it was.")
        )


def _rows(sql: str) -> bool:
    return not sql.upper().startswith("CREATE VIRTUAL")


def _count(connection: Any, schema: str, table: str) -> int:
    query = f'SELECT count(*) FROM {schema}."{table}"'  # noqa: S608 - our own names
    return int(connection.execute(query).fetchone()[0])
