"""What a coach does to the blocks of a plan."""

from datetime import datetime, time
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.book.store import Store
from app.errors import GoneError, RefusedError
from app.gathering import assignments, blocks, materials, methods
from app.gathering.plans import Block, flat
from app.vocabulary import (
    Category,
    MaterialKind,
    MaterialPer,
    Phase,
    Shape,
)
from tests.app.planning import add_person, gathering_with, rows_of, titles

at = datetime.fromisoformat


@pytest.fixture
def plan(store: Store, community: UUID) -> UUID:
    """The key of a gathering with the blocks A, B, C, D of ten minutes."""
    return gathering_with(store, community, "A", "B", "C", "D")


def the(store: Store, plan: UUID, title: str) -> Block:
    found = flat(store.read(blocks.of_session, plan))
    return next(block for block in found if block.title == title)


def test_a_block_is_added_at_the_end_or_after_another(store: Store, plan: UUID) -> None:
    store.write("Block added", blocks.add, plan, title="E")
    b = the(store, plan, "B")
    store.write("Block added", blocks.add, plan, b.id, title="B½", minutes=5)
    assert titles(store, plan) == ["A", "B", "B½", "C", "D", "E"]


def test_a_method_brings_its_own_copy_of_words_steps_and_materials(
    store: Store, plan: UUID
) -> None:
    a = the(store, plan, "A")
    store.write("Block added", blocks.add_method, plan, "troika_consulting", a.id)
    method = methods.get("troika_consulting")
    assert method is not None
    block = the(store, plan, "Troika consulting")
    assert titles(store, plan)[1] == "Troika consulting"
    assert block.minutes == method.minutes == 34
    assert block.steps == method.steps
    assert block.group_size == 3
    assert {m.item for m in block.materials} == {m.item for m in method.materials}


def test_a_method_that_does_not_exist_is_refused(store: Store, plan: UUID) -> None:
    with pytest.raises(GoneError, match="no longer in the library"):
        store.write("Block added", blocks.add_method, plan, "no_such_method")
    assert titles(store, plan) == ["A", "B", "C", "D"]


def test_a_block_moves_between_two_others_and_writes_one_row(
    store: Store, plan: UUID
) -> None:
    a, c = the(store, plan, "A"), the(store, plan, "C")
    _, changes = store.write("Block moved", blocks.move, a.id, c.id)
    assert titles(store, plan) == ["B", "C", "A", "D"]
    assert len(changes.rows) == 1
    store.write("Block moved", blocks.move, a.id, None)
    assert titles(store, plan) == ["A", "B", "C", "D"]


def test_blocks_are_numbered_anew_when_the_halves_run_out(
    store: Store, plan: UUID
) -> None:
    first = the(store, plan, "A")
    for turn in range(60):
        mover = the(store, plan, "C" if turn % 2 else "B")
        store.write("Block moved", blocks.move, mover.id, first.id)
    assert titles(store, plan) == ["A", "C", "B", "D"]


def test_two_blocks_side_by_side_share_their_time(store: Store, plan: UUID) -> None:
    b, c = the(store, plan, "B"), the(store, plan, "C")
    tray, _ = store.write("Side by side", blocks.side_by_side, c.id, b.id)
    tree = store.read(blocks.of_session, plan)
    assert [block.title for block in tree] == ["A", "Side by side", "D"]
    assert [child.title for child in tree[1].children] == ["B", "C"]
    assert {child.shape for child in tree[1].children} == {Shape.TRACK}
    d = the(store, plan, "D")
    store.write("Side by side", blocks.side_by_side, d.id, tray)
    assert [c.title for c in store.read(blocks.of_session, plan)[1].children] == [
        "B",
        "C",
        "D",
    ]


def test_a_pinned_block_gives_its_pin_to_the_container(
    store: Store, plan: UUID
) -> None:
    b, c = the(store, plan, "B"), the(store, plan, "C")
    store.write("Start pinned", blocks.lock, b.id, time(10, 30))
    tray, _ = store.write("Side by side", blocks.side_by_side, c.id, b.id)
    assert the(store, plan, "Side by side").locked_start == time(10, 30)
    store.write("Block moved", blocks.move, c.id, tray)
    assert the(store, plan, "B").locked_start == time(10, 30)


