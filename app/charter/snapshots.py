"""Rows as they stood on a day, in the form of the community document.

A snapshot is read by the funder too: it holds no column that he may not see.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from app.tables import Base
from app.tables.base import LADDER
from app.vocabulary import Layer

Rows = dict[str, list[dict[str, Any]]]
"""Rows by the name of their table."""


def of_rows(rows: Iterable[Base], *, only: Iterable[str] = ()) -> Rows:
    """Return what the funder may read of these rows, or of `only` some columns."""
    wanted = set(only)
    found: Rows = {}
    for row in rows:
        kept = {
            column.name: _plain(getattr(row, column.name))
            for column in row.__table__.columns
            if LADDER.index(column.info["layer"]) >= LADDER.index(Layer.FUNDER)
            and column.name != "version"
            and (not wanted or column.name in wanted or column.primary_key)
            and getattr(row, column.name) is not None
        }
        found.setdefault(row.__tablename__, []).append(kept)
    return found


def _plain(value: Any) -> Any:
    """Return a value as a document holds it."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value
