"""Dates, times, lengths and lists as they stand on paper."""

import struct
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


def test_the_language_is_the_one_that_is_written_wherever_one_lives(live_in):
    for region in ("de_CH.UTF-8", "fr_CA", "en_GB"):
        live_in(region)
        assert phrases.language() == "en-US"


def test_the_language_of_a_catalog_is_told(tmp_path, monkeypatch):
    folder = tmp_path / "i18n" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "circlebook.mo").write_bytes(_catalog("Language: de_CH\n"))
    monkeypatch.setattr(i18n, "RESOURCES", tmp_path)
    try:
        i18n.use("de")
        assert phrases.language() == "de-CH"
    finally:
        i18n.use()


def _catalog(head: str) -> bytes:
    """Return a compiled catalog that says nothing but what it is (gettext 10.3)."""
    words = head.encode()
    numbers = (0x950412DE, 0, 1, 28, 36, 0, 0, 0, 44, len(words), 45)
    return struct.pack("<11I", *numbers) + b"\0" + words + b"\0"


def test_hours_over_several_days_say_the_day_of_the_end(live_in):
    live_in("en_US")
    ten = datetime(2026, 5, 19, 10)
    late = datetime(2026, 5, 20, 15)
    assert phrases.span(ten, ten.replace(hour=11)).replace(NBSP, " ") == (
        "10:00 AM – 11:00 AM"
    )
    assert phrases.span(ten, late).replace(NBSP, " ") == (
        "10:00 AM – Wed, May 20, 3:00 PM"
    )
