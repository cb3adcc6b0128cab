"""The ledger of peer help: who asked whom, who started it, and what came of it."""

from datetime import date
from typing import Any

import pytest

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.needs import peer_links
from app.person import sites
from app.vocabulary import Layer, PeerForm, PeerOrigin, PeerState
from tests.app.packing import at, told_coach

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def world(store, community):
    """Two sites, each with one person."""
    alder, bluestem = (
        store.write("Site added", sites.add, community, name)[0]
        for name in ("Alder", "Bluestem")
    )
    ana = at(store, community, alder, "Ana Ruiz")
    ben = at(store, community, bluestem, "Ben Oak")
    return {"alder": alder, "bluestem": bluestem, "ana": ana, "ben": ben}


def test_an_idea_is_the_coachs_until_they_were_introduced(store, community, world):
    key = match(store, community, world["ana"], world["ben"])
    link = only(store, community)
    assert (link.state, link.origin) == (PeerState.SUGGESTED, PeerOrigin.COACH)
    assert (link.introduced_on, link.is_tie) == (None, False)
    assert layer(store, key) is Layer.SUCCESSOR

    change(store, key, state=PeerState.INTRODUCED)
    assert only(store, community).introduced_on == TODAY
    assert layer(store, key) is Layer.MEMBER


def test_who_introduced_them_is_kept(store, community, world):
    dana = told_coach(store, community)
    key = match(
        store, community, world["ana"], world["ben"], state=PeerState.INTRODUCED
    )
    row = store.read(lambda s: s.get(tables.PeerLink, key).introduced_by_id)
    assert row == dana


def test_members_who_found_each_other_were_introduced_by_nobody(
    store, community, world
):
    match(
        store,
        community,
        world["ana"],
        world["ben"],
        state=PeerState.WORKING,
        origin=PeerOrigin.MEMBER,
    )
    link = only(store, community)
    assert (link.introduced_on, link.is_tie) == (None, True)


def test_helped_without_a_day_is_helped_today(store, community, world):
    key = match(store, community, world["ana"], world["ben"])
    change(store, key, state=PeerState.HELPED, form=PeerForm.CALL, result=" One call ")
    link = only(store, community)
    assert (link.happened_on, link.result) == (TODAY, "One call")

    change(store, key, happened_on=date(2026, 5, 1))
    assert only(store, community).happened_on == date(2026, 5, 1)


def test_a_site_can_ask_and_a_person_of_another_can_help(store, community, world):
    match(store, community, world["alder"], world["ben"], topic="Grant renewal")
    link = only(store, community)
    assert (link.asker.name, link.helper.name) == ("Alder", "Ben Oak")
    assert link.topic == "Grant renewal"


@pytest.mark.parametrize("pair", [("ana", "ana"), ("ana", "alder"), ("alder", "ana")])
def test_nobody_is_matched_with_themselves_or_their_own_site(
    store, community, world, pair
):
    one, other = (world[name] for name in pair)
    with pytest.raises(RefusedError, match="not one and the same"):
        match(store, community, one, other)
    assert store.read(peer_links.of_community, community) == []


def test_who_is_not_here_cannot_be_matched(store, community, world):
    store.write("Archived", sites.archive, world["bluestem"])
    with pytest.raises(GoneError):
        match(store, community, world["ana"], world["bluestem"])


def test_the_latest_comes_first_and_ideas_last(store, community, world):
    match(store, community, world["ana"], world["ben"], topic="Idea")
    for topic, day in (("Old", date(2026, 1, 5)), ("New", date(2026, 5, 5))):
        match(
            store,
            community,
            world["ana"],
            world["ben"],
            topic=topic,
            state=PeerState.HELPED,
            happened_on=day,
        )
    found = store.read(peer_links.of_community, community)
    assert [link.topic for link in found] == ["New", "Old", "Idea"]


def test_what_was_deleted_is_gone(store, community, world):
    key = match(store, community, world["ana"], world["ben"])
    store.write("Deleted", peer_links.delete, key)
    assert store.read(peer_links.of_community, community) == []
    with pytest.raises(GoneError):
        change(store, key, state=PeerState.HELPED)


def match(store, community, asker, helper, **said: Any):
    return store.write("Matched", peer_links.add, community, asker, helper, **said)[0]


def change(store, key, **said: Any):
    store.write("Changed", peer_links.change, key, **said)


def only(store, community):
    (link,) = store.read(peer_links.of_community, community)
    return link


def layer(store, key):
    return store.read(lambda s: s.get(tables.PeerLink, key).layer)
