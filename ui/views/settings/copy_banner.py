"""What stands above a copy of the book while one looks into it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.i18n import tr
from ui.widgets.buttons import Button
from ui.widgets.feedback import Banner

if TYPE_CHECKING:
    from ui.bookshelf import Bookshelf


class CopyBanner(Banner):
    """Says of which moment the copy is, and leads back to the book."""

    def __init__(
        self,
        shelf: "Bookshelf",
        own: Path,
        moment: str,
        parent: QWidget | None = None,
    ) -> None:
        self._shelf, self._own = shelf, own
        self.home = Button(tr("Go back to my book"), "arrow-left", small=True)
        super().__init__(
            tr("You are looking at a copy of {moment}.").format(moment=moment),
            tr("Your book is as it was. What you write here goes into the copy."),
            self.home,
            tone="honey",
            icon="archive-box",
            parent=parent,
        )
        self.home.clicked.connect(self._go_home)

    @Slot()
    def _go_home(self) -> None:
        self._shelf.reach(self._own)
