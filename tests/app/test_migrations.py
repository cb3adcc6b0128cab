"""A book is brought up to date as a whole or not at all, after a verified backup."""

import re
from contextlib import closing

import pytest

from app.book import backups, books, migrations, schema
from app.book.store import Store, connect
from app.errors import StorageError
from app.tables import Person
from tests import random_acts
from tests.killing import BEGUN, kill, kills, prepare
from tests.logbook import check_log

NICKNAMES = """-- a step of tomorrow
ALTER TABLE person ADD COLUMN nickname TEXT;

CREATE TABLE greeting (n INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 20000)
INSERT INTO greeting SELECT n, 'Good morning, number ' || n || '; welcome' FROM c;
CREATE TRIGGER greeting_kept BEFORE DELETE ON greeting BEGIN
    SELECT raise(ABORT, 'kept; for ever');
END;
UPDATE person SET nickname = name;
"""
NEXT = migrations.HEAD + 1
LAST = NEXT + 1
MORE = "CREATE INDEX ix_greeting_words ON greeting (words);"


@pytest.fixture
def steps(tmp_path):
    """Two steps that are not written yet."""
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / f"{NEXT:04}.sql").write_text(NICKNAMES, encoding="utf-8")
    (folder / f"{LAST:04}.sql").write_text(MORE, encoding="utf-8")
    return folder


def test_the_frozen_steps_make_what_the_models_say(tmp_path):
    with (
        closing(connect(tmp_path / "migrated", mode="rwc")) as migrated,
        closing(connect(tmp_path / "modeled", mode="rwc")) as modeled,
    ):
        migrations.upgrade(migrated)
        modeled.execute("BEGIN")
        for statement in schema.statements():
            modeled.execute(statement)
        modeled.execute("COMMIT")

        assert _schema(migrated) == _schema(modeled)
        assert migrations.version(migrated) == migrations.HEAD


def test_there_is_one_step_for_each_version():
    numbers = sorted(int(path.stem) for path in migrations.STEPS.glob("*.sql"))
    assert numbers == list(range(1, migrations.HEAD + 1))


def test_a_step_is_split_into_its_statements(steps):
    found = list(migrations.statements(NEXT, steps))

    assert [one.split()[0] for one in found] == [
        "--",
        "CREATE",
        "WITH",
        "CREATE",
        "UPDATE",
    ]
    assert found[3].endswith("SELECT raise(ABORT, 'kept; for ever');\nEND;")


def test_a_step_that_ends_in_the_middle_is_not_run_by_halves(book, steps):
    (steps / f"{LAST:04}.sql").write_text(MORE + "\nCREATE TABLE lost (n INTEGER)")
    before = book.read_bytes()

    with (
        closing(connect(book)) as connection,
        pytest.raises(ValueError, match=f"step {LAST}"),
    ):
        migrations.upgrade(connection, to=LAST, steps=steps)

    assert book.read_bytes() == before


def test_all_steps_are_run_and_told(book, steps):
    told = []
    _fill(book)

    with closing(connect(book)) as connection:
        migrations.upgrade(
            connection, to=LAST, steps=steps, progress=lambda *step: told.append(step)
        )
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)

    assert told == [(1, 2), (2, 2)]
    assert _look(book) == (LAST, 20_000, ("Ada",))


@pytest.mark.parametrize(
    "broken",
    [
        "CREATE TABLE person (id);",  # there is one
        "INSERT INTO nowhere VALUES (1);",
        "INSERT INTO person (id, name, party_id) VALUES ('1', 'X', 'nobody');",
        "UPDATE person SET name = NULL;",
        "CREATE TABLE unfinished (;",
        "DELETE FROM greeting;",
    ],
)
def test_a_step_that_fails_leaves_the_book_as_it_was(book, steps, broken):
    _fill(book)
    (steps / f"{LAST:04}.sql").write_text(f"{MORE}\n{broken}\n")
    before = book.read_bytes()

    with (
        closing(connect(book)) as connection,
        pytest.raises(
            StorageError, match=r"^The book could not be .* It is as it was\.$"
        ),
    ):
        migrations.upgrade(connection, to=LAST, steps=steps)

    assert book.read_bytes() == before
    assert _look(book) == (migrations.HEAD, None, ("Ada",))


