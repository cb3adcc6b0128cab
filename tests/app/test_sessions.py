"""Gatherings: planning them, moving them, copying their plans."""

from datetime import date, datetime, time
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app import tables
from app.book.store import Store
from app.errors import GoneError, RefusedError
from app.gathering import assignments, blocks, materials, sessions
from app.vocabulary import AttendanceState, Mode, SessionStatus
from tests.app.planning import NOON, TEN, add_person, gathering_with, titles

at = datetime.fromisoformat


def test_a_gathering_takes_the_zone_of_its_community(
    store: Store, community: UUID
) -> None:
    plan, _ = store.write("Gathering planned", sessions.add, community, TEN, NOON)
    found = store.read(sessions.get, plan)
    assert found.zone == "America/Denver"
    assert found.status is SessionStatus.PLANNED
    assert found.when.length == 120


def test_without_a_date_it_is_an_idea_until_it_gets_one(
    store: Store, community: UUID
) -> None:
    plan, _ = store.write("Gathering planned", sessions.add, community, title="Launch")
    assert store.read(sessions.get, plan).status is SessionStatus.IDEA
    with pytest.raises(RefusedError, match="Say first on what day"):
        store.write(
            "Status changed", sessions.change, plan, status=SessionStatus.CONFIRMED
        )
    store.write("Gathering moved", sessions.move, plan, TEN, NOON)
    assert store.read(sessions.get, plan).status is SessionStatus.PLANNED
    store.write("Gathering moved", sessions.move, plan, None)
    assert store.read(sessions.get, plan).status is SessionStatus.IDEA


def test_a_moved_gathering_keeps_its_length_and_its_pins(
    store: Store, community: UUID
) -> None:
    plan = gathering_with(store, community, "A", "B")
    pinned = store.read(blocks.of_session, plan)[1].id
    store.write("Start pinned", blocks.lock, pinned, time(10, 30))
    store.write("Gathering moved", sessions.move, plan, at("2026-02-17T14:00"))
    found = store.read(sessions.plan, plan)
    assert found.gathering.ends_local == at("2026-02-17T16:00")
    assert found.blocks[1].locked_start == time(10, 30)


@pytest.mark.parametrize("end", ["2026-02-10T10:00", "2026-02-10T09:00"])
def test_it_cannot_end_before_it_begins(
    store: Store, community: UUID, end: str
) -> None:
    plan = gathering_with(store, community)
    with pytest.raises(RefusedError, match="ends after it begins"):
        store.write("Gathering moved", sessions.move, plan, TEN, at(end))
    assert store.read(sessions.get, plan).ends_local == NOON


def test_a_zone_nobody_knows_is_refused(store: Store, community: UUID) -> None:
    plan = gathering_with(store, community)
    with pytest.raises(RefusedError, match="not known"):
        store.write("Moved", sessions.move, plan, TEN, NOON, zone="Mars/Base")


def test_across_the_end_of_summer_time_the_night_is_an_hour_longer(
    store: Store, community: UUID
) -> None:
    plan = gathering_with(store, community)
    store.write(
        "Moved", sessions.move, plan, at("2026-11-01T00:30"), at("2026-11-01T02:30")
    )
    assert store.read(sessions.get, plan).when.length == 180


def test_words_are_trimmed_and_empty_ones_are_nothing(
    store: Store, community: UUID
) -> None:
    plan = gathering_with(store, community)
    store.write("Place changed", sessions.change, plan, place="  Hall ", dial_in=" ")
    found = store.read(sessions.get, plan)
    assert (found.place, found.dial_in) == ("Hall", "")
    with pytest.raises(RefusedError, match="needs a title"):
        store.write("Renamed", sessions.rename, plan, " ")


