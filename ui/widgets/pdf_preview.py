"""The true pages of a PDF, with what turns and enlarges them."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from app.i18n import tr
from ui.pdf_images import PdfImages
from ui.theme import theme
from ui.widgets.base import Restyled
from ui.widgets.buttons import Button, IconButton
from ui.widgets.feedback import ProgressCard
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox
from ui.widgets.pdf_page import PdfPage
from ui.widgets.pdf_strip import PdfStrip

PATIENCE: Final = 500  # milliseconds before it is said that pages are being made


class PdfPreview(Restyled, QWidget):
    """A page on its ground, with a bar or a strip of small pages at its foot.

    `foot` is "bar" (turn, "Page 1 of 9", enlarge), "strip", or "" for nothing.
    """

    turned = Signal(int)  # another page is shown, from 0
    action_asked = Signal()  # the button under what is said
    cancel_asked = Signal()  # on the card that says how far newer pages are

    def __init__(
        self, name: str, *, foot: str = "bar", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = PdfPage(name)
        self.words = Label("", "body", "ink2", wrap=True)
        self.action = Button("", kind="link")
        self.bar = PageBar(self.view) if foot == "bar" else None
        self.strip = PdfStrip(self.view) if foot == "strip" else None
        self.progress = ProgressCard(tr("Making the pages"), parent=self)
        self.progress.hide()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._lay_out()
        self.view.turned.connect(self.turned)
        self._stack.installEventFilter(self)
        self.action.clicked.connect(self.action_asked)
        self.progress.cancel_asked.connect(self.cancel_asked)
        self._patience.timeout.connect(self._show_progress)

    def show_pdf(self, data: bytes, *, page: int | None = None) -> None:
        """Show this file, on the page one is on or on `page` (from 0)."""
        self.set_waiting(False)
        images = PdfImages(data)
        self._stack.setCurrentIndex(0)
        self.view.show_images(images, page)
        if self.strip is not None:
            self.strip.show_images(images)
        self._set_foot(shown=images.count > 0)

    def say(self, words: str, action: str = "") -> None:
        """Take the page away and say something instead, with something to do."""
        self.set_waiting(False)
        self.view.show_images(None)
        self.words.setText(words)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._stack.setCurrentIndex(1)
        self._set_foot(shown=False)

    def set_waiting(self, on: bool) -> None:
        """Say that newer pages are being made, if it takes long enough to notice."""
        if not on:
            self._patience.stop()
            self.progress.hide()
        elif not self._patience.isActive() and not self.progress.isVisible():
            self.progress.show_progress(0, 0)
            self._patience.start()

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """Say how far the newer pages are."""
        self.progress.show_progress(done, total, text)

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self.view.page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.view.pages

    def go_to(self, page: int) -> None:
        """Turn to a page, from 0."""
        self.view.go_to(page)

    @Slot()
    def next_page(self) -> None:
        """Turn to the next page."""
        self.view.next_page()

    @Slot()
    def previous_page(self) -> None:
        """Turn to the page before."""
        self.view.previous_page()

    @Slot()
    def zoom_in(self) -> None:
        """Enlarge the page by a step."""
        self.view.zoom_in()

    @Slot()
    def zoom_out(self) -> None:
        """Make the page smaller by a step."""
        self.view.zoom_out()

    @Slot()
    def fit(self) -> None:
        """Show the whole page."""
        self.view.fit()

    @override
    def restyle(self) -> None:
        self._place_progress()
        super().restyle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stack and event.type() is QEvent.Type.Resize:
            self._place_progress()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("canvas"))

    def _lay_out(self) -> None:
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setMaximumWidth(theme.px(360))
        middle = hbox(STRETCH, (self.words, 3), STRETCH)
        below = hbox(STRETCH, self.action, STRETCH)
        self.action.hide()
        said = boxed(vbox(STRETCH, middle, 10, below, STRETCH, margins=24))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(said)
        foot: QWidget | None = self.bar or self.strip
        column = vbox((self._stack, 1), foot)
        column.setContentsMargins(0, 0, 0, 8 if foot is not None else 0)
        self.setLayout(column)
        self._set_foot(shown=False)

    def _set_foot(self, *, shown: bool) -> None:
        """Show the foot; without pages its place is kept, so that nothing jumps."""
        foot = self.bar or self.strip
        if foot is not None:
            policy = foot.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            foot.setSizePolicy(policy)
            foot.setVisible(shown)

    @Slot()
    def _show_progress(self) -> None:
        self._place_progress()
        self.progress.show()
        self.progress.raise_()

    def _place_progress(self) -> None:
        wide = min(theme.px(300), self.width() - 32)
        high = self.progress.sizeHint().height()
        left = (self.width() - wide) // 2
        # the stack, not the page in it: what is not seen keeps its size of before
        bottom = self._stack.geometry().bottom() - 16
        self.progress.setGeometry(left, bottom - high, wide, high)


class PageBar(QWidget):
    """Turns the pages, says which is shown, and enlarges it."""

    def __init__(self, view: PdfPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.before = IconButton("caret-left", tr("Page before"), shortcut="PgUp")
        self.after = IconButton("caret-right", tr("Next page"), shortcut="PgDown")
        self.where = Label("", "body", "ink2", tabular=True)
        self.smaller = IconButton("magnifying-glass-minus", tr("Smaller"), shortcut="-")
        self.larger = IconButton("magnifying-glass-plus", tr("Larger"), shortcut="+")
        self.fit = Button(tr("Fit"), kind="plain", small=True)
        turning = (self.before, 6, self.where, 6, self.after)
        sizing = (self.smaller, self.fit, self.larger)
        row = hbox(STRETCH, *turning, 24, *sizing, STRETCH, gap=2)
        row.setContentsMargins(8, 2, 8, 2)
        self.setLayout(row)
        self.before.clicked.connect(view.previous_page)
        self.after.clicked.connect(view.next_page)
        self.smaller.clicked.connect(view.zoom_out)
        self.larger.clicked.connect(view.zoom_in)
        self.fit.clicked.connect(view.fit)
        view.turned.connect(self._show)
        view.zoomed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        """Say where one is, and let be pressed what does something."""
        view = self._view
        words = tr("Page {n} of {count}").format(n=view.page + 1, count=view.pages)
        self.where.setText(words)
        self._allow(self.before, view.page > 0, self.after)
        self._allow(self.after, view.page + 1 < view.pages, self.before)
        fitted = view.zoom is None
        percent = tr("{n} %").format(n=round(view.scale * 100))
        self.fit.setText(tr("Fit") if fitted else percent)
        self.fit.setToolTip(tr("Show the whole page"))
        self.fit.setAccessibleName(tr("Show the whole page"))
        self.fit.setAccessibleDescription(percent)

    @staticmethod
    def _allow(button: IconButton, there: bool, other: IconButton) -> None:
        """Block a button; the focus on it goes to the other, not out of the bar."""
        if not there and button.hasFocus():
            other.setEnabled(True)
            other.setFocus(Qt.FocusReason.OtherFocusReason)
        button.setEnabled(there)
