"""Technical assistance: what is typed stays, so does the focus; Del takes one row."""

import csv
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import clock
from app.assistance import edits, milestones, requests, steps, work_entries
from app.assistance.reckoning import Stage
from app.assistance.work_entries import Work
from app.gathering import following_through, sessions
from app.person import sites
from app.person.people_names import tidy
from app.vocabulary import SessionKind, TaStatus
from tests.ui.test_assistance_view import (
    ALT,
    card,
    columns,
    drag,
    one,
    rows,
    shown,
    type_into,
)
from ui.places import Place
from ui.views.assistance import reading
from ui.views.assistance.forms import NewForm, ScopeForm
from ui.views.assistance.rows import line
from ui.views.planner_view import PlannerView
from ui.views.settings_view import SettingsView

Key = Qt.Key
TODAY = date(2026, 4, 1)


@pytest.fixture
def cedar(store, community):
    """The key of a site in the community."""
    return store.write("x", sites.add, community, "Cedar")[0]


@pytest.fixture
def view(qtbot, desk, community, cedar):
    """The view of a community with a request for an op-ed and one for a podcast."""
    clock.pretend(TODAY)
    desk.store.write("x", requests.add, community, "Op-ed", cedar)
    desk.store.write("x", requests.add, community, "Podcast", None)
    desk.enter(community)
    view = shown(qtbot, desk)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    return view


@pytest.fixture
def panel(view):
    """The panel of the op-ed, with two milestones and an entry of hours."""
    desk, key = view.page.desk, one(view).id
    desk.do("x", milestones.add, key, "First draft", date(2026, 4, 10))
    desk.do("x", milestones.add, key, "Second draft", date(2026, 4, 20))
    desk.do("x", work_entries.add, key, 150, date(2026, 1, 3), "draft")
    view.page.open(one(view))
    return view.page.panel()


def titles(view):
    return [each.title for each in view.page.found]


def focus(widget):
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def test_del_takes_out_the_row_it_is_on_and_never_the_request(qtbot, view, panel):
    add = panel.milestones.add.input
    for part in (panel.agreed.scope_in.text, panel.status, add):
        focus(part)
        qtbot.keyClick(part, Key.Key_Delete)
    assert titles(view) == ["Op-ed", "Podcast"]
    tick = panel.milestones.rows[0].tick
    focus(tick)
    qtbot.keyClick(tick, Key.Key_Delete)
    assert [row.text.text() for row in panel.milestones.rows] == [
        "Second draft, Apr 20"
    ]
    assert panel.milestones.rows[0].tick.hasFocus()
    work = panel.work.rows[0].text
    focus(work)
    qtbot.keyClick(work, Key.Key_Delete)
    assert panel.work.rows == []
    assert panel.work.add.input.hasFocus()
    assert titles(view) == ["Op-ed", "Podcast"]


def test_del_on_the_title_deletes_the_request_and_undo_brings_it_back(
    qtbot, view, panel, desk
):
    focus(panel.name)
    qtbot.keyClick(panel.name, Key.Key_Delete)
    assert titles(view) == ["Podcast"]
    desk.undo()
    assert "Op-ed" in titles(view)


def test_the_focus_stays_on_a_milestone_that_is_ticked(qtbot, panel):
    focus(panel.milestones.rows[1].tick)
    qtbot.keyClick(panel.milestones.rows[1].tick, Key.Key_Space)
    row = panel.milestones.rows[1]
    assert row.note.text() == "reached Apr 1"
    assert QApplication.focusWidget() is row.tick


def test_a_day_alone_moves_a_milestone_and_leaves_its_words(qtbot, panel):
    type_into(qtbot, panel.milestones.rows[0].text, "Apr 12")
    assert panel.milestones.rows[0].text.text() == "First draft, Apr 12"
    add = panel.milestones.add
    qtbot.keyClicks(add.input, "Apr 24")
    qtbot.keyClick(add.input, Key.Key_Return)
    assert add.error.text().startswith("Say what is reached by then")
    assert add.value() == "Apr 24"


