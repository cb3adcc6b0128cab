"""Lists of records in rows of one or two lines, with what can be done at their end."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui import painting
from ui.icons import icon, paint_icon
from ui.theme import theme, tokens
from ui.widgets.list_rows import (
    BUTTON,
    TICK,
    Row,
    RowAction,
    paint_ground,
    paint_lead,
    paint_right,
    paint_words,
)
from ui.widgets.menus import Menu
from ui.widgets.record_view import INSET, RecordView
from ui.widgets.records import CellState, Column, Index, R, RecordModel


class RecordList(RecordView[R], QListView):
    """A list of records; `row_of` says how each is drawn.

    `ticked`: a box was clicked, or Space pressed: the record and what it is to become.
    `acted`: an action at the end of a row was chosen: the record and the action's key.
    The menu key lists the actions.
    """

    picked = Signal(object)
    opened = Signal(object)
    opened_full = Signal(object)
    deleted = Signal(object)
    spaced = Signal(object)
    ticked = Signal(object, bool)
    acted = Signal(object, str)

    def __init__(
        self,
        name: str,
        row_of: Callable[[R], Row],
        *,
        actions: Sequence[RowAction] = (),
        fit_content: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row_of, self.actions_shown = row_of, tuple(actions)
        self.fits_content = fit_content
        column: Column[R] = Column("", self._words)
        self.set_up(name, RecordModel([column], self))
        self._delegate = _RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.spaced.connect(self._space)
        self.restyle()
        if fit_content:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def row_height(self, row: Row) -> int:
        """Return the height of a row, in pixels."""
        if row.note or row.right_note or row.lead:
            return theme.fit(tokens.HEIGHTS["row_tall"], "medium", "small", padding=12)
        return theme.fit(tokens.HEIGHTS["row"], "medium", padding=14)

    def action_rects(self, rect: QRectF) -> list[tuple[QRectF, RowAction]]:
        """Return where the actions of a row in `rect` are."""
        placed = []
        left = rect.right() - INSET - len(self.actions_shown) * (BUTTON + 4) + 4
        for action in self.actions_shown:
            place = QRectF(left, rect.center().y() - BUTTON / 2, BUTTON, BUTTON)
            placed.append((place, action))
            left += BUTTON + 4
        return placed

    @override
    def restyle(self) -> None:
        self.keep_ground_clear()
        self.scheduleDelayedItemsLayout()
        self._fit()
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._hit(event):
            super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        menu = event.key() == Qt.Key.Key_Menu
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if menu or (event.key() == Qt.Key.Key_F10 and shifted):
            index = self.currentIndex()
            self._open_menu(self.visualRect(index).center())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self._open_menu(event.pos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._content_height())

    def _content_height(self) -> int:
        rows = [self.row_of(record) for record in self.records_model.records()]
        return sum(self.row_height(row) for row in rows)

    @override
    def _fit(self) -> None:
        if self.fits_content:
            self.setFixedHeight(self._content_height())

    def _words(self, record: R) -> str:
        row = self.row_of(record)
        lead = " ".join(row.lead) if row.lead else ""
        chip = row.chip.text if row.chip else ""
        parts = (lead, row.title, row.note, row.right, row.right_note, chip)
        return ", ".join(part for part in parts if part)

    def _hit(self, event: QMouseEvent) -> bool:
        """Tick or act if that is what was clicked; say whether it was."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return False
        record = self.records_model.record(index.row())
        rect, point = QRectF(self.visualRect(index)), event.position()
        row = self.row_of(record)
        if row.ticked is not None and point.x() < INSET + TICK + 8:
            self.ticked.emit(record, not row.ticked)
            return True
        for place, action in self.action_rects(rect):
            if place.contains(point):
                self.acted.emit(record, action.key)
                return True
        return False

    def _open_menu(self, point: QPoint) -> None:
        record = self.current()
        if record is None or not self.actions_shown:
            return
        menu = Menu(self.accessibleName(), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.actions_shown:
            entry = QAction(icon(action.icon), action.name, menu)
            entry.setData(action.key)
            menu.addAction(entry)
        menu.triggered.connect(self._act)
        menu.popup(self.viewport().mapToGlobal(point))

    def _act(self, entry: QAction) -> None:
        record = self.current()
        if record is not None:
            self.acted.emit(record, str(entry.data()))

    def _space(self, record: Any) -> None:
        row = self.row_of(record)
        if row.ticked is not None:
            self.ticked.emit(record, not row.ticked)


class _RowDelegate(QStyledItemDelegate):
    """Draws a row from left to right: tick, face, text, and what stands right."""

    def __init__(self, view: RecordList[Any]) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRectF(option.rect)
        record = self._view.records_model.record(index.row())
        state = self._view.state_of(index)
        row = self._view.row_of(record)
        painter.save()
        paint_ground(painter, rect, state)
        inside = rect.adjusted(INSET, 0, -INSET, 0)
        left = self._paint_left(painter, inside, row, state)
        if self._view.actions_shown and (state.hover or state.focus):
            right = self._paint_actions(painter, rect)
        else:
            right = paint_right(painter, inside, row)
        words = QRectF(left, rect.y(), right - left - 12, rect.height())
        paint_words(painter, words, row)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        record = self._view.records_model.record(index.row())
        return QSize(120, self._view.row_height(self._view.row_of(record)))

    def _paint_left(
        self, painter: QPainter, rect: QRectF, row: Row, state: CellState
    ) -> float:
        """Draw what stands before the words; return where they begin."""
        x, middle = rect.x(), rect.center().y()
        if row.ticked is not None:
            box = QRectF(x + 1, middle - TICK / 2 + 1, TICK - 2, TICK - 2)
            painting.tick(painter, box, row.ticked, hover=state.hover)
            x += TICK + 12
        if row.lead is not None:
            x += paint_lead(painter, QRectF(x, rect.y(), 0, rect.height()), row.lead)
        if row.face is not None:
            side = theme.px(28)
            place = QRectF(x, middle - side / 2, side, side)
            painting.avatar(painter, place, row.face)
            x += side + 12
        elif row.icon:
            ground, ink = tokens.tone(row.tone)
            place = QRectF(x, middle - 16, 32, 32)
            painting.rounded(painter, place, 6, ground)
            paint_icon(painter, row.icon, place.adjusted(7, 7, -7, -7), ink)
            x += 32 + 12
        return x

    def _paint_actions(self, painter: QPainter, rect: QRectF) -> float:
        """Draw the actions; return where they begin."""
        pointer = self._view.viewport().mapFromGlobal(self._view.cursor().pos())
        placed = self._view.action_rects(rect)
        for place, action in placed:
            if place.contains(pointer.toPointF()):
                painting.rounded(painter, place, 6, "press")
            paint_icon(painter, action.icon, place.adjusted(5, 5, -5, -5), "ink2")
        return placed[0][0].x()
