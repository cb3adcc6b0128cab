"""Who asks and brings is found by what people call them."""

import pytest

from app.errors import GoneError, RefusedError
from app.needs import holders
from app.person import memberships, people
from tests.app.needing import circle
from tests.app.peopled import add as add_person


@pytest.fixture
def here(store, community):
    return circle(store, community)


def test_sites_come_first_and_everyone_by_name(here):
    found = here.holders()
    assert [one.name for one in found.sites] == [
        "Alder Creek",
        "Bluestem Youth",
        "Cedar Falls",
    ]
    assert [(one.name, one.site) for one in found.people] == [
        ("Ada Lovelace", "Alder Creek"),
        ("Bob Reed", "Bluestem Youth"),
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Alder Creek", "Alder Creek"),
        ("alder", "Alder Creek"),
        ("ADA", "Ada Lovelace"),
        ("ada lovelace", "Ada Lovelace"),
        (" Bob ", "Bob Reed"),
    ],
)
def test_the_beginning_of_a_name_is_enough(here, words, name):
    assert here.holders().named(words).name == name


def test_a_name_that_fits_two_is_refused_with_both(here):
    add_person(here.store, here.community, "Ada Byron")
    with pytest.raises(RefusedError, match="Ada Byron or Ada Lovelace"):
        here.holders().named("Ada")
    assert here.holders().named("Ada Byron").name == "Ada Byron"


@pytest.mark.parametrize("words", ["Nobody", "Ald", "", "  "])
def test_a_name_that_fits_nobody_is_refused(here, words):
    with pytest.raises(RefusedError, match="no site and nobody"):
        here.holders().named(words)


def test_who_left_is_not_among_them(here):
    here.store.write("x", memberships.leave, here.community, here.ada)
    here.store.write("x", people.archive, here.bob)
    assert here.holders().people == ()
    with pytest.raises(GoneError):
        here.store.read(holders.check, here.community, here.ada)


def test_a_row_names_a_person_a_site_or_nobody(here):
    found = here.holders()
    assert found.of(None, here.ada).is_person
    assert found.of(here.cedar, None).name == "Cedar Falls"
    assert found.of(None, None) is None
    assert found.by_key[here.ada].person_id == here.ada
    assert found.by_key[here.ada].own_site_id is None
    assert found.by_key[here.cedar].own_site_id == here.cedar
