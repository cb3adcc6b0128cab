"""What to expect: hours a month and dates of one site, checked by hand."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from app import clock, settings, tables
from app.community import channels
from app.errors import GoneError, RefusedError
from app.pdf.story import Pairs, plain
from app.person import contacts, sites
from app.printouts.expectations import expected_hours
from app.settings import Coach
from app.vocabulary import (
    ChannelKind,
    ConsentState,
    Rank,
)
from tests.app.consenting import YES, change, plant, says, words_of
from tests.app.expecting import facts, hours, meet, sheet, table, way
from tests.app.peopled import add
from tests.app.test_people_directory import flat

TODAY = date(2026, 5, 12)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def cedar(store, community):
    return store.write("Site", sites.add, community, "Cedar")[0]


# --- Hours a month ------------------------------------------------------------------


def test_hours_are_times_a_month_by_minutes_expected_and_optional_apart(
    store, community
):
    """2 x 45 + 4 x 10 expected; 0.5 x 60 + 4 x 30 optional."""
    way(store, community, ChannelKind.GATHERING, per_month=2.0, minutes=45)
    way(
        store,
        community,
        ChannelKind.EMAIL_LIST,
        per_month=4.0,
        minutes=10,
        expected=True,
    )
    way(store, community, ChannelKind.WEBINAR, per_month=0.5, minutes=60)
    way(store, community, ChannelKind.OFFICE_HOURS, per_month=4.0, minutes=30)
    assert hours(store, community) == (130, 150)


def test_what_she_called_expected_is_expected_on_the_sheet(store, community, cedar):
    key = way(store, community, ChannelKind.EMAIL_LIST, per_month=4.0, minutes=10)
    assert [row[2] for row in table(sheet(store, cedar), "What")] == ["Optional"]
    store.write("Said", channels.edit, key, "expected", True)
    assert [row[2] for row in table(sheet(store, cedar), "What")] == ["Expected"]
    assert hours(store, community) == (40, 0)


def test_a_channel_that_ended_asks_nothing(store, community):
    way(
        store,
        community,
        ChannelKind.CALL,
        per_month=1.0,
        minutes=60,
        active_from=date(2026, 1, 1),
        active_until=date(2026, 5, 1),
    )
    assert hours(store, community) == (0, 0)


def test_without_numbers_gatherings_are_counted_from_their_dates(store, community):
    """120 + 120 + 90 minutes from June to September, four months: 82.5 a month."""
    way(store, community, ChannelKind.GATHERING)
    for day, end in (("06-09", "12:00"), ("07-14", "12:00"), ("09-08", "11:30")):
        meet(store, community, f"2026-{day}T10:00", f"2026-{day}T{end}")
    (one,) = store.read(expected_hours.of_community, community).asked
    assert (one.expected, one.minutes, one.a_month) == (True, 120, 82)


def test_gatherings_without_a_channel_are_counted_too(store, community):
    meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
    (one,) = store.read(expected_hours.of_community, community).asked
    assert (one.way, one.expected, one.a_month) == (None, True, 120)


def test_a_way_that_comes_up_now_and_then_is_told_and_not_counted(
    store, community, cedar
):
    way(store, community, ChannelKind.MESSAGE_GROUP, cadence="As needed")
    ((_, cadence, asked, _, a_month),) = table(sheet(store, cedar), "What")
    assert (cadence, asked, a_month) == ("As needed", "Optional", "as it comes")
    assert hours(store, community) == (0, 0)
    assert "What comes up now and then is not counted." in words_of(sheet(store, cedar))


def test_the_hours_of_the_sample_are_those_reckoned_by_hand(sample_store):
    """1 x 120 + 4 x 10 = 160 minutes; 4 x 60 + 0.5 x 60 = 270 minutes."""
    clock.pretend(None)
    community = sample_store.read(_first, tables.Community)
    site = sample_store.read(_first, tables.Site)
    assert hours(sample_store, community) == (160, 270)
    assert facts(sheet(sample_store, site))[:2] == [
        ("2 h 40 min", "a month, expected"),
        ("4 h 30 min", "a month, optional"),
    ]
    rows = table(sheet(sample_store, site), "What")
    assert [row[0].split("|")[0] for row in rows] == [
        "Monthly gathering",
        "The river list",
        "Core team messages",
        "Office hours",
        "Practice hour",
    ]
    assert [row[4] for row in rows] == [
        "2 h",
        "40 min",
        "as it comes",
        "4 h",
        "30 min",
    ]


_sites_in_use = select(tables.Site.id).where(tables.Site.retired_on.is_(None))


def _first(session, model):
    found = session.scalars(select(model)).all()
    if model is tables.Community:
        return next(row.id for row in found if row.name.startswith("Prairie"))
    home = _first(session, tables.Community)
    return next(row.id for row in found if row.community_id == home)


# --- Whom to ask ----------------------------------------------------------------------


def asked(paper):
    """Whom the sheet says to ask: label and words."""
    pairs = [b for b in flat(paper.blocks) if isinstance(b, Pairs)]
    return [(label, plain(said)) for block in pairs for label, said in block.items]


def test_it_says_whom_to_ask(store, community, cedar):
    store.write("Coach", settings.save_coach, Coach("Dana", "Coach", phone="1 2"))
    ada = add(store, community, "Ada Lovelace", site="Cedar", email="a@example.org")
    store.write("Contact", contacts.appoint, community, cedar, ada, Rank.PRIMARY)
    assert asked(sheet(store, cedar)) == [
        ("Your coach", f"Dana, Coach\n1{NBSP}2"),
        ("At your site", "Ada Lovelace"),
    ]
    says(store, community, ada, contact=YES)
    assert asked(sheet(store, cedar))[1][1] == "Ada Lovelace\na@example.org"
    says(store, community, ada, directory=ConsentState.NO)
    assert len(asked(sheet(store, cedar))) == 1


def test_an_empty_community_has_a_sheet_that_says_so(store, community, cedar):
    paper = sheet(store, cedar)
    assert facts(paper) == [("0", "dates so far")]
    assert table(paper, "What") == []
    assert paper.title == "Healthy Homes Circle: What to expect, Cedar"


def test_a_site_that_is_gone_has_none(store):
    with pytest.raises(GoneError):
        sheet(store, uuid4())


def test_a_site_that_is_archived_has_none(store, community, cedar):
    change(store, tables.Site, cedar, retired_on=TODAY)
    with pytest.raises(RefusedError, match="archived"):
        sheet(store, cedar)


def test_no_word_that_members_may_not_see_is_in_it(sample_store):
    clock.pretend(None)
    planted, _ = sample_store.write("Planted", plant)
    for site in sample_store.read(lambda s: list(s.scalars(_sites_in_use))):
        said = words_of(sheet(sample_store, site))
        assert not [word for word in planted if word in said]
