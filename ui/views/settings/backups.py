"""Backups: the last one, a new one, and opening a copy of any of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QLocale, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from typing_extensions import override

from app import clock
from app.book import backups, books, headers, keys
from app.book.backups import Backup
from app.errors import LockedError
from app.i18n import mark, tr, trn
from ui import phrases
from ui.desk import Desk
from ui.dialogs import files
from ui.dialogs.passphrase import Answer, PassphraseDialog, Question
from ui.views.settings.copy_banner import CopyBanner
from ui.views.settings.sections import Section
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, SettingRow
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, clear, hbox, vbox
from ui.widgets.list_rows import Row, RowAction
from ui.widgets.lists import RecordList
from ui.widgets.menus import Menu

if TYPE_CHECKING:
    from app.book.keys import Key
    from ui.tasks import Job

FEW: Final = 6
_WHY: Final = {
    backups.AUTOMATIC: mark("Automatic"),
    backups.MANUAL: mark("Made by you"),
    backups.BEFORE_UPGRADE: mark("Made before an upgrade"),
    backups.BEFORE_RESTORE: mark("Made before something was replaced"),
}


class Backups(Section):
    """What there is of backups, and the way to make one and to look into one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("backups", tr("Backups"), "hard-drives")
        self._desk = desk
        self._task = 0
        self._all = False
        self._asked: tuple[Backup, Path] | None = None  # wants another passphrase
        self._made: list[Backup] = []
        self.now = Button(tr("Back up now"), "hard-drives")
        self.now.clicked.connect(self.back_up)
        self._card = hbox()
        card = Card(margins=16)
        card.hold(self._card, (16, 14, 14, 14))
        self.add_plain(card, 12)
        self.list = BackupList()
        self.list.acted.connect(self._act)
        self.list.opened.connect(self._offer)
        self.more = Button("", kind="link", small=True)
        self.more.clicked.connect(self._flip)
        self.add_plain(bled(self.list))
        self.add_plain(hbox(self.more, STRETCH), 8)
        show = Button(tr("Show in folder"), "folder-open")
        show.clicked.connect(self._show_folder)
        self.folder = show
        self.add(
            SettingRow(
                tr("Automatic"),
                tr(
                    "While you work, every four hours, and when you close the book, if "
                    "anything has changed. Each is opened and checked. Old ones are "
                    "thinned out; those you make yourself stay."
                ),
                Icon("clock-counter-clockwise", "ink3", 20),
            ),
            SettingRow(
                tr("A second place"),
                tr(
                    "Backups lie beside the book, so a lost laptop would take both. "
                    "Copy one to a stick or a shared folder now and then."
                ),
                show,
            ),
        )
        desk.tasks.finished.connect(self._finished)
        self.refresh()

    @override
    def begin(self) -> None:
        self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def refresh(self) -> None:
        """Show the backups there are."""
        self._made = backups.listing(self._desk.path)
        self._show_last()
        shown = self._made if self._all else self._made[:FEW]
        self.list.show_records(shown)
        self.list.setVisible(bool(shown))
        hidden = len(self._made) - FEW
        self.more.setVisible(hidden > 0)
        words = trn("Show {n} more", "Show {n} more", max(0, hidden))
        self.more.setText(tr("Show fewer") if self._all else words)
        if self._made:
            self.folder.allow()
        else:
            self.folder.block(tr("There is no backup yet."))

    @Slot()
    def back_up(self) -> None:
        """Make a backup over there and check it."""
        if self.now.hasFocus():  # it waits here: else it would go to the next section
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.now.block(tr("A backup is being made."))
        self._task = self._desk.tasks.run(
            self,
            partial(_back_up, self._desk),
            self._backed_up,
            title=tr("Backing up"),
        )

    @Slot(object)
    def open_copy(self, backup: Backup) -> None:
        """Ask where a copy is to stand, put it there and open it.

        The book that is open stays as it is (storage.md 3: look first).
        """
        day = f"{backup.made_at.astimezone():%Y-%m-%d %H.%M}"
        name = tr("{book}, copy of {day}").format(book=self._desk.path.stem, day=day)
        files.ask_save(
            self,
            tr("Open a copy"),
            f"{name}{books.SUFFIX}",
            tr("Circlebook book (*.circlebook)"),
            partial(self._copy, backup),
        )

    def _copy(
        self, backup: Backup, target: Path, words: str = "", *, again: bool = False
    ) -> None:
        self._desk.tasks.run(
            self,
            partial(_restore, backup.path, target, self._desk.store.key, words),
            partial(self._copied, backup, target, again or bool(words)),
            title=tr("Copying the backup"),
        )

    def _copied(
        self, backup: Backup, target: Path, again: bool, copied: "Copied | None"
    ) -> None:
        if copied is None:
            self._ask(backup, target, again=again)
        else:
            self._open(_moment(backup), target, copied.key)

    def _ask(self, backup: Backup, target: Path, *, again: bool) -> None:
        """Ask for the passphrase of a backup that the key of the book does not open."""
        sentence = tr("This backup opens with the passphrase the book had then.")
        if again:
            sentence = tr("That is not it. Try again.")
        question = Question(
            tr("The backup of {moment}").format(moment=_moment(backup)),
            sentence,
            tr("Open a copy"),
            current=tr("Its passphrase, or recovery code"),
        )
        self._asked = backup, target
        PassphraseDialog.ask(self.window(), question).given.connect(self._answered)

    @Slot(object)
    def _answered(self, answer: Answer) -> None:
        if self._asked is not None:
            self._copy(*self._asked, answer.current, again=True)

    def _open(self, moment: str, path: Path, key: "Key | None") -> None:
        """Open the copy; a banner above it says what it is and leads back."""
        window: Any = self.window()
        own = self._desk.path
        if not hasattr(window, "shelf") or window.shelf.open(path, key=key).path == own:
            return
        banner = CopyBanner(window.shelf, own, moment)
        banner.dismissed.connect(window.sheet.drop_banner)
        window.sheet.show_banner(banner)

    def _backed_up(self, made: Backup) -> None:
        self.refresh()
        window: Any = self.window()
        if hasattr(window, "refresh"):
            window.refresh()
        self._desk.say(
            tr("Backup made and checked, {size}").format(size=size(made.size)),
            tr("Show in folder"),
            partial(show_folder, made.path.parent),
        )

    @Slot(int)
    def _finished(self, number: int) -> None:
        if number == self._task:
            waited = self.hasFocus()
            self.now.allow()
            self.refresh()
            if waited:
                self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _offer(self, backup: Backup) -> None:
        """Say what can be done with a backup, under its row."""
        menu = Menu(_moment(backup), self)
        menu.add_head(tr("A copy is put where you say. Your book stays as it is."))
        menu.add(tr("Open a copy…"), partial(self.open_copy, backup), "folder-open")
        show = partial(show_folder, backup.path.parent)
        menu.add(tr("Show in folder"), show, "arrow-square-out")
        row = self.list.visualRect(self.list.currentIndex())
        menu.popup(self.list.viewport().mapToGlobal(row.bottomLeft()))

    @Slot(object, str)
    def _act(self, backup: Backup, key: str) -> None:
        if key == "copy":
            self.open_copy(backup)
        else:
            show_folder(backup.path.parent)

    @Slot()
    def _flip(self) -> None:
        self._all = not self._all
        self.refresh()

    @Slot()
    def _show_folder(self) -> None:
        show_folder(backups.folder(self._desk.path))

    def _show_last(self) -> None:
        self.now.setParent(self)
        clear(self._card)
        last = self._made[0] if self._made else None
        fresh = last is not None and clock.now() - last.made_at <= backups.STALE
        icon = "check-circle" if fresh else "warning-circle"
        title, note = tr("No backup yet"), tr("Your book is on this laptop only.")
        if last is not None:
            when = last.made_at.astimezone()
            title = tr("Last backup {day}, {time}").format(
                day=phrases.long_day(when.date()), time=phrases.clock_time(when)
            )
            note = tr("In “{folder}”. {size}, opened and checked.")
            if self._desk.store.key is not None:
                note = tr("In “{folder}”. Encrypted, {size}, opened and checked.")
            note = note.format(folder=last.path.parent.name, size=size(last.size))
        words = vbox(
            Label(title, "strong", wrap=True), Label(note, "small", "ink2", wrap=True)
        )
        self._card.addWidget(Icon(icon, "ok_ink" if fresh else "honey_ink", 20))
        self._card.addSpacing(14)
        self._card.addLayout(words, 1)
        self._card.addSpacing(14)
        self._card.addWidget(self.now)
        self.now.show()


