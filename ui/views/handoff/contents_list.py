"""The sections of the packet in their order: switched, dragged, moved by key."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from app.i18n import tr
from app.printouts.packets import SectionShown
from ui.views.handoff.contents_row import SectionRow
from ui.widgets.labels import Rule
from ui.widgets.layout import vbox

_EDGE = 24  # px at the edge of what scrolls, where dragging scrolls


class ContentsList(QWidget):
    """The rows of the sections."""

    switched = Signal(str, bool)  # code
    moved = Signal(str, object)  # code, and that of the one it now stands before
    shown = Signal(str)  # the page of this code is asked for

    def __init__(self, *, blocked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("In the packet"))
        self.rows: list[SectionRow] = []
        self._blocked = blocked
        self._goal: int | None = None  # where what is dragged would go
        self._column = vbox()
        self.setLayout(self._column)
        self._mark = Rule("accent", parent=self)
        self._mark.setFixedHeight(2)
        self._mark.hide()

    def show_sections(self, sections: Sequence[SectionShown]) -> None:
        """Show these, in this order; rows that stay keep the focus."""
        self._let_go()
        kept = {row.section.code: row for row in self.rows}
        wanted = {section.code for section in sections}
        for code, row in kept.items():
            if code not in wanted:
                row.hide()
                row.deleteLater()
        self.rows = []
        for place, section in enumerate(sections):
            row = kept.get(section.code) or self._new_row(section)
            row.show_section(section)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            self.rows.append(row)
        self._order_tabs()

    def row_of(self, code: str) -> SectionRow | None:
        """Return the row of a section."""
        return next((row for row in self.rows if row.section.code == code), None)

    def _new_row(self, section: SectionShown) -> SectionRow:
        row = SectionRow(section, self)
        row.switch.setEnabled(not self._blocked)
        row.switch.clicked.connect(self._switch)
        row.switch.move_asked.connect(self._move_by_key)
        row.switch.step_asked.connect(self._step)
        row.switch.shown.connect(self._show)
        row.switch.left.connect(self._let_go)
        row.shown.connect(self._show_row)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        return row

    def _order_tabs(self) -> None:
        switches = [row.switch for row in self.rows]
        for before, after in pairwise(switches):
            QWidget.setTabOrder(before, after)

    def _place(self) -> int:
        """Return which row the focus is in, -1 for none."""
        places = (n for n, row in enumerate(self.rows) if row.switch.hasFocus())
        return next(places, -1)

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        row = next((one for one in self.rows if one.switch is self.sender()), None)
        if row is not None:
            self.switched.emit(row.section.code, on)

    @Slot(int)
    def _move_by_key(self, way: int) -> None:
        place = self._place()
        goal = place + (way if way < 0 else way + 1)
        if place >= 0 and 0 <= goal <= len(self.rows):
            self._move(place, goal)

    @Slot(int)
    def _step(self, way: int) -> None:
        place = self._place() + way
        if 0 <= place < len(self.rows):
            self.rows[place].switch.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll_to(self.rows[place])

    @Slot()
    def _show(self) -> None:
        place = self._place()
        if place >= 0:
            self.shown.emit(self.rows[place].section.code)

    @Slot(object)
    def _show_row(self, row: SectionRow) -> None:
        if row.switch.isEnabled():  # so that Alt and an arrow move this one
            row.switch.setFocus(Qt.FocusReason.MouseFocusReason)
        self.shown.emit(row.section.code)

    @Slot(object, QPoint)
    def _drag(self, row: SectionRow, where: QPoint) -> None:
        if self._blocked:
            return
        if self._goal is None:  # so that Esc is heard
            row.switch.setFocus(Qt.FocusReason.MouseFocusReason)
        row.set_dragged(True)
        y = self.mapFromGlobal(where).y()
        middles = [one.y() + one.height() / 2 for one in self.rows]
        self._goal = sum(middle < y for middle in middles)
        at = self.rows[self._goal].y() if self._goal < len(self.rows) else self.height()
        self._mark.setGeometry(8, min(at, self.height() - 2), self.width() - 16, 2)
        self._mark.raise_()
        self._mark.show()
        self._scroll_along(y)

    @Slot(object)
    def _drop(self, row: SectionRow) -> None:
        goal = self._goal
        self._let_go()
        if goal is not None and row in self.rows:
            self._move(self.rows.index(row), goal)

    @Slot()
    def _let_go(self) -> None:
        self._goal = None
        self._mark.hide()
        for row in self.rows:
            row.forget()

    def _move(self, place: int, goal: int) -> None:
        """Move the row at `place` before the one at `goal`."""
        if goal in (place, place + 1):
            return
        before = self.rows[goal].section.code if goal < len(self.rows) else None
        row = self.rows.pop(place)
        at = goal - (goal > place)
        self.rows.insert(at, row)
        self._column.removeWidget(row)
        self._column.insertWidget(at, row)
        self._order_tabs()
        self._column.activate()  # now: only then a row knows where it stands
        self._scroll_to(row)
        self.moved.emit(row.section.code, before)

    def _scroll_along(self, y: int) -> None:
        scroller = self._scroller()
        inside = scroller.widget() if scroller is not None else None
        if scroller is not None and inside is not None:
            scroller.ensureVisible(0, self.mapTo(inside, QPoint(0, y)).y(), 0, _EDGE)

    def _scroll_to(self, row: SectionRow) -> None:
        scroller = self._scroller()
        if scroller is not None:
            scroller.ensureWidgetVisible(row, 0, _EDGE)

    def _scroller(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above
