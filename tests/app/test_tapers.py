"""How long the coach stays, and how she steps back (PI32)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock, settings, tables
from app.community import roles, tapers
from app.day import nudges
from app.errors import RefusedError
from app.settings import Coach
from app.vocabulary import Category, Mode, Role, SessionKind, SessionStatus, Stance
from tests.app.consenting import put
from tests.app.packing import leaving, packet, strings

TODAY = date(2026, 5, 12)
MARCH = date(2027, 3, 31)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def seat(store, community):
    who = Coach("Dana Reyes")
    store.write("Told", roles.tell_coach, community, who)
    return community


def steps(store, community):
    plan = store.read(tapers.of_community, community)
    return [(one.stance, one.since) for one in plan.steps]


def propose(store, community, ends_on=MARCH):
    store.write("Planned", tapers.propose, community, ends_on)
    return store.read(tapers.of_community, community)


def test_a_coach_who_has_only_been_seated_leads_with_no_end(store, seat):
    plan = store.read(tapers.of_community, seat)
    assert [one.stance for one in plan.steps] == [Stance.LEAD]
    assert (plan.ends_on, plan.left, plan.next) == (None, "", None)


def test_a_proposed_plan_steps_back_four_times_and_ends(store, seat):
    plan = propose(store, seat)
    assert [one.stance for one in plan.steps] == list(Stance)
    days = [one.since for one in plan.steps]
    assert days == sorted(set(days))
    assert plan.ends_on == MARCH > days[-1]
    assert plan.left == "11 months left"
    assert plan.current.stance is Stance.LEAD
    assert plan.next.stance is Stance.CO_LEAD


def test_to_propose_again_keeps_what_has_begun_and_replans_what_is_ahead(store, seat):
    first = propose(store, seat)
    clock.pretend(first.steps[1].since)
    again = propose(store, seat, date(2027, 6, 30))
    assert again.steps[:2] == first.steps[:2]
    assert [one.stance for one in again.steps] == list(Stance)
    assert again.ends_on == date(2027, 6, 30)


def running(session, day):
    """Count the terms of the coach that run on a day."""
    term = tables.RoleTerm
    begun, ahead = term.since <= day, term.until > day
    found = select(term.id).where(term.role == Role.COACH, begun, ahead)
    return len(session.scalars(found).all())


def test_on_each_day_she_holds_one_role_from_the_first_step_to_the_end(store, seat):
    plan = propose(store, seat)
    day = TODAY
    while day < plan.ends_on:
        clock.pretend(day)
        held = store.read(roles.of_community, seat)
        assert [one.role for one in held].count(Role.COACH) == 1, day
        assert store.read(running, day) == 1
        day += timedelta(days=13)


def test_a_step_is_moved_by_date_and_those_around_it_follow(store, seat):
    key = propose(store, seat).steps[1].id
    store.write("Moved", tapers.change_step, key, Stance.CO_LEAD, date(2026, 6, 1))
    assert steps(store, seat)[1] == (Stance.CO_LEAD, date(2026, 6, 1))
    clock.pretend(date(2026, 6, 1))
    assert store.read(tapers.of_community, seat).current.id == key


def test_two_steps_on_one_day_and_an_end_before_a_step_are_refused(store, seat):
    plan = propose(store, seat)
    taken = plan.steps[2].since
    args = (tapers.change_step, plan.steps[1].id, Stance.CO_LEAD, taken)
    with pytest.raises(RefusedError, match="Another step begins"):
        store.write("Moved", *args)
    with pytest.raises(RefusedError, match="The end comes after"):
        store.write("Ends", tapers.set_end, seat, plan.steps[3].since)
    with pytest.raises(RefusedError, match="four weeks"):
        store.write("Planned", tapers.propose, seat, TODAY + timedelta(days=20))
    assert store.read(tapers.of_community, seat) == plan


def test_a_step_is_taken_out_but_never_the_seat_itself(store, seat):
    plan = propose(store, seat)
    for step in plan.steps[1:]:
        store.write("Taken out", tapers.remove_step, step.id)
    assert store.read(tapers.of_community, seat).ends_on == MARCH
    with pytest.raises(RefusedError, match="your seat"):
        store.write("Taken out", tapers.remove_step, plan.steps[0].id)


def test_the_end_is_counted_in_months_then_in_days_and_passes(store, seat):
    propose(store, seat)
    plans = {}
    for day in (date(2026, 12, 31), date(2027, 3, 1), MARCH, date(2027, 4, 1)):
        clock.pretend(day)
        plans[day] = store.read(tapers.of_community, seat).left
    assert list(plans.values()) == [
        "3 months left",
        "30 days left",
        "last day today",
        "time is over",
    ]


def test_nobody_steps_back_before_it_is_known_who_the_coach_is(store, community):
    assert store.read(tapers.of_community, community).steps == ()
    with pytest.raises(RefusedError, match="who you are"):
        store.write("Planned", tapers.propose, community, MARCH)


def test_a_step_within_two_weeks_is_a_nudge_and_one_further_off_is_not(store, seat):
    step = propose(store, seat).steps[1]
    kinds = []
    for days in (15, 14, 0):
        clock.pretend(step.since - timedelta(days=days))
        found = store.read(nudges.of_book, store.path)
        kinds.append([one.fact for one in found if one.kind == "taper"])
    assert kinds[0] == []
    assert "Co-lead" in kinds[1][0]
    assert kinds[2] == []


def test_the_last_two_weeks_are_a_nudge_of_their_own(store, seat):
    propose(store, seat)
    clock.pretend(MARCH - timedelta(days=10))
    found = store.read(nudges.of_book, store.path)
    assert [one for one in found if one.kind == "taper" and "last day" in one.fact]


@pytest.mark.parametrize("how", ["kind", "ritual"])
def test_the_gathering_that_closes_is_found_by_its_kind_or_its_ritual(store, seat, how):
    kind = SessionKind.CELEBRATION if how == "kind" else SessionKind.REGULAR
    day = clock.now().replace(tzinfo=None) + timedelta(days=30)
    assert store.read(tapers.closing, seat) is None
    key = put(
        store,
        tables.Session,
        community_id=seat,
        title="What we made",
        kind=kind,
        mode=Mode.IN_PERSON,
        zone="Etc/UTC",
        starts_local=day,
        status=SessionStatus.PLANNED,
    )
    if how == "ritual":
        put(
            store,
            tables.Block,
            community_id=seat,
            session_id=key,
            position=1.0,
            title="Closing circle",
            category=Category.CLOSING,
            minutes=20,
            method_key="closing_circle",
        )
    assert store.read(tapers.closing, seat).id == key
    store.write("Ends", tapers.set_end, seat, MARCH)
    assert store.read(tapers.closing, seat) is None  # it is ten months before the end


def test_the_packet_of_who_takes_over_tells_the_steps_still_to_come(store, seat):
    propose(store, seat)
    leaving(store, seat)
    text = " ".join(strings(packet(store, seat)))
    assert "Co-lead from" in text
    assert "Lead from" not in text.replace("Co-lead from", "")


def test_plans_of_all_communities_are_read_at_once(store, seat):
    propose(store, seat)
    assert list(store.read(tapers.of_all)) == [seat]
    store.write("Forgotten", settings.forget, "coach")
    assert store.read(tapers.of_all) == {}
