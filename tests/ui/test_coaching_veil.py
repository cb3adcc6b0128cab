"""Under the veil nothing private is shown, by whatever key or way it is asked for."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.coaching import half_typed, sharing, wisdom
from app.coaching.sharing import Draft
from tests.app.coached import TODAY
from tests.ui.coaching import CTRL, LEFT, SHIFT, Key, shown, texts, world_on
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.widgets.buttons import Button

SECRETS = ("CANARYBRAVO", "CANARYCHARLIE", "CANARYDELTA", "Naomi")


@pytest.fixture
def world(desk, community):
    return world_on(desk, community)


@pytest.fixture
def key(desk, world):
    """A conversation with words of all kinds in it."""
    key = world.talk("Naomi Begay", strengths="CANARYBRAVO", will_do="CANARYBRAVO")
    draft = Draft(goals="CANARYCHARLIE", agreed_on=TODAY)
    desk.store.write("Shared", sharing.share, key, draft)
    desk.store.write("Said", wisdom.add, world.community, "CANARYDELTA", entry_id=key)
    return key


@pytest.fixture
def said(desk):
    found = []
    desk.said.connect(lambda sentence, *_: found.append(sentence))
    return found


@pytest.fixture
def view(qtbot, desk, key):
    view = shown(qtbot, desk)
    view.open_entry(key)
    desk.set_veiled(veiled=True)
    return view


def seen(view):
    return [secret for secret in SECRETS if secret in texts(view)]


def press(key, modifier=None):
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier) if modifier else QTest.keyClick(focused, key)


def test_no_command_shows_a_private_word_or_takes_the_veil_off(view, desk, said):
    for command in view.commands():
        if command.name != "coaching.veil":
            command.run()
            QApplication.sendPostedEvents()
            assert desk.veiled, command.name
            assert not seen(view), command.name
            assert view.page.panel() is None, command.name
    assert not view.own_copy.is_asking
    assert said.count("The log is veiled. Take the veil off first.") == 4


def test_no_place_shows_a_private_word(view, desk, key, world):
    luz = world.people["Luz Ortega"]
    for intent in ("", "log", "add", "launch", "wisdom", "check_ins", "one_to_one"):
        for item in (None, key, luz):
            view.show_place(Place("coaching", desk.community_id, item, intent))
            assert desk.veiled
            assert not seen(view), (intent, item)


def test_keys_of_the_log_open_nothing_under_the_veil(view, desk):
    for pressed, modifier in ((Key.Key_P, CTRL), (Key.Key_F, None), (Key.Key_F6, None)):
        press(pressed, modifier)
        assert not seen(view)
    assert QApplication.focusWidget() is not view.log.filter.words
    assert view.window().findChildren(PrintWindow) == []


def test_a_print_that_was_asked_for_is_not_made_once_the_veil_is_on(view, desk):
    desk.set_veiled(veiled=False)
    view.own_copy.ask()
    (go,) = [b for b in view.page.findChildren(Button) if b.text() == "Print it"]
    desk.set_veiled(veiled=True)
    assert not view.own_copy.is_asking
    go.click()
    assert view.window().findChildren(PrintWindow) == []


def test_who_reads_with_space_presses_nothing(qtbot, view, world, key):
    strip = view.log.sheet.strip
    for button in (strip.share, strip.look, view.log.sheet.more):
        view.setFocus()
        QTest.keyPress(view, Key.Key_Space)
        assert seen(view)
        assert button.isVisible()
        qtbot.mouseClick(button, LEFT)
        QTest.keyRelease(view, Key.Key_Space)
        assert not seen(view)
        assert view.page.panel() is None
        assert QApplication.activePopupWidget() is None
        assert world.entry(key).shared  # nor was it taken back


def test_what_was_read_can_be_pressed_again_without_the_veil(qtbot, view, desk):
    QTest.keyPress(view, Key.Key_Space)
    QTest.keyRelease(view, Key.Key_Space)
    desk.set_veiled(veiled=False)
    qtbot.mouseClick(view.log.sheet.strip.look, LEFT)
    assert "CANARYCHARLIE" in texts(view.page.panel())


def test_l_begins_an_entry_alone_and_what_is_begun_is_covered(view, desk, world, said):
    luz = world.people["Luz Ortega"]
    view.show_place(Place("coaching", desk.community_id, luz, "log"))
    new = view.log.new
    assert desk.veiled
    assert new.isVisible()
    assert new.whom.value().startswith("Luz Ortega")
    assert not view.log.list.isVisible()
    assert not seen(view)
    QTest.keyClicks(QApplication.focusWidget(), "30")
    view.add()  # once more by the key: what is typed is not emptied
    assert (new.minutes.input.cleanText(), seen(view)) == ("30", [])
    press(Key.Key_Return)
    assert [one.minutes for one in world.log() if one.name == "Luz Ortega"] == [30]
    assert desk.veiled
    assert view.veil.isVisible()
    assert not seen(view)
    assert said[-1] == "It is begun. Take the veil off to write in it."
    assert QApplication.focusWidget() is view
    desk.set_veiled(veiled=False)
    assert view.log.list.isVisible()
    assert view.log.sheet.name.text() == "Luz Ortega"


@pytest.mark.parametrize("way", ["esc", "page", "entry", "community"])
def test_whoever_leaves_an_entry_begun_alone_finds_the_veil(view, desk, key, way):
    view.add()
    assert view.log.new.isVisible()
    leave = {
        "esc": lambda: press(Key.Key_Escape),
        "page": lambda: view.show_page("wisdom"),
        "entry": lambda: view.open_entry(key),
        "community": lambda: desk.enter(None),
    }
    leave[way]()
    assert view.veil.isVisible()
    assert not view.log.new.isVisible()
    assert not seen(view)


def test_taking_the_veil_off_beside_a_new_entry_shows_the_log_again(view, desk):
    view.add()
    press(Key.Key_V, CTRL | SHIFT)
    assert not desk.veiled
    assert view.log.new.isVisible()
    assert view.log.list.isVisible()


def test_an_entry_that_was_half_typed_does_not_come_up_under_the_veil(
    view, desk, world
):
    typed = {"whom": "Naomi Begay", "minutes": "40"}
    desk.store.write("Typed", half_typed.keep, world.community, half_typed.ENTRY, typed)
    offered = []
    desk.said.connect(lambda sentence, action, run: offered.append((action, run)))
    view.add()
    assert (view.log.new.whom.value(), seen(view)) == ("", [])
    action, bring_back = offered[-1]
    assert action == "Bring it back"
    bring_back()
    assert not seen(view)
    _, bring_back = offered[-1]
    desk.set_veiled(veiled=False)
    bring_back()
    assert view.log.new.whom.value() == "Naomi Begay"


def test_tab_leaves_the_veil_and_does_not_come_to_what_is_under_it(view):
    for _ in range(12):
        press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert not view.log.isAncestorOf(focused)
    assert not seen(view)


def test_who_comes_back_to_an_empty_log_finds_no_entry_begun(qtbot, desk, world):
    view = shown(qtbot, desk)
    view.show_place(view.here())
    assert not view.log.new.isVisible()
    view.show_page("wisdom")
    there = view.here()
    view.show_page("log")
    view.show_place(there)
    assert view.look.current() == "wisdom"
