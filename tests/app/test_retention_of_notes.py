"""Private notes of a community are destroyed for ever; what can be counted stays."""

import shutil
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app import clock, tables
from app.book import books
from app.book.store import Store
from app.community import retention
from app.day import nudges
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
