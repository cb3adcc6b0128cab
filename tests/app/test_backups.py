"""Backups: verified, thinned with care, restored beside the book and never over it."""

import os
import shutil
import subprocess
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from app import backups, books
from app.errors import StorageError
from app.store import Store, connect
from app.tables import Person
from tests import random_acts
from tests.doubting import dump
from tests.killing import BEGUN, kill, kills, prepare
from tests.logbook import check_log

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _prepared():
    prepare(__name__)


@pytest.fixture
def open_book(book):
    """A book with something in it, open as the program has it."""
    store = books.open_book(book)
    _add_people(store, 20)
    yield store
    store.close()


def test_a_backup_is_the_whole_book_and_says_when_and_why(open_book):
    told = []
    made = backups.back_up(open_book, progress=lambda *pages: told.append(pages))

    assert backups.listing(open_book.path) == [made]
    assert made.why == backups.MANUAL
    assert made.size == made.path.stat().st_size > 100_000
    assert abs(made.made_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert _content(made.path) == open_book.read(dump)
    assert told[-1][0] == told[-1][1] > 100


def test_backups_of_the_same_second_all_stay_and_the_newest_is_first(open_book):
    made = [backups.back_up(open_book) for _ in range(4)]

    assert len({one.path for one in made}) == 4
    assert {one.path for one in backups.listing(open_book.path)} == {
        one.path for one in made
    }
    assert [
        one.name
        for one in backups.folder(open_book.path).iterdir()
        if one.name[0] == "."
    ] == []


def test_a_backup_is_due_when_something_has_changed_and_some_hours_have_passed(
    open_book,
):
    later = datetime.now(UTC) + backups.EVERY + timedelta(minutes=1)

    assert backups.due(open_book)
    made = backups.back_up(open_book, why=backups.AUTOMATIC)
    assert not backups.changed_since(open_book, made)
    assert not backups.due(open_book, now=later)
    _add_people(open_book, 1)
    assert backups.changed_since(open_book, made)
    assert not backups.due(open_book)
    assert backups.due(open_book, now=later)


def test_a_backup_that_has_become_unreadable_makes_another_one_due(open_book):
    later = datetime.now(UTC) + backups.EVERY + timedelta(minutes=1)
    made = backups.back_up(open_book)
    made.path.write_bytes(b"nothing of it is left")

    assert backups.due(open_book, now=later)


def test_books_of_different_names_keep_their_backups_apart(open_book, tmp_path):
    other = books.open_book(tmp_path / "book (2).circlebook", create=True)

    one, two = backups.back_up(open_book), backups.back_up(other)

    assert [made.path for made in backups.listing(open_book.path)] == [one.path]
    assert [made.path for made in backups.listing(other.path)] == [two.path]
    other.close()


def test_other_files_among_the_backups_are_left_alone(open_book):
    folder = backups.folder(open_book.path)
    folder.mkdir()
    names = [
        "notes.txt",
        "book.circlebackup",
        "book 99999999T999999Z manual.circlebackup",
        "another 20260101T000000Z automatic.circlebackup",
    ]
    for name in names:
        (folder / name).write_text("mine")

    made = backups.back_up(open_book)

    assert backups.listing(open_book.path) == [made]
    assert sorted(path.name for path in folder.iterdir() if path != made.path) == (
        sorted(names)
    )


def test_a_backup_made_while_another_connection_writes_is_one_whole_state(open_book):
    stop, begun = threading.Event(), threading.Event()
    writer = Store(open_book.path)

    def write():
        while not stop.is_set():
            writer.write("Person added", _add, "written meanwhile")
            begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        assert begun.wait(20)
        made = [backups.back_up(open_book) for _ in range(5)]
    finally:
        stop.set()
        thread.join(20)

    assert not thread.is_alive()
    sizes = [len(_content(one.path)) for one in made]
    assert sizes == sorted(sizes)
    writer.close()


# --- which ones stay


def test_three_years_of_backups_are_thinned_to_what_is_worth_keeping(book):
    day, most = NOW - timedelta(days=3 * 365), 0
    while day <= NOW:
        if day.isoweekday() <= 5:
            for hour in range(8):
                _fake(book, day + timedelta(hours=hour))
        now = day + timedelta(hours=9)
        if day.isoweekday() == 5 or NOW - day < timedelta(days=60):
            backups.prune(book, now=now)
            most = max(most, len(backups.listing(book)))
        day += timedelta(days=1)

    ages = [now - one.made_at for one in backups.listing(book)]
    assert most <= 92
    assert sum(age < timedelta(hours=48) for age in ages) == 16
    for limit, gap in ((30, 4), (26 * 7, 8), (3 * 365 - 31, 33)):
        within = [age for age in ages if age <= timedelta(days=limit)]
        gaps = [older - age for age, older in pairwise(within)]
        assert max(gaps) <= timedelta(days=gap)
    assert max(ages) > timedelta(days=3 * 365 - 31)


def test_backups_made_by_hand_stay_for_ever_and_those_before_an_upgrade_90_days(book):
    for days in range(0, 5000, 10):
        _fake(book, NOW - timedelta(days=days), backups.MANUAL)
        _fake(book, NOW - timedelta(days=days, hours=1), backups.BEFORE_UPGRADE)
        _fake(book, NOW - timedelta(days=days, hours=2), backups.BEFORE_RESTORE)

    backups.prune(book, now=NOW)

    left = backups.listing(book)
    assert sum(one.why == backups.MANUAL for one in left) == 500
    for why in (backups.BEFORE_UPGRADE, backups.BEFORE_RESTORE):
        ages = [NOW - one.made_at for one in left if one.why == why]
        assert len(ages) == 9
        assert max(ages) <= timedelta(days=90)


def test_the_last_five_stay_however_old_they_are(book):
    for years in range(10):
        _fake(book, NOW - timedelta(days=11 * 365 + years * 365))

    backups.prune(book, now=NOW)

    assert len(backups.listing(book)) == 5
    assert max(one.made_at for one in backups.listing(book)) == (
        NOW - timedelta(days=11 * 365)
    )


@pytest.mark.parametrize("years", [1, 30])
def test_a_clock_that_was_set_back_deletes_nothing(book, years):
    for days in range(200):
        _fake(book, NOW - timedelta(days=days))
    backups.prune(book, now=NOW)
    before = backups.listing(book)

    backups.prune(book, now=NOW - timedelta(days=365 * years))

    assert backups.listing(book) == before


def test_what_is_left_of_a_backup_cut_short_is_cleared_away_a_day_later(open_book):
    folder = backups.folder(open_book.path)
    folder.mkdir()
    names = [
        f".book 20260101T000000Z manual{backups.SUFFIX}.part{tail}"
        for tail in ("", "-journal")
    ]
    for name in names:
        (folder / name).write_text("half")
    backups.back_up(open_book)
    assert all((folder / name).exists() for name in names)  # it may be under way

    for name in names:
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    backups.back_up(open_book)

    assert not any((folder / name).exists() for name in names)
    assert len(backups.listing(open_book.path)) == 2


# --- restoring


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
    (small_disk / "filler").write_bytes(b"x" * 2_500_000)

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


# --- kills


def test_a_write_that_was_cut_short_is_in_no_backup(book, tmp_path):
    killed = kill(_write_without_end, book, within=0.0, random=random_acts.lots(1))
    assert killed.told == (BEGUN,)
    journal = book.with_name(f"{book.name}-journal")
    assert journal.exists()
    # somebody copies the book with its journal, and the copy stands in for a backup
    copied = tmp_path / "copied.circlebackup"
    shutil.copy(book, copied)
    shutil.copy(journal, tmp_path / "copied.circlebackup-journal")

    backups.restore_copy(copied, tmp_path / "restored.circlebook")
    store = books.open_book(book)
    made = backups.back_up(store)

    assert store.read(_names) == ["before"]
    assert _content(made.path) == store.read(dump)
    assert _content(tmp_path / "restored.circlebook") == store.read(dump)
    store.close()


def test_kills_during_a_backup_leave_no_half_one_and_the_book_as_it_was(open_book):
    path, random = open_book.path, random_acts.lots(11)
    live = open_book.read(dump)
    open_book.close()
    before, cut_short, whole = path.read_bytes(), 0, 0

    for _ in range(kills(60)):
        kill(_back_up_without_end, path, within=0.12, random=random)
        folder = backups.folder(path)
        cut_short += len(list(folder.glob(".*.part"))) if folder.exists() else 0
        for made in backups.listing(path):
            backups.verify(made.path)
            assert _content(made.path) == live
            whole += 1
        assert path.read_bytes() == before
        shutil.rmtree(folder, ignore_errors=True)

    assert cut_short
    assert whole


def test_kills_during_a_restore_leave_no_half_copy(open_book, tmp_path):
    made = backups.back_up(open_book)
    live, random = open_book.read(dump), random_acts.lots(12)
    open_book.close()
    before, backup = open_book.path.read_bytes(), made.path.read_bytes()
    cut_short = whole = 0

    for number in range(kills(60)):
        folder = tmp_path / str(number)
        kill(_restore_without_end, made.path, folder, within=0.12, random=random)
        cut_short += len(list(folder.glob(".*.part")))
        for copy in folder.glob("*.circlebook"):
            assert _content(copy) == live
            whole += 1
        assert made.path.read_bytes() == backup
        assert open_book.path.read_bytes() == before
        shutil.rmtree(folder, ignore_errors=True)

    assert cut_short
    assert whole


# --- helpers


def _back_up_without_end(tell, path):
    store = Store(path)
    tell(BEGUN)
    while True:
        backups.back_up(store)


def _restore_without_end(tell, backup, folder):
    tell(BEGUN)
    number = 0
    while True:
        number += 1
        backups.restore_copy(backup, folder / f"{number}.circlebook")


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


def _fake(book, made_at, why=backups.AUTOMATIC):
    folder = backups.folder(book)
    folder.mkdir(exist_ok=True)
    (folder / f"{book.stem} {made_at:%Y%m%dT%H%M%SZ} {why}{backups.SUFFIX}").touch()


def _add_people(store, count):
    for number in range(count):
        store.write("Person added", _add, f"Person {number} of many")


def _add(session, name):
    session.add(Person(name=name))
    session.flush()


def _names(session):
    return list(session.scalars(text("SELECT name FROM person ORDER BY name")))
