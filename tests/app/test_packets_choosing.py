"""Which sections go into a packet, in which order, and how that is undone."""

import pytest

from app import clock, settings, tables
from app.errors import GoneError
from app.person import contacts
from app.printouts import packets
from app.vocabulary import (
    Role,
)
from tests.app.consenting import change
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
    statement,
    told_coach,
)


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def dana(store, community):
    """The coach, as she is printed."""
    return told_coach(store, community)


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


def test_only_what_she_switched_off_is_left_out_on_purpose(store, community):
    store.write("Off", packets.switch, community, *AWAY, "charter", False)
    left_out = statement(packet(store, community, AWAY))["Leaves out"]
    assert "On purpose: The charter." in left_out
    assert (
        "Not needed to stand in: What members asked for · The story so far." in left_out
    )
    shown = {one.words: one.lines for one in outline(store, community, AWAY).left_out}
    assert shown == {
        "1 section you switched off.": ("The charter",),
        "2 sections that are not needed to stand in.": (
            "What members asked for",
            "The story so far",
        ),
    }
    assert "On purpose" not in statement(packet(store, community))["Leaves out"]


def test_a_coach_who_is_away_is_not_to_be_called(store, community, dana):
    store.write("Role", contacts.give_role, community, dana, Role.COACH)
    going_away(store, community, person_id=dana)
    assert "dana@n.example" in said(packet(store, community))
    paper = packet(store, community, AWAY)
    assert "dana@n.example" not in said(paper)
    assert "Away until Nov 2, 2026" in row_of(paper, "who_is_who", "Dana")
