"""Files are written whole, and never over a book."""

import os
import shutil

import pytest

from app import files
from app.book import books
from app.errors import RefusedError, StorageError


@pytest.mark.parametrize("name", ["book.circlebook", "no suffix", "report.json"])
def test_a_file_is_never_written_over_a_book_whatever_its_name(book, name):
    there = book.rename(book.with_name(name))
    before = there.read_bytes()

    with pytest.raises(RefusedError, match=r"is a book, .* choose another name\."):
        files.write_text(there, "people")

    assert there.read_bytes() == before
    assert [one.name for one in there.parent.glob("*.part")] == []


@pytest.mark.skipif("sys.platform == 'win32'", reason="links of POSIX")
def test_a_file_is_never_written_over_an_open_book_under_another_name(book):
    alias, twin = book.with_name("alias.json"), book.with_name("twin.json")
    alias.symlink_to(book)
    twin.hardlink_to(book)
    store = books.open_book(book)

    for path in (book, alias, twin):
        with pytest.raises(RefusedError, match="is a book"):
            files.write_text(path, "people")

    store.write("Looked", lambda session: None)
    store.close()
    assert alias.is_symlink()


def test_what_is_no_book_is_replaced(tmp_path):
    path = tmp_path / "people.csv"
    for text in ("one", "two"):
        files.write_text(path, text)
        assert path.read_text() == text


def test_what_fails_half_way_leaves_what_stood_there(tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("before")

    def fail():
        with files.replacing(path) as draft:
            draft.write_text("half")
            raise OSError(28, "No space left on device")

    with pytest.raises(StorageError, match=r"people\.csv could not be written: No sp"):
        fail()

    assert path.read_text() == "before"
    assert [one.name for one in tmp_path.glob(".*.part")] == []


@pytest.mark.skipif("sys.platform != 'linux'", reason="others have UTF-8 names only")
def test_a_book_may_have_a_name_that_is_not_utf_8(book):
    odd = os.fsdecode(b"caf\xe9.circlebook")
    path = shutil.copy(book, book.with_name(odd))

    store = books.open_book(path)
    store.write("Looked", lambda session: None)

    assert not store.read_only
    store.close()
