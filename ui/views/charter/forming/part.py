"""What the parts of the look "Forming" have in common."""

from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget
from typing_extensions import override

from app.errors import CirclebookError
from app.i18n import tr
from ui.desk import Desk
from ui.views.create.tab_order import as_laid_out
from ui.widgets.inline import InlineArea, InlineText
from ui.widgets.labels import Label
from ui.widgets.layout import vbox

INSET = 8  # px between the edge of a text that is edited in place and its words


class Part(QWidget):
    """One part: a title, a sentence on what it is good for, and what belongs to it."""

    key: ClassVar[str]
    called: ClassVar[str]  # marked, not translated yet
    icon: ClassVar[str]
    paper: ClassVar[str] = "invitation"  # the printout one most likely means
    page_asked = Signal(object)  # a page in place of the look
    part_asked = Signal(str)  # another part

    def __init__(
        self, sentence: str, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setAccessibleName(tr(self.called))
        self.head = Label(tr(self.called), "h2", wrap=True)
        self.sentence = Label(sentence, "small", "ink2", wrap=True)
        self._beginning: QWidget | None = None
        self.column: QBoxLayout = vbox(gap=14)
        words = vbox(self.head, self.sentence, gap=3)
        self.setLayout(vbox(words, 16, self.column, margins=(0, 2, 0, 28)))

    @property
    def home(self) -> UUID:
        """The community one is in."""
        found = self.desk.community_id
        assert found is not None  # noqa: S101 - a part is only shown in a community
        return found

    def add(self, part: QWidget | QLayout) -> None:
        """Add to the part."""
        if isinstance(part, QWidget):
            self.column.addWidget(part)
        else:
            self.column.addLayout(part)

    def refresh(self) -> None:
        """Show what the book says now."""
        raise NotImplementedError

    def show_item(self, item_id: UUID) -> None:
        """Bring one thing into view."""

    def show_row(self, row: QWidget | None) -> None:
        """Let the focus go to where one begins in a row, which scrolls there."""
        if row is not None:
            inside = [one for one in row.findChildren(InlineArea) if not one.isHidden()]
            for field in inside[:1]:
                self.begins_at(field)
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """Forget what belongs to the community one was in."""

    def order_tab(self) -> None:
        """Let Tab go through the part as it stands."""
        as_laid_out(self)

    def begins_at(self, widget: QWidget) -> None:
        """Let one begin here."""
        self._beginning = widget

    @override
    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        if self._beginning is not None and self._beginning.isVisibleTo(self):
            self._beginning.setFocus(reason)

    def do(self, label: str, act: Any, *args: Any, **kwargs: Any) -> Any:
        """Let the book be changed; the label says what was done."""
        return self.desk.do(label, act, *args, **kwargs)

    def save(
        self, field: InlineText | InlineArea, label: str, act: Any, *args: Any
    ) -> None:
        """Keep what was typed in a field; what is refused stays in it."""
        try:
            self.desk.do(label, act, *args)
        except CirclebookError:
            field.refuse()
            raise

    def block_if_read_only(self, *widgets: QWidget) -> None:
        """Let nothing be changed in a book that is open for reading only."""
        if self.desk.read_only:
            for one in widgets:
                one.setEnabled(False)
                one.setToolTip(tr("This book is open for reading only"))


def captioned(words: str, field: QWidget, color: str = "ink3") -> QBoxLayout:
    """Return a field under a caption that lines up with the words in it."""
    caption = Label(words, "capm", color, wrap=True)
    caption.setContentsMargins(INSET + 2 * isinstance(field, InlineText), 0, 0, 0)
    return vbox(caption, field, gap=0)
