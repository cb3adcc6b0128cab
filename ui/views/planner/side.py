"""What stands beside the agenda: the library of methods, or the block chosen."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.gathering import methods
from app.i18n import tr
from ui.views.planner.acts import Acts
from ui.views.planner.block_panel import BlockPanel
from ui.views.planner.method_page import MethodPage
from ui.views.planner.methods_panel import MethodsPanel
from ui.views.planner.words import Faces
from ui.widgets.buttons import IconButton
from ui.widgets.choices import Segmented
from ui.widgets.feedback import EmptyState
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox


class Side(QWidget):
    """Two pages under a switch."""

    shut_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.methods = MethodsPanel()
        self.method = MethodPage()
        self.block = BlockPanel()
        count = len(methods.library())
        options = [
            ("methods", tr("Methods  {n}").format(n=count), ""),
            ("block", tr("This block"), ""),
        ]
        self.switch = Segmented(tr("Beside the agenda"), options, "methods")
        self.shut = IconButton("x", tr("Close"), shortcut="Esc")
        self.nothing = EmptyState(
            "hand-palm",
            tr("No block chosen"),
            tr("Choose a block of the agenda to see all that can be said of it."),
            width=230,
        )
        self._pages = QStackedWidget()
        self._block_page = scrolled(self.block)
        for page in (self.methods, self.method, self._block_page, self.nothing):
            self._pages.addWidget(page)
        top = boxed(hbox(self.switch, STRETCH, self.shut))
        self.setLayout(vbox(top, 12, (self._pages, 1)))
        self.switch.chosen.connect(self._turn)
        self.methods.opened.connect(self.open_method)
        self.method.left.connect(self.show_methods)
        self.shut.clicked.connect(self.shut_asked)
        self._has_block = False

    @property
    def shows_block(self) -> bool:
        """Whether the page of the block is turned to."""
        return bool(self.switch.current() == "block")

    @Slot()
    def show_methods(self) -> None:
        """Turn to the library."""
        self.switch.choose("methods")
        self._pages.setCurrentWidget(self.methods)

    @Slot(str)
    def open_method(self, key: str) -> None:
        """Show one method in full."""
        method = methods.get(key)
        if method is not None:
            self.method.show_method(method)
            self._pages.setCurrentWidget(self.method)

    def show_block(self) -> None:
        """Turn to the block."""
        self.switch.choose("block")
        self._turn("block")

    def show_fields(self, acts: Acts, block_id: UUID, faces: Faces) -> None:
        """Show the fields of a block, another one from its beginning."""
        if block_id != self.block.block_id:
            self._block_page.verticalScrollBar().setValue(0)
        self.block.show_block(acts, block_id, faces)

    def begin_anew(self) -> None:
        """Show the whole library, as another gathering is shown."""
        self.methods.forget()
        self.show_methods()

    def set_has_block(self, has_block: bool) -> None:
        """Say whether a block is chosen."""
        self._has_block = has_block
        if self.shows_block:
            self._turn("block")

    @Slot(object)
    def _turn(self, page: str) -> None:
        if page == "methods":
            self._pages.setCurrentWidget(self.methods)
        else:
            there = self._block_page if self._has_block else self.nothing
            self._pages.setCurrentWidget(there)
