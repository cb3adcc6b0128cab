"""Who can help: the matrix by key and by mouse, its panels, and what is written."""

import time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from sqlalchemy import select

from app import tables
from app.needs import marking, matches, matrices, offers, peer_links, topics
from app.needs.matrices import Who
from app.person import sites
from app.vocabulary import PeerOrigin, PeerState
from tests import big_map
from tests import worlds_us3 as us3
from tests.app.peopled import add as add_person
from tests.ui.mapped import Key, shown, six_sites, story
from ui.places import Place
from ui.views.needs.cell_panel import CellPanel
from ui.views.needs.match_card import HelperCard
from ui.views.needs.match_panel import MatchPanel
from ui.views.needs.match_rows import KeyLink, MatchRow
from ui.views.needs.matches_panel import MatchesPanel
from ui.views.needs.matrix_grid import MatrixGrid
from ui.views.needs.need_panel import NeedPanel
from ui.widgets.labels import Label

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def keys(desk, community):
    return story(desk, community)


def press(grid, key, modifier=NONE, times=1):
    for _ in range(times):
        QTest.keyClick(grid, key, modifier)


def walk(grid, topic, holder):
    """Move the cursor by arrow keys to a topic and a column."""
    rows = [line.topic.id for line in grid.layout_.lines]
    columns = [column.key for column in grid.layout_.columns]
    down = rows.index(topic) - grid.row
    across = columns.index(holder) - grid.column
    press(grid, Key.Key_Down if down > 0 else Key.Key_Up, times=abs(down))
    press(grid, Key.Key_Right if across > 0 else Key.Key_Left, times=abs(across))
    line, column = grid.current()
    assert (line.topic.id, column.key) == (topic, holder)


def found(panel, kind):
    """Return what of this kind a panel shows, in order."""
    QApplication.sendPostedEvents()  # what was added is shown by the next of them
    return [one for one in panel.findChildren(kind) if one.isVisibleTo(panel)]


def words(panel):
    """Return all a panel says, in order."""
    return [one.text() for one in found(panel, Label)]


def entries(store):
    def read(session):
        brought = session.execute(
            select(
                tables.Expertise.topic_id,
                tables.Expertise.site_id,
                tables.Expertise.person_id,
                tables.Expertise.level,
            )
        )
        asked = session.execute(
            select(
                tables.Need.topic_id,
                tables.Need.site_id,
                tables.Need.person_id,
                tables.Need.strength,
            )
        )
        return {tuple(row) for row in brought}, {tuple(row) for row in asked}

    return store.read(read)


def test_the_story_typed_by_key_gives_its_matches_totals_gaps_and_gifts(
    qtbot, desk, community
):
    keys = six_sites(desk, community)
    view = shown(qtbot, desk)
    page, grid = view.current, view.current.grid
    assert len(grid.layout_.lines) == len(us3.TOPICS)
    assert len(grid.layout_.columns) == len(us3.SITES)
    for site, levels in us3.LEVELS.items():
        for topic, level in levels.items():
            walk(grid, keys[topic], keys[site])
            press(grid, Key.Key_0 + level if level != 1 else Key.Key_Space)
    for site, needs in us3.NEEDS.items():
        for topic, strength in needs.items():
            walk(grid, keys[topic], keys[site])
            press(grid, Key.Key_N, times=strength)
    names = {key: name for name, key in keys.items()}
    lines = page.matrix.lines(Who.SITES)
    said = {names[x.topic.id]: (x.total, x.asking) for x in lines if x.total}
    assert said == us3.TOTALS
    pairs = desk.read(matches.of_community, community)
    assert {
        (names[m.helper.key], names[m.asker.key], names[m.topic_id]) for m in pairs
    } == us3.MATCHES
    assert len(pairs) == len(us3.MATCHES)
    panel = page.panel()
    assert isinstance(panel, MatchesPanel)
    told = words(panel)
    assert told[:2] == ["Who could help whom", "6 matches, 2 pairs both ways"]
    rows = found(panel, MatchRow)
    assert len(rows) == 6
    assert [row.match.reciprocal for row in rows] == [True] * 4 + [False] * 2
    links = [one.text() for one in found(panel, KeyLink)]
    assert links == [
        "Evaluation design",
        "Grant renewal",
        "Op-ed writing",
        "Peer-support training",
        "Plan an interview",
    ]
    assert "Cedar Falls Fathers’ Circle" in told
    at = told.index("Sites nobody draws on yet")
    assert told[at + 1] == "Eastgate Barbers for Health"
    assert page.sub.text() == (
        "4 of 7 topics asked for can be met inside the circle. 3 cannot yet."
    )