def test_on_a_full_disk_the_book_stays_as_it_was(book, steps):
    before = book.read_bytes()
    with closing(connect(book)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 10}")

        with pytest.raises(Exception, match="full"):
            migrations.upgrade(connection, to=LAST, steps=steps)

    assert book.read_bytes() == before


def test_a_kill_during_an_upgrade_leaves_the_old_book_or_the_new(book, steps):
    prepare(__name__)
    _fill(book)
    old, random, seen = book.read_bytes(), random_acts.lots(8), set()

    for _ in range(kills(20)):
        book.write_bytes(old)
        kill(_upgrade, book, steps, within=0.25, random=random)
        found = _look(book)
        seen.add(found)
        assert found in {(migrations.HEAD, None, ("Ada",)), (LAST, 20_000, ("Ada",))}

    assert (migrations.HEAD, None, ("Ada",)) in seen, "every kill came too late"


def test_before_an_upgrade_a_verified_backup_is_made(book):
    _fill(book)
    with closing(connect(book)) as connection:
        connection.execute("PRAGMA user_version = 0")
    before = book.read_bytes()

    # the steps do not fit this book, so the upgrade fails: the backup is there already
    with pytest.raises(StorageError, match="could not be brought up to date"):
        books.open_book(book)

    assert book.read_bytes() == before
    (made,) = backups.listing(book)
    assert made.why == backups.BEFORE_UPGRADE
    backups.verify(made.path)
    with closing(connect(made.path)) as connection:
        assert migrations.version(connection) == 0


def test_a_book_that_is_up_to_date_is_opened_without_a_backup(book):
    books.open_book(book).close()

    assert backups.listing(book) == []


def _schema(connection):
    """Return what a book is made of; a column added later is written differently."""
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"
    ).fetchall()
    return [
        (*row[:3], _made_of(connection, row[1], row[3] or ""))
        if row[0] == "table"
        else (*row[:3], (row[3] or "").split())
        for row in found
    ]


def _made_of(connection, table, sql):
    """Return columns, references, what is unique, checks and manner of a table."""
    pragmas = (
        sorted(
            tuple(part for at, part in enumerate(row) if (pragma, at) not in _ORDER)
            for row in connection.execute(f"PRAGMA {pragma}({table})")
        )
        for pragma in ("table_xinfo", "foreign_key_list", "index_list")
    )
    checks = sorted(re.findall(r"CHECK \((.*?)\)[,\s]", sql))
    return *pragmas, checks, sql.rpartition(")")[2].split(), "VIRTUAL" in sql and sql


_ORDER = {("foreign_key_list", 0), ("index_list", 0), ("index_list", 1)}


def _fill(book):
    def act(session):
        session.add(Person(name="Ada"))

    store = Store(book)
    store.write("Person added", act)
    store.close()


def _look(book):
    """Return the version of the book, how many greetings it has, and who is in it."""
    store = Store(book)
    store.read(check_log)
    with store.driver_connection() as connection:
        version = migrations.version(connection)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        greetings = None
        if version >= NEXT:
            found = connection.execute("SELECT count(*) FROM greeting").fetchone()
            greetings = found[0]
        column = "nickname" if version >= NEXT else "name"
        names = connection.execute(f"SELECT {column} FROM person").fetchall()
    store.close()
    return version, greetings, tuple(name for (name,) in names)


def _upgrade(tell, book, steps):
    connection = connect(book)
    tell(BEGUN)
    migrations.upgrade(connection, to=LAST, steps=steps)
