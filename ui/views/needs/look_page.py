"""What the looks at needs and expertise have in common: the head, and its switch."""

from typing import Any, ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import mark, tr
from ui import painting
from ui.commands import Command
from ui.desk import Desk
from ui.widgets.base import BeginsAt
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choices import Segmented
from ui.widgets.pages import Page

LOOKS: Final = {
    "ranked": (mark("Ranked"), "list-numbers"),
    "matrix": (mark("Who can help"), "grid-four"),
    "network": (mark("Network"), "share-network"),
    "pairs": (mark("Pairs & groups"), "chats"),
}


HEAD_GAP: Final = 14  # px between the parts of the head
ADD_MORE: Final = 58  # px that the button takes beside its words


class LookPage(BeginsAt, Page):
    """One look: a page under the head that all looks share.

    A look reads what it shows in `refresh`, which is called when it comes up and
    something of it has changed; it shows its line under the title by `set_sub`.
    """

    look: ClassVar[str]
    look_asked = Signal(object)  # a code of LOOKS
    add_asked = Signal()
    more_asked = Signal(object)  # the button under which the menu opens
    page_asked = Signal(object)  # a Page to be shown in place of the look

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Needs & expertise"), wide=True, parent=parent)
        self.desk = desk
        options = [(code, tr(text), icon) for code, (text, icon) in LOOKS.items()]
        self.looks = Segmented(tr("Look at it as"), options, self.look)
        self.add = Button(tr("Add a need"), "plus", "primary", tip="Ctrl+N")
        self.more = IconButton("dots-three", tr("More"), size=32)
        self.set_segment(self.looks)
        self.add_action(self.more)
        self.add_action(self.add)
        self.looks.chosen.connect(self.look_asked)
        self.add.clicked.connect(self.add_asked)
        self.more.clicked.connect(self._ask_more)
        if desk.read_only:
            self.add.block(tr("This book is open for reading only"))

    def commands(self) -> list[Command]:
        """Return what can be asked of this look alone; its keys work in it."""
        return []

    def refresh(self) -> None:
        """Show what the book says now."""

    def show_item(self, item_id: UUID, intent: str = "") -> None:
        """Show one thing: a topic, a need, a person, a vote, a set of groups."""

    def begin(self, intent: str) -> None:
        """Begin what is asked for ("vote", "groups" …)."""

    def step_back(self) -> bool:
        """Close what is open beside the look; tell whether something was (Esc)."""
        if self.panel() is None:
            return False
        self.close_panel()
        return True

    def come_back(self) -> None:
        """Take up again when a page that stood in its place is gone."""

    def leave_community(self) -> None:
        """Forget what belongs to the community one was in: panels, filters, cursor."""
        self.close_panel()

    def print_papers(self) -> None:
        """Print what belongs to this look (Ctrl+P)."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    @override
    def restyle(self) -> None:
        super().restyle()
        self._fit_head()

    def _fit_head(self) -> None:
        """Let the button be short where the title would have to be."""
        if not hasattr(self, "add"):
            return
        whole, short = tr("Add a need"), tr("Add")
        beside = self.looks.sizeHint().width() + self.more.sizeHint().width()
        room = self.head.contentsRect().width() - beside - 3 * HEAD_GAP
        title = painting.text_width(self.title.text(), "h1")
        wide = painting.text_width(whole, "medium") + ADD_MORE
        self.add.setText(whole if title + wide <= room else short)
        self.add.setAccessibleName(whole)
        self.add.updateGeometry()

    @Slot()
    def _ask_more(self) -> None:
        self.more_asked.emit(self.more)

    def community(self) -> Any:
        """Return the key of the community one is in, or None."""
        return self.desk.community_id
