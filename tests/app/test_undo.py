"""Undo and redo bring back exactly what was there, whatever was done and however."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete, select, text, update

from app import settings
from app.errors import GoneError, ReadOnlyError
from app.store import Store
from app.tables import (
    Attendance,
    Block,
    CalendarEntry,
    Channel,
    Community,
    Membership,
    Party,
    Person,
    PrivateNote,
    Site,
)
from app.tables import Session as Gathering
from app.vocabulary import (
    Category,
    ChannelKind,
    Mode,
    PartyKind,
    PrivateKind,
    SessionKind,
)
from tests import random_acts
from tests.doubting import DoubtingStore
from tests.logbook import check_log


def test_an_act_is_undone_and_redone_as_often_as_one_likes(store, community):
    before = store.dump()
    _, done = store.write("Person added", _add, Person(name="Ada"))
    after = store.dump()

    for _ in range(3):
        done = store.undo(done)
        assert store.dump() == before
        assert done.label == "Person added"
        done = store.undo(done)
        assert store.dump() == after


def test_a_bulk_change_by_plain_sql_is_undone(store):
    store.write("People added", _add, *(Person(name=f"P {n}") for n in range(50)))
    before = store.dump()

    _, done = store.write(
        "Renamed", _sql, "UPDATE person SET name = upper(name), email = 'x@y.org'"
    )

    assert len(done.keys("person")) == 50
    store.undo(done)
    assert store.dump() == before


def test_a_replacing_insert_by_plain_sql_is_undone(store):
    store.write("Paper chosen", settings.write, settings.PAPER, "a4")
    before = store.dump()

    _, done = store.write(
        "Paper chosen",
        _sql,
        "INSERT OR REPLACE INTO setting (name, value) VALUES ('paper', '\"letter\"')",
    )

    assert store.read(settings.read, settings.PAPER) == "letter"
    store.undo(done)
    assert store.dump() == before


def test_a_replacing_insert_that_pushes_out_another_row_is_undone(store, community):
    site, _ = store.write("Site added", _add_site, community)
    before = store.dump()

    _, done = store.write(
        "Site replaced",
        _sql,
        "INSERT OR REPLACE INTO site (id, community_id, party_id) "
        f"SELECT '{uuid4().hex}', community_id, party_id FROM site",
    )

    assert store.read(_count, Site) == 1
    assert site.hex in done.keys("site")
    store.undo(done)
    assert store.dump() == before


def test_a_key_is_never_changed_for_the_log_would_lose_the_row(store):
    person, _ = store.write("Person added", _add_one, Person(name="Ada"))

    with pytest.raises(Exception, match="a key never changes"):
        store.write("Key changed", _sql, f"UPDATE person SET id = '{uuid4().hex}'")
    store.write("Paper chosen", settings.write, settings.PAPER, "a4")
    with pytest.raises(Exception, match="a key never changes"):
        store.write("Setting renamed", _sql, "UPDATE setting SET name = 'other'")

    assert store.read(_one, Person, person).name == "Ada"


def test_what_a_deletion_took_with_it_comes_back(store, community):
    gathering, _ = store.write("Gathering added", _add_gathering, community)
    before = store.dump()

    _, done = store.write("Gathering deleted", _delete, Gathering, gathering)

    # its plan and its attendance go, what only mentions it stays and forgets it
    assert done.tables >= {"session", "block", "attendance", "private_note"}
    assert store.read(_count, Block) == store.read(_count, Attendance) == 0
    assert store.read(_count, PrivateNote) == 1
    store.undo(done)
    assert store.dump() == before


def test_several_changes_of_one_row_in_one_act_are_undone_together(store):
    def act(session, key):
        for name in ("Grace", "Katherine", "Ada"):
            session.execute(update(Person).where(Person.id == key).values(name=name))
        session.execute(delete(Person).where(Person.id == key))
        session.execute(
            text("INSERT INTO person (id, name) VALUES (:id, 'Again')"),
            {"id": key.hex},
        )
        session.execute(update(Person).where(Person.id == key).values(phone="12"))

    key, _ = store.write("Person added", _add_one, Person(name="Ada", email="a@b.c"))
    before = store.dump()
    _, done = store.write("Person changed", act, key)

    assert store.read(_one, Person, key).name == "Again"
    store.undo(done)
    assert store.dump() == before


def test_what_came_and_went_in_one_act_leaves_nothing(store):
    def act(session):
        person = Person(name="Ada")
        session.add(person)
        session.flush()
        session.delete(person)
        session.flush()

    before = store.dump()
    _, done = store.write("Person added", act)

    assert store.undo(done).tables == {"person"}
    assert store.dump() == before


def test_two_rows_that_swapped_what_must_be_unique_swap_back(store, community):
    one, _ = store.write("Site added", _add_site, community)
    other, _ = store.write("Site added", _add_site, community)

    def swap(session):
        first, second = session.get(Site, one), session.get(Site, other)
        parties = first.party_id, second.party_id
        first.community_id, third = _another_community(session), first.community_id
        session.flush()
        second.party_id = parties[0]
        session.flush()
        first.party_id, first.community_id = parties[1], third

    before = store.dump()
    _, done = store.write("Sites swapped", swap)

    store.undo(done)
    assert store.dump() == before


@pytest.mark.parametrize(
    "number",
    [0.1 + 0.2, 1 / 3, 5e-324, 1.7976931348623157e308, -0.0, 123456789.123456789],
)
def test_a_number_comes_back_to_its_last_digit(store, community, number):
    channel = Channel(
        community_id=community,
        kind=ChannelKind.EMAIL_LIST,
        name="Letters",
        purpose="News",
        per_month=number,
    )
    key, _ = store.write("Channel added", _add_one, channel)
    _, done = store.write("Channel deleted", _delete, Channel, key)

    store.undo(done)

    assert store.read(_one, Channel, key).per_month == number


def test_a_long_and_strange_text_comes_back_to_its_last_character(store):
    strange = (
        "é e\u0301 👩🏽‍🌾 \u202e\u200b\\ \" ' {} \r\n\t \x01\x1f\x7f 会議 ประชุม"
        * 20_000
    )
    key, _ = store.write(
        "Person added", _add_one, Person(name=strange, languages=[strange, None, 1.5])
    )
    _, done = store.write("Person deleted", _delete, Person, key)

    store.undo(done)

    assert store.read(_one, Person, key).name == strange
    assert store.read(_one, Person, key).languages == [strange, None, 1.5]


def test_settings_and_private_notes_are_undone_like_all_else(store):
    before = store.dump()
    _, named = store.write(
        "Name kept", settings.save_coach, settings.Coach("Robin", email="r@x.org")
    )
    _, noted = store.write("Note kept", _add, _note("They felt unheard"))

    store.undo(noted)
    store.undo(named)

    assert store.dump() == before
    assert store.read(settings.coach) is None


def test_an_act_that_changes_nothing_leaves_no_act_behind(store):
    _, done = store.write("Nothing done", _sql, "UPDATE person SET name = 'x'")

    assert done.rows == ()
    assert store.read(_scalar, "SELECT count(*) FROM act") == 0


def test_an_act_that_fails_half_way_leaves_nothing(store):
    def act(session):
        session.add(Person(name="Ada"))
        session.flush()
        raise ZeroDivisionError

    before = store.dump()
    with pytest.raises(ZeroDivisionError):
        store.write("Person added", act)

    assert store.dump() == before
    assert store.read(_scalar, "SELECT count(*) FROM act") == 0
    assert store.read(_scalar, "SELECT act FROM replica WHERE me = 1") is None


# --- when it cannot be undone


def test_what_was_changed_since_is_not_undone(store):
    key, _ = store.write("Person added", _add_one, Person(name="Ada"))
    _, done = store.write("Renamed", _rename, key, "Ada L.")
    store.write("Renamed", _rename, key, "Ada Lovelace")

    _assert_refused(store, done)


def test_what_was_deleted_since_is_not_undone(store):
    key, _ = store.write("Person added", _add_one, Person(name="Ada"))
    _, done = store.write("Renamed", _rename, key, "Ada L.")
    store.write("Person deleted", _delete, Person, key)

    _assert_refused(store, done)


def test_another_field_changed_since_does_not_stand_in_the_way(store):
    key, _ = store.write("Person added", _add_one, Person(name="Ada"))
    _, done = store.write("Renamed", _rename, key, "Ada L.")
    store.write("Phone kept", _sql, "UPDATE person SET phone = '12'")

    store.undo(done)

    person = store.read(_one, Person, key)
    assert (person.name, person.phone) == ("Ada", "12")


def test_an_addition_is_not_undone_once_it_would_take_parts_with_it(store, community):
    gathering, done = store.write("Gathering added", _add_one, _gathering(community))
    store.write("Block added", _add, _block(community, gathering))

    _assert_refused(store, done)


def test_an_addition_is_not_undone_once_something_mentions_it(store, community):
    gathering, done = store.write("Gathering added", _add_one, _gathering(community))
    store.write("Note kept", _add, _note("Went well", session_id=gathering))

    _assert_refused(store, done)


def test_an_addition_is_not_undone_once_something_needs_it(store, community):
    person, done = store.write("Person added", _add_one, Person(name="Ada"))
    store.write(
        "Member added", _add, Membership(community_id=community, person_id=person)
    )

    _assert_refused(store, done)


def test_a_deletion_is_not_undone_once_its_place_is_taken(store, community):
    person, _ = store.write("Person added", _add_one, Person(name="Ada"))
    member = Membership(community_id=community, person_id=person)
    key, _ = store.write("Member added", _add_one, member)
    _, done = store.write("Member removed", _delete, Membership, key)
    store.write(
        "Member added", _add, Membership(community_id=community, person_id=person)
    )

    _assert_refused(store, done)


def test_a_deletion_is_not_undone_once_what_it_belonged_to_is_gone(store, community):
    gathering, _ = store.write("Gathering added", _add_one, _gathering(community))
    block, _ = store.write("Block added", _add_one, _block(community, gathering))
    _, done = store.write("Block deleted", _delete, Block, block)
    store.write("Gathering deleted", _delete, Gathering, gathering)

    _assert_refused(store, done)


def test_the_same_act_is_not_undone_twice(store):
    _, done = store.write("Person added", _add, Person(name="Ada"))
    undone = store.undo(done)

    _assert_refused(store, done)
    store.undo(undone)
    _assert_refused(store, undone)


def test_after_a_refusal_the_book_can_be_changed_as_ever(store, community):
    person, done = store.write("Person added", _add_one, Person(name="Ada"))
    store.write(
        "Member added", _add, Membership(community_id=community, person_id=person)
    )
    _assert_refused(store, done)

    _, more = store.write("Person added", _add, Person(name="Grace"))
    store.undo(more)

    assert store.read(_count, Person) == 1


def test_a_book_for_reading_only_undoes_nothing(store, book):
    _, done = store.write("Person added", _add, Person(name="Ada"))
    reader = Store(book, read_only=True)

    with pytest.raises(ReadOnlyError, match=r"reading only\. Nothing was changed"):
        reader.undo(done)
    with pytest.raises(ReadOnlyError, match=r"reading only\. Nothing was changed"):
        reader.write("Person added", _add, Person(name="Grace"))

    assert reader.read(_count, Person) == 1
    reader.close()


# --- what only rises


def test_the_version_of_a_row_only_rises(store):
    key, _ = store.write("Person added", _add_one, Person(name="Ada"))
    versions = [store.read(_one, Person, key).version]
    for name in ("A", "B"):
        _, done = store.write("Renamed", _rename, key, name)
        versions.append(store.read(_one, Person, key).version)
        for _ in range(2):
            done = store.undo(done)
            versions.append(store.read(_one, Person, key).version)
    _, done = store.write("Person deleted", _delete, Person, key)
    store.undo(done)
    versions.append(store.read(_one, Person, key).version)

    assert versions == sorted(set(versions))


def test_a_stale_change_is_refused_also_after_an_undo(store):
    key, _ = store.write("Person added", _add_one, Person(name="Ada"))
    stale = store.read(_one, Person, key)
    _, done = store.write("Person deleted", _delete, Person, key)
    store.undo(done)

    def act(session):
        session.add(stale)
        stale.name = "Overwritten"

    with pytest.raises(GoneError, match="changed elsewhere"):
        store.write("Renamed", act)
    assert store.read(_one, Person, key).name == "Ada"


def test_what_a_calendar_file_has_said_is_never_taken_back(store, community):
    gathering, _ = store.write("Gathering added", _add_one, _gathering(community))
    entry, _ = store.write("Entry made", _add_one, _entry(community, gathering))
    _, done = store.write("Published", _publish, entry, 3)

    undone = store.undo(done)

    assert undone.rows == ()
    assert store.read(_one, CalendarEntry, entry).sequence == 3


def test_a_calendar_entry_is_not_undone_once_a_file_has_said_more(store, community):
    gathering, _ = store.write("Gathering added", _add_one, _gathering(community))
    entry, done = store.write("Entry made", _add_one, _entry(community, gathering))
    store.write("Published", _publish, entry, 5)

    _assert_refused(store, done)
    assert store.read(_one, CalendarEntry, entry).sequence == 5


def test_undoing_a_change_of_a_published_gathering_keeps_its_sequence(store, community):
    gathering, _ = store.write("Gathering added", _add_one, _gathering(community))
    entry, _ = store.write("Entry made", _add_one, _entry(community, gathering))

    def move(session):
        session.get(Gathering, gathering).place = "The barn"
        session.get(CalendarEntry, entry).sequence += 1

    _, done = store.write("Gathering moved", move)
    undone = store.undo(done)

    assert store.read(_one, Gathering, gathering).place is None
    assert store.read(_one, CalendarEntry, entry).sequence == 1
    store.undo(undone)
    assert store.read(_one, Gathering, gathering).place == "The barn"
    assert store.read(_one, CalendarEntry, entry).sequence == 1


def test_a_deleted_calendar_entry_comes_back_as_it_was_last(store, community):
    gathering, _ = store.write("Gathering added", _add_one, _gathering(community))
    entry, _ = store.write("Entry made", _add_one, _entry(community, gathering))
    store.write("Published", _publish, entry, 7)
    _, done = store.write("Entry deleted", _delete, CalendarEntry, entry)

    store.undo(done)

    assert store.read(_one, CalendarEntry, entry).sequence == 7


# --- helpers


def _assert_refused(store, done):
    before, acts = store.dump(), store.read(_scalar, "SELECT count(*) FROM act")
    with pytest.raises(GoneError, match=r"cannot be taken back\. Nothing was lost"):
        store.undo(done)
    assert store.dump() == before
    assert store.read(_scalar, "SELECT count(*) FROM act") == acts


def _add(session, *rows):
    session.add_all(rows)


def _add_one(session, row):
    session.add(row)
    session.flush()
    return row.id


def _delete(session, table, key):
    session.delete(session.get(table, key))


def _rename(session, key, name):
    session.get(Person, key).name = name


def _sql(session, statement):
    session.execute(text(statement))


def _scalar(session, statement):
    return session.scalar(text(statement))


def _count(session, table):
    return len(session.scalars(select(table.id)).all())


def _one(session, table, key):
    row = session.get(table, key)
    session.expunge(row)
    return row


def _add_site(session, community):
    party = _add_one(session, _party())
    return _add_one(session, Site(community_id=community, party_id=party))


def _add_gathering(session, community):
    gathering = _add_one(session, _gathering(community))
    above = _add_one(session, _block(community, gathering))
    block = _block(community, gathering)
    block.parent_id = above
    person = _add_one(session, Person(name="Ada"))
    session.add_all(
        [
            block,
            Attendance(community_id=community, session_id=gathering, person_id=person),
            _note("Went well", session_id=gathering, person_id=person),
        ]
    )
    return gathering


def _another_community(session):
    community = Community(name="Other", short_name="O", zone="Etc/UTC")
    return _add_one(session, community)


def _gathering(community):
    return Gathering(
        community_id=community,
        title="Warm start",
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        zone="America/Denver",
    )


def _block(community, gathering):
    return Block(
        community_id=community,
        session_id=gathering,
        position=1.0,
        title="Check-in",
        category=Category.WELCOME,
        minutes=10,
    )


def _note(body, **about):
    return PrivateNote(
        kind=PrivateKind.NOTE, body=body, noted_on=date(2026, 3, 4), **about
    )


def _party():
    return Party(name="Door Dining", kind=PartyKind.SITE)


def _entry(community, gathering):
    return CalendarEntry(
        community_id=community,
        uid="warm-start@circlebook",
        session_id=gathering,
        published={},
        stamped_at=datetime(2026, 1, 2, tzinfo=UTC),
        exported={},
    )


def _publish(session, entry, sequence):
    session.get(CalendarEntry, entry).sequence = sequence


# --- whatever is done


class Afternoon(RuleBasedStateMachine):
    """Random acts with undo and redo between them, each compared with full dumps."""

    book: Path  # an empty one

    @initialize()
    def open(self) -> None:
        """Begin with an empty book."""
        self.folder = TemporaryDirectory()
        path = Path(shutil.copy(self.book, self.folder.name))
        self.store = DoubtingStore(path)
        self.done = []  # changes, dump before them
        self.undone = []

    @rule(random=st.randoms(use_true_random=False))
    def do(self, random):
        """Do something, whatever it is."""
        before = self.store.dump()
        _, done = self.store.write("Done", random_acts.some_act, random)
        if done.rows:
            self.done.append((done, before))
            self.undone.clear()

    @rule()
    @precondition(lambda self: self.done)
    def undo(self):
        """Take the last act back."""
        done, before = self.done.pop()
        after = self.store.dump()
        self.undone.append((self.store.undo(done), after))
        assert self.store.dump() == before

    @rule()
    @precondition(lambda self: self.undone)
    def redo(self):
        """Do again what was taken back last."""
        undone, after = self.undone.pop()
        before = self.store.dump()
        self.done.append((self.store.undo(undone), before))
        assert self.store.dump() == after

    def teardown(self) -> None:
        """Find the log and the tables at one."""
        self.store.read(check_log)
        self.store.close()
        self.folder.cleanup()


def test_any_acts_are_undone_and_redone_in_any_order(empty_book):
    class Here(Afternoon):
        book = empty_book

    run_state_machine_as_test(
        Here,
        settings=hypothesis_settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
