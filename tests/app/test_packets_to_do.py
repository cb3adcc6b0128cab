"""What a packet says is to be done, owed, asked for, and signed."""

from datetime import datetime

import pytest

from app import clock, tables
from app.needs import peer_links
from app.person import sites
from app.vocabulary import (
    ActionKind,
    Checklist,
    Deliverable,
    Layer,
    PeerState,
    SessionKind,
    SessionStatus,
    Source,
    TaStatus,
)
from tests.app.consenting import put
from tests.app.packing import (
    AWAY,
    TODAY,
    act,
    checks,
    days,
    gather,
    going_away,
    leaving,
    outline,
    packet,
    row_of,
    said,
    section,
    statement,
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


@pytest.fixture
def bluestem(store, community):
    """A site with nobody at it yet."""
    return store.write("Site added", sites.add, community, "Bluestem")[0]


# --- What is to be done ---


def test_actions_have_owner_and_date_and_say_what_is_overdue(store, community, dana):
    ana = add(store, community, "Ana")
    act(store, community, "Late", days(-3), owner_id=ana)
    act(store, community, "Soon", days(3), owner_id=dana)
    act(store, community, "Later", days(60))
    act(store, community, "Done", days(3), done_on=TODAY)
    found = {
        one.text: one.note.replace("\u00a0", " ")
        for one in checks(packet(store, community), "actions")
    }
    assert found == {
        "Late": "Ana · May 9, 2026, overdue",
        "Soon": "Dana Whitfield · May 15, 2026",
        "Later": "nobody yet · Jul 11, 2026",
    }
    assert "1 open action has no owner" in outline(store, community).checks
    assert "1 open action is overdue" in outline(store, community).checks


def test_promises_stand_apart_with_whom_they_were_made_to(store, community, dana):
    ana = add(store, community, "Ana")
    act(
        store,
        community,
        "Bring the map",
        days(3),
        kind=ActionKind.PROMISE,
        to_person_id=ana,
        owner_id=dana,
    )
    paper = packet(store, community)
    row = row_of(paper, "promises", "Bring the map")
    assert row == "Bring the map | Ana | Dana Whitfield | May 15, 2026"
    assert section(paper, "actions") is None


def test_the_checklist_of_the_handover_counts_from_its_day(store, community, dana):
    key = leaving(store, community, person_id=dana)
    steps = {"transition_id": key, "checklist": Checklist.TRANSITION}
    act(store, community, "Tell the sites", offset_days=-56, done_on=TODAY, **steps)
    act(store, community, "Say goodbye", offset_days=-7, **steps)
    shown = outline(store, community)
    assert (shown.done, shown.total) == (1, 2)
    assert [(step.words, step.due) for step in shown.checklist] == [
        ("Tell the sites", days(-6)),
        ("Say goodbye", days(43)),
    ]
    assert words_to_do(packet(store, community), "handover") == [
        "Tell the sites",
        "Say goodbye",
    ]
    assert section(packet(store, community), "actions") is None


def test_days_on_which_nobody_is_there_are_said(store, community, dana):
    leaving(store, community, last_on=days(10), effective_on=days(20))
    assert "Nobody is there for 9 days in between" in outline(store, community).checks


# --- One way of counting ---


def test_every_page_and_the_window_count_what_there_is_to_do_alike(
    store, community, dana
):
    key = leaving(store, community, person_id=dana)
    step = {"transition_id": key, "checklist": Checklist.TRANSITION}
    act(store, community, "Tell the sites", days(-2), **step)
    act(store, community, "Bring the map", days(-2), kind=ActionKind.PROMISE)
    act(store, community, "Late", days(-3), owner_id=dana)
    act(store, community, "Soon", days(3))
    paper = packet(store, community)
    [(number, _)] = [one for one in first_facts(paper) if "to do" in one[1]]
    assert number == "2"
    assert words_to_do(paper, "brief") == ["Late", "Soon"]
    assert words_to_do(paper, "actions") == ["Late", "Soon"]
    shown = outline(store, community)
    facts = {one.code: one.fact for one in shown.sections}
    assert facts["actions"] == "2 open, 1 overdue"
    assert facts["promises"] == "1 promise still open"
    assert "1 open action is overdue" in shown.checks
    assert "1 promise is overdue" in shown.checks
    assert "1 open action has no owner" in shown.checks


def test_where_nothing_but_steps_is_open_the_first_page_counts_nothing(
    store, community, dana
):
    key = leaving(store, community, person_id=dana)
    step = {"transition_id": key, "checklist": Checklist.TRANSITION}
    act(store, community, "Tell the sites", days(-2), **step)
    paper = packet(store, community)
    assert ("0", "things to do") in first_facts(paper)
    assert "Open actions" in statement(paper)["Not in the book"]
    assert not [one for one in outline(store, community).checks if "overdue" in one]


def test_gatherings_of_a_year_are_those_for_everyone_on_every_page(
    store, community, dana
):
    held = {"status": SessionStatus.HELD}
    hours = {"kind": SessionKind.OFFICE_HOURS}
    gather(store, community, "April", datetime(2026, 4, 7, 10), **held)
    gather(store, community, "Hours", datetime(2026, 4, 9, 10), **held, **hours)
    gather(store, community, "May", datetime(2026, 5, 19, 10))
    gather(store, community, "Hours", datetime(2026, 5, 20, 10), **hours)
    paper = packet(store, community)
    assert ("1", "gathering held in a year") in first_facts(paper)
    facts = {one.code: one.fact for one in outline(store, community).sections}
    assert facts["gatherings"] == "1 held in a year, 1 planned"
    assert facts["calendar"] == "2 dates, 1 gathering among them"


def first_facts(paper):
    return section(paper, "brief").blocks[0].items


def test_what_is_to_be_done_says_what_it_belongs_to(store, community, bluestem, dana):
    help_ = put(
        store,
        tables.TaEngagement,
        community_id=community,
        title="Op-ed",
        deliverable=Deliverable.OP_ED,
        status=TaStatus.IN_PROGRESS,
    )
    june = gather(store, community, "June", datetime(2026, 6, 2, 10))
    site = {"site_id": bluestem, "layer": Layer.SITE}
    act(store, community, "Sent to the paper", days(3), ta_id=help_, **site)
    act(store, community, "Book the room", days(4), session_id=june)
    paper = packet(store, community)
    assert words_to_do(paper, "actions") == [
        "Sent to the paper   Op-ed",
        "Book the room   June",
    ]
    # below its own assistance, and on the card that a site reads, it is not said
    assert words_to_do(paper, "assistance") == ["Sent to the paper"]
    assert "Sent to the paper" in words_to_do(paper, "sites")


# --- Assistance, needs ---


def test_assistance_says_what_is_owed_late_and_left(store, community, bluestem):
    key = put(
        store,
        tables.TaEngagement,
        community_id=community,
        title="Op-ed",
        deliverable=Deliverable.OP_ED,
        status=TaStatus.IN_PROGRESS,
        due_on=days(-4),
        budget_minutes=720,
    )
    both = {"community_id": community, "ta_id": key}
    put(store, tables.ConcernedSite, site_id=bluestem, **both)
    put(store, tables.WorkEntry, worked_on=TODAY, minutes=780, **both)
    row = row_of(packet(store, community), "assistance", "Op-ed")
    assert "Bluestem" in row
    assert "4 days late" in row
    assert "1 h over | 12 h agreed" in row


def test_what_was_asked_for_names_who_could_help(store, community, bluestem, dana):
    topic = put(store, tables.Topic, name="Grant renewal")
    put(
        store,
        tables.Need,
        community_id=community,
        topic_id=topic,
        site_id=bluestem,
        strength=3,
        source=Source.SURVEY,
        asked_on=TODAY,
        wording="Ours ends in June",
    )
    row = row_of(packet(store, community), "needs", "Grant renewal")
    assert "Ours ends in June" in row
    assert row.endswith("Bluestem | nobody yet")
    ana = add(store, community, "Ana")
    put(
        store,
        tables.Expertise,
        topic_id=topic,
        person_id=ana,
        level=4,
        source=Source.SELF_REPORT,
    )
    assert row_of(packet(store, community), "needs", "Grant renewal").endswith("Ana")


def test_matches_in_play_say_who_helps_whom_and_where_it_stands(
    store, community, bluestem, dana
):
    ana, ben = add(store, community, "Ana"), add(store, community, "Ben")
    idea = match(store, community, ana, ben, topic="Grant renewal")
    assert "Suggested" in row_of(packet(store, community), "needs", "Ana")

    store.write(
        "Changed",
        peer_links.change,
        idea,
        state=PeerState.WORKING,
        alone_on=TODAY,
    )
    row = row_of(packet(store, community), "needs", "Ana")
    assert row.startswith("Ana | Ben | Grant renewal | Working on it")
    assert "without the coach" in row

    store.write("Changed", peer_links.change, idea, state=PeerState.DISMISSED)
    assert section(packet(store, community), "needs") is None


def match(store, community, asker, helper, **said):
    return store.write("Matched", peer_links.add, community, asker, helper, **said)[0]


# --- The receiver ---


def test_the_receiver_tells_back_in_five_answers_and_both_sign(store, community, dana):
    sam = add(store, community, "Sam")
    leaving(store, community, person_id=dana, successor_id=sam)
    blocks = section(packet(store, community), "receiver").blocks
    lines = [one.label for one in blocks if type(one).__name__ == "Lines" and one.label]
    assert len(lines) == 5
    signatures = blocks[-1].blocks[-1]
    assert signatures.items == (
        ("Hands over", "Dana Whitfield"),
        ("Takes over", "Sam"),
    )


# --- Nothing is in no section -------------------------------------------------------


def test_steps_of_another_handover_are_still_to_be_done(store, community, dana):
    past = leaving(store, community, status="done", title="Before")
    now = leaving(store, community, person_id=dana)
    for words, key in (("Left over", past), ("Now", now)):
        step = {"transition_id": key, "checklist": Checklist.TRANSITION}
        act(store, community, words, days(4), **step)
    act(store, community, "Of no list", days(5), transition_id=now)
    paper = packet(store, community)
    assert words_to_do(paper, "handover") == ["Now"]
    assert words_to_do(paper, "actions") == ["Left over", "Of no list"]
    assert words_to_do(paper, "brief") == ["Left over", "Of no list"]


def test_what_falls_due_after_the_return_is_in_no_section_but_the_promises(
    store, community, bluestem, dana
):
    going_away(store, community, person_id=dana)
    help_ = put(
        store,
        tables.TaEngagement,
        community_id=community,
        title="Op-ed",
        deliverable=Deliverable.OP_ED,
        status=TaStatus.IN_PROGRESS,
    )
    late = days(300)
    act(store, community, "Milestone", late, ta_id=help_, kind=ActionKind.MILESTONE)
    act(store, community, "At the site", late, site_id=bluestem, layer=Layer.SITE)
    act(store, community, "Promised", late, kind=ActionKind.PROMISE)
    paper = packet(store, community, AWAY)
    assert "Milestone" not in said(paper)
    assert "At the site" not in said(paper)
    assert "Promised" in said(paper, "promises")
    assert "Promised" not in said(paper, "brief")


def test_what_belongs_to_something_called_off_is_not_open(store, community, dana):
    off = gather(
        store,
        community,
        "Off",
        datetime(2026, 6, 2, 10),
        status=SessionStatus.CANCELLED,
    )
    declined = put(
        store,
        tables.TaEngagement,
        community_id=community,
        title="No",
        deliverable=Deliverable.OP_ED,
        status=TaStatus.DECLINED,
    )
    act(store, community, "Book the room", session_id=off, offset_days=-7)
    act(store, community, "First draft", days(9), ta_id=declined)
    act(store, community, "Call the city", days(9))
    paper = packet(store, community)
    assert words_to_do(paper, "actions") == ["Call the city"]
    assert "Book the room" not in said(paper)
    assert "First draft" not in said(paper)
