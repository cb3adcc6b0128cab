"""What is private is in no packet, and what needs a yes is there only with one."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app import clock, listings, paths, phrases, tables
from app.document.shapes import Kind, shapes
from app.pdf.story import Together
from app.person import sites
from app.printouts import packets
from app.vocabulary import ConsentState, ConsentUse, PacketKind, Rank
from tests.app.consenting import change, put, says
from tests.app.packing import (
    AWAY,
    LEAVES,
    TODAY,
    days,
    going_away,
    outline,
    packet,
    row_of,
    said,
    section,
)
from tests.app.test_packets import act, at
from tests.worlds import words

OUTSIDE_ONLY_LETTERS = 12  # shorter texts, such as "yes", stand in other places too
PRIVATE_TABLES = {
    "CoachingContact",
    "CoachingParticipant",
    "CoachingReflection",
    "PrivateNote",
    "PrivateChange",
}


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The folder with the words that were planted and what the packets say."""
    folder = tmp_path_factory.mktemp("planted")
    command = [sys.executable, "-m", "tests.packet_planting", str(folder)]
    subprocess.run(command, cwd=paths.ROOT, check=True)
    return folder


def private_words(folder: Path) -> set[str]:
    canaries, own = json.loads((folder / "words.json").read_text())
    assert len(canaries) > 300
    texts = {words(text) for text in own}
    return {*canaries, *(text for text in texts if len(text) >= OUTSIDE_ONLY_LETTERS)}


def test_no_private_word_is_in_a_packet_its_name_or_beside_it(planted):
    secrets = private_words(planted)
    packed = json.loads((planted / "packets.json").read_text())
    assert len(packed) == 6
    for name, text in packed.items():
        folded = words(text)
        assert len(folded) > 1000
        found = {secret for secret in secrets if secret in folded}
        assert not found, f"{name} tells {len(found)} private words"


def test_why_the_coach_is_away_is_in_no_packet(planted):
    packed = json.loads((planted / "packets.json").read_text())
    assert "operationontheknee" in "".join(private_words(planted))
    assert not any("knee" in text or "illness" in text for text in packed.values())


def test_no_module_of_a_packet_knows_the_private_room():
    folder = paths.ROOT / "app" / "printouts"
    modules = sorted(folder.rglob("*.py"))
    assert len(modules) > 20
    for module in modules:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        named |= {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
        assert not named & PRIVATE_TABLES, module.name


def test_how_much_coaching_there_was_is_on_her_screen_and_on_no_paper(sample_store):
    clock.pretend(None)
    community = sample_store.read(listings.community, "Prairie Rivers")
    shown = outline(sample_store, community).left_out[0].words
    assert shown == "29 coaching contacts. They are yours alone."
    text = said(packet(sample_store, community))
    assert "29" not in {word for word in text.split() if word.isdigit()}
    assert "coaching contact" not in text
    assert "All other coaching stays with Dana Whitfield." in text


def test_the_packet_of_us13_holds_what_a_stand_in_needs_and_nothing_else(sample_store):
    """US13: return date, six cards, consented summaries, checks, two signatures."""
    clock.pretend(None)
    community = sample_store.read(listings.community, "Prairie Rivers")
    going_away(sample_store, community, return_on=days(174))
    paper = packet(sample_store, community, AWAY)
    back = dict(paper.head.facts)["Back on"]
    assert back == phrases.short_date(days(174))
    cards = [b for b in section(paper, "sites").blocks if isinstance(b, Together)]
    assert len(cards) == 6
    shown = outline(sample_store, community, AWAY)
    assert "Bluestem Youth Works: no backup contact" in shown.checks
    assert "Cedar Falls" in said(paper, "summaries")
    assert "Foothill" not in said(paper, "summaries")  # not meant for a stand-in
    assert all(one.on or one.code in ("needs", "story") for one in shown.sections)


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
    assert left.words == "Phone and e-mail of 1 person who asked us not to."
    assert left.lines == ("Priya",)
    says(store, community, priya, handoff_contact=ConsentState.YES)
    assert "priya@b.example" in said(packet(store, community))


def test_who_was_forgotten_is_named_nowhere(store, community):
    site = store.write("Site added", sites.add, community, "Bluestem")[0]
    priya = at(store, community, site, "Priya", Rank.PRIMARY)
    act(store, community, "Write it down", days(3), owner_id=priya)
    change(store, tables.Person, priya, forgotten_on=TODAY)
    assert "Priya" not in said(packet(store, community))


# --- Other communities --------------------------------------------------------------


def test_nothing_of_another_community_is_in_a_packet(sample_store):
    clock.pretend(None)
    mine = sample_store.read(listings.community, "High Plains")
    sample_store.write("Planted", plant_elsewhere, mine)
    for which in (LEAVES, AWAY):
        assert "Xelsewherex" not in said(packet(sample_store, mine, which))
    other = sample_store.read(listings.community, "New Dads")
    assert "Xelsewherex" in said(packet(sample_store, other))


def plant_elsewhere(session, mine):
    """Put a word into every text of all communities but one."""
    for shape in shapes().values():
        table = shape.table
        names = [
            one.name
            for one in shape.columns.values()
            if one.kind in (Kind.TEXT, Kind.LONG)
        ]
        if "community_id" not in table.c or not names:
            continue
        elsewhere = table.c.community_id != mine
        rows = session.execute(select(table).where(elsewhere)).mappings().all()
        for row in rows:
            values = {name: f"{row[name] or ''} Xelsewherex" for name in names}
            own = table.c.id == row["id"]
            session.execute(update(table).where(own).values(values))


def test_the_name_of_the_file_says_nothing_of_anyone(sample_store):
    community = sample_store.read(listings.community, "High Plains")
    for kind in (PacketKind.COACH_LEAVES, PacketKind.COACH_AWAY):
        name = sample_store.read(packets.file_name, community, kind)
        assert not any(who in name for who in ("Dana", "Sam", "Ruth", "Grange"))
