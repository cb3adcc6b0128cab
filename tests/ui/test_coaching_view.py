"""The coaching log by keyboard and mouse, on a real book."""

import shutil
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pymupdf
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.book.store import Store
from app.coaching import entries, promises, sharing, stages
from app.coaching.sharing import Draft
from app.day import promises as on_today
from app.needs import topics
from app.person import site_answers
from app.printouts.readers.shared_summaries import shared_summaries
from app.tables import (
    Act,
    CoachingContact,
    CoachingParticipant,
    CoachingReflection,
    TaEngagement,
)
from app.vocabulary import (
    Audience,
    CoachingKind,
    CoachingMode,
    ConsentState,
    Relationship,
)
from tests.app.coached import MET, TODAY
from tests.ui.coaching import (
    CTRL,
    LEFT,
    SHIFT,
    Key,
    area,
    choose,
    names,
    shown,
    texts,
    world_on,
)
from tests.ui.windows import opened
from ui.dialogs import palette_entries
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.views.coaching.areas import LONGEST
from ui.views.coaching.share_panel import SharePanel
from ui.views.today_view import TodayView
from ui.widgets.buttons import Button


@pytest.fixture
def world(desk, community):
    return world_on(desk, community)


def press(key, modifier=None):
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier) if modifier else QTest.keyClick(focused, key)


def type_(words):
    assert QApplication.focusWidget() is not None
    QTest.keyClicks(QApplication.focusWidget(), words)


# writing


def test_an_entry_is_written_with_the_keyboard_alone(qtbot, desk, world):
    view = shown(qtbot, desk)
    press(Key.Key_N, CTRL)
    type_("luz ort")
    press(Key.Key_Tab)
    type_("50")
    press(Key.Key_Return)
    type_("She laughed twice.")
    press(Key.Key_Tab)
    (entry,) = world.log()
    assert [one.name for one in entry.people] == ["Luz Ortega"]
    assert entry.site == "Foothill Farmworker Coalition"
    assert (entry.minutes, entry.mode, entry.day) == (50, CoachingMode.PHONE, TODAY)
    assert entry.strengths == "She laughed twice."
    assert names(view) == ["Luz Ortega"]


def test_who_is_not_known_is_said_and_what_was_typed_stays(qtbot, desk, world):
    view = shown(qtbot, desk)
    press(Key.Key_N, CTRL)
    type_("Zed")
    press(Key.Key_Return)
    assert "Nobody here is called “Zed”" in view.log.new.whom.error.text()
    assert view.log.new.whom.value() == "Zed"
    assert world.log() == []
    press(Key.Key_Escape)
    assert not view.log.new.isVisible()


def test_what_is_typed_is_kept_at_a_pause_and_is_one_step_to_undo(qtbot, desk, world):
    key = world.talk("Luz Ortega", hard="Before.")
    view = shown(qtbot, desk)
    hard = area(view, "hard")
    hard.begin()
    QTest.keyClicks(hard, " The sponsor")
    qtbot.waitUntil(
        lambda: world.entry(key).hard == "Before. The sponsor", timeout=4000
    )
    assert not hard.isReadOnly()  # still being written
    QTest.keyClicks(hard, " frightens her.")
    qtbot.waitUntil(lambda: world.entry(key).hard.endswith("her."), timeout=4000)
    QTest.keyClicks(hard, " And me.")
    hard.clearFocus()
    assert world.entry(key).hard == "Before. The sponsor frightens her. And me."
    assert desk.undo_label() == "Coaching entry changed"
    desk.undo()
    assert world.entry(key).hard == "Before."
    assert hard.toPlainText() == "Before."
    desk.redo()
    assert world.entry(key).hard.endswith("And me.")


def test_esc_leaves_a_text_and_keeps_it_and_undo_takes_it_back(qtbot, desk, world):
    key = world.talk("Luz Ortega", hard="Before.")
    view = shown(qtbot, desk)
    hard = area(view, "hard")
    hard.begin()
    QTest.keyClicks(hard, " More")
    qtbot.waitUntil(lambda: world.entry(key).hard == "Before. More", timeout=4000)
    QTest.keyClicks(hard, ", and more")
    QTest.keyClick(hard, Key.Key_Escape)
    assert world.entry(key).hard == "Before. More, and more"
    assert hard.isReadOnly()
    desk.undo()
    assert world.entry(key).hard == "Before."


