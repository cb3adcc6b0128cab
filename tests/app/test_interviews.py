"""Appreciative interviews: who meets whom, what is asked, what may be told of it."""

from datetime import timedelta

import pytest

from app import clock
from app.errors import RefusedError
from app.gathering import blocks
from app.needs import (
    groupings,
    interview_cards,
    interviews,
    needs,
    offers,
    pair_facts,
    pair_words,
    peer_links,
)
from app.needs.interview_cards import Card
from app.needs.interviews import Setup, Told
from app.person import consents
from app.printouts import catalog
from app.vocabulary import (
    AttendanceState,
    Category,
    ConsentState,
    ConsentUse,
    JoinedBy,
    Layer,
    PeerState,
    Source,
)
from tests.app import grouped, peopled
from tests.app.papers import everything, said


@pytest.fixture
def people(store, community):
    """The 23 people of US7, by first name."""
    return store.write("x", grouped.fill, community)[0]


def _make(store, community, people, **said):
    setup = Setup(tuple(people), **said)
    prepared = store.read(interviews.prepare, community, setup)
    return store.write(
        "x", interviews.keep, community, prepared, interviews.make(prepared)
    )[0]


def _pairs(store, key):
    return [set(g.people) for g in store.read(groupings.get, key).groups]


def _facts(store, community, people, but=None):
    return store.read(pair_facts.read, community, people.values(), but)


def _sheet_words(paper):
    from dataclasses import replace

    words = [everything(paper)]
    for section in paper.sections:
        inside = "\n".join(said(replace(paper, blocks=section.blocks)))
        words.append(f"{section.title}\n{section.overline}\n{section.lead}\n{inside}")
    return "\n".join(words)


def test_pairs_join_two_sites_and_an_odd_one_makes_a_trio(store, community, people):
    key = _make(store, community, people.values())
    pairs = _pairs(store, key)
    assert sorted(len(pair) for pair in pairs) == [2] * 10 + [3]
    facts = _facts(store, community, people, key)
    site = dict(zip(facts.people, facts.sites, strict=True))
    for pair in pairs:
        assert len({site[one] for one in pair}) == len(pair)
    assert set.union(*pairs) == set(people.values())


def test_who_has_met_is_not_paired_again_by_ledger_or_by_an_earlier_interview(
    store, community, people
):
    some = [people[name] for name in ("Luz", "Tom", "Jo", "Bo")]
    store.write(
        "x", peer_links.add, community, some[0], some[1], state=PeerState.HELPED
    )
    first = _make(store, community, some)
    assert {some[0], some[1]} not in _pairs(store, first)
    second = _make(store, community, some)
    met = [*_pairs(store, first), {some[0], some[1]}]
    assert all(pair not in met for pair in _pairs(store, second))


def test_it_says_which_rule_could_not_be_kept_and_why(store, community):
    sites = {"Alder": ("Ann", "Abe", "Ada"), "Cedar": ("Cal",)}
    people = store.write("x", grouped.fill, community, sites)[0]
    key = _make(store, community, people.values())
    found = store.read(groupings.get, key)
    facts = _facts(store, community, people, key)
    assert pair_words.unkept(found, facts, ("sites",)) == (
        "1 pair is of one site. Alder comes with 3 of 4 people.",
    )
    words = [w for g in found.groups for w in pair_words.at(g, facts, ("sites",))]
    assert len(words) == 1
    assert words[0].endswith("are of one site.")


def test_quiet_people_meet_good_listeners(store, community, people):
    clock.pretend(peopled.TODAY)
    names = ("Luz", "Tom", "Jo", "Bo", "Ray", "Eve")
    some = {name: people[name] for name in names}
    day = peopled.TODAY - timedelta(days=10)
    came = [
        (some[name], AttendanceState.PRESENT, JoinedBy.ROOM)
        for name in names
        if name not in ("Luz", "Tom")
    ]
    peopled.gather(store, community, day, came)
    early = peopled.TODAY - timedelta(days=100)
    peopled.gather(
        store,
        community,
        early,
        [(some[n], AttendanceState.PRESENT, JoinedBy.ROOM) for n in ("Luz", "Tom")],
    )
    for helper in ("Jo", "Ray"):
        store.write(
            "x",
            peer_links.add,
            community,
            people["Fay"],
            some[helper],
            state=PeerState.HELPED,
        )
    facts = _facts(store, community, some)
    assert facts.quiet == {some["Luz"], some["Tom"]}
    assert facts.listeners == {some["Jo"], some["Ray"]}
    key = _make(store, community, some.values(), rules=("quiet",), turn=5)
    quiet_with = [pair for pair in _pairs(store, key) if pair & facts.quiet]
    assert all(pair & facts.listeners for pair in quiet_with)


def test_needs_meet_gifts_when_that_is_asked_for(store, community, people):
    some = [people[name] for name in ("Luz", "Tom", "Jo", "Bo")]
    store.write("x", needs.add, community, "Op-eds", some[0], strength=3)
    store.write("x", offers.put, community, "Op-eds", some[2], level=4)
    for turn in range(3):
        key = _make(store, community, some, rules=("sites", "gifts"), turn=turn)
        assert {some[0], some[2]} in _pairs(store, key)


def test_shuffle_gives_another_set_as_good_and_the_questions_stay(
    store, community, people
):
    key = _make(store, community, people.values())
    first = store.read(groupings.get, key)
    store.write("x", groupings.describe, key, "A", "question", "What made you laugh?")
    setup = interviews.setup_of(first)
    again = Setup(setup.people, setup.rules, 1, grouping_id=key)
    prepared = store.read(interviews.prepare, community, again)
    store.write("x", interviews.keep, community, prepared, interviews.make(prepared))
    then = store.read(groupings.get, key)
    assert {g.people for g in then.groups} != {g.people for g in first.groups}
    assert then.groups[0].question == "What made you laugh?"
    assert then.groups[1].question == first.groups[1].question
    facts = _facts(store, community, people, key)
    assert pair_words.unkept(then, facts, ("sites", "new")) == ()


