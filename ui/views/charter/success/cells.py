"""What the grid of success is made of: its cells, and the heads of rows and columns."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from app.charter.adoption import Standing, State
from app.charter.success import Row, Spot, Statement
from app.i18n import tr
from app.vocabulary import SuccessAudience, SuccessLevel
from ui.views.charter.success import success_words
from ui.views.charter.success.statement_field import StatementField
from ui.views.charter.success.wrapped_button import WrappedButton
from ui.views.people.about import InlineTitle
from ui.widgets.labels import Icon, Label
from ui.widgets.layout import STRETCH, boxed, hbox, vbox

INSET = 8  # px from the edge of a field to its words


class Cell(QWidget):
    """The statements of one audience in one row; a blank one where there is none."""

    said = Signal(object, str)
    opened = Signal(object)

    def __init__(self, spot: Spot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spot = spot
        self.fixed = False  # nothing is to be written
        self.fields: list[StatementField] = []
        self._column = vbox(gap=6)
        self.setLayout(vbox(self._column, STRETCH))
        self._put(StatementField(spot))

    def show_statements(
        self, spot: Spot, found: Sequence[Statement], by: date | None, example: str
    ) -> None:
        """Show these; what is typed in stays, and a blank one becomes the first new."""
        self.spot = spot
        known = {field.one.id: field for field in self.fields if field.one}
        blank = next((field for field in self.fields if field.is_blank), None)
        fields = []
        for one in found:
            field = known.pop(one.id, None)
            if field is None and blank is not None:
                field, blank = blank, None
            field = field or self._put(StatementField(spot))
            field.show_statement(one, success_words.facts(one, said=by))
            fields.append(field)
        if blank is not None and (not fields or not blank.words.isReadOnly()):
            fields.append(blank)
        if not fields:
            fields.append(self._put(StatementField(spot)))
        self._keep(fields)
        for field in fields:
            if field.is_blank:
                field.turn_to(spot)
                field.show_example(example)

    def add_blank(self) -> StatementField:
        """Give room for one more statement, and return it."""
        field = self.fields[-1]
        if not field.is_blank:
            field = self._put(StatementField(self.spot))
            self.fields.append(field)
        return field

    def let_go_of_blanks(self) -> None:
        """Drop what was given room for and stayed empty."""
        kept = [one for one in self.fields if not one.is_blank or not _is_idle(one)]
        if kept and len(kept) < len(self.fields):
            self._keep(kept)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.fixed:
            field = self.add_blank()
            field.words.begin()

    def _put(self, field: StatementField) -> StatementField:
        field.said.connect(self.said)
        field.opened.connect(self.opened)
        field.words.setEnabled(not self.fixed)
        self._column.addWidget(field)
        if not self.fields:
            self.fields = [field]
        return field

    def _keep(self, fields: Sequence[StatementField]) -> None:
        gone = [one for one in self.fields if one not in fields]
        at = self.window().focusWidget()
        had_focus = at is not None and any(one.isAncestorOf(at) for one in gone)
        self.fields = list(fields)
        for place, field in enumerate(fields):
            self._column.insertWidget(place, field)
        if had_focus:
            fields[0].words.setFocus(Qt.FocusReason.OtherFocusReason)
        for field in gone:
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()


class RowHead(QWidget):
    """How far a row reaches, its theme, and by when."""

    named = Signal(object, str, str)  # level, theme, its new name

    def __init__(self, level: SuccessLevel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level, self.key = level, ""
        mark = Icon(success_words.LEVEL_ICONS[level], "ink3", 15)
        self.name = Label(level.label, "small", "ink2")
        self.theme = InlineTitle("", tr("Theme"), "smallm", example=tr("Theme"))
        self.by = Label("", "small", "ink3", wrap=True)
        top = hbox(vbox(2, mark, STRETCH), (vbox(self.name, STRETCH), 1), gap=6)
        inset = boxed(top)
        inset.setContentsMargins(INSET, 4, 0, 0)
        self.by.setContentsMargins(INSET, 0, 0, 0)
        self._parts = vbox(inset, self.theme, self.by, STRETCH)
        self.setLayout(self._parts)
        self.theme.edited.connect(self._tell)

    def set_flat(self, *, flat: bool) -> None:
        """Stand in one line above the row, or in a column to its left."""
        way = QBoxLayout.Direction
        self._parts.setDirection(way.LeftToRight if flat else way.TopToBottom)
        self._parts.setStretch(1, int(flat))
        self._parts.setStretch(3, int(not flat))
        self.by.setWordWrap(not flat)
        self.by.setContentsMargins(INSET, 4 if flat else 0, INSET if flat else 0, 0)

    def show_row(self, row: Row, *, alone: bool) -> None:
        """Show a row; while it is alone at its level it needs no name."""
        self.key = row.theme
        self.theme.set_text(row.theme)
        name = tr("Theme of the row, {level}").format(level=row.level.label)
        self.theme.setAccessibleName(name)
        idle = self.theme.isReadOnly() and not self.theme.hasFocus()
        self.theme.setVisible(bool(row.theme) or not alone or not idle)
        day = row.horizon_on
        self.by.setText(success_words.by(day))
        self.by.setVisible(day is not None)

    @Slot(str)
    def _tell(self, name: str) -> None:
        self.named.emit(self.level, self.key, name)


class ColumnHead(QWidget):
    """Whose column it is, and whether they have agreed."""

    asked = Signal(object)  # the SuccessAudience

    def __init__(self, whose: SuccessAudience, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whose = whose
        mark = Icon(success_words.ICONS[whose], "accent_ink")
        name = Label(whose.label, "medium", wrap=True)
        self.state = WrappedButton()
        top = hbox(8, vbox(2, mark, STRETCH), (name, 1), gap=8)
        self.setLayout(vbox(top, self.state, STRETCH, gap=2))
        self.state.clicked.connect(self._ask)

    def show_standing(self, one: Standing, *, fixed: bool) -> None:
        """Show where they stand."""
        words, color, icon = success_words.standing(one)
        self.state.show_words(words, color, icon)
        self.state.setAccessibleName(f"{self.whose.label}: {words}")
        self.state.setVisible(one.state is not State.NOTHING)
        self.state.setEnabled(not fixed)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.whose)


def _is_idle(field: StatementField) -> bool:
    return field.words.isReadOnly() and not field.words.hasFocus()
