"""The agenda of a gathering as blocks: chosen, moved, stretched by key and by mouse."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from app.i18n import tr
from app.vocabulary import Phase
from ui import painting
from ui.theme import theme
from ui.views.planner import words
from ui.views.planner.accessible import Blocks
from ui.views.planner.acts import Acts
from ui.views.planner.cards import Brush, Look
from ui.views.planner.drops import Landing, landing
from ui.views.planner.hand import Hand
from ui.views.planner.keys import Keys
from ui.views.planner.rows import Cell, Layout, lay_out
from ui.views.planner.words import Faces
from ui.widgets.base import Focusable, moved_by_key
from ui.widgets.menus import Menu
from ui.widgets.reading import announce, let_be_read

METHOD_MIME: Final = "application/x-circlebook-method"


class Canvas(Focusable, QWidget):
    """Shows a plan block by block and lets it be changed."""

    chosen = Signal(object)  # the key of a block, or None for the place to add one
    opened = Signal(object, str)  # a block to be looked at closely, and its field
    methods_asked = Signal()
    reveal = Signal(QRect)  # what should be scrolled into sight

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        let_be_read(self, Blocks(self))
        self.acts: Acts | None = None
        self.faces: Faces = {}
        self.layout_ = Layout()
        self.current: UUID | None = None
        self.fixed = False  # the book may only be read
        self._you: painting.Face | None = None
        self._hovered: Cell | None = None
        self._pin_hovered = False
        self._method_landing: Landing | None = None
        self.hand = Hand(self)
        self.keys = Keys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Agenda"))

    def show_plan(self, acts: Acts, faces: Faces, you: painting.Face | None) -> None:
        """Show this plan; the block chosen stays chosen while it is there."""
        self.acts, self.faces, self._you = acts, faces, you
        if acts.step(self.current) is None:
            self.current = None
        self.hand.forget()
        self.arrange()
        self._say_current()

    def choose(self, block_id: UUID | None, *, by_key: bool = False) -> None:
        """Choose a block, or with None the place to add one."""
        if by_key:
            moved_by_key()
        changed = block_id != self.current
        self.current = block_id
        cell = self.layout_.cell(block_id)
        if cell is not None and by_key:
            self.reveal.emit(cell.rect.adjusted(0, -8, 0, 8).toRect())
        self.update()
        if changed:
            self._say_current()
            self.chosen.emit(block_id)

    def arrange(self) -> None:
        """Place the blocks anew for the width there is."""
        if self.acts is None:
            return
        self.layout_ = lay_out(self.hand.agenda(self.acts), self.width())
        self.setFixedHeight(round(self.layout_.height))
        self.update()

    def brush(self, painter: QPainter) -> Brush:
        """Return what paints the cells."""
        assert self.acts is not None  # noqa: S101 - nothing is painted before a plan
        return Brush(painter, self.hand.agenda(self.acts), self.faces, self._you)

    def on_pin(self, point: QPointF) -> Cell | None:
        """Return the block whose pin is under a point."""
        if not self.layout_.gutter - 22 <= point.x() < self.layout_.gutter:
            return None
        across = QPointF(self.layout_.gutter + 20, point.y())
        cell = self.layout_.at(across)
        timed = cell and cell.step and cell.step.block.phase is Phase.DURING
        kinds = {"card", "tray", "roof"}
        return cell if cell and timed and cell.clock and cell.kind in kinds else None

    @override
    def restyle(self) -> None:
        self.arrange()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, round(self.layout_.height))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.acts is None:
            return
        painter = QPainter(self)
        brush = self.brush(painter)
        seen = QRectF(event.rect()).adjusted(0, -20, 0, 20)
        for cell in self.layout_.cells:
            if cell.rect.top() <= seen.bottom() and cell.rect.bottom() >= seen.top():
                pinning = self._pin_hovered and cell == self._hovered
                brush.gutter(cell, self.layout_.gutter, hovered=pinning)
                brush.cell(cell, self._look(cell))
        self.hand.paint(brush)
        if self._method_landing is not None:
            self.hand.paint_line(painter, self._method_landing.line)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.acts is None:
            return
        point = event.position()
        pinned = self.on_pin(point)
        if pinned is not None and pinned.id and not self.fixed:
            self.choose(pinned.id)
            self.acts.pin(pinned.id)
            return
        cell = self.layout_.at(point)
        if cell is None or not cell.can_be_chosen:
            return
        self.choose(cell.id)
        if cell.id is not None and not self.fixed:
            self.hand.press(cell, point)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.hand.drag(event.position(), event.modifiers())
        else:
            self._hover(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.hand.release(event.position(), event.modifiers()):
            return
        cell = self.layout_.at(event.position())
        if cell is not None and cell.kind == "add":
            self.keys.add()
        elif cell is not None and cell.id == self.current and self._on_pill(event):
            self.opened.emit(cell.id, "minutes")

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.layout_.at(event.position())
        if cell is not None and cell.id is not None:
            self.hand.forget()
            self.opened.emit(cell.id, "")

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            cell = self.layout_.at(QPointF(event.pos()))
            self.choose(cell.id if cell else None)
        if self.current is None or self.fixed:
            return
        menu = Menu(tr("Block"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keys.fill_menu(menu)
        menu.popup(event.globalPos())

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(METHOD_MIME) and not self.fixed:
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._method_landing = landing(self.layout_, event.position(), None)
        self.hand.scroll_near_edge(event.position())
        event.acceptProposedAction()
        self.update()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._method_landing = None
        self.hand.stop_scrolling()
        self.update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        there, self._method_landing = self._method_landing, None
        self.hand.stop_scrolling()
        key = bytes(event.mimeData().data(METHOD_MIME).data()).decode()
        if self.acts is not None and there is not None and key:
            event.acceptProposedAction()
            new = self.acts.insert_method(key, there.after_id, there.phase)
            self.choose(new)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self.keys.wants(event):
            event.accept()  # moving a track comes before going back
            return True
        return super().event(event)

    def _look(self, cell: Cell) -> Look:
        held = self.hand.held
        mine = held is not None and cell.id == held.cell.id and cell.kind != "gap"
        chosen = cell.can_be_chosen and cell.id == self.current
        if cell.kind == "add":
            chosen = chosen and self.hasFocus() and self.by_key
        moving = mine and held is not None and held.is_moving and not held.copies
        over = cell == self._hovered and not self._pin_hovered
        return Look(chosen=chosen and not moving, hovered=over, ghost=moving)

    def _hover(self, point: QPointF) -> None:
        pinned = None if self.fixed else self.on_pin(point)
        cell = pinned or self.layout_.at(point)
        self._pin_hovered = pinned is not None
        if cell != self._hovered or pinned:
            self._hovered = cell
            self.update()
        self.setCursor(self.hand.cursor_over(cell, point, pinning=pinned is not None))

    def _on_pill(self, event: QMouseEvent) -> bool:
        cell = self.layout_.cell(self.current)
        if cell is None or cell.compact or cell.kind != "card":
            return False
        return event.position().x() > cell.rect.right() - theme.px(54) - 12

    def _show_tip(self, event: QHelpEvent) -> None:
        point = QPointF(event.pos())
        pinned = self.on_pin(point)
        cell = pinned or self.layout_.at(point)
        said = ""
        if pinned is not None and pinned.step is not None:
            free = pinned.step.block.locked_start is None
            said = tr("Pin the start  (L)") if free else tr("Let it follow again  (L)")
        elif cell is not None and cell.step is not None and self.acts is not None:
            said = words.spoken(cell.step, self.acts.agenda, self.faces)
            things = words.materials_line(cell.step.block.materials)
            said += f"\n{things}" if things else ""
        QToolTip.showText(event.globalPos(), said, self)

    @Slot()
    def _say_current(self) -> None:
        """Let assistive technology know which block is chosen."""
        step = self.acts.step(self.current) if self.acts else None
        if step is None or self.acts is None:
            said = tr("Add a block, or drop a method here")
        else:
            said = words.spoken(step, self.acts.agenda, self.faces)
        self.setAccessibleDescription(said)
        announce(self)
