"""Bringing a book up to date: numbered steps of SQL, frozen once released.

A step is a file of statements; it never imports the models, which go on changing. All
steps of an upgrade run in one transaction (storage.md 4).
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from app.errors import StorageError
from app.i18n import tr

HEAD: Final = 4  # the version this program writes
APPLICATION_ID: Final = 0x43424B31

STEPS: Final = Path(__file__).parent

_DISK: Final = ("BUSY", "CANTOPEN", "CORRUPT", "FULL", "IOERR", "NOTADB", "READONLY")


def version(connection: Any) -> int:
    """Return the version of the book."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgrade(
    connection: Any,
    *,
    to: int = HEAD,
    steps: Path = STEPS,
    progress: Callable[[int, int], object] | None = None,
) -> None:
    """Run the steps the book has not seen; all of them, or none.

    `connection` is a bare one in autocommit mode; `progress` is told (step, steps).
    Raises StorageError when a step fails or the result does not hold together, and the
    driver's own error when the disk fails; the book is then as it was.
    """
    first = version(connection)
    # not possible inside a transaction; a rebuild would cascade over all children
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for number in range(first + 1, to + 1):
            if progress:
                progress(number - first, to - first)
            for statement in statements(number, steps):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {to}")
        _check(connection)
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlcipher.Error) and not _is_of_the_disk(error):
            raise StorageError(_as_it_was()) from error
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def statements(number: int, steps: Path = STEPS) -> Iterator[str]:
    """Yield the SQL statements of step `number`, one by one."""
    statement = ""
    text = (steps / f"{number:04}.sql").read_text(encoding="utf-8")
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlcipher.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        raise ValueError(f"step {number} ends in the middle of a statement")


def _check(connection: Any) -> None:
    orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(1)
    health = connection.execute("PRAGMA quick_check(1)").fetchall()
    if orphans or health != [("ok",)]:
        raise StorageError(_as_it_was())


def _is_of_the_disk(error: sqlcipher.Error) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.removeprefix("SQLITE_").startswith(_DISK)


def _as_it_was() -> str:
    return tr("The book could not be brought up to date. It is as it was.")
