"""Into a book: read a file, make sure of it, and write all of it or nothing.

A document goes into an empty book only, until two books can be brought together
(README decision 23).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app import settings
from app.book.changes import Changes
from app.book.store import Store
from app.document.checking import faults
from app.document.shapes import TableShape, shapes
from app.document.values import from_document, with_codes
from app.errors import DocumentError, RefusedError
from app.i18n import tr

LARGEST: Final = 500_000_000  # bytes; a book of ten years has a tenth of that


@dataclass(frozen=True)
class Contents:
    """What a document that was checked holds, as the tables take it."""

    tables: Mapping[str, list[dict[str, Any]]]
    coach: settings.Coach | None = None
    private: bool = False
    anchor: date | None = None  # the Monday its dates were written for
    name: str = field(default="", compare=False)  # of the file

    @property
    def count(self) -> int:
        """How many rows it holds."""
        return sum(len(rows) for rows in self.tables.values())


def read(path: Path) -> Contents:
    """Return what the document at `path` holds.

    Raises DocumentError, which says what is wrong and where.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise refusal(
                path.name,
                tr("it is larger than {n} million bytes").format(n=LARGEST // 10**6),
            )
        return parse(path.read_bytes(), path.name)
    except OSError as error:
        raise refusal(path.name, error.strerror or str(error)) from error


def parse(data: bytes, name: str) -> Contents:
    """Return what the bytes of a document say; `name` is that of its file.

    Raises DocumentError.
    """
    return contents(_decoded(data, name), name)


def contents(document: Any, name: str = "") -> Contents:
    """Return what a decoded document holds. Raises DocumentError."""
    for fault in faults(document):
        raise refusal(name, fault)
    anchor = document.get("anchor")
    coach = document.get("coach")
    return Contents(
        tables={
            table: [_row(shapes()[table], row) for row in rows]
            for table, rows in document["tables"].items()
        },
        coach=_coach(coach) if coach else None,
        private=document["private"],
        anchor=date.fromisoformat(anchor) if anchor else None,
        name=name,
    )


def load(session: Session, what: Contents) -> int:
    """Write all of `what` into an empty book; return how many rows that were.

    Raises RefusedError if the book holds anything already.
    """
    if not is_empty(session):
        raise RefusedError(
            tr(
                "This book already holds something, and a document is read into an "
                "empty book only; nothing was changed."
            )
        )
    # a tree may name a child before its parent
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name, shape in shapes().items():
        if rows := what.tables.get(name):
            session.execute(
                insert(shape.table), [with_codes(shape.table, row) for row in rows]
            )
    if what.coach:
        settings.save_coach(session, what.coach)
    return what.count


def import_file(store: Store, path: Path) -> tuple[int, Changes]:
    """Read the document at `path` into the book; return its rows and what was written.

    Raises DocumentError or RefusedError; the book is then as it was.
    """
    what = read(path)
    return store.write(tr("Document read in"), load, what)


def is_empty(session: Session) -> bool:
    """Tell whether the book holds no row of hers yet."""
    return not any(
        session.execute(select(shape.table.columns["id"]).limit(1)).first()
        for shape in shapes().values()
    )


def refusal(name: str, fault: str) -> DocumentError:
    """Return the error that `fault` is what is wrong with the file called `name`."""
    return DocumentError(
        tr("{name} was not read in, and nothing was changed: {fault}.").format(
            name=name or tr("The document"), fault=fault
        )
    )


def _decoded(data: bytes, name: str) -> Any:
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_no_number,
        )
    except UnicodeDecodeError as error:
        raise refusal(name, tr("it is not text in UTF-8")) from error
    except RecursionError as error:
        raise refusal(name, tr("it is nested too deeply")) from error
    except json.JSONDecodeError as error:
        raise refusal(
            name, tr("it is not JSON (line {line})").format(line=error.lineno)
        ) from error
    except ValueError as error:  # a number of thousands of digits; or ours, below
        raise refusal(name, str(error)) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):  # JSON would keep the last and lose the others
        raise ValueError(tr("it says the same name twice in one object"))
    return found


def _no_number(word: str) -> Any:
    raise ValueError(tr("{word} is not a number in JSON").format(word=word))


def _row(shape: TableShape, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with every column of its table, defaults filled in."""
    values = {
        # what is left out of an optional column is empty, not its default
        name: row.get(name, None if column.optional else column.default)
        for name, column in shape.columns.items()
    }
    return {
        name: None if value is None else from_document(shape.columns[name], value)
        for name, value in values.items()
    }


def _coach(coach: Mapping[str, Any]) -> settings.Coach:
    person = coach.get("person_id")
    return settings.Coach(**{**coach, "person_id": UUID(person) if person else None})
