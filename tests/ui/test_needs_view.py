"""Needs & expertise as a whole: its four looks, the way between them, the palette."""

from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from app import tables
from tests.ui.windows import CTRL, LEFT, Key, opened, press
from ui.dialogs.palette import Palette
from ui.dialogs.palette_entries import all_commands
from ui.places import Place
from ui.views.needs.look_page import LOOKS
from ui.views.needs_view import NeedsView
from ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot, dressed, sample_book: Path, tmp_path: Path):
    window = opened(qtbot, Path(copy(sample_book, tmp_path / "looked at.circlebook")))
    window.go_to_view("needs")
    yield window
    window.close()


def test_ctrl_5_leads_there_and_the_rail_shows_it(window: Window) -> None:
    window.go_to_view("today")
    press(Key.Key_5, CTRL)
    assert isinstance(window.current_view(), NeedsView)
    assert window.rail.items["needs"].is_current


def test_each_look_is_one_click_or_one_key_away(qtbot: QtBot, window: Window) -> None:
    view = window.current_view()
    for code in LOOKS:
        qtbot.mouseClick(view.current.looks.button(code), LEFT)
        assert (view.look, view.current.looks.current()) == (code, code)
        qtbot.waitUntil(view.current.looks.button(code).hasFocus)
    for at, code in enumerate(LOOKS):
        press(Qt.Key(Key.Key_1 + at), ALT)
        assert view.look == code
        assert view.current.isVisible()


def test_the_switch_keeps_the_focus_when_arrows_change_it(
    qtbot: QtBot, window: Window
) -> None:
    view = window.current_view()
    view.show_look("ranked")
    view.current.looks.button("ranked").setFocus()
    press(Key.Key_Right)
    assert view.look == "matrix"
    qtbot.waitUntil(view.current.looks.button("matrix").hasFocus)


def test_the_look_one_was_in_is_there_again_in_a_new_window(
    qtbot: QtBot, window: Window, sample_book: Path, tmp_path: Path
) -> None:
    window.current_view().show_look("network")
    window.close()
    again = opened(qtbot, Path(copy(sample_book, tmp_path / "again.circlebook")))
    again.go_to_view("needs")
    assert again.current_view().look == "network"
    again.close()


def test_the_palette_offers_what_the_look_can_do(window: Window) -> None:
    view = window.current_view()
    for code in LOOKS:
        view.show_look(code)
        offered = {command.name for command in all_commands(window)}
        assert {command.name for command in view.current.commands()} <= offered


def test_a_vote_is_found_by_its_words_and_opened(qtbot: QtBot, window: Window) -> None:
    window.go_to_view("today")
    palette = Palette.open_over(window)
    qtbot.keyClicks(palette.search, "what we tackle first")
    qtbot.waitUntil(
        lambda: any("tackle first" in e.title for e in palette.list.entries())
    )
    entry = next(e for e in palette.list.entries() if "tackle first" in e.title)
    palette.close()
    entry.run()
    assert isinstance(window.current_view(), NeedsView)
    assert window.current_view().look == "ranked"


def test_every_place_that_leads_there_from_a_search_can_be_gone_to(
    window: Window,
) -> None:
    desk = window.desk
    assert desk is not None
    home = desk.read(_rivers)
    for model, intent in (
        (tables.Topic, "ranked:topic"),
        (tables.Topic, "matrix:topic"),
        (tables.Topic, "matrix:match"),
        (tables.Ranking, "ranked:vote"),
        (tables.PeerLink, "network:link"),
        (tables.Grouping, "pairs:grouping"),
        (tables.Person, "matrix:match"),
        (tables.Site, "pairs:interview"),
    ):
        for key in desk.read(_some, model):
            window.go(Place("needs", home, key, intent))
            assert window.current_view().look == intent.partition(":")[0]


def test_another_community_is_shown_in_the_same_look(window: Window) -> None:
    view = window.current_view()
    desk = window.desk
    assert desk is not None
    for code in LOOKS:
        view.show_look(code)
        for brief in window.briefs:
            window.switch(brief.id)
            assert window.current_view() is view
            assert view.look == code
            assert desk.community_id == brief.id


def _rivers(session):
    rivers = tables.Community.short_name == "Prairie Rivers"
    return session.scalar(select(tables.Community.id).where(rivers))


def _some(session, model):
    return session.scalars(select(model.id).order_by(model.id).limit(6)).all()
