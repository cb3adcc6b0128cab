"""Closes the book before other eyes, and opens it again where one was.

While it is locked its views are gone, its connections are closed and its key is
dropped. Python cannot write over memory: what was there stays until it is used again.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import CirclebookError, LockedError, WrongPassphraseError
from app.i18n import tr
from ui import clipboard, prefs
from ui.places import Place
from ui.watch import Sleep, Watch

if TYPE_CHECKING:
    from app.book.waits import Tries
    from ui.bookshelf import Bookshelf
    from ui.desk import Desk
    from ui.views.lock_view import LockView
    from ui.window import Window


@runtime_checkable
class Placed(Protocol):
    """A view that can say what in it is looked at."""

    def here(self) -> Place:
        """Return where one is in it."""


_HARMLESS: Final = frozenset({"lamp", "larger", "next", "previous", "quit", "smaller"})


@dataclass(frozen=True)
class Left:
    """Where one was in a book; keys of rows, and no word of it but whose it is."""

    path: Path
    place: Place
    behind: tuple[Place, ...]
    community_id: UUID | None
    coach: str  # her first name, known to this run of the program only
    veiled: bool = False  # others may still be looking when it is open again


class Guard(QObject):
    """Locks the book by hand, after a while, or when the laptop sleeps."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self._window = window
        self._left: Left | None = None
        self._path: Path | None = None  # the book that asks for its passphrase
        self._salt = b""
        self._view: LockView | None = None
        self._is_covered = False  # it is still open: something could not be kept
        self.watch = Watch(window)
        self.watch.idled.connect(self.lock_by_itself)
        self.watch.slept.connect(self.lock_quickly)
        self._sleep: Sleep | None = None
        window.shelf.locked.connect(self.ask)
        window.shelf.opened.connect(self._begin)

    @property
    def shelf(self) -> "Bookshelf":
        """What opens books."""
        return self._window.shelf

    # locking

    @property
    def is_locked(self) -> bool:
        """Whether a passphrase is asked for now."""
        return self._view is not None

    @Slot()
    def lock(self) -> None:
        """Lock the book now; one without a passphrase is given the way to one."""
        desk = self._window.desk
        if desk is None or self.is_locked:
            return
        if desk.store.key is None:
            self._window.go(Place("settings", intent="privacy"))
            desk.say(tr("This book has no passphrase yet, so it cannot be locked."))
            return
        self._lock(backs_up=True, by_hand=True)

    @Slot()
    def lock_by_itself(self) -> None:
        """Lock the book because nobody is there."""
        self._lock(backs_up=True)

    @Slot()
    def lock_quickly(self) -> None:
        """Lock the book because the laptop goes to sleep, or has slept."""
        self._lock(backs_up=False)

    def _lock(self, *, backs_up: bool, by_hand: bool = False) -> None:
        desk = self._window.desk
        if desk is None or desk.store.key is None or self.is_locked:
            return
        self.close_what_is_over()
        kept = self._window.keep_typed(may_drop=by_hand)
        if not kept and by_hand:
            return
        left = self.remember(desk)
        self._salt = desk.store.key.salt
        self.show_lock(desk.path, left.coach)
        self._window.lobby.repaint()  # now: a backup may take a moment
        clipboard.forget()
        if kept:
            self.close(backs_up=backs_up)
        else:
            self._is_covered = True
            if self._view is not None:
                self._view.stay()

    def close(self, *, backs_up: bool) -> None:
        """Let go of the book, whose typed words are kept, and of all that is of it."""
        let_go = partial(self._let_go, backs_up)
        self._window.shelf.close(leave=let_go)
        self.watch.stop()
        self._window.forget()
        _forget_files()

    def _let_go(self, backs_up: bool) -> bool:
        self._window.let_go(backs_up=backs_up)
        return True

    def close_what_is_over(self) -> None:
        """Close menus, dialogs and panels over the window: they show what is in it."""
        from ui.dialogs.overlay import Overlay

        for over in self._window.findChildren(Overlay):
            over.close()
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                other.close()

    def remember(self, desk: "Desk", place: Place | None = None) -> Left:
        """Note where one is, or is to be when the book is open again."""
        from app import settings

        names: list[str] = []
        with suppress(CirclebookError):  # nothing keeps the book from being locked
            coach = desk.read(settings.coach)
            names = coach.name.split() if coach else []
        window = self._window
        self._left = left = Left(
            desk.path,
            place or self._here(),
            tuple(window.behind),
            desk.community_id,
            names[0] if names else "",
            desk.veiled,
        )
        return left

    def _here(self) -> Place:
        """Return where one is, as the view can say it; what is begun is over."""
        view = self._window.current_view()
        if isinstance(view, Placed):
            return view.here()
        return replace(self._window.place, intent="")

    def bring_back(self, desk: "Desk") -> bool:
        """Go to where one was when this book was locked; tell whether that is known."""
        left, self._left = self._left, None
        self._path = None
        self._view = None
        if left is None or left.path != desk.path:
            return False
        desk.set_veiled(veiled=left.veiled)
        if not left.place.view:
            return False
        desk.enter(left.community_id)
        self._window.return_to(left.place, list(left.behind))
        return True

    # asking

    @Slot(object)
    def ask(self, path: Path) -> None:
        """Ask for the passphrase of the book at `path`, which is not open."""
        from app.book import headers

        if not self._window.shelf.close():
            return  # the one that is open holds something that could not be kept
        self._window.forget()
        self._salt = headers.salt(path)
        left = self._left
        if left is not None and left.path != path:
            left = self._left = None
        self.show_lock(path, left.coach if left else "")

    @Slot(str)
    def unlock(self, words: str) -> None:
        """Open the book with what was typed, unless one has to wait."""
        view, path = self._view, self._path
        if view is None or path is None or self.tries.left(_now()):
            return
        try:
            if self._is_covered:
                self._uncover(words)
            else:
                self._window.shelf.open(path, words=words)
        except WrongPassphraseError:
            self._set_tries(self.tries.again(_now()))
            view.refuse()
        except LockedError:
            pass  # nothing was given
        except CirclebookError as error:
            view.complain(str(error))
        else:
            self._set_tries(None)

    @property
    def tries(self) -> "Tries":
        """How often in a row this book was not opened; kept over a restart."""
        from app.book import waits

        kept = waits.read(prefs.text(self._tries_name()))
        tries = kept.seen(_now())
        if tries != kept:
            self._set_tries(tries)
        return tries

    def say_held(self) -> None:
        """Say on the lock what keeps the window from being closed."""
        if self._view is not None and self._is_covered:
            self._view.complain(
                tr(
                    "What you typed could not be kept. It still is here; "
                    "close again to leave without it."
                )
            )

    def _uncover(self, words: str) -> None:
        import hmac

        from app.book import keys
        from app.book.store import wrong_passphrase

        desk = self._window.desk
        key = desk.store.key if desk is not None else None
        given = keys.from_words(words, self._salt)
        if key is None or not hmac.compare_digest(key.raw, given.raw):
            raise WrongPassphraseError(wrong_passphrase())
        self._is_covered = False
        self._left = self._path = self._view = None
        self.leave_lobby()

    def _set_tries(self, tries: "Tries | None") -> None:
        prefs.set_text(self._tries_name(), tries.as_text() if tries else "")

    def _tries_name(self) -> str:
        """Return under what name tries are kept: the salt tells nothing of the book."""
        return f"tries/{self._salt.hex()}"

    # the lobby

    def show_lock(self, path: Path, name: str = "") -> None:
        """Ask for the passphrase of the book at `path`, of who is called `name`."""
        from ui.views.lock_view import LockView

        self._path = path
        self._view = LockView(self, path, name)
        self._view.given.connect(self.unlock)
        self.enter_lobby(self._view)

    def enter_lobby(self, view: QWidget) -> None:
        """Show `view` and nothing of the book."""
        window = self._window
        self._rest_keys(resting=window.desk is not None)
        window.rail.hide()
        window.sheet.hide()
        window.header.set_closed(closed=True)
        window.fit_width()
        window.lobby.empty()
        window.lobby.views.addWidget(view)
        window.lobby.views.setCurrentWidget(view)
        window.lobby.show()
        if (layout := window.layout()) is not None:
            layout.activate()
        view.setFocus()

    def leave_lobby(self) -> None:
        """Show the book again."""
        window = self._window
        self._rest_keys(resting=False)
        window.lobby.empty()
        window.lobby.hide()
        window.header.set_closed(closed=False)
        window.fit_width()
        window.rail.show()
        window.sheet.show()
        self._view = None
        window.refresh()

    def _rest_keys(self, *, resting: bool) -> None:
        """Let keys do nothing in a book that is open behind the lock."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for key in self._window.findChildren(QShortcut, options=direct):
            key.setEnabled(not resting or key.objectName() in _HARMLESS)

    # watching

    @Slot(object)
    def _begin(self, desk: "Desk") -> None:
        if desk.store.key is None:
            self.watch.stop()
            return
        self.watch.begin(prefs.lock_after())
        if self._sleep is None:
            self._sleep = Sleep(self)
            self._sleep.coming.connect(self.lock_quickly)
            self._sleep.listen()

    def wait_for(self, minutes: int) -> None:
        """Lock after this many minutes without a hand, from now on; 0 for never."""
        prefs.set_text("lock_after", str(minutes))
        desk = self._window.desk
        if desk is not None:
            self._begin(desk)


def _now() -> Any:
    from app import clock

    return clock.now()


def _forget_files() -> None:
    """Delete the pages that were looked at in the PDF program of the computer."""
    from ui.dialogs.print import viewer

    viewer.clean()
