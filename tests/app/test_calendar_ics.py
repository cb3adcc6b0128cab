"""The calendar file, as other programs read it.

Two readers judge it that were written independently of `icalendar`, which writes it:
vobject goes by the VTIMEZONE in the file, ical goes by its own time-zone data.
"""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from app import zones
from app.errors import CirclebookError, RefusedError, StorageError
from app.exports import calendar_ics
from app.exports.calendar_ics import Event, render, write
from app.exports.events import moments

STAMP = datetime(2026, 1, 2, 15, 4, 5, 678, tzinfo=UTC)

SECOND_TUESDAYS = [
    date(2026, month, day)
    for month, day in zip(
        range(1, 13), (13, 10, 10, 14, 12, 9, 14, 11, 8, 13, 10, 8), strict=True
    )
]

HOSTILE = (
    'a, b; c: d C:\\New \\N \\n \\, \\; \\\\ “quoted” "plain" ^n\n'
    "BEGIN:VEVENT\r\nEND:VCALENDAR\r\n\tATTENDEE:mailto:x@example.org\n"
    "👩🏽‍💻 🏳️‍🌈 שלום مرحبا\u200f 開会式 e\u0301 \ufeff﷽"
)
UNFIT = "\x00\x07\x08\x0e\x1b\x7f\x9f\ud83d\udc00\ufffe\uffff\ufdd0\U0001ffff"


def gathering(**changes):
    local = changes.get("starts_local", datetime(2026, 6, 9, 10))
    event = Event(
        uid="5b7dabac8b2e473da44b58b91ef74546@circlebook",
        sequence=0,
        stamped_at=STAMP,
        title="Monthly circle",
        starts_local=local,
        ends_local=local + timedelta(hours=2),
        zone="America/Denver",
        status="CONFIRMED",
    )
    return replace(event, **changes)


def many(count, **changes):
    first = datetime(2026, 1, 1, 9)
    return [
        gathering(
            uid=f"{n:032x}@circlebook",
            starts_local=first + timedelta(hours=5 * n),
            **changes,
        )
        for n in range(count)
    ]


def only(events, name="Denver circle"):
    (content,) = render(events, calendar_name=name)
    return content


def unfolded(content):
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def values(content, name):
    return [line for line in unfolded(content) if line.startswith(name)]


def read_by_vobject(content):
    """Give each event by its UID, with start and end in UTC."""
    found = vobject.readOne(content.decode()).contents["vevent"]
    return {
        event.uid.value: (
            event.dtstart.value.astimezone(UTC),
            event.dtend.value.astimezone(UTC),
        )
        for event in found
    }


def read_by_ical(content):
    """Give each event by its UID, with start and end in UTC."""
    found = IcsCalendarStream.calendar_from_ics(content.decode()).events
    return {
        event.uid: (event.dtstart.astimezone(UTC), event.dtend.astimezone(UTC))
        for event in found
    }


def elsewhere(script):
    """Return what `script` writes on a computer on the other side of the world."""
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(calendar_ics.__file__).parents[2],
        env=os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    ).stdout


def meant(events):
    return {event.uid: moments(event) for event in events}


# --- US12: a calendar that survives changes -----------------------------------------


@pytest.fixture
def year():
    return [
        gathering(
            uid=f"{day.month:032x}@circlebook",
            starts_local=datetime.combine(day, time(10)),
        )
        for day in SECOND_TUESDAYS
    ]


def test_the_second_tuesdays_begin_at_17_utc_in_winter_and_16_in_summer(year):
    content = only(year)
    for read in (read_by_vobject, read_by_ical):
        starts = sorted(start for start, _ in read(content).values())
        assert [start.date() for start in starts] == SECOND_TUESDAYS
        assert [start.hour for start in starts] == [17, 17, *[16] * 8, 17, 17]


def test_a_moved_and_a_cancelled_gathering_keep_their_names_in_the_calendar(year):
    before = only(year)
    year[5] = replace(
        year[5],
        sequence=1,
        starts_local=datetime(2026, 6, 16, 10),
        ends_local=datetime(2026, 6, 16, 12),
    )
    year[11] = replace(year[11], sequence=1, status="CANCELLED")
    after = only(year)
    assert values(after, "UID:") == values(before, "UID:")
    assert len(values(after, "UID:")) == 12
    assert values(after, "SEQUENCE:").count("SEQUENCE:0") == 10
    blocks = after.split(b"BEGIN:VEVENT")
    june = next(b for b in blocks if b"UID:" + year[5].uid.encode() in b)
    assert b"SEQUENCE:1\r\n" in june
    assert b"DTSTART;TZID=America/Denver:20260616T100000\r\n" in june
    december = blocks[-1]
    assert b"SEQUENCE:1\r\n" in december
    assert b"STATUS:CANCELLED\r\n" in december
    assert b"SUMMARY:CANCELLED: Monthly circle\r\n" in december


