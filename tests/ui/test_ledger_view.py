"""The ledger of peer help: written, changed, filtered, saved, by mouse and by key."""

import csv
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app import clock
from app.needs import peer_links
from app.person import people
from app.person.people import PersonDraft
from app.vocabulary import PeerForm, PeerOrigin, PeerState
from tests.ui.networked import LEFT, Key, circle, rows, shown, tie
from tests.ui.peopled import choose
from ui.places import Place
from ui.views.needs.network.panel import PicturePanel
from ui.views.needs.network.tie_panel import TiePanel

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def five(desk, community):
    """The keys of five people, two of them tied twice and two tied once."""
    clock.pretend(date(2026, 5, 12))
    found = circle(desk, community)
    ana, ben, cy = found["Ana"], found["Ben"], found["Cy"]
    tie(desk, ana, ben, topic="Grants", happened_on=date(2026, 3, 1))
    tie(desk, ben, cy, origin=PeerOrigin.COACH, happened_on=date(2026, 4, 1))
    tie(desk, cy, ana, state=PeerState.SUGGESTED, origin=PeerOrigin.COACH)
    return found


@pytest.fixture
def page(qtbot, desk, five):
    """The ledger of the five."""
    page = shown(qtbot, desk, "network:ledger")
    page.ledger.table.setFocus()
    return page


def listed(page):
    return [
        (link.asker.name, link.helper.name)
        for link in page.ledger.table.records_model.records()
    ]


def only(desk, key):
    links = desk.read(peer_links.of_community, desk.community_id)
    return next(link for link in links if link.id == key)


def test_every_link_is_a_row_the_latest_first_and_the_edge_is_named(page):
    assert listed(page) == [
        ("Ben Miller", "Cy Miller"),
        ("Ana Miller", "Ben Miller"),
        ("Cy Miller", "Ana Miller"),
    ]
    assert page.ledger.edge.text() == (
        "On the edge, no ties yet: Dot Miller, Eve Miller"
    )
    assert page.ledger.count.text() == "3 entries"


def test_an_entry_is_added_with_the_keyboard_alone_and_undone(qtbot, desk, page):
    qtbot.keyClick(page.ledger.table, Key.Key_A, CTRL_SHIFT)
    panel = page.panel()
    assert isinstance(panel, TiePanel)
    assert panel.asker.input.hasFocus()
    qtbot.keyClicks(panel.asker.input, "dot")
    qtbot.keyClicks(panel.helper.input, "House of Eve")
    qtbot.keyClicks(panel.topic.input, "Cooking")
    qtbot.keyClick(panel.topic.input, Key.Key_Return)
    new = ("Dot Miller", "House of Eve", "Cooking")
    assert new in {row[:3] for row in rows(desk)}
    added = page.ledger.table.current()
    assert (added.state, added.origin) == (PeerState.HELPED, PeerOrigin.MEMBER)
    assert added.happened_on == date(2026, 5, 12)
    assert page.panel().link.id == added.id
    desk.undo()
    assert new not in {row[:3] for row in rows(desk)}
    assert page.panel().link.id != added.id


def test_the_button_adds_the_same_as_the_key(qtbot, desk, page):
    qtbot.mouseClick(page.body.add, LEFT)
    panel = page.panel()
    panel.asker.set_value("Dot Miller")
    panel.helper.set_value("Eve")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert ("Dot Miller", "Eve Miller", "") in {row[:3] for row in rows(desk)}


@pytest.mark.parametrize(
    ("asker", "helper", "said"),
    [
        ("", "Eve", "Name a person or a site."),
        ("Zoe", "Eve", "There is no site and nobody called Zoe here."),
        ("Eve", "Eve Miller", "not one and the same"),
        ("Eve", "House of Eve", "not one and the same"),
        ("House", "Eve", "House can be House of Ana or"),
    ],
)
def test_what_cannot_be_added_is_said_beside_the_field(
    qtbot, desk, page, asker, helper, said
):
    before = rows(desk)
    page.begin_entry()
    panel = page.panel()
    panel.asker.set_value(asker)
    panel.helper.set_value(helper)
    qtbot.mouseClick(panel.add_button, LEFT)
    errors = panel.asker.error.text() + panel.helper.error.text()
    assert said in errors
    assert rows(desk) == before


def test_what_was_typed_is_put_right_and_then_added(qtbot, desk, page):
    page.begin_entry()
    panel = page.panel()
    panel.asker.set_value("Zoe")
    panel.helper.set_value("Eve")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert panel.asker.is_wrong()
    panel.asker.set_value("Dot")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert ("Dot Miller", "Eve Miller", "") in {row[:3] for row in rows(desk)}


def test_each_field_is_kept_as_it_is_left_and_undone(qtbot, desk, page):
    qtbot.keyClick(page.ledger.table, Key.Key_Return)
    panel = page.panel()
    key = panel.link.id
    _type(qtbot, panel.asker.input, "Dot Miller")
    _type(qtbot, panel.topic.input, "Music")
    _pick(panel.state, PeerState.HELPED)
    _pick(panel.origin, PeerOrigin.SESSION)
    _pick(panel.form, PeerForm.VISIT)
    _pick(panel.helpful, True)
    _type(qtbot, panel.happened_on.input, "+1")
    _type(qtbot, panel.alone_on.input, "-1")
    panel.result.input.setPlainText("It went well.")
    panel.result.input.left.emit()
    found = only(desk, key)
    assert (found.asker.name, found.topic) == ("Dot Miller", "Music")
    assert (found.state, found.origin) == (PeerState.HELPED, PeerOrigin.SESSION)
    assert (found.form, found.helpful) == (PeerForm.VISIT, True)
    assert (found.happened_on, found.alone_on) == (
        date(2026, 5, 13),
        date(2026, 5, 11),
    )
    assert found.result == "It went well."
    for _ in range(9):
        desk.undo()
    first = only(desk, key)
    assert (first.asker.name, first.topic, first.result) == ("Ben Miller", "", "")
    assert panel.asker.value() == "Ben Miller"


