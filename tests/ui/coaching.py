"""What the tests of the coaching log in the window share."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QTextEdit, QWidget

from tests.app.coached import World
from ui.commands import install_view
from ui.places import Place
from ui.views.coaching_view import CoachingView

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def world_on(desk, community):
    """Return the six sites of the stories in the book of a desk, and enter it."""
    world = World(desk.store, community)
    desk.enter(community)
    return world


def shown(qtbot, desk, wide=1440, high=860):
    """Return the view on the screen, with its keys."""
    view = CoachingView(desk)
    view.resize(wide, high)
    install_view(view)
    qtbot.addWidget(view)
    view.show()

    def is_active():
        view.activateWindow()  # a window of the test before may just be leaving
        return QApplication.activeWindow() is view

    qtbot.waitUntil(is_active)
    view.show_place(Place("coaching", desk.community_id))
    view.setFocus()
    return view


def names(view):
    """Return with whom the conversations shown are."""
    return [line.entry.name for line in view.log.list.records_model.records()]


def area(view, field):
    """Return the text of a part of the entry."""
    return view.log.sheet.parts[field].text


def texts(view):
    """Return every word that stands in a widget one can see, by any label or field."""
    said = []
    for one in view.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel | QLineEdit):
            said.append(one.text())
        elif isinstance(one, QTextEdit):
            said.append(one.toPlainText())
        said.append(one.accessibleName())
        said.append(one.toolTip())
    return "\n".join(said)


def choose(view, text):
    """Choose what is called `text` in the menu that is open."""
    menu = next(m for m in view.window().findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == text)
    assert isinstance(action, QAction)
    action.trigger()
    menu.close()
