"""Tables of records: rows with hairlines, no grid, columns that leave when narrow."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from ui import painting
from ui.icons import paint_icon
from ui.theme import theme, tokens
from ui.widgets.record_view import INSET, RecordView
from ui.widgets.records import (
    CellState,
    Column,
    Index,
    Order,
    R,
    RecordModel,
)

LEAST_SHARE: Final = 150  # the least width of a column that takes what is left


class RecordTable(RecordView[R], QTableView):
    """A table of records.

    `picked`: the cursor moved (a record or None). `opened`: a click or Enter.
    `opened_full`: a double click or Ctrl+Enter. `deleted`: Delete. `spaced`: Space.
    """

    picked = Signal(object)
    opened = Signal(object)
    opened_full = Signal(object)
    deleted = Signal(object)
    spaced = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[R]],
        *,
        fit_content: bool = False,
        sortable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fits_content = fit_content
        self.set_up(name, RecordModel(columns, self))
        self._delegate = _CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(_Header(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        fixed = QHeaderView.ResizeMode.Fixed
        self.horizontalHeader().setSectionResizeMode(fixed)
        self.verticalHeader().setSectionResizeMode(fixed)
        self.horizontalHeader().setSortIndicator(-1, Order.AscendingOrder)
        self.setSortingEnabled(sortable)
        self.restyle()

    def sort_by(self, column: int, *, descending: bool = False) -> None:
        """Sort by a column."""
        order = Order.DescendingOrder if descending else Order.AscendingOrder
        self.sortByColumn(column, order)

    def shown_columns(self) -> list[int]:
        """Return the numbers of the columns there is room for."""
        count = self.records_model.columnCount()
        return [n for n in range(count) if not self.isColumnHidden(n)]

    def row_height(self) -> int:
        """Return the height of a row, in pixels."""
        model = self.records_model
        columns = [model.column(n) for n in range(model.columnCount())]
        two = any(column.second is not None for column in columns)
        roles = ["small", "cap"] if two else ["body"]
        return theme.fit(tokens.HEIGHTS["row"], *roles, padding=10)

    @override
    def restyle(self) -> None:
        self.keep_ground_clear()
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        high = theme.fit(tokens.HEIGHTS["column_head"], "capm", padding=12)
        self.horizontalHeader().setFixedHeight(high)
        self._share_width()
        self._fit()
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def _fit(self) -> None:
        if self.fits_content:
            rows = self.records_model.rowCount() * self.row_height()
            self.setFixedHeight(self.horizontalHeader().height() + rows + 2)

    def _share_width(self) -> None:
        """Hide what there is no room for, and share what is left among the rest."""
        model = self.records_model
        columns = {n: model.column(n) for n in range(model.columnCount())}
        room = self.viewport().width() - 2 * INSET
        for number in sorted(columns, key=lambda n: columns[n].drop):
            if self._needed(list(columns.values())) <= room:
                break
            if columns[number].drop:
                del columns[number]
        sharers = [n for n, column in columns.items() if not column.width]
        fixed = sum(theme.px(column.width) for column in columns.values())
        share, rest = divmod(room - fixed, len(sharers)) if sharers else (0, 0)
        for number in range(model.columnCount()):
            self.setColumnHidden(number, number not in columns)
            wide = theme.px(model.column(number).width) or max(share, 60)
            if share >= 60 and number == sharers[0]:
                wide += rest  # to the edge, where the ring of the row ends
            self.setColumnWidth(number, self._with_inset(number, wide, columns))
        found = self.viewport().width()
        self.updateGeometries()  # at once: Qt would move the scroll bars a turn later
        if self.viewport().width() != found:  # the one at the side has come or gone
            self._share_width()

    def _with_inset(self, number: int, wide: int, shown: dict[int, Column[R]]) -> int:
        """Give the first and the last column the inset of the row."""
        ends = (number == min(shown)) + (number == max(shown))
        return wide + INSET * ends

    def _needed(self, columns: Sequence[Column[R]]) -> int:
        return sum(theme.px(column.width or LEAST_SHARE) for column in columns)


class _Header(QHeaderView):
    """The heads of the columns; only the sorted one has an icon."""

    def __init__(self, table: RecordTable[Any]) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(painting.LEFT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column = self._table.records_model.column(logicalIndex)
        cell = cell_rect(self._table, logicalIndex, QRectF(rect))
        align = column.align | Qt.AlignmentFlag.AlignVCenter
        sorted_here = self._table.isSortingEnabled() and (
            self.sortIndicatorSection() == logicalIndex
        )
        ink = "ink" if sorted_here else "ink3"
        painter.save()
        room = cell.adjusted(0, 0, -20 if sorted_here else 0, 0)
        wide = painting.text(painter, room, column.title, "capm", ink, align)
        if sorted_here:
            up = self.sortIndicatorOrder() is Order.AscendingOrder
            place = QRectF(cell.x() + wide + 6, cell.center().y() - 7, 14, 14)
            name = "sort-ascending" if up else "sort-descending"
            paint_icon(painter, name, place, ink)
        painter.restore()

    @override
    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self.viewport())
        for visual in range(self.count()):
            number = self.logicalIndex(visual)
            if not self.isSectionHidden(number):
                left = self.sectionViewportPosition(number)
                wide = self.sectionSize(number)
                self.paintSection(painter, QRect(left, 0, wide, self.height()), number)
        painter.end()


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell: its part of the row's ground, then text or what the column says."""

    def __init__(self, table: RecordTable[Any]) -> None:
        super().__init__(table)
        self._table = table

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        table = self._table
        rect = QRectF(option.rect)
        state = table.state_of(index)
        column = table.records_model.column(index.column())
        record = table.records_model.record(index.row())
        painter.save()
        painter.setClipRect(rect)
        row = QRectF(0, rect.y(), table.viewport().width(), rect.height())
        paint_row(painter, row, state, last=index.row() == _last(table))
        cell = cell_rect(table, index.column(), rect)
        if column.paint is not None:
            column.paint(painter, cell, record, state)
        else:
            _paint_text(painter, cell, column, record)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self._table.row_height())


