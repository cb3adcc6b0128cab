"""Who could help whom: the story, the rules, their order, and what is written of it."""

from datetime import date
from itertools import count, pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from app import clock, tables
from app.errors import RefusedError
from app.needs import (
    holders,
    introductions,
    marking,
    matches,
    matrices,
    needs,
    offers,
    peer_links,
    topics,
)
from app.needs.holders import Holder
from app.needs.matches import Ledger
from app.needs.matrices import Who
from app.needs.needs import Need
from app.needs.offers import Offer
from app.person import contacts, sites
from app.vocabulary import (
    Confidence,
    Layer,
    NeedState,
    PeerState,
    PrivateKind,
    Rank,
    Source,
    Terms,
)
from tests import worlds_us3 as us3
from tests.app.peopled import add as add_person

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def keys(store, community):
    found = store.write("Six sites", us3.sites_and_topics, community)[0]
    store.write("Their entries", us3.entries, community, found)
    return found


def short(keys):
    return {key: name for name, key in keys.items()}


def test_the_story_has_exactly_six_matches_of_which_two_pairs_go_both_ways(
    store, community, keys
):
    names = short(keys)
    found = store.read(matches.of_community, community)
    told = [(names[m.helper.key], names[m.asker.key], names[m.topic_id]) for m in found]
    assert set(told) == us3.MATCHES
    assert len(told) == len(us3.MATCHES)
    both = {
        frozenset(pair[:2]) for pair, m in zip(told, found, strict=True) if m.reciprocal
    }
    assert both == {
        frozenset({"Alder", "Bluestem"}),
        frozenset({"Dry Creek", "Foothill"}),
    }
    assert told == [  # both ways first, then strength × level, then the helper's name
        ("Bluestem", "Alder", "T2"),
        ("Alder", "Bluestem", "T1"),
        ("Dry Creek", "Foothill", "T3"),
        ("Foothill", "Dry Creek", "T8"),
        ("Bluestem", "Cedar", "T2"),
        ("Alder", "Eastgate", "T1"),
    ]


def test_the_story_has_its_totals_gaps_and_gifts_nobody_asks_for(
    store, community, keys
):
    names = short(keys)
    matrix = store.read(matrices.read, community)
    lines = matrix.lines(Who.SITES)
    totals = {
        names[one.topic.id]: (one.total, one.asking) for one in lines if one.total
    }
    assert totals == us3.TOTALS
    assert [names[one.topic.id] for one in matrix.gaps()] == ["T7", "T5", "T4"]
    assert [
        (names[topic.id], [names[one.key] for one in whose])
        for topic, whose in matrix.unused()
    ] == [("T6", ["Cedar"])]
    assert [names[one.key] for one in matrix.not_drawn_on()] == ["Eastgate"]


def test_who_was_set_aside_is_not_suggested_again_for_that_topic(
    store, community, keys
):
    first = store.read(matches.of_community, community)[0]
    store.write(
        "x",
        peer_links.add,
        community,
        first.asker.key,
        first.helper.key,
        topic=first.topic,
        state=PeerState.DISMISSED,
    )
    left = store.read(matches.of_community, community)
    assert len(left) == 5
    assert all(
        one.topic_id != first.topic_id or one.asker != first.asker for one in left
    )
    # and the other way round it no longer goes both ways
    back = next(one for one in left if one.asker == first.helper)
    assert not back.reciprocal


def test_a_helper_with_less_to_do_comes_first_and_peers_who_never_worked_together(
    store, community
):
    def mark(session, name, level):
        site = sites.add(session, community, name)
        topic = topics.find_or_add(session, "Radio")
        marking.set_level(session, community, topic, site, level)
        return site

    def ask(session):
        site = sites.add(session, community, "Zinnia")
        marking.set_strength(
            session, community, topics.find_or_add(session, "Radio"), site, 2
        )
        return site

    busy = store.write("x", mark, "Ash", 3)[0]
    known = store.write("x", mark, "Birch", 3)[0]
    store.write("x", mark, "Cherry", 3)
    asker = store.write("x", ask)[0]
    other = store.write("x", sites.add, community, "Elm")[0]
    pair = ("x", peer_links.add, community)
    store.write(*pair, other, busy, topic="", state=PeerState.WORKING)
    store.write(*pair, asker, known, topic="", state=PeerState.HELPED)
    found = store.read(matches.of_community, community)
    assert [(m.helper.name, m.load, m.worked) for m in found] == [
        ("Cherry", 0, False),
        ("Birch", 0, True),
        ("Ash", 1, False),
    ]