# --- What every file keeps to -------------------------------------------------------


def test_a_file_is_published_and_invites_nobody(year):
    content = only(year)
    assert values(content, "METHOD") == ["METHOD:PUBLISH"]
    assert values(content, "VERSION") == ["VERSION:2.0"]
    assert content.count(b"BEGIN:VCALENDAR") == 1
    for never in (b"ATTENDEE", b"ORGANIZER", b"RECURRENCE-ID", b"RDATE", b"VALARM"):
        assert never not in content
    assert not [
        block for block in content.split(b"BEGIN:VEVENT")[1:] if b"RRULE" in block
    ]


def test_the_stamp_comes_from_the_book_and_not_from_the_clock():
    content = only([gathering()])
    assert values(content, "DTSTAMP") == ["DTSTAMP:20260102T150405Z"]
    assert values(content, "LAST-MODIFIED") == ["LAST-MODIFIED:20260102T150405Z"]


@pytest.mark.parametrize(
    ("status", "transparency", "busy"),
    [
        ("TENTATIVE", "OPAQUE", "TENTATIVE"),
        ("CONFIRMED", "OPAQUE", "BUSY"),
        ("CANCELLED", "TRANSPARENT", "FREE"),
    ],
)
def test_each_status_says_whether_people_are_busy(status, transparency, busy):
    lines = unfolded(only([gathering(status=status)]))
    assert f"STATUS:{status}" in lines
    assert f"TRANSP:{transparency}" in lines
    assert f"X-MICROSOFT-CDO-BUSYSTATUS:{busy}" in lines


def test_a_day_something_is_due_takes_the_whole_day_and_nobodys_time():
    due = gathering(
        all_day=True,
        title="DUE: Report",
        starts_local=datetime(2026, 10, 30),
        ends_local=datetime(2026, 10, 31, 9),
    )
    lines = unfolded(only([due]))
    assert "DTSTART;VALUE=DATE:20261030" in lines
    assert "DTEND;VALUE=DATE:20261101" in lines
    assert "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE" in lines
    assert "TRANSP:TRANSPARENT" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_the_join_link_is_the_first_line_and_the_place_if_there_is_no_room():
    link = "https://meet.example.org/abc?x=1,2;y=3"
    online = gathering(
        join_link=link, dial_in="+1 555 0100", description=("To swap stories.",)
    )
    event = vobject.readOne(only([online]).decode()).vevent
    assert event.description.value == (
        f"Join: {link}\nBy phone: +1 555 0100\n\nTo swap stories."
    )
    assert event.location.value == link
    assert event.url.value == link
    both = replace(online, place="Alder Hall\n12 Main St")
    event = vobject.readOne(only([both]).decode()).vevent
    assert event.location.value == "Alder Hall, 12 Main St"


@pytest.mark.parametrize("link", ["Zoom 123 456", "https://a b", "https://ñ.example"])
def test_a_link_that_is_no_address_is_told_in_words_only(link):
    content = only([gathering(join_link=link)])
    assert not values(content, "URL")
    assert vobject.readOne(content.decode()).vevent.description.value == f"Join: {link}"


def test_a_category_with_a_comma_stays_one_category():
    content = only([gathering(categories=("Workshop, live; open", ",", "Circle"))])
    (read,) = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert read.categories == ["Workshop / live / open", "Circle"]


def test_the_calendar_has_its_name_unless_it_is_a_single_gathering():
    assert values(only(many(2), "Peers, north; south"), "X-WR-CALNAME") == [
        "X-WR-CALNAME:Peers\\, north\\; south"
    ]
    assert not values(only(many(1), "Peers"), "X-WR-CALNAME")
    assert not values(only(many(2), " "), "X-WR-CALNAME")


def test_the_same_gatherings_in_any_order_give_the_same_bytes(year):
    assert only(year) == only(list(reversed(year)))
    assert only(year) != only([*year[:-1], replace(year[-1], title="Other")])


def test_the_same_gatherings_give_the_same_bytes_on_another_computer(year):
    script = (
        "import sys; from tests.app.test_calendar_ics import *; "
        "sys.stdout.buffer.write(only(many(9) + [gathering(zone='Europe/Paris')]))"
    )
    root = Path(calendar_ics.__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=os.environ
        | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONTZPATH": ""},
        capture_output=True,
        check=True,
    )
    assert told.stdout == only([*many(9), gathering(zone="Europe/Paris")])


# --- Zones --------------------------------------------------------------------------


