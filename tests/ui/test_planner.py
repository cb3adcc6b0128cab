"""The planner: whatever the mouse does, the keys do too, and the rows are the same."""

from collections.abc import Callable
from datetime import date, datetime, time
from itertools import pairwise
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import clock
from app.gathering import agendas, assignments, blocks, methods, sessions
from app.vocabulary import Category, Mode, Phase, SessionStatus, Shape
from tests.app.planning import add_person, gathering_with
from tests.ui.planning import Key, Modifier, Planning
from ui.desk import Desk
from ui.places import Place
from ui.theme import theme
from ui.views.planner import previews, words
from ui.views.planner.acts import snapped, stepped
from ui.views.planner.canvas import METHOD_MIME
from ui.views.planner.rows import lay_out
from ui.views.planner.summary import axis_marks
from ui.views.planner_view import PlannerView

at = datetime.fromisoformat


@pytest.fixture
def planning(qtbot: QtBot, desk: Desk, community: UUID) -> Planning:
    """A planner on the screen with the blocks A, B, C and D."""
    return Planning(qtbot, desk, community, "A", "B", "C", "D")


def twins(
    planning: Planning, by_mouse: Callable[[], object], by_key: Callable[[], object]
) -> None:
    """Do something by mouse, take it back, do it by key: the rows are the same."""
    before = planning.rows()
    by_mouse()
    after_mouse = planning.rows()
    assert after_mouse != before
    planning.desk.undo()
    assert planning.rows() == before
    by_key()
    assert planning.rows() == after_mouse


def test_a_block_moved_down_by_mouse_and_by_key(planning: Planning) -> None:
    def by_mouse() -> None:
        planning.drag(planning.grab("A"), planning.below("C"))

    def by_key() -> None:
        planning.choose("A")
        planning.press(Key.Key_Down, Modifier.AltModifier)
        planning.press(Key.Key_Down, Modifier.AltModifier)

    twins(planning, by_mouse, by_key)
    assert planning.titles() == ["B", "C", "A", "D"]


def test_a_block_moved_to_the_top_by_mouse_and_by_key(planning: Planning) -> None:
    def by_mouse() -> None:
        planning.drag(planning.grab("C"), planning.above("A"))

    def by_key() -> None:
        planning.choose("C")
        planning.press(Key.Key_Up, Modifier.AltModifier)
        planning.press(Key.Key_Up, Modifier.AltModifier)

    twins(planning, by_mouse, by_key)
    assert planning.titles() == ["C", "A", "B", "D"]


def test_a_block_stretched_by_its_edge_and_by_plus(planning: Planning) -> None:
    def by_mouse() -> None:
        rect = planning.cell("B").rect
        edge = QPointF(rect.center().x(), rect.bottom() - 2)
        planning.drag(edge, edge + QPointF(0, 12.5))

    def by_key() -> None:
        planning.choose("B")
        planning.press(Key.Key_Plus)
        planning.press(Key.Key_Plus)

    twins(planning, by_mouse, by_key)
    assert planning.desk.read(sessions.plan, planning.plan).agenda.minutes == 50


def test_a_block_copied_by_alt_drag_and_by_ctrl_d(planning: Planning) -> None:
    def by_mouse() -> None:
        planning.drag(planning.grab("A"), planning.below("C"), Modifier.AltModifier)

    def by_key() -> None:
        planning.choose("A")
        planning.press(Key.Key_D, Modifier.ControlModifier)
        planning.press(Key.Key_Down, Modifier.AltModifier)
        planning.press(Key.Key_Down, Modifier.AltModifier)

    twins(planning, by_mouse, by_key)
    assert planning.titles() == ["A", "B", "C", "A", "D"]


def test_a_block_put_beside_another_by_mouse_and_by_key(planning: Planning) -> None:
    def by_mouse() -> None:
        planning.drag(planning.grab("C"), planning.right_of("B"))

    def by_key() -> None:
        planning.choose("B")
        planning.press(Key.Key_S)

    twins(planning, by_mouse, by_key)
    assert planning.titles() == ["A", ["B", "C"], "D"]


