"""What the command line does to look after a book."""

import pytest

from app import samples
from app.book import backups, books
from tests.app.commanding import assert_refused

RIVERS = "Prairie Rivers Wellbeing Network"


def test_a_backup_is_made_and_a_copy_of_it_put_where_one_says(
    sample, tmp_path, circlebook
):
    told = circlebook("backup", "--book", sample)
    made = backups.listing(sample)[0].path
    assert str(made) in told.out
    copy = tmp_path / "copy.circlebook"
    assert circlebook("restore", made, "--out", copy).code == 0
    listed = circlebook("list", "--book", copy).out
    assert listed == circlebook("list", "--book", sample).out
    before = copy.read_bytes()
    assert_refused(circlebook("restore", made, "--out", copy), "is there already")
    assert copy.read_bytes() == before


@pytest.mark.parametrize("name", ["odd.circlebackup", "none.circlebackup"])
def test_what_is_no_backup_is_not_restored(name, tmp_path, circlebook):
    (tmp_path / "odd.circlebackup").write_bytes(b"hello")
    told = circlebook("restore", tmp_path / name, "--out", tmp_path / "book")
    assert_refused(told, name)
    assert not (tmp_path / "book").exists()


def test_check_says_what_it_found(sample, circlebook):
    told = circlebook("check", "--book", sample)
    assert told.code == 0
    assert told.out.count(": yes\n") == 5
    assert "It holds 3 communities, 42 people and 25 gatherings\n" in told.out
    assert "There is no backup yet" in told.out
    store = books.open_book(sample)
    with store.driver_connection() as connection:
        connection.execute("UPDATE community SET status = 'resting'")
    store.close()
    told = circlebook("check", "--book", sample)
    assert (
        "Codes, dates, zones and layers are known: NO\n  table “community”" in told.out
    )
    assert_refused(told, "world.circlebook is not sound; nothing was changed.")


def test_the_sample_is_made_and_made_anew(tmp_path, circlebook):
    told = circlebook("sample")
    assert told.out == f"The sample book is {samples.path()}\n"
    assert circlebook("sample").code == 0
    assert not backups.listing(samples.path())
    assert circlebook("sample", "--fresh").code == 0
    assert len(backups.listing(samples.path())) == 1
    other = tmp_path / "other.circlebook"
    assert circlebook("sample", "--out", other).code == 0
    assert RIVERS in circlebook("list", "--book", other).out


def test_a_sample_of_another_name_is_made_anew_too(tmp_path, circlebook):
    other = tmp_path / "other.circlebook"
    for _ in range(2):
        told = circlebook("sample", "--fresh", "--out", other)
        assert told.out == f"The sample book is {other}\n"
    assert len(backups.listing(other)) == 1
    assert not samples.path().exists()


def test_a_book_of_ones_own_is_not_made_a_sample(sample, tmp_path, circlebook):
    own = tmp_path / "own.circlebook"
    circlebook("export-data", "--book", sample, "--out", tmp_path / "a.json")
    circlebook("import", tmp_path / "a.json", "--book", own)
    before = circlebook("list", "--book", own).out
    for fresh in ([], ["--fresh"]):
        told = circlebook("sample", "--out", own, *fresh)
        assert_refused(told, "own.circlebook is a book of your own, not a sample")
    assert circlebook("list", "--book", own).out == before
    assert not backups.listing(own)
