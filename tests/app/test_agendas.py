"""When blocks begin, and what a plan adds up to."""

from datetime import datetime, time
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gathering import agendas, groups
from app.gathering.agendas import Agenda, When
from app.gathering.plans import Block, Material, Part
from app.vocabulary import (
    Category,
    MaterialKind,
    MaterialPer,
    Phase,
    SessionRole,
    Shape,
    Voice,
)

at = datetime.fromisoformat  # naive, as on the wall

TEN: When = When(at("2026-02-10T10:00"), at("2026-02-10T12:00"), "America/Denver")
DANA, TOM, ELENA = uuid4(), uuid4(), uuid4()


def block(
    title: str = "", minutes: int = 0, lead: UUID | None = None, **more: object
) -> Block:
    parts = (Part(uuid4(), SessionRole.LEAD, lead),) if lead else ()
    return Block(uuid4(), title, minutes, parts=parts, **more)  # type: ignore[arg-type]


def us5(w3: int = 25, troika: int = 30, lock: time | None = time(11, 15)) -> Agenda:
    return agendas.place(
        (
            block("Welcome and agreements", 10, category=Category.WELCOME),
            block("Success go-round", 15, category=Category.AFFIRMATION),
            block("Member story", 20, category=Category.INPUT),
            block("Troika", troika, category=Category.PEER_HELP, group_size=3),
            block("Break", 10, category=Category.BREAK, locked_start=lock),
            block("W3", w3, category=Category.REFLECTION),
            block("Dot vote", 10, category=Category.DECIDE),
            block("Closing", 5, category=Category.CLOSING),
        ),
        TEN,
    )


def starts(agenda: Agenda) -> list[str]:
    clocks = (agenda.when.clock(step.start) for step in agenda.steps)
    return [f"{clock:%H:%M}" for clock in clocks if clock]


def test_two_hours_planned_block_by_block_end_five_minutes_late() -> None:
    agenda = us5()
    assert starts(agenda) == [
        "10:00", "10:10", "10:25", "10:45", "11:15", "11:25", "11:50", "12:00",
    ]  # fmt: skip
    assert f"{agenda.when.clock(agenda.minutes):%H:%M}" == "12:05"
    assert agenda.spare == -5
    assert [step.gap for step in agenda.steps] == [0] * 8


def test_five_minutes_less_make_it_fit_exactly() -> None:
    assert us5(w3=20).spare == 0
    assert us5(w3=12).spare == 8


def test_a_pinned_break_stays_and_shows_four_minutes_too_many() -> None:
    agenda = us5(troika=34)
    pause = agenda.steps[4]
    assert f"{agenda.when.clock(pause.start):%H:%M}" == "11:15"
    assert pause.gap == -4
    assert starts(agenda)[5] == "11:25"


def test_a_pinned_break_shows_the_minutes_free_before_it() -> None:
    agenda = us5(troika=20)
    assert agenda.steps[4].gap == 10
    assert starts(agenda)[4] == "11:15"
    assert agenda.filled == 115
    assert agenda.minutes == 125


def test_without_a_pin_the_break_follows() -> None:
    assert starts(us5(troika=34, lock=None))[4] == "11:19"


def test_thirteen_people_in_trios_are_three_trios_and_a_four() -> None:
    assert groups.sizes(13, 3, least=3) == (4, 3, 3, 3)
    assert groups.of_block(us5().steps[3].block, 13) == (4, 3, 3, 3)


def test_breakouts_side_by_side_take_as_long_as_the_longest() -> None:
    one = When(at("2026-03-10T13:00"), at("2026-03-10T16:00"), "America/Denver")
    tracks = (
        block("Retention", 40, ELENA),
        block("Op-ed clinic", 35, ELENA),
        block("Evaluation", 45, TOM),
    )
    tray = block("Tracks", shape=Shape.PARALLEL, children=tracks)
    agenda = agendas.place((tray, block("Harvest", 30)), one)
    assert agenda.steps[0].minutes == 45
    assert starts(agenda) == ["13:00", "13:45"]
    assert [track.slack for track in agenda.steps[0].children] == [5, 10, 0]
    assert agendas.conflicts(agenda.steps[0]) == {ELENA: ("Retention", "Op-ed clinic")}


def test_a_roof_is_the_sum_of_what_is_under_it() -> None:
    roof = block(
        "Morning", 99, shape=Shape.ROOF, children=(block("", 10), block("", 7))
    )
    agenda = agendas.place((roof, block("", 5)), TEN)
    assert [step.start for step in agenda.steps] == [0, 17]
    assert [child.start for child in agenda.steps[0].children] == [0, 10]


def test_rounds_at_stations_include_the_moves_between_them() -> None:
    stations = tuple(block(f"Station {n}") for n in range(3))
    rotation = block(
        "Shift and share",
        shape=Shape.ROTATION,
        children=stations,
        rounds=3,
        round_minutes=15,
        move_minutes=2,
    )
    assert agendas.place((rotation,), TEN).minutes == 3 * (15 + 2) - 2


