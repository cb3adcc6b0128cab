"""US7 and what else there is to groups, in the window: made, moved, chosen, printed."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.gathering import materials
from app.needs import apart_pairs, groupings, traits
from app.printouts import catalog
from tests.app import grouped
from tests.app.papers import everything
from tests.ui.paired import Key, chip, drag, made, pairs, settle, shown, world
from tests.ui.paired import said as said_in
from tests.ui.peopled import choose
from ui.dialogs.print_window import PrintWindow
from ui.views.needs.pairs.entry_page import ChoicesPage, TraitsPage
from ui.views.needs.pairs.group_card import GroupCard, TrayCard
from ui.views.needs.pairs.pair_card import broken_line


@pytest.fixture
def people(desk, community):
    """The 23 people of US7."""
    return world(desk, community)


@pytest.fixture
def page(qtbot, desk, people):
    """The look at groups, none made yet."""
    return shown(qtbot, desk, "groups")


def _cards(page):
    return [one for one in page.groups.grid.cards() if isinstance(one, GroupCard)]


def _pick_two(picker, one, other):
    picker.one.choose(one)
    picker.other.choose(other)
    picker.add.click()


def _letter(desk, page, person):
    found = pairs(desk, page)
    return next((letter for letter, inside in found.items() if person in inside), None)


# US7


def test_us7_end_to_end(qtbot, desk, community, people):
    gathering = desk.store.write("x", grouped.gather, community)[0]
    desk.store.write("x", grouped.plan, gathering)
    page = shown(qtbot, desk, "groups")
    side = page.groups.side
    assert side.who.text() == "23 people"
    assert side.outlook.text() == "6 groups: 4, 4, 4, 4, 4, 3"
    assert side.mix.isChecked()
    _pick_two(side.together, people["Luz"], people["Héctor"])
    _pick_two(side.apart, people["Tom"], people["Ray"])
    made(qtbot, page, side.make.click)
    found = pairs(desk, page)
    assert sorted(map(len, found.values())) == [3, 4, 4, 4, 4, 4]
    assert _letter(desk, page, people["Luz"]) == _letter(desk, page, people["Héctor"])
    assert _letter(desk, page, people["Tom"]) != _letter(desk, page, people["Ray"])
    sites = {key: one.site for key, one in page.groups.here.items()}
    for inside in found.values():
        count = Counter(sites[one] for one in inside if one != people["Héctor"])
        assert max(count.values()) == 1
    assert "no better groups exist" in page.groups.line.text()
    page.groups.plan.click()
    block = page.groups.grouping.block_id
    desk.store.write("x", grouped.pack, gathering, block)
    totals = desk.read(materials.totals, gathering, 23)
    assert {one.item: one.quantity for one in totals} == {
        "Dots": 115,
        "Markers": 12,
        "Flip-chart sheet": 6,
        "Bell": 1,
    }
    for code in ("group_lists", "table_signs"):
        compose = catalog.named(code).compose
        words = everything(desk.read(compose, page.groups.grouping.id, {}))
        assert "A" in words
        assert "apart" not in words.casefold()
    page.groups.side.print.click()
    printing = next(
        one for one in page.window().findChildren(PrintWindow) if one.isVisible()
    )
    printing.close()


def test_what_is_kept_apart_is_in_no_label_and_goes_under_the_veil(
    qtbot, desk, community, page, people
):
    labels = []
    desk.done.connect(lambda changes: labels.append(changes.label))
    _pick_two(page.groups.side.apart, people["Tom"], people["Ray"])
    made(qtbot, page, page.groups.side.make.click)
    assert labels == ["Private note kept", "Groups made"]
    tom, ray = people["Tom"], people["Ray"]
    inside = pairs(desk, page)[_letter(desk, page, tom)]
    other = next(iter(inside - {tom}))
    page.part.hand.press(ray)
    page.part.hand.press(other)  # now Ray sits with Tom
    said = "You keep Ray and Tom apart."
    assert said in said_in(page.groups.main)
    assert labels[-1] == "Places swapped"
    desk.set_veiled(veiled=True)
    assert said not in said_in(page.groups.main)
    assert page.groups.side.apart.isHidden()
    assert page.groups.side.apart.chips.chips() == []
    desk.set_veiled(veiled=False)
    assert said in said_in(page.groups.main)
    page.groups.side.apart.chips.removed.emit(
        desk.read(apart_pairs.of_community, community)[0].id
    )
    assert said not in said_in(page.groups.main)


def test_a_private_line_has_the_padlock_and_says_that_it_is_private(qtbot):
    line = broken_line("You keep A and B apart.", private=True)
    qtbot.addWidget(line)
    assert line.accessibleName() == "Private: You keep A and B apart."


# by hand


def test_a_move_by_drag_and_by_key_leave_the_same_rows(qtbot, desk, page, people):
    made(qtbot, page, page.groups.side.make.click)
    luz = people["Luz"]
    before = pairs(desk, page)
    here = _letter(desk, page, luz)
    there = next(letter for letter in before if letter != here)
    card = next(one for one in _cards(page) if one.letter == there)
    drag(chip(page, luz), card.more)
    dragged = pairs(desk, page)
    assert luz in dragged[there]
    desk.undo()
    assert pairs(desk, page) == before
    chip(page, luz).setFocus()
    qtbot.keyClick(chip(page, luz), Key.Key_Space)
    card = next(one for one in _cards(page) if one.letter == there)
    assert card.here_.text() == "Put Luz here"
    card.here_.setFocus()
    qtbot.keyClick(card.here_, Key.Key_Return)
    assert pairs(desk, page) == dragged
    assert chip(page, luz).hasFocus()
    assert not any(one.here_.isVisible() for one in _cards(page))


def test_a_swap_by_drag_and_by_key_leave_the_same_rows(qtbot, desk, page, people):
    made(qtbot, page, page.groups.side.make.click)
    luz = people["Luz"]
    before = pairs(desk, page)
    here = _letter(desk, page, luz)
    other = next(
        min(inside, key=str) for letter, inside in before.items() if letter != here
    )
    drag(chip(page, luz), chip(page, other))
    dragged = pairs(desk, page)
    assert other in dragged[here]
    desk.undo()
    for person in (luz, other):
        chip(page, person).setFocus()
        qtbot.keyClick(chip(page, person), Key.Key_Space)
    assert pairs(desk, page) == dragged


def test_a_broken_rule_is_said_in_words_on_its_card(qtbot, desk, page, people):
    _pick_two(page.groups.side.together, people["Luz"], people["Tom"])
    made(qtbot, page, page.groups.side.make.click)
    inside = pairs(desk, page)
    there = next(
        letter for letter in inside if letter != _letter(desk, page, people["Luz"])
    )
    page.part.hand.press(people["Luz"])
    page.part.hand.put(there)
    said = said_in(page.groups.grid)
    assert any("Luz" in one and "Tom" in one and "with" in one for one in said)
    desk.undo()
    assert not any("with" in one for one in said_in(page.groups.grid))


def test_names_rooms_and_reasons_are_typed_on_the_card(qtbot, desk, page):
    made(qtbot, page, page.groups.side.make.click)
    card = _cards(page)[0]
    card.name.begin()
    qtbot.keyClicks(card.name, "River")
    qtbot.keyClick(card.name, Key.Key_Return)
    card = _cards(page)[0]
    card.room.begin()
    qtbot.keyClicks(card.room, "Kitchen")
    qtbot.keyClick(card.room, Key.Key_Return)
    card = _cards(page)[0]
    card.why.begin()
    card.why.setPlainText("Both ends of the river")
    qtbot.keyClick(card.why, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    group = desk.read(groupings.get, page.groups.grouping.id).groups[0]
    assert (group.name, group.room, group.why) == (
        "River",
        "Kitchen",
        "Both ends of the river",
    )


def test_sizes_are_changed_and_the_outlook_follows_before_anything_is_made(page):
    page.groups.side.target.input.setValue(5)
    page.groups.side.target.input.editingFinished.emit()
    assert page.groups.side.outlook.text() == "5 groups: 5, 5, 5, 4, 4"
    assert page.groups.grouping is None


def test_sizes_that_fit_nobody_are_refused_in_a_sentence(qtbot, desk, page):
    for field in (
        page.groups.side.target,
        page.groups.side.least,
        page.groups.side.most,
    ):
        field.input.setValue(3)
        field.input.editingFinished.emit()
    with qtbot.waitSignal(desk.said) as said:
        page.groups.side.make.click()
    assert "Allow smaller or larger groups" in said.args[0]


def test_made_anew_the_groups_keep_their_names_and_shuffle_is_as_good(
    qtbot, desk, page
):
    made(qtbot, page, page.groups.side.make.click)
    key = page.groups.grouping.id
    page.acts.describe(key, "A", "name", "River")
    before = pairs(desk, page)
    made(qtbot, page, page.groups.shuffle.click)
    assert page.groups.grouping.id == key
    assert page.groups.grouping.groups[0].name == "River"
    assert pairs(desk, page) != before
    assert "no better groups exist" in page.groups.line.text()


# characteristics


def test_characteristics_are_named_filled_and_spread(qtbot, desk, community, page):
    asked = []
    page.page_asked.connect(asked.append)
    page.groups.side.fill.click()
    view = page.window()
    entry = view.page
    assert isinstance(entry, TraitsPage)
    qtbot.keyClicks(entry.name.input, "Years")
    qtbot.keyClick(entry.name.input, Key.Key_Return)
    settle()
    first = entry.cells.fields[0][0]
    assert first.hasFocus()
    for at in range(23):
        field = entry.cells.fields[at][0]
        assert isinstance(field, QLineEdit)
        assert field.hasFocus()
        qtbot.keyClicks(field, "new" if at % 2 else "old")
        qtbot.keyClick(field, Key.Key_Return)
    entry.done.click()
    assert view.page is None
    known = desk.read(traits.of_community, community)
    assert Counter(said["Years"] for said in known.values()) == {"old": 12, "new": 11}
    page.groups.side.turn_trait("Years", True)
    made(qtbot, page, page.groups.side.make.click)
    for inside in pairs(desk, page).values():
        assert sum(known[one]["Years"] == "old" for one in inside) == 2


# members choose


def test_a_sign_up_is_opened_choices_typed_and_people_placed_by_them(
    qtbot, desk, page, people
):
    side = page.groups.side
    side.by_choice.click()
    assert side.make.text() == "Open the sign-up"
    side.make.click()
    assert page.groups.grouping is not None
    assert len(_cards(page)) == 6
    assert isinstance(page.groups.grid.cards()[0], TrayCard)
    side.enter.click()
    view = page.window()
    assert isinstance(view.page, ChoicesPage)
    order = [one.key for one in view.page.people]
    for field, letters in zip(
        view.page.cells.fields, ("ab", "A c b", "z"), strict=False
    ):
        field[0].setFocus()
        qtbot.keyClicks(field[0], letters)
        qtbot.keyClick(field[0], Key.Key_Return)
    assert "no group Z" in view.page.problem.text()
    found = desk.read(groupings.get, page.groups.grouping.id)
    assert found.choices == {order[0]: ("A", "B"), order[1]: ("A", "C", "B")}
    view.page.done.click()
    made(qtbot, page, side.make.click)
    inside = pairs(desk, page)
    assert {order[0], order[1]} <= inside["A"]
    assert sum(len(one) for one in inside.values()) == 23


def test_who_got_no_choice_is_told_by_name(qtbot, desk, page, people):
    side = page.groups.side
    side.by_choice.click()
    side.make.click()
    key = page.groups.grouping.id
    for name in ("Luz", "Tom", "Ray", "Jo", "Bo", "Eve"):
        page.acts.choose(key, people[name], ["A"])
    made(qtbot, page, side.make.click)
    tray = page.groups.grid.cards()[0]
    assert isinstance(tray, TrayCard)
    [left] = page.groups.grouping.without
    name = next(name for name, one in people.items() if one == left)
    assert f"{name} got none of the choices, or made none." in said_in(tray)


# history


def test_earlier_groups_stay_and_new_ones_are_begun_beside_them(qtbot, desk, page):
    made(qtbot, page, page.groups.side.make.click)
    first = page.groups.grouping.id
    page.new.click()
    assert page.groups.grouping is None
    assert page.groups.side.target.input.hasFocus()
    made(qtbot, page, page.groups.side.make.click)
    assert page.groups.grouping.id != first
    page.options.click()
    choose(page, "Delete")
    assert page.groups.grouping.id == first
    desk.undo()
    assert len(page.all) == 2
