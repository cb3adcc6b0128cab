"""Community documents to test with: a small one, the sample, any at all."""

import copy
import json
import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from app import document, paths, zones
from app.book.store import Store
from app.document import values
from app.document.shapes import ColumnShape, Kind, TableShape, shapes

Row = dict[str, Any]
Tables = dict[str, list[Row]]

quickly = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

ID = [f"{n:032x}" for n in range(20)]
COMMUNITY: dict[str, Any] = {
    "id": ID[10],
    "name": "Homes",
    "short_name": "Homes",
    "zone": "America/Denver",
}

_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
TEXTS = st.text(_CHARACTERS, max_size=40)
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS
)
JSON = st.recursive(
    st.lists(_LEAVES, max_size=3) | st.dictionaries(TEXTS, _LEAVES, max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2)
    ),
    max_leaves=6,
)
_YEARS = {"min_value": 2, "max_value": 9998}
_DAYS = st.builds(
    "{:04}-{:02}-{:02}".format,
    st.integers(**_YEARS),
    st.integers(1, 12),
    st.integers(1, 28),
)
_CLOCKS = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
_WALLS = st.builds("{}T{}:{:02}".format, _DAYS, _CLOCKS, st.integers(0, 59))
_ZONES = st.sampled_from(zones.names())


def _integers(column: ColumnShape) -> st.SearchStrategy[int]:
    least = -values.LARGEST if column.least is None else column.least
    most = values.LARGEST if column.most is None else column.most
    return st.integers(least, most)


_BY_KIND: dict[Kind, Callable[[ColumnShape], st.SearchStrategy[Any]]] = {
    Kind.KEY: lambda _: st.uuids().map(lambda key: key.hex),
    Kind.TEXT: lambda _: TEXTS,
    Kind.LONG: lambda _: TEXTS,
    Kind.CODE: lambda column: st.sampled_from(column.codes),
    Kind.INTEGER: _integers,
    Kind.MINUTES: _integers,
    Kind.REAL: lambda _: st.floats(allow_nan=False, allow_infinity=False),
    Kind.FLAG: lambda _: st.booleans(),
    Kind.DATE: lambda _: _DAYS,
    Kind.WALL: lambda _: _WALLS,
    Kind.UTC: lambda _: _WALLS.map(lambda wall: f"{wall}Z"),
    Kind.CLOCK: lambda _: _CLOCKS,
    Kind.ZONE: lambda _: _ZONES,
    Kind.JSON: lambda _: JSON,
}


def value_of(column: ColumnShape) -> st.SearchStrategy[Any]:
    """Return what may stand in a column that is no reference."""
    return _BY_KIND[column.kind](column)


@st.composite
def documents(draw: st.DrawFn) -> document.Document:
    """Draw a document with the private layer: rows of any table, all that holds."""
    tables: Tables = {}
    for name, shape in shapes().items():
        rows: list[Row] = []
        tables[name] = rows
        for _ in range(draw(st.integers(0, 2))):
            row = _row(draw, shape, tables)
            if row is not None and not _repeats(shape, rows, row):
                rows.append(row)
    return wrapped({name: rows for name, rows in tables.items() if rows})


def wrapped(tables: Tables, *, private: bool = True) -> document.Document:
    """Return `tables` as a document."""
    return {
        "format": document.FORMAT,
        "format_version": document.FORMAT_VERSION,
        "private": private,
        "tables": tables,
    }


def words(text: str) -> str:
    """Return the letters and digits of `text`: however it is escaped or folded."""
    return re.sub(r"\W|_", "", text).casefold()


def topic(key: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "name": "Grants", **more}


def small() -> document.Document:
    """Return a small document, private layer and all, to be spoiled."""
    other = COMMUNITY | {"id": ID[11], "name": "Other"}
    ours = {"community_id": ID[10]}
    return copy.deepcopy(
        wrapped(
            {
                "community": [COMMUNITY, other],
                "party": [{"id": ID[2], "name": "Library", "kind": "site"}],
                "person": [{"id": ID[3], "name": "Ada"}],
                "topic": [topic(ID[4]), topic(ID[5], parent_id=ID[4])],
                "site": [{"id": ID[6], "party_id": ID[2], **ours}],
                "session": [
                    {
                        "id": ID[7],
                        "title": "First",
                        "kind": "regular",
                        "mode": "in_person",
                        "starts_local": "2026-05-12T10:00:00",
                        "zone": "America/Denver",
                        **ours,
                    }
                ],
                "need": [
                    {
                        "id": ID[8],
                        "topic_id": ID[4],
                        "strength": 2,
                        "source": "survey",
                        "asked_on": "2026-05-12",
                        **ours,
                    }
                ],
                "private_note": [
                    {
                        "id": ID[9],
                        "kind": "note",
                        "body": "Ada is tired",
                        "noted_on": "2026-05-12",
                        **ours,
                    }
                ],
            }
        )
    )


def carried(store: Store, what: document.Document, *, private: bool = True) -> str:
    """Return what an empty book writes out after it has read `what`; it stays empty."""
    with store._writer() as session:
        document.load(session, document.contents(what))
        session.expire_all()
        written = document.text(document.export(session, private=private))
        session.rollback()
    return written


def sample() -> document.Document:
    """Return the sample as it is in the repository."""
    return json.loads((paths.BUILT_IN / "sample.json").read_text(encoding="utf-8"))


def _row(draw: st.DrawFn, shape: TableShape, tables: Tables) -> Row | None:
    """Draw a row, or nothing if what it must point at is not there."""
    row: Row = {}
    for column in shape.columns.values():
        if column.points_at:
            candidates = _candidates(column, row, tables)
            if not column.optional and not candidates:
                return None
            if candidates and (not column.optional or draw(st.booleans())):
                row[column.name] = draw(st.sampled_from(candidates))
        elif column.required or draw(st.booleans()):
            row[column.name] = draw(value_of(column))
    return row if _one_of(draw, shape, row) else None


def _candidates(column: ColumnShape, row: Row, tables: Tables) -> list[str]:
    here = row.get("community_id")
    return [
        target["id"]
        for target in tables.get(column.points_at, ())
        if here is None or target.get("community_id") in (None, here)
    ]


def _one_of(draw: st.DrawFn, shape: TableShape, row: Row) -> bool:
    """Leave one of those of which there may be one; tell whether there is one."""
    names = shape.exactly_one or shape.at_most_one
    given = [name for name in names if name in row]
    if not given:
        return not shape.exactly_one
    kept = draw(st.sampled_from(given))
    for name in given:
        if name != kept:
            del row[name]
    return True


def _repeats(shape: TableShape, rows: list[Row], row: Row) -> bool:
    return any(
        None not in (mine := [row.get(name) for name in names])
        and any([other.get(name) for name in names] == mine for other in rows)
        for names in shape.unique
    )
