"""What may be handed on of coaching, and to whom."""

from datetime import date

import pytest

from app import clock, tables
from app.person import sites
from app.printouts.readers.shared_summaries import shared_summaries
from app.vocabulary import (
    Audience,
    ConsentState,
    ConsentUse,
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
def agreed(store, community, cedar):
    """An agreed summary of a site that has said yes."""
    put(
        store,
        tables.Consent,
        community_id=community,
        site_id=cedar,
        use=ConsentUse.COACHING_SUMMARY,
        state=YES,
        decided_on=TODAY,
    )
    return put(
        store,
        tables.CoachingSummary,
        community_id=community,
        site_id=cedar,
        happened_on=TODAY,
        agreed_on=TODAY,
        goals="A night shift circle",
    )


def summaries(store, community, audience=Audience.SUCCESSOR, site=None):
    found = store.read(shared_summaries, community, audience, site)
    return [one.goals for one in found.shared], found.sentences


def test_an_agreed_summary_goes_to_the_successor(store, community, agreed):
    assert summaries(store, community) == (["A night shift circle"], ())


@pytest.mark.parametrize(
    "audience",
    [Audience.FUNDER, Audience.COMMUNITY, Audience.MEMBERS, Audience.NEW_MEMBER],
)
def test_to_others_not_even_the_number_is_told(store, community, agreed, audience):
    assert summaries(store, community, audience) == ([], ())
    change(store, tables.CoachingSummary, agreed, agreed_on=None)
    assert summaries(store, community, audience) == ([], ())


def test_a_draft_stays(store, community, agreed):
    change(store, tables.CoachingSummary, agreed, agreed_on=None)
    found, sentences = summaries(store, community)
    assert found == []
    assert sentences == ("1 coaching summary is left out: it is a draft.",)


def test_without_a_yes_of_the_site_it_stays(store, community, agreed, cedar):
    put(
        store,
        tables.Consent,
        community_id=community,
        site_id=cedar,
        use=ConsentUse.COACHING_SUMMARY,
        state=WITHDRAWN,
        decided_on=TODAY,
    )
    found, sentences = summaries(store, community)
    assert found == []
    assert "not everyone concerned has agreed" in sentences[0]


def test_without_a_yes_of_the_person_no_new_lead_of_their_site_reads_it(
    store, community, agreed, ada, cedar
):
    change(store, tables.CoachingSummary, agreed, person_id=ada, for_lead=True)
    lead = (Audience.NEW_SITE_LEAD, cedar)
    found, sentences = summaries(store, community, *lead)
    assert found == []
    assert "not everyone concerned has agreed" in sentences[0]
    assert summaries(store, community)[0] == ["A night shift circle"]
    says(store, community, ada, coaching_summary=YES)
    assert summaries(store, community, *lead)[0] == ["A night shift circle"]
    (shared,) = store.read(shared_summaries, community, *lead).shared
    assert shared.person == ""  # no name is added to what the site agreed to


@pytest.mark.parametrize("state", [NO, WITHDRAWN])
def test_against_the_no_of_the_person_nobody_reads_it(
    store, community, agreed, ada, state
):
    change(store, tables.CoachingSummary, agreed, person_id=ada, for_acting=True)
    says(store, community, ada, coaching_summary=state)
    for audience in (Audience.SUCCESSOR, Audience.ACTING_COACH):
        assert summaries(store, community, audience)[0] == []


def test_without_a_site_it_is_the_person_who_says_yes(store, community, agreed, ada):
    change(store, tables.CoachingSummary, agreed, person_id=ada, site_id=None)
    assert summaries(store, community)[0] == []
    says(store, community, ada, coaching_summary=YES)
    assert summaries(store, community)[0] == ["A night shift circle"]
    change(store, tables.Person, ada, forgotten_on=TODAY)
    assert summaries(store, community)[0] == []


def test_an_acting_coach_reads_what_they_need(store, community, agreed):
    found, sentences = summaries(store, community, Audience.ACTING_COACH)
    assert found == []
    assert "not meant for this reader" in sentences[0]
    change(store, tables.CoachingSummary, agreed, for_acting=True)
    assert summaries(store, community, Audience.ACTING_COACH)[0]


def test_a_new_site_lead_reads_those_of_the_own_site(store, community, agreed, cedar):
    change(store, tables.CoachingSummary, agreed, for_lead=True)
    other, _ = store.write("Site", sites.add, community, "Dry Creek")
    lead = Audience.NEW_SITE_LEAD
    assert summaries(store, community, lead, cedar)[0] == ["A night shift circle"]
    assert summaries(store, community, lead, other) == ([], ())
    change(store, tables.CoachingSummary, agreed, site_id=None)
    assert summaries(store, community, lead, None) == ([], ())
