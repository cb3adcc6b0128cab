"""Forgetting somebody: who they were is gone from the file, what was counted stays."""

import shutil
from datetime import date

import pytest
from sqlalchemy import func, select

from app import jottings, settings, tables
from app.book import books
from app.book.store import Store
from app.errors import RefusedError
from app.person import forgetting, packets_made, people
from app.person.people import PersonDraft
from app.settings import Coach
from app.vocabulary import (
    AttendanceState,
    CoachingKind,
    CoachingMode,
    ConsentState,
    ConsentUse,
    Mode,
    NeedState,
    PacketKind,
    PrivateKind,
    SessionKind,
    Source,
)
from app.vocabulary import Audience as Reader
from tests.logbook import check_log

NAME = "Zebulon Quartz"
CANARIES = (
    "Zebulon",
    "Quartz",
    "Marigold",
    "Obsidian",
    "Thistle",
    "Larkspur42",
    "Pumice",
)
DAY = date(2026, 5, 12)


@pytest.fixture
def world(empty_book, tmp_path):
    """A plain book: what is forgotten is not to be undone, so nobody tries."""
    store = Store(shutil.copy(empty_book, tmp_path / f"world{books.SUFFIX}"))
    yield store
    store.close()


@pytest.fixture
def community(world):
    return add(
        world, tables.Community, name="Homes Circle", short_name="Homes", zone="UTC"
    )


@pytest.fixture
def zeb(world, community):
    """Somebody of whom something stands in every table that knows people."""
    draft = PersonDraft(NAME, "zeb@marigold.example", site="Alder")
    who = world.write("Zebulon Quartz added", people.add, community, draft)[0]
    world.write("Renamed", people.edit, who, "name", "Zebulon Marigold")
    world.write("Renamed", people.edit, who, "name", NAME)
    here = {"community_id": community}
    topic = add(world, tables.Topic, name="Grants")
    gathering = add(
        world,
        tables.Session,
        title="Launch",
        kind=SessionKind.LAUNCH,
        mode=Mode.IN_PERSON,
        zone="UTC",
        **here,
    )
    add(
        world,
        tables.Attendance,
        session_id=gathering,
        person_id=who,
        state=AttendanceState.PRESENT,
        **here,
    )
    talk = add(
        world,
        tables.CoachingContact,
        kind=CoachingKind.ONE_TO_ONE,
        mode=CoachingMode.PHONE,
        happened_on=DAY,
        minutes=50,
        **here,
    )
    add(
        world,
        tables.CoachingParticipant,
        coaching_contact_id=talk,
        person_id=who,
        **here,
    )
    add(
        world,
        tables.CoachingReflection,
        coaching_contact_id=talk,
        body="Obsidian moods",
        **here,
    )
    add(
        world,
        tables.PrivateNote,
        kind=PrivateKind.NOTE,
        body="Thistle",
        noted_on=DAY,
        person_id=who,
        **here,
    )
    add(
        world,
        tables.Consent,
        person_id=who,
        use=ConsentUse.QUOTE,
        state=ConsentState.YES,
        how="Larkspur42",
        **here,
    )
    add(
        world,
        tables.Need,
        topic_id=topic,
        person_id=who,
        wording="Obsidian wish",
        strength=3,
        state=NeedState.RAISED,
        source=Source.SURVEY,
        asked_on=DAY,
        **here,
    )
    add(
        world,
        tables.PeerLink,
        asker_person_id=who,
        intro_text="Thistle, meet",
        result="Marigold",
        **here,
    )
    add(
        world,
        tables.Packet,
        kind=PacketKind.COACH_LEAVES,
        reader=Reader.SUCCESSOR,
        title="Handoff packet",
        number=1,
        prepared_on=DAY,
        manifest=[who.hex],
        **here,
    )
    world.write("x", settings.write, f"network:{community.hex}", {who.hex: [1, 2]})
    for text in ("Zebulon Quartz asks for Pumice", f"{NAME} again", ""):
        world.write("x", jottings.keep, community, "paste", {"text": text})
    world.write("x", jottings.keep, community, "add", {"who": f"{NAME}", "a": "Pumice"})
    return who


def test_nothing_of_who_they_were_is_left_in_the_file(world, zeb):
    before = world.path.read_bytes()
    assert all(word.encode() in before for word in CANARIES)

    world.write("Somebody forgotten", forgetting.forget, zeb)
    world.close()

    after = world.path.read_bytes()
    assert [word for word in CANARIES if word.encode() in after] == []
    assert zeb.hex.encode() in after  # what they took part in is still counted


def test_what_was_counted_stays(world, community, zeb):
    world.write("Somebody forgotten", forgetting.forget, zeb)
    counts = {
        model: world.read(lambda s, m=model: s.scalar(select(func.count(m.id))))
        for model in (
            tables.Attendance,
            tables.Membership,
            tables.CoachingContact,
            tables.CoachingParticipant,
            tables.Need,
            tables.PeerLink,
        )
    }
    assert set(counts.values()) == {1}
    minutes = world.read(lambda s: s.scalar(select(tables.CoachingContact.minutes)))
    strength = world.read(lambda s: s.scalar(select(tables.Need.strength)))
    assert (minutes, strength) == (50, 3)


def test_what_they_asked_for_is_not_asked_by_the_whole_circle_then(world, zeb):
    world.write("Somebody forgotten", forgetting.forget, zeb)
    state = world.read(lambda s: s.scalar(select(tables.Need.state)))
    assert state is NeedState.DROPPED


def test_the_log_still_agrees_with_the_book(world, zeb):
    world.write("Somebody forgotten", forgetting.forget, zeb)
    world.read(check_log)


def test_what_will_happen_is_said_before(world, community, zeb):
    add(
        world,
        tables.Action,
        community_id=community,
        body=f"Ring {NAME} about the room",
    )
    told = world.read(forgetting.prospect, zeb)
    assert (told.name, told.conversations, told.notes, told.texts) == (NAME, 1, 2, 1)
    assert told.packets == ("Handoff packet, May\xa012,\xa02026",)


def test_a_packet_no_longer_says_whom_it_held(world, zeb):
    world.write("Somebody forgotten", forgetting.forget, zeb)
    assert world.read(packets_made.naming, zeb) == ()


def test_others_are_as_they_were(world, community, zeb):
    other = world.write("x", people.add, community, PersonDraft("Ada Reed"))[0]
    world.write("Somebody forgotten", forgetting.forget, zeb)
    row = world.read(lambda s: s.get(tables.Person, other).name)
    assert row == "Ada Reed"
    labels = world.read(lambda s: s.scalars(select(tables.Act.label)).all())
    assert not any("Zebulon" in label for label in labels)


def test_the_coach_cannot_forget_herself(world, zeb):
    coach = Coach(NAME, "Coach", "", "", "", zeb)
    world.write("x", settings.save_coach, coach)
    with pytest.raises(RefusedError, match="This is you"):
        world.write("Somebody forgotten", forgetting.forget, zeb)


def add(store, model, **values):
    def act(session):
        row = model(**values)
        session.add(row)
        session.flush()
        return row.id

    return store.write("Added", act)[0]
