"""A passphrase that cannot be changed: there always is a way on, and it is said why."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.book import books, headers, keys, locking
from tests.app.locked import OTHER, WORDS
from tests.app.test_locking_leftovers import no_larger_than
from tests.ui.windows import LEFT, Heard, Key, banner, opened, press
from ui.dialogs.passphrase import PassphraseDialog
from ui.places import Place
from ui.views.lock_view import LockView
from ui.window import Window


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What was raised while the window was there."""
    heard = Heard()
    monkeypatch.setattr("sys.excepthook", heard.heard)
    return heard


@pytest.fixture
def window(qtbot: QtBot, book: Path, heard: Heard) -> Iterator[Window]:
    """A window in which a book with a passphrase is open."""
    key = locking.set_passphrase(book, WORDS)
    window = opened(qtbot, book, heard)
    window.shelf.open(book, key=key)
    yield window
    window.close()


def changed(window: Window, work: Any) -> None:
    """Let `work` change the passphrase, and wait for it."""
    window.rekeying.change(work, "Changing the passphrase…", "Passphrase changed")
    window.rekeying.finish()


def test_a_disk_that_takes_no_more_leads_back_to_the_book(window: Window) -> None:
    changed(window, _on_a_full_disk)
    assert "the one you had still holds" in banner(window)
    assert window.sheet.isVisible()
    assert not window.lobby.isVisible()
    assert window.desk is not None
    assert window.desk.store.key is not None


def test_a_bug_on_the_way_leads_back_to_the_book_and_is_told(
    window: Window, heard: Heard
) -> None:
    changed(window, _failing)
    assert window.sheet.isVisible()
    assert window.desk is not None
    assert len(heard.bugs) == 1


def test_a_bug_after_the_passphrase_was_changed_asks_for_the_new_one(
    window: Window, heard: Heard
) -> None:
    changed(window, _failing_late)
    assert window.desk is None
    view = window.lobby.views.currentWidget()
    assert isinstance(view, LockView)
    assert len(heard.bugs) == 1
    view.field.input.setText(OTHER)
    press(Key.Key_Return)
    assert window.desk is not None


def _on_a_full_disk(path: Path, key: keys.Key) -> "tuple[keys.Key | None, int]":
    with no_larger_than(4096):
        return locking.change_passphrase(path, key, OTHER), 0


def _failing(path: Path, key: keys.Key) -> "tuple[keys.Key | None, int]":
    raise ValueError("nobody has thought of this")


def _failing_late(path: Path, key: keys.Key) -> "tuple[keys.Key | None, int]":
    locking.change_passphrase(path, key, OTHER)
    raise ValueError("nobody has thought of this")


def test_another_name_of_the_file_is_told_before_it_is_locked(
    qtbot: QtBot, book: Path
) -> None:
    window = opened(qtbot, book)
    window.go(Place("settings", intent="privacy"))
    for has_another in (False, True):
        if has_another:
            os.link(book, book.with_name("snapshot"))
        QTest.mouseClick(window.current_view().privacy.set, LEFT)
        (dialog,) = _dialogs(window)
        said = dialog.sentence.text()
        assert ("stays as it is, and is not locked" in said) is has_another
        press(Key.Key_Escape)
    window.close()


def test_the_backups_of_a_renamed_book_are_locked_with_it(
    qtbot: QtBot, book: Path, tmp_path: Path
) -> None:
    from app.book import backups

    store = books.open_book(book)
    made = backups.back_up(store).path
    store.close()
    renamed = Path(shutil.move(book, tmp_path / f"Circle{books.SUFFIX}"))
    window = opened(qtbot, renamed)
    window.go(Place("settings", intent="privacy"))
    QTest.mouseClick(window.current_view().privacy.set, LEFT)
    (dialog,) = _dialogs(window)
    dialog.new.input.setText(WORDS)
    dialog.again.input.setText(WORDS)
    QTest.mouseClick(dialog.go, LEFT)
    window.rekeying.finish()
    assert headers.is_locked(made)
    window.close()


def _dialogs(window: Window) -> list[PassphraseDialog]:
    found = window.findChildren(PassphraseDialog)
    return [one for one in found if one.isVisible()]