def test_what_was_marked_by_key_is_taken_back_step_by_step(qtbot, desk, community):
    keys = six_sites(desk, community)
    grid = shown(qtbot, desk).current.grid
    walk(grid, keys["T4"], keys["Eastgate"])
    press(grid, Key.Key_4)
    press(grid, Key.Key_Space, SHIFT)
    assert (grid.cell().level, grid.cell().strength) == (4, 1)
    desk.undo()
    assert (grid.cell().level, grid.cell().strength) == (4, 0)
    desk.undo()
    assert grid.cell().is_empty
    assert entries(desk.store) == (set(), set())
    desk.redo()
    assert grid.cell().level == 4
    assert grid.current()[1].key == keys["Eastgate"]


def test_space_goes_round_the_levels_and_shift_space_round_the_needs(
    qtbot, desk, community
):
    keys = six_sites(desk, community)
    grid = shown(qtbot, desk).current.grid
    walk(grid, keys["T2"], keys["Cedar"])
    seen = []
    for _ in range(5):
        press(grid, Key.Key_Space)
        seen.append(grid.cell().level)
    assert seen == [1, 2, 3, 4, 0]
    seen = []
    for _ in range(4):
        press(grid, Key.Key_Space, SHIFT)
        seen.append(grid.cell().strength)
    assert seen == [1, 2, 3, 0]
    assert entries(desk.store) == (set(), set())


def test_a_cell_marked_by_mouse_holds_the_same_rows_as_one_marked_by_key(
    qtbot, desk, community
):
    keys = six_sites(desk, community)
    view = shown(qtbot, desk)
    grid = view.current.grid
    walk(grid, keys["T1"], keys["Alder"])
    press(grid, Key.Key_3)
    press(grid, Key.Key_N, times=2)
    by_key = entries(desk.store)
    desk.undo(), desk.undo(), desk.undo()
    assert entries(desk.store) == (set(), set())
    # the menu of the cell under the mouse
    walk(grid, keys["T8"], keys["Foothill"])
    place = middle(grid, keys["T1"], keys["Alder"])
    QTest.mouseClick(grid.viewport(), LEFT, pos=place)
    choose(grid, place, "Does it and can share how")
    choose(grid, place, "Important")
    assert entries(desk.store) == by_key
    desk.undo(), desk.undo()
    # the panel, opened by a click on the cell of the cursor
    QTest.mouseClick(grid.viewport(), LEFT, pos=place)
    panel = view.current.panel()
    assert isinstance(panel, CellPanel)
    panel.level.button(3).click()
    panel.strength.button(2).click()
    assert entries(desk.store) == by_key


def middle(grid, topic, holder):
    rows = [line.topic.id for line in grid.layout_.lines]
    columns = [column.key for column in grid.layout_.columns]
    return grid.rect_of(rows.index(topic), columns.index(holder)).center()


def choose(grid, place, text):
    viewport = grid.viewport()
    where = viewport.mapToGlobal(place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, where))
    menu = next(m for m in grid.window().findChildren(QMenu) if m.isVisible())
    next(a for a in menu.actions() if a.text() == text).trigger()
    menu.close()


