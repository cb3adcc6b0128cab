"""What comes next is told by the clocks where it is, not by the coach's midnight."""

from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import event

from app import clock
from app.community import community_cards
from app.day import today
from app.gathering import sessions
from app.person import attendance_marks, members
from app.vocabulary import AttendanceState, JoinedBy
from tests.app.peopled import TODAY, add, gather

WEST = "Pacific/Pago_Pago"  # eleven hours behind UTC
EAST = "Pacific/Kiritimati"  # fourteen ahead


@pytest.fixture(autouse=True)
def one_day():
    """A day of its own, by UTC."""
    clock.pretend(TODAY)


@pytest.fixture
def under_way(store, community):
    """A gathering far in the west that began yesterday there and lasts all our day."""
    starts = datetime.combine(TODAY - timedelta(days=1), time(12))
    ends = datetime.combine(TODAY, time(14))
    return store.write("x", sessions.add, community, starts, ends, WEST)[0]


@pytest.fixture
def over(store, community):
    """A gathering far in the east, on the day that is today, over before ours began."""
    starts = datetime.combine(TODAY, time(8))
    ends = datetime.combine(TODAY, time(10))
    return store.write("x", sessions.add, community, starts, ends, EAST)[0]


def _coming(store):
    return [one.id for one in store.read(today.overview, TODAY).coming]


def test_a_gathering_that_goes_on_far_in_the_west_is_still_coming(
    store, community, under_way
):
    assert _coming(store) == [under_way]
    assert store.read(attendance_marks.next_one, community).id == under_way
    (card,) = store.read(community_cards.shelf).cards
    assert card.next_on == TODAY - timedelta(days=1)


def test_a_gathering_that_is_over_far_in_the_east_is_not_to_come(
    store, community, over
):
    assert _coming(store) == []
    assert store.read(attendance_marks.next_one, community) is None
    (card,) = store.read(community_cards.shelf).cards
    assert card.next_on is None


def test_what_was_held_where_it_is_tomorrow_counts_as_held(store, community):
    ada = add(store, community, "Ada")
    tomorrow = TODAY + timedelta(days=1)
    gather(store, community, tomorrow, [(ada, AttendanceState.PRESENT, JoinedBy.ROOM)])
    (held,) = store.read(attendance_marks.last_held, community)
    assert held.day == tomorrow
    heard = store.read(members.last_heard, community, TODAY)
    assert heard[ada] == tomorrow


def test_what_comes_next_is_looked_up_and_not_searched_for(store, community, under_way):
    plans = []

    def explain(connection, cursor, statement, parameters, *_):
        if " session" in statement and statement.startswith("SELECT"):
            driver = connection.connection.driver_connection
            plans.extend(
                row[3]
                for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            )

    event.listen(store._engine, "before_cursor_execute", explain)
    store.read(today._next)
    assert any("ix_session_starts_local" in step for step in plans), plans
