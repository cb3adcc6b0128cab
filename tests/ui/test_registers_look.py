"""The registers of a circle are kept by keyboard and by mouse, with the same rows."""

from datetime import date, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import clock
from app.charter import contributions, coverage, decisions_made, places
from app.community import communities
from app.gathering import blocks, sessions
from app.person import people
from app.person.people import PersonDraft
from app.search import Hit
from app.vocabulary import ContributionKind, ContributionState, DecisionMode, Role
from tests.ui import coaching
from tests.ui.needing import Key
from ui.commands import install_view
from ui.dialogs.palette_entries import place_of
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.views.charter.registers.panel import RecordPanel
from ui.views.charter_view import CharterView
from ui.views.people.about import EditedLine
from ui.widgets.menus import Menu

TODAY = date(2026, 5, 12)
CTRL = Qt.KeyboardModifier.ControlModifier
CHALLENGE, IDEA = ContributionKind.CHALLENGE, ContributionKind.IDEA


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def joe(desk, community):
    draft = PersonDraft("Joe Mazur", site="Alder")
    return desk.do("x", people.add, community, draft)


@pytest.fixture
def view(qtbot, desk, community, joe):
    desk.enter(community)
    view = CharterView(desk)
    view.resize(1180, 820)
    install_view(view)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_place(Place("charter", community, intent="registers"))
    return view


@pytest.fixture
def page(view):
    return view.current


def begin(page, code):
    page.begin(code)
    return page.body


