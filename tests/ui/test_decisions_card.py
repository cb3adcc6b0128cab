"""Who decides what: marked by key and by mouse, renamed, ordered, adopted (PI10)."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.book.store import Store
from app.charter import decision_adoptions, decision_columns, decision_rights
from app.charter.decision_rights import DARCI
from app.community import communities
from app.errors import RefusedError
from app.vocabulary import DecisionMode, DecisionPart, Role
from tests.making import add_another_community
from tests.ui import deciding
from ui.desk import Desk
from ui.theme import theme
from ui.views.charter.decisions.adopt_panel import AdoptRightsPanel
from ui.views.charter.decisions.area_panel import AreaPanel
from ui.views.charter.decisions.columns_panel import ColumnsPanel
from ui.views.charter.decisions_card import DecisionsCard

D, A, R, C, I = DARCI  # noqa: E741 - DARCI's own letters
M = DecisionPart.IMPACTED
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
SITE = 1  # the column after the one of what is decided


@pytest.fixture
def card(qtbot, desk, community):
    """The card of a community with three decisions."""
    desk.enter(community)
    for title in ("Money", "Who joins", "What is published"):
        desk.store.write("x", decision_rights.add, community, title)
    desk.changed.connect(lambda _: found.refresh())
    found = DecisionsCard(desk)
    deciding.shown(qtbot, found)
    found.grid.setFocus()
    return found


def areas(card):
    home = card._desk.community_id
    return card._desk.store.read(decision_rights.of_community, home)


def held(card, row=0, key=Role.SITE):
    return areas(card)[row].of(key)


def titles(card):
    return [area.title for area in areas(card)]


def press(card, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(card.grid, key, modifier)


def click(card, row, column):
    middle = card.grid.layout_.rect(row, column).center().toPoint()
    QTest.mouseClick(card.grid, Qt.MouseButton.LeftButton, pos=middle)


def type_in(card, words):
    QTest.keyClicks(card.grid.editor, words)
    QTest.keyClick(card.grid.editor, Key.Key_Return)


def test_space_and_a_click_turn_a_cell_through_darci_in_the_same_way(card):
    card.grid.go_to(0, SITE)
    by_key, by_mouse = [], []
    for _ in range(6):
        press(card, Key.Key_Space)
        by_key.append(held(card))
    for _ in range(6):
        click(card, 1, SITE)
        by_mouse.append(held(card, 1))
    assert by_key == by_mouse == [(D,), (A,), (R,), (C,), (I,), ()]


def test_turning_one_cell_on_and_on_is_one_step_of_undo(card, desk):
    card.grid.go_to(0, SITE)
    for _ in range(3):
        press(card, Key.Key_Space)
    press(card, Key.Key_Right)
    press(card, Key.Key_Space)
    desk.undo()
    assert held(card) == (R,)
    desk.undo()
    assert held(card) == ()


def test_a_letter_sets_the_cell_and_with_shift_stands_beside_the_others(card):
    card.grid.go_to(0, SITE)
    press(card, Key.Key_C)
    press(card, Key.Key_D)
    assert held(card) == (D,)
    press(card, Key.Key_A, SHIFT)
    press(card, Key.Key_M, SHIFT)
    assert held(card) == (D, A, M)
    press(card, Key.Key_A, SHIFT)
    assert held(card) == (D, M)
    press(card, Key.Key_Delete)
    assert held(card) == ()
    assert len(titles(card)) == 3


def test_a_cell_of_several_is_not_lost_by_a_click_which_opens_its_menu(card):
    card.grid.go_to(0, SITE)
    press(card, Key.Key_D)
    press(card, Key.Key_A, SHIFT)
    click(card, 0, SITE)
    menu = card.findChild(QMenu)
    ticked = [one.text() for one in menu.actions() if one.isChecked()]
    assert ticked == ["decides", "accountable"]
    next(one for one in menu.actions() if one.text() == "consulted").trigger()
    menu.close()
    assert held(card) == (D, A, C)


def test_seen_as_raci_the_d_is_hidden_kept_and_cannot_be_set(card, desk):
    card.grid.go_to(0, SITE)
    press(card, Key.Key_D)
    desk.do("x", decision_columns.set_raci, desk.community_id, raci=True)
    assert card.grid.spoken(0, SITE) == "Money, Sites: no part in it"
    press(card, Key.Key_C)
    assert held(card) == (D, C)
    press(card, Key.Key_D)
    press(card, Key.Key_Delete)
    assert held(card) == (D,)
    assert "decides" not in card.advice.text()


def test_arrows_home_and_end_move_the_cursor_and_each_cell_is_read_out(card):
    press(card, Key.Key_Right)
    press(card, Key.Key_Down)
    press(card, Key.Key_D)
    reader = QAccessible.queryAccessibleInterface(card.grid)
    columns = card.grid.column_count()
    assert reader.childCount() == 3 * columns
    said = reader.child(columns + SITE).text(QAccessible.Text.Name)
    assert said == "Who joins, Sites: decides"
    press(card, Key.Key_End)
    assert card.grid.accessibleDescription() == "Who joins, Funder: no part in it"
    press(card, Key.Key_Home)
    assert card.grid.accessibleDescription() == "Who joins, row 2 of 3"


def test_alt_and_arrows_order_the_decisions_and_the_cursor_goes_along(card):
    press(card, Key.Key_Down, ALT)
    press(card, Key.Key_Down, ALT)
    assert titles(card) == ["Who joins", "What is published", "Money"]
    press(card, Key.Key_Up, ALT)
    assert titles(card) == ["Who joins", "Money", "What is published"]
    assert card.grid.current()[0].title == "Money"


def test_a_decision_is_said_in_other_words_where_it_stands(card):
    press(card, Key.Key_F2)
    type_in(card, "How the money is split")
    assert titles(card)[0] == "How the money is split"
    assert card.grid.hasFocus()
    click(card, 1, 0)
    QTest.keyClicks(card.grid.editor, "Nothing")
    QTest.keyClick(card.grid.editor, Key.Key_Escape)
    assert titles(card)[1] == "Who joins"


def test_another_decision_is_typed_at_the_end_and_marked_at_once(card):
    QTest.mouseClick(card.add, Qt.MouseButton.LeftButton)
    type_in(card, "What we measure")
    press(card, Key.Key_D)
    assert titles(card)[-1] == "What we measure"
    assert held(card, 3) == (D,)


def test_what_is_there_already_is_refused_and_can_be_typed_on(card, qtbot):
    press(card, Key.Key_Insert)
    QTest.keyClicks(card.grid.editor, "money")
    with qtbot.captureExceptions() as caught:
        QTest.keyClick(card.grid.editor, Key.Key_Return)
    assert [kind for kind, *_ in caught] == [RefusedError]
    assert card.grid.editor.text() == "money"
    assert card.grid.editor.isVisible()
    type_in(card, " for travel")
    assert "for travel" in titles(card)[-1]


def test_a_decision_is_deleted_from_its_title_and_comes_back_by_undo(card, desk):
    card.grid.go_to(0, SITE)
    press(card, Key.Key_D)
    press(card, Key.Key_Home)
    press(card, Key.Key_Delete)
    assert titles(card) == ["Who joins", "What is published"]
    assert card.grid.current()[0].title == "Who joins"
    desk.undo()
    assert titles(card)[0] == "Money"
    assert held(card) == (D,)


def test_what_could_be_clearer_stands_below_until_it_is(card, desk):
    assert card.advice.text().startswith("Nobody decides yet: “Money”, “Who joins”, ")
    for area in areas(card):
        desk.do("x", decision_rights.set_parts, area.id, Role.SITE, (D, A))
    assert card.advice.text() == "3 decisions have no day on which they were agreed."
    card.adopt.click()
    panel = card.panels[-1]
    assert isinstance(panel, AdoptRightsPanel)
    panel.by.set_value("Everybody in May")
    panel.go.click()
    assert card.advice.isHidden() or not card.advice.text()
    assert "by Everybody in May. Nothing was changed since." in card.holds.text()
    (version,) = desk.read(decision_adoptions.of_community, desk.community_id)
    assert version.review_on == areas(card)[0].review_on


def test_the_panel_of_a_decision_says_how_and_who_is_impacted(card, desk, qtbot):
    press(card, Key.Key_Return)
    panel = deciding.panel(qtbot, card)
    assert isinstance(panel, AreaPanel)
    panel.mode.finished.emit(DecisionMode.CONSENT)
    panel.impacted.ticks[0].click()
    assert areas(card)[0].mode is DecisionMode.CONSENT
    assert held(card) == (M,)
    assert "By consent" in card.grid.spoken(0, 0)
    panel.down.click()
    assert titles(card)[1] == "Money"
    with qtbot.waitSignal(panel.closed):
        panel.bin.click()
    assert titles(card) == ["Who joins", "What is published"]


def test_columns_are_added_and_taken_away_with_what_stands_in_them(card, desk, qtbot):
    card.grid.go_to(0, SITE)
    press(card, Key.Key_D)
    card.columns.click()
    panel = deciding.panel(qtbot, card)
    assert isinstance(panel, ColumnsPanel)
    ticks = {tick.column.name: tick for tick in panel.ticks.ticks}
    ticks["Evaluator"].click()
    ticks["Sites"].click()
    names = [column.name for column in card.grid.grid.columns]
    assert names == ["Core team", "Coach", "Funder", "Evaluator"]
    assert held(card) == ()
    desk.undo()
    assert held(card) == (D,)


def test_while_nothing_is_there_decisions_are_offered_to_take_over(
    qtbot, desk, community
):
    desk.enter(community)
    card = deciding.shown(qtbot, DecisionsCard(desk))
    desk.changed.connect(lambda _: card.refresh())
    assert not card.grid.isVisible()
    card.suggested[1].click()
    assert titles(card) == ["How the money is split"]
    assert card.grid.isVisible()
    assert not card.chips.isVisible()


def test_in_a_book_open_for_reading_only_nothing_is_changed(qtbot, sample_desk):
    home = sample_desk.read(communities.briefs)[-1].id
    fixed = Desk(Store(sample_desk.path, read_only=True))
    fixed.enter(home)
    card = deciding.shown(qtbot, DecisionsCard(fixed))
    before = areas(card)
    card.grid.go_to(0, SITE)
    for key in (Key.Key_D, Key.Key_Space, Key.Key_Delete, Key.Key_F2, Key.Key_Insert):
        press(card, key)
    press(card, Key.Key_Down, ALT)
    click(card, 0, SITE)
    assert areas(card) == before != []
    assert not card.grid.editor.isVisible()
    assert not card.add.isVisible()
    fixed.store.close()


@pytest.mark.parametrize("wide", [1000, 560, 380])
def test_every_column_can_be_reached_however_narrow_it_is(card, desk, wide):
    for role in decision_columns.NAMES:
        desk.do("x", decision_columns.show, desk.community_id, role)
    card.page.resize(wide, 700)
    QApplication.sendPostedEvents()
    card.grid.go_to(0, 0)
    for column in range(1, card.grid.column_count()):
        press(card, Key.Key_Right)
        place = card.grid.layout_.rect(0, column)
        assert card.grid.layout_.is_in_sight(column)
        assert 0 <= place.left() < place.right() <= card.grid.width()
    layout = card.grid.layout_
    if layout.before:
        back = layout.back_rect().center().toPoint()
        QTest.mouseClick(card.grid, Qt.MouseButton.LeftButton, pos=back)
        assert card.grid.layout_.first < layout.first


def test_words_give_way_to_letters_where_the_text_is_large(card, dressed):
    assert card.grid.layout_.in_words
    theme.apply(dressed, "light", 1.3)
    card.page.resize(520, 700)
    QApplication.sendPostedEvents()
    assert not card.grid.layout_.in_words
    assert card.grid.layout_.in_sight == 4
    assert QPoint(0, round(card.grid.layout_.height)).y() == card.grid.height()


def test_what_is_half_typed_does_not_go_along_to_another_community(card, desk):
    press(card, Key.Key_Insert)
    QTest.keyClicks(card.grid.editor, "Half a")
    other = desk.store.write("x", add_another_community)[0]
    desk.enter(other)
    card.refresh()
    assert not card.grid.editor.isVisible()
    assert titles(card) == []
