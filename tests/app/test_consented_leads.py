"""Who stands up in front of the others, and is named to them for it."""

from datetime import date, datetime

import pytest

from app import clock, tables
from app.printouts.readers import consented
from app.vocabulary import (
    AssignmentState,
    Audience,
    Category,
    ConsentState,
    Mode,
    SessionKind,
    SessionRole,
    SessionStatus,
)
from tests.app.consenting import put
from tests.app.peopled import add

TODAY = date(2026, 5, 12)
COLLEAGUES = (Audience.SUCCESSOR, Audience.ACTING_COACH)
CIRCLE = (
    Audience.NEW_SITE_LEAD,
    Audience.COMMUNITY,
    Audience.MEMBERS,
    Audience.NEW_MEMBER,
)
REACH = {"phone": "970-555-0101", "email": "ada@example.org", "reach_note": "Evenings"}
NO, WITHDRAWN = ConsentState.NO, ConsentState.WITHDRAWN


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def ada(store, community):
    """Somebody who has agreed to nothing, and can be reached in every way."""
    return add(store, community, "Ada Lovelace", pronouns="she/her", **REACH)


def roster(store, community, audience=Audience.MEMBERS):
    return store.read(consented.people, community, audience)


def names(store, community, audience=Audience.MEMBERS):
    return [one.name for one in roster(store, community, audience).listed]


@pytest.mark.parametrize(
    ("state", "status", "named"),
    [
        (AssignmentState.ACCEPTED, SessionStatus.PLANNED, True),
        (AssignmentState.SUGGESTED, SessionStatus.PLANNED, False),
        (AssignmentState.DECLINED, SessionStatus.PLANNED, False),
        (AssignmentState.ACCEPTED, SessionStatus.CANCELLED, False),
    ],
)
def test_who_said_yes_to_leading_is_named(store, community, ada, state, status, named):
    _leads(store, community, ada, _gathers(store, community, status=status), state)
    assert bool(names(store, community)) is named


def test_to_lead_what_members_do_not_see_names_nobody(store, community, ada):
    gathering = _gathers(store, community)
    hidden = _block(store, community, gathering, hidden=True)
    inside = _block(store, community, gathering, parent_id=hidden)
    for block in (hidden, inside):
        _leads(store, community, ada, gathering, block_id=block)
        assert names(store, community) == []
    _leads(
        store, community, ada, gathering, block_id=_block(store, community, gathering)
    )
    assert names(store, community) == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("day", "named"),
    [(date(2025, 5, 1), False), (date(2025, 6, 1), True), (date(2027, 6, 1), True)],
)
def test_to_have_led_is_remembered_for_a_year(store, community, ada, day, named):
    starts = datetime(day.year, day.month, day.day, 10)
    _leads(store, community, ada, _gathers(store, community, starts_local=starts))
    assert bool(names(store, community)) is named


def _gathers(store, community, **said):
    values = {
        "community_id": community,
        "title": "Circle",
        "kind": SessionKind.REGULAR,
        "mode": Mode.IN_PERSON,
        "status": SessionStatus.PLANNED,
        "zone": "America/Denver",
    }
    return put(store, tables.Session, **{**values, **said})


def _block(store, community, gathering, **said):
    return put(
        store,
        tables.Block,
        community_id=community,
        session_id=gathering,
        title="Surprise",
        category=Category.OPEN,
        minutes=10,
        position=1.0,
        **said,
    )


def _leads(store, community, person, gathering, state=AssignmentState.ACCEPTED, **said):
    put(
        store,
        tables.Assignment,
        community_id=community,
        session_id=gathering,
        person_id=person,
        role=SessionRole.LEAD,
        state=state,
        **said,
    )
