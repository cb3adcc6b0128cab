"""A new coach's first half hour, through the real window, with a real home folder."""

from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app import samples
from app.book import backups
from app.gathering import blocks, calendars, sessions
from tests.ui.planning import Planning
from tests.ui.windows import CTRL, LEFT, Key, Modifier, press, shown, sites_of, toast
from ui.places import Place
from ui.views.people.toolbar import BY_SITE
from ui.window import Window


class OnScreen(Planning):
    """The planner of a window: the hands of `Planning` on what is there already."""

    def __init__(self, window: Window, session_id: UUID) -> None:
        assert window.desk is not None
        assert window.desk.community_id is not None
        self.desk, self.plan = window.desk, session_id
        self.community = window.desk.community_id
        self.view = window.current_view()
        self.canvas = self.view.canvas


def start(qtbot: QtBot) -> Window:
    """Start the program as its command does."""
    window = shown(qtbot)
    window.begin(None)
    return window


def next_full_gathering(window: Window) -> UUID:
    """Return the first gathering that has a plan of four blocks side by side."""
    assert window.desk is not None
    assert window.desk.community_id is not None
    planned = window.desk.read(sessions.of_community, window.desk.community_id)
    return next(one.gathering.id for one in planned if len(one.segments) >= 4)


def order(window: Window, session_id: UUID) -> list[str]:
    """Return the titles of a plan's blocks, as the book has them."""
    assert window.desk is not None
    tree = window.desk.read(blocks.of_session, session_id)
    return [block.title for block in tree]


def choose_file(window: Window, path: Path) -> None:
    """Choose where to save, as the dialog's button does."""
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_the_first_half_hour(qtbot: QtBot, tmp_path: Path) -> None:
    window = start(qtbot)
    QTest.mouseClick(window.current_view().sample, LEFT)
    assert window.place.view == "today"

    _rename_a_site_and_think_again(window)
    plan, moved = _reorder(window)
    text = _export(qtbot, window, tmp_path / "circle.ics")

    window.close()
    assert not window.isVisible()
    assert backups.listing(samples.path())

    again = start(qtbot)
    assert again.desk is not None
    assert again.desk.path == samples.path()
    assert "Harbor House" in {site.name for site in sites_of(again)}
    assert order(again, plan) == moved
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) >= 10
    assert again.desk.read(calendars.pending, again.desk.community_id).published
    again.close()


def _rename_a_site_and_think_again(window: Window) -> None:
    press(Key.Key_4, CTRL)
    assert window.place.view == "people"
    look = window.current_view().list.filter.look
    QTest.mouseClick(look.button(BY_SITE), LEFT)
    before = {site.name for site in sites_of(window)}
    name = window.current_view().list.by_site.cards[0].name
    QTest.mouseClick(name, LEFT)
    name.selectAll()
    QTest.keyClicks(name, "Harbor House")
    press(Key.Key_Return)
    assert "Harbor House" in {site.name for site in sites_of(window)}
    assert toast(window.notices)
    press(Key.Key_Z, CTRL)
    assert {site.name for site in sites_of(window)} == before
    press(Key.Key_Z, CTRL | Modifier.ShiftModifier)
    assert "Harbor House" in {site.name for site in sites_of(window)}


def _reorder(window: Window) -> tuple[UUID, list[str]]:
    """Move the first block below the second by mouse, and the third up by key."""
    assert window.desk is not None
    plan = next_full_gathering(window)
    window.go(Place("planner", window.desk.community_id, plan))
    hands = OnScreen(window, plan)
    before = order(window, plan)
    first, second = before[0], before[1]
    hands.drag(hands.grab(first), hands.below(second))
    by_mouse = order(window, plan)
    assert by_mouse[:2] == [second, first]

    third = by_mouse[2]
    hands.choose(third)
    press(Key.Key_Up, Modifier.AltModifier)
    by_key = order(window, plan)
    assert by_key[1:3] == [third, first]
    assert sorted(by_key) == sorted(before)
    press(Key.Key_Z, CTRL)
    assert order(window, plan) == by_mouse
    press(Key.Key_Z, CTRL | Modifier.ShiftModifier)
    assert order(window, plan) == by_key
    return plan, by_key


def _export(qtbot: QtBot, window: Window, path: Path) -> bytes:
    press(Key.Key_6, CTRL)
    assert window.place.view == "sessions"
    window.current_view().setFocus()
    press(Key.Key_E, CTRL | Modifier.ShiftModifier)
    choose_file(window, path)
    qtbot.waitUntil(path.is_file)
    qtbot.waitUntil(lambda: "calendar" in toast(window.notices).lower())
    return path.read_bytes()


@pytest.mark.parametrize("view", ["today", "people", "sessions"])
def test_the_sample_can_be_gone_about_with_the_keyboard_alone(
    qtbot: QtBot, view: str
) -> None:
    window = start(qtbot)
    press(Key.Key_Tab)
    for _ in range(20):
        if QApplication.focusWidget() is window.current_view().sample:
            break
        press(Key.Key_Tab)
    press(Key.Key_Return)
    assert window.place.view == "today"
    window.rail.items["today"].setFocus(Qt.FocusReason.TabFocusReason)
    while QApplication.focusWidget() is not window.rail.items[view]:
        press(Key.Key_Down)
    press(Key.Key_Return)
    assert window.place.view == view
    window.close()
