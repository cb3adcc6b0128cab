"""The invitation as plain text."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.errors import RefusedError
from app.exports.calendar_ics import Event, as_text
from app.exports.invitations import signature
from app.settings import Coach

CIRCLE = Event(
    uid="5b7dabac8b2e473da44b58b91ef74546@circlebook",
    sequence=0,
    stamped_at=datetime(2026, 1, 2, tzinfo=UTC),
    title="Monthly circle",
    starts_local=datetime(2026, 6, 9, 10),
    ends_local=datetime(2026, 6, 9, 12),
    zone="America/Denver",
    status="CONFIRMED",
    place="Alder Hall\n12 Main St",
    join_link="https://meet.example.org/abc",
    dial_in="+1 555 0100",
    description=("To swap what works.", "Bring one story."),
)


def test_an_invitation_says_what_when_where_how_and_what_for():
    assert as_text(CIRCLE) == (
        "Monthly circle\n"
        "\n"
        "Tuesday, June 9, 2026\n"
        "10:00 AM – 12:00 PM Mountain Time (Denver)\n"
        "4:00 PM – 6:00 PM UTC\n"
        "\n"
        "Place: Alder Hall, 12 Main St\n"
        "Join: https://meet.example.org/abc\n"
        "By phone: +1 555 0100\n"
        "\n"
        "To swap what works.\n"
        "Bring one story."
    )


def test_an_invitation_without_place_and_purpose_leaves_no_holes():
    bare = replace(CIRCLE, place="", join_link="", dial_in="", description=())
    assert as_text(bare) == (
        "Monthly circle\n"
        "\n"
        "Tuesday, June 9, 2026\n"
        "10:00 AM – 12:00 PM Mountain Time (Denver)"
    )


def test_an_invitation_says_if_the_date_is_open_or_the_gathering_off():
    assert as_text(replace(CIRCLE, status="TENTATIVE")).startswith(
        "Monthly circle\nThis date is not confirmed yet.\n"
    )
    assert as_text(replace(CIRCLE, status="CANCELLED")).startswith(
        "CANCELLED: Monthly circle\n"
    )


def test_the_day_is_named_again_where_it_is_another_one_in_utc():
    evening = replace(
        CIRCLE,
        starts_local=datetime(2026, 12, 8, 19),
        ends_local=datetime(2026, 12, 8, 20, 30),
    )
    assert "7:00 PM – 8:30 PM Mountain Time (Denver)\n" in as_text(evening)
    assert "Wednesday, December 9, 2026, 2:00 AM – 3:30 AM UTC\n" in as_text(evening)


def test_a_night_across_two_days_names_both():
    night = replace(
        CIRCLE,
        starts_local=datetime(2026, 10, 31, 22),
        ends_local=datetime(2026, 11, 1, 6),
    )
    assert "10:00 PM – Sunday, November 1, 2026, 6:00 AM Mountain" in as_text(night)
    assert "Sunday, November 1, 2026, 4:00 AM – 1:00 PM UTC" in as_text(night)


@pytest.mark.parametrize(
    ("hour", "clock"),
    [(0, "12:05 AM"), (1, "1:05 AM"), (12, "12:05 PM"), (13, "1:05 PM")],
)
def test_noon_and_midnight_are_told_apart(hour, clock):
    at = datetime(2026, 6, 9, hour, 5)
    event = replace(CIRCLE, starts_local=at, ends_local=datetime(2026, 6, 9, 23))
    assert f"\n{clock} – 11:00 PM " in as_text(event)


def test_a_time_the_clocks_skip_is_told_as_it_will_be():
    skipped = replace(
        CIRCLE,
        starts_local=datetime(2026, 3, 8, 2, 30),
        ends_local=datetime(2026, 3, 8, 4),
    )
    assert "3:30 AM – 4:00 AM" in as_text(skipped)


def test_only_who_may_join_from_afar_is_told_the_hours_in_utc():
    here = replace(CIRCLE, join_link="", dial_in="")
    assert "UTC" not in as_text(here)
    assert "4:00 PM – 6:00 PM UTC" in as_text(CIRCLE)


def test_a_signature_names_the_coach_and_the_community_and_leaves_no_holes():
    dana = Coach("Dana Whitcomb", "Coach", "", "dana@prairie.example")
    assert signature(dana, "Prairie Rivers Circle") == (
        "Dana Whitcomb\nPrairie Rivers Circle\nCoach\ndana@prairie.example"
    )
    assert signature(None, "Prairie Rivers Circle") == "Prairie Rivers Circle"


def test_a_gathering_in_utc_is_told_once():
    assert as_text(replace(CIRCLE, zone="UTC")).count("UTC") == 1


def test_days_without_hours_have_no_hours():
    due = replace(CIRCLE, all_day=True, title="DUE: Report")
    assert "\nTuesday, June 9, 2026\n\nPlace" in as_text(due)
    days = replace(due, ends_local=datetime(2026, 6, 11))
    assert "\nTuesday, June 9, 2026 – Thursday, June 11, 2026\n\nPlace" in as_text(days)


def test_what_was_pasted_with_control_characters_reads_clean():
    dirty = replace(
        CIRCLE, title="A\x00 circle\n at\ud800 noon", description=("\x0b\x1b",)
    )
    assert as_text(dirty).startswith("A circle at noon\n")
    assert as_text(dirty).endswith("+1 555 0100")


def test_an_invitation_to_something_that_ends_before_it_begins_is_refused():
    with pytest.raises(RefusedError, match="correct its times"):
        as_text(replace(CIRCLE, ends_local=datetime(2026, 6, 9, 9)))
