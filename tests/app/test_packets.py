"""What a handoff packet says, section by section."""

from datetime import datetime

import pytest

from app import clock, listings, settings, tables
from app.errors import GoneError, RefusedError
from app.person import contacts, memberships, sites
from app.printouts import packets
from app.settings import Coach
from app.vocabulary import (
    ActionKind,
    AssignmentState,
    Audience,
    Category,
    Checklist,
    Deliverable,
    Layer,
    Mode,
    PacketKind,
    Rank,
    Role,
    SessionKind,
    SessionRole,
    SessionStatus,
    SiteState,
    Source,
    TaStatus,
)
from tests.app.consenting import change, put
from tests.app.packing import (
    AWAY,
    LEAVES,
    TODAY,
    checks,
    days,
    going_away,
    leaving,
    outline,
    packet,
    row_of,
    said,
    section,
    words_to_do,
)
from tests.app.peopled import add


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def dana(store, community):
    """The coach, as she is printed."""
    who = add(store, community, "Dana Whitfield")
    coach = Coach("Dana Whitfield", "Coach", "Northfold", "dana@n.example", "", who)
    store.write("Coach told", settings.save_coach, coach)
    return who


@pytest.fixture
def bluestem(store, community):
    """A site with nobody at it yet."""
    return store.write("Site added", sites.add, community, "Bluestem")[0]


def at(store, community, site, name, rank=None, **said_of_them):
    """Add somebody at a site, and as its contact if there is a rank; return the key."""
    who = add(store, community, name, **said_of_them)
    store.write("Joined", memberships.join, community, who, site)
    if rank:
        store.write("Appointed", contacts.appoint, community, site, who, rank)
    return who


def act(store, community, body, due=None, **more):
    """Add something to be done; return its key."""
    values = {"layer": Layer.SUCCESSOR, "due_on": due} | more
    return put(store, tables.Action, community_id=community, body=body, **values)


def gather(store, community, title, starts, **more):
    values = {
        "kind": SessionKind.REGULAR,
        "mode": Mode.IN_PERSON,
        "zone": "America/Denver",
    } | more
    return put(
        store,
        tables.Session,
        community_id=community,
        title=title,
        starts_local=starts,
        **values,
    )


# --- Which packets there are --------------------------------------------------------


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


# --- The cover ----------------------------------------------------------------------


def test_the_cover_says_for_whom_from_whom_until_when(store, community, dana):
    sam = add(store, community, "Sam Ibarra")
    leaving(store, community, person_id=dana, successor_id=sam)
    change(store, tables.Community, community, destroy_on=days(400))
    cover = packet(store, community).head
    facts = facts_of(cover)
    assert facts["Prepared for"] == "Sam Ibarra\nSuccessor"
    assert facts["Prepared by"].startswith("Dana Whitfield\nMay 12, 2026\nversion ")
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


def facts_of(cover):
    return {label: str(value).replace("\u00a0", " ") for label, value in cover.facts}


def statement(paper):
    [pairs] = paper.head.blocks
    return dict(pairs.items)


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


def test_the_version_tells_two_contents_apart_and_only_these(store, community, dana):
    first = packet(store, community)
    again = packet(store, community)
    assert first == again
    act(store, community, "Call the city")
    assert packet(store, community).head.facts[1] != first.head.facts[1]


def test_the_file_is_named_after_the_community_and_the_day(store, community):
    kind = PacketKind.COACH_LEAVES
    name = store.read(packets.file_name, community, kind)
    assert name == "Homes handoff packet 2026-05-12.pdf"
    change(store, tables.Community, community, short_name='../a:b?"<c>|\\d\n..')
    name = store.read(packets.file_name, community, kind)
    assert not set('/\\:?"<>|\n') & set(name)
    assert not name.startswith(".")


# --- Choosing -----------------------------------------------------------------------


def codes(store, community, which=LEAVES):
    return [one.code for one in outline(store, community, which).sections]


def test_sections_are_moved_and_switched_and_all_that_is_undone(store, community):
    usual = codes(store, community)
    assert usual[0] == "brief"
    assert usual[-1] == "receiver"
    _, moved = store.write("M", packets.move, community, *LEAVES, "charter", "brief")
    assert codes(store, community)[:2] == ["charter", "brief"]
    store.write("M", packets.move, community, *LEAVES, "brief", None)
    assert codes(store, community)[-1] == "brief"
    store.write("S", packets.switch, community, *LEAVES, "receiver", False)
    assert section(packet(store, community), "receiver") is None
    assert section(packet(store, community, AWAY), "receiver") is not None
    store.write("Reset", packets.reset, community, *LEAVES)
    assert codes(store, community) == usual
    assert section(packet(store, community), "receiver") is not None
    assert moved.tables


def test_a_section_moved_before_itself_stays_where_it_is(store, community):
    usual = codes(store, community)
    store.write("M", packets.move, community, *LEAVES, "sites", "sites")
    assert codes(store, community) == usual


