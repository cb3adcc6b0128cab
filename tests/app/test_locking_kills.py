"""A passphrase is set, changed or removed and killed half-way: nothing is lost.

The book opens with the old passphrase or with the new one, all of it is there, and the
next opening leaves no copy beside it.
"""

import shutil
from collections import Counter

import pytest
from sqlalchemy import text

from app.book import backups, books, headers, keys, leftovers, locking
from app.errors import WrongPassphraseError
from app.tables import Person
from tests import random_acts
from tests.app.locked import OTHER, WORDS, beside
from tests.killing import BEGUN, kill, kills, prepare
from tests.making import add

CANARY = "Zwielichtige Kanarienvoegel"
PEOPLE = 400

OLD = keys.from_passphrase(WORDS, bytes(range(16)))
NEW = keys.from_passphrase(OTHER, OLD.salt)


@pytest.fixture(scope="module", autouse=True)
def _prepared():
    prepare(__name__)


@pytest.fixture(scope="module")
def plain(empty_book, tmp_path_factory):
    """The path of a book that is not locked, to be copied."""
    path = tmp_path_factory.mktemp("plain") / f"book{books.SUFFIX}"
    shutil.copy(empty_book, path)
    store = books.open_book(path)
    some = (Person(name=f"{CANARY} {n}", address="x" * 2000) for n in range(PEOPLE))
    store.write("People added", add, *some)
    store.close()
    return path


@pytest.fixture(scope="module")
def locked(plain, tmp_path_factory):
    """The path of the same book locked with OLD, to be copied."""
    path = tmp_path_factory.mktemp("locked") / f"book{books.SUFFIX}"
    shutil.copy(plain, path)
    locking.set_key(path, OLD)
    return path


def test_a_change_killed_half_way_leaves_the_old_or_the_new_passphrase(
    locked, tmp_path
):
    seen = _kill_often(_change, locked, tmp_path, count=100, within=0.25)
    assert seen[OLD]
    assert seen[NEW] or kills(100) < 20
    assert seen["journal"] or kills(100) < 20, "no kill came in the middle"


def test_a_first_passphrase_killed_half_way_leaves_a_whole_book(plain, tmp_path):
    seen = _kill_often(_set, plain, tmp_path, count=40, within=0.6)
    assert seen[None]
    assert seen[OLD] or kills(40) < 20
    assert seen["draft"] or kills(40) < 20, "no kill came in the middle"


def test_taking_it_off_killed_half_way_leaves_a_whole_book(locked, tmp_path):
    seen = _kill_often(_remove, locked, tmp_path, count=20, within=0.6)
    assert seen[OLD]
    assert seen[None] or kills(20) < 20


def test_a_backup_killed_while_it_is_locked_is_whole(plain, tmp_path):
    path = tmp_path / plain.name
    shutil.copy(plain, path)
    store = books.open_book(path)
    made = backups.back_up(store).path
    store.close()
    random, kept = random_acts.lots(5), made.read_bytes()
    seen = Counter()
    for _ in range(kills(15)):
        made.write_bytes(kept)
        kill(_lock_backup, made, within=0.4, random=random)
        key = OLD if headers.is_locked(made) else None
        seen[key] += 1
        leftovers.sweep(made)
        backups.verify(made, key)
        assert beside(made) == {made.name}
        if key is not None:
            assert CANARY.encode() not in made.read_bytes()
    assert seen.total() == kills(15)


def _kill_often(work, book, folder, *, count, within):
    path, random = folder / book.name, random_acts.lots(count)
    seen = Counter()
    for _ in range(kills(count)):
        for name in beside(path):
            path.with_name(name).unlink()
        shutil.copy(book, path)
        kill(work, path, within=within, random=random)
        seen["journal"] += path.with_name(f"{path.name}-journal").exists()
        seen["draft"] += leftovers.draft(path).exists()
        key = _key_of(path)
        seen[key] += 1
        # an empty journal is no part of the book; the next write removes it
        assert beside(path) - {f"{path.name}-journal"} == {path.name}
        assert key is None or CANARY.encode() not in path.read_bytes()
    return seen


def _key_of(path):
    """Return the key that opens the book, having seen that nothing is missing."""
    for key in (OLD, NEW) if headers.is_locked(path) else (None,):
        try:
            store = books.open_book(path, key=key)
        except WrongPassphraseError:
            continue
        try:
            assert not store.read_only, store.notice
            assert store.read(_people) == PEOPLE
        finally:
            store.close()
        return key
    raise AssertionError("it opens with neither passphrase")


def _people(session):
    assert session.scalar(text("PRAGMA quick_check")) == "ok"
    return session.scalar(
        text("SELECT count(*) FROM person WHERE name LIKE 'Zwie%' AND address > 'x'")
    )


def _set(tell, path):
    tell(BEGUN)
    locking.set_key(path, OLD)


def _change(tell, path):
    tell(BEGUN)
    locking.change_key(path, OLD, NEW)


def _remove(tell, path):
    tell(BEGUN)
    locking.remove_passphrase(path, OLD)


def _lock_backup(tell, path):
    tell(BEGUN)
    locking.lock_backup(path, None, OLD)
