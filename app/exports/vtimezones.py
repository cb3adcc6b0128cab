"""The rule of a time zone, as calendar programs read it (VTIMEZONE, RFC 5545, 3.6.5).

`icalendar` can write one itself, but as a list of dates of which many programs read
only the first: they show every gathering in summer an hour late (calendar.md,
decision 1). Here the rule is found by watching what `zoneinfo` does with the clocks,
and it is used only where it explains every change in the years that matter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain, takewhile
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from app import zones

STEADY_YEARS: Final = 2
"""How long a zone's rule must have held before a calendar file relies on it."""

_YEARS: Final = range(1990, 2051)
"""The years looked at; gatherings outside them are written in UTC."""

_SETTLED: Final = _YEARS[-12:]
"""Years so late that `zoneinfo` has only the zone's standing rule to go by.

Twelve of them hold every weekday a year can start with, so that the fourth Sunday of a
month and its last one cannot be mistaken for each other.
"""

_STRIDE: Final = timedelta(days=5)
"""How far to look ahead for a change: no zone has two of them within six days."""

_SECOND: Final = timedelta(seconds=1)
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def vtimezone(zone: str, first: date, last: date) -> Timezone | None:
    """Return a VTIMEZONE that is right for every moment from `first` to `last`.

    It holds one STANDARD and at most one DAYLIGHT, each with one yearly rule, because
    Outlook reads nothing else (calendar.md, decisions 1 and 3). It begins when the rule
    began, so that a zone has the same one in every file: some programs keep the first
    they see, and one that began late would put earlier gatherings an hour off.

    None means that no such rule is safe, and that times of this zone are to be written
    in UTC: its clocks do not follow one yearly rule, its law changed in the years
    before `first`, or it has no place in its name ("EST", "GMT"), which some programs
    read in their own way.
    """
    if "/" not in zone or zone.startswith("Etc/"):
        return None
    rule = _rule(zone)
    if rule is None or first.year - STEADY_YEARS < rule.since or last.year > _YEARS[-1]:
        return None
    return _as_component(zone, rule)


class _Habit(NamedTuple):
    """A change that comes every year, such as the second Sunday of March at 02:00."""

    month: int
    weekday: str  # with its number in the month: "2SU", or "-1SU" for the last
    clock: time  # as it was before
    before: timedelta
    after: timedelta


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

    def habits(self) -> set[_Habit]:
        """Return the yearly changes this can be one of: a fourth Sunday may be last."""
        wall = self.wall
        week = (wall.day + 6) // 7
        is_last = (wall + timedelta(weeks=1)).month != wall.month
        numbers = ({week} if week < 5 else set()) | ({-1} if is_last else set())
        day = _WEEKDAYS[wall.weekday()]
        return {
            _Habit(wall.month, f"{number}{day}", wall.time(), self.before, self.after)
            for number in numbers
        }


@dataclass(frozen=True)
class _Rule:
    """What the clocks of a zone do every year, and the first year they did just that.

    It has two seasons, winter first, each with the change that began it and the habit
    behind that; or one season without a habit where the clocks are never changed.
    """

    since: int
    seasons: tuple[tuple[_Change, _Habit | None], ...]


@lru_cache(maxsize=1024)
def _rule(zone: str) -> _Rule | None:
    """Return the rule `zone` keeps up to the end of `_YEARS`, None if it has none."""
    by_year: dict[int, list[_Change]] = {year: [] for year in _YEARS}
    for change in _changes(zone):
        by_year[change.wall.year].append(change)
    habits = _habits([by_year[year] for year in _SETTLED])
    if habits is None:
        return None
    held = takewhile(lambda year: _fits(by_year[year], habits), reversed(_YEARS))
    since = [*held][-1]
    if not habits:
        return _Rule(since, ((_start(zone, since), None),))
    seasons = zip(by_year[since], habits, strict=True)
    return _Rule(since, tuple(sorted(seasons, key=lambda season: season[0].after)))


def _habits(years: Sequence[Sequence[_Change]]) -> list[_Habit] | None:
    """Return the two habits, or none, that explain all `years`; None if that fails."""
    if {len(changes) for changes in years} not in ({0}, {2}):
        return None
    columns = zip(*years, strict=True)
    found = [
        set[_Habit].intersection(*(change.habits() for change in column))
        for column in columns
    ]
    return None if any(len(shared) != 1 for shared in found) else [*chain(*found)]


def _fits(changes: Sequence[_Change], habits: Sequence[_Habit]) -> bool:
    """Say whether `habits` explain the `changes` of a year, and all of them."""
    return len(changes) == len(habits) and all(
        habit in change.habits() for change, habit in zip(changes, habits, strict=True)
    )


def _start(zone: str, year: int) -> _Change:
    """Return the beginning of `year` as a change that changes nothing."""
    local = datetime(year, 1, 1, tzinfo=zones.named(zone))
    offset = local.utcoffset() or timedelta()
    at = local.replace(tzinfo=None) - offset
    return _Change(at, offset, offset, local.tzname() or zone)


def _changes(zone: str) -> Iterator[_Change]:
    """Find each moment in `_YEARS` at which the offset of `zone` becomes another."""
    rules = zones.named(zone)
    early, end = (
        datetime(year, 1, 1)  # noqa: DTZ001 - UTC without saying so, as in all of these
        for year in (_YEARS[0], _YEARS[-1] + 1)
    )
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


def _as_component(zone: str, rule: _Rule) -> Timezone:
    """Return `rule` as a VTIMEZONE.

    STANDARD is the season furthest behind, also in Dublin, whose law names it the other
    way round: Outlook takes STANDARD for winter.
    """
    whole = Timezone()
    whole.add("TZID", zone)
    kinds = (TimezoneStandard, TimezoneDaylight)
    for kind, (change, habit) in zip(kinds, rule.seasons, strict=False):
        part = kind()
        part.add("DTSTART", change.wall)
        if habit:
            part.add("RRULE", _recurrence(habit))
        part.add("TZOFFSETFROM", change.before)
        part.add("TZOFFSETTO", change.after)
        part.add("TZNAME", change.name)
        whole.add_component(part)
    return whole


def _recurrence(habit: _Habit) -> vRecur:
    """Return `habit` as the one form of rule that Outlook reads."""
    return vRecur(FREQ="YEARLY", BYMONTH=habit.month, BYDAY=habit.weekday)
