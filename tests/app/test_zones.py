"""Time zones: the clock on the wall and UTC."""

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import zones
from app.errors import RefusedError

DENVER = "America/Denver"
SPRING_GAP = datetime(2026, 3, 8, 2, 30)
AUTUMN_FOLD = datetime(2026, 11, 1, 1, 30)

some_zone = st.sampled_from(zones.names())
some_time = st.datetimes(datetime(2005, 1, 1), datetime(2045, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)


def test_only_the_bundled_time_zone_data_are_asked():
    assert zoneinfo.TZPATH == ()
    assert zones.tzdata_version()[:4].isdecimal()


def test_the_data_are_new_enough_to_know_that_vancouver_keeps_its_clocks():
    assert ZoneInfo("America/Vancouver").utcoffset(datetime(2026, 12, 1)) == timedelta(
        hours=-7
    )


def test_dates_long_after_the_data_are_called_beyond_them():
    year = int(zones.tzdata_version()[:4])
    assert not zones.is_beyond_data(date(year + 1, 12, 31))
    assert zones.is_beyond_data(date(year + 2, 1, 1))


def test_the_chooser_begins_with_the_zones_of_the_united_states():
    names = zones.names()
    assert names[:3] == ("America/New_York", "America/Chicago", DENVER)
    assert names[len(zones.COMMON) : -1] == tuple(sorted(names[len(zones.COMMON) : -1]))
    assert names[-1] == "UTC"


def test_every_zone_offered_is_known_and_offered_once():
    names = zones.names()
    assert len(set(names)) == len(names) > 400
    assert all(zones.exists(name) for name in names)
    assert len({zones.label(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (DENVER, "Mountain Time (Denver)"),
        ("America/Puerto_Rico", "Atlantic Time (Puerto Rico)"),
        ("America/Indiana/Knox", "Knox time (America/Indiana/Knox)"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_called_what_people_call_it(zone, words):
    assert zones.label(zone) == words


@pytest.mark.parametrize(
    "zone", ["", "Denver", "america/denver", "America", "../etc/passwd", "a\0b", "/UTC"]
)
def test_an_unknown_zone_is_refused_with_a_sentence(zone):
    with pytest.raises(RefusedError, match="choose another time zone"):
        zones.to_utc(datetime(2026, 1, 1), zone)


def test_a_skipped_time_is_a_gap_and_moves_forward():
    assert zones.is_gap(SPRING_GAP, DENVER)
    assert not zones.is_fold(SPRING_GAP, DENVER)
    moment = datetime(2026, 3, 8, 9, 30, tzinfo=UTC)
    assert zones.to_utc(SPRING_GAP, DENVER) == moment
    assert zones.to_utc(SPRING_GAP, DENVER, fold=1) == moment
    assert zones.to_local(moment, DENVER) == datetime(2026, 3, 8, 3, 30)


def test_a_time_that_comes_twice_is_a_fold_with_two_moments():
    assert zones.is_fold(AUTUMN_FOLD, DENVER)
    assert not zones.is_gap(AUTUMN_FOLD, DENVER)
    first = zones.to_utc(AUTUMN_FOLD, DENVER)
    second = zones.to_utc(AUTUMN_FOLD, DENVER, fold=1)
    assert first == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    assert second - first == timedelta(hours=1)
    assert zones.to_local(second, DENVER).fold == 1


@pytest.mark.parametrize(
    "local", [datetime(2026, 3, 8, 1, 59), datetime(2026, 3, 8, 3)]
)
def test_the_edges_of_a_gap_are_ordinary_times(local):
    assert not zones.is_gap(local, DENVER)
    assert not zones.is_fold(local, DENVER)


def test_fold_means_nothing_at_an_ordinary_time():
    noon = datetime(2026, 6, 9, 12)
    assert zones.to_utc(noon, DENVER, fold=1) == zones.to_utc(noon, DENVER)


@pytest.mark.parametrize("year", [1, 9999])
def test_a_date_at_the_end_of_time_is_refused_with_a_sentence(year):
    with pytest.raises(RefusedError, match="choose a nearer date"):
        zones.to_utc(datetime(year, 6, 1), DENVER)


def test_a_time_that_has_an_offset_already_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="no offset of its own"):
        zones.to_utc(datetime(2026, 1, 1, tzinfo=UTC), DENVER)


@given(some_time, some_zone)
def test_every_moment_has_a_wall_time_that_leads_back_to_it(moment, zone):
    moment = moment.replace(tzinfo=UTC)
    local = zones.to_local(moment, zone)
    assert not zones.is_gap(local, zone)
    assert zones.to_utc(local, zone, local.fold) == moment


@given(some_time, some_zone, st.sampled_from([0, 1]))
def test_a_wall_time_comes_back_unless_the_clocks_skip_it(local, zone, fold):
    back = zones.to_local(zones.to_utc(local, zone, fold), zone)
    assert (back == local) != zones.is_gap(local, zone)
