"""The activity report: sums, nobody named, small numbers folded (US10)."""

from datetime import date

import pytest

from app import clock, tables
from app.book.store import Readership
from app.coaching import totals
from app.printouts import catalog, periods
from app.vocabulary import (
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Deliverable,
    Focus,
    PartyKind,
    TaStatus,
)
from tests.app.consenting import put
from tests.app.papers import everything
from tests.app.peopled import add

TODAY = date(2026, 7, 10)
APRIL, JUNE = date(2026, 4, 1), date(2026, 6, 30)
MINUTES = (50, 50, 60, 40, 45, 55, 50, 60, 50, 50, 50, 50, 50, 50)  # 710 in all
NAMES = ("Alder", "Bluestem", "Cedar", "Dry Creek", "Eastgate", "Foothill")


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def sites(store, community):
    """Six sites, each with somebody who is coached."""
    keys = []
    for name in NAMES:
        party = put(store, tables.Party, name=name, kind=PartyKind.SITE)
        keys.append(put(store, tables.Site, community_id=community, party_id=party))
    return keys


@pytest.fixture
def quarter(store, community, sites):
    """US10: 14 contacts, 710 minutes; coalition 5 sites, leadership 4, transition 2."""
    wide = [Focus.COALITION_PARTNERS.value] * 5 + [None]
    for n, minutes in enumerate(MINUTES):
        at = n % 6
        focus = [code for code in (wide[at],) if code]
        focus += [Focus.LEADERSHIP.value] if at < 4 else []
        focus += [Focus.TRANSITION.value] if at < 2 else []
        key = talk(store, community, sites[at], minutes, focus)
        who = add(store, community, f"Coached Person{n}")
        put(
            store,
            tables.CoachingParticipant,
            community_id=community,
            coaching_contact_id=key,
            person_id=who,
        )
        put(
            store,
            tables.CoachingReflection,
            community_id=community,
            coaching_contact_id=key,
            body=f"CANARY{n}",
        )
    return community


def test_us10_fourteen_contacts_two_focuses_named_and_the_third_folded(store, quarter):
    told = store.read(totals.of_period, quarter, APRIL, JUNE)
    assert (told.contacts, told.minutes, told.sites) == (14, 710, 6)
    assert [(one.focus, one.sites) for one in told.focuses] == [
        (Focus.COALITION_PARTNERS, 5),
        (Focus.LEADERSHIP, 4),
    ]
    assert told.other

    text = report(store, quarter)
    for words in ("14", "11 h 50", "6 of 6 sites", "Coalition and partners", "other"):
        assert words in text
    assert "Transition" not in text
    assert "fewer than three sites" in text


def test_us10_neither_a_canary_nor_anybody_coached_is_in_it(store, quarter):
    text = report(store, quarter)
    assert "CANARY" not in text
    assert "Coached Person" not in text
    assert not any(name in text for name in NAMES)


def test_us9_and_us10_assistance_is_told_with_its_hours_and_days(
    store, community, quarter
):
    key = put(
        store,
        tables.TaEngagement,
        community_id=community,
        title="Op-ed: what fathers ask for",
        deliverable=Deliverable.OP_ED,
        status=TaStatus.ACCEPTED,
        agreed_on=APRIL,
        due_on=date(2026, 5, 15),
        delivered_on=date(2026, 5, 19),
        accepted_on=date(2026, 5, 22),
        accepted_by="Tom Whitehorse",
        budget_minutes=720,
    )
    for minutes in (150, 180, 240, 210):
        put(
            store,
            tables.WorkEntry,
            community_id=community,
            ta_id=key,
            minutes=minutes,
            worked_on=date(2026, 5, 1),
        )
    text = report(store, community)
    for words in ("Op-ed: what fathers ask for", "13 h of 12 h", "1 h over", "4 days"):
        assert words in text
    assert "Tom Whitehorse" not in text  # the funder gets the date


def test_help_without_a_title_has_a_name_and_is_late_as_of_the_last_day(
    store, community, sites
):
    topic = put(store, tables.Topic, name="Evaluation design")
    facts = {"community_id": community, "deliverable": Deliverable.OTHER}
    asked = {**facts, "title": "", "requested_on": APRIL, "topic_id": topic}
    put(store, tables.TaEngagement, **asked)
    put(
        store,
        tables.TaEngagement,
        **facts,
        title="Op-ed",
        status=TaStatus.DELIVERED,
        agreed_on=APRIL,
        due_on=date(2026, 6, 28),
        delivered_on=date(2026, 7, 8),
    )
    text = report(store, community)  # of the quarter that ended on June 30
    assert "Request on Evaluation design" in text
    assert "2 days late" in text
    assert "Delivered" not in text.replace("Delivered", "", 1)  # the column’s head


def test_the_last_four_quarters_can_be_chosen():
    offered = dict(catalog.named("activity_report").choices[0].options)
    assert offered["quarter_2"].replace("\xa0", " ") == "January 2026 to March 2026"
    assert offered["quarter_4"].replace("\xa0", " ") == "July 2025 to September 2025"


@pytest.mark.parametrize(("talks", "places"), [(4, 4), (8, 2), (0, 0)])
def test_too_few_are_not_told_at_all(store, community, sites, talks, places):
    for n in range(talks):
        talk(store, community, sites[n % places], 30, [Focus.FUNDING.value])
    assert store.read(
        totals.of_period, community, APRIL, JUNE
    ) == totals.CoachingTotals(told=False)
    assert "Too few conversations" in report(store, community)


def test_what_was_planned_or_lies_outside_is_not_counted(store, quarter, sites):
    talk(store, quarter, sites[0], 90, [], status=CoachingStatus.PLANNED)
    talk(store, quarter, sites[0], 90, [], on=date(2026, 7, 1))
    assert store.read(totals.of_period, quarter, APRIL, JUNE).minutes == 710


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("quarter", date(2026, 7, 1), TODAY),
        ("last_quarter", APRIL, JUNE),
        ("quarter_2", date(2026, 1, 1), date(2026, 3, 31)),
        ("quarter_4", date(2025, 7, 1), date(2025, 9, 30)),
        ("year", date(2026, 1, 1), TODAY),
        ("last_year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_is_a_quarter_or_a_year_of_the_calendar(code, first, last):
    assert periods.period(code, TODAY) == (first, last)


def test_the_quarter_before_january_is_the_last_of_the_year_before():
    span = periods.period("last_quarter", date(2027, 1, 5))
    assert span == (date(2026, 10, 1), date(2026, 12, 31))


def report(store, community):
    """Return all that the report says, made as the print window makes it."""
    printout = catalog.named("activity_report")
    given = store.read(printout.gather, community, {})
    behind = Readership(printout.layer, community)
    paper = store.read_as(behind, printout.compose, community, {}, given)
    return everything(paper).replace("\xa0", " ")


def talk(store, community, site, minutes, focus, *, on=date(2026, 5, 5), **more):
    return put(
        store,
        tables.CoachingContact,
        community_id=community,
        site_id=site,
        kind=CoachingKind.COACHING,
        mode=CoachingMode.PHONE,
        happened_on=on,
        minutes=minutes,
        focus=focus or None,
        **more,
    )
