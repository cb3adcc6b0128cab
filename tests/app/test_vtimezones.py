"""The one rule of a time zone that calendar files carry."""

from datetime import date

import pytest

from app import zones
from app.exports.vtimezones import vtimezone

FIRST, LAST = date(2026, 1, 13), date(2026, 12, 8)


def kinds(zone, first=FIRST, last=LAST):
    return [part.name for part in vtimezone(zone, first, last).subcomponents]


def lines(zone, part):
    rule = vtimezone(zone, FIRST, LAST)
    return next(p for p in rule.subcomponents if p.name == part).to_ical().decode()


@pytest.mark.parametrize(
    "zone",
    ["America/New_York", "America/Denver", "Europe/London", "Australia/Lord_Howe"],
)
def test_a_zone_that_changes_its_clocks_has_one_winter_and_one_summer(zone):
    assert kinds(zone) == ["STANDARD", "DAYLIGHT"]


@pytest.mark.parametrize(
    "zone", ["America/Phoenix", "Asia/Kolkata", "Pacific/Honolulu", "Asia/Kathmandu"]
)
def test_a_zone_that_never_changes_its_clocks_has_one_standard_time(zone):
    assert kinds(zone) == ["STANDARD"]
    assert "RRULE" not in lines(zone, "STANDARD")


def test_denver_changes_on_the_second_sunday_of_march_at_two_by_the_old_clock():
    summer = lines("America/Denver", "DAYLIGHT")
    assert "DTSTART:20070311T020000" in summer
    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in summer
    assert "TZOFFSETFROM:-0700" in summer
    assert "TZOFFSETTO:-0600" in summer
    assert "TZNAME:MDT" in summer


def test_winter_is_standard_time_in_dublin_too():
    winter = lines("Europe/Dublin", "STANDARD")
    assert "BYDAY=-1SU;BYMONTH=10" in winter
    assert "TZOFFSETTO:+0000" in winter


def test_the_last_sunday_is_never_taken_for_the_fourth():
    assert "BYDAY=-1SU" in lines("Europe/Vienna", "DAYLIGHT")
    assert "BYDAY=2SU" in lines("America/New_York", "DAYLIGHT")
    assert "BYDAY=1SU" in lines("Australia/Sydney", "STANDARD")


@pytest.mark.parametrize(
    ("zone", "reason"),
    [
        ("America/Vancouver", "its law changed in 2026"),
        ("Africa/Casablanca", "Ramadan is no day of the year"),
        ("Asia/Jerusalem", "the Friday before the last Sunday"),
        ("Asia/Gaza", "the Saturday after the fourth Thursday"),
        ("America/Nuuk", "the Saturday before the last Sunday"),
        ("Africa/Cairo", "the end of the last Thursday"),
        ("UTC", "needs no rule"),
        ("EST5EDT", "has no place in its name"),
        ("Etc/GMT+7", "has no place in its name"),
    ],
)
def test_a_zone_without_one_safe_rule_has_none(zone, reason):
    assert vtimezone(zone, FIRST, LAST) is None, reason


def test_a_rule_younger_than_two_years_is_not_relied_on():
    assert vtimezone("America/New_York", date(2008, 1, 1), date(2008, 12, 1)) is None
    assert vtimezone("America/New_York", date(2009, 1, 1), date(2009, 12, 1))


def test_a_zone_has_the_same_rule_in_every_file():
    """Some programs keep the first they see, whatever later files say."""
    early = vtimezone("America/New_York", date(2009, 5, 1), date(2009, 5, 1))
    late = vtimezone("America/New_York", date(2048, 5, 1), date(2050, 5, 1))
    assert early.to_ical() == late.to_ical()


@pytest.mark.parametrize("year", [1, 1900, 2150, 9999])
def test_no_rule_is_promised_for_years_far_away(year):
    day = date(year, 6, 1)
    assert vtimezone("America/Denver", day, day) is None


def test_nearly_all_zones_of_the_chooser_have_a_rule():
    without = {zone for zone in zones.names() if not vtimezone(zone, FIRST, LAST)}
    assert "UTC" in without
    assert len(without) < len(zones.names()) / 10
