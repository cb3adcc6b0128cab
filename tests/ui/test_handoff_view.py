"""The Handoff view on the sample: who takes over, the steps, the packet, its pages."""

import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from pikepdf import Pdf
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from app import clock, settings
from app.book.store import Store
from app.community import communities, transitions
from app.printouts import packets
from app.settings import Coach
from app.vocabulary import TransitionKind
from tests.ui import windows
from ui.desk import Desk
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.theme import theme
from ui.views.handoff.contents import LeftOutPanel
from ui.views.handoff.steps import FEW
from ui.views.handoff_view import HandoffView
from ui.widgets import resting
from ui.widgets.list_rows import Row

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
LEAVES = TransitionKind.COACH_LEAVES
SWITCHES = 40  # the second round used to be the last
PATIENCE = 30_000  # ms, for pages on a busy machine


def home(desk, words):
    briefs = desk.read(communities.briefs)
    return next(one.id for one in briefs if one.name.startswith(words))


def shown(qtbot, desk, words):
    """Return the view of a community of the sample, with its packet read."""
    desk.enter(home(desk, words))
    view = HandoffView(desk)
    qtbot.addWidget(view)
    view.resize(1220, 840)
    view.show()
    view.show_place(Place("handoff", desk.community_id))
    qtbot.waitUntil(lambda: bool(view.contents.list.rows), timeout=PATIENCE)
    return view


@pytest.fixture
def view(qtbot, sample_desk):
    """The view of the community that changes hands."""
    return shown(qtbot, sample_desk, "High Plains")


@pytest.fixture
def quiet(qtbot, sample_desk):
    """The view of a community nobody leaves."""
    return shown(qtbot, sample_desk, "Prairie")


def holds(view, wanted):
    """Tell whether the packet that was read is the one of this kind and for whom."""
    read = view._wanted
    return bool(view.contents.list.rows) and {read.kind, read.audience} == wanted


def codes(view):
    return [row.section.code for row in view.contents.list.rows]


def click(qtbot, widget):
    qtbot.mouseClick(widget, LEFT)


def with_pages(qtbot, view):
    qtbot.waitUntil(lambda: view.live.printed is not None, timeout=PATIENCE)
    return view.live.printed


def write(qtbot, field, words):
    """Type words into a field and leave it."""
    field.input.setFocus()
    field.input.selectAll()
    qtbot.keyClicks(field.input, words)
    qtbot.keyClick(field.input, Key.Key_Return)
    field.input.clearFocus()


# who and when


def test_the_head_says_who_hands_over_to_whom_and_when(view, sample_desk):
    handover = sample_desk.read(transitions.under_way, sample_desk.community_id, LEAVES)
    said = view.page.sub.text()
    assert view.page.title.text() == "Handing over High Plains"
    assert said.startswith(f"Dana Whitfield to {handover.successor}. Last day ")
    assert view.changing.terms.successor.value() == handover.successor


def test_a_handover_begins_with_a_day_and_a_name_and_can_be_undone(
    qtbot, quiet, sample_desk
):
    day = clock.today() + timedelta(days=84)
    changing = quiet.changing
    assert not changing.steps.isVisible()
    write(qtbot, changing.terms.successor, "Theo Lindqvist")
    write(qtbot, changing.terms.last, "+84")
    click(qtbot, changing.start)
    handover = changing.handover
    assert (handover.successor, handover.dates.last_on) == ("Theo Lindqvist", day)
    assert changing.steps.isVisible()
    assert changing.steps.count.text() == "0 of 14"
    assert "Dana Whitfield to Theo Lindqvist." in quiet.page.sub.text()
    sample_desk.undo()
    assert changing.handover is None
    assert changing.start.isVisible()


def test_what_was_typed_for_one_community_does_not_follow_to_another(
    qtbot, quiet, sample_desk
):
    write(qtbot, quiet.changing.terms.successor, "Theo Lindqvist")
    sample_desk.enter(home(sample_desk, "New Dads"))
    assert quiet.changing.handover is None
    assert quiet.changing.terms.successor.value() == ""


def test_without_a_last_day_nothing_begins_and_a_sentence_says_why(qtbot, quiet):
    click(qtbot, quiet.changing.start)
    assert "which is the last day" in quiet.changing.terms.error.text()
    assert quiet.changing.handover is None