def test_a_copied_plan_moves_its_pins_and_leaves_open_who_leads(
    store: Store, community: UUID
) -> None:
    first = gathering_with(store, community, "A", "B", "C")
    a, b, _ = store.read(blocks.of_session, first)
    tom = add_person(store, community, "Tom Whitehorse")
    store.write("Lead changed", assignments.set_leads, a.id, [tom])
    store.write("Start pinned", blocks.lock, b.id, time(10, 30))
    store.write("Material added", materials.add, first, "Bell")
    later, _ = store.write(
        "Gathering planned",
        sessions.add,
        community,
        at("2026-03-10T14:00"),
        at("2026-03-10T16:00"),
    )
    assert store.read(sessions.before, later).id == first  # type: ignore[union-attr]
    count, _ = store.write("Plan copied", sessions.copy_plan, first, later)
    assert count == 3
    copied = store.read(sessions.plan, later)
    assert titles(store, later) == ["A", "B", "C"]
    assert copied.blocks[0].leads == ()
    assert copied.blocks[1].locked_start == time(14, 30)
    assert [thing.item for thing in copied.materials] == ["Bell"]


def test_a_duplicate_takes_along_who_leads_but_not_who_came(
    store: Store, community: UUID
) -> None:
    first = gathering_with(store, community, "A")
    a = store.read(blocks.of_session, first)[0]
    tom = add_person(store, community, "Tom Whitehorse")
    store.write("Lead changed", assignments.set_leads, a.id, [tom])
    store.write("Attendance taken", _was_there, first, tom)
    new, _ = store.write(
        "Gathering copied", sessions.duplicate, first, at("2026-03-10T14:00")
    )
    found = store.read(sessions.plan, new)
    assert found.gathering.ends_local == at("2026-03-10T16:00")
    assert found.blocks[0].leads == (tom,)
    assert found.coming == 0
    assert store.read(sessions.plan, first).coming == 1


def test_the_list_is_in_order_of_time_with_strips_and_counts(
    store: Store, community: UUID
) -> None:
    idea, _ = store.write("Gathering planned", sessions.add, community, title="Idea")
    second = gathering_with(store, community, "A", "B")
    first, _ = store.write(
        "Gathering planned",
        sessions.add,
        community,
        at("2026-01-13T10:00"),
        mode=Mode.VIRTUAL,
    )
    tom = add_person(store, community, "Tom Whitehorse")
    store.write("Attendance taken", _was_there, second, tom)
    listed = store.read(sessions.of_community, community)
    assert [entry.gathering.id for entry in listed] == [first, second, idea]
    assert listed[1].segments == (("D", 10), ("D", 10))
    assert (listed[1].minutes, listed[1].blocks, listed[1].came) == (20, 2, 1)
    assert listed[0].segments == ()
    february = store.read(sessions.between, date(2026, 2, 1), date(2026, 2, 28))
    assert [entry.gathering.id for entry in february] == [second]


def test_gatherings_are_numbered_by_time_without_those_called_off(
    store: Store, community: UUID
) -> None:
    plans = [
        store.write(
            "Gathering planned", sessions.add, community, at(f"2026-0{month}-10T10:00")
        )[0]
        for month in (1, 2, 3)
    ]
    store.write(
        "Status changed", sessions.change, plans[1], status=SessionStatus.CANCELLED
    )
    numbers = [store.read(sessions.plan, plan).number for plan in plans]
    assert numbers == [1, 0, 2]


def test_a_deleted_gathering_comes_back_whole(store: Store, community: UUID) -> None:
    plan = gathering_with(store, community, "A", "B")
    _, changes = store.write("Gathering deleted", sessions.delete, plan)
    with pytest.raises(GoneError, match="no longer there"):
        store.read(sessions.get, plan)
    store.undo(changes)
    assert titles(store, plan) == ["A", "B"]


def _was_there(session: Session, plan: UUID, person: UUID) -> None:
    home = session.get_one(tables.Session, plan)
    session.add(
        tables.Attendance(
            community_id=home.community_id,
            session_id=plan,
            person_id=person,
            state=AttendanceState.PRESENT,
        )
    )
