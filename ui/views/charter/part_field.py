"""One part of the charter: what it is called, its words, and what helps to write it."""

from typing import Any, Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from app.charter.parts import Part
from app.i18n import tr
from ui.theme import theme
from ui.widgets.base import Restyled
from ui.widgets.inline import InlineArea, restyled
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox

BESIDE: Final = 560  # px at 100 %: from here on prompts stand beside the words
INSET: Final = 8  # px between the edge of the box and its words


class PartField(Restyled, QWidget):
    """A part that is edited where it stands; its prompts show while one writes."""

    edited = Signal(str, str)  # the part's name and its words

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.title = Label(part.title, "smallm", "ink3", wrap=True)
        self.words = InlineArea("", part.title, example=tr("Not written yet"))
        self.prompts = Label("\n".join(part.prompts), "small", "ink3", wrap=True)
        self._asked = boxed(vbox(self.prompts, STRETCH))
        self._asked.hide()
        self.title.setContentsMargins(INSET, 0, INSET, 0)
        written = vbox(self.title, self.words, STRETCH, gap=1)
        self._row = hbox((written, 3), (self._asked, 2), gap=24)
        self.setLayout(self._row)
        self.words.edited.connect(self._tell)
        asked = tr("Press F2 to change it. It helps to ask: {questions}")
        self.words.setAccessibleDescription(
            asked.format(questions=" ".join(part.prompts))
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it, nor being written."""
        return self.words.isReadOnly() and not self.words.text()

    def show_text(self, text: str) -> None:
        """Show what is written."""
        self.words.set_text(text)

    def open(self, *, writing: bool) -> None:
        """Show the box and what helps to write, or the words alone."""
        self._asked.setVisible(writing)
        self.words.setProperty("open", writing)
        restyled(self.words, editing=not self.words.isReadOnly())
        self._turn()

    @override
    def restyle(self) -> None:
        super().restyle()
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def event(self, event: QEvent) -> Any:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return taken

    def _turn(self) -> None:
        """Put the prompts beside the words, or below them where it is narrow."""
        if not hasattr(self, "_row"):
            return
        beside = self.width() >= theme.px(BESIDE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._row.setSpacing(24 if beside else 4)
        self.prompts.setContentsMargins(0 if beside else INSET, 0, 0, 0)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.edited.emit(self.part.name, words)