def test_each_pair_has_a_question_of_its_own(store, community, people):
    found = store.read(groupings.get, _make(store, community, people.values()))
    asked = [group.question for group in found.groups]
    assert all(asked)
    assert len(set(asked)) == len(asked)


def test_the_card_can_be_written_anew(store, community, people):
    key = _make(store, community, people.values())
    words = Card("When were you glad?", ("Who was there?", " "), "Ten minutes.")
    store.write("x", interview_cards.write, key, words)
    found = interview_cards.of_pairs(store.read(groupings.get, key))
    assert found == Card("When were you glad?", ("Who was there?",), "Ten minutes.")


def test_interviews_go_into_the_plan_before_the_closing(store, community, people):
    key = _make(store, community, people.values())
    gathering = store.write("x", grouped.gather, community)[0]
    store.write("x", grouped.plan, gathering)
    block_id = store.write("x", interviews.add_to_plan, key, gathering)[0]
    plan = store.read(blocks.of_session, gathering)
    assert [block.id for block in plan].index(block_id) == 1
    assert plan[1].category is Category.PEER_HELP
    assert plan[1].method_key == "appreciative_interviews"
    found = store.read(groupings.get, key)
    assert (found.session_id, found.block_id) == (gathering, block_id)


# what comes to light


def _of(store, community, person):
    known = store.read(offers.of_community, community)
    return {one.topic: one for one in known if one.holder.key == person}


def test_with_consent_a_talent_is_listed_with_its_source_and_the_consent_is_noted(
    store, community, people
):
    key = _make(store, community, people.values())
    luz = people["Luz"]
    told = Told("How a crew stayed", ("Keeping a crew",), may_be_listed=True)
    store.write("x", interviews.tell, key, luz, told)
    found = _of(store, community, luz)["Keeping a crew"]
    assert found.source is Source.APPRECIATIVE_INTERVIEW
    assert found.listed
    said_ = store.read(consents.of_person, community, luz)
    assert said_[ConsentUse.EXPERTISE] is ConsentState.YES
    group = store.read(groupings.get, key).of(luz)
    assert group.stories == {luz.hex: "How a crew stayed"}


def test_without_consent_a_talent_is_for_the_successor_and_no_headline_is_kept(
    store, community, people
):
    key = _make(store, community, people.values())
    luz = people["Luz"]
    store.write("x", interviews.tell, key, luz, Told("A headline", ("Mending",)))
    found = _of(store, community, luz)["Mending"]
    assert found.layer is Layer.SUCCESSOR
    assert not found.listed
    assert ConsentUse.EXPERTISE not in store.read(consents.of_person, community, luz)
    assert store.read(groupings.get, key).of(luz).stories == {}
    for code in ("needs_matrix", "ranked_needs", "people_directory"):
        paper = store.read(catalog.named(code).compose, community, {})
        assert "Mending" not in _sheet_words(paper)


def test_a_talent_that_was_listed_before_stays_listed(store, community, people):
    key, luz = _make(store, community, people.values()), people["Luz"]
    listed = Told(talents=("Mending",), may_be_listed=True)
    store.write("x", interviews.tell, key, luz, listed)
    store.write("x", interviews.tell, key, luz, Told(talents=("mending",)))
    assert _of(store, community, luz)["Mending"].listed


def test_nothing_named_is_refused(store, community, people):
    key = _make(store, community, people.values())
    with pytest.raises(RefusedError, match="Name a talent first"):
        store.write("x", interviews.tell, key, people["Luz"], Told("Only a headline"))


# on paper


def test_a_sheet_for_each_pair_with_questions_and_a_line_for_consent(
    store, community, people
):
    key = _make(store, community, people.values())
    store.write("x", groupings.describe, key, "A", "question", "What made you laugh?")
    shy = store.read(groupings.get, key).groups[0].people[0]
    store.write(
        "x", consents.note, community, shy, ConsentUse.DIRECTORY, ConsentState.NO
    )
    paper = store.read(catalog.named("interview_sheets").compose, key, {})
    assert len(paper.sections) == 11
    words = _sheet_words(paper)
    for wanted in ("What made you laugh?", "What did others bring?", "Luz Test agrees"):
        assert wanted in words
    name = next(name for name, one in people.items() if one == shy)
    assert f"{name} Test" not in words
    assert "____" in paper.sections[0].title


def test_talents_and_headlines_are_on_no_paper_of_the_pairs(store, community, people):
    key, luz = _make(store, community, people.values()), people["Luz"]
    told = Told("A canary headline", ("Canary keeping",), may_be_listed=True)
    store.write("x", interviews.tell, key, luz, told)
    for code in ("interview_sheets", "group_lists", "table_signs", "sign_up_sheet"):
        for chosen in ({}, {"pages": "each"}):
            paper = store.read(catalog.named(code).compose, key, chosen)
            assert "anary" not in _sheet_words(paper)


def test_all_pairs_of_two_who_met_are_told(store, community, people):
    some = {name: people[name] for name in ("Luz", "Tom")}
    luz, tom = some.values()
    store.write("x", peer_links.add, community, luz, tom, state=PeerState.INTRODUCED)
    key = _make(store, community, some.values())
    facts = _facts(store, community, some, key)
    found = store.read(groupings.get, key)
    assert pair_words.at(found.groups[0], facts, ("new",)) == (
        "Luz Test and Tom Test have met.",
    )
    assert frozenset({luz, tom}) in facts.met
