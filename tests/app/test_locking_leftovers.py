"""What a locking that is cut short leaves: nothing readable, and no other file harmed.

And what a disk that takes no more lets it do.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from app.book import backups, books, keys, leftovers, locking
from app.errors import StorageError
from app.tables import Person
from tests.app.locked import OTHER, WORDS, beside, content, lock
from tests.making import add_one

resource = pytest.importorskip("resource")  # Windows has no limit of the kind

CANARY = "Zwielichtige Kanarienvoegel"


@pytest.fixture
def full(book):
    """The path of a book with somebody in it."""
    store = books.open_book(book)
    store.write("Person added", add_one, Person(name=CANARY))
    store.close()
    return book


@pytest.fixture
def saved(full):
    """The path of a backup of it that is not locked."""
    store = books.open_book(full)
    made = backups.back_up(store).path
    store.close()
    return made


# another name of the file


def test_a_book_renamed_after_a_cut_is_not_written_over_at_a_later_opening(
    full, tmp_path
):
    before = content(full)
    os.link(full, leftovers.aside(full))  # cut before the locked one took its place
    archive = tmp_path / f"archive{books.SUFFIX}"
    full.rename(archive)
    shutil.copy(archive, full)
    books.open_book(full).close()
    assert content(archive) == before
    assert beside(full) == {full.name, archive.name}


def test_another_name_of_the_file_keeps_what_it_held(full, tmp_path):
    kept = tmp_path / "snapshot of yesterday"
    assert not locking.has_other_names(full)
    os.link(full, kept)
    whole = kept.read_bytes()
    assert locking.has_other_names(full)
    lock(full)
    assert kept.read_bytes() == whole
    assert not locking.has_other_names(full)


# what lies in the folder of the backups


def test_a_backup_that_stood_aside_is_gone_at_the_next_opening(full, saved):
    key = lock(full)
    plain = saved.read_bytes()
    locking.lock_backup(saved, None, key)
    leftovers.aside(saved).write_bytes(plain)  # cut after the locked one came
    leftovers.draft(saved).write_bytes(plain)
    books.open_book(full, key=key).close()
    assert readable(full.parent) == set()
    assert beside(saved) == {saved.name}


def test_one_whose_backup_is_gone_meanwhile_goes_as_well(full, saved):
    key = lock(full)
    saved.rename(leftovers.aside(saved))
    books.open_book(full, key=key).close()
    assert readable(full.parent) == set()


def test_a_backup_that_was_cut_short_is_wiped_when_the_book_is_locked(full, saved):
    part = saved.with_name(f".{saved.name}.part")
    saved.rename(part)
    with part.open("rb") as file:  # shows what has become of its blocks
        lock(full)
        assert not any(file.read())
    assert readable(full.parent) == set()
    assert not part.exists()


def test_what_is_left_of_a_copy_that_failed_is_wiped(full, tmp_path):
    key = lock(full)
    draft = leftovers.draft(full)
    draft.write_bytes(CANARY.encode() * 400)  # cut while the passphrase was removed
    with draft.open("rb") as file:
        books.open_book(full, key=key).close()
        assert not any(file.read())
    assert readable(tmp_path) == set()


def test_backups_of_a_book_that_was_renamed_are_found_and_locked(full, saved):
    other = full.with_name(f"other{books.SUFFIX}")  # not renamed: these are its own
    books.open_book(other, create=True).close()
    store = books.open_book(other)
    others = backups.back_up(store).path
    store.close()
    renamed = full.rename(full.with_name(f"Circle{books.SUFFIX}"))
    assert locking.all_backups(renamed, None) == (saved,)
    key = lock(renamed)
    old = locking.old_backups(renamed, key)
    assert old.open == (saved,)
    assert locking.lock_backups(old.open, None, key) == []
    assert readable(full.parent) == set()
    assert locking.all_backups(renamed, key) == (saved,)
    other.unlink()  # gone, but its backups are no other book's
    assert others not in locking.all_backups(renamed, key)


def test_a_backup_that_was_not_locked_is_wiped_when_its_time_has_come(full, saved):
    key = lock(full)
    old = saved.with_name(f"{full.stem} 20100101T000000Z automatic{backups.SUFFIX}")
    for number in range(5):
        name = f"{full.stem} 2010010{number + 2}T000000Z automatic{backups.SUFFIX}"
        shutil.copy(full, saved.with_name(name))
    saved.rename(old)
    store = books.open_book(full, key=key)
    with old.open("rb") as file:
        backups.back_up(store)
        assert not any(file.read())
    store.close()
    assert not old.exists()


def test_a_backup_that_was_not_locked_is_restored_as_a_locked_book(full, saved):
    before = content(full)
    key = lock(full)
    copy = full.with_name(f"copy{books.SUFFIX}")
    backups.restore_copy(saved, copy, key)
    assert CANARY.encode() not in copy.read_bytes()
    assert beside(full) == {full.name, copy.name}
    assert content(copy, passphrase=WORDS).keys() == before.keys()
    store = books.open_book(copy, key=key)
    assert store.read(_names) == [CANARY]
    store.close()


# a disk that takes no more


def test_a_disk_that_takes_no_more_leaves_the_passphrase_there_was(full):
    key = lock(full)
    for bytes_ in (4096, 200_000, full.stat().st_size // 2):
        with (
            no_larger_than(bytes_),
            pytest.raises(StorageError, match=r"the one you had still holds"),
        ):
            locking.change_passphrase(full, key, OTHER)
        books.open_book(full, passphrase=WORDS).close()
    assert locking.change_passphrase(full, key, OTHER)


def test_backups_the_disk_does_not_take_are_named_and_open_as_before(full, saved):
    key = lock(full)
    locking.lock_backup(saved, None, key)
    new = keys.from_passphrase(OTHER, key.salt)
    with no_larger_than(4096):
        assert locking.lock_backups((saved,), key, new) == [saved]
    backups.verify(saved, key)
    assert beside(saved) == {saved.name}


def test_a_disk_that_takes_no_more_is_not_called_a_damaged_book(full):
    for bytes_ in (4096, 200_000):
        with no_larger_than(bytes_), pytest.raises(StorageError) as told:
            lock(full)
        assert "damaged" not in str(told.value)
        assert "disk" in str(told.value)
    assert content(full)
    assert beside(full) == {full.name}


def test_a_damaged_book_is_called_so(full):
    whole = full.read_bytes()
    full.write_bytes(whole[: 40 * 4096] + b"\xff" * 40 * 4096 + whole[80 * 4096 :])
    with pytest.raises(StorageError, match=r"is damaged"):
        lock(full)


# somebody who reads meanwhile


def test_who_reads_beside_a_book_that_is_locked_is_told_to_open_it_again(full):
    writer = books.open_book(full)
    reader = books.open_book(full)
    assert reader.read_only
    assert reader.read(_names) == [CANARY]
    writer.close()
    lock(full)
    with pytest.raises(StorageError, match=r"changed elsewhere.*open it again"):
        reader.read(_names)
    reader.close()


def test_who_reads_beside_a_passphrase_that_is_changed_is_told_so_too(full):
    key = lock(full)
    writer = books.open_book(full, key=key)
    reader = books.open_book(full, key=key)
    assert reader.read(_names) == [CANARY]
    writer.close()
    locking.change_passphrase(full, key, OTHER)
    with (
        pytest.raises(StorageError, match=r"changed elsewhere.*open it again"),
        reader.driver_connection() as connection,
    ):
        connection.execute("SELECT 1")
    reader.close()


def _names(session):
    return list(session.scalars(select(Person.name)))


def readable(folder):
    """Return the names of the files under `folder` in which the canary can be read."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.name for one in found if CANARY.encode() in one.read_bytes()}


@contextmanager
def no_larger_than(bytes_: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
