"""Who a packet says is who, and the charter in its own words."""

import pytest

from app import clock, tables
from app.pdf.story import CallOut
from app.person import contacts, sites
from app.printouts import packets
from app.vocabulary import (
    Rank,
    Role,
)
from tests.app.consenting import change, put
from tests.app.packing import (
    AWAY,
    TODAY,
    at,
    days,
    facts_of,
    going_away,
    leaving,
    outline,
    packet,
    row_of,
    said,
    section,
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


@pytest.fixture
def bluestem(store, community):
    """A site with nobody at it yet."""
    return store.write("Site added", sites.add, community, "Bluestem")[0]


# --- Who is who ---


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


# --- Charter ---


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


# --- Whose packet it is -------------------------------------------------------------


def test_somebody_of_the_coach_s_name_may_still_be_called(store, community, dana):
    """It is by key, not by name, that a packet knows who is away."""
    add(store, community, "Dana Whitfield", email="other@x.example")
    going_away(store, community, person_id=dana)
    text = said(packet(store, community, AWAY), "who_is_who")
    assert "other@x.example" in text
    assert "dana@n.example" not in text


def test_a_coach_who_stays_may_be_called_while_another_is_away(store, community, dana):
    sam = add(store, community, "Sam", email="sam@n.example")
    going_away(store, community, person_id=sam)
    text = said(packet(store, community, AWAY), "who_is_who")
    assert "dana@n.example" in text
    assert "sam@n.example" not in text


def test_a_successor_who_was_forgotten_is_named_nowhere(store, community, dana):
    sam = add(store, community, "Sam Ibarra")
    leaving(store, community, person_id=dana, successor_id=sam)
    change(store, tables.Person, sam, forgotten_on=TODAY)
    paper = packet(store, community)
    assert "Sam" not in said(paper)
    assert facts_of(paper.head)["Prepared for"].startswith("Whoever takes over")
    [first, _] = store.read(packets.kinds, community)
    assert first.transition.to == ""


def test_who_takes_over_is_not_sent_to_themselves(store, community, dana):
    sam = add(store, community, "Sam Ibarra")
    store.write("Role", contacts.give_role, community, sam, Role.COACH)
    store.write("Role", contacts.give_role, community, dana, Role.COACH)
    leaving(store, community, person_id=dana, successor_id=sam)
    paper = packet(store, community)
    row = row_of(paper, "who_is_who", "Sam")
    assert "That is you" in row
    assert "introduction" not in row
    asked = next(b for b in section(paper, "brief").blocks if isinstance(b, CallOut))
    assert "Dana" in asked.body
    assert "Sam" not in asked.body


def test_a_handover_without_a_name_of_its_own_is_not_announced_by_its_kind(
    store, community, dana
):
    key = leaving(store, community, person_id=dana, title="Coach leaves")
    paper = packet(store, community)
    assert "Coach leaves" not in said(paper, "brief")
    assert "Coach leaves" not in said(paper, "handover")
    change(store, tables.Transition, key, title="Homes goes on")
    assert "Homes goes on" in said(packet(store, community), "brief")


def test_whom_to_call_first_is_the_same_in_every_section(
    store, community, bluestem, dana
):
    """Of two terms that both run, the one that has run longest counts."""
    for name, since in (("Zoe", days(-3)), ("Ana", days(-30))):
        put(
            store,
            tables.RoleTerm,
            community_id=community,
            role=Role.CONTACT,
            person_id=at(store, community, bluestem, name),
            site_id=bluestem,
            rank=Rank.PRIMARY,
            since=since,
        )
    paper = packet(store, community)
    assert "Ana" in row_of(paper, "who_is_who", "Bluestem")
    assert "To call: Ana" in said(paper, "sites")


def test_a_backup_who_was_forgotten_is_no_backup(store, community, bluestem, dana):
    priya = at(store, community, bluestem, "Priya", Rank.BACKUP)
    assert "Bluestem: no backup contact" not in outline(store, community).checks
    change(store, tables.Person, priya, forgotten_on=TODAY)
    assert "Bluestem: no backup contact" in outline(store, community).checks
    assert "Priya" not in said(packet(store, community))
