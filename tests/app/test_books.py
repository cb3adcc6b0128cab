"""Opening: a book is opened, anything else is refused in a sentence and left alone."""

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

from app import books
from app.errors import NotABookError, StorageError, TooNewError
from app.store import connect
from app.tables import Person
from tests import random_acts
from tests.killing import BEGUN, kill, kills, prepare, run
from tests.logbook import check_log

NAMES = [
    "100 % sure?",
    "#1 & more; 'quoted' \"twice\"",
    "Überblick für Zoë",
    "e\u0301cole de la montagne",
    "会議 ประชุม 🌾",
    " spaced out ",
    "%41%2e",
    "a+b=c",
    "file:memory",
    "-flag",
    "no suffix",
]


@pytest.fixture(scope="module", autouse=True)
def _prepared():
    prepare(__name__)


@pytest.mark.parametrize("name", NAMES)
def test_a_book_may_have_any_name(tmp_path, name):
    path = tmp_path / "some where" / f"{name}{books.SUFFIX}"

    store = books.open_book(path, create=True)
    store.write("Person added", _add, "Ada")
    store.close()
    again = books.open_book(path)

    assert again.read(_names) == ["Ada"]
    assert not again.read_only
    again.close()
    assert [one.name for one in path.parent.iterdir() if one.name[0] != "."] == [
        path.name
    ]


def test_a_new_book_is_made_only_when_asked_for(tmp_path):
    path = tmp_path / "folder" / f"new{books.SUFFIX}"

    with pytest.raises(NotABookError, match=r"There is no book at .*new"):
        books.open_book(path)

    assert list(tmp_path.iterdir()) == []


def test_opening_with_create_keeps_the_book_that_is_there(book):
    store = books.open_book(book)
    store.write("Person added", _add, "Ada")
    store.close()

    again = books.open_book(book, create=True)

    assert again.read(_names) == ["Ada"]
    again.close()


# --- what is not a book


def _not_a_database(path, book):
    path.write_bytes(b"Dear diary, this is not a database.\n" * 400)


def _random_bytes(path, book):
    path.write_bytes(random_acts.lots(7).randbytes(50_000))


def _empty(path, book):
    path.write_bytes(b"")


def _a_few_bytes(path, book):
    path.write_bytes(b"SQLite for")


def _only_the_first_line(path, book):
    path.write_bytes(book.read_bytes()[:16])


def _of_another_program(path, book):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE person (id, name)")
        connection.execute("PRAGMA application_id = 252006673")


def _of_another_program_that_keeps_a_wal(path, book):
    _of_another_program(path, book)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO person VALUES (1, 'Ada')")
        connection.commit()


def _locked_with_a_passphrase(path, book):
    with closing(connect(path, mode="rwc")) as connection:
        connection.execute("CREATE TABLE x (y)")
    plain = path.with_name("plain")
    path.rename(plain)
    with closing(connect(plain)) as connection:
        connection.execute(f"ATTACH '{path}' AS locked KEY 'six words'")
        connection.execute("SELECT sqlcipher_export('locked')")
    plain.unlink()


@pytest.mark.parametrize(
    "make",
    [
        _not_a_database,
        _random_bytes,
        _empty,
        _a_few_bytes,
        _only_the_first_line,
        _of_another_program,
        _of_another_program_that_keeps_a_wal,
        _locked_with_a_passphrase,
    ],
)
@pytest.mark.parametrize("create", [False, True])
def test_what_is_not_a_book_is_refused_and_left_alone(tmp_path, book, make, create):
    folder = tmp_path / "files"
    folder.mkdir()
    path = folder / f"Report 3 %{books.SUFFIX}"
    make(path, book)
    before = _everything_in(folder)

    with pytest.raises(NotABookError) as caught:
        books.open_book(path, create=create)

    _assert_a_sentence(caught.value)
    assert path.name in str(caught.value)
    assert "left as it is" in str(caught.value)
    assert _everything_in(folder) == before


def test_a_book_of_a_newer_version_is_refused_and_left_alone(book):
    with closing(connect(book)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")  # it may have other habits
        connection.execute("PRAGMA user_version = 99")
    before = _everything_in(book.parent)

    with pytest.raises(TooNewError, match="version 99; this one knows up to") as caught:
        books.open_book(book)

    _assert_a_sentence(caught.value)
    assert _everything_in(book.parent) == before


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_book_cut_short_is_refused_and_left_alone(book, part):
    content = book.read_bytes()
    book.write_bytes(content[: int(len(content) * part)])
    before = book.read_bytes()

    with pytest.raises(
        StorageError, match=r"damaged\. .* open the last backup"
    ) as caught:
        books.open_book(book)

    _assert_a_sentence(caught.value)
    assert book.read_bytes() == before


def test_a_book_full_of_rubbish_is_refused_and_left_alone(book):
    content = book.read_bytes()
    rubbish = random_acts.lots(3).randbytes(len(content) - 100)
    book.write_bytes(content[:100] + rubbish)
    before = book.read_bytes()

    with pytest.raises(StorageError) as caught:
        books.open_book(book)

    _assert_a_sentence(caught.value)
    assert book.read_bytes() == before


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_is_not_a_book(tmp_path, create):
    with pytest.raises(NotABookError, match="is a folder, not a book") as caught:
        books.open_book(tmp_path, create=create)
    _assert_a_sentence(caught.value)


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no named pipes")
def test_a_pipe_is_not_a_book_and_nobody_waits_for_it(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)

    with pytest.raises(NotABookError, match="not a book"):
        books.open_book(path)


@pytest.mark.parametrize("create", [False, True])
def test_a_name_that_is_too_long_is_refused_in_a_sentence(tmp_path, create):
    path = tmp_path / f"{'long' * 100}{books.SUFFIX}"

    with pytest.raises(StorageError) as caught:
        books.open_book(path, create=create)
    _assert_a_sentence(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_book_cannot_be_made_where_a_file_stands_for_the_folder(tmp_path):
    (tmp_path / "file").write_text("mine")

    with pytest.raises(StorageError, match="Choose another folder") as caught:
        books.open_book(tmp_path / "file" / "new.circlebook", create=True)

    _assert_a_sentence(caught.value)
    assert (tmp_path / "file").read_text() == "mine"


def test_a_book_cannot_be_made_on_a_full_disk(small_disk):
    (small_disk / "filler").write_bytes(b"x" * 2_900_000)

    with pytest.raises(StorageError, match="full") as caught:
        books.open_book(small_disk / "new.circlebook", create=True)

    _assert_a_sentence(caught.value)
    left = [path.name for path in small_disk.iterdir() if path.suffix != ".lock"]
    assert left == ["filler"]


# --- where it may only be read


def test_a_second_opening_may_read_and_says_where_the_first_is(book):
    first = books.open_book(book)
    first.write("Person added", _add, "Ada")

    second = books.open_book(book)

    assert second.read_only
    assert second.notice.startswith("This book is already open on ")
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


def test_a_second_opening_in_another_process_may_only_read(book):
    store = books.open_book(book)
    store.write("Person added", _add, "Ada")

    read_only, notice, names = run(_open_and_tell, book)

    assert read_only
    assert "already open on" in notice
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


# --- after a crash


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


# --- folders that are synced


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Casa Verde", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("Mobile Documents", "iCloud Drive"),
        ("Documents", ""),
        ("Boxes", ""),
        ("Dropboxes", ""),
    ],
)
def test_a_folder_that_a_service_syncs_is_known(tmp_path, folder, service):
    assert books.synced_by(tmp_path / folder / "x" / "book.circlebook") == service


# --- helpers


def _everything_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


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
