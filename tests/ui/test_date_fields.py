"""Fields for days know the one present the book goes by."""

from datetime import date

from app import clock
from ui.widgets.dates import DateField, parse_day


def test_a_day_typed_as_tomorrow_is_the_day_after_the_books_today(qtbot):
    clock.pretend(date(2026, 5, 12))
    field = DateField("Due")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.finished) as said:
        qtbot.keyClicks(field.input, "tomorrow")
        field.input.editingFinished.emit()
    assert said.args == [date(2026, 5, 13)]
    assert "19" in field.input.placeholderText()


def test_a_day_without_its_year_that_is_long_past_is_the_next_one():
    assert parse_day("1/5", date(2026, 11, 21)) == date(2027, 1, 5)
    assert parse_day("10/5", date(2026, 11, 21)) == date(2026, 10, 5)


def test_a_day_that_cannot_be_read_is_answered_in_the_form_the_field_shows(qtbot):
    clock.pretend(date(2026, 11, 21))
    field = DateField("Due")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.input, "soonish")
    field.input.editingFinished.emit()
    assert field.input.placeholderText() in field.error.text()


def test_a_day_in_figures_is_read_whatever_stands_between_them_and_even_if_past():
    today = date(2026, 11, 22)
    for words in ("1 1 2020", "1-1-2020", "1.1.2020"):
        assert parse_day(words, today) == date(2020, 1, 1)
    assert parse_day("99 99 2026", today) is None
