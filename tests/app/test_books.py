"""A book may have any name; anything else is refused and left alone."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from app.book import books
from app.book.store import connect
from app.errors import LockedError, NotABookError, StorageError, TooNewError
from app.tables import Person
from tests import random_acts

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

    with pytest.raises((NotABookError, LockedError)) as caught:
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
    (small_disk / "filler").write_bytes(b"x" * 4_900_000)

    with pytest.raises(StorageError, match="full") as caught:
        books.open_book(small_disk / "new.circlebook", create=True)

    _assert_a_sentence(caught.value)
    left = [path.name for path in small_disk.iterdir() if path.suffix != ".lock"]
    assert left == ["filler"]


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
        ("Box Sync", "Box"),
        ("GoogleDrive-ada@example.org", "Google Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Boxes", ""),
        ("Box of books", ""),
        ("Dropbox ideas", ""),
        ("Dropboxes", ""),
    ],
)
def test_a_folder_that_a_service_syncs_is_known(tmp_path, folder, service):
    assert books.synced_by(tmp_path / folder / "x" / "book.circlebook") == service


@pytest.mark.parametrize("folder", ["My Drive", "Shared drives"])
def test_the_drive_that_google_adds_on_windows_is_known(tmp_path, folder):
    root = Path(tmp_path.anchor)
    assert books.synced_by(root / folder / "Books" / "a.circlebook") == "Google Drive"
    assert books.synced_by(tmp_path / folder / "a.circlebook") == ""


def _everything_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _assert_a_sentence(error):
    said = str(error)
    assert said.endswith(".")
    assert "\n" not in said
    assert not any(word in said for word in ("SQLITE", "sqlite", "Errno", "Error", "!"))


def _add(session, name):
    session.add(Person(name=name))
    session.flush()


def _names(session):
    return list(session.scalars(text("SELECT name FROM person ORDER BY name")))
