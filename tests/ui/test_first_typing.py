"""What is typed arrives: in a popover at once, and Ctrl+Enter adds from anywhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.person import sites
from app.person.memberships import Gauge
from tests.ui.peopled import names, three
from ui.views.people.site_parts import SitePopover, SizeGauge
from ui.views.people.toolbar import BY_SITE
from ui.widgets.choices import Segmented

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def test_a_new_site_is_typed_as_soon_as_its_popover_opens(qtbot, desk, community):
    view = three(qtbot, desk, community)
    view.list.filter.look.button(BY_SITE).click()
    by_site = view.list.by_site
    qtbot.keyClick(by_site.add_site, Key.Key_Space)
    [popover] = by_site.findChildren(SitePopover)
    for letter in "cedar":
        QTest.keyClick(popover.windowHandle(), letter)
    assert popover.name.input.text() == "cedar"
    assert QApplication.focusWidget() is popover.name.input
    QTest.keyClick(popover.windowHandle(), Key.Key_Return)
    there = desk.read(sites.of_community, community)
    assert "cedar" in [site.name for site in there]


@pytest.mark.parametrize("field", ["name", "email", "how", "add_button"])
def test_control_enter_adds_a_person_once(qtbot, desk, community, field):
    view = three(qtbot, desk, community)
    view.list.begin_adding()
    panel = view.list.panel()
    panel.name.set_value("Dee Park")
    part = getattr(panel, field)
    qtbot.keyClick(getattr(part, "input", part), Key.Key_Return, CTRL)
    assert names(view).count("Dee Park") == 1
    assert not panel.name.is_wrong()


def test_one_member_is_counted_as_one(qtbot, desk):
    gauge = SizeGauge()
    qtbot.addWidget(gauge)
    gauge.show_gauge(Gauge(1, 7, 15, "small", "Invite a few more"))
    assert gauge.words().startswith("1 member;")


def test_an_arrow_chooses_even_from_a_part_that_is_not_chosen(qtbot):
    options = [("a", "They ask", ""), ("b", "They share", ""), ("c", "Both", "")]
    switch = Segmented("Side", options)
    qtbot.addWidget(switch)
    with qtbot.waitActive(switch):
        switch.show()
        switch.activateWindow()
    switch.button("a").setFocus(Qt.FocusReason.TabFocusReason)
    switch.choose("c")  # chosen for the user, while the focus stays
    heard = []
    switch.chosen.connect(heard.append)
    assert switch.button("a").hasFocus()
    qtbot.keyClick(switch.button("a"), Key.Key_Right)
    assert switch.button("b").hasFocus()
    assert (switch.current(), heard) == ("b", ["b"])
