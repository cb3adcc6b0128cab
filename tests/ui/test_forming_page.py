"""A circle is formed and launched from its page, part by part."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app import clock
from app.charter import (
    checklists,
    compositions,
    five_questions,
    handouts,
    launch_waves,
    pilots,
    purpose_talks,
)
from app.community import communities
from app.needs import traits
from app.person import people, prospects, wishes
from app.person.people import PersonDraft
from app.vocabulary import Joining, MembershipStatus, Stage
from tests.ui.needing import Key, focused, press, write
from ui.commands import install_view
from ui.dialogs.print_window import PrintWindow
from ui.places import Place
from ui.views.charter.forming_page import KINDS
from ui.views.charter_view import CharterView
from ui.views.needs.pairs.entry_page import TraitsPage

TODAY = date(2026, 5, 12)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def today():
    clock.pretend(TODAY)


@pytest.fixture
def view(qtbot, desk, community):
    desk.do("x", communities.set_stage, community, Stage.POTENTIAL)
    return shown(qtbot, desk, community)


@pytest.fixture
def page(view):
    return view.current


@pytest.fixture
def ada(desk, community):
    return desk.do("x", people.add, community, PersonDraft("Ada", site="Alder"))


def shown(qtbot, desk, community, intent="forming:waves"):
    desk.enter(community)
    view = CharterView(desk)
    view.resize(1180, 820)
    install_view(view)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.show_place(Place("charter", community, intent=intent))
    return view


def part(page, key):
    page.show_part(key)
    return page.parts[key]


def type_into(qtbot, field, words):
    """Open a text that is edited in place, type, and leave it by Tab."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Key.Key_F2)
    write(qtbot, words)
    press(qtbot, Key.Key_Tab)


def pick(choice, value):
    """Choose a value of a list that drops down, as its user does."""
    at = choice._values.index(value)
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def rows_of(card):
    return {row.words.text(): row for row in card.items.rows.values()}


# --- Steps ---


def test_arrows_go_through_the_parts_and_each_says_what_it_is(qtbot, page):
    page.show_part("steps")
    page.list._group.checkedButton().setFocus()
    seen = [page.current]
    for _ in range(len(KINDS) - 1):
        press(qtbot, Key.Key_Down)
        seen.append(page.current)
        assert page.part.isVisible()
    assert seen == list(KINDS)
    assert len({one.accessibleName() for one in page.parts.values()}) == len(seen)


def test_a_step_is_ticked_with_space_and_undo_takes_it_back(
    qtbot, page, desk, community
):
    card = part(page, "steps").cards.rows["forming"]
    assert card.is_open
    row = rows_of(card)["Decide: do you assign groups, or do people choose?"]
    row.tick.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Key.Key_Space)
    assert card.head.accessibleName() == "Forming, 1 of 9, open"
    assert row.fact.text() == "done Tue May 12"
    desk.undo()
    assert card.head.accessibleName() == "Forming, 0 of 9, open"
    assert not row.tick.isChecked()


def test_what_the_book_knows_shows_a_mark_and_no_box_to_tick(page, desk, community):
    for question in five_questions.questions():
        desk.do("x", five_questions.answer, community, question.key, "Yes.")
    card = part(page, "steps").cards.rows["forming"]
    row = rows_of(card)["Answer the five questions people ask before they join"]
    assert (row.known.isVisible(), row.tick.isVisible()) == (True, False)
    assert row.words.accessibleName().endswith("done, 5 of 5 answered")


def test_a_phase_opens_and_closes_by_keyboard(qtbot, page):
    card = part(page, "steps").cards.rows["launching"]
    assert not card.is_open
    card.head.setFocus(Qt.FocusReason.TabFocusReason)
    press(qtbot, Key.Key_Return)
    assert card.is_open
    row = rows_of(card)["Meet every site one-to-one before the launch"]
    assert row.fact.text() == "0 of 0 met. No launch is planned yet"
    press(qtbot, Key.Key_Space)
    assert not card.is_open


def test_a_step_leads_to_where_it_is_done(page, desk, community):
    asked = []
    desk.asked_for.connect(asked.append)
    ways = [
        ("needs", "Map what they need", "needs", "ranked"),
        ("defining", "Clarify who decides what", "charter", "charter"),
        (
            "launching",
            "Meet every site one-to-one before the launch",
            "coaching",
            "launch",
        ),
    ]
    for phase, words, _, _ in ways:
        card = part(page, "steps").cards.rows[phase]
        card.head.click()
        rows_of(card)[words].open.click()  # wherever it is scrolled to
    assert asked == [
        Place(view, community, intent=intent) for _, _, view, intent in ways
    ]


