"""The facilitator's plan: all that whoever leads has to know, and marked as theirs."""

from datetime import date, datetime, time

import pytest

from app import clock
from app.pdf.story import CheckList, Pairs, Panel, Table, plain
from app.vocabulary import (
    AssignmentState,
    Category,
    MaterialKind,
    MaterialPer,
    SessionRole,
    Shape,
)
from tests.app.gathered import NOON, TEN, Planned, plan
from tests.app.papers import blocks_of, drawn, everything, said

LOOKS = ("list", "calendar")
NB = "\N{NO-BREAK SPACE}"


@pytest.fixture
def may(store, community) -> Planned:
    return plan(
        store,
        community,
        purpose="To meet",
        outcomes="A date\nA host",
        plan_note="Keep the room warm",
        expected=14,
    )


def _words(may: Planned, look: str) -> str:
    return "\n".join(said(may.paper("facilitator_plan", look=look))).replace(NB, " ")


@pytest.mark.parametrize("look", LOOKS)
def test_it_holds_all_that_is_said_of_a_block(may, look) -> None:
    lead = may.person("Yusuf Adan")
    block = may.block(
        "Story circle",
        20,
        lead=lead,
        purpose="To listen",
        participants_do="Tell one moment",
        instructions="Welcome, all",
        goals="Each has spoken",
        setup="One ring",
        cue="Lights low",
        notes="Curtis goes first",
        backup_plan="Two rings",
        steps=[{"text": "Think", "minutes": 1, "per": "person"}, {"text": "Tell"}],
        group_size=4,
        room="Stove side",
    )
    may.role(None, SessionRole.TECH_HOST, block_id=block)
    may.bring("Markers", block_id=block, quantity=3, per=MaterialPer.GROUP)
    words = _words(may, look)
    for expected in (
        "To listen",
        "Tell one moment",
        "Say: Welcome, all",
        "Goals: Each has spoken",
        "Set-up: One ring",
        "Cue: Lights low",
        "Notes: Curtis goes first",
        "If it fails: Two rings",
        "1. Think (1 min per person)",
        "2. Tell",
        "4 groups: 2 of 4 and 2 of 3",
        "Groups of 4",
        "Stove side",
        "Yusuf Adan",
        "Tech host: still open",
        "Markers × 12",
    ):
        assert expected in words


def test_its_head_has_purpose_outcomes_roles_and_the_note_on_the_plan(may) -> None:
    may.role(may.person("Ray"), SessionRole.TIMEKEEPER, state=AssignmentState.ASKED)
    may.role(may.person("Luz"), SessionRole.LEAD)
    paper = may.paper("facilitator_plan")
    facts = {label: plain(v) for label, v in blocks_of(paper, Pairs)[0].items}
    assert facts["Purpose"] == "To meet"
    assert facts["By the end"] == "A date\nA host"
    assert facts["Expected"] == "14 people"
    assert facts["Who does what"] == "Lead: Luz · Timekeeper: Ray (asked)"
    assert facts["Note on the plan"] == "Keep the room warm"


@pytest.mark.parametrize("look", LOOKS)
def test_hidden_blocks_are_there_and_marked(may, look) -> None:
    may.block("Core team breathes", hidden=True, category=Category.LOGISTICS)
    words = _words(may, look)
    assert "Core team breathes" in words
    assert "Not on the participants’ agenda" in words


def test_its_foot_says_that_it_is_for_facilitators_only(may) -> None:
    clock.pretend(date(2026, 5, 14))
    paper = may.paper("facilitator_plan")
    assert paper.foot.replace(NB, " ").startswith(
        "For facilitators only · as of May 14, 2026 · "
    )


@pytest.mark.parametrize(
    ("minutes", "ends", "fit"),
    [
        ((60, 60), NOON, "2 h planned, fits exactly"),
        ((60, 70), NOON, "2 h 10 min planned, 10 min over"),
        ((60, 55), NOON, "1 h 55 min planned, 5 min spare"),
        ((60,), None, "1 h planned, no end set"),
    ],
)
@pytest.mark.parametrize("look", LOOKS)
def test_it_says_how_the_plan_fits(store, community, minutes, ends, fit, look) -> None:
    may = plan(store, community, TEN, ends)
    for each in minutes:
        may.block("Block", each)
    assert fit in _words(may, look)


def test_the_clock_adds_up(may) -> None:
    for minutes in (10, 25, 45):
        may.block("Block", minutes)
    [table] = blocks_of(may.paper("facilitator_plan"), Table)
    times = [(row[0].text, row[0].note) for row in table.rows[:3]]
    assert [(t.replace(NB, " "), n.replace(NB, " ")) for t, n in times] == [
        ("10:00 AM", "10 min"),
        ("10:10 AM", "25 min"),
        ("10:35 AM", "45 min"),
    ]


@pytest.mark.parametrize(
    ("before", "at", "words"),
    [
        (50, 11, "Pinned to 11:00 AM, 10 min free before it"),
        (60, 11, "Pinned to 11:00 AM"),
        (65, 11, "Pinned to 11:00 AM, 5 min too many before it"),
    ],
)
def test_a_pinned_block_says_so_and_how_the_plan_meets_it(
    may, before, at, words
) -> None:
    may.block("First", before)
    may.block("Lunch", 30, locked_start=time(at))
    lines = _words(may, "list").splitlines()
    assert any(line.endswith(words) for line in lines)


