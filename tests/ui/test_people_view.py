"""The view of people, with the keyboard and the mouse, on a real book."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app import clock, people, people_cards, sites, tables
from app.exports import people_csv, people_rows
from app.people import PersonDraft
from app.people_import import Choice
from app.vocabulary import (
    AttendanceState,
    ConsentState,
    ConsentUse,
    MembershipStatus,
    Rank,
)
from ui import keys
from ui.places import Place
from ui.theme import theme
from ui.views.people.add_panel import NEW_SITE
from ui.views.people.merge_page import MergePage
from ui.views.people.sources import CardsPage, PastePage, SheetPage
from ui.views.people.toolbar import BY_SITE
from ui.views.people_view import PeopleView

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def view(qtbot, desk, community):
    """The view of a community of three at two sites."""
    for name, site in (("Ada Lovelace", "Alder"), ("Bob Reed", "Bluestem")):
        desk.store.write("x", people.add, community, PersonDraft(name, site=site))
    desk.store.write("x", people.add, community, PersonDraft("Cy Wu", "cy@x.org"))
    desk.enter(community)
    return shown(qtbot, desk)


@pytest.fixture
def sample_view(qtbot, sample_desk):
    """The view of the sample's largest community."""
    found = sample_desk.read(_largest)
    sample_desk.enter(found)
    return shown(qtbot, sample_desk)


def shown(qtbot, desk, wide=1440, high=860):
    view = PeopleView(desk)
    view.resize(wide, high)
    keys.install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("people", desk.community_id))
    return view


def names(view):
    return [m.name for m in view.list.table.records_model.records()]


def choose(view, text):
    """Choose what is called `text` in the menu that is open."""
    menu = next(m for m in view.window().findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == text)
    assert isinstance(action, QAction)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def open_person(view, name):
    member = next(m for m in view.list.roll.members if m.name == name)
    view.list.open_person(member.id)
    return view.list.panel()


def edit(qtbot, line, text):
    line.begin()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Key.Key_Return)


def test_people_stand_in_the_table_by_name_with_their_site(view):
    assert names(view) == ["Ada Lovelace", "Bob Reed", "Cy Wu"]
    assert view.list.sub.text() == "3 members at 2 sites."
    assert view.list.filter.count.text() == "3 people"
    model = view.list.table.records_model
    assert "Site and role: Alder, Member" in model.sentence(0)


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
    assert panel.name.error.text() == "A person needs a name."
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


def test_a_row_opens_the_panel_and_escape_gives_the_focus_back(qtbot, view):
    table = view.list.table
    table.setFocus()
    table.go_to(view.list.roll.members[0].id)
    qtbot.keyClick(table, Key.Key_Return)
    assert view.list.panel().name.text() == names(view)[0]
    qtbot.keyClick(table, Key.Key_Down)
    assert view.list.panel().name.text() == names(view)[1]
    qtbot.keyClick(view.list.panel(), Key.Key_Escape)
    assert view.list.panel() is None
    qtbot.keyClick(table, Key.Key_Return)
    qtbot.keyClick(table, Key.Key_Escape)
    assert view.list.panel() is None


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


def test_a_wrong_address_is_refused_beside_it_and_the_old_one_shown(qtbot, view):
    panel = open_person(view, "Cy Wu")
    edit(qtbot, panel.email.text, "nonsense")
    assert panel.email.text.text() == "cy@x.org"
    assert "does not look like" in panel.email.error.text()
    assert panel.email.error.isVisible()


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


def test_somebody_with_a_history_is_not_deleted_but_can_be_archived(qtbot, view, desk):
    member = view.list.roll.members[0]
    desk.store.write("x", _was_there, desk.community_id, member.id)
    said = []
    desk.said.connect(lambda words, action, run: said.append((words, action, run)))
    view.list.table.go_to(member.id)
    qtbot.keyClick(view.list.table, Key.Key_Delete)
    [(words, action, archive)] = said
    assert "Archive it instead" in words
    assert action == "Archive"
    archive()
    assert member.name not in names(view)
    qtbot.mouseClick(view.list.filter.archived, LEFT)
    assert names(view) == [member.name]
    panel = open_person(view, member.name)
    assert panel.back.isVisible()
    qtbot.mouseClick(panel.back, LEFT)
    view.list.filter.clear()
    assert member.name in names(view)


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