def test_who_types_without_a_pause_is_kept_every_few_seconds(qtbot, desk, world):
    assert LONGEST == 5000
    key = world.talk("Luz Ortega")
    hard = area(shown(qtbot, desk), "hard")
    hard.longest.setInterval(300)
    hard.begin()

    def is_kept() -> bool:
        QTest.keyClicks(hard, "x")  # no pause as long as one looks
        return bool(world.entry(key).hard)

    qtbot.waitUntil(is_kept, timeout=4000)
    assert hard.pause.isActive(), "not by the pause"


def test_what_is_typed_belongs_to_its_entry_when_another_is_shown(qtbot, desk, world):
    one = world.talk("Luz Ortega", TODAY - timedelta(days=2))
    two = world.talk("Naomi Begay", TODAY)
    view = shown(qtbot, desk)
    view.log.open_entry(one)
    area(view, "hard").begin()
    QTest.keyClicks(area(view, "hard"), "Hers alone")
    view.log.open_entry(two)
    assert world.entry(one).hard == "Hers alone"
    assert world.entry(two).hard == ""
    assert area(view, "hard").toPlainText() == ""


def test_the_parts_stand_in_their_order_strengths_first(qtbot, desk, world):
    world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    sheet = view.log.sheet
    order = [
        *(sheet.parts[f] for f in ("strengths", "hard", "their_ideas", "will_do")),
        sheet.promised,
        sheet.parts["question"],
    ]
    tops = [part.mapTo(sheet, part.rect().topLeft()).y() for part in order]
    assert tops == sorted(tops)


