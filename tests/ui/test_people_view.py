"""The list of people, with the keyboard and the mouse, on a real book."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from app import clock
from app.person import people, sites
from app.person.people import PersonDraft
from tests.ui.peopled import choose, edit, names, open_person, shown, three, was_there
from ui.places import Place
from ui.theme import theme
from ui.views.people.toolbar import BY_SITE

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


@pytest.fixture
def view(qtbot, desk, community):
    """The view of a community of three at two sites."""
    return three(qtbot, desk, community)


def test_people_stand_in_the_table_by_name_with_their_site(view):
    assert names(view) == ["Ada Lovelace", "Bob Reed", "Cy Wu"]
    assert view.list.sub.text() == "3 members at 2 sites."
    assert view.list.filter.count.text() == "3 people"
    model = view.list.table.records_model
    assert "Site and role: Alder, Member" in model.sentence(0)


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


def test_somebody_with_a_history_is_not_deleted_but_can_be_archived(qtbot, view, desk):
    member = view.list.roll.members[0]
    desk.store.write("x", was_there, desk.community_id, member.id)
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


def test_somebody_just_added_has_the_focus_in_the_list(qtbot, view):
    view.add()
    panel = view.list.panel()
    qtbot.keyClicks(panel.name.input, "Zoe Abel")
    qtbot.keyClick(panel.name.input, Key.Key_Return)
    assert view.list.table.current().name == "Zoe Abel"
    assert view.list.table.hasFocus()
    assert names(view)[0] == "Zoe Abel", "by the last word of the name"


def test_an_archived_person_is_named_in_the_toast(view, desk):
    done = []
    desk.done.connect(lambda changes: done.append(changes.label))
    view.list.acts.archive(view.list.roll.members[0])
    assert done == ["Ada Lovelace archived"]


def test_who_has_no_site_wears_no_sites_color(view):
    tints = {m.name: m.face.tint for m in view.list.roll.members}
    assert tints == {"Ada Lovelace": 0, "Bob Reed": 1, "Cy Wu": -2}


@pytest.mark.parametrize("wide", [620, 800])
def test_no_filter_lies_on_another_when_the_text_grows(
    qtbot, dressed, view, desk, wide
):
    row = view.list.filter
    row.quiet.setText("Quiet 60 days  12")
    row.quiet.show()
    row.setFixedWidth(wide)
    theme.apply(dressed, "light", 1.3)
    parts = (row.words, row.sites, row.quiet, row.look)
    qtbot.waitUntil(lambda: all(_fits(part) for part in parts))
    places = [QRect(part.mapTo(row, QPoint()), part.size()) for part in parts]
    for one, other in combinations(places, 2):
        assert not one.intersects(other)
    theme.apply(dressed, "light", 1.0)


def _fits(part):
    return part.width() >= part.minimumSizeHint().width()
