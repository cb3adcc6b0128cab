"""On whose behalf we speak: said beside the charter, chosen in the planner (PI11)."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import clock
from app.charter import voices
from app.gathering import sessions
from app.vocabulary import SessionKind, SpeaksAs
from tests.ui import deciding
from ui.places import Place
from ui.views.charter.voice_card import VoiceCard
from ui.views.planner_view import PlannerView

TODAY = date(2026, 6, 1)


@pytest.fixture
def card(qtbot, desk, community):
    """The card of a community with two gatherings to come and nothing said."""
    clock.pretend(TODAY)
    desk.enter(community)
    for day in (9, 16):
        starts = datetime(2026, 6, day, 10)
        kind = SessionKind.REGULAR
        desk.store.write(
            "x", sessions.add, community, starts, title="Circle", kind=kind
        )
    found = deciding.shown(qtbot, VoiceCard(desk), wide=320, high=800)
    desk.changed.connect(lambda _: found.refresh())
    return found


def chips(card):
    return [card._chips.itemAt(n).widget() for n in range(card._chips.count())]


def said(card):
    home = card._desk.community_id
    return card._desk.store.read(voices.of_community, home)


def links(card):
    rows = (card._links.itemAt(n).layout() for n in range(card._links.count()))
    return [row.itemAt(0).widget() for row in rows]


def test_a_setting_is_picked_and_said_and_chosen_for_all_of_its_kind(card, qtbot):
    assert chips(card)[0].text() == "Regular gathering"
    assert [link.text() for link in links(card)] == [
        "Tue Jun 9, Circle",
        "Tue Jun 16, Circle",
    ]
    chips(card)[0].click()
    panel = deciding.panel(qtbot, card)
    assert not panel.use.isVisible()
    panel.speaks_as.finished.emit(SpeaksAs.MEMBERS)
    QTest.keyClicks(panel.words.input, "We bring what the sites say.")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(panel.words.input, Qt.Key.Key_Return, control)
    QTest.keyClicks(panel.told.input, "All six sites")
    QTest.keyClick(panel.told.input, Qt.Key.Key_Return)
    assert card.behalf.text() == "For the members"
    assert card.body.text() == "We bring what the sites say."
    assert card.told.text() == "Told to All six sites"
    assert "Regular gathering" not in [chip.text() for chip in chips(card)]
    panel.use.click()
    assert not links(card)
    assert panel.used.text() == "Chosen for 2 gatherings."
    assert not panel.use.isVisible()


def test_another_setting_is_named_first_and_never_twice(card, qtbot):
    card.another.click()
    panel = deciding.panel(qtbot, card)
    assert not panel.speaks_as.isEnabled()
    QTest.keyClicks(panel.setting.input, "On the radio")
    QTest.keyClick(panel.setting.input, Qt.Key.Key_Return)
    assert panel.speaks_as.isEnabled()
    assert [one.setting for one in said(card)] == ["On the radio"]
    card.another.click()
    other = deciding.panel(qtbot, card)
    QTest.keyClicks(other.setting.input, "Street fair")
    QTest.keyClick(other.setting.input, Qt.Key.Key_Return)
    other.setting.set_value("")
    QTest.keyClicks(other.setting.input, "on the radio")
    QTest.keyClick(other.setting.input, Qt.Key.Key_Return)
    assert "already" in other.setting.error.text()
    assert [one.setting for one in said(card)] == ["On the radio", "Street fair"]


def test_a_statement_set_aside_or_deleted_is_gone_and_comes_back_by_undo(
    card, desk, qtbot
):
    chips(card)[0].click()
    panel = deciding.panel(qtbot, card)
    panel.speaks_as.finished.emit(SpeaksAs.NEUTRAL)
    panel.retire.click()
    assert said(card) == []
    assert card.nothing.isVisible()
    desk.undo()
    with qtbot.waitSignal(panel.closed):
        panel.bin.click()
    assert said(card) == []
    desk.undo()
    assert card.behalf.text() == "As a neutral convener"


def test_in_the_planner_it_is_chosen_and_stands_under_the_title(card, desk, qtbot):
    key = desk.store.write("x", voices.add, desk.community_id, "Regular gathering")[0]
    desk.store.write("x", voices.change, key, speaks_as=SpeaksAs.FUNDER)
    (first, _) = desk.read(voices.without, desk.community_id)
    went = []
    desk.asked_for.connect(went.append)
    card.refresh()
    links(card)[0].click()
    assert went == [Place("planner", desk.community_id, first.id, intent="voice")]

    planner = PlannerView(desk)
    qtbot.addWidget(planner)
    planner.resize(1200, 800)
    planner.show()
    qtbot.waitExposed(planner)
    planner.show_place(went[0])
    choice = planner.when_card.voice
    assert choice.value() is None
    choice.input.setCurrentIndex(1)
    choice.input.activated.emit(1)
    assert desk.read(voices.of_gathering, first.id).id == key
    assert planner.meta.voice.text() == "we speak: For the funder"
    assert [link.text() for link in links(card)] == ["Tue Jun 16, Circle"]
    planner.when_card.window().close()
