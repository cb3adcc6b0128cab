"""Where somebody stands in the book and in its log, to be forgotten there.

The log knows what the tables no longer do: what was deleted, what was said before, by
which names somebody went, and which other entries were made a part of theirs.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session

from app import settings, tables
from app.book import purging, schema
from app.i18n import tr
from app.person.people_names import fold
from app.tables import Base

_LEAST: Final = 2  # letters of a part of a name that is looked for
_WHO: Final = (  # fields that say who it was, in words
    tables.Agreement.agreed_by,
    tables.Attendance.walk_in_name,
    tables.Decision.decided_by,
    tables.Evidence.shown_to,
    tables.Need.tackled_by,
    tables.Revision.adopted_by,
    tables.TaEngagement.accepted_by,
)
_APART: Final = re.compile(r"[\W_]+")


def entries_of(session: Session, person_id: UUID) -> frozenset[str]:
    """Return the keys somebody has, or had: of their entry and those merged into it."""
    found: set[str] = set()
    wanted = [person_id.hex]
    while wanted:
        key = wanted.pop()
        if key not in found:
            found.add(key)
            wanted += settings.read(session, f"{settings.MERGED}{key}", [])
    return frozenset(found)


def names_of(session: Session, keys: Iterable[str]) -> frozenset[str]:
    """Return all names the log knows of these entries, the one of now among them."""
    return purging.values_of(session, "person", keys, "name")


def talks_with(session: Session, keys: Iterable[str]) -> frozenset[str]:
    """Return the conversations somebody took part in, also as it was noted before."""
    seats = purging.keys_naming(session, "coaching_participant", ("person_id",), keys)
    column = "coaching_contact_id"
    return purging.values_of(session, "coaching_participant", seats, column)


def in_the_log(
    session: Session, keys: Iterable[str], names: Iterable[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield by table the keys of the rows whose log names somebody, or is of a talk.

    By key or by a whole name; the rows may be gone, or name somebody else by now.
    """
    talks = talks_with(session, keys)
    yield "person", frozenset(keys)
    for table in _logged_tables():
        people = _referring(table, "person")
        if people:
            yield table.name, purging.keys_naming(session, table.name, people, keys)
        if schema.is_private(table) and (of := _referring(table, "coaching_contact")):
            yield table.name, purging.keys_naming(session, table.name, of, talks)
        for words in sorted({form for name in names for form in _logged_forms(name)}):
            yield table.name, purging.keys_saying(session, table.name, words)


def said_as(session: Session, names: Iterable[str]) -> Iterator[tuple[Any, str, Any]]:
    """Yield each field that says a name and nothing else, and what it is to say then.

    As its row and its column. Of a list, it is the entries that are looked at.
    """
    folded = {fold(name) for name in names}
    for column in _WHO:
        for row in session.scalars(select(column.class_).where(column.is_not(None))):
            said = getattr(row, column.key)
            if (blank := _unnamed(said, folded)) != said:
                yield row, column.key, blank


def _unnamed(said: Any, folded: set[str]) -> Any:
    if isinstance(said, list):
        return [_unnamed(one, folded) for one in said]
    is_name = isinstance(said, str) and fold(said) in folded
    return tr("Somebody") if is_name else said


def filed_as(session: Session, names: Iterable[str]) -> list[tables.Packet]:
    """Return the packets that were saved in a file with a name in its name."""
    folded, packet = {fold(name) for name in names}, tables.Packet
    found = session.scalars(select(packet).where(packet.file_name.is_not(None)))
    return [
        row for row in found if any(one in fold(row.file_name or "") for one in folded)
    ]


def texts_with(session: Session, names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return table and key of each row that is found by searching a part of a name."""
    query = " OR ".join(f'"{part}"' for part in sorted(_parts(names)))
    if not query:
        return frozenset()
    found: set[tuple[str, str]] = set()
    for where in (schema.OPEN, schema.IN_THE_ROOM):
        rows = session.connection().exec_driver_sql(
            f"SELECT e.tbl, e.uid FROM {where.index} JOIN {where.entry} AS e "  # noqa: S608 - our own names
            f"ON e.n = {where.index}.rowid WHERE {where.index} MATCH ?",
            (query,),
        )
        found |= {(table, key) for table, key in rows}
    return frozenset(found)


def fields_with(session: Session, names: Iterable[str]) -> frozenset[tuple[str, str]]:
    """Return table and key of each row with a part of a name where no search looks."""
    parts, found = _parts(names), set()
    for table in _logged_tables():
        words = sorted(purging.words_of(table) - _indexed(table))
        if not words:
            continue
        key = table.c[schema.key_of(table)]
        any_ = or_(*(table.c[name].is_not(None) for name in words))
        query = select(key, *(table.c[name] for name in words)).where(any_)
        for row, *said in session.execute(query):  # most rows have none
            if not parts.isdisjoint(_in_words(said)):
                found.add((table.name, row.hex if isinstance(row, UUID) else str(row)))
    return frozenset(found)


def _parts(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names that are long enough to tell somebody by."""
    whole = (one for name in names for one in _APART.split(fold(name)))
    return frozenset(one for one in whole if len(one) >= _LEAST)


def _logged_forms(name: str) -> Iterator[str]:
    """Yield how a name stands in the log: in a text, and in JSON within its JSON.

    A name of two letters stands in half the words there are; it is found by key only.
    """
    if len(name) > _LEAST:
        yield json.dumps(name, ensure_ascii=False)[1:-1]
        yield json.dumps(json.dumps(name)[1:-1])[1:-1]


def _in_words(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        whole = fold(str(value)) if value is not None else ""
        yield from _APART.split(whole)


def _indexed(table: Table) -> frozenset[str]:
    """Return the columns of a table that an index of words holds."""
    try:
        title, texts = schema.index_of(table.name).searched[table.name]
    except KeyError:
        return frozenset()
    return frozenset((title, *texts))


def _logged_tables() -> Iterator[Table]:
    for table in Base.metadata.sorted_tables:
        if schema.log_of(table) is not None:
            yield table


def _referring(table: Table, to: str) -> list[str]:
    """Return the columns of a table that refer to another."""
    return [
        column.name
        for column in table.columns
        if any(key.target_fullname == f"{to}.id" for key in column.foreign_keys)
    ]
