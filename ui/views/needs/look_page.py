"""What the looks at needs and expertise have in common: the head, and its switch."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.i18n import mark, tr
from ui import painting
from ui.desk import Desk
from ui.views import looks
from ui.widgets.buttons import Button, IconButton

LOOKS: Final = {
    "ranked": (mark("Ranked"), "list-numbers"),
    "matrix": (mark("Who can help"), "grid-four"),
    "network": (mark("Network"), "share-network"),
    "pairs": (mark("Pairs & groups"), "chats"),
}


HEAD_GAP: Final = 14  # px between the parts of the head
ADD_MORE: Final = 58  # px that the button takes beside its words


class LookPage(looks.LookPage):
    """A look at needs and expertise, with its two buttons."""

    looks_offered = LOOKS
    add_asked = Signal()
    more_asked = Signal(object)  # the button under which the menu opens

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Needs & expertise"), desk, parent)
        self.add = Button(tr("Add a need"), "plus", "primary", tip="Ctrl+N")
        self.more = IconButton("dots-three", tr("More"), size=32)
        self.add_action(self.more)
        self.add_action(self.add)
        self.add.clicked.connect(self.add_asked)
        self.more.clicked.connect(self._ask_more)
        if desk.read_only:
            self.add.block(tr("This book is open for reading only"))

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
