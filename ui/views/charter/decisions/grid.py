"""The grid of who decides what: with a cursor, marked by key and by mouse.

It asks for what is to be changed, and shows what the book then says.
"""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
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
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app import clock
from app.charter import decision_rights
from app.charter.decision_columns import Column, Grid
from app.charter.decision_rights import Area, Parts
from app.i18n import tr
from app.vocabulary import DecisionPart
from ui.theme import theme
from ui.views.charter.decisions import grid_keys as keys
from ui.views.charter.decisions import grid_words as words
from ui.views.charter.decisions.grid_editor import TitleEditor
from ui.views.charter.decisions.grid_layout import TITLE, Layout, lay_out
from ui.views.charter.decisions.grid_paint import Scene, paint
from ui.views.charter.decisions.grid_reading import Cells
from ui.widgets.base import Focusable, moved_by_key
from ui.widgets.reading import announce, let_be_read

_NEW_ROW: Final = 44  # px of the row in which one is typed
_WIDE: Final = 640  # px, before anybody has said how wide it is


class DecisionGrid(Focusable, QWidget):
    """Decisions by roles and organizations; it is as high as it needs to be."""

    parts_asked = Signal(object, object, object)  # decision, column, parts
    opened = Signal(object)  # a decision
    renamed = Signal(object, str)
    added = Signal(str)
    move_asked = Signal(object, int)
    delete_asked = Signal(object)
    menu_asked = Signal(QPoint)  # on the screen, for the cell of the cursor
    revealed = Signal(QRectF)  # what is to be in sight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_be_read(self, Cells(self))
        self.layout_ = Layout()
        self.grid = Grid((), ())
        self.row, self.column = -1, TITLE
        self.fixed = False  # nothing may be changed
        self.editor = TitleEditor(self)
        self._hovered: tuple[int, int] | None = None
        self._first = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Who decides what"))
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self._leave_editor)

    def show_grid(self, grid: Grid) -> None:
        """Show this; the cursor stays on its decision and its column."""
        kept = self.current()
        self.grid = grid
        ids = [area.id for area in grid.areas]
        if kept is not None and kept[0].id in ids:
            self.row = ids.index(kept[0].id)
        self.row = min(max(self.row, 0), len(ids) - 1)
        column_keys = [column.key for column in grid.columns]
        if kept is not None and kept[1] is not None:
            there = kept[1].key in column_keys
            self.column = column_keys.index(kept[1].key) + 1 if there else TITLE
        self.column = min(self.column, len(column_keys))
        self._arrange()
        self._tell()

    def current(self) -> tuple[Area, Column | None] | None:
        """Return the decision and the column of the cursor; None for no decision."""
        if not 0 <= self.row < len(self.grid.areas):
            return None
        column = self.grid.columns[self.column - 1] if self.column else None
        return self.grid.areas[self.row], column

    def row_count(self) -> int:
        """Return how many decisions there are."""
        return len(self.grid.areas)

    def column_count(self) -> int:
        """Return how many columns there are, that of the decisions among them."""
        return len(self.grid.columns) + 1

    def spoken(self, row: int, column: int) -> str:
        """Return a cell in words."""
        if column == TITLE:
            return words.title(self.grid, row, clock.today())
        place = self.grid.columns[column - 1]
        return words.cell(self.grid.areas[row], place, raci=self.grid.raci)

    def go_to(self, row: int, column: int, *, by_key: bool = False) -> None:
        """Put the cursor on a cell, the nearest one there is, and into sight."""
        if not self.row_count():
            return
        if by_key:
            moved_by_key()
            self.by_key = True
        self.row = max(0, min(row, self.row_count() - 1))
        self.column = max(TITLE, min(column, self.column_count() - 1))
        self.reveal()
        self._tell()

    def show_area(self, area_id: UUID) -> bool:
        """Put the cursor on a decision; tell whether it is there."""
        ids = [area.id for area in self.grid.areas]
        if area_id in ids:
            self.go_to(ids.index(area_id), TITLE)
        return area_id in ids

    # --- What is asked for --------------------------------------------------------

    def parts(self) -> Parts:
        """Return what the cell of the cursor holds, all of it."""
        at = self.current()
        return at[0].of(at[1].key) if at and at[1] else ()

    def turn(self) -> None:
        """Ask for the next part in the cell; one with several opens its menu."""
        held = decision_rights.shown(self.parts(), raci=self.grid.raci)
        if len(held) > 1:
            self._ask_menu()
        else:
            self._ask(decision_rights.turned(self.parts(), raci=self.grid.raci))

    def ask_part(self, part: DecisionPart, *, beside: bool = False) -> None:
        """Ask for a part alone in the cell, or put it beside the others or away."""
        if part is DecisionPart.DECIDES and self.grid.raci:
            return
        if beside:
            wanted = set(self.parts()) ^ {part}
            self._ask(decision_rights.in_order(wanted))
        else:
            raci = self.grid.raci
            self._ask(decision_rights.with_hidden(self.parts(), (part,), raci=raci))

    def delete(self) -> None:
        """Ask to empty the cell, or to delete the decision."""
        at = self.current()
        if at is None or self.fixed:
            return
        if at[1] is None:
            self.delete_asked.emit(at[0].id)
        elif self.parts():
            self._ask(
                decision_rights.with_hidden(self.parts(), (), raci=self.grid.raci)
            )

    def ask_move(self, by: int) -> None:
        """Ask to move the decision up or down."""
        at = self.current()
        if at is not None and not self.fixed:
            self.move_asked.emit(at[0].id, by)

    def open(self) -> None:
        """Ask to look closely at the decision."""
        at = self.current()
        if at is not None:
            self.opened.emit(at[0].id)

    def rename(self) -> None:
        """Let what is decided be said in other words, where it stands."""
        at = self.current()
        if at is not None and not self.fixed:
            self.go_to(self.row, TITLE)
            self.editor.begin(at[0].title, at[0].id)
            self._place_editor()

    @Slot()
    def begin_adding(self) -> None:
        """Let another decision be typed, in a row of its own at the end."""
        if not self.fixed:
            self.editor.begin("", None)
            self._arrange()

    def type_on(self, text: str, area_id: UUID | None) -> None:
        """Let what could not be kept be typed on."""
        self.editor.begin(text, area_id)
        self._arrange()

    # --- Qt -----------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDE, self.height())

    @override
    def restyle(self) -> None:
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.hasFocus()
        scene = Scene(
            self.grid,
            self.layout_,
            clock.today(),
            self.row,
            self.column,
            focused,
            focused and self.by_key,
            self._hovered,
            self.fixed,
        )
        paint(painter, scene)
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        announce(self)
        if self.by_key:
            self.reveal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not keys.press(self, event):
            event.ignore()  # Esc, Tab and the shortcuts of the view go on their way

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._page_columns(event.position()):
            return
        row = self.layout_.row_at(event.position().y())
        if row < 0:
            return
        if self.layout_.more_rect(row).contains(event.position()):
            self.go_to(row, TITLE)
            self.open()
            return
        column = self.layout_.column_at(event.position().x())
        if column < 0:
            return
        self.go_to(row, column)
        if column == TITLE:
            self.rename()
        else:
            self.turn()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the press was taken here

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        place = self.layout_.at(point)
        row = self.layout_.row_at(point.y())
        over = row >= 0 and self.layout_.more_rect(row).contains(point)
        hand = place is not None or over or self._is_paging(point)
        shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape if hand else Qt.CursorShape.ArrowCursor)
        self._hover(None if over else place)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Mouse:
            self._ask_menu()
            return
        place = self.layout_.at(QPointF(event.pos()))
        if place is not None:
            self.go_to(*place)
            self.menu_asked.emit(event.globalPos())

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if keys.wants(event):
                event.accept()
                return True
        elif kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.layout_.at(QPointF(event.pos()))
            tip = self.spoken(*place) if place else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    # --- Within -------------------------------------------------------------------

    def _ask(self, parts: Parts) -> None:
        at = self.current()
        if at is not None and at[1] is not None and not self.fixed:
            self.parts_asked.emit(at[0].id, at[1].key, parts)

    def _ask_menu(self) -> None:
        if self.row >= 0:
            middle = self.layout_.rect(self.row, self.column).center().toPoint()
            self.menu_asked.emit(self.mapToGlobal(middle))

    def _arrange(self) -> None:
        """Place everything anew for the width there is; be as high as that needs."""
        wide = float(self.width())
        self.layout_ = lay_out(self.grid, wide, self._first, clock.today())
        self._first = self.layout_.first
        adding = self.editor.is_adding
        high = self.layout_.height + (theme.px(_NEW_ROW) if adding else 0)
        self.setFixedHeight(max(1, round(high)))
        self._place_editor()
        self.update()

    def _place_editor(self) -> None:
        if not self.editor.isVisibleTo(self):
            return
        ids = [area.id for area in self.grid.areas]
        if self.editor.area_id is None:
            wide = max(self.layout_.title, self.width() * 0.6)
            top = self.layout_.height
            place = QRectF(0, top, wide, theme.px(_NEW_ROW))
        elif self.editor.area_id in ids:
            place = self.layout_.rect(ids.index(self.editor.area_id), TITLE)
        else:
            self.editor.drop()
            return
        high = self.editor.sizeHint().height()
        top = place.center().y() - high / 2
        room = QRectF(0, top, place.width() - 4, high)
        self.editor.setGeometry(room.toRect())
        self.revealed.emit(room)

    @Slot()
    def reveal(self) -> None:
        """Bring the cell of the cursor into sight."""
        if self.column and not self.layout_.is_in_sight(self.column):
            before = self.column - 1 < self.layout_.first
            last = self.column - self.layout_.in_sight
            self._first = self.column - 1 if before else last
            self._arrange()
        if self.row >= 0:
            self.revealed.emit(self.layout_.rect(self.row, TITLE))

    def _is_paging(self, point: QPointF) -> bool:
        layout = self.layout_
        back = layout.before and layout.back_rect().contains(point)
        return bool(back or (layout.beyond and layout.on_rect().contains(point)))

    def _page_columns(self, point: QPointF) -> bool:
        """Show other columns if the arrow at the head was pressed."""
        if not self._is_paging(point):
            return False
        layout = self.layout_
        back = layout.before and layout.back_rect().contains(point)
        self._first += -layout.in_sight if back else layout.in_sight
        self._arrange()
        return True

    def _hover(self, place: tuple[int, int] | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()

    @Slot(object, str)
    def _keep(self, area_id: UUID | None, text: str) -> None:
        if area_id is None:
            self.added.emit(text)
        else:
            self.renamed.emit(area_id, text)

    @Slot()
    def _leave_editor(self) -> None:
        self._arrange()

    def _tell(self) -> None:
        """Let assistive technology know where the cursor is."""
        said = self.spoken(self.row, self.column) if self.row >= 0 else ""
        self.setAccessibleDescription(said)
        announce(self)
        self.update()
