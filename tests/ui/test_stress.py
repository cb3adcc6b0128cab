"""Used hard, the window neither crashes nor loses count: many calls, visits, flips."""

import gc
import shutil
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.gathering import sessions
from ui.places import Place
from ui.theme import theme
from ui.window import VIEWS, Window

CALLS = 20_000
OPENINGS = 20
FLIPS = 6


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    """The path of a sample book of this test's own."""
    return Path(shutil.copy(sample_book, tmp_path / sample_book.name))


@pytest.fixture
def window(dressed: QApplication, book: Path) -> Iterator[Window]:
    """The window, open on the sample."""
    window = opened(book)
    yield window
    window.close()
    window.deleteLater()
    rest()


def opened(book: Path) -> Window:
    window = Window()
    window.resize(1440, 900)
    window.show()
    window.begin(book)
    rest()
    return window


def rest() -> None:
    """Do all that is waiting to be done, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def places(window: Window) -> list[Place]:
    """Return a place for each view, the planner on a gathering with a plan."""
    desk = window.desk
    listed = desk.read(sessions.of_community, desk.community_id)
    planned = next(one.gathering.id for one in listed if one.segments)
    return [
        Place(view, desk.community_id, planned if view == "planner" else None)
        for view in VIEWS
    ]


def ask(widget: QWidget) -> None:
    """Ask for nothing, for other objects, and for plain values."""
    widget.update()
    widget.parentWidget()
    widget.focusProxy()
    widget.graphicsEffect()
    widget.layout()
    widget.setToolTip(widget.toolTip())
    widget.setAccessibleName(widget.accessibleName())
    widget.sizeHint()
    widget.font().family()
    widget.palette()


def test_twenty_thousand_calls_into_qt_keep_count_of_none(window):
    for place in places(window):
        window.go(place)
        rest()
    widgets = window.findChildren(QWidget)
    assert len(widgets) > 200
    gc.collect()  # what is over from before holds None as well, and may go at any time
    before = sys.getrefcount(None)

    for widget in islice(cycle(widgets), CALLS // 11):
        ask(widget)
    rest()

    # where None can die, each of these calls once took one of its references along
    assert sys.getrefcount(None) > before - 1000


def test_the_window_opens_and_closes_twenty_times(dressed, book):
    for _ in range(OPENINGS):
        window = opened(book)
        assert window.place.view == "today"
        window.close()
        window.deleteLater()
        rest()

    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_every_view_is_visited_again_and_again(window):
    wanted = places(window)

    for place in wanted * 4:
        window.go(place)
        rest()

    assert window.place == wanted[-1]


def test_light_dark_and_text_size_change_with_every_view_built(window, dressed):
    for place in places(window):
        window.go(place)
        rest()

    for number in range(FLIPS):
        theme.apply(dressed, "dark" if number % 2 else "light", 1 + number % 4 / 10)
        rest()

    assert theme.dark
