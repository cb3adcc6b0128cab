"""The looks of an agenda: they say the same, and no words lie on others."""

import re
from dataclasses import replace
from datetime import datetime, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.pdf.story import Panel, Together
from app.printouts.gatherings import agenda_calendar
from app.printouts.gatherings.agenda_steps import Step, Told
from app.vocabulary import (
    Category,
    Shape,
    Voice,
)
from tests.app.gathered import Planned, plan
from tests.app.papers import blocks_of, drawn, said, times_of

LOOKS = ("list", "calendar")
NB = "\N{NO-BREAK SPACE}"
PRIVATE = ("notes", "cue", "backup_plan", "setup")


@pytest.fixture
def may(store, community) -> Planned:
    return plan(store, community)


def _full(may: Planned) -> None:
    lead = may.person("Yusuf")
    may.block("Welcome", 10, category=Category.WELCOME, lead=lead, purpose="Arrive")
    both = may.block("Side by side", 0, shape=Shape.PARALLEL, purpose="Choose one")
    for track in ("Room", "Phone"):
        one = may.block(track, 0, parent_id=both, shape=Shape.TRACK, room=f"{track} 2")
        may.block(f"{track} practice", 20, parent_id=one, category=Category.PRACTICE)
        may.block(f"{track} talk", 5, parent_id=one, participants_do="Talk " * 90)
    may.block("Very short", 1, purpose="Much is said of it. " * 40)
    may.block("Title " * 120, 30)
    may.block("Everyone", 15, voice=Voice.GROUP)


def test_both_looks_say_the_same(may) -> None:
    _full(may)
    as_list, as_days = (
        " ".join(" ".join(said(may.paper("participant_agenda", look=look))).split())
        for look in LOOKS
    )
    for words in re.findall(r"\S+", as_list):
        assert words in as_days or words in {"Time", "Kind", "What", "happens", "Who"}
    for text in ("Title " * 120, "Much is said of it. " * 40, "Talk " * 90):
        assert " ".join(text.split()) in as_days


@pytest.mark.parametrize("code", ["participant_agenda", "facilitator_plan"])
@pytest.mark.parametrize(
    ("minutes", "ends", "booked"),
    [(115, "11:55 AM", 1), (120, "12:00 PM", 0), (130, "12:10 PM", 0)],
)
def test_both_looks_of_both_agendas_agree_on_the_end(
    may, code, minutes, ends, booked
) -> None:
    may.block("All of it", minutes)
    for look in LOOKS:
        words = [line.replace(NB, " ") for line in said(may.paper(code, look=look))]
        at = words.index("End")
        assert ends in words[at - 2 : at]  # in the list the column of kinds is between
        assert sum("booked until 12:00 PM" in line for line in words) == booked


def test_booked_into_another_day_names_the_day(store, community) -> None:
    late = datetime(2026, 5, 19, 22), datetime(2026, 5, 20, 1)
    may = plan(store, community, *late)
    may.block("Night", 60)
    words = " ".join(said(may.paper("participant_agenda"))).replace(NB, " ")
    assert "booked until Wed, May 20, 1:00 AM" in words


def test_what_lasts_twice_as_long_is_twice_as_high(may) -> None:
    for minutes in (20, 40, 60):
        may.block(f"Of {minutes}", minutes)
    panels = blocks_of(may.paper("participant_agenda", look="calendar"), Panel)
    heights = [
        panel.height for panel in panels if any("Of " in w for w in drawn(panel).said)
    ]
    assert heights[1] == pytest.approx(2 * heights[0])
    assert heights[2] == pytest.approx(3 * heights[0])


@pytest.mark.parametrize("large", [False, True])
def test_no_words_of_the_calendar_lie_on_others_or_leave_their_panel(
    may, large
) -> None:
    _full(may)
    for panel in blocks_of(may.paper("participant_agenda", look="calendar"), Panel):
        pen = drawn(panel, large=large)
        assert not pen.overlaps()
        assert max((box[3] for box in pen.boxes), default=0) <= panel.height + 3


