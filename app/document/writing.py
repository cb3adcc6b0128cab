"""Out of a book: the whole of it, or one community with what it points at.

Reads the stored values as they are, so that even a book with a code this version does
not know can be written out. Tables come in a fixed order and rows by id, so that the
same content gives the same bytes.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from app import __version__, files, settings
from app.book.store import Readership, Store
from app.document.agreeing import may_leave
from app.document.shapes import TableShape, shapes
from app.document.values import to_document
from app.vocabulary import Layer

FORMAT: Final = "circlebook-community-document"
FORMAT_VERSION: Final = 1

Document = dict[str, Any]
Tables = dict[str, list[dict[str, Any]]]


def export(
    session: Session, community_id: UUID | None = None, *, private: bool = False
) -> Document:
    """Return the book as a document, or one community with what it points at.

    The private layer is in it only if `private` says so.
    """
    tables = {
        name: _rows(session, shape, community_id, private=private)
        for name, shape in shapes().items()
    }
    if not private:
        tables["coaching_summary"] = [
            row
            for row in tables["coaching_summary"]
            if may_leave(row, tables["consent"])
        ]
    who = settings.coach(session)
    person = who.person_id.hex if who and who.person_id else ""
    if community_id:
        tables = _of_community(tables, community_id.hex, person)
    coach = asdict(who) if who else None
    if coach is not None:
        del coach["person_id"]
        if any(row["id"] == person for row in tables["person"]):
            coach["person_id"] = person
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "program": f"Circlebook {__version__}",
        "private": private,
        "coach": coach,
        "tables": {name: rows for name, rows in tables.items() if rows},
    }


def text(document: Document) -> str:
    """Return `document` as it is written to a file: the same content, the same text."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def save(
    store: Store,
    path: Path,
    community_id: UUID | None = None,
    *,
    private: bool = False,
) -> int:
    """Write the book, or one community, to `path`; return how many rows it holds.

    Raises StorageError when the disk will not take it.
    """
    if private:  # for the coach's own eyes: the one way out of the private room
        document = store.read(export, community_id, private=True)
    else:
        document = store.read_as(Readership(Layer.SUCCESSOR), export, community_id)
    files.write_text(path, text(document))
    return sum(len(rows) for rows in document["tables"].values())


def _rows(
    session: Session, shape: TableShape, community_id: UUID | None, *, private: bool
) -> list[dict[str, Any]]:
    columns = shape.seen(private=private)
    if not columns:
        return []
    stored = shape.table.columns
    query = select(
        *(type_coerce(stored[column.name], NullType()) for column in columns)
    ).order_by(stored["id"])
    if community_id and shape.name == "community":
        query = query.where(stored["id"] == community_id)
    elif community_id and "community_id" in stored:
        mine = stored["community_id"] == community_id
        query = query.where(or_(mine, stored["community_id"].is_(None)))
    return [
        {
            column.name: to_document(column.kind, value)
            for column, value in zip(columns, row, strict=True)
            if value is not None
        }
        for row in session.execute(query)
    ]


def _of_community(tables: Tables, community: str, coach: str) -> Tables:
    """Return the rows of one community, and of the book what they point at.

    What the book says of those people and sites (who can do what, who agreed to which
    use) goes with them; a private note that belongs to no community stays.
    """
    known = {(name, row["id"]): row for name, rows in tables.items() for row in rows}
    seeds = {
        place
        for place, row in known.items()
        if community in (row.get("community_id"), row["id"])
    }
    if ("person", coach) in known:
        seeds.add(("person", coach))
    kept = _closed(seeds, known)
    said = {
        (name, row["id"])
        for name in tables.keys() - _registers()
        for row in tables[name]
        if _speaks_of(shapes()[name], row, kept)
    }
    kept = _closed(kept | said, known)
    return {
        name: [
            _without_strangers(shapes()[name], row, kept)
            for row in rows
            if (name, row["id"]) in kept
        ]
        for name, rows in tables.items()
    }


def _closed(
    seeds: Collection[tuple[str, str]],
    known: Mapping[tuple[str, str], dict[str, Any]],
) -> set[tuple[str, str]]:
    """Return `seeds` with all they point at, and what that points at."""
    kept: set[tuple[str, str]] = set()
    waiting = list(seeds)
    while waiting:
        place = waiting.pop()
        if place not in kept:
            kept.add(place)
            waiting += [to for to in _targets(place[0], known[place]) if to in known]
    return kept


def _speaks_of(
    shape: TableShape, row: dict[str, Any], kept: Collection[tuple[str, str]]
) -> bool:
    """Tell whether `row` belongs to no community and is about rows that are kept."""
    if shape.private or row.get("community_id"):
        return False
    about = [
        (column.points_at, row[column.name])
        for column in shape.references
        if column.name in row
        and (not shape.exactly_one or column.name in shape.exactly_one)
    ]
    return bool(about) and all(place in kept for place in about)


def _registers() -> set[str]:
    """Return what rows point at, but for what is said of one person or one site."""
    pointed_at = {
        column.points_at
        for shape in shapes().values()
        for column in shape.references
        if not shape.private
    }
    return {name for name in pointed_at if not shapes()[name].exactly_one}


def _without_strangers(
    shape: TableShape, row: dict[str, Any], kept: Collection[tuple[str, str]]
) -> dict[str, Any]:
    """Return `row` without optional references to what is not in the document."""
    strangers = {
        column.name
        for column in shape.references
        if column.optional
        and column.name in row
        and (column.points_at, row[column.name]) not in kept
    }
    return {name: value for name, value in row.items() if name not in strangers}


def _targets(name: str, row: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (column.points_at, row[column.name])
        for column in shapes()[name].references
        if column.name in row
    ]
