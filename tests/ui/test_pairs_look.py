"""Appreciative interviews in the window: made, shuffled, swapped, asked, told."""

import pytest
from PySide6.QtCore import Qt

from app.gathering import blocks
from app.needs import groupings, interview_cards, interviews, offers
from app.person import consents
from app.vocabulary import ConsentState, ConsentUse, Layer
from tests.app import grouped
from tests.ui.paired import Key, chip, drag, made, pairs, shown, world
from tests.ui.paired import said as said_in
from tests.ui.peopled import choose
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.views.needs.pairs.card_panel import CardPanel
from ui.views.needs.pairs.tell_panel import TellPanel
from ui.views.needs.pairs.who_panel import WhoPanel

FOUR = {"Alder": ("Ann", "Abe"), "Cedar": ("Cal", "Cy"), "Elm": ("Eve", "Eli")}


@pytest.fixture
def people(desk, community):
    """Six people of three sites."""
    return world(desk, community, FOUR)


@pytest.fixture
def page(qtbot, desk, people):
    """The look at interviews, with three pairs."""
    page = shown(qtbot, desk, "interviews")
    made(qtbot, page, page.interviews.make.click)
    return page


def _two_pairs(desk, page):
    """Return somebody of the first pair and somebody of the second."""
    found = pairs(desk, page)
    return min(found["A"], key=str), min(found["B"], key=str)


def test_an_empty_look_says_what_interviews_are_for_and_makes_pairs(
    qtbot, desk, people
):
    page = shown(qtbot, desk, "interviews")
    assert page.interviews.make.isVisible()
    assert "Who is good at what?" in said_in(page)
    assert not page.interviews.side.isVisible(), "there are no rules of no pairs"
    made(qtbot, page, page.interviews.make.click)
    assert len(pairs(desk, page)) == 3
    assert page.interviews.title.text() == "Three pairs"
    assert page.interviews.side.isVisible()
    assert "Every pair joins two sites." in page.interviews.line.text()
    desk.undo()
    assert page.interviews.make.isVisible()


def test_shuffle_gives_another_set_and_undo_brings_the_first_back(qtbot, desk, page):
    before = pairs(desk, page)
    for _ in range(3):
        made(qtbot, page, page.interviews.shuffle.click)
        if set(pairs(desk, page).values()) != set(before.values()):
            break
    assert set(pairs(desk, page).values()) != set(before.values())
    while set(pairs(desk, page).values()) != set(before.values()):
        desk.undo()
    assert pairs(desk, page) == before


def test_a_swap_by_drag_and_a_swap_by_key_leave_the_same_rows(qtbot, desk, page):
    one, other = _two_pairs(desk, page)
    before = pairs(desk, page)
    drag(chip(page, one), chip(page, other))
    dragged = pairs(desk, page)
    assert dragged["A"] == before["A"] - {one} | {other}
    assert dragged["B"] == before["B"] - {other} | {one}
    desk.undo()
    assert pairs(desk, page) == before
    chip(page, one).setFocus()
    qtbot.keyClick(chip(page, one), Key.Key_Space)
    assert page.part.hand.picked == one
    chip(page, other).setFocus()
    qtbot.keyClick(chip(page, other), Key.Key_Space)
    assert pairs(desk, page) == dragged
    assert chip(page, one).hasFocus()  # one goes on from whom one moved


def test_arrows_go_from_face_to_face_and_esc_lets_go(qtbot, desk, page):
    one, _ = _two_pairs(desk, page)
    chips = [c for card in page.interviews.grid.cards() for c in card.chips]
    chips[0].setFocus()
    qtbot.keyClick(chips[0], Key.Key_Right)
    assert chips[1].hasFocus()
    qtbot.keyClick(chips[1], Key.Key_Space)
    assert page.part.hand.picked == chips[1].key
    assert "Picked up" in chips[1].accessibleDescription()
    before = pairs(desk, page)
    qtbot.keyClick(chips[1], Key.Key_Escape)
    assert page.part.hand.picked is None
    assert pairs(desk, page) == before
    assert one in {c.key for c in chips}


def test_a_rule_is_a_switch_and_changes_the_pairs_at_once(qtbot, desk, page):
    switch = page.interviews.side.switches["sites"]
    assert switch.isChecked()
    made(qtbot, page, switch.click)
    found = desk.read(groupings.get, page.part.grouping.id)
    assert "sites" not in interviews.setup_of(found).rules
    assert not page.interviews.side.switches["sites"].isChecked()


def test_a_pair_of_one_site_says_so_on_its_card_and_above(qtbot, desk, page, people):
    ann, abe = people["Ann"], people["Abe"]
    found = pairs(desk, page)
    other = next(iter(next(p for p in found.values() if ann in p) - {ann}))
    chip(page, abe).setFocus()
    if other != abe:
        page.part.hand.press(abe)
        page.part.hand.press(other)
    grid = page.interviews.grid
    assert any("of one site." in words for words in said_in(page.interviews.main))
    assert "Abe Test and Ann Test are of one site." in said_in(grid)


