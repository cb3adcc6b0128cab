"""Gives books their passphrase: a new one, another one, none any more.

The book is closed for it. That is done on another thread, and the lobby says so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from app.errors import CirclebookError, LockedError, WrongPassphraseError
from app.i18n import tr, trn
from ui.places import Place
from ui.tasks import Tasks

if TYPE_CHECKING:
    from app.book.keys import Key
    from ui.desk import Desk
    from ui.window import Window

Change = Callable[[Path, "Key | None"], "tuple[Key | None, int]"]
"""Gives a closed book another key, or none; returns it.

And how many of its backups could not be given it.
"""


@dataclass(frozen=True)
class Changed:
    """What became of a change of the passphrase."""

    key: "Key | None"
    failed: int = 0  # backups that are as they were
    why_not: str = ""
    bug: Exception | None = None  # to be reported once there is a way on


class Rekeying(QObject):
    """Makes books with a passphrase, and changes that of the open one."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._new: Path | None = None  # where a new book is to be
        self._tasks = Tasks(self)

    @Slot(object)
    def make(self, path: Path) -> None:
        """Make a new book at `path`, with a passphrase or without one."""
        from ui.dialogs.passphrase import PassphraseDialog

        self._new = path
        PassphraseDialog.for_new_book(self._window).given.connect(self._make)

    @Slot(object)
    def _make(self, answer: Any) -> None:
        path, self._new = self._new, None
        if path is not None:
            self._window.shelf.open(path, create=True, words=answer.new or None)

    def change(self, work: Change, title: str, done: str) -> None:
        """Give the open book another key: close it, let `work` do that, open it again.

        `title` says what is done and `done` what was done. It is on the other thread,
        and the lobby shows how it goes.
        """
        from ui.views.lock_view import WorkingView

        desk, guard = self._window.desk, self._window.guard
        if desk is None or not self._window.keep_typed():
            return
        guard.close_what_is_over()
        guard.remember(desk, Place("settings", intent="privacy"))
        path, key = desk.path, desk.store.key
        guard.enter_lobby(WorkingView(title))
        self._window.lobby.repaint()
        guard.close(backs_up=True)
        self._tasks.run(
            self, partial(_tried, work, path, key), partial(self._changed, path, done)
        )

    def _changed(self, path: Path, done: str, changed: Changed) -> None:
        from app import clock, settings

        desk = self._opened_again(path, changed.key)
        if changed.why_not:
            self._window.notices.warn(changed.why_not)
        if changed.bug is not None:
            raise changed.bug
        if changed.why_not or desk is None:
            return
        if changed.failed:
            self._window.notices.warn(failed_backups(changed.failed))
        if not desk.read_only:
            day = clock.today().isoformat() if changed.key else ""
            desk.keep(done, settings.write, settings.LOCKED_ON, day)
        if changed.key is None:
            desk.say(done)
        else:
            desk.say(done, tr("Print the recovery sheet"), self._offer_sheet)

    def _opened_again(self, path: Path, key: "Key | None") -> "Desk | None":
        """Open the book with its key, or let its passphrase be asked for."""
        try:
            return self._window.shelf.open(path, key=key)
        except WrongPassphraseError:  # it was changed before something went wrong
            self._window.guard.ask(path)
        except LockedError:
            pass  # it is asked for
        finally:
            shown = self._window.desk is not None or self._window.guard.is_locked
            if not shown:  # whatever happened, there is a way on
                self._window.show_first_run()
        return None

    def _offer_sheet(self) -> None:
        self._window.go(Place("settings", intent="privacy"))
        self._window.current_view().privacy.sheet.click()

    def finish(self) -> None:
        """Wait until the passphrase has been changed; before the window closes."""
        self._tasks.finish()
        QApplication.sendPostedEvents()


def failed_backups(failed: int) -> str:
    """Return what is said of backups that could not be locked."""
    return trn(
        "The passphrase is set, but {n} backup could not be locked and is as it was.",
        "The passphrase is set, but {n} backups could not be locked and are as they "
        "were.",
        failed,
    )


def _tried(work: Change, path: Path, key: "Key | None") -> Changed:
    try:
        return Changed(*work(path, key))
    except CirclebookError as error:
        return Changed(key, why_not=str(error))
    except Exception as error:  # noqa: BLE001 - raised again in `_changed`
        return Changed(key, bug=error)
