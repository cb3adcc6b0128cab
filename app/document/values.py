"""One value of a community document: what it must be, and what the table takes.

A value that does not fit raises ValueError; `expected` says in words what would. The
value itself is never repeated in an error: it may be private.
"""

import json
import math
import re
import sys
import uuid
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time
from typing import Any, Final

from sqlalchemy import Enum, Table

from app import zones
from app.document.shapes import ColumnShape, Kind
from app.i18n import tr, trn

LONGEST: Final = 1_000_000  # characters in one text
DEEPEST: Final = 32  # lists and objects inside each other in one json value
LARGEST: Final = 2**63 - 1  # SQLite's integers

KEY_PATTERN: Final = "^[0-9a-f]{32}$"
_DAY: Final = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_HOUR: Final = "([01][0-9]|2[0-3]):[0-5][0-9]"
DATE_PATTERN: Final = f"^{_DAY}$"
WALL_PATTERN: Final = f"^{_DAY}T{_HOUR}:[0-5][0-9]$"
UTC_PATTERN: Final = f"^{_DAY}T{_HOUR}:[0-5][0-9]Z$"
CLOCK_PATTERN: Final = f"^{_HOUR}$"


def from_document(column: ColumnShape, value: Any) -> Any:
    """Return a document's `value` as the table takes it; raises ValueError."""
    return _READERS[column.kind](column, value)


def to_document(kind: Kind, stored: Any) -> Any:
    """Return what SQLite keeps as `stored` as a document says it."""
    writer = _WRITERS.get(kind)
    return writer(stored) if writer else stored


def with_codes(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """Return `row` with its codes as the members of their lists."""
    return {
        name: _member(table.columns[name].type, value) for name, value in row.items()
    }


def expected(column: ColumnShape) -> str:
    """Say in a few words what a value of `column` must be."""
    if column.kind is Kind.CODE:
        return tr("one of {codes}").format(codes=", ".join(column.codes))
    if column.least is not None and column.most is not None:
        return tr("a whole number from {least} to {most}").format(
            least=column.least, most=column.most
        )
    return _words(column.kind)


def is_plain_text(text: str) -> bool:
    """Tell whether `text` can be kept, and written out again, as it is."""
    try:
        text.encode("utf-8")  # fails on half a character (a lone surrogate)
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def _words(kind: Kind) -> str:
    return {
        Kind.KEY: tr("an id of 32 digits and letters a to f"),
        Kind.TEXT: _text_words(),
        Kind.LONG: _text_words(),
        Kind.INTEGER: tr("a whole number"),
        Kind.MINUTES: tr("minutes as a whole number, 0 or more"),
        Kind.REAL: tr("a number"),
        Kind.FLAG: tr("true or false"),
        Kind.DATE: tr("a date such as 2026-05-11"),
        Kind.WALL: tr("a local time such as 2026-05-11T14:30:00"),
        Kind.UTC: tr("a time in UTC such as 2026-05-11T20:30:00Z"),
        Kind.CLOCK: tr("a time of day such as 14:30"),
        Kind.ZONE: tr("a time zone such as America/Denver"),
        Kind.JSON: trn(
            "a list or an object, no more than {n} level deep",
            "a list or an object, no more than {n} levels deep",
            DEEPEST,
        ),
    }[kind]


def _text_words() -> str:
    return tr("plain text of at most {n} characters").format(n=f"{LONGEST:,}")


def _key(_: ColumnShape, value: Any) -> uuid.UUID:
    return uuid.UUID(_matching(KEY_PATTERN, value))


def _text(_: ColumnShape, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST or not is_plain_text(value):
        raise ValueError
    return value


def _code(column: ColumnShape, value: Any) -> str:
    if not isinstance(value, str) or value not in column.codes:
        raise ValueError
    return value


def _integer(column: ColumnShape, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
        raise ValueError
    too_small = column.least is not None and value < column.least
    if too_small or (column.most is not None and value > column.most):
        raise ValueError
    return value


def _real(_: ColumnShape, value: Any) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not abs(value) <= sys.float_info.max:
        raise ValueError
    return float(value)


def _flag(_: ColumnShape, value: Any) -> bool:
    if value is not True and value is not False:
        raise ValueError
    return bool(value)


def _date(_: ColumnShape, value: Any) -> date:
    return date.fromisoformat(_matching(DATE_PATTERN, value))


def _wall(_: ColumnShape, value: Any) -> datetime:
    moment = datetime.fromisoformat(_matching(WALL_PATTERN, value))
    if not MINYEAR < moment.year < MAXYEAR:  # has no place in another zone
        raise ValueError
    return moment


def _utc(column: ColumnShape, value: Any) -> datetime:
    local = _matching(UTC_PATTERN, value).removesuffix("Z")
    return _wall(column, local).replace(tzinfo=UTC)


def _clock(_: ColumnShape, value: Any) -> time:
    return time.fromisoformat(_matching(CLOCK_PATTERN, value))


def _zone(_: ColumnShape, value: Any) -> str:
    if not isinstance(value, str) or not zones.exists(value):
        raise ValueError
    return value


def _json(_: ColumnShape, value: Any) -> Any:
    if not isinstance(value, list | dict) or _size(value, DEEPEST) > LONGEST:
        raise ValueError
    return value


def _size(value: Any, levels: int) -> int:
    """Return about how many characters `value` is, refusing what cannot be kept."""
    if isinstance(value, str):
        if not is_plain_text(value):
            raise ValueError
        return len(value) + 2
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError
    if not isinstance(value, list | dict):
        return len(str(value))
    if levels == 0:
        raise ValueError
    parts = [*value, *value.values()] if isinstance(value, dict) else value
    return sum(_size(part, levels - 1) + 2 for part in parts)


def _matching(pattern: str, value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(pattern, value):
        raise ValueError
    return value


def _member(type_: Any, value: Any) -> Any:
    if isinstance(type_, Enum) and type_.enum_class and value is not None:
        return type_.enum_class(value)
    return value


_READERS: Final[dict[Kind, Callable[[ColumnShape, Any], Any]]] = {
    Kind.KEY: _key,
    Kind.TEXT: _text,
    Kind.LONG: _text,
    Kind.CODE: _code,
    Kind.INTEGER: _integer,
    Kind.MINUTES: _integer,
    Kind.REAL: _real,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
    Kind.WALL: _wall,
    Kind.UTC: _utc,
    Kind.CLOCK: _clock,
    Kind.ZONE: _zone,
    Kind.JSON: _json,
}
_WRITERS: Final[dict[Kind, Callable[[Any], Any]]] = {
    Kind.REAL: float,
    Kind.FLAG: bool,
    Kind.WALL: lambda stored: stored[:19].replace(" ", "T"),
    Kind.UTC: lambda stored: stored[:19].replace(" ", "T") + "Z",
    Kind.JSON: json.loads,
}