def test_a_name_that_is_nobodys_is_said_and_nothing_is_changed(qtbot, desk, page):
    before = rows(desk)
    qtbot.keyClick(page.ledger.table, Key.Key_Return)
    panel = page.panel()
    _type(qtbot, panel.helper.input, "Zoe")
    assert "nobody called Zoe" in panel.helper.error.text()
    assert rows(desk) == before


def test_two_of_one_name_are_told_apart_by_their_site(qtbot, desk, five, page):
    twin = PersonDraft("Ana Miller", site="House of Eve")
    other = desk.store.write("x", people.add, desk.community_id, twin)[0]
    page.begin_entry()
    panel = page.panel()
    offered = panel.asker.input.completer().model().stringList()
    assert "Ana Miller · House of Eve" in offered
    panel.asker.set_value("Ana Miller")
    panel.helper.set_value("Ben Miller")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert "write the whole name" in panel.asker.error.text()
    panel.asker.set_value("Ana Miller · House of Eve")
    qtbot.mouseClick(panel.add_button, LEFT)
    links = desk.read(peer_links.of_community, desk.community_id)
    assert any(link.asker.key == other for link in links)
    added = next(link for link in links if link.asker.key == other)
    panel.show_link(added)
    assert panel.asker.value() == "Ana Miller · House of Eve"


def test_del_deletes_an_entry_and_undo_brings_it_back(qtbot, desk, page):
    before = rows(desk)
    qtbot.keyClick(page.ledger.table, Key.Key_Delete)
    assert len(rows(desk)) == 2
    desk.undo()
    assert rows(desk) == before


def test_the_panel_deletes_as_the_key_does_and_shows_the_next(qtbot, desk, page):
    page.show_item(page.links[0].id)
    gone = page.panel().link.id
    qtbot.mouseClick(page.panel().delete, LEFT)
    assert len(rows(desk)) == 2
    assert page.panel().link == page.ledger.table.current() != gone


def test_beside_the_picture_the_panel_of_a_deleted_tie_closes(qtbot, desk, page):
    page.show_picture()
    page.open_link(page.links[0])
    qtbot.mouseClick(page.panel().delete, LEFT)
    assert len(rows(desk)) == 2
    assert isinstance(page.panel(), PicturePanel)
    desk.undo()
    assert len(rows(desk)) == 3


def test_the_filters_narrow_and_let_go(qtbot, page):
    ledger = page.ledger
    qtbot.mouseClick(ledger.states, LEFT)
    choose(page, "Suggested")
    assert listed(page) == [("Cy Miller", "Ana Miller")]
    qtbot.mouseClick(ledger.states, LEFT)
    choose(page, "All states")
    qtbot.mouseClick(ledger.origins, LEFT)
    choose(page, "They found each other")
    assert listed(page) == [("Ana Miller", "Ben Miller")]
    qtbot.mouseClick(ledger.origins, LEFT)
    choose(page, "Started by anyone")
    qtbot.mouseClick(ledger.sites, LEFT)
    choose(page, "House of Cy")
    assert len(listed(page)) == 2
    qtbot.keyClicks(ledger.words, "grants")
    assert ledger._no_match.isVisible()
    ledger.clear_filters()
    assert len(listed(page)) == 3
    qtbot.keyClicks(ledger.words, "grants")
    assert listed(page) == [("Ana Miller", "Ben Miller")]


def test_a_click_on_a_head_sorts(page):
    table = page.ledger.table
    table.sort_by(0)
    assert [asker for asker, _ in listed(page)] == sorted(a for a, _ in listed(page))
    table.sort_by(3, descending=True)
    assert listed(page)[0] == ("Ben Miller", "Cy Miller")


def test_the_arrows_go_through_the_entries_with_the_panel_open(qtbot, page):
    table = page.ledger.table
    qtbot.keyClick(table, Key.Key_Return)
    first = page.panel().link.id
    qtbot.keyClick(table, Key.Key_Down)
    assert page.panel().link.id != first
    qtbot.keyClick(table, Key.Key_Escape)
    assert page.panel() is None
    assert table.hasFocus()


def test_a_place_leads_to_an_entry(desk, page):
    view = page.window()
    link = page.links[-1]
    view.show_place(Place("needs", desk.community_id, link.id, "network"))
    assert page.ledger.table.current().id == link.id
    assert page.panel().link.id == link.id


def test_an_empty_ledger_says_what_will_stand_here(qtbot, desk, community):
    circle(desk, community)
    page = shown(qtbot, desk, "network:ledger")
    assert page.ledger._empty.isVisible()
    qtbot.mouseClick(page.ledger.begin, LEFT)
    assert isinstance(page.panel(), TiePanel)


def test_the_ledger_is_saved_as_a_table_from_its_menu(qtbot, desk, page, tmp_path):
    qtbot.mouseClick(page.body.export, LEFT)
    choose(page, "Table (CSV)…")
    dialog = page.findChild(QFileDialog)
    path = tmp_path / "ledger.csv"
    with qtbot.waitSignal(desk.said) as said:
        dialog.fileSelected.emit(str(path))
    dialog.close()
    assert said.args[0] == "3 entries saved. This copy is for you: it names people."
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file))
    assert [(row["Asked"], row["Helped"]) for row in found] == listed(page)


def _type(qtbot, line, words):
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    line.completer() and line.completer().popup().hide()
    line.editingFinished.emit()


def _pick(field, value):
    field.set_value(value)
    field.changed.emit(value)
    field.finished.emit(value)
