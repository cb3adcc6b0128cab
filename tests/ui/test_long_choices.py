"""A long choice is filtered as one types: by key alone, and with a click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import zones
from ui.theme import theme
from ui.widgets.combos import ChoiceField
from ui.widgets.layout import STRETCH, vbox
from ui.widgets.long_list import LongList

# without a screen there is nothing to raise and no keyboard to grab
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(640, 600)
    qtbot.addWidget(window)
    return window


def show(qtbot, window, *fields):
    window.setLayout(vbox(*fields, STRETCH, gap=8, margins=20))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


@pytest.fixture
def zone(qtbot, window):
    """A choice of all time zones, with the focus."""
    options = [(name, zones.label(name)) for name in zones.names()]
    field = ChoiceField("Time zone", options, "America/Denver")
    show(qtbot, window, field)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    return field


def opened(field) -> LongList:
    """The list that has dropped down."""
    (found,) = [one for one in field.findChildren(LongList) if one.isVisible()]
    return found


def is_open(field) -> bool:
    return any(one.isVisible() for one in field.findChildren(LongList))


def lines(found):
    model = found.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_typing_on_the_choice_opens_it_filtered(qtbot, zone):
    said = []
    zone.changed.connect(said.append)
    qtbot.keyClick(zone.input, Key.Key_L)
    found = opened(zone)
    assert found.search.text() == "l"
    qtbot.keyClicks(found.search, "isb")
    assert lines(found) == ["Lisbon time (Europe/Lisbon)"]
    qtbot.keyClick(found.search, Key.Key_Return)
    assert (said, zone.value()) == (["Europe/Lisbon"], "Europe/Lisbon")
    assert not is_open(zone)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_F4])
def test_it_opens_at_what_is_chosen_and_the_arrows_move(qtbot, zone, key):
    qtbot.keyClick(zone.input, key)
    found = opened(zone)
    assert found.search.text() == ""
    assert found.view.currentIndex().data() == "Mountain Time (Denver)"
    qtbot.keyClick(found.search, Key.Key_Down)
    assert found.search.accessibleDescription() == "Arizona Time (Phoenix)"
    qtbot.keyClick(found.search, Key.Key_Return)
    assert zone.value() == "America/Phoenix"


def test_all_words_count_in_any_order_and_without_accents(qtbot, zone):
    zone.input.showPopup()
    found = opened(zone)
    found.search.insert("america paúlo")
    assert lines(found) == ["Sao Paulo time (America/Sao_Paulo)"]


def test_escape_empties_the_filter_and_then_leaves_everything_as_it_was(qtbot, zone):
    qtbot.keyClick(zone.input, Key.Key_O)
    found = opened(zone)
    qtbot.keyClick(found.search, Key.Key_Escape)
    assert len(lines(found)) == len(zones.names())
    assert found.view.currentIndex().data() == "Mountain Time (Denver)"
    qtbot.keyClick(found.search, Key.Key_Escape)
    assert not is_open(zone)
    assert zone.value() == "America/Denver"
    assert zone.input.hasFocus()


def test_what_fits_nothing_is_said_and_chooses_nothing(qtbot, zone):
    zone.input.showPopup()
    found = opened(zone)
    qtbot.keyClicks(found.search, "zzz")
    assert found.nothing.isVisible()
    assert found.nothing.text() == "Nothing in the list fits “zzz”."
    qtbot.keyClick(found.search, Key.Key_Return)
    assert zone.value() == "America/Denver"


def test_a_click_chooses(qtbot, zone):
    qtbot.mouseClick(zone.input, LEFT)
    found = opened(zone)
    qtbot.keyClicks(found.search, "oslo")
    rect = found.view.visualRect(found.view.model().index(0, 0))
    qtbot.mouseClick(found.view.viewport(), LEFT, pos=rect.center())
    assert zone.value() == "Europe/Oslo"


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_the_list_stays_small_beside_the_screen(qtbot, dressed, zone, scale):
    theme.apply(dressed, "light", scale)
    zone.input.showPopup()
    found = opened(zone)
    height = found.height()
    assert height < theme.px(480)
    QTest.keyClicks(found.search, "oslo")
    assert found.height() == height, "it does not jump while one types"


def test_a_short_list_drops_down_as_before(qtbot, window):
    field = ChoiceField("Role", [(n, f"Role {n}") for n in range(12)], 2)
    show(qtbot, window, field)
    field.input.showPopup()
    assert field.input.view().isVisible()
    field.input.hidePopup()
    qtbot.keyClick(field.input, Key.Key_R)
    assert not is_open(field)


def test_keys_that_are_no_words_do_not_open_it(qtbot, zone):
    qtbot.keyClick(zone.input, Key.Key_F5)
    qtbot.keyClick(zone.input, Key.Key_Escape)
    assert not is_open(zone)
    qtbot.keyClick(zone.input, Key.Key_Down)
    assert zone.value() == "America/Phoenix"
    assert QApplication.focusWidget() is zone.input
