"""What the tests of pairs and groups share."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.needs import groupings
from tests.app import grouped
from ui.commands import install_view
from ui.places import Place
from ui.views.needs_view import NeedsView
from ui.widgets.labels import Label

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def world(desk, community, sites=grouped.SITES):
    """Fill a community with people of sites; return their keys by first name."""
    people = desk.store.write("x", grouped.fill, community, sites)[0]
    desk.enter(community)
    return people


def shown(qtbot, desk, intent, wide=1440, high=860):
    """Return the look at pairs and groups."""
    view = NeedsView(desk)
    view.resize(wide, high)
    install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("needs", desk.community_id, intent=f"pairs:{intent}"))
    return view.current


def made(qtbot, page, act):
    """Do what makes pairs or groups, and wait until they are there."""
    with qtbot.waitSignal(page.acts.made, timeout=20_000):
        act()


def pairs(desk, page):
    """Return who is with whom, by letter."""
    found = desk.read(groupings.get, page.part.grouping.id)
    return {group.letter: frozenset(group.people) for group in found.groups}


def said(widget):
    """Return all words that are to be seen in a widget."""
    settle()
    labels = widget.findChildren(Label)
    return [one.text() for one in labels if one.isVisibleTo(widget)]


def settle():
    """Let what was asked for be shown: layouts, and widgets made anew."""
    for _ in range(3):
        QApplication.sendPostedEvents()


def chip(page, person):
    return page.part.hand.chip(person)


def drag(one, target):
    """Drag a chip onto another widget with the mouse."""
    settle()
    start = one.rect().center()
    end = one.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mousePress(one, LEFT, pos=start)
    for step in (QPoint(12, 0), QPoint(0, 0)):
        QTest.mouseMove(one, start + step)
        _moved(one, start + step)
    _moved(one, end)
    QTest.mouseRelease(one, LEFT, pos=end)


def _moved(widget, point):
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(widget.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
