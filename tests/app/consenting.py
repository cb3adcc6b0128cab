"""What the tests of papers about people share: answers, roles, names on a paper."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.book.store import Store
from app.document.shapes import Kind, shapes
from app.pdf.story import Paper
from app.person import consents
from app.tables.base import LADDER
from app.vocabulary import ConsentState, ConsentUse, Layer

YES = ConsentState.YES


def says(
    store: Store, community: UUID, person: UUID, **said: ConsentState | None
) -> None:
    """Let a person answer: `says(…, directory=YES)`."""
    for use, state in said.items():
        store.write(
            "Consent noted",
            consents.note,
            community,
            person,
            ConsentUse[use.upper()],
            state,
        )


def put(store: Store, table: type[Any], **values: Any) -> UUID:
    """Add a row of any table; return its key."""

    def add(session: Session) -> UUID:
        row = table(**values)
        session.add(row)
        session.flush()
        key: UUID = row.id
        return key

    return store.write("Put", add)[0]


def change(store: Store, table: type[Any], key: UUID, **values: Any) -> None:
    """Give a row other values."""

    def alter(session: Session) -> None:
        row = session.get_one(table, key)
        for name, value in values.items():
            setattr(row, name, value)

    store.write("Changed", alter)


def words_of(paper: Paper) -> str:
    """Return all that a paper says anywhere, also in its head and its foot."""
    return "\n".join(_strings(paper))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def plant(session: Session, reader: Layer = Layer.MEMBER) -> list[str]:
    """Put a word into every text that a layer may not see; return the words.

    What is closed to it is what the columns declare, so a new one is planted too.
    """
    closed = LADDER[: LADDER.index(reader)]
    words: list[str] = []
    for table in (shape.table for shape in shapes().values()):
        names = [
            one.name
            for one in shapes()[table.name].columns.values()
            if one.kind in (Kind.TEXT, Kind.LONG)
            and table.c[one.name].info.get("layer", Layer.OWN) in closed
        ]
        for row in session.execute(select(table)).mappings().all() if names else ():
            planted = {name: f"Xq{len(words)}{name}x" for name in names}
            words += planted.values()
            values = {name: f"{row[name] or ''} {planted[name]}" for name in names}
            session.execute(update(table).where(table.c.id == row["id"]).values(values))
    return words
