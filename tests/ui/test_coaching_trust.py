"""What the log says of sharing is so, and a saying is whose one says it is."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app import tables
from app.coaching import edits, half_typed, sharing, wisdom
from app.coaching.sharing import Draft
from app.person import site_agreements, site_answers
from app.printouts.readers.shared_summaries import shared_summaries
from app.vocabulary import AgreementKind, Audience, ConsentState
from tests.app.coached import TODAY
from tests.ui.coaching import LEFT, Key, choose, shown, texts, world_on

YES, NO = ConsentState.YES, ConsentState.NO


@pytest.fixture
def world(desk, community):
    return world_on(desk, community)


@pytest.fixture
def key(desk, world):
    """A conversation with Foothill, which shares what was agreed of it."""
    key = world.talk("Luz Ortega")
    desk.store.write(
        "Shared", sharing.share, key, Draft(goals="A goal", agreed_on=TODAY)
    )
    says(desk, world.site("Foothill"), YES)
    return key


def says(desk, site, state):
    desk.do("Said", site_answers.note, site, sharing.USE, state)


def read(desk):
    found = desk.read(shared_summaries, desk.community_id, Audience.SUCCESSOR)
    return [one.site for one in found.shared]


# what is shared


@pytest.mark.parametrize("alder_says", [YES, NO, None])
def test_with_another_site_the_summary_is_a_draft_and_the_strip_says_so(
    qtbot, desk, world, key, alder_says
):
    view = shown(qtbot, desk)
    strip = view.log.sheet.strip
    assert strip.share.isChecked()
    says(desk, world.site("Alder"), alder_says)
    view.log.sheet.toggle_facts()
    site = view.log.sheet.well.site.input
    site.choose(world.site("Alder"))
    site.chosen.emit(world.site("Alder"))
    assert read(desk) == []
    assert not strip.share.isChecked()
    assert strip.title.text() == "Only you can read this entry"
    assert strip.sentence.text().startswith("A summary is drafted. Nobody reads it")
    desk.undo()
    assert read(desk) == ["Foothill Farmworker Coalition"]
    assert strip.sentence.text().startswith("Your successor reads the summary")


def test_del_takes_the_summary_along_says_so_and_is_one_step_to_undo(
    qtbot, desk, world, key
):
    view = shown(qtbot, desk)
    view.log.list.setFocus()
    QTest.keyClick(view.log.list, Key.Key_Delete)
    assert read(desk) == []
    label = "Conversation deleted; its summary is no longer shared"
    assert desk.undo_label() == label
    desk.undo()
    assert read(desk) == ["Foothill Farmworker Coalition"]
    assert view.log.sheet.strip.share.isChecked()


def test_the_panel_follows_when_the_site_is_set_and_asks_that_one(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    desk.do("Moved", edits.set_site, key, None)
    view = shown(qtbot, desk)
    view.log.acts.open_share()
    panel = view.page.panel()
    panel.fields["goals"].set_value("A goal")
    assert not panel.says.isVisible()
    alder = world.site("Alder")
    desk.do("Moved", edits.set_site, key, alder)
    assert panel.fields["goals"].value() == "A goal"
    assert "Alder County" in panel.sub.text()
    assert panel.says.isVisible()
    panel.says.input.choose(YES)
    panel.says.input.chosen.emit(YES)
    assert desk.read(site_answers.said, alder, sharing.USE) is YES
    assert desk.read(site_answers.said, world.site("Foothill"), sharing.USE) is None


def test_the_day_one_site_agreed_is_not_the_day_another_did(qtbot, desk, world, key):
    view = shown(qtbot, desk)
    view.log.acts.open_share()
    panel = view.page.panel()
    assert panel.agreed.value() == TODAY
    panel.fields["goals"].input.setFocus()
    QTest.keyClicks(panel.fields["goals"].input, "More of ")
    desk.do("Moved", edits.set_site, key, world.site("Alder"))
    assert panel.agreed.value() is None
    assert "More of" in panel.fields["goals"].value()
    view.page.close_panel()
    form = half_typed.summary_of(key)
    kept = desk.read(half_typed.typed, desk.community_id, form)
    assert "More of" in kept["goals"]
    assert "agreed" not in kept
    assert read(desk) == []


# what is agreed


def test_the_strip_says_what_is_wanting_and_what_is_overdue(qtbot, desk, world, key):
    foothill = world.site("Foothill")
    missing = shown(qtbot, desk).log.sheet.strip.missing
    assert missing.text().startswith("Nothing is agreed with Foothill")
    for kind in site_agreements.KINDS:
        made = desk.do("Begun", site_agreements.begin, foothill, kind)
        desk.do("Agreed", site_agreements.change, made, agreed_on=TODAY)
        if kind is AgreementKind.CONFIDENTIALITY:
            assert missing.text().startswith("Your two roles are not agreed")
    assert not missing.isVisible()
    late = TODAY - timedelta(days=100)
    desk.do("Changed", site_agreements.change, made, review_on=late)
    assert missing.isVisible()
    assert "your two roles was to be looked at again on" in missing.text()


# whose a saying is


def keep_saying(qtbot, view):
    qtbot.mouseClick(view.log.sheet.more, LEFT)
    choose(view, "Keep something they said…")
    return view.wisdom


def type_(words):
    QTest.keyClicks(QApplication.focusWidget(), words)


def test_who_left_before_typing_finds_the_next_saying_nobody_s(qtbot, desk, world, key):
    view = shown(qtbot, desk)
    page = keep_saying(qtbot, view)
    assert (
        page.line.origin.text() == "From the conversation with Luz Ortega on Sun Jan 4"
    )
    assert page.line.origin.isVisible()
    view.show_page("log")
    view.show_page("wisdom")
    assert not page.line.origin.isVisible()
    page.said.input.setFocus()
    type_("Heard on the radio")
    QTest.keyClick(page.said.input, Key.Key_Return)
    (one,) = desk.read(wisdom.of_community, desk.community_id)
    assert (one.whose, one.entry_id) == ("", None)


def test_nobody_named_is_nobody_and_the_conversation_can_be_let_go(
    qtbot, desk, world, key
):
    page = keep_saying(qtbot, shown(qtbot, desk))
    page.whose.set_value(None)
    type_("A story is a guest")
    QTest.keyClick(page.said.input, Key.Key_Return)
    page.begin(world.entry(key))
    qtbot.mouseClick(page.line.let_go, LEFT)
    type_("Nobody is hurried")
    QTest.keyClick(page.said.input, Key.Key_Return)
    found = desk.read(wisdom.of_community, desk.community_id)
    said = {one.words: (one.whose, one.entry_id) for one in found}
    assert said["A story is a guest"] == ("", key)
    luz = "Luz Ortega, Foothill Farmworker Coalition"
    assert said["Nobody is hurried"] == (luz, None)


def test_of_several_nobody_is_taken_for_who_said_it(qtbot, desk, world):
    key = world.talk("Luz Ortega")
    two = [world.people["Luz Ortega"], world.people["Naomi Begay"]]
    desk.do("Seated", edits.set_people, key, two)
    page = keep_saying(qtbot, shown(qtbot, desk))
    assert page.whose.value() == world.site("Foothill")
    assert "Luz Ortega and Naomi Begay" in page.line.origin.text()


def test_in_another_community_nothing_of_the_saying_is_there(qtbot, desk, world, key):
    first, second = desk.community_id, desk.do("Second", _second)
    view = shown(qtbot, desk)
    page = keep_saying(qtbot, view)
    type_("Half typed of Luz")
    desk.enter(second)
    assert "Luz" not in texts(view)
    assert (page.said.value(), page.whose.value()) == ("", None)
    page.said.input.setFocus()
    type_("Of nobody")
    QTest.keyClick(page.said.input, Key.Key_Return)
    (one,) = desk.read(wisdom.of_community, second)
    assert (one.whose, one.entry_id) == ("", None)
    desk.enter(None)
    assert page.said.value() == ""
    desk.enter(first)
    assert page.said.value() == "Half typed of Luz"
    QTest.keyClick(page.said.input, Key.Key_Return)
    (one,) = desk.read(wisdom.of_community, first)
    assert (one.person.name, one.entry_id) == ("Luz Ortega", key)


def test_a_saying_of_a_conversation_that_is_deleted_can_still_be_kept(
    qtbot, desk, world, key
):
    page = keep_saying(qtbot, shown(qtbot, desk))
    type_("A story is a guest")
    desk.do("Deleted", edits.delete, key)
    assert not page.line.origin.isVisible()
    QTest.keyClick(page.said.input, Key.Key_Return)
    (one,) = desk.read(wisdom.of_community, desk.community_id)
    assert (one.person.name, one.entry_id) == ("Luz Ortega", None)


def _second(session):
    home = session.scalars(select(tables.Community)).first()
    names = {column.name for column in tables.Community.__table__.columns} - {"id"}
    row = tables.Community(**{name: getattr(home, name) for name in names})
    session.add(row)
    session.flush()
    return row.id
