"""Backups make themselves; what could not be made is said; an old one is shown."""

import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from app.book import backups
from app.book.store import Store
from app.community import communities
from tests.ui.windows import Heard, banner, opened
from ui.caretaker import Caretaker
from ui.desk import Desk


@pytest.fixture
def caretaker(desk: Desk) -> Caretaker:
    """Looks after an empty book."""
    return Caretaker(desk, desk)


def made(store: Store) -> int:
    """Return how many backups there are."""
    return len(backups.listing(store.path))


def looks(qtbot: QtBot, desk: Desk, caretaker: Caretaker) -> None:
    """Let the caretaker look, and wait until it has looked."""
    with qtbot.waitSignal(desk.tasks.busy, check_params_cb=lambda busy: not busy):
        caretaker.look()


def grow_old(path: Path, age: timedelta) -> None:
    """Let the backups of a book be this much older."""
    for one in reversed(backups.listing(path)):
        then = (one.made_at - age).strftime("%Y%m%dT%H%M%SZ")
        now = one.made_at.strftime("%Y%m%dT%H%M%SZ")
        one.path.rename(one.path.with_name(one.path.name.replace(now, then)))


def test_a_first_backup_is_made_by_itself(
    qtbot: QtBot, desk: Desk, caretaker: Caretaker
) -> None:
    with qtbot.waitSignal(caretaker.made):
        caretaker.look()
    assert made(desk.store) == 1


def test_none_is_made_before_it_is_due_or_when_nothing_changed(
    qtbot: QtBot, desk: Desk, caretaker: Caretaker, community: UUID
) -> None:
    looks(qtbot, desk, caretaker)
    desk.do("Community renamed", communities.rename, community, "Harbor")
    looks(qtbot, desk, caretaker)
    assert made(desk.store) == 1  # it is not due
    grow_old(desk.path, timedelta(hours=5))
    looks(qtbot, desk, caretaker)
    assert made(desk.store) == 2  # now it is
    grow_old(desk.path, timedelta(hours=5))
    looks(qtbot, desk, caretaker)
    assert made(desk.store) == 2  # nothing has changed since


def test_what_could_not_be_backed_up_at_the_end_is_at_the_next_start(
    qtbot: QtBot, desk: Desk, caretaker: Caretaker, community: UUID
) -> None:
    looks(qtbot, desk, caretaker)
    desk.do("Community renamed", communities.rename, community, "Harbor")
    with qtbot.waitSignal(caretaker.made):
        caretaker.begin()
    assert made(desk.store) == 2


def test_a_backup_that_fails_is_said(
    qtbot: QtBot, desk: Desk, caretaker: Caretaker
) -> None:
    backups.folder(desk.path).write_text("a file where the folder should be")
    with qtbot.waitSignal(caretaker.failed) as failed:
        caretaker.look()
    (sentence,) = failed.args
    assert "Your book is safe" in sentence


def test_a_backup_that_fails_is_a_banner_in_the_window(
    qtbot: QtBot, sample_book: Path, tmp_path: Path
) -> None:
    heard = Heard()
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path)), heard)
    assert window.desk is not None
    backups.folder(window.desk.path).write_text("in the way")
    window._caretaker.look()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: "could not be written" in banner(window))
    window.close()
    assert not window.isVisible()


def test_a_book_for_reading_only_is_not_backed_up(qtbot: QtBot, book: Path) -> None:
    desk = Desk(Store(book, read_only=True))
    caretaker = Caretaker(desk, desk)
    caretaker.look()
    caretaker.close()
    desk.close()
    assert not backups.listing(book)


def test_a_stale_backup_is_shown_in_the_header(
    qtbot: QtBot, sample_book: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sample_book, tmp_path))
    opened(qtbot, path).close()
    assert len(backups.listing(path)) == 1
    window = opened(qtbot, path)
    assert window.header.saved.accessibleName() == "Saved on this laptop"
    assert "Last backup" in window.header.saved.toolTip()
    grow_old(path, timedelta(days=9))
    window.refresh()
    assert window.header.saved.accessibleName() == "Last backup 9 days ago"
    with qtbot.waitSignal(window._caretaker.made):  # type: ignore[union-attr]
        backups_wanted(window.desk)
        window._caretaker.look()  # type: ignore[union-attr]
    assert window.header.saved.accessibleName() == "Saved on this laptop"
    window.close()


def backups_wanted(desk: Desk | None) -> None:
    """Change something, so that there is something to back up."""
    assert desk is not None
    brief = desk.read(communities.briefs)[0]
    desk.do("Community renamed", communities.rename, brief.id, "Harbor")
