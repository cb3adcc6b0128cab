"""The days of technical assistance: waiting, delivering, accepting, and reports."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock
from app.assistance import edits, engagements, reckoning, requests, standings, steps
from app.errors import RefusedError
from app.vocabulary import TaStatus

APRIL, DUE = date(2026, 4, 1), date(2026, 4, 15)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.fixture
def ta(store, community):
    """The key of an op-ed agreed on in April."""
    clock.pretend(APRIL)
    key = store.write("x", requests.add, community, "Op-ed")[0]
    store.write("x", steps.agree, key, "700 words", DUE, 720)
    return key


def move(store, key, status, on):
    clock.pretend(on)
    store.write("x", steps.move, key, status, on)
    return store.read(engagements.get, key)


def edit(store, key, field, value):
    store.write("x", edits.edit, key, field, value)
    return store.read(engagements.get, key)


@pytest.mark.parametrize("status", steps.ORDER)
@pytest.mark.parametrize("aside", reckoning.ASIDE)
def test_what_was_put_aside_is_taken_up_where_it_stood(store, ta, status, aside):
    edit(store, ta, "accepted_by", "Tom Whitehorse")
    move(store, ta, status, APRIL)
    one = move(store, ta, aside, APRIL)
    assert (one.paused_from, one.paused_on) == (status, APRIL)
    one = move(store, ta, TaStatus.PAUSED, APRIL + timedelta(days=3))  # waits on
    assert steps.resumed(one) is status
    one = move(store, ta, status, APRIL + timedelta(days=5))
    assert (one.status, one.paused_from, one.paused_on) == (status, None, None)


def test_days_it_waited_are_not_days_it_is_late(store, ta):
    move(store, ta, TaStatus.IN_PROGRESS, APRIL)
    waits = move(store, ta, TaStatus.PAUSED, date(2026, 4, 10))
    clock.pretend(date(2026, 6, 15))
    waits = store.read(engagements.get, ta)
    assert (waits.days_late, waits.due_again) == (0, date(2026, 6, 20))
    back = move(store, ta, TaStatus.IN_PROGRESS, date(2026, 6, 15))
    assert (back.due_on, back.days_late) == (date(2026, 6, 20), 0)


def test_a_day_agreed_on_while_it_waits_is_meant_as_it_is_said(store, ta):
    move(store, ta, TaStatus.PAUSED, date(2026, 4, 10))
    edit(store, ta, "due_on", date(2026, 9, 30))
    back = move(store, ta, TaStatus.IN_PROGRESS, date(2026, 6, 15))
    assert back.due_on == date(2026, 9, 30)

    move(store, ta, TaStatus.PAUSED, date(2026, 6, 20))
    clock.pretend(date(2026, 7, 20))
    store.write("x", steps.agree, ta, "900 words", date(2026, 8, 1), 720)
    assert store.read(engagements.get, ta).due_on == date(2026, 8, 1)


@given(DAYS, DAYS, st.integers(0, 900))
def test_it_is_as_late_after_waiting_as_it_was_before(due, put_aside, waited):
    again = put_aside + timedelta(days=waited)
    moved = reckoning.due_again(due, put_aside, again)
    under_way = TaStatus.IN_PROGRESS
    before = reckoning.days_late(under_way, due, None, put_aside)
    assert reckoning.days_late(under_way, moved, None, again) == before


def test_a_day_of_delivery_moves_the_card_and_stays_when_it_moves_on(store, ta):
    move(store, ta, TaStatus.IN_PROGRESS, APRIL)
    one = edit(store, ta, "delivered_on", date(2026, 4, 14))
    assert (one.status, one.delivered_on) == (TaStatus.DELIVERED, date(2026, 4, 14))
    store.write("x", steps.accept, ta, "Tom Whitehorse", date(2026, 4, 20))
    assert store.read(engagements.get, ta).delivered_on == date(2026, 4, 14)


@pytest.mark.parametrize("field", ["delivered_on", "accepted_on"])
def test_the_days_of_what_was_accepted_stay_and_keep_their_order(store, ta, field):
    store.write("x", steps.accept, ta, "Tom Whitehorse", date(2026, 4, 20))
    with pytest.raises(RefusedError, match="the day stays"):
        edit(store, ta, field, None)
    edit(store, ta, "accepted_on", date(2026, 4, 22))
    with pytest.raises(RefusedError, match="First it is delivered"):
        edit(store, ta, "delivered_on", date(2026, 4, 23))
    with pytest.raises(RefusedError, match="First it is delivered"):
        edit(store, ta, "accepted_on", date(2026, 4, 19))


def test_what_was_accepted_before_its_delivery_was_noted_was_delivered_by_then(
    store, ta
):
    move(store, ta, TaStatus.DELIVERED, date(2026, 5, 25))  # noted late
    store.write("x", steps.accept, ta, "Tom Whitehorse", date(2026, 5, 22))
    one = store.read(engagements.get, ta)
    assert one.delivered_on == one.accepted_on == date(2026, 5, 22)


MARCH, JUNE = date(2026, 3, 31), date(2026, 6, 30)


def test_a_report_of_a_quarter_knows_nothing_of_what_came_after_it(
    store, community, ta
):
    def stood(day):
        return store.read(standings.of_community, community, day)[0]

    move(store, ta, TaStatus.IN_PROGRESS, date(2026, 5, 2))
    store.write("x", steps.accept, ta, "Tom Whitehorse", date(2026, 9, 1))
    then = stood(JUNE)
    assert (then.status, then.delivered_on) == (TaStatus.IN_PROGRESS, None)
    assert (then.accepted_on, then.was_on(APRIL)) == (None, True)
    assert stood(date(2026, 4, 30)).status is TaStatus.AGREED
    assert not stood(MARCH).was_on(date(2026, 1, 1))  # not even asked for
    now = stood(date(2026, 9, 30))
    assert (now.status, now.was_on(date(2026, 7, 1))) == (TaStatus.ACCEPTED, True)


def test_what_was_put_aside_later_was_under_way_then(store, community, ta):
    move(store, ta, TaStatus.IN_PROGRESS, date(2026, 5, 2))
    move(store, ta, TaStatus.WITHDRAWN, date(2026, 7, 3))
    then = store.read(standings.of_community, community, JUNE)[0]
    assert (then.status, then.was_on(APRIL)) == (TaStatus.IN_PROGRESS, True)
    after = store.read(standings.of_community, community, date(2026, 9, 30))[0]
    assert not after.was_on(date(2026, 7, 1))
