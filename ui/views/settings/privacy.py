"""Privacy: the passphrase of the book, when it is locked, and the recovery sheet."""

import hmac
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Slot
from typing_extensions import override

from app import clock, phrases, samples, settings
from app.book import headers, keys, locking
from app.errors import StorageError
from app.i18n import tr, trn
from ui import prefs
from ui.desk import Desk
from ui.dialogs.passphrase import (
    DELETE,
    LEAVE,
    LOCK,
    Answer,
    PassphraseDialog,
    Question,
    about_old,
)
from ui.views.settings.sections import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import SettingRow
from ui.widgets.choices import Segmented
from ui.widgets.labels import Label
from ui.widgets.layout import boxed, flow, hbox, vbox

if TYPE_CHECKING:
    from app.book.keys import Key

_HOUR: Final = 60  # minutes


class Privacy(Section):
    """What keeps other eyes out of the book."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("privacy", tr("Privacy"), "shield-check")
        self._desk = desk
        self.set = Button(tr("Choose a passphrase"), "lock")
        self.change = Button(tr("Change"))
        self.remove = Button(tr("Remove"), kind="plain")
        self.state = Label("", "small", "ink3", wrap=True)
        words = vbox(Label(tr("Passphrase"), "medium"), self.state, gap=1)
        controls = flow(self.set, self.change, self.remove, gap=8)
        row = hbox((words, 1), 24, controls, margins=(0, 10, 0, 10))
        self.after = Segmented(tr("Lock after"), _choices(), None)
        self.sheet = Button(tr("Print the sheet"), "printer")
        self.add(
            boxed(row),
            SettingRow(
                tr("Lock after"),
                tr(
                    "When nobody has touched keys or mouse. It is locked when the "
                    "laptop sleeps, too, and whenever you press Ctrl L."
                ),
                self.after,
            ),
            SettingRow(
                tr("Recovery sheet"),
                tr(
                    "One page with a code that opens the book if the passphrase is "
                    "lost. Keep it away from the laptop. A new passphrase has a new "
                    "code."
                ),
                self.sheet,
            ),
        )
        self.set.clicked.connect(self._ask_set)
        self.change.clicked.connect(self._ask_change)
        self.remove.clicked.connect(self._ask_remove)
        self.sheet.clicked.connect(self._ask_sheet)
        self.after.chosen.connect(self._wait)
        self.refresh()

    @override
    def begin(self) -> None:
        first = self.change if self._key else self.set
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _key(self) -> "Key | None":
        return self._desk.store.key

    def refresh(self) -> None:
        """Show how the book is kept."""
        locked = self._key is not None
        self.set.setVisible(not locked)
        self.change.setVisible(locked)
        self.remove.setVisible(locked)
        self.state.setText(self._in_words())
        self.after.choose(prefs.lock_after())
        self.after.setEnabled(locked)
        why = self._why_not()
        for button in (self.set, self.change, self.remove):
            button.block(why) if why else button.allow()
        if locked:
            self.sheet.allow()
        else:
            self.sheet.block(tr("Choose a passphrase first."))

    def _in_words(self) -> str:
        if self._key is None:
            return tr(
                "None yet. The book is not encrypted: whoever can use this laptop can "
                "read it."
            )
        kept = self._desk.read(settings.read, settings.LOCKED_ON)
        without = tr("Without it nobody can open this book, including us.")
        if not kept:
            return without
        day = phrases.date_of(date.fromisoformat(kept))
        return f"{tr('Set on {day}.').format(day=day)} {without}"

    def _why_not(self) -> str:
        if self._desk.read_only:
            return tr("This book may only be read here.")
        if self._desk.path == samples.path():
            return tr("The sample is there for everybody to look at.")
        return ""

    # asking

    @Slot()
    def _ask_set(self) -> None:
        count = len(_backups(self._desk.path, None, locked=False))
        choices = (
            (LOCK, trn("Lock it too", "Lock them too", count), ""),
            (DELETE, trn("Delete it", "Delete them", count), ""),
            (LEAVE, tr("Leave as it is"), ""),
        )
        question = Question(
            tr("A passphrase for this book"),
            _about_setting(self._desk.path),
            tr("Lock the book"),
            new=True,
            backups=choices if count else (),
            about_backups=about_old(count),
        )
        self._ask(question, self._set)

    @Slot()
    def _ask_change(self) -> None:
        count = len(_backups(self._desk.path, self._key, locked=True))
        question = Question(
            tr("Another passphrase"),
            tr(
                "The one you have opens the book no longer, nor does the recovery "
                "sheet: print a new one."
            ),
            tr("Change the passphrase"),
            current=tr("Passphrase you have, or recovery code"),
            new=True,
            backups=(
                (LOCK, tr("Open with the new one too"), ""),
                (LEAVE, tr("Still open with the old one"), ""),
            )
            if count
            else (),
            about_backups=trn(
                "There is {n} backup that opens with the old one.",
                "There are {n} backups that open with the old one.",
                count,
            ),
        )
        self._ask(question, self._change)

    @Slot()
    def _ask_remove(self) -> None:
        question = Question(
            tr("Without a passphrase"),
            tr(
                "The book is encrypted no longer: whoever can use this laptop can read "
                "it. Backups made until now still open only with the passphrase."
            ),
            tr("Remove the passphrase"),
            current=tr("Passphrase you have, or recovery code"),
            kind="danger",
        )
        self._ask(question, self._remove)

    @Slot()
    def _ask_sheet(self) -> None:
        question = Question(
            tr("Recovery sheet"),
            tr(
                "Whoever holds the sheet can open the book, so the passphrase is asked "
                "for once more."
            ),
            tr("Show the sheet"),
            current=tr("Passphrase, or recovery code"),
        )
        self._ask(question, self._print)

    def _ask(self, question: Question, then: Callable[[Answer], None]) -> None:
        dialog = PassphraseDialog.ask(self.window(), question, self._fits)
        dialog.given.connect(then)

    def _fits(self, words: str) -> bool:
        key = self._key
        if key is None:
            return False
        given = keys.from_words(words, key.salt)
        return hmac.compare_digest(given.raw, key.raw)

    # doing

    @Slot(object)
    def _set(self, answer: Answer) -> None:
        work = partial(_set, answer.new, answer.backups)
        self._rekeying.change(work, tr("Locking your book…"), tr("Passphrase set"))

    @Slot(object)
    def _change(self, answer: Answer) -> None:
        work = partial(_change, answer.new, answer.backups)
        words = tr("Changing the passphrase…")
        self._rekeying.change(work, words, tr("Passphrase changed"))

    @Slot(object)
    def _remove(self, _: Answer) -> None:
        words = tr("Removing the passphrase…")
        self._rekeying.change(_remove, words, tr("Passphrase removed"))

    @Slot(object)
    def _print(self, _: Answer) -> None:
        from ui.dialogs import prints

        if (key := self._key) is not None:
            code = keys.code(key)
            name = self._desk.path.stem
            prints.print_recovery(self, self._desk, code, name, clock.today())

    @Slot(object)
    def _wait(self, minutes: int) -> None:
        window: Any = self.window()
        window.guard.wait_for(minutes)

    @property
    def _rekeying(self) -> Any:
        window: Any = self.window()
        return window.rekeying


def _choices() -> list[tuple[int, str, str]]:
    words = {
        0: tr("Never"),
        _HOUR: trn("{n} hour", "{n} hours", 1),
    }
    minutes = {n: trn("{n} min", "{n} min", n) for n in prefs.LOCK_MINUTES}
    return [(n, said, "") for n, said in (minutes | words).items()]


def _about_setting(book: Path) -> str:
    if locking.has_other_names(book):
        return tr(
            "The book is encrypted with it. Without it nobody can open the book, "
            "including us: write it down, or print the recovery sheet. The file has "
            "another name somewhere on this disk, as some programs for backups give "
            "it: under that one it stays as it is, and is not locked."
        )
    return tr(
        "The book is encrypted with it. Without it nobody can open the book, "
        "including us: write it down, or print the recovery sheet. The file "
        "there was is written over; a solid-state disk may keep traces of it."
    )


def _backups(book: Path, key: "Key | None", *, locked: bool) -> list[Path]:
    found = []
    for made in locking.all_backups(book, key):
        try:
            if headers.is_locked(made) is locked:
                found.append(made)
        except StorageError:  # gone, or no backup
            continue
    return found


def _set(passphrase: str, older: str, book: Path, _: Any) -> "tuple[Key | None, int]":
    key = locking.set_passphrase(book, passphrase)
    paths = tuple(_backups(book, key, locked=False))
    if older == LOCK:
        return key, len(locking.lock_backups(paths, None, key))
    if older == DELETE:
        return key, len(locking.delete_backups(paths))
    return key, 0


def _change(
    passphrase: str, older: str, book: Path, key: "Key"
) -> "tuple[Key | None, int]":
    locked = _backups(book, key, locked=True)
    mine = [one for one in locked if locking.opens(one, key)]
    new = locking.change_passphrase(book, key, passphrase)
    failed = locking.lock_backups(tuple(mine), key, new) if older == LOCK else []
    return new, len(failed)


def _remove(book: Path, key: "Key") -> "tuple[Key | None, int]":
    locking.remove_passphrase(book, key)
    return None, 0
