"""A toast lies over nothing that one is just using."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.community import community_drafts
from tests.ui.windows import opened
from ui.places import Place
from ui.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.feedback import Toast
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox
from ui.widgets.resting import SHADOW

# without a screen there is nothing to raise and no keyboard to grab
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support")


@pytest.fixture(autouse=True)
def still():
    """Nothing glides: the toast is at once where it stays."""
    theme.set_less_movement(True)


def show(qtbot, host):
    host.resize(900, 600)
    qtbot.addWidget(host)

    def is_active():
        host.activateWindow()
        return host.isActiveWindow()

    host.show()
    qtbot.waitUntil(is_active)
    return Toast(host)


def plate(toast):
    return toast.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)


def in_host(widget, host):
    return QRect(widget.mapTo(host, widget.rect().topLeft()), widget.size())


def test_it_rests_above_the_foot_of_a_page(qtbot):
    back, onward = Button("Back"), Button("Next")
    page = scrolled(boxed(vbox(QLineEdit(), STRETCH)))
    foot = hbox(back, STRETCH, onward, margins=12)
    host = boxed(vbox((page, 1), foot))
    toast = show(qtbot, host)
    toast.say("Saved")
    assert plate(toast).bottom() < in_host(back, host).top() - 12
    assert host.rect().contains(toast.geometry())


@pytest.mark.parametrize("first", [True, False])
def test_it_rests_above_the_field_one_is_typing_in(qtbot, first):
    fields = [QLineEdit() for _ in range(20)]
    host = boxed(vbox((scrolled(boxed(vbox(*fields, STRETCH))), 1)))
    toast = show(qtbot, host)
    below = next(f for f in fields if in_host(f, host).bottom() > 550)
    if first:
        below.setFocus()
        toast.say("Saved")
    else:
        toast.say("Saved")
        below.setFocus()
    assert not plate(toast).intersects(in_host(below, host))


def test_it_gives_way_when_the_page_scrolls_the_field_under_it(qtbot):
    fields = [QLineEdit() for _ in range(40)]
    page = scrolled(boxed(vbox(*fields, STRETCH, gap=6)))
    host = boxed(vbox((page, 1)))
    toast = show(qtbot, host)
    bar = page.verticalScrollBar()
    bar.setValue(200)
    field = next(f for f in fields if in_host(f, host).top() > 300)
    field.setFocus()
    toast.say("Saved")
    assert not plate(toast).intersects(in_host(field, host))
    bar.setValue(bar.value() + in_host(field, host).top() - plate(toast).top() - 10)
    qtbot.waitUntil(lambda: not plate(toast).intersects(in_host(field, host)))


def test_it_goes_back_to_the_foot_when_one_has_left_the_field(qtbot):
    field, elsewhere = QLineEdit(), QLineEdit()
    inside = boxed(vbox(elsewhere, STRETCH, field))
    host = boxed(vbox((scrolled(inside), 1)))
    toast = show(qtbot, host)
    field.setFocus()
    toast.say("Saved")
    lifted = toast.y()
    elsewhere.setFocus()
    assert toast.y() > lifted


def test_it_stays_where_it_is_while_its_own_button_has_the_focus(qtbot):
    field = QLineEdit()
    host = boxed(vbox((scrolled(boxed(vbox(STRETCH, field))), 1)))
    toast = show(qtbot, host)
    field.setFocus()
    toast.say("Saved", undo=True)
    before = toast.pos()
    toast.undo.setFocus()
    assert toast.pos() == before


def test_it_leaves_the_foot_of_the_five_questions_free(qtbot, book):
    window = opened(qtbot, book)
    desk = window.desk
    key = desk.store.write("Begun", community_drafts.begin, "America/Denver")[0]
    window.go(Place("create", key))
    view = window.current_view()
    view.turn_to(4)
    view.step.between.pill("Call").click()
    toast = window.notices.toast
    assert toast.isVisible()
    sheet: QWidget = toast.parentWidget()
    for button in (view.back, view.later, view.next):
        qtbot.waitUntil(button.isVisible)
        assert plate(toast).bottom() < in_host(button, sheet).top()


def test_it_leaves_the_field_for_a_follow_up_free(qtbot, sample_book, tmp_path):
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path / "s.circlebook")))
    window.go(Place("today"))
    field = window.current_view().body.add
    typed = field.words.input
    qtbot.waitUntil(typed.isVisible)
    field.begin()
    qtbot.waitUntil(typed.hasFocus)
    qtbot.keyClicks(typed, "Call Ruth back")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    toast = window.notices.toast
    assert toast.isVisible()
    sheet = toast.parentWidget()
    assert not plate(toast).intersects(in_host(typed, sheet))
