"""A phase of the checklists: its head opens and closes it; its items can be ticked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.charter.checklists import Item, Phase
from app.i18n import tr
from ui import painting, phrases
from ui.icons import paint_icon
from ui.theme import theme
from ui.views.charter.forming.rows import Rows
from ui.widgets.base import Focusable, area
from ui.widgets.buttons import IconButton
from ui.widgets.cards import Card
from ui.widgets.fields import TextField
from ui.widgets.inline import InlineText
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, bled, boxed, hbox, vbox
from ui.widgets.switches import Tick

BAR: Final = 120  # px
_WIDEST: Final = "00 of 00"
MARK: Final = 28  # px for the tick of a row


class PhaseCard(Card):
    """One phase."""

    opened = Signal(str)  # the phase was opened or closed
    ticked = Signal(object, bool)  # an Item
    place_asked = Signal(object)  # an Item
    added = Signal(str, str)  # the phase and what is to be done
    reworded = Signal(object, str)  # the key of an item's row, and its words
    removed = Signal(object)

    def __init__(self, phase: Phase, *, fixed: bool) -> None:
        super().__init__(radius=10)
        self.phase, self._fixed = phase, fixed
        self.head = PhaseHead()
        self.items: Rows[ItemRow] = Rows(self._row, ItemRow.show_item, gap=6)
        self.new = TextField("", example=tr("Something of your own"))
        self.new.input.setAccessibleName(tr("Add to {phase}").format(phase=phase.title))
        add = hbox(Icon("plus", "ink3", 16), (self.new, 1), gap=8)
        self._new = boxed(add)
        self._new.setContentsMargins(6, 4, 0, 0)
        self.body = boxed(vbox(self.items, self._new, gap=2, margins=(8, 2, 8, 10)))
        self.hold(vbox(self.head, self.body), 2)
        self.body.hide()
        self.head.clicked.connect(self._flip)
        self.new.input.returnPressed.connect(self._add)

    @property
    def is_open(self) -> bool:
        """Whether its items are shown."""
        return not self.body.isHidden()

    def show_phase(self, phase: Phase, *, is_open: bool) -> None:
        """Show how the phase stands; its items only while it is open."""
        self.phase = phase
        self.head.show_phase(phase, is_open=is_open)
        self._new.setVisible(not self._fixed)
        if is_open:
            self.items.show_records(
                (item.row_id if item.is_own else item.key, item) for item in phase.items
            )
        self.body.setVisible(is_open)

    def _row(self, item: Item) -> "ItemRow":
        row = ItemRow(own=item.is_own, fixed=self._fixed)
        row.ticked.connect(self.ticked)
        row.place_asked.connect(self.place_asked)
        row.reworded.connect(self.reworded)
        row.removed.connect(self.removed)
        return row

    @Slot()
    def _flip(self) -> None:
        self.opened.emit(self.phase.code)

    @Slot()
    def _add(self) -> None:
        if words := self.new.value():
            self.new.set_value("")
            self.added.emit(self.phase.code, words)


class PhaseHead(Focusable, QAbstractButton):
    """The name of a phase and how far it is; pressed, it opens or closes."""

    def __init__(self) -> None:
        super().__init__()
        self._phase = Phase("", "")
        self._open = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_phase(self, phase: Phase, *, is_open: bool) -> None:
        """Show this phase."""
        self._phase, self._open = phase, is_open
        self.setText(phase.title)
        state = tr("open") if is_open else tr("closed")
        said = f"{phase.title}, {phase.sentence}, {state}"
        self.setAccessibleName(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, theme.fit(44, "h3", padding=16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = area(self)
        if self.underMouse():
            painting.rounded(painter, rect, 8, "hover")
        caret = QRectF(rect.x() + 12, rect.center().y() - 8, 16, 16)
        name = "caret-down" if self._open else "caret-right"
        paint_icon(painter, name, caret, "ink2")
        right = rect.right() - 14
        words = self._phase.sentence
        wide = painting.text_width(words, "small")
        place = QRectF(right - wide - 1, rect.y(), wide + 2, rect.height())
        painting.text(painter, place, words, "small", "ink2", tabular=True)
        room = max(wide, painting.text_width(_WIDEST, "small"))  # bars stand in line
        bar = QRectF(right - room - 14 - BAR, rect.center().y() - 3, BAR, 6)
        self._paint_bar(painter, bar)
        title = rect.adjusted(38, 0, 0, 0)
        title.setRight(bar.x() - 12)
        painting.text(painter, title, self._phase.title, "h3", "ink")
        self.paint_ring(painter, rect, 8)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        painting.rounded(painter, bar, 3, "press")
        if self._phase.done:
            share = self._phase.done / len(self._phase.items)
            filled = QRectF(bar)
            filled.setWidth(max(6.0, bar.width() * share))
            painting.rounded(painter, filled, 3, "accent")


class ItemRow(QWidget):
    """One item: ticked, or known to be done; what the book knows; the way to it."""

    ticked = Signal(object, bool)
    place_asked = Signal(object)
    reworded = Signal(object, str)
    removed = Signal(object)

    def __init__(self, *, own: bool, fixed: bool) -> None:
        super().__init__()
        self._item: Item | None = None
        self.tick = Tick("")
        self.known = Icon("check-circle-fill", "accent", 20)
        self.words = Label("", "body", wrap=True)
        self.own = InlineText("", tr("What is to be done"), required=True)
        self.fact = Label("", "cap", "ink3", wrap=True)
        self.open = IconButton("arrow-right", "")
        self.remove = IconButton("x", "")
        for one in (self.tick, self.own, self.remove):
            one.setEnabled(not fixed)
        self._lay_out(own=own)
        self.tick.clicked.connect(self._tick)
        self.open.clicked.connect(self._ask)
        self.own.edited.connect(self._reword)
        self.remove.clicked.connect(self._remove)

    def show_item(self, item: Item) -> None:
        """Show how this item stands."""
        self._item = item
        self.words.setText(item.words)
        self.words.set_color("ink2" if item.is_done else "ink")
        self.own.set_text(item.words)
        self.tick.setVisible(not item.is_known)
        self.known.setVisible(item.is_known)
        self.tick.setChecked(item.done_on is not None)
        self.tick.setAccessibleName(tr("Done: {words}").format(words=item.words))
        said = _said(item)
        self.fact.setText(said)
        self.fact.setVisible(bool(said))
        done = tr("done") if item.is_done else tr("open")
        self.words.setAccessibleName(
            ", ".join(part for part in (item.words, done, said) if part)
        )
        self.open.set_name(tr("Open: {words}").format(words=item.words))
        self.remove.set_name(tr("Take off: {words}").format(words=item.words))

    def _lay_out(self, *, own: bool) -> None:
        mark = boxed(hbox(STRETCH, self.tick, self.known, STRETCH))
        mark.setMinimumWidth(MARK)
        # the words of one's own line up with those that are built in
        words = vbox(self.words, bled(self.own, 10), self.fact, STRETCH)
        words.setContentsMargins(0, 0 if own else 3, 0, 3)
        ends = vbox(hbox(self.open, self.remove), STRETCH)
        self.setLayout(hbox(vbox(mark, STRETCH), (words, 1), ends, gap=8))
        # once they have a parent: by themselves they would be windows
        for one in (self.words, self.open) if own else (self.own, self.remove):
            one.hide()

    @Slot(bool)
    def _tick(self, on: bool) -> None:
        if self._item is not None:
            self.ticked.emit(self._item, on)

    @Slot()
    def _ask(self) -> None:
        self.place_asked.emit(self._item)

    @Slot(str)
    def _reword(self, words: str) -> None:
        if self._item is not None:
            self.reworded.emit(self._item.row_id, words)

    @Slot()
    def _remove(self) -> None:
        if self._item is not None:
            self.removed.emit(self._item.row_id)


def _said(item: Item) -> str:
    """Return what the book knows of an item, and when it was ticked."""
    parts: Sequence[str] = (item.fact.words if item.fact else "",)
    if item.done_on is not None and not item.is_known:
        day = tr("done {day}").format(day=phrases.day(item.done_on))
        parts = (*parts, day)
    return " · ".join(part for part in parts if part)
