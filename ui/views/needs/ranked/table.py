"""The list of what is asked for; ties change places by key and by drag."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.i18n import tr, trn
from app.needs.offers import Offer
from app.needs.ranked import Board, Row
from ui import painting
from ui.painting import ChipSpec, Face
from ui.theme import theme
from ui.views.needs.ranked.amounts import Amounts
from ui.widgets.records import CellState, Column
from ui.widgets.tables import RecordTable

_AMOUNT: Final = 2  # the number of the column


class RankedTable(RecordTable[Row]):
    """What is asked for: rank, words, votes, and who can help.

    `moved`: one of several that are tied is to go up or down by so many places.
    """

    moved = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.amounts = Amounts()
        self._pressed: QPoint | None = None
        self._target = -1  # the row before which one lets go
        columns: list[Column[Row]] = [
            Column("", _rank, width=38, paint=_paint_rank),
            Column(
                tr("What people asked for"),
                _words,
                role="medium",
                color="ink",
                second=caption,
            ),
            Column(
                tr("Votes"), self.amounts.words, width=132, paint=self.amounts.paint
            ),
            Column(tr("Who can help"), helpers_in_words, width=154, paint=_paint_help),
        ]
        super().__init__(
            tr("What people asked for"), columns, sortable=False, parent=parent
        )

    def show_board(self, board: Board) -> None:
        """Show these, in their order."""
        self.amounts.show(board.rows, board.ranking)
        self.records_model.retitle(_AMOUNT, self.amounts.head)
        self.horizontalHeader().viewport().update()
        self.show_records(board.rows)

    @override
    def row_height(self) -> int:
        return theme.fit(58, "medium", "cap", padding=16)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and steps and row:
            self.moved.emit(row, steps)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.current()
        if self._pressed is None or row is None or not row.tied:
            super().mouseMoveEvent(event)
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._target >= 0 or far >= QApplication.startDragDistance():
            self._target = self._place_at(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        target, self._target, self._pressed = self._target, -1, None
        if target < 0:
            super().mouseReleaseEvent(event)
            return
        self.unsetCursor()
        self.viewport().update()
        row, here = self.current(), self.currentIndex().row()
        steps = target - here - (target > here)
        if row is not None and steps:
            self.moved.emit(row, steps)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target >= 0:
            painter = QPainter(self.viewport())
            y = self._target * self.row_height() - self.verticalScrollBar().value()
            wide = self.viewport().width()
            line = QRectF(12, min(y, self.viewport().height() - 3) - 1.5, wide - 24, 3)
            painting.rounded(painter, line, 1.5, "accent")
            painter.end()

    def _place_at(self, point: QPointF) -> int:
        """Return before which row one would let go here."""
        down = point.y() + self.verticalScrollBar().value()
        at = round(down / self.row_height())
        return max(0, min(at, self.records_model.rowCount()))


def caption(row: Row) -> str:
    """Return what stands under the words: "Reach · raised by Tomasz and 2 more"."""
    parts = [row.under, raised_by(row)]
    return " · ".join(part for part in parts if part)


def raised_by(row: Row) -> str:
    """Return who asked for it."""
    if row.first is None:
        return ""
    more = len(row.needs) - 1
    who = row.raised_by
    name = who.name if who else tr("the whole circle")
    if who and who.is_person:
        name = who.name.split()[0]
    if not more:
        return tr("raised by {name}").format(name=name)
    return trn(
        "raised by {name} and {n} more",
        "raised by {name} and {n} more",
        more,
        name=name,
    )


def face_of(offer: Offer) -> Face:
    """Return how somebody who can help is drawn."""
    return Face(offer.holder.initials, offer.holder.tint, offer.holder.name)


def helpers_in_words(row: Row) -> str:
    """Return who can help: "3 people", "1 site", or that there is nobody yet."""
    count = len(row.helpers)
    people = sum(offer.holder.is_person for offer in row.helpers)
    if not count:
        return tr("Nobody yet")
    if people == count:
        return trn("{n} person", "{n} people", count)
    if not people:
        return trn("{n} site", "{n} sites", count)
    return trn("{n} can help", "{n} can help", count)


def _rank(row: Row) -> str:
    return "–" if row.rank is None else str(row.rank)


def _words(row: Row) -> str:
    return row.words


def _paint_rank(painter: QPainter, cell: QRectF, row: Row, state: CellState) -> None:
    del state
    first = row.rank is not None and row.rank <= 3
    ink = "accent" if first else "ink3"
    room = cell.adjusted(0, 0, 6, 0)
    center = painting.CENTER
    if not row.tied:
        painting.text(painter, room, _rank(row), "h2", ink, center, tabular=True)
        return
    high, small = theme.line("h2"), theme.line("cap")
    top = cell.center().y() - (high + small - 4) / 2
    above = QRectF(room.x(), top, room.width(), high)
    below = QRectF(room.x() - 4, top + high - 4, room.width() + 8, small)
    painting.text(painter, above, _rank(row), "h2", ink, center, tabular=True)
    painting.text(painter, below, tr("tie"), "cap", "ink3", center)


def _paint_help(painter: QPainter, cell: QRectF, row: Row, state: CellState) -> None:
    if row.is_gap:
        spec = ChipSpec(tr("Nobody yet"), "honey", "warning")
        size = painting.chip_size(spec)
        top = cell.center().y() - size.height() / 2
        painting.chip(painter, cell.x(), top, spec, cell.width())
        return
    ground = "selected" if state.selected else "hover" if state.hover else state.ground
    size_of_face = theme.px(26)
    shown = [face_of(offer) for offer in row.helpers]
    wide = painting.avatars(painter, cell, shown, size=size_of_face, most=3, cut=ground)
    words = cell.adjusted(wide + 9, 0, 0, 0)
    painting.text(painter, words, helpers_in_words(row), "small", "ink2")
