"""What may be told of who brings what and who asks for what."""

from datetime import date

import pytest

from app import clock, tables
from app.person import memberships, sites
from app.printouts.readers import consented_matches
from app.vocabulary import (
    Audience,
    ConsentState,
    ExpertiseKind,
    Layer,
    NeedState,
    Source,
)
from tests.app.consenting import YES, change, put, says
from tests.app.peopled import add

TODAY = date(2026, 5, 12)
NO, WITHDRAWN = ConsentState.NO, ConsentState.WITHDRAWN


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def ada(store, community):
    return add(store, community, "Ada Lovelace")


@pytest.fixture
def cedar(store, community):
    return store.write("Site", sites.add, community, "Cedar")[0]


@pytest.fixture
def topic(store):
    return put(store, tables.Topic, name="Night shifts")


def brings(store, topic, layer=Layer.MEMBER, **holder):
    return put(
        store,
        tables.Expertise,
        topic_id=topic,
        level=4,
        kind=ExpertiseKind.SKILL,
        source=Source.SELF_REPORT,
        layer=layer,
        **holder,
    )


def offered(store, community, audience=Audience.MEMBERS):
    found = store.read(consented_matches.offers, community, audience)
    return [one.holder for one in found.listed], found.sentences


def test_what_somebody_brings_needs_a_yes_of_its_own(store, community, ada, topic):
    brings(store, topic, person_id=ada)
    says(store, community, ada, directory=YES)
    assert offered(store, community) == (
        [],
        ("1 entry is left out because its person has not agreed to it.",),
    )
    says(store, community, ada, expertise=YES)
    assert offered(store, community) == (["Ada Lovelace"], ())
    says(store, community, ada, directory=NO)
    assert offered(store, community)[0] == []
    assert offered(store, community, Audience.SUCCESSOR) == (["Ada Lovelace"], ())
    assert offered(store, community, Audience.FUNDER) == ([], ())


def test_what_a_site_brings_needs_the_members_layer(store, community, cedar, topic):
    row = brings(store, topic, Layer.SUCCESSOR, site_id=cedar)
    assert offered(store, community) == (
        [],
        ("1 entry is left out because it is not meant for this reader.",),
    )
    change(store, tables.Expertise, row, layer=Layer.MEMBER)
    assert offered(store, community) == (["Cedar"], ())


def test_needs_are_told_while_they_are_open(store, community, cedar, ada, topic):
    says(store, community, ada, directory=YES, expertise=YES)
    for strength, holder in ((1, {"person_id": ada}), (3, {"site_id": cedar})):
        row = put(
            store,
            tables.Need,
            community_id=community,
            topic_id=topic,
            strength=strength,
            source=Source.SELF_REPORT,
            asked_on=TODAY,
            **holder,
        )
    found = store.read(consented_matches.needs, community, Audience.MEMBERS)
    assert [one.holder for one in found.listed] == ["Cedar", "Ada Lovelace"]
    change(store, tables.Need, row, state=NeedState.ADDRESSED)
    found = store.read(consented_matches.needs, community, Audience.MEMBERS)
    assert [one.holder for one in found.listed] == ["Ada Lovelace"]


def test_what_the_whole_circle_asks_for_is_told_if_its_layer_lets_it(
    store, community, topic
):
    row = _asks(store, community, topic, layer=Layer.SUCCESSOR)
    found = store.read(consented_matches.needs, community, Audience.MEMBERS)
    assert (found.listed, len(found.sentences)) == ((), 1)
    change(store, tables.Need, row, layer=Layer.MEMBER)
    found = store.read(consented_matches.needs, community, Audience.MEMBERS)
    assert [one.holder for one in found.listed] == ["The whole circle"]


def test_who_is_no_longer_here_is_not_even_counted(store, community, ada, cedar, topic):
    """What is left out is left out by consent or layer, not because it is over."""
    brings(store, topic, person_id=ada)
    brings(store, topic, site_id=cedar)
    for holder in ({"person_id": ada}, {"site_id": cedar}):
        _asks(store, community, topic, **holder)
    store.write("Left", memberships.leave, community, ada)
    change(store, tables.Site, cedar, retired_on=TODAY)
    for audience in (Audience.MEMBERS, Audience.SUCCESSOR):
        assert offered(store, community, audience) == ([], ())
        found = store.read(consented_matches.needs, community, audience)
        assert found == consented_matches.Entries()


def test_who_was_forgotten_or_archived_is_not_even_counted(
    store, community, ada, topic
):
    brings(store, topic, person_id=ada)
    for gone in ("forgotten_on", "retired_on"):
        change(store, tables.Person, ada, **{gone: TODAY})
        assert offered(store, community) == ([], ())
        change(store, tables.Person, ada, **{gone: None})


def _asks(store, community, topic, **holder):
    return put(
        store,
        tables.Need,
        community_id=community,
        topic_id=topic,
        strength=2,
        source=Source.SELF_REPORT,
        asked_on=TODAY,
        **holder,
    )