def test_a_question_is_changed_on_the_card_and_another_one_is_offered(
    qtbot, desk, page
):
    card = page.interviews.grid.cards()[0]
    card.question.begin()
    card.question.setPlainText("“What made you laugh?”")
    qtbot.keyClick(card.question, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found = desk.read(groupings.get, page.part.grouping.id)
    assert found.groups[0].question == "What made you laugh?"
    card = page.interviews.grid.cards()[0]
    assert card.question.text() == "“What made you laugh?”"
    card.more.click()
    choose(page, "Another question")
    found = desk.read(groupings.get, page.part.grouping.id)
    assert found.groups[0].question in interview_cards.questions()


def test_the_card_is_written_in_a_panel_and_its_preview_follows(qtbot, desk, page):
    page.interviews.side.edit.click()
    panel = page.panel()
    assert isinstance(panel, CardPanel)
    panel.opening.input.selectAll()
    qtbot.keyClicks(panel.opening.input, "When were you glad?")
    qtbot.keyClick(panel.opening.input, Key.Key_Return)
    assert "When were you glad?" in said_in(page.interviews.side)
    desk.undo()
    assert "Tell me about a time it went well." in said_in(page.interviews.side)


def test_who_takes_part_is_ticked_and_pairs_are_made_of_them(qtbot, desk, page, people):
    page.interviews.side.who.click()
    panel = page.panel()
    assert isinstance(panel, WhoPanel)
    ann = next(
        one for one in panel.list.records_model.records() if one.key == people["Ann"]
    )
    panel.list.ticked.emit(ann, False)
    assert panel.count.text() == "5 chosen"
    made(qtbot, page, panel.use.click)
    assert sorted(len(one) for one in pairs(desk, page).values()) == [2, 3]
    assert "An odd number, so three of them meet." in page.interviews.line.text()
    assert page.panel() is None


def test_interviews_go_into_the_plan_of_the_gathering_to_come(
    qtbot, desk, community, people
):
    gathering = desk.store.write("x", grouped.gather, community)[0]
    desk.store.write("x", grouped.plan, gathering)
    page = shown(qtbot, desk, "interviews")
    made(qtbot, page, page.interviews.make.click)
    page.interviews.plan.click()
    plan = desk.read(blocks.of_session, gathering)
    assert [one.method_key for one in plan] == ["", "appreciative_interviews", ""]
    assert page.interviews.plan.text() == "Show it in the plan"
    with qtbot.waitSignal(desk.asked_for) as asked:
        page.interviews.plan.click()
    assert asked.args == [Place("planner", community, gathering)]
    desk.undo()
    assert page.interviews.plan.text() == "Add to the session plan"


def _tell(qtbot, page, talent, *, agreed):
    card = page.interviews.grid.cards()[0]
    card.more.click()
    choose(page, "Note what came to light…")
    panel = page.panel()
    assert isinstance(panel, TellPanel)
    person = panel.whose.current()
    qtbot.keyClicks(panel.talents.input, talent)
    if agreed:
        panel.agreed.click()
        qtbot.keyClicks(panel.headline.input, "How a crew stayed")
    panel.keep.click()
    return panel, person


def test_with_consent_a_talent_is_listed_and_the_headline_kept(
    qtbot, desk, community, page
):
    panel, person = _tell(qtbot, page, "Keeping a crew", agreed=True)
    [found] = desk.read(offers.of_community, community)
    assert (found.topic, found.holder.key, found.listed) == (
        "Keeping a crew",
        person,
        True,
    )
    said = desk.read(consents.of_person, community, person)
    assert said[ConsentUse.EXPERTISE] is ConsentState.YES
    group = desk.read(groupings.get, page.part.grouping.id).of(person)
    assert group.stories == {person.hex: "How a crew stayed"}
    assert panel.talents.value() == ""
    desk.undo()
    assert desk.read(offers.of_community, community) == []


def test_without_consent_a_talent_stays_with_the_coach(qtbot, desk, community, page):
    _tell(qtbot, page, "Mending", agreed=False)
    [found] = desk.read(offers.of_community, community)
    assert found.layer is Layer.SUCCESSOR
    assert not found.listed


def test_nothing_named_is_said_at_the_field(qtbot, desk, community, page):
    panel, _ = _tell(qtbot, page, "", agreed=False)
    assert panel.talents.error.text() == "Name a talent first. Nothing was kept."
    assert desk.read(offers.of_community, community) == []


def test_the_cards_are_printed_from_beside_the_pairs(qtbot, page):
    assert page.interviews.side.print.text() == "Print 3 cards"
    page.interviews.side.print.click()
    window = next(
        one for one in page.window().findChildren(PrintWindow) if one.isVisible()
    )
    window.close()


def test_earlier_pairs_are_chosen_again_and_deleted_with_undo(qtbot, desk, page):
    first = page.part.grouping.id
    made(qtbot, page, page.new.click)
    assert page.part.grouping.id != first
    assert page.history.isVisible()
    page.history.choose(first)
    page.history.activated.emit(page.history.currentIndex())
    assert page.part.grouping.id == first
    page.options.click()
    choose(page, "Delete")
    assert page.part.grouping.id != first
    desk.undo()
    assert first in {one.id for one in page.all}


def test_a_site_that_nobody_draws_on_leads_to_its_pair(qtbot, desk, page, people):
    site = page.interviews.here[people["Eve"]].site_id
    page.show_item(site, "interview")
    assert page.interviews.here[page.part.hand.focused()].site_id == site


def test_making_can_be_stopped_and_nothing_is_written(qtbot, desk, page):
    before = pairs(desk, page)
    page.interviews.shuffle.click()
    assert page.acts.is_making
    page.acts.stop()
    assert not page.acts.is_making
    assert not page.stop.isVisible()
    desk.tasks.finish()
    assert pairs(desk, page) == before
