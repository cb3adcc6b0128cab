"""Papers of the registers: what members may read, and who may be named on them."""

from datetime import date
from functools import partial

import pytest

from app import clock
from app.book.store import Readership
from app.charter import (
    asks,
    decisions_made,
    glossary,
    places,
    role_cards,
    working_agreements,
)
from app.community import communities
from app.pdf.story import Panel
from app.person import consents, people
from app.person.people import PersonDraft
from app.printouts import catalog
from app.tables import Place
from app.vocabulary import ConsentState, ConsentUse, Layer, PlaceKind, Role
from tests.app import papers
from tests.making import add

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def rosa(store, community):
    return person(store, community, "Rosa Quill", ConsentState.YES)


@pytest.fixture
def zeno(store, community):
    """A member who did not agree to be listed."""
    return person(store, community, "Zeno Hidden", ConsentState.NO)


def person(store, community, name, state):
    key = do(store, people.add, community, PersonDraft(name))
    do(store, consents.note, community, key, ConsentUse.DIRECTORY, state)
    return key


def do(store, act, *given, **said):
    return store.write("x", partial(act, **said), *given)[0]


def printed(store, community, code, **chosen):
    printout = catalog.named(code)
    readers = Readership(printout.layer)
    return store.read_as(readers, printout.compose, community, chosen)


def test_the_poster_has_what_is_in_force_and_not_who_agreed(store, community):
    held = do(store, working_agreements.add, community, "We ask first")
    do(store, working_agreements.agree, held)
    do(store, working_agreements.change, held, agreed_by="Everybody but Zeno")
    do(store, working_agreements.add, community, "Only proposed")
    paper = printed(store, community, "working_agreements")
    assert isinstance(paper.blocks[0], Panel)
    words = papers.everything(paper)
    assert "We ask first" in words
    assert "Only proposed" not in words
    assert "Zeno" not in words


def test_without_a_row_the_poster_has_the_lines_of_the_charter(store, community):
    text = "Ears first\nCameras are a choice"
    do(store, communities.save, community, "working_agreements", text)
    words = papers.everything(printed(store, community, "working_agreements"))
    assert "Ears first" in words
    assert "Cameras are a choice" in words


def test_what_a_poster_cannot_hold_is_a_list(store, community):
    for number in range(20):
        held = do(store, working_agreements.add, community, f"Line {number}")
        do(store, working_agreements.agree, held)
    paper = printed(store, community, "working_agreements")
    assert not papers.blocks_of(paper, Panel)
    assert "Line 19" in papers.everything(paper)


@pytest.mark.usefixtures("rosa", "zeno")
def test_only_those_who_agreed_are_named_as_having_proposed(store, community):
    do(store, decisions_made.add, community, "Tuesdays @Rosa")
    do(store, decisions_made.add, community, "Food first @Zeno")
    words = papers.everything(printed(store, community, "decisions_made"))
    assert "Rosa Quill" in words
    assert "Food first" in words
    assert "Zeno" not in words
    assert "1 person is not listed" in words


@pytest.mark.usefixtures("rosa", "zeno")
def test_the_glossary_leaves_out_what_has_no_meaning_and_says_so(store, community):
    do(store, glossary.add, community, "Door: the first minute @Rosa")
    do(store, glossary.add, community, "Mirror: talk in a chair @Zeno")
    do(store, glossary.add, community, "Handover")
    words = papers.everything(printed(store, community, "glossary"))
    assert "the first minute" in words
    assert "Rosa Quill" in words
    assert "Zeno" not in words
    assert "Handover" not in words
    assert "1 term is left out" in words


@pytest.mark.usefixtures("rosa")
def test_no_password_is_printed_even_if_one_slipped_in(store, community):
    do(store, places.add, community, "Drive: drive.example @Rosa")
    slipped = Place(
        community_id=community,
        kind=PlaceKind.ACCOUNT,
        name="Old account",
        access="password: tulips",
    )
    store.write("x", add, slipped)
    words = papers.everything(printed(store, community, "where_things_are"))
    assert "Rosa Quill" in words
    assert "Old account" in words
    assert "tulips" not in words


def test_a_place_that_is_not_used_any_more_is_on_no_paper(store, community):
    key = do(store, places.add, community, "Old board")
    do(store, places.change, key, retired_on=TODAY)
    assert "Old board" not in papers.everything(
        printed(store, community, "where_things_are")
    )


@pytest.mark.usefixtures("rosa", "zeno")
def test_a_collection_has_what_came_with_permission_and_credits_as_agreed(
    store, community
):
    for line, said in (
        ("Lunch table @Rosa", {"permission": "Use it", "layer": Layer.MEMBER}),
        ("Shop kit @Zeno", {"permission": "Use it", "layer": Layer.MEMBER}),
        ("Bare @Rosa", {"about": "no word on it", "layer": Layer.MEMBER}),
        ("For a successor @Rosa", {"permission": "Only you"}),
    ):
        key = do(store, asks.add, community, line)
        do(store, asks.change, key, **said)
    words = papers.everything(printed(store, community, "compendium"))
    assert "Lunch table" in words
    assert "Rosa Quill" in words
    assert "Shop kit" in words
    assert "Zeno" not in words
    assert "Bare" not in words
    assert "For a successor" not in words


def test_of_other_communities_only_what_is_for_everybody_is_collected(store, community):
    other = do(store, communities.start, "Other circle")
    for words, layer in (("Among us", Layer.MEMBER), ("For all", Layer.PUBLIC)):
        key = do(store, asks.add, other, words)
        do(store, asks.change, key, permission="Yes", layer=layer)
    here = papers.everything(printed(store, community, "compendium"))
    assert "For all" not in here
    all_ = papers.everything(printed(store, community, "compendium", whose="all"))
    assert "For all" in all_
    assert "Among us" not in all_


def test_the_two_role_cards_differ_and_name_who_holds_them(store, community, rosa):
    do(store, role_cards.give, community, Role.COORDINATOR, rosa)
    first = papers.everything(printed(store, community, "role_card_coordinator"))
    other = papers.everything(printed(store, community, "role_card_facilitator"))
    assert "Note who came" in first
    assert "Note who came" not in other
    assert "Rosa Quill" in first
    assert "Rosa" not in other
