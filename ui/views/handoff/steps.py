"""The steps until the last day and after it: dated, ticked, changed in place."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from app import clock
from app.community.transitions import Handover, Step
from app.i18n import tr
from ui import painting, phrases
from ui.icons import paint_icon
from ui.theme import theme
from ui.views.handoff.step_popover import StepPopover
from ui.widgets.buttons import Button
from ui.widgets.figures import ProgressBar
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, flow, hbox, vbox
from ui.widgets.list_rows import TICK, Row, RowAction, paint_ground
from ui.widgets.lists import RecordList
from ui.widgets.records import Index

FEW: Final = 7  # shown before one asks for the rest
_BEFORE: Final = 3  # of them done
_TICK: Final = TICK - 2  # px, the side of the box
_LINES: Final = 2  # of words, at the most


class StepList(RecordList[Step]):
    """Steps in rows; Space ticks one, F2 changes it, Del takes it out."""

    changing = Signal(object)

    def __init__(
        self, name: str, *, blocked: bool = False, parent: QWidget | None = None
    ) -> None:
        acts = (RowAction("edit", "pencil-simple", tr("Change it (F2)")),)
        super().__init__(
            name,
            self._row,
            actions=() if blocked else acts,
            fit_content=True,
            parent=parent,
        )
        self._anchor = QWidget(self.viewport())
        self._anchor.hide()
        self._step_delegate = _StepDelegate(self)
        self.setItemDelegate(self._step_delegate)
        self.acted.connect(self._change)
        self.opened_full.connect(self.changing)

    @override
    def row_height(self, row: Row) -> int:
        lines = painting.paragraph_height(row.title, "small", self._room(row), _LINES)
        return max(theme.fit(34, "small", padding=14), round(lines) + 14)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and (step := self.current()) is not None:
            self.changing.emit(step)
        else:
            super().keyPressEvent(event)

    def _room(self, row: Row) -> float:
        """Return how wide the words of a row may be, in px."""
        day = painting.text_width(row.right, "cap", tabular=True)
        return max(60.0, self.viewport().width() - _TICK - day - 25)

    def row_of_step(self, step: Step) -> QWidget:
        """Return an unseen widget that lies where the row of a step is."""
        self.go_to(step.id)
        self._anchor.setGeometry(self.visualRect(self.currentIndex()))
        return self._anchor

    def _row(self, step: Step) -> Row:
        late = step.due is not None and step.due < clock.today()
        return Row(
            step.words,
            ticked=step.done,
            title_role="small",
            right=short(step.due) if step.due else "",
            right_role="honey_ink" if late and not step.done else "ink3",
            struck=step.done,
        )

    @Slot(object, str)
    def _change(self, step: Step, _: str) -> None:
        self.changing.emit(step)


class Steps(QWidget):
    """The checklist with its progress; the rest of a long one is shown when asked."""

    ticked = Signal(object, bool)  # step
    said = Signal(object, str, object)  # step or None for a new one, words, day
    dropped = Signal(object)  # step

    def __init__(self, *, blocked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all, self._blocked = False, blocked
        self._handover: Handover | None = None
        self._popover: StepPopover | None = None
        name = tr("Steps, before and after")
        self.count = Label("", "small", "ink3", tabular=True)
        self.bar = ProgressBar(name=name)
        self.list = StepList(name, blocked=blocked)
        self.more = Button("", kind="link", small=True)
        self.add = Button(tr("Add a step"), "plus", "quietlink", small=True)
        foot = flow(self.more, self.add, gap=12)
        head = hbox(Label(name, "h3"), STRETCH, self.count, gap=8)
        self.setLayout(vbox(head, 7, self.bar, 6, self.list, 2, foot))
        self.add.setVisible(not blocked)
        self.list.ticked.connect(self.ticked)
        self.list.changing.connect(self.change)
        if not blocked:
            self.list.deleted.connect(self.dropped)
        self.more.clicked.connect(self._flip)
        self.add.clicked.connect(self.ask)

    def show_handover(self, handover: Handover) -> None:
        """Show the steps of this one."""
        if self._handover is not None and self._handover.id != handover.id:
            self._all = False
        self._handover = handover
        steps, done = handover.steps, handover.done
        words = tr("{n} of {m}").format(n=done, m=len(steps))
        self.count.setText(words)
        self.bar.set_share(done / len(steps) if steps else 0.0)
        shown = list(steps) if self._all else window(steps)
        self.list.show_records(shown)
        rest = len(steps) - len(shown)
        inside = sum(step.done for step in shown)
        self.more.setText(_rest(rest, done - inside) if rest else tr("Show fewer"))
        self.more.setVisible(len(steps) > FEW)

    @Slot(object)
    def change(self, step: Step) -> None:
        """Let the words and the day of a step be changed."""
        if not self._blocked:
            self._open(step, self.list.row_of_step(step))

    @Slot()
    def ask(self) -> None:
        """Ask for a further step."""
        if self.isVisible() and not self._blocked:
            self._open(None, self.add)

    def _open(self, step: Step | None, under: QWidget) -> None:
        self._popover = StepPopover(step, self)
        self._popover.said.connect(self.said)
        self._popover.dropped.connect(self.dropped)
        self._popover.open_under(under)
        self._popover.words.input.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _flip(self) -> None:
        self._all = not self._all
        if self._handover is not None:
            self.show_handover(self._handover)


class _StepDelegate(QStyledItemDelegate):
    """Draws a step: its tick, its words, its day."""

    def __init__(self, view: StepList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRectF(option.rect)
        state = self._view.state_of(index)
        row = self._view.row_of(self._view.records_model.record(index.row()))
        painter.save()
        paint_ground(painter, rect, state)
        inside = rect.adjusted(4, 0, -1, 0)
        box = QRectF(inside.x(), rect.center().y() - _TICK / 2, _TICK, _TICK)
        painting.tick(painter, box, bool(row.ticked), hover=state.hover)
        right = self._paint_right(painter, rect, inside, row, shown=state.hover)
        left = box.right() + 10
        wide = right - left - 8
        high = painting.paragraph_height(row.title, "small", wide, _LINES)
        words = QRectF(left, rect.center().y() - high / 2, wide, high)
        ink = "ink3" if row.struck else "ink"
        painting.paragraph(painter, words, row.title, "small", ink, _LINES)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._view.row_of(self._view.records_model.record(index.row()))
        return QSize(120, self._view.row_height(row))

    def _paint_right(
        self, painter: QPainter, rect: QRectF, inside: QRectF, row: Row, *, shown: bool
    ) -> float:
        """Draw the day, or under the mouse what can be done; return where it begins."""
        if shown and self._view.actions_shown:
            place, action = self._view.action_rects(rect)[0]
            paint_icon(painter, action.icon, place.adjusted(6, 6, -6, -6), "ink2")
            return place.x()
        wide = painting.text_width(row.right, "cap", tabular=True)
        day = QRectF(inside.right() - wide - 1, rect.y(), wide + 1, rect.height())
        painting.text(
            painter, day, row.right, "cap", row.right_role, painting.RIGHT, tabular=True
        )
        return day.x()


def window(steps: Sequence[Step]) -> list[Step]:
    """Return the few steps that matter now: some done, then what is open."""
    if len(steps) <= FEW:
        return list(steps)
    first = next((n for n, step in enumerate(steps) if not step.done), len(steps))
    start = max(0, min(first - _BEFORE, len(steps) - FEW))
    return list(steps[start : start + FEW])


def short(day: date) -> str:
    """Return "May 19", with the year if it is not this one."""
    return phrases.day(day).partition(" ")[2]


def _rest(rest: int, done: int) -> str:
    if not done:
        return tr("{n} more").format(n=rest)
    return tr("{n} more, {m} of them done").format(n=rest, m=done)
