"""The second column: what goes into the packet, what stays out, what to look at."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.printouts.packets import LeftOut, Outline
from ui.desk import Desk
from ui.theme import theme
from ui.views.handoff.contents_list import ContentsList
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, clear, hbox, scrolled, vbox
from ui.widgets.panels import SidePanel
from ui.widgets.resting import FOOT

_LOW: Final = 640  # px of height; in less the sentences are cut to the first two
_FEW: Final = 2


class Contents(QWidget):
    """The sections with their switches, and under them what stays out."""

    look_asked = Signal()  # at what is left out, line by line

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = Label("", "small", "ink3", tabular=True)
        self.list = ContentsList(blocked=desk.read_only)
        self.empty = Label("", "cap", "ink3", wrap=True)
        self.left_out = LeftOutCard()
        self.left_out.look.clicked.connect(self.look_asked)
        head = hbox(Label(tr("In the packet"), "h3"), STRETCH, self.pages, gap=8)
        inside = (16, 0, 4, 8)
        self.scrolling = scrolled(
            boxed(vbox(self.list, 6, self.empty, STRETCH, margins=inside))
        )
        pinned = vbox(self.left_out, margins=(16, 8, 16, 14))
        head.setContentsMargins(16, 14, 27, 4)
        self.setLayout(vbox(head, (self.scrolling, 1), pinned))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.left_out.show_few(few=self.height() < theme.px(_LOW))

    def show_outline(self, outline: Outline | None) -> None:
        """Show what the packet holds and leaves out; with None nothing yet."""
        self.left_out.setVisible(outline is not None)
        if outline is None:
            self.list.show_sections([])
            self.empty.hide()
            self.show_pages(0)
            return
        self.list.show_sections([one for one in outline.sections if not one.empty])
        nothing = [one.title for one in outline.sections if one.empty]
        words = tr("Nothing in the book yet for: {sections}.")
        self.empty.setText(words.format(sections=", ".join(nothing)))
        self.empty.setVisible(bool(nothing))
        self.left_out.show_left_out(outline.left_out)

    def show_pages(self, pages: int) -> None:
        """Say how many pages there are."""
        self.pages.setText(trn("{n} page", "{n} pages", pages) if pages else "")


class LeftOutCard(Card):
    """What stays out and why, always to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            fill="private_sunken",
            line="private_line",
            radius=8,
            flat=True,
            parent=parent,
        )
        title = Label(tr("Left out, and why"), "strong", "private_ink")
        head = hbox(Icon("shield-check", "private", 18), (title, 1), gap=8)
        self._lines = vbox(gap=3)
        self.look = Button(tr("See exactly what"), kind="link", small=True)
        foot = hbox(self.look, STRETCH)
        self.hold(vbox(head, 6, self._lines, 4, foot), (14, 10, 14, 6))
        self.setProperty(FOOT, True)
        self._shown: tuple[LeftOut, ...] | None = None
        self._few = False

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Show these in a line each."""
        if self._shown != tuple(left_out):
            self._shown = tuple(left_out)
            self._say_all()

    def show_few(self, *, few: bool) -> None:
        """Show the first two alone, where there is little room."""
        if few != self._few:
            self._few = few
            self._say_all()

    def _say_all(self) -> None:
        clear(self._lines)
        said = [one.words for one in self._shown or ()]
        said = said or [_kept_anyway()]
        shown = said[:_FEW] if self._few else said
        for words in shown:
            self._lines.addWidget(Label(words, "small", "ink2", wrap=True))
        rest = len(said) - len(shown)
        more = tr("See exactly what, and {n} more").format(n=rest)
        self.look.setText(more if rest else tr("See exactly what"))
        self.look.setVisible(bool(self._shown))


def _kept_anyway() -> str:
    return tr("Your coaching log and your private notes. All else may be handed on.")


class LeftOutPanel(SidePanel):
    """What stays out, line by line; for the coach's own screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Left out, and why"), parent)
        self.set_title(
            tr("Left out, and why"),
            tr("Only you see this list. It is not in the packet."),
        )
        self._column = vbox(gap=14)
        self.add(self._column)

    def show_left_out(self, left_out: Sequence[LeftOut]) -> None:
        """Show these with all their lines."""
        clear(self._column)
        for one in left_out:
            lines = vbox(Label(one.words, "strong", "private_ink", wrap=True), gap=4)
            for line in one.lines:
                lines.addWidget(Label(line, "small", "ink2", wrap=True))
            self._column.addLayout(lines)
