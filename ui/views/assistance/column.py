"""A column of the board: its head, its cards, and what is asked for in it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.assistance.reckoning import Stage
from app.i18n import tr
from ui import painting
from ui.theme import theme
from ui.views.assistance import words
from ui.views.assistance.card import TaCard
from ui.widgets.base import Restyled, area
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, scrolled, vbox

LEAST: Final = 138  # px at 100 %


class Column(Restyled, QWidget):
    """One column; `stage` is None for the one of what was put aside."""

    add_asked = Signal(object)  # the Stage

    def __init__(self, stage: Stage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        name = stage.label if stage else tr("Put aside")
        icon = words.ICONS[stage] if stage else "archive-box"
        self.head = Label(name, "medium", "ta_ink", elide=True)
        fits = QSizePolicy.Policy.Preferred
        self.head.setSizePolicy(fits, fits)
        self.head.setMinimumWidth(30)
        self.count = Label("", "small", "ink3", tabular=True)
        self.add = IconButton("plus", tr("Add to {column}").format(column=name))
        self.add.clicked.connect(self._ask)
        self.cards: list[TaCard] = []
        self.more = Label("", "small", "ink3", wrap=True)
        self._aimed = ""  # what would happen if it was dropped here
        self._room = vbox(gap=10)
        self._inside = vbox(self._room, self.more, STRETCH, gap=10)
        self._inside.setContentsMargins(1, 1, 1, 10)
        self.scroller = scrolled(boxed(self._inside))
        head = hbox(
            Icon(icon, "ta_ink"), self.head, self.count, STRETCH, self.add, gap=6
        )
        head.setContentsMargins(12, 6, 4, 4)
        body = vbox((self.scroller, 1))
        body.setContentsMargins(10, 0, 10, 4)
        self.setLayout(vbox(head, (body, 1)))
        self.add.setVisible(stage is not None)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_parts(self, parts: Sequence[QWidget], count: int, more: str = "") -> None:
        """Show these cards and forms in this order; widgets are kept, not made anew."""
        kept = set(parts)
        for at in reversed(range(self._room.count())):
            widget = self._widget(at)
            if widget is not None and widget not in kept:
                self._room.removeWidget(widget)
        for at, widget in enumerate(parts):
            if self._widget(at) is not widget:
                self._room.insertWidget(at, widget)
            widget.show()
        self.cards = [part for part in parts if isinstance(part, TaCard)]
        self.count.setText(str(count))
        self.count.setAccessibleName(tr("{n} here").format(n=count))
        self.more.setText(more)
        self.more.setVisible(bool(more))

    def aim(self, what: str) -> None:
        """Show that a card would be dropped here, and what that would ask for."""
        if what != self._aimed:
            self._aimed = what
            self.update()

    def reveal(self, widget: QWidget) -> None:
        """Scroll a card or form into sight."""
        self.scroller.ensureWidgetVisible(widget, 0, 12)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # when the text size was changed while this was hidden, the scroller gives its
        # inside another size in the midst of laying it out, and Qt leaves it at that
        self._inside.invalidate()
        self._inside.activate()

    @override
    def restyle(self) -> None:
        self.setMinimumWidth(theme.px(LEAST))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.rounded(painter, area(self), 10, "ta_sunken")
        if self._aimed:
            painting.rounded(
                painter,
                area(self).adjusted(1, 1, -1, -1),
                10,
                None,
                "ta",
                width=1.5,
                dashed=True,
            )
            foot = area(self).adjusted(12, 0, -12, -14)
            foot.setTop(foot.bottom() - theme.line("small"))
            centered = Qt.AlignmentFlag.AlignCenter
            painting.text(painter, foot, self._aimed, "smallm", "ta_ink", centered)
        painter.end()

    @Slot()
    def _ask(self) -> None:
        self.add_asked.emit(self.stage)

    def _widget(self, at: int) -> QWidget | None:
        item = self._room.itemAt(at)
        return item.widget() if item is not None else None
