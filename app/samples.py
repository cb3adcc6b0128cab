"""The sample: a world to look around in, always of this week, in a book of its own.

It is a community document in `data/`, written for one week (its `anchor`, a Monday).
When it is opened, all its dates move by whole weeks, so that the anchor week is the
present one and what was to come on Thursday still comes on Thursday (README 20).
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app import clock, document, files, paths, settings, zones
from app.book import backups, books
from app.book.changes import ONLY_RISING
from app.book.store import Store
from app.document.shapes import Kind, TableShape, shapes
from app.errors import RefusedError
from app.i18n import tr
from app.tables import Setting

# The setting that says which Monday the dates of a sample book were last moved to.
_MOVED_TO: Final = "sample_week"
_DATED: Final = frozenset({Kind.DATE, Kind.WALL, Kind.UTC, Kind.JSON})
_NAME: Final = "Sample community"  # the same in every language, so it is found again
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})([T ]\d{2}:[\d:.]+Z?)?", re.ASCII)


def path() -> Path:
    """Return where the sample book is kept."""
    return files.resolved(paths.home() / f"{_NAME}{books.SUFFIX}")


def prepare() -> Path:
    """Make the sample book, or bring the one there is to this week; return its path."""
    return make(path())


def make(book: Path) -> Path:
    """Make a sample book at `book`, or bring the one there to this week.

    What she did in it stays. Raises RefusedError when that is a book of her own, and
    StorageError.
    """
    store = books.open_book(book, create=True)
    try:
        _check_sample(store)
        if not store.read_only and store.read(_is_new):
            fill(store)
        bring_to_this_week(store)
    finally:
        store.close()
    return store.path


def fresh(book: Path | None = None) -> Path:
    """Make a sample book anew, or that of the window; the old one is backed up first.

    Raises RefusedError while the book is open in a window, or when it is one of her
    own, and StorageError.
    """
    book = book or path()
    if not book.exists():
        return make(book)
    store = books.open_book(book)
    try:
        _check_sample(store)
        if store.read_only:
            raise RefusedError(
                tr(
                    "The sample is open in a window, so it was left as it is; "
                    "close it there first."
                )
            )
        backups.back_up(store, why=backups.BEFORE_RESTORE)
        store.write(tr("Sample made anew"), _start_over, contents())
    finally:
        store.close()
    return store.path


def fill(store: Store) -> None:
    """Read the sample into an open and empty book."""
    store.write(tr("Sample read in"), _fill, contents())


def bring_to_this_week(store: Store) -> bool:
    """Move the dates of an open sample book to this week; tell whether they moved.

    Does nothing to any other book, and never moves them back.
    """
    if store.read_only or store.read(_weeks_behind) <= 0:
        return False
    store.write(tr("Sample moved to this week"), _bring)
    return True


def contents() -> document.Contents:
    """Return the sample as it was written, dates and all."""
    return document.read(paths.BUILT_IN / "sample.json")


def _check_sample(store: Store) -> None:
    """Raise RefusedError if what is in the book is her own."""
    if not store.read(_is_sample):
        raise RefusedError(
            tr(
                "{name} is a book of your own, not a sample. It was left as it is; "
                "choose another name for the sample."
            ).format(name=store.path.name)
        )


def _is_sample(session: Session) -> bool:
    kept = settings.read(session, _MOVED_TO)
    return kept is not None or document.is_empty(session)


def _is_new(session: Session) -> bool:
    """Tell whether nothing was ever read in: also after a stop half way."""
    return settings.read(session, _MOVED_TO) is None and document.is_empty(session)


def _fill(session: Session, sample: document.Contents) -> None:
    this_week = _monday(clock.today())
    weeks = (this_week - _monday(sample.anchor or this_week)) // timedelta(weeks=1)
    document.load(session, moved(sample, weeks))
    settings.write(session, _MOVED_TO, this_week.isoformat())


def _start_over(session: Session, sample: document.Contents) -> None:
    for shape in reversed(shapes().values()):
        session.execute(delete(shape.table))
    session.execute(delete(Setting))
    _fill(session, sample)


def _weeks_behind(session: Session) -> int:
    kept = settings.read(session, _MOVED_TO)
    if kept is None:
        return 0
    return (_monday(clock.today()) - date.fromisoformat(kept)) // timedelta(weeks=1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


# --- Moving dates -------------------------------------------------------------------


def moved(sample: document.Contents, weeks: int) -> document.Contents:
    """Return `sample` with all its dates moved by whole `weeks`.

    What its calendar files have said moves too: nobody has read them yet.
    """
    named = {row["id"]: row["zone"] for row in sample.tables.get("community", ())}
    tables = {
        name: [
            row | _dates(shapes()[name], row, weeks, _zone(row, named)) for row in rows
        ]
        for name, rows in sample.tables.items()
    }
    return replace(sample, tables=tables)


def _bring(session: Session) -> None:
    weeks = _weeks_behind(session)
    community = shapes()["community"].table
    named = {
        row.id: row.zone
        for row in session.execute(select(community.c.id, community.c.zone))
    }
    for shape in shapes().values():
        _bring_table(session, shape, weeks, named)
    settings.write(session, _MOVED_TO, _monday(clock.today()).isoformat())


def _bring_table(
    session: Session, shape: TableShape, weeks: int, named: Mapping[Any, str]
) -> None:
    """Move the dates of a table that is in the book.

    Not those in `calendar_entry`: her calendar has the old ones, and the next file must
    say with a higher SEQUENCE that they have changed (data model 2.4).
    """
    table = shape.table
    wanted = [
        table.columns[column.name]
        for column in shape.columns.values()
        if column.kind in _DATED and (shape.name, column.name) not in ONLY_RISING
    ]
    if not wanted:
        return
    whose = [
        table.columns[name]
        for name in ("id", "zone", "community_id")
        if name in table.columns
    ]
    for found in session.execute(select(*whose, *wanted)).mappings().all():
        row = dict(found)
        if dates := _dates(shape, row, weeks, _zone(row, named)):
            session.execute(
                update(table)
                .where(table.columns["id"] == row["id"])
                .values(**dates, version=table.columns["version"] + 1)
            )


def _dates(
    shape: TableShape, row: Mapping[str, Any], weeks: int, zone: str
) -> dict[str, Any]:
    """Return the columns of `row` that hold a date, moved."""
    by = timedelta(weeks=weeks)
    found = {}
    for column in shape.columns.values():
        value = row.get(column.name)
        if value is None or column.kind not in _DATED:
            continue
        if column.kind is Kind.UTC:
            later: Any = _same_time_of_day(value, by, zone)
        elif column.kind is Kind.JSON:
            later = _in_json(value, by)
        else:
            later = value + by
        if later != value:
            found[column.name] = later
    return found


def _same_time_of_day(moment: datetime, by: timedelta, zone: str) -> datetime:
    """Return `moment` later by `by` on the clocks of `zone`, summer time or not."""
    return zones.to_utc(zones.to_local(moment, zone) + by, zone).astimezone(UTC)


def _in_json(value: Any, by: timedelta) -> Any:
    if isinstance(value, dict):
        return {name: _in_json(part, by) for name, part in value.items()}
    if isinstance(value, list):
        return [_in_json(part, by) for part in value]
    if isinstance(value, str) and (match := _DAY.fullmatch(value)):
        with suppress(ValueError):  # only looks like a date
            day = date.fromisoformat(match[1]) + by
            return f"{day.isoformat()}{match[2] or ''}"
    return value


def _zone(row: Mapping[str, Any], named: Mapping[Any, str]) -> str:
    """Return the zone of a row: its own, its community's, or none in particular."""
    return str(row.get("zone") or named.get(row.get("community_id")) or "UTC")
