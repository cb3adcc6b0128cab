"""How long the coach stays: seen on the card, planned in the panel, told in Handoff."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import clock
from app.community import communities, roles, tapers
from app.settings import Coach
from app.vocabulary import Stance
from tests.ui.test_communities_view import choose, make, menu_of
from ui.places import Place
from ui.views.handoff_view import HandoffView
from ui.views.taper_panel import TaperPanel

TODAY = date(2026, 5, 12)
MARCH = date(2027, 3, 31)


@pytest.fixture
def home(desk):
    clock.pretend(TODAY)
    start = (communities.start, "Alder Circle", "America/Denver")
    key = desk.store.write("Started", *start)[0]
    desk.store.write("Told", roles.tell_coach, key, Coach("Dana Reyes"))
    return key


@pytest.fixture
def view(qtbot, desk, home):
    return make(qtbot, desk)


@pytest.fixture
def panel(view, home):
    view.show_place(Place("communities", None, home, "taper"))
    return view.page.panel()


def type_day(qtbot, field, words):
    field.input.setFocus()
    field.input.selectAll()
    qtbot.keyClicks(field.input, words)
    qtbot.keyClick(field.input, Qt.Key.Key_Return)


def test_the_menu_and_a_key_of_the_card_lead_to_the_plan(qtbot, view, home, desk):
    desk.asked_for.connect(view.show_place)
    choose(menu_of(view, view.card_of(home)), "Your time here")
    assert isinstance(view.page.panel(), TaperPanel)
    qtbot.keyClick(view.page.panel(), Qt.Key.Key_Escape)
    assert view.page.panel() is None
    (command,) = [one for one in view.commands() if one.name == "taper"]
    command.run()
    assert view.page.panel().community_id == home


def test_a_last_day_and_one_click_plan_the_steps_and_the_card_tells_the_time(
    qtbot, view, panel, home, desk
):
    panel.propose.click()
    assert "last day" in panel.ends.error.text()
    type_day(qtbot, panel.ends, "2027-03-31")
    panel.propose.click()
    plan = desk.read(tapers.of_community, home)
    assert [one.stance for one in plan.steps] == list(Stance)
    assert len(panel.rows) == 4
    assert "11 months left" in panel.left.text()
    assert "Co-lead from" in panel.next.text()
    card = view.card_of(home)
    assert "11 months left" in card.accessibleDescription()
    desk.undo()
    assert len(panel.rows) == 1
    assert desk.read(tapers.of_community, home).ends_on == MARCH


def test_a_step_is_moved_where_it_stands_and_a_day_that_is_taken_is_refused(
    qtbot, panel, home, desk
):
    desk.do("Planned", tapers.propose, home, MARCH)
    second, third = list(panel.rows.values())[1:3]
    type_day(qtbot, second.since, "2026-06-15")
    assert desk.read(tapers.of_community, home).steps[1].since == date(2026, 6, 15)
    before = desk.read(tapers.of_community, home)
    type_day(qtbot, third.since, "2026-06-15")
    assert "Another step" in third.since.error.text()
    assert desk.read(tapers.of_community, home) == before


def test_a_step_is_changed_by_key_taken_out_by_key_and_brought_back(
    qtbot, panel, home, desk
):
    desk.do("Planned", tapers.propose, home, MARCH)
    row = list(panel.rows.values())[1]
    row.stance.setFocus()
    qtbot.keyClick(row.stance, Qt.Key.Key_Down)
    assert desk.read(tapers.of_community, home).steps[1].stance is Stance.OBSERVER
    qtbot.keyClick(row.stance, Qt.Key.Key_Delete)
    assert len(panel.rows) == 3
    desk.undo()
    assert len(panel.rows) == 4


def test_a_step_is_added_and_the_cursor_is_on_its_day(panel, home, desk):
    panel.add_step.click()
    plan = desk.read(tapers.of_community, home)
    assert [one.stance for one in plan.steps] == [Stance.LEAD, Stance.CO_LEAD]
    added = panel.rows[plan.steps[1].id]
    assert QApplication.focusWidget() is added.since.input
    assert plan.steps[1].since == TODAY + timedelta(days=90)


def test_what_is_missing_to_let_go_is_said_with_the_way_there(panel, home, desk):
    asked = []
    desk.asked_for.connect(asked.append)
    assert "No gathering to close" in panel.closing.text()
    panel.go.click()
    assert asked == [Place("sessions", home, intent="add")]


def test_handoff_tells_the_time_and_opens_the_plan(qtbot, desk, home):
    desk.do("Planned", tapers.propose, home, MARCH)
    desk.enter(home)
    view = HandoffView(desk)
    qtbot.addWidget(view)
    view.resize(1400, 860)
    view.show()
    assert "11 months left" in view.changing.taper.words.text()
    assert "Co-lead from" in view.changing.taper.words.text()
    view.changing.taper.open.click()
    assert isinstance(view.page.panel(), TaperPanel)
    desk.do("Ended", tapers.set_end, home, None)
    assert "no end planned" in view.changing.taper.words.text()
