"""Settings: the day by which private notes are destroyed, and the act itself."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt

from app.book import books
from app.book.store import Store
from app.coaching import half_typed
from app.community import retention
from app.tables import PrivateNote
from tests import making
from ui.desk import Desk
from ui.views.settings_view import SettingsView

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def view(qtbot, dressed, sample_book, tmp_path):
    """The settings of the sample, on a plain store."""
    store = Store(shutil.copy(sample_book, tmp_path / f"mine{books.SUFFIX}"))
    desk = Desk(store)
    view = SettingsView(desk)
    qtbot.addWidget(view)
    view.resize(1200, 900)
    view.show()
    qtbot.waitExposed(view)
    yield view
    desk.tasks.finish()
    store.close()


def test_a_day_is_typed_and_undone(qtbot, view):
    before = kept(view, "High Plains").destroy_on
    field = line(view, "High Plains").day.input
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "2028-01-01")
    qtbot.keyClick(field, Key.Key_Return)
    assert kept(view, "High Plains").destroy_on == date(2028, 1, 1)
    view._desk.undo()
    assert kept(view, "High Plains").destroy_on == before
    assert line(view, "High Plains").day.value() == before


def test_destroying_asks_once_more_and_then_nothing_brings_it_back(qtbot, view):
    one = line(view, "High Plains")
    qtbot.mouseClick(one.now, LEFT)
    assert one.sentence.text().startswith("This cannot be taken back")
    qtbot.mouseClick(one.keep, LEFT)
    assert kept(view, "High Plains").notes > 0

    qtbot.mouseClick(one.now, LEFT)
    qtbot.mouseClick(one.sure, LEFT)
    assert kept(view, "High Plains").notes == 0
    assert view._desk.undo_label() == ""
    assert not line(view, "High Plains").now.isEnabled()


def test_what_was_deleted_by_hand_can_still_be_destroyed(qtbot, view):
    desk = view._desk
    community = desk.do("Added", making.add_another_community)
    assert not line(view, "O").now.isEnabled()
    note = desk.do("Added", making.add_one, making.a_note("X", community_id=community))
    desk.do("Deleted", making.delete_one, PrivateNote, note)
    one = line(view, "O")
    assert one.sentence.text() == "1 private note."
    qtbot.mouseClick(one.now, LEFT)
    qtbot.mouseClick(one.sure, LEFT)
    assert not line(view, "O").now.isEnabled()
    form = {"body": "What I began to say"}
    desk.keep("x", half_typed.keep, community, half_typed.ENTRY, form)
    view.keeping.refresh()
    assert "Half-typed words" in line(view, "O").sentence.text()
    assert line(view, "O").now.isEnabled()


def line(view, name):
    return next(one for one in view.keeping.lines if one.kept.name == name)


def kept(view, name):
    found = view._desk.read(retention.of_book)
    return next(one for one in found if one.name == name)
