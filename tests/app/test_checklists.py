"""Each phase has its list: what the book knows is counted, the rest is ticked."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from app import clock, tables
from app.charter import checklists, five_questions, phase_facts, pilots
from app.charter.facts import Fact
from app.community import communities
from app.day import actions
from app.errors import GoneError, RefusedError
from app.person import people, prospects
from app.vocabulary import (
    Mode,
    SessionKind,
    SessionStatus,
    Stage,
)
from tests.app.peopled import add
from tests.making import run_sql

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def pretended():
    clock.pretend(TODAY)


def phases(store, community, known=None):
    found = store.read(checklists.of_community, community, known)
    return {one.code: one for one in found}


def item(store, community, key, known=None):
    phase = phases(store, community, known)[key.partition(".")[0]]
    return next(one for one in phase.items if one.key == key)


def do(store, act, *args, **kwargs):
    return store.write("x", act, *args, **kwargs)[0]


def test_the_phases_run_from_forming_to_outliving_the_coach(store, community):
    found = phases(store, community)
    assert list(found) == [
        "forming",
        "needs",
        "defining",
        "launching",
        "managing",
        "outliving",
    ]
    assert found["forming"].sentence == "0 of 9"
    keys = [one.key for phase in found.values() for one in phase.items]
    assert len(set(keys)) == len(keys)


def test_every_fact_an_item_names_is_reckoned_or_given(store, community):
    named = {one.fact for one in checklists._items().values() if one.fact}
    reckoned = set(store.read(phase_facts.of_community, community))
    assert named - reckoned == {"met"}  # of the private room: given by her screen
    assert reckoned <= named


def test_a_tick_is_kept_with_its_day_and_taken_back(store, community):
    do(store, checklists.tick, community, "forming.choose")
    done = item(store, community, "forming.choose")
    assert (done.is_done, done.done_on) == (True, TODAY)
    assert phases(store, community)["forming"].sentence == "1 of 9"
    do(store, checklists.untick, community, "forming.choose")
    assert not item(store, community, "forming.choose").is_done
    assert store.read(lambda s: s.scalars(select(tables.Action)).all()) == []


def test_ticking_twice_leaves_one_row(store, community):
    do(store, checklists.tick, community, "forming.choose")
    do(store, checklists.tick, community, "forming.choose", TODAY - timedelta(days=3))
    rows = store.read(lambda s: len(s.scalars(select(tables.Action)).all()))
    assert rows == 1
    done = item(store, community, "forming.choose").done_on
    assert done == TODAY - timedelta(days=3)


def test_what_the_book_knows_needs_no_tick(store, community):
    one = item(store, community, "forming.questions")
    assert one.fact == Fact(is_met=False, words="0 of 5 answered")
    for question in five_questions.questions():
        do(store, five_questions.answer, community, question.key, "Yes.")
    one = item(store, community, "forming.questions")
    assert one.is_known
    assert one.is_done
    assert one.done_on is None
    assert one.fact.words == "5 of 5 answered"


def test_what_was_done_elsewhere_can_be_ticked_though_the_book_does_not_know(
    store, community
):
    do(store, checklists.tick, community, "needs.interviews")
    one = item(store, community, "needs.interviews")
    assert (one.is_known, one.is_done) == (False, True)


def test_whom_she_has_met_is_told_by_her_screen(store, community):
    known = {"met": Fact(is_met=False, words="4 of 6 met")}
    one = item(store, community, "launching.meet", known)
    assert one.fact.words == "4 of 6 met"
    assert item(store, community, "launching.meet").fact is None


def test_facts_follow_the_rows(store, community):
    ada = add(store, community, "Ada", site="Alder")
    do(store, prospects.add, community, "Bob")
    facts = store.read(phase_facts.of_community, community)
    assert facts["invited"].words == "1 still to ask"
    assert facts["joined"].words == "not noted of 2 people"
    assert facts["size"] == Fact(is_met=False, words="1 person, 7 to 15 fit")
    assert facts["expectations"].words == "0 of 1 have said"
    assert facts["needs"].words == "0 of 1 sites asked"
    assert facts["contacts"].words == "0 of 1 sites"
    pilot = do(store, pilots.start, community)
    do(store, pilots.invite, pilot, ada)
    one = do(store, pilots.assume, pilot, "They come")
    do(store, pilots.assume, pilot, "They stay")
    do(store, pilots.set_held, one, True)
    facts = store.read(phase_facts.of_community, community)
    assert facts["pilot"].is_met
    assert facts["assumptions"] == Fact(is_met=False, words="1 of 2 tested")


def test_a_launch_that_was_called_off_is_no_launch(store, community):
    do(store, _launch, community)
    assert store.read(phase_facts.of_community, community)["launch"].is_met
    do(store, run_sql, "UPDATE session SET status = 'cancelled'")
    fact = store.read(phase_facts.of_community, community)["launch"]
    assert fact == Fact(is_met=False, words="no day yet")


def test_items_of_her_own_come_after_those_built_in_in_the_order_added(
    store, community
):
    first = do(store, checklists.add, community, "forming", "  Find   a hall ")
    do(store, checklists.add, community, "forming", "A name")
    own = phases(store, community)["forming"].items[-2:]
    assert [one.words for one in own] == ["Find a hall", "A name"]
    assert all(one.is_own and not one.is_done for one in own)
    do(store, checklists.set_done, first, done=True)
    do(store, checklists.reword, first, "Find a hall with a kitchen")
    own = phases(store, community)["forming"].items[-2:]
    assert (own[0].words, own[0].done_on) == ("Find a hall with a kitchen", TODAY)
    do(store, checklists.remove, first)
    assert phases(store, community)["forming"].sentence == "0 of 10"
    assert store.read(checklists.phase_of, own[1].row_id) == "forming"


def test_an_item_needs_words(store, community):
    with pytest.raises(RefusedError, match="Say what is to be done"):
        do(store, checklists.add, community, "forming", "  ")
    key = do(store, checklists.add, community, "forming", "A name")
    with pytest.raises(RefusedError):
        do(store, checklists.reword, key, "")
    do(store, checklists.remove, key)
    with pytest.raises(GoneError):
        do(store, checklists.set_done, key, done=True)


def test_an_open_item_waits_on_its_list_and_not_on_today(store, community):
    do(store, checklists.add, community, "forming", "Find a hall")
    until = TODAY + timedelta(days=30)
    assert store.read(actions.open_ones, until, "hers") == []
    assert store.read(actions.due_by, until) == 0
    do(store, actions.add, community, "Call Ada")
    found = store.read(actions.open_ones, until, "hers")
    assert [one.words for one in found] == ["Call Ada"]


@pytest.mark.parametrize(
    ("stage", "code"),
    [
        (Stage.POTENTIAL, "forming"),
        (Stage.COALESCING, "launching"),
        (Stage.MATURING, "managing"),
        (Stage.TRANSFORMATION, "outliving"),
    ],
)
def test_a_circle_finds_the_phase_of_its_stage_open(store, community, stage, code):
    do(store, communities.set_stage, community, stage)
    found = store.read(checklists.of_community, community)
    assert checklists.current(found, stage) == code


def test_one_that_forms_goes_on_where_something_is_left(store, community):
    for one in phases(store, community)["forming"].items:
        do(store, checklists.tick, community, one.key)
    found = store.read(checklists.of_community, community)
    assert checklists.current(found, Stage.POTENTIAL) == "needs"


def test_archived_people_are_not_counted(store, community):
    key = add(store, community, "Ada")
    do(store, people.archive, key)
    facts = store.read(phase_facts.of_community, community)
    assert facts["joined"].words == ""


def _launch(session, community):
    row = tables.Session(
        community_id=community,
        title="Launch",
        kind=SessionKind.LAUNCH,
        mode=Mode.IN_PERSON,
        status=SessionStatus.PLANNED,
        starts_local=datetime(2026, 6, 9, 10),
        zone="America/Denver",
    )
    session.add(row)
    session.flush()
    return row.id