def test_a_track_taken_out_by_mouse_and_by_key(planning: Planning) -> None:
    planning.choose("B")
    planning.press(Key.Key_S)

    def by_mouse() -> None:
        planning.drag(planning.grab("C", 20), planning.above("D"))

    def by_key() -> None:
        planning.choose("C")
        planning.press(Key.Key_Down, Modifier.AltModifier)

    twins(planning, by_mouse, by_key)
    assert planning.titles() == ["A", "B", "C", "D"]


def test_tracks_reordered_by_mouse_and_by_key(planning: Planning) -> None:
    planning.choose("B")
    planning.press(Key.Key_S)
    planning.press(Key.Key_S)
    assert planning.titles() == ["A", ["B", "D", "C"]]

    def by_mouse() -> None:
        rect = planning.cell("B").rect
        planning.drag(planning.grab("C", 30), rect.center() - QPointF(60, 0))

    def by_key() -> None:
        planning.choose("C")
        planning.press(Key.Key_Left, Modifier.AltModifier)
        planning.press(Key.Key_Left, Modifier.AltModifier)

    twins(planning, by_mouse, by_key)
    assert planning.titles() == ["A", ["C", "B", "D"]]


def test_a_start_pinned_by_mouse_and_by_key(planning: Planning) -> None:
    def by_mouse() -> None:
        rect = planning.cell("C").rect
        pin = QPointF(planning.canvas.layout_.gutter - 10, rect.center().y())
        planning.drag(pin, pin)

    def by_key() -> None:
        planning.choose("C")
        planning.press(Key.Key_L)

    twins(planning, by_mouse, by_key)
    pinned = planning.desk.read(blocks.of_session, planning.plan)[2]
    assert pinned.locked_start == time(10, 20)


def test_a_method_dragged_in_and_added_by_enter(planning: Planning) -> None:
    key = methods.library()[3].key

    def by_mouse() -> None:
        drop_method(planning, key, planning.below("B"))

    def by_key() -> None:
        planning.choose("B")
        chosen = planning.view.side.methods.list
        chosen.choose(key)
        QTest.keyClick(chosen, Key.Key_Return)

    twins(planning, by_mouse, by_key)
    assert planning.titles()[2] == methods.library()[3].title


def test_a_block_deleted_by_key_and_by_button(planning: Planning) -> None:
    def by_key() -> None:
        planning.choose("B")
        planning.press(Key.Key_Delete)

    def by_mouse() -> None:
        planning.choose("B")
        planning.view.side.block.remove.click()

    twins(planning, by_mouse, by_key)
    assert planning.titles() == ["A", "C", "D"]
    assert planning.canvas.current == planning.id("C")


def test_each_drag_is_one_undo(planning: Planning) -> None:
    before = planning.rows()
    planning.drag(planning.grab("D"), planning.right_of("A"))
    assert planning.titles() == [["A", "D"], "B", "C"]
    planning.desk.undo()
    assert planning.rows() == before
    planning.desk.redo()
    assert planning.titles() == [["A", "D"], "B", "C"]


def test_escape_puts_back_what_is_being_dragged(planning: Planning) -> None:
    before = planning.rows()
    planning.drag(planning.grab("A"), planning.below("D"), drop=False)
    assert planning.canvas.hand.held is not None
    planning.press(Key.Key_Escape)
    assert planning.canvas.hand.held is None
    assert planning.rows() == before


def test_the_agenda_scrolls_while_a_block_is_held_at_its_edge(
    planning: Planning, qtbot: QtBot
) -> None:
    planning.view.resize(1212, 330)
    bar = planning.view.scroller.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    below = QPointF(300, planning.view.scroller.viewport().height() - 2)
    planning.drag(planning.grab("A"), below, drop=False)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    planning.press(Key.Key_Escape)
    assert planning.titles() == ["A", "B", "C", "D"]


def test_a_block_dropped_where_it_was_writes_nothing(planning: Planning) -> None:
    planning.drag(planning.grab("B"), planning.grab("B") + QPointF(0, 14))
    assert planning.desk.undo_label() == ""


@pytest.mark.parametrize("target", ["A", "B", "D"])
def test_what_the_drag_foretells_is_what_happens(
    planning: Planning, target: str
) -> None:
    plan = planning.desk.read(sessions.plan, planning.plan)
    c, after = planning.id("C"), planning.id(target)
    told = previews.start_after_move(plan.agenda, plan.blocks, c, after, Phase.DURING)
    planning.desk.do("Block moved", blocks.move, c, after)
    done = planning.desk.read(sessions.plan, planning.plan).agenda.find(c)
    assert done is not None
    assert told == done.start