def test_hours_that_cannot_be_read_stay_to_be_mended(qtbot, view, panel):
    row = panel.work.rows[0]
    type_into(qtbot, row.text, "about three hours")
    assert row.text.text() == "about three hours"
    assert row.error.text().startswith("Begin with the hours")
    assert not row.text.isReadOnly()
    qtbot.keyClick(row.text, Key.Key_Escape)
    assert row.text.text() == "2.5 h Jan 3 draft"
    assert not row.error.isVisible()

    budget = panel.budget.budget
    type_into(qtbot, budget.text, "a week or so")
    assert budget.text.text() == "a week or so"
    type_into(qtbot, budget.text, "40")
    assert one(view).budget == 2400
    assert not budget.error.isVisible()


def test_what_was_refused_of_one_request_never_reaches_another(qtbot, view, panel):
    budget = panel.budget.budget
    type_into(qtbot, budget.text, "12 weeks")
    view.page.open(one(view, "Podcast"))
    assert budget.text.text() == ""
    assert not budget.error.isVisible()
    focus(budget.text)
    focus(panel.status)
    assert one(view, "Podcast").budget is None


NOTES = st.text(st.sampled_from("0123456789 AprMay,2h."), max_size=12).map(tidy)


@given(
    st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    st.integers(1, 1440),
    NOTES.filter(lambda note: note == note.lstrip("–-,;: ")),
)
def test_what_is_shown_of_hours_is_read_back_the_same(day, minutes, note):
    clock.pretend(TODAY)
    entry = Work(None, day, minutes, None, None, note)
    assert reading.work(line(entry), TODAY) == (minutes, day, note)


def test_a_note_that_begins_with_a_figure_is_no_year():
    clock.pretend(TODAY)
    entry = Work(None, date(2026, 3, 3), 150, None, None, "2025 figures")
    assert line(entry) == "2.5 h Mar 3 – 2025 figures"


def test_twelve_hundred_hours_stay_twelve_hundred(qtbot, view, desk, panel):
    desk.do("x", edits.edit, one(view).id, "budget_minutes", 72_000)
    drag(view, "Op-ed", Stage.SCOPED)
    form = view.page.board.form
    assert form.hours.value() == "1200"
    type_into(qtbot, panel.budget.budget.text, "1,250 h")
    assert one(view).budget == 75_000


def test_what_is_typed_on_the_board_stays_over_table_filter_and_another_form(
    qtbot, view, desk
):
    drag(view, "Op-ed", Stage.SCOPED)
    form = view.page.board.form
    qtbot.keyClicks(form.scope.input, "700 words")
    view.filter()
    view.show_board()
    assert view.page.board.form is form
    assert form.scope.value() == "700 words"

    view.page.begin_new()
    assert isinstance(view.page.board.form, NewForm)
    qtbot.keyClicks(view.page.board.form.what.input, "A pla")
    view.page.begin_new()  # Ctrl+N once more
    assert view.page.board.form.what.value() == "A pla"
    drag(view, "Op-ed", Stage.SCOPED)
    assert isinstance(view.page.board.form, ScopeForm)
    assert view.page.board.form.scope.value() == "700 words"


def test_a_form_left_by_esc_begins_empty_the_next_time(qtbot, view):
    view.page.begin_new()
    what = view.page.board.form.what
    qtbot.keyClicks(what.input, "Nothing")
    qtbot.keyClick(what.input, Key.Key_Escape)
    view.page.begin_new()
    assert view.page.board.form.what.value() == ""


