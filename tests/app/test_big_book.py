"""The book that benches are run on is a whole one, its log and its index included."""

from app import checkups
from app.book import books
from app.book.changes import of_act
from app.day import today
from tests import big_book
from tests.big_book import Size

SMALL = Size(2, 1, 2, people=5, notes=30, talks=20, actions=50)


def test_a_made_book_is_sound_and_has_all_it_should(tmp_path):
    path = tmp_path / "made.circlebook"
    big_book.make(path, SMALL)
    store = books.open_book(path)

    assert [one for one in checkups.look(store) if not one.is_sound] == []
    counts = checkups.counts(store)
    assert counts["private_note"] == 60
    assert counts["coaching_reflection"] == 40
    assert counts["action"] == 100
    assert counts["session"] == 2 * 2 * 24
    assert store.read(today.overview, big_book.TODAY) is not None
    store.close()


def test_its_log_has_each_row_once_and_its_streams_have_no_gap(tmp_path):
    path = tmp_path / "made.circlebook"
    big_book.make(path, SMALL)
    store = books.open_book(path)

    with store.driver_connection() as connection:
        streams = connection.execute(
            "SELECT min(seq), max(seq) - count(*) FROM change GROUP BY scope"
        ).fetchall()
        logged = connection.execute(
            "SELECT count(*) FROM change WHERE tbl = 'block'"
        ).fetchone()[0]
    assert set(streams) == {(1, 0)}
    assert logged == checkups.counts(store)["block"]
    assert len(store.read(of_act, 1).rows) == 3
    store.close()


def test_it_is_the_same_each_time(tmp_path):
    kept = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.circlebook"
        big_book.make(path, SMALL)
        store = books.open_book(path)
        with store.driver_connection() as connection:
            kept.append(connection.execute("SELECT * FROM action").fetchall())
        store.close()
    assert kept[0] == kept[1]
