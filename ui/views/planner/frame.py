"""What the planner is made of and where it stands; what it does is in the view."""

from uuid import UUID

from PySide6.QtCore import QRect, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from typing_extensions import override

from app.i18n import tr
from ui.theme import tokens
from ui.views.planner.bench import Bench
from ui.views.planner.canvas import Canvas
from ui.views.planner.heard import HeardLine
from ui.views.planner.meta import MetaLine
from ui.views.planner.side import Side
from ui.views.planner.summary import Summary
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button, IconButton
from ui.widgets.feedback import EmptyState
from ui.widgets.inline import InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, scrolled, vbox
from ui.widgets.pages import Page


class PlannerFrame(BeginsAt, QWidget):
    """Head, what the plan adds up to, the agenda, and what stands beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._lay_out()
        self.begin_at(self.canvas)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pad()

    def _pad(self) -> None:
        narrow = self.window().width() < tokens.NARROW_BELOW
        pad = tokens.WIDTHS["pad_narrow" if narrow else "pad"]
        layout = self._work.layout()
        if layout is not None:
            layout.setContentsMargins(pad, 10, 20, 0)
        self.methods_button.setVisible(self.bench.is_narrow)
        self.side.shut.setVisible(self.bench.is_narrow)

    def _build(self) -> None:
        self.page = Page(tr("Plan"), " ", back=True, wide=True)
        self.title = InlineText("", tr("Title of the gathering"), "h1", required=True)
        self.meta = MetaLine()
        self.invite = Button(tr("Invite"), "calendar-plus")
        self.print = Button(tr("Print"), "printer")
        self.more = IconButton("dots-three", tr("More"), size=32)
        self.methods_button = Button(tr("Methods"), "cards")
        self.summary = Summary()
        self.heard = HeardLine()
        self.canvas = Canvas()
        self.side = Side()
        self.from_last = Button("", "copy")
        self.add_first = Button(tr("Add the first block"), "plus", "primary")
        self.empty = EmptyState(
            "list-bullets",
            tr("Nothing planned yet"),
            tr(
                "Start with what the members said they need. Drag a method in from "
                "the right, or add a block and give it a name."
            ),
            self.add_first,
            self.from_last,
            width=400,
        )

    def _lay_out(self) -> None:
        self.empty.setContentsMargins(0, 48, 0, 24)
        self.page.set_title_widget(self.title)
        self.page.set_sub_widget(self.meta)
        for button in (self.methods_button, self.invite, self.print, self.more):
            self.page.add_action(button)
        self.hints = boxed(_hints())
        self._agenda = vbox(self.canvas, self.empty, STRETCH)
        self.scroller: QScrollArea = scrolled(boxed(self._agenda))
        self._work = boxed(
            vbox(self.summary, self.heard, 10, (self.scroller, 1), self.hints)
        )
        self.bench = Bench(self._work, self.side)
        self.page.set_body(self.bench, scroll=False, padded=False)
        self.page.rule.show()
        self.setLayout(vbox((self.page, 1)))
        self._pad()

    def reveal_block(self, block_id: UUID) -> None:
        """Scroll a block into sight."""
        cell = self.canvas.layout_.cell(block_id)
        if cell is not None:
            self.reveal(cell.rect.toRect())

    @Slot(QRect)
    def reveal(self, rect: QRect) -> None:
        """Scroll a block into sight, once the agenda has taken its height."""
        self._agenda.activate()
        middle, half = rect.center(), rect.height() // 2
        self.scroller.ensureVisible(middle.x(), middle.y(), 0, half + 12)


def _hints() -> QLayout:
    """Return a line with the keys of the agenda."""
    keys = (
        tr("↑ ↓ choose"),
        tr("Alt ↑ ↓ move"),
        tr("+ − five minutes"),
        tr("N new block"),
        tr("L pin"),
        tr("S side by side"),
        tr("Ctrl Z undo"),
    )
    line = Label("      ".join(keys), "cap", "ink3", elide=True)
    return vbox(line, margins=(58, 6, 0, 8))
