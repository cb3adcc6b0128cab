"""Every key, by where it works (Ctrl+/)."""

from typing import Any, Final, cast

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from app.i18n import tr
from ui.commands import Command
from ui.dialogs import palette_entries as entries
from ui.dialogs.overlay import Overlay
from ui.dialogs.palette_entries import Host
from ui.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.labels import KeyCaps, Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, scrolled, vbox
from ui.widgets.search import SearchField

WIDTH: Final = 940
COLUMNS: Final = 3
AWAY: Final = 32
FEW: Final = 9  # keys of a view that leave room for those of the lists below


class KeyboardList(Overlay):
    """The keys of the window, of the view one is in, and of every list."""

    def __init__(self, window: Host) -> None:
        super().__init__(cast("QWidget", window), tr("Keyboard"))
        self._host = window
        self.search = SearchField(tr("Filter the keys"))
        self.search.setMaximumWidth(theme.px(220))
        self._shut = IconButton("x", tr("Close"), shortcut="Esc")
        self._shut.clicked.connect(self.close)
        self._columns = hbox(gap=36)
        self._none = Label(tr("No key is called that."), "body", "ink3")
        self._content = boxed(vbox(self._columns, self._none, STRETCH))
        self._scroller: QScrollArea = scrolled(self._content)
        hint = Label(tr("Hold Ctrl to see them in the rail"), "small", "ink3")
        head = hbox(
            Label(tr("Keyboard"), "h2"), STRETCH, hint, self.search, self._shut, gap=12
        )
        inside = vbox(head, 14, (self._scroller, 1), margins=(26, 20, 20, 22))
        self.hold(vbox((boxed(inside), 1)))
        self.search.textChanged.connect(self._fill)
        self.search.down_pressed.connect(self._step_down)
        self._fill("")

    @classmethod
    def open_over(cls, window: Any) -> "KeyboardList":
        """Open the list over a window, or return the one that is open."""
        there = [one for one in window.findChildren(cls) if one.isVisible()]
        if there:
            return cast("KeyboardList", there[0])
        keys = cls(window)
        keys.open()
        keys.search.setFocus(Qt.FocusReason.OtherFocusReason)
        return keys

    @override
    def place(self, room: QRect) -> QRect:
        wide = min(round(WIDTH * max(1.0, theme.scale)), room.width() - 2 * AWAY)
        high = room.height() - 2 * AWAY
        if hasattr(self, "_content"):
            content = self._content.sizeHint().height()
            high = min(high, content + theme.px(104))
        left, top = (room.width() - wide) // 2, (room.height() - high) // 2
        return QRect(left, max(AWAY, top - AWAY), wide, high)

    @override
    def answers(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Slash and control:
            self.close()
            return True
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Up: -0.2}
        if event.key() in pages:
            self._scroll(pages[Qt.Key(event.key())])
            return True
        return super().answers(event)

    @Slot()
    def _step_down(self) -> None:
        self._scroll(0.2)

    def _scroll(self, pages: float) -> None:
        bar = self._scroller.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * bar.pageStep()))

    def shown(self) -> list[str]:
        """Return the words of the keys that are shown, in order."""
        return [row.accessibleName() for row in self._content.findChildren(_KeyRow)]

    @Slot(str)
    def _fill(self, words: str) -> None:
        clear(self._columns)
        groups = [
            (head, found)
            for head, all_of_them in self._groups()
            if (found := [one for one in all_of_them if _fits(one, words)])
        ]
        for column in _spread(groups):
            box = vbox()
            for place, (head, found) in enumerate(column):
                box.addSpacing(18 if place else 0)
                box.addWidget(Label(head, "smalls", "ink3"))
                box.addSpacing(6)
                for one in found:
                    box.addWidget(_KeyRow(one))
            box.addStretch(1)
            self._columns.addLayout(box, 1)
        self._none.setVisible(not groups)
        self._place()

    def _groups(self) -> list[tuple[str, list[Command]]]:
        anywhere = [one for one in self._host.commands if one.keys]
        view = self._host.current_view()
        own: list[Command] = view.commands() if hasattr(view, "commands") else []
        name = entries.name_of(self._host.place.view)
        once = {one.text: one for one in reversed(own) if one.keys}  # the first key
        here = [one for one in own if once.get(one.text) is one]
        return [(tr("Anywhere"), anywhere), (tr("Lists"), _lists()), (name, here)]


class _KeyRow(QWidget):
    """What a key does, and the key."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.setAccessibleName(command.text)
        self.setAccessibleDescription(command.keys)
        words = Label(command.text, "body", elide=True)
        self.setLayout(hbox((words, 1), KeyCaps(command.keys), gap=10))
        self.setMinimumHeight(theme.fit(27, "body", padding=5))


def _lists() -> list[Command]:
    """Return the keys that every list and table answers to."""
    known = (
        (tr("Move"), "↑+↓"),
        (tr("First, last"), "Home+End"),
        (tr("Open"), "Return"),
        (tr("Tick or mark"), "Space"),
        (tr("Delete, then Undo"), "Del"),
        (tr("What can be done with a row"), "Menu"),
        (tr("Close a panel, or step back"), "Esc"),
    )
    return [Command(text, text, _nothing, keys, handled=True) for text, keys in known]


def _nothing() -> None:
    """Do nothing: these keys belong to the lists."""


def _fits(command: Command, words: str) -> bool:
    return entries.matches(f"{command.text} {command.keys}", words)


def _spread(
    groups: list[tuple[str, list[Command]]],
) -> list[list[tuple[str, list[Command]]]]:
    """Return the groups in columns: a long one is parted, the rest stand together."""
    if not groups:
        return []
    head, first = groups[0]
    half = (len(first) + 1) // 2
    if len(groups) == 1 or len(first) < 8:
        return [[group] for group in groups]
    lists, view = groups[1:2], groups[2:]
    few = sum(len(found) for _, found in view) <= FEW
    second = [] if few else lists
    third = [*view, *lists] if few else view
    return [[(head, first[:half])], [("", first[half:]), *second], third]