def press(widget, key):
    """Press a key on a widget that has the focus."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, key)


def type_line(qtbot, body, text):
    body.line.input.setFocus()
    qtbot.keyClicks(body.line.input, text)
    press(body.line.input, Key.Key_Return)


def add(qtbot, page, code, *lines):
    body = begin(page, code)
    for line in lines:
        type_line(qtbot, body, line)
    return body


def shown(body):
    return [body.register.head(one)[0] for one in body.table.records_model.records()]


def coming(desk, community, title="June"):
    starts = datetime(2026, 6, 9, 10)
    act = partial(sessions.add, title=title)
    return desk.do("x", act, community, starts, starts + timedelta(hours=2))


def test_a_line_and_enter_add_a_row_and_the_line_is_free_for_the_next(qtbot, page):
    body = add(qtbot, page, "ideas", "A card @Joe", "A bench")
    assert sorted(shown(body)) == ["A bench", "A card"]
    assert body.line.value() == ""
    assert body.line.input.hasFocus()


def test_what_cannot_be_added_is_said_below_and_stays_to_be_mended(qtbot, page):
    body = add(qtbot, page, "ideas", "A card @Zed")
    assert "nobody called Zed" in body.line.error.text()
    assert body.line.value() == "A card @Zed"
    qtbot.keyClicks(body.line.input, "x")
    assert body.line.error.text() == ""
    assert body.nothing.isVisible()


def test_a_password_is_refused_where_it_is_typed(qtbot, page, desk, community):
    body = add(qtbot, page, "places", "Drive: password: tulips")
    assert "looks like a password" in body.line.error.text()
    assert desk.read(places.of_community, community) == []


def test_counts_stand_beside_the_names_and_what_waits_stands_out(qtbot, page):
    add(qtbot, page, "challenges", "Winter roads", "No money")
    entry = page.list.entries["challenges"]
    assert entry.accessibleName() == "Challenges, 2, 2 to look at"
    press(page.body.table, Key.Key_H)
    assert entry.accessibleName() == "Challenges, 2, 1 to look at"


def test_arrows_go_through_the_registers(page):
    page.show_register("ideas")
    page.list.entries["ideas"].setFocus()
    press(page.list.entries["ideas"], Key.Key_Down)
    assert page.code == "successes"
    assert page.list.entries["successes"].hasFocus()
    press(page.list.entries["successes"], Key.Key_Up)
    assert page.code == "ideas"


def test_a_key_sets_the_state_and_undo_takes_it_back(qtbot, page, desk, community):
    body = add(qtbot, page, "ideas", "A card")
    press(body.table, Key.Key_4)
    assert ideas(desk, community)[0].state is ContributionState.ADOPTED
    desk.undo()
    assert ideas(desk, community)[0].state is ContributionState.NEW
    button = next(b for act, b in body.acts if act.key == "3")
    button.click()
    assert ideas(desk, community)[0].state is ContributionState.TRIED


def test_a_digit_typed_in_a_field_is_a_digit(qtbot, page, desk, community):
    body = add(qtbot, page, "ideas", "A card")
    type_line(qtbot, body, "4 benches")
    states = {one.body: one.state for one in ideas(desk, community)}
    assert states == {
        "A card": ContributionState.NEW,
        "4 benches": ContributionState.NEW,
    }


def test_delete_takes_a_row_out_and_undo_brings_it_back(qtbot, page, desk, community):
    body = add(qtbot, page, "ideas", "A card")
    press(body.table, Key.Key_Delete)
    assert ideas(desk, community) == []
    assert body.nothing.isVisible()
    desk.undo()
    assert shown(body) == ["A card"]


def test_a_challenge_is_put_on_an_agenda_by_key_and_links_back(
    qtbot, page, desk, community
):
    when = coming(desk, community)
    body = add(qtbot, page, "challenges", "Winter roads @Joe")
    press(body.table, Key.Key_A)
    menu = page.findChild(Menu)
    (choice,) = [action for action in menu.actions() if action.text()]
    assert "June" in choice.text()
    menu.close()
    choice.trigger()
    (block,) = desk.read(blocks.of_session, when)
    assert block.title == "Peer assist: Winter roads"
    assert desk.read(contributions.queue, community) == []
    asked = []
    desk.asked_for.connect(asked.append)
    press(body.table, Key.Key_G)
    assert asked == [Place("planner", community, when)]


def test_a_row_is_opened_and_edited_in_its_panel(qtbot, page, desk, community):
    body = add(qtbot, page, "decisions", "We meet on Tuesdays @Joe")
    press(body.table, Key.Key_Return)
    panel = page.panel()
    assert isinstance(panel, RecordPanel)
    line = panel.parts["decided_by"]
    assert isinstance(line, EditedLine)
    line.text.edited.emit("All of us")
    panel.parts["mode"].choice.chosen.emit(DecisionMode.CONSENT)
    (made,) = desk.read(decisions_made.of_community, community)
    assert (made.decided_by, made.mode) == ("All of us", DecisionMode.CONSENT)
    assert made.proposer.name == "Joe Mazur"
    assert "1 of 1" in body.notice.words.text()


def test_the_panel_closes_when_its_row_is_gone(qtbot, page, desk):
    body = add(qtbot, page, "ideas", "A card")
    page.open_record(body.table.current())
    assert page.panel() is not None
    press(page.panel(), Key.Key_Delete)
    assert page.panel() is None


def test_a_contact_is_verified_with_one_key(qtbot, page, desk, community):
    body = add(qtbot, page, "coverage", "Joe @Alder")
    clock.pretend(date(2027, 3, 1))
    page.refresh()
    assert "not verified for half a year" in body.notice.words.text()
    body.table.go_to(body.records[0].id)
    press(body.table, Key.Key_V)
    post = desk.read(coverage.of_community, community)[0]
    assert post.verified_on == date(2027, 3, 1)


def test_an_ask_is_received_with_one_key(qtbot, page):
    body = add(qtbot, page, "asks", "One page @Joe")
    press(body.table, Key.Key_R)
    assert body.records[0].received_on == TODAY
    assert "without a word on what may be done" in body.notice.words.text()


def test_words_and_buttons_filter_and_a_new_row_is_shown_nevertheless(qtbot, page):
    body = add(qtbot, page, "ideas", "A card", "A bench")
    body.words.setText("BENCH")
    assert shown(body) == ["A bench"]
    body.words.setText("zzz")
    assert body.none_fits.isVisible()
    body.words.clear()
    assert body.show_record(body.records[0].id)


def test_print_opens_on_the_paper_of_the_register(qtbot, page, view):
    begin(page, "glossary")
    view.print_papers()
    (window,) = view.window().findChildren(PrintWindow)
    ticked = [r.document.code for r in window.documents.rows if r.tick.isChecked()]
    assert ticked == ["glossary"]
    window.close()


def test_a_role_card_says_what_the_role_is_not(page, desk, community, joe):
    page.show_register("roles")
    page.open_record(page.body.records[0])
    panel = page.panel()
    assert panel.parts["not"].text() == "Not in charge of what anybody learns."
    panel.parts["person"].choice.chosen.emit(joe)
    assert [held.name for held in page.body.records[0].holders] == ["Joe Mazur"]
    assert page.body.records[0].id is Role.COORDINATOR
    assert not page.body.adding.isVisible()


def test_another_community_shows_its_own_rows(qtbot, page, desk, community):
    add(qtbot, page, "ideas", "A card")
    page.open_record(page.body.records[0])
    other = desk.do("x", communities.start, "Other")
    desk.enter(other)
    assert page.panel() is None
    assert page.body.records == []
    desk.enter(community)
    assert shown(page.body) == ["A card"]


def test_a_hit_of_the_search_opens_its_register(qtbot, page, view, community):
    add(qtbot, page, "ideas", "A card")
    key = page.body.records[0].id
    page.show_register("glossary")
    view.show_place(Place("charter", community, key, "registers"))
    assert page.code == "ideas"
    assert page.panel().record.id == key


def test_commands_are_those_of_the_register_one_is_in(page):
    page.show_register("coverage")
    assert "registers.key.V" in {one.name for one in page.commands()}
    page.show_register("ideas")
    names = {one.name for one in page.commands()}
    assert "registers.key.V" not in names
    assert "registers.key.A" in names


def ideas(desk, community):
    return desk.read(contributions.of_community, community, IDEA)


def test_from_a_conversation_one_comes_to_an_empty_line_for_an_idea(
    qtbot, page, view, desk, community
):
    world = coaching.world_on(desk, community)
    world.talk("Luz Ortega", body="CANARYBRAVO: she would swap volunteers")
    log = coaching.shown(qtbot, desk)
    asked = []
    desk.asked_for.connect(asked.append)
    log.log.acts.add_idea()
    assert asked == [Place("charter", community, intent="registers:ideas")]
    with qtbot.waitActive(view):
        view.activateWindow()
    view.show_place(asked[0])
    assert page.body.line.value() == ""
    assert page.body.line.input.hasFocus()


def test_a_book_for_reading_only_shows_all_and_lets_nothing_be_written(
    qtbot, page, desk, community
):
    body = add(qtbot, page, "ideas", "A card")
    desk.store.read_only = True
    fresh = CharterView(desk)
    qtbot.addWidget(fresh)
    fresh.show_place(Place("charter", community, intent="registers"))
    shown_again = fresh.current
    shown_again.show_register("ideas")
    assert shown(shown_again.body) == shown(body)
    assert not shown_again.body.add.isEnabled()
    assert not shown_again.body.line.isEnabled()
    shown_again.open_record(shown_again.body.records[0])
    assert not shown_again.panel().parts["body"].isEnabled()
    shown_again.body.press("4")
    assert shown_again.body.records[0].state is ContributionState.NEW


def test_what_was_brought_is_found_in_the_palette_and_opens_here(community):
    key = uuid4()
    hit = Hit("contribution", key, community, "A card")
    assert place_of(hit) == Place("charter", community, key, "registers")
