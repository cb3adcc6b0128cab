"""Time zones: which there are, and what a time on the wall means in each.

A gathering is kept as the time on the wall and the name of a zone; UTC is computed when
it is read (9-data-model.md, rule 6). Every answer here comes from the bundled `tzdata`
package: Python would ask the computer's own time-zone files first, those may be years
old, and the same book would then give different times on two computers
(calendar.md, decision 4).
"""

import zoneinfo
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from tzdata import IANA_VERSION  # type: ignore[import-untyped]

from app.errors import RefusedError
from app.i18n import mark, tr

zoneinfo.reset_tzpath(to=[])
ZoneInfo.clear_cache()

COMMON: Final = {
    "America/New_York": mark("Eastern Time"),
    "America/Chicago": mark("Central Time"),
    "America/Denver": mark("Mountain Time"),
    "America/Phoenix": mark("Arizona Time"),
    "America/Los_Angeles": mark("Pacific Time"),
    "America/Anchorage": mark("Alaska Time"),
    "Pacific/Honolulu": mark("Hawaii Time"),
    "America/Puerto_Rico": mark("Atlantic Time"),
    "Pacific/Guam": mark("Chamorro Time"),
    "Pacific/Pago_Pago": mark("Samoa Time"),
}
"""The zones of the United States and the names people there use for them."""


# --- Which zones there are ----------------------------------------------------------


def tzdata_version() -> str:
    """Return which issue of the time-zone data is bundled, such as "2026f"."""
    return str(IANA_VERSION)


def is_beyond_data(day: date) -> bool:
    """Say whether `day` is so late that the law may have changed since the data."""
    return day.year > int(tzdata_version()[:4]) + 1


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Return the zones to choose from: the common ones, then all by name, then UTC.

    These are the zones each country calls its own; older spellings such as
    "US/Mountain" are understood by `named` and not offered.
    """
    from importlib.resources import files

    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = (row.split("\t") for row in table.splitlines() if not row.startswith("#"))
    rest = {row[2] for row in rows if len(row) > 2} - COMMON.keys()
    return (*COMMON, *sorted(rest), "UTC")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Return every name the data has, older spellings included."""
    return frozenset(zoneinfo.available_timezones())


def exists(zone: str) -> bool:
    """Say whether the bundled data know `zone`, spelled exactly so."""
    return zone in _known()


def named(zone: str) -> ZoneInfo:
    """Return the rules of `zone`; raises RefusedError when there is no such zone."""
    if not exists(zone):
        raise RefusedError(
            tr(
                "The time zone “{zone}” is not known to Circlebook. Nothing was "
                "changed; choose another time zone, and try again."
            ).format(zone=zone)
        )
    return ZoneInfo(zone)


def label(zone: str) -> str:
    """Return what people call `zone`, such as "Mountain Time (Denver)"."""
    if "/" not in zone:
        return zone
    city = zone.rpartition("/")[2].replace("_", " ")
    if zone in COMMON:
        return tr("{time} ({city})").format(time=tr(COMMON[zone]), city=city)
    return tr("{city} time ({zone})").format(city=city, zone=zone)


# --- Wall time and UTC --------------------------------------------------------------


def is_gap(local: datetime, zone: str) -> bool:
    """Say whether the clocks of `zone` skip the naive `local` as they go forward."""
    aware = _with_zone(local, zone, 0)
    return aware.astimezone(UTC).astimezone(aware.tzinfo).replace(tzinfo=None) != local


def is_fold(local: datetime, zone: str) -> bool:
    """Say whether the clocks of `zone` show the naive `local` twice."""
    first, second = (_with_zone(local, zone, fold).utcoffset() for fold in (0, 1))
    return first != second and not is_gap(local, zone)


def to_utc(local: datetime, zone: str, fold: int = 0) -> datetime:
    """Return the moment, in UTC, when the clocks of `zone` show the naive `local`.

    `fold` 1 means the second of two equal times on an autumn night and is ignored at
    any other time. A time that is skipped in spring is read with the offset before the
    change (RFC 5545, 3.3.5): 02:30 becomes 03:30.
    Raises RefusedError when the zone is not known or the year is 1 or 9999.
    """
    second = fold if fold and is_fold(local, zone) else 0
    return _with_zone(local, zone, second).astimezone(UTC)


def to_local(moment: datetime, zone: str) -> datetime:
    """Return what the clocks of `zone` show at the aware `moment`, naive, with fold."""
    return moment.astimezone(named(zone)).replace(tzinfo=None)


def _with_zone(local: datetime, zone: str, fold: int) -> datetime:
    """Return the naive `local` with its zone and fold."""
    if local.tzinfo is not None:
        msg = "wall time has no offset of its own"
        raise ValueError(msg)
    if not MINYEAR < local.year < MAXYEAR:
        raise RefusedError(
            tr(
                "A date in the year {year} cannot be placed on a calendar. Nothing was "
                "changed; choose a nearer date, and try again."
            ).format(year=local.year)
        )
    return local.replace(tzinfo=named(zone), fold=fold)