def test_arrows_go_through_all_blocks_to_the_place_for_a_new_one(
    planning: Planning,
) -> None:
    planning.choose("B")
    planning.press(Key.Key_S)  # B and C side by side
    planning.canvas.choose(planning.id("A"))
    seen = []
    for _ in range(5):
        planning.press(Key.Key_Down)
        step = planning.canvas.acts and planning.canvas.acts.step(
            planning.canvas.current
        )
        seen.append(step.block.title if step else None)
    assert seen == ["Side by side", "B", "C", "D", None]
    planning.press(Key.Key_Return)
    assert planning.titles() == ["A", ["B", "C"], "D", "New block"]


def test_a_new_block_can_be_named_at_once(planning: Planning) -> None:
    planning.choose("B")
    planning.press(Key.Key_N)
    title = planning.view.side.block.title
    assert not title.isReadOnly()
    title.selectAll()
    QTest.keyClicks(title, "Silence")
    QTest.keyClick(title, Key.Key_Return)
    assert planning.titles() == ["A", "B", "Silence", "C", "D"]


def test_minutes_go_in_fives() -> None:
    assert [stepped(m, 1) for m in (0, 5, 34, 35)] == [5, 10, 35, 40]
    assert [stepped(m, -1) for m in (0, 5, 34, 35)] == [0, 5, 30, 30]
    assert [snapped(m) for m in (-3, 6, 8, 52.5)] == [5, 5, 10, 50]


def test_the_plan_says_how_it_fits(planning: Planning) -> None:
    from ui.views.planner.summary import fit_words

    def said() -> str:
        return fit_words(planning.desk.read(sessions.plan, planning.plan).agenda)[0]

    assert said() == "planned, 80 min spare"
    planning.desk.do("x", blocks.set_minutes, planning.id("A"), 90)
    assert said() == "planned, fits exactly"
    planning.desk.do("x", blocks.set_minutes, planning.id("A"), 95)
    assert said() == "planned, 5 min over"
    assert "5 min over" in planning.view.summary.accessibleDescription()
    planning.desk.do("x", blocks.lock, planning.id("D"), time(11, 50))
    assert said() == "planned, 5 min overlap"


def test_a_pinned_break_shows_its_overlap_in_words(planning: Planning) -> None:
    planning.desk.do("x", blocks.lock, planning.id("C"), time(10, 16))
    cells = [cell.kind for cell in planning.canvas.layout_.cells]
    assert cells == ["card", "card", "overlap", "card", "card", "add"]
    acts = planning.canvas.acts
    assert acts is not None
    step = acts.step(planning.id("C"))
    assert step is not None
    said = words.gap_line(step, acts.agenda).replace("\u202f", " ")
    assert said == "4 min overlap with C, pinned to 10:16 AM"


def test_the_fields_of_a_block_are_kept_when_they_are_left(
    planning: Planning,
) -> None:
    planning.choose("B")
    planning.press(Key.Key_Return)
    panel = planning.view.side.block
    assert planning.view.side.shows_block
    panel.notes.input.setPlainText("Mind the door")
    panel.notes.input.left.emit()
    panel.category.input.choose(Category.OPEN)
    panel.category.input.chosen.emit(Category.OPEN)
    panel.hidden.click()
    panel.more.click()
    QTest.mouseClick(panel.pin, Qt.MouseButton.LeftButton, pos=QPoint(18, 11))
    block = planning.desk.read(blocks.of_session, planning.plan)[1]
    assert block.notes == "Mind the door"
    assert block.category is Category.OPEN
    assert block.hidden
    assert block.minutes == 15
    assert block.locked_start == time(10, 10)


def test_who_leads_is_shown_and_can_be_nobody_yet(
    planning: Planning, community: UUID
) -> None:
    tom = add_person(planning.desk.store, community, "Tom Whitehorse")
    planning.desk.do("x", assignments.set_leads, planning.id("A"), [tom, None])
    planning.view.refresh()
    planning.choose("A")
    block = planning.desk.read(blocks.of_session, planning.plan)[0]
    assert words.lead_names(block, planning.canvas.faces) in (
        ["Tom Whitehorse", "nobody yet"],
        ["nobody yet", "Tom Whitehorse"],
    )
    planning.view.side.block.leads.edited.emit([tom])
    block = planning.desk.read(blocks.of_session, planning.plan)[0]
    assert words.lead_line(block, planning.canvas.faces) == "Tom"