WORDS = st.sampled_from(
    [
        "",
        "Coffee",
        "The night I said nothing: Naomi and Curtis",
        "Post a question, host a table, move on when you have what you came for.",
        "a line\nand another",
        "illicit " * 9,
        "MMMMMMMM WWWWWWW" * 3,
        "x" * 80,
        "مرحبا بكم في اللقاء",
        "ยินดีต้อนรับสู่การประชุมของเราในวันนี้",
        "欢迎来到我们的聚会" * 3,
        "क्षितिज शर्मा " * 4,
    ]
)
LEAVES = st.tuples(
    WORDS,
    st.integers(0, 90),
    st.lists(WORDS.filter(bool), max_size=2),
    st.lists(WORDS.filter(bool), max_size=2),
    st.lists(WORDS.filter(bool), max_size=2),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(LEAVES, min_size=1, max_size=4),
    st.lists(st.lists(LEAVES, min_size=1, max_size=3), max_size=4),
    st.booleans(),
)
@example([("", 0, [], ["x" * 80, "Coffee"], [])], [[("", 0, [], [], [])]], True)
def test_whatever_is_planned_no_words_lie_on_others(leaves, tracks, large) -> None:
    steps = [_leaf(leaf) for leaf in leaves]
    if tracks:
        inside = tuple(
            _leaf(("Track", 0, [], [], []), tuple(map(_leaf, track)))
            for track in tracks
        )
        steps.append(replace(_leaf(leaves[0], inside), shape=Shape.PARALLEL))
    for block in agenda_calendar.blocks(steps, ("12:00", "fits")):
        for panel in block.blocks if type(block) is Together else (block,):
            if type(panel) is Panel:
                pen = drawn(panel, large=large)
                assert not pen.overlaps()
                low = max((box[3] for box in pen.boxes), default=0)
                assert low <= panel.height + 3


def _leaf(said_of, children=()) -> Step:
    title, minutes, words, who, bring = said_of
    told = Told(("Pairs",), tuple(words), tuple(who), tuple(bring))
    shape = Shape.TRACK if children else Shape.BLOCK
    return Step(
        title, Category.OPEN, shape, 600, minutes, None, told, 0, tuple(children)
    )


def test_sixty_blocks_are_all_there_in_order(may) -> None:
    for number in range(60):
        may.block(f"Block no. {number:02}", 1 + number % 7)
    for look in LOOKS:
        words = "\n".join(said(may.paper("participant_agenda", look=look)))
        found = re.findall(r"Block no\. (\d\d)", words)
        assert found == [f"{number:02}" for number in range(60)]


def test_a_day_of_any_length_has_no_block_higher_than_a_page(may) -> None:
    may.block("All day", 1440)
    may.block("Blink", 1)
    panels = blocks_of(may.paper("participant_agenda", look="calendar"), Panel)
    assert max(panel.height for panel in panels) < 500
    assert agenda_calendar.points_a_minute(()) > 0


def test_a_pinned_start_leaves_its_gap(may) -> None:
    may.block("First", 20)
    may.block("Lunch", 30, locked_start=time(11))
    assert times_of(may.paper("participant_agenda")) == [
        "10:00 AM",
        "11:00 AM",
        "11:30 AM",
    ]


@pytest.mark.parametrize(
    "title",
    [
        "<b>bold",
        "</para>",
        "مرحبا بكم",
        "שלום לכולם",
        "ยินดีต้อนรับ",
        "欢迎来到我们的聚会",
        "a\x00b",
        "word " * 3000,
        "x" * 200,
    ],
)
@pytest.mark.parametrize("look", LOOKS)
def test_any_title_comes_through(may, title, look) -> None:
    may.block(title, 5)
    words = " ".join(" ".join(said(may.paper("participant_agenda", look=look))).split())
    assert " ".join(title.replace("\x00", "").split()) in words.replace("\x00", "")
