"""Who to think of: from Today and People, seen to by mouse and key, veiled (ERLC6)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import clock
from app.community import communities
from app.day import care, nudges
from tests.app.peopled import TODAY, add
from ui.places import Place
from ui.views.people.care_page import CarePage
from ui.views.people_view import PeopleView
from ui.views.today_view import TodayView


@pytest.fixture
def home(desk):
    clock.pretend(TODAY - timedelta(days=200))
    start = (communities.start, "Alder Circle", "America/Denver")
    key = desk.store.write("Started", *start)[0]
    for name in ("Ada Boone", "Ben Cole", "Cy Dorn"):
        add(desk.store, key, name)
    clock.pretend(TODAY)
    desk.enter(key)
    return key


@pytest.fixture
def view(qtbot, desk, home):
    view = PeopleView(desk)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    view.show_place(Place("people", home, intent="care"))
    return view


def names(view):
    return [card.thought.face.name for card in view.page.cards.values()]


def test_people_shows_the_list_by_button_key_and_place(view):
    assert isinstance(view.page, CarePage)
    view.page.back.click()
    assert view.page is None
    view.list.care.click()
    assert isinstance(view.page, CarePage)
    (command,) = [one for one in view.commands() if one.name == "people.care"]
    assert command.keys == "T"


def test_each_has_a_reason_and_something_one_could_do(view):
    assert names(view) == ["Ada Boone", "Ben Cole", "Cy Dorn"]
    card = next(iter(view.page.cards.values()))
    assert "Nothing heard for 200 days" in card.accessibleName()
    assert "Call" in card.accessibleName()


def test_done_takes_them_off_moves_the_focus_on_and_is_undone(qtbot, view, desk):
    ada, ben = list(view.page.cards.values())[:2]
    ada.done.setFocus()
    qtbot.keyClick(ada.done, Qt.Key.Key_Space)
    assert names(view) == ["Ben Cole", "Cy Dorn"]
    assert QApplication.focusWidget() is ben.done
    assert view.page.lately.isVisible()
    desk.undo()
    assert names(view)[0] == "Ada Boone"
    assert not view.page.lately.isVisible()


def test_not_now_lets_them_rest_for_two_weeks(view, home, desk):
    next(iter(view.page.cards.values())).later.click()
    assert names(view) == ["Ben Cole", "Cy Dorn"]
    clock.pretend(TODAY + nudges.REST)
    view.page.refresh()
    assert len(names(view)) == 3


def test_one_click_leads_to_a_conversation_or_to_the_person(view, home, desk):
    asked = []
    desk.asked_for.connect(asked.append)
    key, card = next(iter(view.page.cards.items()))
    card.talk.click()
    assert asked == [Place("coaching", home, key, "log")]
    card.open.click()
    assert view.page is None
    assert view.list.panel() is not None


def test_when_all_were_seen_to_the_page_says_so(view, home, desk):
    for key in list(view.page.cards):
        desk.do("Done", care.done, home, key)
    assert view.page.nobody.isVisible()
    assert not view.page.cards


def test_a_shared_screen_shows_nothing_of_it(view, desk):
    desk.set_veiled(veiled=True)
    assert not view.page.cards
    assert view.page.veiled.isVisible()
    desk.set_veiled(veiled=False)
    assert len(names(view)) == 3


def test_today_leads_to_the_whole_list(qtbot, desk, home):
    asked = []
    desk.asked_for.connect(asked.append)
    today = TodayView(desk)
    qtbot.addWidget(today)
    today.show()
    qtbot.waitUntil(today.body.nudges.isVisible)
    today.body.nudges.all.click()
    assert asked == [Place("people", home, intent="care")]
