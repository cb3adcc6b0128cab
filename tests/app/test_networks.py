"""Who is tied to whom, what would hold without the coach, and who holds the threads."""

import subprocess
import sys
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock, settings
from app.needs import (
    holders,
    needs,
    network_measures,
    network_places,
    networks,
    offers,
    peer_links,
    tie_hints,
)
from app.settings import Coach
from app.vocabulary import PeerOrigin, PeerState
from tests.app.networked import here, key, link, person, place, settle, tie
from tests.worlds import quickly

TODAY = date(2027, 9, 30)
COACH, MEMBER, SESSION = PeerOrigin
ALL_STATES = list(PeerState)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def four(store, community):
    """The keys of four people, each at a site of their own."""
    return store.write("People added", settle, community, ["Ana", "Ben", "Cy", "Dot"])[
        0
    ]


# ties


def test_all_that_runs_between_two_is_one_tie_whoever_asked():
    a, b = person(1), person(2)
    links = [link(a, b, 1, topic="Grants"), link(b, a, 2, topic="Music")]
    network = networks.build(here([a, b]), links)
    (found,) = network.ties
    assert found.topics == ("Grants", "Music")
    assert found.is_mutual
    assert network.neighbors(a.key) == (b,)


@pytest.mark.parametrize("state", ALL_STATES)
def test_ideas_and_what_did_not_fit_are_no_ties(state):
    a, b = person(1), person(2)
    network = networks.build(here([a, b]), [link(a, b, state=state, origin=COACH)])
    tied = state in (PeerState.INTRODUCED, PeerState.WORKING, PeerState.HELPED)
    begun = state in (PeerState.WORKING, PeerState.HELPED)
    assert (len(network.ties), len(network.begun)) == (tied, begun)
    assert (a in network.edge) is not tied


def test_two_who_were_introduced_and_spoke_without_the_coach_have_begun():
    a, b = person(1), person(2)
    state, alone = PeerState.INTRODUCED, date(2027, 9, 1)
    links = [link(a, b, state=state, origin=COACH, alone_on=alone)]
    network = networks.build(here([a, b]), links)
    assert len(network.begun) == len(network.held) == network.matches == 1


def test_the_coach_is_not_part_of_the_network(store, community, four):
    def coaching(session):
        settings.save_coach(session, Coach("Ana Miller", person_id=four["Ana"]))
        tie(session, community, (four["Ben"], four["Ana"]))
        tie(session, community, (four["Ben"], four["Cy"]))

    store.write("Ties", coaching)
    network = store.read(networks.of_community, community)
    assert four["Ana"] not in network.by_key
    assert [t.pair for t in network.ties] == [frozenset((four["Ben"], four["Cy"]))]


def test_a_site_stands_among_people_only_if_a_tie_names_it():
    a, b = person(1, site=1), person(2, site=2)
    everyone = here([a, b], [place(1), place(2)])
    network = networks.build(everyone, [link(a, place(2))])
    assert [node.name for node in network.nodes] == [a.name, b.name, "Site 2"]
    assert network.edge == (b,)


def test_ties_of_people_are_ties_of_their_sites_and_none_within_one():
    a, b, c = person(1, site=1), person(2, site=2), person(3, site=1)
    everyone = here([a, b, c], [place(1), place(2), place(3)])
    links = [link(a, b, 1), link(b, c, 2), link(a, c, 3)]
    network = networks.build(everyone, links, by_sites=True)
    (found,) = network.ties
    assert {end.name for end in (found.one, found.other)} == {"Site 1", "Site 2"}
    assert found.is_mutual
    assert [node.name for node in network.edge] == ["Site 3"]


def test_what_runs_between_two_sites_says_who_asked_and_when():
    a, b, c = person(1, site=1), person(2, site=2), person(3, site=1)
    everyone = here([a, b, c], [place(1), place(2)])
    links = [
        link(a, b, 1, happened_on=date(2027, 5, 1)),
        link(a, b, 2, happened_on=date(2027, 6, 1), origin=COACH),
        link(b, c, 3, origin=COACH),
        link(a, c, 4),
        link(a, b, 5, state=PeerState.SUGGESTED),
    ]
    rows = networks.between_sites(everyone, links)
    assert [(r.one, r.other, r.ties, r.hold) for r in rows] == [
        ("Site 1", "Site 2", 2, 1),
        ("Site 1", "Site 1", 1, 1),
    ]
    assert (rows[0].one_asked, rows[0].other_asked) == (2, 1)
    assert rows[0].day == date(2027, 6, 1)


# stepping back


def test_eleven_of_eighteen_ties_hold_without_the_coach():
    """US16: 18 peer links, 11 of them not through the coach, 61 %."""
    people = [person(n) for n in range(19)]
    links = [
        link(people[n], people[n + 1], n, origin=MEMBER if n < 11 else COACH)
        for n in range(18)
    ]
    network = networks.build(here(people), links)
    found = networks.step_back(network, TODAY)
    assert (found.hold, found.all, found.percent) == (11, 18, 61)
    assert network.matches == 7
    assert network.origins == {MEMBER: 11, COACH: 7}
    assert [one.name for one in found.alone] == [p.name for p in people[12:]]


