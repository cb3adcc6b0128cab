"""The lock: asked by keyboard, gone back to where one was, nothing left to be seen."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from app import clock, settings
from app.book import backups, books, headers, keys, locking, recents
from app.book.waits import Tries
from app.settings import Coach
from tests.app.locked import OTHER, WORDS
from tests.ui.windows import (
    CTRL,
    LEFT,
    Heard,
    Key,
    banner,
    opened,
    press,
    shown,
    sites_of,
    toast,
    write,
)
from ui import clipboard, prefs, rekeying, start
from ui.dialogs.overlay import Overlay
from ui.dialogs.palette import Palette
from ui.dialogs.passphrase import PassphraseDialog
from ui.places import Place
from ui.shell.glance import GlancePage
from ui.views.coaching_view import CoachingView
from ui.views.lock_view import LockView
from ui.views.people.toolbar import BY_SITE
from ui.window import Window


@pytest.fixture(scope="module")
def locked_sample(sample_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of the sample as a book of one's own, locked; to be copied."""
    path = tmp_path_factory.mktemp("locked") / f"mine{books.SUFFIX}"
    shutil.copy(sample_book, path)
    locking.set_passphrase(path, WORDS)
    return path


@pytest.fixture
def locked(locked_sample: Path, tmp_path: Path) -> Path:
    """The path of a locked book of this test's own."""
    return Path(shutil.copy(locked_sample, tmp_path / locked_sample.name))


@pytest.fixture
def asking(qtbot: QtBot, locked: Path) -> Iterator[Window]:
    """A window that asks for the passphrase of a book."""
    window = opened(qtbot, locked)
    yield window
    window.close()


@pytest.fixture
def window(asking: Window) -> Window:
    """A window in which a locked book was opened."""
    give(asking, WORDS)
    assert asking.desk is not None
    return asking


def lock_of(window: Window) -> LockView:
    """Return the lock that is shown."""
    view = window.lobby.views.currentWidget()
    assert isinstance(view, LockView)
    assert window.lobby.isVisible()
    return view


def give(window: Window, words: str) -> None:
    """Type a passphrase and press Enter, as with the keyboard alone."""
    field = lock_of(window).field.input
    assert QApplication.focusWidget() is field
    field.clear()
    write(words)
    press(Key.Key_Return)


def said(widget: QWidget) -> str:
    """Return all words that can be seen of a widget."""
    labels = widget.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisible())


