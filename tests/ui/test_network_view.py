"""The network: looked at, walked through, drawn in, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit
from sqlalchemy import select
from sqlalchemy import text as sql

from app import clock, tables
from app.needs import needs, network_places, offers
from app.person import people
from app.person.people import PersonDraft
from app.vocabulary import PeerOrigin, PeerState
from tests.doubting import DoubtingStore
from tests.ui.networked import (
    LEFT,
    Key,
    circle,
    drag,
    node,
    rows,
    shown,
    tie,
)
from tests.ui.peopled import largest
from ui.desk import Desk
from ui.views.needs.network.drawing import handle
from ui.views.needs.network.panel import PicturePanel
from ui.views.needs.network.tie_panel import TiePanel
from ui.widgets.buttons import Button
from ui.widgets.cards import Card


@pytest.fixture
def five(desk, community):
    """The keys of five people: a chain of three, and two without ties."""
    found = circle(desk, community)
    tie(desk, found["Ana"], found["Ben"], origin=PeerOrigin.COACH)
    tie(desk, found["Ben"], found["Cy"])
    return found


@pytest.fixture
def page(qtbot, desk, five):
    """The network of the five."""
    return shown(qtbot, desk)


# what is said


def test_the_line_under_the_title_counts_the_ties(page):
    assert page.sub.text() == "2 ties between members, 1 you started."


def test_the_panel_says_what_would_hold_and_who_stands_apart(page):
    panel = page.panel()
    assert isinstance(panel, PicturePanel)
    assert panel.back.number.text() == "1"
    assert panel.back.sentence.text().startswith("of 2 ties would hold.")
    assert panel.back.alone.text() == "Without you, Ana would have nobody to turn to."
    said = _cards(panel)
    assert any(words.startswith("Dot is on the edge. No ties yet.") for words in said)
    threads = (
        "Ben holds 2 threads. If Ben is away, Ana and Cy have nobody left to ring."
    )
    assert threads in said


def test_who_is_chosen_is_told_of_in_the_panel(qtbot, page, five):
    qtbot.mouseClick(page.graph, LEFT, pos=node(page, five["Ben"]).middle.toPoint())
    part = page.panel().chosen
    assert part.name.text() == "Ben Miller"
    assert part.sentence.text() == (
        f"House of Ben. Talks with Cy. Matched with Ana{_in_month(page, five)}."
    )
    qtbot.mouseClick(page.graph, LEFT, pos=_nowhere(page))
    assert page.graph.current is None
    assert not part.name.isVisible()


def _in_month(page, five):
    found = page.network.tie_between(five["Ana"], five["Ben"])
    assert found is not None
    day = found.links[0].introduced_on
    assert day == clock.today()
    return f" in {day:%B}"


def test_drawn_without_the_coach_her_matches_go_and_who_is_left_alone_is_marked(
    qtbot, page, five
):
    panel = page.panel()
    qtbot.mouseClick(panel.back.switch, LEFT)
    assert len(page.graph.sheet.lines) == 1
    assert node(page, five["Ana"]).ties == 0
    assert page.panel() is panel
    qtbot.mouseClick(panel.back.switch, LEFT)
    assert len(page.graph.sheet.lines) == 2


def test_the_switch_between_people_and_sites_shows_the_ties_of_sites(qtbot, page):
    qtbot.mouseClick(page.body.whose.button("sites"), LEFT)
    assert page.sub.text() == "2 ties between sites, 1 you started."
    assert not any(one.holder.is_person for one in page.graph.sheet.nodes)


def test_what_stands_between_sites_is_a_table(qtbot, page):
    qtbot.mouseClick(page.body.ways.button("between"), LEFT)
    rows = page.body.between.records_model.records()
    assert [(row.one, row.other, row.hold) for row in rows] == [
        ("House of Ana", "House of Ben", 0),
        ("House of Ben", "House of Cy", 1),
    ]
    assert page.body.apart.text() == "No ties yet: House of Dot, House of Eve"


def test_a_community_without_people_says_what_will_stand_here(qtbot, desk, community):
    desk.enter(community)
    page = shown(qtbot, desk)
    assert page.body.nobody.isVisible()
    assert page.panel() is None


def test_the_panel_makes_room_in_a_narrow_window_unless_it_was_asked_for(qtbot, page):
    view = page.window()
    view.resize(1100, 700)
    assert page.panel() is None
    qtbot.mouseClick(page.body.tell, LEFT)
    assert isinstance(page.panel(), PicturePanel)
    view.resize(1110, 700)
    assert isinstance(page.panel(), PicturePanel)
    qtbot.keyClick(page.panel(), Key.Key_Escape)
    view.resize(1440, 860)
    assert page.panel() is None


def test_the_panel_comes_back_when_there_is_room_again(page):
    view = page.window()
    view.resize(1100, 700)
    view.resize(1440, 860)
    assert isinstance(page.panel(), PicturePanel)


# walking


def test_arrows_go_to_who_is_nearest_and_brackets_through_the_neighbors(
    qtbot, page, five
):
    graph = page.graph
    graph.choose(five["Ben"])
    seen = []
    for _ in range(3):
        qtbot.keyClick(graph, Key.Key_BracketRight)
        seen.append(graph.current)
    assert set(seen[:2]) == {five["Ana"], five["Cy"]}
    assert seen[2] == seen[0]
    qtbot.keyClick(graph, Key.Key_BracketLeft)
    assert graph.current == seen[1]
    ways = {}
    for key in (Key.Key_Left, Key.Key_Right):
        graph.choose(five["Ben"])
        qtbot.keyClick(graph, key)
        ways[key] = node(page, graph.current).middle.x()
    assert ways[Key.Key_Left] < node(page, five["Ben"]).middle.x()
    assert ways[Key.Key_Right] > node(page, five["Ben"]).middle.x()


def test_everyone_can_be_reached_with_the_arrows(qtbot, page):
    graph = page.graph
    reached, ahead = set(), [graph.sheet.nodes[0].key]
    while ahead:
        start = ahead.pop()
        reached.add(start)
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down):
            graph.choose(start)
            qtbot.keyClick(graph, key)
            if graph.current not in reached:
                ahead.append(graph.current)
    assert reached == {one.key for one in graph.sheet.nodes}


def test_enter_opens_the_person(qtbot, desk, page, five):
    page.graph.choose(five["Cy"])
    with qtbot.waitSignal(desk.asked_for) as asked:
        qtbot.keyClick(page.graph, Key.Key_Return)
    place = asked.args[0]
    assert (place.view, place.item_id) == ("people", five["Cy"])


def test_the_picture_is_read_out_person_by_person(page, five):
    told = QAccessible.queryAccessibleInterface(page.graph)
    assert told.childCount() == 5
    name = QAccessible.Text.Name
    said = [told.child(n).text(name) for n in range(5)]
    assert said[1] == (
        "Ben Miller, House of Ben, 2 ties: Ana Miller, Cy Miller. 2 of 5"
    )
    assert said[3] == "Dot Miller, House of Dot, not yet connected. 4 of 5"
    page.graph.choose(five["Ben"])
    assert told.focusChild().text(name) == said[1]
    assert told.child(1).state().selected
    box = told.child(1).rect()
    assert told.childAt(box.center().x(), box.top() + 8).text(name) == said[1]


# moving


def test_who_is_dragged_stays_put_and_so_does_everyone_else(qtbot, desk, page, five):
    graph = page.graph
    before = dict(graph.places)
    start = node(page, five["Dot"]).middle
    drag(graph, start, start + QPointF(120, -90))
    after = desk.read(network_places.read, desk.community_id)
    assert {k: p for k, p in after.items() if k != five["Dot"]} == {
        k: p for k, p in before.items() if k != five["Dot"]
    }
    assert after[five["Dot"]] != before[five["Dot"]]
    again = shown(qtbot, desk)
    assert again.graph.places == after
    desk.undo()
    assert desk.read(network_places.read, desk.community_id) == {}
    assert graph.places == before


def test_who_is_dropped_on_somebody_stands_beside_them(page, five):
    graph = page.graph
    drag(graph, node(page, five["Dot"]).middle, node(page, five["Ben"]).middle)
    one, other = node(page, five["Dot"]), node(page, five["Ben"])
    assert not one.box.intersects(other.box)


def test_alt_and_an_arrow_move_somebody_and_keep_it_when_let_go(
    qtbot, desk, page, five
):
    graph = page.graph
    graph.choose(five["Dot"])
    x, y = graph.places[five["Dot"]]
    alt = Qt.KeyboardModifier.AltModifier
    for _ in range(2):
        QTest.keyPress(graph, Key.Key_Right, alt)
    assert desk.read(network_places.read, desk.community_id) == {}
    QTest.keyRelease(graph, Key.Key_Right, alt)
    assert desk.read(network_places.read, desk.community_id)[five["Dot"]] == (x + 16, y)
    desk.undo()
    assert graph.places[five["Dot"]] == (x, y)


def test_somebody_new_finds_a_place_and_nobody_moves(desk, page, five):
    graph = page.graph
    start = node(page, five["Dot"]).middle
    drag(graph, start, start + QPointF(60, -40))
    before = dict(graph.places)
    draft = PersonDraft("Fay Miller", site="House of Fay")
    new = desk.do("x", people.add, desk.community_id, draft)
    assert {k: p for k, p in graph.places.items() if k != new} == before
    box = node(page, new).box
    assert not any(
        box.intersects(one.box) for one in graph.sheet.nodes if one.key != new
    )


def test_the_picture_is_drawn_anew_when_asked_and_that_can_be_undone(desk, page, five):
    graph = page.graph
    before = dict(graph.places)
    start = node(page, five["Dot"]).middle
    drag(graph, start, start + QPointF(60, -40))
    moved = dict(graph.places)
    page.arrange_anew()
    assert graph.places == before
    desk.undo()
    assert graph.places == moved


# drawing ties


def test_a_tie_is_drawn_alike_by_mouse_and_by_key(qtbot, desk, page, five):
    graph = page.graph
    start = node(page, five["Dot"])
    rim = start.middle + QPointF(start.radius + 2, 0)
    drag(graph, rim, node(page, five["Cy"]).middle)
    drawn = rows(desk)
    new = ("Dot Miller", "Cy Miller", "", PeerState.INTRODUCED, PeerOrigin.COACH)
    assert (*new, clock.today()) in drawn
    places = desk.read(network_places.read, desk.community_id)
    desk.undo()
    page.step_back()
    graph.setFocus()
    graph.choose(five["Dot"])
    qtbot.keyClick(graph, Key.Key_T)
    assert "Tie Dot to whom?" in graph.accessibleDescription()
    _walk_to(qtbot, graph, five["Cy"])
    qtbot.keyClick(graph, Key.Key_Return)
    assert rows(desk) == drawn
    assert desk.read(network_places.read, desk.community_id) == places
    assert isinstance(page.panel(), TiePanel)
    assert page.panel().title.text() == "Dot and Cy"


def test_a_tie_drawn_keeps_no_name_in_the_history(qtbot, desk, page, five):
    page.graph.setFocus()
    page.graph.choose(five["Dot"])
    qtbot.keyClick(page.graph, Key.Key_T)
    _walk_to(qtbot, page.graph, five["Cy"])
    qtbot.keyClick(page.graph, Key.Key_Return)
    labels = desk.read(_labels)
    assert "Two introduced" in labels
    assert [one for one in labels if "Dot" in one or "Cy" in one.split()] == []


def test_the_handle_of_the_one_chosen_begins_a_tie_that_a_click_ends(
    qtbot, desk, page, five
):
    graph = page.graph
    graph.choose(five["Dot"])
    qtbot.mouseClick(graph, LEFT, pos=handle(node(page, five["Dot"])).toPoint())
    assert graph.tying == five["Dot"]
    qtbot.mouseClick(graph, LEFT, pos=node(page, five["Eve"]).middle.toPoint())
    assert ("Dot Miller", "Eve Miller") in {row[:2] for row in rows(desk)}


def test_esc_leaves_a_tie_and_nothing_is_written(qtbot, desk, page, five):
    graph = page.graph
    before = rows(desk)
    graph.choose(five["Dot"])
    qtbot.keyClick(graph, Key.Key_T)
    qtbot.keyClick(graph, Key.Key_Up)
    qtbot.keyClick(graph, Key.Key_Escape)
    assert (graph.tying, graph.current) == (None, five["Dot"])
    assert rows(desk) == before
    assert isinstance(page.panel(), PicturePanel)


def test_a_tie_drawn_to_nobody_is_none(desk, page, five):
    before = rows(desk)
    start = node(page, five["Dot"])
    rim = start.middle + QPointF(start.radius + 2, 0)
    drag(page.graph, rim, QPointF(_nowhere(page)))
    assert rows(desk) == before


def test_a_click_on_a_line_opens_the_tie(qtbot, page, five):
    line = next(line for line in page.graph.sheet.lines if five["Cy"] in line.tie.pair)
    middle = line.path.pointAtPercent(0.5).toPoint()
    qtbot.mouseClick(page.graph, LEFT, pos=middle)
    assert page.panel().title.text() == "Ben and Cy"
    qtbot.keyClick(page.panel(), Key.Key_Escape)
    assert isinstance(page.panel(), PicturePanel)


def test_the_cards_offer_a_tie_with_what_speaks_for_it(qtbot, desk, page, five):
    community = desk.community_id
    desk.do("x", needs.add, community, "Grants", five["Dot"], strength=3)
    desk.do("x", offers.put, community, "Grants", five["Cy"], level=4)
    panel = page.panel()
    words = "Dot is on the edge. No ties yet. Asks for “Grants”, which Cy can share."
    assert words in _cards(panel)
    link = _button(panel, "Match Dot with Cy")
    qtbot.mouseClick(link, LEFT)
    tie_panel = page.panel()
    assert isinstance(tie_panel, TiePanel)
    assert tie_panel.asker.value() == "Dot Miller"
    assert tie_panel.helper.value() == "Cy Miller"
    assert tie_panel.topic.value() == "Grants"
    qtbot.mouseClick(tie_panel.add_button, LEFT)
    new = ("Dot Miller", "Cy Miller", "Grants", PeerState.INTRODUCED, PeerOrigin.COACH)
    assert (*new, clock.today()) in rows(desk)


# looking


def test_plus_minus_and_nought_come_closer_go_away_and_show_all(qtbot, page):
    graph = page.graph
    graph.choose(None)
    fitted = graph.sheet.glass
    qtbot.keyClick(graph, Key.Key_Plus)
    assert graph.sheet.glass.size > fitted.size
    qtbot.keyClick(graph, Key.Key_Minus)
    qtbot.keyClick(graph, Key.Key_Minus)
    assert graph.sheet.glass.size < fitted.size
    qtbot.keyClick(graph, Key.Key_0)
    assert graph.sheet.glass == fitted


@pytest.mark.parametrize("wide", [760, 1100, 1440, 1900])
def test_everyone_is_seen_and_no_names_overlap(qtbot, sample_desk, wide):
    sample_desk.enter(sample_desk.read(largest))
    page = shown(qtbot, sample_desk, wide=wide)
    nodes = page.graph.sheet.nodes
    assert len(nodes) > 10
    for n, one in enumerate(nodes):
        assert page.graph.rect().toRectF().contains(one.box)
        assert not any(one.box.intersects(other.box) for other in nodes[n + 1 :])


def test_a_wheel_with_ctrl_comes_closer_about_the_mouse(qtbot, page, five):
    graph = page.graph
    at = node(page, five["Ben"]).middle
    before = graph.sheet.glass.size
    _turn_wheel(graph, at, 240)
    assert graph.sheet.glass.size > before
    assert (node(page, five["Ben"]).middle - at).manhattanLength() < 2


def test_the_picture_is_pushed_about_by_its_ground(page, five):
    graph = page.graph
    before = node(page, five["Ben"]).middle
    start = QPointF(_nowhere(page))
    drag(graph, start, start + QPointF(-40, 25))
    assert (node(page, five["Ben"]).middle - before).x() == pytest.approx(-40, abs=1)


# the same as a list, and nothing private


def test_the_ledger_holds_the_same_ties_as_the_picture(qtbot, sample_desk):
    sample_desk.enter(sample_desk.read(largest))
    page = shown(qtbot, sample_desk)
    drawn = {line.tie.pair for line in page.graph.sheet.lines}
    qtbot.mouseClick(page.body.ways.button("ledger"), LEFT)
    listed = page.ledger.table.records_model.records()
    tied = (PeerState.INTRODUCED, PeerState.WORKING, PeerState.HELPED)
    pairs = {
        frozenset((link.asker.key, link.helper.key))
        for link in listed
        if link.state in tied and not (link.asker.is_coach or link.helper.is_coach)
    }
    assert pairs == drawn
    for one in page.network.edge:
        assert one.name in page.ledger.edge.text()


def test_no_private_word_is_shown(qtbot, sample_desk, sample_store):
    private = sample_store.read(_private_words)
    assert private
    sample_desk.enter(sample_desk.read(largest))
    page = shown(qtbot, sample_desk)
    said = " ".join(_everything_said(page))
    page.show_ledger()
    for link in page.links:
        page.open_link(link)
        said += " ".join(_everything_said(page))
    assert not [words for words in private if words in said]


def test_a_book_that_may_only_be_read_is_not_changed_by_the_picture(
    qtbot, sample_desk, tmp_path
):
    sample_desk.store.close()
    store = DoubtingStore(sample_desk.path, read_only=True)
    desk = Desk(store)
    desk.enter(desk.read(largest))
    page = shown(qtbot, desk)
    start = page.graph.sheet.nodes[0]
    drag(page.graph, start.middle, start.middle + QPointF(80, 60))
    page.graph.choose(start.key)
    qtbot.keyClick(page.graph, Key.Key_T)
    assert page.graph.tying is None
    assert not page.body.tie.isVisible()
    assert desk.read(network_places.read, desk.community_id) == {}
    page.open_link(page.links[0])
    assert not page.panel().topic.isEnabled()
    desk.tasks.finish()
    store.close()


def _labels(session):
    return list(session.scalars(sql("SELECT label FROM act")))


def _private_words(session):
    notes = session.scalars(select(tables.PrivateNote.body)).all()
    return [words for words in notes if words and len(words) > 12]


def _everything_said(page):
    for label in page.findChildren(QLabel):
        yield label.text()
    for line in page.findChildren(QLineEdit):
        yield line.text()
    for text in page.findChildren(QTextEdit):
        yield text.toPlainText()
    for one in page.graph.sheet.nodes:
        yield page.graph.spoken(one.key)
    model = page.ledger.table.records_model
    for row in range(model.rowCount()):
        yield model.sentence(row)


def _cards(panel):
    return [card.accessibleName() for card in panel.findChildren(Card)]


def _button(panel, words):
    QApplication.sendPostedEvents()  # what is new in the panel is laid out
    found = [b for b in panel.findChildren(Button) if b.text() == words]
    return next(b for b in found if b.isVisible())


def _nowhere(page):
    """Return a point of the picture where nothing is."""
    graph = page.graph
    for x in range(20, graph.width(), 15):
        for y in range(20, graph.height() - 60, 15):
            at = QPointF(x, y)
            if graph.sheet.at(at) is None and graph.sheet.line_at(at) is None:
                return at.toPoint()
    raise AssertionError("the picture is full")


def _walk_to(qtbot, graph, key):
    """Go to somebody with the arrows alone, by the shortest way there is."""
    arrows = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
    start, seen = graph.current, set()
    ways = [()]
    while ways:
        way = ways.pop(0)
        graph.choose(start)
        for arrow in way:
            qtbot.keyClick(graph, arrow)
        if graph.current == key:
            return
        if graph.current not in seen:
            seen.add(graph.current)
            ways += [(*way, arrow) for arrow in arrows]
    raise AssertionError("there is no way there")


def _turn_wheel(graph, at, by):
    event = QWheelEvent(
        at,
        graph.mapToGlobal(at),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(graph, event)
