"""How often something is, from the words for it: read only where it is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.community.cadences import times_a_month
from app.community.rhythms import LAST, Rule


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("Every week", 4.33),
        ("weekly", 4.33),
        ("Once a week.", 4.33),
        ("Wednesdays at three", 4.33),
        ("Every Tuesday, ten to noon", 4.33),
        ("every other Tuesday", 2.17),
        ("Every two weeks", 2.17),
        ("Every fortnight", 2.17),
        ("twice a month", 2),
        ("three times a month", 3),
        ("Once a  month", 1),
        ("MONTHLY", 1),
        ("Second Tuesday of each month", 1),
        ("Every other month", 0.5),
        ("Once a quarter", 0.33),
        ("Every 3 months", 0.33),
        ("Twice a year", 0.17),
    ],
)
def test_words_that_mean_one_thing_give_the_times_a_month(words, times):
    assert times_a_month(words) == times


@pytest.mark.parametrize(
    "words",
    [
        "",
        "As needed",
        "biweekly",
        "bimonthly",
        "every second Tuesday",
        "Every third Tuesday",
        "Once a week at most",
        "Once a month, soon every other month",
        "Mondays and Thursdays",
        "A Tuesday each month, ten to noon",
        "a week",
        "every 0 weeks or so",
        "Any evening",
    ],
)
def test_words_that_may_mean_two_things_give_nothing(words):
    assert times_a_month(words) is None


rules = st.builds(
    Rule,
    st.sampled_from(("week", "month")),
    st.integers(1, 24),
    st.integers(0, 6),
    st.sampled_from((1, 2, 3, 4, LAST)),
)


@given(rules)
def test_a_rule_in_its_own_words_comes_as_often_as_it_is_kept(rule):
    assert times_a_month(rule.words) == rule.per_month


@given(st.text(st.sampled_from("every oth2wkmnudaytics of.,0"), max_size=40))
def test_no_words_upset_the_reading(words):
    times = times_a_month(words)
    assert times is None or times >= 0
