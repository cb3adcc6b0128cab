"""Search and commands over the window (Ctrl+K).

Nothing private is found here, and nothing says whether there would be any.
"""

from functools import partial
from typing import Any, Final, cast

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app import search
from app.book.store import Store
from app.i18n import tr
from app.search import Found
from ui.dialogs import palette_entries as entries
from ui.dialogs.overlay import Overlay
from ui.dialogs.palette_entries import Entry, Group, Host
from ui.dialogs.palette_list import PAGE, PaletteList
from ui.tasks import Job, Tasks
from ui.theme import theme
from ui.widgets.labels import KeyCap, Label, Rule
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.search import SearchField

WIDTH: Final = 640
TOP: Final = 84
AWAY: Final = 24  # least distance to the edges of the window
PAUSE: Final = 40  # milliseconds after a key before the book is searched


class Palette(Overlay):
    """One field, and all that can be reached from it."""

    def __init__(self, window: Host) -> None:
        super().__init__(cast("QWidget", window), tr("Search or jump to"))
        self._host = window
        self._tasks = Tasks(self)
        self._asked = 0  # the number of the search whose results are wanted
        self._found = Found()
        self._enter = False  # Enter was pressed before the results were there
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self._titles = self._recent_titles()
        self._build()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    @classmethod
    def open_over(cls, window: Any) -> "Palette":
        """Open the palette over a window, or return the one that is open."""
        there = [one for one in window.findChildren(cls) if one.isVisible()]
        if there:
            there[0].search.selectAll()
            return cast("Palette", there[0])
        palette = cls(window)
        palette.open()
        palette.search.setFocus(Qt.FocusReason.OtherFocusReason)
        return palette

    @property
    def waiting(self) -> bool:
        """Whether the book is still being searched for what was typed."""
        return self._pause.isActive() or bool(self._asked)

    @override
    def place(self, room: QRect) -> QRect:
        wide = min(round(WIDTH * max(1.0, theme.scale)), room.width() - 2 * AWAY)
        if not hasattr(self, "list"):
            return QRect((room.width() - wide) // 2, TOP, wide, 200)
        frame = self._head.sizeHint().height() + self._foot.sizeHint().height() + 18
        most = room.height() - TOP - AWAY
        content = self.list.content_height() if self.list.entries() else theme.px(72)
        high = min(frame + content, most)
        return QRect((room.width() - wide) // 2, TOP, wide, high)

    @override
    def answers(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_K and control:
            self.close()
            return True
        return super().answers(event)

    @override
    def closeEvent(self, event: QEvent) -> None:
        self._pause.stop()
        self._drop_search()
        self._tasks.finish()
        super().closeEvent(event)

    def _build(self) -> None:
        self.search = Query(tr("Search or jump to"))
        self.list = PaletteList()
        self.none = Label("", "body", "ink3")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = hbox((self.search, 1), KeyCap("Esc"), gap=10, margins=(14, 8, 12, 8))
        self._head = boxed(row)
        self._foot = boxed(_foot())
        self.hold(
            vbox(
                self._head,
                Rule(),
                (boxed(vbox((self.list, 1), self.none, margins=(0, 4, 0, 6))), 1),
                Rule(),
                self._foot,
            )
        )
        self.search.textChanged.connect(self._type)
        self.search.stepped.connect(self.list.step)
        self.search.asked_first.connect(self.list.go_first)
        self.search.asked_last.connect(self.list.go_last)
        self.search.entered.connect(self._press_enter)
        self.list.picked.connect(self._pick)

    def _words(self) -> tuple[str, str]:
        """Return what was asked for ("", ">" or "@") and the words."""
        typed = self.search.text().strip()
        if typed[:1] in (">", "@"):
            return typed[:1], typed[1:].strip()
        return "", typed

    @Slot(str)
    def _type(self, _: str) -> None:
        self._drop_search()
        self._enter = False
        kind, words = self._words()
        if not words or kind == ">":
            self._pause.stop()
            self._found = Found()
        else:
            self._pause.start()
        self._show()

    @Slot()
    def _look(self) -> None:
        desk = self._host.desk
        kind, words = self._words()
        if desk is not None and words:
            work = partial(_search, desk.store, words, kind == "@")
            self._asked = self._tasks.run(self, work, self._landed, cancellable=True)

    def _landed(self, found: Found) -> None:
        self._asked = 0
        self._found = found
        self._show()
        if self._enter:
            self._press_enter()

    def _drop_search(self) -> None:
        """Let go of a search under way: its results would be of another question."""
        desk = self._host.desk
        if self._asked and desk is not None:
            self._tasks.cancel(self._asked)
            desk.store.interrupt()
        self._asked = 0

    def _show(self) -> None:
        self.list.show_groups(self._groups())
        shown = bool(self.list.entries())
        self.list.setVisible(shown)
        self.none.setVisible(not shown)
        self.none.setText(
            tr("Looking…") if self.waiting else tr("Nothing here has these words.")
        )
        self._place()

    def _groups(self) -> list[Group]:
        kind, words = self._words()
        host = self._host
        if kind == ">":
            return [
                entries.commands(host, words, most=50),
                entries.papers(host, words),
            ]
        if kind == "@":
            return [entries.people(host, self._found.people)]
        if not words:
            return [
                entries.recent(host, self._titles),
                entries.communities(host, ""),
                entries.commands(host, "", most=entries.FIRST),
            ]
        return [
            entries.people(host, self._found.people),
            entries.communities(host, words),
            *entries.found(host, self._found)[:1],
            entries.commands(host, words),
            entries.papers(host, words),
            *entries.found(host, self._found)[1:],
        ]

    @Slot()
    def _press_enter(self) -> None:
        if self.waiting:
            self._enter = True
        elif (entry := self.list.current()) is not None:
            self._pick(entry)

    @Slot(object)
    def _pick(self, entry: Entry) -> None:
        self.close()
        entry.run()

    def _recent_titles(self) -> dict[Any, str]:
        desk = self._host.desk
        keys = [place.item_id for place in self._host.behind if place.item_id]
        if desk is None or not keys:
            return {}
        return dict(desk.read(search.titles, keys))


class Query(SearchField):
    """The field of the palette: large, without a frame; it moves the list's cursor."""

    stepped = Signal(int)
    asked_first = Signal()
    asked_last = Signal()
    entered = Signal()

    def __init__(self, example: str, parent: QWidget | None = None) -> None:
        super().__init__(example, parent=parent)
        self.setProperty("bare", True)
        self.setTextMargins(4, 0, 0, 0)

    @override
    def restyle(self) -> None:
        self.setFont(theme.font("body", px=16))
        self.setMinimumHeight(theme.fit(32, "body", padding=10))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: PAGE,
            Qt.Key.Key_PageUp: -PAGE,
        }
        ends = {Qt.Key.Key_Home: self.asked_first, Qt.Key.Key_End: self.asked_last}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in ends and not event.modifiers():
            ends[key].emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # closes the palette at once, whatever was typed
        else:
            super().keyPressEvent(event)


def _foot() -> Any:
    keys = [(tr("choose"), "↑ ↓"), (tr("open"), "↵")]
    parts = [Label(f"{cap}  {words}", "cap", "ink3") for words, cap in keys]
    hint = Label(tr("Type > for commands, @ for people"), "cap", "ink3")
    return hbox(*parts, STRETCH, hint, gap=18, margins=(16, 9, 16, 9))


def _search(store: Store, words: str, only_people: bool, job: Job) -> Found:
    """Search the book; what is interrupted and no longer wanted finds nothing."""
    gone = partial(_is_cancelled, job)
    return store.read_slowly(search.find, words, only_people=only_people, given_up=gone)


def _is_cancelled(job: Job) -> bool:
    return job.cancelled
