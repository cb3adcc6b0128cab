"""The palette and the list of keys, over the real window on the sample book."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import tables
from ui.dialogs.keyboard_list import KeyboardList
from ui.dialogs.palette import Palette
from ui.dialogs.palette_entries import Entry
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.window import Window


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, sample_book: Path, tmp_path: Path
) -> Iterator[Window]:
    """The whole window, with the sample open on Today."""
    window = Window()
    qtbot.addWidget(window)
    window.resize(1280, 860)
    with qtbot.waitExposed(window):
        window.show()
    window.begin(Path(copy(sample_book, tmp_path / "looked at.circlebook")))
    yield window
    window.close()


@pytest.fixture
def palette(qtbot: QtBot, window: Window) -> Palette:
    window.activateWindow()
    return Palette.open_over(window)


def test_ctrl_k_opens_it_and_esc_gives_the_focus_back(
    qtbot: QtBot, window: Window
) -> None:
    window.current_view().body.add.words.input.setFocus()
    before = window.focusWidget()
    palette = Palette.open_over(window)
    assert window.focusWidget() is palette.search
    assert Palette.open_over(window) is palette
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is before


def test_it_stands_640_wide_84_from_the_top(window: Window, palette: Palette) -> None:
    place = palette.panel.geometry()
    assert (place.width(), place.y()) == (640, 84)
    assert place.center().x() == pytest.approx(window.width() / 2, abs=1)
    assert palette.size() == window.size()


def test_a_click_beside_it_closes_it(qtbot: QtBot, palette: Palette) -> None:
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(10, 400))
    assert not palette.isVisible()


def test_before_anything_is_typed_it_offers_places_and_commands(
    window: Window, palette: Palette
) -> None:
    palette.close()
    window.go(Place("people"))
    window.go(Place("today"))
    again = Palette.open_over(window)
    heads = [row for row in again.list.entries_model.rows if isinstance(row, str)]
    assert heads == ["Lately", "Communities", "Do"]
    assert again.list.entries()[0].title == "People"


def test_people_texts_and_commands_are_found_in_their_groups(
    qtbot: QtBot, palette: Palette
) -> None:
    _type(qtbot, palette, "mar")
    rows = palette.list.entries_model.rows
    assert rows[0] == "People"
    assert isinstance(rows[1], Entry)
    assert rows[1].title[slice(*rows[1].marks[0])].casefold() == "mar"
    assert "Found in text" in rows


def test_enter_goes_to_the_person_with_that_person_chosen(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    _type(qtbot, palette, "marcus")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.place.view == "people"
    assert window.place.item_id == _person(window, "Marcus Oyelaran")


def test_enter_pressed_before_the_results_are_there_waits_for_them(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    qtbot.keyClicks(palette.search, "marcus")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place.view == "people")
    assert window.place.item_id == _person(window, "Marcus Oyelaran")


def test_a_block_goes_to_its_plan(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    _type(qtbot, palette, "why volunteers stay")
    entry = next(one for one in palette.list.entries() if "Marcus" in one.title)
    palette.list.picked.emit(entry)
    assert window.place.view == "planner"
    assert window.place.item_id is not None


def test_only_commands_after_a_sign_and_they_run(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    _type(qtbot, palette, "> communit")
    titles = [one.title for one in palette.list.entries()]
    assert "Go to Communities" in titles
    at = titles.index("Go to Communities")
    for _ in range(at):
        qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.place.view == "communities"


def test_a_paper_is_found_by_its_name_and_printed(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    for typed in ("activity", ">report"):
        palette.search.setText(typed)
        titles = [entry.title for entry in palette.list.entries()]
        assert "Print: Activity report" in titles
    palette.search.setText(">activity report")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    (over,) = window.findChildren(PrintWindow)
    ticked = [row.document.code for row in over.documents.rows if row.is_on]
    assert ticked == ["activity_report"]
    over.close()


def test_only_people_after_an_at(qtbot: QtBot, palette: Palette) -> None:
    _type(qtbot, palette, "@ra")
    assert [row for row in palette.list.entries_model.rows if isinstance(row, str)] == [
        "People"
    ]


def test_arrows_home_and_end_move_over_entries_and_never_stop_on_a_head(
    qtbot: QtBot, palette: Palette
) -> None:
    _type(qtbot, palette, "ma")
    entries = palette.list.entries()
    seen = [palette.list.current()]
    for _ in entries[1:]:
        qtbot.keyClick(palette.search, Qt.Key.Key_Down)
        seen.append(palette.list.current())
    assert seen == entries
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.current() is entries[-1]
    qtbot.keyClick(palette.search, Qt.Key.Key_Home)
    assert palette.list.current() is entries[0]
    qtbot.keyClick(palette.search, Qt.Key.Key_End)
    assert palette.list.current() is entries[-1]


def test_results_of_an_older_question_are_dropped(
    qtbot: QtBot, palette: Palette
) -> None:
    _type(qtbot, palette, "marcus")
    palette.search.setText("zzzz")
    qtbot.waitUntil(lambda: not palette.waiting)
    assert palette.list.entries() == []
    assert palette.none.isVisible()


def test_nothing_private_is_shown_not_even_how_much(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    assert window.desk is not None
    notes = window.desk.read(_notes)
    for note in notes[:12]:
        longest = max(note.split(), key=len)
        _type(qtbot, palette, longest.strip(".,;:'"))
        shown = " ".join(entry.words for entry in palette.list.entries())
        assert note not in shown
        assert "private" not in shown


def test_the_keys_of_the_window_rest_while_it_is_open(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    qtbot.keyClick(palette.search, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.place.view == "today"
    qtbot.keyClick(palette.search, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()


def test_tab_stays_inside(qtbot: QtBot, window: Window, palette: Palette) -> None:
    for _ in range(4):
        qtbot.keyClick(palette.search, Qt.Key.Key_Tab)
        focused = window.focusWidget()
        assert focused is not None
        assert palette.isAncestorOf(focused)


def test_it_fits_a_small_window(qtbot: QtBot, window: Window) -> None:
    window.resize(1100, 680)
    palette = Palette.open_over(window)
    _type(qtbot, palette, "a")
    assert palette.rect().contains(palette.panel.geometry())


def test_closing_it_in_the_middle_of_a_search_does_no_harm(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    for letter in "manager of people":
        qtbot.keyClicks(palette.search, letter)
    palette._look()
    palette.close()
    assert window.desk is not None
    assert window.desk.read(_notes)


# --- The list of keys ---------------------------------------------------------------


def test_the_list_has_every_key_of_window_and_view(
    qtbot: QtBot, window: Window
) -> None:
    keys = KeyboardList.open_over(window)
    shown = keys.shown()
    for command in [*window.commands, *window.current_view().commands()]:
        if command.keys:
            assert command.text in shown


def test_typing_filters_the_keys(qtbot: QtBot, window: Window) -> None:
    keys = KeyboardList.open_over(window)
    qtbot.keyClicks(keys.search, "undo")
    qtbot.waitUntil(lambda: len(keys.shown()) < 6)
    assert "Undo" in keys.shown()
    qtbot.keyClick(keys.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(keys.shown()) > 20)
    qtbot.keyClick(keys.search, Qt.Key.Key_Escape)
    assert not keys.isVisible()


def _type(qtbot: QtBot, palette: Palette, words: str) -> None:
    palette.search.clear()
    qtbot.keyClicks(palette.search, words)
    qtbot.waitUntil(lambda: not palette.waiting)


def _person(window: Window, name: str) -> object:
    assert window.desk is not None
    return window.desk.read(_key_of, name)


def _key_of(session: Session, name: str) -> object:
    return session.scalar(select(tables.Person.id).where(tables.Person.name == name))


def _notes(session: Session) -> list[str]:
    return list(session.scalars(select(tables.PrivateNote.body)))


def test_what_has_two_keys_is_listed_once(qtbot: QtBot, window: Window) -> None:
    window.go(Place("people"))
    shown = KeyboardList.open_over(window).shown()
    assert shown.count("Add a person") == 1


def test_rows_that_come_to_lie_under_a_resting_mouse_do_not_take_the_cursor(
    qtbot: QtBot, palette: Palette
) -> None:
    _type(qtbot, palette, "ma")
    shown = palette.list
    first, second = shown._places()[:2]
    below = shown.entries_model.index(second, 0)
    QTest.mouseMove(shown.viewport(), shown.visualRect(below).center())
    qtbot.waitUntil(lambda: shown.currentIndex() == below)
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    chosen = shown.current()
    shown.entered.emit(shown.entries_model.index(first, 0))  # as Qt says after a scroll
    assert shown.current() == chosen


def test_what_a_pilot_assumes_is_found_and_shown_where_it_is_tested(
    qtbot: QtBot, window: Window, palette: Palette
) -> None:
    _type(qtbot, palette, "employers let people go")
    found = [one for one in palette.list.entries() if "Employers" in one.title]
    found[0].run()
    palette.close()
    assert window.place.view == "charter"
    part = window.current_view().current.part
    assert part.key == "pilot"
    (card,) = part.cards.rows.values()
    words = [row.words.text() for row in card.rows.rows.values()]
    assert "Employers let people go an hour early." in words
