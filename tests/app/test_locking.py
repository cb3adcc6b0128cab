"""A book is locked with a passphrase, which is changed and removed."""

import os
import shutil
import sqlite3
import unicodedata
from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from app.book import backups, books, headers, keys, leftovers, locking, migrations
from app.book.store import connect
from app.errors import (
    LockedError,
    NotABookError,
    RefusedError,
    StorageError,
    WrongPassphraseError,
)
from app.tables import Person
from tests.app.locked import OTHER, WORDS, beside, content, lock
from tests.making import add_one

CANARY = "Zwielichtige Kanarienvoegel"


@pytest.fixture
def full(book):
    """The path of a book with somebody in it."""
    store = books.open_book(book)
    store.write("Person added", add_one, Person(name=CANARY))
    store.close()
    return book


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        'it\'s "quoted" -- ; %s \\',
        "x'2DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99'",
        "🐝🐝🐝 über größe 会議",
        unicodedata.normalize("NFD", "Käse für Ömer"),
        " spaces matter ",
        "long " * 400,
    ],
)
def test_a_locked_book_opens_with_its_passphrase_and_nothing_is_lost(full, words):
    before = content(full)
    lock(full, words)
    assert content(full, passphrase=words) == before
    books.open_book(full, passphrase=unicodedata.normalize("NFC", words)).close()
    for wrong in (words + "x", ""):
        with pytest.raises(WrongPassphraseError, match="That is not the passphrase"):
            books.open_book(full, passphrase=wrong)


def test_any_sqlcipher_tool_opens_it_with_the_passphrase(full):
    lock(full, "it's a kettle")
    with closing(sqlcipher.connect(str(full))) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA key = 'it''s a kettle'")
        assert connection.execute("SELECT name FROM person").fetchall() == [(CANARY,)]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        assert version == migrations.HEAD


def test_without_the_passphrase_it_is_said_to_be_locked_and_left_alone(full):
    lock(full)
    before = full.read_bytes()
    with pytest.raises(LockedError, match="is locked with a passphrase"):
        books.open_book(full)
    with pytest.raises(WrongPassphraseError):
        books.open_book(full, passphrase=OTHER)
    assert full.read_bytes() == before
    assert beside(full) == {full.name}


def test_the_recovery_code_opens_it_until_the_passphrase_is_changed(full):
    key = lock(full)
    code = "\n".join(keys.code(key))
    before = content(full, passphrase=code)
    new = locking.change_passphrase(full, key, OTHER)
    with pytest.raises(WrongPassphraseError):
        books.open_book(full, passphrase=code)
    assert content(full, passphrase="\n".join(keys.code(new))) == before


def test_a_changed_passphrase_is_the_only_one_that_opens(full):
    key, before = lock(full), content
    kept = content(full, key=key)
    new = locking.change_passphrase(full, key, OTHER)
    assert content(full, passphrase=OTHER) == kept == before(full, key=new)
    for old in ({"passphrase": WORDS}, {"key": key}):
        with pytest.raises(WrongPassphraseError):
            books.open_book(full, **old)


def test_a_removed_passphrase_leaves_a_book_that_anything_opens(full):
    before = content(full)
    locking.remove_passphrase(full, lock(full))
    assert content(full) == before
    with closing(sqlite3.connect(full)) as connection:
        assert connection.execute("SELECT name FROM person").fetchall() == [(CANARY,)]
    assert beside(full) == {full.name}


def test_a_new_book_is_never_anything_but_locked(tmp_path):
    path = tmp_path / f"new{books.SUFFIX}"
    store = books.open_book(path, create=True, passphrase=WORDS)
    store.write("Person added", add_one, Person(name=CANARY))
    store.close()
    assert headers.is_locked(path)
    assert content(path, passphrase=WORDS)
    with pytest.raises(RefusedError, match="8 characters"):
        books.open_book(path.with_name("short"), create=True, passphrase=WORDS[:7])
    assert not path.with_name("short").exists()


@pytest.mark.parametrize("act", ["set", "change", "remove"])
def test_a_book_that_is_open_elsewhere_is_left_as_it_is(full, act):
    key = lock(full) if act != "set" else None
    store = books.open_book(full, key=key)
    before = full.read_bytes()
    with pytest.raises(StorageError, match="already open"):
        _do(act, full, key)
    store.close()
    assert full.read_bytes() == before
    _do(act, full, key)


