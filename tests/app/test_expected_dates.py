"""The coming gatherings on the sheet: by month, with hours, days and zones."""

from datetime import date

import pytest

from app import clock, tables
from app.i18n import tr
from app.person import sites
from app.person.attendance_marks import FOR_SOME
from app.printouts import catalog
from app.printouts.expectations import expected_hours
from app.vocabulary import (
    ChannelKind,
    SessionKind,
    SessionStatus,
)
from tests.app.consenting import change, words_of
from tests.app.expecting import facts, hours, meet, sheet, table, way

TODAY = date(2026, 5, 12)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def cedar(store, community):
    return store.write("Site", sites.add, community, "Cedar")[0]


def test_dates_stand_by_month_with_the_hours_of_each(store, community, cedar):
    meet(
        store,
        community,
        "2026-06-09T10:00",
        "2026-06-09T12:00",
        place="Alder hall",
    )
    meet(store, community, "2026-06-23T18:00", "2026-06-23T18:45")
    meet(store, community, "2026-08-11T10:00", "2026-08-11T12:00")
    assert table(sheet(store, cedar), "Month") == [
        [
            "June 2026",
            (
                "Tue, Jun 9, 10:00 AM – 12:00 PM\nCircle · Alder hall\n"
                "Tue, Jun 23, 6:00 PM – 6:45 PM\nCircle"
            ),
            "2 h 45 min",
        ],
        ["August 2026", "Tue, Aug 11, 10:00 AM – 12:00 PM\nCircle", "2 h"],
    ]


def test_twelve_months_are_shown_or_three(store, community, cedar):
    for day in ("2026-05-11", "2026-05-12", "2026-07-31", "2026-08-01", "2027-04-30"):
        meet(store, community, f"{day}T10:00", f"{day}T11:00")
    meet(store, community, "2027-05-01T10:00", "2027-05-01T11:00")
    months = [row[0] for row in table(sheet(store, cedar), "Month")]
    assert months == ["May 2026", "July 2026", "August 2026", "April 2027"]
    months = [row[0] for row in table(sheet(store, cedar, months="3"), "Month")]
    assert months == ["May 2026", "July 2026"]


def test_three_six_or_twelve_months_are_offered_and_twelve_until_then(
    store, community, cedar
):
    paper = catalog.named("what_to_expect")
    (months,) = paper.choices
    assert [code for code, _ in months.options] == ["12", "6", "3"]
    for day in ("2026-05-13", "2026-09-08", "2027-04-30"):
        meet(store, community, f"{day}T10:00", f"{day}T11:00")

    def shown(**chosen):
        printed = store.read(paper.compose, cedar, chosen)
        return [row[0] for row in table(printed, "Month")]

    assert shown() == ["May 2026", "September 2026", "April 2027"]
    assert shown(months="6") == ["May 2026", "September 2026"]
    assert shown(months="3") == ["May 2026"]


def test_what_was_called_off_is_not_there(store, community, cedar):
    for status in (SessionStatus.CANCELLED, SessionStatus.POSTPONED):
        key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
        change(store, tables.Session, key, status=status)
    paper = sheet(store, cedar)
    assert table(paper, "Month") == []
    assert "No dates are set yet." in words_of(paper)


def test_a_meeting_of_the_core_team_is_told_and_not_counted(store, community, cedar):
    meet(
        store,
        community,
        "2026-06-09T10:00",
        "2026-06-09T12:00",
        kind=SessionKind.CORE_TEAM,
    )
    ((_, said, month),) = table(sheet(store, cedar), "Month")
    assert said.endswith("Circle · for the core team")
    assert facts(sheet(store, cedar)) == [("0", "dates so far")]
    assert month == ""
    assert hours(store, community) == (0, 0)


def test_office_hours_are_told_once_as_a_way_and_not_each_week(store, community, cedar):
    way(store, community, ChannelKind.OFFICE_HOURS, cadence="Wednesdays at three")
    meet(
        store,
        community,
        "2026-06-10T15:00",
        "2026-06-10T16:00",
        kind=SessionKind.OFFICE_HOURS,
    )
    assert table(sheet(store, cedar), "Month") == []


def test_a_gathering_over_two_days_shows_both(store, community, cedar):
    meet(store, community, "2026-06-09T10:00", "2026-06-10T15:00")
    ((_, said, _),) = table(sheet(store, cedar), "Month")
    assert said == "Tue, Jun 9, 10:00 AM – Wed, Jun 10, 3:00 PM\nCircle"


def test_another_zone_is_said_beside_the_hours(store, community, cedar):
    key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
    change(store, tables.Session, key, zone="America/Chicago")
    paper = sheet(store, cedar)
    assert "12:00 PM Central Time (Chicago)" in table(paper, "Month")[0][1]
    assert "Times are Mountain Time (Denver)." in words_of(paper)


@pytest.mark.parametrize("kind", sorted(FOR_SOME))
def test_what_is_for_some_is_said_and_asks_nothing_of_the_rest(
    store, community, cedar, kind
):
    meet(store, community, "2026-06-09T09:00", "2026-06-09T17:00", kind=kind)
    ((_, said, month),) = table(sheet(store, cedar), "Month")
    assert said.endswith(f"Circle · {tr(expected_hours.FOR_WHOM[kind])}")
    assert month == ""
    assert hours(store, community) == (0, 0)


def test_a_gathering_that_ends_in_the_hour_the_clocks_skip_ends_after_it(
    store, community, cedar
):
    """In Denver 02:00 to 03:00 do not exist on March 14, 2027."""
    meet(store, community, "2027-03-14T01:00", "2027-03-14T02:30")
    ((_, said, _),) = table(sheet(store, cedar), "Month")
    assert said.startswith("Sun, Mar 14, 1:00 AM – 3:30 AM")