def test_materials_are_typed_in_and_counted(planning: Planning) -> None:
    planning.choose("A")
    field = planning.view.side.block.materials
    field.begin()
    QTest.keyClicks(field.entry.input, "Flip charts x4")
    QTest.keyClick(field.entry.input, Key.Key_Return)
    block = planning.desk.read(blocks.of_session, planning.plan)[0]
    assert words.materials_line(block.materials) == "Flip charts ×4"
    field.chips.removed.emit(block.materials[0].id)
    assert planning.desk.read(blocks.of_session, planning.plan)[0].materials == ()


def test_a_step_is_changed_where_it_stands(planning: Planning) -> None:
    planning.desk.do("x", blocks.add_method, planning.plan, "one_two_four_all")
    planning.choose("Alone, pairs, fours, all")
    areas = planning.view.side.block.steps.areas
    assert len(areas) == 4
    areas[1].begin()
    areas[1].setPlainText("In pairs, walk.")
    QTest.keyClick(areas[1], Key.Key_Return, Modifier.ControlModifier)
    block = planning.desk.read(blocks.of_session, planning.plan)[-1]
    assert block.steps[1].text == "In pairs, walk."
    assert block.steps[1].minutes == 2


def test_methods_are_filtered_and_read(planning: Planning) -> None:
    side = planning.view.side
    planning.choose("A")
    planning.press(Key.Key_M)
    side.methods.search.setText("troika")
    assert [m.key for m in side.methods.list.methods()] == ["troika_consulting"]
    QTest.keyClick(side.methods.list, Key.Key_Space)
    assert side.method.isVisible()
    side.method.add.click()
    assert planning.titles() == ["A", "Troika consulting", "B", "C", "D"]
    side.show_methods()
    side.methods.search.setText("no such thing")
    assert side.methods.list.methods() == ()
    assert side.methods.nothing.isVisible()


def test_title_time_place_and_status_are_changed_in_the_head(
    planning: Planning,
) -> None:
    view = planning.view
    view.title.begin()
    view.title.setText("Asking for help")
    QTest.keyClick(view.title, Key.Key_Return)
    view.edit_when("day")
    card = view.when_card
    assert card is not None
    card.starts.input.setText("14:00")
    card.starts.input.editingFinished.emit()
    card.place.input.setText("Fenwick Grange Hall")
    card.place.input.editingFinished.emit()
    card.mode.input.chosen.emit(Mode.HYBRID)
    view.meta.status_chosen.emit(SessionStatus.CONFIRMED)
    found = planning.desk.read(sessions.get, planning.plan)
    assert found.title == "Asking for help"
    assert found.starts_local == at("2026-02-10T14:00")
    assert found.ends_local == at("2026-02-10T16:00")
    assert found.place == "Fenwick Grange Hall"
    assert found.status is SessionStatus.CONFIRMED
    assert view.meta.place.text() in {
        "Fenwick Grange Hall",
        "Fenwick Grange Hall + video",
    }


def test_an_end_before_the_start_is_said_beside_the_field(
    planning: Planning,
) -> None:
    planning.view.edit_when("day")
    card = planning.view.when_card
    assert card is not None
    card.ends.input.setText("9:00")
    card.ends.input.editingFinished.emit()
    assert "ends after it begins" in card.ends.error.text()
    assert planning.desk.read(sessions.get, planning.plan).when.length == 120


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ("2026-03-08T02:30", "skip 2:30"),
        ("2026-11-01T01:30", "show 1:30"),
        ("2031-05-05T10:00", "may still change"),
    ],
)
def test_what_the_clocks_do_is_said_in_one_sentence(
    planning: Planning, starts: str, said: str
) -> None:
    from ui.views.planner.when_card import clock_sentence

    planning.desk.do("x", sessions.move, planning.plan, at(starts))
    gathering = planning.desk.read(sessions.get, planning.plan)
    assert said in clock_sentence(gathering)