def test_esc_in_the_table_leaves_the_form_on_the_board(qtbot, view):
    view.page.begin_new()
    view.show_table()
    view.back()
    view.show_board()
    assert isinstance(view.page.board.form, NewForm)


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        (TaStatus.SCOPING, Stage.ASKED_FOR),  # a card put there is only requested
        (TaStatus.IN_PROGRESS, Stage.UNDER_WAY),
    ],
)
def test_a_card_put_aside_comes_back_the_same_by_mouse_and_by_key(
    qtbot, view, desk, store, status, stage
):
    key = one(view).id
    store.write("x", steps.agree, key, "700 words", date(2026, 4, 15), 720)
    store.write("x", steps.move, key, status)
    store.write("x", steps.move, key, TaStatus.PAUSED)
    clock.pretend(date(2026, 4, 9))
    view.page.refresh()
    view.page.filter.aside[TaStatus.PAUSED].setChecked(True)
    told = []
    desk.done.connect(lambda changes: told.append(changes.label))
    drag(view, "Op-ed", stage)
    by_mouse = rows(store)
    assert "Op-ed" in columns(view)[stage]
    assert told == [f"Moved to {status.label}; due Apr 23, as it waited"]
    desk.undo()
    card(view).setFocus()
    qtbot.keyClick(card(view), Key.Key_Left, ALT)
    assert rows(store) == by_mouse


def test_the_csv_holds_what_the_table_shows_and_says_what_it_leaves_out(
    qtbot, view, desk, tmp_path
):
    said = []
    desk.said.connect(lambda sentence, *_: said.append(sentence))
    view.show_table()
    qtbot.keyClicks(view.page.filter.words, "podc")
    path = tmp_path / "ta.csv"
    view.page.acts.write_table(path, view.page.shown_keys())
    desk.tasks.finish()
    read = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["Title"] for row in read] == ["Podcast"]
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["1 request saved; 1 not shown is left out"]


def test_weeks_of_coaching_before_help_are_set_in_the_settings(qtbot, view, desk):
    desk.do("x", steps.agree, one(view).id, "700 words", date(2026, 4, 15), 720)
    view.page.open(one(view))
    words = view.page.panel().early.nudge.evidence
    assert "6 weeks of coaching" in words.text()
    settings = SettingsView(desk)
    qtbot.addWidget(settings)
    weeks = settings.you.weeks
    weeks.input.setValue(3)
    weeks.input.editingFinished.emit()
    assert "3 weeks of coaching" in words.text()


@pytest.fixture
def delivered(view, desk):
    """The op-ed, delivered."""
    desk.do("x", steps.move, one(view).id, TaStatus.DELIVERED)
    return one(view)


def test_a_gathering_is_said_to_follow_help_through_and_both_sides_show_it(
    qtbot, view, desk, community, delivered
):
    page = view.page
    view.show_table()
    assert page.filter.alone.text() == "Not followed through  1"
    page.filter.alone.click()
    assert [each.title for each in page.table.records_model.records()] == ["Op-ed"]
    page.open(delivered)
    assert page.panel().followed.none.text().startswith("No gathering has taken it up")

    facts = {"title": "June circle", "kind": SessionKind.REGULAR}
    june = datetime(2026, 6, 4, 10)
    key = desk.do("x", sessions.add, community, june, **facts)
    planner = PlannerView(desk)
    qtbot.addWidget(planner)
    planner.show()
    planner.show_place(Place("planner", community, key))
    planner.head.follow_asked.emit()
    choice = planner.when_card.follows
    offered = [choice.input.itemText(at) for at in range(choice.input.count())]
    assert offered == ["Nothing earlier", "TA: Op-ed, delivered Wed Apr 1"]
    choice.set_value(delivered.id)
    choice.finished.emit(delivered.id)
    assert planner.meta.follows.text() == "follows “Op-ed”"
    assert desk.read(following_through.of_gathering, key).id == delivered.id

    link = page.panel().followed.links[0]
    assert link.text() == "June circle, Thu Jun 4"
    assert page.table.records_model.records() == []
    gone = []
    desk.asked_for.connect(gone.append)
    link.click()
    assert gone == [Place("planner", community, key)]
