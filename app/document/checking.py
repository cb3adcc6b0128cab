"""Whether a community document holds together, before anything is written.

Everything the tables would refuse is found here first, so that a person reads which
table, row and column it is and what belongs there, instead of an error of the database.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.document.shapes import ColumnShape, TableShape, shapes
from app.document.values import expected, from_document, is_plain_text
from app.document.writing import FORMAT, FORMAT_VERSION
from app.i18n import tr

_TOP: Final = frozenset(
    {"format", "format_version", "program", "anchor", "private", "coach", "tables"}
)
_COACH: Final = ("name", "role", "organization", "email", "phone")

Rows = list[dict[str, Any]]
Places = Mapping[str, Mapping[str, dict[str, Any]]]  # table → id → row


def faults(document: Any) -> Iterator[str]:
    """Yield what is wrong with `document`, each a clause that ends a sentence.

    What later checks build on is checked first; they are not made after a fault there.
    """
    found = False
    for check in (_frame, _tables, _links):
        for fault in check(document):
            found = True
            yield fault
        if found:
            return


# --- The frame ----------------------------------------------------------------------


def _frame(document: Any) -> Iterator[str]:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        yield tr("it is not a community document")
        return
    version = document.get("format_version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        yield tr("“format_version” must be a whole number such as 1")
    elif version > FORMAT_VERSION:
        yield tr(
            "it was written by a newer Circlebook "
            "(format {found}; this one knows {known})"
        ).format(found=_short(version), known=FORMAT_VERSION)
        return
    for name in document.keys() - _TOP:
        yield tr("“{name}” is not part of a community document").format(
            name=_short(name)
        )
    if not _fits("party", "name", document.get("program", "")):
        yield tr("“program” must be plain text")
    if not isinstance(document.get("private"), bool):
        yield tr("“private” must be true or false")
    if not isinstance(document.get("tables"), dict):
        yield tr("“tables” must be an object that holds the tables")
    yield from _anchor(document)
    yield from _coach(document.get("coach"))


def _anchor(document: Mapping[str, Any]) -> Iterator[str]:
    if "anchor" in document and not _fits(
        "initiative", "starts_on", document["anchor"]
    ):
        yield tr("“anchor” must be a date such as 2026-05-11")


def _coach(coach: Any) -> Iterator[str]:
    if coach is None:
        return
    if not isinstance(coach, dict) or not coach.get("name"):
        yield tr("“coach” must be an object with a “name”, or null")
        return
    for name, value in coach.items():
        known = name in _COACH or name == "person_id"
        if not known:
            yield tr("“coach” has no “{name}”").format(name=_short(name))
        elif name == "person_id":
            if value is not None and not _fits("person", "id", value):
                yield tr("“coach”, “person_id” must be the id of a person")
        elif not _fits("person", "name", value):
            yield tr("“coach”, “{name}” must be plain text").format(name=name)


def _fits(table: str, column: str, value: Any) -> bool:
    """Tell whether `value` could stand in that column."""
    try:
        from_document(shapes()[table].columns[column], value)
    except ValueError:
        return False
    return True


# --- Each row by itself -------------------------------------------------------------


def _tables(document: Mapping[str, Any]) -> Iterator[str]:
    private = document["private"]
    for name, rows in document["tables"].items():
        shape = shapes().get(name)
        if shape is None:
            yield tr("there is no table “{table}”").format(table=_short(name))
        elif not shape.seen(private=private):
            yield tr(
                "table “{table}” is private, "
                "and the document says it holds nothing private"
            ).format(table=name)
        elif not isinstance(rows, list):
            yield tr("table “{table}” must be a list of rows").format(table=name)
        else:
            yield from _rows(shape, rows, private=private)


def _rows(shape: TableShape, rows: list[Any], *, private: bool) -> Iterator[str]:
    seen = {column.name: column for column in shape.seen(private=private)}
    ids: set[Any] = set()
    for number, row in enumerate(rows, start=1):
        where = _where(shape.name, number, row)
        if not isinstance(row, dict):
            yield tr("{where}, must be an object of columns").format(where=where)
            continue
        for clause in _values(seen, row):
            yield f"{where}, {clause}"
        key = row.get("id")
        if isinstance(key, str):
            if key in ids:
                yield tr("{where}, has the id of a row before it").format(where=where)
            ids.add(key)


def _values(columns: Mapping[str, ColumnShape], row: dict[str, Any]) -> Iterator[str]:
    for name in row.keys() - columns.keys():
        yield tr("column “{column}” is not one of this table").format(
            column=_short(name)
        )
    for column in columns.values():
        value = row.get(column.name)
        if value is None:
            fits = not column.required and (column.optional or column.name not in row)
        else:
            try:
                from_document(column, value)
                fits = True
            except ValueError:
                fits = False
        if not fits:
            yield tr("column “{column}” must be {expected}").format(
                column=column.name, expected=expected(column)
            )


# --- The rows together --------------------------------------------------------------


def _links(document: Mapping[str, Any]) -> Iterator[str]:
    places: Places = {
        name: {row["id"]: row for row in rows}
        for name, rows in document["tables"].items()
    }
    coach = (document.get("coach") or {}).get("person_id")
    if coach is not None and coach not in places.get("person", {}):
        yield tr("“coach”, “person_id” is not a person of the document")
    for name, rows in document["tables"].items():
        shape = shapes()[name]
        for number, row in enumerate(rows, start=1):
            for clause in _references(shape, row, places):
                yield f"{_where(name, number, row)}, {clause}"
            for clause in _only_one(shape, row):
                yield f"{_where(name, number, row)}, {clause}"
        yield from _repeated(shape, rows)
        yield from _circles(shape, rows, places)


def _references(
    shape: TableShape, row: dict[str, Any], places: Places
) -> Iterator[str]:
    for column in shape.references:
        key = row.get(column.name)
        if key is None:
            continue
        target = places.get(column.points_at, {}).get(key)
        if target is None:
            yield tr(
                "column “{column}” points at a row of “{table}” that is not there"
            ).format(column=column.name, table=column.points_at)
        elif _elsewhere(row, target):
            yield tr(
                "column “{column}” points at a row of “{table}” in another community"
            ).format(column=column.name, table=column.points_at)


def _elsewhere(row: dict[str, Any], target: dict[str, Any]) -> bool:
    here, there = row.get("community_id"), target.get("community_id")
    return here is not None and there is not None and here != there


def _only_one(shape: TableShape, row: dict[str, Any]) -> Iterator[str]:
    exactly = [name for name in shape.exactly_one if row.get(name) is not None]
    if shape.exactly_one and len(exactly) != 1:
        yield tr("must have exactly one of {columns}").format(
            columns=", ".join(shape.exactly_one)
        )
    if sum(row.get(name) is not None for name in shape.at_most_one) > 1:
        yield tr("must have at most one of {columns}").format(
            columns=", ".join(shape.at_most_one)
        )


def _repeated(shape: TableShape, rows: Rows) -> Iterator[str]:
    for columns in shape.unique:
        seen: set[tuple[Any, ...]] = set()
        for number, row in enumerate(rows, start=1):
            values = tuple(row.get(name) for name in columns)
            if None in values:
                continue
            if values in seen:
                yield tr("{where}, repeats {columns} of a row before it").format(
                    where=_where(shape.name, number, row), columns=", ".join(columns)
                )
            seen.add(values)


def _circles(shape: TableShape, rows: Rows, places: Places) -> Iterator[str]:
    """Yield the rows of a tree that stand above themselves."""
    parent = shape.columns.get("parent_id")
    if parent is None or parent.points_at != shape.name:
        return
    ends: set[str] = set()  # rows from which the way up is known to end
    for number, row in enumerate(rows, start=1):
        way: list[str] = []
        key: str | None = row["id"]
        while key is not None and key not in ends and key not in way:
            way.append(key)
            key = places[shape.name].get(key, {}).get("parent_id")
        if key is not None and key in way:
            yield tr("{where}, stands above itself").format(
                where=_where(shape.name, number, row)
            )
            return
        ends.update(way)


# --- Words --------------------------------------------------------------------------


def _where(table: str, number: int, row: Any) -> str:
    key = row.get("id") if isinstance(row, dict) else None
    if not isinstance(key, str):
        return tr("table “{table}”, row {n}").format(table=table, n=number)
    return tr("table “{table}”, row {n} (id {id})").format(
        table=table, n=number, id=_short(key)
    )


def _short(text: Any) -> str:
    """Return `text` so that it can stand in a sentence, whatever it is."""
    plain = "".join(c for c in str(text)[:40] if c.isprintable())
    return plain if is_plain_text(plain) else "?"
