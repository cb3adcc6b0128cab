"""What to expect: hours a month and dates of one site, checked by hand."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select

from app import clock, settings, tables
from app.community import channels
from app.errors import GoneError
from app.gathering import sessions
from app.pdf.story import Facts, Pairs, Table, plain
from app.person import contacts, sites
from app.printouts import catalog, expected_hours, what_to_expect
from app.settings import Coach
from app.vocabulary import (
    AssignmentState,
    Category,
    ChannelKind,
    ConsentState,
    MaterialPer,
    Rank,
    SessionKind,
    SessionRole,
    SessionStatus,
)
from tests.app.consenting import YES, change, plant, put, says, words_of
from tests.app.peopled import add
from tests.app.test_people_directory import flat, said_in

TODAY = date(2026, 5, 12)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def cedar(store, community):
    return store.write("Site", sites.add, community, "Cedar")[0]


def way(store, community, kind, **fields):
    """Add a channel with these fields; return its key."""
    key, _ = store.write("Channel", channels.add, community, kind)
    change(store, tables.Channel, key, **fields)
    return key


def meet(store, community, begins, ends=None, **fields):
    """Plan a gathering; return its key."""
    start = datetime.fromisoformat(begins)
    end = datetime.fromisoformat(ends) if ends else None
    return store.write(
        "Planned", sessions.add, community, start, end, title="Circle", **fields
    )[0]


def hours(store, community, months=12):
    """Minutes a month, expected and optional."""
    found = store.read(expected_hours.of_community, community, months)
    return found.expected_minutes, found.optional_minutes


def sheet(store, site, **chosen):
    return store.read(what_to_expect.compose, site, chosen)


def table(paper, first_column):
    """The rows of the table whose first column is called so, as plain text."""
    for block in flat(paper.blocks):
        if isinstance(block, Table) and block.columns[0].title == first_column:
            return [
                [said_in(cell).replace(NBSP, " ") for cell in r] for r in block.rows
            ]
    return []


def facts(paper):
    (block,) = [b for b in flat(paper.blocks) if isinstance(b, Facts)]
    return [(number.replace(NBSP, " "), label) for number, label in block.items]


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


def _first(session, model):
    found = session.scalars(select(model)).all()
    if model is tables.Community:
        return next(row.id for row in found if row.name.startswith("Prairie"))
    home = _first(session, tables.Community)
    return next(row.id for row in found if row.community_id == home)


# --- The dates ----------------------------------------------------------------------


def test_dates_stand_by_month_with_the_hours_of_each(store, community, cedar):
    meet(
        store,
        community,
        "2026-06-09T10:00",
        "2026-06-09T12:00",
        place="Alder hall",
    )
    meet(store, community, "2026-06-23T18:00", "2026-06-23T18:45")
    meet(store, community, "2026-08-11T10:00", "2026-08-11T12:00")
    assert table(sheet(store, cedar), "Month") == [
        [
            "June 2026",
            (
                "Tue, Jun 9, 10:00 AM – 12:00 PM\nCircle · Alder hall\n"
                "Tue, Jun 23, 6:00 PM – 6:45 PM\nCircle"
            ),
            "2 h 45 min",
        ],
        ["August 2026", "Tue, Aug 11, 10:00 AM – 12:00 PM\nCircle", "2 h"],
    ]


def test_twelve_months_are_shown_or_three(store, community, cedar):
    for day in ("2026-05-11", "2026-05-12", "2026-07-31", "2026-08-01", "2027-04-30"):
        meet(store, community, f"{day}T10:00", f"{day}T11:00")
    meet(store, community, "2027-05-01T10:00", "2027-05-01T11:00")
    months = [row[0] for row in table(sheet(store, cedar), "Month")]
    assert months == ["May 2026", "July 2026", "August 2026", "April 2027"]
    months = [row[0] for row in table(sheet(store, cedar, months="3"), "Month")]
    assert months == ["May 2026", "July 2026"]


def test_three_six_or_twelve_months_are_offered_and_twelve_until_then(
    store, community, cedar
):
    paper = catalog.named("what_to_expect")
    (months,) = paper.choices
    assert [code for code, _ in months.options] == ["12", "6", "3"]
    for day in ("2026-05-13", "2026-09-08", "2027-04-30"):
        meet(store, community, f"{day}T10:00", f"{day}T11:00")

    def shown(**chosen):
        printed = store.read(paper.compose, cedar, chosen)
        return [row[0] for row in table(printed, "Month")]

    assert shown() == ["May 2026", "September 2026", "April 2027"]
    assert shown(months="6") == ["May 2026", "September 2026"]
    assert shown(months="3") == ["May 2026"]


def test_what_was_called_off_is_not_there(store, community, cedar):
    for status in (SessionStatus.CANCELLED, SessionStatus.POSTPONED):
        key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
        change(store, tables.Session, key, status=status)
    paper = sheet(store, cedar)
    assert table(paper, "Month") == []
    assert "No dates are set yet." in words_of(paper)


def test_a_meeting_of_the_core_team_is_told_and_not_counted(store, community, cedar):
    meet(
        store,
        community,
        "2026-06-09T10:00",
        "2026-06-09T12:00",
        kind=SessionKind.CORE_TEAM,
    )
    ((_, said, month),) = table(sheet(store, cedar), "Month")
    assert said.endswith("Circle · for the core team")
    assert facts(sheet(store, cedar)) == [("0", "dates so far")]
    assert month == ""
    assert hours(store, community) == (0, 0)


def test_office_hours_are_told_once_as_a_way_and_not_each_week(store, community, cedar):
    way(store, community, ChannelKind.OFFICE_HOURS, cadence="Wednesdays at three")
    meet(
        store,
        community,
        "2026-06-10T15:00",
        "2026-06-10T16:00",
        kind=SessionKind.OFFICE_HOURS,
    )
    assert table(sheet(store, cedar), "Month") == []


def test_a_gathering_over_two_days_shows_both(store, community, cedar):
    meet(store, community, "2026-06-09T10:00", "2026-06-10T15:00")
    ((_, said, _),) = table(sheet(store, cedar), "Month")
    assert said == "Tue, Jun 9, 10:00 AM – Wed, Jun 10, 3:00 PM\nCircle"


def test_another_zone_is_said_beside_the_hours(store, community, cedar):
    key = meet(store, community, "2026-06-09T10:00", "2026-06-09T12:00")
    change(store, tables.Session, key, zone="America/Chicago")
    paper = sheet(store, cedar)
    assert "12:00 PM Central Time (Chicago)" in table(paper, "Month")[0][1]
    assert "Times are Mountain Time (Denver)." in words_of(paper)


# --- Who does what, whom to ask -----------------------------------------------------


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


def test_no_word_that_members_may_not_see_is_in_it(sample_store):
    clock.pretend(None)
    planted, _ = sample_store.write("Planted", plant)
    for site in sample_store.read(
        lambda s: list(s.scalars(select(tables.Site.id)).all())
    ):
        said = words_of(sheet(sample_store, site))
        assert not [word for word in planted if word in said]