def test_the_last_day_is_moved_where_it_stands_and_open_steps_go_along(qtbot, view):
    before = view.changing.handover
    day = before.dates.last_on + timedelta(days=7)
    write(qtbot, view.changing.terms.first, day.isoformat())
    write(qtbot, view.changing.terms.last, day.isoformat())
    after = view.changing.handover
    assert after.dates.last_on == after.dates.first_on == day
    moved = [
        (old.due, new.due)
        for old in before.steps
        for new in after.steps
        if old.id == new.id and old.due != new.due
    ]
    assert len(moved) == len(before.steps) - before.done
    assert {new - old for old, new in moved} == {timedelta(days=7)}


def test_who_takes_over_is_changed_where_it_stands(qtbot, view, sample_desk):
    before = view.changing.handover.successor
    write(qtbot, view.changing.terms.successor, "Theo Lindqvist")
    assert "to Theo Lindqvist." in view.page.sub.text()
    sample_desk.undo()
    assert f"to {before}." in view.page.sub.text()
    assert view.changing.terms.successor.value() == before


def test_a_return_before_the_last_day_is_refused_beside_the_field(qtbot, quiet):
    away = quiet.changing.cards.cards[1]
    click(qtbot, away)
    terms = quiet.changing.terms
    assert terms.back.isVisible()
    write(qtbot, terms.last, "+60")
    write(qtbot, terms.back, "+50")
    click(qtbot, quiet.changing.start)
    assert "The return comes after" in terms.error.text()
    write(qtbot, terms.back, "+90")
    click(qtbot, quiet.changing.start)
    assert quiet.changing.handover.kind is TransitionKind.COACH_AWAY
    assert not terms.error.isVisible()


def test_another_kind_is_another_packet(qtbot, view):
    before = codes(view)
    click(qtbot, view.changing.cards.cards[1])
    assert view.changing.handover is None
    qtbot.waitUntil(
        lambda: bool(codes(view)) and codes(view) != before, timeout=PATIENCE
    )
    assert "handover" in before
    assert "handover" not in codes(view)


def test_one_goes_back_and_forth_between_the_kinds_as_often_as_one_likes(qtbot, quiet):
    leaves, away = quiet.changing.cards.cards[:2]
    for round_ in range(SWITCHES):
        card = (away, leaves)[round_ % 2]
        click(qtbot, card)
        wanted = {card.kind.kind, card.kind.audience}
        qtbot.waitUntil(partial(holds, quiet, wanted), timeout=PATIENCE)
        QTest.mouseMove(quiet.contents.list.rows[0])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert quiet.contents.list.rows


def test_a_handover_that_is_done_leaves_the_page(view, sample_desk):
    view.changing.finish()
    assert view.changing.handover is None
    sample_desk.undo()
    view.changing.drop()
    assert view.changing.handover is None
    sample_desk.undo()
    assert len(view.changing.handover.steps) == 14


def press(qtbot, field, key):
    field.input.setFocus()
    qtbot.keyClick(field.input, key)


def test_a_handover_called_off_and_brought_back_shows_who_takes_over(
    qtbot, view, sample_desk
):
    view.activateWindow()
    name = view.changing.handover.successor
    view.changing.terms.successor.input.setFocus()
    view.changing.drop()
    assert view.changing.terms.successor.value() == ""
    sample_desk.undo()
    assert view.changing.terms.successor.value() == name


def test_a_name_nobody_in_the_book_has_is_said_to_be_new(qtbot, quiet, sample_desk):
    terms = quiet.changing.terms
    qtbot.keyClicks(terms.successor.input, "Pat Nobody")
    assert terms.note.text().startswith("Pat Nobody is new in the book")
    assert terms.note.isVisible()
    known = sample_desk.read(transitions.candidates, sample_desk.community_id)[0]
    write(qtbot, terms.successor, known.name)
    assert not terms.note.isVisible()


def test_the_toast_says_that_who_takes_over_is_new(qtbot, view, sample_desk):
    with qtbot.waitSignal(sample_desk.done) as done:
        write(qtbot, view.changing.terms.successor, "Pat Nobody")
    assert done.args[0].label == "Pat Nobody, new in the book, takes over"