def test_people_of_one_site_are_paired_only_if_that_is_asked_for(store, community):
    ada = add_person(store, community, "Ada Bell", site="Alder")
    ben = add_person(store, community, "Ben Cole", site="Alder")
    topic = store.write("x", topics.add, "Radio")[0]
    store.write("x", marking.set_level, community, topic, ada, 4)
    store.write("x", marking.set_strength, community, topic, ben, 3)
    assert store.read(matches.of_community, community) == []
    site = store.read(sites.of_community, community)[0].id
    store.write("x", marking.set_strength, community, topic, site, 2)
    inside = store.read(matches.of_community, community, inside=True)
    # a site and one of its own people are one and the same
    assert [(m.helper.name, m.asker.name) for m in inside] == [("Ada Bell", "Ben Cole")]


# --- The rules, whatever is in the book ----------------------------------------------

_NUMBERS = count(1)
_PLACES = [UUID(int=n) for n in range(1, 5)]


def _holder(n, site, *, person):
    key = UUID(int=100 + n) if person else site
    return Holder(key, f"H{n % 3}", "H", 0, site, "", is_person=person)


HOLDERS = [
    *(_holder(n, site, person=False) for n, site in enumerate(_PLACES)),
    *(_holder(10 + n, _PLACES[n % 4], person=True) for n in range(6)),
    _holder(30, None, person=True),
]
TOPIC_KEYS = [UUID(int=n) for n in range(500, 504)]


def _need(topic, holder, strength, state):
    return Need(
        UUID(int=1000 + next(_NUMBERS)),
        topic,
        "T",
        holder,
        "",
        strength,
        None,
        state,
        (),
        None,
        "",
        "",
        "",
        Source.SURVEY,
        Confidence.STATED,
        TODAY,
        None,
        Layer.MEMBER,
        stale=False,
    )


def _offer(topic, holder, level):
    return Offer(
        UUID(int=1000 + next(_NUMBERS)),
        topic,
        "T",
        holder,
        level,
        False,
        None,
        None,
        "",
        "",
        Source.SURVEY,
        Confidence.STATED,
        None,
        Layer.MEMBER,
        stale=False,
    )


needs_drawn = st.lists(
    st.builds(
        _need,
        st.sampled_from(TOPIC_KEYS),
        st.sampled_from([None, *HOLDERS]),
        st.integers(0, 3),
        st.sampled_from([NeedState.RAISED, NeedState.PRIORITIZED, NeedState.PARKED]),
    ),
    max_size=25,
)
offers_drawn = st.lists(
    st.builds(
        _offer, st.sampled_from(TOPIC_KEYS), st.sampled_from(HOLDERS), st.integers(0, 4)
    ),
    max_size=25,
    unique_by=lambda one: (one.topic_id, one.holder.key),
)
keys_drawn = st.sampled_from([one.key for one in HOLDERS])
ledgers = st.builds(
    lambda load, worked, dismissed: Ledger(
        matches.Counter(load),
        frozenset(map(frozenset, worked)),
        {},
        frozenset(dismissed),
    ),
    st.dictionaries(keys_drawn, st.integers(0, 4), max_size=6),
    st.sets(st.tuples(keys_drawn, keys_drawn), max_size=8),
    st.sets(
        st.tuples(keys_drawn, keys_drawn, st.sampled_from([None, *TOPIC_KEYS])),
        max_size=8,
    ),
)


@given(needs_drawn, offers_drawn, ledgers, st.booleans())
def test_every_match_keeps_the_rules_and_none_is_left_out(
    asked, brought, ledger, inside
):
    found = matches.suggest(asked, brought, ledger, inside=inside)
    told = [(m.asker.key, m.helper.key, m.topic_id) for m in found]
    strongest = {}
    for need in asked:
        if need.holder and need.state is not NeedState.PARKED:
            place = (need.holder, need.topic_id)
            strongest[place] = max(need.strength, strongest.get(place, 0))
    expected = set()  # by brute force, from the words of the data model
    for (asker, topic), strength in strongest.items():
        for offer in brought:
            helper = offer.holder
            same = asker.site_id is not None and asker.site_id == helper.site_id
            peers = inside and asker.is_person and helper.is_person
            aside = {(asker.key, helper.key, topic), (asker.key, helper.key, None)}
            if (
                strength >= 1
                and offer.level >= 3
                and offer.topic_id == topic
                and asker.key != helper.key
                and (not same or peers)
                and not aside & ledger.dismissed
            ):
                expected.add((asker.key, helper.key, topic))
    assert len(told) == len(set(told))
    assert set(told) == expected
    for match in found:
        assert match.need.strength == strongest[match.asker, match.topic_id]
        assert match.reciprocal == any(
            (match.helper.key, match.asker.key) == pair[:2] for pair in told
        )


