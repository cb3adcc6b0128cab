"""The tree of topics: edited freely, never in a circle, and nothing said is lost."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from app.errors import GoneError, RefusedError
from app.needs import (
    needs,
    offers,
    peer_links,
    rankings,
    topic_merging,
    topics,
)
from app.needs.offers import LEVELS
from app.person import sites
from app.vocabulary import ExpertiseKind, Layer, RankingMethod, Source
from tests.app.needing import circle
from tests.worlds import quickly


@pytest.fixture
def here(store, community):
    return circle(store, community)


def add(store, name, parent=None):
    return store.write("x", topics.add, name, parent)[0]


def names(found):
    return [("  " * t.depth) + t.name for t in found]


def test_topics_stand_behind_the_one_they_belong_to_and_siblings_by_name(store):
    money = add(store, "Money")
    add(store, "Écriture")
    add(store, "Budgets", money)
    add(store, "Grants", money)
    assert names(store.read(topics.tree)) == [
        "Écriture",
        "Money",
        "  Budgets",
        "  Grants",
    ]


def test_a_name_is_found_again_however_it_is_written(store):
    first = store.write("x", topics.find_or_add, "Data storytelling")[0]
    again = store.write("x", topics.find_or_add, "  DATA-storytelling ")[0]
    assert first == again
    assert len(store.read(topics.tree)) == 1


@pytest.mark.parametrize("name", ["", "  ", "!!"])
def test_a_topic_without_a_name_is_refused(store, name):
    with pytest.raises(RefusedError, match="needs a name"):
        store.write("x", topics.find_or_add, name)
    with pytest.raises(RefusedError, match="needs a name"):
        add(store, name)


def test_two_topics_of_one_name_are_refused_and_the_first_is_named(store):
    add(store, "Grants")
    other = add(store, "Boards")
    with pytest.raises(RefusedError, match="called Grants already"):
        add(store, "grants")
    with pytest.raises(RefusedError, match="called Grants already"):
        store.write("x", topics.rename, other, "GRANTS")
    store.write("x", topics.rename, other, "boards")  # itself is no other


def test_a_topic_never_stands_below_itself(store):
    top = add(store, "Top")
    below = add(store, "Below", top)
    for place in (top, below):
        with pytest.raises(RefusedError, match="below itself"):
            store.write("x", topics.move, top, place)


def test_the_tree_stays_shallow(store):
    at = None
    for step in range(topics.DEEPEST):
        at = add(store, f"Step {step}", at)
    with pytest.raises(RefusedError, match="steps deep"):
        add(store, "One more", at)
    tall = add(store, "Tall")
    add(store, "Short", tall)
    deep = store.read(topics.tree)[topics.DEEPEST - 2]
    with pytest.raises(RefusedError, match="steps deep"):
        store.write("x", topics.move, tall, deep.id)


def test_a_retired_topic_leaves_the_lists_and_comes_back_when_it_is_used(store):
    key = add(store, "Grants")
    below = add(store, "Renewals", key)
    store.write("x", topics.retire, key)
    assert names(store.read(topics.tree)) == ["Renewals"]
    assert store.read(topics.names) == ["Renewals"]
    assert [t.retired for t in store.read(topics.tree, retired=True)] == [True, False]
    assert store.write("x", topics.find_or_add, "grants")[0] == key
    assert names(store.read(topics.tree)) == ["Grants", "  Renewals"]
    store.write("x", topics.retire, key)
    store.write("x", topics.bring_back, key)
    assert store.read(topics.tree)[1].id == below


def test_a_topic_in_use_is_not_deleted_and_one_that_is_not_leaves_what_is_below(
    store, here
):
    top = add(store, "Money")
    add(store, "Grants", top)
    here.ask("Grants", here.alder)
    with pytest.raises(RefusedError, match="Retire it"):
        store.write("x", topics.delete, here.topic("Grants"))
    store.write("x", topics.delete, top)
    assert [(t.name, t.depth, t.uses) for t in here.topics()] == [("Grants", 0, 1)]
    with pytest.raises(GoneError):
        store.write("x", topics.describe, top, "Words")


def test_merging_keeps_every_need_and_the_higher_of_two_levels(store, here):
    here.ask("Grants", here.alder)
    here.ask("Grant writing", here.cedar)
    here.bring("Grants", here.bob, level=4)
    here.bring("Grant writing", here.bob, level=3)
    here.bring("Grants", here.bluestem, level=2)
    below = add(store, "Renewals", here.topic("Grants"))
    store.write(
        "x", topic_merging.merge, here.topic("Grants"), here.topic("Grant writing")
    )
    assert {n.topic for n in here.needs()} == {"Grant writing"}
    assert len(here.needs()) == 2
    assert [(o.holder.name, o.level) for o in here.offers()] == [
        ("Bob Reed", 4),
        ("Bluestem Youth", 2),
    ]
    found = {t.id: t for t in here.topics()}
    assert found[below].parent_id == here.topic("Grant writing")


def test_a_topic_is_merged_into_one_below_it_and_not_into_itself(store, here):
    top = add(store, "Money")
    middle = add(store, "Grants", top)
    low = add(store, "Renewals", middle)
    with pytest.raises(RefusedError, match="same topic"):
        store.write("x", topic_merging.merge, low, low)
    store.write("x", topic_merging.merge, top, low)
    assert names(here.topics()) == ["Renewals", "  Grants"]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["move", "merge", "retire", "delete", "bring_back"]),
        st.integers(0, 7),
        st.integers(-1, 7),
    ),
    max_size=14,
)


def do(session, keys, act, one, other):
    """Do something with the tree, or be refused."""
    into = keys[other] if other >= 0 else None
    with suppress(RefusedError, GoneError):
        if act == "merge" and into is not None:
            topic_merging.merge(session, keys[one], into)
        elif act == "move":
            topics.move(session, keys[one], into)
        elif act in ("retire", "delete", "bring_back"):
            getattr(topics, act)(session, keys[one])


def steps_up(tree, key):
    """Return how many topics a topic is below; a circle would never end."""
    steps, at = 0, tree[key].parent_id
    while at is not None:
        at, steps = tree[at].parent_id, steps + 1
        assert steps <= len(tree)
    return steps


@settings(parent=quickly, max_examples=20)
@given(acts=ACTS)
def test_whatever_is_done_with_the_tree_makes_no_circle_and_loses_no_word(
    store, community, acts
):
    """Run in one transaction that is rolled back, so each example begins anew."""
    with store._writer() as session:
        keys = [topics.find_or_add(session, f"T{n}") for n in range(8)]
        site = sites.add(session, community, "Alder")
        for n, _ in enumerate(keys):
            needs.add(session, community, f"T{n}", site)
            offers.put(session, community, f"T{n}", site, level=n % len(LEVELS))
        for act, one, other in acts:
            do(session, keys, act, one, other)
        session.flush()
        tree = {t.id: t for t in topics.tree(session, retired=True)}
        asked = needs.of_community(session, community)
        brought = offers.of_community(session, community)
        session.rollback()
    assert len(asked) == len(keys)  # every need is of a topic that is there
    assert {need.topic_id for need in asked} <= set(tree)
    assert {offer.topic_id for offer in brought} <= set(tree)
    assert max(offer.level for offer in brought) == len(LEVELS) - 1
    assert all(steps_up(tree, key) < topics.DEEPEST for key in tree)


def test_a_name_that_is_too_long_is_the_same_topic_each_time(store):
    long = "Volunteers who stay " * 6
    first = store.write("x", topics.find_or_add, long)[0]
    assert store.write("x", topics.find_or_add, long)[0] == first
    assert store.read(lambda session: topics.Names(session).find(long)) == first
    with pytest.raises(RefusedError, match="already"):
        add(store, long)
    other = add(store, "Boards")
    with pytest.raises(RefusedError, match="already"):
        store.write("x", topics.rename, other, long)


def merge(here, first, into):
    here.store.write("x", topic_merging.merge, here.topic(first), here.topic(into))


def test_merging_keeps_all_that_was_said_and_tells_no_more_than_was_agreed(here):
    here.bring("Grants", here.ada, level=2, layer=Layer.MEMBER)
    gone = here.bring(
        "Grant writing",
        here.ada,
        level=4,
        offer=True,
        kind=ExpertiseKind.LIVED_EXPERIENCE,
        availability="Tuesdays",
        place="Zoom",
        source=Source.SURVEY,
    )
    link = here.store.write(
        "x",
        peer_links.add,
        here.community,
        here.bob,
        here.alder,
        topic="Grant writing",
        expertise_id=gone,
    )[0]
    merge(here, "Grant writing", "Grants")
    [found] = here.offers()
    assert (found.level, found.layer) == (4, Layer.SUCCESSOR)
    assert (found.offer, found.kind) == (True, ExpertiseKind.LIVED_EXPERIENCE)
    assert (found.availability, found.place) == ("Tuesdays", "Zoom")
    assert found.source is Source.SURVEY
    [kept] = here.store.read(peer_links.of_community, here.community)
    assert (kept.id, kept.expertise_id, kept.topic) == (link, found.id, "Grants")


def test_merging_writes_over_nothing_that_was_said(here):
    here.bring("Grants", here.ada, level=4, place="The barn")
    here.bring("Grant writing", here.ada, level=2, place="Zoom", offer=True)
    merge(here, "Grant writing", "Grants")
    [found] = here.offers()
    assert (found.level, found.place, found.offer) == (4, "The barn", True)


def test_a_vote_on_both_topics_keeps_both_counts_under_two_names(here):
    for name in ("Grants", "Grant writing", "Boards"):
        here.ask(name, here.alder)
    keys = [here.topic(name) for name in ("Grants", "Grant writing", "Boards")]
    vote = here.store.write(
        "x", rankings.start, here.community, RankingMethod.DOT_VOTE, keys
    )[0]
    items = here.store.read(rankings.get, vote).items
    totals = {item.id: tally for item, tally in zip(items, (5, 3, 1), strict=True)}
    here.store.write("x", rankings.count, vote, totals)
    before = here.store.read(rankings.get, vote).items
    merge(here, "Grants", "Grant writing")
    after = here.store.read(rankings.get, vote).items
    assert [(i.words, i.tally) for i in after] == [(i.words, i.tally) for i in before]
    assert len({i.topic_id for i in after if i.topic_id}) == 2


def test_merging_leaves_the_tree_shallow(store):
    at = None
    for step in range(topics.DEEPEST):
        at = add(store, f"Step {step}", at)
    tall = add(store, "Tall")
    add(store, "Short", tall)
    with pytest.raises(RefusedError, match="steps deep"):
        store.write("x", topic_merging.merge, tall, at)
    assert "Tall" in names(store.read(topics.tree))


def test_moving_a_topic_reads_the_tree_once_however_many_there_are(store):
    for n in range(40):
        add(store, f"Topic {n}")
    first, second = (topic.id for topic in store.read(topics.tree)[:2])
    asked = []
    event.listen(
        store._engine, "before_cursor_execute", lambda *said: asked.append(said[2])
    )
    store.write("x", topics.move, first, second)
    assert len([sql for sql in asked if "FROM topic" in sql]) < 20
