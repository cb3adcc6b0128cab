"""The window starts with what is next, and then with all of Today."""

import gc
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel

from app import clock, phrases
from app.day import glances
from ui import start
from ui.shell.glance import GlancePage
from ui.widgets.dates import parse_day
from ui.window import Window


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    """The path of a sample book of this test's own."""
    return Path(shutil.copy(sample_book, tmp_path / sample_book.name))


@pytest.fixture
def window(dressed: QApplication) -> Iterator[Window]:
    """A window that has not begun yet."""
    window = Window()
    window.show()
    yield window
    window.close()
    window.deleteLater()
    gc.unfreeze()


def words(window: Window) -> list[str]:
    view = window.sheet.views.currentWidget()
    return [one.text() for one in view.findChildren(QLabel) if one.isVisible()]


def test_the_next_gathering_is_there_first_and_then_all_of_today(window, book, qtbot):
    wanted = glances.of_book(book)

    start._look_ahead(window, book)

    assert isinstance(window.sheet.views.currentWidget(), GlancePage)
    assert window.desk is None
    assert wanted.title in words(window)
    assert wanted.community in " ".join(words(window))
    greeting = next(word for word in words(window) if wanted.coach in word)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.place.view == "today"
    assert {wanted.title, greeting} <= set(words(window))


def test_on_a_computer_that_says_no_country_dates_are_read_as_they_are_printed(
    dressed, own_settings
):
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.C))
    try:
        start.dress(dressed)
        read = parse_day("12/11/2026", date(2026, 12, 1))
        assert read == date(2026, 12, 11)
        assert phrases.short_date(read) == "Dec\u00a011,\u00a02026"
    finally:
        QLocale.setDefault(before)
        start.dress(dressed)


def test_with_nothing_planned_the_book_is_opened_at_once(window, book):
    clock.pretend(clock.today().replace(year=clock.today().year + 20, day=1))

    start._look_ahead(window, book)

    assert window.desk is not None


def test_without_a_book_the_first_run_is_shown(window):
    start._look_ahead(window, None)

    assert window.desk is None
    assert window.sheet.views.currentWidget() is not None
    assert not isinstance(window.sheet.views.currentWidget(), GlancePage)


def test_what_is_done_after_the_first_paint_is_done_once(dressed, qtbot):
    done = []
    window = Window()
    qtbot.addWidget(window)
    painted = start._Painted(window, lambda: done.append(window.isVisible()))
    assert not done

    window.show()
    qtbot.waitUntil(lambda: bool(done))
    painted._go()

    assert done == [True]
