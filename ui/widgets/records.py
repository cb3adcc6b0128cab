"""Records as rows: the one model behind every table and list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QPainter
from typing_extensions import override

R = TypeVar("R")
Role = Qt.ItemDataRole
Order = Qt.SortOrder
Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


@dataclass(frozen=True)
class CellState:
    """How a cell or row stands: chosen, under the mouse, with keyboard focus."""

    selected: bool = False
    hover: bool = False
    focus: bool = False
    ground: str = "surface"  # the role of what the cell is drawn on


class CellPainter(Protocol):
    """Draws a record's cell into a rectangle that text may fill."""

    def __call__(
        self, painter: QPainter, rect: QRectF, record: Any, state: CellState, /
    ) -> None:
        """Draw the cell."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """What a column shows of a record, and what it sorts by if not by that.

    `width` is in pixels at 100 %; 0 takes a share of what is left. When the table is
    narrow, columns leave in the order of `drop`, 1 first; those with 0 stay. `text` is
    needed with `paint` too: it is read out, and shown as tool tip.
    """

    title: str
    text: Callable[[R], str]
    key: Callable[[R], Any] | None = None
    paint: CellPainter | None = None
    width: int = 0
    drop: int = 0
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    role: str = "small"
    color: str | Callable[[R], str] = "ink2"
    tabular: bool = False
    second: Callable[[R], str] | None = None  # a second line, small

    def ink(self, record: R) -> str:
        """Return the color role of a record's cell."""
        return self.color if isinstance(self.color, str) else self.color(record)


class RecordModel(QAbstractTableModel, Generic[R]):
    """Records as a table; it sorts itself, so views need no proxy."""

    def __init__(
        self, columns: Sequence[Column[R]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = list(columns)
        self._records: list[R] = []
        self._given: list[R] = []
        self._sorting: tuple[int, Order] | None = None

    def show(self, records: Sequence[R]) -> None:
        """Show `records` instead of what was shown."""
        self.beginResetModel()
        self._given = list(records)
        self._records = self._arranged()
        self.endResetModel()

    def records(self) -> list[R]:
        """Return the records in the order shown."""
        return list(self._records)

    def record(self, row: int) -> R:
        """Return the record in `row`."""
        return self._records[row]

    def column(self, number: int) -> Column[R]:
        """Return a column's description."""
        return self._columns[number]

    def retitle(self, number: int, title: str) -> None:
        """Give a column another head."""
        self._columns[number] = replace(self._columns[number], title=title)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, number, number)

    def row_where(self, test: Callable[[R], bool]) -> int | None:
        """Return the first row whose record passes `test`."""
        return next((i for i, r in enumerate(self._records) if test(r)), None)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._records)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        record = self._records[index.row()]
        if role in {Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole}:
            return self._words(column, record)
        if role == Role.AccessibleDescriptionRole:
            return self.sentence(index.row())
        if role == Role.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._columns[section].title
        return None

    @override
    def sort(self, column: int, order: Order = Order.AscendingOrder) -> None:
        self._sorting = (column, order) if column >= 0 else None
        self.beginResetModel()
        self._records = self._arranged()
        self.endResetModel()

    def sentence(self, row: int) -> str:
        """Return a row in words: "Name: Joe Mazur, Site: Bristow"."""
        record = self._records[row]
        parts = [(c.title, self._words(c, record)) for c in self._columns]
        return ", ".join(f"{t}: {words}" if t else words for t, words in parts if words)

    def _words(self, column: Column[R], record: R) -> str:
        words = column.text(record)
        if column.second is not None and (more := column.second(record)):
            return f"{words}, {more}"
        return words

    def _arranged(self) -> list[R]:
        if self._sorting is None:
            return list(self._given)
        number, order = self._sorting
        key = self._columns[number].key or self._columns[number].text
        known = [r for r in self._given if key(r) is not None]
        known.sort(key=key, reverse=order is Order.DescendingOrder)
        return known + [r for r in self._given if key(r) is None]


def identity_of(record: object) -> object:
    """Return the id of a record, or the record if it has none."""
    return getattr(record, "id", record)
