"""What a packet says of days: to come, gone by, and very far."""

from datetime import date, datetime

import pytest

from app import clock, tables
from app.printouts import packets
from app.vocabulary import (
    AssignmentState,
    Category,
    SessionKind,
    SessionRole,
    SessionStatus,
)
from tests.app.consenting import change, put
from tests.app.packing import (
    AWAY,
    LEAVES,
    TODAY,
    act,
    days,
    facts_of,
    gather,
    going_away,
    leaving,
    outline,
    packet,
    row_of,
    said,
    told_coach,
    words_to_do,
)
from tests.app.peopled import add


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def dana(store, community):
    """The coach, as she is printed."""
    return told_coach(store, community)


# --- Dates ---


def test_the_calendar_holds_ninety_days_and_no_more(store, community):
    gather(store, community, "In May", datetime(2026, 5, 19, 10))
    gather(store, community, "In August", datetime(2026, 8, 10, 10))
    gather(store, community, "In autumn", datetime(2026, 8, 11, 10))
    gather(
        store,
        community,
        "Called off",
        datetime(2026, 6, 2, 10),
        status=SessionStatus.CANCELLED,
    )
    text = said(packet(store, community), "calendar")
    assert "In May" in text
    assert "In August" in text
    assert "In autumn" not in text
    assert "Called off" not in text


def test_the_calendar_of_a_stand_in_goes_on_until_the_coach_is_back(store, community):
    going_away(store, community)
    gather(store, community, "In autumn", datetime(2026, 10, 6, 10))
    gather(store, community, "In winter", datetime(2026, 12, 1, 10))
    act(store, community, "In time", days(100))
    act(store, community, "After", days(300))
    act(store, community, "Any day")
    paper = packet(store, community, AWAY)
    assert "In autumn" in said(paper, "calendar")
    assert "In winter" not in said(paper, "calendar")
    assert set(words_to_do(paper, "actions")) == {"In time", "Any day"}


def test_the_rota_says_who_leads_and_what_is_still_open(store, community, dana):
    ana, ben = (add(store, community, name) for name in ("Ana", "Ben"))
    key = gather(store, community, "June", datetime(2026, 6, 9, 10))
    for role, who, state in (
        (SessionRole.LEAD, ana, AssignmentState.ACCEPTED),
        (SessionRole.HOST, ben, AssignmentState.ASKED),
        (SessionRole.NOTE_TAKER, None, AssignmentState.ACCEPTED),
    ):
        put(
            store,
            tables.Assignment,
            community_id=community,
            session_id=key,
            role=role,
            person_id=who,
            state=state,
        )
    row = row_of(packet(store, community), "gatherings", "June")
    assert "Ana" in row
    assert "Host: Ben (asked)" in row
    assert "Note-taker: still open" in row


def test_a_block_hidden_from_members_is_in_no_packet(store, community, dana):
    zoe = add(store, community, "Zoe")
    key = gather(store, community, "June", datetime(2026, 6, 9, 10))
    block = put(
        store,
        tables.Block,
        community_id=community,
        session_id=key,
        position=1.0,
        title="Hushed",
        category=Category.DIALOGUE,
        minutes=10,
        hidden=True,
    )
    part = {"session_id": key, "block_id": block, "role": SessionRole.LEAD}
    put(store, tables.Assignment, community_id=community, person_id=zoe, **part)
    paper = packet(store, community)
    assert "Hushed" not in said(paper)
    assert "Zoe" not in row_of(paper, "gatherings", "June")
    change(store, tables.Block, block, hidden=False)
    assert "Zoe" in row_of(packet(store, community), "gatherings", "June")


# --- By which clocks ----------------------------------------------------------------


def test_a_gathering_elsewhere_says_by_which_clocks_it_begins(store, community, dana):
    change(store, tables.Community, community, zone="America/Denver")
    gather(store, community, "Here", datetime(2026, 5, 19, 10))
    gather(
        store,
        community,
        "There",
        datetime(2026, 5, 20, 10),
        ends_local=datetime(2026, 5, 20, 12),
        zone="America/New_York",
    )
    paper = packet(store, community)
    there = row_of(paper, "calendar", "Wed, May 20")
    assert "10:00 AM – 12:00 PM Eastern Time (New York)" in there
    assert "Time" not in row_of(paper, "calendar", "Tue, May 19")
    assert "Times are Mountain Time (Denver)." in said(paper, "calendar")
    assert "America" not in said(paper)
    change(store, tables.Community, community, zone="America/Chicago")
    paper = packet(store, community)
    assert "10:00 AM Mountain Time (Denver)" in said(paper, "brief")


