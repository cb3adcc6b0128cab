"""What the window says by itself: toasts, banners, long work under way, bugs."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from app.i18n import tr
from ui import problems
from ui.shell.rail import Rail
from ui.shell.sheet import Sheet
from ui.widgets.buttons import Button

if TYPE_CHECKING:  # what is said comes later than the first paint
    from app.book.changes import Changes
    from ui.desk import Desk
    from ui.widgets.feedback import ProgressCard, Toast


class Notices(QObject):
    """Shows facts with Undo, sentences that stay until dismissed, and progress."""

    def __init__(self, sheet: Sheet, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._rail = rail
        self._desk: Desk | None = None
        self._action: Callable[[], object] | None = None
        self._report = ""
        self._cards: dict[int, ProgressCard] = {}
        self.told = 0  # how often something went wrong

    @cached_property
    def toast(self) -> "Toast":
        """The toast, there from the first time it is needed."""
        from ui.widgets.feedback import Toast

        toast = Toast(self._sheet)
        toast.undo_asked.connect(self._undo)
        toast.action_asked.connect(self._act)
        return toast

    def listen(self, desk: "Desk") -> None:
        """Speak for the acts on this desk, and no more for one before."""
        self._desk = desk
        self.toast.dismiss()  # its Undo would be of another book
        for number in list(self._cards):
            self._ended(number)
        desk.done.connect(self._did)
        desk.undone.connect(self._took_back)
        desk.said.connect(self.say)
        desk.tasks.started.connect(self._began)
        desk.tasks.progressed.connect(self._went_on)
        desk.tasks.finished.connect(self._ended)

    def forget(self) -> None:
        """Say nothing more of the book there was, and take off what stands there."""
        self._desk = self._action = None
        self._report = ""
        self.toast.dismiss()
        self._sheet.drop_banner()
        for number in list(self._cards):
            self._ended(number)

    @Slot(str, str, object)
    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Show a passing sentence, with something to do about it if there is."""
        self._action = run
        # what was done is told in a few words; a whole sentence says why it was not
        icon = "info" if sentence.endswith(".") else "check"
        self.toast.say(sentence, icon, action=action)

    @Slot(str)
    def warn(self, sentence: str) -> None:
        """Show a sentence that stays: what happened, what is safe, what to do."""
        self.told += 1
        self._state(sentence, "danger")

    @Slot(str)
    def remark(self, sentence: str) -> None:
        """Show a sentence that stays, but is no trouble."""
        self._state(sentence, "honey")

    @Slot(str)
    def confess(self, report: str) -> None:
        """Show that there is a bug, with a report to copy."""
        self.told += 1
        self._report = report
        copy = Button(tr("Copy the report"), "copy", small=True)
        copy.clicked.connect(self._copy_report)
        sentence = tr(
            "What you wrote before is safe in the book. The report says where in the "
            "program it happened and holds nothing you wrote."
        )
        self._show(problems.title(), sentence, "danger", copy)

    def _state(self, sentence: str, tone: str) -> None:
        title, _, rest = sentence.partition(". ")
        self._show(title.removesuffix(".") + ".", rest, tone)

    def _show(self, title: str, rest: str, tone: str, *buttons: Button) -> None:
        from ui.widgets.feedback import Banner

        banner = Banner(title, rest, *buttons, tone=tone)
        banner.dismissed.connect(self._sheet.drop_banner)
        self._sheet.show_banner(banner)

    @Slot()
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    @Slot(object)
    def _did(self, changes: "Changes") -> None:
        self._action = None
        self.toast.say(changes.label, "check", undo=True)

    @Slot(object, bool)
    def _took_back(self, changes: "Changes", again: bool) -> None:
        self._action = None
        words = tr("Done again: {act}") if again else tr("Undone: {act}")
        icon = "arrow-clockwise" if again else "arrow-counter-clockwise"
        self.toast.say(words.format(act=changes.label), icon)

    @Slot()
    def _undo(self) -> None:
        if self._desk is not None:
            self._desk.undo()

    @Slot()
    def _act(self) -> None:
        if self._action is not None:
            self._action()

    @Slot(int, str, bool)
    def _began(self, number: int, title: str, cancellable: bool) -> None:
        if not title:
            return
        from ui.widgets.feedback import ProgressCard

        card = ProgressCard(title)
        card.setProperty("number", number)
        if cancellable:
            card.cancel_asked.connect(self._cancel)
        self._cards[number] = card
        self._rail.add_card(card)

    @Slot(int, int, int, str)
    def _went_on(self, number: int, done: int, total: int, text: str) -> None:
        if number in self._cards:
            self._cards[number].show_progress(done, total, text)

    @Slot(int)
    def _ended(self, number: int) -> None:
        card = self._cards.pop(number, None)
        if card is not None:
            card.hide()
            card.deleteLater()

    @Slot()
    def _cancel(self) -> None:
        card = self.sender()
        if self._desk is not None and card is not None:
            self._desk.tasks.cancel(int(card.property("number")))