def test_taking_a_track_out_leaves_no_container_of_one(
    store: Store, plan: UUID
) -> None:
    b, c = the(store, plan, "B"), the(store, plan, "C")
    tray, _ = store.write("Side by side", blocks.side_by_side, c.id, b.id)
    store.write("Block moved", blocks.move, b.id, tray)
    tree = store.read(blocks.of_session, plan)
    assert [(block.title, block.shape) for block in tree] == [
        ("A", Shape.BLOCK),
        ("C", Shape.BLOCK),
        ("B", Shape.BLOCK),
        ("D", Shape.BLOCK),
    ]


def test_unwrapping_puts_the_tracks_one_after_the_other(
    store: Store, plan: UUID
) -> None:
    b, c = the(store, plan, "B"), the(store, plan, "C")
    tray, _ = store.write("Side by side", blocks.side_by_side, c.id, b.id)
    store.write("One after the other", blocks.unwrap, tray)
    assert titles(store, plan) == ["A", "B", "C", "D"]
    assert the(store, plan, "B").shape is Shape.BLOCK


def test_a_block_cannot_run_beside_itself(store: Store, plan: UUID) -> None:
    a = the(store, plan, "A")
    with pytest.raises(RefusedError, match="beside itself"):
        store.write("Side by side", blocks.side_by_side, a.id, a.id)


def test_a_container_takes_its_minutes_from_its_tracks(
    store: Store, plan: UUID
) -> None:
    b, c = the(store, plan, "B"), the(store, plan, "C")
    tray, _ = store.write("Side by side", blocks.side_by_side, c.id, b.id)
    with pytest.raises(RefusedError, match="from the blocks in it"):
        store.write("Minutes changed", blocks.set_minutes, tray, 5)


def test_minutes_stay_between_nothing_and_a_day(store: Store, plan: UUID) -> None:
    a = the(store, plan, "A")
    store.write("Minutes changed", blocks.set_minutes, a.id, -5)
    assert the(store, plan, "A").minutes == 0
    store.write("Minutes changed", blocks.set_minutes, a.id, 99_999)
    assert the(store, plan, "A").minutes == 24 * 60


def test_a_copy_takes_along_leads_materials_and_what_is_in_it(
    store: Store, plan: UUID, community: UUID
) -> None:
    b, c = the(store, plan, "B"), the(store, plan, "C")
    tom = add_person(store, community, "Tom Whitehorse")
    store.write("Lead changed", assignments.set_leads, b.id, [tom])
    store.write("Material added", materials.add, plan, "Flip charts ×4", b.id)
    store.write("Start pinned", blocks.lock, b.id, time(11, 0))
    tray, _ = store.write("Side by side", blocks.side_by_side, c.id, b.id)
    store.write("Block copied", blocks.duplicate, tray)
    first, second = (
        block
        for block in store.read(blocks.of_session, plan)
        if block.shape is Shape.PARALLEL
    )
    assert [child.title for child in second.children] == ["B", "C"]
    assert second.children[0].leads == (tom,)
    assert second.children[0].materials[0].quantity == 4
    assert first.locked_start == time(11, 0)
    assert second.locked_start is None


def test_a_deleted_block_takes_its_parts_and_comes_back_with_them(
    store: Store, plan: UUID, community: UUID
) -> None:
    b = the(store, plan, "B")
    tom = add_person(store, community, "Tom Whitehorse")
    store.write("Lead changed", assignments.set_leads, b.id, [tom, None])
    before = rows_of(store, plan)
    _, changes = store.write("Block deleted", blocks.delete, b.id)
    assert titles(store, plan) == ["A", "C", "D"]
    store.undo(changes)
    assert rows_of(store, plan) == before
    assert the(store, plan, "B").leads in {(tom, None), (None, tom)}


