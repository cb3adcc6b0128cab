"""A backup is restored beside the book and never over it."""

import shutil
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from app.book import backups, books
from app.book.store import Store, connect
from app.errors import StorageError
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


def test_yesterday_is_restored_beside_the_book_and_the_book_stays(open_book, tmp_path):
    made = backups.back_up(open_book)
    _add_people(open_book, 5)
    live, backup = open_book.read(dump), made.path.read_bytes()
    target = tmp_path / "looked at" / "book of yesterday.circlebook"

    backups.restore_copy(made.path, target)

    copy = books.open_book(target)
    assert not copy.read_only
    assert len(copy.read(_names)) == 20
    copy.write("Person added", _add, "only in the copy")
    copy.close()
    assert open_book.read(dump) == live
    assert made.path.read_bytes() == backup
    assert sorted(path.name for path in made.path.parent.iterdir()) == [made.path.name]


def test_a_restored_copy_logs_under_a_name_of_its_own(open_book, tmp_path):
    made = backups.back_up(open_book)
    ours = open_book.read(_replicas)
    target = tmp_path / "copy.circlebook"

    backups.restore_copy(made.path, target)

    copy = books.open_book(target)
    copy.write("Person added", _add, "only in the copy")
    theirs = copy.read(_replicas)
    (me,) = (rid for rid, is_me, _ in theirs if is_me)
    assert [rid for rid, is_me, _ in theirs if not is_me] == [rid for rid, _, _ in ours]
    assert me not in {rid for rid, _, _ in ours}
    assert dict.fromkeys(streams for _, is_me, streams in theirs if not is_me) == {
        '{"book":20}': None
    }
    copy.read(check_log)
    copy.close()


def test_a_copy_is_never_put_where_something_stands(open_book, tmp_path):
    made = backups.back_up(open_book)
    target = tmp_path / "taken.circlebook"
    target.write_text("mine")

    with pytest.raises(StorageError, match=r"is there already and was left as it is\."):
        backups.restore_copy(made.path, target)
    with pytest.raises(StorageError, match=r"is there already and was left as it is\."):
        backups.restore_copy(made.path, open_book.path)

    assert target.read_text() == "mine"
    assert len(open_book.read(_names)) == 20


def _cut_short(content):
    return content[: len(content) // 2]


def _overwritten(content):
    changed = bytearray(content)
    for page in range(5, len(content) // 4096):
        changed[page * 4096 + 100 : page * 4096 + 300] = bytes(200)
    return bytes(changed)


def _a_word_changed(content):
    assert b"Person 7 of many" in content
    return content.replace(b"Person 7 of many", b"Person 7 of_manx")


def _empty(content):
    return b""


def _of_another_program(content):
    return content[:68] + b"other" + content[73:]


@pytest.mark.parametrize(
    "damage", [_cut_short, _overwritten, _a_word_changed, _empty, _of_another_program]
)
def test_a_damaged_backup_is_refused_and_nothing_is_changed(
    open_book, tmp_path, damage
):
    made = backups.back_up(open_book)
    made.path.write_bytes(damage(made.path.read_bytes()))
    live, damaged = open_book.read(dump), made.path.read_bytes()
    target = tmp_path / "copies" / "copy.circlebook"

    with pytest.raises(StorageError, match=r"was not restored\. .* choose another"):
        backups.restore_copy(made.path, target)
    with pytest.raises(StorageError, match=r"not to be trusted\. .* another backup\."):
        backups.verify(made.path)

    assert list(target.parent.iterdir()) == []
    assert open_book.read(dump) == live
    assert made.path.read_bytes() == damaged


def test_a_backup_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StorageError, match=r"There is no backup at .*gone"):
        backups.restore_copy(tmp_path / "gone.circlebackup", tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_on_a_medium_that_cannot_be_written_is_restored(
    open_book, small_disk, tmp_path
):
    made = backups.back_up(open_book)
    there = Path(shutil.copy(made.path, small_disk))
    command = (shutil.which("mount") or "mount", "-o", "remount,ro", str(small_disk))
    subprocess.run(command, check=True)

    backups.restore_copy(there, tmp_path / "copy.circlebook")

    assert _content(tmp_path / "copy.circlebook") == open_book.read(dump)


def test_without_space_there_is_no_backup_and_a_sentence(small_disk, empty_book):
    path = Path(shutil.copy(empty_book, small_disk / "book.circlebook"))
    store = books.open_book(path)

    with pytest.raises(
        StorageError,
        match=r"^There is not enough space for a backup\. Your book is safe;",
    ):
        backups.back_up(store)

    assert backups.listing(path) == []
    store.close()


def test_without_space_there_is_no_copy_and_a_sentence(open_book, small_disk):
    made = backups.back_up(open_book)
    (small_disk / "filler").write_bytes(b"x" * 4_500_000)

    with pytest.raises(StorageError, match=r"could not be written: .* Your book is as"):
        backups.restore_copy(made.path, small_disk / "copy.circlebook")

    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_where_no_folder_can_be_made_there_is_no_backup_and_a_sentence(open_book):
    backups.folder(open_book.path).write_text("a file in the way")

    with pytest.raises(
        StorageError, match=r"could not be written: .* Your book is safe;"
    ):
        backups.back_up(open_book)
    assert len(open_book.read(_names)) == 20


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


def _replicas(session):
    return list(session.execute(text("SELECT rid, me, streams FROM replica")))


def _names(session):
    return list(session.scalars(text("SELECT name FROM person ORDER BY name")))
