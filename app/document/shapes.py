"""What may stand in a community document, read off the models.

Nothing here names a table or a column: a table added to the models is in the document,
in its JSON Schema, in the checks and in `docs/data-model.md` from that moment, and one
whose layer is own, or is missing, stays at home (README decision 13).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_type_hints

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Enum,
    Float,
    Integer,
    Table,
    UniqueConstraint,
    Uuid,
)

from app.tables import Base
from app.tables.base import OWN, Clock, Instant, Long, Minutes, Zone


class Kind(StrEnum):
    """What a value is; the words are those of the data model, section 2."""

    KEY = "key"
    TEXT = "text"
    LONG = "long"
    CODE = "code"
    INTEGER = "int"
    MINUTES = "min"
    REAL = "real"
    FLAG = "bool"
    DATE = "date"
    WALL = "wall"
    UTC = "utc"
    CLOCK = "clock"
    ZONE = "zone"
    JSON = "json"


# the first that fits holds, so what is derived stands before what it derives from
_BY_TYPE: Final[tuple[tuple[type, Kind], ...]] = (
    (Uuid, Kind.KEY),
    (Enum, Kind.CODE),
    (Boolean, Kind.FLAG),
    (Instant, Kind.UTC),
    (Clock, Kind.CLOCK),
    (DateTime, Kind.WALL),
    (Date, Kind.DATE),
    (JSON, Kind.JSON),
    (Float, Kind.REAL),
    (Integer, Kind.INTEGER),
)
_BY_MEANING: Final[tuple[tuple[Any, Kind], ...]] = (
    (Zone, Kind.ZONE),
    (Long, Kind.LONG),
    (Minutes, Kind.MINUTES),
)
_BETWEEN: Final = re.compile(r"(\w+) BETWEEN (\d+) AND (\d+)")
_AT_LEAST: Final = re.compile(r"(\w+) >= (\d+)")


@dataclass(frozen=True)
class ColumnShape:
    """What one column holds and who may see it."""

    name: str
    kind: Kind
    layer: str  # "own" where the models do not say
    optional: bool = False  # may be empty
    default: Any = None  # as it is written in a document
    points_at: str = ""  # the table of a reference
    part: bool = False  # a reference to the whole that this row is a part of
    codes: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    @property
    def private(self) -> bool:
        """Whether it stays in the book unless she asks for the private layer."""
        return self.layer == OWN

    @property
    def required(self) -> bool:
        """Whether every row of a document must say it."""
        return not self.optional and self.default is None


@dataclass(frozen=True)
class TableShape:
    """What one table of a book holds and who may see it."""

    table: Table
    about: str  # one line for people
    scope: str  # "book", "community", "either"
    layer: str
    totals: bool
    columns: Mapping[str, ColumnShape]
    unique: tuple[tuple[str, ...], ...] = ()
    exactly_one: tuple[str, ...] = ()
    at_most_one: tuple[str, ...] = ()
    area: str = field(default="", compare=False)  # the module that holds its model

    @property
    def name(self) -> str:
        """The table's name."""
        return self.table.name

    @property
    def private(self) -> bool:
        """Whether the whole table stands in the private room."""
        return self.layer == OWN

    @property
    def references(self) -> tuple[ColumnShape, ...]:
        """The columns that point at other rows."""
        return tuple(column for column in self.columns.values() if column.points_at)

    def seen(self, *, private: bool) -> tuple[ColumnShape, ...]:
        """Return the columns that leave the book, the private ones only if asked."""
        if self.private and not private:
            return ()
        return tuple(
            column for column in self.columns.values() if private or not column.private
        )


@cache
def shapes() -> dict[str, TableShape]:
    """Return the tables a document can hold, each after those it points at."""
    models = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    return {
        table.name: _table(table, models[table])
        for table in Base.metadata.sorted_tables
        if table in models and models[table].SCOPE != "system"
    }


def _table(table: Table, model: Any) -> TableShape:
    meanings = dict(_meanings(model))
    return TableShape(
        table=table,
        about=" ".join((model.__doc__ or "").split("\n\n")[0].split()),
        scope=model.SCOPE,
        layer=str(model.LAYER),
        totals=model.TOTALS,
        columns={
            column.name: _column(column, meanings.get(column.name))
            for column in table.columns
            if column.name != "version"
        },
        unique=tuple(
            tuple(column.name for column in constraint.columns)
            for constraint in sorted(table.constraints, key=_column_names)
            if isinstance(constraint, UniqueConstraint)
        ),
        exactly_one=model.EXACTLY_ONE,
        at_most_one=model.AT_MOST_ONE,
        area=model.__module__,
    )


def _column(column: Column[Any], meaning: Any) -> ColumnShape:
    target = next(iter(column.foreign_keys), None)
    least, most = _bounds(column)
    codes: tuple[str, ...] = ()
    if isinstance(column.type, Enum):
        codes = tuple(column.type.enums)
        if any("<> 'own'" in check for check in _checks(column)):
            codes = tuple(code for code in codes if code != OWN)
    return ColumnShape(
        name=column.name,
        kind=_kind(column, meaning),
        layer=str(column.info.get("layer", OWN)),
        optional=bool(column.nullable),
        default=None if column.primary_key else _default(column),
        points_at=target.column.table.name if target else "",
        part=bool(target and target.ondelete == "CASCADE"),
        codes=codes,
        least=least,
        most=most,
    )


def _kind(column: Column[Any], meaning: Any) -> Kind:
    for known, kind in _BY_MEANING:
        if meaning == known:
            return kind
    for type_, kind in _BY_TYPE:
        if isinstance(column.type, type_):
            return kind
    return Kind.TEXT


def _meanings(model: Any) -> Iterator[tuple[str, Any]]:
    """Yield the columns with what their annotation says: a zone is more than text."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        for mapped in get_args(hint)[:1]:
            options = [one for one in get_args(mapped) if one is not type(None)]
            optional = len(options) < len(get_args(mapped))
            yield name, options[0] if optional and options else mapped


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    if default is None or not default.is_scalar:
        return None
    value = default.arg
    return str(value) if isinstance(value, str) else value


def _bounds(column: Column[Any]) -> tuple[int | None, int | None]:
    for check in _checks(column):
        if match := _BETWEEN.fullmatch(check):
            return int(match[2]), int(match[3])
        if match := _AT_LEAST.fullmatch(check):
            return int(match[2]), None
    return None, None


def _checks(column: Column[Any]) -> list[str]:
    return [
        str(constraint.sqltext)
        for constraint in column.constraints
        if isinstance(constraint, CheckConstraint)
    ]


def _column_names(constraint: Any) -> str:
    return ",".join(column.name for column in constraint.columns)
