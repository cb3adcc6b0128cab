"""A kill at any moment leaves no half backup, no half copy, and the book."""

import shutil
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from app.book import backups, books
from app.book.store import Store, connect
from app.tables import Person
from tests import random_acts
from tests.doubting import dump
from tests.killing import BEGUN, kill, kills, prepare
from tests.logbook import check_log

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _prepared():
    prepare(__name__)


@pytest.fixture
def open_book(book):
    """A book with something in it, open as the program has it."""
    store = books.open_book(book)
    _add_people(store, 20)
    yield store
    store.close()


def test_a_write_that_was_cut_short_is_in_no_backup(book, tmp_path):
    killed = kill(_write_without_end, book, within=0.0, random=random_acts.lots(1))
    assert killed.told == (BEGUN,)
    journal = book.with_name(f"{book.name}-journal")
    assert journal.exists()
    # somebody copies the book with its journal, and the copy stands in for a backup
    copied = tmp_path / "copied.circlebackup"
    shutil.copy(book, copied)
    shutil.copy(journal, tmp_path / "copied.circlebackup-journal")

    backups.restore_copy(copied, tmp_path / "restored.circlebook")
    store = books.open_book(book)
    made = backups.back_up(store)

    assert store.read(_names) == ["before"]
    assert _content(made.path) == store.read(dump)
    assert _content(tmp_path / "restored.circlebook") == store.read(dump)
    store.close()


def test_kills_during_a_backup_leave_no_half_one_and_the_book_as_it_was(open_book):
    path, random = open_book.path, random_acts.lots(11)
    live = open_book.read(dump)
    open_book.close()
    before, cut_short, whole = path.read_bytes(), 0, 0

    for _ in range(kills(60)):
        kill(_back_up_without_end, path, within=0.12, random=random)
        folder = backups.folder(path)
        cut_short += len(list(folder.glob(".*.part"))) if folder.exists() else 0
        for made in backups.listing(path):
            backups.verify(made.path)
            assert _content(made.path) == live
            whole += 1
        assert path.read_bytes() == before
        shutil.rmtree(folder, ignore_errors=True)

    assert cut_short
    assert whole


def test_kills_during_a_restore_leave_no_half_copy(open_book, tmp_path):
    made = backups.back_up(open_book)
    live, random = open_book.read(dump), random_acts.lots(12)
    open_book.close()
    before, backup = open_book.path.read_bytes(), made.path.read_bytes()
    cut_short = whole = 0

    for number in range(kills(60)):
        folder = tmp_path / str(number)
        kill(_restore_without_end, made.path, folder, within=0.12, random=random)
        cut_short += len(list(folder.glob(".*.part")))
        for copy in folder.glob("*.circlebook"):
            assert _content(copy) == live
            whole += 1
        assert made.path.read_bytes() == backup
        assert open_book.path.read_bytes() == before
        shutil.rmtree(folder, ignore_errors=True)

    assert cut_short
    assert whole


def _back_up_without_end(tell, path):
    store = Store(path)
    tell(BEGUN)
    while True:
        backups.back_up(store)


def _restore_without_end(tell, backup, folder):
    tell(BEGUN)
    number = 0
    while True:
        number += 1
        backups.restore_copy(backup, folder / f"{number}.circlebook")


def _write_without_end(tell, path):
    store = books.open_book(path)
    store.write("Person added", _add, "before")

    def act(session):
        session.execute(text("PRAGMA cache_size = 5"))  # so the file itself is written
        for number in range(100):
            _add(session, f"{number} " + "x" * 5000)
        tell(BEGUN)
        while True:
            pass

    store.write("Much added", act)


def _content(path):
    """Return what the book at `path` says, having seen that it is sound."""
    with closing(connect(path, read_only=True)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    store = Store(path)
    try:
        store.read(check_log)
        return store.read(dump)
    finally:
        store.close()


def _add_people(store, count):
    for number in range(count):
        store.write("Person added", _add, f"Person {number} of many")


def _add(session, name):
    session.add(Person(name=name))
    session.flush()


def _names(session):
    return list(session.scalars(text("SELECT name FROM person ORDER BY name")))
