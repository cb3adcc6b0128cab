"""On whose behalf we speak: a statement for each setting, chosen for gatherings."""

from datetime import date, datetime

import pytest

from app import clock
from app.charter import voices
from app.errors import GoneError, RefusedError
from app.gathering import sessions
from app.vocabulary import SessionKind, SessionStatus, SpeaksAs
from tests.making import add_another_community

TODAY = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def members(store, community):
    """The key of the statement for regular gatherings: for the members."""
    key = store.write("x", voices.add, community, "Regular gathering")[0]
    body = "We bring what the sites say to the funder, not the other way round."
    change(store, key, speaks_as=SpeaksAs.MEMBERS, body=body)
    return key


def change(store, key, **fields):
    store.write("x", voices.change, key, **fields)


def gathering(store, community, day, kind=SessionKind.REGULAR):
    starts = datetime(2026, 6, day, 10)
    return store.write("x", sessions.add, community, starts, title="T", kind=kind)[0]


def test_a_statement_says_for_whom_in_what_words_and_who_was_told(
    store, community, members
):
    change(store, members, told="Sites and Larkspur", told_on=date(2026, 5, 1))
    (voice,) = store.read(voices.of_community, community)
    assert voice.words.startswith("For the members. We bring")
    assert (voice.told, voice.told_on) == ("Sites and Larkspur", date(2026, 5, 1))


def test_settings_without_a_statement_are_the_kinds_that_meet_and_the_usual_ones(
    store, community, members
):
    gathering(store, community, 9)
    gathering(store, community, 10, SessionKind.OFFICE_HOURS)
    store.write("x", voices.add, community, "Radio")
    assert store.read(voices.unsaid, community) == [
        "Radio",
        "Office hours",
        "Meeting with the funder",
        "Public event",
        "One-to-one calls",
    ]


def test_what_fits_the_kind_of_the_gathering_is_offered_first(
    store, community, members
):
    fund = store.write("x", voices.add, community, "Meeting with the funder")[0]
    assert store.read(voices.offered, gathering(store, community, 8))[0].id == members
    change(store, fund, speaks_as=SpeaksAs.FUNDER)
    key = gathering(store, community, 9)
    assert [one.id for one in store.read(voices.offered, key)] == [members, fund]


def test_gatherings_to_come_without_a_statement_are_told_until_one_is_chosen(
    store, community, members
):
    clock.pretend(date(2026, 6, 5))
    past, soon, later = (gathering(store, community, day) for day in (1, 9, 10))
    called_off = gathering(store, community, 11)
    off = SessionStatus.CANCELLED
    store.write("x", sessions.change, called_off, status=off)
    told = store.read(voices.without, community)
    assert [one.id for one in told] == [soon, later]
    store.write("x", voices.choose_for, [soon, later], members)
    assert store.read(voices.without, community) == []
    assert store.read(voices.uses, members) == 2
    store.write("x", voices.choose, soon, None)
    assert [one.id for one in store.read(voices.without, community)] == [soon]
    assert past


def test_a_gathering_keeps_a_statement_that_no_longer_holds(store, community, members):
    key = gathering(store, community, 9)
    store.write("x", voices.choose, key, members)
    store.write("x", voices.retire, members)
    assert store.read(voices.of_community, community) == []
    assert [one.id for one in store.read(voices.offered, key)] == [members]
    again = store.write("x", voices.add, community, "regular gathering")[0]
    assert again == members
    store.write("x", voices.delete, members)
    assert store.read(voices.of_gathering, key) is None


def test_another_community_s_statement_is_not_chosen(store, community, members):
    other = store.write("x", add_another_community)[0]
    key = gathering(store, other, 9)
    with pytest.raises(GoneError):
        store.write("x", voices.choose, key, members)


def test_two_statements_are_never_for_the_same_setting(store, community, members):
    radio = store.write("x", voices.add, community, "Radio")[0]
    with pytest.raises(RefusedError):
        change(store, radio, setting="Regular gathering")
    with pytest.raises(RefusedError):
        change(store, radio, setting=" ")
