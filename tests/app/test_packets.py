"""Which packets there are, their cover, and what is chosen for them."""

from datetime import datetime

import pytest

from app import clock, listings, tables
from app.errors import GoneError, RefusedError
from app.pdf.story import Table, Together
from app.printouts import packets
from app.vocabulary import (
    Audience,
    ConsentState,
    Deliverable,
    PacketKind,
)
from tests.app.consenting import change, put, says
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
    said,
    section,
    statement,
    told_coach,
)
from tests.app.peopled import add


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def dana(store, community):
    """The coach, as she is printed."""
    return told_coach(store, community)


# --- Which packets there are ---


def test_the_packet_a_transition_asks_for_is_offered_first(store, community, dana):
    sam = add(store, community, "Sam Ibarra")
    going_away(store, community, person_id=dana, successor_id=sam)
    first, second = store.read(packets.kinds, community)
    assert (first.kind, first.audience) == AWAY
    assert (first.transition.leaves, first.transition.to) == (
        "Dana Whitfield",
        "Sam Ibarra",
    )
    assert (second.kind, second.audience) == LEAVES
    assert second.transition is None


def test_a_transition_that_is_over_asks_for_nothing(store, community):
    leaving(store, community, status="dropped")
    assert all(one.transition is None for one in store.read(packets.kinds, community))


def test_a_packet_that_is_not_made_yet_is_refused_in_one_sentence(store, community):
    refused = "is not made yet"
    with pytest.raises(RefusedError, match=refused):
        packet(store, community, (PacketKind.FUNDER, Audience.FUNDER))
    with pytest.raises(RefusedError, match=refused):
        outline(store, community, (PacketKind.MERGER, Audience.SUCCESSOR))
    with pytest.raises(RefusedError, match="is not for funder; it is for successor"):
        packets.kind_named("coach_leaves", "funder")


def test_packets_are_known_by_their_codes():
    assert packets.kind_named("coach_leaves", None) == LEAVES
    assert packets.kind_named("coach_away", "acting_coach") == AWAY
    with pytest.raises(RefusedError, match="no packet of the kind “leaver”"):
        packets.kind_named("leaver", None)
    with pytest.raises(RefusedError, match="no audience “boss”"):
        packets.kind_named("coach_leaves", "boss")
    with pytest.raises(RefusedError, match="is not made yet"):
        packets.kind_named("welcome", None)


def test_a_community_that_is_gone_is_said_to_be_gone(store, community):
    store.write("Deleted", lambda s: s.delete(s.get(tables.Community, community)))
    with pytest.raises(GoneError):
        packet(store, community)
    with pytest.raises(GoneError):
        store.read(packets.kinds, community)


# --- The cover ---


def test_the_cover_says_for_whom_from_whom_until_when(store, community, dana):
    sam = add(store, community, "Sam Ibarra")
    leaving(store, community, person_id=dana, successor_id=sam)
    change(store, tables.Community, community, destroy_on=days(400))
    cover = packet(store, community).head
    facts = facts_of(cover)
    assert facts["Prepared for"] == "Sam Ibarra\nSuccessor"
    assert facts["Prepared by"] == "Dana Whitfield\nMay 12, 2026"
    assert facts["Last day"] == "Jun 28, 2026"
    assert facts["Destroy by"] == "Jun 16, 2027"
    assert cover.title == "Healthy Homes Circle"


def test_the_cover_of_a_stand_in_says_when_the_coach_is_back(store, community, dana):
    going_away(store, community, person_id=dana)
    paper = packet(store, community, AWAY)
    facts = {
        label: str(value).replace("\u00a0", " ") for label, value in paper.head.facts
    }
    assert facts["Back on"] == "Nov 2, 2026"
    assert facts["Destroy by"] == "Dec 2, 2026"
    assert "while Dana Whitfield is away" in paper.head.subtitle


def test_the_statement_names_what_is_in_what_is_out_and_what_there_is_not(
    store, community, dana
):
    change(store, tables.Community, community, purpose="Warm homes.")
    act(store, community, "Call the city")
    store.write("Off", packets.switch, community, *LEAVES, "actions", False)
    paper = packet(store, community)
    words = statement(paper)
    assert "The charter" in words["Holds"]
    assert "Open actions" not in words["Holds"]
    assert "Open actions" in words["Leaves out"]
    assert "coaching log" in words["Leaves out"]
    assert "Technical assistance" in words["Not in the book"]
    assert "Decision rights" in words["Not in the book"]
    assert section(paper, "actions") is None
    assert section(paper, "assistance") is None


def test_a_packet_of_one_day_is_the_same_until_the_book_is_another(
    store, community, dana
):
    first = packet(store, community)
    assert packet(store, community) == first
    act(store, community, "Call the city")
    assert packet(store, community) != first