@given(needs_drawn, offers_drawn, ledgers)
def test_matches_stand_in_the_order_of_the_data_model(asked, brought, ledger):
    found = matches.suggest(asked, brought, ledger)
    for one, other in pairwise(found):
        first, second = (
            (
                0 if m.reciprocal else 1,
                -m.need.strength * m.offer.level,
                ledger.load[m.helper.key],
                frozenset((m.asker.key, m.helper.key)) in ledger.worked,
                m.helper.name,
            )
            for m in (one, other)
        )
        assert first <= second
    again = matches.suggest(asked[::-1], brought[::-1], ledger)
    assert [(m.asker, m.helper, m.topic_id) for m in again] == [
        (m.asker, m.helper, m.topic_id) for m in found
    ]


# --- Marks ----------------------------------------------------------------------------


def how_many(store, table):
    return store.read(lambda s: s.scalar(select(func.count()).select_from(table)))


def test_a_mark_that_is_taken_away_leaves_nothing_behind(store, community, keys):
    before = (how_many(store, tables.Expertise), how_many(store, tables.Need))
    assert before == (12, 12)
    place = (community, keys["T1"], keys["Alder"])
    store.write("x", marking.set_level, *place, 0)
    store.write("x", marking.set_strength, community, keys["T2"], keys["Alder"], 0)
    store.write("x", marking.set_level, *place, 0)  # and nothing of nothing
    assert how_many(store, tables.Expertise) == 11
    assert how_many(store, tables.Need) == 11


def test_a_yes_to_be_listed_and_a_tie_survive_a_mark_that_goes_round(
    store, community, keys
):
    place = (community, keys["T1"], keys["Alder"])
    offer = next(
        one
        for one in store.read(offers.of_community, community)
        if (one.topic_id, one.holder.key) == place[1:]
    )
    store.write("x", offers.let_list, community, offer.id, agreed=True)
    store.write("x", marking.set_level, *place, 0)
    store.write("x", marking.set_level, *place, 3)
    assert store.read(offers.get, community, offer.id).listed
    store.write("x", offers.let_list, community, offer.id, agreed=False)
    other = next(
        one.key
        for one in store.read(holders.of_community, community).sites
        if one.key != keys["Alder"]
    )
    link = store.write(
        "x",
        peer_links.add,
        community,
        other,
        keys["Alder"],
        expertise_id=offer.id,
    )[0]
    store.write("x", marking.set_level, *place, 0)
    store.write("x", marking.set_level, *place, 3)
    [kept] = [
        one for one in store.read(peer_links.of_community, community) if one.id == link
    ]
    assert kept.expertise_id == offer.id


def test_what_more_was_said_survives_a_mark_that_goes_round(store, community, keys):
    place = (community, keys["T2"], keys["Alder"])
    need = next(
        one
        for one in store.read(needs.of_community, community)
        if one.topic_id == keys["T2"] and one.holder.key == keys["Alder"]
    )
    store.write("x", needs.change, need.id, wording="Nobody reads our numbers")
    offer = next(
        one
        for one in store.read(offers.of_community, community)
        if one.topic_id == keys["T1"] and one.holder.key == keys["Alder"]
    )
    store.write("x", offers.change, offer.id, terms=Terms.GIFT)
    store.write("x", marking.set_strength, *place, 0)
    store.write("x", marking.set_level, community, keys["T1"], keys["Alder"], 0)
    assert not store.read(matrices.read, community).said[keys["T2"]].get(keys["Alder"])
    store.write("x", marking.set_strength, *place, 1)
    store.write("x", marking.set_level, community, keys["T1"], keys["Alder"], 4)
    assert store.read(needs.get, need.id).wording == "Nobody reads our numbers"
    assert store.read(needs.get, need.id).strength == 1
    kept = next(
        one for one in store.read(offers.of_community, community) if one.id == offer.id
    )
    assert (kept.level, kept.terms) == (4, Terms.GIFT)


def test_a_mark_beyond_the_scale_is_refused_and_changes_nothing(store, community, keys):
    place = (community, keys["T1"], keys["Alder"])
    with pytest.raises(RefusedError):
        store.write("x", marking.set_level, *place, 5)
    with pytest.raises(RefusedError):
        store.write("x", marking.set_strength, *place, 4)
    matrix = store.read(matrices.read, community)
    assert matrix.said[keys["T1"]][keys["Alder"]].level == 3


