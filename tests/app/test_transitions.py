"""Handovers of the coach: who, when, and the steps that follow the days."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock, settings
from app.book.store import Store
from app.community import roles, transition_steps, transitions
from app.community.transition_steps import Dates
from app.community.transitions import Handover
from app.day import actions, under_way
from app.errors import GoneError, RefusedError
from app.person import members, people
from app.person.people import PersonDraft
from app.settings import Coach
from app.vocabulary import MembershipStatus, TransitionKind
from tests.doubting import DoubtingStore

TODAY = date(2026, 3, 2)
LAST = TODAY + timedelta(weeks=20)
LEAVES, AWAY = TransitionKind.COACH_LEAVES, TransitionKind.COACH_AWAY


@pytest.fixture(autouse=True)
def monday() -> None:
    clock.pretend(TODAY)


@pytest.fixture
def coach(store: Store, community: UUID) -> UUID:
    """The key of the coach, who is a member."""
    return store.write("Coach", roles.tell_coach, community, Coach("Dana Whitfield"))[0]


def begun(
    store: Store,
    community: UUID,
    kind: TransitionKind = LEAVES,
    dates: Dates = Dates(LAST),  # noqa: B008 - a plain value
    successor: str = "",
) -> UUID:
    args = (community, kind, dates, successor)
    return store.write("Begun", transitions.start, *args)[0]


def found(store: Store, community: UUID, kind: TransitionKind = LEAVES) -> Handover:
    handover = store.read(transitions.under_way, community, kind)
    assert handover is not None
    return handover


def due(handover: Handover, words: str) -> date | None:
    return next(step.due for step in handover.steps if step.words == words)


def test_a_handover_begins_with_fourteen_dated_steps(
    store: Store, community: UUID, coach: UUID
) -> None:
    begun(store, community)
    handover = found(store, community)
    assert (handover.leaves, handover.successor) == ("Dana Whitfield", "")
    assert (handover.done, len(handover.steps)) == (0, 14)
    assert handover.steps[0].due == LAST - timedelta(weeks=12)
    assert due(handover, "Hold the handover workshop") == LAST - timedelta(weeks=3)
    assert handover.steps[-1].due == LAST + timedelta(weeks=12)


def test_the_steps_are_on_today_when_they_are_due(
    store: Store, community: UUID, coach: UUID
) -> None:
    begun(store, community)
    clock.pretend(LAST - timedelta(weeks=12))
    (first,) = store.read(actions.open_ones, clock.today(), "hers")
    assert first.words == "Decide, and who knows when"
    (hands,) = store.read(under_way.hands)
    assert (hands.done, hands.items) == (0, 14)


def test_with_three_weeks_left_the_steps_stand_closer_and_none_is_late(
    store: Store, community: UUID
) -> None:
    begun(store, community, dates=Dates(TODAY + timedelta(weeks=3)))
    steps = found(store, community).steps
    before = [step.due for step in steps if step.due and step.due <= LAST]
    assert min(before) == TODAY
    assert before == sorted(before)


@given(st.integers(-400, 400), st.sampled_from(transition_steps.LEAVING))
def test_no_step_begins_in_the_past(left: int, step: tuple[int, str]) -> None:
    assert transition_steps.fitted(step[0], left) >= -left


def test_open_steps_go_with_the_days_and_those_done_stay(
    store: Store, community: UUID
) -> None:
    key = begun(store, community)
    first = found(store, community).steps[0]
    store.write("Step done", transitions.tick, first.id, done=True)
    later = Dates(LAST + timedelta(days=10), LAST + timedelta(days=14))
    store.write("Days moved", transitions.set_dates, key, later)
    handover = found(store, community)
    assert handover.dates == later
    assert handover.done == 1
    keys = due(handover, "Hand over the keys")
    assert keys == LAST + timedelta(days=14)


def test_a_step_that_was_put_to_a_day_stays_there(
    store: Store, community: UUID
) -> None:
    key = begun(store, community)
    step = found(store, community).steps[3]
    day = TODAY + timedelta(days=9)
    store.write("Step changed", actions.change, step.id, "Draft it", day)
    dates = Dates(LAST + timedelta(days=10))
    store.write("Days moved", transitions.set_dates, key, dates)
    assert due(found(store, community), "Draft it") == day


def test_a_step_with_the_day_it_had_anyway_goes_along(
    store: Store, community: UUID
) -> None:
    key = begun(store, community)
    step = found(store, community).steps[3]
    store.write("Step changed", actions.change, step.id, "Draft it", step.due)
    dates = Dates(LAST + timedelta(days=10))
    store.write("Days moved", transitions.set_dates, key, dates)
    assert step.due is not None
    moved = step.due + timedelta(days=10)
    assert due(found(store, community), "Draft it") == moved


def test_the_steps_of_the_return_follow_the_return(
    store: Store, community: UUID
) -> None:
    key = begun(store, community, AWAY)
    back = "Take the keys back"
    assert due(found(store, community, AWAY), back) is None
    day = LAST + timedelta(days=60)
    store.write("Days moved", transitions.set_dates, key, Dates(LAST, None, day))
    assert due(found(store, community, AWAY), back) == day
    day += timedelta(days=5)
    store.write("Days moved", transitions.set_dates, key, Dates(LAST, None, day))
    assert due(found(store, community, AWAY), back) == day


def test_a_return_before_the_last_day_is_refused(store: Store, community: UUID) -> None:
    with pytest.raises(RefusedError, match="The return comes after"):
        begun(store, community, AWAY, Dates(LAST, None, LAST))
    assert store.read(transitions.under_way, community, AWAY) is None


def test_whoever_the_book_knows_is_found_by_name_and_the_rest_become_guests(
    store: Store, community: UUID
) -> None:
    args = (community, PersonDraft("Theo Lindqvist"))
    theo = store.write("Person added", people.add, *args)[0]
    key = begun(store, community, successor="theo  lindqvist")
    assert found(store, community).successor_id == theo
    store.write("Named", transitions.set_successor, key, "Sam Ibarra")
    assert found(store, community).successor == "Sam Ibarra"
    everyone = store.read(members.of_community, community).members
    sam = next(one for one in everyone if one.name == "Sam Ibarra")
    assert sam.status is MembershipStatus.GUEST
    store.write("Nobody yet", transitions.set_successor, key, " ")
    assert found(store, community).successor_id is None


def test_the_coach_does_not_take_over_from_herself(
    store: Store, community: UUID, coach: UUID
) -> None:
    key = begun(store, community)
    with pytest.raises(RefusedError, match="This is you"):
        store.write("Named", transitions.set_successor, key, "Dana Whitfield")
    names = [one.name for one in store.read(transitions.candidates, community)]
    assert "Dana Whitfield" not in names


def test_a_second_one_of_the_same_kind_waits_until_the_first_is_over(
    store: Store, community: UUID
) -> None:
    key = begun(store, community)
    with pytest.raises(RefusedError, match="under way already"):
        begun(store, community)
    store.write("Handover done", transitions.finish, key)
    assert store.read(transitions.under_way, community, LEAVES) is None
    begun(store, community)


def test_a_handover_called_off_takes_its_open_steps_along(
    store: DoubtingStore, community: UUID
) -> None:
    key = begun(store, community)
    first = found(store, community).steps[0]
    store.write("Step done", transitions.tick, first.id, done=True)
    _, changes = store.write("Called off", transitions.drop, key)
    assert store.read(actions.open_ones, date.max, "hers") == []
    store.undo(changes)
    assert len(found(store, community).steps) == 14


def test_a_step_of_her_own_stands_among_the_rest_and_can_be_ticked_and_opened(
    store: Store, community: UUID
) -> None:
    key = begun(store, community)
    args = (key, " Show\nwhere the key is ", TODAY)
    step, _ = store.write("Step added", transitions.add_step, *args)
    first = found(store, community).steps[0]
    assert (first.id, first.words) == (step, "Show where the key is")
    store.write("Step done", transitions.tick, step, done=True)
    assert found(store, community).done == 1
    store.write("Step open again", transitions.tick, step, done=False)
    assert found(store, community).done == 0


def test_steps_of_her_own_never_follow_the_return(
    store: Store, community: UUID
) -> None:
    dates = Dates(LAST, None, LAST + timedelta(days=60))
    key = begun(store, community, AWAY, dates)
    for number in range(3):
        store.write("Step added", transitions.add_step, key, f"Step {number}", TODAY)
    moved = Dates(LAST, None, LAST + timedelta(days=70))
    store.write("Days moved", transitions.set_dates, key, moved)
    handover = found(store, community, AWAY)
    assert {due(handover, f"Step {number}") for number in range(3)} == {TODAY}


def test_what_is_gone_is_told_in_a_sentence(store: Store, community: UUID) -> None:
    gone = UUID(int=7)
    with pytest.raises(GoneError):
        store.write("Named", transitions.set_successor, gone, "Theo")
    with pytest.raises(GoneError):
        store.write("Step done", transitions.tick, gone, done=True)
    with pytest.raises(GoneError):
        begun(store, gone)
    key = begun(store, community)
    with pytest.raises(RefusedError, match="Say what is to be done"):
        store.write("Step added", transitions.add_step, key, "  ")


def test_the_sample_has_a_handover_under_way(sample_store: Store) -> None:
    clock.pretend(None)
    (hands,) = sample_store.read(under_way.hands)
    assert sample_store.read(settings.coach) is not None
    assert (hands.done, hands.items) == (9, 14)


def test_a_name_is_new_while_nobody_in_the_book_has_it(
    store: Store, community: UUID, coach: UUID
) -> None:
    def is_new(name: str) -> bool:
        return store.read(transitions.is_new, community, name)

    assert is_new("Theo Lindqvist")
    assert not is_new(" ")
    begun(store, community, successor="Theo Lindqvist")
    assert not is_new("theo  lindqvist")
