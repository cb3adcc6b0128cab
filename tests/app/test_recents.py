"""The books that were open last, and a list of them that never stands in the way."""

from pathlib import Path

from app import paths
from app.book import recents


def touched(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def two_books(folder: Path) -> tuple[Path, Path]:
    return touched(folder / "one.circlebook"), touched(folder / "Two.circlebook")


def test_the_book_opened_last_stands_first_and_once(tmp_path):
    one, two = (
        touched(tmp_path / "one.circlebook"),
        touched(tmp_path / "Two.circlebook"),
    )
    for book in (one, two, one):
        recents.add(book)
    assert [book.path for book in recents.listing()] == [one, two]
    assert [book.name for book in recents.listing()] == ["one", "Two"]
    assert recents.last() == one


def test_a_book_that_is_gone_is_told_apart_and_not_opened(tmp_path):
    one, two = (
        touched(tmp_path / "one.circlebook"),
        touched(tmp_path / "two.circlebook"),
    )
    recents.add(one)
    recents.add(two)
    two.unlink()
    assert [book.is_there for book in recents.listing()] == [False, True]
    assert recents.last() == one
    one.unlink()
    assert recents.last() is None


def test_a_book_can_be_taken_off_the_list_and_stays_where_it_is(tmp_path):
    one = touched(tmp_path / "one.circlebook")
    recents.add(one)
    recents.remove(one)
    assert recents.listing() == []
    assert one.exists()


def test_the_list_does_not_grow_for_ever(tmp_path):
    for number in range(30):
        recents.add(tmp_path / f"{number}.circlebook")
    assert len(recents.listing()) == recents.MOST
    assert recents.listing()[0].name == "29"


def test_a_name_in_any_script_comes_back(tmp_path):
    book = touched(tmp_path / "Círculo 輪.circlebook")
    recents.add(book)
    assert recents.last() == book


def test_a_damaged_list_is_an_empty_one():
    for text in ("", "{", "[1, null]", '{"a": 1}', "\x00"):
        (paths.home() / "recent-books.json").write_text(text)
        assert recents.listing() == []
        assert recents.last() is None


def test_nobody_ever_finds_half_a_list(tmp_path):
    recents.add(touched(tmp_path / "one.circlebook"))
    assert [file.name for file in paths.home().iterdir()] == ["recent-books.json"]
