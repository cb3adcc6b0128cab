"""Taking people in, giving them out, and merging two, in the window."""

import pytest
from PySide6.QtCore import Qt

from app.exports import people_csv, people_rows
from app.person import members, people
from app.person.people import PersonDraft
from app.person.people_import import Choice
from tests.ui.peopled import choose, names, open_person, shown, three
from ui.places import Place
from ui.views.people.add_panel import NEW_SITE
from ui.views.people.merge_page import MergePage
from ui.views.people.sources import CardsPage, PastePage, SheetPage

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def view(qtbot, desk, community):
    """The view of a community of three at two sites."""
    return three(qtbot, desk, community)


def test_a_pasted_list_is_shown_first_and_taken_in_as_one_act(qtbot, view, desk):
    view.paste()
    page = view.page
    assert isinstance(page, PastePage)
    assert not page.take.isEnabled()
    page.text.input.setPlainText("Dee <dee@x.org>\nCy Wu\nEve\nDee <dee@x.org>")
    page.read()
    assert [c.choice for c in page.candidates] == [
        Choice.ADD,
        Choice.MERGE,
        Choice.ADD,
        Choice.SKIP,
    ]
    assert page.candidates[3].note == "Same as line 1"
    assert page.take.text() == "Add 2, merge 1"
    assert len(names(view)) == 3
    page.table.setFocus()
    page.table.go_to(3)
    qtbot.keyClick(page.table, Key.Key_Space)
    assert page.candidates[2].choice is Choice.SKIP
    qtbot.mouseClick(page.take, LEFT)
    assert view.page is None
    assert names(view) == ["Dee", "Ada Lovelace", "Bob Reed", "Cy Wu"]
    desk.undo()
    assert names(view) == ["Ada Lovelace", "Bob Reed", "Cy Wu"]


def test_escape_leaves_the_page_of_a_list_without_a_trace(qtbot, view, desk):
    view.paste()
    view.page.text.input.setPlainText("Dee")
    qtbot.keyClick(view.page.table, Key.Key_Escape)
    assert view.page is None
    assert desk.undo_label() == ""


def test_a_table_is_read_and_its_columns_put_right(qtbot, view, desk, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes("Who;Mail;Where\nJosé;j@x.org;Alder\n".encode("cp1252"))
    view.read_sheet(path)
    page = view.page
    assert isinstance(page, SheetPage)
    qtbot.waitUntil(lambda: bool(page.candidates))
    assert page.unsure.isVisible()
    assert page.candidates[0].draft.name == "José"
    assert page.candidates[0].draft.site == ""
    page.columns[2].choose("site")
    page.columns[2].chosen.emit("site")
    assert page.candidates[0].draft.site == "Alder"
    qtbot.mouseClick(page.take, LEFT)
    member = next(m for m in view.list.roll.members if m.name == "José")
    assert member.site == "Alder"


def test_address_cards_are_read(qtbot, view, tmp_path):
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Dee Park\nEND:VCARD\n")
    view.read_cards(path)
    page = view.page
    assert isinstance(page, CardsPage)
    qtbot.waitUntil(lambda: bool(page.candidates))
    qtbot.mouseClick(page.take, LEFT)
    assert "Dee Park" in names(view)


def test_the_list_is_saved_as_a_table_that_says_whose_it_is(
    qtbot, view, desk, tmp_path
):
    said = []
    desk.said.connect(lambda words, *_: said.append(words))
    path = tmp_path / "people.csv"
    view.list.acts._save(people_csv.write, None, path)
    qtbot.waitUntil(lambda: bool(said))
    assert "3 people saved. This copy is for you" in said[0]
    assert "Ada Lovelace" in path.read_text("utf-8-sig")
    assert desk.read(people_rows.of_community, desk.community_id)


def test_doubles_are_asked_about_merged_and_undone(qtbot, view, desk):
    key = desk.do(
        "x", people.add, desk.community_id, PersonDraft("Robert Reed", phone="5")
    )
    assert "same person?" in view.list.doubles.words.text()
    qtbot.mouseClick(view.list.doubles.merge, LEFT)
    page = view.page
    assert isinstance(page, MergePage)
    page.choices["name"].button(1).setChecked(True)
    qtbot.mouseClick(page.merge, LEFT)
    assert view.page is None
    assert names(view) == ["Ada Lovelace", "Robert Reed", "Cy Wu"]
    assert not view.list.doubles.isVisible()
    desk.undo()
    assert view.list.doubles.isVisible()
    qtbot.mouseClick(view.list.doubles.apart, LEFT)
    assert not view.list.doubles.isVisible()
    assert any(m.id == key for m in view.list.roll.members)


def test_an_entry_is_merged_with_one_that_is_chosen(qtbot, view):
    panel = open_person(view, "Ada Lovelace")
    qtbot.mouseClick(panel.more, LEFT)
    choose(view, "Merge with another entry…")
    page = view.page
    assert not page.merge.isEnabled()
    cy = next(m for m in view.list.roll.members if m.name == "Cy Wu")
    page.other.set_value(cy.id)
    page.other.changed.emit(cy.id)
    qtbot.mouseClick(page.merge, LEFT)
    assert names(view) == ["Ada Lovelace", "Bob Reed"]
    assert view.list.panel().email.text.text() == "cy@x.org"


def test_a_book_for_reading_only_offers_no_change(qtbot, store, community, book):
    from app.book.store import Store
    from ui.desk import Desk

    store.write("x", people.add, community, PersonDraft("Ada"))
    desk = Desk(Store(book, read_only=True))
    desk.enter(community)
    view = shown(qtbot, desk)
    assert not view.list.add.isEnabled()
    assert not view.list.bring_in.isEnabled()
    panel = open_person(view, "Ada")
    assert not panel.name.isEnabled()
    assert not panel.membership.isEnabled()
    view.paste()
    assert view.page is None
    desk.close()


def test_skipping_a_line_leaves_the_focus_at_what_to_do_with_it(qtbot, view):
    view.paste()
    page = view.page
    page.text.input.setPlainText("Dee <dee@x.org>\nEve")
    page.read()
    skip = page.choice.button(Choice.SKIP)
    skip.setFocus()
    qtbot.mouseClick(skip, LEFT)
    assert page.candidates[0].choice is Choice.SKIP
    assert page.choice.button(Choice.SKIP).hasFocus()


def test_the_next_one_added_is_at_the_site_that_was_new_a_moment_ago(
    qtbot, view, desk, community
):
    view.show_place(Place("people", community, intent="add"))
    panel = view.list.panel()
    panel.site.set_value(NEW_SITE)
    panel.site.changed.emit(NEW_SITE)
    qtbot.keyClicks(panel.new_site.input, "South School")
    qtbot.keyClicks(panel.name.input, "Sam Osei")
    qtbot.mouseClick(panel.again, LEFT)
    qtbot.keyClicks(panel.name.input, "Lena Voss")
    qtbot.mouseClick(panel.again, LEFT)
    roll = desk.read(members.of_community, community)
    at = {one.name: one.site for one in roll.members}
    assert (at["Sam Osei"], at["Lena Voss"]) == ("South School", "South School")