def test_esc_brings_back_what_stood_in_a_field(qtbot, view):
    terms = view.changing.terms
    name, day = terms.successor.value(), terms.last.input.text()
    for field, words in ((terms.successor, "Xq"), (terms.last, "13")):
        field.input.setFocus()
        field.input.selectAll()
        qtbot.keyClicks(field.input, words)
        qtbot.keyClick(field.input, Key.Key_Escape)
    assert (terms.successor.value(), terms.last.input.text()) == (name, day)
    assert not terms.note.isVisible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_names_offered_can_be_read(qtbot, dressed, view, scheme):
    theme.apply(dressed, scheme)
    line = view.changing.terms.successor.input
    name = line.text()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, name[:4])
    popup = line.completer().popup()
    assert popup.isVisible()
    image = popup.grab().toImage()
    inside = image.pixelColor(image.width() - 12, image.height() // 2)
    assert inside.name() in {theme.color(one).name() for one in ("raised", "hover")}
    popup.hide()


def test_the_label_stays_beside_its_field_when_something_is_wrong(qtbot, quiet):
    terms = quiet.changing.terms
    head = terms._heads[terms.last]
    write(qtbot, terms.last, "whenever")
    assert terms.last.error.isVisible()
    QApplication.processEvents()
    middle = head.mapTo(quiet, head.rect().center()).y()
    line = terms.last.input
    assert abs(middle - line.mapTo(quiet, line.rect().center()).y()) <= 2


def test_while_away_there_is_one_day_to_go_and_one_to_return(qtbot, view):
    click(qtbot, view.changing.cards.cards[1])
    terms = view.changing.terms
    assert (terms.last.isVisible(), terms.back.isVisible()) == (True, True)
    assert not terms.first.isVisible()
    assert view.page.sub.text().startswith("Nobody is going away.")


def test_a_coach_without_a_name_is_led_to_where_it_is_written(qtbot, desk):
    desk.enter(desk.do("Started", communities.start, "Harbor Circle"))
    view = HandoffView(desk)
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(desk.asked_for) as asked:
        click(qtbot, view.changing.name)
    assert (asked.args[0].view, asked.args[0].intent) == ("settings", "you")
    desk.do("You", settings.save_coach, Coach("Dana Whitfield"))
    assert not view.changing.name.isVisible()


# the steps


def test_a_long_step_has_two_lines(qtbot, view):
    rows = view.changing.steps.list
    short_one, long_one = (
        rows.row_height(Row(words)) for words in ("Draft", "Decide, and who " * 6)
    )
    assert long_one > short_one


def test_a_step_is_ticked_by_mouse_and_by_key_and_undone(qtbot, view, sample_desk):
    steps = view.changing.steps
    open_one = next(s for s in steps.list.records_model.records() if not s.done)
    steps.list.go_to(open_one.id)
    row = steps.list.visualRect(steps.list.currentIndex())
    where = QPoint(row.left() + 12, row.center().y())
    qtbot.mouseClick(steps.list.viewport(), LEFT, pos=where)
    assert steps.count.text() == "10 of 14"
    sample_desk.undo()
    assert steps.count.text() == "9 of 14"
    steps.list.go_to(open_one.id)
    qtbot.keyClick(steps.list, Key.Key_Space)
    assert steps.count.text() == "10 of 14"
    qtbot.keyClick(steps.list, Key.Key_Space)
    assert steps.count.text() == "9 of 14"


def test_the_rest_of_the_steps_is_shown_when_asked(qtbot, view):
    steps = view.changing.steps
    assert steps.list.records_model.rowCount() == FEW
    assert steps.more.text() == "7 more, 6 of them done"
    click(qtbot, steps.more)
    assert steps.list.records_model.rowCount() == 14
    click(qtbot, steps.more)
    assert steps.list.records_model.rowCount() == FEW


def test_a_step_of_her_own_is_added_changed_and_taken_out(qtbot, view):
    steps = view.changing.steps
    click(qtbot, steps.more)
    click(qtbot, steps.add)
    popover = steps._popover
    click(qtbot, popover.keep)
    assert popover.words.error.text() == "Say what is to be done."
    qtbot.keyClicks(popover.words.input, "Show where the keys are")
    click(qtbot, popover.keep)
    assert steps.count.text() == "9 of 15"
    added = next(
        s for s in view.changing.handover.steps if s.words == "Show where the keys are"
    )
    steps.list.go_to(added.id)
    qtbot.keyClick(steps.list, Key.Key_F2)
    popover = steps._popover
    popover.words.input.selectAll()
    qtbot.keyClicks(popover.words.input, "Show where the van is")
    qtbot.keyClick(popover.words.input, Key.Key_Return)
    words = [step.words for step in view.changing.handover.steps]
    assert "Show where the van is" in words
    steps.list.go_to(added.id)
    qtbot.keyClick(steps.list, Key.Key_Delete)
    assert steps.count.text() == "9 of 14"


# the packet


def test_a_section_left_out_is_not_on_the_pages_and_undo_brings_it_back(
    qtbot, view, sample_desk
):
    before = with_pages(qtbot, view)
    assert "charter" in before.sections
    row = view.contents.list.row_of("charter")
    click(qtbot, row.switch)
    without = with_pages(qtbot, view)
    assert "charter" not in without.sections
    assert without.pages < before.pages
    sample_desk.undo()
    again = with_pages(qtbot, view)
    assert again.pages == before.pages
    qtbot.waitUntil(row.switch.isChecked, timeout=PATIENCE)


def test_a_section_taken_in_is_shown_on_its_page(qtbot, view):
    with_pages(qtbot, view)
    row = view.contents.list.row_of("charter")
    click(qtbot, row.switch)
    with_pages(qtbot, view)
    click(qtbot, row.switch)
    printed = with_pages(qtbot, view)
    assert printed.sections["charter"] > 0
    assert view.live.preview.page == printed.sections["charter"]
    assert view.contents.pages.text() == f"{printed.pages} pages"


def test_a_click_on_a_section_turns_to_its_page(qtbot, view):
    printed = with_pages(qtbot, view)
    row = view.contents.list.row_of("actions")
    qtbot.mouseClick(row, LEFT, pos=QPoint(60, 10))
    assert view.live.preview.page == printed.sections["actions"]


def test_alt_and_an_arrow_move_a_section_and_the_focus_goes_along(
    qtbot, view, sample_desk
):
    before = codes(view)
    row = view.contents.list.rows[1]
    row.switch.setFocus()
    QTest.keyClick(row.switch, Key.Key_Up, ALT)
    assert codes(view) == [before[1], before[0], *before[2:]]
    assert row.switch.hasFocus()
    kept = order_in_book(sample_desk)
    assert kept[:2] == [before[1], before[0]]
    QTest.keyClick(row.switch, Key.Key_Down, ALT)
    assert codes(view) == before
    sample_desk.undo()
    sample_desk.undo()
    qtbot.waitUntil(lambda: order_in_book(sample_desk) == before)


def test_the_arrow_keys_go_from_section_to_section(view):
    rows = view.contents.list.rows
    rows[0].switch.setFocus()
    QTest.keyClick(rows[0].switch, Key.Key_Down)
    assert rows[1].switch.hasFocus()
    QTest.keyClick(rows[1].switch, Key.Key_Up)
    assert rows[0].switch.hasFocus()


def test_a_section_is_dragged_to_its_place(qtbot, view, sample_desk):
    before = codes(view)
    rows = view.contents.list.rows
    start, goal = rows[0], rows[2]
    y = goal.mapTo(view, QPoint(60, goal.height() - 6)).y()
    down = start.mapFrom(view, QPoint(0, y)).y()
    drag(start, QPoint(60, 20), QPoint(60, down))
    assert codes(view) == [before[1], before[2], before[0], *before[3:]]
    assert order_in_book(sample_desk) == codes(view)


def test_esc_lets_go_of_what_is_dragged(view):
    before = codes(view)
    rows = view.contents.list.rows
    drag(rows[0], QPoint(60, 20), QPoint(60, 180), drop=False)
    QTest.keyClick(rows[0].switch, Key.Key_Escape)
    QTest.mouseRelease(rows[0], LEFT, Qt.KeyboardModifier.NoModifier, QPoint(60, 180))
    assert codes(view) == before


def test_a_click_on_a_section_lets_alt_and_an_arrow_move_that_one(qtbot, view):
    before = codes(view)
    view.activateWindow()
    row = view.contents.list.rows[2]
    qtbot.mouseClick(row, LEFT, pos=QPoint(60, 10))
    assert row.switch.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Up, ALT)
    assert codes(view)[1] == before[2]


