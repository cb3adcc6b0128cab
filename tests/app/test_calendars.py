"""What our calendar files say, export after export (US12)."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar
from sqlalchemy import event

from app import clock, settings, tables
from app.book.store import Store
from app.errors import RefusedError, StorageError
from app.gathering import calendars, sessions
from app.vocabulary import SessionStatus

DAYS = [
    date(2026, 1, 13),
    date(2026, 2, 10),
    date(2026, 3, 10),
    date(2026, 4, 14),
    date(2026, 5, 12),
    date(2026, 6, 9),
    date(2026, 7, 14),
    date(2026, 8, 11),
    date(2026, 9, 8),
    date(2026, 10, 13),
    date(2026, 11, 10),
    date(2026, 12, 8),
]


@pytest.fixture
def denver(store):
    def make(session):
        row = tables.Community(
            name="Prairie Rivers", short_name="Prairie", zone="America/Denver"
        )
        session.add(row)
        session.flush()
        return row.id

    return store.write("Community started", make)[0]


@pytest.fixture
def year(store, denver):
    """Twelve second Tuesdays of 2026, ten to noon in Denver."""

    def make(session):
        keys = []
        for day in DAYS:
            start = datetime(day.year, day.month, day.day, 10)
            key = sessions.add(
                session,
                denver,
                start,
                start + timedelta(hours=2),
                title=f"Gathering in {day:%B}",
                status=SessionStatus.CONFIRMED,
                plan_note="CANARY-NOTE",
            )
            keys.append(key)
        return keys

    return store.write("Gatherings planned", make)[0]


def events(path: Path) -> dict[str, object]:
    calendar = Calendar.from_ical(path.read_bytes())
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def start_hours(path: Path) -> list[int]:
    """Return the UTC hour of each start, as a second, independent parser reads it."""
    calendar = vobject.readOne(path.read_text(encoding="utf-8"))
    starts = sorted(event.dtstart.value for event in calendar.vevent_list)
    return [start.astimezone(UTC).hour for start in starts]


def test_the_monthly_gathering_is_at_ten_in_denver_all_year(
    store, denver, year, tmp_path
):
    path = tmp_path / "year.ics"
    written = calendars.export(store, denver, path)
    assert written.events == 12
    assert start_hours(path) == [17, 17, *[16] * 8, 17, 17]


def test_a_second_export_keeps_the_events_and_numbers_what_moved_or_was_cancelled(
    store, denver, year, tmp_path
):
    first, second, changes = (tmp_path / name for name in ("1.ics", "2.ics", "c.ics"))
    calendars.export(store, denver, first)
    store.write("Moved", sessions.move, year[5], datetime(2026, 6, 16, 10))
    store.write("Cancelled", sessions.change, year[11], status=SessionStatus.CANCELLED)
    assert len(store.read(calendars.pending, denver).changed) == 2
    notice = store.read(calendars.change_notice, denver)
    assert "June 16" in notice
    assert "CANCELLED: Prairie: Gathering in December" in notice

    calendars.export(store, denver, changes, changes_only=True)
    assert len(events(changes)) == 2

    calendars.export(store, denver, second)
    before, after = events(first), events(second)
    assert before.keys() == after.keys()
    june, december = (f"{year[n].hex}@circlebook" for n in (5, 11))
    assert b"DTSTART;TZID=America/Denver:20260616T100000" in second.read_bytes()
    assert after[june]["SEQUENCE"] == 1
    assert after[december]["SEQUENCE"] == 1
    assert after[december]["STATUS"] == "CANCELLED"
    others = [e["SEQUENCE"] for uid, e in after.items() if uid not in {june, december}]
    assert others == [0] * 10
    with pytest.raises(RefusedError, match="Nothing has changed"):
        calendars.export(store, denver, changes, changes_only=True)


def test_exporting_twice_without_a_change_gives_the_same_bytes(
    store, denver, year, tmp_path
):
    calendars.export(store, denver, tmp_path / "1.ics")
    clock.pretend(clock.today() + timedelta(days=3))
    try:
        calendars.export(store, denver, tmp_path / "2.ics")
    finally:
        clock.pretend(None)
    assert (tmp_path / "1.ics").read_bytes() == (tmp_path / "2.ics").read_bytes()


def test_a_new_title_dates_the_event_anew_without_raising_its_number(
    store, denver, year, tmp_path
):
    path = tmp_path / "1.ics"
    calendars.export(store, denver, path)
    uid = f"{year[0].hex}@circlebook"
    stamp = events(path)[uid]["DTSTAMP"].dt
    store.write("Renamed", sessions.rename, year[0], "A better name")
    clock.pretend(clock.today() + timedelta(days=1))
    try:
        calendars.export(store, denver, path)
    finally:
        clock.pretend(None)
    event = events(path)[uid]
    assert event["SEQUENCE"] == 0
    assert event["DTSTAMP"].dt > stamp
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt


def test_an_undo_after_an_export_raises_the_number_again(store, denver, year, tmp_path):
    path = tmp_path / "1.ics"
    uid = f"{year[5].hex}@circlebook"
    calendars.export(store, denver, path)
    _, moved = store.write("Moved", sessions.move, year[5], datetime(2026, 6, 16, 10))
    calendars.export(store, denver, path)
    assert events(path)[uid]["SEQUENCE"] == 1
    store.undo(moved)
    calendars.export(store, denver, path)
    assert events(path)[uid]["SEQUENCE"] == 2


def test_a_deleted_gathering_goes_out_as_cancelled_and_comes_back_by_undo(
    store, denver, year, tmp_path
):
    path = tmp_path / "1.ics"
    uid = f"{year[3].hex}@circlebook"
    calendars.export(store, denver, path)
    _, deleted = store.write("Gathering deleted", sessions.delete, year[3])
    calendars.export(store, denver, path)
    assert events(path)[uid]["STATUS"] == "CANCELLED"
    assert events(path)[uid]["SEQUENCE"] == 1
    store.undo(deleted)
    calendars.export(store, denver, path)
    assert events(path)[uid]["STATUS"] == "CONFIRMED"
    assert events(path)[uid]["SEQUENCE"] == 2


def test_no_attendee_and_nothing_of_the_facilitators_own_is_in_the_file(
    store, denver, year, tmp_path
):
    path = tmp_path / "1.ics"
    calendars.export(store, denver, path)
    calendars.export_session(store, year[0], tmp_path / "one.ics")
    for file in (path, tmp_path / "one.ics"):
        text = file.read_text(encoding="utf-8")
        assert "ATTENDEE" not in text
        assert "ORGANIZER" not in text
        assert "CANARY" not in text
        assert "METHOD:PUBLISH" in text


def test_a_file_that_cannot_be_written_leaves_nothing_remembered(
    store, denver, year, tmp_path
):
    with pytest.raises(StorageError):
        calendars.export(store, denver, tmp_path / "no such folder" / "1.ics")
    assert not store.read(calendars.pending, denver).published
    assert len(store.read(calendars.pending, denver).changed) == 12


def test_a_file_that_cannot_be_put_in_its_place_is_said_again_with_the_next(
    store, denver, year, tmp_path
):
    path, taken = tmp_path / "1.ics", tmp_path / "taken.ics"
    calendars.export(store, denver, path)
    store.write("Moved", sessions.move, year[5], datetime(2026, 6, 16, 10))
    taken.mkdir()
    with pytest.raises(StorageError):
        calendars.export(store, denver, taken)
    assert len(store.read(calendars.pending, denver).changed) == 1
    calendars.export(store, denver, path)
    assert events(path)[f"{year[5].hex}@circlebook"]["SEQUENCE"] == 1


def test_no_file_says_a_number_before_the_book_has_kept_it(
    store, denver, year, tmp_path
):
    path = tmp_path / "1.ics"
    calendars.export(store, denver, path)
    before = path.read_bytes()
    store.write("Moved", sessions.move, year[5], datetime(2026, 6, 16, 10))
    with store.driver_connection() as other:
        other.execute("BEGIN")  # a reader holds up the commit
        other.execute("SELECT count(*) FROM session").fetchone()
        with pytest.raises(StorageError):
            calendars.export(store, denver, path)
        other.execute("ROLLBACK")
    assert path.read_bytes() == before
    assert list(tmp_path.glob(".*")) == []


def test_beside_an_open_window_only_what_was_numbered_goes_out(
    store, denver, year, tmp_path
):
    path = tmp_path / "1.ics"
    calendars.export(store, denver, path)
    first = path.read_bytes()
    reader = Store(store.path, read_only=True)
    try:
        calendars.export(reader, denver, path)
        assert path.read_bytes() == first
        store.write("Moved", sessions.move, year[5], datetime(2026, 6, 16, 10))
        for act, which in (
            (calendars.export, denver),
            (calendars.export_session, year[5]),
        ):
            with pytest.raises(RefusedError, match="window that has the book open"):
                act(reader, which, path)
    finally:
        reader.close()
    assert path.read_bytes() == first


def test_a_calendar_is_made_without_reading_any_plan(store, denver, year, tmp_path):
    asked = []
    event.listen(
        store._engine, "before_cursor_execute", lambda *args: asked.append(args[2])
    )
    calendars.export(store, denver, tmp_path / "1.ics")
    assert asked
    assert not [sql for sql in asked if " block" in sql or " attendance" in sql]


def test_a_community_without_a_date_is_told_so(store, denver, tmp_path):
    with pytest.raises(RefusedError, match="Plan one first"):
        calendars.export(store, denver, tmp_path / "1.ics")
    assert list(tmp_path.glob("*.ics")) == []


def test_an_entry_and_an_invitation_say_of_which_community_and_from_whom(
    store, denver, year, tmp_path
):
    dana = settings.Coach("Dana Whitcomb", email="dana@prairie.example")
    store.write("Coach named", settings.save_coach, dana)
    store.write("Renamed", sessions.rename, year[0], "Gathering")
    calendars.export(store, denver, tmp_path / "1.ics")
    titles = [str(one["SUMMARY"]) for one in events(tmp_path / "1.ics").values()]
    assert "Prairie: Gathering" in titles
    invitation = store.read(calendars.invitation, year[0])
    assert invitation.startswith("Prairie: Gathering\n")
    assert invitation.endswith("Dana Whitcomb\nPrairie Rivers\ndana@prairie.example")


def test_a_title_that_names_the_community_is_left_as_it_is(store, denver, year):
    store.write("Renamed", sessions.rename, year[0], "Prairie kick-off")
    said = store.read(calendars.event, year[0])
    assert said.title == "Prairie kick-off"


def test_a_gathering_that_was_sent_alone_and_then_moved_has_changed(
    store, denver, year, tmp_path
):
    calendars.export_session(store, year[5], tmp_path / "june.ics")
    assert store.read(calendars.pending, denver).changed == ()
    store.write("Moved", sessions.move, year[5], datetime(2026, 6, 16, 10))
    pending = store.read(calendars.pending, denver)
    assert pending.published
    assert [one.uid for one in pending.changed] == [f"{year[5].hex}@circlebook"]
    calendars.export(store, denver, tmp_path / "changes.ics", changes_only=True)
    assert len(events(tmp_path / "changes.ics")) == 1
    assert store.read(calendars.pending, denver).changed == ()


def test_the_agenda_as_text_keeps_what_is_hidden(store, denver, year):
    def plan(session):
        for position, (title, hidden) in enumerate(
            (("Welcome", False), ("CANARY-HIDDEN", True), ("Closing", False))
        ):
            session.add(
                tables.Block(
                    community_id=denver,
                    session_id=year[0],
                    position=float(position),
                    title=title,
                    category="W",
                    minutes=10,
                    hidden=hidden,
                    notes="CANARY-BLOCK",
                )
            )

    store.write("Blocks added", plan)
    text = store.read(calendars.agenda_text, year[0])
    assert "10:00 AM  Welcome (10 min)" in text
    assert "10:20 AM  Closing (10 min)" in text
    assert "CANARY" not in text