def test_a_column_of_a_site_holds_what_its_people_say_too(store, community, keys):
    name = us3.SITES["Eastgate"]
    for person, level in (("Aisha Grant", 2), ("DeShawn Cole", 4)):
        key = add_person(store, community, person, site=name)
        store.write("x", marking.set_level, community, keys["T4"], key, level)
    matrix = store.read(matrices.read, community)
    by_site = matrix.columns(Who.SITES)
    eastgate = next(one for one in by_site if one.key == keys["Eastgate"])
    cell = matrix.cell(keys["T4"], eastgate)
    assert (cell.level, cell.can, cell.own.level) == (4, 3, 1)
    people = [one.name for one in matrix.columns(Who.PEOPLE)]
    at = people.index(name)
    assert people[at : at + 3] == [name, "Aisha Grant", "DeShawn Cole"]
    folded = matrix.columns(Who.PEOPLE, {keys["Eastgate"]})
    assert len(folded) == len(people) - 2
    groups = matrix.groups(folded, {keys["Eastgate"]})
    assert [g.folded for g in groups].count(True) == 1
    assert sum(g.count for g in groups) == len(folded)


def test_the_whole_circle_asks_in_a_column_of_its_own(store, community, keys):
    store.write("x", marking.set_strength, community, keys["T6"], None, 2)
    matrix = store.read(matrices.read, community)
    first = matrix.columns(Who.SITES)[0]
    assert first.key is None
    assert matrix.cell(keys["T6"], first).strength == 2
    assert matrix.unused() == []  # now the circle asks for it
    store.write("x", marking.set_strength, community, keys["T6"], None, 0)
    assert store.read(matrices.read, community).columns(Who.SITES)[0].key is not None


# --- Introductions --------------------------------------------------------------------


def test_an_introduction_says_who_brings_what_who_asked_and_how_it_goes_both_ways(
    store, community, keys
):
    marcus = add_person(store, community, "Marcus Oyelaran")
    priya = add_person(store, community, "Priya Raman")
    for site, person in (("Alder", marcus), ("Bluestem", priya)):
        store.write("x", contacts.appoint, community, keys[site], person, Rank.PRIMARY)
    match = store.read(matches.of_community, community)[0]
    for offer in store.read(offers.of_community, community):
        store.write("x", offers.let_list, community, offer.id, agreed=True)
    said = store.read(introductions.text, community, match)
    assert said == (
        "Marcus, meet Priya of Bluestem Youth Works. Priya’s people can coach others "
        "in “Data storytelling”. Alder County Veterans Alliance asked for just that. "
        "It is pressing. It goes both ways: Priya asks for “Volunteer retention”, "
        "which Marcus can share. Could you find half an hour in the next two weeks?"
    )


def test_an_introduction_tells_nothing_that_members_may_not_read(
    store, community, keys
):
    said = {"strength": 3, "layer": Layer.SUCCESSOR}
    one, other = keys["Alder"], keys["Bluestem"]
    for asker, helper, topic in ((one, other, "Sleep"), (other, one, "Debt")):
        store.write(
            "x", needs.add, community, topic, asker, wording="CANARY-BETA", **said
        )
        store.write(
            "x",
            offers.put,
            community,
            topic,
            helper,
            level=4,
            availability="CANARY-GAMMA",
        )
    found = {m.topic: m for m in store.read(matches.of_community, community)}
    text = store.read(introductions.text, community, found["Sleep"])
    assert "asked for just that." in text
    assert "CANARY" not in text
    assert "Debt" not in text
    for match in found.values():
        assert "CANARY" not in store.read(introductions.text, community, match)


def test_an_introduction_names_no_third_person(store, community, keys):
    third = add_person(store, community, "Zebulon Quartz")
    match = store.read(matches.of_community, community)[0]
    store.write(
        "x",
        peer_links.add,
        community,
        third,
        match.helper.key,
        topic=match.topic,
        state=PeerState.HELPED,
        result="Zebulon wrote it in May",
    )
    match = next(
        one
        for one in store.read(matches.of_community, community)
        if (one.need.id, one.offer.id) == (match.need.id, match.offer.id)
    )
    text = store.read(introductions.text, community, match)
    assert "Somebody was helped with it before." in text
    assert "Zebulon" not in text


def test_an_introduction_knows_nothing_of_the_private_room(store, community, keys):
    def whisper(session):
        session.add(
            tables.PrivateNote(
                community_id=community,
                kind=PrivateKind.NOTE,
                body="CANARY-ALPHA they cannot stand each other",
                noted_on=TODAY,
                site_id=keys["Alder"],
            )
        )

    store.write("x", whisper)
    for match in store.read(matches.of_community, community):
        assert "CANARY" not in store.read(introductions.text, community, match)
