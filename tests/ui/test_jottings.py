"""What is typed in a form and not added yet is there again, whatever came between."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app import jottings
from app.book import books
from tests.ui.windows import opened
from ui.jotter import PAUSE
from ui.places import Place
from ui.views.needs.add_panel import AddPanel
from ui.views.needs.network.tie_panel import TiePanel
from ui.views.needs.paste_page import PastePage
from ui.window import Window

WORDS = "Mentors leave after nine months"


@pytest.fixture
def sample(sample_book: Path, tmp_path: Path) -> Path:
    """The path of a sample book of this test's own."""
    return Path(shutil.copy(sample_book, tmp_path / f"sample{books.SUFFIX}"))


def needs_of(window: Window) -> Any:
    """Return the view of needs, on the community one is in."""
    assert window.desk is not None
    window.go(Place("needs", window.desk.community_id))
    return window.current_view()


def add_panel(window: Window) -> AddPanel:
    """Open the panel in which a need is added."""
    view = needs_of(window)
    view.add()
    panel = view.current.panel()
    assert isinstance(panel, AddPanel)
    return panel


def again(qtbot: QtBot, window: Window, path: Path) -> Window:
    """Close the window and open the book again, in another one."""
    window.close()
    assert not window.isVisible()
    return opened(qtbot, path)


def test_a_half_typed_need_is_there_after_the_window_was_closed(
    qtbot: QtBot, sample: Path
) -> None:
    window = opened(qtbot, sample)
    panel = add_panel(window)
    QTest.keyClicks(panel.topic.input, "Volunteers")
    QTest.keyClicks(panel.wording.input, WORDS)
    window = again(qtbot, window, sample)
    panel = add_panel(window)
    assert panel.topic.value() == "Volunteers"
    assert panel.wording.value() == WORDS
    panel.who.set_value("The whole circle")
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    window = again(qtbot, window, sample)
    assert add_panel(window).topic.value() == ""
    window.close()


def test_a_half_typed_need_is_kept_at_a_pause_in_typing(
    qtbot: QtBot, sample: Path
) -> None:
    window = opened(qtbot, sample)
    panel = add_panel(window)
    QTest.keyClicks(panel.wording.input, WORDS)
    desk, community = window.desk, panel.community_id
    assert desk is not None
    assert not desk.undo_label()

    def is_kept() -> bool:
        assert desk is not None
        return bool(desk.read(jottings.typed, community, "add_need"))

    qtbot.waitUntil(is_kept, timeout=10 * PAUSE)
    assert desk.read(jottings.typed, community, "add_need") == {"wording": WORDS}
    assert not desk.undo_label()
    window.close()


def test_a_pasted_list_is_there_after_escape_and_after_closing(
    qtbot: QtBot, sample: Path
) -> None:
    window = opened(qtbot, sample)
    needs_of(window).acts.paste()
    page = window.current_view().page
    assert isinstance(page, PastePage)
    page.text.input.insertPlainText("Volunteer retention\nGrant writing")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.current_view().page is None
    window = again(qtbot, window, sample)
    needs_of(window).acts.paste()
    page = window.current_view().page
    assert page.text.value() == "Volunteer retention\nGrant writing"
    assert len(page.candidates) == 2
    window.close()


def test_lines_that_could_not_be_taken_stand_there_the_next_time(
    qtbot: QtBot, sample: Path
) -> None:
    window = opened(qtbot, sample)
    view = needs_of(window)
    view.acts.paste()
    page = view.page
    page.text.input.insertPlainText(
        "The whole circle: Grant writing\nGrant writing – Nobody At All"
    )
    page.read()
    assert [bool(one.problem) for one in page.candidates] == [False, True]
    page.take_in()
    assert view.page is None
    view.acts.paste()
    assert view.page.text.value() == "Grant writing – Nobody At All"
    window.close()


@pytest.mark.parametrize("field", ["name", "new_site"])
def test_a_half_typed_person_is_there_again(
    qtbot: QtBot, sample: Path, field: str
) -> None:
    window = opened(qtbot, sample)
    assert window.desk is not None
    place = Place("people", window.desk.community_id, intent="add")
    window.go(place)
    panel = window.current_view().list.panel()
    panel.new_site.show()
    QTest.keyClicks(getattr(panel, field).input, "Priya Ram")
    window = again(qtbot, window, sample)
    window.go(place)
    panel = window.current_view().list.panel()
    assert getattr(panel, field).value() == "Priya Ram"
    assert getattr(panel, field).isVisible()
    window.close()


def test_a_half_typed_tie_is_there_again_and_one_of_the_book_is_not_kept_twice(
    qtbot: QtBot, sample: Path
) -> None:
    window = opened(qtbot, sample)
    assert window.desk is not None
    place = Place("needs", window.desk.community_id, intent="network")
    window.go(place)
    network = window.current_view().current
    network.begin_entry()
    panel = network.panel()
    assert isinstance(panel, TiePanel)
    QTest.keyClicks(panel.result.input, WORDS)
    window = again(qtbot, window, sample)
    window.go(place)
    network = window.current_view().current
    network.begin_entry()
    panel = network.panel()
    assert panel.result.value() == WORDS
    panel.show_link(network.links[0])
    QTest.keyClicks(panel.result.input, "and more")
    network.close_panel()
    network.begin_entry()
    assert network.panel().result.value() == WORDS
    window.close()
