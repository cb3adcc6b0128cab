"""What taking part asks of a person: hours a month, and the dates (PI14).

Hours a month are, of each way of reaching each other that is in use, how many times a
month times how long each time (data model, section 4). Those of ways that are expected
and of those that are optional are kept apart and never added. Gatherings and convenings
are expected of everyone, other ways if they are marked so. A way of gathering that does
not say how often or how long it is takes it from its planned dates: their minutes,
divided by the months from the first of them to the last.

All hours are those of one person; two people from a site give twice as many.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from app import clock
from app.community import channels
from app.community.channels import Way
from app.gathering import sessions
from app.gathering.gatherings import CALLED_OFF, Gathering, Listed
from app.i18n import mark
from app.person.attendance_marks import FOR_SOME
from app.vocabulary import ChannelKind, SessionKind

FOR_WHOM: Final[Mapping[SessionKind, str]] = {
    SessionKind.CORE_TEAM: mark("for the core team"),
    SessionKind.LEADERS_CIRCLE: mark("for the leaders’ circle"),
    SessionKind.OFFICE_HOURS: mark("drop in"),
    SessionKind.SITE_VISIT: mark("for the site that is visited"),
    SessionKind.PEER_ASSIST: mark("for those who take part"),
    SessionKind.SKILL_PRACTICE: mark("for those who want to practice"),
}
"""Whom the gatherings are for that ask nothing of most: those of `FOR_SOME`."""

_DAY: Final = 24 * 60


@dataclass(frozen=True)
class Asked:
    """A way of reaching each other, and what it takes of a person."""

    way: Way | None  # None: gatherings without a channel of theirs
    expected: bool
    minutes: int | None  # each time
    a_month: int | None  # minutes; None while nobody has said


@dataclass(frozen=True)
class Dated:
    """A gathering that is planned."""

    gathering: Gathering
    day: date
    minutes: int  # of a person's time; 0 while nobody has said
    for_some: bool


@dataclass(frozen=True)
class Expectations:
    """What the next months ask of a person."""

    asked: tuple[Asked, ...]  # what is expected first
    dates: tuple[Dated, ...]  # in order of time

    @property
    def expected_minutes(self) -> int:
        """How many minutes a month are expected."""
        return sum(one.a_month or 0 for one in self.asked if one.expected)

    @property
    def optional_minutes(self) -> int:
        """How many minutes a month come on top for who wants all of it."""
        return sum(one.a_month or 0 for one in self.asked if not one.expected)


def of_community(
    session: Session, community_id: UUID, months: int = 12
) -> Expectations:
    """Return what the next `months` months ask, counted from today."""
    ways = channels.of_community(session, community_id)
    dates = _dates(session, community_id, months)
    counted = [one for one in dates if not one.for_some]
    asked = [_asked(way, counted) for way in ways]
    if counted and not any(way.kind in channels.FOR_EVERYONE for way in ways):
        asked.append(Asked(None, True, _usual(counted), _a_month(counted)))
    has_door = any(way.kind is ChannelKind.OFFICE_HOURS for way in ways)
    return Expectations(
        tuple(sorted(asked, key=lambda one: not one.expected)),
        tuple(one for one in dates if not (has_door and _is_door(one))),
    )


def _asked(way: Way, dates: Sequence[Dated]) -> Asked:
    """Return what a way asks, as it says itself or, of gatherings, as is planned."""
    times, minutes, expected = way.per_month, way.minutes, way.expected
    if times and minutes:
        return Asked(way, expected, minutes, round(times * minutes))
    own = [one for one in dates if one.gathering.channel_id == way.id]
    if way.kind is ChannelKind.GATHERING:
        own = own or [one for one in dates if one.gathering.channel_id is None]
    if way.kind not in channels.FOR_EVERYONE or not own:
        return Asked(way, expected, minutes, None)
    return Asked(way, expected, minutes or _usual(own), _a_month(own))


def _usual(dates: Sequence[Dated]) -> int | None:
    """Return how long most of the gatherings are, the longer of two alike."""
    lengths = [one.minutes for one in dates if one.minutes]
    return max(lengths, key=lambda n: (lengths.count(n), n)) if lengths else None


def _a_month(dates: Sequence[Dated]) -> int:
    """Return the minutes of some gatherings by the months they lie in."""
    first, last = dates[0].day, dates[-1].day
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return round(sum(one.minutes for one in dates) / months)


def _dates(session: Session, community_id: UUID, months: int) -> list[Dated]:
    today = clock.today()
    listed = sessions.between(session, today, _after(today, months), community_id)
    return [
        Dated(one.gathering, day, _minutes(one), one.gathering.kind in FOR_SOME)
        for one in listed
        if one.gathering.status not in CALLED_OFF and (day := one.gathering.day)
    ]


def _minutes(listed: Listed) -> int:
    """Return how long a gathering is; of one over several days, what its plan takes."""
    length = listed.gathering.when.length or 0
    return listed.minutes or length if length > _DAY else length or listed.minutes


def _after(day: date, months: int) -> date:
    """Return the last day of `months` calendar months, that of `day` the first."""
    month = day.year * 12 + day.month - 1 + months
    return date.fromordinal(date(month // 12, month % 12 + 1, 1).toordinal() - 1)


def _is_door(one: Dated) -> bool:
    """Tell whether a date is one of the office hours, whose channel says when."""
    return one.gathering.kind is SessionKind.OFFICE_HOURS
