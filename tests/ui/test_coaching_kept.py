"""In the coaching log: what is typed stays, and what one sees says what it is."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton

from app.assistance import edits as ta_edits
from app.assistance import requests
from app.coaching import edits, half_typed, promises, sharing, stages, wisdom
from app.coaching.sharing import Draft
from app.gathering import sessions
from app.needs import topics
from app.vocabulary import (
    CoachingKind,
    CoachingStatus,
    ConsentState,
    Relationship,
    SessionKind,
)
from tests.app.coached import TODAY
from tests.ui.coaching import CTRL, LEFT, Key, area, names, shown, texts, world_on
from ui.places import Place
from ui.views.coaching.saying_panel import SayingPanel
from ui.views.coaching.share_panel import SharePanel
from ui.views.planner_view import PlannerView


@pytest.fixture
def world(desk, community):
    return world_on(desk, community)


def press(key, modifier=None):
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier) if modifier else QTest.keyClick(focused, key)


def type_(words):
    QTest.keyClicks(QApplication.focusWidget(), words)


def share(view):
    """Open what is shared of the entry on the sheet; return the panel."""
    view.log.acts.open_share()
    panel = view.page.panel()
    assert isinstance(panel, SharePanel)
    return panel


# what is typed stays


@pytest.mark.parametrize("how", ["esc", "other", "page", "veil"])
def test_a_summary_that_is_typed_and_not_kept_is_there_again(qtbot, desk, world, how):
    world.talk("Marcus Oyelaran", day=TODAY - timedelta(days=1))
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    panel = share(view)
    panel.fields["goals"].input.setFocus()
    type_("A van of their own")
    if how == "esc":
        press(Key.Key_Escape)
    elif how == "other":
        other = next(e.id for e in world.log() if e.id != key)
        view.open_entry(other)
    elif how == "page":
        view.show_page("wisdom")
    else:
        desk.set_veiled(veiled=True)
        desk.set_veiled(veiled=False)
    assert not isinstance(view.page.panel(), SharePanel)
    assert desk.read(sharing.of_entry, key) is None  # nobody can read it
    view.open_entry(key)
    panel = share(view)
    assert panel.fields["goals"].value() == "A van of their own"
    assert panel.leave_out.isVisible()
    QTest.mouseClick(panel.keep, LEFT)
    assert desk.read(sharing.of_entry, key).goals == "A van of their own"
    assert not share(view).leave_out.isVisible()


def test_words_typed_over_a_shared_summary_wait_and_can_be_left_out(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    desk.do("x", sharing.share, key, Draft(goals="A van", agreed_on=TODAY))
    view = shown(qtbot, desk)
    view.open_entry(key)
    panel = share(view)
    panel.fields["goals"].input.setFocus()
    press(Key.Key_End, CTRL)
    type_(" and a driver")
    press(Key.Key_Escape)
    assert desk.read(sharing.of_entry, key).goals == "A van"
    assert world.entry(key).shared
    panel = share(view)
    assert panel.fields["goals"].value() == "A van and a driver"
    QTest.mouseClick(panel.leave_out, LEFT)
    assert panel.fields["goals"].value() == "A van"
    press(Key.Key_Escape)
    assert share(view).fields["goals"].value() == "A van"


def test_an_entry_half_filled_in_is_not_emptied_by_ctrl_n(qtbot, desk, world):
    world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    press(Key.Key_N, CTRL)
    type_("Marcus Oye")
    press(Key.Key_Tab)
    type_("45")
    press(Key.Key_N, CTRL)
    new = view.log.new
    assert (new.whom.value(), new.minutes.value()) == ("Marcus Oye", 45)
    press(Key.Key_Escape)
    assert not new.isVisible()
    press(Key.Key_N, CTRL)
    assert (new.whom.value(), new.minutes.value()) == ("Marcus Oye", 45)
    QTest.mouseClick(new.discard, LEFT)
    press(Key.Key_N, CTRL)
    assert (new.whom.value(), new.minutes.value()) == ("", 0)


def test_an_entry_begun_with_one_is_put_aside_for_another_and_had_back(
    qtbot, desk, world
):
    toasts = []
    desk.said.connect(lambda *said: toasts.append(said))
    view = shown(qtbot, desk)
    press(Key.Key_N, CTRL)
    type_("Marcus Oye")
    view.begin(world.people["Luz Ortega"], CoachingKind.CHECK_IN)
    new = view.log.new
    assert new.whom.value().startswith("Luz Ortega")
    ((sentence, action, run),) = toasts
    assert "Marcus" not in sentence + action
    run()
    assert new.whom.value() == "Marcus Oye"


def test_a_begun_entry_is_no_longer_offered_as_half_typed(qtbot, desk, world):
    view = shown(qtbot, desk)
    press(Key.Key_N, CTRL)
    type_("luz ort")
    press(Key.Key_Return)
    assert [one.name for one in world.log()] == ["Luz Ortega"]
    press(Key.Key_N, CTRL)
    assert view.log.new.whom.value() == ""


def test_a_saying_half_typed_stays_with_its_community_and_its_giver(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    view.log.acts.saying_asked.emit(world.entry(key))
    type_("A story is a guest")
    view.show_page("log")
    assert desk.read(half_typed.typed, desk.community_id, half_typed.SAYING)
    again = shown(qtbot, desk)
    again.show_page("wisdom")
    assert again.wisdom.said.value() == "A story is a guest"
    QTest.mouseClick(again.wisdom.line.add, LEFT)
    (saying,) = desk.read(wisdom.of_community, desk.community_id)
    assert saying.entry_id == key
    assert saying.person.name == "Luz Ortega"
    assert again.wisdom.said.value() == ""


def test_a_saying_that_is_too_long_stays_to_be_mended(qtbot, desk, world):
    key = desk.do("x", wisdom.add, desk.community_id, "Short one")
    other = desk.do("x", wisdom.add, desk.community_id, "Another")
    view = shown(qtbot, desk)
    view.show_page("wisdom")
    view.wisdom.open_saying(key)
    panel = view.page.panel()
    assert isinstance(panel, SayingPanel)
    panel.words.begin()
    panel.words.setPlainText("long words " * 50)
    press(Key.Key_Return, CTRL)
    assert panel.words.toPlainText().startswith("long words")
    assert not panel.words.isReadOnly()
    assert "400 letters" in panel.error.text()
    panel.words.setPlainText("Shorter")
    press(Key.Key_Return, CTRL)
    said = {
        one.id: one.words for one in desk.read(wisdom.of_community, world.community)
    }
    assert said == {key: "Shorter", other: "Another"}
    panel.words.begin()
    panel.words.setPlainText("long words " * 50)
    view.wisdom.open_saying(other)
    assert panel.words.toPlainText() == "Another"  # never into another’s


def test_a_promise_that_is_too_long_stays_to_be_mended(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    desk.do("x", promises.add, key, "Short")
    view = shown(qtbot, desk)
    view.open_entry(key)
    promised = view.log.sheet.promised
    row = promised.rows[0]
    row.words.begin()
    row.words.setText("long words " * 50)
    press(Key.Key_Return)
    assert row.words.text().startswith("long words")
    assert not row.words.isReadOnly()
    assert promised.error.isVisible()
    assert "400 letters" in promised.error.text()
    row.words.setText("Shorter")
    press(Key.Key_Return)
    assert [one.words for one in desk.read(promises.of_entry, key)] == ["Shorter"]
    assert not promised.error.isVisible()


def test_of_a_text_that_is_too_long_what_fits_is_kept_and_all_stays(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    strengths = area(view, "strengths")
    strengths.begin()
    strengths.blockSignals(True)  # as if it were pasted at once
    strengths.setPlainText("w" * (edits.MOST_LETTERS + 7))
    strengths.blockSignals(False)
    press(Key.Key_Return, CTRL)
    part = view.log.sheet.parts["strengths"]
    assert len(world.entry(key).strengths) == edits.MOST_LETTERS
    assert len(strengths.toPlainText()) == edits.MOST_LETTERS + 7
    assert "100000 letters" in part.error.text().replace(",", "")
    other = world.talk("Marcus Oyelaran")
    view.open_entry(other)
    assert strengths.isReadOnly()
    assert world.entry(other).strengths == ""


# what one sees says what it is


def test_held_chosen_again_changes_nothing(qtbot, desk, world):
    key = world.talk("Luz Ortega", day=TODAY - timedelta(days=10))
    view = shown(qtbot, desk)
    view.open_entry(key)
    view.log.sheet.toggle_facts()
    well = view.log.sheet.well
    well.status.input.chosen.emit(CoachingStatus.HELD)
    assert world.entry(key).day == TODAY - timedelta(days=10)
    assert desk.undo_label() != "Coaching entry changed"


def test_a_day_to_come_says_that_the_talk_is_planned(qtbot, desk, world):
    sentences = []
    desk.said.connect(lambda sentence, *_: sentences.append(sentence))
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    view.log.sheet.toggle_facts()
    day = view.log.sheet.well.day
    day.input.setFocus()
    day.input.selectAll()
    type_("+5")
    press(Key.Key_Return)
    assert world.entry(key).status is CoachingStatus.PLANNED
    assert view.log.sheet.well.status.value() is CoachingStatus.PLANNED
    assert sentences == ["That day is still to come, so it stands as planned."]


def test_a_filter_on_somebody_who_is_gone_is_gone_too(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    world.talk("Marcus Oyelaran")
    view = shown(qtbot, desk)
    person = view.log.filter.person
    person.choose(world.people["Luz Ortega"])
    person.chosen.emit(person.value)
    assert names(view) == ["Luz Ortega"]
    view.log.acts.remove(key)
    assert person.text() == "Anyone"
    assert names(view) == ["Marcus Oyelaran"]


def test_space_on_a_promise_keeps_the_focus_on_it(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    for words in ("Send the card", "Call Beth"):
        desk.do("x", promises.add, key, words, TODAY)
    view = shown(qtbot, desk)
    view.open_entry(key)
    row = view.log.sheet.promised.rows[1]
    row.tick.setFocus()
    press(Key.Key_Space)
    assert [one.kept for one in desk.read(promises.of_entry, key)].count(True) == 1
    assert QApplication.focusWidget() is row.tick
    assert row.tick.isChecked()
    assert "Kept" in row.day.text()
    press(Key.Key_Space)
    assert QApplication.focusWidget() is row.tick
    assert not row.tick.isChecked()


def test_the_day_of_a_promise_is_put_off_and_the_focus_comes_back(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    desk.do("x", promises.add, key, "Send the card", TODAY)
    view = shown(qtbot, desk)
    view.open_entry(key)
    row = view.log.sheet.promised.rows[0]
    row.day.setFocus()
    press(Key.Key_Space)
    type_("+7")
    press(Key.Key_Return)
    (promise,) = desk.read(promises.of_entry, key)
    assert promise.due_on == TODAY + timedelta(days=7)
    assert QApplication.focusWidget() is row.day
    assert row.day.isVisible()


def test_so_far_of_the_site_is_one_press_away_and_the_stage_says_whose(
    qtbot, desk, world
):
    site = world.site("Foothill")
    earlier = TODAY - timedelta(days=120)
    world.talk("Luz Ortega", day=earlier)
    key = world.talk("Luz Ortega", day=TODAY)
    ta = desk.do("x", requests.raise_for, desk.community_id, site, None)
    desk.do("x", ta_edits.edit, ta, "agreed_on", TODAY - timedelta(days=20))
    view = shown(qtbot, desk)
    view.open_entry(key)
    so_far = view.log.so_far
    assert so_far.title.text() == "Luz so far"
    said = texts(view)
    assert "Where you are with Foothill Farmworker Coalition" in said
    assert "3 months of coaching before help." not in said
    segment = so_far.about.findChildren(QRadioButton)[1]
    QTest.mouseClick(segment, LEFT)
    assert so_far.title.text() == "Foothill Farmworker Coalition so far"
    assert "3 months of coaching before help." in texts(view)


def test_search_in_the_room_leads_to_sayings_and_to_stages(qtbot, desk, world):
    world.talk("Marcus Oyelaran", day=TODAY)
    key = world.talk("Luz Ortega", day=TODAY - timedelta(days=5))
    saying = desk.do("x", wisdom.add, desk.community_id, "A story is a kingfisher")
    note = stages.note
    about = {"site_id": world.site("Foothill")}
    words = "Showed me the kingfisher"
    desk.do("x", note, desk.community_id, Relationship.TRUSTING, words, **about)
    view = shown(qtbot, desk)
    press(Key.Key_F)
    type_("kingf")
    besides = view.log.besides
    assert besides.isVisible()
    assert len(besides.lines) == 2
    stage = next(b for b in besides.lines if "Stage" in b.accessibleName())
    QTest.mouseClick(stage, LEFT, pos=QPoint(20, 10))
    assert view.log.entry.id == key
    assert view.log.so_far.title.text() == "Foothill Farmworker Coalition so far"
    assert words in texts(view)
    view.log.filter.words.setText("kingf")
    said = next(b for b in besides.lines if "Saying" in b.accessibleName())
    QTest.mouseClick(said, LEFT, pos=QPoint(20, 10))
    panel = view.page.panel()
    assert isinstance(panel, SayingPanel)
    assert panel.saying.id == saying


def test_before_the_launch_says_with_whom_and_by_which_guide(qtbot, desk, world):
    world.launch()
    (key,) = world.meet("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    view.log.sheet.toggle_facts()
    guide = view.log.sheet.well.guide
    guide.input.setFocus()
    type_("The four parts")
    press(Key.Key_Return)
    assert world.entry(key).guide == "The four parts"
    view.show_page("launch")
    records = view.launch.list.records_model.records()
    one = next(one for one in records if one.entry_id == key)
    note = view.launch._row(one).note
    assert "with Dana Whitfield" in note
    assert "guide: The four parts" in note


def test_a_leaders_circle_is_planned_from_the_check_ins(qtbot, desk, world):
    asked = []
    desk.asked_for.connect(asked.append)
    view = shown(qtbot, desk)
    view.show_page("check_ins")
    QTest.mouseClick(view.check_ins.circle, LEFT)
    (listed,) = desk.read(sessions.of_community, desk.community_id)
    assert listed.gathering.kind is SessionKind.LEADERS_CIRCLE
    assert asked == [Place("planner", desk.community_id, listed.gathering.id)]
    desk.undo()
    assert desk.read(sessions.of_community, desk.community_id) == []


def test_the_planner_says_how_many_have_something_to_share_on_its_theme(
    qtbot, desk, world
):
    theme = desk.do("x", topics.add, "Volunteer retention")
    for words, site, answer in (
        ("KINGFISHER one", "Foothill", ConsentState.YES),
        ("KINGFISHER two", "Dry Creek", ConsentState.YES_UNNAMED),
        ("KINGFISHER three", "Bluestem", ConsentState.ASKED),
    ):
        whose = {"site_id": world.site(site)}
        key = desk.do("x", wisdom.add, desk.community_id, words, **whose)
        desk.do("x", wisdom.change, key, "topic", theme)
        desk.do("x", wisdom.answer, key, answer)
    planned = desk.do("x", sessions.add, desk.community_id, title="Keeping people")
    view = PlannerView(desk)
    qtbot.addWidget(view)
    view.show()
    place = Place("planner", desk.community_id, planned)
    view.show_place(place)
    assert not view.heard.isVisible()
    desk.do("x", sessions.change, planned, topic_id=theme)
    assert view.heard.isVisible()
    assert view.heard.words.text() == (
        "2 sites have something to share on Volunteer retention: "
        "2 sayings may be heard."
    )
    every = " ".join(one.text() for one in view.findChildren(QLabel))
    assert "KINGFISHER" not in every
    assert "Foothill" not in every
    asked = []
    desk.asked_for.connect(asked.append)
    QTest.mouseClick(view.heard.look, LEFT)
    assert asked == [Place("coaching", desk.community_id, None, "wisdom")]


def test_a_promise_half_typed_stays_with_its_entry(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    other = world.talk("Marcus Oyelaran", day=TODAY - timedelta(days=1))
    view = shown(qtbot, desk)
    view.open_entry(key)
    line = view.log.sheet.promised.add
    line.setFocus()
    type_("send the card")
    view.open_entry(other)
    assert line.text() == ""
    view.open_entry(key)
    assert line.text() == "send the card"
    line.setFocus()
    press(Key.Key_Return)
    assert [one.words for one in desk.read(promises.of_entry, key)] == ["send the card"]
    view.open_entry(other)
    view.open_entry(key)
    assert line.text() == ""


def test_a_note_beside_all_talks_is_written_changed_and_taken_out(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    so_far = view.log.so_far
    so_far.add_note.begin()
    type_("Prefers to be called in the evening")
    press(Key.Key_Return, CTRL)
    (note,) = so_far.notes
    assert note.text() == "Prefers to be called in the evening"
    assert so_far.add_note.text() == ""
    qtbot.waitUntil(note.isVisible)
    note.begin()
    press(Key.Key_End, CTRL)
    type_(", after seven")
    press(Key.Key_Return, CTRL)
    (note,) = so_far.notes
    assert note.text().endswith("after seven")
    qtbot.waitUntil(note.isVisible)
    note.begin()
    note.selectAll()
    press(Key.Key_Delete)
    press(Key.Key_Return, CTRL)
    assert so_far.notes == []
    desk.undo()
    assert [one.text()[:7] for one in so_far.notes] == ["Prefers"]


def test_a_note_on_a_site_stands_with_the_site_alone(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    so_far = view.log.so_far
    QTest.mouseClick(so_far.about.findChildren(QRadioButton)[1], LEFT)
    so_far.add_note.begin()
    type_("Closed in August")
    press(Key.Key_Return, CTRL)
    assert [one.text() for one in so_far.notes] == ["Closed in August"]
    QTest.mouseClick(so_far.about.findChildren(QRadioButton)[0], LEFT)
    assert so_far.notes == []


def test_a_note_beside_that_is_too_long_stays_to_be_mended(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.open_entry(key)
    so_far = view.log.so_far
    so_far.add_note.begin()
    so_far.add_note.setPlainText("long " * 200)
    press(Key.Key_Return, CTRL)
    assert so_far.add_note.text().startswith("long")
    assert "400 letters" in so_far.note_error.text()
    assert so_far.notes == []
    so_far.add_note.setPlainText("Short")
    press(Key.Key_Return, CTRL)
    assert [one.text() for one in so_far.notes] == ["Short"]
    assert so_far.note_error.isHidden()
