"""What tables and lists of records do alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Generic

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    Qt,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
)
from typing_extensions import override

from ui.widgets.base import Restyled, focused_by_key, in_room, moved_by_key
from ui.widgets.records import (
    CellState,
    Index,
    R,
    RecordModel,
    identity_of,
)

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object


INSET: Final = 12


class RecordView(Restyled, Generic[R], _View):
    """Mixin: what tables and lists of records do alike.

    The cursor stays on its record when records are read afresh; if that record is
    gone, it goes to the one that took its place.
    """

    if TYPE_CHECKING:
        picked: SignalInstance
        opened: SignalInstance
        opened_full: SignalInstance
        deleted: SignalInstance
        spaced: SignalInstance

    records_model: RecordModel[R]
    hovered = -1
    by_key = False
    fits_content = False
    _showing = False

    def set_up(self, name: str, model: RecordModel[R]) -> None:
        """Make an item view one of ours."""
        self.records_model = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        modes = QAbstractItemView
        self.setSelectionBehavior(modes.SelectionBehavior.SelectRows)
        self.setSelectionMode(modes.SelectionMode.SingleSelection)
        self.setEditTriggers(modes.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(modes.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._double_click)
        self.entered.connect(self._hover)
        self.selectionModel().currentRowChanged.connect(self._pick)

    def keep_ground_clear(self) -> None:
        """Let the style draw no ground of its own under chosen rows."""
        palette = QPalette(self.palette())
        clear = QColor(Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Highlight, clear)
        self.setPalette(palette)

    def current(self) -> R | None:
        """Return the record the cursor is on."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= self.records_model.rowCount():
            return None
        return self.records_model.record(index.row())

    def show_records(self, records: Sequence[R]) -> None:
        """Show `records`, with cursor and scroll bar where they were."""
        kept, row = self.current(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._showing = True
        self.records_model.show(records)
        at = self._row_of(kept) if kept is not None else None
        if at is None and kept is not None and records:
            at = min(row, len(records) - 1)
        if at is not None:
            self._set_row(at)
        self._showing = False
        self.verticalScrollBar().setValue(scrolled)
        self.hovered = -1
        self._fit()
        if identity_of(self.current()) != identity_of(kept):
            self.picked.emit(self.current())

    def go_to(self, identity: object) -> bool:
        """Put the cursor on the record with this id; say whether it is there."""
        row = self.records_model.row_where(lambda r: identity_of(r) == identity)
        if row is None:
            return False
        self._set_row(row)
        return True

    def clear_cursor(self) -> None:
        """Put the cursor nowhere."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def state_of(self, index: Index) -> CellState:
        """Return how a cell stands."""
        row = index.row()
        chosen = self.selectionModel().isRowSelected(row, QModelIndex())
        here = self.currentIndex().row() == row
        return CellState(
            selected=chosen,
            hover=row == self.hovered,
            focus=self.by_key and self.hasFocus() and here,
            ground=in_room("surface", self),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved_by_key()
        if not self.by_key:
            self.by_key = True
            self.viewport().update()
        record = self.current()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        signal = {
            Qt.Key.Key_Return: self.opened_full if control else self.opened,
            Qt.Key.Key_Enter: self.opened_full if control else self.opened,
            Qt.Key.Key_Delete: self.deleted,
            Qt.Key.Key_Space: self.spaced,
        }.get(Qt.Key(event.key()))
        if signal is not None and record is not None:
            signal.emit(record)
        elif event.key() == Qt.Key.Key_Escape or event.text().isalpha():
            event.ignore()  # the page has single keys of its own
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.by_key = focused_by_key(event)
        super().focusInEvent(event)
        if self.by_key and not self.currentIndex().isValid():
            self._set_row(0)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_key = False
        super().mousePressEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered = -1
        self.viewport().update()

    def _set_row(self, row: int) -> None:
        if 0 <= row < self.records_model.rowCount():
            self.setCurrentIndex(self.records_model.index(row, 0))

    def _row_of(self, record: R) -> int | None:
        wanted = identity_of(record)
        return self.records_model.row_where(lambda r: identity_of(r) == wanted)

    def _fit(self) -> None:
        """Take the height of all rows, if asked to."""

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        self.opened.emit(self.records_model.record(index.row()))

    @Slot(QModelIndex)
    def _double_click(self, index: QModelIndex) -> None:
        self.opened_full.emit(self.records_model.record(index.row()))

    @Slot(QModelIndex)
    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self.hovered:
            self.hovered = index.row()
            self.viewport().update()

    @Slot(QModelIndex)
    def _pick(self, index: QModelIndex) -> None:
        if not self._showing:
            valid = index.isValid()
            record = self.records_model.record(index.row()) if valid else None
            self.picked.emit(record)
