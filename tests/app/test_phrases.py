"""Dates, times, lengths and lists as they stand on paper."""

from datetime import date, datetime, time

import pytest

from app import i18n, phrases

DAY = date(2026, 5, 19)
NBSP = phrases.NBSP


@pytest.fixture
def live_in():
    """A function that moves the computer; it is brought home again."""
    before = i18n.region()
    yield i18n.live_in
    i18n.live_in(before)


@pytest.mark.parametrize(
    ("region", "day", "full", "hour"),
    [
        ("en_US", "Tue, May 19", "Tuesday, May 19, 2026", "2:05 PM"),
        ("en_GB.UTF-8", "Tue 19 May", "Tuesday, 19 May 2026", "14:05"),
        ("de-CH", "Di., 19. Mai", "Dienstag, 19. Mai 2026", "14:05"),
        ("fr_CA", "mar. 19 mai", "mardi 19 mai 2026", "14 h 05"),
    ],
)
def test_a_day_and_a_time_are_written_as_people_write_them_there(
    region, day, full, hour, live_in
):
    live_in(region)
    assert phrases.day(DAY).replace(NBSP, " ") == day
    assert phrases.full_day(DAY).replace(NBSP, " ") == full
    assert phrases.clock_time(time(14, 5)).replace(NBSP, " ") == hour


@pytest.mark.parametrize("region", ["", "C", "POSIX", "xx_YY", "not a region at all"])
def test_where_nobody_says_it_is_written_as_in_the_united_states(region, live_in):
    live_in(region)
    assert phrases.day(DAY) == f"Tue,{NBSP}May{NBSP}19"
    assert phrases.language() == "en-US"


def test_a_day_a_time_and_a_length_are_never_broken_in_two(live_in):
    live_in("en_US")
    for words in (
        phrases.day(DAY),
        phrases.short_date(DAY),
        phrases.date_of(DAY),
        phrases.month(DAY),
        phrases.clock_time(datetime(2026, 5, 19, 9, 0)),
        phrases.length(150),
    ):
        assert " " not in words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (45, "45 min"), (120, "2 h"), (150, "2 h 30 min")],
)
def test_a_length_is_in_hours_and_minutes(minutes, words):
    assert phrases.length(minutes).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Ana"], "Ana"),
        (["Ana", "Ben"], "Ana and Ben"),
        (["Ana", "Ben", "Cho"], "Ana, Ben, and Cho"),
    ],
)
def test_names_are_listed_as_in_a_sentence(names, words, live_in):
    live_in("en_US")
    assert phrases.listed(names) == words


@pytest.mark.parametrize(
    ("region", "letter"),
    [
        ("en_US", True),
        ("es_MX", True),
        ("en_CA", True),
        ("en_GB", False),
        ("de", False),
    ],
)
def test_the_paper_is_the_one_in_the_drawer_there(region, letter, live_in):
    live_in(region)
    assert phrases.is_letter_country() is letter
