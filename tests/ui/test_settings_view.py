"""Settings: each row does what its sentence says."""

from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app import i18n, samples, settings
from app.book import backups, books, recents
from app.printouts import setups
from app.settings import Coach
from ui import prefs
from ui.desk import Desk
from ui.dialogs import files
from ui.places import Place
from ui.theme import theme
from ui.views.settings.copy_banner import CopyBanner
from ui.views.settings_view import SettingsView
from ui.widgets.menus import Menu
from ui.window import Window


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> SettingsView:
    view = SettingsView(desk)
    qtbot.addWidget(view)
    view.resize(1150, 800)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def window(
    qtbot: QtBot, dressed: QApplication, sample_book: Path, tmp_path: Path
) -> Window:
    """The whole window on the settings of a book of one's own."""
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.begin(Path(copy(sample_book, tmp_path / f"mine{books.SUFFIX}")))
    window.go(Place("settings"))
    return window


def test_a_click_on_a_picture_changes_the_light(
    qtbot: QtBot, view: SettingsView
) -> None:
    paper, lamplight, system = view.appearance.themes
    qtbot.mouseClick(lamplight, Qt.MouseButton.LeftButton)
    assert theme.dark
    assert prefs.appearance() == "dark"
    qtbot.keyClick(lamplight, Qt.Key.Key_Left)
    assert paper.isChecked()
    assert not theme.dark
    qtbot.mouseClick(system, Qt.MouseButton.LeftButton)
    assert prefs.appearance() == "system"