def test_the_file_is_named_after_the_community_and_the_day(store, community):
    kind = PacketKind.COACH_LEAVES
    name = store.read(packets.file_name, community, kind)
    assert name == "Homes handoff packet 2026-05-12.pdf"
    change(store, tables.Community, community, short_name='../a:b?"<c>|\\d\n..')
    name = store.read(packets.file_name, community, kind)
    assert not set('/\\:?"<>|\n') & set(name)
    assert not name.startswith(".")


# --- Nothing, and very much ---


def test_a_community_of_which_only_the_name_is_known_has_a_packet(store):
    key, _ = store.write("Added", community_of_name)
    for which in (LEAVES, AWAY):
        paper = packet(store, key, which)
        assert [one.code for one in paper.sections] == ["brief", "receiver"]
        assert "whoever" in said(paper)
        assert outline(store, key, which).checks


def community_of_name(session):
    row = tables.Community(name="Bare", short_name="Bare", zone="UTC")
    session.add(row)
    session.flush()
    return row.id


def test_the_sample_s_transition_is_under_way(sample_store):
    clock.pretend(None)
    high_plains = sample_store.read(listings.community, "High Plains")
    paper = packet(sample_store, high_plains)
    assert len(paper.sections) >= 13
    shown = outline(sample_store, high_plains)
    assert (shown.done, shown.total) == (9, 14)
    assert shown.title == "Handing over High Plains"
    assert "coaching contact" not in said(paper)


# --- What begins a page ---


def test_a_section_begins_a_page_only_if_its_first_piece_is_tall(
    store, community, dana
):
    change(store, tables.Community, community, starts_on=days(-100), ways="Pie first.")
    act(store, community, "Call the city", days(3))
    pages = {one.code: one.new_page for one in packet(store, community).sections}
    assert [code for code, new in pages.items() if new] == [
        "brief",
        "who_is_who",
        "receiver",
    ]
    assert {"actions", "ways", "story"} <= set(pages)
    put_gatherings(store, community, 25)
    assert section(packet(store, community), "calendar").new_page


def put_gatherings(store, community, many):
    for n in range(many):
        gather(store, community, f"No {n}", datetime(2026, 5, 13 + n % 18, 10))


def test_a_short_section_stays_in_one_piece_with_its_lead(store, community, dana):
    gather(store, community, "In May", datetime(2026, 5, 19, 10))
    [whole] = section(packet(store, community), "calendar").blocks
    assert isinstance(whole, Together)
    lead, table = whole.blocks
    assert lead.text.startswith("From May")
    assert isinstance(table, Table)


# --- How it is put ------------------------------------------------------------------


def test_the_cover_says_the_same_of_phones_whether_or_not_one_stays(
    store, community, dana
):
    priya = add(store, community, "Priya", phone="970-555-0123")
    before = statement(packet(store, community))["Leaves out"]
    assert "Phone and e-mail of anyone who asked us not to give them." in before
    says(store, community, priya, handoff_contact=ConsentState.NO)
    assert statement(packet(store, community))["Leaves out"] == before


def test_a_coach_nobody_named_opens_a_sentence_with_a_capital(store, community):
    going_away(store, community)
    paper = packet(store, community, AWAY)
    assert facts_of(paper.head)["Prepared by"].startswith("The coach\n")
    assert "The coach is back on Nov 2, 2026." in said(paper, "brief")
    assert "while the coach is away" in paper.head.subtitle
    assert "the coach is back" not in said(paper)


def test_what_a_community_calls_itself_needs_no_article(store, community):
    change(store, tables.Community, community, kind_singular="alliance")
    text = said(packet(store, community), "brief")
    assert "is a alliance" not in text
    assert "alliance" in text


def test_no_paper_calls_a_community_what_it_does_not_call_itself(store, community):
    change(
        store,
        tables.Community,
        community,
        name="Northside",
        short_name="North",
        kind_singular="network",
    )
    put(
        store,
        tables.TaEngagement,
        community_id=community,
        title="Op-ed",
        deliverable=Deliverable.OP_ED,
    )
    for which in (LEAVES, AWAY):
        assert "circle" not in said(packet(store, community, which)).lower()


def test_the_name_of_a_file_holds_no_letter_that_cannot_be_seen(store, community):
    hidden = "\u202e\u2066\u200f\ufdd0\uffff\U0001fffe"
    change(store, tables.Community, community, short_name=f"A{hidden}lder")
    name = store.read(packets.file_name, community, PacketKind.COACH_AWAY)
    assert name == "Alder stand-in packet 2026-05-12.pdf"
