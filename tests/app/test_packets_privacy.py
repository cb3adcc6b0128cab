"""What is private is in no packet, and what needs a yes is there only with one."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app import clock, listings, paths, phrases
from app.day import kept_back
from app.document.shapes import Kind, shapes
from app.pdf.story import Check
from app.printouts import packets
from app.vocabulary import PacketKind
from tests.app.packing import (
    AWAY,
    LEAVES,
    TODAY,
    days,
    going_away,
    outline,
    packet,
    said,
    section,
    values,
)
from tests.worlds import words

OUTSIDE_ONLY_LETTERS = 12  # shorter texts, such as "yes", stand in other places too
PRIVATE_TABLES = {
    "CoachingContact",
    "CoachingParticipant",
    "CoachingReflection",
    "PrivateNote",
    "PrivateChange",
}
ROOMS = {"app.tables"}  # where the tables are, the private ones among them


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


OWN_LOG = "app.printouts.own_log"
SUMS, REPORT = "app.coaching.totals", "app.printouts.activity_report"


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


def test_no_paper_is_made_by_a_module_that_knows_the_private_room():
    """Nor does any module that one of them is made with, however far away.

    But for the sums of the activity report, which are folded where they are counted,
    and the coach's own log, which is in no list of papers and says Private throughout.
    """
    folder = paths.ROOT / "app" / "printouts"
    papers = {_name_of(path) for path in folder.rglob("*.py")} - {OWN_LOG}
    assert len(papers) > 20
    reached, at = set(), set(papers)
    while at:
        reached |= at
        at = {name for module in at for name in _imported(module)} - reached
    assert "app.person.consents" in reached
    knowing = {module for module in reached if _named(module) & PRIVATE_TABLES}
    assert knowing == {SUMS}
    assert {paper for paper in papers if SUMS in _imported(paper)} == {REPORT}
    assert OWN_LOG not in reached


def test_the_module_that_counts_the_private_room_is_known_to_know_it():
    assert _named("app.day.kept_back") & PRIVATE_TABLES


def _name_of(path: Path) -> str:
    parts = path.relative_to(paths.ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _tree(module: str) -> ast.Module:
    path = paths.ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8"))


def _imported(module: str) -> set[str]:
    """Return the modules of the app that a module imports, but for the tables."""
    found = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{one.name}" for one in node.names}
            found.add(node.module)
    return {name for name in found if _is_module(name) and name not in ROOMS}


def _is_module(name: str) -> bool:
    path = paths.ROOT.joinpath(*name.split("."))
    within = name.startswith("app.")
    return within and (path.is_dir() or path.with_suffix(".py").exists())


def _named(module: str) -> set[str]:
    """Return what a module takes by name from elsewhere, or out of another module."""
    names = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Name):
            names.add(node.id)
    return names


def test_how_much_coaching_there_was_is_on_her_screen_and_on_no_paper(sample_store):
    clock.pretend(None)
    community = sample_store.read(listings.community, "Prairie Rivers")
    kept = sample_store.read(kept_back.of_community, community)
    assert kept.sentences[0] == "29 coaching contacts. They are yours alone."
    shown = outline(sample_store, community).left_out
    assert not any("coaching contact" in left.words for left in shown)
    text = said(packet(sample_store, community))
    numbers = re.findall(r"(?<![A-Z][a-z]{2}\s)\b29\b", text)  # but for "Dec 29"
    assert numbers == []
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
    cards = [
        block
        for block in values(section(paper, "sites"))
        if isinstance(block, Check) and block.text == "The site has read this card"
    ]
    assert len(cards) == 6
    shown = outline(sample_store, community, AWAY)
    assert "Bluestem Youth Works: no backup contact" in shown.checks
    assert "Cedar Falls" in said(paper, "summaries")
    assert "Foothill" not in said(paper, "summaries")  # not meant for a stand-in
    assert all(one.on or one.code in ("needs", "story") for one in shown.sections)


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
            if one.kind in (Kind.TEXT, Kind.LONG) and one.name not in shape.exactly_one
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
