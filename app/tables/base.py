"""What all tables have in common: types, layers, keys.

Every column says with `layer` how wide an audience may ever see it; one that does not
say so is seen by nobody but the coach, and a test fails. The types are SQLite's strict
ones: what does not fit is refused by the table itself.
"""

import uuid
from datetime import UTC, date, datetime, time
from enum import Enum as PythonEnum
from typing import Annotated, Any, ClassVar, Final

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Enum,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    Uuid,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedColumn,
    declared_attr,
    mapped_column,
)

from app.vocabulary import Layer

OWN: Final = Layer.OWN
SUCCESSOR: Final = Layer.SUCCESSOR
SITE: Final = Layer.SITE
MEMBER: Final = Layer.MEMBER
FUNDER: Final = Layer.FUNDER
PUBLIC: Final = Layer.PUBLIC

LADDER: Final = (OWN, SUCCESSOR, SITE, MEMBER, FUNDER, PUBLIC)


class Instant(TypeDecorator[datetime]):
    """A moment, kept and given in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Refuse a time without a zone: nobody could say when it was."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Say that it is UTC."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class Clock(TypeDecorator[time]):
    """A time of day without a date, kept as HH:MM."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        """Keep hours and minutes."""
        del dialect
        return None if value is None else f"{value:%H:%M}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        """Read hours and minutes."""
        del dialect
        return None if value is None else time.fromisoformat(value)


Utc = Annotated[datetime, "a moment in UTC"]
Minutes = Annotated[int, "minutes, never negative"]
Text = Annotated[str, "one line"]
Long = Annotated[str, "many lines"]
Zone = Annotated[str, "an IANA time zone"]
Json = Annotated[Any, "a list or an object, as JSON"]

NAMES: Final = {
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Base(DeclarativeBase):
    """The whole book."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {
        bool: Boolean(create_constraint=False),
        bytes: LargeBinary,
        date: Date,
        datetime: DateTime,
        float: Float,
        int: Integer,
        str: String,
        time: Clock,
        uuid.UUID: Uuid,
        Utc: Instant,
        Json: JSON(none_as_null=True),
        PythonEnum: Enum(
            PythonEnum,
            native_enum=False,
            create_constraint=False,
            validate_strings=True,
            values_callable=lambda codes: [code.value for code in codes],
        ),
    }


class Row:
    """A row with a key of its own and a version that only rises."""

    SCOPE: ClassVar[str] = "book"
    LAYER: ClassVar[Layer]
    TOTALS: ClassVar[bool] = False
    EXACTLY_ONE: ClassVar[tuple[str, ...]] = ()
    AT_MOST_ONE: ClassVar[tuple[str, ...]] = ()

    @declared_attr
    def id(cls) -> Mapped[uuid.UUID]:  # noqa: N805 - declarative's way
        """Give the key: a UUID, never used again."""
        return mapped_column(
            primary_key=True,
            default=uuid.uuid4,
            info={"layer": cls.LAYER},
            sort_order=-3,
        )

    @declared_attr
    def version(cls) -> Mapped[int]:  # noqa: N805
        """Count the writes, to guard against a stale overwrite."""
        return mapped_column(
            server_default="1", info={"layer": cls.LAYER}, sort_order=-2
        )

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        """Let SQLAlchemy check and raise the version."""
        return {"version_id_col": cls.version}

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805
        """Make the table strict, with the constraints the class adds."""
        return (*getattr(cls, "CONSTRAINTS", ()), {"sqlite_strict": True})


class Bookkeeping:
    """What the book knows of itself: nobody else's, and without a version."""

    SCOPE: ClassVar[str] = "system"
    LAYER: ClassVar[Layer] = OWN

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805
        """Make the table strict, with the constraints the class adds."""
        return (*getattr(cls, "CONSTRAINTS", ()), {"sqlite_strict": True})


class OfCommunity(Row):
    """A row that belongs to one community (rule 1 of the data model)."""

    SCOPE: ClassVar[str] = "community"

    @declared_attr
    def community_id(cls) -> Mapped[uuid.UUID]:  # noqa: N805
        """Say which community it belongs to."""
        return mapped_column(
            ForeignKey("community.id", ondelete="RESTRICT"),
            index=True,
            info={"layer": cls.LAYER},
            sort_order=-1,
        )


class MaybeOfCommunity(Row):
    """A row that belongs to one community, or to the whole book."""

    SCOPE: ClassVar[str] = "either"

    @declared_attr
    def community_id(cls) -> Mapped[uuid.UUID | None]:  # noqa: N805
        """Say which community it belongs to, if to one."""
        return mapped_column(
            ForeignKey("community.id", ondelete="SET NULL"),
            index=True,
            info={"layer": cls.LAYER},
            sort_order=-1,
        )


def column(
    layer: Layer,
    *,
    default: Any = None,
    check: str = "",
    unique: bool = False,
    key: bool = False,
) -> MappedColumn[Any]:
    """Return a column that audiences up to `layer` may see.

    `check` is a condition in SQL that every value must meet.
    """
    options: dict[str, Any] = {}
    if default is not None:
        options |= {"default": default, "server_default": _literal(default)}
    if unique:
        options["unique"] = True
    if key:
        options["primary_key"] = True
    checks = [CheckConstraint(check)] if check else []
    return mapped_column(*checks, info={"layer": layer}, **options)


def duration(
    layer: Layer, name: str, *, default: int | None = None
) -> MappedColumn[Any]:
    """Return a column of minutes: whole and never negative."""
    return column(layer, default=default, check=f"{name} >= 0")


def flag(layer: Layer, name: str, *, default: bool | None = None) -> MappedColumn[Any]:
    """Return a column that is yes or no (0 or 1)."""
    return column(layer, default=default, check=f"{name} IN (0, 1)")


def json(layer: Layer, name: str) -> MappedColumn[Any]:
    """Return a column of JSON nobody refers into (data model 5.2)."""
    return column(layer, check=f"json_valid({name})")


def ref(table: str, layer: Layer, *, optional: bool = False) -> MappedColumn[Any]:
    """Return a reference; deleting what it points at empties it, or is refused."""
    action = "SET NULL" if optional else "RESTRICT"
    target = ForeignKey(f"{table}.id", ondelete=action)
    return mapped_column(target, index=True, info={"layer": layer})


def part_of(table: str, layer: Layer, *, unique: bool = False) -> MappedColumn[Any]:
    """Return a reference to the whole this is a part of; it goes when that goes."""
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return mapped_column(
        target, index=not unique, unique=unique or None, info={"layer": layer}
    )


def _literal(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return str(value.value if isinstance(value, PythonEnum) else value)


def _stored_as(sql: str, *types: type) -> None:
    for kind in types:
        compiles(kind, "sqlite")(lambda *_, **__: sql)


# STRICT tables know five types; SQLAlchemy would write VARCHAR, DATETIME, CHAR(32) …
_stored_as("TEXT", String, DateTime, Date, Uuid, JSON, Enum)
_stored_as("INTEGER", Boolean)
_stored_as("REAL", Float)
