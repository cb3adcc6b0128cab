"""A need is in the book in seconds, by keys alone, and all of it can be told later."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app import clock
from app.needs import needs, offers
from app.person import people
from app.vocabulary import (
    Confidence,
    ConsentState,
    ConsentUse,
    NeedState,
    Source,
    Terms,
    WorkType,
)
from tests.ui.needing import CTRL, LEFT, Key, press, shown, write
from ui.places import Place
from ui.views.needs.need_panel import NeedPanel
from ui.views.needs.offer_panel import OfferPanel
from ui.views.needs.words import BRINGS

TODAY = date(2026, 5, 12)


@pytest.fixture
def both(qtbot, desk, community):
    clock.pretend(TODAY)
    return shown(qtbot, desk, community)


@pytest.fixture
def view(both):
    return both[0]


@pytest.fixture
def here(both):
    return both[1]


def adding(view):
    return view.current.panel()


def test_a_need_is_added_with_the_keyboard_alone_and_undone(qtbot, view, here, desk):
    qtbot.keyClick(view, Key.Key_N, CTRL)
    write(qtbot, "Volunteer retention")
    press(qtbot, Key.Key_Tab)
    write(qtbot, "alder")
    press(qtbot, Key.Key_Return)
    [need] = here.needs()
    assert (need.topic, need.holder.name) == ("Volunteer retention", "Alder Creek")
    assert (need.strength, need.asked_on) == (2, TODAY)
    panel = adding(view)
    assert isinstance(panel, NeedPanel)
    assert panel.title.text() == "Volunteer retention"
    desk.undo()
    assert here.needs() == []
    assert view.current.panel() is None  # the panel of what is gone closes itself
    assert here.topics() == []


def test_ten_entries_of_one_site_are_added_without_leaving_the_keys(qtbot, view, here):
    view.add()
    for n in range(10):
        write(qtbot, f"Topic {n}")
        if not n:
            press(qtbot, Key.Key_Tab)
            write(qtbot, "Cedar")
        press(qtbot, Key.Key_Return, CTRL)
    assert len(here.needs()) == 10
    assert {n.holder.name for n in here.needs()} == {"Cedar Falls"}
    assert adding(view).who.value() == "Cedar"


def test_the_topic_stays_when_it_is_the_topic_that_repeats(qtbot, view, here):
    view.add()
    panel = adding(view)
    for who in ("Alder", "Bluestem", "Cedar"):
        panel.topic.set_value("Grants")
        panel.who.set_value(who)
        panel.add_and_go_on()
    assert (panel.topic.value(), panel.who.value()) == ("Grants", "")
    assert panel.who.input.hasFocus()
    write(qtbot, "Ada")
    press(qtbot, Key.Key_Return, CTRL)
    assert {n.holder.name for n in here.needs()} == {
        "Alder Creek",
        "Bluestem Youth",
        "Cedar Falls",
        "Ada Lovelace",
    }


def test_what_somebody_can_share_is_added_on_the_other_side(qtbot, view, here):
    qtbot.mouseClick(view.current.add, LEFT)
    panel = adding(view)
    qtbot.mouseClick(panel.side.button(BRINGS), LEFT)
    assert panel.level.isVisible()
    assert not panel.wording.isVisible()
    qtbot.keyClicks(panel.topic.input, "Grants")
    qtbot.keyClicks(panel.who.input, "Ada")
    qtbot.mouseClick(panel.level.button(4), LEFT)
    panel.volunteered.click()
    qtbot.mouseClick(panel.add_button, LEFT)
    [offer] = here.offers()
    assert (offer.level, offer.offer, offer.listed) == (4, True, False)
    assert isinstance(adding(view), OfferPanel)


def test_all_of_it_can_be_said_at_once(qtbot, view, here):
    view.add()
    panel = adding(view)
    panel.topic.set_value("Grants")
    panel.who.set_value("the whole circle")
    qtbot.mouseClick(panel.strength.button(3), LEFT)
    panel.wording.set_value("Who reads them?")
    panel.urgent_by.input.setFocus()
    write(qtbot, "+7")
    panel.source.set_value(Source.DOT_VOTE)
    panel.add_button.setFocus()
    qtbot.mouseClick(panel.add_button, LEFT)
    [need] = here.needs()
    assert need.holder is None
    assert (need.strength, need.wording, need.source, need.urgent_by) == (
        3,
        "Who reads them?",
        Source.DOT_VOTE,
        date(2026, 5, 19),
    )


def test_what_is_missing_or_unclear_is_said_at_its_field(qtbot, view, here):
    view.add()
    panel = adding(view)
    qtbot.mouseClick(panel.add_button, LEFT)
    assert panel.topic.error.text() == "A topic needs a name."
    panel.topic.set_value("Grants")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert panel.topic.error.text() == ""
    assert "Who asks?" in panel.who.error.text()
    qtbot.keyClicks(panel.who.input, "Nobody")
    qtbot.mouseClick(panel.add_button, LEFT)
    assert "nobody called Nobody" in panel.who.error.text()
    assert panel.who.input.hasFocus()
    assert here.topics() == []


def test_what_was_typed_is_still_there_when_it_was_left_by_mistake(qtbot, view, desk):
    view.add()
    qtbot.keyClicks(adding(view).topic.input, "Grants")
    press(qtbot, Key.Key_Escape)
    assert view.current.panel() is None
    assert view.current.add.isEnabled()
    view.add()
    assert adding(view).topic.value() == "Grants"
    assert not view.current.add.isEnabled()
    view.show_look("network")  # and from another look too
    view.add()
    assert adding(view).topic.value() == "Grants"
    view.show_look("ranked")
    assert view.current.panel() is None
    assert view.current.add.isEnabled()


def test_a_new_topic_and_a_double_are_said_before_they_are_added(qtbot, view, here):
    here.ask("Grants", here.alder, strength=3)
    view.add()
    panel = adding(view)
    write(qtbot, "Grant")
    assert panel.new_topic.text() == "New: it is added to the topics."
    write(qtbot, "s")
    assert panel.new_topic.text() == ""
    press(qtbot, Key.Key_Tab)
    write(qtbot, "Alder")
    press(qtbot, Key.Key_Tab)
    assert "asked for already: Urgent or blocking" in panel.known_words.text()
    qtbot.mouseClick(panel.show_known, LEFT)
    assert isinstance(adding(view), NeedPanel)
    assert len(here.needs()) == 1


def test_a_palette_place_opens_the_panel(view, here, desk):
    view.show_place(Place("needs", desk.community_id, intent="add"))
    assert adding(view).topic.input.hasFocus()


def test_a_name_is_picked_from_what_is_offered_while_one_types(qtbot, view, here):
    here.ask("Volunteer retention", here.cedar)
    view.add()
    write(qtbot, "reten")
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert adding(view).topic.value() == "Volunteer retention"
    assert adding(view).new_topic.text() == ""
    press(qtbot, Key.Key_Tab)
    write(qtbot, "blue")
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert adding(view).who.value() == "Bluestem Youth"
    press(qtbot, Key.Key_Return)
    assert len(here.needs()) == 2
    assert len(here.topics()) == 1


# all of a need, all of what somebody brings


@pytest.fixture
def need(qtbot, view, here):
    """The panel of a need of Alder's, and its key."""
    key = here.ask("Grants", here.alder, asked_on=date(2025, 3, 12))
    panel = NeedPanel(view.current.desk, key)
    view.current.open_panel(panel)
    return panel, key


