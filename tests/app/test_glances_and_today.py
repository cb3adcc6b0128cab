"""What is told as next before the book is open is what Today shows first then."""

from datetime import datetime, time, timedelta

from app import clock, settings
from app.day import glances, today
from app.gathering import sessions
from app.vocabulary import Mode, SessionStatus


def monday():
    return clock.today() - timedelta(days=clock.today().weekday())


def next_on_today(store):
    seen = store.read(today.overview, monday())
    first = seen.coming[0]
    gathering = first.listed.gathering
    return glances.Glance(
        seen.coach,
        gathering.title,
        first.community,
        first.tint,
        gathering.starts_local,
        gathering.ends_local,
        gathering.place,
        gathering.mode is Mode.HYBRID,
    )


def plan(store, community, days, hour=10, title="Circle"):
    starts = datetime.combine(clock.today() + timedelta(days=days), time(hour))
    add = (sessions.add, community, starts, starts + timedelta(hours=2))
    return store.write("Planned", *add, title=title)[0]


def test_the_glance_at_the_sample_is_what_today_shows_first(sample_store):
    assert glances.of_book(sample_store.path) == next_on_today(sample_store)


def test_each_gathering_of_the_sample_is_next_in_its_turn(sample_store):
    for _ in range(6):
        found = glances.of_book(sample_store.path)
        shown = sample_store.read(today.overview, monday()).coming[0]
        assert found == next_on_today(sample_store)
        sample_store.write(
            "Canceled", sessions.change, shown.id, status=SessionStatus.CANCELLED
        )


def test_of_those_that_begin_together_the_one_today_shows_first_is_told(
    store, community
):
    for title in ("Mill", "Alder", "Zinc"):
        plan(store, community, 1, title=title)

    assert glances.of_book(store.path) == next_on_today(store)
    assert glances.of_book(store.path).title == "Alder"


def test_what_is_over_canceled_or_held_is_not_next(store, community):
    plan(store, community, -2, title="Over")
    off = plan(store, community, 1, title="Called off")
    store.write("Canceled", sessions.change, off, status=SessionStatus.CANCELLED)
    held = plan(store, community, 2, title="Held already")
    store.write("Held", sessions.change, held, status=SessionStatus.HELD)
    plan(store, community, 4, title="Later")
    plan(store, community, 3, title="Next")

    assert glances.of_book(store.path).title == "Next"


def test_the_coach_is_greeted_by_her_first_name(store, community):
    plan(store, community, 1)
    coach = settings.Coach("Carmen María Ruiz")
    store.write("Named", settings.save_coach, coach)

    assert glances.of_book(store.path).coach == "Carmen"


def test_nothing_is_told_where_nothing_is_planned(store, community):
    assert glances.of_book(store.path) is None
