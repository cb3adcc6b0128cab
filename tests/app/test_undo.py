"""Undo and redo bring back exactly what was there, whatever was done and however."""

from uuid import uuid4

import pytest
from sqlalchemy import delete, text, update

from app import document, samples, settings
from app.tables import (
    Attendance,
    Block,
    Channel,
    Person,
    PrivateNote,
    Site,
)
from app.tables import Session as Gathering
from app.vocabulary import (
    ChannelKind,
)
from tests import making
from tests.logbook import check_log


def test_an_act_is_undone_and_redone_as_often_as_one_likes(store, community):
    before = store.dump()
    _, done = store.write("Person added", making.add, Person(name="Ada"))
    after = store.dump()

    for _ in range(3):
        done = store.undo(done)
        assert store.dump() == before
        assert done.label == "Person added"
        done = store.undo(done)
        assert store.dump() == after


def test_a_bulk_change_by_plain_sql_is_undone(store):
    store.write("People added", making.add, *(Person(name=f"P {n}") for n in range(50)))
    before = store.dump()

    _, done = store.write(
        "Renamed",
        making.run_sql,
        "UPDATE person SET name = upper(name), email = 'x@y.org'",
    )

    assert len(done.keys("person")) == 50
    store.undo(done)
    assert store.dump() == before


def test_a_replacing_insert_by_plain_sql_is_undone(store):
    store.write("Paper chosen", settings.write, settings.PAPER, "a4")
    before = store.dump()

    _, done = store.write(
        "Paper chosen",
        making.run_sql,
        "INSERT OR REPLACE INTO setting (name, value) VALUES ('paper', '\"letter\"')",
    )

    assert store.read(settings.read, settings.PAPER) == "letter"
    store.undo(done)
    assert store.dump() == before


def test_a_replacing_insert_that_pushes_out_another_row_is_undone(store, community):
    site, _ = store.write("Site added", making.add_site, community)
    before = store.dump()

    _, done = store.write(
        "Site replaced",
        making.run_sql,
        "INSERT OR REPLACE INTO site (id, community_id, party_id) "
        f"SELECT '{uuid4().hex}', community_id, party_id FROM site",
    )

    assert store.read(making.count, Site) == 1
    assert site.hex in done.keys("site")
    store.undo(done)
    assert store.dump() == before


def test_a_key_is_never_changed_for_the_log_would_lose_the_row(store):
    person, _ = store.write("Person added", making.add_one, Person(name="Ada"))

    with pytest.raises(Exception, match="a key never changes"):
        store.write(
            "Key changed", making.run_sql, f"UPDATE person SET id = '{uuid4().hex}'"
        )
    store.write("Paper chosen", settings.write, settings.PAPER, "a4")
    with pytest.raises(Exception, match="a key never changes"):
        store.write(
            "Setting renamed", making.run_sql, "UPDATE setting SET name = 'other'"
        )

    assert store.read(making.one, Person, person).name == "Ada"


def test_what_a_deletion_took_with_it_comes_back(store, community):
    gathering, _ = store.write("Gathering added", making.add_gathering, community)
    before = store.dump()

    _, done = store.write("Gathering deleted", making.delete_one, Gathering, gathering)

    # its plan and its attendance go, what only mentions it stays and forgets it
    assert done.tables >= {"session", "block", "attendance", "private_note"}
    assert store.read(making.count, Block) == store.read(making.count, Attendance) == 0
    assert store.read(making.count, PrivateNote) == 1
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

    key, _ = store.write(
        "Person added", making.add_one, Person(name="Ada", email="a@b.c")
    )
    before = store.dump()
    _, done = store.write("Person changed", act, key)

    assert store.read(making.one, Person, key).name == "Again"
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
    one, _ = store.write("Site added", making.add_site, community)
    other, _ = store.write("Site added", making.add_site, community)

    def swap(session):
        first, second = session.get(Site, one), session.get(Site, other)
        parties = first.party_id, second.party_id
        first.community_id, third = (
            making.add_another_community(session),
            first.community_id,
        )
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
    key, _ = store.write("Channel added", making.add_one, channel)
    _, done = store.write("Channel deleted", making.delete_one, Channel, key)

    store.undo(done)

    assert store.read(making.one, Channel, key).per_month == number


def test_a_long_and_strange_text_comes_back_to_its_last_character(store):
    strange = (
        "é e\u0301 👩🏽‍🌾 \u202e\u200b\\ \" ' {} \r\n\t \x01\x1f\x7f 会議 ประชุม"
        * 20_000
    )
    key, _ = store.write(
        "Person added",
        making.add_one,
        Person(name=strange, languages=[strange, None, 1.5]),
    )
    _, done = store.write("Person deleted", making.delete_one, Person, key)

    store.undo(done)

    assert store.read(making.one, Person, key).name == strange
    assert store.read(making.one, Person, key).languages == [strange, None, 1.5]


def test_settings_and_private_notes_are_undone_like_all_else(store):
    before = store.dump()
    _, named = store.write(
        "Name kept", settings.save_coach, settings.Coach("Robin", email="r@x.org")
    )
    _, noted = store.write("Note kept", making.add, making.a_note("They felt unheard"))

    store.undo(noted)
    store.undo(named)

    assert store.dump() == before
    assert store.read(settings.coach) is None


def test_reading_in_the_whole_sample_is_undone_and_done_again(store):
    before = store.dump()

    _, done = store.write("Sample read in", _read_sample)

    assert len(done.rows) > 500
    undone = store.undo(done)
    assert store.dump() == before
    store.undo(undone)
    store.read(check_log)


def test_an_act_that_changes_nothing_leaves_no_act_behind(store):
    _, done = store.write(
        "Nothing done", making.run_sql, "UPDATE person SET name = 'x'"
    )

    assert done.rows == ()
    assert store.read(making.scalar, "SELECT count(*) FROM act") == 0


def test_an_act_that_fails_half_way_leaves_nothing(store):
    def act(session):
        session.add(Person(name="Ada"))
        session.flush()
        raise ZeroDivisionError

    before = store.dump()
    with pytest.raises(ZeroDivisionError):
        store.write("Person added", act)

    assert store.dump() == before
    assert store.read(making.scalar, "SELECT count(*) FROM act") == 0
    assert store.read(making.scalar, "SELECT act FROM replica WHERE me = 1") is None


def _read_sample(session):
    document.load(session, samples.contents())