def cell_rect(table: RecordTable[Any], number: int, rect: QRectF) -> QRectF:
    """Return where text may stand in a column's cell or head."""
    shown = table.shown_columns()
    left = INSET if shown and number == shown[0] else 0
    right = INSET if shown and number == shown[-1] else 10
    return rect.adjusted(left, 0, -right, 0)


def paint_row(
    painter: QPainter, row: QRectF, state: CellState, *, last: bool = False
) -> None:
    """Draw the ground of a row, its hairline and its ring."""
    fill = row.adjusted(0, 1, 0, -2)
    if state.selected:
        painting.rounded(painter, fill, 8, "selected")
    elif state.hover:
        painting.rounded(painter, fill, 8, "hover")
    if not last:
        y = row.bottom() - 1
        painting.hairline(painter, row.x() + INSET, row.right() - INSET, y)
    if state.focus:
        painting.focus_ring(painter, fill, 8)


def _paint_text(
    painter: QPainter, cell: QRectF, column: Column[Any], record: Any
) -> None:
    ink, align = column.ink(record), column.align | Qt.AlignmentFlag.AlignVCenter
    words = column.text(record)
    second = column.second(record) if column.second is not None else ""
    if not second:
        painting.text(
            painter, cell, words, column.role, ink, align, tabular=column.tabular
        )
        return
    first_high, second_high = theme.line(column.role), theme.line("cap")
    top = cell.y() + (cell.height() - first_high - second_high) / 2
    above = QRectF(cell.x(), top, cell.width(), first_high)
    below = QRectF(cell.x(), top + first_high, cell.width(), second_high)
    painting.text(painter, above, words, column.role, ink, align)
    painting.text(painter, below, second, "cap", "ink3", align)


def _last(table: RecordTable[Any]) -> int:
    return table.records_model.rowCount() - 1
