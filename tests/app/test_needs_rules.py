"""Small rules of needs and matches: half a per cent, a leap year, what was retired."""

from datetime import date

import pytest

from app import clock, settings
from app.needs import matches, networks, peer_links, ranked, tie_hints
from app.needs import topics as tree
from app.needs.networks import StepBack
from app.settings import Coach
from app.vocabulary import PeerState
from tests.app.needing import circle


@pytest.fixture
def here(store, community):
    return circle(store, community)


def test_half_a_per_cent_is_rounded_up_exactly():
    then = date(2026, 1, 1)
    assert StepBack(23, 40, then, 0, 0, ()).percent == 58
    assert StepBack(0, 0, then, 0, 0, ()).percent == 0
    assert StepBack(3, 3, then, 0, 0, ()).percent == 100


def test_what_was_checked_twelve_months_ago_to_the_day_is_not_stale(here):
    clock.pretend(date(2028, 3, 1))  # a leap day lies between
    here.ask("Rest", here.alder, asked_on=date(2027, 3, 1))
    here.ask("Sleep", here.alder, asked_on=date(2027, 2, 28))
    assert {n.topic: n.stale for n in here.needs()} == {"Rest": False, "Sleep": True}


def test_a_topic_no_longer_used_is_not_matched(store, community, here):
    here.ask("Rest", here.alder)
    here.bring("Rest", here.bluestem, level=4)
    assert len(store.read(matches.of_community, community)) == 1
    store.write("x", tree.retire, here.topic("Rest"))
    assert store.read(matches.of_community, community) == []


def test_two_who_were_set_aside_are_not_proposed_as_a_tie(store, community, here):
    here.ask("Rest", here.ada)
    here.bring("Rest", here.bob, level=4)

    def hint(session):
        network = networks.of_community(session, community)
        return tie_hints.of_community(session, community, network).for_(here.ada)

    assert store.read(hint).other.key == here.bob
    said = {"state": PeerState.DISMISSED, "topic": "Rest"}
    store.write("x", peer_links.add, community, here.ada, here.bob, **said)
    assert store.read(hint) is None


def test_the_coach_neither_asks_nor_helps_in_the_ranking(store, community, here):
    here.ask("Rest", here.alder)
    here.ask("Her own", here.ada)
    here.bring("Rest", here.ada, level=4)
    rows = {one.topic: one for one in store.read(ranked.board, community).rows}
    assert (set(rows), rows["Rest"].is_gap) == ({"Rest", "Her own"}, False)
    who = Coach("Ada Lovelace", person_id=here.ada)
    store.write("x", settings.save_coach, who)
    rows = {one.topic: one for one in store.read(ranked.board, community).rows}
    assert (set(rows), rows["Rest"].is_gap) == ({"Rest"}, True)
