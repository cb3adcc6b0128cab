"""A look at a book finds what is wrong with it, says it, and changes nothing."""

import pytest
from sqlalchemy.orm import Session

from app import checkups, document
from app.book.store import Store
from app.errors import StorageError

# what is done to the book, which look finds it, and what it says
SABOTAGE = {
    "a trigger that is gone": (
        ["DROP TRIGGER person_log_u"],
        "Tables and triggers",
        "trigger person_log_u",
    ),
    "a table that is gone": (
        ["DROP TABLE material"],
        "Tables and triggers",
        "table material",
    ),
    "a reference to nothing": (
        ["PRAGMA foreign_keys = OFF", "DELETE FROM party"],
        "No reference",
        "from site to party: 14 references",
    ),
    "a row search does not know": (
        ["DELETE FROM search_entry WHERE tbl = 'person'"],
        "Search knows",
        "person: 42 rows cannot be found by search",
    ),
    "a row search knows by another name": (
        [
            (
                "UPDATE search_entry SET title = 'x' WHERE n = "
                "(SELECT n FROM search_entry WHERE tbl = 'session')"
            )
        ],
        "Search knows",
        "session: 1 row cannot be found by search",
    ),
    "an index that does not agree": (
        [
            "DROP TRIGGER search_entry_deleted",
            "DELETE FROM search_entry WHERE tbl = 'topic'",
        ],
        "Tables and triggers",
        "trigger search_entry_deleted",
    ),
    "an unknown code": (
        ["UPDATE community SET status = 'resting'"],
        "Codes, dates",
        "column “status” must be one of forming, active, paused, closed",
    ),
    "an unknown zone": (
        ["UPDATE community SET zone = 'Mars/Olympus'"],
        "Codes, dates",
        "column “zone” must be a time zone",
    ),
    "a day that is none": (
        ["UPDATE need SET asked_on = 'soon'"],
        "Codes, dates",
        "column “asked_on” must be a date such as 2026-05-11",
    ),
    "an unknown layer": (
        ["UPDATE need SET layer = 'everybody'"],
        "Codes, dates",
        "column “layer” must be one of successor",
    ),
    "a tree that bites its tail": (
        ["UPDATE topic SET parent_id = id"],
        "Codes, dates",
        "stands above itself",
    ),
}


def faults(store: Store) -> dict[str, tuple[str, ...]]:
    return {
        finding.subject: finding.faults
        for finding in checkups.look(store)
        if not finding.is_sound
    }


def test_the_sample_is_sound(sample_store):
    assert faults(sample_store) == {}


def test_a_new_book_is_sound(store):
    assert faults(store) == {}


@pytest.mark.parametrize("name", SABOTAGE)
def test_what_is_wrong_is_found_and_named(name, sample_store):
    statements, subject, sentence = SABOTAGE[name]
    with sample_store.driver_connection() as connection:
        for statement in statements:
            connection.execute(statement)
    found = faults(sample_store)
    told = next(told for look, told in found.items() if look.startswith(subject))
    assert any(sentence in fault for fault in told)
    assert len(told) <= 21


def test_an_index_that_was_left_behind_is_found(sample_store):
    with sample_store.driver_connection() as connection:
        connection.execute("INSERT INTO search(search) VALUES ('delete-all')")
    (told,) = faults(sample_store).values()
    assert told == ("the index does not agree with what it was made from",)


def test_a_look_changes_nothing(sample_store):
    before = sample_store.path.read_bytes()
    checkups.look(sample_store)
    assert sample_store.path.read_bytes() == before


def test_a_book_that_may_only_be_read_can_be_looked_at(sample_book):
    reader = Store(sample_book, read_only=True)
    assert faults(reader) == {}
    reader.close()


def test_a_damaged_file_is_told_of_in_a_sentence(sample_store, tmp_path):
    path = tmp_path / "damaged.circlebook"
    data = bytearray(sample_store.path.read_bytes())
    for place in range(8192, len(data) - 4096, 4096):
        data[place : place + 64] = b"\xff" * 64
    path.write_bytes(data)
    damaged = Store(path)
    try:
        told = faults(damaged)
    except StorageError as error:
        told = {"The file is whole": (str(error),)}
    finally:
        damaged.close()
    assert "The file is whole" in told


def test_it_counts_what_the_book_holds(sample_store):
    def people(session: Session) -> int:
        return len(document.export(session)["tables"]["person"])

    counts = checkups.counts(sample_store)
    assert counts["person"] == sample_store.read(people)
    assert counts["private_note"] > 0