def test_the_wrong_key_changes_and_removes_nothing(full):
    key = lock(full)
    before = full.read_bytes()
    wrong = keys.from_passphrase(OTHER, key.salt)
    for act in ("change", "remove"):
        with pytest.raises(WrongPassphraseError):
            _do(act, full, wrong)
    with pytest.raises(RefusedError, match="has a passphrase already"):
        lock(full, OTHER)
    assert full.read_bytes() == before
    assert beside(full) == {full.name}


def test_a_disk_without_room_leaves_the_book_as_it_was(small_disk, full):
    path = small_disk / full.name
    store = books.open_book(full)
    room = 2_600_000 - full.stat().st_size  # half the disk and a little
    store.write("Person added", add_one, Person(name="x" * (room // 2)))
    store.close()
    shutil.copy(full, path)
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"disk|room|space"):
        lock(path)
    assert path.read_bytes() == before
    assert beside(path) == {path.name}
    assert content(path)


# damage


def test_what_is_cut_off_is_refused_with_the_right_sentence(full, tmp_path):
    key = lock(full)
    whole = full.read_bytes()
    path = tmp_path / f"cut{books.SUFFIX}"
    pages = len(whole) // 4096
    for size in (0, 10, 100, 4096, 5000, len(whole) - 1, len(whole) // 2 + 7):
        path.write_bytes(whole[:size])
        with pytest.raises(NotABookError, match="if it was a book once, open a backup"):
            books.open_book(path, key=key)
        assert path.read_bytes() == whole[:size]
    for size in (2 * 4096, pages // 2 * 4096, (pages - 1) * 4096):
        path.write_bytes(whole[:size])
        with pytest.raises(StorageError, match=r"damaged.*open the last backup"):
            books.open_book(path, key=key)
        assert path.read_bytes() == whole[:size]


def test_a_flipped_byte_never_goes_unnoticed(full, tmp_path):
    key = lock(full)
    whole = full.read_bytes()
    path = tmp_path / f"flipped{books.SUFFIX}"
    seen = set()
    for place in (20, 4090, *range(4096, len(whole), len(whole) // 40)):
        flipped = bytearray(whole)
        flipped[place] ^= 1
        path.write_bytes(flipped)
        seen.add(_said_of(path, key))
        assert path.read_bytes() == flipped
    assert seen == {
        "That is not the passphrase",
        "The book is damaged",
        "This book is damaged",  # and may only be read
    }
    path.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])  # the salt
    with pytest.raises(WrongPassphraseError):
        books.open_book(path, passphrase=WORDS)


def _said_of(path, key):
    try:
        store = books.open_book(path, key=key)
    except StorageError as error:
        return str(error).partition(".")[0]
    assert store.read_only
    store.close()
    return store.notice.partition(".")[0]


# no copy that can be read


@pytest.mark.parametrize("has_links", [True, False])
def test_no_copy_that_can_be_read_is_left(full, tmp_path, monkeypatch, has_links):
    store = books.open_book(full)
    backups.back_up(store)
    store.close()
    if not has_links:  # as on FAT
        monkeypatch.setattr(os, "link", _no_links)
    assert readable(tmp_path)
    key = lock(full)
    old = locking.old_backups(full, key)
    assert len(old.open) == 1
    assert readable(tmp_path) == {old.open[0].name}
    assert locking.lock_backups(old.open, None, key) == []
    assert readable(tmp_path) == set()
    assert beside(full) == {full.name}


def test_the_file_that_was_not_locked_is_written_over(full):
    # one who has it open sees what has become of the blocks of the file
    with full.open("rb") as kept:
        assert CANARY.encode() in kept.read()
        lock(full)
        kept.seek(0)
        assert not any(kept.read())


def test_nothing_that_is_written_can_be_read(full, tmp_path):
    key = lock(full)
    store = books.open_book(full, key=key)
    store.write("Person added", add_one, Person(name=CANARY + " again"))
    with closing(connect(full, key=key)) as connection:
        connection.execute("PRAGMA cache_size = 5")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(200):
            connection.execute(
                "UPDATE person SET pronunciation = ?", (CANARY * 40 + str(number),)
            )
        assert readable(tmp_path) == set()
        assert full.with_name(f"{full.name}-journal").exists()
        connection.execute("ROLLBACK")
    backups.back_up(store)
    store.close()
    locking.change_passphrase(full, key, OTHER)
    assert readable(tmp_path) == set()


def test_a_cut_short_locking_is_tidied_up_and_never_takes_the_book(full):
    before = content(full)
    aside, draft = leftovers.aside(full), leftovers.draft(full)
    os.link(full, aside)  # killed before the locked one took its place
    draft.write_bytes(b"half a book")
    assert content(full) == before
    assert beside(full) == {full.name}
    shutil.copy(full, aside)  # killed after it, before the old one was wiped
    lock(full)
    assert beside(full) == {full.name}


# backups


def test_backups_of_a_locked_book_are_locked_and_verified(full, tmp_path):
    key = lock(full)
    store = books.open_book(full, key=key)
    made = backups.back_up(store)
    assert not backups.changed_since(store, made)
    assert headers.is_locked(made.path)
    backups.verify(made.path, key)
    with pytest.raises(StorageError):
        backups.verify(made.path, keys.from_passphrase(OTHER, key.salt))
    copy = tmp_path / f"copy{books.SUFFIX}"
    backups.restore_copy(made.path, copy, key)
    store.close()
    assert content(copy, passphrase=WORDS) == content(full, passphrase=WORDS)
    # a backup is read with the passphrase and nothing but a sqlcipher
    assert content_of_backup(made.path) == [(CANARY,)]


def test_a_backup_of_another_passphrase_asks_for_it(full, tmp_path):
    key = lock(full)
    store = books.open_book(full, key=key)
    made = backups.back_up(store)
    store.close()
    new = locking.change_passphrase(full, key, OTHER)
    copy = tmp_path / f"copy{books.SUFFIX}"
    with pytest.raises(LockedError):
        backups.restore_copy(made.path, copy)
    with pytest.raises(WrongPassphraseError):
        backups.restore_copy(made.path, copy, new)
    assert not copy.exists()
    backups.restore_copy(made.path, copy, key)
    assert content(copy, passphrase=WORDS)
    old = locking.old_backups(full, new)
    assert old.other == (made.path,)
    assert locking.lock_backups(old.other, key, new) == []
    backups.verify(made.path, new)
    assert backups.listing(full)[0].made_at == made.made_at


def test_backups_that_cannot_be_locked_are_named_and_stay(full):
    store = books.open_book(full)
    made = backups.back_up(store)
    store.close()
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-4096] + bytes(4096))
    key = lock(full)
    assert locking.lock_backups((made.path,), None, key) == [made.path]
    assert locking.delete_backups((made.path,)) == []
    assert backups.listing(full) == []


def test_a_locked_book_of_an_earlier_version_is_brought_up_to_date(tmp_path):
    path = tmp_path / f"old{books.SUFFIX}"
    key = keys.from_passphrase(WORDS, keys.new_salt())
    with closing(connect(path, key=key, mode="rwc")) as connection:
        migrations.upgrade(connection, to=1)
    store = books.open_book(path, passphrase=WORDS)
    store.close()
    made = backups.listing(path)
    assert [one.why for one in made] == [backups.BEFORE_UPGRADE]
    assert headers.is_locked(made[0].path)
    backups.verify(made[0].path, key)


def test_a_locked_database_of_another_program_is_no_book(tmp_path):
    path = tmp_path / f"other{books.SUFFIX}"
    key = keys.from_passphrase(WORDS, keys.new_salt())
    with closing(connect(path, key=key, mode="rwc")) as connection:
        connection.execute("CREATE TABLE x (y)")
    before = path.read_bytes()
    with pytest.raises(NotABookError, match="another program"):
        books.open_book(path, passphrase=WORDS)
    assert path.read_bytes() == before


def test_the_key_is_dropped_when_the_book_is_closed(full):
    store = books.open_book(full, key=lock(full))
    assert store.key is not None
    store.close()
    assert store.key is None
    with pytest.raises(StorageError, match="closed"):
        store.read(len)


def content_of_backup(path):
    with closing(sqlcipher.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = '{WORDS}'")
        return connection.execute("SELECT name FROM person").fetchall()


def readable(folder):
    """Return the names of the files under `folder` in which the canary can be read."""
    found = (one for one in folder.rglob("*") if one.is_file())
    return {one.name for one in found if CANARY.encode() in one.read_bytes()}


def _do(act, path, key):
    if act == "set":
        lock(path)
    elif act == "change":
        locking.change_passphrase(path, key, OTHER)
    else:
        locking.remove_passphrase(path, key)


def _no_links(*_):
    raise OSError("no second names here")
