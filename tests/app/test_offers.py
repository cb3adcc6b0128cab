"""What somebody brings: one entry for each topic, told to members once they agreed."""

from datetime import date

import pytest

from app import clock
from app.errors import GoneError, RefusedError
from app.needs import offers
from app.person import consents, people
from app.vocabulary import (
    Confidence,
    ConsentState,
    ConsentUse,
    ExpertiseKind,
    Layer,
    Source,
    Terms,
)
from tests.app.needing import circle

TODAY = date(2026, 5, 12)


@pytest.fixture
def here(store, community):
    clock.pretend(TODAY)
    return circle(store, community)


def get(here, key):
    return here.store.read(offers.get, here.community, key)


def test_without_more_said_they_can_share_it_and_only_a_successor_reads_of_it(here):
    offer = get(here, here.bring("Grants", here.ada))
    assert (offer.level, offer.can_share, offer.checked_on) == (3, True, TODAY)
    assert offer.layer is Layer.SUCCESSOR
    assert not offer.listed


def test_the_same_topic_of_the_same_holder_is_one_entry(here):
    first = here.bring("Grants", here.ada, level=2, place="At home")
    again = here.bring("grants", here.ada, level=4)
    assert first == again
    offer = get(here, first)
    assert (offer.level, offer.place) == (4, "At home")
    assert len(here.offers()) == 1
    here.bring("Grants", here.alder)
    assert len(here.offers()) == 2  # the site's is another one


def test_everything_that_is_said_of_it_is_kept(here):
    said = {
        "level": 4,
        "offer": True,
        "kind": ExpertiseKind.TOOL,
        "terms": Terms.EXCHANGE,
        "availability": "Mondays",
        "place": "The barn",
        "source": Source.DOCUMENT,
        "confidence": Confidence.ASSUMED,
        "checked_on": date(2026, 1, 2),
        "layer": Layer.MEMBER,
    }
    offer = get(here, here.bring("Press", here.alder, **said))
    assert {name: getattr(offer, name) for name in said} == said


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_that_is_none_is_refused(here, level):
    with pytest.raises(RefusedError, match="from 0 to 4"):
        here.bring("Grants", here.ada, level=level)
    assert here.offers() == []


def test_members_read_of_it_once_its_holder_agreed(here):
    key = here.bring("Grants", here.ada)
    here.store.write("x", offers.let_list, here.community, key, agreed=True)
    assert get(here, key).listed
    said = here.store.read(consents.of_person, here.community, here.ada)
    assert said[ConsentUse.EXPERTISE] is ConsentState.YES
    here.store.write("x", offers.let_list, here.community, key, agreed=False)
    assert not get(here, key).listed
    said = here.store.read(consents.of_person, here.community, here.ada)
    assert said[ConsentUse.EXPERTISE] is ConsentState.YES  # of all the others


def test_a_site_agrees_without_a_consent_of_a_person(here):
    key = here.bring("Grants", here.alder)
    here.store.write("x", offers.let_list, here.community, key, agreed=True)
    assert get(here, key).listed


def test_topic_and_holder_can_be_put_right_but_never_to_a_second_entry(here):
    key = here.bring("Grnats", here.ada, level=4)
    other = here.bring("Grants", here.bob)
    here.store.write("x", offers.change_topic, key, "Grants")
    assert get(here, key).topic == "Grants"
    with pytest.raises(RefusedError, match="Bob Reed brings this in another entry"):
        here.store.write("x", offers.change_holder, here.community, key, here.bob)
    here.store.write("x", offers.let_list, here.community, other, agreed=True)
    here.store.write("x", offers.change_holder, here.community, other, here.cedar)
    assert get(here, other).holder.name == "Cedar Falls"
    assert not get(here, other).listed  # Cedar was not asked yet
    here.bring("Boards", here.ada)
    with pytest.raises(RefusedError, match="Boards in another entry"):
        here.store.write("x", offers.change_topic, key, "boards")


def test_of_who_left_nothing_is_brought(here):
    key = here.bring("Grants", here.ada)
    here.store.write("x", people.archive, here.ada)
    assert here.offers() == []
    with pytest.raises(GoneError):
        get(here, key)


def test_a_deleted_entry_comes_back_with_undo(here):
    key = here.bring("Grants", here.ada)
    _, changes = here.store.write("x", offers.delete, key)
    assert here.offers() == []
    here.store.undo(changes)
    assert [o.id for o in here.offers()] == [key]


def test_what_was_last_checked_long_ago_is_stale(here):
    key = here.bring("Grants", here.ada, checked_on=date(2025, 1, 1))
    assert get(here, key).stale
    here.store.write("x", offers.change, key, checked_on=TODAY)
    assert not get(here, key).stale
