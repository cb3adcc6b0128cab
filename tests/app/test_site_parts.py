"""What the people of a site do and bring, as its sheet says."""

from datetime import date

import pytest
from sqlalchemy import select

from app import clock, tables
from app.person import sites
from app.vocabulary import (
    AssignmentState,
    Category,
    MaterialPer,
    SessionRole,
)
from tests.app.consenting import change, put, words_of
from tests.app.expecting import meet, sheet, table
from tests.app.peopled import add

TODAY = date(2026, 5, 12)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def cedar(store, community):
    return store.write("Site", sites.add, community, "Cedar")[0]


def test_the_parts_of_the_sites_own_people_are_told(store, community, cedar):
    ada = add(store, community, "Ada Lovelace", site="Cedar")
    bo = add(store, community, "Bo Miller", site="Alder")
    key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
    for person in (ada, bo):
        _give(store, community, key, person, SessionRole.LEAD)
    _give(store, community, key, ada, SessionRole.HOST)
    state = AssignmentState.SUGGESTED
    _give(store, community, key, ada, SessionRole.TIMEKEEPER, state=state)
    put(
        store,
        tables.Material,
        community_id=community,
        session_id=key,
        item="Markers",
        quantity=2.0,
        per=MaterialPer.GROUP,
        bring_person_id=ada,
    )
    assert table(sheet(store, cedar), "Date") == [
        ["Tue, Jun 9", "Ada Lovelace", "Host, Lead", "Markers (2 for each group)"]
    ]


def test_a_part_in_a_hidden_block_is_not_told(store, community, cedar):
    ada = add(store, community, "Ada Lovelace", site="Cedar")
    key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
    block = put(
        store,
        tables.Block,
        community_id=community,
        session_id=key,
        title="Surprise",
        hidden=True,
        category=Category.OPEN,
        minutes=10,
        position=1.0,
    )
    _give(store, community, key, ada, SessionRole.LEAD, block_id=block)
    assert table(sheet(store, cedar), "Date") == []


def test_who_did_not_agree_to_be_named_is_somebody(store, community, cedar):
    ada = add(store, community, "Ada Lovelace", site="Cedar")
    key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
    _give(store, community, key, ada, SessionRole.TIMEKEEPER)
    paper = sheet(store, cedar)
    assert table(paper, "Date")[0][1:3] == ["Somebody of yours", "Timekeeper"]
    assert "Ada" not in words_of(paper)


def _give(store, community, gathering, person, role, **more):
    put(
        store,
        tables.Assignment,
        community_id=community,
        session_id=gathering,
        person_id=person,
        role=role,
        **more,
    )


@pytest.mark.parametrize("gone", ["left", "archived", "forgotten"])
def test_who_is_no_longer_there_has_no_part(store, community, cedar, gone):
    ada = add(store, community, "Ada Lovelace", site="Cedar")
    key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
    _give(store, community, key, ada, SessionRole.LEAD)
    if gone == "left":
        row = store.read(
            lambda s: s.scalar(
                select(tables.Membership.id).where(tables.Membership.person_id == ada)
            )
        )
        change(store, tables.Membership, row, left_on=TODAY)
    elif gone == "archived":
        change(store, tables.Person, ada, retired_on=TODAY)
    else:
        change(store, tables.Person, ada, forgotten_on=TODAY)
    assert table(sheet(store, cedar), "Date") == []