def test_who_leads_still_keeps_the_answer_given(
    store: Store, plan: UUID, community: UUID
) -> None:
    b = the(store, plan, "B")
    tom = add_person(store, community, "Tom Whitehorse")
    luz = add_person(store, community, "Luz Ortega")
    store.write("Lead changed", assignments.set_leads, b.id, [tom])
    kept = the(store, plan, "B").parts[0].id
    store.write("Lead changed", assignments.set_leads, b.id, [luz, tom])
    assert kept in {part.id for part in the(store, plan, "B").parts}
    assert set(the(store, plan, "B").leads) == {tom, luz}


def test_a_block_can_be_made_pre_work_and_comes_out_of_its_tray(
    store: Store, plan: UUID
) -> None:
    b, c = the(store, plan, "B"), the(store, plan, "C")
    store.write("Side by side", blocks.side_by_side, c.id, b.id)
    store.write("Block changed", blocks.change, c.id, phase=Phase.BEFORE)
    assert the(store, plan, "C").phase is Phase.BEFORE
    assert the(store, plan, "C").shape is Shape.BLOCK
    assert the(store, plan, "B").parent_id is None


def test_a_block_keeps_its_title_when_the_new_one_is_blank(
    store: Store, plan: UUID
) -> None:
    a = the(store, plan, "A")
    with pytest.raises(RefusedError, match="needs a title"):
        store.write("Block renamed", blocks.change, a.id, title="  ")
    store.write("Block changed", blocks.change, a.id, purpose=" ", title=" Ada ")
    assert the(store, plan, "Ada").purpose == ""


def test_words_and_a_number_make_a_material(store: Store, plan: UUID) -> None:
    assert materials.understood("Flip charts ×4") == ("Flip charts", 4)
    assert materials.understood("Pens x 12") == ("Pens", 12)
    assert materials.understood("Two chairs, water") == ("Two chairs, water", 1)
    a = the(store, plan, "A")
    key, _ = store.write("Material added", materials.add, plan, "Dots ×5", a.id)
    store.write(
        "Material changed",
        materials.change,
        key,
        per=MaterialPer.PERSON,
        kind=MaterialKind.CONSUMABLE,
    )
    assert store.read(materials.totals, plan, 23)[0].quantity == 115
    store.write("Material removed", materials.remove, key)
    assert store.read(materials.totals, plan, 23) == ()
    with pytest.raises(RefusedError, match="what is to be brought"):
        store.write("Material added", materials.add, plan, "  ", a.id)


def test_methods_are_found_by_words_minutes_and_type() -> None:
    assert len(methods.library()) == 56
    pairs = methods.search("pairs 20 min")
    assert pairs
    assert all(m.minutes_min <= 20 <= m.minutes_max for m in pairs)
    assert methods.search("troika")[0].key == "troika_consulting"
    opens = methods.search("", frozenset({Category.OPEN}))
    assert {m.category for m in opens} == {Category.OPEN}
    assert methods.search("no such thing at all") == ()


@settings(deadline=None, max_examples=20)  # each move is a real write
@given(
    moves=st.lists(
        st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5)), max_size=10
    )
)
def test_any_order_of_moves_ends_in_the_order_a_list_would_have(
    memory_plan: tuple[Store, UUID], moves: list[tuple[int, int | None]]
) -> None:
    store, plan = memory_plan
    expected = titles(store, plan)
    for which, after in moves:
        mover = expected[which]
        target = None if after is None else expected[after]
        if target == mover:
            continue
        expected.remove(mover)
        expected.insert(0 if target is None else expected.index(target) + 1, mover)
        target_id = the(store, plan, target).id if target else None
        store.write("Moved", blocks.move, the(store, plan, mover).id, target_id)
    assert titles(store, plan) == expected


@pytest.fixture(scope="module")
def memory_plan(
    empty_book: object, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Store, UUID]:
    """A plain store with a plan of six blocks that all examples go on shuffling."""
    from shutil import copy

    from tests.conftest import _add_community

    path = tmp_path_factory.mktemp("moves") / "moves.circlebook"
    copy(str(empty_book), path)
    store = Store(path)
    community, _ = store.write("Community started", _add_community)
    return store, gathering_with(store, community, *"ABCDEF")
