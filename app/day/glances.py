"""The next gathering, read before the libraries of the book are there.

They take most of a second to load. The window starts with this one question, asked of
the driver itself, so that what she looks for first is there first; `app.day.today`
says the same a moment later, and everything else.
"""

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as sqlcipher

from app import clock, files, zones
from app.book import migrations

TINTS: Final = 7  # as in `app.person.faces`
_AHEAD: Final = 8  # gatherings on Today, which begins with one of them
_SEEN: Final = 24  # of yesterday's and today's, some may be over

_NEXT: Final = """SELECT s.id, s.title, s.starts_local, s.ends_local, s.zone, s.fold,
    coalesce(s.place, ''), s.mode = 'hybrid', c.short_name,
    (SELECT count(*) FROM community o WHERE o.retired_on IS NULL
        AND (o.name < c.name OR o.name = c.name AND o.id < c.id))
FROM session s JOIN community c ON c.id = s.community_id
WHERE s.starts_local >= ? AND c.retired_on IS NULL
    AND s.status NOT IN ('cancelled', 'postponed', 'idea', 'held')
ORDER BY s.starts_local, s.id LIMIT ?"""


@dataclass(frozen=True)
class Glance:
    """What comes next; times are those on the wall in its zone."""

    coach: str  # her first name
    title: str
    community: str  # short name
    tint: int  # of the community's dot, 0 to 6
    starts: datetime
    ends: datetime | None
    place: str
    hybrid: bool


def of_book(book: Path) -> Glance | None:
    """Return the next gathering of a book that is not open yet, if all is well.

    Only reads, and says nothing of what it cannot read: opening the book will.
    """
    try:
        book = files.resolved(book)
        if not _is_ours(book):
            return None
        where = files.uri(book, "ro")
        with closing(sqlcipher.connect(where, uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute("PRAGMA trusted_schema = OFF")
            return _next(connection)
    except (sqlcipher.Error, OSError, ValueError, TypeError, AttributeError):
        return None


def _is_ours(book: Path) -> bool:
    """Tell whether the file can be looked into and stay as it is.

    A connection to a database that keeps a WAL would leave files beside it.
    """
    if files.is_held(book):
        return True
    if not book.is_file():  # a pipe would keep us waiting
        return False
    header = files.header(book)
    application = int.from_bytes(header[files.APPLICATION_ID], "big")
    keeps_wal = header[files.KEEPS] != files.A_JOURNAL
    return application == migrations.APPLICATION_ID and not keeps_wal


def _next(connection: Any) -> Glance | None:
    # elsewhere it may still be yesterday: the time in UTC decides below
    since = datetime.combine(clock.today(), time.min) - timedelta(days=1)
    found = connection.execute(_NEXT, (f"{since:%Y-%m-%d %H:%M:%S.%f}", _SEEN))
    ahead = [row for row in found if not _is_over(*row[2:6])][:_AHEAD]
    if not ahead:
        return None
    # of those that begin together, Today shows first the one whose title is first
    first = min(ahead, key=lambda row: (row[2], row[1], row[0]))
    _, title, starts, ends, _, _, place, hybrid, name, rank = first
    return Glance(
        _coach(connection),
        title,
        name,
        rank % TINTS,
        datetime.fromisoformat(starts),
        datetime.fromisoformat(ends) if ends else None,
        place,
        bool(hybrid),
    )


def _is_over(starts: str, ends: str | None, zone: str, fold: int) -> bool:
    end = datetime.fromisoformat(ends or starts)
    return zones.to_utc(end, zone, fold) <= clock.now()


def _coach(connection: Any) -> str:
    kept = connection.execute(
        "SELECT value FROM setting WHERE name = 'coach'"
    ).fetchone()
    names = json.loads(kept[0])["name"].split() if kept and kept[0] else []
    return names[0] if names else ""