def test_one_link_that_the_members_started_carries_a_tie():
    a, b = person(1), person(2)
    links = [link(a, b, 1, origin=COACH), link(a, b, 2, origin=SESSION)]
    network = networks.build(here([a, b]), links)
    assert (len(network.held), network.matches) == (1, 0)
    assert network.ties[0].origin is SESSION


def test_a_link_that_did_not_come_about_carries_nothing():
    a, b = person(1), person(2)
    links = [
        link(a, b, 1, origin=COACH),
        link(a, b, 2, state=PeerState.DISMISSED),
        link(a, b, 3, state=PeerState.INTRODUCED),
    ]
    network = networks.build(here([a, b]), links)
    assert (len(network.begun), len(network.held)) == (1, 0)


def test_the_earlier_figure_counts_from_the_days_on_the_links():
    a, b, c, d = (person(n) for n in range(4))
    early, late = date(2027, 6, 30), date(2027, 7, 1)
    links = [
        link(a, b, 1, happened_on=early),
        link(b, c, 2, origin=COACH, introduced_on=early, happened_on=late),
        link(c, d, 3, origin=COACH, introduced_on=early, alone_on=early),
        link(a, d, 4, happened_on=late),
        link(a, c, 5),
        link(b, d, 6, origin=COACH, introduced_on=early, alone_on=late),
    ]
    found = networks.step_back(networks.build(here([a, b, c, d]), links), TODAY)
    assert found.then == early
    assert (found.hold, found.all) == (5, 6)
    assert (found.then_hold, found.then_all) == (2, 4)


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2027, 5, 31), date(2027, 2, 28)),
        (date(2028, 5, 31), date(2028, 2, 29)),
        (date(2027, 2, 15), date(2026, 11, 15)),
        (date(2027, 3, 31), date(2026, 12, 31)),
        (date(2027, 1, 30), date(2026, 10, 30)),
    ],
)
def test_three_months_ago_is_a_day_of_the_calendar(day, then):
    assert networks.step_back(networks.build(here([]), []), day).then == then


# measures, against counting by hand


