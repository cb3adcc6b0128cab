"""After a gathering: who was missed, why, and what was promised there (JS11)."""

from datetime import date, datetime, timedelta

import pytest

from app import clock, tables
from app.day import afterwards
from app.gathering import attendance
from app.person import people
from app.person.people import PersonDraft
from app.vocabulary import (
    ActionOrigin,
    AttendanceState,
    Mode,
    PrivateKind,
    SessionKind,
)
from tests.app.consenting import put
from tests.app.peopled import TODAY, talk
from tests.making import count

HELD = datetime(2026, 5, 5, 10)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def gathering(store, community):
    return hold(store, community, HELD)


def hold(store, community, starts):
    return put(
        store,
        tables.Session,
        community_id=community,
        title="Warm start",
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        zone="Etc/UTC",
        starts_local=starts,
        ends_local=starts + timedelta(hours=1),
    )


def came(store, community, gathering, name, state):
    draft = PersonDraft(name, f"{name.lower()}@x.example")
    key = store.write("Added", people.add, community, draft)[0]
    if state:
        store.write("Noted", attendance.mark, gathering, key, state)
    return key


def read(store, gathering):
    return store.read(afterwards.of_gathering, gathering)


def test_who_was_expected_and_did_not_come_is_listed(store, community, gathering):
    states = ("PRESENT", "EXPECTED", "ABSENT", "APOLOGIES", None)
    for name, state in zip("ABCDE", states, strict=True):
        came(store, community, gathering, name, state and AttendanceState[state])
    away = read(store, gathering).away
    assert [one.mark.name for one in away] == ["B", "C", "D"]
    assert away[0].email == "b@x.example"


def test_nobody_is_missed_while_nobody_was_noted_or_before_it_is_over(
    store, community, gathering
):
    came(store, community, gathering, "Ada", AttendanceState.EXPECTED)
    assert read(store, gathering).away == ()
    coming = hold(store, community, datetime(2026, 6, 5, 10))
    came(store, community, coming, "Ben", AttendanceState.ABSENT)
    assert read(store, coming) == afterwards.Afterwards()


def test_a_reason_is_kept_as_a_private_note_and_taken_out_again(
    store, community, gathering
):
    ada = came(store, community, gathering, "Ada", AttendanceState.ABSENT)
    for words in ("her son is ill", "her  son is well again"):
        store.write("Reason noted", afterwards.set_reason, gathering, ada, words)
    assert read(store, gathering).away[0].reason == "her son is well again"
    assert store.read(count, tables.PrivateNote) == 1
    _, gone = store.write("Reason noted", afterwards.set_reason, gathering, ada, " ")
    assert store.read(count, tables.PrivateNote) == 0
    store.undo(gone)
    assert read(store, gathering).away[0].reason == "her son is well again"


def test_a_conversation_since_and_word_sent_are_told_by_their_day(
    store, community, gathering
):
    ada = came(store, community, gathering, "Ada", AttendanceState.ABSENT)
    talk(store, community, ada, date(2026, 5, 4))
    assert read(store, gathering).away[0].talked_on is None
    talk(store, community, ada, date(2026, 5, 9))
    store.write("Noted", afterwards.sent_word, gathering, ada)
    (away,) = read(store, gathering).away
    assert (away.talked_on, away.word_on) == (date(2026, 5, 9), TODAY)


def test_what_was_promised_there_is_listed_until_it_is_kept(
    store, community, gathering
):
    promise = {"community_id": community, "session_id": gathering}
    made = promise | {"origin": ActionOrigin.SESSION}
    put(store, tables.Action, body="Send the list", due_on=TODAY, **made)
    put(store, tables.Action, body="Call Sam", done_on=TODAY, **made)
    put(store, tables.Action, body="Set the room", **promise)  # to prepare it
    put(
        store,
        tables.PrivateNote,
        kind=PrivateKind.PROMISE,
        body="Ask quietly",
        noted_on=TODAY,
        **promise,
    )
    found = read(store, gathering)
    assert [(one.words, one.private) for one in found.promised] == [
        ("Send the list", False),
        ("Ask quietly", True),
    ]
    assert found.kept == 1
