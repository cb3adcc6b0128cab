"""The one door: short transactions, faults as sentences, long reads that give way."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app.book import books
from app.book.store import Store, connect
from app.errors import GoneError, ReadOnlyError, StorageError
from app.tables import Person
from tests.doubting import check_whole
from tests.killing import prepare, run
from tests.logbook import check_log

LONG = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT {steps}) "
FOREVER = LONG.format(steps=400_000_000) + "SELECT max(n) FROM c, person"
SOON = 20  # seconds: long before FOREVER


@pytest.fixture
def plain(book: Path) -> Iterator[Store]:
    """A store as the program has it, that does not doubt."""
    store = Store(book)
    yield store
    store.close()


def test_what_is_written_is_there_when_the_book_is_opened_again(plain, book):
    plain.write("Person added", _add, "Ada")
    plain.close()

    again = books.open_book(book)
    assert again.read(_names) == ["Ada"]
    again.close()


def test_an_act_returns_what_its_function_returns_and_what_it_changed(plain):
    key, done = plain.write("Person added", _add, "Ada")

    assert done.label == "Person added"
    assert done.tables == {"person"}
    assert done.keys("person") == {key.hex}
    assert done.rows[0].before is None
    assert done.rows[0].after["name"] == "Ada"


def test_a_read_cannot_change_anything(plain):
    plain.read(_add, "Nobody")

    assert plain.read(_names) == []


def test_acts_from_several_threads_wait_for_each_other(plain):
    threads = [
        threading.Thread(target=_add_many, args=(plain, f"{n} ")) for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(plain.read(_names)) == 40
    assert (
        plain.read(lambda session: session.scalar(text("SELECT max(n) FROM act"))) == 40
    )
    plain.read(check_log)


def test_only_the_first_of_two_changes_of_the_same_state_is_kept(plain):
    key, _ = plain.write("Person added", _add, "Ada")
    stale = plain.read(_detached, key)
    plain.write("Renamed", _rename, key, "Ada L.")

    def act(session):
        session.add(stale)
        stale.name = "Grace"

    with pytest.raises(GoneError, match="changed elsewhere meanwhile"):
        plain.write("Renamed", act)
    assert plain.read(_names) == ["Ada L."]


def test_an_error_never_carries_what_she_wrote(plain):
    def act(session):
        session.execute(
            text("INSERT INTO person (id, name, party_id) VALUES ('1', :name, 'none')"),
            {"name": "They felt unheard"},
        )

    with pytest.raises(IntegrityError) as caught:
        plain.write("Person added", act)

    assert "unheard" not in str(caught.value)
    assert "unheard" not in repr(caught.value)


def test_deleted_words_stay_in_no_file_beside_the_book(plain, book):
    plain.write("Person added", _add, "Ada")

    assert sorted(path.name for path in book.parent.glob("book*")) == [book.name]


def test_a_closed_book_is_neither_read_nor_written(plain, book):
    plain.write("Person added", _add, "Ada")
    plain.close()
    before = book.read_bytes()

    with pytest.raises(StorageError, match=r"This book was closed\. Nothing was"):
        plain.read(_names)
    with pytest.raises(StorageError, match="This book was closed"):
        plain.read_slowly(_names)
    with pytest.raises(StorageError, match="This book was closed"):
        plain.write("Person added", _add, "Grace")
    with pytest.raises(StorageError, match="closed"), plain.driver_connection():
        pass

    assert book.read_bytes() == before


def test_a_closed_book_has_noted_what_makes_its_searches_quick(plain, book):
    _add_many(plain, "Ada", times=30)
    plain.read(_names)
    plain.close()

    with closing(connect(book)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_stat1").fetchone()[0]


# --- faults of the disk


def test_a_book_that_another_program_writes_to_is_in_use(plain, book):
    other = connect(book)
    _on_each_connection(plain, "PRAGMA busy_timeout = 0")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(StorageError, match=r"in use by another program\. Nothing was"):
        plain.write("Person added", _add, "Ada")
    with pytest.raises(StorageError, match="in use by another program"):
        plain.read(_names)

    other.execute("ROLLBACK")
    other.close()
    plain.write("Person added", _add, "Ada")
    assert plain.read(_names) == ["Ada"]


def test_a_full_book_keeps_what_it_has_and_goes_on_when_there_is_space(plain):
    plain.write("Person added", _add, "Ada")
    pages = plain.read(lambda session: session.scalar(text("PRAGMA page_count")))
    _on_each_connection(plain, f"PRAGMA max_page_count = {pages}")

    for _ in range(3):
        with pytest.raises(StorageError, match=r"disk is full\. Nothing was changed;"):
            plain.write("Person added", _add, "x" * 5_000_000)

    assert plain.read(_names) == ["Ada"]
    _on_each_connection(plain, "PRAGMA max_page_count = 1000000")
    _, done = plain.write("Person added", _add, "x" * 5_000_000)
    plain.undo(done)
    assert plain.read(_names) == ["Ada"]
    plain.write("Checked", _check)


def test_an_undo_on_a_full_disk_changes_nothing(plain):
    plain.write("Person added", _add, "Ada")
    _, done = plain.write("People deleted", _delete_all)
    pages = plain.read(lambda session: session.scalar(text("PRAGMA page_count")))
    _on_each_connection(plain, f"PRAGMA max_page_count = {pages}")

    def fill():  # each undo leaves more in the log
        last = done
        while True:
            last = plain.undo(last)

    with pytest.raises(StorageError, match=r"disk is full\. Nothing was changed;"):
        fill()

    plain.read(check_log)
    _on_each_connection(plain, "PRAGMA max_page_count = 1000000")
    plain.write("Person added", _add, "Grace")
    plain.write("Checked", _check)


def test_on_a_disk_that_is_really_full_nothing_is_lost(small_disk, empty_book):
    path = small_disk / f"book{books.SUFFIX}"
    path.write_bytes(empty_book.read_bytes())
    store = books.open_book(path)
    kept = 0

    def fill():
        nonlocal kept
        while True:
            store.write("Person added", _add, f"{kept:04} " + "x" * 20_000)
            kept += 1

    with pytest.raises(StorageError, match=r"^The disk is full\. Nothing was changed;"):
        fill()

    assert kept > 5
    assert len(store.read(_names)) == kept
    store.close()
    again = books.open_book(path)
    assert len(again.read(_names)) == kept
    again.read(check_log)
    again.close()


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no file size limit")
def test_a_file_that_may_not_grow_keeps_what_it_has(book):
    prepare(__name__)
    sentence, before, during, after = run(_write_at_the_limit, book)

    assert sentence.startswith(("The disk is full.", "The disk could not be read or"))
    assert "Nothing was changed" in sentence
    assert before == during == ["Ada"]
    assert after == ["Ada", "Grace"]


def test_a_damaged_book_says_so_and_points_to_the_backups(book):
    store = Store(book)
    _add_many(store, "x" * 3000)
    store.close()
    content = bytearray(book.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    book.write_bytes(content)

    damaged = Store(book)
    with pytest.raises(StorageError, match=r"book is damaged\. .* the last backup"):
        damaged.read(_names)
    damaged.close()


def test_a_store_for_reading_only_says_so(book):
    store = Store(book, read_only=True)

    with pytest.raises(ReadOnlyError, match=r"open for reading only\. Nothing was"):
        store.write("Person added", _add, "Ada")
    with (
        store.driver_connection() as connection,
        pytest.raises(Exception, match="readonly"),
    ):
        connection.execute("DELETE FROM replica")
    store.close()


# --- long reads give way


def test_a_long_read_gives_way_to_a_write_and_then_sees_it(plain):
    plain.write("Person added", _add, "Ada")
    reading, found = threading.Event(), []

    def search(session):
        found.append("begun")
        if len(found) == 1:
            reading.set()
            session.scalar(text(FOREVER))
        return _names(session)

    with _thread(lambda: found.append(plain.read_slowly(search))):
        assert reading.wait(SOON)
        plain.write("Person added", _add, "Grace")

    assert found == ["begun", "begun", ["Ada", "Grace"]]


def test_a_long_read_gives_way_also_when_it_is_between_two_questions(book):
    arrived, between, found = threading.Event(), threading.Event(), []

    class Announced(Store):
        @contextmanager
        def _transaction(self):
            arrived.set()
            with super()._transaction() as session:
                yield session

    def search(session):
        found.append(_names(session))  # from here on the book cannot be written to
        if len(found) == 1:
            between.set()
            assert arrived.wait(SOON)
            session.scalar(text(FOREVER))
        return "done"

    store = Announced(book)
    with _thread(lambda: found.append(store.read_slowly(search))):
        assert between.wait(SOON)
        store.write("Person added", _add, "Ada")

    assert found == [[], ["Ada"], "done"]
    store.close()


def test_many_writes_and_a_long_read_all_come_to_an_end(plain):
    plain.write("Person added", _add, "Ada")
    reading, found = threading.Event(), []

    def search(session):
        reading.set()
        return session.scalar(text(LONG.format(steps=300_000) + "SELECT max(n) FROM c"))

    with _thread(lambda: found.append(plain.read_slowly(search))):
        assert reading.wait(SOON)
        _add_many(plain, "more ", times=50)

    assert found == [300_000]
    assert len(plain.read(_names)) == 51


def test_what_a_long_read_raises_is_raised(plain):
    def search(session):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        plain.read_slowly(search)
    plain.write("Person added", _add, "Ada")


# --- helpers


@contextmanager
def _thread(work):
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    yield
    thread.join(SOON)
    assert not thread.is_alive()


def _on_each_connection(store, pragma):
    with store._engine.connect() as one, store._engine.connect() as other:
        one.exec_driver_sql(pragma)
        other.exec_driver_sql(pragma)


def _write_at_the_limit(tell, path):
    import resource

    store = books.open_book(path)
    store.write("Person added", _add, "Ada")
    before = store.read(_names)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, -1))
    try:
        store.write("Person added", _add, "x" * 5_000_000)
    except StorageError as error:
        tell(str(error))
    tell(before)
    tell(store.read(_names))
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
    store.write("Person added", _add, "Grace")
    tell(store.read(_names))


def _add(session, name):
    person = Person(name=name)
    session.add(person)
    session.flush()
    return person.id


def _add_many(store, name, times=10):
    for number in range(times):
        store.write("Person added", _add, f"{name}{number}")


def _rename(session, key, name):
    session.get(Person, key).name = name


def _delete_all(session):
    session.execute(text("DELETE FROM person"))


def _detached(session, key):
    person = session.get(Person, key)
    session.expunge(person)
    return person


def _names(session):
    return list(session.scalars(select(Person.name).order_by(func.lower(Person.name))))


def _check(session):
    check_log(session)
    check_whole(session)
