"""What the tests of adding needs and of their lists share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.app.needing import circle
from ui.commands import install_view
from ui.places import Place
from ui.views.needs_view import NeedsView

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def shown(qtbot, desk, community):
    """Return the view of a circle of three sites, and the circle."""
    here = circle(desk.store, community)
    desk.enter(community)
    view = NeedsView(desk)
    view.resize(1440, 860)
    install_view(view)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.show_place(Place("needs", community))
    return view, here


def focused():
    """Return what hears the keys: the list of names that is open, or what has focus."""
    return QApplication.activePopupWidget() or QApplication.focusWidget()


def write(qtbot, words):
    """Type where the focus is."""
    qtbot.keyClicks(focused(), words)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    qtbot.keyClick(focused(), key, modifier)


def choose(view, text):
    """Choose what is called `text` in the menu that is open."""
    menu = next(m for m in view.window().findChildren(QMenu) if m.isVisible())
    action = next(a for a in menu.actions() if a.text() == text)
    assert action.isEnabled()
    action.trigger()
    menu.close()


def said(desk, qtbot):
    """Return a list that fills with the sentences the desk says."""
    sentences = []
    desk.said.connect(lambda sentence, *_: sentences.append(sentence))
    return sentences
