"""What has been built upon is not undone, and what has been published stays."""

import pytest

from app.book.store import Store
from app.errors import GoneError, ReadOnlyError
from app.tables import (
    Block,
    CalendarEntry,
    Membership,
    Person,
)
from app.tables import Session as Gathering
from tests import making


def test_what_was_changed_since_is_not_undone(store):
    key, _ = store.write("Person added", making.add_one, Person(name="Ada"))
    _, done = store.write("Renamed", making.rename_person, key, "Ada L.")
    store.write("Renamed", making.rename_person, key, "Ada Lovelace")

    _assert_refused(store, done)


def test_what_was_deleted_since_is_not_undone(store):
    key, _ = store.write("Person added", making.add_one, Person(name="Ada"))
    _, done = store.write("Renamed", making.rename_person, key, "Ada L.")
    store.write("Person deleted", making.delete_one, Person, key)

    _assert_refused(store, done)


def test_another_field_changed_since_does_not_stand_in_the_way(store):
    key, _ = store.write("Person added", making.add_one, Person(name="Ada"))
    _, done = store.write("Renamed", making.rename_person, key, "Ada L.")
    store.write("Phone kept", making.run_sql, "UPDATE person SET phone = '12'")

    store.undo(done)

    person = store.read(making.one, Person, key)
    assert (person.name, person.phone) == ("Ada", "12")


def test_an_addition_is_not_undone_once_it_would_take_parts_with_it(store, community):
    gathering, done = store.write(
        "Gathering added", making.add_one, making.a_gathering(community)
    )
    store.write("Block added", making.add, making.a_block(community, gathering))

    _assert_refused(store, done)


def test_an_addition_is_not_undone_once_something_mentions_it(store, community):
    gathering, done = store.write(
        "Gathering added", making.add_one, making.a_gathering(community)
    )
    store.write(
        "Note kept", making.add, making.a_note("Went well", session_id=gathering)
    )

    _assert_refused(store, done)


def test_an_addition_is_not_undone_once_something_needs_it(store, community):
    person, done = store.write("Person added", making.add_one, Person(name="Ada"))
    store.write(
        "Member added", making.add, Membership(community_id=community, person_id=person)
    )

    _assert_refused(store, done)


def test_a_deletion_is_not_undone_once_its_place_is_taken(store, community):
    person, _ = store.write("Person added", making.add_one, Person(name="Ada"))
    member = Membership(community_id=community, person_id=person)
    key, _ = store.write("Member added", making.add_one, member)
    _, done = store.write("Member removed", making.delete_one, Membership, key)
    store.write(
        "Member added", making.add, Membership(community_id=community, person_id=person)
    )

    _assert_refused(store, done)


def test_a_deletion_is_not_undone_once_what_it_belonged_to_is_gone(store, community):
    gathering, _ = store.write(
        "Gathering added", making.add_one, making.a_gathering(community)
    )
    block, _ = store.write(
        "Block added", making.add_one, making.a_block(community, gathering)
    )
    _, done = store.write("Block deleted", making.delete_one, Block, block)
    store.write("Gathering deleted", making.delete_one, Gathering, gathering)

    _assert_refused(store, done)


def test_the_same_act_is_not_undone_twice(store):
    _, done = store.write("Person added", making.add, Person(name="Ada"))
    undone = store.undo(done)

    _assert_refused(store, done)
    store.undo(undone)
    _assert_refused(store, undone)


def test_after_a_refusal_the_book_can_be_changed_as_ever(store, community):
    person, done = store.write("Person added", making.add_one, Person(name="Ada"))
    store.write(
        "Member added", making.add, Membership(community_id=community, person_id=person)
    )
    _assert_refused(store, done)

    _, more = store.write("Person added", making.add, Person(name="Grace"))
    store.undo(more)

    assert store.read(making.count, Person) == 1


def test_a_book_for_reading_only_undoes_nothing(store, book):
    _, done = store.write("Person added", making.add, Person(name="Ada"))
    reader = Store(book, read_only=True)

    with pytest.raises(ReadOnlyError, match=r"reading only\. Nothing was changed"):
        reader.undo(done)
    with pytest.raises(ReadOnlyError, match=r"reading only\. Nothing was changed"):
        reader.write("Person added", making.add, Person(name="Grace"))

    assert reader.read(making.count, Person) == 1
    reader.close()


