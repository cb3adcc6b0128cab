"""What success is to each of us is written, agreed on and printed in the charter."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app import clock
from app.charter import adoption, success, success_evidence, tensions
from app.charter.adoption import Said
from app.charter.success import Spot
from app.vocabulary import (
    Layer,
    SuccessAudience,
    SuccessLevel,
    SuccessStatus,
)
from tests.app import agreeing
from tests.app.agreeing import AGREED, REVIEW
from tests.ui.windows import Key, press, write
from ui.commands import install_view
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.theme import theme
from ui.views.charter.success.agree_panel import AgreePanel
from ui.views.charter.success.statement_panel import StatementPanel
from ui.views.charter.success.tension_panel import TensionPanel
from ui.views.charter.success_card import SuccessCard
from ui.views.charter_view import CharterView

FUNDER, PARTNERS, COMMUNITY, FACILITATING = SuccessAudience
FEASIBLE, ASPIRATIONAL = SuccessLevel
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def today():
    clock.pretend(AGREED)


@pytest.fixture
def view(qtbot, desk, community):
    desk.enter(community)
    view = CharterView(desk)
    view.resize(1180, 820)
    install_view(view)
    qtbot.addWidget(view)
    view.show_place(Place("charter", community, intent="charter"))
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


@pytest.fixture
def page(view):
    return view.current


@pytest.fixture
def card(page):
    return page.success


@pytest.fixture
def told(desk, community):
    desk.do("x", agreeing.enter, community)


@pytest.fixture
def alone(qtbot, desk, community):
    """The card by itself, in a window of its own."""
    return by_itself(qtbot, desk, community)


def by_itself(qtbot, desk, community):
    desk.enter(community)
    card = SuccessCard(desk)
    qtbot.addWidget(card)
    card.resize(760, 600)
    desk.changed.connect(card.refresh)
    card.refresh()
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    return card


def in_book(desk, community):
    return {
        one.statement: one.spot for one in desk.read(success.of_community, community)
    }


def words(card):
    return [field.words.text() for field in card.grid.fields()]


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def type_in(field, text):
    field.words.setFocus()
    press(Key.Key_F2)
    write(text)
    press(Key.Key_Return)


def lacks(card):
    return card.banner.isVisible() and card.banner.sentence.text()


def agree_with(card, page, *audiences):
    card.agree(audiences)
    panel = page.panel()
    panel.by.input.setFocus()
    write("Joan Whitlock")
    panel.go.click()


# --- US2 ---


def test_us2_what_success_is_to_each_is_written_by_keyboard(
    desk, community, view, page, card
):
    card.write()
    for keys, text in (
        ((), agreeing.FUNDER),
        ((Key.Key_Right, Key.Key_Return), agreeing.PARTNERS),
        ((Key.Key_Down, Key.Key_Right, Key.Key_Return), agreeing.COMMUNITY),
    ):
        for key in keys:
            press(key)
        write(text)
        press(Key.Key_Return)
    assert in_book(desk, community) == {
        agreeing.FUNDER: Spot(FUNDER, FEASIBLE),
        agreeing.PARTNERS: Spot(PARTNERS, FEASIBLE),
        agreeing.COMMUNITY: Spot(COMMUNITY, ASPIRATIONAL),
    }
    for key in (Key.Key_Up, Key.Key_Left, Key.Key_Left, Key.Key_Space):
        press(key)
    assert type(page.panel()) is StatementPanel
    for text in ("Documented policy", "0", "5", "", "Jun 30, 2027"):
        write(text)
        press(Key.Key_Tab)
    press(Key.Key_Escape)
    first = desk.read(success.of_community, community)[0]
    assert (first.measure, first.baseline, first.target, first.horizon_on) == (
        *("Documented policy", "0", "5"),
        date(2027, 6, 30),
    )


def test_us2_a_difference_between_funder_and_community_is_held(
    desk, community, view, page, card, told
):
    card.add_difference.click()
    panel = page.panel()
    write(agreeing.TENSION)
    panel.first.input.choose(card.grid.fields()[0].one.id)
    panel.other.input.choose(card.grid.fields()[-1].one.id)
    panel.add_it.click()
    assert page.panel() is None
    last = card.box.buttons[-1].one
    assert (last.nature, [side.whose for side in last.sides]) == (
        agreeing.TENSION,
        [FUNDER, COMMUNITY],
    )
    assert card.box.isVisible()


def test_us2_the_banner_goes_away_only_when_all_three_have_a_date(
    desk, community, view, page, card, told
):
    assert lacks(card) == (
        "Still to agree: the funder, our partners, and the community."
    )
    agree_with(card, page, FUNDER)
    agree_with(card, page, PARTNERS)
    assert lacks(card) == "Still to agree: the community."
    agree_with(card, page, COMMUNITY)
    assert not lacks(card)
    assert page.panel() is None
    assert card.agreed.text() == "Agreed Tue Jan 13, look again Mon Jul 13"
    standings = desk.read(adoption.of_community, community)
    assert [(one.number, one.review_on) for one in standings[:3]] == [(1, REVIEW)] * 3


def test_the_page_is_printed_from_the_card(qtbot, view, page, card, told):
    card.print.click()
    window = view.findChild(PrintWindow)
    assert window is not None
    window.close()


# --- The grid ---


def test_what_is_feasible_stands_above_what_is_aspirational_and_looks_otherwise(
    qtbot, desk, community, told, alone
):
    assert [line.head.name.text() for line in alone.grid.lines] == [
        "Feasible",
        "Aspirational",
    ]
    feasible, far = (
        next(f for f in alone.grid.fields() if f.words.text() == text)
        for text in (agreeing.FUNDER, agreeing.COMMUNITY)
    )
    assert not feasible.words.font().italic()
    assert far.words.font().italic()


def test_an_empty_grid_says_what_it_is_for_and_what_could_stand_in_it(alone):
    assert alone.intro.isVisible()
    examples = [one.words.placeholderText() for one in alone.grid.fields()[:3]]
    assert examples == [
        "A practice changes",
        "We meet every month",
        "I know whom to ask",
    ]
    assert not alone.banner.isVisible()


def test_clicking_below_a_statement_gives_room_for_another(
    qtbot, desk, community, told, alone
):
    cell = alone.grid.lines[0].cells[FUNDER]
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(5, cell.height() - 2))
    write("The money lasts")
    press(Key.Key_Return)
    assert in_book(desk, community)["The money lasts"] == Spot(FUNDER, FEASIBLE)


def test_insert_gives_room_for_another_and_esc_takes_it_away(
    desk, community, told, alone
):
    alone.grid.fields()[0].words.setFocus()
    press(Key.Key_Insert)
    press(Key.Key_Escape)
    alone.refresh()
    assert len(in_book(desk, community)) == 3
    assert len(alone.grid.lines[0].cells[FUNDER].fields) == 1


def test_arrows_go_through_the_grid_and_stop_at_its_edge(told, alone):
    alone.grid.fields()[0].words.setFocus()
    seen = []
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        press(key)
        seen.append(QApplication.focusWidget().accessibleName())
    press(Key.Key_Down)
    assert [*seen, QApplication.focusWidget().accessibleName()] == [
        "The funder, Feasible",
        "Our partners, Feasible",
        "The community, Feasible",
        "The community, Feasible",
        "The community, Aspirational",
    ]


def test_alt_and_an_arrow_move_a_statement_and_the_focus_goes_with_it(
    desk, community, told, alone
):
    alone.grid.fields()[0].words.setFocus()
    press(Key.Key_Down, ALT)
    press(Key.Key_Right, ALT)
    assert in_book(desk, community)[agreeing.FUNDER] == Spot(PARTNERS, ASPIRATIONAL)
    assert QApplication.focusWidget().toPlainText() == agreeing.FUNDER


def test_delete_removes_a_statement_and_undo_brings_it_back(
    desk, community, told, alone
):
    alone.grid.fields()[0].words.setFocus()
    press(Key.Key_Delete)
    assert agreeing.FUNDER not in in_book(desk, community)
    assert QApplication.focusWidget() is alone.grid.fields()[0].words
    desk.undo()
    assert agreeing.FUNDER in words(alone)


def test_a_statement_that_is_emptied_is_deleted(desk, community, told, alone):
    field = alone.grid.fields()[0]
    field.words.setFocus()
    press(Key.Key_F2)
    field.words.selectAll()
    press(Key.Key_Backspace)
    press(Key.Key_Return)
    assert list(in_book(desk, community)) == [agreeing.PARTNERS, agreeing.COMMUNITY]


def test_a_theme_is_added_named_and_filled(desk, community, told, alone):
    alone.add_row.click()
    write("Practices")
    press(Key.Key_Return)
    line = alone.grid.line_of(FEASIBLE, "Practices")
    type_in(line.cells[COMMUNITY].fields[0], "A door that is open")
    spot = in_book(desk, community)["A door that is open"]
    assert spot == Spot(COMMUNITY, FEASIBLE, "Practices")
    line.head.theme.begin()
    line.head.theme.selectAll()
    write("Doors")
    press(Key.Key_Return)
    spot = in_book(desk, community)["A door that is open"]
    assert spot.theme == "Doors"
    assert alone.grid.line_of(FEASIBLE, "Doors") is line


def test_the_fourth_column_is_there_only_when_it_has_something_to_say(
    desk, community, told, alone
):
    assert alone.grid.columns == (FUNDER, PARTNERS, COMMUNITY)
    spot = Spot(FACILITATING, ASPIRATIONAL)
    desk.do("x", success.add, community, spot, "We are not needed")
    assert alone.grid.columns == tuple(SuccessAudience)
    assert alone.grid.heads[FACILITATING].isVisible()


def test_in_little_room_the_heads_of_rows_stand_above_them(qtbot, told, alone):
    head = alone.grid.lines[0].head
    cell = alone.grid.lines[0].cells[FUNDER]
    assert head.x() < cell.x()
    alone.resize(420, 700)
    qtbot.waitUntil(lambda: head.y() < cell.y())
    assert head.x() == cell.x()
    assert alone.minimumSizeHint().width() <= theme.px(420)


# --- What is known, and who agreed ---


def test_the_facts_below_a_statement_open_all_that_is_known_of_it(
    view, page, card, told
):
    field = card.grid.fields()[0]
    assert (
        field.facts.words.text().replace("\N{NO-BREAK SPACE}", " ")
        == ("Documented policy: 0 → 5 · by Jun 30, 2027")
        or "by Jun 30, 2027" in card.grid.lines[0].head.by.text()
    )
    field.facts.click()
    assert type(page.panel()) is StatementPanel
    assert page.panel().one.statement == agreeing.FUNDER


def test_evidence_is_noted_by_day_with_a_number_for_who_comes_after(
    desk, community, view, page, card, told
):
    card.open_statement(card.grid.fields()[0].one)
    group = page.panel().evidence
    group.title.input.setText("Policies on file")
    group.value.input.setText("two")
    group.go.click()
    assert group.value.error.text()
    group.value.input.setText("2")
    group.unit.input.setText("sites")
    group.go.click()
    one = desk.read(success.of_community, community)[0]
    (piece,) = desk.read(success_evidence.of_statement, one.id)
    assert (piece.title, piece.value, piece.unit, piece.dated, piece.layer) == (
        *("Policies on file", 2.0, "sites", AGREED),
        Layer.SUCCESSOR,
    )
    assert group.title.value() == ""
    assert "1 piece of evidence" in card.grid.fields()[0].facts.words.text()
    group.rows[0].delete.click()
    assert desk.read(success_evidence.of_statement, one.id) == []


def test_a_statement_is_moved_and_its_status_set_in_the_panel(
    desk, community, view, page, card, told
):
    card.open_statement(card.grid.fields()[0].one)
    panel = page.panel()
    panel.status.input.choose(SuccessStatus.REACHED)
    panel.status.finished.emit(SuccessStatus.REACHED)
    panel.whose.input.choose(COMMUNITY)
    panel.whose.finished.emit(COMMUNITY)
    one = desk.read(success.get, panel.one.id)
    assert (one.status, one.whose) == (SuccessStatus.REACHED, COMMUNITY)
    panel.delete.click()
    assert page.panel() is None
    assert agreeing.FUNDER not in in_book(desk, community)


def test_what_was_changed_since_it_was_agreed_is_said_and_asked_for_again(
    desk, community, view, page, card, told
):
    everyone = (FUNDER, PARTNERS, COMMUNITY)
    said = Said(AGREED, "All of us", REVIEW)
    desk.do("x", adoption.adopt, community, everyone, said)
    assert not lacks(card)
    first = card.grid.fields()[0].one
    desk.do("x", partial(success.change, target="6"), first.id)
    assert lacks(card) == "Something was changed since it was agreed with the funder."
    state = card.grid.heads[FUNDER].state
    assert state.words.text() == "Changed since Tue Jan 13"
    state.click()
    panel = page.panel()
    assert type(panel) is AgreePanel
    assert panel.chosen() == [FUNDER]
    assert panel.sub.text() == "version 2"
    assert agreeing.FUNDER in panel.changes.text()
    panel.go.click()
    assert not lacks(card)


def test_what_is_put_forward_without_a_day_still_is_to_be_agreed(
    desk, community, view, page, card, told
):
    card.agree()
    panel = page.panel()
    assert panel.review.value() == REVIEW
    panel.day.set_value(None)
    panel.go.click()
    assert lacks(card)
    assert card.grid.heads[FUNDER].state.words.text() == "Version 1, to be signed"


def test_a_day_to_come_is_refused_and_what_was_typed_stays(
    desk, community, view, page, card, told
):
    card.agree()
    panel = page.panel()
    panel.by.input.setText("Joan")
    panel.day.set_value(REVIEW)
    panel.go.click()
    assert panel.error.isVisible()
    assert (page.panel(), panel.by.value()) == (panel, "Joan")
    assert desk.read(adoption.of_community, community)[0].number == 0


def test_a_difference_is_left_out_for_the_funder_and_deleted(
    desk, community, view, page, card, told
):
    card.box.buttons[0].click()
    panel = page.panel()
    assert type(panel) is TensionPanel
    panel.left[FUNDER].click()
    (held,) = desk.read(tensions.of_community, community)
    assert held.leave_out == (FUNDER,)
    assert "not on the paper for the funder" in card.box.buttons[0].accessibleName()
    panel.delete.click()
    assert page.panel() is None
    assert not card.box.isVisible()


def test_what_was_found_is_shown_with_what_is_known_of_it(
    desk, community, view, page, card, told
):
    one = desk.read(success.of_community, community)[0]
    (held,) = desk.read(tensions.of_community, community)
    page.show_item(one.id)
    assert type(page.panel()) is StatementPanel
    page.show_item(held.id)
    assert type(page.panel()) is TensionPanel
