"""Rows and columns in one line of code each, and a row that wraps."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

Margins = int | tuple[int, int, int, int]
Part = QWidget | QLayout | int
Item = Part | tuple[QWidget | QLayout, int] | None
STRETCH: Final = -1


class FlowLayout(QLayout):
    """Lays widgets in a row that wraps."""

    def __init__(self, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() + self._gap for item in shown)
        high = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(max(0, width - self._gap), high)

    @override
    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height needed at the width of `rect`, moving items if asked."""
        y = rect.y()
        for row in self._rows(rect.width()):
            high = max(item.sizeHint().height() for item in row)
            x = rect.x()
            for item in row:
                size = item.sizeHint().boundedTo(QSize(max(1, rect.width()), high))
                if move:
                    top = y + (high - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self._gap
            y += high + self._gap
        return max(0, y - self._gap - rect.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items broken into rows that fit this width."""
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or wide > left:
                rows.append([])
                left = width
            rows[-1].append(item)
            left -= wide + self._gap
        return rows


class _Bleed(QHBoxLayout):
    """A row of one widget, wider than the room it is given."""

    def __init__(self, widget: QWidget, by: int) -> None:
        super().__init__()
        self._by = by
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(widget)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(-self._by, 0, self._by, 0))


def vbox(*items: Item, gap: int = 0, margins: Margins = 0) -> QVBoxLayout:
    """Return a column of widgets, layouts, spaces in pixels and `STRETCH`.

    A pair (item, number) lets the item take that share of the spare room.
    """
    layout = QVBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def hbox(*items: Item, gap: int = 0, margins: Margins = 0) -> QHBoxLayout:
    """Return a row of widgets, layouts, spaces in pixels and `STRETCH`."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margins)
    return layout


def bled(widget: QWidget, by: int = 12) -> QLayout:
    """Return a row that lets a table or list reach beyond the column it stands in.

    Its text then lines up with what is above it, and the fill of a row does not.
    """
    return _Bleed(widget, by)


def boxed(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """Return a widget that holds this layout."""
    widget = QWidget(parent)
    widget.setLayout(layout)
    return widget


def flow(*widgets: QWidget, gap: int = 6) -> QWidget:
    """Return a widget with these widgets in a row that wraps."""
    layout = FlowLayout(gap)
    for widget in widgets:
        layout.addWidget(widget)
    holder = boxed(layout)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def scrolled(widget: QWidget) -> QScrollArea:
    """Return an area without a frame in which `widget` scrolls up and down."""
    scroller = QScrollArea()
    scroller.setWidgetResizable(True)
    scroller.setFrameShape(QFrame.Shape.NoFrame)
    scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    widget.setObjectName("scrolled")
    scroller.setWidget(widget)
    scroller.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return scroller


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def _fill(
    layout: QBoxLayout, items: Iterable[Item], gap: int, margins: Margins
) -> None:
    around = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*around)
    layout.setSpacing(gap)
    for item in items:
        if isinstance(item, tuple):
            _add(layout, item[0], item[1])
        elif item is not None:
            _add(layout, item, 0)


def _add(layout: QBoxLayout, part: Part, stretch: int) -> None:
    if isinstance(part, QWidget):
        layout.addWidget(part, stretch)
    elif isinstance(part, QLayout):
        layout.addLayout(part, stretch)
    elif part == STRETCH:
        layout.addStretch(1)
    else:
        layout.addSpacing(part)
