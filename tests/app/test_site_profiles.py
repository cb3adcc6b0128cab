"""What is known of a site, strengths first, and what was agreed with it."""

from datetime import date, timedelta

import pytest

from app import clock, tables
from app.errors import GoneError, RefusedError
from app.person import site_agreements, site_profiles, sites
from app.vocabulary import AgreementKind, ConsentState, ConsentUse, Layer, SiteState

TODAY = date(2026, 5, 12)
SUMMARY = ConsentUse.COACHING_SUMMARY


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def alder(store, community):
    return store.write("Site added", sites.add, community, "Alder")[0]


def test_what_is_said_of_a_site_is_kept_in_their_words(store, alder):
    edit(store, alder, "strengths", "  Peer mentors\nwho stay ")
    edit(store, alder, "languages", "English, Diné , ")
    edit(store, alder, "protocols", "Elders speak first")
    profile = store.read(site_profiles.get, alder)
    assert profile.strengths == "Peer mentors\nwho stay"
    assert profile.languages == ("English", "Diné")
    assert profile.protocols == "Elders speak first"
    edit(store, alder, "strengths", "")
    assert store.read(site_profiles.get, alder).strengths == ""


def test_how_a_site_is_doing_carries_the_day_it_was_said(store, alder):
    edit(store, alder, "state", SiteState.WATCH)
    assert store.read(site_profiles.get, alder).state_on == TODAY
    clock.pretend(TODAY + timedelta(days=3))
    edit(store, alder, "state_reason", "Two leads share the work")
    profile = store.read(site_profiles.get, alder)
    assert (profile.state, profile.state_on) == (
        SiteState.WATCH,
        TODAY + timedelta(days=3),
    )


def test_what_a_site_has_no_field_for_is_refused(store, alder):
    with pytest.raises(RefusedError, match="no such field"):
        edit(store, alder, "party_id", "x")
    with pytest.raises(RefusedError, match="no such field"):
        edit(store, alder, "retired_on", None)


def test_a_site_says_yes_and_takes_it_back(store, alder):
    for state in (ConsentState.YES, ConsentState.WITHDRAWN):
        store.write("Noted", site_profiles.note_consent, alder, SUMMARY, state)
        assert store.read(site_profiles.get, alder).agreed == {SUMMARY: state}
    store.write("Noted", site_profiles.note_consent, alder, SUMMARY, None)
    assert store.read(site_profiles.get, alder).agreed == {}


def test_an_agreement_is_begun_filled_in_and_holds_until_its_review(
    store, community, alder
):
    assert store.read(site_agreements.missing, community) == {alder}
    key = store.write(
        "Begun", site_agreements.begin, alder, AgreementKind.CONFIDENTIALITY
    )[0]
    (one,) = store.read(site_agreements.of_site, alder)
    assert "come to harm" in one.exceptions  # the limits are said from the start
    assert not one.holds
    assert store.read(site_agreements.missing, community) == {alder}

    change(
        store,
        key,
        will_share="That we met",
        agreed_by="Marcus and Dana",
        agreed_on=TODAY,
        review_on=TODAY + timedelta(days=30),
    )
    (one,) = store.read(site_agreements.of_site, alder)
    assert (one.holds, one.will_share) == (True, "That we met")
    assert store.read(site_agreements.missing, community) == frozenset()
    clock.pretend(TODAY + timedelta(days=31))
    assert not store.read(site_agreements.of_site, alder)[0].holds


def test_what_was_agreed_with_a_site_is_for_that_site(store, alder):
    key = store.write("Begun", site_agreements.begin, alder, AgreementKind.DUAL_ROLE)[0]
    assert store.read(lambda s: s.get(tables.Agreement, key).layer) is Layer.SITE


def test_an_agreement_that_was_ended_stays_in_the_book(store, alder):
    key = store.write("Begun", site_agreements.begin, alder, AgreementKind.DUAL_ROLE)[0]
    store.write("Ended", site_agreements.retire, key)
    assert store.read(site_agreements.of_site, alder) == ()
    assert store.read(lambda s: s.get(tables.Agreement, key).retired_on) == TODAY


def test_who_is_gone_has_no_profile(store, alder):
    store.write("Deleted", sites.delete, alder)
    with pytest.raises(GoneError):
        store.read(site_profiles.get, alder)


def edit(store, site, field, value):
    store.write("Edited", site_profiles.edit, site, field, value)


def change(store, key, **said):
    store.write("Changed", site_agreements.change, key, **said)