def test_a_step_of_forming_leads_to_its_part(page):
    card = part(page, "steps").cards.rows["forming"]
    row = rows_of(card)["Ask whose voice is missing"]
    row.open.click()
    assert page.current == "who"
    assert page.list.current() == "who"
    assert page.parts["who"].voice.input.hasFocus()


def test_items_of_ones_own_are_added_reworded_and_taken_off(
    qtbot, page, desk, community
):
    card = part(page, "steps").cards.rows["forming"]
    card.new.setFocus()
    write(qtbot, "Find a hall")
    press(qtbot, Key.Key_Return)
    write(qtbot, "A name")  # the field is ready for the next one
    press(qtbot, Key.Key_Return)
    phase = desk.read(checklists.of_community, community)[0]
    assert [one.words for one in phase.items[-2:]] == ["Find a hall", "A name"]
    row = card.items.rows[phase.items[-2].row_id]
    row.own.begin()
    row.own.setText("Find a warm hall")
    press(qtbot, Key.Key_Return)
    row.tick.click()
    phase = desk.read(checklists.of_community, community)[0]
    assert (phase.items[-2].words, phase.done) == ("Find a warm hall", 1)
    qtbot.mouseClick(row.remove, LEFT)
    assert desk.read(checklists.of_community, community)[0].sentence == "0 of 10"


# --- Invitation ---


def test_the_five_answers_are_typed_one_after_the_other(qtbot, page, desk, community):
    there = part(page, "invitation")
    there.setFocus()
    press(qtbot, Key.Key_F2)
    for question in five_questions.questions():
        write(qtbot, f"About {question.key}")
        press(qtbot, Key.Key_Tab)
    said = desk.read(five_questions.answers, community)
    assert said == {one.key: f"About {one.key}" for one in five_questions.questions()}


def test_somebody_who_may_join_is_added_worried_answered_and_joins(
    qtbot, page, desk, community
):
    there = part(page, "invitation")
    there.name.setFocus()
    write(qtbot, "Anand Pillai")
    press(qtbot, Key.Key_Return)
    assert there.name.value() == ""
    row = there.rows.first()
    assert not row.reply.isVisible()
    type_into(qtbot, row.concern, "Will it take clinic time?")
    assert row.reply.isVisible()
    assert there.told.text() == "1 concern has no reply yet."
    assert row.open.isVisible()
    type_into(qtbot, row.reply, "Thursdays at four.")
    assert not row.open.isVisible()
    pick(row.how, Joining.NOMINATED)
    pick(row.status, MembershipStatus.ACTIVE)
    one = desk.read(prospects.of_community, community).people[0]
    assert (one.concern, one.reply, one.how, one.status) == (
        "Will it take clinic time?",
        "Thursdays at four.",
        Joining.NOMINATED,
        MembershipStatus.ACTIVE,
    )
    assert row.joined.isVisible()
    assert not row.status.isVisible()


def test_only_unanswered_concerns_are_shown_when_asked_for(page, desk, community):
    worried = desk.do("x", prospects.add, community, "Ada")
    desk.do("x", prospects.add, community, "Bob")
    desk.do("x", prospects.say, community, worried, concern="Forms")
    there = part(page, "invitation")
    assert len(there.rows.rows) == 2
    there.which.button("unanswered").click()
    there._show_prospects()
    assert list(there.rows.rows) == [worried]


def test_who_says_no_leaves_the_list_and_is_asked_for_no_reason(page, desk, community):
    desk.do("x", prospects.add, community, "Ada")
    there = part(page, "invitation")
    pick(there.rows.first().status, MembershipStatus.ALUMNI)
    assert there.rows.rows == {}
    assert there.told.text().startswith("1 person said no.")
    desk.undo()
    assert len(there.rows.rows) == 1


def test_a_name_that_is_here_already_is_refused_at_the_field(
    qtbot, page, desk, community, ada
):
    there = part(page, "invitation")
    there.name.setFocus()
    write(qtbot, "Ada")
    qtbot.mouseClick(there.add_one, LEFT)
    assert "already" in there.name.error.text()
    assert there.name.value() == "Ada"


# --- Expectations ---


def test_wants_and_gives_are_typed_side_by_side(qtbot, page, desk, community, ada):
    there = part(page, "expectations")
    row = there.rows.rows[ada]
    type_into(qtbot, row.wants, "Company")
    write(qtbot, "A hall")  # Tab led on, open
    press(qtbot, Key.Key_Tab)
    wish = desk.read(wishes.of_community, community)[0]
    assert (wish.wants, wish.gives) == ("Company", "A hall")
    assert there.said.count.text() == "1 of 1 have said"