def test_facts_are_changed_where_they_stand(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    sheet = view.log.sheet
    sheet.facts.setFocus()
    press(Key.Key_Return)
    assert QApplication.focusWidget() is sheet.well.minutes.input
    type_("35")
    press(Key.Key_Tab)
    assert world.entry(key).minutes == 35
    assert "35 minutes by phone" in sheet.facts.accessibleName()
    assert view.log.step_back()
    assert not sheet.well.isVisible()


def test_somebody_is_added_to_a_conversation_and_taken_out(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    well = view.log.sheet.well
    view.log.sheet.toggle_facts()
    at = [one.name for one in well._others()].index("Naomi Begay")
    well._add(at)
    assert len(world.entry(key).people) == 2
    assert view.log.sheet.name.text() == "Luz Ortega and Naomi Begay"
    chip = well.people.chips()[0]
    QTest.keyClick(chip, Key.Key_Delete)
    assert [one.name for one in world.entry(key).people] == ["Naomi Begay"]


def test_a_promise_is_noted_ticked_and_stands_on_today(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    promised = view.log.sheet.promised
    promised.add.setFocus()
    type_("Send Luz the card by tomorrow")
    press(Key.Key_Return)
    (row,) = promised.rows
    assert row.promise.words == "Send Luz the card"
    assert row.promise.due_on == TODAY + timedelta(days=1)
    assert view.log.filter.promised.text() == "Open promises 1"
    found = desk.read(on_today.open_ones, TODAY + timedelta(days=7))
    assert [one.words for one in found] == ["Send Luz the card"]
    qtbot.mouseClick(row.tick, LEFT)
    assert world.entry(key).open_promises == 0
    (row,) = promised.rows
    assert row.day.text().startswith("Kept")
    desk.undo()
    assert world.entry(key).open_promises == 1
    (row,) = promised.rows
    row.tick.setFocus()
    press(Key.Key_Delete)
    assert promised.rows == []
    assert desk.read(promises.of_entry, key) == []


def test_del_deletes_a_conversation_and_undo_brings_it_back(qtbot, desk, world):
    world.talk("Luz Ortega", TODAY - timedelta(days=1))
    world.talk("Naomi Begay", hard="Weather.")
    view = shown(qtbot, desk)
    view.log.list.setFocus()
    press(Key.Key_Delete)
    assert names(view) == ["Luz Ortega"]
    assert desk.undo_label() == "Conversation deleted"
    desk.undo()
    assert names(view) == ["Naomi Begay", "Luz Ortega"]


def test_no_toast_and_no_act_carries_a_name_or_a_word(qtbot, desk, world):
    said = []
    desk.done.connect(lambda done: said.append(done.label))
    view = shown(qtbot, desk)
    press(Key.Key_N, CTRL)
    type_("luz")
    press(Key.Key_Return)
    type_("Secretword")
    press(Key.Key_Tab)
    view.log.sheet.promised.add.setFocus()
    type_("Secretpromise")
    press(Key.Key_Return)
    labels = desk.read(lambda s: list(s.scalars(_labels())))
    everything = " ".join([*said, *labels])
    assert "Entry begun" in everything
    for word in ("Luz", "Secret", "Foothill"):
        assert word not in everything


def _labels():
    return select(Act.label)


# finding


def test_search_looks_in_texts_promises_and_names(qtbot, desk, world):
    one = world.talk("Luz Ortega", TODAY - timedelta(days=2), hard="The sponsor")
    two = world.talk("Naomi Begay", TODAY - timedelta(days=1))
    desk.store.write("Promised", promises.add, two, "Ask about the sponsor")
    world.talk("Tom Whitehorse")
    view = shown(qtbot, desk)
    press(Key.Key_F)
    assert QApplication.focusWidget() is view.log.filter.words
    type_("spons")
    assert set(names(view)) == {"Luz Ortega", "Naomi Begay"}
    view.log.filter.words.setText("tom white")
    assert names(view) == ["Tom Whitehorse"]
    view.log.filter.words.setText("zzz")
    assert names(view) == []
    assert view.log._nothing.isVisible()
    press(Key.Key_Escape)
    assert len(names(view)) == 3
    assert world.entry(one).hard == "The sponsor"


def test_the_list_is_narrowed_to_a_person_a_site_and_open_promises(qtbot, desk, world):
    world.talk("Luz Ortega", TODAY - timedelta(days=2))
    key = world.talk("Naomi Begay")
    desk.store.write("Promised", promises.add, key, "Call")
    view = shown(qtbot, desk)
    narrow = view.log.filter
    people = [text for _, text in narrow.person._options]
    assert people == ["Anyone", "Luz Ortega", "Naomi Begay"]
    narrow.person._pick(1)
    assert names(view) == ["Luz Ortega"]
    narrow.person._pick(0)
    narrow.site._pick(2)
    assert names(view) == ["Luz Ortega"]
    narrow.site._pick(0)
    qtbot.mouseClick(narrow.promised, LEFT)
    assert names(view) == ["Naomi Begay"]


def test_so_far_stands_beside_and_becomes_a_panel_where_it_is_narrow(
    qtbot, desk, world
):
    world.talk("Luz Ortega", TODAY - timedelta(days=20), hard="The van broke down.")
    world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    assert view.log.so_far.isVisible()
    assert view.log.so_far.title.text() == "Luz so far"
    assert "2 conversations since December" in view.log.so_far.count.text()
    view.resize(1150, 800)
    assert not view.log.so_far.isVisible()
    qtbot.mouseClick(view.log.sheet.so_far, LEFT)
    assert view.page.panel().title.text() == "Luz so far"
    QApplication.sendPostedEvents()
    assert "The van broke down." in texts(view.page.panel())


# sharing


def test_sharing_shows_what_will_be_read_and_that_is_what_is_read(
    qtbot, desk, world, community
):
    key = world.talk("Luz Ortega", hard="CANARYBRAVO: conflict")
    yes = ConsentState.YES
    note = site_answers.note
    desk.store.write("Said", note, world.site("Foothill"), sharing.USE, yes)
    view = shown(qtbot, desk)
    qtbot.mouseClick(view.log.sheet.strip.share, LEFT)
    panel = view.page.panel()
    assert isinstance(panel, SharePanel)
    assert not view.log.sheet.strip.share.isChecked()  # nothing is shared yet
    assert desk.read(entries.get, key).summary_id is None
    assert panel.preview() == []
    assert "CANARYBRAVO" not in texts(panel)
    panel.fields["commitments"].input.setFocus()
    type_("Will ask two members to co-host March.")
    panel.agreed.input.setText("today")
    panel.agreed.input.editingFinished.emit()
    previewed = panel.preview()
    assert previewed[0] == ("Commitments", "Will ask two members to co-host March.")
    assert "Read by your successor" in panel._who.text()
    qtbot.mouseClick(panel.keep, LEFT)
    assert view.page.panel() is None
    assert view.log.sheet.strip.share.isChecked()
    (read,) = desk.read(shared_summaries, community, Audience.SUCCESSOR).shared
    assert read.commitments == previewed[0][1]
    assert (read.strengths, read.goals, read.body) == ("", "", "")
    qtbot.mouseClick(view.log.sheet.strip.share, LEFT)
    assert desk.read(shared_summaries, community, Audience.SUCCESSOR).shared == ()
    desk.undo()
    assert len(desk.read(shared_summaries, community, Audience.SUCCESSOR).shared) == 1


def test_without_the_site_s_yes_the_strip_says_that_nobody_reads_it(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    draft = Draft(goals="A goal", agreed_on=TODAY)
    desk.store.write("Shared", sharing.share, key, draft)
    view = shown(qtbot, desk)
    strip = view.log.sheet.strip
    assert "Nobody reads it before Foothill" in strip.sentence.text()
    assert "Nothing is agreed with Foothill" in strip.missing.text()
    qtbot.mouseClick(strip.look, LEFT)
    panel = view.page.panel()
    panel.says.input.choose(ConsentState.YES)
    panel.says.input.chosen.emit(ConsentState.YES)
    assert strip.sentence.text().startswith("Your successor reads the summary")


# the veil


def test_the_veil_hides_every_private_word_until_space_is_held(qtbot, desk, world):
    key = world.talk("Luz Ortega", hard="CANARYBRAVO", question="CANARYCHARLIE")
    desk.store.write("Promised", promises.add, key, "CANARYDELTA")
    view = shown(qtbot, desk)
    secrets = ("CANARYBRAVO", "CANARYCHARLIE", "CANARYDELTA", "Luz")
    assert all(secret in texts(view) for secret in secrets)
    press(Key.Key_V, CTRL | SHIFT)
    assert not [secret for secret in secrets if secret in texts(view)]
    assert QApplication.focusWidget() is view
    QTest.keyPress(view, Key.Key_Space)
    assert "CANARYBRAVO" in texts(view)
    QTest.keyRelease(view, Key.Key_Space)
    assert not [secret for secret in secrets if secret in texts(view)]
    QTest.keyPress(view, Key.Key_Space)
    view.page.title.window().setFocus()
    view.cover.setFocus()
    assert not [secret for secret in secrets if secret in texts(view)]
    qtbot.mouseClick(view.cover, LEFT)
    assert "CANARYBRAVO" in texts(view)


def test_a_view_made_while_the_veil_is_on_is_veiled(qtbot, desk, world):
    world.talk("Luz Ortega", hard="CANARYBRAVO")
    desk.set_veiled(veiled=True)
    view = shown(qtbot, desk)
    assert "CANARYBRAVO" not in texts(view)
    assert view.cover.isChecked()


def test_under_the_veil_today_says_a_promise_to_luz(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    desk.store.write("Promised", promises.add, key, "CANARYDELTA", TODAY)
    today = TodayView(desk)
    qtbot.addWidget(today)
    today.show()
    rows = today.body.hers.list
    assert rows._row(rows.records_model.record(0)).title == "CANARYDELTA"
    desk.set_veiled(veiled=True)
    one = rows.records_model.record(0)
    assert rows._row(one).title == "A promise to Luz"
    assert "CANARYDELTA" not in rows.records_model.index(0, 0).data()
    rows.begin_edit(one)
    assert rows.editor is None


# the other pages


def test_before_the_launch_says_four_of_six_and_who_is_left(
    qtbot, desk, world, community
):
    world.launch()
    world.meet(*MET)
    view = shown(qtbot, desk)
    view.look.button("launch").click()
    page = view.launch
    assert page.figure.text() == "4 of 6 met, 9 days left"
    assert "Dry Creek Health Board and Foothill" in page.sentence.text()
    dry = next(m for m in page.standing.meetings if m.site.startswith("Dry"))
    page.list.go_to(dry.id)
    page.list.setFocus()
    press(Key.Key_Space)
    assert page.standing.meetings[3].invite_ok
    press(Key.Key_Return)
    assert view.look.current() == "log"
    assert view.log.new.whom.value().startswith("Naomi Begay")
    assert view.log.new.kind.value() is CoachingKind.ONE_TO_ONE
    type_("45")
    press(Key.Key_Return)
    view.look.button("launch").click()
    assert page.figure.text() == "5 of 6 met, 9 days left"


def test_a_saying_is_kept_from_an_entry_asked_about_and_used(qtbot, desk, world):
    world.launch()
    world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    qtbot.mouseClick(view.log.sheet.more, LEFT)
    choose(view, "Keep something they said…")
    page = view.wisdom
    assert QApplication.focusWidget() is page.said.input
    type_("A story is a guest.")
    press(Key.Key_Return)
    (one,) = page.sayings
    assert one.whose == "Luz Ortega, Foothill Farmworker Coalition"
    page.list.setFocus()
    press(Key.Key_Return)
    panel = view.page.panel()
    panel.used._chosen("elsewhere")
    assert "Ask first" in panel.error.text()
    panel.answer._chosen(ConsentState.YES)
    panel.used._chosen("elsewhere")
    assert page.sayings[0].used_on == TODAY
    page.list.setFocus()
    press(Key.Key_Delete)
    assert page.sayings == []


def test_a_check_in_is_logged_with_whom_one_has_not_spoken(qtbot, desk, world):
    world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    view.look.button("check_ins").click()
    page = view.check_ins
    assert page.figure.text() == "5 leaders not spoken with for 30 days"
    page.list.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Return)
    assert view.log.new.kind.value() is CoachingKind.CHECK_IN
    press(Key.Key_Return)
    view.look.button("check_ins").click()
    assert page.figure.text() == "4 leaders not spoken with for 30 days"


def test_a_stage_is_noted_beside_the_entry(qtbot, desk, world, community):
    world.talk("Luz Ortega")
    view = shown(qtbot, desk)
    column = view.log.so_far
    column.stage.choose(Relationship.BUILDING)
    column.stage.chosen.emit(Relationship.BUILDING)
    steps = desk.read(stages.of_site, community, world.site("Foothill"))
    assert [one.stage for one in steps] == [Relationship.BUILDING]
    assert "Building from January" in column.year.accessibleName()
    column.stage_words.begin()
    QTest.keyClicks(column.stage_words, "She calls me.")
    column.stage_words.clearFocus()
    steps = desk.read(stages.of_site, community, world.site("Foothill"))
    assert steps[0].words == "She calls me."


# the door to technical assistance


def test_a_ta_request_is_raised_with_site_and_topic_alone(qtbot, desk, world):
    topic = desk.store.write("Topic", topics.add, "Op-ed writing")[0]
    key = world.talk("Luz Ortega", body="CANARYBRAVO: she mentions an op-ed")
    view = shown(qtbot, desk)
    asked = []
    desk.asked_for.connect(asked.append)
    view.log.acts.raise_ta()
    view.log.acts._raise_ta(view.log.acts.topics.index(topic))
    made = world.entry(key).ta_id
    assert asked == [Place("assistance", desk.community_id, made)]
    row = desk.read(_ta_row, made)
    assert "CANARYBRAVO" not in str(row)
    assert row["topic_id"] == topic
    qtbot.mouseClick(view.log.sheet.more, LEFT)
    choose(view, "Open the TA request")
    assert asked[-1] == asked[0]


def _ta_row(session, key):
    table = TaEngagement.__table__
    return dict(
        session.execute(select(table).where(table.c.id == key)).mappings().one()
    )


# printing


def test_printing_the_log_asks_once_and_says_that_it_is_private(
    qtbot, dressed, sample_book, tmp_path
):
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path / "b.circlebook")))
    window.go_to_view("coaching")
    view = window.current_view()
    qtbot.mouseClick(view.print, LEFT)
    assert window.findChildren(PrintWindow) == []
    (go,) = [b for b in view.page.findChildren(Button) if b.text() == "Print it"]
    qtbot.mouseClick(go, LEFT)
    (over,) = window.findChildren(PrintWindow)
    qtbot.waitUntil(lambda: over.pages.is_ready, timeout=15000)
    assert over.foot.promise.text() == "Private. These pages are for you alone."
    assert not over.foot.open.isVisible()
    assert over._errand.file_name(over._errand.documents) == (
        "My own copy Prairie Rivers.pdf"
    )
    assert over._shown is not None
    with pymupdf.open(stream=over._shown.printed.data, filetype="pdf") as pdf:
        assert all("Private" in page.get_text() for page in pdf)
    over.close()


def test_the_guide_is_printed_from_the_tracker(qtbot, dressed, sample_book, tmp_path):
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path / "b.circlebook")))
    window.go_to_view("coaching")
    page = window.current_view().launch
    window.current_view().show_page("launch")
    page.list.acted.emit(page.standing.meetings[0], "print")
    (over,) = window.findChildren(PrintWindow)
    qtbot.waitUntil(lambda: over.pages.is_ready, timeout=15000)
    assert over.foot.promise.text() == "No private notes are on these pages."
    over.close()


