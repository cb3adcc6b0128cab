"""Who may be glad of a call: a private list, with Done and Not now (ERLC6)."""

from contextlib import closing
from datetime import date, timedelta

import pytest

from app import clock, settings, tables
from app.book.store import Store
from app.day import care, nudges
from app.day.care import Reason
from app.person import forgetting, memberships, people
from app.person.people import PersonDraft
from app.vocabulary import (
    AssignmentState,
    AttendanceState,
    CoachingKind,
    JoinedBy,
    SessionRole,
)
from tests.app.consenting import put
from tests.app.packing import told_coach
from tests.app.peopled import TODAY, gather, second_community, talk

LONG_AGO = date(2025, 9, 1)
HERE = (AttendanceState.PRESENT, JoinedBy.ROOM)
NOT = (AttendanceState.ABSENT, None)
WORD = (AttendanceState.APOLOGIES, JoinedBy.SENT_WORD)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


def join(store, community, name, on=LONG_AGO):
    """Let somebody join on a day; return their key."""
    clock.pretend(on)
    key = store.write("Added", people.add, community, PersonDraft(name))[0]
    clock.pretend(TODAY)
    return key


def listed(store, community):
    found = store.read(care.of_community, community).thoughts
    return [(one.face.name, one.reason) for one in found]


def met(store, community, days_ago, *present):
    gather(store, community, TODAY - timedelta(days=days_ago), present)


def done(store, community, key):
    return store.write("Done", care.done, community, key)[1]


def test_who_missed_the_last_two_is_on_the_list_and_who_missed_one_is_not(
    store, community
):
    ada, ben, cy = (join(store, community, name) for name in ("Ada", "Ben", "Cy"))
    met(store, community, 40, (ada, *NOT), (ben, *HERE), (cy, *WORD))
    met(store, community, 10, (ada, *NOT), (ben, *NOT), (cy, *NOT))
    assert listed(store, community) == [
        ("Ada", Reason.MISSED),
        ("Cy", Reason.MISSED),
    ]
    thought = store.read(care.of_community, community).thoughts[1]
    assert "sent word" in thought.fact
    assert "Call" in thought.suggestion


def test_nobody_is_missed_at_what_was_held_before_they_came(store, community):
    ada = join(store, community, "Ada", TODAY - timedelta(days=20))
    talk(store, community, ada, TODAY - timedelta(days=19), CoachingKind.ONE_TO_ONE)
    met(store, community, 40, (ada, *NOT))
    met(store, community, 10, (ada, *NOT))
    assert listed(store, community) == []


def test_the_quiet_the_new_and_those_never_heard_come_each_with_their_reason(
    store, community
):
    told_coach(store, community)
    join(store, community, "Quiet")
    join(store, community, "Newcomer", TODAY - timedelta(days=9))
    silent = join(store, community, "Silent")
    heard = join(store, community, "Heard")
    for ago in (50, 40, 10):
        met(store, community, ago, (silent, *HERE), (heard, *HERE))
    lead(store, community, heard)
    assert listed(store, community) == [
        ("Quiet", Reason.QUIET),
        ("Newcomer", Reason.NEW),
        ("Silent", Reason.FLOOR),
    ]


def lead(store, community, person, state=AssignmentState.ACCEPTED):
    gathering = store.read(lambda s: s.query(tables.Session.id).first()[0])
    put(
        store,
        tables.Assignment,
        community_id=community,
        session_id=gathering,
        person_id=person,
        role=SessionRole.LEAD,
        state=state,
    )


def test_who_declined_the_floor_has_not_had_it(store, community):
    silent = join(store, community, "Silent")
    for ago in (50, 40, 10):
        met(store, community, ago, (silent, *HERE))
    lead(store, community, silent, AssignmentState.DECLINED)
    assert listed(store, community) == [("Silent", Reason.FLOOR)]


def test_done_lets_them_rest_until_there_is_news(store, community):
    ada = join(store, community, "Ada")
    met(store, community, 40, (ada, *NOT))
    met(store, community, 10, (ada, *NOT))
    act = done(store, community, ada)
    found = store.read(care.of_community, community)
    assert found.thoughts == ()
    assert [(face.name, day) for face, day in found.done] == [("Ada", TODAY)]
    clock.pretend(TODAY + timedelta(days=5))
    gather(store, community, TODAY + timedelta(days=4), ((ada, *NOT),))
    assert listed(store, community) == [("Ada", Reason.MISSED)]
    store.undo(act)
    assert store.read(care.of_community, community).done == ()


def test_done_rests_for_sixty_days_and_then_the_quiet_come_back(store, community):
    ada = join(store, community, "Ada")
    done(store, community, ada)
    clock.pretend(TODAY + timedelta(days=60))
    assert listed(store, community) == []
    clock.pretend(TODAY + timedelta(days=61))
    assert listed(store, community) == [("Ada", Reason.QUIET)]


def test_not_now_rests_for_two_weeks(store, community):
    ada = join(store, community, "Ada")
    store.write("Resting", care.put_off, community, ada)
    assert listed(store, community) == []
    clock.pretend(TODAY + nudges.REST)
    assert listed(store, community) == [("Ada", Reason.QUIET)]


def test_who_left_pauses_or_is_the_coach_is_not_on_the_list(store, community):
    told_coach(store, community)
    ada = join(store, community, "Ada")
    store.write("Left", memberships.leave, community, ada)
    assert listed(store, community) == []


def test_a_setting_that_makes_no_sense_hides_nothing(store, community):
    join(store, community, "Ada")
    for broken in ([1], {"care:x": "soon"}, "?"):
        store.write("Broken", settings.write, settings.LOOKED_AFTER, broken)
        assert listed(store, community) == [("Ada", Reason.QUIET)]


def test_forgetting_a_person_takes_them_out_of_done_and_not_now(book):
    with closing(Store(book)) as store:  # what is forgotten is not undone
        community = store.write("Begun", second_community)[0]
        ada = join(store, community, "Ada")
        done(store, community, ada)
        store.write("Resting", care.put_off, community, ada)
        store.write("Forgotten", forgetting.forget, ada)
        for name in (settings.LOOKED_AFTER, settings.PUT_OFF):
            assert store.read(settings.read, name) == {}