def get(here, key):
    return here.store.read(needs.get, key)


def pick(choice, value):
    """Choose a value as a hand does."""
    choice.setCurrentIndex(choice._values.index(value))
    choice.activated.emit(choice.currentIndex())


def edit(qtbot, text, words):
    """Change a text in place."""
    text.begin()
    text.selectAll()
    qtbot.keyClicks(text, words)
    several = hasattr(text, "toPlainText")
    qtbot.keyClick(text, Key.Key_Return, CTRL if several else Qt.KeyboardModifier(0))


def test_everything_of_a_need_is_edited_where_it_stands(qtbot, here, need):
    panel, key = need
    edit(qtbot, panel.wording.text, "Who reads them?")
    pick(panel.strength.choice, 3)
    edit(qtbot, panel.urgent_by.text, "2026-06-01")
    pick(panel.state.choice, NeedState.BEING_TACKLED)
    pick(panel.source.choice, Source.SURVEY)
    pick(panel.confidence.choice, Confidence.CONFIRMED)
    pick(panel.work_type.choice, WorkType.INNOVATING)
    edit(qtbot, panel.joint_impact.text, "Much more")
    edit(qtbot, panel.assets.text, "A barn")
    edit(qtbot, panel.satisfying.text, "Ten stay")
    found = get(here, key)
    assert (found.wording, found.strength, found.state) == (
        "Who reads them?",
        3,
        NeedState.BEING_TACKLED,
    )
    assert (found.joint_impact, found.assets, found.satisfying) == (
        "Much more",
        "A barn",
        "Ten stay",
    )
    assert (found.source, found.confidence, found.work_type) == (
        Source.SURVEY,
        Confidence.CONFIRMED,
        WorkType.INNOVATING,
    )
    assert panel.sub.text() == "Alder Creek asks · Urgent or blocking"