# the window around it


def test_l_on_a_person_begins_a_conversation_with_them(
    qtbot, dressed, sample_book, tmp_path
):
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path / "b.circlebook")))
    window.go_to_view("people")
    table = window.current_view().list.table
    table.setFocus()
    member = table.records_model.records()[3]
    table.go_to(member.id)
    press(Key.Key_L)
    assert window.place.view == "coaching"
    new = window.current_view().log.new
    assert new.isVisible()
    assert new.whom.value().startswith(member.name)
    assert window.windowTitle() == "Circlebook"


def test_the_palette_knows_of_the_log_but_of_nobody_in_it(
    qtbot, dressed, sample_book, tmp_path
):
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path / "b.circlebook")))
    window.go_to_view("coaching")
    entry = window.current_view().log.entries[0]
    person = entry.people[0]
    window.go(Place("coaching", window.place.community_id, person.id, "log"))
    window.go_to_view("today")
    lately = palette_entries.recent(window, {person.id: person.name})
    assert "Coaching log" in [one.title for one in lately.entries]
    assert person.name not in " ".join(one.words for one in lately.entries)
    commands = palette_entries.commands(window, "coaching", most=50)
    assert person.name not in " ".join(one.words for one in commands.entries)


def test_ctrl_9_goes_to_the_log_and_the_rail_says_only_you(
    qtbot, dressed, sample_book, tmp_path
):
    window = opened(qtbot, Path(shutil.copy(sample_book, tmp_path / "b.circlebook")))
    press(Key.Key_9, CTRL)
    assert window.place.view == "coaching"
    assert window.rail.items["coaching"].is_current
    assert window.rail._only_you.isVisible()