def test_what_was_kept_of_another_version_does_no_harm(store, community):
    name = f"packet:{community.hex}:coach_leaves:successor"
    kept = {
        "off": ["gone", 3, "charter"],
        "order": ["receiver", "gone", "charter", 1],
    }
    store.write("Kept", settings.write, name, kept)
    found = codes(store, community)
    assert found.index("receiver") < found.index("charter")
    assert sorted(found) == sorted(set(found))
    shown = outline(store, community).sections
    assert {one.code for one in shown if not one.on} == {"charter"}
    store.write("Kept", settings.write, name, "nonsense")
    assert codes(store, community)[0] == "brief"


def test_a_section_nobody_knows_cannot_be_switched(store, community):
    with pytest.raises(GoneError):
        store.write("S", packets.switch, community, *LEAVES, "nothing", False)


def test_what_is_a_must_depends_on_the_packet(store, community):
    def musts(which):
        shown = outline(store, community, which).sections
        return {one.code for one in shown if one.required}

    assert musts(LEAVES) - musts(AWAY) == {"needs", "story"}
    assert "summaries" not in musts(LEAVES)


def test_what_is_no_must_is_left_out_until_it_is_put_in(store, community):
    change(store, tables.Community, community, starts_on=days(-100))
    assert section(packet(store, community), "story") is not None
    paper = packet(store, community, AWAY)
    assert section(paper, "story") is None
    assert "The story so far" in statement(paper)["Leaves out"]
    store.write("On", packets.switch, community, *AWAY, "story", True)
    assert section(packet(store, community, AWAY), "story") is not None


def test_a_coach_who_is_away_is_not_to_be_called(store, community, dana):
    store.write("Role", contacts.give_role, community, dana, Role.COACH)
    going_away(store, community, person_id=dana)
    assert "dana@n.example" in said(packet(store, community))
    paper = packet(store, community, AWAY)
    assert "dana@n.example" not in said(paper)
    assert "Away until Nov 2, 2026" in row_of(paper, "who_is_who", "Dana")


# --- Who is who ---------------------------------------------------------------------


def test_a_site_without_a_backup_says_so_plainly(store, community, bluestem, dana):
    at(store, community, bluestem, "Priya", Rank.PRIMARY, phone="970-555-0123")
    row = row_of(packet(store, community), "who_is_who", "Bluestem")
    assert "Priya" in row
    assert "970-555-0123" in row
    assert row.endswith("no backup")
    assert "Bluestem: no backup contact" in outline(store, community).checks


def test_who_holds_a_role_stands_first_with_their_backup(store, community, dana):
    ruth = add(store, community, "Ruth Anne", email="ruth@n.example")
    sam = add(store, community, "Sam")
    term, _ = store.write("Role", contacts.give_role, community, ruth, Role.COORDINATOR)
    change(store, tables.RoleTerm, term, backup_person_id=sam, about="The key")
    row = row_of(packet(store, community), "who_is_who", "Ruth Anne")
    assert "Coordinator" in row
    assert "The key" in row
    assert "ruth@n.example" in row
    assert row.endswith("Sam")


def test_only_a_plain_address_becomes_a_link(store, community, dana):
    add(store, community, "Eve", email="eve@n.example?bcc=all@x.example")
    add(store, community, "Ada", email="ada@n.example")
    text = said(packet(store, community), "who_is_who")
    assert "mailto:ada@n.example" in text
    assert "mailto:eve" not in text
    assert "eve@n.example?bcc" in text


# --- Charter ------------------------------------------------------------------------


def test_the_charter_is_the_community_s_own_words(store, community):
    change(
        store,
        tables.Community,
        community,
        purpose="Warm homes.",
        principles="Those who live it lead it.\n- Strengths before needs.",
        ways="Pie first.",
    )
    text = said(packet(store, community), "charter")
    assert "Warm homes." in text
    assert "Strengths before needs." in text.splitlines()
    assert "Decision" not in text
    assert "Pie first." in said(packet(store, community), "ways")


def test_a_long_text_that_is_one_dash_is_kept(store, community):
    change(store, tables.Community, community, purpose="-\n—\n*")
    assert "—" in said(packet(store, community), "charter")


# --- The state of each site ---------------------------------------------------------


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
    table = section(paper, "sites").blocks[0]
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
    act(store, community, "Find a second person", days(9), site_id=bluestem)
    act(store, community, "Done long ago", days(-9), site_id=bluestem, done_on=TODAY)
    text = said(packet(store, community), "sites")
    assert "Admired." in text
    assert "May 21, 2026: Find a second person" in text
    assert "Done long ago" not in text
    assert "The site has read this card" in text


# --- Dates --------------------------------------------------------------------------


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


# --- What is to be done -------------------------------------------------------------


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


# --- Assistance, needs --------------------------------------------------------------


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
    assert "1 h over" in row


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


# --- The receiver -------------------------------------------------------------------


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


# --- Nothing, and very much ---------------------------------------------------------


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
    assert any("coaching contact" in left.words for left in shown.left_out)
    assert "coaching contact" not in said(paper)
