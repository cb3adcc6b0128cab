"""The ranked look: the list, ties by key and by drag, the panel, and the square."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from app import tables
from app.book.store import Store
from app.needs import peer_links, rankings
from tests.app import voting as world
from tests.making import count
from tests.ui.voting import (
    ALT,
    LEFT,
    SHIFT,
    Key,
    choose,
    counted,
    drag,
    filled,
    go_to,
    rows,
    shown,
)
from ui.desk import Desk
from ui.dialogs.print.document_row import DocumentRow
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.views.needs.paste_page import PastePage
from ui.views.needs.ranked.panel import TopicPanel
from ui.widgets.buttons import Button


@pytest.fixture
def view(qtbot, desk, community):
    """The ranked look on the world of US3, nothing voted on."""
    filled(desk, community)
    return shown(qtbot, desk)


@pytest.fixture
def voted(qtbot, desk, community):
    """The ranked look on the vote of US4."""
    filled(desk, community)
    counted(desk, community)
    return shown(qtbot, desk)


def test_before_a_vote_it_ranks_by_how_strongly_it_is_asked_for(view):
    assert rows(view.current)[0] == (1, "T7")
    assert {rank for rank, _ in rows(view.current)[1:4]} == {2}
    assert view.current.table.records_model.column(2).title == "How strongly"
    assert view.current.sub.text().startswith("12 needs from 6 voices.")


def test_who_can_help_is_shown_or_that_there_is_nobody_yet(view):
    from ui.views.needs.ranked.table import helpers_in_words

    said = {row.topic: helpers_in_words(row) for row in view.current.board.rows}
    assert said["Evaluation design"] == "Nobody yet"
    assert said["Data storytelling"] == "1 site"


def test_the_order_of_another_vote_or_of_strength_is_chosen_over_the_list(
    desk, community, voted
):
    page = voted.current
    assert page.board.ranking is not None
    page.votes.chosen.emit("strength")
    assert page.board.ranking is None
    voted.show_place(
        Place("needs", community, page.board.rankings[0].id, "ranked:vote")
    )
    assert page.board.ranking.id == page.board.rankings[0].id


def test_ties_change_places_by_key_and_by_drag_with_the_same_rows(
    qtbot, desk, community, voted
):
    page = voted.current
    first, second = (code for _, code in rows(page)[3:5])
    go_to(page, second)
    qtbot.keyClick(page.table, Key.Key_Up, ALT)
    by_key = _positions(desk, page)
    assert [code for _, code in rows(page)[3:5]] == [second, first]
    desk.undo()
    assert [code for _, code in rows(page)[3:5]] == [first, second]
    high = page.table.row_height()
    start, end = QPoint(120, 4 * high + high // 2), QPoint(120, 3 * high + 6)
    drag(qtbot, page.table.viewport(), start, end)
    assert [code for _, code in rows(page)[3:5]] == [second, first]
    assert _positions(desk, page) == by_key
    start, end = QPoint(120, 3 * high + high // 2), QPoint(120, 5 * high - 6)
    drag(qtbot, page.table.viewport(), start, end)
    assert [code for _, code in rows(page)[3:5]] == [first, second]


def _positions(desk, page):
    def read(session):
        found = session.query(tables.RankingItem).filter_by(
            ranking_id=page.board.ranking.id
        )
        return {row.id: row.position for row in found}

    return desk.read(read)


def test_what_is_not_tied_stays_and_a_sentence_says_why(qtbot, desk, voted):
    page = voted.current
    before = rows(page)
    go_to(page, "T7")
    with qtbot.captureExceptions() as raised:
        qtbot.keyClick(page.table, Key.Key_Down, ALT)
    assert "same result" in str(raised[0][1])
    assert rows(page) == before


def test_the_panel_follows_the_cursor_and_escape_closes_it(qtbot, view):
    page = view.current
    page.table.setFocus()
    assert isinstance(page.panel(), TopicPanel)
    qtbot.keyClick(page.table, Key.Key_Down)
    assert page.panel().title.text() == page.board.rows[1].words
    qtbot.keyClick(page.table, Key.Key_Escape)
    assert page.panel() is None
    qtbot.keyClick(page.table, Key.Key_Down)
    assert page.panel() is None
    qtbot.keyClick(page.table, Key.Key_Return)
    assert page.panel().title.text() == page.board.rows[2].words


def test_a_topic_somebody_can_share_leads_to_making_a_match(qtbot, desk, view):
    page = view.current
    row = go_to(page, "T2")
    went = []
    desk.asked_for.connect(went.append)
    page.panel().match_asked.emit()
    assert (went[0].item_id, went[0].intent) == (row.topic_id, "matrix:match")


def test_a_narrow_window_lists_first_and_opens_a_panel_only_when_asked(
    qtbot, desk, community
):
    filled(desk, community)
    view = shown(qtbot, desk, 1100, 680)
    assert view.current.panel() is None
    view.current.table.setFocus()
    view.current.table.go_to(view.current.board.rows[0].id)
    qtbot.keyClick(view.current.table, Key.Key_Return)
    assert view.current.panel() is not None


def test_an_empty_circle_says_what_belongs_here(qtbot, desk, community):
    desk.enter(community)
    view = shown(qtbot, desk)
    assert view.current._empty.isVisible()
    assert view.current._empty.title.text() == "What does each of you need?"
    qtbot.mouseClick(view.current.paste, LEFT)
    assert isinstance(view.page, PastePage)


def test_a_book_to_be_read_only_is_shown_and_not_changed(
    qtbot, community, store, dressed
):
    store.write("x", world.fill, community)
    path = store.path
    store.close()
    desk = Desk(Store(path, read_only=True))
    desk.enter(community)
    view = shown(qtbot, desk)
    page = view.current
    page.begin_vote()
    assert view.page is None
    assert page.panel().square.fixed
    assert not page.panel().decided.add.isVisible()
    desk.close()


# the square


def _square(view):
    return view.current.panel().square


def _placed(desk, code):
    def read(session):
        for item in session.query(tables.RankingItem):
            if rankings.words_of(session, item) == world.TOPICS[code]:
                return item.impact, item.effort
        return None

    return desk.read(read)


def test_a_dot_dragged_and_a_dot_moved_by_keys_end_in_the_same_place(
    qtbot, desk, voted
):
    go_to(voted.current, "T7")
    square = _square(voted)
    spot = square.spot(square.dot(square.chosen)).toPoint()
    target = _point(square, 60, 40)
    drag(qtbot, square, spot, target)
    assert _placed(desk, "T7") == (60, 40)
    desk.undo()
    assert _placed(desk, "T7") == (None, None)
    square = _square(voted)
    square.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(square, Key.Key_Up)  # it gets a place: the middle
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Left, Key.Key_Left):
        qtbot.keyClick(square, key)
    assert _placed(desk, "T7") == (60, 40)


def _point(square, impact, effort):
    from dataclasses import replace

    dot = replace(square.dots[0], impact=impact, effort=effort)
    return square.spot(dot).toPoint()


def test_brackets_walk_from_dot_to_dot_and_the_list_follows(qtbot, voted):
    page = voted.current
    go_to(page, "T7")
    square = _square(voted)
    square.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(square, Key.Key_BracketRight)
    assert page.table.current().id == page.board.rows[1].id
    assert page.panel().title.text() == page.board.rows[1].words
    qtbot.keyClick(square, Key.Key_BracketLeft)
    qtbot.keyClick(square, Key.Key_BracketLeft)
    assert page.table.current().id == page.board.rows[-1].id


def test_shift_takes_small_steps_and_delete_takes_a_dot_off(qtbot, desk, voted):
    go_to(voted.current, "T7")
    square = _square(voted)
    square.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(square, Key.Key_Right)
    qtbot.keyClick(square, Key.Key_Right, SHIFT)
    assert _placed(desk, "T7") == (50, 51)
    qtbot.keyClick(square, Key.Key_Delete)
    assert _placed(desk, "T7") == (None, None)


def test_a_dot_stays_on_the_square_however_far_it_is_dragged(qtbot, desk, voted):
    go_to(voted.current, "T7")
    square = _square(voted)
    spot = square.spot(square.dot(square.chosen)).toPoint()
    drag(qtbot, square, spot, QPoint(square.width() - 1, 2))
    assert _placed(desk, "T7") == (100, 100)


def test_placing_a_topic_before_any_vote_starts_a_run_that_undo_takes_back(
    qtbot, desk, view
):
    go_to(view.current, "T7")
    square = _square(view)
    square.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(square, Key.Key_Up)
    assert _placed(desk, "T7") == (50, 50)
    assert rows(view.current)[0] == (1, "T7")  # still by how strongly
    assert desk.read(count, tables.Ranking) == 1
    desk.undo()
    assert desk.read(count, tables.Ranking) == 0


def test_each_dot_is_read_out_with_where_it_is(qtbot, voted):
    go_to(voted.current, "T7")
    square = _square(voted)
    square.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(square, Key.Key_Up)
    reader = QAccessible.queryAccessibleInterface(square)
    assert reader.childCount() == 7
    name = QAccessible.Text.Name
    assert reader.child(0).text(name) == (
        "1, Evaluation design, difference 50, effort 50"
    )
    assert reader.child(1).text(name) == "2, Grant renewal, no place yet"
    assert reader.child(0).state().focused


def test_a_way_is_added_by_menu_and_taken_back_by_its_button(qtbot, desk, voted):
    page = voted.current
    go_to(page, "T4")
    qtbot.mouseClick(page.panel().decided.add, LEFT)
    choose(voted, "Joint project")
    assert desk.read(count, tables.Action) == 1
    shut = [
        b
        for b in page.panel().decided.findChildren(object)
        if getattr(b, "accessibleName", str)() == "Take back: Joint project"
    ]
    qtbot.mouseClick(shut[0], LEFT)
    assert desk.read(count, tables.Action) == 0


def test_many_votes_make_one_mark_stand_for_several(desk, community, voted):
    made = desk.store.write("x", world.start, community, voters=200, votes_each=3)[0]
    known = desk.read(world.by_code, made, {"T7": 120, "T5": 90})
    desk.store.write("x", rankings.count, made, known)
    page = voted.current
    page.choose_vote(made)
    assert page.table.amounts.each == 20
    assert page.key.text() == "One mark is 20."


def test_printing_the_ranking_means_the_paper_of_the_ranking(view):
    view.current.print_papers()
    over = next(
        one for one in view.window().findChildren(PrintWindow) if one.isVisible()
    )
    ticked = [row.document.code for row in over.findChildren(DocumentRow) if row.is_on]
    assert ticked == ["ranked_needs"]
    over.close()


def test_open_beside_a_peer_match_leads_to_that_very_match(
    qtbot, desk, community, view
):
    page = view.current
    go_to(page, "T2")
    qtbot.mouseClick(page.panel().decided.add, LEFT)
    choose(view, "Peer match")
    (link,) = desk.read(peer_links.of_community, community)
    gone = []
    desk.asked_for.connect(gone.append)
    opened = [
        b
        for b in page.panel().decided.findChildren(Button)
        if b.accessibleName().startswith("Open ")
    ]
    qtbot.mouseClick(opened[0], LEFT)
    assert gone == [Place("needs", community, link.id, "network:ledger")]