def test_a_section_that_moves_stays_in_sight(qtbot, view):
    view.resize(1220, 560)
    rows = view.contents.list.rows
    row = rows[0]
    row.switch.setFocus()
    for _ in range(len(rows) - 1):
        QTest.keyClick(row.switch, Key.Key_Down, ALT)
    assert view.contents.list.rows[-1] is row
    assert not row.visibleRegion().isEmpty()
    assert row.visibleRegion().boundingRect().height() == row.height()


def test_the_pages_come_back_when_the_panel_is_closed(
    qtbot, dressed, sample_book: Path, tmp_path: Path
):
    book = Path(shutil.copy(sample_book, tmp_path / sample_book.name))
    window = windows.opened(qtbot, book)
    window.go_to_view("handoff")
    view = window.current_view()
    qtbot.waitUntil(lambda: bool(view.contents.list.rows), timeout=PATIENCE)
    for close in (Key.Key_Escape, None):
        click(qtbot, view.contents.left_out.look)
        panel = view.page.panel()
        assert not view.live.isVisible()
        if close:
            windows.press(close)
        else:
            click(qtbot, panel.shut)
        assert view.page.panel() is None
        assert view.live.isVisible()
        assert view.contents.width() < window.width() // 2
    window.close()


def test_a_toast_leaves_what_is_left_out_to_be_seen(
    qtbot, dressed, sample_book: Path, tmp_path: Path
):
    book = Path(shutil.copy(sample_book, tmp_path / sample_book.name))
    window = windows.opened(qtbot, book)
    window.go_to_view("handoff")
    view = window.current_view()
    qtbot.waitUntil(lambda: bool(view.contents.list.rows), timeout=PATIENCE)
    window.notices.say("Section moved")
    toast, card = window.notices.toast, view.contents.left_out
    above = QRect(toast.mapTo(window, QPoint(0, 0)), toast.size())
    kept = QRect(card.mapTo(window, QPoint(0, 0)), card.size())
    shadow = resting.SHADOW
    plate = above.adjusted(shadow, shadow, -shadow, -shadow)
    assert not plate.intersects(kept)
    window.close()


