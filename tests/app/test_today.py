"""Today: what is near across communities, how ready it is, what deserves a thought."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app import clock, settings, tables
from app.book import backups
from app.book.store import Store
from app.day import nudges, today, under_way
from app.gathering import readiness
from app.vocabulary import SessionStatus
from tests.doubting import DoubtingStore


@pytest.fixture
def monday(sample_store: DoubtingStore) -> Iterator[date]:
    """The Monday of the sample's week, with Thursday for today."""
    first = date.today() - timedelta(days=date.today().weekday())
    clock.pretend(first + timedelta(days=3))
    yield first
    clock.pretend(None)


def test_the_next_gatherings_of_all_communities_come_in_order(
    sample_store: DoubtingStore, monday: date
) -> None:
    seen = sample_store.read(today.overview, monday)
    days = [one.listed.gathering.starts_local for one in seen.coming]
    assert days == sorted(days)
    assert len({one.community for one in seen.coming}) == 3
    assert seen.coming[0].listed.gathering.title == "Staying with a hard story"
    assert seen.coach == "Dana"


def test_the_strip_marks_each_day_with_what_there_is(
    sample_store: DoubtingStore, monday: date
) -> None:
    seen = sample_store.read(today.overview, monday)
    assert len(seen.marks) == today.DAYS
    tuesday = seen.marks[monday + timedelta(days=8)]
    assert (tuesday.gatherings, tuesday.office_hours) == (1, 0)
    assert seen.marks[monday + timedelta(days=9)].office_hours == 1
    for day, mark in seen.marks.items():
        assert mark.follow_ups == sum(one.due == day for one in seen.hers)
    assert any(mark.follow_ups for mark in seen.marks.values())
    cancelled = monday + timedelta(days=2)  # its office hours were called off
    assert seen.marks[cancelled].office_hours == 0


def test_private_promises_stand_among_the_follow_ups_with_their_mark(
    sample_store: DoubtingStore, monday: date
) -> None:
    seen = sample_store.read(today.overview, monday)
    assert {one.private for one in seen.hers} == {True, False}
    assert not any(one.private for one in (*seen.others, *seen.milestones))


def test_the_count_for_the_rail_is_what_is_due_today_or_late(
    sample_store: DoubtingStore, monday: date
) -> None:
    seen = sample_store.read(today.overview, monday)
    due = [one for one in seen.hers if one.due and one.due <= clock.today()]
    assert sample_store.read(today.due_count) == len(due) > 0


def test_a_day_shows_its_gatherings_whatever_became_of_them(
    sample_store: DoubtingStore, monday: date
) -> None:
    day = monday - timedelta(days=5)  # last Wednesday: office hours were held
    found = sample_store.read(today.on, day)
    assert [one.listed.gathering.status for one in found] == [SessionStatus.HELD]


def test_technical_assistance_due_names_sites_hours_and_the_next_step(
    sample_store: DoubtingStore, monday: date
) -> None:
    found = sample_store.read(under_way.helped)
    assert [one.due for one in found] == sorted(one.due for one in found)
    first = found[0]
    assert first.title == "Op-ed: what fathers ask for"
    assert first.step == "Tom's last changes"
    assert first.sites == ("Cedar Falls Fathers' Circle",)
    assert 0 < first.share < 1


def test_changing_hands_counts_its_checklist(
    sample_store: DoubtingStore, monday: date
) -> None:
    (one,) = sample_store.read(under_way.hands)
    assert (one.done, one.items) == (9, 14)
    assert (one.leaves, one.successor) == ("", "Sam Ibarra")


def test_an_empty_book_has_a_clear_day(store: Store) -> None:
    seen = store.read(today.overview, date(2026, 5, 11))
    assert seen.is_clear
    assert seen.coach == ""
    assert store.read(today.due_count) == 0


# --- How ready it is ----------------------------------------------------------------


def test_a_planned_gathering_is_ready_but_for_its_calendar_file(
    sample_store: DoubtingStore, monday: date
) -> None:
    facts = _facts(sample_store, monday)
    assert facts == {"plan": True, "materials": True, "calendar": False}


def test_blocks_nobody_leads_and_things_nobody_brings_are_counted(
    sample_store: DoubtingStore, monday: date
) -> None:
    key = sample_store.read(today.overview, monday).coming[0].id
    sample_store.write("Nobody", _leave_open, key)
    found = {one.name: one.words for one in sample_store.read(_readiness, key)}
    assert "Nobody leads" in found["leads"]
    assert "Nobody brings" in found["materials"]


