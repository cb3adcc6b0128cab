"""A book may only be read where another has it, or nothing can be written."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.book import books
from app.book.store import Store
from app.errors import StorageError
from app.tables import Person
from tests import random_acts
from tests.killing import BEGUN, kill, kills, prepare, run
from tests.logbook import check_log


@pytest.fixture(scope="module", autouse=True)
def _prepared():
    prepare(__name__)


def test_a_second_opening_may_read_and_says_where_the_first_is(book):
    first = books.open_book(book)
    first.write("Person added", _add, "Ada")

    second = books.open_book(book)

    assert second.read_only
    assert second.notice.startswith(
        "This book is already open in another window on this laptop since "
    )
    assert second.notice.endswith("Here you can read it, not change it.")
    assert second.read(_names) == ["Ada"]
    first.write("Person added", _add, "Grace")
    assert second.read(_names) == ["Ada", "Grace"]
    first.close()
    second.close()
    third = books.open_book(book)
    assert not third.read_only
    assert third.notice == ""
    third.close()


@pytest.mark.skipif("sys.platform == 'win32'", reason="links of POSIX")
def test_a_book_has_one_lock_whatever_it_is_called(book, tmp_path):
    alias = tmp_path / "elsewhere" / "alias.circlebook"
    alias.parent.mkdir()
    alias.symlink_to(book)

    first, second = books.open_book(alias), books.open_book(book)

    assert first.path == second.path == book
    assert not first.read_only
    assert second.read_only
    first.close()
    second.close()


def test_a_link_that_leads_in_a_circle_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "circle.circlebook"
    path.symlink_to(path)

    with pytest.raises(StorageError) as caught:
        books.open_book(path)
    _assert_a_sentence(caught.value)


def test_a_backup_may_be_read_and_stays_as_it_was_checked(book):
    backup = Path(shutil.copy(book, book.with_name("book of May.circlebackup")))
    before = backup.read_bytes()

    store = books.open_book(backup)

    assert store.read_only
    assert store.notice.startswith("This is a backup. You can read it, not change it;")
    assert store.read(_names) == []
    store.close()
    assert backup.read_bytes() == before


def test_a_book_of_an_earlier_version_is_refused_where_it_may_only_be_read(book):
    backup = Path(shutil.copy(book, book.with_name("old.circlebackup")))
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 0")
    before = backup.read_bytes()

    with pytest.raises(StorageError, match="written by an earlier Circle") as caught:
        books.open_book(backup)

    _assert_a_sentence(caught.value)
    assert backup.read_bytes() == before


def test_a_second_opening_in_another_process_may_only_read(book):
    store = books.open_book(book)
    store.write("Person added", _add, "Ada")

    read_only, notice, names = run(_open_and_tell, book)

    assert read_only
    assert "already open" in notice
    assert names == ["Ada"]
    store.write("Person added", _add, "Grace")
    store.close()


@pytest.mark.skipif("sys.platform == 'win32'", reason="these are the locks of POSIX")
def test_opening_a_book_once_more_does_not_drop_the_locks_of_the_first(book):
    def act(session):
        _add(session, "Ada")
        books.open_book(book).close()
        return run(_try_to_write, book)

    store = books.open_book(book)
    told, _ = store.write("Person added", act)

    assert told == ("database is locked",)
    store.close()


def test_a_write_protected_file_may_be_read(empty_book):
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty_book, Path(name) / "book.circlebook"))
        path.chmod(0o444)
        path.parent.chmod(0o777)

        told = run(_open_and_tell, path, True)

        assert told == (
            True,
            "This file is write-protected. You can read it, not change it.",
            [],
        )
        assert path.read_bytes() == empty_book.read_bytes()


@pytest.mark.skipif("sys.platform == 'win32'", reason="folders of POSIX")
def test_a_book_in_a_folder_that_cannot_be_written_may_be_read(empty_book):
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty_book, Path(name) / "book.circlebook"))
        path.parent.chmod(0o555)

        read_only, notice, names = run(_open_and_tell, path, True)

        assert read_only
        assert notice.startswith("This book is in a place that cannot be written.")
        assert names == []
        assert [one.name for one in path.parent.iterdir()] == [path.name]
        path.parent.chmod(0o755)


@pytest.mark.skipif("sys.platform == 'win32'", reason="folders of POSIX")
def test_a_lock_left_from_better_times_does_not_make_a_folder_writable(empty_book):
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty_book, Path(name) / "book.circlebook"))
        lock = path.with_name(f".{path.name}.lock")
        lock.touch()
        for one in (path, lock):
            one.chmod(0o666)
        path.parent.chmod(0o555)

        read_only, notice, _ = run(_open_and_tell, path, True)

        assert read_only
        assert notice.startswith("This book is in a place that cannot be written.")
        path.parent.chmod(0o755)


def test_a_window_that_reads_says_so_when_the_one_that_writes_dies(book):
    killed = kill(_write_without_end, book, within=0.0, random=random_acts.lots(1))
    assert killed.told == (BEGUN,)
    reader = Store(book, read_only=True)

    with pytest.raises(StorageError, match=r"cut short, .* open it again") as caught:
        reader.read(_names)
    _assert_a_sentence(caught.value)
    reader.close()


@pytest.mark.skipif("sys.platform == 'win32'", reason="folders of POSIX")
@pytest.mark.parametrize("create", [False, True])
def test_a_book_nobody_may_look_at_is_refused_in_a_sentence(empty_book, create):
    with tempfile.TemporaryDirectory() as name:
        path = Path(shutil.copy(empty_book, Path(name) / "book.circlebook"))
        path.chmod(0)
        Path(name).chmod(0o755)
        (unreadable,) = run(_refused, path, create)
        Path(name).chmod(0)
        (hidden,) = run(_refused, path, create)
        Path(name).chmod(0o755)

    _assert_a_sentence(unreadable)
    _assert_a_sentence(hidden)


def test_a_book_on_a_medium_that_cannot_be_written_may_be_read(small_disk, empty_book):
    path = Path(shutil.copy(empty_book, small_disk / "book.circlebook"))
    _remount_read_only(small_disk)

    store = books.open_book(path)

    assert store.read_only
    assert "cannot be written" in store.notice
    assert store.read(_names) == []
    store.close()


def test_a_book_cut_off_in_a_write_says_so_where_it_cannot_be_put_right(
    small_disk, empty_book
):
    path = Path(shutil.copy(empty_book, small_disk / "book.circlebook"))
    killed = kill(_write_without_end, path, within=0.0, random=random_acts.lots(1))
    assert killed.told == (BEGUN,)
    assert path.with_name("book.circlebook-journal").exists()
    _remount_read_only(small_disk)

    with pytest.raises(
        StorageError, match=r"cut short, .* copy the whole folder"
    ) as caught:
        books.open_book(path)
    _assert_a_sentence(caught.value)


def test_the_lock_of_a_killed_program_is_taken_over_at_once(book):
    killed = kill(_write_without_end, book, within=0.0, random=random_acts.lots(1))
    assert killed.told == (BEGUN,)
    assert book.with_name(f"{book.name}-journal").exists()

    store = books.open_book(book)

    assert not store.read_only
    assert store.read(_names) == ["before"]
    store.read(check_log)
    store.write("Person added", _add, "Ada")
    store.close()


def test_a_kill_while_a_book_is_made_leaves_no_half_book(tmp_path):
    random, whole = random_acts.lots(5), 0
    for number in range(kills(20)):
        path = tmp_path / str(number) / f"new{books.SUFFIX}"
        kill(_make, path, within=0.15, random=random)
        whole += path.exists()

        store = books.open_book(path, create=True)
        store.write("Person added", _add, "Ada")
        store.read(check_log)
        store.close()
        assert [one.name for one in path.parent.iterdir() if one.name[0] != "."] == [
            path.name
        ]
        assert not list(path.parent.glob(".*.new*"))
    assert whole < number + 1, "every kill came too late"


def test_a_book_made_by_two_processes_at_once_is_one_book(tmp_path):
    path, told = tmp_path / f"new{books.SUFFIX}", []
    threads = [
        threading.Thread(target=lambda: told.append(run(_make_and_write, path)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    wrote = [name for (name,) in told if name]
    assert len(told) == 4
    assert wrote
    store = books.open_book(path)
    assert store.read(_names) == sorted(wrote)
    store.close()


def _assert_a_sentence(error):
    said = str(error)
    assert said.endswith(".")
    assert "\n" not in said
    assert not any(word in said for word in ("SQLITE", "sqlite", "Errno", "Error", "!"))


def _give_up_rights():
    if sys.platform != "win32" and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def _open_and_tell(tell, path, without_rights=False):
    if without_rights:
        _give_up_rights()
    store = books.open_book(path)
    tell(store.read_only)
    tell(store.notice)
    tell(store.read(_names))
    store.close()


def _refused(tell, path, create):
    _give_up_rights()
    try:
        books.open_book(path, create=create)
    except StorageError as error:
        tell(str(error))


def _try_to_write(tell, path):
    with closing(sqlite3.connect(path, timeout=0)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            tell(str(error))
        else:
            tell("got the lock")


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


def _make(tell, path):
    tell(BEGUN)
    books.open_book(path, create=True).close()


def _make_and_write(tell, path):
    name = str(os.getpid())
    store = books.open_book(path, create=True)
    if store.read_only:
        tell("")
    else:
        store.write("Person added", _add, name)
        tell(name)
    store.close()


def _remount_read_only(disk):
    command = (shutil.which("mount") or "mount", "-o", "remount,ro", str(disk))
    subprocess.run(command, check=True)


def _add(session, name):
    session.add(Person(name=name))
    session.flush()


def _names(session):
    return list(session.scalars(text("SELECT name FROM person ORDER BY name")))