def all_texts(window: Window) -> str:
    """Return every word that any widget of a window holds, seen or not, or says."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        found += [widget.accessibleName(), widget.accessibleDescription()]
        found += [
            widget.toolTip(),
            *(_text(widget, n) for n in ("text", "toPlainText")),
        ]
    return "\n".join(found)


def _text(widget: Any, name: str) -> str:
    told = getattr(widget, name, None)
    return str(told()) if callable(told) else ""


# opening


def test_a_locked_book_is_opened_with_the_keyboard_alone(asking: Window) -> None:
    view = lock_of(asking)
    assert asking.desk is None
    assert not asking.rail.isVisible()
    assert not asking.header.find_box.isVisible()
    assert "“mine” is closed. Enter its passphrase" in said(view)
    assert view.title.text() == "Good to see you"
    give(asking, WORDS)
    assert asking.desk is not None
    assert asking.place.view == "today"
    assert asking.rail.isVisible()
    assert not asking.lobby.isVisible()


def test_before_it_is_opened_nothing_of_it_is_shown_at_the_start(
    qtbot: QtBot, locked: Path
) -> None:
    window = shown(qtbot)
    start._look_ahead(window, locked)
    assert not isinstance(window.sheet.views.currentWidget(), GlancePage)
    assert lock_of(window)
    window.close()


def test_a_wrong_passphrase_is_said_and_the_book_stays_closed(asking: Window) -> None:
    give(asking, OTHER)
    view = lock_of(asking)
    assert view.says.text() == "That is not it. Try again."
    assert view.says.isVisible()
    assert view.field.input.selectedText()
    assert asking.desk is None
    give(asking, WORDS)
    assert asking.desk is not None


def test_caps_lock_is_noticed(asking: Window) -> None:
    view = lock_of(asking)
    shift = Qt.KeyboardModifier.ShiftModifier
    none = Qt.KeyboardModifier.NoModifier
    warned = []
    for letter, held in (("A", shift), ("B", none), ("7", none), ("b", none)):
        pressed = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), held, letter)
        QApplication.sendEvent(view.field.input, pressed)
        warned.append(view.caps.isVisible())
    assert warned == [False, True, True, False]


def test_the_recovery_sheet_opens_it(asking: Window, locked: Path) -> None:
    key = keys.from_passphrase(WORDS, headers.salt(locked))
    lines = keys.code(key)
    view = lock_of(asking)
    QTest.mouseClick(view.sheet, LEFT)
    assert QApplication.focusWidget() is view.code.input
    wrong = lines[2].translate(str.maketrans("0123456789", "1234567890"))
    view.code.input.setPlainText("\n".join([*lines[:2], wrong, lines[3]]))
    press(Key.Key_Return)
    if wrong != lines[2]:
        assert "Line 3 of the code does not read right" in view.says.text()
        assert asking.guard.tries.count == 0
    view.code.input.setPlainText("\n".join(lines).lower())
    press(Key.Key_Return)
    assert asking.desk is not None


def test_a_code_of_another_book_is_no_way_in(asking: Window) -> None:
    view = lock_of(asking)
    QTest.mouseClick(view.sheet, LEFT)
    view.code.input.setPlainText("\n".join(keys.code(keys.Key(bytes(32), bytes(16)))))
    QTest.mouseClick(view.open, LEFT)
    assert "That code does not open this book" in view.says.text()


def test_waits_grow_after_five_tries_and_outlast_a_restart(
    qtbot: QtBot, asking: Window, locked: Path
) -> None:
    for _ in range(5):
        give(asking, OTHER)
    view = lock_of(asking)
    assert "5 times. The next try is possible in 0:" in view.says.text()
    assert not view.open.isEnabled()
    give(asking, WORDS)
    assert asking.desk is None, "the right one too has to wait"
    asking.close()
    again = opened(qtbot, locked)
    assert "The next try is possible in 0:" in lock_of(again).says.text()
    give(again, WORDS)
    assert again.desk is None
    name = again.guard._tries_name()
    past = clock.now() - timedelta(seconds=31)
    prefs.set_text(name, Tries(5, past).as_text())
    lock_of(again).wait()
    assert lock_of(again).says.text() == "You can try again now."
    give(again, OTHER)
    assert "6 times. The next try is possible in 1:00" in lock_of(again).says.text()
    prefs.set_text(name, Tries(6, past - timedelta(minutes=1)).as_text())
    lock_of(again).wait()
    give(again, WORDS)
    assert again.desk is not None
    assert again.guard.tries.count == 0
    again.close()


def test_what_is_kept_of_tries_tells_nothing(asking: Window, locked: Path) -> None:
    give(asking, OTHER)
    kept = prefs.text(asking.guard._tries_name())
    assert kept.startswith("1 20")
    assert "mine" not in asking.guard._tries_name() + kept


def test_the_last_backup_is_offered_to_who_is_sure_of_the_passphrase(
    window: Window, locked: Path
) -> None:
    assert window.desk is not None
    made = backups.back_up(window.desk.store)
    window.guard.lock()
    whole = bytearray(locked.read_bytes())
    whole[30] ^= 1
    locked.write_bytes(whole)
    assert not lock_of(window).backup.isVisible()
    give(window, WORDS)
    view = lock_of(window)
    assert view.says.text() == "That is not it. Try again."
    QTest.mouseClick(view.backup, LEFT)
    give(window, WORDS)
    assert window.desk is not None
    assert window.desk.path == made.path
    assert "This is a backup" in banner(window)


# locking


def test_locked_by_key_one_is_back_where_one_was(window: Window) -> None:
    desk = window.desk
    assert desk is not None
    other = window.briefs[-1].id
    window.switch(other)
    window.go(Place("people", other))
    was = window.place
    window.current_view().setFocus()
    press(Key.Key_L, CTRL)
    assert lock_of(window).title.text() == "Good to see you, Dana"
    assert window.desk is None
    assert desk.store.key is None
    give(window, WORDS)
    assert window.place == was
    assert window.desk is not None
    assert window.desk.community_id == other
    assert window.behind


def test_locked_on_an_entry_one_is_back_at_that_entry(window: Window) -> None:
    assert window.desk is not None
    window.go(Place("coaching", window.desk.community_id))
    view = window.current_view()
    assert isinstance(view, CoachingView)
    lines = [entry.id for entry in view.log.entries]
    view.open_entry(lines[2])
    press(Key.Key_L, CTRL)
    give(window, WORDS)
    view = window.current_view()
    assert isinstance(view, CoachingView)
    assert view.log.entry is not None
    assert view.log.entry.id == lines[2]
    view.show_page("launch")
    press(Key.Key_L, CTRL)
    give(window, WORDS)
    assert window.current_view().look.current() == "launch"


def test_the_veil_is_still_on_when_the_book_is_open_again(window: Window) -> None:
    assert window.desk is not None
    window.go(Place("coaching", window.desk.community_id))
    window.desk.set_veiled(veiled=True)
    press(Key.Key_L, CTRL)
    give(window, WORDS)
    assert window.desk is not None
    assert window.desk.veiled
    assert window.place.view == "coaching"
    view = window.current_view()
    assert isinstance(view, CoachingView)
    assert view.veil.isVisible()
    QTest.mouseClick(view.veil.off, LEFT)
    press(Key.Key_L, CTRL)
    give(window, WORDS)
    assert not window.desk.veiled


def test_the_padlock_and_the_palette_lock_as_well(window: Window) -> None:
    QTest.mouseClick(window.header.lock, LEFT)
    give(window, WORDS)
    Palette.open_over(window)
    (command,) = [one for one in window.commands if one.name == "lock"]
    assert (command.text, command.keys) == ("Lock the book", "Ctrl+L")
    command.run()
    assert lock_of(window)
    assert not [one for one in window.findChildren(Palette) if one.isVisible()]


def test_nothing_of_the_book_is_left_in_the_window(window: Window) -> None:
    desk = window.desk
    assert desk is not None
    community = desk.community_id
    assert community is not None
    names = desk.read(_names)
    names += [brief.name for brief in window.briefs]
    names += [brief.short_name for brief in window.briefs]
    for view in ("today", "people", "sessions", "coaching", "settings"):
        window.go(Place(view, community))
    assert any(name in all_texts(window) for name in names)
    menu = QMenu(window)
    menu.addAction(names[0])
    menu.popup(window.rect().center())
    window.guard.lock()
    told = all_texts(window)
    assert not menu.isVisible()
    assert not [name for name in names if name and name in told]
    assert window.windowTitle() == "Circlebook"
    assert toast(window.notices) == banner(window) == ""


def type_name(window: Window, name: str) -> Any:
    """Begin to rename the first site, without leaving the field; return the field."""
    assert window.desk is not None
    window.go(Place("people", window.desk.community_id))
    look = window.current_view().list.filter.look
    look.choose(BY_SITE)
    look.chosen.emit(BY_SITE)
    field = window.current_view().list.by_site.cards[0].name
    field.setFocus()
    press(Key.Key_F2)
    field.selectAll()
    field.insert(name)
    return field


def _names(session: Any) -> list[str]:
    query = "SELECT name FROM person UNION SELECT title FROM session"
    return [name for (name,) in session.execute(text(query)) if name]


def test_what_is_being_typed_is_kept_first(window: Window) -> None:
    type_name(window, "Harbor House")
    window.guard.lock_by_itself()
    assert lock_of(window)
    give(window, WORDS)
    assert "Harbor House" in [site.name for site in sites_of(window)]


def test_what_cannot_be_kept_is_covered_and_still_there_afterwards(
    qtbot: QtBot, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    monkeypatch.setattr("sys.excepthook", heard.heard)
    window = opened(qtbot, locked, heard)
    give(window, WORDS)
    desk = window.desk
    taken = sites_of(window)[1].name
    field = type_name(window, taken)
    window.guard.lock()
    assert window.desk is desk, "by hand it is refused, and said why"
    assert not window.lobby.isVisible()
    window.guard.lock_quickly()
    assert lock_of(window)
    assert not window.sheet.isVisible()
    for key in (Key.Key_K, Key.Key_1, Key.Key_Z, Key.Key_O, Key.Key_Slash):
        press(key, CTRL)  # the book is open behind the lock: no key reaches it
    assert lock_of(window)
    assert not window.findChildren(Overlay)
    assert not window.findChildren(QFileDialog)
    assert window.place.view == "people"
    give(window, OTHER)
    assert lock_of(window).says.text() == "That is not it. Try again."
    assert not lock_of(window).other.isVisible()
    give(window, WORDS)
    assert window.desk is desk
    assert window.sheet.isVisible()
    press(Key.Key_K, CTRL)
    (palette,) = window.findChildren(Palette)
    palette.close()
    assert field.text() == taken
    window.close()
    window.close()  # the first is refused


def test_a_book_without_a_passphrase_leads_to_one(qtbot: QtBot, book: Path) -> None:
    window = opened(qtbot, book)
    press(Key.Key_L, CTRL)
    assert window.desk is not None
    assert window.place.view == "settings"
    assert "has no passphrase yet" in toast(window.notices)
    window.guard.lock_by_itself()
    assert window.desk is not None
    window.close()


def test_what_was_copied_here_is_off_the_clipboard(window: Window) -> None:
    board = QGuiApplication.clipboard()
    board.setText("Mia has told me")
    window.guard.lock()
    assert board.text() == ""


def test_what_another_program_has_copied_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board = QGuiApplication.clipboard()
    board.setText("of another program")
    # where the system says whose it is: not ours
    monkeypatch.setattr(QGuiApplication, "platformName", _elsewhere)
    clipboard.forget()
    assert board.text() == "of another program"


def _elsewhere() -> str:
    return "xcb"


# by itself


class Clocks:
    """Two clocks that stand until they are moved."""

    def __init__(self) -> None:
        self.passed = self.wall = 1000.0

    def move(self, passed: float, asleep: float = 0.0) -> None:
        """Let seconds pass, and some while the laptop sleeps."""
        self.passed += passed
        self.wall += passed + asleep


def pretend(window: Window, minutes: int = 10) -> Clocks:
    """Let the window's watch look at clocks of ours."""
    clocks, watch = Clocks(), window.guard.watch
    watch._passed, watch._wall = lambda: clocks.passed, lambda: clocks.wall
    watch.begin(minutes)
    return clocks


