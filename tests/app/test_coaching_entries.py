"""The coaching log: an entry begun, written field by field, changed and taken out."""

from dataclasses import fields
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app import clock, tables
from app.coaching import edits, entries, participants, promises
from app.coaching.edits import Draft
from app.coaching.entries import TEXTS
from app.errors import GoneError, RefusedError
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Focus,
    InitiatedBy,
    StanceUsed,
)
from tests.app.coached import TODAY, World
from tests.app.peopled import add
from tests.making import count
from tests.worlds import quickly


@pytest.fixture
def world(store, community):
    return World(store, community)


def communities_of(session):
    return list(session.scalars(select(tables.Community.id)))


def write(world, key, field, value):
    world.store.write("Changed", edits.change, key, field, value)


def test_an_entry_says_who_where_when_how_long_and_how(world):
    entry = world.entry(world.talk("Luz Ortega", minutes=50))
    assert [one.name for one in entry.people] == ["Luz Ortega"]
    assert entry.site == "Foothill Farmworker Coalition"
    assert (entry.day, entry.minutes, entry.mode) == (TODAY, 50, CoachingMode.PHONE)
    assert entry.status is CoachingStatus.HELD
    assert not entry.shared


def test_every_text_is_written_and_read_by_itself(world):
    key = world.talk("Luz Ortega")
    for field in TEXTS:
        write(world, key, field, f"This is {field}.")
    entry = world.entry(key)
    assert [getattr(entry, field) for field in TEXTS] == [
        f"This is {field}." for field in TEXTS
    ]


def test_what_is_written_can_be_emptied_again(world):
    key = world.talk("Luz Ortega", hard="Tired.")
    write(world, key, "hard", "  ")
    assert world.entry(key).hard == ""


def test_an_entry_without_a_word_needs_no_reflection(world):
    key = world.talk("Luz Ortega")
    write(world, key, "hard", "")
    assert world.store.read(count, tables.CoachingReflection) == 0


def test_a_conversation_can_have_several_people_and_no_site(world):
    both = (world.people["Luz Ortega"], world.people["Naomi Begay"])
    key = world.store.write("Begun", edits.add, world.community, Draft(both))[0]
    entry = world.entry(key)
    assert {one.name for one in entry.people} == {"Luz Ortega", "Naomi Begay"}
    assert entry.site_id is None  # they are of two sites
    world.store.write("Changed", edits.set_people, key, both[:1])
    assert [one.name for one in world.entry(key).people] == ["Luz Ortega"]
    assert world.entry(key).site == "Foothill Farmworker Coalition"


def test_a_conversation_can_be_with_a_site_alone(world):
    site = world.site("Cedar")
    key = world.store.write("Begun", edits.add, world.community, Draft(site_id=site))[0]
    assert world.entry(key).name.startswith("Cedar Falls")


def test_an_entry_of_nobody_is_refused(world):
    with pytest.raises(RefusedError, match="with whom"):
        world.store.write("Begun", edits.add, world.community, Draft())
    key = world.talk("Luz Ortega")
    world.store.write("Changed", edits.set_site, key, None)
    with pytest.raises(RefusedError):
        world.store.write("Changed", edits.set_people, key, ())
    assert [one.name for one in world.entry(key).people] == ["Luz Ortega"]


def test_what_is_planned_becomes_held_on_its_day_but_never_ahead_of_today(world):
    draft = Draft(
        (world.people["Luz Ortega"],),
        day=TODAY + timedelta(days=3),
        status=CoachingStatus.PLANNED,
    )
    key = world.store.write("Begun", edits.add, world.community, draft)[0]
    assert world.entry(key).happened_on is None
    world.store.write("Held", edits.hold, key)
    assert world.entry(key).happened_on == TODAY
    world.store.write("Planned", edits.plan, key, TODAY + timedelta(days=9))
    assert world.entry(key).day == TODAY + timedelta(days=9)
    clock.pretend(TODAY + timedelta(days=20))
    world.store.write("Held", edits.hold, key)
    assert world.entry(key).happened_on == TODAY + timedelta(days=9)


def test_what_did_not_come_about_keeps_what_was_written(world):
    key = world.talk("Luz Ortega", hard="She did not pick up.")
    world.store.write("Dropped", edits.drop, key)
    entry = world.entry(key)
    assert (entry.status, entry.hard) == (
        CoachingStatus.DROPPED,
        "She did not pick up.",
    )
    assert entry.day == TODAY


def test_minutes_that_no_conversation_takes_are_refused(world):
    key = world.talk("Luz Ortega")
    with pytest.raises(RefusedError, match="1440"):
        write(world, key, "minutes", 2000)
    assert world.entry(key).minutes == 50


