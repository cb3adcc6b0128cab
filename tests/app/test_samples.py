"""The sample: a world of this week, her own to change, made anew when she asks."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock, document, paths, samples, tables, zones
from app import settings as kept
from app.book import backups, books
from app.book.store import Store
from app.document.shapes import Kind, shapes
from app.errors import RefusedError
from app.vocabulary import SessionStatus

WEDNESDAY = date(2026, 10, 7)
MONDAY = WEDNESDAY - timedelta(days=2)


@pytest.fixture
def sample() -> Path:
    """The path of the sample book, made on a Wednesday."""
    clock.pretend(WEDNESDAY)
    return samples.prepare()


def opened(path: Path) -> Store:
    return books.open_book(path)


def anchor() -> date:
    return samples.contents().anchor or date.min


def starts(session: Session) -> dict[str, datetime]:
    rows = session.scalars(
        select(tables.Session).where(tables.Session.starts_local.is_not(None))
    )
    return {row.id.hex: row.starts_local for row in rows if row.starts_local}


def dates(store: Store) -> dict[tuple[str, str, str], str]:
    """Return every date and time of the book by table, row and column."""
    written = store.read(document.export, private=True)["tables"]
    return {
        (name, row["id"], column.name): row[column.name]
        for name, rows in written.items()
        for row in rows
        for column in shapes()[name].columns.values()
        if column.kind in (Kind.DATE, Kind.WALL) and column.name in row
    }


# --- As it is in the repository -----------------------------------------------------


def test_it_is_as_full_as_it_has_to_be():
    sample = samples.contents().tables
    least = {
        "person": 18,
        "coaching_contact": 25,
        "ta_engagement": 6,
        "action": 30,
        "need": 12,
        "expertise": 20,
        "transition": 1,
    }
    assert {name: len(sample[name]) >= n for name, n in least.items()} == dict.fromkeys(
        least, True
    )
    agendas = {block["session_id"] for block in sample["block"]}
    assert len(agendas) >= 8


def test_it_is_written_for_a_monday_and_has_a_past_and_a_future():
    assert anchor().weekday() == 0
    walls = [row["starts_local"] for row in samples.contents().tables["session"]]
    days = [wall.date() for wall in walls if wall]
    week = [day for day in days if anchor() <= day < anchor() + timedelta(days=7)]
    assert week, "nothing happens in the week it is opened"
    assert min(days) < anchor() - timedelta(days=60)
    assert max(days) > anchor() + timedelta(days=21)


def test_nothing_is_held_that_lies_ahead_of_the_week_it_is_opened():
    for row in samples.contents().tables["session"]:
        if row["status"] == SessionStatus.HELD:
            assert row["starts_local"].date() < anchor() + timedelta(days=7)


def test_no_time_of_it_falls_where_the_clocks_are_put_forward():
    for row in samples.contents().tables["session"]:
        if row["starts_local"]:
            assert not zones.is_gap(row["starts_local"], row["zone"])


# --- Opened -------------------------------------------------------------------------


def test_its_anchor_week_is_the_week_it_is_opened(sample):
    by = MONDAY - anchor()
    assert by % timedelta(weeks=1) == timedelta()
    written = {
        row["id"].hex: row["starts_local"] + by
        for row in samples.contents().tables["session"]
        if row["starts_local"]
    }
    store = opened(sample)
    assert store.read(starts) == written
    store.close()


def test_every_date_of_it_moves_by_the_same_weeks(sample):
    store = opened(sample)
    there = dates(store)
    store.close()
    by = MONDAY - anchor()
    raw = json.loads((paths.BUILT_IN / "sample.json").read_text(encoding="utf-8"))
    for (name, key, column), value in there.items():
        was = next(row for row in raw["tables"][name] if row["id"] == key)[column]
        assert datetime.fromisoformat(value) - datetime.fromisoformat(was) == by


def test_its_keys_are_the_same_in_every_copy(sample, tmp_path):
    first, second = opened(sample), opened(samples.make(tmp_path / "other.circlebook"))
    assert first.read(starts).keys() == second.read(starts).keys()
    first.close()
    second.close()


def test_it_is_nobodys_own_book(sample):
    assert sample == paths.home() / "Sample community.circlebook"


def test_the_coach_of_it_is_known(sample):
    store = opened(sample)
    coach = store.read(kept.coach)
    assert coach is not None
    assert store.read(lambda session: session.get(tables.Person, coach.person_id))
    store.close()


# --- Opened again -------------------------------------------------------------------


def rename(session: Session) -> None:
    session.scalars(select(tables.Person)).first().name = "Hers"


def test_opened_again_in_the_same_week_nothing_moves(sample):
    store = opened(sample)
    before = dates(store)
    store.close()
    clock.pretend(WEDNESDAY + timedelta(days=4))
    store = opened(samples.prepare())
    assert dates(store) == before
    assert not samples.bring_to_this_week(store)
    store.close()


def test_opened_again_weeks_later_it_keeps_what_she_did_and_is_of_that_week(sample):
    store = opened(sample)
    store.write("Person renamed", rename)
    before = dates(store)
    store.close()
    clock.pretend(WEDNESDAY + timedelta(days=19))
    store = opened(samples.prepare())
    by = timedelta(weeks=3)
    assert {
        place: (datetime.fromisoformat(value) + by) for place, value in before.items()
    } == {place: datetime.fromisoformat(value) for place, value in dates(store).items()}
    names = store.read(lambda s: list(s.scalars(select(tables.Person.name))))
    assert "Hers" in names
    store.close()


def test_a_clock_that_was_set_back_moves_nothing(sample):
    store = opened(sample)
    before = dates(store)
    clock.pretend(WEDNESDAY - timedelta(days=30))
    assert not samples.bring_to_this_week(store)
    assert dates(store) == before
    store.close()


def test_a_moment_in_utc_keeps_its_time_of_day_over_summer_time(sample):
    store = opened(sample)
    was = datetime(2026, 10, 6, 16, 5, tzinfo=UTC)  # 10:05 in Denver

    def start(session: Session) -> str:
        row = session.scalars(select(tables.Session)).first()
        row.run_started_at, row.zone = was, "America/Denver"
        session.flush()
        return row.id.hex

    key, _ = store.write("Run started", start)
    clock.pretend(WEDNESDAY + timedelta(weeks=6))
    assert samples.bring_to_this_week(store)
    rows = store.read(document.export)["tables"]["session"]
    moved = next(row["run_started_at"] for row in rows if row["id"] == key)
    assert moved == "2026-11-17T17:05:00Z"  # 10:05 in Denver
    store.close()


def test_what_her_calendar_was_told_stays_so_that_the_next_file_raises_sequence(sample):
    store = opened(sample)
    told = {"start": "2026-10-08T10:00:00"}

    def publish(session: Session) -> None:
        gathering = session.scalars(select(tables.Session)).first()
        session.add(
            tables.CalendarEntry(
                community_id=gathering.community_id,
                session_id=gathering.id,
                uid=f"{gathering.id.hex}@circlebook",
                published=told,
                stamped_at=datetime(2026, 10, 7, tzinfo=UTC),
                exported={},
            )
        )

    store.write("Calendar written", publish)
    clock.pretend(WEDNESDAY + timedelta(weeks=2))
    assert samples.bring_to_this_week(store)
    entry = store.read(document.export)["tables"]["calendar_entry"][0]
    assert entry["published"] == told
    assert entry["stamped_at"] == "2026-10-07T00:00:00Z"
    store.close()


def test_dates_inside_lists_move_too(sample):
    told = [{"whom": "Ada, 2026-10-08 or so", "when": "2026-10-08", "n": "2026-99-99"}]

    def tell(session: Session) -> None:
        session.scalars(select(tables.Transition)).first().told = told

    store = opened(sample)
    store.write("Said", tell)
    clock.pretend(WEDNESDAY + timedelta(weeks=1))
    assert samples.bring_to_this_week(store)
    moved = store.read(document.export)["tables"]["transition"][0]["told"]
    assert moved == [told[0] | {"when": "2026-10-15"}]
    store.close()


def test_her_own_book_is_never_moved(store, community):
    clock.pretend(date(2030, 1, 1))
    before = store.dump()
    assert not samples.bring_to_this_week(store)
    assert store.dump() == before


def test_a_stop_between_making_and_filling_is_mended_at_the_next_opening():
    opened_empty = books.open_book(samples.path(), create=True)
    opened_empty.close()
    store = opened(samples.prepare())
    assert store.read(starts)
    store.close()


def test_a_sample_she_has_emptied_stays_empty(sample):
    def empty(session: Session) -> None:
        for shape in reversed(shapes().values()):
            session.execute(shape.table.delete())

    store = opened(sample)
    store.write("Emptied", empty)
    store.close()
    store = opened(samples.prepare())
    assert not store.read(starts)
    store.close()


# --- Made anew ----------------------------------------------------------------------


def test_made_anew_it_is_as_at_first_and_the_old_one_is_in_the_backups(sample):
    store = opened(sample)
    as_made = document.text(store.read(document.export, private=True))
    store.write("Person renamed", rename)
    store.close()
    samples.fresh()
    store = opened(sample)
    assert document.text(store.read(document.export, private=True)) == as_made
    store.close()
    kept_copy = backups.listing(sample)[0]
    backups.restore_copy(kept_copy.path, sample.with_name("old.circlebook"))
    old = opened(sample.with_name("old.circlebook"))
    count = select(func.count()).where(tables.Person.name == "Hers")
    assert old.read(lambda session: session.scalar(count)) == 1
    old.close()


def test_while_it_is_open_in_a_window_it_is_not_made_anew(sample):
    window = opened(sample)
    before = dates(window)
    with pytest.raises(RefusedError, match="open in a window"):
        samples.fresh()
    assert dates(window) == before
    window.close()


def test_beside_an_open_window_it_is_left_to_the_window(sample):
    window = opened(sample)
    before = dates(window)
    clock.pretend(WEDNESDAY + timedelta(weeks=2))
    assert samples.prepare() == sample
    assert dates(window) == before
    window.close()


def test_read_only_it_is_not_moved(sample):
    window = opened(sample)
    reader = opened(sample)
    clock.pretend(WEDNESDAY + timedelta(weeks=2))
    assert reader.read_only
    assert not samples.bring_to_this_week(reader)
    reader.close()
    window.close()
