"""Your time: logged in a line, changed where it stands, summed, saved as a table."""

import csv
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app import clock
from app.community import communities, time_spent
from app.community.time_spent import Draft
from app.search import Hit
from app.vocabulary import WorkKind
from ui.dialogs.palette_entries import place_of
from ui.places import Place
from ui.views.time_view import TimeView
from ui.views.today_view import TodayView

TODAY = date(2026, 7, 10)
JUNE = date(2026, 6, 20)


@pytest.fixture
def home(desk):
    clock.pretend(TODAY)
    start = (communities.start, "Alder Circle", "America/Denver")
    key = desk.store.write("Started", *start)[0]
    desk.enter(key)
    return key


@pytest.fixture
def view(qtbot, desk, home):
    view = TimeView(desk)
    qtbot.addWidget(view)
    view.resize(1220, 840)
    view.show()
    view.show_place(Place("time", home, intent="add"))
    return view


def entries(desk, day=TODAY):
    return desk.read(time_spent.of_month, day).entries


def log(qtbot, view, words):
    view.form.line.input.setFocus()
    qtbot.keyClicks(view.form.line.input, words)
    qtbot.keyClick(view.form.line.input, Qt.Key.Key_Return)


def test_nothing_logged_says_why_one_would(view):
    assert view.nothing.isVisible()
    assert not view.list.isVisible()


def test_a_line_and_enter_log_time_and_the_next_can_be_typed(qtbot, view, desk):
    view.form.kind.choose(WorkKind.CONNECTING)
    log(qtbot, view, "45 min Jo met Priya")
    (one,) = entries(desk)
    assert (one.minutes, one.note, one.day) == (45, "Jo met Priya", TODAY)
    assert one.kind is WorkKind.CONNECTING
    assert view.form.line.value() == ""
    assert view.form.line.input.hasFocus()
    log(qtbot, view, "1.5 h notes")
    assert len(view.list.records_model.records()) == 2
    assert "2 h 15 min in 1 community" in view.page.sub.text()
    desk.undo()
    assert entries(desk) == (one,)


def test_what_is_no_time_is_said_at_the_line_and_stays_there(qtbot, view, desk):
    log(qtbot, view, "call with Sam")
    assert "how long" in view.form.line.error.text()
    assert view.form.line.value() == "call with Sam"
    assert entries(desk) == ()


def test_an_entry_is_changed_where_it_stands_and_deleted_by_key(
    qtbot, view, desk, home
):
    desk.do("Logged", time_spent.add, Draft(home, 45, TODAY, None, "call"))
    view.list.setFocus()
    view.list.go_to(entries(desk)[0].id)
    qtbot.keyClick(view.list, Qt.Key.Key_F2)
    popover = view._popover
    line = popover.fields.line.input
    assert line.text() == "45 min call"
    line.selectAll()
    qtbot.keyClicks(line, "1:15 longer call")
    popover.fields.kind.choose(WorkKind.GUIDING)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (one,) = entries(desk)
    assert (one.minutes, one.note, one.kind) == (75, "longer call", WorkKind.GUIDING)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert entries(desk) == ()
    desk.undo()
    assert entries(desk) == (one,)


def test_every_length_is_shown_for_changing_as_it_is_read(qtbot, view, desk, home):
    for minutes in (1, 59, 60, 61, 605, 1440):
        draft = Draft(home, minutes, TODAY, None, "call")
        key = desk.do("Logged", time_spent.add, draft)
        view._edit(next(one for one in entries(desk) if one.id == key))
        assert view._popover.fields.draft().minutes == minutes
        view._popover.close()


def test_the_months_are_turned_by_key_and_not_into_the_future(view, desk, home):
    desk.do("Logged", time_spent.add, Draft(home, 30, JUNE))
    assert not view.after.isEnabled()
    view.show_after()
    assert "July" in view.month.text()
    view.before.click()
    assert "June" in view.month.text()
    assert len(view.list.records_model.records()) == 1
    view.after.click()
    assert view.nothing.isVisible()


def test_a_hit_of_the_search_opens_the_month_of_the_entry(view, desk, home):
    key = desk.do("Logged", time_spent.add, Draft(home, 30, JUNE, None, "notes"))
    view.show_place(Place("time", home, key))
    assert "June" in view.month.text()
    assert view.list.current().id == key


def test_hours_of_assistance_lead_to_it_and_her_own_to_her_time(home):
    own, ta = uuid4(), uuid4()
    hit = Hit("work_entry", own, home, "notes")
    assert place_of(hit) == Place("time", home, own)
    assert place_of(replace(hit, home_id=ta)) == Place("assistance", home, ta)


def test_her_own_table_is_saved(qtbot, view, desk, home, tmp_path):
    said = []
    desk.said.connect(lambda sentence, *_: said.append(sentence))
    desk.do("Logged", time_spent.add, Draft(home, 30, JUNE, None, "notes"))
    view.export.click()
    dialog = view.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "time.csv"))
    dialog.close()
    qtbot.waitUntil(lambda: "1 entry saved" in said)
    with (tmp_path / "time.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[4] for row in csv.reader(file)] == ["Note", "notes"]


def test_today_has_a_button_and_a_key_that_begin_to_log(qtbot, desk, home):
    asked = []
    desk.asked_for.connect(asked.append)
    today = TodayView(desk)
    qtbot.addWidget(today)
    today.show()
    today.time.click()
    assert asked == [Place("time", home, intent="add")]
    assert "Log time" in [one.text for one in today.commands()]