def test_what_is_left_out_is_listed_line_by_line(qtbot, view):
    click(qtbot, view.contents.left_out.look)
    panel = view.page.panel()
    assert isinstance(panel, LeftOutPanel)
    assert "coaching contacts" in " ".join(
        label.text() for label in panel.findChildren(type(panel.title))
    )
    QTest.keyClick(panel, Key.Key_Escape)
    assert view.page.panel() is None
    assert view.live.isVisible()


def test_the_packet_is_saved_as_the_pages_that_are_shown(
    qtbot, view, sample_desk, tmp_path
):
    printed = with_pages(qtbot, view)
    target = tmp_path / "packet.pdf"
    with qtbot.waitSignal(sample_desk.said, timeout=PATIENCE) as said:
        click(qtbot, view.export)
        dialog = view.findChild(QFileDialog)
        assert dialog.selectedFiles()[0].endswith(".pdf")
        dialog.fileSelected.emit(str(target))
        dialog.close()
    assert said.args[0] == f"Packet saved, {printed.pages} pages"
    with Pdf.open(target) as pdf:
        assert len(pdf.pages) == printed.pages


def test_the_making_of_pages_is_stopped_and_begun_again(qtbot, view):
    preview = view.live.preview
    qtbot.waitUntil(lambda: not view.live._pause.isActive(), timeout=PATIENCE)
    preview.cancel_asked.emit()
    assert preview.action.isVisible()
    assert preview.pages == 0
    click(qtbot, preview.action)
    with_pages(qtbot, view)
    assert preview.pages > 0


def test_ctrl_p_opens_the_print_window_on_the_packet(qtbot, view):
    printed = with_pages(qtbot, view)
    view.ask_print()
    window = view.findChild(PrintWindow)
    assert window.isVisible()
    preview = window.preview
    qtbot.waitUntil(lambda: preview.pages == printed.pages, timeout=PATIENCE)
    window.close()


def test_what_changes_elsewhere_is_read_anew_when_one_comes_back(
    qtbot, view, sample_desk
):
    view.hide()
    community = sample_desk.community_id
    sample_desk.do("Renamed", communities.save, community, "short_name", "Plains")
    assert view.page.title.text() == "Handing over High Plains"
    view.show()
    assert view.page.title.text() == "Handing over Plains"


def test_another_community_shows_its_own_packet(qtbot, view, sample_desk):
    with_pages(qtbot, view)
    sample_desk.enter(home(sample_desk, "Prairie"))
    assert view.page.title.text() == "Handing over Prairie Rivers"
    assert view.live.preview.pages == 0
    assert view.contents.list.rows == []
    with_pages(qtbot, view)
    assert view.live.preview.pages > 0


