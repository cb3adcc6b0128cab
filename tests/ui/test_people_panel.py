"""One person in the side panel: added, edited in place, always within its width."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app.person import people_cards, sites
from app.vocabulary import (
    ConsentState,
    ConsentUse,
    MembershipStatus,
    Rank,
)
from tests.ui.peopled import choose, edit, largest, names, open_person, shown, three
from ui.theme import theme
from ui.views.people.add_panel import NEW_SITE

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def view(qtbot, desk, community):
    """The view of a community of three at two sites."""
    return three(qtbot, desk, community)


@pytest.fixture
def sample_view(qtbot, sample_desk):
    """The view of the sample's largest community."""
    sample_desk.enter(sample_desk.read(largest))
    return shown(qtbot, sample_desk)


def test_a_person_is_added_with_the_keyboard_alone_and_undone(qtbot, view, desk):
    view.list.table.setFocus()
    qtbot.keyClick(view.list.table, Key.Key_N)
    panel = view.list.panel()
    qtbot.keyClicks(panel.name.input, "Dee Park")
    qtbot.keyClicks(panel.email.input, "dee@x.org")
    qtbot.keyClick(panel.email.input, Key.Key_Return)
    assert "Dee Park" in names(view)
    assert view.list.panel().name.text() == "Dee Park"
    desk.undo()
    assert "Dee Park" not in names(view)
    assert view.list.panel().name.text() in names(view)


def test_what_was_typed_is_still_there_when_adding_was_left_by_mistake(qtbot, view):
    view.list.begin_adding()
    qtbot.keyClicks(view.list.panel().name.input, "Grace Liu")
    qtbot.keyClick(view.list.panel(), Key.Key_Escape)
    assert view.list.panel() is None
    view.list.begin_adding()
    assert view.list.panel().name.value() == "Grace Liu"


def test_somebody_is_added_to_a_site_that_is_new(qtbot, view, desk):
    qtbot.mouseClick(view.list.add, LEFT)
    panel = view.list.panel()
    panel.site.set_value(NEW_SITE)
    panel.site.changed.emit(NEW_SITE)
    assert panel.new_site.isVisible()
    qtbot.keyClicks(panel.name.input, "Dee Park")
    qtbot.keyClicks(panel.new_site.input, "Cedar")
    qtbot.mouseClick(panel.again, LEFT)
    assert panel.name.value() == ""
    assert {s.name for s in desk.read(sites.of_community, desk.community_id)} == {
        "Alder",
        "Bluestem",
        "Cedar",
    }


def test_what_cannot_be_added_is_said_beside_the_field(qtbot, view):
    qtbot.mouseClick(view.list.add, LEFT)
    panel = view.list.panel()
    qtbot.mouseClick(panel.add_button, LEFT)
    assert panel.name.error.text() == "A person needs a name. Nothing was changed."
    qtbot.keyClicks(panel.name.input, "Dee")
    qtbot.keyClicks(panel.email.input, "nonsense")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert "does not look like an e-mail" in panel.email.error.text()
    assert panel.name.value() == "Dee"


def test_somebody_the_book_knows_is_offered_instead_of_a_double(qtbot, view):
    qtbot.mouseClick(view.list.add, LEFT)
    panel = view.list.panel()
    qtbot.keyClicks(panel.name.input, "LOVELACE, Ada")
    panel.name.input.editingFinished.emit()
    assert panel.known_words.text() == "Ada Lovelace is on this list already."
    qtbot.mouseClick(panel.take_known, LEFT)
    assert view.list.panel().name.text() == "Ada Lovelace"
    assert len(names(view)) == 3


def test_fields_are_edited_in_place_and_undone(qtbot, view, desk):
    panel = open_person(view, "Ada Lovelace")
    edit(qtbot, panel.phone.text, "555 0142")
    edit(qtbot, panel.name, "Ada King")
    edit(qtbot, panel.details.lines["job_title"].text, "Analyst")
    assert "Ada King" in names(view)
    assert panel.sub.text() == "Analyst, Alder"
    card = desk.read(people_cards.of_person, desk.community_id, panel.about.person_id)
    assert (card.member.phone, card.member.job_title) == ("555 0142", "Analyst")
    for _ in range(3):
        desk.undo()
    assert "Ada Lovelace" in names(view)
    assert panel.phone.text.text() == ""


def test_escape_in_a_field_restores_it_and_leaves_the_panel_open(qtbot, view):
    panel = open_person(view, "Ada Lovelace")
    line = panel.phone.text
    line.begin()
    qtbot.keyClicks(line, "99")
    qtbot.keyClick(line, Key.Key_Escape)
    assert line.text() == ""
    assert view.list.panel() is panel


def test_a_wrong_address_is_refused_beside_it_and_stays_to_be_mended(qtbot, view):
    panel = open_person(view, "Cy Wu")
    edit(qtbot, panel.email.text, "nonsense")
    assert panel.email.text.text() == "nonsense"
    assert "does not look like" in panel.email.error.text()
    assert panel.email.error.isVisible()
    open_person(view, "Ada Lovelace")
    assert panel.email.text.text() != "nonsense"  # nobody else gets it
    open_person(view, "Cy Wu")
    edit(qtbot, panel.email.text, "nonsense")
    qtbot.keyClick(panel.email.text, Key.Key_Escape)
    assert panel.email.text.text() == "cy@x.org"
    assert not panel.email.error.isVisible()