def test_a_plan_starts_from_the_last_gathering(
    planning: Planning, qtbot: QtBot, community: UUID
) -> None:
    new = planning.desk.do(
        "x", sessions.add, community, at("2026-03-10T10:00"), at("2026-03-10T12:00")
    )
    view = planning.view
    view.show_place(Place("planner", community, new))
    assert view.empty.isVisible()
    assert view.from_last.isVisible()
    view.from_last.click()
    assert not view.empty.isVisible()
    tree = planning.desk.read(blocks.of_session, new)
    assert [block.title for block in tree] == ["A", "B", "C", "D"]


def test_the_first_block_of_an_empty_plan(
    qtbot: QtBot, desk: Desk, community: UUID
) -> None:
    planning = Planning(qtbot, desk, community)
    assert planning.view.empty.isVisible()
    assert not planning.view.from_last.isVisible()
    drop_method(planning, "check_in_round", QPointF(300, 20))
    assert planning.titles() == ["Check-in round"]
    assert not planning.view.empty.isVisible()


def test_blocks_are_items_of_a_list_to_assistive_technology(
    planning: Planning,
) -> None:
    planning.choose("B")
    reader = QAccessible.queryAccessibleInterface(planning.canvas)
    assert reader.role() is QAccessible.Role.List
    assert reader.childCount() == 5
    said = reader.child(1).text(QAccessible.Text.Name).replace("\u202f", " ")
    assert said == "10:10 AM, Share, B, 10 minutes, block 2 of 4"
    assert reader.child(1).state().selected
    assert not reader.child(2).state().selected
    assert reader.child(4).text(QAccessible.Text.Name).startswith("Add a block")
    assert planning.canvas.accessibleDescription().startswith("10:10")


@pytest.mark.parametrize("scale", [1.0, 1.3])
def test_a_hundred_and_twenty_blocks_fit_any_width_and_text(
    planning: Planning, dressed: QApplication, scale: float
) -> None:
    theme.apply(dressed, "dark", scale)
    plan = planning.desk.read(sessions.plan, planning.plan)
    agenda = agendas.place(plan.blocks[:1] * 120, plan.agenda.when)
    for width in (180, 500, 560, 700, 1100):
        layout = lay_out(agenda, width)
        assert len(layout.cells) == 121
        for first, second in zip(layout.cells, layout.cells[1:], strict=False):
            assert first.rect.bottom() < second.rect.top()
            assert first.rect.height() >= theme.line("strong")
    assert not planning.view.grab().isNull()


def test_the_head_copies_texts_and_writes_the_calendar(
    planning: Planning, qtbot: QtBot, tmp_path: Path
) -> None:
    head = planning.view.head
    head.copy_agenda()
    assert "Agenda" in QGuiApplication.clipboard().text()
    head.copy_invitation()
    assert "New gathering" in QGuiApplication.clipboard().text()
    path = tmp_path / "g.ics"
    with qtbot.waitSignal(planning.desk.said) as said:
        head.write_calendar(path)
    assert "Show in folder" in said.args
    assert b"BEGIN:VEVENT" in path.read_bytes()


@pytest.mark.parametrize("width", [190, 400, 700])
@pytest.mark.parametrize("span", [65, 125, 140, 200, 490])
def test_no_time_under_the_strip_lies_on_another(span: int, width: int) -> None:
    widest = 52.0
    marks = axis_marks(span, width, widest)
    assert (marks[0], marks[-1]) == (0, span)
    places = [width * mark / span for mark in marks]
    lefts = [0.0, *(x - widest / 2 for x in places[1:-1]), width - widest]
    for left, following in pairwise(lefts):
        assert following > left + widest


def test_while_nobody_leads_the_members_have_no_share(planning: Planning) -> None:
    told = planning.view.summary.accessibleDescription()
    assert "Members’ voices: –, Nobody leads yet" in told


def test_a_type_is_named_with_its_color_as_the_head_of_the_panel_names_it(
    planning: Planning,
) -> None:
    planning.choose("A")
    panel = planning.view.side.block
    assert panel.category.input.currentText().endswith(f" · {panel._kind.text()}")