def test_a_community_with_nothing_in_it_has_a_packet_and_a_kind_word(qtbot, desk):
    community = desk.do("Started", communities.start, "Harbor Circle")
    desk.enter(community)
    view = HandoffView(desk)
    qtbot.addWidget(view)
    view.resize(1220, 840)
    view.show()
    printed = with_pages(qtbot, view)
    assert printed.pages >= 1
    assert view.changing.hint.isVisible()


def test_a_community_that_is_gone_leaves_an_empty_page(qtbot, desk):
    desk.enter(desk.do("Started", communities.start, "Harbor Circle"))
    view = HandoffView(desk)
    qtbot.addWidget(view)
    view.show()
    desk.undo()
    assert view.live.preview.pages == 0


def test_a_book_for_reading_only_shows_all_and_changes_nothing(
    qtbot, dressed, sample_book: Path
):
    desk = Desk(Store(sample_book, read_only=True))
    view = shown(qtbot, desk, "High Plains")
    row = view.contents.list.rows[0]
    assert not row.switch.isEnabled()
    assert not view.changing.terms.last.isEnabled()
    assert not view.changing.steps.add.isVisible()
    before = codes(view)
    drag(row, QPoint(60, 20), QPoint(60, 180))
    assert codes(view) == before
    view.reset()
    with_pages(qtbot, view)
    desk.close()


def test_the_packet_goes_back_to_what_was_proposed(qtbot, view, sample_desk):
    before = order_in_book(sample_desk)
    switch = view.contents.list.rows[1].switch
    QTest.keyClick(switch, Key.Key_Space)
    switch.setFocus()
    QTest.keyClick(switch, Key.Key_Up, ALT)
    assert order_in_book(sample_desk) != before
    view.reset()
    assert order_in_book(sample_desk) == before
    qtbot.waitUntil(lambda: codes(view) == before, timeout=PATIENCE)


# keys


def test_ctrl_0_goes_there_and_tab_goes_from_column_to_column(
    qtbot, dressed, sample_book: Path, tmp_path: Path
):
    book = Path(shutil.copy(sample_book, tmp_path / sample_book.name))
    window = windows.opened(qtbot, book)
    windows.press(Key.Key_0, windows.CTRL)
    view = window.current_view()
    assert isinstance(view, HandoffView)
    assert QApplication.focusWidget() is view.changing.cards.current()
    qtbot.waitUntil(lambda: bool(view.contents.list.rows), timeout=PATIENCE)
    columns = [view.page.head, view.changing, view.contents.list, view.live]
    seen = [column_of(QApplication.focusWidget(), columns)]
    for _ in range(60):
        windows.press(Key.Key_Tab)
        seen.append(column_of(QApplication.focusWidget(), columns))
    there = [one for one in seen if one is not None]
    first = list(dict.fromkeys(there))
    assert first == [view.changing, view.contents.list, view.live, view.page.head]
    window.close()


def test_page_keys_turn_the_pages_from_anywhere(
    qtbot, dressed, sample_book: Path, tmp_path: Path
):
    book = Path(shutil.copy(sample_book, tmp_path / sample_book.name))
    window = windows.opened(qtbot, book)
    window.go_to_view("handoff")
    view = window.current_view()
    with_pages(qtbot, view)
    window.activateWindow()
    view.setFocus()
    windows.press(Key.Key_PageDown)
    assert view.live.preview.page == 1
    windows.press(Key.Key_PageUp)
    assert view.live.preview.page == 0
    window.close()


def column_of(widget, columns):
    """Return the column a widget stands in."""
    return next((one for one in columns if one.isAncestorOf(widget)), None)


def order_in_book(desk):
    """Return the sections the book has for the packet, those with nothing left out."""
    outline = desk.read(
        packets.outline,
        desk.community_id,
        packets.kind_named("coach_leaves", None)[0],
        packets.kind_named("coach_leaves", None)[1],
    )
    return [one.code for one in outline.sections if not one.empty]


def drag(row, start, goal, *, drop=True):
    """Drag a row by the mouse, as far as a point in its own terms."""
    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(row, LEFT, none, start)
    for share in (0.5, 1.0):
        point = QPointF(start + (goal - start) * share)
        where = row.mapToGlobal(point)
        event = QMouseEvent(QEvent.Type.MouseMove, point, where, LEFT, LEFT, none)
        QApplication.sendEvent(row, event)
    if drop:
        QTest.mouseRelease(row, LEFT, none, goal)