# --- what only rises


def test_the_version_of_a_row_only_rises(store):
    key, _ = store.write("Person added", making.add_one, Person(name="Ada"))
    versions = [store.read(making.one, Person, key).version]
    for name in ("A", "B"):
        _, done = store.write("Renamed", making.rename_person, key, name)
        versions.append(store.read(making.one, Person, key).version)
        for _ in range(2):
            done = store.undo(done)
            versions.append(store.read(making.one, Person, key).version)
    _, done = store.write("Person deleted", making.delete_one, Person, key)
    store.undo(done)
    versions.append(store.read(making.one, Person, key).version)

    assert versions == sorted(set(versions))


def test_a_stale_change_is_refused_also_after_an_undo(store):
    key, _ = store.write("Person added", making.add_one, Person(name="Ada"))
    stale = store.read(making.one, Person, key)
    _, done = store.write("Person deleted", making.delete_one, Person, key)
    store.undo(done)

    def act(session):
        session.add(stale)
        stale.name = "Overwritten"

    with pytest.raises(GoneError, match="changed elsewhere"):
        store.write("Renamed", act)
    assert store.read(making.one, Person, key).name == "Ada"


def test_what_a_calendar_file_has_said_is_never_taken_back(store, community):
    gathering, _ = store.write(
        "Gathering added", making.add_one, making.a_gathering(community)
    )
    entry, _ = store.write(
        "Entry made", making.add_one, making.an_entry(community, gathering)
    )
    _, done = store.write("Published", _publish, entry, 3)

    undone = store.undo(done)

    assert undone.rows == ()
    assert store.read(making.one, CalendarEntry, entry).sequence == 3


def test_a_calendar_entry_is_not_undone_once_a_file_has_said_more(store, community):
    gathering, _ = store.write(
        "Gathering added", making.add_one, making.a_gathering(community)
    )
    entry, done = store.write(
        "Entry made", making.add_one, making.an_entry(community, gathering)
    )
    store.write("Published", _publish, entry, 5)

    _assert_refused(store, done)
    assert store.read(making.one, CalendarEntry, entry).sequence == 5


def test_undoing_a_change_of_a_published_gathering_keeps_its_sequence(store, community):
    gathering, _ = store.write(
        "Gathering added", making.add_one, making.a_gathering(community)
    )
    entry, _ = store.write(
        "Entry made", making.add_one, making.an_entry(community, gathering)
    )

    def move(session):
        session.get(Gathering, gathering).place = "The barn"
        session.get(CalendarEntry, entry).sequence += 1

    _, done = store.write("Gathering moved", move)
    undone = store.undo(done)

    assert store.read(making.one, Gathering, gathering).place is None
    assert store.read(making.one, CalendarEntry, entry).sequence == 1
    store.undo(undone)
    assert store.read(making.one, Gathering, gathering).place == "The barn"
    assert store.read(making.one, CalendarEntry, entry).sequence == 1


def test_a_deleted_calendar_entry_comes_back_as_it_was_last(store, community):
    gathering, _ = store.write(
        "Gathering added", making.add_one, making.a_gathering(community)
    )
    entry, _ = store.write(
        "Entry made", making.add_one, making.an_entry(community, gathering)
    )
    store.write("Published", _publish, entry, 7)
    _, done = store.write("Entry deleted", making.delete_one, CalendarEntry, entry)

    store.undo(done)

    assert store.read(making.one, CalendarEntry, entry).sequence == 7


def _assert_refused(store, done):
    before, acts = store.dump(), store.read(making.scalar, "SELECT count(*) FROM act")
    with pytest.raises(GoneError, match=r"cannot be taken back\. Nothing was lost"):
        store.undo(done)
    assert store.dump() == before
    assert store.read(making.scalar, "SELECT count(*) FROM act") == acts


def _publish(session, entry, sequence):
    session.get(CalendarEntry, entry).sequence = sequence
