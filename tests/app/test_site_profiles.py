"""What is known of a site, strengths first, and what was agreed with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock, phrases, tables
from app.errors import GoneError, RefusedError
from app.person import site_agreements, site_answers, site_profiles, sites
from app.person.consents import agrees
from app.person.site_agreements import Lack
from app.vocabulary import AgreementKind, ConsentState, ConsentUse, Layer, SiteState
from tests.worlds import quickly

TODAY = date(2026, 5, 12)
SUMMARY = ConsentUse.COACHING_SUMMARY
DAY = timedelta(days=1)
CONFIDENTIAL = Lack(AgreementKind.CONFIDENTIALITY)


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
        store.write("Noted", site_answers.note, alder, SUMMARY, state)
        assert store.read(site_profiles.get, alder).agreed == {SUMMARY: state}
    store.write("Noted", site_answers.note, alder, SUMMARY, None)
    assert store.read(site_profiles.get, alder).agreed == {}


def test_an_agreement_is_begun_filled_in_and_holds_until_its_review(
    store, community, alder
):
    assert CONFIDENTIAL in store.read(site_agreements.lacking_with, alder)
    key = store.write(
        "Begun", site_agreements.begin, alder, AgreementKind.CONFIDENTIALITY
    )[0]
    (one,) = store.read(site_agreements.of_site, alder)
    assert "come to harm" in one.exceptions  # the limits are said from the start
    assert not one.holds
    assert CONFIDENTIAL in store.read(site_agreements.lacking_with, alder)

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
    assert CONFIDENTIAL not in store.read(site_agreements.lacking_with, alder)
    clock.pretend(TODAY + timedelta(days=31))
    assert not store.read(site_agreements.of_site, alder)[0].holds
    (late, _) = store.read(site_agreements.checks, community)
    assert late.endswith(
        f"was to be looked at again on {phrases.short_date(TODAY + 30 * DAY)}."
    )


def test_before_a_packet_one_reads_with_how_many_sites_nothing_is_agreed(
    store, community, alder
):
    assert store.read(site_agreements.checks, community) == (
        "No confidentiality agreement with Alder yet.",
        "Your two roles are not agreed with Alder yet.",
    )
    store.write("Site", sites.add, community, "Bluestem")
    assert store.read(site_agreements.checks, community) == (
        "No confidentiality agreement with 2 sites",
        "Your two roles are not agreed with 2 sites",
    )


SAID = st.tuples(
    st.sampled_from(ConsentState),
    st.none() | st.dates(TODAY - 2 * DAY, TODAY),
    st.booleans(),
)


@quickly
@given(answers=st.lists(SAID, max_size=4), now=st.sampled_from(ConsentState))
def test_what_a_site_says_is_the_same_in_the_log_in_its_panel_and_in_packets(
    store, community, alder, answers, now
):
    def read(session):
        return site_answers.said(session, alder, SUMMARY)

    with store._writer() as session:
        for state, day, everywhere in answers:
            home = None if everywhere else community
            session.add(
                tables.Consent(
                    site_id=alder,
                    community_id=home,
                    use=SUMMARY,
                    state=state,
                    decided_on=day,
                )
            )
        session.flush()
        said = read(session)
        panel = site_profiles.get(session, alder).agreed.get(SUMMARY)
        packet = agrees(
            (day.isoformat() if day else "", state.value) for state, day, _ in answers
        )
        site_answers.note(session, alder, SUMMARY, now)
        after = read(session)
        session.rollback()
    assert said is panel
    assert (said is ConsentState.YES) == packet
    assert after is now  # what is noted holds, whatever was said before


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
