"""Today, with real mouse and keys: what one sees is what the book says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import clock
from app.day import actions, promises, today
from ui.desk import Desk
from ui.places import Place
from ui.theme import theme
from ui.views.today.coming import row_of
from ui.views.today.editor import dated
from ui.views.today_view import TodayView
from ui.widgets.buttons import Button

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def thursday() -> Iterator[date]:
    day = date.today() - timedelta(days=date.today().weekday() - 3)
    clock.pretend(day)
    yield day
    clock.pretend(None)


@pytest.fixture
def view(qtbot: QtBot, sample_desk: Desk) -> TodayView:
    return _shown(qtbot, sample_desk)


def _shown(qtbot: QtBot, desk: Desk, width: int = 1150) -> TodayView:
    view = TodayView(desk)
    qtbot.addWidget(view)
    view.resize(width, 820)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_the_greeting_names_the_coach_and_says_how_things_stand(
    view: TodayView,
) -> None:
    assert view.page.title.text().endswith(", Dana")
    assert "The next gathering is on" in view.page.sub.text()
    assert "follow-ups due today" in view.page.sub.text()


def test_the_next_gathering_opens_its_plan(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    button = view.body.card.plan
    assert button is not None
    with qtbot.waitSignal(sample_desk.asked_for) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    place: Place = asked.args[0]
    assert place.view == "planner"
    assert place.item_id == sample_desk.read(today.overview, clock.today()).coming[0].id


def test_choosing_a_day_shows_that_day_and_esc_all_days_again(
    qtbot: QtBot, view: TodayView
) -> None:
    shown = len(view.body.hers.list.records_model.records())
    empty = next(one for one in view.body.strip.days if not one.toolTip())
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert view.body.quiet.isVisible()
    assert view.body.hers.list.records_model.records() == []
    assert view.body.all_days.isVisible()
    qtbot.keyClick(empty, Qt.Key.Key_Escape)
    assert len(view.body.hers.list.records_model.records()) == shown
    assert not view.body.all_days.isVisible()


def test_the_plan_button_is_there_after_each_choice_of_a_day(
    qtbot: QtBot, view: TodayView
) -> None:
    for button in view.body.strip.days[7:12]:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        if view.body.card.isVisible():
            assert view.body.card.plan is not None
            qtbot.waitUntil(view.body.card.plan.isVisible)


def test_arrows_walk_the_strip_and_enter_chooses(qtbot: QtBot, view: TodayView) -> None:
    days = view.body.strip.days
    here = next(one for one in days if one.day == clock.today())
    here.setFocus()
    qtbot.keyClick(here, Qt.Key.Key_Right)
    following = days[days.index(here) + 1]
    assert QApplication.focusWidget() is following
    qtbot.keyClick(following, Qt.Key.Key_Return)
    assert view.body.strip.current() == following.day
    qtbot.keyClick(following, Qt.Key.Key_Home)
    assert QApplication.focusWidget() is days[0]


def test_space_ticks_a_follow_up_and_undo_brings_it_back(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    one = next(r for r in listed.records_model.records() if not r.private)
    listed.go_to(one.id)
    listed.setFocus()
    with qtbot.waitSignal(sample_desk.done) as done:
        qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert done.args[0].label == "Follow-up done"
    assert one.id not in [r.id for r in listed.records_model.records()]
    sample_desk.undo()
    assert one.id in [r.id for r in listed.records_model.records()]


def test_a_click_on_the_box_ticks_too(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    first = listed.records_model.record(0)
    rect = listed.visualRect(listed.records_model.index(0, 0))
    point = QPoint(rect.x() + 20, rect.center().y())
    with qtbot.waitSignal(sample_desk.done):
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert first.id not in [r.id for r in listed.records_model.records()]


def test_a_kept_promise_is_told_without_its_words(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    one = next(r for r in listed.records_model.records() if r.private)
    assert listed.row_of(one).note_icon == "lock"
    listed.go_to(one.id)
    with qtbot.waitSignal(sample_desk.done) as done:
        qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert done.args[0].label == "Promise kept"
    until = clock.today() + timedelta(days=60)
    kept = sample_desk.read(promises.open_ones, until)
    assert one.id not in [r.id for r in kept]


def test_no_label_and_no_title_ever_holds_a_private_word(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    private = [r for r in listed.records_model.records() if r.private]
    said: list[str] = []
    sample_desk.done.connect(lambda changes: said.append(changes.label))
    for one, key in zip(private, (Qt.Key.Key_Space, Qt.Key.Key_Delete), strict=False):
        listed.go_to(one.id)
        qtbot.keyClick(listed, key)
    assert said == ["Promise kept", "Promise deleted"]
    shown = [label.text() for label in view.findChildren(QLabel)]
    titles = [view.windowTitle(), view.page.accessibleName(), *shown]
    assert not [t for t in titles for one in private if one.words in t]


def test_f2_edits_words_in_place_and_enter_keeps_them(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    one = next(r for r in listed.records_model.records() if not r.private)
    listed.go_to(one.id)
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_F2)
    editor = listed.editor
    assert editor is not None
    editor.words.input.selectAll()
    qtbot.keyClicks(editor.words.input, "Ring Kofi")
    qtbot.keyClick(editor.words.input, Qt.Key.Key_Return)
    assert listed.editor is None
    found = sample_desk.read(actions.open_ones, one.due or clock.today(), "hers")
    assert {r.id: r.words for r in found}[one.id] == "Ring Kofi"
    assert sample_desk.undo_label() == "Follow-up changed"


def test_esc_leaves_a_follow_up_as_it_was(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    listed.go_to(listed.records_model.record(0).id)
    qtbot.keyClick(listed, Qt.Key.Key_F2)
    assert listed.editor is not None
    qtbot.keyClicks(listed.editor.words.input, "Something else")
    qtbot.keyClick(listed.editor.words.input, Qt.Key.Key_Escape)
    assert listed.editor is None
    assert sample_desk.undo_label() == ""


def test_a_new_follow_up_is_added_by_typing_and_enter(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    qtbot.keyClicks(view.body.add.words.input, "Ask Ruth about June")
    assert view.body.add.due.isVisible()
    view.body.add.due.input.setText("tomorrow")
    qtbot.keyClick(view.body.add.words.input, Qt.Key.Key_Return)
    words = [r.words for r in view.body.hers.list.records_model.records()]
    found = sample_desk.read(actions.open_ones, clock.today(), "hers")
    assert view.body.add.words.value() == ""
    assert "Ask Ruth about June" in words + [r.words for r in found]
    assert sample_desk.undo_label() == "Follow-up added"


def test_a_day_at_the_end_of_the_words_is_when_it_is_due(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    qtbot.keyClicks(view.body.add.words.input, "Ask Ruth about June by tomorrow")
    qtbot.keyClick(view.body.add.words.input, Qt.Key.Key_Return)
    later = clock.today() + timedelta(days=1)
    found = sample_desk.read(actions.open_ones, later, "hers")
    assert ("Ask Ruth about June", later) in [(one.words, one.due) for one in found]


def test_words_with_by_that_name_no_day_are_kept_as_they_are() -> None:
    assert dated("Stand by Ruth") == ("Stand by Ruth", None)
    assert dated("Finish by ") == ("Finish by ", None)


def test_a_double_click_on_cancel_leaves_the_follow_up_where_it_is(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    first = listed.records_model.record(0)
    listed.begin_edit(first)
    assert listed.editor is not None
    button = listed.editor.shut
    assert button.text() == "Cancel"
    point = button.mapTo(view, button.rect().center())
    for _ in range(2):
        window = view.windowHandle()
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, NO_MODIFIER, point)
    assert listed.editor is None
    assert listed.records_model.record(0).id == first.id
    assert sample_desk.undo_label() == ""


def test_del_on_a_button_of_the_editor_does_not_delete_the_follow_up(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    listed = view.body.hers.list
    listed.begin_edit(listed.records_model.record(0))
    assert listed.editor is not None
    qtbot.keyClick(listed.editor.shut, Qt.Key.Key_Delete)
    assert listed.editor is not None
    assert sample_desk.undo_label() == ""


def test_a_day_of_next_year_fits_its_column(view: TodayView) -> None:
    coming = view.body.coming.records_model.record(0)
    far = clock.today() + timedelta(days=700)
    starts = datetime(far.year, far.month, far.day, 10)
    gathering = replace(coming.listed.gathering, starts_local=starts)
    moved = replace(coming, listed=replace(coming.listed, gathering=gathering))
    row = row_of(moved)
    assert row.lead is not None
    assert str(far.year) not in row.lead[0]
    assert str(far.year) in row.note


def test_delete_takes_a_follow_up_out_and_the_cursor_goes_to_the_next(
    qtbot: QtBot, view: TodayView
) -> None:
    listed = view.body.hers.list
    first, second = listed.records_model.records()[:2]
    listed.go_to(first.id)
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    current = listed.current()
    assert current is not None
    assert current.id == second.id


def test_nudges_come_and_not_now_lets_one_rest(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    qtbot.waitUntil(view.body.nudges.isVisible)
    before = _nudges(view)
    assert 0 < len(before) <= 3
    later = _buttons(view, "Not now")[0]
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _nudges(view) != before)
    assert before[0] not in _nudges(view)
    sample_desk.undo()
    qtbot.waitUntil(lambda: _nudges(view) == before)


def test_a_nudge_leads_somewhere(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    qtbot.waitUntil(view.body.nudges.isVisible)
    with qtbot.waitSignal(sample_desk.asked_for) as asked:
        qtbot.mouseClick(_buttons(view, "See who")[0], Qt.MouseButton.LeftButton)
    assert asked.args[0].view == "people"
    assert asked.args[0].intent == "quiet"


def test_planning_a_gathering_goes_to_the_sessions(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    with qtbot.waitSignal(sample_desk.asked_for) as asked:
        qtbot.mouseClick(view.plan, Qt.MouseButton.LeftButton)
    assert (asked.args[0].view, asked.args[0].intent) == ("sessions", "add")


def test_an_empty_book_offers_to_start_a_community(qtbot: QtBot, desk: Desk) -> None:
    view = _shown(qtbot, desk)
    assert view.page.title.text() in {"Good morning", "Good afternoon", "Good evening"}
    assert view.body.nobody.isVisible()
    assert not view.body.add.isVisible()
    assert not view.plan.isVisible()
    with qtbot.waitSignal(desk.asked_for) as asked:
        qtbot.mouseClick(view.body.start, Qt.MouseButton.LeftButton)
    assert asked.args[0].view == "create"


def test_a_community_with_nothing_due_has_a_clear_day(
    qtbot: QtBot, desk: Desk, community: UUID
) -> None:
    view = _shown(qtbot, desk)
    assert view.body.clear_day.isVisible()
    assert view.body.add.isVisible()
    with qtbot.waitSignal(desk.asked_for) as asked:
        qtbot.mouseClick(view.body.ring, Qt.MouseButton.LeftButton)
    assert asked.args[0].view == "people"


def test_a_book_for_reading_offers_no_editing(qtbot: QtBot, sample_desk: Desk) -> None:
    sample_desk.store.read_only = True
    view = _shown(qtbot, sample_desk)
    listed = view.body.hers.list
    listed.go_to(listed.records_model.record(0).id)
    qtbot.keyClick(listed, Qt.Key.Key_F2)
    assert listed.editor is None
    assert not view.body.add.isVisible()
    assert listed.actions_shown == ()


def test_in_a_small_window_with_large_text_the_columns_stand_below_each_other(
    qtbot: QtBot, dressed: QApplication, sample_desk: Desk
) -> None:
    theme.apply(dressed, "light", 1.3)
    view = _shown(qtbot, sample_desk, 1030)
    assert view.body.right.y() > view.body.left.y()
    assert view.body.strip.width() <= view.width()
    bar = view.page.scroller.horizontalScrollBar() if view.page.scroller else None
    assert bar is None or bar.maximum() == 0


def test_hidden_it_waits_and_shown_it_is_up_to_date(
    qtbot: QtBot, view: TodayView, sample_desk: Desk
) -> None:
    view.hide()
    key = next(iter(sample_desk.read(today.overview, clock.today()).communities))
    sample_desk.do("Follow-up added", actions.add, key, "Call Ben", clock.today())
    view.show()
    words = [r.words for r in view.body.hers.list.records_model.records()]
    assert "Call Ben" in words


def _nudges(view: TodayView) -> list[str]:
    return [one.key for one in view.body.nudges.shown]


def _buttons(view: TodayView, words: str) -> list[Any]:
    from ui.widgets.buttons import Button

    found = view.body.nudges.findChildren(Button)
    return [one for one in found if one.text() == words and one.isVisible()]


def test_the_field_for_a_follow_up_is_in_sight_while_one_writes_there(
    qtbot: QtBot, view: TodayView
) -> None:
    field = view.body.add.words.input

    def in_sight() -> bool:
        return bool(field.visibleRegion().boundingRect().height() == field.height())

    view.body.add.begin()
    qtbot.waitUntil(in_sight)
    for words in ("Call Ruth back", "Send Joe the list"):
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(in_sight)


# --- The order of Tab ---------------------------------------------------------------


def test_tab_goes_down_the_left_column_and_then_down_the_right(
    qtbot: QtBot, view: TodayView
) -> None:
    qtbot.waitUntil(lambda: bool(view.body.nudges.shown))
    body = view.body
    first, last = _tabbed(qtbot, view, view.plan), body.right
    assert body.card.plan in first, "one comes by the plan of the next gathering"
    assert body.add.words.input in first
    here = [one for one in first if body.isAncestorOf(one)]
    right = [last.isAncestorOf(one) for one in here]
    assert True in right, "one comes by the nudges"
    assert right == sorted(right), "the whole left column comes before the right"
    for column in (body.left, body.right):
        tops = [
            one.mapTo(column, QPoint(0, one.height() // 2)).y()
            for one in here
            if column.isAncestorOf(one)
        ]
        rows = [round(top / 24) for top in tops]
        assert rows == sorted(rows), "and each goes down, not back up"


def test_the_order_stays_when_another_gathering_is_next(
    qtbot: QtBot, view: TodayView
) -> None:
    qtbot.waitUntil(lambda: bool(view.body.nudges.shown))
    found = next(one for one in view.body.strip.days[1:] if one.toolTip())
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    view.body.all_days.click()
    stops = _tabbed(qtbot, view, view.plan)
    plan = stops.index(view.body.card.plan)
    assert plan < stops.index(view.body.hers.list)
    nudge = view.body.nudges.findChildren(Button)[0]
    assert stops.index(nudge) > stops.index(view.body.add.words.input)


def _tabbed(qtbot: QtBot, view: TodayView, first: QWidget) -> list[QWidget]:
    """Where Tab goes from `first` on, until it comes round."""

    def is_active() -> bool:
        view.activateWindow()
        return view.isActiveWindow()

    qtbot.waitUntil(is_active)
    first.setFocus()
    stops: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in stops:
        assert focused is not None
        stops.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return stops


def test_printing_when_nothing_is_planned_says_so(qtbot: QtBot, desk: Desk) -> None:
    view = _shown(qtbot, desk)
    said: list[str] = []
    desk.said.connect(lambda words, _, __: said.append(words))
    asked = next(one for one in view.commands() if one.name == "print")
    asked.run()
    assert said == ["There is no gathering to print yet."]