class BackupList(RecordList[Backup]):
    """Backups in rows, the newest first."""

    def __init__(self) -> None:
        acts: Sequence[RowAction] = (
            RowAction("copy", "folder-open", tr("Open a copy")),
            RowAction("show", "arrow-square-out", tr("Show in folder")),
        )
        super().__init__(tr("Backups"), _row, actions=acts, fit_content=True)


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    return QLocale().formattedDataSize(
        count, 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )


def show_folder(folder: Path) -> None:
    """Show a folder in the computer's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _moment(backup: Backup) -> str:
    when = backup.made_at.astimezone()
    return tr("{day}, {time}").format(
        day=phrases.day(when.date()), time=phrases.clock_time(when)
    )


def _row(backup: Backup) -> Row:
    why = tr(_WHY.get(backup.why, backups.AUTOMATIC))
    return Row(_moment(backup), why, right=size(backup.size), icon="archive-box")


def _back_up(desk: Desk, job: "Job") -> Backup:
    def tell(done: int, total: int) -> None:
        job.progress(done, total, tr("page {n} of {m}").format(n=done, m=total))

    return backups.back_up(desk.store, why=backups.MANUAL, progress=tell)


@dataclass(frozen=True)
class Copied:
    """A copy of a backup was made; this opens it, if it is locked."""

    key: "Key | None"


def _restore(
    backup: Path, target: Path, key: "Key | None", words: str, job: "Job"
) -> Copied | None:
    """Return None if a passphrase is wanted that is neither `key` nor `words`."""
    del job  # a copy of a file: there is nothing to tell of it
    locked = headers.is_locked(backup)
    if locked and words:
        key = keys.from_words(words, headers.salt(backup))
    try:
        backups.restore_copy(backup, target, key)
    except LockedError:
        return None
    return Copied(key)
