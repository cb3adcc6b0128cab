"""The window itself: how it begins, undoes, speaks, and lets go."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from app import samples
from app.book import backups, books, recents
from app.book.store import Store
from app.community import communities
from app.errors import StorageError
from app.person import sites
from tests.ui.windows import (
    CTRL,
    LEFT,
    SHIFT,
    Heard,
    Key,
    Modifier,
    banner,
    opened,
    press,
    shown,
    sites_of,
    toast,
    write,
)
from ui import prefs
from ui.dialogs.passphrase import PassphraseDialog
from ui.places import Place
from ui.theme import theme
from ui.views.first_run_view import FirstRunView
from ui.views.people.by_site import SiteCard
from ui.views.people.toolbar import BY_SITE
from ui.widgets.fields import NumberField
from ui.widgets.inline import InlineText
from ui.window import VIEWS, Window

LONG = "x" * 30_000  # more than a book has room for without another page


@pytest.fixture
def sample(sample_book: Path, tmp_path: Path) -> Path:
    """The path of a sample book of this test's own."""
    return Path(shutil.copy(sample_book, tmp_path / f"sample{books.SUFFIX}"))


@pytest.fixture
def window(qtbot: QtBot, sample: Path) -> Iterator[Window]:
    """A window with the sample open."""
    window = opened(qtbot, sample)
    yield window
    window.close()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Hears what is raised in slots, as the program does."""
    heard = Heard()
    monkeypatch.setattr("sys.excepthook", heard.heard)
    return heard


@pytest.fixture
def listening(qtbot: QtBot, sample: Path, heard: Heard) -> Iterator[Window]:
    """A window with the sample open, that says what is raised."""
    window = opened(qtbot, sample, heard)
    yield window
    window.close()
    window.close()  # the first may have been refused


def first_site(window: Window) -> SiteCard:
    """Return the card of the first site, on the screen."""
    desk = window.desk
    assert desk is not None
    window.go(Place("people", desk.community_id))
    page = window.current_view().list
    if page.filter.look.current() != BY_SITE:
        QTest.mouseClick(page.filter.look.button(BY_SITE), LEFT)
    card = page.by_site.cards[0]
    assert isinstance(card, SiteCard)
    return card


def type_name(window: Window, name: str) -> InlineText:
    """Begin to rename the first site, without leaving the field."""
    field = first_site(window).name
    field.setFocus()
    press(Key.Key_F2)
    field.selectAll()
    field.insert(name)  # as by pasting
    return field


def names(window: Window) -> set[str]:
    """Return the names of the sites in the book."""
    return {site.name for site in sites_of(window)}


def ask_for_a_book(window: Window) -> QFileDialog:
    """Press Ctrl+O and return the dialog."""
    window.current_view().setFocus()
    press(Key.Key_O, CTRL)
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    return dialog


def choose(dialog: QFileDialog, path: Path) -> None:
    """Choose a file in a dialog, as its button does."""
    dialog.fileSelected.emit(str(path))
    dialog.close()


# beginning


def test_the_first_start_shows_the_three_ways_to_begin(qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.begin(None)
    view = window.current_view()
    assert isinstance(view, FirstRunView)
    assert not recents.listing()
    assert [view.start.isVisible(), view.sample.isVisible(), view.other.isVisible()]
    assert not any(
        item.isVisible()
        for item in window.rail.items.values()
        if item.entry.group == "community"
    )
    window.close()


def test_the_sample_is_opened_from_the_first_run(qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.begin(None)
    QTest.mouseClick(window.current_view().sample, LEFT)
    assert window.desk is not None
    assert window.desk.path == samples.path()
    assert window.place.view == "today"
    assert window.briefs
    assert recents.last() == samples.path()
    window.close()


def test_a_first_community_is_started_with_the_keyboard(qtbot: QtBot) -> None:
    window = shown(qtbot)
    window.begin(None)
    assert QApplication.focusWidget() is not window.current_view().start
    press(Key.Key_Tab)
    window.current_view().start.setFocus()
    press(Key.Key_Return)
    skip = window.findChild(PassphraseDialog).skip
    while QApplication.focusWidget() is not skip:
        press(Key.Key_Tab)
    press(Key.Key_Space)
    assert window.place.view == "create"
    assert window.desk is not None
    assert window.desk.path == recents.own()
    window.close()


def test_the_last_book_and_community_are_there_at_the_next_start(
    qtbot: QtBot, sample: Path
) -> None:
    window = opened(qtbot, sample)
    other = window.briefs[-1].id
    window.switch(other)
    window.resize(1300, 800)
    window.close()
    again = shown(qtbot)
    again.resize(1300, 800)
    again.begin(None)
    assert again.desk is not None
    assert again.desk.path == sample
    assert again.desk.community_id == other
    again.close()


def test_the_window_comes_back_in_its_size(qtbot: QtBot, sample: Path) -> None:
    window = opened(qtbot, sample)
    window.resize(1234, 765)
    window.close()
    again = Window()
    qtbot.addWidget(again)
    again.show()
    assert again.height() == 765  # the width is cut to the screen of the tests


def test_a_last_book_that_is_gone_or_broken_leads_to_the_first_run(
    qtbot: QtBot, sample: Path
) -> None:
    recents.add(sample)
    sample.write_bytes(b"not a book at all, but long enough to look at " * 40)
    window = shown(qtbot)
    window.begin(None)
    assert isinstance(window.current_view(), FirstRunView)
    assert "is not a Circlebook book" in banner(window)
    window.close()


# undo


def test_a_renamed_site_is_undone_and_done_again_by_key(window: Window) -> None:
    before = names(window)
    type_name(window, "Harbor House")
    press(Key.Key_Return)
    assert "Harbor House" in names(window)
    press(Key.Key_Z, CTRL)
    assert names(window) == before
    assert toast(window.notices).startswith("Undone: ")
    press(Key.Key_Z, CTRL | SHIFT)
    assert "Harbor House" in names(window)
    assert toast(window.notices).startswith("Done again: ")
    press(Key.Key_Z, CTRL)
    press(Key.Key_Y, CTRL)
    assert "Harbor House" in names(window)


def test_undo_is_the_text_s_own_first_and_then_the_book_s(window: Window) -> None:
    before = names(window)
    type_name(window, "Harbor House")
    press(Key.Key_Return)
    search = window.current_view().list.filter.words
    search.setFocus()
    write("ada")
    assert search.text() == "ada"
    press(Key.Key_Z, CTRL)
    assert search.text() == ""
    assert "Harbor House" in names(window)
    press(Key.Key_Z, CTRL)
    assert names(window) == before
    search.setFocus()
    press(Key.Key_Z, CTRL | SHIFT)
    assert search.text() == "ada"
    assert names(window) == before


def test_undo_in_a_number_is_the_number_s_own_first(window: Window) -> None:
    before = names(window)
    type_name(window, "Harbor House")
    press(Key.Key_Return)
    field = NumberField("Minutes", 10, parent=window)
    field.show()
    field.input.setFocus()
    field.input.selectAll()
    write("25")
    press(Key.Key_Z, CTRL)
    assert "Harbor House" in names(window)
    assert field.input.lineEdit().text() != "25"
    field.hide()
    window.current_view().setFocus()
    press(Key.Key_Z, CTRL)
    assert names(window) == before


def test_an_act_is_told_with_undo_one_toast_at_a_time(window: Window) -> None:
    before = names(window)
    notices = window.notices
    type_name(window, "Harbor House")
    press(Key.Key_Return)
    told = toast(notices)
    assert told
    assert notices.toast.undo.isVisible()
    type_name(window, "Harbor Home")
    press(Key.Key_Return)
    assert [type(one).__name__ for one in window.findChildren(QWidget)].count(
        "Toast"
    ) == 1
    QTest.mouseClick(notices.toast.undo, LEFT)
    assert "Harbor House" in names(window)
    assert toast(notices).startswith("Undone: ")
    assert not notices.toast.undo.isVisible()
    press(Key.Key_Z, CTRL)
    assert names(window) == before


def test_a_sentence_that_says_why_not_wears_no_tick(window: Window) -> None:
    told = []
    for words in ("Agenda copied", "There is no block after this one."):
        window.notices.say(words)
        told.append(window.notices.toast._icon)
    assert told == ["check", "info"]


def test_the_first_window_fills_a_screen_that_is_smaller(
    qtbot: QtBot, dressed: QApplication
) -> None:
    window = Window()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    window.appear()
    assert window.isMaximized() is (room.width() < 1440 or room.height() < 940)


def test_a_toast_of_one_book_is_not_there_in_the_next(
    window: Window, book: Path
) -> None:
    type_name(window, "Harbor House")
    press(Key.Key_Return)
    assert toast(window.notices)
    window.shelf.open(book)
    assert toast(window.notices) == ""


# what went wrong


def test_a_refused_act_is_said_in_one_sentence_that_stays(listening: Window) -> None:
    taken = sites_of(listening)[1].name
    type_name(listening, taken)
    press(Key.Key_Return)
    said = banner(listening)
    card = listening.current_view().list.by_site.cards[0]
    said = said or card.error.text()
    assert taken in said
    assert said.endswith(".")


def test_what_a_full_disk_refuses_stays_on_the_screen(
    listening: Window, heard: Heard
) -> None:
    desk = listening.desk
    assert desk is not None
    before = names(listening)
    field = type_name(listening, LONG)
    with full_disk(desk.store):
        press(Key.Key_Return)
    assert "The disk is full. Nothing was changed" in banner(listening) + shown_errors(
        listening
    )
    assert names(listening) == before
    assert field.text() == LONG
    field.setFocus()
    press(Key.Key_Return)
    assert any(name.startswith("xxxx") for name in names(listening))
    assert not heard.bugs


def test_closing_stays_when_what_is_typed_cannot_be_kept(listening: Window) -> None:
    desk = listening.desk
    assert desk is not None
    field = type_name(listening, LONG)
    with full_disk(desk.store):
        listening.close()
        assert listening.isVisible()
        assert listening.desk is desk
        assert field.text() == LONG
        assert "could not be kept" in banner(listening)
    field.setFocus()
    listening.close()
    assert not listening.isVisible()


def test_asked_again_the_window_closes_without_what_cannot_be_kept(
    listening: Window,
) -> None:
    desk = listening.desk
    assert desk is not None
    type_name(listening, LONG)
    with full_disk(desk.store):
        listening.close()
        assert listening.isVisible()
        listening.close()
        assert not listening.isVisible()


class full_disk:  # noqa: N801 - reads as what it is
    """No page more for a book, on every connection its store has or makes."""

    def __init__(self, store: Store) -> None:
        self._engine: Engine = store._engine

    def __enter__(self) -> None:
        raw = self._engine.raw_connection()
        bare: Any = raw.driver_connection
        bare.execute("VACUUM")  # what was deleted leaves no room in the file either
        raw.close()
        self._engine.dispose()
        event.listen(self._engine, "connect", self._fill)

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "connect", self._fill)
        self._engine.dispose()

    @staticmethod
    def _fill(connection: Any, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")


def shown_errors(window: Window) -> str:
    """Return what the cards of the sites say is wrong."""
    cards = window.current_view().list.by_site.cards
    return " ".join(card.error.text() for card in cards if card.error.isVisible())


def test_a_book_that_is_broken_keeps_the_one_that_is_open(
    listening: Window, tmp_path: Path
) -> None:
    desk = listening.desk
    broken = tmp_path / f"broken{books.SUFFIX}"
    broken.write_bytes(b"nothing of the kind " * 100)
    choose(ask_for_a_book(listening), broken)
    assert listening.desk is desk
    assert banner(listening).startswith(
        f"{broken.name} is not a Circlebook book, or a part of it is missing"
    )
    assert names(listening)


def test_a_book_in_a_synced_folder_is_remarked_on(
    qtbot: QtBot, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    window = opened(qtbot, Path(shutil.copy(sample, folder)))
    assert "synced by OneDrive" in banner(window)
    window.close()


def test_a_second_window_may_only_read(
    qtbot: QtBot, window: Window, sample: Path
) -> None:
    second = opened(qtbot, sample)
    desk = second.desk
    assert desk is not None
    assert desk.read_only
    assert "Here you can read it, not change it." in banner(second)
    for view in VIEWS:
        if view != "create":
            second.go_to_view(view)
    assert not first_site(second).name.isEnabled()
    assert not second.current_view().list.add.isEnabled()
    second.go_to_view("sessions")
    assert not second.current_view().plan.isEnabled()
    second.go_to_view("communities")
    assert not second.current_view().begin.isEnabled()
    second.go_to_view("today")
    assert not second.current_view().body.add.isVisible()
    second.close()
    assert names(window)


# letting go


def test_closing_keeps_what_is_typed_makes_a_backup_and_lets_go(
    qtbot: QtBot, sample: Path
) -> None:
    window = opened(qtbot, sample)
    type_name(window, "Harbor House")
    window.close()
    assert not window.isVisible()
    assert len(backups.listing(sample)) == 1
    store = books.open_book(sample)
    try:
        assert not store.read_only
        briefs = store.read(communities.briefs)
        found = [store.read(sites.of_community, brief.id) for brief in briefs]
        assert "Harbor House" in {site.name for some in found for site in some}
    finally:
        store.close()


def test_opening_another_book_keeps_what_is_typed_and_makes_a_backup(
    qtbot: QtBot, sample: Path, book: Path
) -> None:
    window = opened(qtbot, sample)
    type_name(window, "Harbor House")
    window.shelf.open(book)
    assert len(backups.listing(sample)) == 1
    window.shelf.open(sample)
    assert "Harbor House" in names(window)
    window.close()


def test_closing_twice_makes_one_backup_of_what_has_not_changed(
    qtbot: QtBot, sample: Path
) -> None:
    for _ in range(2):
        opened(qtbot, sample).close()
    assert len(backups.listing(sample)) == 1


# going about


def test_the_switcher_lists_the_communities_and_enters_one(
    qtbot: QtBot, window: Window
) -> None:
    desk = window.desk
    assert desk is not None
    window.go_to_view("people")
    press(Key.Key_O, CTRL | SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = [one.text() for one in menu.actions() if one.text()]
    expected = [brief.name for brief in window.briefs]
    assert entries[: len(expected)] == expected
    other = next(one for one in window.briefs if one.id != desk.community_id)
    for action in menu.actions():
        if action.text() == other.name:
            action.trigger()
    menu.close()
    assert desk.community_id == other.id
    assert window.place.view == "people"
    assert window.header.switcher.text() == other.name
    assert window.rail.items["people"].isVisible()


def test_going_back_leads_to_where_one_was(window: Window) -> None:
    window.go_to_view("people")
    window.go_to_view("sessions")
    press(Key.Key_Left, Modifier.AltModifier)
    assert window.place.view == "people"
    press(Key.Key_Left, Modifier.AltModifier)
    assert window.place.view == "today"
    press(Key.Key_Left, Modifier.AltModifier)
    assert window.place.view == "today"


@pytest.mark.parametrize(
    ("key", "view"),
    [
        (Key.Key_1, "today"),
        (Key.Key_2, "communities"),
        (Key.Key_4, "people"),
        (Key.Key_6, "sessions"),
        (Key.Key_Comma, "settings"),
    ],
)
def test_every_view_of_the_rail_has_its_key(
    window: Window, key: Key, view: str
) -> None:
    window.go_to_view("sessions" if view != "sessions" else "people")
    press(key, CTRL)
    assert window.place.view == view


def test_text_size_and_theme_are_changed_from_the_keyboard(window: Window) -> None:
    prefs.set_appearance("light")
    press(Key.Key_Plus, CTRL)
    assert theme.scale == prefs.SCALES["large"]
    press(Key.Key_Equal, CTRL)
    assert theme.scale == prefs.SCALES["largest"]
    press(Key.Key_Minus, CTRL)
    assert theme.scale == prefs.SCALES["large"]
    assert prefs.text_size() == "large"
    press(Key.Key_T, CTRL | SHIFT)
    assert theme.dark
    assert prefs.appearance() == "dark"
    press(Key.Key_T, CTRL | SHIFT)
    assert not theme.dark
    assert window.place.view == "today"


def test_holding_ctrl_shows_the_keys_of_the_rail(qtbot: QtBot, window: Window) -> None:
    item = window.rail.items["people"]
    window.go_to_view("today")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyPress(focused, Key.Key_Control, CTRL)
    assert item.keys_shown
    QTest.keyRelease(focused, Key.Key_Control)
    assert not item.keys_shown


def test_the_title_of_the_window_never_carries_a_name(window: Window) -> None:
    desk = window.desk
    assert desk is not None
    for view in VIEWS:
        window.go_to_view(view)
        assert window.windowTitle() == "Circlebook"
        assert QApplication.activeWindow() is window


def test_a_view_that_cannot_be_made_leaves_one_where_one_was(
    listening: Window, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(VIEWS, "people", ("ui.views.people_view", "NoSuchView"))
    QTest.mouseClick(listening.rail.items["people"], LEFT)
    assert listening.place.view == "today"
    assert len(heard.bugs) == 1
    assert "Something went wrong" in banner(listening)


def test_a_book_list_that_cannot_be_written_does_not_keep_a_book_shut(
    qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise StorageError("The list of books could not be written.")

    monkeypatch.setattr(recents, "add", refuse)
    window = opened(qtbot, sample)
    assert window.desk is not None
    assert window.place.view == "today"
    assert "could not be written" in banner(window)
    window.close()
