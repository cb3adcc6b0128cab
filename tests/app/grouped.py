"""The world of US7 for the tests of groups: 23 people of six sites, and a plan."""

from datetime import date, datetime, timedelta

from app import settings, tables
from app.gathering import blocks, materials
from app.needs import apart_pairs, group_setups
from app.needs.group_setups import Setup
from app.person import people
from app.person.people import PersonDraft
from app.settings import Coach
from app.vocabulary import (
    MaterialKind,
    MaterialPer,
    Mode,
    SessionKind,
    SessionStatus,
)

SITES = {
    "Alder": ("Marcus", "Jo", "Ada", "Abel"),
    "Bluestem": ("Priya", "Bea", "Ben", "Bo"),
    "Cedar": ("Tom", "Elena", "Cal", "Cy"),
    "Dry Creek": ("Naomi", "Ray", "Dee", "Don"),
    "Eastgate": ("DeShawn", "Aisha", "Eve", "Eli"),
    "Foothill": ("Luz", "Héctor", "Fay"),
}
"""Who comes from where: 23 people."""


def fill(session, community, sites=SITES):
    """Put people into a community; return their keys by name."""
    return {
        name: people.add(session, community, PersonDraft(f"{name} Test", site=site))
        for site, names in sites.items()
        for name in names
    }


def gather(session, community, day=None):
    """Plan a gathering in a month; return its key."""
    when = day or date.today() + timedelta(days=30)
    row = tables.Session(
        community_id=community,
        title="Convening day",
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        status=SessionStatus.PLANNED,
        starts_local=datetime(when.year, when.month, when.day, 10),
        ends_local=datetime(when.year, when.month, when.day, 12),
        zone="America/Denver",
    )
    session.add(row)
    session.flush()
    return row.id


def pack(session, gathering, block):
    """Put the things of US7 into a block."""
    for item, kind, per, quantity in (
        ("Dots", MaterialKind.CONSUMABLE, MaterialPer.PERSON, 5),
        ("Markers", MaterialKind.EQUIPMENT, MaterialPer.GROUP, 2),
        ("Flip-chart sheet", MaterialKind.CONSUMABLE, MaterialPer.GROUP, 1),
        ("Bell", MaterialKind.EQUIPMENT, MaterialPer.FIXED, 1),
    ):
        materials.add(
            session, gathering, item, block, kind=kind, per=per, quantity=quantity
        )


def plan(session, gathering):
    """Plan an opening and a closing."""
    blocks.add(session, gathering, title="Opening", minutes=10)
    from app.vocabulary import Category

    blocks.add(
        session, gathering, title="Closing", minutes=5, category=Category.CLOSING
    )


def coach(session, community):
    """Let a coach be among the people; return her key."""
    key = people.add(session, community, PersonDraft("Dana Whitfield"))
    settings.save_coach(session, Coach("Dana Whitfield", person_id=key))
    return key


def keep_apart(session, community, one, other, why="An old quarrel."):
    """Keep two people apart."""
    return apart_pairs.keep(session, community, one, other, why)


def make(store, community, setup: Setup):
    """Make groups as the window does; return the key of the grouping."""
    prepared = store.read(group_setups.prepare, community, setup)
    answer = group_setups.make(prepared)
    return store.write("x", group_setups.keep, community, prepared, answer)[0]
