"""The rule of a time zone, as calendar programs read it (VTIMEZONE, RFC 5545, 3.6.5).

`icalendar` can write one itself, but as a list of dates of which many programs read
only the first: they show every gathering in summer an hour late (calendar.md,
decision 1). Here the rule is found by watching what `zoneinfo` does with the clocks,
and it is used only where it explains every change in the years that matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from app import zones

if TYPE_CHECKING:
    import icalendar

STEADY_YEARS: Final = 2
"""How long a zone's rule must have held before a calendar file relies on it."""

_RULE_SPAN: Final = range(1970, 2101)
"""The years a calendar program is expected to know rules for."""

_FAR_YEARS: Final = range(2400, 2412)
"""Years so far ahead that `zoneinfo` has only the zone's standing rule to go by.

Twelve of them hold every weekday a year can start with, so that the fourth Sunday of a
month and its last one cannot be mistaken for each other.
"""

_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_STRIDE: Final = timedelta(days=3)
"""How far to look ahead for a change: no zone has two of them within six days."""

_SECOND: Final = timedelta(seconds=1)


def vtimezone(zone: str, first: date, last: date) -> "icalendar.Timezone | None":
    """Return a VTIMEZONE that is right for every moment from `first` to `last`.

    It holds one STANDARD and at most one DAYLIGHT, each with one yearly rule, because
    Outlook reads nothing else (calendar.md, decisions 1 and 3). None means that no such
    rule is safe, and that times of this zone are to be written in UTC: its clocks do
    not follow one yearly rule, its law changed in the years before `first`, or it has
    no place in its name ("EST", "GMT"), which some programs read in their own way.
    """
    if "/" not in zone or zone.startswith("Etc/"):
        return None
    seasons = _seasons(zone, first.year - STEADY_YEARS, last.year)
    return _as_component(zone, seasons) if seasons else None


@dataclass(frozen=True)
class _Change:
    """One moment at which the clocks of a zone are put forward or back."""

    at: datetime  # naive UTC
    before: timedelta
    after: timedelta
    name: str  # of the time after it, such as "MDT"

    @property
    def wall(self) -> datetime:
        """What the clock shows at that moment if nobody has touched it yet."""
        return self.at + self.before

    @property
    def shape(self) -> tuple[object, ...]:
        """What is the same each year if the change follows a yearly rule."""
        wall = self.wall
        return wall.month, wall.weekday(), wall.time(), self.before, self.after

    @property
    def weeks(self) -> set[int]:
        """Which weekday of its month it is: 1 to 4, or -1 for the last."""
        day = self.wall.date()
        week = (day.day + 6) // 7
        last = {-1} if (day + timedelta(weeks=1)).month != day.month else set[int]()
        return last | ({week} if week < 5 else set())


@dataclass(frozen=True)
class _Season:
    """A part of the year, or all time, in which the clocks keep one offset."""

    starts: datetime  # by the clock as it was before
    before: timedelta
    after: timedelta
    name: str
    rule: dict[str, str | int] = field(default_factory=dict)


@lru_cache(maxsize=256)
def _seasons(zone: str, since: int, until: int) -> tuple[_Season, ...]:
    """Return winter and summer, or the one season there is; () without a steady rule.

    A rule is steady when every change from the year `since` to the year `until`, and
    every change in the far years, is an instance of it.
    """
    if since not in _RULE_SPAN or until not in _RULE_SPAN:
        return ()
    near = [*_changes(zone, range(since, until + 1))]
    far = [*_changes(zone, _FAR_YEARS)]
    if not near and not far:
        return (_all_year(zone, since),)
    years = [*range(since, until + 1), *_FAR_YEARS]
    back = [change for change in near + far if change.after < change.before]
    forward = [change for change in near + far if change.after > change.before]
    winter, summer = _season(back, years), _season(forward, years)
    return (winter, summer) if winter and summer else ()


def _all_year(zone: str, since: int) -> _Season:
    """Return the one season of a zone whose clocks are never changed."""
    start = datetime(since, 1, 1, tzinfo=zones.named(zone))
    offset = start.utcoffset() or timedelta()
    return _Season(start.replace(tzinfo=None), offset, offset, start.tzname() or zone)


def _season(changes: Sequence[_Change], years: Sequence[int]) -> _Season | None:
    """Return the season these yearly changes begin; None if no one rule gives them."""
    if [change.wall.year for change in changes] != years:
        return None
    weeks = set[int].intersection(*(change.weeks for change in changes))
    if len(weeks) != 1 or len({change.shape for change in changes}) != 1:
        return None
    first = changes[0]
    return _Season(
        starts=first.wall,
        before=first.before,
        after=first.after,
        name=first.name,
        rule={
            "FREQ": "YEARLY",
            "BYMONTH": first.wall.month,
            "BYDAY": f"{weeks.pop()}{_WEEKDAYS[first.wall.weekday()]}",
        },
    )


def _changes(zone: str, years: range) -> Iterator[_Change]:
    """Find each moment in `years` at which the offset of `zone` becomes another."""
    rules = zones.named(zone)
    early, end = datetime(years[0], 1, 1), datetime(years[-1] + 1, 1, 1)  # noqa: DTZ001
    before = _offset(rules, early)
    while early < end:
        late = min(early + _STRIDE, end)
        after = _offset(rules, late)
        if after != before:
            at = _turning_point(rules, early, late)
            name = at.replace(tzinfo=UTC).astimezone(rules).tzname() or zone
            yield _Change(at, before, after, name)
        early, before = late, after


def _turning_point(rules: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """Return the first second after `early` that has the offset of `late`."""
    after = _offset(rules, late)
    while late - early > _SECOND:
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if _offset(rules, middle) == after:
            late = middle
        else:
            early = middle
    return late


def _offset(rules: ZoneInfo, moment: datetime) -> timedelta:
    """Return how far the clocks are from UTC at `moment`, naive UTC."""
    return moment.replace(tzinfo=UTC).astimezone(rules).utcoffset() or timedelta()


def _as_component(zone: str, seasons: Sequence[_Season]) -> "icalendar.Timezone":
    """Return `seasons` as a VTIMEZONE.

    STANDARD is the season furthest behind, also in Dublin, whose law names it the other
    way round: Outlook takes STANDARD for winter.
    """
    import icalendar  # 0.1 s to import, and few starts of the program need it

    whole = icalendar.Timezone()
    whole.add("TZID", zone)
    kinds = (icalendar.TimezoneStandard, icalendar.TimezoneDaylight)
    for kind, season in zip(kinds, seasons, strict=False):
        part = kind()
        part.add("DTSTART", season.starts)
        if season.rule:
            part.add("RRULE", icalendar.vRecur(season.rule))
        part.add("TZOFFSETFROM", season.before)
        part.add("TZOFFSETTO", season.after)
        part.add("TZNAME", season.name)
        whole.add_component(part)
    return whole