def test_an_empty_log_says_what_belongs_there(qtbot, desk, community):
    desk.enter(community)
    view = shown(qtbot, desk)
    assert view.log._empty.isVisible()
    qtbot.mouseClick(view.log._empty_new, LEFT)
    assert QApplication.focusWidget() is view.log.new.whom.input


def test_two_thousand_conversations_are_shown_without_waiting(qtbot, desk, world):
    Store.write(desk.store, "Many", _two_thousand, world)
    view = shown(qtbot, desk)
    assert len(names(view)) == 2000
    began = time.process_time()
    view.log.filter.words.setText("word1999")
    assert len(names(view)) == 1
    assert time.process_time() - began < 1.5


def _two_thousand(session, world):
    luz = world.people["Luz Ortega"]
    talks = [
        CoachingContact(
            id=uuid4(),
            community_id=world.community,
            kind=CoachingKind.COACHING,
            mode=CoachingMode.PHONE,
            happened_on=TODAY - timedelta(days=number),
        )
        for number in range(2000)
    ]
    session.add_all(talks)
    session.flush()
    for number, one in enumerate(talks):
        of_one = {"community_id": world.community, "coaching_contact_id": one.id}
        text = f"Word{number} of a long call. " * 4
        session.add(CoachingParticipant(person_id=luz, **of_one))
        session.add(CoachingReflection(hard=text, **of_one))
    session.flush()
