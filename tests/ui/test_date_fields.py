"""Fields for days know the one present the book goes by."""

from datetime import date

from app import clock
from ui.widgets.dates import DateField


def test_a_day_typed_as_tomorrow_is_the_day_after_the_books_today(qtbot):
    clock.pretend(date(2026, 5, 12))
    field = DateField("Due")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.finished) as said:
        qtbot.keyClicks(field.input, "tomorrow")
        field.input.editingFinished.emit()
    assert said.args == [date(2026, 5, 13)]
    assert "19" in field.input.placeholderText()
