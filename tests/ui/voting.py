"""What the tests of the ranked look share."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.needs import rankings
from tests.app import voting
from ui.commands import install_view
from ui.places import Place
from ui.views.needs_view import NeedsView

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
CODES = {name: code for code, name in voting.TOPICS.items()}


def filled(desk, community):
    """Put the world of US3 into the book, and enter it."""
    desk.store.write("x", voting.fill, community)
    desk.enter(community)


def shown(qtbot, desk, wide=1440, high=900):
    """Return the view of needs on its ranked look."""
    view = NeedsView(desk)
    view.resize(wide, high)
    install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("needs", desk.community_id, intent="ranked"))
    return view


def counted(desk, community, totals=voting.TALLY):
    """Start the vote of US4 and type its totals, without the window."""
    made = desk.store.write("x", voting.start, community)[0]
    known = desk.read(voting.by_code, made, totals)
    desk.store.write("x", rankings.count, made, known)
    return made


def rows(page):
    """Return rank and code of what the list shows, in its order."""
    return [(row.rank, CODES[row.topic]) for row in page.table.records_model.records()]


def go_to(page, code):
    """Put the cursor on a topic, and return its row."""
    row = next(row for row in page.board.rows if CODES[row.topic] == code)
    page.table.go_to(row.id)
    return row


def choose(view, text):
    """Choose what is called `text` in the menu that is open."""
    menu = next(m for m in view.window().findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == text)
    assert isinstance(action, QAction)
    action.trigger()
    menu.close()


def drag(qtbot, widget, start: QPoint, end: QPoint):
    """Press, move in two steps, and let go."""
    qtbot.mousePress(widget, LEFT, pos=start)
    middle = (start + end) / 2
    qtbot.mouseMove(widget, middle)
    qtbot.mouseMove(widget, end)
    qtbot.mouseRelease(widget, LEFT, pos=end)
