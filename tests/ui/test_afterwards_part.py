"""After a gathering, in its panel: who was missed, what was promised (JS11)."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app import clock, tables
from app.community import communities
from app.day import afterwards
from app.gathering import attendance
from app.person import people
from app.person.people import PersonDraft
from app.vocabulary import (
    ActionOrigin,
    AttendanceState,
    Mode,
    PrivateKind,
    SessionKind,
)
from tests.app.consenting import put
from tests.app.peopled import TODAY
from ui.places import Place
from ui.views.sessions_view import SessionsView

REASON = "Her son is ill"


@pytest.fixture
def home(desk):
    clock.pretend(TODAY)
    start = (communities.start, "Alder Circle", "America/Denver")
    key = desk.store.write("Started", *start)[0]
    desk.enter(key)
    return key


@pytest.fixture
def gathering(desk, home):
    starts = datetime(2026, 5, 5, 10)
    return put(
        desk.store,
        tables.Session,
        community_id=home,
        title="Warm start",
        kind=SessionKind.REGULAR,
        mode=Mode.IN_PERSON,
        zone="Etc/UTC",
        starts_local=starts,
        ends_local=starts + timedelta(hours=1),
    )


@pytest.fixture
def ada(desk, home, gathering):
    return came(desk, home, gathering, "Ada Boone", AttendanceState.ABSENT)


def came(desk, home, gathering, name, state):
    draft = PersonDraft(name, "ada@x.example")
    key = desk.store.write("Added", people.add, home, draft)[0]
    desk.store.write("Noted", attendance.mark, gathering, key, state)
    return key


def promise(desk, home, gathering, **more):
    return put(
        desk.store,
        tables.Action,
        community_id=home,
        session_id=gathering,
        origin=ActionOrigin.SESSION,
        body="Send the list to everyone",
        **more,
    )


@pytest.fixture
def part(qtbot, desk, home, gathering, ada):
    promise(desk, home, gathering)
    view = SessionsView(desk)
    qtbot.addWidget(view)
    view.resize(1220, 840)
    view.show()
    view.show_place(Place("sessions", home, gathering, "attendance"))
    part = view._attendance.after
    part.owner = view  # it lives as long as the test
    return part


def test_a_link_beside_the_sum_leads_to_it_below_the_sheet(part, ada):
    panel = part.owner._attendance
    assert panel.follow.isVisible()
    panel.follow.click()
    assert part.away[ada].talk.hasFocus()


def test_one_click_begins_to_log_a_conversation_with_them(part, desk, home, ada):
    asked = []
    desk.asked_for.connect(asked.append)
    assert list(part.away) == [ada]
    part.away[ada].talk.click()
    assert asked == [Place("coaching", home, ada, "log")]


def test_one_click_has_words_to_send_on_the_clipboard_and_notes_the_day(
    part, desk, gathering, ada
):
    said = []
    desk.said.connect(lambda *told: said.append(told))
    desk.do("Reason", afterwards.set_reason, gathering, ada, REASON)
    part.away[ada].write.click()
    text = QGuiApplication.clipboard().text()
    assert "Hello Ada" in text
    assert "Warm start" in text
    assert REASON not in text
    assert "written to" in part.away[ada].state.text()
    assert REASON not in str(said)
    desk.undo()
    assert "written to" not in part.away[ada].state.text()


def test_a_reason_is_typed_where_it_stands_kept_privately_and_undone(
    qtbot, part, desk, gathering, ada
):
    labels = []
    desk.done.connect(lambda changes: labels.append(changes.label))
    part.why.click()
    reason = part.away[ada].reason
    reason.setFocus()
    qtbot.keyClick(reason, Qt.Key.Key_F2)
    qtbot.keyClicks(reason, REASON)
    qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.read(afterwards.of_gathering, gathering).away[0].reason == REASON
    assert "ill" not in " ".join(labels)
    desk.undo()
    assert reason.text() == ""


def test_a_reason_shows_when_asked_for_and_never_on_a_shared_screen(
    part, desk, home, gathering, ada
):
    desk.do("Reason", afterwards.set_reason, gathering, ada, REASON)
    put(
        desk.store,
        tables.PrivateNote,
        community_id=home,
        session_id=gathering,
        kind=PrivateKind.PROMISE,
        body="Ask quietly",
        noted_on=TODAY,
    )
    row = part.away[ada]
    assert row.reason.text() == ""  # others may look on while the sheet is filled in
    part.why.click()
    assert row.reason.text() == REASON
    desk.set_veiled(veiled=True)
    assert not row.reason.isVisible()
    assert row.reason.text() == ""
    shown = [one.words.text() for one in part.promised.values()]
    assert sorted(shown) == ["A promise", "Send the list to everyone"]
    desk.set_veiled(veiled=False)
    assert row.reason.text() == REASON


def test_a_promise_is_ticked_where_it_stands_and_counted_as_kept(qtbot, part, desk):
    (row,) = part.promised.values()
    row.tick.setFocus()
    qtbot.keyClick(row.tick, Qt.Key.Key_Space)
    assert not part.promised
    assert part.kept.text() == "1 is kept"
    desk.undo()
    assert len(part.promised) == 1


def test_who_turns_out_to_have_been_there_is_missed_no_more(part, desk, gathering, ada):
    present = AttendanceState.PRESENT
    desk.do("Noted", attendance.mark, gathering, ada, present)
    assert not part.away


def test_there_is_nothing_of_it_before_the_gathering_is_over(part, gathering, ada):
    clock.pretend(TODAY - timedelta(days=9))
    part.owner.refresh()
    assert not part.isVisible()
    assert not part.owner._attendance.follow.isVisible()
