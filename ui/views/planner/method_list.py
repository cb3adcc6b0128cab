"""The list of methods: read with the arrows, dragged into the agenda."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from app.gathering.methods import Method
from app.i18n import tr
from ui import painting
from ui.icons import paint_icon
from ui.theme import theme, tokens
from ui.views.planner.canvas import METHOD_MIME

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()


class MethodModel(QAbstractListModel):
    """The methods found, for the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: tuple[Method, ...] = ()

    def show(self, found: tuple[Method, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        method = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return method.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return method.summary
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{method.title}, {method.summary} {facts(method)}"
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeData(self, indexes: Any) -> QMimeData:
        mime = QMimeData()
        method = self.found[indexes[0].row()]
        mime.setData(METHOD_MIME, method.key.encode())
        mime.setText(method.title)
        return mime


class MethodList(QListView):
    """The methods found: Enter adds one to the plan, Space or a click opens it."""

    wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MethodModel(self)
        self.setModel(self._model)
        self.setItemDelegate(MethodDelegate(self))
        self.setAccessibleName(tr("Methods"))
        self.setAccessibleDescription(
            tr("Enter adds a method after the block chosen, Space shows its steps")
        )
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(never)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.viewport().setAutoFillBackground(False)

    def show_methods(self, found: tuple[Method, ...]) -> None:
        """Show these methods."""
        self._model.show(found)
        if found:
            self.setCurrentIndex(self._model.index(0))

    def methods(self) -> tuple[Method, ...]:
        """Return the methods shown."""
        return self._model.found

    def current(self) -> Method | None:
        """Return the method the cursor is on."""
        index = self.currentIndex()
        return self._model.found[index.row()] if index.isValid() else None

    def choose(self, key: str) -> None:
        """Put the cursor on a method."""
        for row, method in enumerate(self._model.found):
            if method.key == key:
                self.setCurrentIndex(self._model.index(row))

    @Slot()
    def take_focus(self) -> None:
        """Let the arrows move in the list."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        method = self.current()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if method is not None and enter:
            self.wanted.emit(method.key)
        elif method is not None and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Right):
            self.opened.emit(method.key)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.opened.emit(self._model.found[index.row()].key)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(indexes))
        drag.setPixmap(self._picture(indexes[0]))
        drag.setHotSpot(QPoint(24, 20))
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self, index: QModelIndex) -> QPixmap:
        rect = self.visualRect(index)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(rect.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        place = QRectF(0, 0, rect.width(), rect.height())
        painting.rounded(painter, place, 8, "card", "line")
        paint_method(painter, place, self._model.found[index.row()])
        painter.end()
        return pixmap


class MethodDelegate(QStyledItemDelegate):
    """Paints a method as three lines with the icon of its type."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = theme.fit(72, "medium", "small", "cap", padding=18)
        return QSize(100, high + 2)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        if not isinstance(model, MethodModel):
            return
        whole: QRect = option.rect
        state: QStyle.StateFlag = option.state
        rect = QRectF(whole).adjusted(0, 0, -6, -2)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_MouseOver:
            painting.rounded(painter, rect, 8, "card", "line")
            painting.dots(painter, rect.right() - 14, rect.center().y() - 5)
        paint_method(painter, rect, model.found[index.row()])
        if focused:
            painting.focus_ring(painter, rect, 8)


def facts(method: Method) -> str:
    """Return "Share · 20–40 min · 5–12 people"."""
    kind = tr(tokens.session_type(method.category.value).label)
    least, most = method.minutes_min, method.minutes_max
    span = tr("{a}–{b} min").format(a=least, b=most)
    if least == most:
        span = tr("{n} min").format(n=least)
    people = method.group_label
    if method.group_max is None and people[:1].isdigit():
        people = tr("{n}+ people").format(n=method.group_min)  # all of it fits
    return "  ·  ".join((kind, span, people))


def paint_method(painter: QPainter, rect: QRectF, method: Method) -> None:
    """Draw a method: icon of its type, title, one sentence, facts."""
    letter = method.category.value
    role = tokens.category_role(letter)
    tile = QRectF(rect.x() + 8, rect.y() + 10, 30, 30)
    painting.type_fill(painter, tile, letter, 7, soft=True)
    icon = tokens.session_type(letter).icon
    paint_icon(painter, icon, tile.adjusted(6, 6, -6, -6), f"{role}_ink")
    y = rect.y() + 7
    for words, kind, ink in (
        (method.title, "medium", "ink"),
        (method.summary, "small", "ink2"),
        (facts(method), "cap", "ink3"),
    ):
        line = theme.line(kind)
        place = QRectF(rect.x() + 48, y, rect.width() - 58, line)
        painting.text(painter, place, words, kind, ink)
        y += line