def test_the_list_is_filtered_by_words_site_and_quiet(qtbot, view, desk):
    table = view.list.table
    table.setFocus()
    qtbot.keyClick(table, Key.Key_F)
    words = view.list.filter.words
    assert QApplication.focusWidget() is words
    qtbot.keyClicks(words, "ald")
    assert names(view) == ["Ada Lovelace"]
    qtbot.keyClick(words, Key.Key_Escape)
    assert len(names(view)) == 3
    qtbot.mouseClick(view.list.filter.sites, LEFT)
    choose(view, "Bluestem")
    assert names(view) == ["Bob Reed"]
    qtbot.mouseClick(view.list.filter.sites, LEFT)
    choose(view, "No site")
    assert names(view) == ["Cy Wu"]
    qtbot.keyClicks(words, "zzz")
    assert view.list._no_match.isVisible()
    view.list.filter.clear()
    clock.pretend(date.today() + timedelta(days=70))
    view.list.refresh()
    assert view.list.filter.quiet.text() == "Quiet 60 days  3"
    qtbot.mouseClick(view.list.filter.quiet, LEFT)
    assert len(names(view)) == 3


def test_by_site_shows_contacts_and_edits_sites(qtbot, view, desk):
    qtbot.mouseClick(view.list.filter.look.button(BY_SITE), LEFT)
    cards = view.list.by_site.cards
    assert [c.name.text() for c in cards] == ["Alder", "Bluestem", "No site"]
    assert view.list.by_site.lacking.text() == "2 sites without a backup contact"
    assert "4 more would make a circle" in view.list.by_site.gauge.words()
    edit(qtbot, cards[0].name, "Alder Creek")
    assert view.list.by_site.cards[0].name.text() == "Alder Creek"
    edit(qtbot, view.list.by_site.cards[0].name, "Bluestem")
    assert "already" in view.list.by_site.cards[0].error.text()
    qtbot.mouseClick(view.list.by_site.cards[1].more, LEFT)
    choose(view, "Archive the site")
    assert [s.name for s in desk.read(sites.of_community, desk.community_id)] == [
        "Alder Creek"
    ]
    desk.undo()
    qtbot.mouseClick(view.list.by_site.cards[0].more, LEFT)
    choose(view, "Add a person here")
    assert view.list.panel().site.input.currentText() == "Alder Creek"


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
    ]
    assert page.take.text() == "Add 2, merge 1"
    assert len(names(view)) == 3
    page.table.setFocus()
    page.table.go_to(3)
    qtbot.keyClick(page.table, Key.Key_Space)
    assert page.candidates[2].choice is Choice.SKIP
    qtbot.mouseClick(page.take, LEFT)
    assert view.page is None
    assert names(view) == ["Ada Lovelace", "Bob Reed", "Cy Wu", "Dee"]
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
    assert names(view) == ["Ada Lovelace", "Cy Wu", "Robert Reed"]
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


def test_an_empty_community_says_what_belongs_there(qtbot, desk, community):
    desk.enter(community)
    view = shown(qtbot, desk)
    assert view.list._empty.isVisible()
    assert not view.list.export.isEnabled()
    qtbot.mouseClick(view.list.add, LEFT)
    assert view.list.panel() is not None


def test_a_place_opens_a_person_or_begins_adding(qtbot, view):
    cy = next(m for m in view.list.roll.members if m.name == "Cy Wu")
    view.show_place(Place("people", None, cy.id))
    assert view.list.panel().name.text() == "Cy Wu"
    view.show_place(Place("people", None, None, "add"))
    assert view.list.panel().name.value() == ""


def test_a_book_for_reading_only_offers_no_change(qtbot, store, community, book):
    from app.store import Store
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
    sample_desk.enter(sample_desk.read(_largest))
    view = shown(qtbot, sample_desk, wide, 680)
    view.list.open_person(view.list.roll.members[0].id)
    panel = view.list.panel()
    qtbot.waitUntil(lambda: panel.width() > 200)
    for part in panel.findChildren(QWidget):
        if part.isVisible() and part.parent() is not None:
            right = part.mapTo(panel, part.rect().topRight()).x()
            assert right <= panel.width(), part


def test_a_thousand_people_are_shown_and_filtered_smoothly(qtbot, desk, community):
    def fill(session):
        for n in range(1000):
            people.add(session, community, PersonDraft(f"Person{n} Name{n % 97}"))

    desk._store.write = type(desk._store).__mro__[1].write.__get__(desk._store)
    desk._store.write("x", fill)
    desk.enter(community)
    view = shown(qtbot, desk)
    assert len(names(view)) == 1000
    qtbot.keyClicks(view.list.filter.words, "person99")
    assert len(names(view)) == 11


def _largest(session):
    from sqlalchemy import func, select

    row = tables.Membership
    return session.scalar(
        select(row.community_id)
        .group_by(row.community_id)
        .order_by(func.count().desc())
        .limit(1)
    )


def _was_there(session, community, person):
    from app.vocabulary import Mode, SessionKind

    gathering = tables.Session(
        community_id=community,
        title="G",
        kind=SessionKind.REGULAR,
        mode=Mode.VIRTUAL,
        zone="UTC",
    )
    session.add(gathering)
    session.flush()
    session.add(
        tables.Attendance(
            community_id=community,
            session_id=gathering.id,
            person_id=person,
            state=AttendanceState.PRESENT,
        )
    )