@st.composite
def graphs(draw):
    """Draw up to eight people and ties between any of them."""
    people = [person(n) for n in range(draw(st.integers(1, 8)))]
    pairs = list(combinations(people, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    links = [link(a, b, n) for n, (a, b) in enumerate(chosen)]
    return networks.build(here(people), links)


def _reached(network, start, without=None):
    seen, ahead = {start}, [start]
    while ahead:
        for one in network.neighbors(ahead.pop()):
            if one.key not in seen and one.key != without:
                seen.add(one.key)
                ahead.append(one.key)
    return frozenset(seen)


def _parts(network, without=None):
    keys = [node.key for node in network.nodes if node.key != without]
    return {_reached(network, one, without) for one in keys}


@given(graphs())
@quickly
def test_those_hold_threads_without_whom_a_circle_comes_apart(network):
    before = len(_parts(network))
    holding = network_measures.holding(network, network.begun)
    wanted = {
        node.key
        for node in network.nodes
        if len(_parts(network, node.key)) > before - (not network.ties_of(node.key))
    }
    assert {one.who.key for one in holding} == wanted
    for one in holding:
        whole = _reached(network, one.who.key)
        rest = [p for p in _parts(network, one.who.key) if p <= whole]
        largest = max(rest, key=len)
        left = len(largest) if len(largest) > 1 else 0  # one alone has nobody either
        assert len(one.cut) == len(whole) - 1 - left
        for lone in one.alone:
            assert network.neighbors(lone.key) == (one.who,)
        for other in one.parted:
            assert len(network.neighbors(other.key)) > 1 or (
                network.neighbors(other.key) != (one.who,)
            )
        assert one.threads == len(network.ties_of(one.who.key))


def _ways(network, start, end):
    """Return all shortest ways between two."""
    ways = [[start]]
    while ways and not any(way[-1] == end for way in ways):
        ways = [
            [*way, one.key]
            for way in ways
            for one in network.neighbors(way[-1])
            if one.key not in way
        ]
    return [way for way in ways if way[-1] == end]


@given(graphs())
@quickly
def test_the_weight_is_the_share_of_shortest_ways_that_go_through_somebody(network):
    keys = [node.key for node in network.nodes]
    for one in network_measures.holding(network, network.begun):
        others = [other for other in keys if other != one.who.key]
        share = 0.0
        for a, b in combinations(others, 2):
            ways = _ways(network, a, b)
            if ways:
                share += sum(one.who.key in way for way in ways) / len(ways)
        pairs = len(others) * (len(others) - 1) / 2
        assert one.weight == pytest.approx(share / pairs)


@given(graphs())
@quickly
def test_circles_are_those_who_can_reach_each_other(network):
    found = network_measures.circles(network, network.begun)
    wanted = {part for part in _parts(network) if len(part) > 1}
    assert {frozenset(one.key for one in part) for part in found} == wanted
    assert [len(part) for part in found] == sorted(map(len, found), reverse=True)


def test_if_ruth_is_away_kofi_has_nobody_left_to_ring():
    names = ("Darnell", "Elijah", "Kofi", "Luis", "Ruth")
    darnell, elijah, kofi, luis, ruth = (
        person(n, name) for n, name in enumerate(names)
    )
    pairs = [(ruth, kofi), (ruth, darnell), (ruth, elijah), (ruth, luis)]
    pairs += [(darnell, luis), (elijah, darnell)]
    links = [link(a, b, n) for n, (a, b) in enumerate(pairs)]
    network = networks.build(here([darnell, elijah, kofi, luis, ruth]), links)
    (found,) = network_measures.holding(network, network.begun)
    assert (found.who, found.threads) == (ruth, 4)
    assert (found.alone, found.parted) == ((kofi,), ())


def test_the_library_of_graphs_is_loaded_only_when_it_is_asked_for():
    words = "import sys, ui.views.needs.network_page; print('networkx' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "False"


# hints


def test_a_hint_prefers_two_who_can_help_each_other(store, community, four):
    def noting(session):
        needs.add(session, community, "Grants", four["Ana"], strength=3)
        offers.put(session, community, "Grants", four["Ben"], level=4)
        needs.add(session, community, "Music", four["Ana"], strength=1)
        offers.put(session, community, "Music", four["Cy"], level=3)
        needs.add(session, community, "Cooking", four["Cy"], strength=1)
        offers.put(session, community, "Cooking", four["Ana"], level=3)

    store.write("Noted", noting)
    hint = _hint(store, community, four["Ana"])
    assert (hint.other.key, hint.asks, hint.brings) == (four["Cy"], "Music", "Cooking")
    assert (hint.asker.key, hint.helper.key) == (four["Ana"], four["Cy"])
    store.write("Tied", tie, community, (four["Ana"], four["Cy"]))
    assert _hint(store, community, four["Ana"]).other.key == four["Ben"]


def test_what_a_site_asks_for_is_said_of_the_site(store, community, four):
    def noting(session):
        known = holders.of_community(session, community)
        site = known.by_key[four["Ana"]].site_id
        needs.add(session, community, "Grants", site, strength=3)
        offers.put(session, community, "Grants", four["Ben"], level=4)

    store.write("Noted", noting)
    hint = _hint(store, community, four["Ana"])
    assert (hint.other.key, hint.asks, hint.asks_as_site) == (
        four["Ben"],
        "Grants",
        True,
    )
    back = _hint(store, community, four["Ben"])
    assert (back.brings, back.topic) == ("Grants", "Grants")
    assert back.helper.key == four["Ben"]


def test_two_who_only_ask_for_the_same_share_that(store, community, four):
    def noting(session):
        needs.add(session, community, "Grants", four["Ana"])
        needs.add(session, community, "Grants", four["Dot"])

    store.write("Noted", noting)
    assert _hint(store, community, four["Ana"]).shares == "Grants"
    assert _hint(store, community, four["Ben"]) is None


def _hint(store, community, who):
    network = store.read(networks.of_community, community)
    return store.read(tie_hints.of_community, community, network).for_(who)


# the ledger and the places


def test_an_entry_can_be_put_between_two_others(store, community, four):
    made = store.write("Tied", tie, community, (four["Ana"], four["Ben"]))[0]
    store.write("Changed", peer_links.put_between, made, four["Cy"], four["Dot"])
    (found,) = store.read(peer_links.of_community, community)
    assert (found.asker.key, found.helper.key) == (four["Cy"], four["Dot"])


def test_places_are_kept_for_people_and_for_sites_apart(store, community):
    one, other = key(1), key(2)
    keep = network_places.keep
    store.write("Moved", keep, community, {one: (10.4, -3.6)})
    store.write("Moved", keep, community, {other: (1.0, 2.0)}, by_sites=True)
    assert store.read(network_places.read, community) == {one: (10, -4)}
    assert store.read(network_places.read, community, by_sites=True) == {other: (1, 2)}
    store.write("Anew", network_places.forget, community)
    assert store.read(network_places.read, community) == {}
    assert store.read(network_places.read, community, by_sites=True) == {other: (1, 2)}
    store.write("Anew", network_places.forget, community, by_sites=True)
    assert store.read(settings.beginning, settings.NETWORK) == {}


def test_a_tie_that_is_refused_keeps_no_places(store, community, four):
    from app.errors import RefusedError

    two = (four["Ana"], four["Ana"])
    with pytest.raises(RefusedError):
        store.write("Drawn", network_places.connect, community, *two, {key(1): (1, 1)})
    assert store.read(network_places.read, community) == {}
