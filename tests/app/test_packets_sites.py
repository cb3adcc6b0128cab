"""The state of each site: what a card of a packet says."""

from datetime import datetime

import pytest

from app import clock, tables
from app.person import sites
from app.vocabulary import AttendanceState, Layer, SessionStatus, SiteState
from tests.app.consenting import change, put
from tests.app.packing import (
    TODAY,
    act,
    at,
    days,
    gather,
    outline,
    packet,
    row_of,
    said,
    section,
    told_coach,
    words_to_do,
)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def dana(store, community):
    """The coach, as she is printed."""
    return told_coach(store, community)


@pytest.fixture
def bluestem(store, community):
    """A site with nobody at it yet."""
    return store.write("Site added", sites.add, community, "Bluestem")[0]


# --- The state of each site ---


def test_each_state_has_its_word_and_a_shape_of_its_own(store, community):
    for name, state in (
        ("Alder", SiteState.STEADY),
        ("Dry Creek", SiteState.WATCH),
        ("Bluestem", SiteState.URGENT),
        ("Cedar", None),
    ):
        key, _ = store.write("Site", sites.add, community, name)
        reason = f"Because of {name}" if state else None
        change(store, tables.Site, key, state=state, state_reason=reason)
    paper = packet(store, community)
    for name, word in (("Alder", "Steady"), ("Dry", "Watch"), ("Blue", "Urgent")):
        assert word in row_of(paper, "sites", name)
    assert "No state written yet" in row_of(paper, "sites", "Cedar")
    table = section(paper, "sites").blocks[0].blocks[-1]
    marks = [row[1].mark for row in table.rows]
    assert len(set(marks)) == 4
    assert [row[0].text for row in table.rows] == [
        "Bluestem",
        "Dry Creek",
        "Alder",
        "Cedar",
    ]
    shown = next(s for s in outline(store, community).sections if s.code == "sites")
    assert shown.fact == "1 urgent, 1 to watch, 1 steady, and 1 not written yet"
    assert "Cedar: no state yet" in outline(store, community).checks


def test_a_card_holds_what_is_open_there_and_the_next_date(
    store, community, bluestem, dana
):
    change(store, tables.Site, bluestem, summary="Admired.", strengths="Numbers")
    here = {"site_id": bluestem, "layer": Layer.SITE}
    act(store, community, "Find a second person", days(9), **here)
    act(store, community, "Done long ago", days(-9), done_on=TODAY, **here)
    text = said(packet(store, community), "sites")
    assert "Admired." in text
    assert "May 21, 2026: Find a second person" in text
    assert "Done long ago" not in text
    assert "The site has read this card" in text


def test_a_card_that_the_site_reads_holds_what_is_for_the_site_alone(
    store, community, bluestem, dana
):
    act(store, community, "Watch the money", days(2), site_id=bluestem)
    act(store, community, "Ours", days(9), site_id=bluestem, layer=Layer.SITE)
    paper = packet(store, community)
    text = said(paper, "sites")
    assert "Watch the money" not in text
    assert "next May 21, 2026: Ours" in text
    assert set(words_to_do(paper, "actions")) == {"Watch the money", "Ours"}


def been(store, community, who, day, status):
    """Mark somebody present at a gathering."""
    key = gather(store, community, "Met", datetime(*day, 10), status=status)
    put(
        store,
        tables.Attendance,
        community_id=community,
        session_id=key,
        person_id=who,
        state=AttendanceState.PRESENT,
    )


def test_a_site_was_last_at_a_gathering_that_took_place(
    store, community, bluestem, dana
):
    ana = at(store, community, bluestem, "Ana")
    been(store, community, ana, (2026, 3, 3), SessionStatus.HELD)
    been(store, community, ana, (2026, 4, 7), SessionStatus.CANCELLED)
    been(store, community, ana, (2026, 6, 2), SessionStatus.CONFIRMED)  # by a slip
    assert "At a gathering Mar 3, 2026" in said(packet(store, community), "sites")
