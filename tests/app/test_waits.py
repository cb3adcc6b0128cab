"""Waits grow after five wrong passphrases, also over a restart."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.book import waits
from app.book.waits import Tries

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def after(count):
    tries = Tries()
    for _ in range(count):
        tries = tries.again(NOW)
    return tries


def test_the_first_five_cost_nothing_but_the_fifth_begins_a_wait():
    assert [after(count).left(NOW) for count in range(5)] == [timedelta()] * 5
    assert after(5).left(NOW) == timedelta(seconds=30)


def test_each_wait_is_longer_up_to_a_quarter_of_an_hour():
    found = [after(count).left(NOW) for count in range(5, 15)]
    assert found == sorted(found)
    assert found[:3] == [
        timedelta(seconds=30),
        timedelta(minutes=1),
        timedelta(minutes=2),
    ]
    assert found[-1] == timedelta(minutes=15)


def test_a_wait_is_over_when_its_time_has_passed():
    tries = after(6)
    assert tries.left(NOW + timedelta(seconds=59)) == timedelta(seconds=1)
    assert tries.left(NOW + timedelta(minutes=1)) == timedelta()


@given(st.integers(0, 40), st.datetimes(timezones=st.just(UTC)))
def test_what_is_kept_is_read_as_it_was(count, moment):
    tries = Tries(count, moment)
    assert waits.read(tries.as_text()) == tries


@given(st.text(alphabet="0123456789 -:TZ+x", max_size=30))
def test_what_cannot_be_read_makes_nobody_wait_long(text):
    assert waits.read(text).seen(NOW).left(NOW) <= timedelta(minutes=15)


def test_a_clock_set_back_shortens_no_wait_and_makes_none_endless():
    tries = after(8)
    earlier = NOW - timedelta(days=400)
    assert tries.left(earlier) == timedelta(minutes=5)
    seen = tries.seen(earlier)
    assert seen.left(earlier) == timedelta(minutes=5)
    assert seen.left(earlier + timedelta(minutes=5)) == timedelta()