def test_home_end_and_the_page_keys_move_through_lines_and_columns(qtbot, desk, keys):
    grid = shown(qtbot, desk).current.grid
    press(grid, Key.Key_End)
    assert grid.column == len(grid.layout_.columns) - 1
    press(grid, Key.Key_Home)
    assert grid.column == 0
    press(grid, Key.Key_PageDown)
    assert grid.row > 1
    press(grid, Key.Key_PageUp)
    assert grid.row == 0
    press(grid, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert grid.row == len(grid.layout_.lines) - 1
    press(grid, Key.Key_Down)  # and no further
    assert grid.row == len(grid.layout_.lines) - 1


def test_topics_stay_where_they_are_while_one_marks(qtbot, desk, keys):
    view = shown(qtbot, desk)
    grid = view.current.grid
    before = [line.topic.id for line in grid.layout_.lines]
    walk(grid, keys["T8"], keys["Alder"])
    press(grid, Key.Key_N, times=3)
    assert [line.topic.id for line in grid.layout_.lines] == before
    view.current.bar.choose_rows("asked")  # and are sorted when one looks anew
    assert [x.topic.id for x in grid.layout_.lines] != [
        key for key in before if key != keys["T6"]
    ]


def test_cells_are_read_out_with_topic_whose_what_they_can_and_how_they_ask(
    qtbot, desk, community, keys
):
    place = (community, keys["T4"], keys["Eastgate"])
    desk.store.write("x", marking.set_level, *place, 4)
    desk.store.write("x", marking.set_strength, *place, 2)
    grid = shown(qtbot, desk).current.grid
    told = QAccessible.queryAccessibleInterface(grid)
    assert told.role() is QAccessible.Role.Table
    assert told.childCount() == len(us3.TOPICS) * len(us3.SITES)
    said = [told.child(n).text(QAccessible.Text.Name) for n in range(48)]
    assert (
        "Op-ed writing, Eastgate Barbers for Health, can coach others, asks: important"
        in said
    )
    assert "Bilingual outreach, Alder County Veterans Alliance, nothing noted" in said
    grid.setFocus()
    walk(grid, keys["T4"], keys["Eastgate"])
    cell = told.child(grid.index_of(grid.row, grid.column))
    assert cell.state().selected
    assert cell.rect().isValid()
    assert grid.accessibleDescription() == cell.text(QAccessible.Text.Name)


def test_two_are_introduced_by_m_with_words_of_her_own(qtbot, desk, community, keys):
    view = shown(qtbot, desk)
    page, grid = view.current, view.current.grid
    walk(grid, keys["T1"], keys["Eastgate"])
    press(grid, Key.Key_M)
    panel = page.panel()
    assert isinstance(panel, MatchPanel)
    assert panel.asker.value() == keys["Eastgate"]
    assert panel.match.helper.key == keys["Alder"]
    panel.words.input.setPlainText("DeShawn, meet Marcus. Ring each other?")
    panel.copy.click()
    assert QApplication.clipboard().text() == "DeShawn, meet Marcus. Ring each other?"
    panel.introduce.click()
    link = desk.read(peer_links.of_community, community)[0]
    assert (link.asker.key, link.helper.key) == (keys["Eastgate"], keys["Alder"])
    assert link.state is PeerState.INTRODUCED
    assert link.introduced_on is not None
    assert link.intro_text == "DeShawn, meet Marcus. Ring each other?"
    assert link.topic_id == keys["T1"]
    assert not panel.introduce.isVisibleTo(panel)
    assert panel.state.value() is PeerState.INTRODUCED
    desk.undo()
    assert desk.read(peer_links.of_community, community) == []
    assert panel.introduce.isVisibleTo(panel)


def test_who_has_not_agreed_to_be_listed_is_to_be_asked_first(
    qtbot, desk, community, keys
):
    page = shown(qtbot, desk).current
    page.show_item(keys["Cedar"], "match")
    panel = page.panel()
    asked = "has not agreed to be listed; ask them first."
    assert panel.unlisted.text().endswith(asked)
    assert panel.unlisted.isVisibleTo(panel)
    desk.do("x", offers.let_list, community, panel.match.offer.id, agreed=True)
    assert panel.match.offer.listed
    assert not panel.unlisted.isVisibleTo(panel)


def test_saying_how_it_stands_writes_no_letter_and_a_new_round_is_a_new_entry(
    qtbot, desk, community, keys
):
    page = shown(qtbot, desk).current
    page.show_item(keys["Cedar"], "match")
    panel = page.panel()
    match = panel.match
    desk.do(
        "x",
        peer_links.add,
        community,
        match.asker.key,
        match.helper.key,
        topic=match.topic,
        state=PeerState.WORKING,
        origin=PeerOrigin.MEMBER,
    )
    assert not panel.again.isVisibleTo(panel)
    panel.state.finished.emit(PeerState.HELPED)
    old = desk.read(peer_links.of_community, community)
    assert [(one.state, one.intro_text) for one in old] == [(PeerState.HELPED, "")]
    assert panel.again.isVisibleTo(panel)
    panel.again.click()
    links = desk.read(peer_links.of_community, community)
    assert old[0] in links
    assert {one.state for one in links} == {PeerState.HELPED, PeerState.INTRODUCED}
    assert len(links) == 2


def test_an_idea_is_kept_and_introduced_later_as_one_entry(
    qtbot, desk, community, keys
):
    page = shown(qtbot, desk).current
    page.show_item(keys["Cedar"], "match")
    panel = page.panel()
    assert panel.topic.id == keys["T2"]
    panel.keep.click()
    assert [link.state for link in desk.read(peer_links.of_community, community)] == [
        PeerState.SUGGESTED
    ]
    panel.introduce.click()
    assert [link.state for link in desk.read(peer_links.of_community, community)] == [
        PeerState.INTRODUCED
    ]


def test_a_match_set_aside_in_its_menu_leaves_the_list_until_undo(qtbot, desk, keys):
    page = shown(qtbot, desk).current
    panel = page.panel()

    def rows():
        return found(panel, MatchRow)

    first = rows()[0]
    gone = first.match
    first.more.click()
    menu = next(m for m in page.window().findChildren(QMenu) if m.isVisible())
    text = "Set aside, and suggest it no more"
    next(a for a in menu.actions() if a.text() == text).trigger()
    menu.close()
    assert len(rows()) == 5
    assert all(
        r.match.topic_id != gone.topic_id or r.match.asker != gone.asker for r in rows()
    )
    desk.undo()
    assert len(rows()) == 6


def test_helpers_are_chosen_by_card_and_her_words_stay_until_the_pair_changes(
    qtbot, desk, community, keys
):
    place = (community, keys["T1"], keys["Foothill"])
    desk.store.write("x", marking.set_level, *place, 4)
    page = shown(qtbot, desk).current
    page.show_item(keys["T1"], "match")
    panel = page.panel()
    cards = found(panel, HelperCard)
    assert [c.holder.key for c in cards] == [keys["Alder"], keys["Foothill"]]
    assert cards[0].isChecked()  # it goes both ways
    panel.words.input.setPlainText("Half written")
    desk.store.write("x", topics.add, "Elsewhere")
    desk.changed.emit(frozenset({"topic"}))
    assert panel.words.value() == "Half written"
    card = found(panel, HelperCard)[1]
    assert card.holder.key == keys["Foothill"]
    card.click()
    assert panel.match.helper.key == keys["Foothill"]
    assert "Foothill" in panel.words.value()


def test_where_nobody_can_help_the_way_to_the_ranking_is_shown(qtbot, desk, keys):
    page = shown(qtbot, desk).current
    asked = []
    desk.asked_for.connect(asked.append)
    page.show_item(keys["T7"], "match")
    panel = page.panel()
    assert panel.match is None
    link = found(panel, KeyLink)[0]
    link.click()
    assert (asked[-1].item_id, asked[-1].intent) == (keys["T7"], "ranked:topic")


def test_a_site_nobody_draws_on_leads_to_an_appreciative_interview(qtbot, desk, keys):
    page = shown(qtbot, desk).current
    asked = []
    desk.asked_for.connect(asked.append)
    panel = page.panel()
    plan = next(x for x in found(panel, KeyLink) if x.text() == "Plan an interview")
    plan.click()
    assert (asked[-1].item_id, asked[-1].intent) == (
        keys["Eastgate"],
        "pairs:interview",
    )


def test_people_stand_by_site_and_fold_into_one_column_by_key_and_by_mouse(
    qtbot, desk, community, keys
):
    for name in ("Aisha Grant", "DeShawn Cole", "Malik Reed"):
        key = add_person(desk.store, community, name, site=us3.SITES["Eastgate"])
        desk.store.write("x", marking.set_level, community, keys["T6"], key, 3)
    page = shown(qtbot, desk, "matrix:people").current
    grid = page.grid
    wide = len(grid.layout_.columns)
    aisha = next(c for c in grid.layout_.columns if c.name == "Aisha Grant")
    walk(grid, keys["T6"], aisha.key)
    press(grid, Key.Key_Minus)
    assert len(grid.layout_.columns) == wide - 3
    assert grid.current()[1].key == keys["Eastgate"]  # where she was folded into
    assert grid.cell().can == 4
    press(grid, Key.Key_Plus)
    assert len(grid.layout_.columns) == wide
    group = next(g for g in grid.layout_.groups if g.site_id == keys["Eastgate"])
    x = grid.layout_.cell_rect(0, group.first, QPointF(0, 0)).center().x()
    QTest.mouseClick(grid.viewport(), LEFT, pos=QPoint(round(x), 8))
    assert len(grid.layout_.columns) == wide - 3


def test_filters_leave_gaps_what_is_asked_for_or_what_is_looked_for(qtbot, desk, keys):
    page = shown(qtbot, desk).current
    names = {key: name for name, key in keys.items()}

    def rows():
        return {names[x.topic.id] for x in page.grid.layout_.lines}

    page.bar.choose_rows("gaps")
    assert rows() == {"T7", "T5", "T4"}
    page.bar.choose_rows("asked")
    assert rows() == set(us3.TOTALS)
    page.bar.choose_rows("spoken")
    QTest.keyClick(page.grid, Key.Key_F)
    assert page.window().focusWidget() is page.bar.words
    QTest.keyClicks(page.bar.words, "storytelling")
    assert rows() == {"T2"}
    QTest.keyClicks(page.bar.words, " in the dark")
    assert not page.body.shows_grid
    page.body.add_topic.click()
    assert "storytelling in the dark" in [x.topic.name for x in page.grid.layout_.lines]
    assert page.grid.current()[0].topic.name == "storytelling in the dark"


def test_a_person_sent_here_to_be_matched_is_found_among_the_people(
    qtbot, desk, community, keys
):
    ada = add_person(desk.store, community, "Ada Bell", site=us3.SITES["Eastgate"])
    desk.store.write("x", marking.set_strength, community, keys["T3"], ada, 3)
    page = shown(qtbot, desk).current
    page.show_item(ada, "match")
    assert page.who is Who.PEOPLE
    assert page.grid.current()[1].key == ada
    panel = page.panel()
    assert panel.topic.id == keys["T3"]
    assert panel.asker.value() == ada
    assert panel.match.helper.key == keys["Dry Creek"]
    page.step_back()
    page.show_item(keys["T5"], "topic")
    assert page.grid.current()[0].topic.id == keys["T5"]


def test_a_cell_looked_at_closely_leads_to_all_of_its_need(qtbot, desk, keys):
    page = shown(qtbot, desk).current
    walk(page.grid, keys["T7"], keys["Eastgate"])
    press(page.grid, Key.Key_Return)
    panel = page.panel()
    assert isinstance(panel, CellPanel)
    assert panel.strength.current() == 3
    press(page.grid, Key.Key_Left)  # it follows the cursor
    assert panel.level.current() == 2
    press(page.grid, Key.Key_Right)
    link = found(panel, KeyLink)[0]
    link.click()
    assert isinstance(page.panel(), NeedPanel)


def test_nothing_is_marked_in_a_book_for_reading_only(qtbot, desk, keys):
    desk.store.read_only = True
    try:
        page = shown(qtbot, desk).current
        before = entries(desk.store)
        press(page.grid, Key.Key_4)
        press(page.grid, Key.Key_N)
        assert entries(desk.store) == before
    finally:
        desk.store.read_only = False


def test_an_empty_community_says_what_the_next_step_is(qtbot, desk, community):
    desk.enter(community)
    page = shown(qtbot, desk).current
    assert not page.body.shows_grid
    assert "No sites or people yet" in words(page)
    desk.store.write("x", sites.add, community, "Alder")
    desk.changed.emit(frozenset({"site"}))
    assert "Nothing asked for or brought yet" in words(page)


def test_120_people_by_40_topics_are_painted_only_where_they_are_seen(
    qtbot, desk, community
):
    with desk.store._writer() as session:  # once, and not tried backwards
        people, named = big_map.fill(session, community, people=120, subjects=40)
        session.commit()
    desk.enter(community)
    page = shown(qtbot, desk, "matrix:people").current
    grid = page.grid
    assert len(grid.layout_.columns) == 120
    assert grid.layout_.names == "vertical"  # and no soup of slanted names
    asked = []
    whole = matrices.Matrix.cell
    QApplication.sendPostedEvents()

    class Counting(matrices.Matrix):
        def cell(self, topic_id, column):
            asked.append(1)
            return whole(self, topic_id, column)

    matrix = page.matrix
    grid._matrix = Counting(
        matrix.topics, matrix.holders, matrix.entries, matrix.strengths
    )
    grid.grab()
    rows = grid.viewport().height() / grid.layout_.row + 2
    columns = grid.viewport().width() / grid.layout_.cell + 2
    assert 0 < len(asked) <= rows * columns
    grid._matrix = matrix
    grid.show_cell(named[39], people[119])
    assert grid.current()[0].topic.id == named[39]
    assert grid._room().contains(grid.rect_of(grid.row, grid.column))
    begun = time.perf_counter()
    press(grid, Key.Key_4)
    assert time.perf_counter() - begun < 2  # a limit for slow machines, not the goal
    assert grid.cell().level == 4
    waiting = page.side._later  # the matches come a moment after the last mark
    qtbot.waitUntil(lambda: not waiting.isActive())


def test_the_matrix_is_let_go_with_its_readers(qtbot, desk, keys):
    view = shown(qtbot, desk)
    grid = view.current.grid
    told = QAccessible.queryAccessibleInterface(grid)
    assert told.child(0) is told.child(0)
    assert isinstance(grid, MatrixGrid)
    assert told.child(10_000) is None


def test_esc_goes_back_from_a_match_to_all_of_them_and_then_to_the_matrix_alone(
    qtbot, desk, keys
):
    view = shown(qtbot, desk)
    page = view.current
    walk(page.grid, keys["T1"], keys["Bluestem"])
    press(page.grid, Key.Key_M)
    assert isinstance(page.panel(), MatchPanel)
    press(page.grid, Key.Key_Escape)
    assert isinstance(page.panel(), MatchesPanel)
    press(page.grid, Key.Key_Escape)
    assert page.panel() is None
    view.show_place(Place("needs", desk.community_id, intent="matrix:people"))
    assert page.panel() is None  # it was closed: it does not come up by itself
    page.bar.matches.click()
    assert isinstance(page.panel(), MatchesPanel)