def minutes_pass(window: Window, clocks: Clocks, minutes: float) -> None:
    for _ in range(round(minutes * 12)):
        clocks.move(5)
        window.guard.watch.look()


def test_it_locks_when_nobody_has_been_there_for_ten_minutes(window: Window) -> None:
    clocks = pretend(window)
    minutes_pass(window, clocks, 9.9)
    assert window.desk is not None
    handle = window.windowHandle()
    none = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(5, 5),
        QPointF(5, 5),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        none,
    )
    QApplication.sendEvent(handle, moved)
    minutes_pass(window, clocks, 9.9)
    assert window.desk is not None, "a hand has moved the mouse"
    minutes_pass(window, clocks, 0.2)
    assert window.desk is None
    assert lock_of(window)


def test_never_means_never_but_sleep_still_locks(window: Window) -> None:
    clocks = pretend(window, minutes=0)
    minutes_pass(window, clocks, 200)
    assert window.desk is not None
    clocks.move(5, asleep=60)
    window.guard.watch.look()
    assert window.desk is None


def test_a_clock_that_stood_still_locks_as_well(window: Window) -> None:
    clocks = pretend(window)  # as on Windows, where both go on while it sleeps
    clocks.move(90)
    window.guard.watch.look()
    assert window.desk is None


def test_a_closed_book_is_not_watched(window: Window) -> None:
    assert window.guard.watch._timer.isActive()
    window.guard.lock()
    assert not window.guard.watch._timer.isActive()


