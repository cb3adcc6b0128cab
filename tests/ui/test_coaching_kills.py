"""Killed while a coaching entry is typed: all is there to the last pause (US18).

The child shows the real log on a real book and types word by word. After each pause it
tells what the page has kept. Whenever it is killed, the book holds that, or more of
what was typed; never less, and never anything else.
"""

import os
import random
from datetime import date
from itertools import count

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.book import books
from app.book.store import Store
from app.coaching import edits, entries
from app.coaching.edits import Draft
from app.person import people
from app.person.people import PersonDraft
from app.tables import Community
from tests.conftest import _add_community
from tests.killing import BEGUN, kill, kills, prepare
from ui.desk import Desk
from ui.places import Place
from ui.theme import theme
from ui.views.coaching.areas import PAUSE
from ui.views.coaching_view import CoachingView

SHORT = 60  # ms of a pause here, so that a test has many
LONG = 8000  # ms; if nothing is kept by then, nothing will be


def test_killed_while_typing_the_text_is_there_to_the_last_pause(empty_book, tmp_path):
    prepare(__name__)
    lots = random.Random(18)  # noqa: S311 - which moment, not a secret
    pauses = 0
    for number in range(kills(3)):
        path = tmp_path / f"{number}{books.SUFFIX}"
        path.write_bytes(empty_book.read_bytes())
        killed = kill(_type, path, within=1.2, random=lots)
        told = [one for one in killed.told if one != BEGUN]
        kept = told[-1] if told else ""
        pauses += len(told)
        found = _text(path)
        assert found.startswith(kept)
        assert _all_that_can_be_typed(len(found)).startswith(found)
    assert pauses > kills(3)


def test_a_pause_is_a_second_and_a_half():
    assert PAUSE == 1500


def _type(tell, path):
    """Type into the log for ever, telling at each pause what was kept."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(["test"])
    theme.apply(app, "light")
    desk, entry = _opened(path)
    view = CoachingView(desk)
    view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    view.show()
    view.show_place(Place("coaching", desk.community_id, entry))
    hard = view.log.sheet.parts["hard"].text
    hard.pause.setInterval(SHORT)
    hard.begin()
    kept = QEventLoop()
    desk.changed.connect(kept.quit)
    for number in count():
        QTest.keyClicks(hard, _word(number))
        QTimer.singleShot(LONG, kept.quit)
        kept.exec()
        text = desk.read(entries.get, entry).hard
        assert text.endswith(_word(number).strip()), "nothing was kept at the pause"
        if number == 1:
            tell(BEGUN)
        tell(text)


def _opened(path):
    """Return a desk on a book with one conversation, and its key."""
    store = Store(path)
    community, _ = store.write("Community", _add_community)
    who, _ = store.write("Person", people.add, community, PersonDraft("Luz Ortega"))
    draft = Draft((who,), day=date(2026, 2, 18))
    entry, _ = store.write("Begun", edits.add, community, draft)
    desk = Desk(store)
    desk.enter(community)
    return desk, entry


def _word(number):
    return f"word{number} " if number % 5 else f"word{number}. "


def _all_that_can_be_typed(letters):
    text = ""
    for number in count():
        if len(text) > letters + 20:
            return text
        text += _word(number)
    return text


def _text(path):
    store = books.open_book(path)
    try:
        found = store.read(_everything)
    finally:
        store.close()
    return found[0].hard


def _everything(session):
    return entries.of_community(session, session.scalar(select(Community.id)))