def test_site_standing_contact_and_roles_are_changed_in_the_panel(qtbot, view, desk):
    panel = open_person(view, "Cy Wu")
    alder = next(s for s in view.list.sites if s.name == "Alder")
    panel.membership.site.choice.chosen.emit(alder.id)
    assert panel.sub.text() == "Alder"
    panel.membership.contact.choice.chosen.emit(Rank.PRIMARY)
    assert [h.label for h in panel.about.card.member.roles] == ["First contact"]
    qtbot.mouseClick(panel.roles.add, LEFT)
    choose(view, "Core team member")
    assert len(panel.roles.chips.chips()) == 2
    qtbot.keyClick(panel.roles.chips.chips()[1], Key.Key_Delete)
    assert len(panel.roles.chips.chips()) == 1
    panel.membership.status.choice.chosen.emit(MembershipStatus.PAUSED)
    edit(qtbot, panel.membership.minutes.text, "90")
    card = desk.read(people_cards.of_person, desk.community_id, panel.about.person_id)
    assert (card.member.status, card.minutes_asked) == (MembershipStatus.PAUSED, 90)


def test_what_somebody_agreed_to_is_noted_in_the_panel(qtbot, view, desk):
    panel = open_person(view, "Ada Lovelace")
    line = panel.agreed.lines[ConsentUse.CONTACT]
    assert line.choice.currentText() == "Not asked"
    line.choice.chosen.emit(ConsentState.YES)
    assert line.choice.currentText() == "Yes"
    desk.undo()
    assert line.choice.currentText() == "Not asked"


def test_what_somebody_brings_is_added_levelled_and_taken_out(qtbot, view):
    panel = open_person(view, "Ada Lovelace")
    qtbot.mouseClick(panel.brings.add, LEFT)
    asked = panel.brings._popover
    qtbot.keyClicks(asked.topic.input, "Listening")
    qtbot.keyClick(asked.topic.input, Key.Key_Return)
    [chip] = panel.brings.chips.chips()
    assert chip.text() == "Listening"
    qtbot.mouseClick(chip, LEFT, pos=chip.rect().topLeft() + chip.rect().center() / 4)
    choose(view, "Can coach others in it")
    assert view.list.roll.members[0].brings[0].known_for
    qtbot.keyClick(panel.brings.chips.chips()[0], Key.Key_Delete)
    assert panel.brings.chips.chips() == []
    assert panel.brings.nothing.isVisible()


def test_delete_takes_the_cursor_to_the_next_and_undo_brings_back(qtbot, view, desk):
    table = view.list.table
    table.setFocus()
    table.go_to(view.list.roll.members[0].id)
    first = names(view)[0]
    qtbot.keyClick(table, Key.Key_Delete)
    assert first not in names(view)
    assert table.current().name == names(view)[0]
    desk.undo()
    assert first in names(view)


def test_leaving_is_one_choice_of_the_menu(qtbot, view):
    panel = open_person(view, "Bob Reed")
    qtbot.mouseClick(panel.more, LEFT)
    choose(view, "Left the community")
    assert "Bob Reed" not in names(view)
    view.list.filter.archived.setChecked(True)
    assert names(view) == ["Bob Reed"]


def test_how_to_reach_somebody_is_copied(qtbot, view):
    panel = open_person(view, "Cy Wu")
    qtbot.mouseClick(panel.more, LEFT)
    choose(view, "Copy how to reach them")
    assert QGuiApplication.clipboard().text() == "Cy Wu <cy@x.org>"


def test_everyone_of_the_sample_opens_and_every_part_has_a_name(qtbot, sample_view):
    for member in sample_view.list.roll.members:
        sample_view.list.open_person(member.id)
        assert sample_view.list.panel().name.text() == member.name
    stops = Qt.FocusPolicy.TabFocus
    for widget in sample_view.findChildren(QWidget):
        if widget.focusPolicy() & stops and widget.isVisible():
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, widget


@pytest.mark.parametrize(("wide", "scale"), [(1440, 1.0), (1100, 1.3)])
def test_the_panel_is_never_wider_than_its_place(qtbot, sample_desk, wide, scale):
    theme.apply(QApplication.instance(), "dark", scale)
    sample_desk.enter(sample_desk.read(largest))
    view = shown(qtbot, sample_desk, wide, 680)
    view.list.open_person(view.list.roll.members[0].id)
    panel = view.list.panel()
    qtbot.waitUntil(lambda: panel.width() > 200)
    for part in panel.findChildren(QWidget):
        if part.isVisible() and part.parent() is not None:
            right = part.mapTo(panel, part.rect().topRight()).x()
            assert right <= panel.width(), part


def test_m_or_the_button_looks_for_a_match_for_the_person_shown(
    qtbot, sample_view, sample_desk
):
    asked = []
    sample_desk.asked_for.connect(asked.append)
    panel = open_person(sample_view, "Priya Raman")
    sample_view.list.table.setFocus()
    qtbot.keyClick(sample_view.list.table, Key.Key_M)
    qtbot.mouseClick(panel.match, LEFT)
    qtbot.mouseClick(panel.find_help, LEFT)
    priya = panel.about.card.member.id
    assert [(one.view, one.item_id, one.intent) for one in asked] == [
        ("needs", priya, "matrix:match")
    ] * 3


def test_whom_they_help_stands_first_among_those_they_are_connected_to(
    qtbot, sample_view
):
    panel = open_person(sample_view, "Priya Raman")
    assert panel.ties.words.text().startswith("Peer help with ")
    helped = [tie.face.name for tie in panel.about.card.ties if tie.helps]
    assert sorted(helped) == [
        "DeShawn Cole",
        "Jo Petty",
        "Marcus Oyelaran",
        "Tom Whitehorse",
    ]