def test_what_comes_before_and_after_takes_no_time() -> None:
    blocks = (
        block("Read the story", 30, phase=Phase.BEFORE),
        block("Welcome", 10),
        block("Send the notes", 60, phase=Phase.AFTER),
    )
    agenda = agendas.place(blocks, TEN)
    assert agenda.minutes == 10
    assert [step.block.title for step in agenda.before] == ["Read the story"]
    assert [step.block.title for step in agenda.after] == ["Send the notes"]


def test_members_voices_are_the_minutes_the_coach_does_not_lead() -> None:
    blocks = (block("Mine", 15, DANA), block("Theirs", 135, TOM))
    voices = agendas.voices(agendas.place(blocks, TEN), DANA)
    assert (voices.share, voices.people, voices.coach_minutes) == (90, 1, 15)


def test_while_nobody_leads_anything_no_share_is_claimed_for_the_members() -> None:
    nobody = Block(uuid4(), "", 30, parts=(Part(uuid4(), SessionRole.LEAD, None),))
    agenda = agendas.place((block("", 30), nobody), TEN)
    voices = agendas.voices(agenda, DANA)
    assert (voices.share, voices.unsaid) == (None, True)
    shared = block("Go-round", 30, voice=Voice.GROUP)
    assert agendas.voices(agendas.place((shared,), TEN), DANA).share == 100


def test_two_who_lead_share_the_minutes() -> None:
    both = Block(
        uuid4(),
        "",
        30,
        parts=(
            Part(uuid4(), SessionRole.LEAD, DANA),
            Part(uuid4(), SessionRole.LEAD, TOM),
        ),
    )
    assert agendas.voices(agendas.place((both,), TEN), DANA).coach_minutes == 15


def test_a_block_in_the_coachs_voice_counts_as_hers_until_someone_leads_it() -> None:
    alone = block("Input", 20, voice=Voice.COACH)
    led = block("Input", 20, TOM, voice=Voice.COACH)
    assert agendas.voices(agendas.place((alone,), TEN), DANA).share == 0
    assert agendas.voices(agendas.place((led,), TEN), DANA).share == 100


def test_open_space_is_counted_inside_tracks_on_average() -> None:
    tray = block(
        "",
        shape=Shape.PARALLEL,
        children=(block("", 30, category=Category.OPEN), block("", 30)),
    )
    agenda = agendas.place((tray, block("", 30, category=Category.OPEN)), TEN)
    assert agendas.open_minutes(agenda) == 45
    assert agendas.open_share(agenda) == 75


def test_an_empty_plan_has_no_shares() -> None:
    agenda = agendas.place((), TEN)
    assert agendas.voices(agenda, DANA).share is None
    assert agendas.open_share(agenda) is None
    assert agendas.segments(agenda) == ()
    assert agenda.spare == 120


def test_the_strip_has_a_piece_for_each_block_also_beside_one_of_its_type() -> None:
    blocks = (
        block("", 10, category=Category.WELCOME),
        block("", 5, category=Category.WELCOME),
        block("", 20, category=Category.INPUT),
    )
    assert agendas.segments(agendas.place(blocks, TEN)) == (
        ("W", 10),
        ("W", 5),
        ("I", 20),
    )


def test_materials_of_twenty_three_people_in_fours() -> None:
    vote = Block(
        uuid4(),
        "Vote",
        10,
        group_size=4,
        materials=(
            thing("Dots", MaterialKind.CONSUMABLE, MaterialPer.PERSON, 5),
            thing("Markers", MaterialKind.EQUIPMENT, MaterialPer.GROUP, 2),
            thing("Flip-chart sheet", MaterialKind.CONSUMABLE, MaterialPer.GROUP, 1),
            thing("Bell", MaterialKind.EQUIPMENT, MaterialPer.FIXED, 1),
        ),
    )
    assert groups.sizes(23, 4, least=3) == (4, 4, 4, 4, 4, 3)
    totals = {t.item: t.quantity for t in groups.totals([vote], [], 23)}
    assert totals == {"Bell": 1, "Dots": 115, "Flip-chart sheet": 6, "Markers": 12}


def test_equipment_counts_once_in_a_row_and_twice_side_by_side() -> None:
    bell = (thing("Bell", MaterialKind.EQUIPMENT, MaterialPer.FIXED, 1),)
    dots = (thing("Dots", MaterialKind.CONSUMABLE, MaterialPer.FIXED, 3),)
    one, two = block("", 5, materials=bell + dots), block("", 5, materials=bell + dots)
    tray = block("", shape=Shape.PARALLEL, children=(one, two))
    in_a_row = {t.item: t.quantity for t in groups.totals([one, two], bell, 9)}
    at_once = {t.item: t.quantity for t in groups.totals([tray], [], 9)}
    assert in_a_row == {"Bell": 1, "Dots": 6}
    assert at_once == {"Bell": 2, "Dots": 6}


