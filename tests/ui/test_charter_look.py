"""The charter is written, adopted, compared and printed from its page."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app import clock
from app.charter import parts, revisions
from app.charter.revisions import Adoption
from app.community import channels, communities
from app.person import people, sites
from app.person.people import PersonDraft
from app.vocabulary import ChannelKind, Stage, StageLabels
from tests.ui.needing import Key, focused, press, write
from ui.commands import install_view
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.views.charter.adopt_panel import AdoptPanel, _later
from ui.views.charter.history_page import HistoryPage
from ui.views.charter.marked_text import MarkedText
from ui.views.charter.stage_panel import StagePanel
from ui.views.charter_view import CharterView
from ui.widgets.labels import Label

TODAY = date(2026, 5, 12)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def view(qtbot, desk, community):
    return shown(qtbot, desk, community)


@pytest.fixture
def page(view):
    return view.current


@pytest.fixture
def written(desk, community):
    """A charter of three parts, of which a version was adopted."""
    texts = {"purpose": "Warm homes.", "vision": "No cold child.", "risks": "Money."}
    desk.do("x", keep, community, texts)
    said = Adoption(TODAY, "All of us", "The first", TODAY + timedelta(days=60))
    return desk.do("x", revisions.adopt, community, said)


def shown(qtbot, desk, community):
    desk.enter(community)
    view = CharterView(desk)
    view.resize(1180, 820)
    install_view(view)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_place(Place("charter", community, intent="charter"))
    return view


def keep(session, community, texts):
    for name, text in texts.items():
        communities.save(session, community, name, text)


def in_book(desk, community):
    return {k: v for k, v in desk.read(communities.get, community).texts.items() if v}


def seen(page):
    """Return the parts to be seen on the page."""
    return [n for n, field in page.document.fields.items() if field.isVisible()]


def versions(desk, community):
    return desk.read(revisions.of_community, community)


# --- Writing ---


def test_a_charter_is_written_from_nothing_by_keyboard_in_one_sitting(
    qtbot, view, page, desk, community
):
    page.setFocus()
    assert focused() is page.document.begin
    press(qtbot, Key.Key_Return)
    expected = {}
    for place, part in enumerate(parts.PARTS):
        words = f"{part.name} in our own words"
        assert focused().accessibleName() == part.title
        assert page.document.fields[part.name].prompts.isVisible()
        write(qtbot, words)
        expected[part.name] = words
        if place == 0:  # several lines
            press(qtbot, Key.Key_Return)
            write(qtbot, "and more")
            expected[part.name] += "\nand more"
        press(qtbot, Key.Key_Tab)
    assert in_book(desk, community) == expected
    page.document.fields["purpose"].words.setFocus()
    press(qtbot, Key.Key_Escape)
    assert not page.document.writing
    assert seen(page) == [part.name for part in parts.PARTS]
    assert not page.document.more.isVisible()
    desk.undo()
    assert "ways" in seen(page)
    assert "sunset_criteria" not in in_book(desk, community)


def test_what_is_typed_is_kept_by_escape_and_by_leaving(
    qtbot, view, page, desk, community
):
    page.setFocus()
    press(qtbot, Key.Key_Return)
    write(qtbot, "Warm homes.")
    press(qtbot, Key.Key_Escape)
    assert in_book(desk, community) == {"purpose": "Warm homes."}
    assert page.document.writing
    press(qtbot, Key.Key_Escape)
    assert seen(page) == ["purpose"]
    assert page.document.more.text() == "23 parts are empty"


def test_only_what_is_written_shows_until_the_empty_parts_are_asked_for(
    qtbot, desk, community, written
):
    view = shown(qtbot, desk, community)
    page = view.current
    assert seen(page) == ["purpose", "vision", "risks"]
    assert page.document.more.text() == "21 parts are empty"
    qtbot.mouseClick(page.document.more, Qt.MouseButton.LeftButton)
    assert len(seen(page)) == len(parts.PARTS)
    assert focused().accessibleName() == "Who it is for"  # the first empty one
    assert page.edit.text() == "Done"
    qtbot.mouseClick(page.edit, Qt.MouseButton.LeftButton)
    assert seen(page) == ["purpose", "vision", "risks"]


def test_a_part_is_changed_where_it_stands_and_taken_back(
    qtbot, desk, community, written
):
    view = shown(qtbot, desk, community)
    area = view.current.document.fields["vision"].words
    area.setFocus()
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_A, CTRL)
    write(qtbot, "Every child warm.")
    press(qtbot, Key.Key_Return, CTRL)
    assert in_book(desk, community)["vision"] == "Every child warm."
    assert view.current.side.since.text() == "1 part changed since"
    desk.undo()
    assert area.text() == "No cold child."
    assert view.current.side.since.text() == "Nothing was changed since."


def test_a_part_that_is_emptied_leaves_the_page(qtbot, desk, community, written):
    view = shown(qtbot, desk, community)
    area = view.current.document.fields["risks"].words
    area.setFocus()
    press(qtbot, Key.Key_F2)
    press(qtbot, Key.Key_A, CTRL)
    press(qtbot, Key.Key_Delete)
    press(qtbot, Key.Key_Escape)
    assert seen(view.current) == ["purpose", "vision"]
    desk.undo()
    assert seen(view.current) == ["purpose", "vision", "risks"]


# --- Versions ---


def test_a_version_is_adopted_and_taken_back(qtbot, desk, community, written):
    view = shown(qtbot, desk, community)
    page = view.current
    qtbot.mouseClick(page.side.adopt, Qt.MouseButton.LeftButton)
    panel = page.panel()
    assert isinstance(panel, AdoptPanel)
    assert panel.title.text() == "Adopt version 2"
    write(qtbot, "Six of us")
    panel.reason.input.setText("Two sites joined")
    panel.reason.input.textEdited.emit("Two sites joined")
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert page.panel() is None
    latest = versions(desk, community)[0]
    assert (latest.number, latest.adopted_by, latest.reason) == (
        2,
        "Six of us",
        "Two sites joined",
    )
    assert latest.review_on == date(2026, 11, 12)
    assert page.side.holds.text().startswith("Version 2, adopted")
    desk.undo()
    assert page.side.holds.text().startswith("Version 1, adopted")
    assert page.side.holds.text().endswith("by All of us")


def test_adopting_nothing_is_refused_where_one_stands(qtbot, view, page, desk):
    page.begin("adopt")
    panel = page.panel()
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert page.panel() is panel
    assert "nothing to adopt" in panel.error.text()


def test_two_versions_are_compared_and_read_aloud(qtbot, desk, community, written):
    desk.do("x", keep, community, {"purpose": "Warm and dry homes.", "risks": ""})
    second = desk.do("x", revisions.adopt, community, Adoption(TODAY + timedelta(1)))
    view = shown(qtbot, desk, community)
    press(qtbot, Key.Key_H)
    page = view.page
    assert isinstance(page, HistoryPage)
    assert page.list.current().id == second
    page.against.set_value(written)
    page.against.changed.emit(written)
    marked = page.findChildren(MarkedText)
    assert page.sums.text() == "2 parts are different from Version 1 to Version 2."
    spoken = [one.accessibleName() for one in marked]
    assert spoken == ["Changed. Put in: “and dry”", "Taken out: Money."]
    assert "<u>and dry </u>" in marked[0].text()
    press(qtbot, Key.Key_Escape)
    assert view.page is None


def test_a_version_is_compared_with_now_and_holds_no_longer_when_that_is_said(
    qtbot, desk, community, written
):
    desk.do("x", keep, community, {"goals": "Ten homes."})
    view = shown(qtbot, desk, community)
    view.show_place(Place("charter", community, written, "charter"))
    page = view.page
    assert page.list.current().id == written
    page.against.set_value("now")
    page.against.changed.emit("now")
    assert page.sums.text() == "1 part is different from Version 1 to As it stands now."
    qtbot.mouseClick(page.retire, Qt.MouseButton.LeftButton)
    assert not versions(desk, community)[0].holds
    assert not page.retire.isVisible()
    desk.undo()
    assert page.retire.isVisible()


def test_all_of_a_version_is_shown_in_the_words_of_that_day(
    qtbot, desk, community, written
):
    desk.do("x", keep, community, {"purpose": "Something else."})
    view = shown(qtbot, desk, community)
    view.current.show_history()
    words = [one.text() for one in view.page.findChildren(Label) if one.isVisible()]
    assert "Warm homes." in words
    assert "Something else." not in words


def test_one_goes_from_the_versions_to_adopting_one(qtbot, desk, community, written):
    view = shown(qtbot, desk, community)
    view.current.show_history()
    qtbot.mouseClick(view.page.adopt, Qt.MouseButton.LeftButton)
    assert view.page is None
    assert isinstance(view.current.panel(), AdoptPanel)


def test_a_charter_that_is_due_says_so_until_another_day_is_set(
    qtbot, desk, community, written
):
    clock.pretend(TODAY + timedelta(days=90))
    view = shown(qtbot, desk, community)
    page = view.current
    assert page.overdue.isVisible()
    page.side.review.input.setText("+30")
    page.side.review.input.editingFinished.emit()
    assert not page.overdue.isVisible()
    later = TODAY + timedelta(days=120)
    assert desk.read(communities.get, community).review_on == later


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 5, 12), date(2026, 11, 12)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_half_a_year_later_is_a_day_there_is(day, later):
    assert _later(day) == later


# --- Beside it ---


def test_the_stage_is_set_by_pressing_it(qtbot, view, page, desk, community):
    row = page.side.stages.rows[Stage.STEWARDSHIP]
    row.setFocus()
    press(qtbot, Key.Key_Space)
    assert desk.read(communities.get, community).stage is Stage.STEWARDSHIP
    assert row.accessibleName() == "Sustaining, since May, Where we are"
    desk.undo()
    assert desk.read(communities.get, community).stage is Stage.COALESCING


def test_the_stage_has_its_day_and_other_words(qtbot, view, page, desk, community):
    page.change_stage()
    panel = page.panel()
    assert isinstance(panel, StagePanel)
    panel.since.input.setText("3/1/2026")
    panel.since.input.editingFinished.emit()
    panel.words.button(StageLabels.CDC).click()
    about = desk.read(communities.get, community)
    assert (about.stage_since, about.stage_labels) == (
        date(2026, 3, 1),
        StageLabels.CDC,
    )
    row = page.side.stages.rows[Stage.COALESCING]
    assert row.accessibleName() == "Launch, since March, Where we are"
    for field, typed in ((panel.starts, "1/1/2021"), (panel.ends, "1/1/2020")):
        field.input.setText(typed)
        field.input.editingFinished.emit()
    assert "The end is before the start" in panel.error.text()


def test_a_site_with_one_contact_is_named_and_leads_to_the_person(
    qtbot, view, page, desk, community
):
    def plant(session):
        sites.add(session, community, "Alder")
        return people.add(session, community, PersonDraft("Wes", site="Alder"))

    person = desk.do("x", plant)
    calls = page.side.calls
    assert calls.honey.isVisible()
    assert calls.warning.text() == "Nobody is named yet to call at Alder."
    asked = []
    desk.asked_for.connect(asked.append)
    qtbot.mouseClick(calls.backup, Qt.MouseButton.LeftButton)
    assert [(one.view, one.community_id) for one in asked] == [("people", community)]
    assert person is not None


def test_ways_to_reach_each_other_lead_to_where_they_are_said(
    qtbot, view, page, desk, community
):
    desk.do("x", channels.add, community, ChannelKind.OFFICE_HOURS)
    words = [one.text() for one in page.side.ways.findChildren(Label)]
    assert "Office hours" in words
    assert "Drop in with any question" in words
    asked = []
    desk.asked_for.connect(asked.append)
    qtbot.mouseClick(page.side.ways.all, Qt.MouseButton.LeftButton)
    assert asked == [Place("create", community)]


def test_the_charter_is_what_the_print_window_opens_on(qtbot, desk, community, written):
    view = shown(qtbot, desk, community)
    qtbot.mouseClick(view.current.print, Qt.MouseButton.LeftButton)
    (window,) = view.window().findChildren(PrintWindow)
    ticked = [r.document.code for r in window.documents.rows if r.tick.isChecked()]
    assert ticked == ["charter"]
    window.close()


def test_a_book_for_reading_only_lets_nothing_be_written(qtbot, desk, community):
    desk.do("x", keep, community, {"purpose": "Warm homes."})
    desk.store.read_only = True
    view = shown(qtbot, desk, community)
    page = view.current
    assert not page.edit.isEnabled()
    assert not page.document.more.isVisible()
    page.document.write()
    assert not page.document.writing
    assert not page.side.stages.rows[Stage.MATURING].isEnabled()
