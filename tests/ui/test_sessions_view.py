"""The Sessions view on the sample: what is coming, rhythm, attendance, calendar."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QMenu

from app import clock
from app.community import communities
from app.gathering import attendance, sessions
from app.vocabulary import AttendanceState, JoinedBy, SessionStatus
from ui.places import Place
from ui.views.sessions_view import SessionsView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot, sample_desk):
    briefs = sample_desk.read(communities.briefs)
    prairie = next(one for one in briefs if one.name.startswith("Prairie"))
    sample_desk.enter(prairie.id)
    view = SessionsView(sample_desk)
    qtbot.addWidget(view)
    view.resize(1220, 840)
    view.show()
    view.show_place(Place("sessions", prairie.id))
    return view


def titles(listing) -> list[str]:
    return [one.gathering.title for one in listing.records_model.records()]


def press(qtbot, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(widget, key, modifier)


def chosen_from_menu(view, words: str):
    """Choose the entry with these words from the menu that is open."""
    for menu in view.findChildren(QMenu):
        for action in menu.actions():
            if action.text().startswith(words):
                action.trigger()
                menu.close()
                return
    raise AssertionError(words)


def test_what_is_coming_is_in_order_and_what_is_gone_stands_newest_first(view):
    coming = [one.gathering.starts_local for one in view.coming.records_model.records()]
    gone = [one.gathering.starts_local for one in view.gone.records_model.records()]
    dated = [start for start in coming if start]
    assert dated == sorted(dated)
    assert gone == sorted(gone, reverse=True)
    assert "Staying with a hard story" in titles(view.coming)


def test_one_gathering_is_planned_and_its_plan_opens(qtbot, view, sample_desk):
    before = len(titles(view.coming))
    with qtbot.waitSignal(sample_desk.asked_for) as asked:
        qtbot.mouseClick(view.plan, LEFT)
        panel = view.page.panel()
        qtbot.keyClicks(panel.called.input, "Asking for help")
        qtbot.mouseClick(panel.keep, LEFT)
    assert asked.args[0].view == "planner"
    made = sample_desk.read(sessions.get, asked.args[0].item_id)
    assert made.title == "Asking for help"
    assert made.day == clock.today() + timedelta(days=14)
    assert len(titles(view.coming)) == before + 1
    sample_desk.undo()
    assert len(titles(view.coming)) == before


def test_planning_can_be_left_and_taken_up_again_with_what_was_typed(qtbot, view):
    for _ in range(3):
        qtbot.mouseClick(view.plan, LEFT)
        panel = view.page.panel()
        qtbot.keyClicks(panel.called.input, "ab")
        press(qtbot, panel, Qt.Key.Key_Escape)
        assert view.page.panel() is None
        # what was let go is gone now, as it is in the program a moment later
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        view.resize(view.width() + 1, view.height())
    qtbot.mouseClick(view.plan, LEFT)
    assert view.page.panel().called.value() == "ababab"
    view.open_attendance()
    view.page.panel().closed.emit()
    view.open_attendance()
    assert view.page.panel().list.isVisible()


def test_a_rhythm_plans_its_days_but_for_those_left_out_in_one_act(
    qtbot, view, sample_desk
):
    before = len(titles(view.coming))
    view.begin_rhythm()
    panel = view.page.panel()
    panel.day.set_value(date(2031, 1, 14))
    panel.day.changed.emit(date(2031, 1, 14))
    panel.times.set_value(12)
    panel.times.changed.emit(12)
    chips = [panel.preview.itemAt(n).widget() for n in range(panel.preview.count())]
    assert len(chips) == 12
    qtbot.mouseClick(chips[7], LEFT)
    qtbot.keyClicks(panel.called.input, "Second Tuesday")
    qtbot.mouseClick(panel.keep, LEFT)
    made = [
        one.gathering
        for one in view.coming.records_model.records()
        if one.gathering.title == "Second Tuesday"
    ]
    assert [one.day.month for one in made] == [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12]
    assert {one.day.weekday() for one in made} == {1}
    sample_desk.undo()
    assert len(titles(view.coming)) == before


def test_attendance_goes_round_by_key_and_is_undone(qtbot, view, sample_desk):
    listed = next(one for one in view.gone.records_model.records() if one.came > 5)
    key = listed.gathering.id
    view.show_place(Place("sessions", view._desk.community_id, key, "attendance"))
    panel = view.page.panel()
    marks = sample_desk.read(attendance.sheet, key)
    first = next(m for m in marks if m.state is AttendanceState.PRESENT)
    panel.list.go_to(first.id)
    press(qtbot, panel.list, Qt.Key.Key_Return)
    after = {m.person_id: m for m in sample_desk.read(attendance.sheet, key)}
    assert after[first.person_id].state is AttendanceState.PART
    press(qtbot, panel.list, Qt.Key.Key_Return)
    after = {m.person_id: m for m in sample_desk.read(attendance.sheet, key)}
    assert after[first.person_id].state is AttendanceState.APOLOGIES
    assert after[first.person_id].joined_by is JoinedBy.SENT_WORD
    sample_desk.undo()
    sample_desk.undo()
    assert sample_desk.read(attendance.sheet, key) == marks


def test_a_letter_in_the_attendance_panel_is_no_key_of_the_view(view):
    listed = next(one for one in view.gone.records_model.records() if one.came > 5)
    key, kind = listed.gathering.id, QEvent.Type.ShortcutOverride
    view.show_place(Place("sessions", view._desk.community_id, key, "attendance"))
    panel = view.page.panel()
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    for modifier, taken in ((plain, True), (control, False)):
        pressed = QKeyEvent(kind, Qt.Key.Key_A, modifier, "a")
        pressed.ignore()
        panel.event(pressed)
        assert pressed.isAccepted() is taken


def test_everyone_else_was_there_and_a_visitor_came_by(qtbot, view, sample_desk):
    listed = view.coming.records_model.records()[0]
    key = listed.gathering.id
    view.show_place(Place("sessions", view._desk.community_id, key, "attendance"))
    panel = view.page.panel()
    assert panel.rest.sizePolicy().retainSizeWhenHidden(), "nothing jumps up"
    qtbot.mouseClick(panel.rest, LEFT)
    marks = sample_desk.read(attendance.sheet, key)
    assert all(mark.state not in (None, AttendanceState.EXPECTED) for mark in marks)
    qtbot.keyClicks(panel.name.input, "Ada Lovelace")
    press(qtbot, panel.name.input, Qt.Key.Key_Return)
    names = [mark.name for mark in sample_desk.read(attendance.sheet, key)]
    assert names[-1] == "Ada Lovelace"
    assert panel.name.value() == ""


def test_the_calendar_file_is_saved_and_then_only_what_changed(
    qtbot, view, sample_desk, tmp_path
):
    def save(words: str, path: Path):
        view.files.open_menu(view.side.calendar)
        chosen_from_menu(view, words)
        dialog = view.findChildren(QFileDialog)[-1]
        with qtbot.waitSignal(sample_desk.said):
            dialog.fileSelected.emit(str(path))
        dialog.close()

    whole, changes = tmp_path / "whole.ics", tmp_path / "changes.ics"
    save("Save the whole calendar", whole)
    events = Calendar.from_ical(whole.read_bytes()).walk("VEVENT")
    dated = [one for one in view._gatherings if one.gathering.starts_local]
    assert len(events) == len(dated)

    coming = [one.gathering for one in view.coming.records_model.records()]
    # on some days the next one of the sample is canceled already
    first = next(one for one in coming if one.status is not SessionStatus.CANCELLED)
    sample_desk.do(
        "Canceled", sessions.change, first.id, status=SessionStatus.CANCELLED
    )
    save("Save what has changed (1)", changes)
    events = Calendar.from_ical(changes.read_bytes()).walk("VEVENT")
    assert [str(event["STATUS"]) for event in events] == ["CANCELLED"]

    view.files.open_menu(view.side.calendar)
    chosen_from_menu(view, "Copy the last changes as text")
    assert "CANCELLED: " in QGuiApplication.clipboard().text()

    sample_desk.do("Confirmed", sessions.change, first.id, status="confirmed")
    view.files.open_menu(view.side.calendar)
    chosen_from_menu(view, "Copy the changes as text")
    assert first.title in QGuiApplication.clipboard().text()


def test_a_session_is_deleted_by_key_and_comes_back(qtbot, view, sample_desk):
    before = titles(view.coming)
    view.coming.go_to(view.coming.records_model.records()[1].gathering.id)
    view.coming.setFocus()
    press(qtbot, view.coming, Qt.Key.Key_Down)
    press(qtbot, view.coming, Qt.Key.Key_Delete)
    assert len(titles(view.coming)) == len(before) - 1
    sample_desk.undo()
    assert titles(view.coming) == before


def test_the_calendar_look_opens_a_gathering_and_plans_on_an_empty_day(
    qtbot, view, sample_desk
):
    view.change_look()
    listed = view.coming.records_model.records()[0]
    day = listed.gathering.day
    view._show_month(day)
    with qtbot.waitSignal(sample_desk.asked_for) as asked:
        press(qtbot, view.month, Qt.Key.Key_Return)
    assert asked.args[0].item_id == listed.gathering.id
    empty = next(
        day + timedelta(days=n)
        for n in range(1, 20)
        if not view.month._days.get(day + timedelta(days=n))
    )
    view._show_month(empty)
    press(qtbot, view.month, Qt.Key.Key_Return)
    assert view.page.panel().day.value() == empty


def test_a_community_without_gatherings_is_invited_to_plan_one(qtbot, desk, community):
    desk.enter(community)
    view = SessionsView(desk)
    qtbot.addWidget(view)
    view.resize(1220, 840)
    view.show()
    view.show_place(Place("sessions", community))
    assert view._empty.isVisible()
    assert not view.coming.isVisible()


# --- The two small months -----------------------------------------------------------


@pytest.fixture
def december(sample_desk):
    clock.pretend(date(2026, 12, 10))


def months(view) -> list[tuple[int, int]]:
    return [(grid.month.year, grid.month.month) for grid in view.side.months.grids]


def test_the_small_months_are_paged_with_a_click(qtbot, december, view):
    pages = view.side.months
    assert months(view) == [(2026, 12), (2027, 1)]
    assert not pages.now.isVisible()
    qtbot.mouseClick(pages.after, LEFT)
    assert months(view) == [(2027, 1), (2027, 2)]
    for _ in range(2):
        qtbot.mouseClick(pages.before, LEFT)
    assert months(view) == [(2026, 11), (2026, 12)]
    assert pages.before.accessibleDescription() == "November, December"
    qtbot.mouseClick(pages.now, LEFT)
    assert months(view) == [(2026, 12), (2027, 1)]
    assert not pages.now.isVisible()


def test_the_small_months_are_paged_by_key(qtbot, december, view):
    pages = view.side.months
    press(qtbot, pages.after, Qt.Key.Key_Return)
    press(qtbot, pages.after, Qt.Key.Key_Space)
    assert months(view) == [(2027, 2), (2027, 3)]
    press(qtbot, pages.after, Qt.Key.Key_PageUp)
    assert months(view) == [(2027, 1), (2027, 2)]
    press(qtbot, pages.before, Qt.Key.Key_PageDown)
    press(qtbot, pages.before, Qt.Key.Key_Home)
    assert months(view) == [(2026, 12), (2027, 1)]


def test_the_months_paged_to_stay_when_the_book_changes(
    qtbot, december, view, sample_desk
):
    qtbot.mouseClick(view.side.months.before, LEFT)
    known = view.coming.records_model.records() + view.gone.records_model.records()
    sample_desk.do("Gone", sessions.delete, known[0].gathering.id)
    assert months(view) == [(2026, 11), (2026, 12)]


def test_what_is_on_the_days_is_marked_in_every_month(qtbot, view):
    first = min(one.gathering.day for one in view.gone.records_model.records())
    grid = view.side.months.grids[0]
    for _ in range(60):
        if grid.month == first.replace(day=1):
            break
        qtbot.mouseClick(view.side.months.before, LEFT)
    assert grid.month == first.replace(day=1)
    assert first in grid._days