def test_text_size_patterns_and_movement_hold_at_once_and_are_remembered(
    qtbot: QtBot, view: SettingsView
) -> None:
    qtbot.mouseClick(
        view.appearance.text_size.button("large"), Qt.MouseButton.LeftButton
    )
    assert (theme.scale, prefs.text_size()) == (1.15, "large")
    qtbot.mouseClick(view.appearance.patterns, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(view.appearance.still, Qt.MouseButton.LeftButton)
    assert theme.patterns
    assert theme.less_movement
    assert prefs.flag("patterns")
    assert prefs.flag("less_movement")


def test_what_is_typed_about_oneself_is_kept_in_the_book_and_can_be_undone(
    qtbot: QtBot, view: SettingsView, desk: Desk
) -> None:
    name = view.you.fields["name"].input
    name.setFocus()
    qtbot.keyClicks(name, "Marisol Vega")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert desk.read(settings.coach) == Coach("Marisol Vega")
    name.clearFocus()
    desk.undo()
    assert desk.read(settings.coach) is None
    assert view.you.fields["name"].value() == ""


def test_what_cannot_be_an_address_is_said_below_the_field(
    qtbot: QtBot, view: SettingsView, desk: Desk
) -> None:
    mail = view.you.fields["email"]
    qtbot.keyClicks(mail.input, "nowhere")
    qtbot.keyClick(mail.input, Qt.Key.Key_Return)
    assert "does not look like" in mail.error.text()
    assert desk.read(settings.coach) is None


def test_the_person_the_coach_is_stays_linked(qtbot: QtBot, sample_desk: Desk) -> None:
    before = sample_desk.read(settings.coach)
    assert before is not None
    view = SettingsView(sample_desk)
    qtbot.addWidget(view)
    view.you.fields["phone"].input.setFocus()
    view.you.fields["phone"].input.selectAll()
    qtbot.keyClicks(view.you.fields["phone"].input, "555 0199")
    qtbot.keyClick(view.you.fields["phone"].input, Qt.Key.Key_Return)
    after = sample_desk.read(settings.coach)
    assert after is not None
    assert (after.phone, after.person_id) == ("555 0199", before.person_id)


def test_paper_is_kept_in_the_book(
    qtbot: QtBot, view: SettingsView, desk: Desk
) -> None:
    qtbot.mouseClick(view.printing.paper.button("a4"), Qt.MouseButton.LeftButton)
    assert desk.read(settings.read, settings.PAPER) == "a4"
    desk.undo()
    assert view.printing.paper.current() == ""


@pytest.mark.parametrize(
    ("region", "paper"),
    [("C", "Letter"), ("", "Letter"), ("en_US", "Letter"), ("de_CH.UTF-8", "A4")],
)
def test_the_paper_of_here_is_the_one_that_is_printed_on(
    qtbot: QtBot, desk: Desk, region: str, paper: str
) -> None:
    before = i18n.region()
    i18n.live_in(region)
    try:
        view = SettingsView(desk)
        qtbot.addWidget(view)
        said = view.printing.paper.button("").text()
        printed = desk.read(setups.usual).paper.label
    finally:
        i18n.live_in(before)
    assert said == f"As here ({paper})"
    assert printed == paper


def test_a_place_asks_for_a_section(qtbot: QtBot, view: SettingsView) -> None:
    for key in ("backups", "about", "you", "book"):
        view.show_place(Place("settings", intent=key))
        qtbot.waitUntil(lambda key=key: view.list.current() == key)
        section = next(one for one in view.sections if one.key == key)
        assert not section.visibleRegion().isEmpty()


def test_arrows_walk_the_list_of_sections(qtbot: QtBot, view: SettingsView) -> None:
    first = view.list._group.button(0)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert view.list.current() == "privacy"
    focused = QApplication.focusWidget()
    qtbot.keyClick(focused, Qt.Key.Key_Up)
    assert view.list.current() == "appearance"


def test_a_backup_by_hand_is_made_checked_and_listed(
    qtbot: QtBot, view: SettingsView, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.said) as said:
        qtbot.mouseClick(view.backups.now, Qt.MouseButton.LeftButton)
        assert not view.backups.now.isEnabled()
    assert said.args[0].startswith("Backup made and checked")
    (made,) = backups.listing(desk.path)
    assert made.why == backups.MANUAL
    qtbot.waitUntil(view.backups.now.isEnabled)
    assert [one.path for one in view.backups.list.records_model.records()] == [
        made.path
    ]
    assert any("Last backup" in label.text() for label in view.findChildren(QLabel))


def test_a_backup_that_fails_leaves_the_button_usable(
    qtbot: QtBot, view: SettingsView, desk: Desk
) -> None:
    backups.folder(desk.path).write_text("a file where the folder should be")
    with qtbot.captureExceptions() as raised:
        qtbot.mouseClick(view.backups.now, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(raised))
    assert "Your book is safe" in str(raised[0][1])
    assert view.backups.now.isEnabled()


def test_opening_a_backup_opens_a_copy_and_leaves_the_book_alone(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    desk = window.desk
    assert desk is not None
    mine, made = desk.path, backups.back_up(desk.store)
    view = window.current_view()
    view.backups.refresh()
    view.backups.open_copy(made)
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / f"looked at{books.SUFFIX}"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == target)
    assert mine.exists()
    assert made.path.exists()
    banner = window.sheet.findChild(CopyBanner)
    assert banner is not None
    assert "You are looking at a copy of" in banner.title.text()
    qtbot.mouseClick(banner.home, Qt.MouseButton.LeftButton)
    assert window.desk is not None
    assert window.desk.path == mine
    assert window.sheet.banner is None


def test_a_click_on_a_backup_asks_what_to_do_with_it(
    qtbot: QtBot, window: Window
) -> None:
    assert window.desk is not None
    made = backups.back_up(window.desk.store)
    view = window.current_view()
    view.backups.refresh()
    view.backups.list.opened.emit(made)
    menu = next(one for one in view.findChildren(Menu) if one.isVisible())
    words = [action.text() for action in menu.actions()]
    menu.close()
    assert "Your book stays as it is" in words[0]
    assert words[1:] == ["Open a copy…", "Show in folder"]
    assert window.findChild(QFileDialog) is None


def test_a_folder_once_chosen_is_where_the_next_file_is_asked_for(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    there = tmp_path / "exports"
    there.mkdir()
    for folder in (None, there):
        files.ask_save(window, "Save", "a.csv", "Table (*.csv)", str)
        dialog = window.findChildren(QFileDialog)[-1]
        if folder is not None:
            assert Path(dialog.directory().path()) == folder
        dialog.fileSelected.emit(str(there / "a.csv"))
        dialog.close()
    files.ask_open(window, "Open", "Circlebook book (*.circlebook)", str)
    dialog = window.findChildren(QFileDialog)[-1]
    assert Path(dialog.directory().path()) == recents.own().parent
    dialog.close()


def test_other_books_open_and_leave_the_list(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    other = tmp_path / f"other{books.SUFFIX}"
    books.open_book(other, create=True).close()
    recents.add(other)
    gone = tmp_path / f"gone{books.SUFFIX}"
    recents.add(gone)
    view = window.current_view()
    view.book.refresh()
    listed = {one.name: one for one in view.book.list.records_model.records()}
    assert listed.keys() == {"other", "gone"}
    view.book.list.acted.emit(listed["gone"], "forget")
    assert gone not in [one.path for one in recents.listing()]
    view.book.list.opened.emit(listed["other"])
    assert window.desk is not None
    assert window.desk.path == other


def test_the_sample_is_made_anew_even_while_it_is_open(
    qtbot: QtBot, window: Window
) -> None:
    window.shelf.open_sample()
    window.go(Place("settings"))
    desk = window.desk
    assert desk is not None
    desk.do("Paper changed", settings.write, settings.PAPER, "a4")
    view = window.current_view()
    assert not view.book.sample.isEnabled()
    qtbot.mouseClick(view.book.fresh, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.desk is not desk)
    assert window.desk is not None
    assert window.desk.path == samples.path()
    assert window.desk.read(settings.read, settings.PAPER) is None
    assert backups.listing(samples.path())


def test_the_notice_of_each_part_can_be_read(qtbot: QtBot, view: SettingsView) -> None:
    parts = view.about.list.records_model.records()
    names = [part.name for part in parts]
    assert "SQLCipher" in names
    assert "Phosphor Icons" in names
    cipher = parts[names.index("SQLCipher")]
    view.about.list.go_to(cipher)
    qtbot.keyClick(view.about.list, Qt.Key.Key_Return)
    panel = view.page.panel()
    assert panel is not None
    text = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert "ZETETIC" in text
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert view.page.panel() is None


def test_a_book_in_a_synced_folder_is_warned_of(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "Dropbox" / f"book{books.SUFFIX}"
    store = books.open_book(path, create=True)
    desk = Desk(store)
    view = SettingsView(desk)
    qtbot.addWidget(view)
    words = " ".join(label.text() for label in view.book.findChildren(QLabel))
    assert "synced by Dropbox" in words
    desk.close()


def test_nothing_is_wider_than_a_small_window_with_large_text(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    theme.apply(dressed, "light", 1.3)
    view = SettingsView(desk)
    qtbot.addWidget(view)
    view.resize(1030, 620)
    with qtbot.waitExposed(view):
        view.show()
    scroller = view._scroller
    assert scroller.widget().width() <= scroller.viewport().width()