def test_minutes_are_chosen_in_the_settings(window: Window) -> None:
    window.go(Place("settings", intent="privacy"))
    section = window.current_view().privacy
    QTest.mouseClick(section.after.button(2), LEFT)
    assert prefs.lock_after() == 2
    assert window.guard.watch._after == 120
    prefs.set_text("lock_after", "-5")
    assert prefs.lock_after() == prefs.USUAL_MINUTES


# the passphrase


def dialog_of(window: Window) -> PassphraseDialog:
    """Return the dialog that is open."""
    return next(one for one in window.findChildren(PassphraseDialog) if one.isVisible())


def done(window: Window) -> None:
    """Wait until the passphrase has been dealt with."""
    window.rekeying.finish()
    assert window.desk is not None


@pytest.fixture
def plain(qtbot: QtBot, sample_book: Path, tmp_path: Path) -> Iterator[Window]:
    """A window on the privacy of a book of one's own without a passphrase."""
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path / "own.circlebook")))
    window.go(Place("settings", intent="privacy"))
    yield window
    window.close()


def test_a_passphrase_is_set_and_older_backups_are_locked_too(plain: Window) -> None:
    desk = plain.desk
    assert desk is not None
    made = backups.back_up(desk.store).path
    path = desk.path
    section = plain.current_view().privacy
    assert "The book is not encrypted" in section.state.text()
    QTest.mouseClick(section.set, LEFT)
    dialog = dialog_of(plain)
    for words, again, wrong in (
        ("short", "short", dialog.new),
        (WORDS, WORDS + "x", dialog.again),
    ):
        dialog.new.input.setText(words)
        dialog.again.input.setText(again)
        press(Key.Key_Return)
        assert wrong.error.text()
    dialog.again.input.setText(WORDS)
    press(Key.Key_Return)
    done(plain)
    assert plain.desk is not None
    assert plain.desk.store.key is not None
    assert plain.place.view == "settings"
    assert "Passphrase set" in toast(plain.notices)
    told = plain.current_view().privacy.state.text()
    assert told.startswith("Set on ")
    assert "including us" in told
    assert headers.is_locked(made)
    plain.close()
    assert headers.is_locked(path)
    assert recents.last() == path


