"""The grid of success: audiences beside each other, what is feasible above.

Arrows go from statement to statement, Alt and an arrow move one; the cells are fields
of text, so what is written is written where it stands.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from app.charter.adoption import Standing
from app.charter.success import Row, Spot
from app.i18n import tr
from app.vocabulary import SuccessAudience, SuccessLevel
from ui.theme import theme
from ui.views.charter.success import grid_keys, success_words
from ui.views.charter.success.cells import INSET, Cell, ColumnHead
from ui.views.charter.success.line import Line
from ui.views.charter.success.statement_field import StatementField
from ui.widgets.base import Restyled, moved_by_key

HEAD: Final = 112  # px at 100 %: the column of the rows' heads
LEAST: Final = 132  # px at 100 % of a column; below, heads stand above their rows
_ENDLESS: Final = 16777215  # Qt's own greatest width


class SuccessGrid(Restyled, QWidget):
    """Statements in columns of audiences and rows of themes."""

    said = Signal(object, str)  # a StatementField, its words
    opened = Signal(object)  # a Statement
    moved = Signal(object, object)  # a Statement, the Spot it is moved to
    deleted = Signal(object)  # a Statement
    theme_named = Signal(object, str, str)  # level, theme, new name
    agree_asked = Signal(object)  # a SuccessAudience

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fixed = False
        self.heads = {whose: ColumnHead(whose) for whose in SuccessAudience}
        self.lines: list[Line] = []
        self.columns: tuple[SuccessAudience, ...] = ()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(1)
        self._grid.setVerticalSpacing(13)
        self._placed: tuple[object, ...] = ()
        self.setLayout(self._grid)
        self.setAccessibleName(tr("What success looks like"))
        for head in self.heads.values():
            head.setParent(self)
            head.hide()
            head.asked.connect(self.agree_asked)

    def show_rows(
        self,
        rows: Sequence[Row],
        columns: tuple[SuccessAudience, ...],
        standings: Sequence[Standing],
    ) -> None:
        """Show what is said and who has agreed; what is being typed in stays."""
        self.columns = columns
        for one in standings:
            self.heads[one.whose].show_standing(one, fixed=self.fixed)
        empty = not any(cell for row in rows for cell in row.cells.values())
        lines = self._matched(rows)
        gone = [line for line in self.lines if line not in lines]
        self.lines = lines
        for line, row in zip(lines, rows, strict=True):
            alone = sum(one.level is row.level for one in rows) == 1
            self._show_line(line, row, alone=alone, empty=empty)
        self._place()
        for line in gone:
            for widget in line.widgets():
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()

    def field_of(self, key: object) -> StatementField | None:
        """Return the field of a statement."""
        return next(
            (one for one in self.fields() if one.one and one.one.id == key), None
        )

    def fields(self) -> list[StatementField]:
        """Return all fields, row by row."""
        return [
            field
            for line in self.lines
            for whose in self.columns
            for field in line.cells[whose].fields
        ]

    def focus_on(self, key: object) -> None:
        """Give the focus to a statement."""
        field = self.field_of(key)
        if field is not None:
            moved_by_key()
            field.words.setFocus(Qt.FocusReason.TabFocusReason)

    def line_of(self, level: SuccessLevel, name: str) -> Line | None:
        """Return the row of a theme."""
        return next(
            (
                one
                for one in self.lines
                if one.level is level and one.theme.casefold() == name.casefold()
            ),
            None,
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._at()
        if at is None or not grid_keys.press(self, at, event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.color("hairline"), 1))
        left, right = float(INSET), float(self.width() - INSET)
        for place, line in enumerate(self.lines):
            top = line.head.y() - 6.5
            far = line.level is SuccessLevel.ASPIRATIONAL
            first = place > 0 and self.lines[place - 1].level is not line.level
            if far and first:  # where what is only hoped for begins, not by color alone
                pen = QPen(theme.color("line"), 1.4, Qt.PenStyle.DashLine)
                painter.setPen(pen)
            painter.drawLine(QLineF(left, top, right, top))
            painter.setPen(QPen(theme.color("hairline"), 1))
        for whose in self.columns:
            cells = [self.heads[whose], *(line.cells[whose] for line in self.lines)]
            for cell in cells:
                at = cell.x() - 0.5
                if at > 1:  # not through the heads of rows that stand above them
                    ends = (cell.y() - 6.0, cell.geometry().bottom() + 7.0)
                    painter.drawLine(QPointF(at, ends[0]), QPointF(at, ends[1]))
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def restyle(self) -> None:
        super().restyle()
        self._place()

    def add_beside(self, field: StatementField) -> None:
        """Begin one more statement in the same place."""
        cell = self._cell_of(field)
        if cell is not None:
            cell.add_blank().words.begin()

    @Slot()
    def let_go_of_blanks(self) -> None:
        """Drop what was given room for and stayed empty."""
        for line in self.lines:
            for cell in line.cells.values():
                cell.let_go_of_blanks()

    def _show_line(self, line: Line, row: Row, *, alone: bool, empty: bool) -> None:
        line.theme = row.theme
        line.head.theme.setEnabled(not self.fixed)
        line.head.show_row(row, alone=alone)
        for whose in self.columns:
            spot = Spot(whose, row.level, row.theme)
            if whose not in line.cells:
                cell = Cell(spot, self)
                cell.said.connect(self.said)
                cell.opened.connect(self.opened)
                line.cells[whose] = cell
            first = empty and row.level is SuccessLevel.FEASIBLE
            example = tr(success_words.EXAMPLES[whose]) if first else ""
            cell = line.cells[whose]
            cell.fixed = self.fixed
            for field in cell.fields:
                field.words.setEnabled(not self.fixed)
            cell.show_statements(
                spot, row.cells[whose], row.horizon_on, example or tr("Not said yet")
            )

    def _matched(self, rows: Sequence[Row]) -> list[Line]:
        """Return a line for each row: the one it had, by its theme or what it holds."""
        free = list(self.lines)
        found: dict[int, Line] = {}
        for at, row in enumerate(rows):
            for line in free:
                if line.level is row.level and line.theme == row.theme:
                    found[at] = line
                    free.remove(line)
                    break
        for at, row in enumerate(rows):
            if at in found:
                continue
            held = {one.id for cell in row.cells.values() for one in cell}
            for line in free:
                if line.level is row.level and line.keys() & held:
                    found[at] = line
                    free.remove(line)
                    break
        return [found.get(at) or self._made(row.level) for at, row in enumerate(rows)]

    def _made(self, level: SuccessLevel) -> Line:
        line = Line(level)
        line.head.setParent(self)
        line.head.named.connect(self.theme_named)
        return line

    def _place(self) -> None:
        if not hasattr(self, "_placed"):
            return
        wide = theme.px(HEAD) + len(self.columns) * theme.px(LEAST)
        above = bool(self.columns) and 0 < self.width() < wide
        placed = (above, theme.revision, self.columns, *map(id, self.lines))
        if placed == self._placed:
            return
        self._placed = placed
        for widget in [
            *self.heads.values(),
            *(w for li in self.lines for w in li.widgets()),
        ]:
            self._grid.removeWidget(widget)
        self._put_columns(above=above)
        self._put_lines(above=above)
        self.update()

    def _put_columns(self, *, above: bool) -> None:
        first = 0 if above else 1
        self._grid.setColumnMinimumWidth(0, 0 if above else theme.px(HEAD))
        for column in range(len(SuccessAudience) + 1):
            used = first <= column < first + len(self.columns)
            self._grid.setColumnStretch(column, int(used))
        for whose, head in self.heads.items():
            head.setVisible(whose in self.columns)
            if whose in self.columns:
                self._grid.addWidget(head, 0, first + self.columns.index(whose))

    def _put_lines(self, *, above: bool) -> None:
        row, first = 1, 0 if above else 1
        for line in self.lines:
            if above:
                self._grid.addWidget(line.head, row, 0, 1, len(self.columns))
                row += 1
            else:
                self._grid.addWidget(line.head, row, 0)
            line.head.set_flat(flat=above)
            line.head.setMaximumWidth(_ENDLESS if above else theme.px(HEAD))
            line.head.show()
            for whose, cell in line.cells.items():
                cell.setVisible(whose in self.columns)
                if whose in self.columns:
                    column = first + self.columns.index(whose)
                    self._grid.addWidget(cell, row, column)
            row += 1

    def _at(self) -> StatementField | None:
        """Return the field whose words have the focus."""
        return next((one for one in self.fields() if one.words.hasFocus()), None)

    def _cell_of(self, field: StatementField) -> Cell | None:
        return next(
            (
                cell
                for line in self.lines
                for cell in line.cells.values()
                if field in cell.fields
            ),
            None,
        )
