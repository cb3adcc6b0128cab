"""What the tests of the whole window share: a window, what it says, how to press."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.person import sites
from app.person.sites import Site
from ui.notices import Notices
from ui.problems import Problems
from ui.widgets.feedback import Banner
from ui.window import Window

Key = Qt.Key
Modifier = Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
CTRL = Modifier.ControlModifier
SHIFT = Modifier.ShiftModifier


class Heard(Problems):
    """Hears what was raised, as in the program, and keeps it for the test."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []
        self.bugs: list[str] = []
        self.sentence.connect(self.sentences.append)
        self.bug.connect(self.bugs.append)


def shown(qtbot: QtBot, heard: Problems | None = None) -> Window:
    """Return a window on the screen that has not begun yet."""
    window = Window(heard)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()

    def is_active() -> bool:
        window.activateWindow()  # a window of the test before may just be leaving
        return QApplication.activeWindow() is window

    qtbot.waitUntil(is_active)
    return window


def opened(qtbot: QtBot, book: Path, heard: Problems | None = None) -> Window:
    """Return a window with the book at this path open."""
    window = shown(qtbot, heard)
    window.begin(book)
    return window


def press(key: Key, modifier: Modifier = Modifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def write(words: str) -> None:
    """Type words where the focus is."""
    QTest.keyClicks(QApplication.focusWidget(), words)


def banner(window: Window) -> str:
    """Return what the banner says, or nothing without one."""
    if window.sheet.banner is None:
        return ""
    said = window.sheet.banner.findChild(Banner)
    assert said is not None
    return f"{said.title.text()} {said.sentence.text()}".strip()


def toast(notices: Notices) -> str:
    """Return what the toast says, or nothing without one."""
    return notices.toast.fact.text() if notices.toast.isVisible() else ""


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at on the screen."""
    for widget in root.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled() and not inner(widget):
            yield widget


def inner(widget: QWidget) -> bool:
    """Tell whether a widget is a part of one of Qt's own."""
    in_field = isinstance(widget.parentWidget(), QLineEdit | QAbstractSpinBox)
    return in_field or widget.objectName().startswith("qt_")


def in_scroller(widget: QWidget) -> QAbstractScrollArea | None:
    """Return the scroll area a widget stands in."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return above
        above = above.parentWidget()
    return None


def sites_of(window: Window) -> list[Site]:
    """Return the sites of the community one is in, as the book has them."""
    desk = window.desk
    assert desk is not None
    assert desk.community_id is not None
    return list(desk.read(sites.of_community, desk.community_id))


def described(widget: QWidget) -> str:
    """Return how a test names a widget: its kinds up to the view, and its words."""
    kinds = []
    above: Any = widget
    while above is not None and not isinstance(above, Window):
        kinds.append(type(above).__name__)
        above = above.parentWidget()
    words = getattr(widget, "text", str)()
    return f"{' < '.join(kinds[:5])} “{words or widget.accessibleName()}”"