def test_it_is_changed_and_removed_with_the_one_there_is(window: Window) -> None:
    window.go(Place("settings", intent="privacy"))
    QTest.mouseClick(window.current_view().privacy.change, LEFT)
    dialog = dialog_of(window)
    dialog.current.input.setText(OTHER)
    dialog.new.input.setText(OTHER)
    dialog.again.input.setText(OTHER)
    QTest.mouseClick(dialog.go, LEFT)
    assert dialog.current.error.text() == "That is not it. Try again."
    dialog.current.input.setText(WORDS)
    QTest.mouseClick(dialog.go, LEFT)
    done(window)
    window.guard.lock()
    give(window, WORDS)
    assert window.desk is None
    give(window, OTHER)
    assert window.desk is not None
    window.go(Place("settings", intent="privacy"))
    QTest.mouseClick(window.current_view().privacy.remove, LEFT)
    dialog = dialog_of(window)
    dialog.current.input.setText(OTHER)
    QTest.mouseClick(dialog.go, LEFT)
    done(window)
    assert window.desk.store.key is None
    assert window.current_view().privacy.set.isVisible()


def test_what_fails_leaves_the_book_open_as_it_was(window: Window) -> None:
    window.go(Place("settings"))
    window.rekeying.change(_refusing, "Changing the passphrase…", "Passphrase changed")
    done(window)
    assert "The disk is full" in banner(window)
    assert window.desk is not None
    assert window.desk.store.key is not None


