"""The days a rhythm gives."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.community import rhythms
from app.community.rhythms import LAST, NTHS, Rule
from app.errors import RefusedError

DAYS = st.dates(date(1990, 1, 1), date(2400, 12, 31))
MONTHLY = st.builds(
    Rule,
    st.just("month"),
    st.integers(1, 12),
    st.integers(0, 6),
    st.sampled_from(NTHS),
)
WEEKLY = st.builds(Rule, st.just("week"), st.integers(1, 8), st.integers(0, 6))


def test_the_second_tuesday_of_2026_is_as_the_story_says():
    found = rhythms.dates(Rule("month", 1, 1, 2), date(2026, 1, 1), times=12)
    expected = [
        "1-13",
        "2-10",
        "3-10",
        "4-14",
        "5-12",
        "6-9",
        "7-14",
        "8-11",
        "9-8",
        "10-13",
        "11-10",
        "12-8",
    ]
    assert [f"{day.month}-{day.day}" for day in found] == expected


def test_the_last_friday_of_a_month_is_found_in_february_and_december():
    found = rhythms.dates(Rule("month", 1, 4, LAST), date(2027, 12, 1), times=3)
    assert found == [date(2027, 12, 31), date(2028, 1, 28), date(2028, 2, 25)]


def test_every_other_thursday_begins_with_the_first_thursday_to_come():
    found = rhythms.dates(Rule("week", 2, 3), date(2026, 5, 12), times=3)
    assert found == [date(2026, 5, 14), date(2026, 5, 28), date(2026, 6, 11)]


def test_a_quarter_is_every_third_month_from_the_first_that_still_has_the_day():
    found = rhythms.dates(Rule("month", 3, 2, 1), date(2026, 5, 12), times=3)
    assert found == [date(2026, 6, 3), date(2026, 9, 2), date(2026, 12, 2)]


def test_a_day_left_out_is_not_made_up_for_at_the_end():
    rule, start = Rule("month", 1, 1, 2), date(2026, 1, 1)
    whole = rhythms.dates(rule, start, times=4)
    fewer = rhythms.dates(rule, start, times=4, skip={whole[2]})
    assert fewer == [*whole[:2], whole[3]]


def test_the_end_date_itself_still_counts():
    rule = Rule("week", 1, 0)
    found = rhythms.dates(rule, date(2026, 5, 4), until=date(2026, 5, 18))
    assert found == [date(2026, 5, 4), date(2026, 5, 11), date(2026, 5, 18)]


def test_a_rhythm_without_an_end_stops_by_itself():
    assert len(rhythms.dates(Rule("week"), date(2026, 1, 1))) == rhythms.MOST
    assert not rhythms.dates(Rule("month"), date(9999, 12, 31))
    assert not rhythms.dates(Rule("week"), date(9999, 12, 31))


@given(MONTHLY, DAYS)
def test_monthly_days_are_the_right_weekday_in_the_right_months(rule, start):
    found = rhythms.dates(rule, start, times=12)
    assert len(found) == 12
    assert found[0] >= start
    assert (found[0].year - start.year) * 12 + found[0].month - start.month <= 1
    for day in found:
        assert day.weekday() == rule.weekday
        if rule.nth == LAST:
            assert (day + timedelta(days=7)).month != day.month
        else:
            assert (day.day - 1) // 7 + 1 == rule.nth
    for before, after in pairwise(found):
        months = (after.year - before.year) * 12 + after.month - before.month
        assert months == rule.every


@given(WEEKLY, DAYS)
def test_weekly_days_are_so_many_weeks_apart(rule, start):
    found = rhythms.dates(rule, start, times=9)
    assert start <= found[0] < start + timedelta(days=7)
    assert {day.weekday() for day in found} == {rule.weekday}
    steps = {after - before for before, after in pairwise(found)}
    assert steps == {timedelta(weeks=rule.every)}


@given(st.one_of(MONTHLY, WEEKLY), DAYS, st.sets(st.integers(0, 11)))
def test_what_is_skipped_is_missing_and_nothing_else(rule, start, places):
    whole = rhythms.dates(rule, start, times=12)
    skip = {whole[place] for place in places}
    found = rhythms.dates(rule, start, times=12, skip=skip)
    assert found == [day for day in whole if day not in skip]


@given(st.one_of(MONTHLY, WEEKLY))
def test_a_rule_that_is_kept_is_read_as_it_was(rule):
    again = rhythms.from_json(rule.as_json())
    expected = rule if rule.unit == "month" else Rule("week", rule.every, rule.weekday)
    assert again == expected


@given(DAYS)
def test_a_suggested_rule_begins_with_the_day_it_was_made_for(day):
    if day.day <= 28 or (day + timedelta(days=7)).month != day.month:
        assert rhythms.dates(rhythms.suggested(day), day, times=1) == [day]


@pytest.mark.parametrize(
    ("rule", "words", "per_month"),
    [
        (Rule("month", 1, 1, 3), "Third Tuesday of each month", 1.0),
        (Rule("month", 2, 3, 1), "First Thursday of every other month", 0.5),
        (Rule("month", 3, 4, LAST), "Last Friday of each quarter", 0.33),
        (Rule("month", 6, 0, 2), "Second Monday of every 6 months", 0.17),
        (Rule("week", 1, 2), "Every Wednesday", 4.33),
        (Rule("week", 2, 2), "Every other Wednesday", 2.17),
        (Rule("week", 6, 2), "Every 6 weeks on Wednesday", 0.72),
    ],
)
def test_a_rule_is_said_in_words(rule, words, per_month):
    assert rule.words == words
    assert rule.per_month == per_month


@pytest.mark.parametrize(
    "kept", [None, {}, "weekly", {"unit": "day", "every": 1, "weekday": 1}, [1]]
)
def test_what_is_no_rule_is_refused_with_a_sentence(kept):
    with pytest.raises(RefusedError, match="cannot be read"):
        rhythms.from_json(kept)
