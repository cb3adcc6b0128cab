"""Attendance and rounds of gatherings on a real book."""

from datetime import date, datetime, time

import pytest

from app.errors import RefusedError
from app.gathering import attendance, rounds, sessions
from app.gathering.rounds import Round
from app.person import people
from app.vocabulary import AttendanceState, JoinedBy, Mode


@pytest.fixture
def gathering(store, community):
    start = datetime(2026, 2, 10, 10)
    return store.write("Planned", sessions.add, community, start, mode=Mode.VIRTUAL)[0]


def test_how_one_took_part_follows_from_the_gathering_unless_said(
    store, community, gathering
):
    who = store.write("Added", people.add, community, people.PersonDraft("Ada"))[0]
    store.write("Noted", attendance.mark, gathering, who, AttendanceState.PRESENT)
    assert store.read(attendance.sheet, gathering)[0].joined_by is JoinedBy.VIDEO
    phone = (gathering, who, AttendanceState.PRESENT, JoinedBy.PHONE)
    store.write("Noted", attendance.mark, *phone)
    assert store.read(attendance.sheet, gathering)[0].joined_by is JoinedBy.PHONE
    store.write("Cleared", attendance.mark, gathering, who, None)
    assert store.read(attendance.sheet, gathering)[0].state is None


def test_everyone_without_a_mark_gets_one_and_the_others_keep_theirs(
    store, community, gathering
):
    keys = [
        store.write("Added", people.add, community, people.PersonDraft(name))[0]
        for name in ("Ada", "Ben", "Cy")
    ]
    store.write("Noted", attendance.mark, gathering, keys[1], AttendanceState.ABSENT)
    present = AttendanceState.PRESENT
    args = (attendance.mark_rest, gathering, keys, present)
    assert store.write("Noted", *args)[0] == 2
    states = [mark.state for mark in store.read(attendance.sheet, gathering)]
    assert states == [present, AttendanceState.ABSENT, present]


def test_a_visitor_needs_a_name(store, gathering):
    with pytest.raises(RefusedError, match="needs a name"):
        store.write("Noted", attendance.walk_in, gathering, "  ")
    store.write("Noted", attendance.walk_in, gathering, " Ada  Lovelace ")
    (mark,) = store.read(attendance.sheet, gathering)
    assert (mark.name, mark.state) == ("Ada Lovelace", AttendanceState.WALK_IN)


def test_a_round_is_planned_in_one_act_and_says_what_is_in_its_way(
    store, community, gathering
):
    days = [date(2026, 2, 10), date(2026, 3, 10)]
    assert set(store.read(rounds.clashes, community, days)) == {days[0]}
    what = Round("Second Tuesday", time(10), 120)
    made, changes = store.write("Planned", rounds.plan, community, days, what)
    assert len(made) == len(changes.rows) == 2
    for bad_days, bad in (([], what), (days, Round("x", time(10), 0))):
        with pytest.raises(RefusedError):
            store.write("Planned", rounds.plan, community, bad_days, bad)