def _refusing(path: Path, key: Any) -> Any:
    from app.errors import StorageError

    raise StorageError("The disk is full. Nothing was changed.")


def test_esc_leaves_all_as_it_is(plain: Window) -> None:
    QTest.mouseClick(plain.current_view().privacy.set, LEFT)
    press(Key.Key_Escape)
    assert plain.desk is not None
    assert plain.desk.store.key is None


def test_a_new_book_is_locked_from_the_beginning(plain: Window, tmp_path: Path) -> None:
    path = tmp_path / "new.circlebook"
    plain.rekeying.make(path)
    assert not path.exists()
    dialog = dialog_of(plain)
    dialog.new.input.setText(WORDS)
    dialog.again.input.setText(WORDS)
    QTest.mouseClick(dialog.go, LEFT)
    assert plain.desk is not None
    assert plain.desk.path == path
    assert plain.desk.store.key is not None


def test_the_sheet_is_shown_after_the_passphrase_and_in_no_viewer(
    window: Window,
) -> None:
    from ui.dialogs.print_window import PrintWindow

    window.go(Place("settings", intent="privacy"))
    QTest.mouseClick(window.current_view().privacy.sheet, LEFT)
    dialog = dialog_of(window)
    dialog.current.input.setText(WORDS)
    press(Key.Key_Return)
    shown_now = next(one for one in window.findChildren(PrintWindow) if one.isVisible())
    assert not shown_now.foot.open.isVisible()
    assert shown_now._errand.file_name(["x" for _ in ()] or []) == "Circlebook.pdf"
    window.guard.lock()
    assert not shown_now.isVisible()


def test_a_backup_of_an_earlier_passphrase_is_opened_with_it(
    qtbot: QtBot, window: Window, locked: Path, tmp_path: Path
) -> None:
    desk = window.desk
    assert desk is not None
    made = backups.back_up(desk.store)
    key = desk.store.key
    assert key is not None
    window.guard.lock()
    locking.change_passphrase(locked, key, OTHER)
    give(window, OTHER)
    window.go(Place("settings", intent="backups"))
    copy = tmp_path / "copy.circlebook"
    section = window.current_view().backups
    section._copy(made, copy)
    qtbot.waitUntil(lambda: bool(window.findChildren(PassphraseDialog)))
    for words in (OTHER, WORDS):
        qtbot.waitUntil(lambda: _is_open(window))
        dialog = dialog_of(window)
        dialog.current.input.setText(words)
        QTest.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.path == copy)
    assert "You are looking at a copy" in banner(window)


def _is_open(window: Window) -> bool:
    return any(one.isVisible() for one in window.findChildren(PassphraseDialog))


# nothing left where others look


def test_nothing_private_is_beside_the_book_or_in_the_home_folder(
    window: Window, locked: Path, tmp_path: Path
) -> None:
    canary = "Zwielichtige Kanarienvoegel"
    desk = window.desk
    assert desk is not None
    desk.do("Your details changed", settings.save_coach, Coach(canary))
    community = desk.community_id
    for view in ("today", "people", "sessions", "coaching", "handoff", "settings"):
        window.go(Place(view, community))
    backups.back_up(desk.store)
    window.guard.lock()
    give(window, OTHER)
    give(window, WORDS)
    window.close()
    found = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert len(found) > 3
    for path in found:
        data = path.read_bytes()
        for words in (canary, WORDS, OTHER):
            assert words.encode() not in data, path
            assert words.encode("utf-16-le") not in data, path


def test_the_guard_says_how_many_backups_failed() -> None:
    assert "1 backup could not be locked and is" in rekeying.failed_backups(1)
    assert "3 backups could not be locked and are" in rekeying.failed_backups(3)
