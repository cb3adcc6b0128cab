"""Private notes of a community are destroyed for ever; what can be counted stays."""

import shutil
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app import clock, tables
from app.book import books
from app.book.store import Store
from app.coaching import edits, half_typed, promises, sharing
from app.community import retention
from app.day import nudges
from app.person import people
from app.person.people import PersonDraft
from tests import making
from tests.logbook import check_log


@pytest.fixture
def world(sample_book, tmp_path):
    """The sample on a plain store: what is destroyed is not to be undone."""
    store = Store(shutil.copy(sample_book, tmp_path / f"world{books.SUFFIX}"))
    yield store
    store.close()


def test_nothing_private_of_it_is_left_in_the_file_and_the_rest_is(world):
    rivers, other = named(world, "Prairie Rivers"), named(world, "High Plains")
    mine, theirs = words(world, rivers.community_id), words(world, other.community_id)
    talks = count(world, tables.CoachingContact)
    before = world.path.read_bytes()
    assert mine
    assert theirs
    assert all(word.encode() in before for word in mine)

    gone, _ = world.write("Destroyed", retention.destroy, rivers.community_id)
    assert gone == rivers.notes > 0
    assert count(world, tables.CoachingContact) == talks
    world.read(check_log)
    world.close()

    after = world.path.read_bytes()
    assert [word for word in mine if word.encode() in after] == []
    assert all(word.encode() in after for word in theirs)


def test_what_was_deleted_by_hand_is_counted_and_destroyed(world):
    community = world.write("x", making.add_another_community)[0]
    who = world.write("x", people.add, community, PersonDraft("Ada Reed", site="Alder"))
    draft = edits.Draft(people=(who[0],))
    talk, kept_talk = (
        world.write("x", edits.add, community, draft)[0] for _ in range(2)
    )
    world.write("x", edits.change, talk, "body", "ALPHA illness")
    world.write("x", edits.change, talk, "body", "BRAVO better words")
    promise = world.write("x", promises.add, kept_talk, "CHARLIE promise")[0]
    shared = sharing.Draft(goals="DELTA draft")
    world.write("x", sharing.share, kept_talk, shared)
    agreed = sharing.Draft(goals="ECHO shared", agreed_on=date(2026, 5, 1))
    world.write("x", sharing.share, kept_talk, agreed)
    world.write("x", promises.delete, promise)
    world.write("x", edits.delete, talk)
    world.write("x", retention.destroy_by, community, clock.today())
    assert (named(world, "O").notes, named(world, "O").is_due) == (2, True)
    assert world.write("Destroyed", retention.destroy, community)[0] == 2
    assert not named(world, "O").is_any
    assert not named(world, "O").is_due
    world.read(check_log)
    seats = "SELECT new_values FROM private_change WHERE tbl = 'coaching_participant'"
    assert who[0].hex not in str(world.read(rows, seats))
    world.close()
    after = world.path.read_bytes()
    words = ("ALPHA", "BRAVO", "CHARLIE", "DELTA", "ECHO")
    assert [word for word in words if word.encode() in after] == ["ECHO"]


def test_what_is_half_typed_alone_can_be_destroyed_too(world):
    community = world.write("x", making.add_another_community)[0]
    assert not named(world, "O").is_any
    form = half_typed.ENTRY
    world.write("x", half_typed.keep, community, form, {"body": "FOXTROT"})
    world.write("x", half_typed.forget, community, form)
    kept = named(world, "O")
    assert (kept.notes, kept.half_typed, kept.is_any) == (0, True, True)
    world.write("Destroyed", retention.destroy, community)
    assert not named(world, "O").is_any
    world.close()
    assert b"FOXTROT" not in world.path.read_bytes()


def rows(session, statement):
    return session.connection().exec_driver_sql(statement).fetchall()


def test_a_day_can_be_agreed_changed_and_taken_back(sample_store):
    key = named(sample_store, "High Plains").community_id
    day = date(2028, 1, 1)
    sample_store.write("Set", retention.destroy_by, key, day)
    assert named(sample_store, "High Plains").destroy_on == day
    sample_store.write("Set", retention.destroy_by, key, None)
    assert named(sample_store, "High Plains").destroy_on is None


def test_when_the_day_has_come_today_says_so_and_nothing_goes_by_itself(sample_store):
    kept = named(sample_store, "High Plains")
    yesterday = clock.today() - timedelta(days=1)
    sample_store.write("Set", retention.destroy_by, kept.community_id, yesterday)
    assert named(sample_store, "High Plains").is_due
    found = sample_store.read(nudges.of_book, sample_store.path)
    (nudge,) = [one for one in found if one.kind == "keeping"]
    assert nudge.fact == "Private notes of High Plains are due to go"
    assert named(sample_store, "High Plains").notes == kept.notes


def named(store, name):
    return next(one for one in store.read(retention.of_book) if one.name == name)


def words(store, community):
    """Return what was written in the private room of a community, and only there."""
    shared = store.read(_shared)
    reflection, note = tables.CoachingReflection, tables.PrivateNote
    return [
        text
        for column in (reflection.body, reflection.hard, note.body)
        for text in store.read(lambda s, c=column: _written(s, c, community))
        if text not in shared and len(text) > 20
    ]


def _written(session, column, community):
    here = column.class_.community_id == community
    return session.scalars(select(column).where(here, column.is_not(None))).all()


def _shared(session):
    summary = tables.CoachingSummary
    found = session.execute(
        select(summary.strengths, summary.goals, summary.commitments, summary.body)
    )
    return "\n".join(text for row in found for text in row if text)


def count(store, model):
    return store.read(lambda s: s.scalar(select(func.count(model.id))))
