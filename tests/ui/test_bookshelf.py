"""A book under another name is the same book, and a wrong clock hides nothing."""

import shutil
from datetime import timedelta

import pytest

from app import clock
from app.book import backups
from tests.ui.windows import opened


@pytest.mark.skipif("sys.platform == 'win32'", reason="links of POSIX")
def test_a_book_opened_under_another_name_stays_open(qtbot, book):
    window = opened(qtbot, book)
    desk = window.shelf.desk
    alias = book.with_name("alias.circlebook")
    alias.symlink_to(book)

    assert window.shelf.open(alias) is desk

    assert not desk.read_only
    assert window.shelf.close()


def test_a_backup_of_a_wrong_clock_does_not_hide_that_the_last_is_old(
    qtbot, sample_book, tmp_path
):
    book = shutil.copy(sample_book, tmp_path / "world.circlebook")
    folder = backups.folder(book)
    folder.mkdir()
    for days in (-9, 400):
        day = clock.now() + timedelta(days=days)
        name = f"world {day:%Y%m%dT%H%M%SZ} automatic{backups.SUFFIX}"
        shutil.copy(sample_book, folder / name)

    window = opened(qtbot, book)

    assert window.header.saved.accessibleName() == "Last backup 9 days ago"
    assert window.shelf.close()