def test_another_block_is_shown_from_its_beginning(planning: Planning) -> None:
    view = planning.view
    planning.choose("A")
    view.side.show_block()
    bar = view.side._block_page.verticalScrollBar()
    bar.setRange(0, 100)
    bar.setValue(40)
    planning.choose("A")
    assert bar.value() == 40
    planning.choose("B")
    assert bar.value() == 0


def test_another_gathering_begins_with_all_methods(
    planning: Planning, community: UUID
) -> None:
    panel = planning.view.side.methods
    everything = len(panel.list.methods())
    panel.search.setText("pairs")
    panel.types[0].setChecked(True)
    assert len(panel.list.methods()) < everything
    new = planning.desk.do("x", sessions.add, community, at("2026-03-10T10:00"))
    planning.view.show_place(Place("planner", community, new))
    assert len(panel.list.methods()) == everything


def test_once_its_day_is_past_a_planned_gathering_is_asked_about(
    planning: Planning,
) -> None:
    meta = planning.view.meta
    assert meta.status is not None
    change = sessions.change
    clock.pretend(date(2026, 2, 10))
    try:
        planning.desk.do("x", change, planning.plan, expected=8)
        assert meta.status.text() == "Planned"
        assert meta.people.text() == "8 coming"
        clock.pretend(date(2026, 2, 11))
        planning.view.refresh()
        assert meta.status.text() == "Was it held?"
        assert meta.people.text() == "8 were expected"
    finally:
        clock.pretend(None)
    planning.desk.do("x", change, planning.plan, status=SessionStatus.HELD)
    assert meta.status.text() == "Held"


def test_a_gathering_deleted_leads_back_to_the_list(
    planning: Planning, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(planning.desk.asked_for) as asked:
        planning.view.head.delete()
    assert asked.args[0].view == "sessions"
    planning.desk.undo()
    assert planning.titles() == ["A", "B", "C", "D"]


def test_a_book_for_reading_only_lets_nothing_be_moved(
    planning: Planning, qtbot: QtBot
) -> None:
    planning.desk.store.read_only = True
    view = PlannerView(planning.desk)
    qtbot.addWidget(view)
    view.show_place(Place("planner", planning.community, planning.plan))
    view.show()
    before = planning.rows()
    QTest.keyClick(view.canvas, Key.Key_Delete)
    QTest.keyClick(view.canvas, Key.Key_Plus)
    assert not view.title.isEnabled()
    assert planning.rows() == before


def test_the_sample_gathering_has_tracks_with_blocks_in_them(
    sample_desk: Desk, qtbot: QtBot
) -> None:
    listed = sample_desk.read(sessions.between, at("1990-01-01"), at("2100-01-01"))
    shown = 0
    view = PlannerView(sample_desk)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    for entry in listed:
        view.show_place(
            Place("planner", entry.gathering.community_id, entry.gathering.id)
        )
        shown += sum(cell.kind == "track" for cell in view.canvas.layout_.cells)
        assert not view.grab().isNull()
    assert shown == 5


def test_a_hidden_planner_waits_until_it_is_seen(planning: Planning) -> None:
    planning.view.hide()
    planning.desk.do("x", blocks.delete, planning.id("A"))
    assert planning.canvas.acts is not None
    assert len(planning.canvas.acts.plan.blocks) == 4
    planning.view.show()
    assert len(planning.canvas.acts.plan.blocks) == 3


def drop_method(planning: Planning, key: str, point: QPointF) -> None:
    """Drop a method of the library on the canvas."""
    mime = QMimeData()
    mime.setData(METHOD_MIME, key.encode())
    copying, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(point.toPoint(), copying, mime, buttons, plain)
    QApplication.sendEvent(planning.canvas, entering)
    planning.canvas.dragMoveEvent(
        QDragEnterEvent(point.toPoint(), copying, mime, buttons, plain)
    )
    dropping = QDropEvent(point, copying, mime, buttons, plain)
    QApplication.sendEvent(planning.canvas, dropping)


def test_tracks_are_told_apart_from_blocks(planning: Planning) -> None:
    planning.choose("A")
    planning.press(Key.Key_S)
    tree = planning.desk.read(blocks.of_session, planning.plan)
    assert tree[0].shape is Shape.PARALLEL
    planning.press(Key.Key_U)
    assert planning.titles() == ["A", "B", "C", "D"]
    other = gathering_with(planning.desk.store, planning.community, "X")
    assert other != planning.plan
