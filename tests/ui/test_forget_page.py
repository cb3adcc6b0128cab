"""Forgetting somebody, in the window: said before, done for ever, counted after."""

import shutil

import pytest
from PySide6.QtCore import Qt

from app.book import books
from app.book.store import Store
from app.person import members
from tests.ui.peopled import choose, largest, names, open_person, shown
from ui.desk import Desk
from ui.views.people.forget_page import ForgetPage
from ui.widgets.labels import Label

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot, dressed, sample_book, tmp_path):
    """People of the sample, on a plain store: forgetting is not to be undone."""
    store = Store(shutil.copy(sample_book, tmp_path / f"mine{books.SUFFIX}"))
    desk = Desk(store)
    desk.enter(desk.read(largest))
    yield shown(qtbot, desk)
    desk.tasks.finish()
    store.close()


def test_what_goes_and_what_stays_is_said_and_somebody_can_still_be_kept(qtbot, view):
    page = asked(qtbot, view)
    said = " ".join(one.text() for one in page.findChildren(Label))
    assert "Forget Tom Whitehorse" in said
    assert "This cannot be taken back" in said
    assert "Day and minutes of" in said
    assert "A part of the name stands in" in said
    qtbot.mouseClick(page.keep, LEFT)
    assert view.page is None
    assert view.list.panel().name.text() == "Tom Whitehorse"


def test_somebody_is_forgotten_and_nothing_brings_them_back(qtbot, view):
    desk = view._desk
    before = len(names(view))
    page = asked(qtbot, view)
    qtbot.mouseClick(page.forget, LEFT)
    assert view.page is None
    assert "Tom Whitehorse" not in names(view)
    assert len(names(view)) == before - 1
    assert desk.undo_label() == ""
    desk.undo()
    assert "Tom Whitehorse" not in names(view)
    roll = desk.read(members.of_community, desk.community_id)
    assert "Somebody" not in [one.name for one in roll.members], "nor in the archive"


def asked(qtbot, view):
    panel = open_person(view, "Tom Whitehorse")
    qtbot.mouseClick(panel.more, LEFT)
    choose(view, "Forget for ever…")
    assert isinstance(view.page, ForgetPage)
    return view.page
