"""What needs a yes is in a packet only with one: summaries, and how to reach people."""

import pytest

from app import clock, tables
from app.person import sites
from app.printouts import packets
from app.vocabulary import ConsentState, ConsentUse, Rank
from tests.app.consenting import change, put, says
from tests.app.packing import (
    AWAY,
    LEAVES,
    TODAY,
    act,
    at,
    days,
    outline,
    packet,
    row_of,
    said,
    section,
)
from tests.app.peopled import add


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


# --- Coaching summaries -------------------------------------------------------------


@pytest.fixture
def summary(store, community):
    """An agreed summary of a site that has said nothing yet; return keys."""
    site = store.write("Site added", sites.add, community, "Bluestem")[0]
    key = put(
        store,
        tables.CoachingSummary,
        community_id=community,
        site_id=site,
        happened_on=days(-20),
        agreed_on=days(-10),
        goals="One free evening",
    )
    return key, site


def consent(store, community, site, state):
    return put(
        store,
        tables.Consent,
        community_id=community,
        site_id=site,
        use=ConsentUse.COACHING_SUMMARY,
        state=state,
        decided_on=TODAY,
    )


def test_a_summary_comes_with_the_site_s_yes_and_goes_with_its_no(
    store, community, summary
):
    _, site = summary
    assert section(packet(store, community), "summaries") is None
    given = consent(store, community, site, ConsentState.YES)
    assert "One free evening" in said(packet(store, community), "summaries")
    change(store, tables.Consent, given, state=ConsentState.WITHDRAWN)
    assert "One free evening" not in said(packet(store, community))
    left = [one for one in outline(store, community).left_out if one.lines]
    assert [one.lines for one in left] == [("Bluestem, Apr\u00a022,\u00a02026",)]


def test_a_draft_is_in_no_packet_whatever_the_site_says(store, community, summary):
    key, site = summary
    consent(store, community, site, ConsentState.YES)
    change(store, tables.CoachingSummary, key, agreed_on=None)
    for which in (LEAVES, AWAY):
        assert "One free evening" not in said(packet(store, community, which))


def test_a_stand_in_reads_only_what_is_meant_for_one(store, community, summary):
    key, site = summary
    consent(store, community, site, ConsentState.YES)
    assert section(packet(store, community, AWAY), "summaries") is None
    change(store, tables.CoachingSummary, key, for_acting=True)
    assert "One free evening" in said(packet(store, community, AWAY), "summaries")


def test_switching_the_summaries_off_leaves_them_out(store, community, summary):
    _, site = summary
    consent(store, community, site, ConsentState.YES)
    store.write("Off", packets.switch, community, *LEAVES, "summaries", False)
    assert "One free evening" not in said(packet(store, community))


@pytest.mark.usefixtures("summary")
def test_each_site_stands_under_the_reason_of_its_own(store, community):
    other = store.write("Site added", sites.add, community, "Alder")[0]
    put(
        store,
        tables.CoachingSummary,
        community_id=community,
        site_id=other,
        happened_on=days(-5),
    )
    shown = {one.words: one.lines for one in outline(store, community).left_out}
    assert shown == {
        "1 coaching summary is left out: it is a draft.": (
            "Alder, May\u00a07,\u00a02026",
        ),
        "1 coaching summary is left out: not everyone concerned has agreed.": (
            "Bluestem, Apr\u00a022,\u00a02026",
        ),
    }


def test_a_next_contact_that_is_past_is_not_handed_on(store, community, summary):
    key, site = summary
    consent(store, community, site, ConsentState.YES)
    change(store, tables.CoachingSummary, key, next_contact_on=days(-1))
    assert "Next contact" not in said(packet(store, community), "summaries")
    change(store, tables.CoachingSummary, key, next_contact_on=days(1))
    assert "May 13, 2026" in said(packet(store, community), "summaries")


# --- People -------------------------------------------------------------------------


def test_a_phone_goes_with_a_no_and_comes_back_with_a_yes(store, community):
    site = store.write("Site added", sites.add, community, "Bluestem")[0]
    priya = at(
        store,
        community,
        site,
        "Priya",
        Rank.PRIMARY,
        phone="970-555-0123",
        email="priya@b.example",
        reach_note="After six",
    )
    assert "970-555-0123" in row_of(packet(store, community), "who_is_who", "Bluestem")
    says(store, community, priya, handoff_contact=ConsentState.NO)
    text = said(packet(store, community))
    assert "970-555-0123" not in text
    assert "priya@b.example" not in text
    assert "After six" not in text
    assert "Ask for an introduction" in text
    left = outline(store, community).left_out[-1]
    assert left.words == "Phone and e-mail of 1 person, who asked us not to give them."
    assert left.lines == ("Priya",)
    says(store, community, priya, handoff_contact=ConsentState.YES)
    assert "priya@b.example" in said(packet(store, community))


def test_who_refused_reads_on_paper_like_who_has_no_phone(store, community):
    dale = add(store, community, "Dale", phone="970-555-0123")
    says(store, community, dale, handoff_contact=ConsentState.NO)
    refused = packet(store, community)
    assert "is left out" not in said(refused, "who_is_who")
    for what in ("phone", "email", "reach_note"):
        change(store, tables.Person, dale, **{what: None})
    assert packet(store, community) == refused


def test_a_summary_of_somebody_forgotten_leaves_no_line_without_a_reason(
    store, community
):
    priya = add(store, community, "Priya")
    put(
        store,
        tables.CoachingSummary,
        community_id=community,
        person_id=priya,
        happened_on=days(-20),
    )
    [left] = outline(store, community).left_out
    assert left.words
    assert left.lines == ("Priya, Apr\u00a022,\u00a02026",)
    change(store, tables.Person, priya, forgotten_on=TODAY)
    assert not outline(store, community).left_out


def test_who_was_forgotten_is_named_nowhere(store, community):
    site = store.write("Site added", sites.add, community, "Bluestem")[0]
    priya = at(store, community, site, "Priya", Rank.PRIMARY)
    act(store, community, "Write it down", days(3), owner_id=priya)
    change(store, tables.Person, priya, forgotten_on=TODAY)
    assert "Priya" not in said(packet(store, community))
