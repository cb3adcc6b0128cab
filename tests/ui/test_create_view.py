"""Starting a community: nothing is lost, nothing is asked twice, all can be undone."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import clock, settings
from app.community import channels, communities, community_drafts, roles
from app.community.community_drafts import Rhythm
from app.community.rhythms import Rule
from app.gathering import sessions
from app.settings import Coach
from app.vocabulary import ChannelKind, CommunityStatus, Mode, Role
from ui.commands import install_view
from ui.places import Place
from ui.views.create.writing import local_zone
from ui.views.create_view import CreateView

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
AUDIENCE, DOMAIN, PURPOSE, ROLES, RHYTHM = range(5)


@pytest.fixture(autouse=True)
def one_day():
    clock.pretend(date(2026, 5, 14))


@pytest.fixture
def places(desk):
    asked = []
    desk.asked_for.connect(asked.append)
    return asked


def make(qtbot, desk, place=None, size=(1211, 839)):
    view = CreateView(desk)
    qtbot.addWidget(view)
    install_view(view)
    view.resize(*size)
    view.show()
    view.activateWindow()
    view.show_place(place or Place("create"))
    return view


def make_active(qtbot, view):
    """Wait until keys go to the view: a window of the test before may be leaving."""

    def is_active():
        view.activateWindow()
        return view.isActiveWindow()

    qtbot.waitUntil(is_active)


@pytest.fixture
def view(qtbot, desk, places):
    return make(qtbot, desk)


@pytest.fixture
def begun(desk):
    """A community that was begun and left at its third question."""
    key = desk.store.write("Begun", community_drafts.begin, "America/Denver")[0]
    desk.store.write("Kept", community_drafts.leave_open, key, PURPOSE)
    return key


def count(desk):
    return len(desk.read(communities.briefs))


def about(desk, view):
    return desk.read(communities.get, view.writing.community_id)


def field(view, name):
    return view.step.fields[name].field


def write(qtbot, view, name, words):
    """Type into a field and leave it."""
    input_ = field(view, name).input
    input_.setFocus()
    qtbot.keyClicks(input_, words)
    view.list.items[0].setFocus()


def pick(choice, value):
    """Choose from a list that drops down, as a click on the line does."""
    combo = choice.input
    at = combo._values.index(value)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


# --- Nothing is kept before something was typed ------------------------------------


def test_looking_around_leaves_nothing_in_the_book(qtbot, desk, view, places):
    for _ in range(4):
        qtbot.mouseClick(view.next, LEFT)
    said = []
    desk.said.connect(lambda words, *_: said.append(words))
    qtbot.mouseClick(view.next, LEFT)
    assert count(desk) == 0
    assert said == ["Nothing was written, so nothing was kept."]
    assert places == [Place("communities")]


def test_choices_wait_for_the_first_word(qtbot, desk, view):
    pick(view.step.kind, "learning circle")
    pick(field(view, "zone"), "America/Phoenix")
    assert view.step.question.text() == "Who is this learning circle for?"
    assert count(desk) == 0
    write(qtbot, view, "name", "High Plains")
    found = about(desk, view)
    assert found.kind == ("learning circle", "learning circles")
    assert found.zone == "America/Phoenix"


def test_the_first_key_begins_the_community(qtbot, desk, view, places):
    input_ = field(view, "name").input
    input_.setFocus()
    qtbot.keyClicks(input_, "R")
    assert count(desk) == 1
    assert places == [Place("create", view.writing.community_id)]
    view.show_place(places[0])
    assert input_.hasFocus()
    assert input_.text() == "R"


# --- Saved as one types -------------------------------------------------------------


def test_a_pause_keeps_what_is_typed_though_the_light_goes_out(qtbot, desk, view):
    input_ = field(view, "audience").input
    input_.setFocus()
    qtbot.keyClicks(input_, "School nurses")
    key = view.writing.community_id
    qtbot.waitUntil(lambda: bool(desk.read(community_drafts.get, key).typed))
    assert desk.undo_label() == "Community started", "a pause is no act of its own"

    again = make(qtbot, desk, Place("create", key))
    assert field(again, "audience").value() == "School nurses"
    assert desk.read(communities.get, key).texts["audience"] == "School nurses"


def test_leaving_a_field_is_one_act_that_undo_takes_back(qtbot, desk, view):
    write(qtbot, view, "name", "River Valley Network")
    write(qtbot, view, "audience", "Site leads and outreach workers")
    assert desk.undo_label() == "Audience saved"
    desk.undo()
    assert about(desk, view).texts["audience"] == ""
    assert field(view, "audience").value() == ""
    desk.redo()
    assert field(view, "audience").value() == "Site leads and outreach workers"
    assert desk.undo_label() == "Audience saved"


def test_undoing_the_start_leaves_an_empty_page_and_an_empty_book(qtbot, desk, view):
    write(qtbot, view, "name", "River Valley Network")
    desk.undo()
    desk.undo()
    assert count(desk) == 0
    assert field(view, "name").value() == ""
    write(qtbot, view, "name", "Another Circle")
    assert about(desk, view).name == "Another Circle"


def test_the_list_of_steps_shows_what_was_answered(qtbot, desk, view):
    write(qtbot, view, "name", "River Valley Network")
    assert "answered" in view.list.items[AUDIENCE].accessibleDescription()
    assert "answered" not in view.list.items[DOMAIN].accessibleDescription()
    assert view.called.text() == "River Valley Network"


def test_control_enter_saves_and_goes_on(qtbot, desk, view):
    view.turn_to(PURPOSE)
    area = field(view, "purpose").input
    area.setFocus()
    qtbot.keyClicks(area, "To stop solving it alone.")
    qtbot.keyClick(area, Qt.Key.Key_Return, CONTROL)
    assert view.writing.step == ROLES
    assert about(desk, view).texts["purpose"] == "To stop solving it alone."


def test_coming_back_shows_what_was_written_where_it_was_left(
    qtbot, desk, view, places
):
    write(qtbot, view, "name", "River Valley Network")
    qtbot.mouseClick(view.next, LEFT)
    write(qtbot, view, "domain", "Reaching men")
    qtbot.mouseClick(view.later, LEFT)
    key = view.writing.community_id
    assert places[-1] == Place("communities")
    assert desk.read(community_drafts.unfinished) == {key: DOMAIN}
    view.show_place(Place("create"))
    assert view.writing.community_id is None
    assert field(view, "name").value() == ""
    view.show_place(Place("create", key))
    assert view.writing.step == DOMAIN
    assert field(view, "domain").value() == "Reaching men"


def test_hiding_the_view_keeps_what_is_in_the_field(qtbot, desk, view):
    input_ = field(view, "name").input
    input_.setFocus()
    qtbot.keyClicks(input_, "River Valley Network")
    view.hide()
    assert about(desk, view).name == "River Valley Network"


def test_what_cannot_be_is_said_at_the_field(qtbot, desk, view):
    write(qtbot, view, "name", "River Valley Network")
    starts, ends = field(view, "starts_on"), field(view, "ends_on")
    starts._take(date(2026, 6, 1))
    ends._take(date(2026, 5, 1))
    assert "end is before the start" in ends.error.text()
    assert about(desk, view).ends_on is None
    assert about(desk, view).starts_on == date(2026, 6, 1)


def test_arrow_keys_and_enter_walk_the_steps(qtbot, view):
    view.list.items[0].setFocus()
    qtbot.keyClick(view.list.items[0], Qt.Key.Key_Down)
    assert view.list.items[1].hasFocus()
    qtbot.keyClick(view.list.items[1], Qt.Key.Key_Return)
    assert view.writing.step == DOMAIN
    qtbot.mouseClick(view.back, LEFT)
    assert view.writing.step == AUDIENCE


def test_escape_goes_to_the_communities(qtbot, view, places):
    qtbot.keyClick(view.list.items[0], Qt.Key.Key_Escape)
    assert places == [Place("communities")]


# --- What is asked ------------------------------------------------------------------


def test_they_may_call_themselves_whatever_they_like(qtbot, desk, view):
    write(qtbot, view, "name", "River Valley Network")
    pick(view.step.kind, "own")
    qtbot.keyClicks(view.step.word.input, "study group")
    qtbot.keyClick(view.step.word.input, Qt.Key.Key_Return)
    assert about(desk, view).kind == ("study group", "study groups")
    assert view.step.question.text() == "Who is this study group for?"


def test_every_time_zone_is_one_choice_away(qtbot, desk, view):
    zone = field(view, "zone")
    assert "Europe/Oslo" not in zone.input._values
    pick(zone, "")
    assert zone.value() == local_zone()
    pick(zone, "Europe/Oslo")
    zone.input.hidePopup()
    write(qtbot, view, "name", "River Valley Network")
    assert about(desk, view).zone == "Europe/Oslo"
    assert zone.value() == "Europe/Oslo"


def test_a_partner_comes_with_what_it_cares_about_and_can_be_taken_off(
    qtbot, desk, view
):
    partners = view.step.partners
    qtbot.keyClicks(partners.field.input, "County clinics")
    qtbot.keyClicks(partners.interest.input, "Whom to send on")
    qtbot.keyClick(partners.interest.input, Qt.Key.Key_Return)
    key = view.writing.community_id
    (held,) = desk.read(roles.of_community, key)
    assert (held.role, held.name) == (Role.PARTNER, "County clinics")
    assert held.about == "Whom to send on"
    assert partners.names() == ["County clinics"]
    partners.rows()[0].about.edited.emit("Fewer no-shows")
    assert desk.read(roles.of_community, key)[0].about == "Fewer no-shows"
    qtbot.mouseClick(partners.rows()[0].off, LEFT)
    assert partners.names() == []
    desk.undo()
    assert partners.names() == ["County clinics"]


def test_a_name_typed_and_not_added_is_not_lost(qtbot, desk, view):
    qtbot.keyClicks(view.step.partners.field.input, "County clinics")
    qtbot.mouseClick(view.next, LEFT)
    key = view.writing.community_id
    assert [one.name for one in desk.read(roles.of_community, key)] == [
        "County clinics"
    ]


def test_benefits_are_picked_or_written(qtbot, desk, view):
    view.turn_to(PURPOSE)
    picks = view.step.benefits
    picks.pill("Someone to ask").click()
    picks.adder.click()
    qtbot.keyClicks(picks.field.input, "Pie")
    qtbot.keyClick(picks.field.input, Qt.Key.Key_Return)
    assert about(desk, view).texts["benefits_members"] == "Someone to ask\nPie"
    assert picks.picked() == ["Someone to ask", "Pie"]
    desk.undo()
    assert picks.picked() == ["Someone to ask"]
    picks.pill("Someone to ask").click()
    assert about(desk, view).texts["benefits_members"] == ""


def test_the_coach_is_asked_once_who_she_is(qtbot, desk, view):
    view.turn_to(ROLES)
    card = view.step.coach
    assert not card._form.isHidden()
    qtbot.keyClicks(card.name.input, "Dana Whitfield")
    qtbot.keyClick(card.name.input, Qt.Key.Key_Return)
    qtbot.keyClicks(card.organization.input, "Northfold Institute")
    qtbot.keyClick(card.organization.input, Qt.Key.Key_Return)
    kept = desk.read(settings.coach)
    assert (kept.name, kept.organization) == ("Dana Whitfield", "Northfold Institute")
    view.step.me.click()
    held = desk.read(roles.of_community, view.writing.community_id)
    assert {one.role for one in held} == {Role.COACH, Role.COORDINATOR}
    assert {one.person_id for one in held} == {kept.person_id}
    assert view.step.me.isHidden()

    again = make(qtbot, desk, Place("create", view.writing.community_id))
    again.turn_to(ROLES)
    assert again.step.coach._form.isHidden()
    assert again.step.coach._who.text() == "Dana Whitfield"


def test_a_coach_who_is_known_is_in_the_community_from_the_start(qtbot, desk, view):
    desk.store.write("Kept", settings.save_coach, Coach("Dana Whitfield"))
    write(qtbot, view, "name", "River Valley Network")
    (held,) = desk.read(roles.of_community, view.writing.community_id)
    assert (held.role, held.name) == (Role.COACH, "Dana Whitfield")


def test_people_and_organizations_are_given_roles_by_name(qtbot, desk, view):
    view.turn_to(ROLES)
    said = {
        Role.COORDINATOR: "Darnell Okafor",
        Role.CORE_TEAM: "Ruth Tse",
        Role.FACILITATING: "Northfold Institute",
        Role.SPONSOR: "Harrow Family Fund",
    }
    for role, name in said.items():
        input_ = view.step.lists[role].field.input
        qtbot.keyClicks(input_, name)
        qtbot.keyClick(input_, Qt.Key.Key_Return)
    held = desk.read(roles.of_community, view.writing.community_id)
    assert {one.role: one.name for one in held} == said
    write(qtbot, view, "decision_making", "By consent.")
    assert about(desk, view).texts["decision_making"] == "By consent."


# --- Rhythm -------------------------------------------------------------------------


def test_a_rhythm_shows_its_dates_and_finishing_plans_them(qtbot, desk, view, places):
    write(qtbot, view, "name", "River Valley Network")
    view.turn_to(RHYTHM)
    assert view.next.text() == "Finish"
    step = view.step
    pick(step.often, "month 1")
    assert step.preview.rows[0].day == date(2026, 6, 2), "soon, and not in a month"
    pick(step.nth, 2)
    pick(step.weekday, 1)
    step.starts._take(date(2026, 6, 1))
    pick(step.mode, Mode.VIRTUAL)
    assert len(step.preview.rows) == 6
    assert step.preview.rows[0].day == date(2026, 6, 9)
    step.preview.rows[1].tick.click()
    assert view.next.text() == "Plan 5 gatherings"
    qtbot.mouseClick(view.next, LEFT)
    key = view.writing.community_id
    found = desk.read(sessions.of_community, key)
    assert [one.gathering.starts_local.month for one in found] == [6, 8, 9, 10, 11]
    assert {one.gathering.mode for one in found} == {Mode.VIRTUAL}
    assert places[-1] == Place("sessions", key)
    assert desk.undo_label() == "5 gatherings planned"
    desk.undo()
    assert not desk.read(sessions.of_community, key)
    assert desk.read(community_drafts.unfinished) == {key: RHYTHM}


def test_without_a_rhythm_the_people_come_next(qtbot, desk, view, places):
    write(qtbot, view, "name", "River Valley Network")
    view.turn_to(RHYTHM)
    qtbot.mouseClick(view.next, LEFT)
    assert places[-1] == Place("people", view.writing.community_id)
    assert about(desk, view).status is CommunityStatus.ACTIVE


def test_a_date_that_is_taken_says_by_whom(qtbot, desk, view):
    other = desk.store.write("Other", communities.start, "High Plains", "UTC")[0]
    when = datetime(2026, 6, 9, 10), datetime(2026, 6, 9, 12)
    desk.store.write("Planned", sessions.add, other, *when)
    write(qtbot, view, "name", "River Valley Network")
    pick(field(view, "zone"), "UTC")
    key = view.writing.community_id
    rhythm = Rhythm(Rule("month", 1, 1, 2), date(2026, 6, 1), time(11))
    desk.keep("Kept", community_drafts.keep_rhythm, key, rhythm)
    view.turn_to(RHYTHM)
    first, second = view.step.preview.rows[:2]
    assert first.clash.text() == "Same time as High Plains"
    assert second.clash is None


def test_a_rhythm_survives_leaving_and_coming_back(qtbot, desk, begun):
    view = make(qtbot, desk, Place("create", begun))
    assert view.writing.step == PURPOSE
    view.turn_to(RHYTHM)
    pick(view.step.often, "week 2")
    view.step.place.input.setFocus()
    qtbot.keyClicks(view.step.place.input, "The grange")
    view.leave()
    again = make(qtbot, desk, Place("create", begun))
    assert again.writing.step == RHYTHM
    assert again.step.often.value() == "week 2"
    assert again.step.place.value() == "The grange"
    assert again.step.nth.isHidden()


def test_no_rhythm_can_be_chosen_again(qtbot, desk, begun):
    view = make(qtbot, desk, Place("create", begun))
    view.turn_to(RHYTHM)
    pick(view.step.often, "month 3")
    pick(view.step.often, "")
    assert desk.read(community_drafts.get, begun).rhythm is None
    assert view.step.preview.isHidden()


def test_channels_are_picked_and_their_purpose_said(qtbot, desk, begun):
    view = make(qtbot, desk, Place("create", begun))
    view.turn_to(RHYTHM)
    pill = view.step.between.pill(ChannelKind.EMAIL_LIST.label)
    pill.click()
    (row,) = view.step.ways.rows()
    row.purpose.edited.emit("Dates and good stories")
    (way,) = desk.read(channels.of_community, begun)
    assert way.purpose == "Dates and good stories"
    view.step.between.pill(ChannelKind.EMAIL_LIST.label).click()
    assert not desk.read(channels.of_community, begun)


def row_of(view, kind):
    """The row of the channel of a kind."""
    return next(row for row in view.step.ways.rows() if row.kind is kind)


def test_a_channel_is_called_expected_with_a_click_and_optional_again(
    qtbot, desk, begun
):
    view = make(qtbot, desk, Place("create", begun))
    view.turn_to(RHYTHM)
    view.step.between.pill(ChannelKind.EMAIL_LIST.label).click()
    row = row_of(view, ChannelKind.EMAIL_LIST)
    assert row.asked.text() == "Optional"
    assert row.expected.accessibleName() == "E-mail list is expected of everyone"
    qtbot.mouseClick(row.expected, LEFT)
    assert desk.read(channels.of_community, begun)[0].expected
    assert row.asked.text() == "Expected"
    desk.undo()
    assert not desk.read(channels.of_community, begun)[0].expected
    assert row.asked.text() == "Optional"
    assert not row.expected.isChecked()


def test_the_hand_stays_on_the_switch_that_it_turned(qtbot, desk, begun):
    view = make(qtbot, desk, Place("create", begun))
    make_active(qtbot, view)
    view.turn_to(RHYTHM)
    for kind in (ChannelKind.CALL, ChannelKind.EMAIL_LIST):
        view.step.between.pill(kind.label).click()
    switch = row_of(view, ChannelKind.EMAIL_LIST).expected
    qtbot.waitUntil(switch.isVisible)
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is switch
    assert not any(way.expected for way in desk.read(channels.of_community, begun))
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    expected = [w.kind for w in desk.read(channels.of_community, begun) if w.expected]
    assert expected == [ChannelKind.EMAIL_LIST]


def test_a_convening_is_expected_and_has_no_switch(qtbot, desk, begun):
    desk.store.write("Added", channels.add, begun, ChannelKind.CONVENING)
    view = make(qtbot, desk, Place("create", begun))
    view.turn_to(RHYTHM)
    row = row_of(view, ChannelKind.CONVENING)
    assert row.asked.text() == "Expected"
    assert not row.expected.isVisible()


def test_a_community_at_work_says_what_is_expected_too(qtbot, desk, begun, places):
    desk.store.write("Finished", community_drafts.finish, begun)
    desk.store.write("Added", channels.add, begun, ChannelKind.CALL)
    view = make(qtbot, desk, Place("create", begun))
    view.turn_to(RHYTHM)
    qtbot.mouseClick(row_of(view, ChannelKind.CALL).expected, LEFT)
    assert desk.read(channels.of_community, begun)[0].expected


def test_a_community_at_work_keeps_its_gatherings_to_itself(qtbot, desk, begun, places):
    desk.store.write("Finished", community_drafts.finish, begun)
    view = make(qtbot, desk, Place("create", begun))
    view.turn_to(RHYTHM)
    assert view.step.often.isHidden()
    assert view.title.text() == "The five questions"
    qtbot.mouseClick(view.next, LEFT)
    assert not desk.read(sessions.of_community, begun)


# --- Room, and reading only ---------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("number", range(5))
def test_no_question_is_wider_than_the_smallest_window(
    qtbot, desk, begun, dressed, number, scale
):
    from ui.theme import theme

    theme.apply(dressed, "light", scale)
    view = make(qtbot, desk, Place("create", begun), (1031, 616))
    view.turn_to(number)
    if number == RHYTHM:
        pick(view.step.often, "month 1")
    question = view.step.question
    qtbot.waitUntil(
        lambda: question.height() >= question.heightForWidth(question.width())
    )
    scrolled = view.scroller.widget()
    assert scrolled.width() <= view.scroller.viewport().width()
    assert view._below.indexOf(view.quotes) >= 0


def test_a_wide_window_shows_what_others_wrote_beside_the_question(qtbot, view):
    assert view._beside.indexOf(view.quotes) >= 0
    assert view.quotes.isVisible()


def test_a_book_for_reading_only_takes_no_answers(qtbot, desk):
    desk.store.read_only = True
    view = make(qtbot, desk)
    assert not view.next.isEnabled()
    assert not field(view, "name").input.isEnabled()
    view.go_on()
    assert view.writing.step == AUDIENCE


def test_tab_reaches_the_next_button_from_the_last_field(qtbot, view):
    view.turn_to(DOMAIN)
    field(view, "scope_out").input.setFocus()
    seen = []
    for _ in range(8):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert view.next in seen


def test_a_date_that_cannot_be_read_holds_one_at_the_question(qtbot, view):
    write(qtbot, view, "name", "River Valley Network")
    starts = field(view, "starts_on")
    starts.input.setFocus()
    qtbot.keyClicks(starts.input, "soonish")
    view.go_on()
    assert view.writing.step == 0
    assert starts.error.text()
    assert starts.input.text() == "soonish"


def test_the_rhythm_begins_where_the_community_does(qtbot, view):
    write(qtbot, view, "name", "River Valley Network")
    field(view, "starts_on")._take(date(2026, 12, 1))
    view.turn_to(4)
    pick(view.step.often, "month 1")
    assert view.step.rhythm.starts_on == date(2026, 12, 1)
    assert view.step.rhythm.days[0] == date(2026, 12, 1)


def test_what_is_saved_as_one_types_raises_no_toast_and_can_be_undone(
    qtbot, desk, view
):
    done = []
    desk.done.connect(done.append)
    write(qtbot, view, "name", "River Valley Network")
    assert done == []
    assert desk.undo_label() == "Name saved"
