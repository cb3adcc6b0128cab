"""The list of the palette: entries under heads; the cursor skips the heads."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.i18n import tr
from ui import painting
from ui.dialogs.palette_entries import Entry, Group
from ui.icons import paint_icon
from ui.theme import theme
from ui.widgets.base import Restyled

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
Role = Qt.ItemDataRole
PAGE: Final = 6


class _Model(QAbstractListModel):
    """Heads and entries in one column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[str | Entry] = []

    def show(self, groups: Sequence[Group]) -> None:
        """Show these groups; empty ones do not appear."""
        self.beginResetModel()
        self.rows = []
        for group in groups:
            if group.entries:
                self.rows += [group.head, *group.entries]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role in {Role.DisplayRole, Role.AccessibleTextRole}:
            row = self.rows[index.row()]
            return row if isinstance(row, str) else row.words
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class PaletteList(Restyled, QListView):
    """Shows what can be picked; keys come from the field above, which has the focus."""

    picked = Signal(object)  # the Entry

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries_model = _Model(self)
        self._mouse = QCursor.pos()
        self.setModel(self.entries_model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(tr("Results"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._click)
        self.entered.connect(self._hover)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; the cursor is on the first entry."""
        self._mouse = QCursor.pos()
        self.entries_model.show(groups)
        self.go_first()

    def entries(self) -> list[Entry]:
        """Return what can be picked, in order."""
        return [row for row in self.entries_model.rows if isinstance(row, Entry)]

    def current(self) -> Entry | None:
        """Return the entry the cursor is on."""
        at = self.currentIndex().row()
        rows = self.entries_model.rows
        row = rows[at] if 0 <= at < len(rows) else None
        return row if isinstance(row, Entry) else None

    def step(self, by: int) -> None:
        """Move the cursor by so many entries; it stays at the ends."""
        places = self._places()
        if not places:
            return
        here = self.currentIndex().row()
        at = places.index(here) if here in places else -1 if by > 0 else 0
        self._go(places[max(0, min(len(places) - 1, at + by))])

    def go_first(self) -> None:
        """Put the cursor on the first entry."""
        if places := self._places():
            self._go(places[0])
            self.scrollToTop()

    def go_last(self) -> None:
        """Put the cursor on the last entry."""
        if places := self._places():
            self._go(places[-1])

    def content_height(self) -> int:
        """Return how high all of it would be."""
        return sum(row_height(row) for row in self.entries_model.rows)

    @override
    def restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _places(self) -> list[int]:
        rows = self.entries_model.rows
        return [at for at, row in enumerate(rows) if isinstance(row, Entry)]

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self.entries_model.index(row, 0))
        if (entry := self.current()) is not None and self.isVisible():
            told = QAccessibleAnnouncementEvent(self, entry.words)
            QAccessible.updateAccessibility(told)

    @Slot(QModelIndex)
    def _click(self, _: Index) -> None:
        if (entry := self.current()) is not None:
            self.picked.emit(entry)

    @Slot(QModelIndex)
    def _hover(self, index: Index) -> None:
        """Follow the mouse, but not rows that come to lie under one that rests."""
        here = QCursor.pos()
        if here == self._mouse:
            return
        self._mouse = here
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.setCurrentIndex(index)


class _Delegate(QStyledItemDelegate):
    """Draws a head or an entry."""

    def __init__(self, view: PaletteList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, row_height(self._view.entries_model.rows[index.row()]))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRectF(option.rect)
        row = self._view.entries_model.rows[index.row()]
        painter.save()
        if isinstance(row, str):
            words = rect.adjusted(12, 6, -12, 0)
            painting.text(painter, words, row, "small", "ink3")
        else:
            here = index.row() == self._view.currentIndex().row()
            _paint_entry(painter, rect, row, here=here)
        painter.restore()


def row_height(row: str | Entry) -> int:
    """Return the height of a head or an entry, in pixels."""
    if isinstance(row, str):
        return theme.fit(34, "small", padding=14)
    return theme.fit(40, "medium", padding=16)


def _paint_entry(painter: QPainter, rect: QRectF, entry: Entry, *, here: bool) -> None:
    plate = rect.adjusted(7, 0, -7, 0)
    if here:
        painting.rounded(painter, plate, 8, "selected")
    middle = rect.center().y()
    if entry.face is not None:
        side = theme.px(26)
        place = QRectF(plate.x() + 8, middle - side / 2, side, side)
        painting.avatar(painter, place, entry.face)
    elif entry.icon:
        place = QRectF(plate.x() + 12, middle - 9, 18, 18)
        paint_icon(painter, entry.icon, place, "ink2")
    right = _paint_keys(painter, plate, entry, here=here)
    left = plate.x() + max(46, theme.px(26) + 18)
    words = QRectF(left, rect.y(), right - left - 12, rect.height())
    wide = painting.marked(painter, words, entry.title, entry.marks, "medium")
    rest = QRectF(words)
    rest.setLeft(words.x() + wide + 8)
    if rest.width() > 40 and entry.note:
        painting.text(painter, rest, "·", "small", "ink3")
        rest.setLeft(rest.x() + 12)
        painting.marked(painter, rest, entry.note, entry.note_marks, "small", "ink3")


def _paint_keys(painter: QPainter, plate: QRectF, entry: Entry, *, here: bool) -> float:
    """Draw the keys, or the sign of Enter on the current line; return their left."""
    x = plate.right() - 10
    middle = plate.center().y()
    if here:
        place = QRectF(x - 16, middle - 8, 16, 16)
        paint_icon(painter, "arrow-elbow-down-left", place, "ink3")
        x -= 26
    if entry.keys:
        keys = entry.keys.replace("+", " ").replace("  ", " +")
        x -= painting.key_cap_width(keys)
        high = theme.fit(20, "capm", padding=4)
        painting.key_cap(painter, x, middle - high / 2, keys)
    return x
