"""Rhythms: the rule by which gatherings come round, and the days it gives (GLP11).

Pure dates. A rule is the program's own, never an RRULE: every date it gives becomes a
gathering that can be moved alone (calendar.md, decision 2).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import islice
from typing import Any, Final, Literal

from app.errors import RefusedError
from app.i18n import mark, tr, trn

Unit = Literal["week", "month"]

LAST: Final = -1  # the last such weekday of a month
NTHS: Final = (1, 2, 3, 4, LAST)
MOST: Final = 400  # dates at once: daily life has no more, and a slip ends there
WEEKS_A_MONTH: Final = 52 / 12

WEEKDAYS: Final = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_ORDINALS: Final = {
    1: mark("First"),
    2: mark("Second"),
    3: mark("Third"),
    4: mark("Fourth"),
    LAST: mark("Last"),
}


@dataclass(frozen=True)
class Rule:
    """How gatherings come round: the third Tuesday of each month, every two weeks.

    `every` counts weeks or months, so a quarter is every three months. `weekday` is 0
    for Monday; `nth` is which one of the month, and means nothing to weeks.
    """

    unit: Unit = "month"
    every: int = 1
    weekday: int = 1
    nth: int = 1

    def __post_init__(self) -> None:
        """Refuse what is no rule."""
        fits = self.unit in ("week", "month") and 1 <= self.every <= 52
        if not (fits and 0 <= self.weekday <= 6 and self.nth in NTHS):
            raise RefusedError(
                tr("This rhythm cannot be read. Nothing was changed; choose it anew.")
            )

    @property
    def per_month(self) -> float:
        """How many times a month, on average."""
        if self.unit == "week":
            return round(WEEKS_A_MONTH / self.every, 2)
        return round(1 / self.every, 2)

    @property
    def words(self) -> str:
        """The rule as people say it: "Third Tuesday of each month"."""
        day = tr(WEEKDAYS[self.weekday])
        if self.unit == "week":
            return _weeks(self.every, day)
        which = tr("{nth} {weekday}").format(nth=tr(_ORDINALS[self.nth]), weekday=day)
        if self.every == 3:
            return tr("{day} of each quarter").format(day=which)
        if self.every == 2:
            return tr("{day} of every other month").format(day=which)
        return trn(
            "{day} of each month", "{day} of every {n} months", self.every, day=which
        )

    def as_json(self) -> dict[str, Any]:
        """Return the rule as the book keeps it (data model, `series.rule`)."""
        kept = {"unit": self.unit, "every": self.every, "weekday": self.weekday}
        return kept if self.unit == "week" else kept | {"nth": self.nth}


def ordinal(nth: int) -> str:
    """Return "First" to "Fourth", or "Last"."""
    return tr(_ORDINALS[nth])


def from_json(kept: Any) -> Rule:
    """Return the rule that was kept. Raises RefusedError for what is none."""
    try:
        return Rule(
            kept["unit"],
            int(kept["every"]),
            int(kept["weekday"]),
            int(kept.get("nth", 1)),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RefusedError(
            tr("This rhythm cannot be read. Nothing was changed; choose it anew.")
        ) from error


def suggested(day: date, *, unit: Unit = "month", every: int = 1) -> Rule:
    """Return the rule that `day` would be the first date of."""
    nth = (day.day - 1) // 7 + 1
    return Rule(unit, every, day.weekday(), nth if nth in NTHS else LAST)


def dates(
    rule: Rule,
    start: date,
    *,
    times: int | None = None,
    until: date | None = None,
    skip: Collection[date] = (),
) -> list[date]:
    """Return the days of `rule` from `start` on, without those in `skip`.

    `times` counts the days the rule gives, skipped ones too: leaving one out does not
    add another at the end. Without `times` and `until` there would be no end, so at
    most `MOST` days are returned in any case.
    """
    most = MOST if times is None else max(0, min(times, MOST))
    given = islice(_all(rule, start), most)
    return [day for day in given if (until is None or day <= until) and day not in skip]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the `nth` (1 to 4, or `LAST`) `weekday` of a month."""
    if nth == LAST:
        following = date(year + month // 12, month % 12 + 1, 1)
        last = following - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    ahead = (weekday - first.weekday()) % 7
    return first + timedelta(days=ahead + 7 * (nth - 1))


def _all(rule: Rule, start: date) -> Iterator[date]:
    return _by_weeks(rule, start) if rule.unit == "week" else _by_months(rule, start)


def _by_weeks(rule: Rule, start: date) -> Iterator[date]:
    ahead = timedelta(days=(rule.weekday - start.weekday()) % 7)
    step = timedelta(weeks=rule.every)
    latest = date(MAXYEAR - 2, 12, 31)
    if start > latest:
        return
    day = start + ahead
    while day <= latest:
        yield day
        day += step


def _by_months(rule: Rule, start: date) -> Iterator[date]:
    """Yield a day of every nth month, counted from the first month that has one."""
    month = start.year * 12 + start.month - 1
    if month // 12 < MAXYEAR - 1 and _in_month(rule, month) < start:
        month += 1
    while month // 12 < MAXYEAR - 1:
        yield _in_month(rule, month)
        month += rule.every


def _in_month(rule: Rule, month: int) -> date:
    return nth_weekday(month // 12, month % 12 + 1, rule.weekday, rule.nth)


def _weeks(every: int, day: str) -> str:
    if every == 1:
        return tr("Every {weekday}").format(weekday=day)
    if every == 2:
        return tr("Every other {weekday}").format(weekday=day)
    return tr("Every {n} weeks on {weekday}").format(n=every, weekday=day)
