"""What a gathering follows through: earlier trainings, and help delivered (NR3)."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from app import clock, tables
from app.assistance import edits, engagements, requests, steps
from app.errors import GoneError, RefusedError
from app.gathering import following_through, sessions
from app.vocabulary import EvidenceKind, SessionKind, SessionStatus, TaStatus

TODAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def op_ed(store, community):
    """The key of help that was delivered a month ago."""
    key = store.write("x", requests.add, community, "Op-ed")[0]
    store.write("x", steps.move, key, TaStatus.DELIVERED, TODAY - timedelta(days=30))
    return key


def gathering(store, community, title, day, kind=SessionKind.REGULAR):
    starts = datetime.combine(day, time(10))
    key = store.write("x", sessions.add, community, starts, title=title, kind=kind)
    return key[0]


def test_help_delivered_and_never_taken_up_is_told_until_a_gathering_does(
    store, community, op_ed
):
    asked = store.write("x", requests.add, community, "Podcast")[0]
    assert store.read(engagements.get, op_ed).is_left_alone
    assert not store.read(engagements.get, asked).is_left_alone  # not delivered yet

    june = gathering(store, community, "June circle", TODAY)
    store.write("x", following_through.follow, june, op_ed)
    told = store.read(engagements.get, op_ed)
    assert [(one.title, one.day) for one in told.followed] == [("June circle", TODAY)]
    assert not told.is_left_alone

    store.write("x", sessions.change, june, status=SessionStatus.CANCELLED)
    assert store.read(engagements.get, op_ed).is_left_alone


def test_what_is_offered_is_what_was_delivered_and_what_was_taught_before(
    store, community, op_ed
):
    store.write("x", requests.add, community, "Podcast")
    training = SessionKind.TRAINING
    before = TODAY - timedelta(days=60)
    gathering(store, community, "Basics", before, training)
    gathering(store, community, "Next training", TODAY + timedelta(days=9), training)
    gathering(store, community, "May circle", before)
    june = gathering(store, community, "June circle", TODAY)
    offered = store.read(following_through.offered, june)
    assert [(one.name, one.is_help) for one in offered] == [
        ("Op-ed", True),
        ("Basics", False),
    ]


def test_a_gathering_follows_one_thing_and_lets_go_of_it(store, community, op_ed):
    june = gathering(store, community, "June circle", TODAY)
    basics = gathering(store, community, "Basics", TODAY - timedelta(days=60))
    store.write("x", following_through.follow, june, op_ed)
    store.write("x", following_through.follow, june, basics)
    chosen = store.read(following_through.of_gathering, june)
    assert (chosen.name, chosen.is_help) == ("Basics", False)
    # chosen already, so it is offered though nothing was taught there
    assert chosen in store.read(following_through.offered, june)
    store.write("x", following_through.follow, june, None)
    assert store.read(following_through.of_gathering, june) is None
    with pytest.raises(RefusedError):
        store.write("x", following_through.follow, june, june)


def test_help_that_is_deleted_leaves_the_gathering_and_what_tells_of_it(
    store, community, op_ed
):
    june = gathering(store, community, "June circle", TODAY)
    store.write("x", following_through.follow, june, op_ed)
    store.write("x", add_number, community, op_ed)
    store.write("x", edits.delete, op_ed)
    assert store.read(following_through.of_gathering, june) is None
    number = store.read(lambda s: s.scalars(select(tables.Evidence)).one())
    assert (number.title, number.ta_id) == ("Readers reached", None)
    with pytest.raises(GoneError):
        store.write("x", following_through.follow, june, op_ed)


def add_number(session, community, ta):
    session.add(
        tables.Evidence(
            community_id=community,
            kind=EvidenceKind.NUMBER,
            dated=TODAY,
            title="Readers reached",
            value=4000,
            ta_id=ta,
        )
    )