def test_a_plan_that_is_too_long_says_by_how_much(
    sample_store: DoubtingStore, monday: date
) -> None:
    key = sample_store.read(today.overview, monday).coming[0].id
    sample_store.write("Longer", _make_longer, key)
    found = {one.name: one for one in sample_store.read(_readiness, key)}
    assert not found["plan"].ready
    assert "min over" in found["plan"].words


def test_a_plan_that_runs_into_a_pinned_block_says_so(
    sample_store: DoubtingStore, monday: date
) -> None:
    key = sample_store.read(today.overview, monday).coming[0].id
    sample_store.write("Longer", _make_overlap, key)
    found = {one.name: one.words for one in sample_store.read(_readiness, key)}
    assert found["plan"] == "Blocks overlap"


# --- Nudges -------------------------------------------------------------------------


def test_there_are_at_most_three_nudges_and_quiet_people_come_first(
    sample_store: DoubtingStore, monday: date
) -> None:
    found = sample_store.read(nudges.of_book, sample_store.path)
    assert 0 < len(found) <= nudges.MOST
    assert found[0].kind == "quiet"
    assert found[0].faces
    assert "60 days" in found[0].evidence


def test_not_now_lets_a_nudge_rest_for_two_weeks(
    sample_store: DoubtingStore, monday: date
) -> None:
    first = sample_store.read(nudges.of_book, sample_store.path)[0]
    _, done = sample_store.write("Resting", nudges.put_off, first.key)
    assert first.key not in _keys(sample_store)
    clock.pretend(clock.today() + nudges.REST)
    assert first.key in _keys(sample_store)
    clock.pretend(clock.today() - nudges.REST)
    sample_store.undo(done)
    assert first.key in _keys(sample_store)


def test_settings_that_make_no_sense_hide_nothing(
    sample_store: DoubtingStore, monday: date
) -> None:
    before = _keys(sample_store)
    sample_store.write("Broken", settings.write, settings.PUT_OFF, {before[0]: "soon"})
    assert _keys(sample_store) == before
    sample_store.write("Broken", settings.write, settings.PUT_OFF, [1, 2])
    assert _keys(sample_store) == before


def test_a_gathering_nobody_leads_gives_a_nudge(
    sample_store: DoubtingStore, monday: date
) -> None:
    key = sample_store.read(today.overview, monday).coming[0].id
    sample_store.write("Nobody", _leave_open, key)
    found = sample_store.read(nudges.of_book, sample_store.path)
    (leads,) = [one for one in found if one.kind == "leads"]
    assert leads.item_id == key


def test_a_stale_backup_gives_a_nudge_and_a_fresh_one_takes_it_away(
    sample_store: DoubtingStore,
) -> None:
    clock.pretend(date.today() + timedelta(days=30))
    made = backups.back_up(sample_store)
    clock.pretend(None)
    quiet = [one.kind for one in sample_store.read(_only_backup, sample_store.path)]
    assert quiet == []
    clock.pretend(made.made_at.date() + timedelta(days=9))
    (one,) = sample_store.read(_only_backup, sample_store.path)
    assert one.kind == "backup"
    assert "9 days" in one.fact or "8 days" in one.fact


def _facts(store: Store, monday: date) -> dict[str, bool]:
    key = store.read(today.overview, monday).coming[0].id
    return {one.name: one.ready for one in store.read(_readiness, key)}


def _readiness(session: Session, key: UUID) -> tuple[readiness.Fact, ...]:
    return readiness.of_session(session, key)


def _keys(store: Store) -> list[str]:
    return [one.key for one in store.read(nudges.of_book, store.path)]


def _only_backup(session: Session, book: Any) -> list[nudges.Nudge]:
    return [one for one in nudges._backup(session, book)]  # noqa: C416


def _leave_open(session: Session, session_id: UUID) -> None:
    session.execute(
        delete(tables.Assignment).where(tables.Assignment.session_id == session_id)
    )
    session.execute(
        update(tables.Material)
        .where(tables.Material.session_id == session_id)
        .values(bring_person_id=None, version=tables.Material.version + 1)
    )


def _make_longer(session: Session, session_id: UUID) -> None:
    block = _blocks(session, session_id)[-1]
    block.minutes += 10


def _make_overlap(session: Session, session_id: UUID) -> None:
    block = _blocks(session, session_id)[0]
    block.minutes += 10


def _blocks(session: Session, session_id: UUID) -> list[tables.Block]:
    rows = session.scalars(
        select(tables.Block)
        .where(tables.Block.session_id == session_id, tables.Block.phase == "during")
        .order_by(tables.Block.position)
    )
    return [row for row in rows if row.parent_id is None]