def test_on_the_night_the_clocks_go_forward_the_time_on_the_wall_jumps() -> None:
    night = When(at("2026-03-08T01:00"), at("2026-03-08T04:00"), "America/Denver")
    blocks = (block("", 60), block("", 60), block("", 10, locked_start=time(4, 0)))
    agenda = agendas.place(blocks, night)
    assert starts(agenda) == ["01:00", "03:00", "04:00"]
    assert night.length == 120
    assert agenda.steps[2].gap == 0


def test_a_pin_after_midnight_is_on_the_next_day() -> None:
    late = When(at("2026-05-01T23:00"), at("2026-05-02T01:00"), "America/Denver")
    agenda = agendas.place(
        (block("", 60), block("", 5, locked_start=time(0, 15))), late
    )
    assert agenda.steps[1].start == 75
    assert agenda.steps[1].gap == 15


def test_an_idea_without_a_date_has_lengths_and_no_times() -> None:
    agenda = agendas.place((block("", 20, locked_start=time(9, 0)),), When())
    assert agenda.minutes == 20
    assert agenda.spare is None
    assert agenda.when.clock(0) is None


def thing(item: str, kind: MaterialKind, per: MaterialPer, quantity: float) -> Material:
    return Material(uuid4(), item, kind, per, quantity)


leaves = st.builds(
    lambda minutes, category, lock: Block(
        uuid4(), "x", minutes, category=category, locked_start=lock
    ),
    st.integers(0, 240),
    st.sampled_from(list(Category)),
    st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
trees = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda shape, children: Block(uuid4(), "c", shape=shape, children=children),
        st.sampled_from([Shape.ROOF, Shape.PARALLEL, Shape.TRACK]),
        st.lists(inner, min_size=1, max_size=4).map(tuple),
    ),
    max_leaves=12,
)
plans = st.lists(trees, max_size=8).map(tuple)


@given(plans)
def test_every_block_begins_when_the_one_before_ends_or_where_it_is_pinned(
    blocks: tuple[Block, ...],
) -> None:
    agenda = agendas.place(blocks, TEN)
    flow = 0
    for step in agenda.steps:
        assert step.start == flow + step.gap
        if step.block.locked_start is None:
            assert step.gap == 0
        else:
            clock = agenda.when.clock(step.start)
            assert clock is not None
            assert clock.time() == step.block.locked_start
        flow = step.end


@given(plans)
def test_no_block_is_lost_and_none_takes_less_than_nothing(
    blocks: tuple[Block, ...],
) -> None:
    agenda = agendas.place(blocks, TEN)
    placed = agenda.all()
    assert len(placed) == sum(1 for _ in _walk(blocks))
    assert all(step.minutes >= 0 and step.slack >= 0 for step in placed)
    assert agenda.minutes >= max((step.end for step in agenda.steps), default=0)


@given(plans, st.sampled_from([None, DANA, TOM]))
def test_shares_lie_between_nothing_and_all(
    blocks: tuple[Block, ...], coach: UUID | None
) -> None:
    agenda = agendas.place(blocks, TEN)
    for share in (agendas.voices(agenda, coach).share, agendas.open_share(agenda)):
        assert share is None or 0 <= share <= 100


@given(st.lists(leaves, max_size=8).map(tuple), st.integers(0, 7), st.integers(1, 90))
def test_more_minutes_move_every_later_block_that_is_not_pinned(
    blocks: tuple[Block, ...], which: int, more: int
) -> None:
    free = tuple(_unpinned(b) for b in blocks)
    before = agendas.place(free, TEN)
    longer = tuple(
        _unpinned(b, more if place == which else 0) for place, b in enumerate(free)
    )
    after = agendas.place(longer, TEN)
    for place, (old, new) in enumerate(zip(before.steps, after.steps, strict=True)):
        assert new.start - old.start == (more if place > which else 0)


@given(st.integers(0, 300), st.integers(1, 40), st.integers(1, 40))
def test_groups_hold_everybody_and_differ_by_one(
    people: int, size: int, least: int
) -> None:
    found = groups.sizes(people, size, least)
    assert sum(found) == people
    if found:
        assert max(found) - min(found) <= 1
        assert min(found) >= least or len(found) == 1


@pytest.mark.parametrize(("part", "share"), [(1, 1), (5, 5), (125, 125)])
def test_per_cent_rounds_half_up(part: int, share: int) -> None:
    assert agendas.percent(part, 100) == share
    assert agendas.percent(1, 8) == 13


def _walk(blocks: tuple[Block, ...]) -> list[Block]:
    return [b for block in blocks for b in (block, *_walk(block.children))]


def _unpinned(b: Block, more: int = 0) -> Block:
    return Block(b.id, b.title, b.minutes + more, b.category)
