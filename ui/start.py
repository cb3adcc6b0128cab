"""Starting the window: first the shell is painted, then what is next, then all else.

Everything that takes time to load (the database, the views) comes after the first
paint, so that the window is there when the hand still is on the mouse.
"""

import gc
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app import i18n
from app.i18n import tr
from ui import prefs, problems
from ui.theme import theme
from ui.tidying import Tidying
from ui.window import Window

_PATIENCE: Final = 1000  # milliseconds


def run(book: Path | None) -> int:
    """Show the window and stay until it is closed; return the exit code."""
    if not _has_screen():
        sys.stderr.write(
            tr(
                "There is no screen here, so the window cannot open. "
                "`circlebook demo --out demo` makes pictures of it instead.\n"
            )
        )
        return 1
    QGuiApplication.setDesktopFileName("org.circlebook.Circlebook")
    app = QApplication(sys.argv[:1])
    dress(app)
    heard = problems.Problems(app)
    heard.listen()
    window = Window(heard)
    _Painted(window, partial(_look_ahead, window, book))
    window.appear()
    return app.exec()


def _look_ahead(window: Window, book: Path | None) -> None:
    """Show what is next, if that can be told, and then open the book."""
    from app.day import glances
    from ui.shell.glance import GlancePage

    path = book or window.shelf.last()
    glance = glances.of_book(path) if path else None
    if glance is None:
        _begin(window, book)
        return
    page = GlancePage(glance, window)
    window.sheet.views.addWidget(page)
    window.sheet.views.setCurrentWidget(page)
    window.rail.show_current("today")
    _Painted(page, partial(_begin, window, book))


def _begin(window: Window, book: Path | None) -> None:
    from ui.dialogs.print import viewer

    try:
        problems.keep_log()
        window.begin(book)
        viewer.clean()  # what a crash has left of pages that were looked at
    finally:
        gc.freeze()
        Tidying(window)  # from now on


class _Painted(QObject):
    """Does something as soon as a widget is on the screen.

    A timer of no time would not do: it comes before the first paint. One that is not
    painted, as in a window that starts minimized, is not waited for.
    """

    def __init__(self, widget: QWidget, then: Callable[[], object]) -> None:
        super().__init__(widget)
        self._then: Callable[[], object] | None = then
        widget.installEventFilter(self)
        QTimer.singleShot(_PATIENCE, self, self._go)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)  # when the paint has been done
        return False

    @Slot()
    def _go(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


def dress(app: QApplication) -> None:
    """Give the application its name, language and looks."""
    app.setApplicationName("Circlebook")
    app.setOrganizationName("Circlebook")
    if QLocale().language() is QLocale.Language.C:  # nobody said where this is
        QLocale.setDefault(QLocale("en_US"))  # as on paper, whatever is written
    i18n.live_in(QLocale().name())
    i18n.use(*(language.replace("-", "_") for language in QLocale().uiLanguages()))
    theme.less_movement = prefs.flag("less_movement")
    theme.patterns = prefs.flag("patterns")
    theme.apply(app, prefs.appearance(), prefs.SCALES[prefs.text_size()])


def _has_screen() -> bool:
    """Tell whether a window can be shown (Qt would abort without a word)."""
    if os.environ.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
