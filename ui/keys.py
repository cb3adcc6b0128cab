"""The keys of the window and of its views."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui import prefs
from ui.commands import REDO, Command, shortcut
from ui.places import Place
from ui.regions import Regions
from ui.shell.rail import ENTRIES
from ui.theme import theme

if TYPE_CHECKING:
    from ui.window import Window


def commands(window: "Window") -> list[Command]:
    """Return what can be asked of the window itself."""
    places = [
        Command(
            entry.view,
            tr("Go to {view}").format(view=tr(entry.name)),
            _Going(window, entry.view).go,
            entry.keys,
            entry.icon,
        )
        for entry in ENTRIES
    ]
    desk = _OfDesk(window)
    looks = _Looks(window)
    regions = Regions(window)
    return [
        *places,
        Command("settings", tr("Open settings"), desk.settings, "Ctrl+,", "gear-six"),
        Command("palette", tr("Search or jump to"), window.open_palette, "Ctrl+K"),
        Command("keys", tr("Show the keys"), desk.keyboard, "Ctrl+/", "keyboard"),
        Command("undo", tr("Undo"), desk.undo, "Ctrl+Z", "arrow-counter-clockwise"),
        Command("redo", tr("Do again"), desk.redo, REDO, "arrow-clockwise"),
        Command("switch", tr("Switch community"), desk.switch, "Ctrl+Shift+O"),
        Command("time", tr("Log time"), desk.log_time, "", "clock"),
        Command("start", tr("Start a community"), desk.create, "", "plus"),
        Command("open", tr("Open a book"), desk.open_book, "Ctrl+O", "folder-open"),
        Command("new", tr("New book"), desk.new_book, "Ctrl+Shift+N", "book-open"),
        Command("lock", tr("Lock the book"), window.guard.lock, "Ctrl+L", "lock"),
        Command("sample", tr("Open the sample book"), desk.sample, "", "book-open"),
        Command("back", tr("Go back"), window.back, "Alt+Left", "arrow-left"),
        Command("larger", tr("Larger text"), looks.larger, "Ctrl++"),
        Command("smaller", tr("Smaller text"), looks.smaller, "Ctrl+-"),
        Command("lamp", tr("Paper or Lamplight"), looks.flip, "Ctrl+Shift+T"),
        Command("next", tr("Next region"), regions.next, "F6"),
        Command("previous", tr("Region before"), regions.previous, "Shift+F6"),
        Command("quit", tr("Close Circlebook"), window.close, "Ctrl+Q", "x"),
    ]


def install(window: "Window") -> None:
    """Make the window's commands answer to their keys."""
    window.commands = commands(window)
    for command in window.commands:
        if command.keys:
            shortcut(command, window, Qt.ShortcutContext.WindowShortcut)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.focusChanged.connect(_Watcher(window).follow)


class _Going(QObject):
    """A way to a view."""

    def __init__(self, window: "Window", view: str) -> None:
        super().__init__(window)
        self._window, self._view = window, view

    @Slot()
    def go(self) -> None:
        """Go there."""
        self._window.go_to_view(self._view)


class _OfDesk(QObject):
    """What needs the window to find the open book."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    def undo(self) -> None:
        """Take back the last act."""
        if self._window.desk:
            self._window.desk.undo()

    def redo(self) -> None:
        """Do the last act taken back again."""
        if self._window.desk:
            self._window.desk.redo()

    def settings(self) -> None:
        """Open the settings."""
        self._window.go(Place("settings"))

    def log_time(self) -> None:
        """Begin to log the coach's own time."""
        self._window.go(Place("time", intent="add"))

    def create(self) -> None:
        """Start a community."""
        self._window.go(Place("create"))

    def switch(self) -> None:
        """Open the list of communities."""
        self._window.header.switcher.click()

    def keyboard(self) -> None:
        """Show every key."""
        from ui.dialogs.keyboard_list import KeyboardList

        KeyboardList.open_over(self._window)

    def open_book(self) -> None:
        """Ask for a book and open it."""
        from ui.dialogs import files

        kind = tr("Circlebook book (*.circlebook)")
        files.ask_open(self._window, tr("Open a book"), kind, self._window.shelf.reach)

    def new_book(self) -> None:
        """Ask where a new book is to be, and make it."""
        from ui.dialogs import files

        kind = tr("Circlebook book (*.circlebook)")
        name = tr("My book") + ".circlebook"
        files.ask_save(
            self._window, tr("New book"), name, kind, self._window.rekeying.make
        )

    def sample(self) -> None:
        """Open the sample book."""
        self._window.shelf.open_sample()


class _Looks(QObject):
    """Text size and theme from the keyboard."""

    def larger(self) -> None:
        """Make the text a step larger."""
        self._step(1)

    def smaller(self) -> None:
        """Make the text a step smaller."""
        self._step(-1)

    def flip(self) -> None:
        """Change from Paper to Lamplight or back."""
        prefs.set_appearance("light" if theme.dark else "dark")
        self._apply()

    def _step(self, by: int) -> None:
        names = list(prefs.SCALES)
        place = names.index(prefs.text_size()) + by
        prefs.set_text_size(names[max(0, min(len(names) - 1, place))])
        self._apply()

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, prefs.appearance(), prefs.SCALES[prefs.text_size()])


class _Watcher(QObject):
    """Lets a text field have Ctrl+Z while it has something of its own to undo.

    Qt's fields claim the key even when they have nothing left (decision 21). It looks
    at the focused widget alone: a filter on all events would cost every one of them.
    Also shows the shortcuts on the rail while Ctrl is held.
    """

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window

    @Slot(QWidget, QWidget)
    def follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Look at the widget that has the focus now."""
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
        self._window.rail.show_keys(shown=False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride:
            for key, again in (
                (QKeySequence.StandardKey.Undo, False),
                (QKeySequence.StandardKey.Redo, True),
            ):
                if event.matches(key):
                    return not _has_own_undo(watched, again=again)
        elif event.key() == Qt.Key.Key_Control:
            self._window.rail.show_keys(shown=kind is QEvent.Type.KeyPress)
        return False


def _has_own_undo(widget: QObject, *, again: bool) -> bool:
    if isinstance(widget, QAbstractSpinBox):
        widget = widget.lineEdit()
    if isinstance(widget, QLineEdit):
        return widget.isRedoAvailable() if again else widget.isUndoAvailable()
    if isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.isReadOnly():
        document = widget.document()
        return document.isRedoAvailable() if again else document.isUndoAvailable()
    return False