def test_the_day_the_purpose_was_talked_about_is_noted(qtbot, page, desk, community):
    there = part(page, "expectations")
    assert there.talk.text() == "The book does not know when you talked about it."
    there.day.setFocus()
    write(qtbot, "10/12/2025")
    press(qtbot, Key.Key_Return)
    assert there.talk.text() == "Purpose last discussed 7 months ago"
    talk = desk.read(purpose_talks.last, community)
    assert (talk.day, talk.is_due) == (date(2025, 10, 12), True)


def test_of_many_members_thirty_are_shown_until_more_are_asked_for(
    qtbot, page, desk, community
):
    desk.do("x", many, community, 45)
    there = part(page, "expectations")
    assert len(there.rows.rows) == 30
    assert there.more.text() == "Show 15 more"
    qtbot.mouseClick(there.more, LEFT)
    assert len(there.rows.rows) == 45
    assert not there.more.isVisible()


# --- Who is here ---


def test_a_missing_voice_is_named_and_taken_off_with_delete(
    qtbot, page, desk, community
):
    there = part(page, "who")
    there.setFocus()
    write(qtbot, "Elders")
    press(qtbot, Key.Key_Return)
    assert desk.read(compositions.missing, community) == ("Elders",)
    there.missing.chips()[0].setFocus()
    press(qtbot, Key.Key_Delete)
    assert desk.read(compositions.missing, community) == ()
    assert there.voice.input.hasFocus()


def test_counts_say_which_of_them_the_print_hides(page, desk, community, ada):
    desk.do("x", traits.say, community, ada, "Region", "North")
    there = part(page, "who")
    card = there.traits.rows["Region"]
    row = card.shares.rows["North"]
    assert (row.value.text(), row.count.text()) == ("North", "1")
    assert row.note.isVisible()
    assert row.bar.accessibleName() == "North: 1 person"


def test_a_characteristic_is_renamed_and_forgotten(qtbot, page, desk, community, ada):
    desk.do("x", traits.say, community, ada, "Region", "North")
    there = part(page, "who")
    type_into(qtbot, there.traits.rows["Region"].name, "Where")
    assert traits.names(desk.read(traits.of_community, community)) == ["Where"]
    qtbot.mouseClick(there.traits.rows["Where"].forget, LEFT)
    assert desk.read(traits.of_community, community) == {}


def test_what_people_say_is_noted_on_a_page_of_its_own(qtbot, view, page, ada):
    there = part(page, "who")
    qtbot.mouseClick(there.say, LEFT)
    assert isinstance(view.page, TraitsPage)
    press(qtbot, Key.Key_Escape)
    assert view.page is None


# --- Pilot and waves ---


def test_a_pilot_is_begun_filled_and_tested_by_keyboard(
    qtbot, page, desk, community, ada
):
    there = part(page, "pilot")
    there.setFocus()
    assert there.begin.hasFocus()
    press(qtbot, Key.Key_Return)
    write(qtbot, "They asked for it")  # the first thing to say is open
    press(qtbot, Key.Key_Tab)
    card = there.cards.first()
    card.assume.setFocus()
    write(qtbot, "They come")
    press(qtbot, Key.Key_Return)
    pick(card.people.adder, ada)
    row = card.rows.first()
    assert not row.result.isVisible()
    pick(row.held, False)
    assert row.result.isVisible()
    assert card.count.text() == "1 of 1 tested"
    type_into(qtbot, row.result, "Two did")
    type_into(qtbot, card.story, "Two came back.")
    pilot = desk.read(pilots.of_community, community)[0]
    one = pilot.assumptions[0]
    assert (pilot.why, pilot.story) == ("They asked for it", "Two came back.")
    assert [face.name for face in pilot.people] == ["Ada"]
    assert (one.words, one.held, one.result) == ("They come", False, "Two did")


def test_an_assumption_without_words_is_refused_and_stays_to_be_typed_on(
    qtbot, page, desk, community
):
    pilot = desk.do("x", pilots.start, community)
    desk.do("x", pilots.assume, pilot, "They come")
    row = part(page, "pilot").cards.first().rows.first()
    row.words.begin()
    row.words.setPlainText("")
    with qtbot.captureExceptions() as raised:
        press(qtbot, Key.Key_Escape)
    assert "old words were kept" in str(raised[0][1])
    assert not row.words.isReadOnly()
    row.words.take_back()
    assert row.words.text() == "They come"


def test_somebody_is_taken_out_of_a_pilot_with_delete(
    qtbot, page, desk, community, ada
):
    pilot = desk.do("x", pilots.start, community)
    desk.do("x", pilots.invite, pilot, ada)
    card = part(page, "pilot").cards.first()
    card.people.chips.chips()[0].setFocus()
    press(qtbot, Key.Key_Delete)
    assert desk.read(pilots.of_community, community)[0].people == ()
    qtbot.mouseClick(card.delete, LEFT)
    assert desk.read(pilots.of_community, community) == ()
    desk.undo()
    assert len(desk.read(pilots.of_community, community)) == 1


