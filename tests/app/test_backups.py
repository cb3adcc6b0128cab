"""Backups are whole, verified, and made when something has changed."""

import os
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from app.book import backups, books
from app.book.store import Store, connect
from app.tables import Person
from tests.doubting import dump
from tests.logbook import check_log

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def open_book(book):
    """A book with something in it, open as the program has it."""
    store = books.open_book(book)
    _add_people(store, 20)
    yield store
    store.close()


def test_a_backup_is_the_whole_book_and_says_when_and_why(open_book):
    told = []
    made = backups.back_up(open_book, progress=lambda *pages: told.append(pages))

    assert backups.listing(open_book.path) == [made]
    assert made.why == backups.MANUAL
    assert made.size == made.path.stat().st_size > 100_000
    assert abs(made.made_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert _content(made.path) == open_book.read(dump)
    assert told[-1][0] == told[-1][1] > 100


def test_backups_of_the_same_second_all_stay_and_the_newest_is_first(open_book):
    made = [backups.back_up(open_book) for _ in range(4)]

    assert len({one.path for one in made}) == 4
    assert {one.path for one in backups.listing(open_book.path)} == {
        one.path for one in made
    }
    assert [
        one.name
        for one in backups.folder(open_book.path).iterdir()
        if one.name[0] == "."
    ] == []


def test_a_backup_is_due_when_something_has_changed_and_some_hours_have_passed(
    open_book,
):
    later = datetime.now(UTC) + backups.EVERY + timedelta(minutes=1)

    assert backups.due(open_book)
    made = backups.back_up(open_book, why=backups.AUTOMATIC)
    assert not backups.changed_since(open_book, made)
    assert not backups.due(open_book, now=later)
    _add_people(open_book, 1)
    assert backups.changed_since(open_book, made)
    assert not backups.due(open_book)
    assert backups.due(open_book, now=later)


def test_a_backup_that_has_become_unreadable_makes_another_one_due(open_book):
    later = datetime.now(UTC) + backups.EVERY + timedelta(minutes=1)
    made = backups.back_up(open_book)
    made.path.write_bytes(b"nothing of it is left")

    assert backups.due(open_book, now=later)


def test_books_of_different_names_keep_their_backups_apart(open_book, tmp_path):
    other = books.open_book(tmp_path / "book (2).circlebook", create=True)

    one, two = backups.back_up(open_book), backups.back_up(other)

    assert [made.path for made in backups.listing(open_book.path)] == [one.path]
    assert [made.path for made in backups.listing(other.path)] == [two.path]
    other.close()


def test_other_files_among_the_backups_are_left_alone(open_book):
    folder = backups.folder(open_book.path)
    folder.mkdir()
    names = [
        "notes.txt",
        "book.circlebackup",
        "book 99999999T999999Z manual.circlebackup",
        "another 20260101T000000Z automatic.circlebackup",
    ]
    for name in names:
        (folder / name).write_text("mine")

    made = backups.back_up(open_book)

    assert backups.listing(open_book.path) == [made]
    assert sorted(path.name for path in folder.iterdir() if path != made.path) == (
        sorted(names)
    )


def test_a_backup_made_while_another_connection_writes_is_one_whole_state(open_book):
    stop, begun = threading.Event(), threading.Event()
    writer = Store(open_book.path)

    def write():
        while not stop.is_set():
            writer.write("Person added", _add, "written meanwhile")
            begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        assert begun.wait(20)
        made = [backups.back_up(open_book) for _ in range(5)]
    finally:
        stop.set()
        thread.join(20)

    assert not thread.is_alive()
    sizes = [len(_content(one.path)) for one in made]
    assert sizes == sorted(sizes)
    writer.close()


def test_a_write_does_not_wait_for_a_backup_which_begins_again(book):
    asked, begun, backed_up = threading.Event(), threading.Event(), []

    class Announced(Store):
        @contextmanager
        def _transaction(self):
            asked.set()
            with super()._transaction() as session:
                yield session

    store = Announced(book)
    store.write("Much added", _add, "x" * 20_000_000)  # more than one step
    asked.clear()

    def tell(done, pages):
        if not begun.is_set():
            begun.set()
            assert asked.wait(20)

    thread = threading.Thread(
        target=lambda: backed_up.append(backups.back_up(store, progress=tell))
    )
    thread.start()
    assert begun.wait(20)
    store.write("Person added", _add, "Ada")
    thread.join(60)

    assert _content(backed_up[0].path) == store.read(dump)
    store.close()


def test_a_backup_is_made_in_the_end_however_often_she_writes(book):
    store, stop, written = Store(book), threading.Event(), []
    store.write("Much added", _add, "x" * 20_000_000)

    def write():
        while not stop.is_set():
            written.append(store.write("Person added", _add, "written meanwhile"))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        made = backups.back_up(store)
    finally:
        stop.set()
        thread.join(60)

    assert written
    assert len(_content(made.path)) > 1
    store.close()


def test_a_backup_a_wrong_clock_dated_in_the_future_does_not_stop_the_next(open_book):
    made = backups.back_up(open_book, why=backups.AUTOMATIC)
    before = made.made_at - timedelta(days=400)
    assert not backups.due(open_book, now=before)
    _add_people(open_book, 1)

    assert backups.due(open_book, now=before)
    assert backups.last(open_book.path, now=before) == made
    assert backups.last(open_book.path) == made


def test_what_is_left_of_a_backup_cut_short_is_cleared_away_a_day_later(open_book):
    folder = backups.folder(open_book.path)
    folder.mkdir()
    names = [
        f".book 20260101T000000Z manual{backups.SUFFIX}.part{tail}"
        for tail in ("", "-journal")
    ]
    for name in names:
        (folder / name).write_text("half")
    backups.back_up(open_book)
    assert all((folder / name).exists() for name in names)  # it may be under way

    for name in names:
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    backups.back_up(open_book)

    assert not any((folder / name).exists() for name in names)
    assert len(backups.listing(open_book.path)) == 2


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
