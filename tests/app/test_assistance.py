"""Technical assistance: what is computed, how it moves on, what its parts are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app import clock, settings, tables
from app.assistance import (
    early,
    edits,
    engagements,
    hours,
    links,
    milestones,
    reckoning,
    requests,
    steps,
    work_entries,
)
from app.assistance.reckoning import Phase, Stage
from app.day import actions, today
from app.errors import GoneError, RefusedError
from app.person import sites
from app.printouts.packets import dues
from app.vocabulary import (
    Audience,
    CoachingKind,
    CoachingMode,
    CoachingStatus,
    Deliverable,
    EvidenceKind,
    Intensity,
    TaStatus,
)

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.fixture
def cedar(store, community):
    """The key of a site in the community."""
    return store.write("x", sites.add, community, "Cedar")[0]


@pytest.fixture
def ta(store, community, cedar):
    """The key of a request for an op-ed at Cedar."""
    clock.pretend(date(2026, 4, 1))
    return store.write("x", requests.add, community, "Op-ed", cedar)[0]


def get(store, key):
    return store.read(engagements.get, key)


def test_an_op_ed_that_took_longer_says_how_much(store, ta):
    """US9: 13.0 of 12 h, 108 %, 1.0 over, 4 days late, follow-up 2026-08-22."""
    store.write("x", edits.edit, ta, "deliverable", Deliverable.OP_ED)
    store.write("x", edits.edit, ta, "intensity", Intensity.INTENSIVE)
    store.write(
        "x", steps.agree, ta, "700 words", date(2026, 5, 15), 720, date(2026, 4, 1)
    )
    for number, minutes in enumerate((150, 180, 240, 210)):
        day = date(2026, 4, 8) + timedelta(days=7 * number)
        store.write("x", work_entries.add, ta, minutes, day, "Work")
    store.write("x", steps.move, ta, TaStatus.DELIVERED, date(2026, 5, 19))
    clock.pretend(date(2026, 5, 30))
    store.write("x", steps.accept, ta, "Tom Whitehorse", date(2026, 5, 22))

    one = get(store, ta)
    assert (one.worked, one.budget, one.per_cent, one.over) == (780, 720, 108, 60)
    assert one.days_late == 4
    assert one.status is TaStatus.ACCEPTED
    assert one.accepted_by == "Tom Whitehorse"
    assert one.follow_up_on == date(2026, 8, 22)
    assert (one.stage, one.phase) == (Stage.DELIVERED, Phase.EVALUATION)
    assert [one.agreed_on, one.delivered_on, one.accepted_on] == [
        date(2026, 4, 1),
        date(2026, 5, 19),
        date(2026, 5, 22),
    ]


def test_a_request_carries_site_and_topic_and_nothing_else(store, community, cedar):
    topic = store.write("x", add_topic)[0]

    key = store.write("x", requests.raise_for, community, cedar, topic)[0]

    row = store.read(lambda session: vars(session.get(tables.TaEngagement, key)).copy())
    said = {name for name, value in row.items() if value not in (None, "")}
    assert said == {
        "_sa_instance_state",
        "id",
        "version",
        "community_id",
        "deliverable",
        "status",
        "requested_on",
        "topic_id",
    }
    one = get(store, key)
    assert one.deliverable is Deliverable.OTHER
    assert [site.name for site in one.sites] == ["Cedar"]
    assert (one.topic, one.name) == ("Writing", "Request on Writing")


def test_a_request_for_a_site_of_another_community_is_refused(store, cedar, community):
    other = store.write("x", add_community)[0]

    with pytest.raises(GoneError):
        store.write("x", requests.raise_for, other, cedar)
    with pytest.raises(GoneError):
        store.write("x", requests.raise_for, cedar)


def test_nobody_accepts_without_a_name(store, ta):
    with pytest.raises(RefusedError):
        store.write("x", steps.accept, ta, "  ")
    with pytest.raises(RefusedError):
        store.write("x", steps.move, ta, TaStatus.ACCEPTED)
    with pytest.raises(RefusedError):
        store.write("x", steps.move, ta, TaStatus.FOLLOWED_UP)

    store.write("x", steps.accept, ta, "Tom")
    with pytest.raises(RefusedError):
        store.write("x", edits.edit, ta, "accepted_by", "")
    assert get(store, ta).accepted_by == "Tom"


def test_nothing_is_agreed_without_scope_and_date(store, ta):
    with pytest.raises(RefusedError):
        store.write("x", steps.agree, ta, "", date(2026, 5, 15), 720)
    with pytest.raises(RefusedError):
        store.write("x", steps.agree, ta, "Words", None, 720)
    assert get(store, ta).status is TaStatus.REQUESTED


def test_a_step_back_takes_off_the_dates_that_are_not_true_any_more(store, ta):
    store.write("x", steps.accept, ta, "Tom")
    store.write("x", steps.move, ta, TaStatus.IN_PROGRESS)

    one = get(store, ta)
    assert (one.delivered_on, one.accepted_on, one.accepted_by) == (None, None, "")
    assert one.agreed_on == date(2026, 4, 1)


def test_what_was_paused_comes_back_where_it_was(store, ta):
    store.write("x", steps.agree, ta, "Words", date(2026, 5, 15), None)
    store.write("x", work_entries.add, ta, 30, date(2026, 4, 2))
    store.write("x", steps.move, ta, TaStatus.PAUSED)

    one = get(store, ta)
    assert (one.stage, one.is_open, one.days_late) == (None, True, 0)
    assert steps.resumed(one) is TaStatus.AGREED


@given(st.lists(st.sampled_from(TaStatus), max_size=6), st.sampled_from(steps.ORDER))
def test_the_dates_never_say_more_than_the_status(way, last):
    row = tables.TaEngagement(accepted_by="Tom", status=TaStatus.REQUESTED)
    for status in (*way, last):
        steps._put(row, status, date(2026, 4, 1))

    at = steps.ORDER.index(last)
    for reached, name in steps._DATED:
        assert (getattr(row, name) is not None) == (steps.ORDER.index(reached) <= at)


@given(st.sampled_from(TaStatus), DAYS, st.none() | DAYS, DAYS)
def test_late_is_counted_in_days_from_the_day_it_was_due(status, due, delivered, now):
    late = reckoning.days_late(status, due, delivered, now)

    if status in reckoning.ASIDE:
        assert late == 0
    else:
        assert due + timedelta(days=late) == max(due, delivered or now)
    assert reckoning.days_late(status, None, delivered, now) == 0


@given(st.integers(0, 100_000), st.integers(1, 100_000))
def test_hours_over_and_per_cent_agree(worked, budget):
    per_cent = reckoning.per_cent(worked, budget)

    assert abs(per_cent * budget - 100 * worked) * 2 <= budget
    assert reckoning.minutes_over(worked, budget) == max(0, worked - budget)
    assert (reckoning.minutes_over(worked, budget) > 0) == (worked > budget)


def test_a_half_per_cent_rounds_up():
    assert reckoning.per_cent(1, 200) == 1
    assert reckoning.per_cent(780, 720) == 108
    assert reckoning.per_cent(5, None) is None
    assert reckoning.per_cent(5, 0) is None


@given(DAYS)
def test_the_follow_up_is_in_the_third_month_after(day):
    follow_up = reckoning.follow_up_on(day)

    months = (follow_up.year - day.year) * 12 + follow_up.month - day.month
    assert months == 3
    assert follow_up.day == day.day or (follow_up + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("words", "minutes", "rest"),
    [
        ("2.5 h Apr 3 draft", 150, "Apr 3 draft"),
        ("2,5h draft", 150, "draft"),
        ("2h30 call", 150, "call"),
        ("2:30", 150, ""),
        ("1 h 15 min talk", 75, "talk"),
        ("45 min, notes", 45, "notes"),
        ("45’", 45, ""),
        (".5 h", 30, ""),
        ("3 hours", 180, ""),
        ("3", 180, ""),
        ("2 h 3.4. draft", 120, "3.4. draft"),
        ("1 h 3 drafts", 60, "3 drafts"),
        ("1 h 15", 75, ""),
    ],
)
def test_hours_are_read_as_people_write_them(words, minutes, rest):
    assert hours.read(words) == (minutes, rest)


@pytest.mark.parametrize("words", ["", "draft", "h", "Apr 3", "3.4. draft", "3/4 h"])
def test_what_begins_with_no_time_is_not_read_as_one(words):
    assert hours.read(words) is None


@given(st.text(max_size=30))
def test_no_words_break_the_reading_of_hours(words):
    found = hours.read(words)
    assert found is None or found[0] >= 0


def test_hours_can_be_put_right(store, ta):
    key = store.write("x", work_entries.add, ta, 150, date(2026, 4, 3), "draft")[0]
    store.write("x", work_entries.change, key, 90, date(2026, 4, 4), "edit")

    (entry,) = store.read(work_entries.of_engagement, ta)
    assert (entry.minutes, entry.day, entry.note) == (90, date(2026, 4, 4), "edit")
    assert get(store, ta).worked == 90
    store.write("x", work_entries.delete, key)
    assert get(store, ta).worked == 0


@pytest.mark.parametrize("minutes", [0, -5, 24 * 60 + 1])
def test_no_time_and_more_than_a_day_are_refused(store, ta, minutes):
    with pytest.raises(RefusedError):
        store.write("x", work_entries.add, ta, minutes, date(2026, 4, 3))


def test_a_milestone_is_on_today_until_it_is_reached(store, ta):
    key = store.write("x", milestones.add, ta, "First draft", date(2026, 4, 3))[0]

    (shown,) = store.read(actions.open_ones, date(2026, 4, 10), "milestones")
    assert (shown.words, shown.source.title) == ("First draft", "Op-ed")

    store.write("x", milestones.tick, key, done=True)
    assert store.read(actions.open_ones, date(2026, 4, 10), "milestones") == []
    (step,) = store.read(milestones.of_engagement, ta)
    assert step.done_on == date(2026, 4, 1)
    with pytest.raises(RefusedError):
        store.write("x", milestones.change, key, " ", None)


def test_steps_on_the_way_to_what_was_accepted_are_to_be_done_no_more(
    store, community, ta
):
    store.write("x", milestones.add, ta, "First draft", date(2026, 4, 3))
    until = date(2026, 4, 10)

    def in_packets():
        found = store.read(dues.of_community, community, Audience.SUCCESSOR)
        return [row.body for row, _ in found if row.done_on is None]

    assert in_packets() == ["First draft"]
    store.write("x", steps.agree, ta, "Scope", until, 60, date(2026, 4, 1))
    store.write("x", steps.move, ta, TaStatus.DELIVERED, date(2026, 4, 8))
    assert in_packets() == ["First draft"], "it may still have to be put right"
    store.write("x", steps.accept, ta, "Tom Whitehorse", date(2026, 4, 9))
    assert store.read(actions.open_ones, until, "milestones") == []
    assert in_packets() == []


def test_a_link_is_kept_as_text(store, ta):
    store.write("x", links.add, ta, r"C:\Drafts\op-ed.docx")
    store.write("x", links.add, ta, "https://courier.example/op-ed", "In print")

    kinds = {one.title: one.kind for one in store.read(links.of_engagement, ta)}
    assert kinds == {"op-ed.docx": EvidenceKind.DOCUMENT, "In print": EvidenceKind.LINK}


def test_deleting_takes_its_parts_along_and_undo_brings_all_back(store, ta):
    store.write("x", milestones.add, ta, "Draft")
    store.write("x", links.add, ta, "/shelf/draft")
    store.write("x", work_entries.add, ta, 30, date(2026, 4, 3))
    before = contents(store)

    changes = store.write("x", edits.delete, ta)[1]

    assert contents(store) == dict.fromkeys(before, 0)
    store.undo(changes)
    assert contents(store) == before


def test_sites_are_added_and_taken_off(store, community, ta, cedar):
    alder = store.write("x", sites.add, community, "Alder")[0]
    store.write("x", edits.set_sites, ta, [alder, cedar])
    assert get(store, ta).place == "Alder and 1 more"
    store.write("x", edits.set_sites, ta, [alder])
    assert get(store, ta).place == "Alder"
    store.write("x", edits.set_sites, ta, [])
    assert get(store, ta).place == "All sites"


def test_who_helps_is_entered_once_by_name(store, ta):
    store.write("x", edits.set_provider, ta, "Courier desk")
    first = get(store, ta).provider_party_id
    store.write("x", edits.set_provider, ta, "courier  desk")
    assert get(store, ta).provider_party_id == first
    assert store.read(edits.providers)[0] == "Courier desk"
    store.write("x", edits.set_provider, ta, "")
    assert get(store, ta).provider_party == ""


def test_help_before_coaching_is_named_until_six_weeks_have_passed(
    store, community, ta, cedar
):
    store.write("x", steps.agree, ta, "Words", date(2026, 5, 15), None)
    assert store.read(early.of_community, community) == {ta}

    store.write("x", talk, community, cedar, date(2026, 2, 19))
    assert store.read(early.of_community, community) == {ta}
    store.write("x", talk, community, cedar, date(2026, 2, 18))
    assert store.read(early.of_community, community) == set()

    store.write("x", settings.write, early.SETTING, 8)
    assert store.read(early.of_community, community) == {ta}


def test_only_the_first_help_at_a_site_is_early(store, community, ta, cedar):
    store.write("x", steps.agree, ta, "Words", date(2026, 5, 15), None)
    clock.pretend(date(2026, 4, 20))
    second = store.write("x", requests.add, community, "Podcast", cedar)[0]
    store.write("x", steps.agree, second, "Words", date(2026, 6, 15), None)

    assert store.read(early.of_community, community) == {ta}
    store.write("x", steps.move, ta, TaStatus.DECLINED)
    assert store.read(early.of_community, community) == {second}


def test_what_is_under_way_is_due_on_today(store, ta):
    store.write("x", steps.agree, ta, "Words", date(2026, 4, 15), 720)
    (due,) = store.read(today.overview, date(2026, 3, 30)).help
    assert (due.id, due.title) == (ta, "Op-ed")


def contents(store):
    parts = ("TaEngagement", "ConcernedSite", "WorkEntry", "Action", "Evidence")
    return {
        name: store.read(
            lambda session, name=name: len(
                session.scalars(select(getattr(tables, name))).all()
            )
        )
        for name in parts
    }


def add_topic(session):
    topic = tables.Topic(name="Writing")
    session.add(topic)
    session.flush()
    return topic.id


def add_community(session):
    row = tables.Community(name="Other", short_name="Other", zone="UTC")
    session.add(row)
    session.flush()
    return row.id


def talk(session, community_id, site_id, day):
    session.add(
        tables.CoachingContact(
            community_id=community_id,
            site_id=site_id,
            kind=CoachingKind.COACHING,
            status=CoachingStatus.HELD,
            mode=CoachingMode.PHONE,
            happened_on=day,
        )
    )