def test_a_deleted_entry_comes_back_whole_with_undo(world):
    key = world.talk("Luz Ortega", hard="A", question="B", stance=["listened"])
    before = world.entry(key)
    _, done = world.store.write("Deleted", edits.delete, key)
    assert world.log() == []
    with pytest.raises(GoneError):
        world.entry(key)
    world.store.undo(done)
    assert world.entry(key) == before


def test_a_promise_outlives_the_entry_it_was_made_in(world):
    key = world.talk("Luz Ortega")
    world.store.write("Promised", promises.add, key, "Send the card", TODAY)
    world.store.write("Deleted", edits.delete, key)
    luz = world.people["Luz Ortega"]
    kept = world.store.read(promises.of_person, world.community, luz)
    assert [one.words for one in kept] == ["Send the card"]


def test_the_log_begins_with_what_is_to_come_and_then_the_latest(world):
    old = world.talk("Luz Ortega", TODAY - timedelta(days=9))
    new = world.talk("Naomi Begay", TODAY - timedelta(days=1))
    draft = Draft(
        (world.people["Tom Whitehorse"],),
        day=TODAY + timedelta(days=2),
        status=CoachingStatus.PLANNED,
    )
    ahead = world.store.write("Begun", edits.add, world.community, draft)[0]
    assert [one.id for one in world.log()] == [ahead, new, old]


VALUES = {
    **dict.fromkeys(TEXTS, st.text(st.characters(codec="utf-8"), max_size=60)),
    "minutes": st.none() | st.integers(0, 1440),
    "mode": st.sampled_from(CoachingMode),
    "kind": st.sampled_from(CoachingKind),
    "initiated_by": st.sampled_from(InitiatedBy),
    "energy": st.none() | st.integers(0, 4),
    "focus": st.lists(st.sampled_from(Focus), unique=True),
    "stance": st.lists(st.sampled_from(StanceUsed), unique=True),
}
CHANGES = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(
        lambda field: VALUES[field].map(lambda value: (field, value))
    ),
    min_size=1,
    max_size=8,
)


@quickly
@given(changes=CHANGES)
def test_an_entry_says_what_was_written_last_of_each_field(store, community, changes):
    clock.pretend(TODAY)
    if not store.read(count, tables.Site):
        World(store, community)
    people = store.read(participants.known, community)
    luz = next(one.id for one in people if one.name == "Luz Ortega")
    with store._writer() as session:
        key = edits.add(session, community, Draft((luz,)))
        untouched = entries.get(session, key)
        for field, value in changes:
            edits.change(session, key, field, value)
        session.expire_all()
        found = entries.get(session, key)
        session.rollback()
    said = dict(changes)
    for one in fields(found):
        value = said.get(one.name, getattr(untouched, one.name))
        if isinstance(value, str) and one.name in TEXTS:
            value = value.strip()
        if isinstance(value, list):
            assert set(getattr(found, one.name)) == set(value)
        else:
            assert getattr(found, one.name) == value


def test_the_codes_of_the_sample_are_all_known(sample_store):
    communities = sample_store.read(communities_of)
    found = [
        one
        for community in communities
        for one in sample_store.read(entries.of_community, community)
    ]
    assert len(found) == 40
    assert sum(len(one.focus) for one in found) == 57
    assert sum(len(one.stance) for one in found) == 55


def test_whom_is_meant_is_read_from_what_is_typed(world):
    known = world.store.read(participants.known, world.community)

    def meant(typed):
        draft = participants.read(typed, known)
        names = {one.id: one.name for one in known}
        return [names[key] for key in draft.people], names.get(draft.site_id)

    assert meant("Luz Ortega · Foothill Farmworker Coalition") == (["Luz Ortega"], None)
    assert meant("luz") == (["Luz Ortega"], None)
    assert meant("naomi, tom w") == (["Naomi Begay", "Tom Whitehorse"], None)
    assert meant("Bluestem Youth Works") == ([], "Bluestem Youth Works")
    assert meant("Luz; Bluestem Youth Works") == (
        ["Luz Ortega"],
        "Bluestem Youth Works",
    )
    with pytest.raises(RefusedError, match="Nobody here is called “Zed”"):
        participants.read("luz, Zed", known)
    with pytest.raises(RefusedError, match="with whom"):
        participants.read(" , ", known)
    assert "Dana Whitfield" not in [one.name for one in known]


def test_a_name_that_two_have_is_asked_about(world, store, community):
    add(store, community, "Luz Campos")
    known = store.read(participants.known, community)
    with pytest.raises(RefusedError, match="2 are called “Luz”"):
        participants.read("Luz", known)


def test_of_one_day_the_talk_noted_last_comes_first(world):
    keys = [world.talk("Luz Ortega", TODAY) for _ in range(6)]
    found = world.store.read(entries.of_community, world.community)
    assert [one.id for one in found] == keys[::-1]