def test_a_steady_zone_is_written_once_with_one_winter_and_one_summer(year):
    content = only([*year, gathering(zone="America/Phoenix")])
    assert values(content, "TZID:") == ["TZID:America/Denver", "TZID:America/Phoenix"]
    assert content.count(b"BEGIN:STANDARD") == 2
    assert content.count(b"BEGIN:DAYLIGHT") == 1


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("America/Vancouver", datetime(2026, 11, 4, 10)),
        ("Africa/Casablanca", datetime(2027, 2, 10, 10)),  # in Ramadan
        ("Asia/Jerusalem", datetime(2027, 3, 26, 10)),
        ("UTC", datetime(2027, 3, 26, 10)),
    ],
)
def test_a_zone_without_a_steady_rule_is_written_in_utc(zone, local):
    event = gathering(zone=zone, starts_local=local)
    content = only([event])
    right = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert values(content, "DTSTART") == [f"DTSTART:{right:%Y%m%dT%H%M%S}Z"]
    assert b"VTIMEZONE" not in content
    assert read_by_vobject(content) == read_by_ical(content) == meant([event])


@pytest.mark.parametrize(
    ("starts", "ends", "fold", "in_utc"),
    [
        ("2026-03-08T02:30", "2026-03-08T04:00", 0, ("0930", "1000")),
        ("2026-03-08T02:30", "2026-03-08T03:00", 0, ("0930", "1000")),
        ("2026-11-01T01:30", "2026-11-01T03:00", 0, ("0730", "1000")),
        ("2026-11-01T01:30", "2026-11-01T03:00", 1, ("0830", "1000")),
        ("2026-11-01T01:10", "2026-11-01T01:40", 1, ("0810", "0840")),
        ("2026-10-31T22:00", "2026-11-01T06:00", 0, ("0400", "1300")),
    ],
)
def test_a_gathering_on_the_night_of_a_clock_change_is_written_in_utc(
    starts, ends, fold, in_utc
):
    event = gathering(
        starts_local=datetime.fromisoformat(starts),
        ends_local=datetime.fromisoformat(ends),
        fold=fold,
    )
    content = only([event])
    assert values(content, "DTSTART")[0].endswith(f"T{in_utc[0]}00Z")
    assert values(content, "DTEND")[0].endswith(f"T{in_utc[1]}00Z")
    assert read_by_vobject(content) == read_by_ical(content) == meant([event])


def test_two_readers_agree_on_every_zone_of_the_chooser():
    events = [
        gathering(uid=f"{zone}/{day:%m}@circlebook", zone=zone, starts_local=day)
        for zone in zones.names()
        for day in (datetime(2027, 1, 12, 10), datetime(2027, 7, 13, 10))
    ]
    content = only(events)
    assert read_by_vobject(content) == read_by_ical(content) == meant(events)


events_anywhere = st.lists(
    st.builds(
        lambda zone, local, length, fold: gathering(
            zone=zone,
            starts_local=local.replace(second=0, microsecond=0),
            ends_local=local.replace(second=0, microsecond=0) + length,
            fold=fold,
        ),
        st.sampled_from(zones.names()),
        st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
        st.timedeltas(timedelta(minutes=5), timedelta(days=2)).map(
            lambda length: timedelta(minutes=length // timedelta(minutes=1))
        ),
        st.sampled_from([0, 1]),
    ),
    min_size=1,
    max_size=8,
).map(
    lambda events: [
        replace(event, uid=f"{n:032x}@circlebook") for n, event in enumerate(events)
    ]
)


@settings(deadline=None)
@given(events_anywhere)
def test_two_readers_find_the_same_moments_in_any_zone_on_any_day(events):
    content = only(events)
    assert read_by_vobject(content) == read_by_ical(content) == meant(events)


# --- Words --------------------------------------------------------------------------


def test_hostile_text_survives_both_readers():
    event = gathering(
        title=HOSTILE + UNFIT,
        place=HOSTILE,
        dial_in=UNFIT + "9",
        description=(UNFIT + HOSTILE, HOSTILE),
    )
    content = only([event])
    text = HOSTILE.replace("\r\n", "\n")
    flat = " ".join(line.strip() for line in text.split("\n"))
    for read in (
        vobject.readOne(content.decode()).vevent.summary.value,
        IcsCalendarStream.calendar_from_ics(content.decode()).events[0].summary,
    ):
        assert read == flat
    for read in (
        vobject.readOne(content.decode()).vevent.description.value,
        IcsCalendarStream.calendar_from_ics(content.decode()).events[0].description,
    ):
        assert read == f"By phone: 9\n\n{text}\n{text}"
    assert not values(content, "ATTENDEE")
    assert content.count(b"\r\nBEGIN:VEVENT") == 1


def test_lines_are_cut_at_75_octets_and_never_inside_a_character():
    content = only(
        [gathering(title="Séance 開会式 👩🏽‍💻 " * 40, description=("é" * 5000,))]
    )
    assert not content.startswith(b"\xef\xbb\xbf")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_hundred_thousand_characters_arrive():
    text = "Every word counts, and each; “line” too.\n" * 2500
    content = only([gathering(description=(text,))])
    assert vobject.readOne(content.decode()).vevent.description.value == text.strip()


def test_a_gathering_without_a_title_is_called_a_gathering():
    assert values(only([gathering(title=" \x00\n")]), "SUMMARY") == [
        "SUMMARY:Gathering"
    ]


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=40))
def test_any_text_at_all_can_be_written_and_read(title, body, label):
    event = gathering(
        title=title,
        place=title,
        join_link=label,
        description=(body,),
        categories=(label,),
    )
    content = only([event])
    assert read_by_vobject(content) == read_by_ical(content) == meant([event])