def test_waves_are_added_with_who_when_and_the_first_benefit(
    qtbot, page, desk, community
):
    there = part(page, "waves")
    qtbot.mouseClick(there.begin, LEFT)
    write(qtbot, "Three clinics")
    press(qtbot, Key.Key_Return)
    card = there.cards.first()
    type_into(qtbot, card.benefit, "A card to call")
    card.begins.setFocus()
    card.begins.input.selectAll()
    write(qtbot, "6/25/2026")
    press(qtbot, Key.Key_Return)
    wave = desk.read(launch_waves.of_community, community)[0]
    assert (wave.who, wave.benefit, wave.begins_on) == (
        "Three clinics",
        "A card to call",
        date(2026, 6, 25),
    )
    qtbot.mouseClick(there.more, LEFT)
    assert len(there.cards.rows) == 2


# --- Handouts, and what is printed ---


def test_a_handout_is_written_anew_and_brought_back(qtbot, page, desk, community):
    there = part(page, "handouts")
    assert not there.anew.isVisible()
    field = there.texts["managers"]
    field.begin()
    field.setPlainText("Keep Thursdays free.")
    press(qtbot, Key.Key_Escape)
    type_into(qtbot, there.pairs[5].there, "A boss")
    write(qtbot, "Nobody")
    press(qtbot, Key.Key_Tab)
    found = desk.read(handouts.of_community, community)
    assert found.managers == "Keep Thursdays free."
    assert found.contrasts[-1] == ("A boss", "Nobody")
    qtbot.mouseClick(there.pairs[0].remove, LEFT)
    assert len(desk.read(handouts.of_community, community).contrasts) == 5
    qtbot.mouseClick(there.anew, LEFT)
    assert not desk.read(handouts.of_community, community).is_own
    assert there.pairs[0].there.text().startswith("A leader runs it")


@pytest.mark.parametrize(
    ("key", "paper"),
    [("steps", "phase_checklists"), ("pilot", "invitation"), ("who", "composition")],
)
def test_ctrl_p_prints_the_paper_of_the_part(qtbot, view, page, key, paper):
    part(page, key)
    view.print_papers()
    (window,) = view.window().findChildren(PrintWindow)
    ticked = [r.document.code for r in window.documents.rows if r.tick.isChecked()]
    assert ticked == [paper]
    window.close()


# --- Coming and going ---


def test_a_place_leads_to_a_part_and_to_what_is_in_it(desk, community, view, page):
    pilot = desk.do("x", pilots.start, community)
    item = desk.do("x", checklists.add, community, "outliving", "Say thanks")
    view.show_place(Place("charter", community, pilot, "forming"))
    assert page.current == "pilot"
    view.show_place(Place("charter", community, item, "forming"))
    assert page.current == "steps"
    assert page.part.cards.rows["outliving"].is_open
    view.show_place(Place("charter", community, intent="forming:handouts"))
    assert page.current == "handouts"


def test_what_was_found_has_the_focus_when_it_is_shown(desk, community, view, page):
    pilot = desk.do("x", pilots.start, community)
    for n in range(6):
        key = desk.do("x", pilots.assume, pilot, f"We assume {n}")
    view.show_place(Place("charter", community, key, "forming"))
    view.setFocus()  # as the window does
    assert focused() is page.part.cards.first().rows.rows[key].words
    view.show_place(Place("charter", community, intent="forming:who"))
    view.setFocus()
    assert focused() is page.part.voice.input


def test_what_is_typed_stays_while_something_else_changes(
    qtbot, page, desk, community, ada
):
    there = part(page, "expectations")
    row = there.rows.rows[ada]
    row.wants.begin()
    write(qtbot, "Comp")
    desk.do("x", wishes.say, community, ada, "gives", "A hall")
    assert there.rows.rows[ada] is row
    write(qtbot, "any")
    press(qtbot, Key.Key_Tab)
    assert desk.read(wishes.of_community, community)[0].wants == "Company"


def test_another_community_has_its_own(view, page, desk, community):
    other = desk.do("x", communities.start, "Other")
    desk.do("x", pilots.start, community)
    there = part(page, "pilot")
    assert there.cards.first() is not None
    desk.enter(other)
    assert there.cards.rows == {}
    assert there.empty.isVisible()


def many(session, community, count):
    for n in range(count):
        people.add(session, community, PersonDraft(f"Person {n:02}"))
