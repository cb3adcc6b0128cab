"""When something falls due: on its own day, or so many days from another."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.community import due_days

DAY = date(2026, 6, 28)


def test_its_own_day_counts_before_any_other():
    assert due_days.due(DAY, -7, date(2026, 7, 1)) == DAY
    assert due_days.due(DAY, None) == DAY


def test_it_counts_from_the_first_day_that_is_known():
    assert due_days.due(None, -7, None, DAY, date(2026, 7, 1)) == date(2026, 6, 21)
    assert due_days.due(None, 7, None, None) is None
    assert due_days.due(None, None, DAY) is None


@given(st.dates(), st.integers())
def test_no_number_of_days_leads_out_of_the_calendar(day, days):
    found = due_days.later(day, days)
    assert date.min <= found <= date.max
    if date.min.toordinal() <= day.toordinal() + days <= date.max.toordinal():
        assert found - day == timedelta(days=days)