# --- Many gatherings, and files on the disk -----------------------------------------


def test_nine_hundred_gatherings_fit_into_one_file():
    events = many(900)
    content = only(events)
    assert len(content) <= calendar_ics.MAX_BYTES
    assert read_by_vobject(content) == read_by_ical(content) == meant(events)


def test_more_are_cut_into_files_that_hold_each_gathering_once(tmp_path):
    events = many(1900)
    files = write(events, tmp_path / "Circle.ics", calendar_name="Circle")
    assert [file.name for file in files] == [
        "Circle.ics",
        "Circle 2.ics",
        "Circle 3.ics",
    ]
    read = [read_by_ical(file.read_bytes()) for file in files]
    assert [len(part) for part in read] == [900, 900, 100]
    assert read[0] | read[1] | read[2] == meant(events)
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_long_descriptions_are_cut_into_files_below_the_limit_of_bytes():
    events = many(40, description=("x" * 60_000,))
    files = render(events, calendar_name="Circle " * 100)
    assert len(files) > 2
    assert max(map(len, files)) <= calendar_ics.MAX_BYTES
    assert sum(content.count(b"BEGIN:VEVENT") for content in files) == 40


def test_one_gathering_above_the_limit_has_a_file_of_its_own():
    huge = gathering(description=("x" * 1_000_000,))
    files = render([*many(2), huge], calendar_name="Circle")
    assert [content.count(b"BEGIN:VEVENT") for content in files] == [2, 1]


def test_the_file_on_the_disk_holds_what_was_rendered(tmp_path, year):
    (file,) = write(year, tmp_path / "Círculo 2026.ics", calendar_name="Circle")
    assert file.read_bytes() == only(year, "Circle")


def test_a_folder_that_is_gone_is_told_in_a_sentence(tmp_path, year):
    with pytest.raises(StorageError, match=r"Circle\.ics could not be written"):
        write(year, tmp_path / "gone" / "Circle.ics", calendar_name="Circle")


# --- What is refused ----------------------------------------------------------------


def test_an_empty_calendar_is_refused_with_a_sentence():
    with pytest.raises(RefusedError, match="give a gathering a date"):
        render([], calendar_name="Circle")


@pytest.mark.parametrize("all_day", [False, True])
def test_a_gathering_that_ends_before_it_begins_is_named_and_refused(all_day, tmp_path):
    wrong = gathering(ends_local=datetime(2026, 6, 8, 9), all_day=all_day)
    with pytest.raises(RefusedError, match="“Monthly circle” ends before it begins"):
        write([*many(3), wrong], tmp_path / "Circle.ics", calendar_name="Circle")
    assert not [*tmp_path.iterdir()]


def test_a_zone_nobody_knows_is_named_and_refused():
    with pytest.raises(RefusedError, match="“Mars/Olympus” is not known"):
        render([gathering(zone="Mars/Olympus")], calendar_name="Circle")


@pytest.mark.parametrize(
    "damage",
    [
        (b"Monthly circle", b"Monthly"),
        (b"T100000", b"T110000"),
        (b"STATUS:CONFIRMED\r\n", b""),
        (b"END:VEVENT\r\n", b""),
        (b"BEGIN:VEVENT", b"BEGIN:VTODO"),
    ],
)
def test_a_file_that_reads_back_differently_is_never_written(damage):
    """The guard is real: whatever is damaged on the way out, it notices."""
    event = gathering()
    part = calendar_ics._part(event, calendar_ics._steady_zones([event]))
    content = only([event])
    calendar_ics._read_back(content, [part])
    assert damage[0] in content
    with pytest.raises(CirclebookError, match="was not written"):
        calendar_ics._read_back(content.replace(*damage), [part])


def test_two_gatherings_with_one_name_in_the_calendar_are_refused():
    with pytest.raises(RefusedError, match="was not written"):
        render([gathering(), gathering(title="Other")], calendar_name="Circle")


def test_starting_the_program_does_not_wait_for_the_calendar_library():
    root = Path(calendar_ics.__file__).parents[2]
    script = (
        "import sys, app.exports.calendar_ics; sys.exit('icalendar' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode
        == 0
    )