def test_who_is_needed_in_two_tracks_is_said(may) -> None:
    ray = may.person("Ray")
    both = may.block("Both", 0, shape=Shape.PARALLEL)
    for name, minutes in (("Room", 20), ("Phone", 15)):
        track = may.block(name, 0, parent_id=both, shape=Shape.TRACK)
        may.block(f"{name} talk", minutes, parent_id=track, lead=ray)
    words = _words(may, "list")
    assert "Look: Ray is needed at the same time in Room and Phone." in words
    assert "Ends 5 min before the longest of these" in words


def test_what_to_bring_is_added_up_with_who_brings_it(may) -> None:
    tom = may.person("Tom")
    one, two = may.block("One"), may.block("Two")
    slips = {"kind": MaterialKind.CONSUMABLE, "per": MaterialPer.PERSON}
    may.bring("Slips", block_id=one, bring_person_id=tom, packed=True, **slips)
    may.bring("slips ", block_id=two, **slips)
    may.bring("Bell", packed=True, bring_person_id=tom)
    [checks] = blocks_of(may.paper("facilitator_plan"), CheckList)
    assert [(plain(c.text).replace(NB, " "), c.done, c.note) for c in checks.items] == [
        ("Bell", True, "Tom"),
        ("Slips × 28", False, "Tom"),
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_while_nobody_is_expected_it_says_how_much_for_each(
    store, community, look
) -> None:
    may = plan(store, community)
    block = may.block("Write", 30)
    may.bring("Sticky notes", block_id=block, per=MaterialPer.PERSON, quantity=3)
    may.bring("Pens", block_id=block, per=MaterialPer.GROUP, quantity=2)
    may.bring("Bell", block_id=block, per=MaterialPer.FIXED, quantity=2)
    words = _words(may, look)
    assert "× 0" not in words
    for thing in (
        "Sticky notes: 3 for each person",
        "Pens: 2 for each group",
        "Bell × 2",
    ):
        assert words.count(thing) == 2  # beside the block, and in all there is to bring


def test_a_thing_for_each_and_for_all_says_both(store, community) -> None:
    may = plan(store, community)
    may.bring("Cups", per=MaterialPer.PERSON, quantity=1)
    may.bring("cups", per=MaterialPer.FIXED, quantity=4)
    [checks] = blocks_of(may.paper("facilitator_plan"), CheckList)
    assert [plain(c.text) for c in checks.items] == [
        "Cups: 1 for each person and 4 for all"
    ]


def test_a_part_that_was_declined_is_open_again(may) -> None:
    block = may.block("Talk")
    no = AssignmentState.DECLINED
    may.role(may.person("Dee"), SessionRole.LEAD, block_id=block, state=no)
    words = _words(may, "list")
    assert "Dee" not in words
    assert "still open" in words


@pytest.mark.parametrize("look", LOOKS)
def test_an_empty_gathering_says_that_nothing_is_planned(may, look) -> None:
    paper = may.paper("facilitator_plan", look=look)
    assert "Nothing is planned yet." in said(paper)
    assert not blocks_of(paper, Table)


def test_both_looks_of_the_sample_say_the_same(sample_store) -> None:
    from sqlalchemy import select

    from app import tables
    from app.printouts import catalog

    def both(session):
        compose = catalog.named("facilitator_plan").compose
        for key in session.scalars(select(tables.Session.id)).all():
            yield tuple(
                " ".join(everything(compose(session, key, {"look": look})).split())
                for look in LOOKS
            )

    pairs = sample_store.read(lambda session: list(both(session)))
    assert len(pairs) > 20
    for as_list, as_days in pairs:
        headings = {"Time", "Kind", "What", "happens", "Who", "Bring", "in"}
        missing = set(as_list.split()) - set(as_days.split()) - headings
        assert not {word for word in missing if not word[0].isdigit()}


def test_nothing_of_the_private_room_is_on_it(sample_store) -> None:
    from sqlalchemy import select

    from app import tables
    from app.printouts import catalog

    def words(session):
        private = [
            *session.scalars(select(tables.CoachingReflection.body)),
            *session.scalars(select(tables.PrivateNote.body)),
        ]
        compose = catalog.named("facilitator_plan").compose
        keys = session.scalars(select(tables.Session.id)).all()
        return private, [everything(compose(session, key, {})) for key in keys]

    private, papers = sample_store.read(words)
    assert private
    assert not [body for body in private for paper in papers if body and body in paper]


def test_what_goes_past_midnight_has_a_heading_for_each_day(store, community) -> None:
    may = plan(store, community, datetime(2026, 5, 19, 22), None)
    may.block("Late", 120)
    may.block("Early", 60)
    paper = may.paper("facilitator_plan")
    assert len(blocks_of(paper, Table)) == 2
    assert "Wednesday, May 20, 2026" in said(paper)


def test_its_calendar_is_painted_alike_each_time(may) -> None:
    may.block("One", 20, notes="Say " * 200)
    for panel in blocks_of(may.paper("facilitator_plan", look="calendar"), Panel):
        assert drawn(panel).said == drawn(panel).said
