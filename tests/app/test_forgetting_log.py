"""Forgetting somebody whose rows were deleted, reworded, merged or renamed before."""

import shutil
from datetime import date

import pytest
from sqlalchemy import select

from app import tables
from app.book import books
from app.book.store import Store
from app.coaching import edits, half_typed, promises, sharing, wisdom
from app.person import forgetting, packets_made, people, people_merge
from app.person.people import PersonDraft
from app.vocabulary import (
    AgreementKind,
    AttendanceState,
    Audience,
    ConsentState,
    ConsentUse,
    Layer,
    Mode,
    PacketKind,
    PrivateKind,
    SessionKind,
)
from tests.logbook import check_log
from tests.making import add_one, delete_one

NAME = "Zebulon Quartz"
DAY = date(2026, 5, 12)


@pytest.fixture
def world(empty_book, tmp_path):
    """A plain book: what is forgotten is not to be undone, so nobody tries."""
    store = Store(shutil.copy(empty_book, tmp_path / f"world{books.SUFFIX}"))
    yield store
    store.close()


@pytest.fixture
def community(world):
    return put(world, tables.Community, name="Circle", short_name="C", zone="UTC")


@pytest.fixture
def zeb(world, community):
    return somebody(world, community, NAME)


@pytest.fixture
def ada(world, community):
    return somebody(world, community, "Ada Reed")


def test_what_was_deleted_before_is_gone_from_the_log(world, community, zeb):
    talk = world.write("x", edits.add, community, edits.Draft(people=(zeb,)))[0]
    world.write("x", edits.change, talk, "body", "ALPHA divorce")
    promise = world.write("x", promises.add, talk, "BRAVO rehab")[0]
    about = note(world, community, "CHARLIE temper", other_person_id=zeb)
    consent = put(
        world,
        tables.Consent,
        community_id=community,
        person_id=zeb,
        use=ConsentUse.QUOTE,
        state=ConsentState.YES,
        how="DELTA clinic",
    )
    world.write("x", promises.delete, promise)
    world.write("x", edits.delete, talk)
    world.write("x", delete_one, tables.PrivateNote, about)
    world.write("x", delete_one, tables.Consent, consent)
    assert left(world, zeb, "ALPHA", "BRAVO", "CHARLIE", "DELTA", "Zebulon") == []


def test_words_she_took_out_of_a_text_are_gone_from_the_log(world, community, zeb):
    action = put(
        world, tables.Action, community_id=community, body=f"Ring {NAME} on ECHO"
    )
    world.write("x", reword, action, "Ring about the room")
    assert left(world, zeb, "ECHO", "Zebulon") == []


def test_an_entry_that_was_merged_into_theirs_goes_as_well(world, community, zeb):
    second = somebody(world, community, "Zeb Foxtrot", "GOLF@private.example")
    third = somebody(world, community, "Z. Hotel", "INDIA@private.example")
    packet = a_packet(world, community, manifest=[third.hex])
    world.write("x", people_merge.merge, second, third)
    world.write("x", people_merge.merge, zeb, second)
    title = f"{packet}, May\xa012,\xa02026"
    assert world.read(packets_made.naming, zeb) == (title,)
    words = ("Zebulon", "Foxtrot", "GOLF", "Hotel", "INDIA")
    assert left(world, zeb, *words) == []


def test_a_merge_that_was_taken_back_leaves_two_who_are_forgotten_one_by_one(
    world, community, zeb, ada
):
    _, done = world.write("x", people_merge.merge, zeb, ada)
    world.undo(done)
    world.write("x", forgetting.forget, zeb)
    assert world.read(lambda s: s.get(tables.Person, ada).name) == "Ada Reed"


def test_no_act_is_called_by_a_name_of_before(world, zeb):
    world.write("Zebulon Quartz added", people.edit, zeb, "name", "Zebulon Juliet")
    world.write("ZEBULON JULIET moved", people.edit, zeb, "name", "Kilo Quartz")
    world.write("Quartzite added", people.edit, zeb, "pronouns", "he")
    assert left(world, zeb, "Zebulon", "ZEBULON", "Juliet", "JULIET", "Kilo") == []


