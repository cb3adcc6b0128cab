"""The matrix: topics × sites or people, with a cursor, marked by key and by mouse."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from app.i18n import tr
from app.needs.matrices import Cell, Column, Group, Key, Line, Matrix
from ui.theme import theme
from ui.views.needs import matrix_keys as keys
from ui.views.needs import matrix_words as words
from ui.views.needs.matrix_layout import Layout, lay_out
from ui.views.needs.matrix_paint import Scene, paint
from ui.views.needs.matrix_reading import Cells
from ui.widgets.base import Focusable, moved_by_key
from ui.widgets.reading import announce, let_be_read

_NOTHING = Layout((), (), (), "upright", 0, 0, 0, 0, 1.0, 1)


class MatrixGrid(Focusable, QAbstractScrollArea):
    """Shows topics by columns; head, topics and sums stay while the cells scroll.

    It asks for what is to be marked, and shows what the book then says.
    """

    moved = Signal()  # the cursor is on another cell
    opened = Signal()  # Enter, or a click on the cell of the cursor
    match_asked = Signal()
    menu_asked = Signal(QPoint)  # on the screen
    level_asked = Signal(object)  # 0 to 4, for the cell of the cursor
    strength_asked = Signal(object)  # 0 to 3
    fold_asked = Signal(object, bool)  # a site, and whether it is to be one column
    filter_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_be_read(self, Cells(self))
        self.layout_ = _NOTHING
        self.row = self.column = -1
        self._matrix: Matrix | None = None
        self._banded = False
        self._hovered: Group | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumHeight(theme.px(180))
        self.setAccessibleName(tr("Who can help with what"))

    def show_matrix(
        self,
        matrix: Matrix,
        columns: Sequence[Column],
        groups: Sequence[Group],
        lines: Sequence[Line],
        *,
        banded: bool,
    ) -> None:
        """Show these; the cursor stays on its topic and its column if they are there.

        `banded`: the names of the sites stand over those of their people.
        """
        kept = self.current()
        self._matrix, self._banded = matrix, banded
        self.layout_ = replace(
            self.layout_, columns=columns, groups=groups, lines=lines
        )
        self.row = self.column = -1
        self._arrange()
        if lines and columns:
            self.row, self.column = 0, 0
            if kept is not None:
                self.show_cell(kept[0].topic.id, kept[1].key, quietly=True)
        self._tell()

    # --- Where one is -------------------------------------------------------------

    def current(self) -> tuple[Line, Column] | None:
        """Return topic and column of the cursor, or nothing in an empty matrix."""
        if self.row < 0 or self.column < 0:
            return None
        return self.layout_.lines[self.row], self.layout_.columns[self.column]

    def cell(self, row: int | None = None, column: int | None = None) -> Cell:
        """Return what a cell says, that of the cursor unless told."""
        row = self.row if row is None else row
        column = self.column if column is None else column
        if self._matrix is None or row < 0 or column < 0:
            return Cell()
        line, at = self.layout_.lines[row], self.layout_.columns[column]
        return self._matrix.cell(line.topic.id, at)

    def spoken(self, row: int, column: int) -> str:
        """Return a cell in words."""
        line, at = self.layout_.lines[row], self.layout_.columns[column]
        return words.spoken(line, at, self.cell(row, column))

    def cell_count(self) -> int:
        """Return how many cells there are."""
        return len(self.layout_.lines) * len(self.layout_.columns)

    def index_of(self, row: int, column: int) -> int:
        """Return the number of a cell, counted along the lines."""
        return row * len(self.layout_.columns) + column

    def place_of(self, index: int) -> tuple[int, int]:
        """Return row and column of the cell of this number."""
        return divmod(index, max(1, len(self.layout_.columns)))

    def rect_of(self, row: int, column: int) -> QRect:
        """Return where a cell is in the viewport."""
        return self.layout_.cell_rect(row, column, self._scrolled()).toRect()

    def place_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column of the cell seen at a point of the viewport."""
        if not self._room().contains(point.toPoint()):
            return None
        scrolled = self._scrolled()
        row = self.layout_.row_at(point.y() - self.layout_.head + scrolled.y())
        column = self.layout_.column_at(point.x() - self.layout_.left + scrolled.x())
        return (row, column) if row >= 0 and column >= 0 else None

    def rows_in_sight(self) -> int:
        """Return how many lines the viewport holds, one at least."""
        return max(1, self._room().height() // self.layout_.row - 1)

    def go_to(self, row: int, column: int, *, by_key: bool = False) -> None:
        """Put the cursor on a cell, the nearest one there is, and into sight."""
        if not self.cell_count():
            return
        if by_key:
            moved_by_key()
            self.by_key = True
        row = max(0, min(row, len(self.layout_.lines) - 1))
        column = max(0, min(column, len(self.layout_.columns) - 1))
        changed = (row, column) != (self.row, self.column)
        self.row, self.column = row, column
        self._reveal()
        self.viewport().update()
        if changed:
            self._tell()
            self.moved.emit()

    def show_cell(
        self, topic_id: UUID | None, key: Key, *, quietly: bool = False
    ) -> bool:
        """Put the cursor on a topic and a column; tell whether both are there.

        None for the topic, or a column that is not there, leaves it where it is.
        """
        topics = [line.topic.id for line in self.layout_.lines]
        row = topics.index(topic_id) if topic_id in topics else -1
        column = next(
            (n for n, one in enumerate(self.layout_.columns) if one.key == key), -1
        )
        if column < 0 and key is not None:  # its site is folded
            column = next(
                (n for n, one in enumerate(self.layout_.columns) if key in one.keys), -1
            )
        at_row = self.row if row < 0 else row
        at_column = self.column if column < 0 else column
        if quietly:
            self.row, self.column = at_row, at_column
        else:
            self.go_to(at_row, at_column)
        return row >= 0 and column >= 0

    # --- What is asked for --------------------------------------------------------

    def ask_level(self, level: int) -> None:
        """Ask to mark how well the cursor's column knows its topic."""
        if self.current() is not None:
            self.level_asked.emit(level)

    def ask_strength(self, strength: int) -> None:
        """Ask to mark how strongly the cursor's column asks for its topic."""
        if self.current() is not None:
            self.strength_asked.emit(strength)

    def match(self) -> None:
        """Ask to match those who ask for the cursor's topic with who can help."""
        if self.current() is not None:
            self.match_asked.emit()

    def open(self) -> None:
        """Ask to look closely at the cursor's cell."""
        if self.current() is not None:
            self.opened.emit()

    def fold(self, *, closed: bool) -> None:
        """Ask to put the people of the cursor's site into one column, or apart."""
        group = self.layout_.group_at(self.column)
        if group is not None and group.site_id is not None and self._banded:
            self.fold_asked.emit(group.site_id, closed)

    # --- Qt -----------------------------------------------------------------------

    @override
    def restyle(self) -> None:
        self.setMinimumHeight(theme.px(180))
        self._arrange()
        if self.current() is not None:
            self._reveal()
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, 500)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if self.current() is not None:
            self._reveal()  # the line below the grid speaks of it

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()  # head and sides stay: nothing can be moved as it is

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._matrix is None:
            return
        painter = QPainter(self.viewport())
        ringed = self.hasFocus() and self.by_key
        paint(
            painter,
            Scene(
                self._matrix,
                self.layout_,
                self.viewport().size(),
                self._scrolled(),
                self.row,
                self.column,
                ringed,
                self._hovered,
                self.devicePixelRatioF(),
            ),
        )
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        announce(self)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            event.ignore()  # and not scrolled by Qt: Esc and Tab go on their way

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        group = self._band_at(event.position())
        if group is not None and event.button() is Qt.MouseButton.LeftButton:
            self.fold_asked.emit(group.site_id, not group.folded)
            return
        place = self.place_at(event.position()) or self._line_at(event.position())
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if place == (self.row, self.column):
            self.open()
        else:
            self.go_to(*place)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.place_at(event.position()) is not None:
            self.open()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._band_at(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            place = self.place_at(QPointF(event.pos()))
            if place is None:
                return
            self.go_to(*place)
        elif self.row >= 0:
            middle = self.rect_of(self.row, self.column).center()
            point = self.viewport().mapToGlobal(middle)
        if self.current() is not None:
            self.menu_asked.emit(point)

    @override
    def event(self, event: QEvent) -> bool:
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and keys.wants(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    # --- Within -------------------------------------------------------------------

    def _arrange(self) -> None:
        """Place everything anew for the width there is."""
        if self._matrix is None:
            return
        old = self.layout_
        wide = self.viewport().width()
        self.layout_ = lay_out(
            old.columns, old.groups, old.lines, wide, banded=self._banded
        )
        room = self._room()
        content = self.layout_.content
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, content[0] - room.width()))
        across.setPageStep(max(1, room.width()))
        across.setSingleStep(round(self.layout_.cell))
        down.setRange(0, max(0, content[1] - room.height()))
        down.setPageStep(max(1, room.height()))
        down.setSingleStep(self.layout_.row // 2)

    def _room(self) -> QRect:
        size = self.viewport().size()
        return self.layout_.room(size.width(), size.height())

    def _scrolled(self) -> QPointF:
        return QPointF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )

    def _reveal(self) -> None:
        layout, room = self.layout_, self._room()
        left, top = self.column * layout.cell, self.row * layout.row
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        beyond = left + layout.cell - room.width()
        across.setValue(round(max(beyond, min(across.value(), left))))
        beyond = top + layout.row - room.height()
        down.setValue(round(max(beyond, min(down.value(), top))))

    def _band_at(self, point: QPointF) -> Group | None:
        """Return the site whose name over its people is at a point."""
        room = self._room()
        if (
            point.y() >= self.layout_.band
            or not room.left() <= point.x() <= room.right()
        ):
            return None
        across = point.x() - self.layout_.left + self._scrolled().x()
        group = self.layout_.group_at(self.layout_.column_at(across))
        return group if group is not None and group.site_id is not None else None

    def _line_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the place in the cursor's column of the topic at a point beside it."""
        if point.y() < self.layout_.head:
            return None
        down = point.y() - self.layout_.head + self._scrolled().y()
        row = self.layout_.row_at(down)
        return (row, max(0, self.column)) if row >= 0 else None

    def _hover(self, group: Group | None) -> None:
        if group != self._hovered:
            self._hovered = group
            pointing = Qt.CursorShape.PointingHandCursor
            shape = pointing if group else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _tip(self, point: QPointF) -> str:
        place = self.place_at(point)
        if place is not None:
            return self.spoken(*place)
        if (group := self._band_at(point)) is not None:
            key = "+" if group.folded else "−"
            return f"{group.name}  ({key})"
        if (line := self._line_at(point)) is not None:
            found = self.layout_.lines[line[0]]
            return f"{found.topic.name}: {words.of_line(found)}"
        return ""

    def _tell(self) -> None:
        """Let assistive technology know where the cursor is."""
        said = self.spoken(self.row, self.column) if self.row >= 0 else ""
        self.setAccessibleDescription(said)
        announce(self)
        self.viewport().update()