def test_a_gathering_of_several_days_says_on_which_it_ends(store, community):
    gather(
        store,
        community,
        "Retreat",
        datetime(2026, 5, 19, 10),
        ends_local=datetime(2026, 5, 21, 15),
    )
    paper = packet(store, community)
    row = row_of(paper, "calendar", "Tue, May 19")
    assert "10:00 AM – Thu, May 21, 3:00 PM" in row
    assert "Thu, May 21" in said(paper, "brief")


def test_an_hour_the_clocks_skip_is_the_one_they_show(store, community):
    clock.pretend(date(2026, 3, 1))
    gather(store, community, "Early", datetime(2026, 3, 8, 2, 30))
    paper = packet(store, community)
    assert "3:30 AM" in row_of(paper, "calendar", "Sun, Mar 8")
    assert "3:30 AM" in said(paper, "brief")


# --- What is not said ---------------------------------------------------------------


def test_a_place_that_nobody_named_holds_is_open(store, community, dana):
    ana = add(store, community, "Ana")
    key = gather(store, community, "June", datetime(2026, 6, 9, 10))
    put(
        store,
        tables.Assignment,
        community_id=community,
        session_id=key,
        role=SessionRole.HOST,
        person_id=ana,
        state=AssignmentState.ASKED,
    )
    change(store, tables.Person, ana, forgotten_on=TODAY)
    row = row_of(packet(store, community), "gatherings", "June")
    assert row.endswith("Host: still open")


def test_a_gathering_that_nobody_leads_yet_says_so(store, community, dana):
    gather(store, community, "June", datetime(2026, 6, 9, 10))
    row = row_of(packet(store, community), "gatherings", "June")
    assert row == "June | Tue, Jun 9 | still open"


def test_the_rota_names_people_first_and_then_what_is_open(store, community, dana):
    ana = add(store, community, "Ana")
    key = gather(store, community, "June", datetime(2026, 6, 9, 10))
    given = {"community_id": community, "session_id": key, "role": SessionRole.LEAD}
    put(store, tables.Assignment, **given)
    assert row_of(packet(store, community), "gatherings", "June").endswith("still open")
    put(store, tables.Assignment, person_id=ana, **given)
    row = row_of(packet(store, community), "gatherings", "June")
    assert row.endswith("Ana; 1 part is still open")
    put(store, tables.Assignment, **given)
    row = row_of(packet(store, community), "gatherings", "June")
    assert row.endswith("Ana; 2 parts are still open")


def test_the_story_says_nothing_twice(store, community):
    held = {"kind": SessionKind.HANDOVER, "status": SessionStatus.HELD}
    title = "Handover workshop"
    gather(store, community, title, datetime(2026, 4, 7, 10), **held)
    text = said(packet(store, community), "story")
    assert text.count(title) == 1


def test_the_story_does_not_say_what_an_absence_was_called(store, community, dana):
    going_away(store, community, title="Knee surgery leave", announced_on=days(-3))
    for which in (LEAVES, AWAY):
        store.write("On", packets.switch, community, *which, "story", True)
        paper = packet(store, community, which)
        assert "Knee" not in said(paper)
        assert "Coach away" in said(paper, "story")


# --- The end of time ----------------------------------------------------------------


def test_days_that_lie_at_the_end_of_time_make_a_packet_all_the_same(store, community):
    end = date(9999, 12, 31)
    key = going_away(store, community, return_on=end, last_on=end, effective_on=end)
    act(store, community, "Far", offset_days=10**7, transition_id=key)
    act(store, community, "Back", offset_days=-(10**7), transition_id=key)
    paper = packet(store, community, AWAY)
    assert facts_of(paper.head)["Destroy by"] == "Dec 31, 9999"
    assert set(words_to_do(paper, "actions")) == {"Far", "Back"}
    leaving(store, community, last_on=end, effective_on=end)
    assert packet(store, community).sections
    assert outline(store, community).checks is not None