def test_topic_and_holder_of_a_need_are_put_right_in_its_panel(qtbot, here, need):
    panel, key = need
    edit(qtbot, panel.topic.text, "Grant writing")
    pick(panel.who.choice, here.bob)
    assert get(here, key).topic == "Grant writing"
    assert get(here, key).holder.name == "Bob Reed"
    pick(panel.who.choice, None)
    assert panel.sub.text().startswith("The whole circle asks")


def test_one_click_says_that_a_stale_need_is_still_so(qtbot, here, need):
    panel, key = need
    assert panel.fresh.words.text() == "Heard 14 months ago, not checked since"
    qtbot.mouseClick(panel.fresh.still_so, LEFT)
    assert get(here, key).checked_on == TODAY
    assert panel.fresh.words.text() == "Checked today"
    assert not panel.fresh.still_so.isVisible()


def test_a_day_that_cannot_be_read_is_said_below_and_nothing_changes(qtbot, here, need):
    panel, key = need
    edit(qtbot, panel.urgent_by.text, "someday")
    assert "not a day we can read" in panel.urgent_by.error.text()
    assert get(here, key).urgent_by is None
    edit(qtbot, panel.asked_on.text, "")
    assert get(here, key).asked_on == date(2025, 3, 12)


def test_delete_takes_the_need_out_and_undo_brings_it_back(
    qtbot, view, here, desk, need
):
    panel, key = need
    panel.setFocus()
    qtbot.keyClick(panel, Key.Key_Delete)
    assert here.needs() == []
    assert view.current.panel() is None
    desk.undo()
    assert [n.id for n in here.needs()] == [key]


def test_the_panel_of_a_need_closes_when_who_asked_is_archived(qtbot, view, here, desk):
    key = here.ask("Vans", here.ada)
    panel = NeedPanel(desk, key)
    view.current.open_panel(panel)
    desk.do("Archived", people.archive, here.ada)
    assert view.current.panel() is None


@pytest.fixture
def offer(qtbot, view, here):
    """The panel of what Ada brings, and its key."""
    key = here.bring("Grants", here.ada, level=3)
    panel = OfferPanel(view.current.desk, key)
    view.current.open_panel(panel)
    return panel, key


def brought(here, key):
    return here.store.read(offers.get, here.community, key)


def test_everything_they_bring_is_edited_where_it_stands(qtbot, here, offer):
    panel, key = offer
    pick(panel.level.choice, 4)
    pick(panel.terms.choice, Terms.GIFT)
    panel.volunteered.click()
    edit(qtbot, panel.availability.text, "Mondays")
    edit(qtbot, panel.place.text, "The barn")
    edit(qtbot, panel.topic.text, "Grant writing")
    found = brought(here, key)
    assert (found.level, found.terms, found.offer) == (4, Terms.GIFT, True)
    assert (found.availability, found.place) == ("Mondays", "The barn")
    assert found.topic == "Grant writing"
    assert panel.sub.text() == "Ada Lovelace brings it · Can coach others"


def test_the_members_read_of_it_once_its_holder_agreed(qtbot, here, desk, offer):
    from app.person import consents

    panel, key = offer
    assert "Ask them first" in panel.consent.text()
    panel.listed.click()
    assert brought(here, key).listed
    desk.store.write(
        "x",
        consents.note,
        here.community,
        here.ada,
        ConsentUse.EXPERTISE,
        ConsentState.WITHDRAWN,
    )
    panel.refresh()
    assert "leave it out" in panel.consent.text()
    panel.listed.click()
    assert not brought(here, key).listed


def test_a_second_entry_of_one_topic_is_refused_and_the_panel_is_as_it_was(
    qtbot, here, offer
):
    panel, key = offer
    here.bring("Vans", here.ada)
    edit(qtbot, panel.topic.text, "Vans")
    assert "another entry already" in panel.topic.error.text()
    assert brought(here, key).topic == "Grants"


def test_in_a_book_that_is_only_read_nothing_can_be_changed(
    qtbot, desk, community, book
):
    from app.book.store import Store
    from tests.app.needing import circle
    from ui.desk import Desk

    here = circle(desk.store, community)
    key = here.ask("Grants", here.alder)
    closed = Store(book, read_only=True)
    reading = Desk(closed)
    reading.enter(community)
    panel = NeedPanel(reading, key)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.strength.choice.isEnabled()
    assert not panel.wording.text.isEnabled()
    qtbot.keyClick(panel, Key.Key_Delete)
    assert len(here.needs()) == 1
    closed.close()