def test_names_in_fields_of_who_agreed_or_came_say_somebody(world, community, zeb):
    site = world.read(lambda s: s.scalar(select(tables.Site.id)))
    gathering = put(
        world,
        tables.Session,
        community_id=community,
        title="Launch",
        kind=SessionKind.LAUNCH,
        mode=Mode.IN_PERSON,
        zone="UTC",
    )
    put(
        world,
        tables.Attendance,
        community_id=community,
        session_id=gathering,
        walk_in_name="zebulon  quartz",
        state=AttendanceState.WALK_IN,
    )
    for name in (NAME, "Ada Reed"):
        put(
            world,
            tables.Agreement,
            community_id=community,
            site_id=site,
            kind=AgreementKind.CONFIDENTIALITY,
            title="Conf",
            layer=Layer.SITE,
            agreed_by=name,
        )
    a_packet(world, community, file_name="Handoff to Zebulon Quartz.pdf")
    assert world.read(forgetting.prospect, zeb).fields == 0
    assert left(world, zeb, "Zebulon", "zebulon") == []


def test_a_name_among_other_words_where_no_search_looks_is_counted(
    world, community, zeb
):
    a_packet(world, community, sections=[f"What {NAME} does"])
    told = world.read(forgetting.prospect, zeb)
    assert (told.texts, told.fields) == (0, 1)


def test_notes_of_their_conversations_go_but_not_those_about_others(
    world, community, zeb, ada
):
    both = edits.Draft(people=(zeb, ada))
    talk = world.write("x", edits.add, community, both)[0]
    world.write("x", promises.add, talk, "LIMA promise")
    world.write("x", wisdom.add, community, "MIKE saying", entry_id=talk)
    for words in ("NOVEMBER hers", "OSCAR: Zebulon Quartz again"):
        world.write("x", wisdom.add, community, words, person_id=ada, entry_id=talk)
    assert world.read(forgetting.prospect, zeb).notes == 3
    assert left(world, zeb, "LIMA", "MIKE", "NOVEMBER", "OSCAR") == ["NOVEMBER"]


def test_a_summary_of_a_conversation_with_them_alone_goes(world, community, zeb, ada):
    for people_, goals in (((zeb,), "PAPA goal"), ((zeb, ada), "QUEBEC goal")):
        draft = edits.Draft(people=people_)
        talk = world.write("x", edits.add, community, draft)[0]
        world.write("x", sharing.share, talk, sharing.Draft(goals=goals, agreed_on=DAY))
    assert world.read(forgetting.prospect, zeb).summaries == 1
    assert left(world, zeb, "PAPA", "QUEBEC") == ["QUEBEC"]


def test_what_is_half_typed_of_them_goes_by_any_name(world, community, zeb):
    world.write("x", people.edit, zeb, "name", "Zebulon Romeo")
    form = half_typed.ENTRY
    world.write(
        "x", half_typed.keep, community, form, {"body": "SIERRA zebulon quartz"}
    )
    assert left(world, zeb, "SIERRA") == []


def left(store, person, *words):
    """Forget somebody; return which words can still be read in the file."""
    before = store.path.read_bytes()
    assert [word for word in words if word.encode() not in before] == []
    store.write("Somebody forgotten", forgetting.forget, person)
    store.read(check_log)
    store.close()
    after = store.path.read_bytes()
    return [word for word in words if word.encode() in after]


def somebody(store, community, name, email=""):
    draft = PersonDraft(name, email, site="Alder")
    return store.write(f"{name} added", people.add, community, draft)[0]


def note(store, community, body, **about):
    return put(
        store,
        tables.PrivateNote,
        community_id=community,
        kind=PrivateKind.NOTE,
        body=body,
        noted_on=DAY,
        **about,
    )


def a_packet(store, community, **values):
    put(
        store,
        tables.Packet,
        community_id=community,
        kind=PacketKind.COACH_LEAVES,
        reader=Audience.SUCCESSOR,
        title="Packet",
        number=1,
        prepared_on=DAY,
        **values,
    )
    return "Packet"


def put(store, model, **values):
    return store.write("x", add_one, model(**values))[0]


def reword(session, key, body):
    session.get(tables.Action, key).body = body
