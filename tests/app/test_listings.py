"""Which community is meant, by name, short name or ID."""

import pytest

from app import listings, tables
from app.errors import RefusedError
from tests.app.consenting import change
from tests.app.peopled import TODAY, second_community


@pytest.fixture
def other(store, community):
    return store.write("Other", second_community)[0]


def meant(store, wanted=None):
    return store.read(listings.community, wanted)


def test_an_id_is_known_with_dashes_or_without(store, other):
    for wanted in (str(other), other.hex, f" {other} ".upper()):
        assert meant(store, wanted) == other


def test_of_two_of_one_name_the_ids_are_told(store, community, other):
    change(store, tables.Community, other, name="Twin", short_name="Twin")
    change(store, tables.Community, community, name="Twin", short_name="Twin")
    with pytest.raises(RefusedError) as refused:
        meant(store, "twin")
    assert other.hex in str(refused.value)
    assert community.hex in str(refused.value)
    assert meant(store, other.hex) == other


def test_names_alone_are_told_where_they_are_enough(store, community, other):
    with pytest.raises(RefusedError, match="Say which community") as refused:
        meant(store)
    assert other.hex not in str(refused.value)


def test_one_that_is_archived_is_marked(store, other):
    change(store, tables.Community, other, retired_on=TODAY)
    with pytest.raises(RefusedError, match=r"Other \(archived\)"):
        meant(store, "nothing of the sort")
